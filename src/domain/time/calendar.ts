// When the council's office works: Monday to Friday but bank holidays, in London's local time (docs/process.md P12.1).
// Clocks that run in plain hours (return interviews, breaches: 72 hours) do not belong here.
import { Temporal } from 'temporal-polyfill';
import { isBankHoliday } from './bank-holidays.ts';
import { monthNames, weekdayNames, weekdayOf } from './dates.ts';
import type { IsoDate } from './dates.ts';
import { once } from './once.ts';

/** A moment as ISO text in UTC with milliseconds, `2027-01-04T10:00:00.000Z`. */
export type Instant = string;

/** Local times `HH:MM` between which the office is open on a working day. */
export interface OfficeHours {
  readonly opens: string;
  readonly closes: string;
  /** Days `MM-DD` on which the office is shut although the law counts them, as between Christmas and New Year. */
  readonly shutDays?: readonly string[] | undefined;
}
/** Without it days are counted as the law counts them: the shut-down of an office is no reason to be told later. */
type Shut = Pick<OfficeHours, 'shutDays'>;

export const defaultOfficeHours: OfficeHours = { opens: '09:00', closes: '17:00' };

const london = 'Europe/London';
const saturday = 6;
const msPerHour = 3_600_000;

/** Whether people work on this date. */
export function isWorkingDay(date: IsoDate, { shutDays = [] }: Shut = {}): boolean {
  return !isBankHoliday(date) && dayOf(date).dayOfWeek < saturday && !shutDays.includes(date.slice(5));
}

/** The first working day after a date, whether or not that date is one itself. */
export function nextWorkingDay(date: IsoDate, shut?: Shut): IsoDate {
  return shiftWorkingDays(date, 1, shut);
}

/** The nth working day after a date, or before it for a negative n; 0 gives the date itself, working day or not. */
export function shiftWorkingDays(date: IsoDate, n: number, shut: Shut = {}): IsoDate {
  requireWhole(n);
  return shifted(date, n, sayShut(shut));
}
/** As the key of what is worked out once. */
const sayShut = ({ shutDays = [] }: Shut): string => shutDays.join(' ');
const shutOf = (said: string): Required<Shut> => ({ shutDays: said.split(' ') });
const shifted = once((date: IsoDate, n: number, shutDays: string): IsoDate => {
  const [days, shut] = [Math.sign(n), shutOf(shutDays)];
  let day = dayOf(date);
  for (let left = Math.abs(n); left > 0;) {
    day = day.add({ days });
    if (isWorkingDay(day.toString(), shut)) left -= 1;
  }
  return day.toString();
});

/** Whether a working day is the first of its week. */
export const isFirstOfWeek = (date: IsoDate, shut?: Shut): boolean =>
  shiftWorkingDays(date, -1, shut) < addDays(date, 1 - dayOf(date).dayOfWeek);

/**
 * How many working days lie after `from`, up to and including `to`; negative where `to` is earlier.
 * So `workingDaysBetween(d, shiftWorkingDays(d, n))` is n for every n from 0.
 */
export function workingDaysBetween(from: IsoDate, to: IsoDate): number {
  if (to < from) return -workingDaysBetween(to, from) || 0;
  let count = 0;
  for (let day = nextWorkingDay(from); day <= to; day = nextWorkingDay(day)) count += 1;
  return count;
}

/**
 * The moment n working days later (n ≥ 0, whole): one working day is the same local time on the next working day.
 * A start when the office is shut counts from the next opening; the stroke of closing time still counts as open.
 * Throws for office hours that do not open before they close.
 */
export function addWorkingDays(instant: Instant, n: number, hours: OfficeHours): Instant {
  if (n < 0) throw new RangeError(`Working days are counted forwards, got ${n}`);
  return daysLater(instant, n, hours.opens, hours.closes, sayShut(hours));
}
const daysLater = once((instant: Instant, n: number, opens: string, closes: string, shutDays: string): Instant => {
  const hours = { opens, closes, ...shutOf(shutDays) };
  const start = whenOpen(instant, hours);
  const day = dayOf(shiftWorkingDays(start.toPlainDate().toString(), n, hours));
  return toInstant(day.toZonedDateTime({ timeZone: london, plainTime: start.toPlainTime() }));
});

/**
 * The moment at which the office has been open for so many hours (≥ 0, fractions allowed) since `instant`.
 * Time that runs out at closing is due at closing, not at the next opening. Throws as `addWorkingDays` does.
 */
export function addOfficeHours(instant: Instant, hours: number, officeHours: OfficeHours): Instant {
  if (!(hours >= 0 && Number.isFinite(hours))) throw new RangeError(`Office hours are counted forwards, got ${hours}`);
  return hoursLater(instant, hours, officeHours.opens, officeHours.closes, sayShut(officeHours));
}
const hoursLater = once((instant: Instant, hours: number, opens: string, closes: string, shutDays: string): Instant => {
  const officeHours = { opens, closes, ...shutOf(shutDays) };
  let left = Math.round(hours * msPerHour);
  let from = whenOpen(instant, officeHours);
  for (;;) {
    const day = from.toPlainDate().toString();
    const open = at(day, officeHours.closes).epochMilliseconds - from.epochMilliseconds;
    if (left <= open) return toInstant(from.add({ milliseconds: left }));
    left -= open;
    from = at(nextWorkingDay(day, officeHours), officeHours.opens);
  }
});

/** When the office opens next, while it is shut. */
export function shutUntil(instant: Instant, hours: OfficeHours): Instant | undefined {
  const opens = toInstant(whenOpen(instant, hours));
  return opens === instant ? undefined : opens;
}

/** The moment the office opens on a date, or would open if it worked that day. */
export function opensOn(date: IsoDate, { opens }: OfficeHours): Instant {
  return instantAt(date, opens);
}

/** A moment by date and time of day (`HH:MM` or `H:MM`) in London. */
export function momentOn(date: IsoDate, time: string): Instant {
  return instantAt(date, time.padStart(5, '0'));
}

/** The date so many days later, or earlier for a negative number. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return dayOf(date).add({ days }).toString();
}

/** The moment the office closes on a date, or would close if it worked that day. */
export function closesOn(date: IsoDate, { closes }: OfficeHours): Instant {
  return instantAt(date, closes);
}

/** The last day until a date on which people work: that date, or the last working day before it. */
export const lastWorkingDay = (until: IsoDate, shut?: Shut): IsoDate =>
  isWorkingDay(until, shut) ? until : shiftWorkingDays(until, -1, shut);

/** The date in London at a moment. */
export const localDate = (instant: Instant): IsoDate => dateInHour(instant.slice(0, 'YYYY-MM-DDTHH'.length));
/** Each press asks for today, at a moment of its own: London is a whole number of hours ahead, so a day ends with an hour. */
const dateInHour = once((hour: string): IsoDate => atHour(hour).toPlainDate().toString());

/** "Mon 4 Jan 10:42" in London's time; with the year where `now` is given and falls in another one. */
export function sayWhen(instant: Instant, now?: Instant): string {
  return sayWall(onTheWall(instant), now === undefined ? undefined : onTheWall(now));
}

/** The day of it: "Mon 4 Jan"; with the year where `now` is given and falls in another one. */
export const sayDay = (instant: Instant, now?: Instant): string => sayWhen(instant, now).slice(0, -' 10:42'.length);

/** "due Fri 8 Jan 17:00", "was due Mon 4 Jan 10:42"; nothing where it has no time. */
export const dueLine = (due: Instant | undefined, now: Instant): string =>
  due === undefined ? '' : `${due <= now ? 'was due' : 'due'} ${sayWhen(due, now)}`;

/** "10:02" in London's time. */
export function sayTime(instant: Instant): string {
  return timeOf(onTheWall(instant));
}

/** "10:42" on the same day, else "Mon 4 Jan 10:42". */
export function sayClock(instant: Instant, now: Instant): string {
  const [when, today] = [onTheWall(instant), onTheWall(now)];
  const same = when.day === today.day && when.month === today.month && when.year === today.year;
  return same ? timeOf(when) : sayWall(when, today);
}

/** "Monday 14 March 2011". */
export function sayDate(date: IsoDate): string {
  const day = dayOf(date);
  return `${weekdayOf(date)} ${day.day} ${monthName(day)} ${day.year}`;
}

function monthName(of: { readonly month: number }): string {
  return monthNames[of.month - 1] ?? '';
}

/** Date and time as a clock in London shows them; as `localDate`, by the hour. */
const onTheWall = (instant: Instant): Wall => ({
  ...wallAtHour(instant.slice(0, 'YYYY-MM-DDTHH'.length)),
  minute: Number(instant.slice('YYYY-MM-DDTHH:'.length, 'YYYY-MM-DDTHH:MM'.length)),
});
type Wall = Readonly<Record<'year' | 'month' | 'day' | 'dayOfWeek' | 'hour' | 'minute', number>>;
const wallAtHour = once((hourText: string): Omit<Wall, 'minute'> => {
  const { year, month, day, dayOfWeek, hour } = atHour(hourText);
  return { year, month, day, dayOfWeek, hour };
});
const atHour = (hour: string): Temporal.PlainDateTime => inLondon(`${hour}:00:00.000Z`).toPlainDateTime();

function sayWall(when: Wall, now: Wall | undefined): string {
  const year = now === undefined || now.year === when.year ? '' : ` ${when.year}`;
  const weekday = weekdayNames[when.dayOfWeek - 1] ?? '';
  return `${weekday.slice(0, 3)} ${when.day} ${monthName(when).slice(0, 3)}${year} ${timeOf(when)}`;
}

const timeOf = ({ hour, minute }: Wall): string => `${twoDigits(hour)}:${twoDigits(minute)}`;
const twoDigits = (number: number): string => String(number).padStart(2, '0');

const inLondon = once((instant: Instant): Temporal.ZonedDateTime =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(london),
);
const dayOf = once((date: IsoDate): Temporal.PlainDate => Temporal.PlainDate.from(date));
const timeOn = once((time: string): Temporal.PlainTime => Temporal.PlainTime.from(time));
const at = once((date: IsoDate, time: string): Temporal.ZonedDateTime =>
  dayOf(date).toZonedDateTime({ timeZone: london, plainTime: timeOn(time) }),
);
const instantAt = once((date: IsoDate, time: string): Instant => toInstant(at(date, time)));

function toInstant(when: Temporal.ZonedDateTime): Instant {
  return when.toInstant().toString({ smallestUnit: 'millisecond' });
}

/** The moment itself while the office is open, else the next opening. */
function whenOpen(instant: Instant, hours: OfficeHours): Temporal.ZonedDateTime {
  const [opens, closes] = [timeOn(hours.opens), timeOn(hours.closes)];
  if (Temporal.PlainTime.compare(opens, closes) >= 0) {
    throw new RangeError(`Office hours must open before they close, got ${hours.opens} to ${hours.closes}`);
  }
  const when = inLondon(instant);
  const day = when.toPlainDate().toString();
  if (!isWorkingDay(day, hours) || Temporal.PlainTime.compare(when.toPlainTime(), closes) > 0)
    return at(nextWorkingDay(day, hours), hours.opens);
  return Temporal.PlainTime.compare(when.toPlainTime(), opens) < 0 ? at(day, hours.opens) : when;
}

function requireWhole(n: number): void {
  if (!Number.isSafeInteger(n)) throw new RangeError(`Working days are whole days, got ${n}`);
}
