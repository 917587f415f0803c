// The same thing as several people write it: one text each for what is compared (docs/process.md P22.7).
import { lettersOf, wordsOf } from '../kernel/alike.ts';

/** Sounds of a word, the usual one first. */
export type Sound = (word: string) => readonly string[];

/** The words of a text, as names are read and as they are written. */
export const namesIn = (text: string): readonly string[] =>
  text.normalize('NFC').match(/['’]*\p{L}[\p{L}\p{M}'’]*/gu) ?? [];

const short = new Set(['the', 'at', 'on', 'in', 'of', 'a', 'near', 'by', 'known', 'as', 'called']);
const wordsIn = (text = ''): readonly string[] => wordsOf(text).filter((word) => !short.has(word));

/** A name by its spelling alone: accents, order and small words count for nothing. */
export const nameText = (name = ''): string => wordsIn(name).toSorted().join('+');

/** A name by its sounds, in any order; of one or two letters nothing is known. */
export function soundsOf(name: string | undefined, sound: Sound): string {
  const sounds = wordsIn(name)
    // A word of another script has no sound here: it is known by its letters.
    .map((word) => (/\d/.test(word) || !/[a-z]/.test(word) ? word : (sound(word)[0] ?? '')))
    .filter((one) => one !== '')
    .toSorted()
    .join('+');
  return sounds.length > 2 ? sounds : '';
}

const postcodeForm = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/i;
/** The postcode within an address; empty where there is none. */
export const postcodeIn = (address = ''): string => postcodeForm.exec(address)?.[0] ?? '';
/** Of several homes in one house, the one: "Flat 3", "Apartment B", "First floor flat". */
const homes =
  /\b(?:flat|apartment|apt|unit|room|studio)\b[ .]*(?:no\b[ .]*)?([a-z]?\d+[a-z]?(?:[/-]\d+)?|[a-z])\b|\b(ground|basement|top|upper|lower|first|second|third|\d(?:st|nd|rd|th))(?:[ -]*floor)?[ -]*(?:flat|apartment)\b/giu;
/** As they are counted in words and in numbers. */
const floors: Readonly<Record<string, string>> = { first: '1st', second: '2nd', third: '3rd' };

interface AddressTexts {
  /** Its postcode, also within the address, with every number of house and home; and the first word of street or building. */
  readonly sure?: string;
  /** The same without the street, which people write otherwise. */
  readonly perhaps?: string;
}
/** "Flat 3, 12 Sample Street" with its postcode; nothing without the postcode, or where no number or name is said. */
export function addressTexts(address = '', postcode = ''): AddressTexts {
  const code = lettersOf(postcode === '' ? postcodeIn(address) : postcode);
  const said = address.replace(postcodeForm, ' ');
  const found = [...said.matchAll(homes)].map(([, own, floor = '']) => own ?? floors[lower(floor)] ?? floor);
  const home = found.map(lettersOf).join(',');
  const house = said.replaceAll(homes, ' ');
  const numbers = [...house.matchAll(/\d+[a-z]?\b/giu)];
  const last = numbers.at(-1);
  const [street = ''] = wordsIn(house.slice(last === undefined ? 0 : last.index + last[0].length));
  const counted = [numbers.map(([number]) => lettersOf(number)).join(','), home].filter((one) => one !== '').join('/');
  if (code === '' || counted === '') return {};
  const perhaps = `${code}:${counted}`;
  return street === '' ? { perhaps } : { perhaps, sure: `${perhaps}:${street}` };
}
const lower = (text: string): string => text.toLowerCase();

// No current registration has an I: what looks like one is a number.
const asLetters = (part: string): string => part.replaceAll('0', 'O');
const asDigits = (part: string): string => part.replaceAll('O', '0').replaceAll('I', '1');
/** A registration as it is read aloud or copied: by its place 0 is O, and O and I are 0 and 1 (AB12 CDE). */
export function plateOf(typed = ''): string | undefined {
  const all = lettersOf(typed).toUpperCase();
  if (all.length < 5 || all.length > 7) return undefined;
  if (all.length < 7) return all;
  const current = asLetters(all.slice(0, 2)) + asDigits(all.slice(2, 4)) + asLetters(all.slice(4));
  return /^[A-Z]{2}\d{2}[A-Z]{3}$/.test(current) ? current : all;
}

/** A user name without its @; one of fewer than four characters is anyone's. */
export function handleOf(typed = ''): string | undefined {
  const handle = typed.normalize('NFKC').trim().toLowerCase().replace(/^@/, '').replaceAll(/\s/g, '');
  return handle.length < 4 ? undefined : handle;
}

/**
 * A telephone number as it is dialled from anywhere (E.164): what begins with 0 is of the United Kingdom. Undefined for what
 * has too few or too many digits to be one.
 */
export function phoneOf(typed = ''): string | undefined {
  const dialled = typed
    .normalize('NFKC')
    .replaceAll('(0)', '')
    .replaceAll(/[^\d+]/g, '')
    .replace(/^\+?00/, '+')
    .replace(/^\+?440/, '+44')
    .replace(/^44(?=\d{10}$)/, '+44')
    .replace(/^0/, '+44');
  const digits = dialled.replaceAll('+', '');
  const isUk = digits.startsWith('44');
  return dialled.startsWith('+') && (isUk ? /^44(?:7\d{9}|[1-689]\d{8,9})$/ : /^[1-9]\d{7,14}$/).test(digits)
    ? `+${digits}`
    : undefined;
}
