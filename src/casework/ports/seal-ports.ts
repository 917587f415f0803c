// The daily seal of who looked (docs/process.md P26.1): what it is made of, where it is kept, and where its code lies outside.
import type { ObjectId } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import type { IsoDate } from '../../domain/time/dates.ts';

/** A look as it is stored, and when by the clock of the database, in whole seconds since 1970. */
export interface LookStored {
  readonly id: string;
  /** Under which it lies: what was looked at. */
  readonly reference: string;
  /** Word for word. */
  readonly look: unknown;
  readonly second: number;
}

/** So many looks of one day at one thing, or where the facts of a matter ended; nothing of anyone. */
export interface SealRow {
  readonly id: string;
  /** Looks; or facts. */
  readonly count: number;
  /** SHA-256 in hex: of these looks; or of the last fact. */
  readonly digest: string;
}
/** Where the facts of a matter ended. */
export interface EndRow extends SealRow {
  /** Of a case: it is no draft any more, so that its tombstone is not one of a draft. */
  readonly sent?: true;
}
/** Looks of an earlier seal that were written after it. */
export interface LateRow extends SealRow {
  readonly day: IsoDate;
  /** Which, by id. */
  readonly looks: readonly string[];
}
export interface SealRows {
  readonly looks: readonly SealRow[];
  readonly ends: readonly EndRow[];
  readonly late: readonly LateRow[];
}

/** One day, sealed: one document, which names its rows. */
export interface DaySeal {
  /** The last day that it holds, in London. */
  readonly day: IsoDate;
  /** The first; absent: everything before it too. */
  readonly from?: IsoDate;
  /** How many looks. */
  readonly count: number;
  /** Of all its rows. */
  readonly root: string;
  /** The code of the seal before it; '' of the first: so one code vouches for every day before it. */
  readonly before: string;
  /** SHA-256 in hex. */
  readonly code: string;
  /** Ends of chains are held up to this second of the database's clock. */
  readonly second: number;
  /** In how many documents its rows lie. */
  readonly pages: number;
}

export interface DaySeals {
  /** By day. */
  all(): Promise<readonly DaySeal[]>;
  rowsOf(seal: DaySeal): Promise<SealRows>;
  /** Writes the rows, and then the seal; false: another was first. */
  keep(seal: Omit<DaySeal, 'pages'>, rows: SealRows): Promise<boolean>;
  /** The looks of these moments, in no order. */
  looks(from: Instant | undefined, before: Instant): Promise<readonly LookStored[]>;
  /** Where the facts of every matter end that was written since this second, and the newest second. */
  ends(since: number): Promise<{ readonly ends: readonly EndRow[]; readonly second: number }>;
  /** Whether the code of this month was mailed, to everyone or to this person. */
  isMailed(month: string, to?: ObjectId): Promise<boolean>;
  mailed(month: string, to?: ObjectId): Promise<void>;
}

/** Where the code of each day lies that no one can change who may write to the database. */
export interface SealsOutside {
  /** Adds one, as it is read out; one that is there already stays as it is. Throws where it is not there then. */
  add(day: IsoDate, code: string): Promise<void>;
  /** Every code that lies there. Throws where they cannot be read. */
  codes(): Promise<readonly SealedCode[]>;
}
export interface SealedCode {
  readonly day: IsoDate;
  readonly code: string;
}
