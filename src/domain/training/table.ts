// Every step on a training, once. It has a chain of facts of its own, as a case has.
import { toTrainingId, type TrainingId } from '../kernel/ids.ts';
import { matterOf, type CommandIn, type FactIn, type MatterTypes, type NoParts } from '../matter/matter.ts';
import { refuse } from '../matter/step.ts';
import type { Training } from './training.ts';
import {
  cancelTraining,
  changeTraining,
  giveUpPlace,
  offerTraining,
  recordTraining,
  remindTraining,
  signUp,
} from './steps.ts';

export const trainingSteps = {
  offerTraining,
  changeTraining,
  signUp,
  giveUpPlace,
  recordTraining,
  cancelTraining,
  remindTraining,
} as const;

export interface TrainingTypes extends MatterTypes {
  readonly id: TrainingId;
  readonly root: Training;
  readonly steps: typeof trainingSteps;
  readonly parts: NoParts;
}
export type TrainingStepName = keyof TrainingTypes['steps'];
export type TrainingCommand = CommandIn<TrainingTypes>;
export type TrainingFact = FactIn<TrainingTypes>;

export const trainingMatter = matterOf<TrainingTypes>({
  name: 'training',
  plural: 'trainings',
  kind: 'training',
  changedMeanwhile: refuse('changedMeanwhile', 'Many people were signing up at the same moment.', 'Press it again.')
    .refusal,
  idOf: ({ id }) => id,
  toId: toTrainingId,
  steps: trainingSteps,
  parts: {},
  touch: (training) => training,
  clock: ({ ladder }) => ({ name: 'training', ladder, step: 'remindTraining' }),
});
