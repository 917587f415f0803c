// The score: points by grade and weight, capped groups, and the highest form (docs/process.md P20.3). To be checked with a pencil.
import { isTicked, type Grade, type Signs } from './answers.ts';
import type { RiskTool } from '../../risk-tool/settings.ts';
import { formCodes, inGroup, type FormCode, type Indicator } from '../../risk-tool/tool.ts';

export type Weights = Pick<RiskTool, 'weights'>;
export const weightOf = ({ code, weight }: Indicator, { weights }: Weights): number => weights[code] ?? weight;

/** A critical sign has no weight, and so no points. */
export function pointsFor(weight: number, grade: Grade): number {
  if (weight === 0) return 0;
  switch (grade) {
    case 'E':
      return weight;
    case 'S':
      return Math.ceil(weight / 2);
    case 'R':
      return 1;
    case 'ER':
      return weight + 1;
    case 'H':
    case 'N':
    case 'U':
      return 0;
  }
}
export const pointsOf = (indicator: Indicator, signs: Signs, tool: Weights): number => {
  const sign = signs[indicator.code];
  return sign === undefined ? 0 : pointsFor(weightOf(indicator, tool), sign.grade);
};

export interface Score {
  /** Capped, as they count. */
  readonly V: number;
  readonly G: number;
  readonly C: number;
  readonly forms: Readonly<Record<FormCode, number>>;
  /** The form with most points; among equals the first of the table. */
  readonly form?: FormCode;
  readonly total: number;
}

export function scoreOf(signs: Signs, tool: RiskTool): Score {
  const sum = (rows: readonly Indicator[]): number => rows.reduce((sum, row) => sum + pointsOf(row, signs, tool), 0);
  const V = Math.min(tool.caps.V, sum(inGroup('V')));
  const G = Math.min(tool.caps.G, sum(inGroup('G')));
  const C = sum(inGroup('C'));
  const entries = formCodes.map((form) => [form, sum(inGroup(form))] as const);
  const highest = Math.max(...entries.map(([, points]) => points));
  const form = highest === 0 ? undefined : entries.find(([, points]) => points === highest)?.[0];
  return {
    V,
    G,
    C,
    forms: Object.fromEntries(entries) as Score['forms'], // an entry for each form
    ...(form !== undefined && { form }),
    total: V + G + C + highest,
  };
}

/** What weighs most, heaviest first; among equals in the order of the table. */
export const heaviest = (signs: Signs, tool: Weights): readonly { readonly code: string; readonly points: number }[] =>
  [...inGroup('C', ...formCodes), ...inGroup('G'), ...inGroup('V')]
    .filter(({ code }) => isTicked(signs[code]))
    .map((row) => ({ code: row.code, points: pointsOf(row, signs, tool) }))
    .toSorted((a, b) => b.points - a.points);
