import type { Instant } from '../domain/time/calendar.ts';
import { sayWhen } from '../domain/time/calendar.ts';
import { box, card, group, heading, lines, row, small, text, type Button, type Card, type Element } from './blocks.ts';

export interface HomeView {
  readonly name: string;
  readonly panelName: string;
  /** "2 are waiting for your consent": what needs this person, in order. */
  readonly counts: readonly string[];
  readonly buttons: readonly Button[];
  /** Buttons that do not fit in the row below. */
  readonly also?: readonly Button[];
  /** The address of the board in the tab, where there is one. */
  readonly board?: string;
  /** Typed words to get at everything, one line. */
  readonly hint: string;
  readonly message?: string;
  readonly fictional: boolean;
}

/** The home card: counts, then buttons (docs/design.md 6.13). */
export function homeCard(view: HomeView): Card {
  const counts = view.counts.length === 0 ? ['Nothing is waiting for you.'] : view.counts;
  return card(
    `${view.panelName} for ${view.name}. ${view.message === undefined ? '' : `${view.message} `}${counts.join(' ')}`,
    [
      heading(`Hello ${view.name}`),
      ...(view.fictional ? [small('Fictional data only: this is a local run.', { spacing: 'None' })] : []),
      ...(view.message === undefined ? [] : [text(view.message, { weight: 'Bolder' })]),
      ...counts.map((count) => text(count, { spacing: 'Small' })),
      ...furtherRow(view),
      small(view.hint),
    ],
    view.buttons,
  );
}

function furtherRow({ also = [], board }: HomeView): readonly Element[] {
  const links = board === undefined ? [] : [{ title: 'Open the board', url: board }];
  return also.length + links.length === 0 ? [] : [row(also, links)];
}

export interface ListRow {
  /** None of a restricted item. */
  readonly reference?: string;
  readonly label: string;
  readonly line: string;
  /** The child's name; only in the private answer to Show names. */
  readonly child?: string;
  /** What no one may overlook of the case, in a few words; of nothing where others read it too, as in a channel. */
  readonly warnings: readonly string[];
  readonly buttons: readonly Button[];
}
export interface ListView {
  readonly title: string;
  readonly rows: readonly ListRow[];
  /** How many there are in all, and which this page begins with (from 0). */
  readonly total: number;
  readonly from: number;
  readonly empty: string;
  readonly message?: string;
  readonly buttons: readonly Button[];
}

/** A list of cases: reference, stage and due only, so that it may be posted (docs/design.md 6.12). */
export function listCard(view: ListView): Card {
  const last = view.from + view.rows.length;
  const range = view.total > view.rows.length ? ` · ${view.from + 1} to ${last} of ${view.total}` : ` · ${view.total}`;
  return card(
    `${view.title}: ${view.total}.`,
    [
      heading(`${view.title}${view.total === 0 ? '' : range}`),
      ...(view.message === undefined ? [] : [text(view.message, { weight: 'Bolder' })]),
      ...(view.rows.length === 0 ? [text(view.empty)] : view.rows.map(rowOf)),
    ],
    view.buttons,
  );
}

/** A line of a list, with its buttons. */
export const rowOf = (one: ListRow): Element =>
  group(
    [
      ...rowWarning(one.warnings),
      text(`**${one.label}**${one.reference === undefined ? '' : ` · ${one.reference}`}`),
      ...(one.child === undefined ? [] : [lines([['Child', one.child]])]),
      small(one.line, { spacing: 'None' }),
      ...(one.buttons.length === 0 ? [] : [row(one.buttons)]),
    ],
    true,
  );

/** What no one may overlook, before what the row says. */
export const rowWarning = (warnings: readonly string[]): readonly Element[] =>
  warnings.length === 0 ? [] : [text(`▲ ${warnings.join(' · ')}`, { weight: 'Bolder', color: 'Attention' })];

/** A short answer to a press: what happened, and what comes next. */
export function doneCard(
  title: string,
  body: readonly string[],
  buttons: readonly Button[],
  tone: 'plain' | 'attention' = 'plain',
): Card {
  const content = body.map((line) => text(line));
  return card(
    `${title.replace(/\.$/, '')}. ${body.join(' ')}`,
    [heading(title), ...(tone === 'attention' && content.length > 0 ? [box('attention', content)] : content)],
    buttons,
  );
}

/** The time a list row shows. */
export const dueLine = (due: Instant | undefined, now: Instant): string =>
  due === undefined ? '' : `${due <= now ? 'overdue since' : 'due'} ${sayWhen(due, now)}`;
