// What bringing a database over to another form needs from the store (docs/operations.md): matters as they lie there.
import type { MatterTypes } from '../../domain/matter/matter.ts';
import type { MatterKind } from '../../domain/matters/matters.ts';
import type { PartitionId } from '../../domain/matters/partition.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import type { Form } from './form-ports.ts';
import type { MatterRecord, Moving, StoredFactIn } from './matter-ports.ts';

/** A form that is read, or brought over while no bot runs. */
export type StoredForm = Form;

/** A matter that is there. */
export interface MatterAt {
  readonly id: PartitionId;
  readonly kind: MatterKind;
  readonly form: StoredForm;
  readonly moving?: Moving;
}

/** The same with all that it is made of. What it holds is as it was written, and not read as what it is today. */
export interface MatterFound extends MatterAt {
  readonly root: Readonly<Record<string, unknown>> & { readonly facts: number };
  readonly lastHash: string;
  readonly calls: Readonly<Record<string, number>>;
  readonly matchKeys?: readonly string[];
  /** By number; read as facts are today. */
  readonly facts: readonly StoredFactIn<MatterTypes>[];
  /** By their ids. */
  readonly parts: Readonly<Record<string, unknown>>;
  /** The match keys of those that have some. */
  readonly partKeys: Readonly<Record<string, readonly string[]>>;
  /** Those by their ids that lists would not find by what they are now: they are written again, whatever they hold. */
  readonly unlisted?: readonly string[];
  /** Of a case: what its row says that it owes, by the rules that it was last written by, and when it is called for next. */
  readonly owed: readonly { readonly name: string; readonly next?: Instant }[];
  /** How the store knows what it has found. */
  readonly found: unknown;
}

/** What its facts make of it now. */
export interface Brought {
  readonly record: MatterRecord<MatterTypes>;
  /** Parts that are stored otherwise now, or were no parts before. */
  readonly parts: readonly {
    readonly kind: string;
    readonly value: MatterTypes['parts'][string]['doc'];
    readonly matchKeys?: readonly string[];
  }[];
}

/** How much one matter is, or was. */
export interface Weight {
  readonly documents: number;
  readonly batches: number;
}

/** What the database says of itself. Nothing: it is empty. */
export interface Marked {
  readonly form?: number;
  /** A keyed hash of a constant: by which MATCH_KEY its match keys were made. */
  readonly matchKey?: string;
  /** The same of the MATCH_KEY by which they are being made again. */
  readonly rotating?: string;
  /** No fact in it is of an earlier form than this; absent: not looked at yet. */
  readonly begun?: number;
}

export interface Migrating {
  marked(): Promise<Marked>;
  /** Says something else. False: another program was first. */
  mark(before: Marked, after: Marked): Promise<boolean>;
  /** Every matter there is, once each. */
  matters(of: StoredForm): AsyncIterable<readonly MatterAt[]>;
  /** In the form that it has by now. Undefined: it is not there. */
  matter(at: MatterAt): Promise<MatterFound | 'unreadable' | undefined>;
  /** What would be written. */
  weigh(matter: MatterFound, brought: Brought): Weight | 'tooLarge';
  /** Writes it, in one batch or in several under a mark. 'conflict': a press was first, and it is to be done again. */
  bring(matter: MatterFound, brought: Brought): Promise<'done' | 'conflict'>;
  /** Marks it as one that would lose something. */
  stop(matter: MatterFound): Promise<'done' | 'conflict'>;
  /** Writes other match keys, of the matter and of its parts by their ids; nothing else of it changes. */
  rekey(
    matter: MatterFound,
    keys: readonly string[],
    parts: Readonly<Record<string, readonly string[]>>,
  ): Promise<'done' | 'conflict'>;
  /** How far indexes are that have changed, of the container that is furthest behind: in hundredths. Undefined: not known. */
  indexed(): Promise<number | undefined>;
}
