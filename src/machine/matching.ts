// How a child's answers become match keys: by sound where names are concerned, and hashed with the deployment's secret.
import { createHmac } from 'node:crypto';
import { doubleMetaphone } from 'double-metaphone';
import type { LinkKey, MatchKey, MatchKeysOf } from '../casework/ports/ports.ts';
import type { Answers } from '../domain/kernel/fields.ts';
import { linkTexts, type LinkKind } from '../domain/link/kinds.ts';
import { matchTexts } from '../domain/case/triage/match-keys.ts';

/** Makes a hash, in hex, that no one can compute who has not the deployment's secret. */
export const createSecretHash =
  (secret: string) =>
  (...parts: readonly string[]): string =>
    createHmac('sha256', secret).update(JSON.stringify(parts)).digest('hex');

/** By which a database knows the secret that its match keys were made with, and does not tell it. */
export const markOfMatchKey = (secret: string): string => createSecretHash(secret)('mset', 'match key');

/**
 * Makes the keys by which another case of the same child is found, and other cases that name the same; they say nothing without
 * the secret.
 */
export function createMatching(secret: string): MatchKeysOf & Required<Pick<MatchKeysOf, 'links'>> {
  const hashed = (text: string): string => createHmac('sha256', secret).update(text).digest('base64url').slice(0, 32);
  const ofChild = (answers: Answers): readonly MatchKey[] =>
    matchTexts(answers, doubleMetaphone).map(({ kind, text }) => ({ kind, key: hashed(text) }));
  const links = (kind: LinkKind, said: Answers): readonly LinkKey[] =>
    linkTexts(kind, said, doubleMetaphone).map(({ text, ...one }) => ({ ...one, key: hashed(`link:${text}`) }));
  return Object.assign(ofChild, { links });
}
