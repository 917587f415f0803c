// What is told of a training.
import type { TrainingTypes } from '../../domain/training/table.ts';
import type { Now, Telling } from '../telling.ts';
import { trainingTroubleLine, troubleNotices } from '../trouble.ts';
import { trainingCardFor } from './standing.ts';

export const trainingTelling = ({ root: training, directory, now }: Now<TrainingTypes>): Telling => ({
  name: training.id,
  cardFor: (person, tabLink) => trainingCardFor(training, person, now, tabLink),
  fallback: (troubled) => troubleNotices({ excluded: [] }, troubled, directory),
  trouble: (troubled, waiting) => {
    const trouble = waiting.find(({ key }) => key === troubled.key)?.trouble;
    return trainingTroubleLine(training, troubled.person, trouble, directory);
  },
});
