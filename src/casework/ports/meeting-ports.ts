// What the write path of meetings needs from the store.
import type { IsoDate } from '../../domain/time/dates.ts';
import type { Meeting, MeetingId } from '../../domain/meeting/meeting.ts';
import type { MeetingFact } from '../../domain/meeting/table.ts';
import type { ChainCommit, ChainEnd, Chained, Chains } from './commit-ports.ts';

/** A meeting as it is stored. */
export interface MeetingRecord extends ChainEnd {
  readonly meeting: Meeting;
}
export type StoredMeetingFact = Chained<MeetingFact>;
export type MeetingCommit = ChainCommit<MeetingId, MeetingRecord, MeetingFact>;

export interface Meetings extends Chains<MeetingId, MeetingRecord, MeetingFact> {
  /** Meetings from one date on, the nearest first; cancelled ones too. */
  from(date: IsoDate): Promise<readonly Meeting[]>;
  /** The meetings before a date, the newest first, at most `most`. */
  before(date: IsoDate, most: number): Promise<readonly Meeting[]>;
}
