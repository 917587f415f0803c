// When people are reminded: rungs of ladders, in working days and office hours of England (docs/process.md 12).
import type { Instant } from './calendar.ts';

/** A due time with the rule and rule version that set it. */
export interface Due {
  readonly at: Instant;
  readonly rule: string;
  readonly ruleVersion: number;
}

/** So many plain hours later, nights and weekends counted (docs/process.md P12.3). */
export const hoursAfter = (from: Instant, hours: number): Instant =>
  new Date(Date.parse(from) + hours * 3_600_000).toISOString();

/** One reminder to come: `at` it falls due. */
export interface RungAt<Rung extends string> {
  readonly rung: Rung;
  readonly at: Instant;
}
/** Reminders still to come, soonest first. `set` is the number of the fact that started the clock. */
export interface Ladder<Rung extends string> {
  readonly set: number;
  readonly rungs: readonly RungAt<Rung>[];
}

/** As a ladder holds them. */
export const soonestFirst = <Rung extends string>(rungs: readonly RungAt<Rung>[]): readonly RungAt<Rung>[] =>
  rungs.toSorted((one, other) => (one.at < other.at ? -1 : 1));

/** A reminder that went out: which, when, to whom. */
export interface Reminded<Rung extends string> {
  readonly rung: Rung;
  readonly at: Instant;
  readonly to: readonly string[];
}

/** Which rungs have fallen due, and what is left of the ladder. */
export function fallenDue<Rung extends string>(
  ladder: Ladder<Rung> | undefined,
  now: Instant,
): { readonly due: readonly Rung[]; readonly left: readonly RungAt<Rung>[] } {
  const rungs = ladder?.rungs ?? [];
  return {
    due: rungs.filter(({ at }) => at <= now).map(({ rung }) => rung),
    left: rungs.filter(({ at }) => at > now),
  };
}
