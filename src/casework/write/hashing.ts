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

/** A fact as it is stored, of a case or of a meeting. */
export interface Link {
  readonly number: number;
  readonly at: string;
  readonly previous: string;
  readonly hash: string;
  /** As it was written, where it is read in other words now. */
  readonly was?: object;
}

/** Whether a stored fact is what was written, and follows `previous`. */
export function isIntact(stored: Link, previous: string): boolean {
  const { hash, previous: claimed, was, ...fact } = stored;
  return claimed === previous && hash === hashOf(previous, canonical(was ?? fact));
}
