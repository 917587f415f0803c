// Older versions of documents, for readers who have not seen the newest.
import { Failure } from '../failure.ts';
import type { Container } from './containers.ts';
import type { Row } from './row.ts';

/**
 * Session consistency as other instances meet it: a reader that has not seen the newest write may still be shown the
 * version before it. Also counts writes, because that number is what a session token carries.
 */
export interface Past {
  /** Notes a write of the current transaction and what was there before it. */
  wrote(container: Container, pk: string, id: string, before: Row | undefined): void;
  /** The version a reader who has seen writes up to `seen` may get instead of the newest: a row, or null for none. */
  stale(container: Container, pk: string, id: string, seen: number): Row | null | undefined;
  lastWrite(): number;
  /** The transaction was committed: its writes are now the newest. */
  keep(): void;
  /** The transaction was rolled back: nothing was written. */
  drop(): void;
}

interface Before {
  readonly write: number;
  readonly row: Row | null;
}

function key(container: Container, pk: string, id: string): string {
  return JSON.stringify([container.number, pk, id]);
}

/** `start` must grow from one run to the next, for clients keep their tokens over a restart. */
export function createPast(remember: boolean, start: number): Past {
  let last = start;
  const versions = new Map<string, Before>();
  let pending: { at: string; row: Row | null }[] = [];
  return {
    wrote(container, pk, id, before) {
      pending.push({ at: key(container, pk, id), row: before ?? null });
    },
    keep() {
      if (pending.length > 0) last += 1;
      if (remember) for (const { at, row } of pending) versions.set(at, { write: last, row });
      pending = [];
    },
    drop() {
      pending = [];
    },
    stale(container, pk, id, seen) {
      const before = versions.get(key(container, pk, id));
      return before !== undefined && before.write > seen ? before.row : undefined;
    },
    lastWrite: () => last,
  };
}

/** The newest write of a partition key range that a session token (`0:-1#12,1:-1#7`) has seen; 0 without one. */
export function seenBy(token: string | undefined, range: number): number {
  const parts = (token ?? '').split(',').filter(Boolean);
  if (!parts.every((part) => /^\d+:-?\d+#\d+$/.test(part))) throw new Failure(400, `${token} is no session token.`);
  return Number(parts.find((part) => part.startsWith(`${range}:`))?.split('#')[1] ?? 0);
}

/** Refuses a reader who has seen more than there is, as after a backup was put back: the SDK then asks without a token. */
export function checkSeen(seen: number, past: Past): void {
  if (seen > past.lastWrite()) throw new Failure(404, 'The read session is not available for the session token.', 1002);
}
