// The cards of police lists: numbers in a chat; and what a co-ordinator is answered on the page.
import { baseCard } from '../../../src/cards/base-card.ts';
import { policeListStandingOf } from '../../../src/notices/police-list/standing.ts';
import { moira, must, priya } from '../../people/builders.ts';
import { knownChild, policeListAfter, policeListId, policeRows } from '../../people/police-list-builders.ts';
import { commandOf, deskOver, tuesday, type DeskInMemory, type Remembered } from '../../worlds/desk-in-memory.ts';
import type { Shown } from './gallery.ts';
import { linked } from './linked.ts';

const data = { policeList: policeListId, command: commandOf('ripe') };
const states = {
  taken: policeListAfter(),
  done: policeListAfter(...[1, 4].map((row) => ({ step: 'seePoliceRow', input: { row } }) as const)),
};
const over = (more: Remembered = {}): DeskInMemory =>
  deskOver({
    cases: [knownChild],
    policeLists: [states.taken],
    policeRows: [policeRows],
    keyed: true,
    tabLink: linked,
    ...more,
  });

/** Of one whose case says the same names the other way round no one knows whether it is the same child. */
const alike = { ...knownChild, answers: { ...knownChild.answers, surname: 'Kestrel', forenames: 'Madeup' } };

export async function policeListGallery(): Promise<readonly Shown[]> {
  const stored = Object.entries(states).map(([state, list]): Shown => ({
    name: `police list with the tab: ${state}`,
    stored: true,
    card: baseCard(list.id, must(policeListStandingOf(list, moira, tuesday)), tuesday, linked('police')),
  }));
  const onPage = async (name: string, verb: string, more: object = {}, desk = over()): Promise<Shown> => ({
    name: `police list: ${name}`,
    card: await desk.onPage(moira, verb, { ...data, ...more }),
  });
  const rows = 'Inventedson,Finch,1/5/2012,4/1/2027 22:00,Example House,,NP-9,High';
  return [
    ...stored,
    { name: 'home with the tab, and a police list', card: await over().press(moira, 'home') },
    { name: 'police list with the tab, opened', card: await over().press(moira, 'policeList.open', data) },
    { name: 'police list with the tab, closed again', card: await over().press(moira, 'policeList.close', data) },
    { name: 'police lists', card: await over().press(moira, 'policeList') },
    { name: 'police lists, none', card: await deskOver().press(moira, 'policeList') },
    { name: 'police list in a chat', card: await over().press(moira, 'policeList.refer', { ...data, row: '1' }) },
    { name: 'police list, to others', card: await over().press(priya, 'policeList.open', data) },
    await onPage('taken', 'policeList.take', { rows }),
    await onPage('not read', 'policeList.take', { rows: 'Inventedson,,x,,,,,' }),
    await onPage('refer', 'policeList.refer', { row: '1' }),
    await onPage('refer, no one chosen', 'policeList.refer.go', { row: '1' }),
    await onPage('referred', 'policeList.refer.go', { row: '1', worker: priya.objectId }),
    await onPage('not one to refer', 'policeList.refer.go', { row: '4', worker: priya.objectId }),
    await onPage('entered', 'policeList.enter'),
    await onPage('another child', 'policeList.other', { row: '4', of: alike.reference }, over({ cases: [alike] })),
    await onPage('the same child, not asked', 'policeList.same', { row: '4', of: knownChild.reference }),
    await onPage('nothing to do', 'policeList.seen', { row: '1' }),
    await onPage('nothing to do, again', 'policeList.seen', { row: '2' }),
  ];
}
