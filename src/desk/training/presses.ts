// What the steps on a training are to people.
import type { Button } from '../../cards/blocks.ts';
import type { Answers } from '../../domain/kernel/fields.ts';
import { localDate, sayTime } from '../../domain/time/calendar.ts';
import type { Training } from '../../domain/training/training.ts';
import { isWaiting, sayOwn } from '../../domain/training/training.ts';
import type { TrainingTypes } from '../../domain/training/table.ts';
import type { Presses, Taken } from '../form/counter.ts';
import { matterRows } from '../form/matter-counter.ts';

export const trainingButton = (title: string, { id }: Pick<Training, 'id'>): Button => ({
  title,
  verb: 'training.open',
  data: { training: id },
});

/** What was offered, as it is typed. */
const typedAs = ({ title, startsAt, place, places, meantFor }: Training): Answers => {
  const [year, month, day] = localDate(startsAt).split('-').map(Number);
  return {
    title,
    date: `${day}/${month}/${year}`,
    time: sayTime(startsAt),
    place,
    places: String(places),
    meantFor: meantFor.join(','),
  };
};

/** Of a repeat too: how it stands now. */
const sayStanding = ({ after, person, now }: Taken<unknown, Training>): string =>
  sayOwn(after, person.objectId, now) ?? 'You are not on the list of this training';
const sayFull = ({ after, person }: Taken<unknown, Training>): string | undefined =>
  isWaiting(after, person.objectId) ? 'it is full. We’ll tell you here when you get a place.' : undefined;

const presses: Presses<TrainingTypes['steps'], Training | undefined, Training> = {
  offerTraining: {
    verb: 'training.offer',
    intro: 'People see it in Training. Name no child in it.',
    done: 'Training is offered',
  },
  changeTraining: {
    verb: 'training.change',
    intro: 'Those who signed up are told when the time or the place changes.',
    values: (training) => (training === undefined ? {} : typedAs(training)),
    done: 'Changed',
  },
  signUp: { verb: 'training.sign-up', done: sayStanding, next: sayFull },
  giveUpPlace: { verb: 'training.give-up', done: 'You have given up your place. Thank you for telling us' },
  recordTraining: {
    verb: 'training.record',
    intro: 'Tick everyone who was there. They can print their certificate then.',
    values: (training) => ({
      came: (training?.state === 'held' ? training.came : []).map(({ objectId }) => objectId).join(','),
    }),
    done: ({ after }) => `Recorded: ${after.came.length} came`,
  },
  cancelTraining: {
    verb: 'training.cancel',
    intro: 'Everyone who signed up is told.',
    style: 'destructive',
    done: 'Cancelled',
  },
  remindTraining: { byHand: 'the clock’s' },
};

/** What the buttons of a training go by. */
export const trainingRows = matterRows('training', presses);
