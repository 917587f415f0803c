// Finds words in a text that would tell a channel who the child is.
import { lettersOf } from '../../kernel/alike.ts';
import { parseTypedDate } from '../../time/dates.ts';
import type { Answers } from '../../kernel/fields.ts';
import { answersNow } from '../state/now.ts';
import type { Case } from '../state/stages.ts';

/** Single words of these are telling, from so many letters on; of the others only the whole. */
const names: Readonly<Record<string, number>> = { surname: 2, forenames: 2, otherNames: 3 };
const wholes: Readonly<Record<string, string>> = {
  address: 'the address',
  postcode: 'the postcode',
  caseSystemId: 'the case system ID',
  school: 'the school',
  nhsNumber: 'the NHS number',
  upn: 'the UPN',
  policeRef: 'the police reference',
  phone: 'the phone number',
  trustedAdult: 'the trusted adult',
};

/**
 * What of the child a text would give away to a channel, in words ("a name", "the address"); undefined: nothing that is
 * known of this child (docs/process.md P10.11). For people's own text, not for our own labels: a child may be called Mark.
 */
export function identifiedBy(typed: string, answers: Answers): string | undefined {
  const text = typed.normalize('NFKC');
  const said = [...wordsIn(text.replaceAll(/(?<=\p{L})['’\p{Pd}](?=\p{L}{2})/gu, '')), ...wordsIn(text)];
  const named = Object.entries(names).flatMap(([name, letters]) =>
    namesIn(answers[name] ?? '').filter((word) => word.length >= letters),
  );
  if (named.some((word) => said.includes(word) || said.includes(`${word}s`))) return 'a name';
  if (initialsOf(answers).some((initials) => new RegExp(`(?<!\\p{L})${initials}(?!\\p{L})`, 'u').test(text)))
    return 'the initials';
  const squeezed = lettersOf(text);
  const whole = Object.entries(wholes).find(([name]) =>
    tellingOf(answers[name] ?? '').some((one) => one.length > 3 && squeezed.includes(one)),
  );
  return whole?.[1] ?? (holdsBirth(text, answers['dateOfBirth'] ?? '') ? 'the date of birth' : undefined);
}

/** What of the child of a case a text would give away: by what was referred, and by what is true now. */
export const identifiedIn = (text: string, childCase: Pick<Case, 'answers' | 'now'>): string | undefined =>
  identifiedBy(text, childCase.answers) ??
  (childCase.now === undefined ? undefined : identifiedBy(text, answersNow(childCase)));

/** A hyphen and an apostrophe part two words here: what has either is also asked for as one. */
const wordsIn = (text: string): readonly string[] =>
  text
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map(lettersOf)
    .filter((word) => word !== '');

/** Each word, and what is joined by a hyphen or an apostrophe as one: "O’Brien" is also "OBrien". */
const namesIn = (value: string): readonly string[] => [
  ...wordsIn(value),
  ...[...value.split(/\s+/), ...value.split(/[\s-]+/)].map(lettersOf),
];

/** The whole, and its parts that tell as much: the first, those with a number, a street without it, a school's name. */
function tellingOf(value: string): readonly string[] {
  const parts = value.split(/[,;\n]/).filter((part, place) => place === 0 || /\d/.test(part));
  return [value, ...parts].flatMap((one) =>
    [one, one.trim().replace(/^\d+\w? /, ''), one.replace(/ (?:school|college|academy)\s*$/i, '')].map(lettersOf),
  );
}

const firsts = (name: string): readonly string[] => (name.match(/\p{L}+/gu) ?? []).map((word) => word.charAt(0));

/** "K.M.", "KM" and "K M"; with further names all of them too. */
function initialsOf({ forenames = '', surname = '' }: Answers): readonly string[] {
  const [given, family] = [firsts(forenames), firsts(surname)];
  if (given.length === 0 || family.length === 0) return [];
  return [
    [...given.slice(0, 1), ...family.slice(0, 1)],
    [...given, ...family],
  ].map((all) => all.join('[. ]{0,2}').toUpperCase());
}

/** The date as typed, or any date in the text that is the same day, also with two digits of the year. */
function holdsBirth(text: string, typed: string): boolean {
  const birth = parseTypedDate(typed);
  if (typed === '' || 'problem' in birth) return false;
  const dates = /\d{1,4}[-./ ]\d{1,2}[-./ ]\d{2,4}|\d{1,2}(?:st|nd|rd|th)?[-./ ]*(?:of )?\p{L}{3,9}[-./, ]*\d{2,4}/giu;
  return (text.match(dates) ?? []).some((one) => {
    const short = !/^\d{4}/.test(one) && /(?<!\d)\d{2}$/.test(one);
    const read = parseTypedDate(short ? `${one.slice(0, -2)}${birth.date.slice(0, 2)}${one.slice(-2)}` : one);
    return 'date' in read && read.date === birth.date;
  });
}
