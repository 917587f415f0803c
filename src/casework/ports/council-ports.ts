// The council from the store: there is one, and no list. What is in force of it is what its last fact vouches for.
import { canonical } from '../../domain/kernel/canonical.ts';
import type { Council } from '../../domain/council/council.ts';
import type { CouncilTypes } from '../../domain/council/table.ts';
import { hashOf, isIntact } from '../write/hashing.ts';
import type { MatterRecord, MatterStore, StoredFactIn } from './matter-ports.ts';

export type CouncilStore = MatterStore<CouncilTypes>;

/** Stands in the hash of each fact, beside what it says: SHA-256 of the council that it makes. Of the same object it is worked out once. */
export function vouchFor(council: Council): string {
  const known = vouched.get(council);
  if (known !== undefined) return known;
  const hash = hashOf(canonical(council));
  vouched.set(council, hash);
  return hash;
}
const vouched = new WeakMap<Council, string>();

/** Whether this fact is the one that made what is stored, and neither was changed since. */
export const isVouchedFor = (
  { root, lastHash }: Pick<MatterRecord<CouncilTypes>, 'root' | 'lastHash'>,
  fact: StoredFactIn<CouncilTypes>,
): boolean =>
  fact.number === root.facts &&
  fact.hash === lastHash &&
  isIntact(fact, fact.previous) &&
  fact.vouches === vouchFor(root);

/** Whether facts are what was written, from the first on, none left out. */
export const isChain = (facts: readonly StoredFactIn<CouncilTypes>[]): boolean =>
  facts.every((fact, place) => fact.number === place + 1 && isIntact(fact, facts[place - 1]?.hash ?? ''));
