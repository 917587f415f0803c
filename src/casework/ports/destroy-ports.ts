// What is left of a matter that was destroyed, and how the store takes it away, a batch at a time (docs/process.md P31.7).
import type { RegisterId } from '../../domain/register/entry.ts';
import type { ObjectId } from '../../domain/kernel/ids.ts';
import type { PartitionId } from '../../domain/matters/partition.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import type { Versioned } from './commit-ports.ts';
import type { CountedMatter } from './figure-ports.ts';

export interface Tombstone {
  /** How many facts there were, and where they ended: the seal of the days before knows it. */
  readonly facts: number;
  readonly lastHash: string;
  /** The entry of the register that says who agreed; or that it was a draft, which ends by itself. */
  readonly certificate: RegisterId | 'draft';
  readonly at: Instant;
  /**
   * Who was kept out of it, where someone was of what was destroyed with it: nothing is said to them of who looked at it. Until the
   * last look at it ends. Absent of what was destroyed before this was kept: then its certificate says so.
   */
  readonly excluded?: readonly ObjectId[];
}

export interface Destroying {
  tombstone(id: PartitionId): Promise<Tombstone | undefined>;
  /**
   * The first batch: the matter itself goes and its tombstone comes, with as many other documents as it takes; what the figures
   * hold of it is marked. False: someone wrote meanwhile, and nothing is gone.
   */
  bury(
    id: PartitionId,
    tombstone: Tombstone,
    version: string,
    counted: Versioned<CountedMatter> | undefined,
  ): Promise<boolean>;
  /** The next batch of what is left beside the tombstone. Gives how many documents are still to go after it. */
  clear(id: PartitionId): Promise<number>;
  /** Who was kept out is forgotten: no look at it is left. Gives whether there was anything to forget. */
  forget(id: PartitionId): Promise<boolean>;
  /** The mark of the figures, which goes last. */
  uncount(id: PartitionId): Promise<void>;
}
