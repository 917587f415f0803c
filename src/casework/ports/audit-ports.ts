// All that is stored, as it is stored: for checks and exports, never for people.
import type { Aside, MatterTypes, Replayed } from '../../domain/matter/matter.ts';
import type { PartitionId } from '../../domain/matters/partition.ts';
import type { MatterRecord, StoredFactIn } from './matter-ports.ts';
import type { PoliceRows } from './police-list-ports.ts';
import type { Tombstone } from './destroy-ports.ts';
import type { CountedMatter } from './figure-ports.ts';
import type { Delivery, Look, Marker, PendingNotice, Posted } from './ports.ts';

/** All that is stored of one matter. */
export type Partition<T extends MatterTypes = MatterTypes> = Stored<MatterRecord<T>, StoredFactIn<T>, PartsIn<T>>;
type Made = Replayed<MatterTypes>;
type PartsIn<T extends MatterTypes> = {
  readonly [Kind in keyof T['parts']]: readonly T['parts'][Kind]['doc'][];
};

interface Stored<Stem, Fact, Parts> {
  readonly id: PartitionId;
  readonly record: Stem | undefined;
  /** By number. */
  readonly facts: readonly Fact[];
  /** By kind, and then in the order they were made. */
  readonly parts: Parts;
  /** What is left of those that were set aside, whatever their kind. */
  readonly aside: readonly Aside[];
  /** Of a matter that an earlier form stores otherwise: what its facts make, as it is read again from that form. */
  asHeld?(made: Made): Made;
  readonly notices: readonly PendingNotice[];
  readonly posted: readonly Posted[];
  readonly deliveries: readonly Delivery[];
  readonly markers: readonly Marker[];
  /** What the figures hold of it; absent: nothing yet. */
  readonly counted?: CountedMatter | undefined;
  /** The rows beside a police list; absent: none are kept. */
  readonly policeRows?: PoliceRows | undefined;
  /** What is left of a matter that was destroyed. */
  readonly tombstone?: Tombstone | undefined;
  /** Ids of documents that this program cannot read, or would not find where they are. */
  readonly unreadable: readonly string[];
  /** How many bytes its root document has; 0 where there is none. */
  readonly bytes: number;
  /** Whether the lists find what is stored by what it is now. */
  readonly listed: boolean;
}

/** Reads everything, page by page: for `npm run verify` and `npm run export`. */
export interface Audit {
  /** Everything under which anything is stored; one may come several times. */
  references(): AsyncIterable<readonly PartitionId[]>;
  partition(id: PartitionId): Promise<Partition>;
  /** Every look: at what, and what was seen of it. */
  looks(): AsyncIterable<readonly Pick<Look, 'reference' | 'what'>[]>;
  /** The matters that people's lists of what could not be delivered name; one may come several times. */
  troubled(): AsyncIterable<readonly string[]>;
}
