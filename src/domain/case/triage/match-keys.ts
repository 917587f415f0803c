// By what two cases may be of the same child, or of children who belong together (docs/process.md P5.4), and by what a word is
// known as a child's name (P13.7). Plain texts: they are hashed with a secret key before anything is stored (docs/design.md 8).
import type { Answers } from '../../kernel/fields.ts';
import { namesIn } from '../../link/texts.ts';
import { birthOf } from '../state/birth.ts';
import { answersNow } from '../state/now.ts';
import type { Case } from '../state/stages.ts';

/** Why two cases look alike; what the co-ordinator reads. */
export const matchKinds = ['caseSystemId', 'nhsNumber', 'nameAndBirth', 'soundAndBirth', 'address'] as const;
export type MatchKind = (typeof matchKinds)[number];
export const matchLabels: Readonly<Record<MatchKind, string>> = {
  caseSystemId: 'the same case system ID',
  nhsNumber: 'the same NHS number',
  nameAndBirth: 'the same name and date of birth',
  soundAndBirth: 'a name that sounds similar, and the same date of birth',
  address: 'the same address',
};
/** Of the same child rather than of the same house. */
export const sameChild: ReadonlySet<MatchKind> = new Set<MatchKind>([
  'caseSystemId',
  'nhsNumber',
  'nameAndBirth',
  'soundAndBirth',
]);

/** A single name says nothing of which child it is: two cases are never alike by it. */
export type KeyKind = MatchKind | 'name';

export interface MatchText {
  readonly kind: KeyKind;
  readonly text: string;
}

/** Letters and digits alone, in small letters and without accents. */
export const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');

const single = (kind: KeyKind, text: string): readonly MatchText[] =>
  text === '' ? [] : [{ kind, text: `${kind}:${text}` }];

/** What may match of a child's answers; `sound` gives the sounds of a name. Nothing for what was not answered. */
export function matchTexts(answers: Answers, sound: (name: string) => readonly string[]): readonly MatchText[] {
  const { surname = '', forenames = '', otherNames = '', caseSystemId = '', nhsNumber = '' } = answers;
  const birth = birthOf(answers)?.date;
  const place = plain(`${answers['address'] ?? ''}${answers['postcode'] ?? ''}`);
  const born = (kind: MatchKind, names: readonly string[]): readonly MatchText[] =>
    birth === undefined ? [] : names.filter((name) => name !== '').flatMap((name) => single(kind, `${name}:${birth}`));
  const firsts = [...namesIn(forenames), ...namesIn(otherNames)];
  return once([
    ...single('caseSystemId', plain(caseSystemId)),
    ...single('nhsNumber', plain(nhsNumber)),
    ...born(
      'nameAndBirth',
      firsts.map((first) => plain(first) + plain(surname)),
    ),
    // Surname and any first name by their sound, in either order: names are swapped on forms.
    ...born('soundAndBirth', pairsOf(soundsOf(firsts, sound), soundsOf(namesIn(surname), sound))),
    ...single('address', plain(answers['address'] ?? '') === '' ? '' : place),
    ...[...firsts, ...namesIn(surname)].filter((name) => plain(name) !== '').map(nameText),
  ]);
}

/** The answers that a child may be found by: those of the referral, and as they are now. So both addresses lead to it. */
export const foundBy = (childCase: Pick<Case, 'answers' | 'now'>): readonly Answers[] =>
  childCase.now === undefined ? [childCase.answers] : [childCase.answers, answersNow(childCase)];

const nameText = (name: string): MatchText => ({ kind: 'name', text: `name:${plain(name)}` });

const soundsOf = (names: readonly string[], sound: (name: string) => readonly string[]): readonly string[] => [
  ...new Set(names.flatMap((name) => sound(name)).filter((one) => one !== '')),
];
const pairsOf = (firsts: readonly string[], lasts: readonly string[]): readonly string[] =>
  firsts.flatMap((first) => lasts.map((last) => [first, last].toSorted().join('+')));

const once = (found: readonly MatchText[]): readonly MatchText[] =>
  found.filter(({ text }, place) => found.findIndex((other) => other.text === text) === place);
