// What the write path and the lists of trainings need from the store.
import type { IsoDate } from '../../domain/time/dates.ts';
import type { Training } from '../../domain/training/training.ts';
import type { TrainingTypes } from '../../domain/training/table.ts';
import type { MatterStore } from './matter-ports.ts';

export interface Trainings extends MatterStore<TrainingTypes> {
  /** Those of this day and later, whatever became of them, the soonest first. */
  from(date: IsoDate): Promise<readonly Training[]>;
}
