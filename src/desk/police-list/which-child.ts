// "Same child" and "Another child": what a co-ordinator says of a row and someone who is known, kept with the row (P29.9).
import { doneCard } from '../../cards/home.ts';
import { sayOfChild } from '../../casework/police-list/rows.ts';
import { policeLists } from '../../casework/write/matters.ts';
import { asksFor } from '../../domain/police-list/children.ts';
import type { PoliceList } from '../../domain/police-list/list.ts';
import { sayWhen } from '../../domain/time/calendar.ts';
import { asRead, listsRead, type RowRead } from '../../reading/police-list/rows.ts';
import { commandBeside } from '../scene/command-beside.ts';
import { commandIn, takeOn, textIn, type Handler, type Reply, type Scene } from '../scene/scene.ts';
import { inTab, noPoliceList, policeListCommand, policeListIn } from './police-list.ts';

const close = { title: 'Close', verb: 'home' };

/** Nothing is entered or destroyed by it: the row then is what the answer makes of it, and its own button does the rest. */
const says =
  (same: boolean): Handler =>
  async (scene) => {
    const did = same ? 'Same child' : 'Another child';
    const list = await policeListIn(scene, did);
    if (list === undefined) return noPoliceList();
    if (scene.caller.tab !== true) return inTab(scene);
    const of = textIn(scene, 'of');
    const number = Number(textIn(scene, 'row'));
    const before = await ownRows(scene, list);
    const { person, now: at, ports } = scene;
    const isAsked = before.some(({ row, asked }) => row.row === number && asked?.of === of);
    if (!isAsked || !(await sayOfChild(ports, list.id, number, { of, same, by: person.objectId, at })))
      return noneAsked();
    await quiet(scene, list, before);
    return {
      card: doneCard(
        did,
        ['It is kept with the row, and asked no more. The page says what is to be done now.'],
        [close],
      ),
      receipt: { did, at: sayWhen(at, at) },
    };
  };
const noneAsked = (): Reply => ({
  card: doneCard('This is not asked any more', ['Close this, and see what the page says now.'], [close], 'attention'),
});

async function ownRows(scene: Scene, list: PoliceList): Promise<readonly RowRead[]> {
  const read = await listsRead(scene);
  return asRead(
    scene,
    read,
    read.rows.filter((one) => one.list === list.id),
  );
}

/** Rows that were asked about, and of which nothing is to be done by the answer, are looked at. */
async function quiet(scene: Scene, list: PoliceList, before: readonly RowRead[]): Promise<void> {
  const asked = new Set(before.filter(({ need }) => need === 'ask').map(({ row }) => row.row));
  for (const { row, need } of await ownRows(scene, list)) {
    if (!asked.has(row.row) || asksFor.has(need) || !list.open.includes(row.row)) continue;
    const command = policeListCommand('seePoliceRow', { row: row.row });
    const commandId = commandBeside(commandIn(scene), `row ${row.row}`);
    await takeOn(scene, policeLists, { id: list.id, command, commandId });
  }
}

export const sayWhichChild = [
  ['policeList.same', says(true)],
  ['policeList.other', says(false)],
] as const;
