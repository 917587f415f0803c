// When a telephone is answered: hours by weekday, for not every day ends at the same time (docs/process.md P1.7).
import { z } from 'zod';
import { once } from './once.ts';

export const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'a time of day is written 09:00');
/** A day may also end at midnight. */
const endOfDay = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time of day is written 17:00');

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

const dayHours = z
  .strictObject({ opens: timeOfDay, closes: endOfDay })
  .refine(({ opens, closes }) => opens < closes, 'it opens before it closes: five in the afternoon is 17:00')
  .optional();
/** By weekday; no one answers on a day that is not there. */
export const weekHoursSchema = z
  .strictObject({
    monday: dayHours,
    tuesday: dayHours,
    wednesday: dayHours,
    thursday: dayHours,
    friday: dayHours,
    saturday: dayHours,
    sunday: dayHours,
  })
  .refine((week) => weekdays.some((day) => week[day] !== undefined), 'someone answers on one day of the week or more');
export type WeekHours = z.infer<typeof weekHoursSchema>;

const everyDay = (opens: string, closes: string, days: readonly (typeof weekdays)[number][] = weekdays): WeekHours =>
  Object.fromEntries(days.map((day) => [day, { opens, closes }]));
/** Day and night. */
export const anyTime: WeekHours = everyDay('00:00', '24:00');
/** As the council publishes them. */
export const publishedHours: WeekHours = {
  ...everyDay('08:30', '17:00', ['monday', 'tuesday', 'wednesday', 'thursday']),
  friday: { opens: '08:30', closes: '16:30' },
};

/** Days in a row with the same hours. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly opens: string;
  readonly closes: string;
}
const runsOf = (week: WeekHours): readonly Run[] =>
  weekdays.reduce<readonly Run[]>((runs, name, day) => {
    const hours = week[name];
    if (hours === undefined) return runs;
    const last = runs.at(-1);
    return last?.to === day - 1 && last.opens === hours.opens && last.closes === hours.closes
      ? [...runs.slice(0, -1), { ...last, to: day }]
      : [...runs, { from: day, to: day, ...hours }];
  }, []);

/** Any Monday will do. */
const mondayOf = Date.UTC(2027, 0, 4);
const dayNames = once((language: string): readonly string[] => {
  const format = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  return weekdays.map((_name, day) => format.format(mondayOf + day * 86_400_000));
});

/** "Mon to Thu 08:30 to 17:00, Fri 08:30 to 16:30", "any time"; in another language without a word that would need translation. */
export function sayWeek(week: WeekHours, language = 'en'): string {
  const to = language === 'en' ? ' to ' : '–';
  const runs = runsOf(week);
  const [first] = runs;
  if (first !== undefined && isWhole(first)) return language === 'en' ? 'any time' : '24/7';
  const names = dayNames(language === 'en' ? 'en-GB' : language);
  return runs
    .map(({ from, to: until, opens, closes }) => {
      const [one = '', other = ''] = [names[from], names[until]];
      return `${from === until ? one : `${one}${to}${other}`} ${opens}${to}${closes}`;
    })
    .join(', ');
}
const isWhole = ({ from, to, opens, closes }: Run): boolean =>
  from === 0 && to === weekdays.length - 1 && opens === '00:00' && closes === '24:00';
