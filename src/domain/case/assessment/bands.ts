// Bands: by the score, then by floors in their order; what people may change of them (docs/process.md P20.4, P20.5).
import { isTicked, type Grade, type Signs } from './answers.ts';
import { heaviest, scoreOf, weightOf, type Score } from './score.ts';
import type { RiskTool } from '../../risk-tool/settings.ts';
import { choicesOf } from '../../kernel/fields.ts';
import { confirming, formCodes, inGroup, underThirteenCode, type Indicator } from '../../risk-tool/tool.ts';

export type RiskBand = 'none' | 'emerging' | 'moderate' | 'significant';
/** Highest first, as people choose. */
export const riskBands = choicesOf({
  significant: 'Significant',
  moderate: 'Moderate',
  emerging: 'Emerging',
  none: 'No current evidence',
});
export const isRiskBand = (text: string): text is RiskBand => riskBands.some(({ value }) => value === text);
export const sayRiskBand = (band: RiskBand): string => riskBands.find(({ value }) => value === band)?.title ?? band;

const rising: readonly RiskBand[] = ['none', 'emerging', 'moderate', 'significant'];
export const rankOf = (band: RiskBand): number => rising.indexOf(band);
export const higherOf = (one: RiskBand, other: RiskBand): RiskBand => (rankOf(one) < rankOf(other) ? other : one);
export const lowerOf = (one: RiskBand, other: RiskBand): RiskBand => (rankOf(one) < rankOf(other) ? one : other);
export const oneBelow = (band: RiskBand): RiskBand => rising[Math.max(0, rankOf(band) - 1)] ?? band;

export function bandByScore(total: number, { cuts }: Pick<RiskTool, 'cuts'>): RiskBand {
  if (total >= cuts.significant) return 'significant';
  if (total >= cuts.moderate) return 'moderate';
  return total >= cuts.emerging ? 'emerging' : 'none';
}

/** What the floors go by besides the signs. */
export interface Child {
  readonly underThirteen: boolean;
}
interface Given extends Child {
  readonly signs: Signs;
  readonly tool: RiskTool;
}
const has = ({ signs }: Pick<Given, 'signs'>, code: string, among: readonly Grade[]): boolean => {
  const grade = signs[code]?.grade;
  return grade !== undefined && among.includes(grade);
};
const now: readonly Grade[] = ['E', 'S', 'ER'];
const evidenced: readonly Grade[] = ['E', 'ER'];
const past: readonly Grade[] = ['R', 'H', 'ER'];

const significantSigns = inGroup('C', ...formCodes);
const criticalSigns = inGroup('K');
/** The highest weight of the published tool. */
const strong = 5;
const strongSigns = ({ tool }: Pick<Given, 'tool'>): readonly Indicator[] =>
  significantSigns.filter((row) => weightOf(row, tool) >= strong);

/** Critical signs that hold now; that of a child under 13 follows from the age and any sign of sexual exploitation. */
export const criticalNow = (at: Pick<Given, 'signs' | 'underThirteen'>): readonly string[] =>
  criticalSigns
    .filter(({ code }) =>
      code === underThirteenCode
        ? at.underThirteen && inGroup('SE').some((row) => isTicked(at.signs[row.code]))
        : has(at, code, now),
    )
    .map(({ code }) => code);

/** What happened before counts: signs of the highest weight, and critical ones, that are over. */
export const pastHarm = (at: Pick<Given, 'signs' | 'tool'>): readonly string[] =>
  [...strongSigns(at), ...criticalSigns].filter(({ code }) => has(at, code, past)).map(({ code }) => code);

interface Floor {
  readonly words: string;
  readonly below: (at: Given) => RiskBand;
}
/** In the order in which they are named as the rule that set the band. */
const floors = {
  critical: {
    words: 'a critical sign is always Significant',
    below: (at) => (criticalNow(at).length > 0 ? 'significant' : 'none'),
  },
  underThirteen: {
    words: 'under 13 with a significant sign: never below Moderate',
    below: (at) => (at.underThirteen && significantSigns.some(({ code }) => has(at, code, now)) ? 'moderate' : 'none'),
  },
  strongSigns: {
    words: 'a sign of the highest weight is evidenced: one is never below Emerging, two never below Moderate',
    below: (at) => {
      const count = strongSigns(at).filter(({ code }) => has(at, code, evidenced)).length;
      return count === 0 ? 'none' : count === 1 ? 'emerging' : 'moderate';
    },
  },
  pastHarm: {
    words: 'past harm: never below Emerging',
    below: (at) => (pastHarm(at).length > 0 ? 'emerging' : 'none'),
  },
} as const satisfies Readonly<Record<string, Floor>>;
type FloorName = keyof typeof floors;
const floorNames = Object.keys(floors) as readonly FloorName[]; // of a closed union

/** What set the band: the score, a floor, or that it falls one step at a time. */
export type RuleName = 'score' | FloorName | 'oneStep';
export const sayRule = (rule: RuleName, score: number, heldBelow?: RiskBand): string => {
  if (rule === 'score') return `by the score of ${score}`;
  if (rule !== 'oneStep') return floors[rule].words;
  return heldBelow === undefined
    ? 'the band falls one step at a time'
    : `the band falls one step at a time until a panel decides, and the highest was ${sayRiskBand(heldBelow)}`;
};

/** As it was last time. */
export interface LastTime {
  readonly band: RiskBand;
  readonly score: number;
  /** The highest since a panel last set a band, where that is above `band` (docs/process.md P20.4). */
  readonly highest?: RiskBand;
}
export const trends = ['up', 'same', 'down', 'first'] as const;
export type Trend = (typeof trends)[number];
export interface Driver {
  readonly code: string;
  readonly points: number;
}
/** What the tool says of a set of answers. It informs; people decide. */
export interface Result {
  readonly score: Score;
  /** By the score alone. */
  readonly computed: RiskBand;
  /** With the floors, and one step below the highest since a panel last set a band at most. */
  readonly band: RiskBand;
  readonly rule: RuleName;
  /** That highest, where the band would fall further. */
  readonly heldBelow?: RiskBand;
  /** No one goes below it. */
  readonly floor: RiskBand;
  /** Exploitation is confirmed. */
  readonly experiencing: boolean;
  readonly critical: readonly string[];
  readonly pastHarm: readonly string[];
  readonly confidence: 'low' | 'enough';
  /** Vulnerabilities, general and significant signs that are not known, of so many. */
  readonly unknown: readonly string[];
  readonly of: number;
  readonly drivers: readonly Driver[];
  readonly trend: Trend;
}

const mostDrivers = 5;
const lookedAt = inGroup('V', 'G', 'C');

export function resultOf(signs: Signs, child: Child, tool: RiskTool, last?: LastTime): Result {
  const at = { ...child, signs, tool };
  const score = scoreOf(signs, tool);
  const computed = bandByScore(score.total, tool);
  const critical = criticalNow(at);
  const floor = floorNames.reduce<RiskBand>((highest, name) => higherOf(highest, floors[name].below(at)), 'none');
  const raised = higherOf(computed, floor);
  const rule = raised === computed ? 'score' : floorNames.find((name) => floors[name].below(at) === raised);
  const highest = last === undefined ? 'none' : (last.highest ?? last.band);
  const band = higherOf(raised, oneBelow(highest));
  const unknown = lookedAt.map(({ code }) => code).filter((code) => (signs[code]?.grade ?? 'U') === 'U');
  const harm = pastHarm(at);
  const weighty = heaviest(signs, tool);
  const drivers = [
    ...critical.map((code) => ({ code, points: 0 })),
    ...weighty.filter(({ points }) => points > 0),
    ...weighty.filter(({ code, points }) => points === 0 && harm.includes(code)),
  ];
  return {
    score,
    computed,
    band,
    ...(band === raised ? { rule: rule ?? 'score' } : { rule: 'oneStep', heldBelow: highest }),
    floor,
    experiencing: confirming.some((code) => has(at, code, evidenced)),
    critical,
    pastHarm: harm,
    confidence: unknown.length * 100 > lookedAt.length * tool.lowConfidencePercent ? 'low' : 'enough',
    unknown,
    of: lookedAt.length,
    drivers: drivers.slice(0, mostDrivers),
    trend: trendFrom(last, { band, score: score.total }),
  };
}

function trendFrom(last: LastTime | undefined, current: LastTime): Trend {
  if (last === undefined) return 'first';
  const by = rankOf(current.band) - rankOf(last.band) || current.score - last.score;
  return by === 0 ? 'same' : by > 0 ? 'up' : 'down';
}
