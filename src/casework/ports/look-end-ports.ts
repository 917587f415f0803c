// What of the record of who looked may end, and how the program takes it away whose identity alone may (docs/process.md P31.10).
import type { PartitionId } from '../../domain/matters/partition.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import type { Tombstone } from './destroy-ports.ts';

/** Where a document of that record lies, and as which version it was found. */
export interface Lies {
  readonly pk: string;
  readonly id: string;
  readonly version: string;
}
export interface Buried extends Pick<Tombstone, 'at'> {
  readonly id: PartitionId;
}

export interface LookEnds {
  /** Everything of which a tombstone is left, in no order. */
  buried(): Promise<readonly Buried[]>;
  /** The looks at one thing before this moment. */
  looksAt(id: PartitionId, before: Instant): Promise<readonly Lies[]>;
  /** What was counted and found of each day up to this one. */
  sums(upTo: IsoDate): Promise<readonly Lies[]>;
  /** The seals of each day up to this one and what is kept beside them: the seals first, by day. */
  seals(upTo: IsoDate): Promise<readonly Lies[]>;
  /** For the program that ends them: the bot is refused. What is gone already is no fault. */
  remove(one: Lies): Promise<void>;
}
