// What the write path needs from the store, of every matter alike.
import type { Aside, FactIn, AnyPartIn, MatterTypes } from '../../domain/matter/matter.ts';
import type { PartitionId } from '../../domain/matters/partition.ts';
import type { EarlierForm } from './form-ports.ts';
import type { Chained, Marker, Notice, Versioned } from './commit-ports.ts';

/**
 * A fact as it is stored: chained to the one before it. `rings` are the keys of the cards whose readers it called. `salt`
 * is chance, in the hash and told to no one: words that are struck out later cannot be guessed by the hash.
 * `vouches` is a hash of what it made, where that is in force without being replayed. `was` is the fact as an earlier form
 * wrote it, where that is read in other words now. `left` vouches for what is left of earlier facts that words were struck
 * out of: they have neither salt nor `was` any more.
 */
export type StoredFactIn<T extends MatterTypes> = Chained<
  FactIn<T> & {
    readonly rings?: readonly string[];
    readonly salt?: string;
    readonly vouches?: string;
    readonly was?: object;
    readonly left?: readonly (readonly [number: number, hash: string])[];
  }
>;

/** A matter as it is stored, with the end of its chain of facts, and which of them last called each card's reader. */
export interface MatterRecord<T extends MatterTypes> {
  readonly root: T['root'];
  readonly lastHash: string;
  readonly calls: Readonly<Record<string, number>>;
  /** Of a case: keyed hashes by which another case of the same child, or of the same house, is found. */
  readonly matchKeys?: readonly string[];
  /** The form that it is stored in; absent: the newest. */
  readonly form?: EarlierForm;
  /** What that form needs besides, when it is written again: the store's own. */
  readonly kept?: unknown;
  /** It is being brought over to the newest form, or would lose something by it: until then no press writes it. */
  readonly moving?: Moving;
  /** It is large (`Ailment`), as it was found when it was last written, or had no room for a press. */
  readonly large?: true;
  /** It was brought over when something of it was due: of what was due then people are told in one digest (P11.3). */
  readonly brought?: true;
}
export type Moving = 'moving' | 'stopped';

/** What of a matter, as it is stored, the developers have to see to; the co-ordinator has a line of each in Delivery. */
export const ailments = ['stopped', 'moving', 'large'] as const;
/**
 * `stopped`: it would have lost something by being brought over, and was left as it was: no one can press on it. `moving`: the
 * same for seconds, or until migrate is started again where it ended on the way. `large`: its document has more than half of the
 * bytes that one of its kind may have, or had no room for a press.
 */
export type Ailment = (typeof ailments)[number];
export interface Ailing {
  readonly matter: PartitionId;
  readonly ailment: Ailment;
}

/**
 * The part that a fact is about, or that its step leaves, or what is left of one that goes with a fact that is taken back; and
 * the version that is replaced; undefined: it must not exist yet.
 */
export interface PartWrite<T extends MatterTypes> {
  readonly kind: string;
  readonly before: string | undefined;
  readonly value: AnyPartIn<T> | Aside;
  /** Keyed hashes by which another like it is found. */
  readonly matchKeys?: readonly string[];
}

/** One write: a matter and everything that follows from it, all or nothing, in its partition. */
export interface MatterCommit<T extends MatterTypes> {
  readonly id: T['id'];
  /** Version that is replaced; undefined: it must not exist yet. */
  readonly before: string | undefined;
  readonly record: MatterRecord<T>;
  readonly fact: StoredFactIn<T>;
  readonly marker: Marker;
  /** The press left a marker before, which this one replaces; otherwise there must be none. */
  readonly again?: true;
  /** What the same press saved before it: a fact of its own, which this one follows. */
  readonly saved?: Pick<MatterCommit<T>, 'fact' | 'marker' | 'again'>;
  readonly notices: readonly Notice[];
  readonly part?: PartWrite<T>;
  /** Of a fact that strikes words out: what takes the place of earlier facts, and of parts. Their presses leave no hash either. */
  readonly struck?: Struck<T>;
}
/** What is left without the words. */
export interface Struck<T extends MatterTypes> {
  /** The fact that asked for it. */
  readonly asked: number;
  readonly facts: readonly StoredFactIn<T>[];
  readonly parts: readonly PartWrite<T>[];
}

/** Parts of several kinds; of a kind that was not asked for there are none. */
export type PartsOf<T extends MatterTypes> = { readonly [K in keyof T['parts']]?: readonly T['parts'][K]['doc'][] };

export interface MatterStore<T extends MatterTypes> {
  load(id: T['id']): Promise<Versioned<MatterRecord<T>> | undefined>;
  marker(id: T['id'], marker: string): Promise<Marker | undefined>;
  /** Undefined also where it was set aside. */
  part<Kind extends keyof T['parts'] & string>(
    id: T['id'],
    kind: Kind,
    part: string,
  ): Promise<Versioned<T['parts'][Kind]['doc']> | undefined>;
  /** All parts of a kind that are there, the first that was made first. */
  parts<Kind extends keyof T['parts'] & string>(id: T['id'], kind: Kind): Promise<readonly T['parts'][Kind]['doc'][]>;
  /**
   * Nothing was written (of a `full` one that it is large): `conflict` someone else wrote first, `full` a document would be
   * larger than one of this kind may be. Throws when the outcome is unknown.
   */
  commit(commit: MatterCommit<T>, nowMs: number): Promise<'done' | 'conflict' | 'full'>;
  /** Whether a commit would not be `full`; nothing is asked of the database. */
  holds(commit: MatterCommit<T>): boolean;
  /** All its facts, oldest first. */
  facts(id: T['id']): Promise<readonly StoredFactIn<T>[]>;
}
