// Taking a list: what was pasted or chosen on the page is read, matched, kept beside the list and counted in a fact.
import { doneCard } from '../../cards/home.ts';
import { addRows, renewRows } from '../../casework/police-list/rows.ts';
import { since } from '../../casework/ports/form-ports.ts';
import { hashOf } from '../../casework/write/hashing.ts';
import type { OutcomeWith } from '../../casework/write/act.ts';
import { policeLists } from '../../casework/write/matters.ts';
import { asksFor } from '../../domain/police-list/children.ts';
import {
  keepsPoliceLists,
  mintPoliceListId,
  sayPoliceList,
  type PoliceList,
  type PoliceListId,
} from '../../domain/police-list/list.ts';
import { readRows, type PastedRow, type ReadRows } from '../../domain/police-list/read-rows.ts';
import { isSameRow, type PoliceRow } from '../../domain/police-list/row.ts';
import { localDate, sayWhen } from '../../domain/time/calendar.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import { asRead, keyed, listsRead, referredSince } from '../../reading/police-list/rows.ts';
import { sayRefusal } from '../form/replies.ts';
import { commandBeside } from '../scene/command-beside.ts';
import { commandIn, takeOn, textIn, type Reply, type Scene } from '../scene/scene.ts';
import { inTab, noPoliceList, policeListCommand } from './police-list.ts';

/** A list a day: what is taken later that day is added to it. No one can tell its id. */
const idOn = ({ ports: { secretHash = hashOf } }: Scene, on: IsoDate): PoliceListId =>
  mintPoliceListId(Buffer.from(secretHash('police list', on), 'hex'));

const close = { title: 'Close', verb: 'home' };
const mostProblems = 12;
const many = (count: number, one = 'row'): string => `${count} ${count === 1 ? one : `${one}s`}`;

/** The text stays on the page until its rows are taken: none is, while one cannot be read. */
export async function takePoliceRows(scene: Scene): Promise<Reply> {
  if (!keepsPoliceLists(scene.person)) return noPoliceList();
  if (scene.caller.tab !== true) return inTab(scene);
  const read = readRows(textIn(scene, 'rows'), scene.now);
  const { problems } = read;
  if (problems.length > 0) {
    const rest = problems.length - mostProblems;
    const said = [...problems.slice(0, mostProblems), ...(rest > 0 ? [`And ${many(rest)} more.`] : [])];
    const title = 'Nothing is taken yet';
    return {
      card: doneCard(
        title,
        [...said, 'Put it right in the text, which is still on the page; then take it again.'],
        [close],
        'attention',
      ),
    };
  }
  // Nothing of it is stored that an earlier form does not know.
  const form = await scene.ports.forms?.current();
  if (form !== undefined && form < since.policeRows) {
    const title = 'Lists can be taken after the upgrade';
    const next = 'Your administrator knows when that is. The text is still on the page.';
    return { card: doneCard(title, [next], [close], 'attention') };
  }
  return written(scene, read);
}

async function written(scene: Scene, { rows: pasted, twice }: ReadRows): Promise<Reply> {
  const { ports, now: at } = scene;
  const on = localDate(at);
  const id = idOn(scene, on);
  const read = await listsRead(scene);
  const kept = await rowsKept(scene);
  const isThere = ({ row }: PastedRow): boolean => kept.some((one) => isSameRow(one, row));
  const [there, others] = [pasted.filter(isThere), pasted.filter((one) => !isThere(one))];
  const referred = others.filter(({ row }) => referredSince(scene, read.drafted, row) !== undefined);
  const fresh = others.filter((one) => !referred.includes(one));
  const renewed = await renewRows(
    ports,
    pasted.map(({ row }) => row),
  );
  const added = await addRows(
    ports,
    id,
    on,
    fresh.map(({ row }) => row),
  );
  // Of a press that died before its fact they are there, and are taken now.
  const isNow = ({ row }: PastedRow): boolean => added.some((one) => isSameRow(one, row));
  const before = [
    ...leftOut(twice, 'the same as an earlier row: taken once'),
    ...leftOut(linesOf(there.filter((one) => !isNow(one))), 'on a list already: not doubled'),
    ...leftOut(linesOf(referred), 'of a child who was referred since: left out'),
    ...(renewed === 0
      ? []
      : [`${many(renewed)} that did not say so before ${renewed === 1 ? 'says' : 'say'} now that the child is back.`]),
  ];
  if (added.length === 0)
    return {
      card: doneCard('Nothing new in it', before, [close]),
      receipt: { did: 'Nothing new in it', at: sayWhen(at, at) },
    };
  const rows = added.map((row) => keyed(scene, { id, on }, row));
  const open = (await asRead(scene, read, rows)).filter(({ need }) => asksFor.has(need)).map(({ row }) => row.row);
  const outcome = await counted(scene, { id, on }, { rows: Math.max(...added.map(({ row }) => row)), open });
  if (outcome.kind === 'refused')
    return { card: doneCard('Nothing is taken yet', [sayRefusal(outcome.refusal)], [close], 'attention') };
  const did = `${many(added.length)} taken`;
  return {
    card: doneCard(
      sayPoliceList({ on }, at),
      [
        ...before,
        open.length === 0 ? 'Nothing in it is to be done now.' : `${open.length} to look at: they are on the page.`,
      ],
      [close],
    ),
    receipt: { did, at: sayWhen(at, at) },
  };
}

/** The fact that counts these rows. Where another press began the list at the same moment, it is added to. */
async function counted(
  scene: Scene,
  list: Pick<PoliceList, 'id' | 'on'>,
  rows: { readonly rows: number; readonly open: readonly number[] },
): Promise<OutcomeWith<PoliceList>> {
  // A page that was left open sends the same command with other rows.
  const commandId = commandBeside(commandIn(scene), `rows to ${rows.rows}`);
  const adds = async () =>
    takeOn(scene, policeLists, { id: list.id, command: policeListCommand('addPoliceRows', rows), commandId });
  if ((await scene.ports.policeLists.load(list.id)) !== undefined) return adds();
  const begins = policeListCommand('takePoliceList', { ...list, ...rows });
  const begun = await takeOn(scene, policeLists, { id: list.id, command: begins, commandId });
  return begun.kind === 'refused' && begun.refusal.code === 'alreadyDecided' ? adds() : begun;
}

/** Every row that is kept, also one that no fact counts yet. */
const rowsKept = async ({ ports }: Scene): Promise<readonly PoliceRow[]> =>
  (await ports.policeLists.rowsKept()).flatMap(({ value }) => value.rows);

/** Rows that are not taken, by their lines, with why. They name no child. */
function leftOut(lines: readonly number[], why: string): readonly string[] {
  if (lines.length === 0) return [];
  return [`${lines.length === 1 ? 'Row' : 'Rows'} ${sayLines(lines)}: ${why}.`];
}
const linesOf = (rows: readonly PastedRow[]): readonly number[] => rows.map(({ line }) => line);
/** "2 to 5, 9". */
const sayLines = (lines: readonly number[]): string =>
  lines
    .filter((line) => !lines.includes(line - 1))
    .map((from) => {
      let to = from;
      while (lines.includes(to + 1)) to += 1;
      return from === to ? `${from}` : `${from}${to === from + 1 ? ',' : ' to'} ${to}`;
    })
    .join(', ');
