// The child of a case, and where they live or lived: with them is compared whom and what another case names (P22.7). They are no
// entries: nothing is said of them. Both sides are put in the referral's own names, so that the keys of the duplicate check find
// them (P5.4), and nothing more is stored of any child.
import type { Answers } from '../../kernel/fields.ts';
import { lettersOf } from '../../kernel/alike.ts';
import { given } from '../../kernel/given.ts';
import { namesIn, postcodeIn } from '../../link/texts.ts';
import type { LinkKind } from '../../link/kinds.ts';

export type OwnName = 'child' | 'home';
export const isOwnName = (text: string): text is OwnName => text === 'child' || text === 'home';

/** What of a case says who its child is and where they live; of what is true now the home alone. */
export interface OwnAnswers {
  readonly answers: Answers;
  readonly now?: { readonly home?: { readonly answers: Answers } };
}

/** A child, or a home, in the referral's own names. */
export interface OwnSaid {
  readonly own: OwnName;
  /** As an entry would say it, to be shown beside one. */
  readonly kind: LinkKind;
  readonly said: Answers;
  /** By what it is found: each address. */
  readonly answers: readonly Answers[];
  /** As others may name it: with the first forename alone, by another name, each address. */
  readonly ways: readonly Answers[];
}

/** The child of a case and their homes, what is true now first; nothing where the answers are empty. */
export function ownOf({ answers, now }: OwnAnswers): readonly OwnSaid[] {
  const { forenames = '', surname = '', otherNames, dateOfBirth } = answers;
  const name = `${forenames} ${surname}`.trim();
  const also = given({ birth: dateOfBirth });
  const firsts = [forenames, ...namesIn(forenames).slice(0, 1), ...namesIn(otherNames ?? '').slice(0, mostWords)];
  const homes = [now?.home?.answers ?? {}, answers].flatMap(({ address = '', postcode = '' }) =>
    address.trim() === '' ? [] : [{ address, postcode }],
  );
  return [
    ...(name === ''
      ? []
      : [
          {
            own: 'child' as const,
            kind: 'child' as const,
            said: { name, ...given({ alias: otherNames }), ...also },
            answers: [{ forenames, surname, ...given({ otherNames, dateOfBirth }) }],
            ways: [...new Set(firsts)].map((first) => ({ name: `${first} ${surname}`.trim(), ...also })),
          },
        ]),
    ...homes
      .slice(0, 1)
      .map((said) => ({ own: 'home' as const, kind: 'place' as const, said, answers: homes, ways: homes })),
  ];
}

/** More words of a name than these are not tried as forename and surname: so the keys are few, whatever is typed. */
const mostWords = 4;

/** A named child or place as the answers of a case would have it; nothing where too little is said to compare it. */
export function asOwn(kind: LinkKind, said: Answers): readonly Answers[] {
  if (kind === 'child') return asChild(said);
  return kind === 'place' || kind === 'organisation' ? asHome(said) : [];
}

/** Which word ends the forenames is not said: each may, and the surname may come first. */
function asChild({ name = '', alias, birth }: Answers): readonly Answers[] {
  const words = namesIn(name).slice(0, mostWords);
  const also = given({ otherNames: alias, dateOfBirth: birth });
  return words.slice(1).flatMap((_word, place) => {
    const [first, last] = [words.slice(0, place + 1).join(' '), words.slice(place + 1).join(' ')];
    return [
      { forenames: first, surname: last, ...also },
      { forenames: last, surname: first, ...also },
    ];
  });
}

/** Without a postcode "The Bungalow" is anywhere. The town may be said or not: each part that ends at a comma is tried. */
function asHome({ name = '', address = '', postcode = '' }: Answers): readonly Answers[] {
  const where = address === '' ? name : address;
  const code = postcodeIn(postcode) || postcodeIn(where);
  if (code === '') return [];
  const parts = where.replace(postcodeIn(where), '').split(',').slice(0, mostWords);
  return parts
    .map((_part, place) => parts.slice(0, place + 1).join(','))
    .filter((part) => lettersOf(part) !== '')
    .map((part) => ({ address: part, postcode: code }));
}
