import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { isReserved } from '../../../src/cosmos-local/query/reserved-words.ts';
import type { RowsWanted } from '../../../src/casework/ports/ports.ts';
import type { CosmosStore } from '../../../src/store/cosmos.ts';
import { broughtUpToDate, lookIn } from '../../../src/store/matters/documents.ts';
import { formDocument } from '../../../src/store/form.ts';
import { queries } from '../../../src/store/queries/queries.ts';
import { fromLines } from '../../specimens/stored.ts';
import { rowsBy, rowsWays } from '../../../src/store/queries/row-queries.ts';
import * as make from '../fixture.ts';
import { localIt, nowMs, somePerson, someReference } from '../fixture.ts';

const at = (path: string): URL => new URL(`../../../${path}`, import.meta.url);

const rowsWanted: readonly RowsWanted[] = [
  { ledBy: somePerson() },
  { waiting: 'waits' },
  { called: somePerson() },
  { invitedAs: ['agency:housing'] },
  { inStages: ['listed', 'held'] },
  { askedOf: Array.from({ length: 25 }, somePerson) },
  { askedOf: [somePerson()] },
  { dueBy: { stages: ['open'], date: '2027-01-12' } },
  { decidedAt: ['preMset-2027-01-12'] },
  { followedOf: [somePerson()] },
  { ofLine: somePerson() },
  { cases: [someReference()] },
  { endedSince: '2027-01-04' },
];

/** What earlier versions stored, and this one stores. */
const specimens = readdirSync(at('test/specimens'), { withFileTypes: true })
  .filter((one) => one.isDirectory())
  .flatMap(({ name }) => fromLines(readFileSync(at(`test/specimens/${name}/stored.jsonl`), 'utf8')));

/** Columns that no specimen tells of yet, by the test that stores and finds them. The next specimen makes this shorter. */
const untold: Readonly<Record<string, readonly string[]>> = {
  'case-rows.test.ts': [
    'record.root.urgentFrom',
    ...[
      'again',
      'alsoReferred',
      'cancelled',
      'inReview',
      'prepared',
      'senior',
      'seniors',
      'turning',
      'urgentEnded',
    ].map((name) => `record.root.${name}`),
    'decidedFor',
  ],
  'ailing.test.ts': ['moving', 'large'],
  'links.test.ts of test/casework': ['record.root.namedFrom', 'record.root.now.home'],
  'entities.test.ts': ['record.root.works'],
  'action-lists.test.ts': ['part.deputy', 'part.escalatedAt', 'part.escalation', 'part.timeAsked'],
  'lists.test.ts and figures.test.ts of test/reading': ['record.root.answers.otherNames', 'record.root.risk.latest'],
};
const isTold = (column: string): boolean => !Object.values(untold).flat().includes(column);

/** `_ts` and its like are the database's own. */
const columnsIn = (text: string): readonly string[] =>
  [...text.matchAll(/\bc\.([a-zA-Z]\w*(?:\.\w+)*)/g)].map(([, column = '']) => column);

function has(value: unknown, [name, ...rest]: readonly string[]): boolean {
  if (name === undefined) return true;
  return typeof value === 'object' && value !== null && name in value && has(Reflect.get(value, name), rest);
}

/** The index paths that a query filters by. */
const filtersOf = (text: string): readonly string[] =>
  [...text.replace(/^.* WHERE /, '').matchAll(/(ARRAY_CONTAINS\()?c\.([\w.]+)/g)].map(
    ([, list, column = '']) => `/${column.replaceAll('.', '/')}${list === undefined ? '' : '/[]'}/?`,
  );
/** Lines of a case that was decided about once. */
const lines = (place: number) => ({
  reference: someReference(),
  lines: [{ id: `D${place}` as const, at: '2027-01-12T14:20:00.000Z' }],
});

describe('the queries of the application', () => {
  const document = readFileSync(at('docs/access-paths.md'), 'utf8');
  const { containers } = JSON.parse(readFileSync(at('infra/containers.json'), 'utf8')) as {
    containers: { id: string; indexingPolicy: { includedPaths: { path: string }[] } }[];
  };

  it('are not copied into docs/access-paths.md, and what it says of one is of one that exists', () => {
    assert.doesNotMatch(document, /SELECT [^|\n]* FROM c\b/);
    const costs = [...document.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
    assert.ok(costs.length > 20);
    const names: readonly string[] = queries.map(({ name }) => name);
    assert.deepEqual(
      costs.filter((name = '') => !names.includes(name)),
      [],
    );
  });

  for (const { name, text, container, reach } of queries) {
    it(`${name} says nothing that Azure refuses: no reserved word as a name, no operator or function it means otherwise`, () => {
      const names = [...text.matchAll(/(?:\.|\bFROM )(\w+)/g)].map(([, word = '']) => word);
      assert.ok(names.length > 0);
      assert.deepEqual(names.filter(isReserved), []);
      assert.doesNotMatch(text, /!=|<>|\bNOT\b|STARTSWITH|IS_DEFINED|COUNT/i);
    });
    if (reach !== 'across') continue;
    it(`${name} asks every partition by indexed paths only, in no order`, () => {
      const paths = [
        ...(containers.find((one) => one.id === container)?.indexingPolicy.includedPaths ?? []),
        // The service indexes both always, and no policy may name them.
        { path: '/_ts/?' },
        { path: '/id/?' },
      ];
      const asked = filtersOf(text);
      assert.ok(asked.length > 0);
      for (const path of asked)
        assert.ok(
          paths.some((one) => one.path === path),
          `${path} is not indexed`,
        );
      assert.doesNotMatch(text, /ORDER BY/i);
    });
  }

  for (const { name, text, container } of queries) {
    it(`${name} names no column that no stored document has`, () => {
      const documents = specimens.filter((one) => one.in === container);
      const missing = columnsIn(text).filter((column) => !documents.some((one) => has(one, column.split('.'))));
      assert.deepEqual(missing.filter(isTold), []);
    });
  }

  it('name what no specimen tells of, where the list above says so', () => {
    const asked = new Set(queries.flatMap(({ text }) => columnsIn(text)));
    const wrong = Object.values(untold)
      .flat()
      .filter((column) => !asked.has(column) || specimens.some((one) => has(one, column.split('.'))));
    assert.deepEqual(wrong, []);
  });

  it('no path is indexed that no stored document has', () => {
    const paths = containers.flatMap(({ id, indexingPolicy }) =>
      indexingPolicy.includedPaths.map(({ path }) => [id, path.replace(/(?:\/\[\])?\/\?$/, '').slice(1)] as const),
    );
    const missing = paths.filter(([id, path]) => !specimens.some((one) => one.in === id && has(one, path.split('/'))));
    assert.deepEqual(
      missing.filter(([, path]) => isTold(path.replaceAll('/', '.'))),
      [],
    );
  });

  let target: make.Target;
  let store: CosmosStore;
  before(async () => {
    target = await make.openTarget();
    store = await target.open();
  });
  after(() => target.close());

  localIt('are all that is ever asked, and all of them run', async () => {
    await store.cases.facts(someReference());
    await store.cases.ofReferrer(somePerson());
    await store.cases.inStage('draft');
    await store.cases.inStages(['listed', 'held']);
    const meeting = { id: 'preMset-2027-01-12', date: '2027-01-12' } as const;
    await store.cases.forMeeting(['toPanel', 'open'], meeting);
    await store.cases.dayOfMeeting(['toPanel', 'open'], meeting, '2027-01-04');
    await store.cases.alike(['a key']);
    await store.cases.linksAlike(['a key']);
    await store.cases.foundByKeys({ alike: ['a key'], links: [['another']], but: someReference() });
    await store.cases.mentionsWaiting();
    await store.cases.mentionsOf([someReference()]);
    await store.entities.waiting('2027-01-04');
    await store.entities.open();
    await store.entities.endedBefore('2027-01-04');
    await store.meetings.from('2027-01-04');
    await store.meetings.before('2027-01-04', 3);
    await store.meetings.facts('preMset-2027-01-12');
    await store.advice.open(somePerson(), true);
    await store.advice.guidance();
    await store.register.open(somePerson(), true);
    await store.register.since('2027-01-04');
    await store.trainings.from('2027-01-04');
    await store.cases.waitingForCoordinator();
    await store.cases.parts(someReference(), 'action');
    await store.cases.actionRows(['police'], make.at);
    await store.cases.actionsOnSheet('2027-01-04');
    const own = { person: somePerson(), owners: [somePerson()], agencies: [], ownerless: [] };
    await store.cases.actionRowsOf(own);
    await store.cases.actionRowsOf({ ...own, counted: { dueBy: make.at, hosts: [] } });
    await store.cases.activeActions();
    for (const wanted of rowsWanted) await store.cases.rows(wanted);
    await store.cases.rows(Object.assign({}, ...rowsWanted) as RowsWanted);
    await store.cases.namesEnded('2027-01-04');
    await store.cases.endedBefore('2027-01-04');
    await store.cases.actionsSetOn([someReference()]);
    await store.cases.closedTo(somePerson());
    await store.cases.episodesSince('2027-01-04');
    await store.cases.gatheringsSince('2027-01-04');
    await store.cases.openBands();
    await store.cases.openActionsOf([someReference()]);
    await store.cases.actionsOf([someReference()]);
    await store.cases.partsNamed(someReference(), ['A1', 'N1'], true);
    await assert.rejects(store.cases.decisionsOf([lines(1), lines(2)]), /is not there/);
    await store.cases.fallenDue(make.at);
    await target.put(formDocument(5), 'directory');
    await store.fit({ mayMark: false });
    await store.cases.ailing();
    await store.cases.mergedAway();
    await store.cases.tookOf([someReference()]);
    await store.cases.shut([someReference()]);
    await store.changes.since(0);
    await store.policeLists.open();
    await store.policeLists.since('2027-01-05');
    await store.policeLists.rowsKept();
    await store.figures.sheets();
    await store.daySeals.all();
    await store.daySeals.looks(undefined, '2027-01-05T00:00:00.000Z');
    await store.daySeals.ends(0);
    await store.lookEnds.buried();
    await store.lookEnds.looksAt(someReference(), '2027-01-05T00:00:00.000Z');
    await store.lookEnds.sums('2027-01-05');
    await store.whoLooked.ofPerson(somePerson(), '2027-01-05T00:00:00.000Z');
    await store.outbox.outstanding(nowMs);
    await store.outbox.due(nowMs, 10);
    await store.outbox.ofMatter(someReference());
    const told = someReference();
    const notices = [1, 2, 3, 4].map(() => make.cardFor(somePerson()));
    await store.cases.commit(make.commitOf(told, 1, { notices }), nowMs);
    const struck = { asked: 1, facts: [], parts: [] };
    await store.cases.commit({ ...make.commitOf(someReference(), 1), struck }, nowMs);
    await store.outbox.claim(told, nowMs, 60_000);
    await store.outbox.forPerson(somePerson());
    await store.troubles.readers();
    await store.looks.of(someReference());
    await store.channels.inConversation('19:channel@thread.tacv2');
    for await (const page of store.migrating.matters(5)) assert.ok(page);
    await store.migrating.matter({ id: someReference(), kind: 'case', form: 5 });
    await store.audit.partition(someReference());
    for await (const page of store.audit.references()) assert.ok(page);
    for await (const page of store.audit.looks()) assert.ok(page);
    for await (const page of store.audit.troubled()) assert.ok(page);
    for (const container of ['cases', 'directory', 'looks'] as const) {
      for await (const page of store.whole.documents(container)) assert.ok(page);
      await store.whole.writtenSince(container, 0);
      await store.whole.partition(container, someReference());
    }
    const asked = target.seen
      .filter((request) => request.kind === 'query')
      .map((request) => (JSON.parse(request.body) as { query: string }).query);
    // Rows are found in each way alone, and in all at once: then by the same conditions, in the same order.
    const atOnce = rowsWays.filter((way) => way !== 'askedOfMany');
    const known = [...queries, rowsBy(atOnce)].map((query) => query.text);
    // A copy asks the same of each container.
    assert.deepEqual([...new Set(asked)].toSorted(), [...new Set(known)].toSorted());
    const plans = target.seen.filter(({ kind }) => kind === 'plan');
    assert.deepEqual(plans, [], 'no plan is asked for');
  });

  it('what docs/worst-day.md asks of the looks is indexed, and finds the looks of a person', async () => {
    const notes = readFileSync(at('docs/worst-day.md'), 'utf8');
    const [text = ''] = /SELECT [^`]* c\.look\.person = '<object id>'/.exec(notes) ?? [];
    // Each specimen tells the same story. Seals of days are kept beside the looks.
    const told = specimens.flatMap((one) => ('look' in one ? [[`${one.pk} ${one.id}`, one] as const] : []));
    const looks = [...new Map(told).values()];
    const [look] = looks;
    assert.ok(look);
    const { person } = look['look'] as { readonly person: string };
    const wanted = looks.filter((one) => (one['look'] as { readonly person: string }).person === person);
    const included = containers.find(({ id }) => id === 'looks')?.indexingPolicy.includedPaths.map(({ path }) => path);
    assert.deepEqual(
      filtersOf(text).filter((path) => included?.includes(path) !== true),
      [],
    );
    for (const one of looks) await store.looks.record(lookIn(one));
    const found = await target.ask(text.replace('<object id>', person), 'looks');
    assert.equal(found.length, wanted.length);
    assert.ok(found.length < looks.length);
  });

  localIt('that are about one case ask its partition only', async () => {
    const kinds = await target.requestsOf(() => store.cases.facts(someReference()));
    assert.deepEqual(kinds, ['query']);
    assert.notEqual(target.seen.at(-1)?.headers['x-ms-documentdb-partitionkey'], undefined);
  });

  it('never force a query plan, which would drop the partition key', () => {
    const files = readdirSync(at('src/store'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    assert.ok(files.includes('sdk/items.ts'));
    for (const file of files) {
      assert.doesNotMatch(readFileSync(at(`src/store/${file}`), 'utf8'), /forceQueryPlan/, file);
    }
  });
});

describe('the versions of documents', () => {
  const steps = [
    (old: Readonly<Record<string, unknown>>) => ({ ...old, two: true }),
    (old: Readonly<Record<string, unknown>>) => ({ ...old, three: old['two'] }),
  ];

  it('an older document goes through every step since', () => {
    assert.deepEqual(broughtUpToDate('case', { kind: 'case', v: 1 }, steps), {
      kind: 'case',
      v: 1,
      two: true,
      three: true,
    });
    assert.deepEqual(broughtUpToDate('case', { kind: 'case', v: 2, two: 2 }, steps), {
      kind: 'case',
      v: 2,
      two: 2,
      three: 2,
    });
    assert.deepEqual(broughtUpToDate('case', { kind: 'case', v: 3 }, steps), { kind: 'case', v: 3 });
  });

  it('a version that no program wrote is refused', () => {
    for (const v of [0, 4, 1.5, '1', undefined]) {
      assert.throws(() => broughtUpToDate('case', { kind: 'case', v }, steps), { reason: 'unreadable' });
    }
    assert.throws(() => broughtUpToDate('case', { kind: 'fact', v: 1 }, steps), { reason: 'unreadable' });
    assert.throws(() => broughtUpToDate('case', undefined, steps), { reason: 'unreadable' });
  });
});
