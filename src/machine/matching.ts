// How a child's answers become match keys: by sound where names are concerned, and hashed with the deployment's secret.
import { createHmac } from 'node:crypto';
import { doubleMetaphone } from 'double-metaphone';
import type { MatchKey } from '../casework/ports/ports.ts';
import type { Answers } from '../domain/kernel/fields.ts';
import { matchTexts } from '../domain/case/triage/match-keys.ts';

/** Makes a hash, in hex, that no one can compute who has not the deployment's secret. */
export const createSecretHash =
  (secret: string) =>
  (...parts: readonly string[]): string =>
    createHmac('sha256', secret).update(JSON.stringify(parts)).digest('hex');

/** By which a database knows the secret that its match keys were made with, and does not tell it. */
export const markOfMatchKey = (secret: string): string => createSecretHash(secret)('mset', 'match key');

/** Makes the keys by which another case of the same child is found; they say nothing without the secret. */
export const createMatching =
  (secret: string) =>
  (answers: Answers): readonly MatchKey[] =>
    matchTexts(answers, doubleMetaphone).map(({ kind, text }) => ({
      kind,
      key: createHmac('sha256', secret).update(text).digest('base64url').slice(0, 32),
    }));
