// Police lists in chat: of which day, and how many rows are to be looked at. The rows themselves are read on the page alone.
import type { PageLink } from '../../cards/blocks.ts';
import { doneCard, listCard } from '../../cards/home.ts';
import { policeListCard } from '../../cards/police-list/police-list-card.ts';
import {
  keepsPoliceLists,
  keptSince,
  sayPoliceList,
  sayToLookAt,
  toPoliceListId,
  type PoliceList,
  type PoliceListId,
} from '../../domain/police-list/list.ts';
import type { PoliceListCommand, PoliceListStepName } from '../../domain/police-list/table.ts';
import { localDate } from '../../domain/time/calendar.ts';
import { closeOf } from '../form/matter-counter.ts';
import { homeButton, notAvailableReply, tabLinkIn } from '../form/replies.ts';
import { fromIn, textIn, type Reply, type Scene } from '../scene/scene.ts';

const mostShown = 8;

/** The same for unknown and forbidden. */
export const noPoliceList = (): Reply => notAvailableReply('list');

const pageIn = (scene: Scene): readonly PageLink[] => {
  const url = tabLinkIn(scene)?.('police');
  return url === undefined ? [] : [{ title: 'Open in tab', url }];
};
/** Names are in the tab, and never in a chat. */
export const inTab = (_scene: Scene): Reply => ({
  card: doneCard(
    'Police lists are read and taken in the tab',
    ['A chat is no place for the names of children: open the page Police lists there.'],
    [homeButton],
  ),
});

/** The step's name, and what its form read: that these fit is tested for every row. */
export function policeListCommand(step: PoliceListStepName, input: object): PoliceListCommand;
export function policeListCommand(step: string, input: object): { readonly step: string; readonly input: object } {
  return { step, input };
}

export const listIn = (scene: Pick<Scene, 'data'>): PoliceListId | undefined =>
  toPoliceListId(textIn(scene, 'policeList'));

/** The list that a card is about, for those who may read it; the look is written first. */
export async function policeListIn(scene: Scene, why: string): Promise<PoliceList | undefined> {
  const id = listIn(scene);
  const { ask, person, directory, now } = scene;
  return id && ask.of('policeList', id, 'policeList', { person, directory, now, what: 'police list', why });
}

/** What was done with it, in numbers. */
export const openedPoliceList = (scene: Scene, list: PoliceList): Reply => ({
  card: policeListCard({
    list,
    now: scene.now,
    shared: scene.caller.shared,
    links: pageIn(scene),
    buttons: [closeOf('policeList', list.id)],
  }),
});

/** The lists of the last 90 days. */
export async function showPoliceLists(scene: Scene): Promise<Reply> {
  if (!keepsPoliceLists(scene.person)) return noPoliceList();
  const { now, ports } = scene;
  const from = fromIn(scene);
  const all = (await ports.policeLists.since(keptSince(localDate(now)))).toSorted((a, b) => (a.on < b.on ? 1 : -1));
  const page = all.slice(from, from + mostShown);
  return {
    card: listCard({
      title: 'Police lists',
      groups: [
        {
          title: '',
          rows: page.map((list) => ({
            reference: list.id,
            label: sayPoliceList(list, now),
            line: sayToLookAt(list),
            when: '',
            warnings: [],
            press: { verb: 'policeList.open', data: { policeList: list.id } },
          })),
        },
      ],
      total: all.length,
      from,
      empty: 'No list was taken in the last 90 days. Take one on the page Police lists of the tab.',
      buttons: [
        ...(from + mostShown < all.length
          ? [{ title: 'More', verb: 'policeList', data: { from: from + mostShown } }]
          : []),
        homeButton,
      ],
    }),
  };
}
