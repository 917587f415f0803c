// What this process has just committed of a matter and no one has looked for yet: it is told without being asked for.
import type { PendingNotice, Versioned } from '../../casework/ports/ports.ts';
import { createBounded } from '../../machine/bounded.ts';
import { noticeIn } from '../matters/documents.ts';
import type { Items, Operation, StoredDocument } from '../sdk/items.ts';
import { neverSent, type Sending, type Sendings } from './sending.ts';

export interface Committed {
  readonly notices: readonly Versioned<PendingNotice>[];
  /** Who was sending what before the first of these commits, where this process knew, or it may well be that no one ever did. */
  readonly before: Sending | undefined;
}
export interface CommittedBy {
  /** Writes as `items` do, and keeps in mind which notices a commit left. */
  readonly items: Items;
  /** What commits have left since this was last asked; undefined where there was none, or its answer was lost. */
  take(matter: string): Committed | undefined;
}

/** As it was written: it is read when it is told, and the press does not wait for that. */
interface Left {
  readonly document: StoredDocument;
  readonly version: string;
}
interface Kept extends Pick<Committed, 'before'> {
  readonly left: readonly Left[];
}

const mostKept = 5000;

export function committedBy(items: Items, sendings: Pick<Sendings, 'remembered'>): CommittedBy {
  const kept = createBounded<string, Kept>(mostKept);
  const keep = (matter: string, { left, before }: Kept): void => {
    const earlier = kept.get(matter);
    const byId = new Map([...(earlier?.left ?? []), ...left].map((one) => [one.document.id, one]));
    // What told no one is of no account.
    const first = earlier === undefined || earlier.left.length === 0;
    kept.set(matter, { left: [...byId.values()], before: first ? before : earlier.before });
  };
  return {
    items: {
      ...items,
      write: async (partition, operations) => {
        if (!operations.some(isOfFact)) return items.write(partition, operations);
        const before = sendings.remembered(partition) ?? (isFirstCall(operations) ? neverSent : undefined);
        try {
          const written = await items.write(partition, operations);
          if (written.written) keep(partition, { left: leftBy(operations, written.versions), before });
          return written;
        } catch (error) {
          // It may have been written all the same: what there is to tell must be looked up.
          kept.delete(partition);
          throw error;
        }
      },
    },
    take: (matter) => {
      const found = kept.get(matter);
      kept.delete(matter);
      return found && { notices: found.left.map(noticeLeft), before: found.before };
    },
  };
}

const isOfFact = (operation: Operation): boolean =>
  operation.does === 'create' && operation.document['kind'] === 'fact';

/**
 * Whether one fact made all calls that there are of the matter: then nothing of it was told before, most likely. The claim
 * creates what says who sends, and so fails where someone did.
 */
const isFirstCall = (operations: readonly Operation[]): boolean =>
  operations.some((operation) => {
    const record = operation.does === 'remove' ? undefined : operation.document['record'];
    const calls = typeof record === 'object' && record !== null && 'calls' in record ? record.calls : undefined;
    return typeof calls === 'object' && calls !== null && new Set(Object.values(calls)).size === 1;
  });

const leftBy = (operations: readonly Operation[], versions: readonly string[]): readonly Left[] =>
  operations.flatMap((operation, place) => {
    const version = versions[place];
    if (operation.does !== 'upsert' || operation.document['kind'] !== 'outbox' || version === undefined) return [];
    return [{ document: operation.document, version }];
  });

const noticeLeft = ({ document, version }: Left): Versioned<PendingNotice> => ({
  value: noticeIn(withoutGaps(document)),
  version,
});

/** As it comes back from the database. */
const withoutGaps = (document: object): unknown => JSON.parse(JSON.stringify(document));
