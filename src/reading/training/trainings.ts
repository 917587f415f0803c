// Training for one person: what is to come for their role, what they have done and when it is due again; for whoever keeps
// the offer all of it. It is about staff and about no child.
import { addDays, localDate } from '../../domain/time/calendar.ts';
import { may } from '../../domain/people/roles.ts';
import {
  doneBy,
  figuresOf,
  hasBegun,
  isAhead,
  isFor,
  monthsLater,
  sayOwn,
  type Done,
  type Training,
  type TrainingFigure,
} from '../../domain/training/training.ts';
import type { Reader } from '../reader.ts';

export interface Trainings {
  /** To come: for this person's role, or that they have signed up for; the soonest first. */
  readonly ahead: readonly Training[];
  /** Over, and no one has said yet who came; only for whoever keeps the offer. */
  readonly toRecord: readonly Training[];
  readonly done: readonly Done[];
  /** Held in the last twelve months, the newest first; only for whoever keeps the offer. */
  readonly held: readonly Training[];
  /** Of those months; only for those who may count. */
  readonly figures: readonly TrainingFigure[] | undefined;
}

export async function trainingsFor({ ports, person, directory, now }: Reader): Promise<Trainings> {
  const { trainingAgainMonths: months } = directory.settings;
  const today = localDate(now);
  // What was due again long ago is still said for as long again.
  const all = await ports.trainings.from(monthsLater(today, -2 * months));
  const keeps = may(person, 'keepTraining');
  const yearAgo = addDays(today, -365);
  const ofYear = all.filter((one) => one.state === 'held' && localDate(one.startsAt) >= yearAgo);
  return {
    ahead: all.filter(
      (one) => isAhead(one, now) && (keeps || isFor(one, person) || sayOwn(one, person.objectId) !== undefined),
    ),
    toRecord: keeps ? all.filter((one) => one.state === 'offered' && hasBegun(one, now)) : [],
    done: doneBy(all, person.objectId, months),
    held: keeps ? ofYear.toReversed() : [],
    figures: may(person, 'countTraining') ? figuresOf(ofYear, directory) : undefined,
  };
}
