// What the steps on a police list are to people. All of them are taken on the page of the tab.
import type { PoliceListTypes } from '../../domain/police-list/table.ts';
import { sayToLookAt, type PoliceList } from '../../domain/police-list/list.ts';
import type { Presses, Taken } from '../form/counter.ts';
import { matterRows } from '../form/matter-counter.ts';
import { takePoliceRows } from './take.ts';

const left = ({ after }: Taken<unknown, PoliceList>): readonly string[] => [sayToLookAt(after)];

const presses: Presses<PoliceListTypes['steps'], PoliceList, PoliceList> = {
  takePoliceList: {
    byHand: 'what is pasted stays on the page, and on no card',
    verb: 'policeList.take',
    verbs: [['policeList.take', takePoliceRows]],
  },
  addPoliceRows: { byHand: 'taken with the list of the same day' },
  enterPastEpisodes: { verb: 'policeList.enter', done: 'Past episodes are entered', says: left },
  referFromList: {
    verb: 'policeList.refer',
    intro:
      'A draft is begun in their name with the child’s name, birth date and what the lists say; they are told, and answer the rest. The rows of this child are destroyed then.',
    done: 'Referred',
    says: left,
  },
  seePoliceRow: { verb: 'policeList.seen', done: 'Nothing to do: noted', says: left },
  remindPoliceList: { byHand: 'the clock’s' },
};

export const policeListRows = matterRows('policeList', presses);
