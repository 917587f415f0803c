// By what two cases may be of the same child, or of children who belong together (docs/process.md P5.4), and by what a word is
// known as a child's name (P13.7). Plain texts: they are hashed with a secret key before anything is stored (docs/design.md 8).
import { lettersOf } from '../../kernel/alike.ts';
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

const single = (kind: KeyKind, text: string): readonly MatchText[] =>
  text === '' ? [] : [{ kind, text: `${kind}:${text}` }];

/** What may match of a child's answers; `sound` gives the sounds of a name. Nothing for what was not answered. */
export function matchTexts(answers: Answers, sound: (name: string) => readonly string[]): readonly MatchText[] {
  const { surname = '', forenames = '', otherNames = '', caseSystemId = '', nhsNumber = '' } = answers;
  const birth = birthOf(answers)?.date;
  const place = lettersOf(`${answers['address'] ?? ''}${answers['postcode'] ?? ''}`);
  const born = (kind: MatchKind, names: readonly string[]): readonly MatchText[] =>
    birth === undefined ? [] : names.filter((name) => name !== '').flatMap((name) => single(kind, `${name}:${birth}`));
  const firsts = [...namesIn(forenames), ...namesIn(otherNames)];
  return once([
    ...single('caseSystemId', lettersOf(caseSystemId)),
    ...single('nhsNumber', lettersOf(nhsNumber)),
    ...born(
      'nameAndBirth',
      firsts.map((first) => lettersOf(first) + lettersOf(surname)),
    ),
    // Surname and any first name by their sound, in either order: names are swapped on forms.
    ...born('soundAndBirth', pairsOf(soundsOf(firsts, sound), soundsOf(namesIn(surname), sound))),
    ...single('address', lettersOf(answers['address'] ?? '') === '' ? '' : place),
    ...[...firsts, ...namesIn(surname)].filter((name) => lettersOf(name) !== '').map(nameText),
  ]);
}

/** The answers that a child may be found by: those of the referral, and as they are now. So both addresses lead to it. */
export const foundBy = (childCase: Pick<Case, 'answers' | 'now'>): readonly Answers[] =>
  childCase.now === undefined ? [childCase.answers] : [childCase.answers, answersNow(childCase)];

const nameText = (name: string): MatchText => ({ kind: 'name', text: `name:${lettersOf(name)}` });

/** What is not written in Latin letters has no sound here, and is known by its letters. */
const soundsOf = (names: readonly string[], sound: (name: string) => readonly string[]): readonly string[] => [
  ...new Set(
    names
      .map(lettersOf)
      .flatMap((name) => (/[a-z]/.test(name) ? sound(name) : name))
      .filter((one) => one !== ''),
  ),
];
const pairsOf = (firsts: readonly string[], lasts: readonly string[]): readonly string[] =>
  firsts.flatMap((first) => lasts.map((last) => [first, last].toSorted().join('+')));

const once = (found: readonly MatchText[]): readonly MatchText[] =>
  found.filter(({ text }, place) => found.findIndex((other) => other.text === text) === place);
