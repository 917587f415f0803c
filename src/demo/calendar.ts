// The days of the fictional cases: counted in working days from now, so that there is always something late and due.
import {
  closesOn,
  isWorkingDay,
  localDate,
  opensOn,
  sayDate,
  shiftWorkingDays,
  type Instant,
} from '../domain/time/calendar.ts';
import { meetingIdOf, type MeetingId, type MeetingType } from '../domain/meeting/meeting.ts';
import { addMonths, weekdayNames, weekdayOf, type IsoDate } from '../domain/time/dates.ts';
import { later } from './story.ts';

/** A meeting by its working day. */
export interface OnDay {
  readonly id: MeetingId;
  readonly type: MeetingType;
  readonly day: number;
}
/** A pre-MSET and the panel a week after it. */
export interface Round {
  readonly preMset: OnDay;
  readonly panel: OnDay;
}

export interface DemoCalendar {
  readonly now: Instant;
  /** A time of London on the nth working day: 0 is today, or the last one before a weekend or a holiday. */
  on(workingDay: number, time: string): Instant;
  ago(minutes: number): Instant;
  /** The nth working day as people type it, 18/1/2027. */
  typed(workingDay: number): string;
  /** The nth working day as people write it, Monday 18 January 2027. */
  written(workingDay: number): string;
  /** Today, or the first working day after a weekend or a holiday: nothing is due on a day when no one works; as typed. */
  readonly today: string;
  /** A working day of the week after this one; as typed. */
  readonly nextWeek: string;
  /** The birthday of someone who is so old today; as typed. */
  born(years: number, months: number): string;
  /** The day of the nth working day. */
  date(workingDay: number): IsoDate;
  /** Which working day the panel of these days is on: today, or the first one after a weekend or a holiday. */
  readonly panelDay: number;
  /** What was told before this is over: the opening of the working day before. */
  readonly toldSince: Instant;
  readonly meetings: ReturnType<typeof roundsFrom>;
  /** So many minutes after a meeting's start. */
  into(meeting: OnDay, minutes: number): Instant;
}

/** Working days from one panel to the next: less than four weeks, also where bank holidays fall in between. */
const round = 17;
/** When meetings begin. */
export const times = { preMset: '09:30', panel: '14:00' } as const;

/** The rounds, counted from the panel of these days. */
function roundsFrom(panelDay: number, date: (workingDay: number) => IsoDate) {
  const on = (type: MeetingType, day: number): OnDay => ({ id: meetingIdOf(type, date(day)), type, day });
  const onDay = (day: number): Round => ({ preMset: on('preMset', day - 5), panel: on('panel', day) });
  return {
    earliest: onDay(panelDay - 3 * round),
    first: onDay(panelDay - 2 * round),
    last: onDay(panelDay - round),
    /** Planned when two cases were ready to close. */
    extra: on('panel', panelDay - 3),
    now: onDay(panelDay),
    /** Within four weeks of the one between, whatever bank holidays there are. */
    next: onDay(panelDay + 14),
    after: onDay(panelDay + 2 * round),
    /** So many rounds before the one of these days. */
    back: (rounds: number) => onDay(panelDay - rounds * round),
  };
}

const asTyped = (date: IsoDate): string => {
  const [year, month, day] = date.split('-');
  return `${Number(day)}/${Number(month)}/${year}`;
};

/** The opening hours of any day give a time of day in London. */
const timeOn = (date: IsoDate, time: string): Instant =>
  time < '12:00' ? opensOn(date, { opens: time, closes: '23:59' }) : closesOn(date, { opens: '00:00', closes: time });

export function demoCalendar(now: Instant): DemoCalendar {
  const today = localDate(now);
  const last = isWorkingDay(today) ? today : shiftWorkingDays(today, -1);
  const counted = new Map<number, IsoDate>();
  const day = (n: number): IsoDate => {
    const date = counted.get(n) ?? shiftWorkingDays(last, n);
    counted.set(n, date);
    return date;
  };
  const panelDay = isWorkingDay(today) ? 0 : 1;
  return {
    now,
    on: (n, time) => timeOn(day(n), time),
    into: ({ day: n, type }, minutes) => later(timeOn(day(n), times[type]), minutes),
    meetings: roundsFrom(panelDay, day),
    ago: (minutes) => later(now, -minutes),
    typed: (n) => asTyped(day(n)),
    written: (n) => sayDate(day(n)),
    today: asTyped(day(panelDay)),
    nextWeek: asTyped(shiftWorkingDays(sundayOf(today), 2)),
    born: (years, months) => asTyped(addMonths(today, -(years * 12 + months))),
    date: day,
    panelDay,
    toldSince: timeOn(day(-1), '09:00'),
  };
}

/** The Sunday that ends this week. Every week of the calendar has two working days. */
function sundayOf(date: IsoDate): IsoDate {
  const left = weekdayNames.length - 1 - weekdayNames.indexOf(weekdayOf(date));
  return localDate(
    new Date(Date.parse(opensOn(date, { opens: '12:00', closes: '13:00' })) + left * 86_400_000).toISOString(),
  );
}
