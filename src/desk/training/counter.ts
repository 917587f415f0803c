// Every step on a training, as people take it. Each is answered with the training as it is now.
import { hashOf } from '../../casework/write/hashing.ts';
import { mintTrainingId, toTrainingId } from '../../domain/kernel/ids.ts';
import { may } from '../../domain/people/roles.ts';
import { notAvailable } from '../../domain/matter/step.ts';
import type { Training } from '../../domain/training/training.ts';
import type { TrainingStepName } from '../../domain/training/table.ts';
import { sayRefusal } from '../form/replies.ts';
import type { Counter } from '../form/counter.ts';
import { commandIn, textIn, type Scene } from '../scene/scene.ts';
import { trainingCommand, trainingRows } from './presses.ts';
import {
  closeTraining,
  noTraining,
  openedTraining,
  openTraining,
  showTrainings,
  takeOnTraining,
  trainingIn,
} from './training.ts';

/** The id comes from the press, so that a repeat finds the training that is there. */
const idOf = (scene: Scene) => mintTrainingId(Buffer.from(hashOf(scene.person.objectId, commandIn(scene)), 'hex'));

/** Refusals that are answered on the same form: something else can be typed. */
const answerable: readonly string[] = ['badDate', 'identifies', 'tooFew', 'incomplete'];

export const trainingCounter: Counter<TrainingStepName, Training | undefined, Training> = {
  ...trainingRows,
  ways: [
    ['training', (scene) => showTrainings(scene)],
    ['training.open', openTraining],
    ['training.close', closeTraining],
  ],
  typed: { word: 'training', show: (scene) => showTrainings(scene, 0) },
  see: async (scene, name) => {
    if (name === 'offerTraining') {
      return may(scene.person, 'keepTraining') ? { before: undefined, doc: undefined } : showTrainings(scene, 0);
    }
    const training = await trainingIn(scene);
    return training === undefined ? noTraining() : { before: training, doc: training };
  },
  take: async (scene, name, input) => {
    if (name === 'offerTraining') {
      const id = idOf(scene);
      return takeOnTraining(scene, id, trainingCommand(name, { ...input, id }));
    }
    const id = toTrainingId(textIn(scene, 'training'));
    if (id === undefined) return { kind: 'refused', ...notAvailable, now: undefined };
    return takeOnTraining(scene, id, trainingCommand(name, input));
  },
  about: (pressed) => {
    const id = toTrainingId(textIn(pressed, 'training'));
    return id === undefined
      ? { data: {}, name: 'Training', formOf: 'training', back: { verb: 'training' }, close: 'training' }
      : { data: { training: id }, name: id, formOf: id, back: { verb: 'training.open' }, close: 'training.close' };
  },
  onForm: (_scene, _name, refusal) => (answerable.includes(refusal.code) ? sayRefusal(refusal) : undefined),
  barred: (scene, _name, refusal, training) =>
    training === undefined || refusal.code === 'notAvailable'
      ? noTraining()
      : openedTraining(scene, training, sayRefusal(refusal)),
  answer: (scene, _name, { after }, { receipt }) => ({
    ...openedTraining(scene, after, undefined, receipt.did),
    receipt,
  }),
};
