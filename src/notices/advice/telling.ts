// What is told of a request for advice.
import type { AdviceTypes } from '../../domain/advice/table.ts';
import type { Now, Telling } from '../telling.ts';
import { matterTrouble } from '../trouble.ts';
import { adviceCardFor } from './standing.ts';

export const adviceTelling = ({ root: advice, directory, now }: Now<AdviceTypes>): Telling => ({
  name: advice.id,
  cardFor: (person) => adviceCardFor(advice, person, now),
  ...matterTrouble('advice', advice, directory),
});
