// By which keys what a case names may be the child of another case, or where they live or lived (docs/process.md P22.7): those of
// the duplicate check, which are stored with each case.
import type { LinkKey, MatchKeysOf } from '../../casework/ports/ports.ts';
import { asOwn } from '../../domain/case/mention/own.ts';
import type { CaseEntry } from '../../domain/case/mention/entry.ts';
import type { KeyKind } from '../../domain/case/triage/match-keys.ts';

type OwnKey = Pick<LinkKey, 'strength' | 'why'>;
/** By which keys of the duplicate check, how sure that is, and how it is said. The case system ID is no one's to name. */
const ownKinds: Readonly<Partial<Record<KeyKind, OwnKey>>> = {
  nameAndBirth: { strength: 'sure', why: 'the same name and date of birth as the child' },
  soundAndBirth: { strength: 'perhaps', why: 'a similar name and the same date of birth as the child' },
  address: { strength: 'sure', why: 'the same address as a child’s home' },
};
/** Where every name that was said is one of the child's. A case that has ended is not found by it (P13.7). */
const byNames: OwnKey = { strength: 'perhaps', why: 'the same names as the child' };

export interface OwnKeys {
  readonly keys: readonly LinkKey[];
  /** Of each word of a name. */
  readonly names: readonly string[];
}

/** Of the child or home of a case; of a named one, as the answers of a case would have it. */
export function ownKeysOf(
  matchKeysOf: MatchKeysOf,
  { kind, said, own, answers }: Pick<CaseEntry, 'kind' | 'said' | 'own' | 'answers'>,
): OwnKeys {
  const all = answers ?? asOwn(kind, said);
  const found = all.flatMap((one) => matchKeysOf(one));
  const keys = found.flatMap(({ kind: by, key }): readonly LinkKey[] => {
    const is = ownKinds[by];
    return is === undefined ? [] : [{ ...is, key }];
  });
  // An alias need not be known there.
  const { otherNames: _alias, ...first } = all[0] ?? {};
  const named = own === undefined ? matchKeysOf(first) : found;
  return { keys, names: all.length === 0 ? [] : named.flatMap(({ kind: by, key }) => (by === 'name' ? key : [])) };
}

/** What is looked for among children and homes: of the names of a named one one, for all must be the child's. */
export const lookedForBy = ({ own }: Pick<CaseEntry, 'own'>, { keys, names: [name] }: OwnKeys): readonly LinkKey[] => [
  ...keys,
  ...(name === undefined || own !== undefined ? [] : [{ ...byNames, key: name }]),
];

/** Whether the case was found by a key of its own, and not by something that it names. */
export const isFoundBy = ({ keys, names }: OwnKeys, found: readonly string[]): boolean =>
  [...keys.map(({ key }) => key), ...names].some((key) => found.includes(key));

/** What of both is alike, by the surest of it alone. */
export function alikeAsOwn(named: OwnKeys, own: OwnKeys): readonly LinkKey[] {
  const both = named.keys.filter(({ key }) => own.keys.some((other) => other.key === key));
  const sure = both.filter(({ strength }) => strength === 'sure');
  if (both.length > 0) return sure.length > 0 ? sure : both;
  const [key] = named.names;
  return key !== undefined && named.names.every((one) => own.names.includes(one)) ? [{ ...byNames, key }] : [];
}
