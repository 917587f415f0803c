// A row of a police list: which child, missing since when, and what the police call it.
import type { Answers } from '../kernel/fields.ts';
import { plain } from '../case/triage/match-keys.ts';
import type { Instant } from '../time/calendar.ts';
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
/** As it is kept. */
export interface KeptRow extends PoliceRow {
  readonly row: number;
}

/** By this a row is the same: its police reference, or the child and when the child went missing (docs/process.md P29.3). */
export const rowKeys = ({ policeReference, surname, forenames, dateOfBirth, since }: PoliceRow): readonly string[] => [
  ...(policeReference === '' ? [] : [`reference:${plain(policeReference)}`]),
  `child:${plain(surname)}:${plain(forenames)}:${dateOfBirth}:${since}`,
];

/** As a referral says it: what it is matched by. */
export const childAnswers = ({ surname, forenames, dateOfBirth }: PoliceRow): Answers => ({
  surname,
  forenames,
  dateOfBirth,
});
