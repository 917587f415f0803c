// The open card of the council: what waits for a second person, who is away, who leaves.
import {
  box,
  card,
  lines,
  small,
  text,
  words,
  type Button,
  type Card,
  type Element,
  type PageLink,
} from '../blocks.ts';

/** A part of the card: its title, and what each line of it says of what. */
export interface CouncilGroup {
  readonly title: string;
  readonly rows: readonly (readonly [of: string, says: string])[];
}
export interface CouncilView {
  readonly title: string;
  readonly groups: readonly CouncilGroup[];
  readonly shared: boolean;
  readonly message: string | undefined;
  /** Where nothing is in any group. */
  readonly none: string;
  readonly buttons: readonly Button[];
  readonly links: readonly PageLink[];
}

export const councilCard = ({ title, groups, shared, message, none, buttons, links }: CouncilView): Card => {
  const shown = groups.filter(({ rows }) => rows.length > 0);
  return card(
    `${title}. ${message ?? ''}`.trim(),
    [
      text(title, { size: 'Large', weight: 'Bolder', style: 'heading' }),
      ...(shared ? [small('Only you see this.')] : []),
      ...(message === undefined ? [] : [box('emphasis', [text(message, { weight: 'Bolder' })])]),
      ...shown.flatMap((group) => [text(group.title, { weight: 'Bolder', separator: true }), lines(group.rows)]),
      ...(shown.length === 0 ? [text(none)] : []),
    ],
    buttons,
    links,
  );
};

const mostLines = 14;
/** Sentences above a form: what someone holds, what a file changes. */
export const saidAbove = (title: string, all: readonly string[]): readonly Element[] => {
  const rest = all.length - mostLines;
  const shown = [...all.slice(0, mostLines), ...(rest > 0 ? [`and ${rest} more`] : [])];
  return shown.length === 0
    ? []
    : [box('emphasis', [text(title, { weight: 'Bolder' }), ...shown.map((one) => words(one, 400, { size: 'Small' }))])];
};
