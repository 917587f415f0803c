// What a board asks of the risk of open cases: how many stand at which band, and which way they go; no child is in it
// (docs/process.md P18.3).
import { isRiskBand, riskBands, trends, type RiskBand, type Trend } from './bands.ts';

/** Of an open case: the band that the panel set, and what its newest assessment says. */
export interface OpenBand {
  readonly band?: string;
  readonly latest?: { readonly band: RiskBand; readonly trend: Trend };
}

export interface BandCount {
  /** Undefined: none yet. */
  readonly band: RiskBand | undefined;
  readonly set: number;
  readonly assessed: number;
}

/** Highest first; what has none comes last. */
export function bandFigures(cases: readonly OpenBand[]): readonly BandCount[] {
  const bands = [...riskBands.map(({ value }) => value).filter(isRiskBand), undefined];
  const setIn = ({ band = '' }: OpenBand): RiskBand | undefined => (isRiskBand(band) ? band : undefined);
  return bands.map((band) => ({
    band,
    set: cases.filter((one) => setIn(one) === band).length,
    assessed: cases.filter(({ latest }) => latest?.band === band).length,
  }));
}

/** Of those that are assessed, by what the newest says against the one before. */
export const trendFigures = (cases: readonly OpenBand[]): readonly (readonly [trend: Trend, count: number])[] =>
  trends.map((trend) => [trend, cases.filter(({ latest }) => latest?.trend === trend).length]);
