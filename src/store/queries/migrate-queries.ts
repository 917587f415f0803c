// What the program asks that brings a database over to another form.
import { matterKinds, matters } from '../../domain/matters/matters.ts';
import type { PartitionQuery, WholeQuery } from '../sdk/query.ts';

const quoted = (kinds: readonly string[]): string => kinds.map((kind) => `'${kind}'`).join(', ');
const partKinds = matterKinds.flatMap((kind) => Object.keys(matters[kind].parts));

export const mattersOfKind = {
  name: 'mattersOfKind',
  text: 'SELECT c.pk, c.id, c.kind, c.v, c.moving FROM c WHERE c.kind = @kind',
  container: 'cases',
  reach: 'everything',
  // So that a press in between waits for few.
  page: 200,
  why: 'npm run migrate: which matters of a kind there are, and in which form each is stored.',
} as const satisfies WholeQuery;

export const madeOf = {
  name: 'madeOf',
  text: `SELECT * FROM c WHERE c.kind IN (${quoted([...matterKinds, ...partKinds, 'fact', 'outbox'])})`,
  container: 'cases',
  reach: 'partition',
  page: 1000,
  why: 'npm run migrate: what one matter is made of, its root, its facts and its parts.',
} as const satisfies PartitionQuery;

export const migrateQueries = [mattersOfKind, madeOf] as const;
