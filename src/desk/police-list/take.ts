// Taking a list: what was pasted or chosen on the page is read, matched, kept beside the list and counted in a fact.
import { doneCard } from '../../cards/home.ts';
import { addRows, renewRows } from '../../casework/police-list/rows.ts';
import { since } from '../../casework/ports/form-ports.ts';
import { hashOf } from '../../casework/write/hashing.ts';
import { policeLists } from '../../casework/write/matters.ts';
import { asksFor } from '../../domain/police-list/children.ts';
import { keepsPoliceLists, mintPoliceListId, sayPoliceList, type PoliceListId } from '../../domain/police-list/list.ts';
import { readRows } from '../../domain/police-list/read-rows.ts';
import { childAnswers, rowKeys, type PoliceRow } from '../../domain/police-list/row.ts';
import { localDate, sayWhen } from '../../domain/time/calendar.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import { asRead, draftOf, keysOfChild, listsRead, type ListsRead } from '../../reading/police-list/rows.ts';
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
  const { rows, problems } = readRows(textIn(scene, 'rows'), scene.now);
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
  return written(scene, rows);
}

async function written(scene: Scene, rows: readonly PoliceRow[]): Promise<Reply> {
  const { ports, now: at } = scene;
  const on = localDate(at);
  const id = idOn(scene, on);
  const read = await listsRead(scene);
  const known = await knownKeys(scene);
  const isThere = (row: PoliceRow): boolean => rowKeys(row).some((key) => known.has(key));
  const referred = rows.filter((row) => !isThere(row) && isReferred(scene, read, row));
  const fresh = rows.filter((row) => !isThere(row) && !referred.includes(row));
  const renewed = await renewRows(ports, rows);
  const added = await addRows(ports, id, on, fresh);
  // Of a press that died before its fact they are there, and are taken now.
  const addedNow = new Set(added.flatMap(rowKeys));
  const there = rows.filter((row) => isThere(row) && !rowKeys(row).some((key) => addedNow.has(key)));
  const before = [
    ...(there.length === 0
      ? []
      : [`${many(there.length)} of it ${there.length === 1 ? 'was' : 'were'} on a list already: not doubled.`]),
    ...(renewed === 0
      ? []
      : [`${many(renewed)} that did not say so before ${renewed === 1 ? 'says' : 'say'} now that the child is back.`]),
    ...(referred.length === 0
      ? []
      : [
          `${many(referred.length)} of it ${referred.length === 1 ? 'is' : 'are'} of a child who was referred since: left out.`,
        ]),
  ];
  if (added.length === 0)
    return {
      card: doneCard('Nothing new in it', before, [close]),
      receipt: { did: 'Nothing new in it', at: sayWhen(at, at) },
    };
  const keyed = added.map((row) => ({ list: id, row, keys: keysOfChild(scene, childAnswers(row)) }));
  const open = (await asRead(scene, read, keyed)).filter(({ need }) => asksFor.has(need)).map(({ row }) => row.row);
  const counted = { rows: Math.max(...added.map(({ row }) => row)), open };
  const isBegun = (await ports.policeLists.load(id)) !== undefined;
  const command = isBegun
    ? policeListCommand('addPoliceRows', counted)
    : policeListCommand('takePoliceList', { id, on, ...counted });
  // A page that was left open sends the same command with other rows.
  const commandId = commandBeside(commandIn(scene), `rows to ${counted.rows}`);
  const outcome = await takeOn(scene, policeLists, { id, command, commandId });
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

/** Of every row that is kept, also of one that no fact counts yet. */
async function knownKeys({ ports }: Scene): Promise<ReadonlySet<string>> {
  const kept = await ports.policeLists.rowsKept();
  return new Set(kept.flatMap(({ value }) => value.rows.flatMap(rowKeys)));
}

/** Its rows were destroyed when the child was referred: the same list again does not bring them back. */
function isReferred(scene: Scene, { drafted }: ListsRead, row: PoliceRow): boolean {
  const draft = draftOf(drafted, keysOfChild(scene, childAnswers(row)));
  return draft !== undefined && row.since <= draft.at;
}
