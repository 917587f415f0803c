// A story: what people did with one matter, as rows of who, when, which step and with what. The steps are the process's own:
// a row with a step or an input that does not exist does not compile. Rows are played by players.ts, and in tests by the pure
// rules alone.
import type { Command } from '../domain/case/whole/case.ts';
import type { EntityCommand } from '../domain/entity/table.ts';
import { given } from '../domain/kernel/given.ts';
import type { Case } from '../domain/case/state/stages.ts';
import type { Reference } from '../domain/kernel/ids.ts';
import type { Meeting, MeetingId } from '../domain/meeting/meeting.ts';
import type { MeetingCommand } from '../domain/meeting/table.ts';
import type { Person } from '../domain/people/actor.ts';
import type { TrainingCommand } from '../domain/training/table.ts';
import type { Instant } from '../domain/time/calendar.ts';

/** A moment, or so many minutes after the row before. */
export type When = Instant | number;

/** What a row is about besides its matter. */
interface About {
  readonly part?: string;
  /** The meeting that the step is taken in, or for which it is. */
  readonly meeting?: MeetingId | Meeting;
  /** Another case: the ended one from which this one is referred again, the one that a question is about. */
  readonly about?: Reference | Case;
}
interface AnyCommand {
  readonly step: string;
  readonly input: unknown;
  readonly part?: string | undefined;
}
export type AnyRow = readonly [who: Person, when: When, step: string, input: unknown, about?: About];

/** A row of a matter with these commands: `[colin, 15, 'giveConsent', {}]`. A step on a part says which. */
export type RowOf<C extends AnyCommand> = C extends AnyCommand
  ? readonly [
      who: Person,
      when: When,
      step: C['step'],
      input: C['input'],
      ...about: C extends { readonly part: infer Part } ? [About & { readonly part: Part }] : [about?: About],
    ]
  : never;
export type StoryRow = RowOf<Command>;
export type MeetingRow = RowOf<MeetingCommand>;
export type TrainingRow = RowOf<TrainingCommand>;
export type EntityRow = RowOf<EntityCommand>;

/** Rows one by one, or those that belong together. */
export type Told<R extends AnyRow = StoryRow> = readonly (R | readonly R[])[];
/** The stories of cases by their keys, in the days of a calendar. */
export type Stories<Calendar> = Readonly<Record<string, (calendar: Calendar) => Told>>;

export const later = (at: Instant, minutes: number): Instant =>
  new Date(Date.parse(at) + minutes * 60_000).toISOString();

/** All of them, one by one. */
export const rowsOf = <R extends AnyRow>(told: Told<R>): readonly R[] =>
  told.flatMap((rows) => (isRow(rows) ? [rows] : rows));
const isRow = <R extends AnyRow>(rows: R | readonly R[]): rows is R => !Array.isArray(rows[0]);

/** Rows with the moment of each; the first is counted from `start`. */
export function timed<R extends AnyRow>(
  rows: readonly R[],
  start = '',
): readonly { readonly row: R; readonly at: Instant }[] {
  let now = start;
  return rows.map((row) => {
    now = typeof row[1] === 'number' ? later(now, row[1]) : row[1];
    return { row, at: now };
  });
}

/** The command that the person of a row gives. */
export function commandIn<R extends AnyRow>(row: R): CommandIn<R>;
export function commandIn([, , step, input, about]: AnyRow): unknown {
  return { step, input, ...given({ part: about?.part }) };
}
type CommandIn<R> = R extends readonly [Person, When, infer Step, infer Input, ...infer About]
  ? { readonly step: Step; readonly input: Input } & PartIn<About>
  : never;
type PartIn<About> = About extends readonly [{ readonly part: infer Part extends string }]
  ? { readonly part: Part }
  : { readonly part?: undefined };
