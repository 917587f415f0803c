// All that is stored, as it is stored: for checks and exports, never for people.
import type { Action } from '../../domain/case/action/action.ts';
import type { AdviceFact } from '../../domain/advice/table.ts';
import type { AdviceId, Reference } from '../../domain/ids.ts';
import type { MeetingId } from '../../domain/meeting/meeting.ts';
import type { MeetingFact } from '../../domain/meeting/table.ts';
import type { AdviceRecord } from './advice-ports.ts';
import type { Chained } from './commit-ports.ts';
import type { PartitionId } from '../../domain/partition.ts';
import type { MeetingRecord } from './meeting-ports.ts';
import type { CaseRecord, Delivery, Marker, PendingNotice, Posted, StoredFact } from './ports.ts';

/** What every partition has in common. */
export interface Kept {
  readonly notices: readonly PendingNotice[];
  readonly posted: readonly Posted[];
  readonly deliveries: readonly Delivery[];
  readonly markers: readonly Marker[];
  /** Ids of documents that this program cannot read, or would not find where they are. */
  readonly unreadable: readonly string[];
  /** Whether the lists find what is stored by what it is now. */
  readonly listed: boolean;
}

/** All that is stored of one case. */
export interface Partition extends Kept {
  readonly reference: Reference;
  readonly record: CaseRecord | undefined;
  /** By number. */
  readonly facts: readonly StoredFact[];
  readonly actions: readonly Action[];
}

/** All that is stored of one thing with a chain of facts of its own. */
export interface ChainPartition<Id, Stored, Fact> extends Kept {
  readonly id: Id;
  readonly record: Stored | undefined;
  /** By number. */
  readonly facts: readonly Chained<Fact>[];
}
export type AdvicePartition = ChainPartition<AdviceId, AdviceRecord, AdviceFact>;
export type MeetingPartition = ChainPartition<MeetingId, MeetingRecord, MeetingFact>;

/** Reads everything, page by page: for `npm run verify` and `npm run export`. */
export interface Audit {
  /** Everything under which anything is stored; one may come several times. */
  references(): AsyncIterable<readonly PartitionId[]>;
  partition(reference: Reference): Promise<Partition>;
  meeting(id: MeetingId): Promise<MeetingPartition>;
  advice(id: AdviceId): Promise<AdvicePartition>;
}
