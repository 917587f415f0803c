import { parseTypedDate } from '../dates.ts';
import type { Answers } from '../fields.ts';

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
  trustedAdult: 'the trusted adult',
};

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * What of the child a text would give away to a channel, in words ("a name", "the address"); undefined: nothing that is
 * known of this child (domain.md 7.2). For people's own text, not for our own labels: a child may be called Mark.
 */
export function identifiedBy(text: string, answers: Answers): string | undefined {
  const said = new Set(wordsIn(text));
  const squeezed = plain(text);
  const named = Object.entries(names).flatMap(([name, letters]) =>
    wordsIn(answers[name] ?? '').filter((word) => word.length >= letters),
  );
  if (named.some((word) => said.has(word))) return 'a name';
  if (initialsOf(answers).some((initials) => new RegExp(`(?<![\\p{L}])${initials}(?![\\p{L}])`, 'u').test(text)))
    return 'the initials';
  const whole = Object.entries(wholes).find(([name]) => {
    const value = answers[name] ?? '';
    // The street without the number tells as much.
    return [value, value.replace(/^\d+\w? /, '')].some((one) => plain(one).length > 3 && squeezed.includes(plain(one)));
  });
  return whole?.[1] ?? (holdsBirth(text, answers['dateOfBirth'] ?? '') ? 'the date of birth' : undefined);
}

/** "K.M." and "KM". */
function initialsOf({ forenames = '', surname = '' }: Answers): readonly string[] {
  const [first, last] = [forenames, surname].map((name) => name.trim().charAt(0).toUpperCase());
  if (first === undefined || last === undefined || !/^\p{L}$/u.test(first) || !/^\p{L}$/u.test(last)) return [];
  return [`${first}${last}`, `${first}\\. ?${last}\\.?`];
}

/** The date as typed, or any date in the text that is the same day. */
function holdsBirth(text: string, typed: string): boolean {
  const birth = parseTypedDate(typed);
  if (typed === '' || 'problem' in birth) return false;
  const candidates = text.match(/\d{1,4}[./ -]\d{1,2}[./ -]\d{2,4}|\d{1,2} \p{L}+ \d{4}/gu) ?? [];
  return candidates.some((one) => {
    const read = parseTypedDate(one);
    return 'date' in read && read.date === birth.date;
  });
}
