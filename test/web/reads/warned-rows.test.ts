// Every list in which somebody chooses what to do next says of each case what nobody may overlook, in chat and on pages.
import assert from 'node:assert/strict';
import { reads as everyRead } from '../../../src/web/reads/all.ts';
import type { ReadName, AskedBy } from '../../../src/web/reads/all.ts';
import { tabCaller } from '../../../src/desk/tab-caller.ts';
import { hostOf } from '../../../src/domain/case/action/host.ts';
import { readsWithAction } from '../../../src/domain/case/action/who.ts';
import { readerOf } from '../../../src/domain/case/access/access.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { readReference } from '../../../src/domain/kernel/ids.ts';
import { toActionId } from '../../../src/domain/case/action/action.ts';
import { saidOfTonight } from '../../../src/domain/case/state/now.ts';
import { isActive } from '../../../src/domain/case/state/stage-table.ts';
import { elementsOf, isPart, partsIn, textOf, type Part } from '../../cards/inside.ts';
import { directory, must } from '../../people/builders.ts';
import { nextPreMset, panel, preMset } from '../../people/meeting-builders.ts';
import { cast, openPages, references, refOf, type PageWorld } from '../people/page-world.ts';

const kinds = ['Not safe tonight', 'Ask again: safe tonight?', 'Someone must not be told', 'Restricted'];
const warn = (story: string): string =>
  story
    .replaceAll(/"(safeTonight|mustNotBeTold)":"[^"]*",?/g, '')
    .replaceAll('"answers":{', '"answers":{"safeTonight":"no","mustNotBeTold":"yes","toldWho":"Uncle Kit",');

describe('A row of a list', () => {
  let pages: PageWorld;
  before(async () => {
    pages = await openPages(warn);
  });
  after(async () => pages.world.stop());

  /** What a row about this case or action has to say to this person. */
  async function due(who: Person, name: string): Promise<readonly string[]> {
    const [ref = '', part] = name.split('/');
    const read = readReference(ref);
    assert.ok('reference' in read, name);
    const childCase = must(await pages.ports.cases.load(read.reference)).value.root;
    const id = part === undefined ? undefined : toActionId(part);
    const action = id && must(await pages.ports.cases.part(read.reference, 'action', id)).value;
    const now = pages.world.clock.now();
    const may =
      action === undefined
        ? readerOf(childCase, who, directory, now)('warnings', 'summary')
        : readsWithAction('warnings', { host: hostOf(childCase), action }, who, directory, now, 'summary');
    const { mustNotBeTold } = childCase.answers;
    const tonight = saidOfTonight(childCase, now);
    const over = !isActive(childCase) && !['draft', 'awaitingConsent', 'returned'].includes(childCase.stage);
    const is = [
      tonight === 'no' && !over,
      tonight === 'ask' && !over,
      mustNotBeTold === 'yes',
      childCase.restricted !== undefined,
    ];
    return may ? kinds.filter((_kind, place) => is[place]) : [];
  }

  it('of a page says it wherever a case is named', async () => {
    const asked: readonly (readonly [ReadName, AskedBy[ReadName]])[] = [
      ['board', {}],
      ['find', { what: 'Planted' }],
      ['actions', {}],
      ['actions', { agency: 'police' }],
      ['actionSheet', {}],
      ['actionTable', { agency: 'all' }],
      ['printActions', { agency: 'all' }],
      ...[preMset, panel, nextPreMset].flatMap(({ id }) => [
        ['meeting', { meeting: id }] as const,
        ['printAgenda', { meeting: id }] as const,
      ]),
    ];
    const seen = new Map<string, number>();
    for (const who of cast) {
      for (const [name, params] of asked) {
        const answer: unknown = await pages.read(who, name, params);
        for (const row of rowsOf(answer)) {
          const said = JSON.stringify(row.warnings);
          for (const words of await due(who, row.name)) {
            // Beside flags, which say it.
            if (words === 'Restricted' && JSON.stringify(row.flags ?? '').includes('restricted')) continue;
            assert.ok(said.includes(words), `${who.name}, ${name}, ${row.name}: ${words} is missing in ${said}`);
            seen.set(name, (seen.get(name) ?? 0) + 1);
          }
          if ((await due(who, row.name)).length === 0) assert.doesNotMatch(said, /told|safe/, `${who.name}, ${name}`);
        }
      }
    }
    for (const name of ['board', 'actions', 'meeting', 'printAgenda', 'actionSheet', 'actionTable', 'printActions']) {
      assert.ok((seen.get(name) ?? 0) > 3, `${name}: ${seen.get(name)} rows`);
    }
    for (const name of ['case', 'risk', 'printMinutes', 'printExtract', 'printChronology'] as const) {
      const answer = JSON.stringify(
        await pages.read(must(cast.find(({ name: who }) => who === 'Moira Example')), name, {
          reference: refOf('open'),
          meeting: panel.id,
        }),
      );
      assert.ok(answer.includes('Someone must not be told') && answer.includes('Uncle Kit'), name);
    }
    // The letter is for the child and the family: it warns of nobody. The history is opened on the page of a case, which warns.
    // Links compares what two cases name, and the picture draws it: nothing is done about a child there.
    // Who looked, and the register, are about staff; a row of a police list is what the police say.
    const listless = [
      'caseLooks',
      'looked',
      'lookedAt',
      'lookedCheck',
      'register',
      // What a person is given of their record is for that person; the officer decides nothing about the child there.
      'access',
      'accessFile',
      'accessFind',
      'printAccess',
      'police',
      'me',
      'help',
      'history',
      'links',
      'around',
      'records',
      'record',
      'printRecord',
      'papers',
      'paper',
      'meetings',
      'delivery',
      'figures',
      'figureReturn',
      'childList',
      'printProfile',
      'names',
      'printLetter',
      'printPack',
      'say',
      'training',
      'printCertificate',
      // Of the council no case is told.
      'council',
      'councilFind',
      'councilCompare',
      'councilAccounts',
    ];
    const held = [...asked.map(([name]) => name), 'case', 'risk', 'printMinutes', 'printExtract', 'printChronology'];
    assert.deepEqual(Object.keys(everyRead).toSorted(), [...new Set([...held, ...listless])].toSorted());
  });

  it('of a chat says it wherever a case is named', async () => {
    const lists: readonly (readonly [string, object])[] = [
      ['list.mine', {}],
      ['list.consent', {}],
      ['list.queue', {}],
      ['list.names', { list: 'queue' }],
      ['list.actions', {}],
      ['list.action-names', {}],
      ['find.go', { what: 'MSET' }],
      ...[preMset, panel, nextPreMset].map(({ id }) => ['meeting.agenda', { meeting: id }] as const),
      ['minutes.open', { meeting: panel.id, from: 1 }],
      ...references.map((ref) => ['triage.list', { ref }] as const),
    ];
    const seen = new Map<string, number>();
    for (const who of cast) {
      for (const [verb, data] of lists) {
        pages.world.clock.passes(2000);
        const { card } = await pages.desk.press(tabCaller(who.objectId), verb, data);
        for (const items of groupsOf(card)) {
          const text = items.flatMap(saidIn).join('\n');
          const name = /MSET-\w{4}-\w{2}(?:\/A\d+)?/.exec(text)?.[0];
          if (name === undefined) continue;
          for (const words of await due(who, name)) {
            assert.match(text, new RegExp(`▲[^\\n]*${words}`), `${who.name}, ${verb}, ${name}`);
            seen.set(verb, (seen.get(verb) ?? 0) + 1);
          }
        }
      }
    }
    for (const verb of ['list.mine', 'list.queue', 'list.actions', 'find.go', 'meeting.agenda', 'minutes.open']) {
      assert.ok((seen.get(verb) ?? 0) > 0, `${verb}: ${JSON.stringify([...seen])}`);
    }
  });
});

interface Row {
  readonly name: string;
  readonly flags?: unknown;
  readonly warnings: unknown;
}
/** Whatever names a case, wherever it stands: objects, and rows of a table on paper. */
function rowsOf(answer: unknown): readonly Row[] {
  if (Array.isArray(answer)) {
    const cells = answer as readonly unknown[];
    const named = cells.find((cell) => typeof cell === 'string' && /^MSET-\w{4}-\w{2}$/.test(cell));
    return typeof named === 'string' ? [{ name: named, warnings: cells }] : cells.flatMap(rowsOf);
  }
  if (typeof answer !== 'object' || answer === null) return [];
  const { name, reference, flags, warnings, ...rest } = answer as Record<string, unknown>;
  const named = [name, reference].find((one) => typeof one === 'string' && one.startsWith('MSET-'));
  return typeof named === 'string' ? [{ name: named, flags, warnings }] : rowsOf(Object.values(rest));
}

/** What an element says, and what stands in its columns. */
const saidIn = (item: Part): readonly string[] => [
  textOf(item, 'text'),
  ...partsIn(item['columns']).flatMap((column) => partsIn(column['items']).flatMap(saidIn)),
];
/** What stands in a column is of the row around it. */
const groupsOf = (card: unknown): readonly (readonly Part[])[] =>
  elementsOf(card as never)
    .filter(({ part }) => part['type'] !== 'Column')
    .map(({ part }) => part['items'])
    .filter((items) => Array.isArray(items))
    .map((items) => (items as readonly unknown[]).filter(isPart));
