// What is counted of all cases, meetings, records and entries of the register, as it is stored (docs/decisions/0096).
import type { Counts, Sheets } from '../../domain/figures/counts.ts';
import type { Month, Period } from '../../domain/figures/periods.ts';
import type { Saying, Told } from '../../domain/figures/told.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import type { Change, Versioned } from './commit-ports.ts';

export type CountedId = Change['partition'];

/** What the sheets hold of one matter: in its own partition, so that it goes with it. */
export interface CountedMatter {
  /** How often it was changed. */
  readonly turn: number;
  readonly counts: Sheets;
  /** What the sheets are to hold of it instead: written before they are, so that another worker adds the same and no more. */
  readonly pending?: { readonly turn: number; readonly counts: Sheets };
  /** It is being destroyed: what the sheets hold of it stays. */
  readonly gone?: true;
}

/** The sums of one period. */
export interface Sheet {
  readonly period: Period;
  readonly counts: Counts;
  /** Of matters that may still say that something is pending: the turn that is in here. */
  readonly open: Readonly<Record<string, number>>;
  /** Of these, what is of matters that were destroyed, and which. */
  readonly destroyed?: { readonly counts: Counts; readonly ids: readonly string[] };
}

/** How far all has been counted, by whichever instance. */
export interface Counting {
  /** All that was written before this second, by the clock of the database, is counted. */
  readonly since: number;
  /** All that was written before this moment of the worker's own clock is counted, in milliseconds. Absent: written before it was kept. */
  readonly seen?: number;
  /** Until when someone is at it, in milliseconds. */
  readonly until: number;
  /** How it was counted (`countingVersion`). */
  readonly version: number;
  /** All is being counted again. */
  readonly again?: true;
}

/** The figures of a period as they left: told again as they were, and revised where a class is another. */
export interface Release {
  readonly period: Period;
  readonly at: Instant;
  readonly told: Told;
  /** The month in which it was last compared with what is counted. */
  readonly looked: Month;
  readonly revisedAt?: Instant;
}

/** What of the figures is said at home: the quarter so far, exactly; or the last one, which no one has opened yet. */
export type Glance =
  | { readonly is: 'soFar'; readonly period: Period; readonly say: Saying }
  | { readonly is: 'ready'; readonly period: Period };

/** A write names the version it replaces, undefined: it must not exist yet; and gives the new one, undefined: another was first. */
export interface FigureStore {
  counted(id: string): Promise<Versioned<CountedMatter> | undefined>;
  keepCounted(id: CountedId, counted: CountedMatter, before: string | undefined): Promise<string | undefined>;
  sheet(period: Period): Promise<Versioned<Sheet> | undefined>;
  keepSheet(sheet: Sheet, before: string | undefined): Promise<string | undefined>;
  sheets(): Promise<readonly Versioned<Sheet>[]>;
  counting(): Promise<Versioned<Counting> | undefined>;
  keepCounting(counting: Counting, before: string | undefined): Promise<string | undefined>;
  release(period: Period): Promise<Versioned<Release> | undefined>;
  keepRelease(release: Release, before: string | undefined): Promise<string | undefined>;
}
