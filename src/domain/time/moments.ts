// A day with a time of day, as people say and type it: when a child went missing, when a child came back
// (docs/process.md P12.7).
import { addDays, localDate, momentOn, sayDay, sayTime, sayWhen, type Instant } from './calendar.ts';
import { parseTypedDate, tidy, typedDate, type IsoDate, type TypedDate } from './dates.ts';
import { isWeekday, numberIn, parsePastDate } from './said.ts';

/** `dayOnly`: the time is not known; the moment is the earliest of the day, so that what is due is never later than it may be. */
export type TypedMoment = { readonly moment: Instant; readonly dayOnly?: true } | { readonly problem: string };

const asExpected = 'write the day and the time, like yesterday 22:30 or 14/3 6pm.';
const noTime = 'give the time too, like yesterday 22:30; or yesterday ? if it is not known.';
const noDay = 'say the day too, like today 08:30 or yesterday 22:30.';
const longest = 60;

const hedge = '(?:(?:at|by|from|since|about|around|approximately|approx|circa|roughly|c|~)[. ]*)*';
const hour = '(\\d{1,2})(?:(?:[:.](\\d{2}))? ?([ap])\\.?m|[:.](\\d{2})(?: ?h(?:ou)?rs)?|(\\d{2}) ?h(?:ou)?rs)';
const timeBehind = new RegExp(`^(?:(.*?)[ ,]+)?${hedge}${hour}$`);
const timeBefore = new RegExp(`^${hedge}${hour}[ ,]+(?:on )?(.+)$`);
const unknownBehind = /^(?:(.*?)[ ,]*)(?:\?|(?:at an? |the )?(?:time )?(?:is )?(?:not known|unknown))$/;
const partBehind = /^(.+?) (morning|afternoon|evening|night)$/;
const agoWords = /^(?:about |around )?(half an|an?|one|two|three|four|five|six|\d{1,2}) (minute|min|hour|hr)s? ago$/;
/** Until then people say "tonight" of the night that began yesterday. */
const nightEnds = '06:00';

/**
 * Reads a day with its time behind or before it: 14/3/2027 22:30, 14 March 2027 at 10.30pm. And where `now` is given as it is
 * said then, of what has been: yesterday 22:30, last night about 2am, Sat 6pm, 30/11 22:30, two hours ago; or, where the time
 * is not known, yesterday ?. It is London's time; of an hour that comes twice, in October, the first, so that what is due is
 * never later than it might be.
 */
export function parseTypedMoment(text: string, now?: Instant): TypedMoment {
  const typed = tidy(text);
  if (text.length > longest) return { problem: asExpected };
  const ago = now === undefined ? undefined : agoIn(typed, now);
  if (ago !== undefined) return { moment: ago };
  const split = splitOf(typed);
  if (split === undefined) return { problem: isDay(typed, now) ? noTime : asExpected };
  const { day, time } = split;
  if (day === '') return { problem: noDay };
  if (time === 'none') return { problem: 'there is no such time: write it like 22:30.' };
  return now === undefined ? onWritten(day, time) : onSaid(day, time, now);
}

/** Why a text has no time in it, nor that the time is not known; undefined where it has. */
export function timeProblem(text: string): string | undefined {
  const split = splitOf(tidy(text));
  return split === undefined || split.time === 'none'
    ? 'write the time, like 22:30 or about 6pm; or ? if it is not known.'
    : undefined;
}

interface Time {
  readonly hour: number;
  readonly minutes: string;
  /** As it was typed; without it 10:30 of an evening is 22:30. */
  readonly half: string | undefined;
}
type Timed = Time | 'unknown';

function splitOf(typed: string): { readonly day: string; readonly time: Timed | 'none' } | undefined {
  const unknown = unknownBehind.exec(typed);
  if (unknown !== null) return { day: unknown[1] ?? '', time: 'unknown' };
  const behind = timeBehind.exec(typed);
  if (behind !== null) return { day: behind[1] ?? '', time: timeIn(behind.slice(2)) };
  const before = timeBefore.exec(typed);
  return before === null ? undefined : { day: before[6] ?? '', time: timeIn(before.slice(1)) };
}
function timeIn([hours = '', minutes, half, plain, joined]: readonly (string | undefined)[]): Time | 'none' {
  const read = { hour: Number(hours), minutes: minutes ?? plain ?? joined ?? '00', half };
  if (Number(read.minutes) > 59 || read.hour > 23) return 'none';
  return half !== undefined && (read.hour < 1 || read.hour > 12) ? 'none' : read;
}
/** Of 24 hours. */
const hourOf = ({ hour, half }: Time): number => (half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0));
const onDay = (date: IsoDate, { minutes }: Time, hours: number): Instant => momentOn(date, `${hours}:${minutes}`);
const firstOf = (date: IsoDate): TypedMoment => ({ moment: momentOn(date, '00:00'), dayOnly: true });

const isDay = (typed: string, now: Instant | undefined): boolean =>
  'date' in (now === undefined ? parseTypedDate(typed) : dayOf(typed, now));

function onWritten(day: string, time: Timed): TypedMoment {
  const read = parseTypedDate(day);
  if ('problem' in read) return read;
  return time === 'unknown' ? firstOf(read.date) : { moment: onDay(read.date, time, hourOf(time)) };
}

function onSaid(day: string, time: Timed, now: Instant): TypedMoment {
  const read = dayOf(day, now);
  if ('problem' in read) return read;
  const { date, part } = read;
  if (time === 'unknown') return firstOf(date);
  if (part === 'night') return inNight(date, time);
  const isLater = (part === 'afternoon' || part === 'evening') && time.half === undefined && time.hour < 12;
  const hours = isLater ? time.hour + 12 : hourOf(time);
  const moment = onDay(date, time, hours);
  // "Sat 22:30", said on a Saturday morning, is a week ago.
  return { moment: moment > now && isWeekday(day) ? onDay(addDays(date, -7), time, hours) : moment };
}

/** From noon to noon: 22:30 and 10:30 are of the evening, 02:00 of the next day. */
function inNight(evening: IsoDate, time: Time): TypedMoment {
  const { hour, half } = time;
  if (hour === 12 && half === undefined) return { problem: 'write 00:30 or 12:30am for half past midnight.' };
  const hours = half === undefined && hour > 4 && hour < 12 ? hour + 12 : hourOf(time);
  if (hours > 4 && hours < 12) return { problem: 'that is no time of a night: say the day, like today 08:30.' };
  return { moment: onDay(hours < 12 ? addDays(evening, 1) : evening, time, hours) };
}

type Said = { readonly date: IsoDate; readonly part?: string | undefined } | Extract<TypedDate, { problem: string }>;
/** A day that has been, and which part of it. */
function dayOf(day: string, now: Instant): Said {
  const today = localDate(now);
  const lastNight = { date: addDays(today, -1), part: 'night' };
  if (day === 'last night') return lastNight;
  if (day === 'tonight') return sayTime(now) < nightEnds ? lastNight : { date: today, part: 'night' };
  const [, named, part] = partBehind.exec(day) ?? [];
  const read = parsePastDate(named === 'this' ? 'today' : (named ?? day), today);
  return 'date' in read ? { date: read.date, part } : read;
}

function agoIn(typed: string, now: Instant): Instant | undefined {
  const [, many, unit = ''] = agoWords.exec(typed) ?? [];
  if (many === undefined) return undefined;
  const count = many === 'half an' ? 0.5 : numberIn(many);
  const ms = Date.parse(now) - count * (unit.startsWith('h') ? hourMs : minuteMs);
  return new Date(Math.floor(ms / minuteMs) * minuteMs).toISOString();
}
const minuteMs = 60_000;

const hourMs = 3_600_000;
/** Plain hours between two moments, with what is left of one. */
export const hoursBetween = (from: Instant, to: Instant): number => (Date.parse(to) - Date.parse(from)) / hourMs;

/** An interview is spoken of in hours, a long episode in days. */
const mostHours = 96;
/** "45 minutes", "5 hours 30 minutes", "71 hours", "4 days 3 hours". */
export function sayHours(hours: number): string {
  const minutes = Math.round(hours * 60);
  const parts: readonly (readonly [number, string])[] =
    minutes >= mostHours * 60
      ? [
          [Math.floor(minutes / 1440), 'day'],
          [Math.floor((minutes % 1440) / 60), 'hour'],
        ]
      : [
          [Math.floor(minutes / 60), 'hour'],
          [minutes % 60, 'minute'],
        ];
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`);
  return said.length === 0 ? '0 minutes' : said.join(' ');
}

/** As it is typed again in a form: "14/3/2027 22:30"; "14/3/2027 ?" where only the day is known. */
export const typedMoment = (instant: Instant, dayOnly?: boolean): string =>
  `${typedDate(localDate(instant))} ${dayOnly === true ? '?' : sayTime(instant)}`;

/** "Mon 4 Jan 22:30"; "Mon 4 Jan, time not known" where only the day is. */
export const sayMoment = (instant: Instant, known: 'day' | undefined, now?: Instant): string =>
  known === 'day' ? `${sayDay(instant, now)}, time not known` : sayWhen(instant, now);
