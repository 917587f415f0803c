// All that is stored, as it is stored: for checks and exports, never for people.
import type { Action } from '../domain/action/action.ts';
import type { Reference } from '../domain/ids.ts';
import type { MeetingId } from '../domain/meeting/meeting.ts';
import type { MeetingRecord, StoredMeetingFact } from './meeting-ports.ts';
import type { CaseRecord, Delivery, Marker, PendingNotice, Posted, StoredFact } from './ports.ts';

/** What a case's partition and a meeting's have in common. */
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

/** All that is stored of one meeting. */
export interface MeetingPartition extends Kept {
  readonly id: MeetingId;
  readonly record: MeetingRecord | undefined;
  /** By number. */
  readonly facts: readonly StoredMeetingFact[];
}

/** Reads everything, page by page: for `npm run verify` and `npm run export`. */
export interface Audit {
  /** Every reference and meeting under which anything is stored; one may come several times. */
  references(): AsyncIterable<readonly (Reference | MeetingId)[]>;
  partition(reference: Reference): Promise<Partition>;
  meeting(id: MeetingId): Promise<MeetingPartition>;
}
