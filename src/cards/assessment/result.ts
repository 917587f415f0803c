// What an assessment comes to, on one screen: strengths first, the band with the rule that set it, what weighs most, what is
// not known; and that it informs, and people decide (docs/process.md P20.4 to P20.6).
import { box, card, cut, heading, lines, small, subheading, text, type Button, type Card } from '../blocks.ts';

export interface RiskResultView {
  readonly title: string;
  readonly reference: string;
  /** "Version 2 · Priya Testworth, Mon 4 Jan 10:42". */
  readonly line: string;
  readonly strengths: string;
  readonly pairs: readonly (readonly [label: string, value: string])[];
  readonly banners: readonly string[];
  readonly changes: readonly string[];
  readonly informs: string;
  readonly message?: string;
  readonly shared: boolean;
  readonly buttons: readonly Button[];
}
const most = { strengths: 400, changes: 4, change: 80 };

export function riskResultCard(view: RiskResultView): Card {
  const { title, reference, line, strengths, banners, changes, message } = view;
  return card(
    `${title}. ${reference}.${message === undefined ? '' : ` ${message}`} ${view.informs}`,
    [
      heading('Risk assessment'),
      small(`${reference} · ${line}`, { spacing: 'None' }),
      ...(view.shared ? [small('Only you see this.')] : []),
      ...(message === undefined ? [] : [box('emphasis', [text(message, { weight: 'Bolder' })])]),
      box('good', [
        subheading('Strengths'),
        lines([['There', strengths === '' ? 'none known yet' : cut(strengths, most.strengths)]], 900),
      ]),
      subheading(title),
      ...banners.map((banner) => text(`▲ ${banner}`, { weight: 'Bolder' })),
      lines(
        view.pairs.filter(([, value]) => value !== ''),
        1500,
      ),
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
