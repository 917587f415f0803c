// What an assessment comes to, on one screen: its band of risk, then strengths, why this band, what weighs most, what is not
// known; and that it informs, and people decide (docs/process.md P20.4 to P20.6).
import {
  bandOf,
  box,
  card,
  column,
  columns,
  cut,
  heading,
  lines,
  sayBand,
  small,
  subheading,
  text,
  type Band,
  type Button,
  type Card,
  type Element,
} from '../blocks.ts';

/** A sign that weighs: "6", "up 2". */
export interface Weighs {
  readonly sign: string;
  readonly points: string;
  readonly change: string;
}

export interface RiskResultView {
  /** "Significant risk", "up from Moderate, Wed 2 Sep". */
  readonly band: Band;
  /** The child; the reference where others look on. */
  readonly title: string;
  /** "Risk assessment · MSET-4F7K-24". */
  readonly about: string;
  /** "Version 2 · Priya Testworth, Mon 4 Jan 10:42". */
  readonly line: string;
  readonly strengths: string;
  readonly pairs: readonly (readonly [label: string, value: string])[];
  /** Heaviest first. */
  readonly weighs: readonly Weighs[];
  readonly banners: readonly string[];
  readonly changes: readonly string[];
  readonly informs: string;
  readonly message?: string;
  readonly shared: boolean;
  readonly buttons: readonly Button[];
}
const most = { strengths: 400, changes: 4, change: 80 };

export function riskResultCard(view: RiskResultView): Card {
  const { band, title, about, line, strengths, banners, changes, message } = view;
  return card(
    `${sayBand(band)} ${title}. ${about}.${message === undefined ? '' : ` ${message}`} ${view.informs}`,
    [
      bandOf(band),
      heading(title),
      small(`${about} · ${line}`, { spacing: 'None' }),
      ...(view.shared ? [small('Only you see this.')] : []),
      ...(message === undefined ? [] : [box('emphasis', [text(message, { weight: 'Bolder' })])]),
      box('good', [lines([['Strengths', strengths === '' ? 'none known yet' : cut(strengths, most.strengths)]], 900)]),
      ...banners.map((banner) => text(`▲ ${banner}`, { weight: 'Bolder' })),
      lines(
        view.pairs.filter(([, value]) => value !== ''),
        1500,
      ),
      ...weighsMost(view.weighs),
      ...(changes.length === 0
        ? []
        : [
            lines(
              [
                [
                  'Changed',
                  changes
                    .slice(0, most.changes)
                    .map((change) => cut(change, most.change))
                    .join('; '),
                ],
              ],
              600,
            ),
          ]),
      small(view.informs, { separator: true }),
    ],
    view.buttons,
  );
}

const weighsMost = (all: readonly Weighs[]): readonly Element[] =>
  all.length === 0
    ? []
    : [
        subheading('What weighs most'),
        ...all.map(({ sign, points, change }) =>
          columns(
            [
              column('stretch', [text(sign)]),
              column('auto', [text(points, { weight: 'Bolder' })]),
              ...(change === '' ? [] : [column('auto', [text(change)])]),
            ],
            { spacing: 'Small' },
          ),
        ),
      ];
