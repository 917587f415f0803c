// What a police list is to those who keep it: of which day, and how many rows are to be looked at. Never a word of what they say.
import { baseCard, previewOf, type Standing } from '../../cards/base-card.ts';
import { keepsPoliceLists, sayPoliceList, sayToLookAt, type PoliceList } from '../../domain/police-list/list.ts';
import type { PoliceListTypes } from '../../domain/police-list/table.ts';
import type { Person } from '../../domain/people/actor.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import type { Now, Telling } from '../telling.ts';
import { matterTrouble } from '../trouble.ts';

/** Undefined for someone who does not keep the lists (any more). */
export function policeListStandingOf(list: PoliceList, person: Person, now: Instant): Standing | undefined {
  if (!keepsPoliceLists(person)) return undefined;
  const isOpen = list.open.length > 0;
  return {
    label: sayPoliceList(list, now),
    ...(isOpen ? { asks: true } : { done: true }),
    line: sayToLookAt(list),
    preview: isOpen ? 'a police list has rows that no one has looked at' : 'a police list is dealt with',
    buttons: [{ title: isOpen ? 'See how it is' : 'Open', verb: 'policeList.open', data: { policeList: list.id } }],
  };
}

export const policeListTelling = ({ root: list, directory, now }: Now<PoliceListTypes>): Telling => ({
  name: list.id,
  cardFor: (person, tabLink) => {
    const standing = policeListStandingOf(list, person, now);
    return standing && { card: baseCard(list.id, standing, now, tabLink?.('police')), summary: previewOf(standing) };
  },
  ...matterTrouble('policeList', list, directory),
});
