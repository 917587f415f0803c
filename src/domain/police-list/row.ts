// A row of a police list: which child, missing since when, what the police call it; and when two rows are one.
import { lettersOf } from '../kernel/alike.ts';
import { hasLost } from '../kernel/bytes.ts';
import type { Answers } from '../kernel/fields.ts';
import type { ObjectId } from '../kernel/ids.ts';
import { localDate, type Instant } from '../time/calendar.ts';
import type { IsoDate } from '../time/dates.ts';

export interface PoliceRow {
  readonly surname: string;
  readonly forenames: string;
  readonly dateOfBirth: IsoDate;
  /** Where from; empty where the list does not say. */
  readonly place: string;
  readonly since: Instant;
  /** The list says the day alone. */
  readonly sinceKnown?: 'day';
  /** Absent: the list does not say that the child is back. */
  readonly returnedAt?: Instant;
  readonly returnedKnown?: 'day';
  readonly policeReference: string;
  readonly grade: string;
}
/** What a person said of the child of a row: it is, or is not, the one of a case or of another row (docs/process.md P29.9). */
export interface SaidOfChild {
  /** `MSET-4F7K-24`, or `POL-4F7K-2Q9X/3`. */
  readonly of: string;
  readonly same: boolean;
  readonly by: ObjectId;
  readonly at: Instant;
}
/** As it is kept. What was said of its child lies and goes with it. */
export interface KeptRow extends PoliceRow {
  readonly row: number;
  readonly said?: readonly SaidOfChild[];
}

/** In place of a name or a reference that no one has yet. */
const noneYet =
  /^[^\p{L}\p{N}]*(?:tb[acd]|n\/a|n[ak](?![^\p{L}]*\d)|nil|none|pending|await\p{L}*|unknown|unnamed|anon\p{L}*|not? ?(?:known|yet|given|stated))(?!\p{L})/iu;

/** What the police call it. "TBC", "-" or "pending" is no reference: one has a number. */
export const referenceOf = ({ policeReference }: Pick<PoliceRow, 'policeReference'>): string | undefined =>
  /[1-9]/.test(policeReference) && !noneYet.test(policeReference.trim()) ? policeReference : undefined;

/** What is compared of a name; a name that is not known, or lost a letter, is none. */
const spelt = (name: string): string => (noneYet.test(name.trim()) || hasLost(name) ? '' : lettersOf(name));

type Named = Pick<PoliceRow, 'surname' | 'forenames' | 'dateOfBirth'>;
/**
 * By this, and by nothing else, two are the same child without being asked: each name whole in its own field, and the birth date.
 * Undefined where that is not enough: a name is missing, or the birth is of 1 January, which is given where none is known.
 */
export function surelyOf({ surname, forenames, dateOfBirth }: Named): string | undefined {
  const [last, first] = [spelt(surname), spelt(forenames)];
  return last === '' || first === '' || dateOfBirth.endsWith('-01-01') ? undefined : `${last}|${first}|${dateOfBirth}`;
}

/** The child as a list names them, letter by letter. */
const namedAs = ({ surname, forenames, dateOfBirth }: Named): string =>
  [spelt(surname) || surname.trim(), spelt(forenames) || forenames.trim(), dateOfBirth].join('|');

/** Whether the one was over before the other began. */
const isOverBefore = ({ returnedAt, returnedKnown }: PoliceRow, { since }: PoliceRow): boolean =>
  returnedAt !== undefined && (returnedKnown === 'day' ? localDate(returnedAt) < localDate(since) : returnedAt < since);

/** Of one child: whether two rows are of one episode, by its reference or by when it began. */
export function isSameEpisode(one: PoliceRow, other: PoliceRow): boolean {
  const [reference, another] = [referenceOf(one), referenceOf(other)].map((text) => text && lettersOf(text));
  if (reference !== undefined && reference === another) return !isOverBefore(one, other) && !isOverBefore(other, one);
  const isOfDay = one.sinceKnown === 'day' || other.sinceKnown === 'day';
  const isOther = reference !== undefined && another !== undefined;
  // A list that says the day alone says of an episode of that day nothing new.
  const isThen = isOfDay ? localDate(one.since) === localDate(other.since) : one.since === other.since;
  return isThen && !(isOther && (isOfDay || surelyOf(one) === undefined));
}

/** Whether it is the same row: of the child as they are named, and of one episode; never by a reference alone (P29.3). */
export const isSameRow = (one: PoliceRow, other: PoliceRow): boolean =>
  namedAs(one) === namedAs(other) && isSameEpisode(one, other);

/** As a referral says it: what it is matched by. */
export const childAnswers = ({ surname, forenames, dateOfBirth }: Named): Answers => ({
  surname,
  forenames,
  dateOfBirth,
});
