// What is told of the council.
import type { CouncilTypes } from '../../domain/council/table.ts';
import type { Now, Telling } from '../telling.ts';
import { matterTrouble } from '../trouble.ts';
import { councilCardFor } from './standing.ts';

export const councilTelling = ({ root: council, directory, now }: Now<CouncilTypes>): Telling => ({
  name: 'the directory',
  cardFor: (person, tabLink) => councilCardFor(council, person, now, tabLink),
  ...matterTrouble('council', council, directory),
});
