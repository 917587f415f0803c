// A pre-MSET or panel meeting: when it is, who came, and what is known of it (docs/process.md 6).
import type { PersonRef } from '../people/actor.ts';
import {
  addDays,
  isWorkingDay,
  localDate,
  momentOn,
  sayDate,
  sayWhen,
  shiftWorkingDays,
  type OfficeHours,
  type Instant,
} from '../time/calendar.ts';
import type { Ladder } from '../time/clocks.ts';
import type { IsoDate } from '../time/dates.ts';
import type { EntityId, ObjectId, Reference } from '../kernel/ids.ts';
import { choicesOf } from '../kernel/fields.ts';
import type { Strikes } from '../matter/striking.ts';

export type MeetingType = 'preMset' | 'panel';
export const meetingTypes = choicesOf({ preMset: 'Pre-MSET', panel: 'Full panel' });
export const sayType = (type: MeetingType): string => meetingTypes.find(({ value }) => value === type)?.title ?? type;

/** `preMset-2027-01-12`: one meeting of a type a day, so that planning it twice is planning it once. */
export type MeetingId = `${MeetingType}-${number}-${number}-${number}`;

export const meetingIdOf = (type: MeetingType, date: IsoDate): MeetingId => `${type}-${date}` as MeetingId; // by its form

/** The day in a meeting's id. */
export const dateOfMeeting = (id: MeetingId): IsoDate => id.slice(id.indexOf('-') + 1);

/** The type in it. */
export const typeOfMeeting = (id: MeetingId): MeetingType => (id.startsWith('panel-') ? 'panel' : 'preMset');

/** A meeting's id as it came back with a press, or undefined for anything else. */
export const toMeetingId = (text: string): MeetingId | undefined =>
  /^(?:preMset|panel)-\d{4}-\d\d-\d\d$/.test(text) ? (text as MeetingId) : undefined; // brands what has just been checked

/**
 * The invitation, the reminder of the papers, that no one started it; of a cancelled one, that its cases go elsewhere; of one
 * that has ended, that the draft of its minutes is to be read, and that they are to be approved.
 */
export type MeetingRung = 'invite' | 'papers' | 'missed' | 'cases' | 'draft' | 'approve';

/** How someone takes part. Those who press "I am here" are online; the others are recorded for them. */
export const ways = choicesOf({ room: 'In the room', phone: 'On the phone', online: 'Online' });

/** Read and accepted by anyone who is there, before anything is said (docs/process.md P6.5). */
export const confidentiality =
  'What is said and shown in this meeting is confidential. I use it only to keep children safe, and pass on only what was agreed here. I record and photograph nothing.';

/**
 * That someone is there, and has accepted the confidentiality statement (docs/process.md P6.5). A person who leaves and comes
 * back has two of them.
 */
export interface Attendance {
  readonly person: PersonRef;
  readonly way: string;
  readonly at: Instant;
  /** They came when it was under way, and it was recorded as that. */
  readonly later?: true;
  /** When they left; absent: they are there, or were until the end. */
  readonly until?: Instant;
  /** Who recorded it, when it was not the person themselves. */
  readonly recordedBy?: PersonRef;
}
export interface MissedItems {
  readonly agency: string;
  readonly items: number;
}
/** What is put right of a meeting as a whole; what is put right of an item is its case's (case/statement). */
export interface Correction {
  readonly by: PersonRef;
  readonly at: Instant;
  readonly text: string;
}

/** Whether someone means to come, and who comes in their stead (docs/process.md P6.15). */
export interface Invited {
  readonly person: PersonRef;
  readonly coming: 'yes' | 'no';
  readonly instead?: PersonRef;
  readonly at: Instant;
}

interface Common extends Strikes {
  readonly id: MeetingId;
  readonly type: MeetingType;
  readonly date: IsoDate;
  readonly startsAt: Instant;
  readonly chair: PersonRef;
  /** Where, or the link to join by; none was given. */
  readonly place?: string;
  /** The answers to the invitation, the last of each person. */
  readonly answers: readonly Invited[];
  /** Papers and listings close then (docs/process.md P5.5). */
  readonly papersDue: Instant;
  readonly attendance: readonly Attendance[];
  /** Agencies that sent their papers. */
  readonly papers: readonly string[];
  /** Cases that are heard in one slot, where people said so. */
  readonly together?: readonly (readonly Reference[])[];
  readonly ladder: Ladder<MeetingRung>;
  readonly invitedAt: Instant | undefined;
  readonly facts: number;
  readonly changedAt: Instant;
}
export interface PlannedMeeting extends Common {
  readonly state: 'planned';
}
export interface StartedMeeting extends Common {
  readonly state: 'started';
  readonly startedAt: Instant;
}
export interface EndedMeeting extends Common {
  readonly state: 'ended';
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  /** Agencies that were invited and had no one there, or sent no papers (docs/process.md P6.10: grounds for escalation). */
  readonly absent: readonly string[];
  /** Of agencies that had someone there for other items: for how many that they were invited to they had no one. */
  readonly missedItems?: readonly MissedItems[];
  readonly noPapers: readonly string[];
  /** Agencies that sent papers of a case in MSET, beside those whose papers came by mail. */
  readonly sent?: readonly string[];
  readonly quorate: boolean;
  /** Cases that nothing was decided about. */
  readonly undecided: readonly Reference[];
  /** The same of records of people and places; none: there were none. */
  readonly undecidedRecords?: readonly EntityId[];
  readonly corrections: readonly Correction[];
  readonly approved?: { readonly by: PersonRef; readonly at: Instant };
}
export interface CancelledMeeting extends Common {
  readonly state: 'cancelled';
  readonly reason: string;
}
export type Meeting = PlannedMeeting | StartedMeeting | EndedMeeting | CancelledMeeting;

/** "Pre-MSET, Tue 12 Jan 14:00". */
export const sayMeeting = ({ type, startsAt }: Pick<Meeting, 'type' | 'startsAt'>, now: Instant): string =>
  `${sayType(type)}, ${sayWhen(startsAt, now)}`;

/** "Pre-MSET, Tue 12 Jan 14:00; papers until Tue 5 Jan 17:00", to choose from. */
export const sayTaking = (meeting: Pick<Meeting, 'type' | 'startsAt' | 'papersDue'>, now: Instant): string =>
  `${sayMeeting(meeting, now)}; papers ${meeting.papersDue < now ? 'closed' : 'until'} ${sayWhen(meeting.papersDue, now)}`;

/** "Pre-MSET on Tuesday 12 January 2027", by its id alone. */
export function sayMeetingId(id: MeetingId): string {
  const [type = '', ...date] = id.split('-');
  return `${sayType(type === 'panel' ? 'panel' : 'preMset')} on ${sayDate(date.join('-'))}`;
}

/** What this person has answered to the invitation. */
export const answerOf = ({ answers }: Pick<Meeting, 'answers'>, person: ObjectId): Invited | undefined =>
  answers.find((answer) => answer.person.objectId === person);

/** Those who have not left. */
export const stillThere = <A extends { readonly until?: Instant }>({
  attendance,
}: {
  readonly attendance: readonly A[];
}): readonly A[] => attendance.filter(({ until }) => until === undefined);

/** Whether someone is there now. */
export const isThere = (meeting: Pick<Meeting, 'attendance'>, person: ObjectId): boolean =>
  stillThere(meeting).some((one) => one.person.objectId === person);

/** The panel that follows a pre-MSET: a week later, or the next working day after that (docs/process.md P6.1). */
export function panelDateAfter(date: IsoDate, shut?: Pick<OfficeHours, 'shutDays'>): IsoDate {
  const weekLater = addDays(date, 7);
  return isWorkingDay(weekLater, shut) ? weekLater : shiftWorkingDays(weekLater, 1, shut);
}

/** The same weekday of the month in each of the next months: the second Tuesday stays the second Tuesday. */
export function monthlyDates(first: IsoDate, times: number, shut?: Pick<OfficeHours, 'shutDays'>): readonly IsoDate[] {
  const week = Math.ceil(Number(first.slice(8)) / 7);
  const dates: IsoDate[] = [];
  for (let month = 0; month < times; month += 1) {
    const start = firstOfMonth(first, month);
    const offset = (weekdayNumber(first) - weekdayNumber(start) + 7) % 7;
    const day = addDays(start, offset + (week - 1) * 7);
    // A fifth Tuesday that a month does not have is its last one.
    const same = day.slice(0, 7) === start.slice(0, 7) ? day : addDays(day, -7);
    dates.push(isWorkingDay(same, shut) ? same : shiftWorkingDays(same, 1, shut));
  }
  return dates;
}

const noon = (date: IsoDate): number => Date.parse(`${date}T12:00:00Z`);
const weekdayNumber = (date: IsoDate): number => new Date(noon(date)).getUTCDay();
const firstOfMonth = (date: IsoDate, later: number): IsoDate => {
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + later;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`;
};

/** When a meeting starts: a date and a typed time of day, in London. */
export const startsAtOf = (date: IsoDate, time: string): Instant => momentOn(date, time);
export const isToday = ({ startsAt }: Pick<Meeting, 'startsAt'>, now: Instant): boolean =>
  localDate(startsAt) === localDate(now);
/** Its day is over, and no one started it. */
export const wasMissed = ({ state, startsAt }: Pick<Meeting, 'state' | 'startsAt'>, now: Instant): boolean =>
  state === 'planned' && localDate(startsAt) < localDate(now);
