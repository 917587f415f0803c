// Whether two texts say the same, however they are written: the one comparison of search, strike out, black out, keys and lists
// (docs/process.md P10.15). What a person wrote stays as it is; only what is compared is folded.
import { unseen } from './typed.ts';

/** Accents, and the points and vowel signs that people leave out in Hebrew and Arabic. Vowel signs of other scripts are letters. */
const leftOut = /\u0640|[\u0300-\u036F\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u064B-\u065F\u0670]/g;
/** Letters that no accent can be taken from, and those that differ by the keyboard alone. */
const others: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ı: 'i',
  ə: 'e',
  ς: 'σ',
  ی: 'ي',
  ى: 'ي',
  ک: 'ك',
};
const anyOther = new RegExp(`[${Object.keys(others).join('')}]`, 'gu');
const apostrophe = /[’‘ʼʻ‛`´′＇]/gu;
const dash = /[\p{Pd}\u2212]/gu;
const beyondAscii = /[\u0080-\uFFFF]/;

/** In small letters without accents, with one apostrophe and one hyphen. */
const folded = (text: string): string =>
  beyondAscii.test(text)
    ? text
        .replaceAll(apostrophe, "'")
        .replaceAll(dash, '-')
        .replaceAll(unseen, '')
        .normalize('NFKD')
        .toLowerCase()
        .replaceAll(leftOut, '')
        .replaceAll(anyOther, (letter) => others[letter] ?? letter)
    : text.toLowerCase();

/** Its letters and digits alone, of every script: of two texts that say the same these are the same. */
export const lettersOf = (text = ''): string => folded(text).replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '');

/** Its words one by one; an apostrophe parts none, a hyphen does. */
export const wordsOf = (text = ''): readonly string[] =>
  folded(text)
    .replaceAll("'", '')
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** Whether both say the same. What has no letter is compared as it stands. */
export const isAlike = (one: string, other: string): boolean =>
  (lettersOf(one) || one.trim()) === (lettersOf(other) || other.trim());

/** Whether a text holds what is looked for, also within a word. What has no letter is looked for as it stands. */
export function isFoundIn(text: string, sought: string): boolean {
  const letters = lettersOf(sought);
  return letters === '' ? text.includes(sought.trim()) : lettersOf(text).includes(letters);
}

/** Where words stand in a text: at which character, and how many they are. */
export interface Stand {
  readonly at: number;
  readonly length: number;
}

/** What people write between two letters of a word, and between two words. */
const marks = String.raw`'’‘ʼ\p{Pd}`;
const gap = String.raw`[\s_${marks}]`;
const syntax = /[\^$\\.*+?()[\]{}|/-]/g;
const literally = (text: string): string => text.replaceAll(syntax, String.raw`\$&`);
/** Written without spaces between the words. */
const unspaced = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`;
const pieces = /(?<sign>[\p{L}\p{N}]\p{M}*)|(?<between>[\s_'-]+)|(?<other>.)/gsu;

/** What may stand where these words have this; `isCode`: between letters and digits of a number plate, a postcode or a number nothing counts. */
function between(text: string, isCode: boolean): string {
  if (isCode) return `${gap}*`;
  if (text === '') return `[${marks}]?`;
  return /^[\s_]+$/u.test(text) ? `${gap}+` : `${gap}{0,3}`;
}

/** A number plate, a postcode or a telephone number: spaces in it say nothing. */
const isCode = (words: string): boolean => /\d/.test(words) && lettersOf(words).length >= leastOfCode;
const leastOfCode = 5;

function patternOf(words: string): string {
  const sought = folded(words.trim());
  const code = isCode(sought);
  let pattern = '';
  let gapNow = '';
  let last = '';
  for (const { groups: { sign, between: apart, other } = {} } of sought.matchAll(pieces)) {
    if (apart !== undefined) gapNow += apart;
    const piece = sign ?? other;
    if (piece === undefined) continue;
    const isInWords = sign !== undefined && last !== '';
    const nextToDigit = /\d/.test(last) || /\d/.test(piece);
    pattern += isInWords ? between(gapNow, code && nextToDigit) : literally(gapNow).replaceAll(/\s+/g, String.raw`\s+`);
    pattern += literally(piece);
    gapNow = '';
    last = sign ?? '';
  }
  pattern += literally(gapNow);
  const first = new RegExp(`^${unspaced}`, 'u').test(sought) ? '' : String.raw`(?<![\p{L}\p{M}\p{N}])`;
  const end = new RegExp(`${unspaced}$`, 'u').test(sought) ? '' : String.raw`(?![\p{L}\p{M}\p{N}])`;
  return pattern === '' ? '' : `${first}${pattern}${end}`;
}

/** Letters of English and what else phones and Word put in an English text: such a text is looked through as it stands. */
const isFolded = /^[\u0000-\u007F\u00A0£’‘“”–—…€]*$/; // eslint-disable-line no-control-regex -- all of ASCII

/** Words that are looked for: made once for all texts, for to make it costs as much as to look through twenty. */
export interface Sought {
  readonly words: string;
  /** Where a text has not these letters in a row, they stand nowhere in it. */
  readonly letters: string;
  /** Where they stand in a text: whole, however they are written, and never within a longer word. */
  in(text: string): readonly Stand[];
}
export function soughtFor(words: string): Sought {
  const pattern = patternOf(words);
  const letters = lettersOf(words);
  if (pattern === '') return { words, letters, in: () => [] };
  const whole = new RegExp(pattern, 'giu');
  const somewhere = new RegExp(pattern, 'iu');
  const standsIn = (text: string): readonly Stand[] => {
    // Most texts hold none.
    if (isFolded.test(text))
      return somewhere.test(text)
        ? [...text.matchAll(whole)].map((match) => ({ at: match.index, length: match[0].length }))
        : [];
    // To count its characters costs much more than to fold it.
    if (!somewhere.test(folded(text))) return [];
    const { said, from } = foldedByPlace(text);
    return [...said.matchAll(whole)].map((match) => {
      const at = from[match.index] ?? 0;
      return { at, length: (from[match.index + match[0].length] ?? text.length) - at };
    });
  };
  return { words, letters, in: standsIn };
}

/** The text folded, and from which character of it each of its characters comes. */
function foldedByPlace(text: string): { readonly said: string; readonly from: readonly number[] } {
  let said = '';
  const from: number[] = [];
  let at = 0;
  for (const sign of text) {
    const now = folded(sign);
    said += now;
    for (let place = 0; place < now.length; place += 1) from.push(at);
    at += sign.length;
  }
  return { said, from };
}
