// What may tell of a child, or lead to one, in what everyone reads: a reference, and a number that is not one of the council's own.
import { referenceIn } from '../kernel/ids.ts';
import type { Settings } from './settings.ts';

const leastDigits = 5;
/** Digits as numbers are written: "07700 900283", "943-476-5919", "+44 (0)191". Dates and times are written otherwise. */
const numbers = /\d(?:[ \u00A0()-]{0,2}\d)+/g;
/** "2027-28", "2027-2028": the council's year. */
const years = /^(?:19|20)\d\d ?- ?(?:\d\d|20\d\d)$/;
/** A telephone from abroad is the same telephone. */
const digitsOf = (text: string): string => text.replaceAll(/\D/g, '').replace(/^(?:44|0)0?/, '');

/** Every text that the council has set, however deep. */
const textsOf = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsOf)
      : [];
const numbersIn = (text: string): readonly string[] => (text.match(numbers) ?? []).filter((one) => !years.test(one));

/** The first number of five digits or more, as it is written, that no setting names (docs/process.md P13.6). */
function longNumberIn(text: string, settings: Settings): string | undefined {
  const long = numbersIn(text).filter((one) => one.replaceAll(/\D/g, '').length >= leastDigits);
  if (long.length === 0) return undefined;
  const ours = new Set(textsOf(settings).flatMap(numbersIn).map(digitsOf));
  return long.find((one) => !ours.has(digitsOf(one)));
}

/** What in a text is no one's who may read it, as it is written and as what it looks like; undefined where nothing is. */
export function tellingIn(
  text: string,
  settings: Settings,
): { readonly found: string; readonly looksLike: 'a reference' | 'a long number' } | undefined {
  const reference = referenceIn(text);
  if (reference !== undefined) return { found: reference, looksLike: 'a reference' };
  const number = longNumberIn(text.normalize('NFKC'), settings);
  return number === undefined ? undefined : { found: number, looksLike: 'a long number' };
}
