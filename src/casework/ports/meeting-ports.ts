// What the write path and the lists of meetings need from the store.
import type { IsoDate } from '../../domain/time/dates.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import type { MeetingTypes } from '../../domain/meeting/table.ts';
import type { MatterStore } from './matter-ports.ts';

export interface Meetings extends MatterStore<MeetingTypes> {
  /** Meetings from one date on, the nearest first; cancelled ones too. */
  from(date: IsoDate): Promise<readonly Meeting[]>;
  /** The meetings before a date, the newest first, at most `most`. */
  before(date: IsoDate, most: number): Promise<readonly Meeting[]>;
}
