// Training: what is to come for one's role, and what one has done. About staff, never a child.
import { z } from 'zod';
import { offerButton, sayAgain, stepsOnTraining } from '../../desk/training/training.ts';
import { trainingButton } from '../../desk/training/presses.ts';
import { localDate, sayDate, sayWhen } from '../../domain/time/calendar.ts';
import { hasBegun, sayFor, sayOwn, sayPlaces } from '../../domain/training/training.ts';
import { instantShape, linkShape } from '../../reading/lines.ts';
import type { Told } from '../../reading/told.ts';
import { trainingsFor } from '../../reading/training/trainings.ts';
import { may } from '../../domain/people/roles.ts';
import { given } from '../../domain/kernel/given.ts';
import { buttonShape } from '../tab/api.ts';
import { buttonFor } from './button.ts';
import { nothing, pageAt } from './read.ts';

const shape = z.object({
  now: instantShape,
  ahead: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      when: z.string(),
      place: z.string(),
      /** "For everyone · 3 of 12 places free". */
      line: z.string(),
      /** "You have a place". */
      own: z.string().optional(),
      steps: z.array(buttonShape),
    }),
  ),
  /** What this person has done, what is due again soonest first; `link` leads to the certificate. */
  done: z.array(
    z.object({ title: z.string(), when: z.string(), again: z.string(), due: z.boolean(), link: linkShape }),
  ),
  /** Held in the last year; only for the person who keeps the offer. */
  held: z.array(
    z.object({ id: z.string(), title: z.string(), when: z.string(), line: z.string(), steps: z.array(buttonShape) }),
  ),
  offer: buttonShape.optional(),
});
export type Trainings = Told<typeof shape>;

export const trainings = pageAt({
  has: () => true,
  path: '/training',
  says: 'Training to come for my role, and what I have done',
  asks: nothing,
  answer: shape,
  read: async (scene) => {
    const { person, now } = scene;
    const { ahead, toRecord, done, held } = await trainingsFor(scene);
    const today = localDate(now);
    const named = may(person, 'keepTraining');
    return {
      now,
      ahead: [...toRecord, ...ahead].map((one) => ({
        id: one.id,
        title: one.title,
        when: sayWhen(one.startsAt, now),
        place: one.place,
        line: `For ${sayFor(one)} · ${sayPlaces(one)}`,
        ...given({ own: sayOwn(one, person.objectId, now) }),
        steps: [
          ...(named ? [trainingButton(hasBegun(one, now) ? 'Who was booked' : 'Who is coming', one)] : []),
          ...stepsOnTraining(scene, one),
        ].map(buttonFor),
      })),
      done: done.map(({ training, again }) => ({
        title: training.title,
        when: sayDate(localDate(training.startsAt)),
        again: sayAgain(again, today),
        due: again <= today,
        link: `print/certificate/${training.id}`,
      })),
      held: held.map((one) => ({
        id: one.id,
        title: one.title,
        when: sayWhen(one.startsAt, now),
        line: `${one.came.length} came`,
        steps: stepsOnTraining(scene, one).map(buttonFor),
      })),
      ...(named && { offer: buttonFor(offerButton) }),
    };
  },
});
