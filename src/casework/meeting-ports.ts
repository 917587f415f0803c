// What the write path of meetings needs from the store.
import type { IsoDate } from '../domain/dates.ts';
import type { Meeting, MeetingId } from '../domain/meeting/meeting.ts';
import type { MeetingFact } from '../domain/meeting/table.ts';
import type { Marker, Notice, Versioned } from './commit-ports.ts';

/** A meeting as it is stored, with the end of its chain and who was called to it, like a case. */
export interface MeetingRecord {
  readonly meeting: Meeting;
  readonly lastHash: string;
  readonly calls: Readonly<Record<string, number>>;
}
export type StoredMeetingFact = MeetingFact & { readonly previous: string; readonly hash: string };

/** One write of a meeting and everything that follows from it, in the meeting's partition. */
export interface MeetingCommit {
  readonly id: MeetingId;
  readonly before: string | undefined;
  readonly record: MeetingRecord;
  readonly fact: StoredMeetingFact;
  readonly marker: Marker;
  readonly notices: readonly Notice[];
}
export interface Meetings {
  load(id: MeetingId): Promise<Versioned<MeetingRecord> | undefined>;
  marker(id: MeetingId, marker: string): Promise<Marker | undefined>;
  commit(commit: MeetingCommit, nowMs: number): Promise<'done' | 'conflict'>;
  facts(id: MeetingId): Promise<readonly StoredMeetingFact[]>;
  /** Meetings from one date on, the nearest first; cancelled ones too. */
  from(date: IsoDate): Promise<readonly Meeting[]>;
  /** The meetings before a date, the newest first, at most `most`. */
  before(date: IsoDate, most: number): Promise<readonly Meeting[]>;
}
