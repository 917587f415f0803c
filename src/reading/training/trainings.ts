// Training for one person: what is to come for their role, what they have done and when it is due again; for the person who keeps
// the offer all of it. It is about staff and about no child.
import { addDays, localDate, sayDate } from '../../domain/time/calendar.ts';
import { may } from '../../domain/people/roles.ts';
import {
  doneBy,
  attendancesOf,
  hasBegun,
  isAhead,
  isFor,
  monthsLater,
  sayOwn,
  type Done,
  type Training,
} from '../../domain/training/training.ts';
import type { FigureTable } from '../figures/now.ts';
import type { Reader } from '../reader.ts';

export interface Trainings {
  /** To come: for this person's role, or that they have signed up for; the soonest first. */
  readonly ahead: readonly Training[];
  /** Over, and no one has said yet who came; only for those who keep the offer. */
  readonly toRecord: readonly Training[];
  readonly done: readonly Done[];
  /** Held in the last twelve months, the newest first; only for those who keep the offer. */
  readonly held: readonly Training[];
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
      (one) => isAhead(one, now) && (keeps || isFor(one, person) || sayOwn(one, person.objectId, now) !== undefined),
    ),
    toRecord: keeps ? all.filter((one) => one.state === 'offered' && hasBegun(one, now)) : [],
    done: doneBy(all, person.objectId, months),
    held: keeps ? ofYear.toReversed() : [],
  };
}

/** How many came in the last year, by agency and team: staff are counted, and no one is named. */
export async function trainingFiguresFor({ ports, directory, now }: Reader): Promise<FigureTable> {
  const since = addDays(localDate(now), -365);
  const rows = attendancesOf(await ports.trainings.from(since), directory);
  return {
    title: 'Training: who came, by agency and team',
    periods: ['People', 'Attendances'],
    rows: rows.map(({ agency, team, people, times }) => ({
      label: team === '' ? agency : `${agency}, ${team}`,
      values: [String(people), String(times)],
    })),
    notes: [
      `Since ${sayDate(since)}. Someone who was at two trainings counts once among the people and twice among the attendances.`,
    ],
  };
}
