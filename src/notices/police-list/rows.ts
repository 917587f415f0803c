// WHO IS TOLD WHAT about a police list: those who keep the lists see its card change; one that no one touched calls them.
import { peopleWho } from '../../domain/people/roles.ts';
import type { PoliceListStepName, PoliceListTypes } from '../../domain/police-list/table.ts';
import { cardKeyOf } from '../keys.ts';
import { calledBefore, noticesFor, type Happened, type NewNotice } from '../told.ts';

/** A row for every fact: a gap does not compile. */
const rings: Readonly<Record<PoliceListStepName, boolean>> = {
  // Home says how many rows there are to look at.
  takePoliceList: false,
  addPoliceRows: false,
  enterPastEpisodes: false,
  referFromList: false,
  seePoliceRow: false,
  remindPoliceList: true,
};

const cardKey = cardKeyOf('policeList');

export function policeListNotices({ fact, directory, called }: Happened<PoliceListTypes>): readonly NewNotice[] {
  const keepers = rings[fact.step] ? peopleWho(directory, 'keepPoliceLists').map(({ objectId }) => objectId) : [];
  return noticesFor({ card: cardKey, tells: calledBefore(called, cardKey), rings: keepers, urgent: false });
}
