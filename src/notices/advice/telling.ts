// What is told of a request for advice.
import { notToHear } from '../../domain/advice/advice.ts';
import type { AdviceTypes } from '../../domain/advice/table.ts';
import type { Now, Telling } from '../telling.ts';
import { matterTrouble } from '../trouble.ts';
import { adviceCardFor } from './standing.ts';

export const adviceTelling = ({ root: advice, directory, now }: Now<AdviceTypes>): Telling => ({
  name: advice.id,
  cardFor: (person) => adviceCardFor(advice, person, now),
  ...matterTrouble('advice', { id: advice.id, excluded: notToHear(advice) }, directory),
});
