// A day with a time of day, as people type it: when a child went missing, when a child came back.
import { localDate, momentOn, sayTime, type Instant } from './calendar.ts';
import { parseTypedDate } from './dates.ts';

type TypedMoment = { readonly moment: Instant } | { readonly problem: string };

const asExpected = 'write the day and the time, like 14/3/2027 22:30.';
const timeBehind = /^(.+?)(?: ?, ?| )(?:at )?(\d{1,2})(?:[:.](\d{2}))? ?(am|pm)?$/i;

/**
 * Reads a day as `parseTypedDate` does, with the time behind it: 14/3/2027 22:30, 14 March 2027 at 10.30pm. It is London's
 * time; of an hour that comes twice, in October, the first, so that what is due is never later than it might be.
 */
export function parseTypedMoment(text: string): TypedMoment {
  const typed = text.normalize('NFKC').replaceAll(/\s+/g, ' ').trim();
  const [, day = '', hour = '', minutes, half] = timeBehind.exec(typed) ?? [];
  if (hour === '' || (minutes === undefined && half === undefined)) return { problem: asExpected };
  const read = parseTypedDate(day);
  if ('problem' in read) return read;
  const time = timeOf(Number(hour), Number(minutes ?? 0), half?.toLowerCase());
  return time === undefined
    ? { problem: 'there is no such time: write it like 22:30.' }
    : { moment: momentOn(read.date, time) };
}

function timeOf(hour: number, minutes: number, half: string | undefined): string | undefined {
  if (minutes > 59 || (half !== undefined && (hour < 1 || hour > 12))) return undefined;
  const hours = half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  return hours > 23 ? undefined : `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** Why a typed moment is none; undefined where it is one. */
export function momentProblem(text: string): string | undefined {
  const read = parseTypedMoment(text);
  return 'problem' in read ? read.problem : undefined;
}

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

/** As it is typed again in a form: "14/3/2027 22:30". */
export function typedMoment(instant: Instant): string {
  const [year, month, day] = localDate(instant).split('-').map(Number);
  return `${day}/${month}/${year} ${sayTime(instant)}`;
}
