// What an open case has no room for on its own card: in groups, and what is hard to take back last and apart.
import { box, card, heading, row, small, subheading, text, type Button, type Card, type Element } from '../blocks.ts';

export interface MoreView {
  /** "Kestrel Madeup, 15 · MSET-4F7K-24". */
  readonly sub: string;
  readonly shared: boolean;
  readonly groups: readonly { readonly title: string; readonly buttons: readonly Button[] }[];
  /** Seldom pressed, and hard to take back. */
  readonly seldom: readonly Button[];
  readonly buttons: readonly Button[];
}

/** So many buttons fit in a row. */
const across = 4;
const rowsOf = (buttons: readonly Button[]): readonly Element[] =>
  Array.from({ length: Math.ceil(buttons.length / across) }, (_, place) =>
    row(buttons.slice(place * across, (place + 1) * across)),
  );

export const moreCard = ({ sub, shared, groups, seldom, buttons }: MoreView): Card =>
  card(
    `More. ${sub}.`,
    [
      heading('More'),
      small(sub, { spacing: 'None' }),
      ...(shared ? [small('Only you see this.')] : []),
      ...groups.flatMap((group) => [subheading(group.title), ...rowsOf(group.buttons)]),
      ...(seldom.length === 0
        ? []
        : [box('emphasis', [text('**Seldom, and hard to take back:** each asks you again.'), ...rowsOf(seldom)])]),
    ],
    buttons,
  );
