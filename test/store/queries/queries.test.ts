import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { isReserved } from '../../../src/cosmos-local/query/reserved-words.ts';
import type { RowsWanted } from '../../../src/casework/ports/ports.ts';
import type { CosmosStore } from '../../../src/store/cosmos.ts';
import { broughtUpToDate } from '../../../src/store/matters/documents.ts';
import { queries } from '../../../src/store/queries/queries.ts';
import { rowsBy, rowsWays } from '../../../src/store/queries/row-queries.ts';
import * as make from '../fixture.ts';
import { localIt, nowMs, somePerson, someReference } from '../fixture.ts';

const at = (path: string): URL => new URL(`../../../${path}`, import.meta.url);

const rowsWanted: readonly RowsWanted[] = [
  { ledBy: somePerson() },
  { waiting: true },
  { inStages: ['listed', 'held'] },
  { dueBy: { stages: ['open'], date: '2027-01-12' } },
  { decidedAt: ['preMset-2027-01-12'] },
  { followedOf: [somePerson()] },
  { ofLine: somePerson() },
  { cases: [someReference()] },
  { endedSince: '2027-01-04' },
];

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
        // The service indexes it always, and no policy may name it.
        { path: '/_ts/?' },
      ];
      const where = text.replace(/^.* WHERE /, '');
      const asked = [...where.matchAll(/(ARRAY_CONTAINS\()?c\.(\w+)/g)].map(
        ([, list, name]) => `/${name}${list === undefined ? '' : '/[]'}/?`,
      );
      assert.ok(asked.length > 0);
      for (const path of asked)
        assert.ok(
          paths.some((one) => one.path === path),
          `${path} is not indexed`,
        );
      assert.doesNotMatch(text, /ORDER BY/i);
    });
  }

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
    await store.meetings.from('2027-01-04');
    await store.meetings.before('2027-01-04', 3);
    await store.meetings.facts('preMset-2027-01-12');
    await store.advice.open(somePerson(), true);
    await store.advice.guidance();
    await store.trainings.from('2027-01-04');
    await store.cases.waitingForCoordinator();
    await store.cases.parts(someReference(), 'action');
    await store.cases.actionRows(['police'], make.at);
    await store.cases.activeActions();
    for (const wanted of rowsWanted) await store.cases.rows(wanted);
    await store.cases.rows(Object.assign({}, ...rowsWanted) as RowsWanted);
    await store.cases.namesEnded('2027-01-04');
    await store.cases.actionsSetOn([someReference()]);
    await store.cases.closedTo(somePerson());
    await store.cases.episodesSince('2027-01-04');
    await store.cases.openBands();
    await store.cases.openActionsOf([someReference()]);
    await store.cases.actionsOf([someReference()]);
    await store.cases.partsNamed(someReference(), ['A1', 'N1'], true);
    await store.cases.decisionsOf([lines(1), lines(2)]);
    await store.cases.fallenDue(make.at);
    await store.cases.ailing();
    await store.changes.since(0);
    await store.outbox.outstanding(nowMs);
    await store.outbox.due(nowMs, 10);
    await store.outbox.ofMatter(someReference());
    await store.outbox.forPerson(somePerson());
    await store.looks.of(someReference());
    await store.channels.inConversation('19:channel@thread.tacv2');
    for await (const page of store.migrating.matters(3)) assert.ok(page);
    await store.migrating.matter({ id: someReference(), kind: 'case', form: 3 });
    await store.audit.partition(someReference());
    for await (const page of store.audit.references()) assert.ok(page);
    const asked = target.seen
      .filter((request) => request.kind === 'query')
      .map((request) => (JSON.parse(request.body) as { query: string }).query);
    // Rows are found in each way alone, and in all at once: then by the same conditions, in the same order.
    const known = [...queries, rowsBy(rowsWays)].map((query) => query.text);
    assert.deepEqual([...new Set(asked)].toSorted(), known.toSorted());
    const plans = target.seen.filter(({ kind }) => kind === 'plan');
    assert.deepEqual(plans, [], 'no plan is asked for');
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
