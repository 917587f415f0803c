// What has a chain of facts of its own, stored in a partition of its own in the container of the cases.
import type { ChainCommit, Chained, Chains } from '../../casework/ports/commit-ports.ts';
import type { PartitionId } from '../../domain/partition.ts';
import type { Reference } from '../../domain/ids.ts';
import { commitOnce } from '../sdk/commit.ts';
import {
  documentOf,
  factDocument,
  factIn,
  isReminder,
  markerDocument,
  markerId,
  markerIn,
  newNotice,
  type Kind,
} from './documents.ts';
import type { Items, Operation, Patience, StoredDocument } from '../sdk/items.ts';
import { factsOfCase } from '../queries/queries.ts';

/** How things of one kind are stored: each in one document, which is called as its kind is. */
export interface Shape<Stored> {
  readonly kind: Kind;
  /** What queries filter by, beside the record it comes from. */
  readonly indexed: (record: Stored) => Readonly<{ [column: string]: unknown }>;
  /** Throws for what is damaged, or of another kind. */
  readonly recordIn: (raw: unknown) => Stored;
}

/** Where the outbox looks for what is to be told of it: to it that is like a case's. */
const partitionOf = (id: PartitionId): Reference => id as Reference; // what the outbox calls where a notice lies

type FactNumber = { readonly number: number };

export const chainsOn = <Id extends PartitionId, Stored, Fact extends FactNumber>(
  items: Items,
  patience: Patience,
  shape: Shape<Stored>,
): Chains<Id, Stored, Fact> => ({
  load: async (id) => {
    const found = await items.read(id, shape.kind);
    return found && { value: shape.recordIn(found.raw), version: found.version };
  },
  marker: async (id, marker) => {
    const found = await items.read(id, markerId(marker));
    return found && markerIn(found.raw);
  },
  commit: async (commit, nowMs) => {
    const { id, fact } = commit;
    return commitOnce(items, patience, { partition: id, operations: operationsOf(shape, commit, nowMs), fact });
  },
  facts: async (id) => {
    const found = await items.inPartition(factsOfCase, id);
    return found.map((raw) => chainedFactIn<Fact>(raw)).toSorted((one, other) => one.number - other.number);
  },
});

function operationsOf<Stored, Fact extends FactNumber>(
  shape: Shape<Stored>,
  { id, before, record, fact, marker, notices }: ChainCommit<PartitionId, Stored, Fact>,
  nowMs: number,
): Operation[] {
  const document = chainDocument(shape, id, record);
  return [
    before === undefined ? { does: 'create', document } : { does: 'replace', document, version: before },
    { does: 'create', document: factDocument(id, fact) },
    { does: isReminder(marker.id) ? 'create' : 'upsert', document: markerDocument(id, marker) },
    ...notices.map((notice): Operation => ({ does: 'upsert', document: newNotice(partitionOf(id), notice, nowMs) })),
  ];
}

const chainDocument = <Stored>({ kind, indexed }: Shape<Stored>, id: PartitionId, record: Stored): StoredDocument =>
  documentOf(kind, id, kind, { ...indexed(record), record });

/** It is stored as a fact of a case is; in such a partition there are facts of one kind only. */
export const chainedFactIn = <Fact>(raw: unknown): Chained<Fact> => factIn(raw) as unknown as Chained<Fact>;
