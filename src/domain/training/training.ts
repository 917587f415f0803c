// A training that the co-ordinator offers: when, where, for whom, who has a place and who came (docs/process.md P18.4).
import { lettersOf } from '../kernel/alike.ts';
import type { Person, PersonRef, Role } from '../people/actor.ts';
import { localDate, type Instant } from '../time/calendar.ts';
import type { IsoDate } from '../time/dates.ts';
import type { Ladder } from '../time/clocks.ts';
import { personIn, type Directory } from '../people/directory.ts';
import type { ObjectId, TrainingId } from '../kernel/ids.ts';
import { isMeantFor, may, sayRoles } from '../people/roles.ts';
import { reads } from '../people/reads.ts';

/** `eve`: those who have a place are reminded. `record`: the person who keeps the offer is asked who came. */
export type TrainingRung = 'eve' | 'record';

export interface Training {
  readonly id: TrainingId;
  readonly title: string;
  /** For whom it is meant; none: everyone. Anyone of the directory may sign up all the same. */
  readonly meantFor: readonly Role[];
  readonly startsAt: Instant;
  /** Where, or the link to join by. */
  readonly place: string;
  readonly places: number;
  readonly state: 'offered' | 'held' | 'cancelled';
  /** Who has a place, and who waits for one: in the order in which they signed up. */
  readonly taken: readonly PersonRef[];
  readonly waiting: readonly PersonRef[];
  /** Who was there; known once it is held. */
  readonly came: readonly PersonRef[];
  /** Why it was cancelled. */
  readonly reason?: string;
  readonly ladder: Ladder<TrainingRung>;
  readonly facts: number;
  readonly changedAt: Instant;
}

/** A card has room for so many people to tick; more wait for a second date. */
export const mostPlaces = 60;
export const mostWaiting = 40;

const has = (people: readonly PersonRef[], person: ObjectId): boolean =>
  people.some(({ objectId }) => objectId === person);
export const hasPlace = ({ taken }: Pick<Training, 'taken'>, person: ObjectId): boolean => has(taken, person);
export const isWaiting = ({ waiting }: Pick<Training, 'waiting'>, person: ObjectId): boolean => has(waiting, person);
export const hasCome = ({ came }: Pick<Training, 'came'>, person: ObjectId): boolean => has(came, person);
/** Second on the waiting list: 2. */
export const placeInLine = ({ waiting }: Pick<Training, 'waiting'>, person: ObjectId): number =>
  waiting.findIndex(({ objectId }) => objectId === person) + 1;

export const freePlaces = ({ places, taken }: Pick<Training, 'places' | 'taken'>): number =>
  Math.max(0, places - taken.length);
export const hasBegun = ({ startsAt }: Pick<Training, 'startsAt'>, now: Instant): boolean => startsAt <= now;
/** To come, and not cancelled. */
export const isAhead = ({ state, startsAt }: Pick<Training, 'state' | 'startsAt'>, now: Instant): boolean =>
  state === 'offered' && startsAt > now;

/** Those who wait longest and are still in the directory get the places that are free. */
export const movedUp = (
  { waiting }: Pick<Training, 'waiting'>,
  free: number,
  directory: Directory,
): readonly PersonRef[] =>
  waiting.filter(({ objectId }) => personIn(directory, objectId) !== undefined).slice(0, Math.max(0, free));

/** Whether it is meant for what this person does. */
export const isFor = ({ meantFor }: Pick<Training, 'meantFor'>, person: Pick<Person, 'roles'>): boolean =>
  isMeantFor(meantFor, person);

/** How someone stands to every training alike. */
export const relationToTraining = (person: Pick<Person, 'roles'>): 'keeper' | 'staff' =>
  may(person, 'keepTraining') ? 'keeper' : 'staff';

/** Who has a place, waits and came is read by those who keep the offer; others read when and where, and of themselves. */
export const readsNamesOf = (person: Pick<Person, 'roles'>): boolean => reads('training', relationToTraining(person));

/** "Practitioner, Manager", "everyone". */
export const sayFor = ({ meantFor }: Pick<Training, 'meantFor'>): string =>
  meantFor.length === 0 ? 'everyone' : sayRoles({ roles: meantFor });

/** "4 of 12 places are free", "full, 2 waiting". */
export function sayPlaces(training: Pick<Training, 'places' | 'taken' | 'waiting'>): string {
  const free = freePlaces(training);
  if (free > 0) return `${free} of ${training.places} places free`;
  return training.waiting.length === 0 ? 'full' : `full, ${training.waiting.length} waiting`;
}

/**
 * How a person stands to it at `now`: "You have a place", "You are number 2 on the waiting list"; once it has begun, that they
 * were booked, or came. Undefined for a person who has not signed up and did not come.
 */
export function sayOwn(training: Training, person: ObjectId, now: Instant): string | undefined {
  const [booked, line] = [hasPlace(training, person), placeInLine(training, person)];
  if (hasCome(training, person)) return 'You came';
  if (!booked && line === 0) return undefined;
  if (training.state === 'cancelled') return booked ? 'You had a place' : 'You were on the waiting list';
  if (training.state === 'held') return booked ? 'You were booked, and are not recorded as there' : 'You had no place';
  if (hasBegun(training, now))
    return booked ? 'You were booked; the co-ordinator records who came' : 'You were on the waiting list';
  return booked ? 'You have a place' : `You are number ${line} on the waiting list`;
}

/** A training that a person has done, the last time that they did one of this title, and from when it is due again. */
export interface Done {
  readonly training: Training;
  readonly again: IsoDate;
}

const titleKey = ({ title }: Pick<Training, 'title'>): string => lettersOf(title) || title.trim();

/** What a person has done, each title once, what is due again soonest first (docs/process.md P18.4). */
export function doneBy(trainings: readonly Training[], person: ObjectId, months: number): readonly Done[] {
  const own = trainings.filter((one) => one.state === 'held' && hasCome(one, person));
  const last = new Map(
    own.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1)).map((one) => [titleKey(one), one] as const),
  );
  return [...last.values()]
    .map((training) => ({ training, again: monthsLater(localDate(training.startsAt), months) }))
    .toSorted((a, b) => (a.again < b.again ? -1 : 1));
}

/** The same day so many months later; the last of the month where that has no such day. */
export function monthsLater(date: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return `${first.toISOString().slice(0, 8)}${String(Math.min(day, last)).padStart(2, '0')}`;
}

/** How many came, by agency and by team. Counts: no one is named. */
export interface TrainingFigure {
  readonly agency: string;
  readonly team: string;
  readonly people: number;
  readonly times: number;
}

/** Of the trainings that are given; a person who has left the directory counts as that. */
export function attendancesOf(trainings: readonly Training[], directory: Directory): readonly TrainingFigure[] {
  const came = trainings.filter(({ state }) => state === 'held').flatMap((one) => one.came);
  const groups = Map.groupBy(came, ({ objectId }) => {
    const person = personIn(directory, objectId);
    const agency = directory.agencies.find(({ id }) => id === person?.agency)?.name;
    return JSON.stringify([
      agency ?? (person === undefined ? 'Left the directory' : 'The council'),
      person?.team ?? '',
    ]);
  });
  return [...groups]
    .map(([key, all]) => {
      const [agency = '', team = ''] = JSON.parse(key) as readonly string[]; // as it was just written
      return { agency, team, people: new Set(all.map(({ objectId }) => objectId)).size, times: all.length };
    })
    .toSorted((a, b) => `${a.agency} ${a.team}`.localeCompare(`${b.agency} ${b.team}`, 'en-GB'));
}
