import type { Capability } from '../capability.ts';
import { besides, press, type Town } from '../town.ts';
import { sinceOf } from '../said.ts';
import { moira } from '../../people/builders.ts';
import { wasMissing } from '../../people/episode-builders.ts';
import { policeDay, policeListId } from '../../people/police-list-builders.ts';

const taken = (town: Town): Town | undefined =>
  town.beside.policeList === undefined
    ? besides(town, 'policeList', [
        moira,
        1,
        'takePoliceList',
        { id: policeListId, on: policeDay, rows: 4, open: [1, 2, 3] },
      ])
    : undefined;
/** A row that is surely of this child, with the reference of the police or without: first the case has it, then the list says so. */
function entered(town: Town, row: 1 | 2, reference: string): Town | undefined {
  const list = taken(town) ?? town;
  if (list.beside.policeList?.open.includes(row) !== true) return undefined;
  const [since, returnedAt] = [sinceOf(list, -2880 * row), sinceOf(list, 180 - 2880 * row)];
  const said = { since, returnedAt, policeReference: reference, prevention: '' };
  const made = press(list, wasMissing(said, moira));
  const done = [{ row, reference: list.file.root.reference }];
  return made && besides(made, 'policeList', [moira, 1, 'enterPastEpisodes', { entered: done }]);
}

export const policeList: Capability = {
  rule: 'P29.1',
  by: ['coordinator'],
  makes: 'The police’s list of missing children: rows of a child, by name and birth, with and without references.',
  rare: ['policeListTaken', 'policeRowSeen', 'policeRowWithoutReference'],
  ways: {
    policeListTaken: taken,
    policeRowEntered: (town) => entered(town, 1, 'NP-4711'),
    policeRowWithoutReference: (town) => entered(town, 2, ''),
    policeRowSeen: (town) => besides(taken(town) ?? town, 'policeList', [moira, 1, 'seePoliceRow', { row: 3 }]),
  },
};
