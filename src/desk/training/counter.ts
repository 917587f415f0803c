// Every step on a training, as people take it. Each is answered with the training as it is now.
import { mintTrainingId } from '../../domain/kernel/ids.ts';
import { trainingStandingOf } from '../../notices/training/standing.ts';
import { matterCounter } from '../form/matter-counter.ts';
import { sayRefusal } from '../form/replies.ts';
import { trainingRows } from './presses.ts';
import { noTraining, openedTraining, showTrainings, trainingIn } from './training.ts';

/** Refusals that are answered on the same form: something else can be typed. */
const answerable: readonly string[] = ['badDate', 'identifies', 'tooFew', 'incomplete'];

export const trainingCounter = matterCounter({
  kind: 'training',
  rows: trainingRows,
  list: (scene) => showTrainings(scene),
  typed: 'training',
  called: 'Training',
  begins: { step: 'offerTraining', may: 'keepTraining' },
  mint: mintTrainingId,
  seen: trainingIn,
  none: noTraining,
  opened: openedTraining,
  standing: (training, { person, now }) => trainingStandingOf(training, person, now),
  gone: (scene) => showTrainings(scene, 0),
  onForm: (_name, code) => answerable.includes(code),
  own: {
    barred: (scene, _name, refusal, training) =>
      training === undefined || refusal.code === 'notAvailable'
        ? noTraining()
        : openedTraining(scene, training, sayRefusal(refusal)),
  },
});
