// What stands in the way, before anyone writes what would be refused, or asked for again (docs/process.md P2.7).
import type { Instant } from '../../domain/time/calendar.ts';
import { lateLine, item, type ListRow } from '../home.ts';
import {
  box,
  card,
  heading,
  small,
  subheading,
  text,
  type Button,
  type Card,
  type Element,
  type Press,
} from '../blocks.ts';

/** Something that is to be done first: what, by when, whose it is, and what leads there. */
export interface Bar {
  readonly what: string;
  readonly due?: Instant | undefined;
  /** In place of a time: "so far 1". */
  readonly when?: string;
  readonly line: string;
  readonly press?: Press | undefined;
}

const most = 10;
const rowFor = (bar: Bar, now: Instant): ListRow => ({
  label: bar.what,
  line: bar.line,
  when: bar.when ?? lateLine(bar.due, now),
  warnings: [],
  press: bar.press,
});

const inTheWay = (bars: readonly Bar[]): string =>
  `${bars.length === 1 ? '1 thing stands' : `${bars.length} things stand`} in the way`;
/** The bars as rows under a heading that counts them; nothing where there are none. */
export const barRows = (bars: readonly Bar[], now: Instant): readonly Element[] =>
  bars.length === 0
    ? []
    : [
        subheading(`▲ ${inTheWay(bars)}`),
        ...bars.slice(0, most).map((bar) => item(rowFor(bar, now))),
        ...(bars.length > most ? [small(`and ${bars.length - most} more`)] : []),
      ];

/** On the form that then opens at once. */
export const nothingInTheWay: readonly Element[] = [
  box('good', [text('✓ Nothing stands in the way.', { weight: 'Bolder' })]),
];

export interface WayView {
  readonly title: string;
  /** "Kestrel Madeup, 15 · MSET-4F7K-24". */
  readonly sub: string;
  readonly bars: readonly Bar[];
  /** What can be done meanwhile. */
  readonly note: string;
  readonly shared: boolean;
  readonly now: Instant;
  readonly buttons: readonly Button[];
}
/** The card before the form. */
export const wayCard = ({ title, sub, bars, note, shared, now, buttons }: WayView): Card =>
  card(
    `${title}. ${sub}. ${inTheWay(bars)}.`,
    [
      heading(title),
      small(sub, { spacing: 'None' }),
      ...(shared ? [small('Only you see this.')] : []),
      ...barRows(bars, now),
      small(note, { separator: true }),
    ],
    buttons,
  );
