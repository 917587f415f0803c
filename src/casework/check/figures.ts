// Whether the figures are what the facts come to: what is counted of each matter, and the sums of all.
import { sumOf, difference, type Counts, type Sheets } from '../../domain/figures/counts.ts';
import { countingVersion } from '../../domain/figures/measures.ts';
import type { Period } from '../../domain/figures/periods.ts';
import type { PartitionId } from '../../domain/matters/partition.ts';
import { sheetsOf } from '../figures/counting.ts';
import type { Partition } from '../ports/audit-ports.ts';
import type { FigureStore } from '../ports/figure-ports.ts';
import { problemsAt, type Problem } from './problems.ts';

/** What was written since may not be counted yet. */
const lagMs = 10 * 60_000;

export interface FigureCheck {
  /** Each matter once, as it is stored. */
  seen(partition: Partition): readonly Problem[];
  /** After the last one: the sums of all against those that are kept. */
  summed(): readonly Problem[];
}

/** Nothing is compared before all was counted for the first time, or where it is being counted again. */
export async function figureCheck(figures: FigureStore, nowMs: number): Promise<FigureCheck> {
  const counting = (await figures.counting())?.value;
  const isReady = counting !== undefined && counting.again === undefined && counting.version === countingVersion;
  const sums = new Map<Period, Counts>();
  const sheets = new Map((await figures.sheets()).map(({ value }) => [value.period, value]));
  const isIn = (id: PartitionId, turn: number, period: Period): boolean => (sheets.get(period)?.open[id] ?? 0) >= turn;
  return {
    seen: ({ id, facts, counted, tombstone }) => {
      if (!isReady) return [];
      if (tombstone !== undefined) {
        // Being destroyed: until it is said in the sheet, its mark says what the sheet holds of it.
        for (const [period, own] of Object.entries(counted?.counts ?? {}))
          if (sheets.get(period)?.destroyed?.ids.includes(id) !== true)
            sums.set(period, sumOf(sums.get(period) ?? {}, own));
        return [];
      }
      if (facts.length === 0) return [];
      const held = counted?.counts ?? {};
      const { pending } = counted ?? {};
      const now = sheetsOf(id, facts) ?? held;
      for (const period of new Set([...Object.keys(held), ...Object.keys(pending?.counts ?? {})])) {
        const there = pending !== undefined && isIn(id, pending.turn, period) ? pending.counts : held;
        sums.set(period, sumOf(sums.get(period) ?? {}, there[period] ?? {}));
      }
      const isOld = Date.parse(facts.at(-1)?.at ?? '') < nowMs - lagMs;
      return isOld && !isSame(pending?.counts ?? held, now)
        ? [problemsAt(id)('figures', 'the figures do not hold what its facts come to')]
        : [];
    },
    summed: () => {
      if (!isReady) return [];
      return [...new Set([...sums.keys(), ...sheets.keys()])]
        .filter(
          (period) =>
            !isSame(
              { [period]: sumOf(sums.get(period) ?? {}, sheets.get(period)?.destroyed?.counts ?? {}) },
              { [period]: sheets.get(period)?.counts ?? {} },
            ),
        )
        .map((period) =>
          problemsAt('database')(
            'figures',
            `the sums of ${period} are not those of all cases, meetings, records and entries of the register`,
          ),
        );
    },
  };
}
const isSame = (one: Sheets, other: Sheets): boolean => Object.keys(difference(one, other)).length === 0;
