// The token with which the next page of a query is asked for.
import { createHash } from 'node:crypto';
import { Failure } from '../failure.ts';

/** Where the next page of a query begins: after document `after` of partition key range `range`. */
export interface Position {
  readonly range: number;
  readonly after: number;
}

/** A token carries its query's mark, so that it is worth nothing with another query. */
export function markOf(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

export function writeToken({ range, after }: Position, mark: string): string {
  return `mset:${range}:${after}:${mark}`;
}

export function readToken(token: string, mark: string): Position {
  const [, range, after, of] = /^mset:(\d):(\d{1,15}):([0-9a-f]{16})$/.exec(token) ?? [];
  if (range === undefined || after === undefined || of !== mark) throw new Failure(400, 'Invalid Continuation Token');
  return { range: Number(range), after: Number(after) };
}
