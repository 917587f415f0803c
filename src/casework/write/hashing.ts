// Hashes that chain each fact to the fact before it.
import { createHash } from 'node:crypto';
import { canonical } from '../../domain/kernel/canonical.ts';

/** SHA-256, hexadecimal. */
export const hashOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex');

export const saltBytes = 16;
/** The salt of a fact, of so many bytes of chance. */
export const saltOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** Chains a fact to the one before it; `previous` is '' for the first. */
export const chained = <F extends object>(
  fact: F,
  previous: string,
): F & { readonly previous: string; readonly hash: string } => ({
  ...fact,
  previous,
  hash: hashOf(previous, canonical(fact)),
});

/** What is left of a fact that words were struck out of, as one number: the links of the chain stay as they were. */
export const leftOf = ({ previous: _previous, hash: _hash, ...fact }: Link): string => hashOf(canonical(fact));
/** By the number of an earlier fact: the hash of what is left of it. */
type Left = readonly (readonly [number: number, hash: string])[];

/** A fact as it is stored, of a case or of a meeting. */
export interface Link {
  readonly number: number;
  readonly at: string;
  readonly previous: string;
  readonly hash: string;
  /** As it was written, where it is read in other words now. */
  readonly was?: object;
  /** Of a fact that strikes words out: what is left of earlier facts. It vouches for them, and the chain for it. */
  readonly left?: Left;
}

/** What later facts vouch for, by the number of the fact: of what was struck twice the last one says what is left. */
export const vouchedIn = (facts: readonly Link[]): ReadonlyMap<number, string> =>
  new Map(facts.flatMap(({ number, left = [] }) => left.filter(([earlier]) => earlier < number)));
/** Whether a later fact vouches for what is stored of one, and it follows `previous`. */
export const isAsLeft = (stored: Link, previous: string, vouched: ReadonlyMap<number, string>): boolean =>
  stored.previous === previous && vouched.get(stored.number) === leftOf(stored);

/** Whether a stored fact is what was written, and follows `previous`. */
export function isIntact(stored: Link, previous: string): boolean {
  const { hash, previous: claimed, was, ...fact } = stored;
  return claimed === previous && hash === hashOf(previous, canonical(was ?? fact));
}
