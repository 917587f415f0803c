// What is told of a training.
import type { TrainingTypes } from '../../domain/training/table.ts';
import type { Now, Telling } from '../telling.ts';
import { matterTrouble } from '../trouble.ts';
import { trainingCardFor } from './standing.ts';

export const trainingTelling = ({ root: training, directory, now }: Now<TrainingTypes>): Telling => ({
  name: training.id,
  cardFor: (person, tabLink) => trainingCardFor(training, person, now, tabLink),
  ...matterTrouble('training', training, directory),
});
