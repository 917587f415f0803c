// What an open case, or a record, has no room for on its own card or page: in groups, and what is hard to take back last and apart.
import { box, card, heading, row, small, subheading, text, type Button, type Card, type Element } from '../blocks.ts';

export interface MoreView {
  /** "Kestrel Madeup, 15 · MSET-4F7K-24"; "Place · ENT-4F7K-2Q9X". */
  readonly sub: string;
  readonly shared: boolean;
  /** Of a case that has ended: until when it is kept. */
  readonly kept?: string;
  readonly groups: readonly { readonly title: string; readonly buttons: readonly Button[] }[];
  /** Seldom pressed, and hard to take back. */
  readonly seldom: readonly Button[];
  readonly buttons: readonly Button[];
}

/** The group of what is seldom pressed, and hard to take back. */
const apart = 'seldom';

/** Sorts buttons into groups by the beginning of their verbs: the longest that fits counts, and what fits none is with the first. */
export function groupsOfMore(
  titles: readonly [string, ...string[]],
  groupOf: Readonly<Record<string, string>>,
  buttons: readonly Button[],
): Pick<MoreView, 'groups' | 'seldom'> {
  const longestFirst = Object.entries(groupOf).toSorted(([one], [other]) => other.length - one.length);
  const groupFor = ({ verb }: Button): string =>
    longestFirst.find(([start]) => verb.startsWith(start))?.[1] ?? titles[0];
  const inGroup = (title: string): readonly Button[] => buttons.filter((button) => groupFor(button) === title);
  return {
    groups: titles.map((title) => ({ title, buttons: inGroup(title) })).filter((group) => group.buttons.length > 0),
    seldom: inGroup(apart),
  };
}

/** So many buttons fit in a row. */
const across = 4;
const rowsOf = (buttons: readonly Button[]): readonly Element[] =>
  Array.from({ length: Math.ceil(buttons.length / across) }, (_, place) =>
    row(buttons.slice(place * across, (place + 1) * across)),
  );

export const moreCard = ({ sub, shared, kept, groups, seldom, buttons }: MoreView): Card =>
  card(
    `More. ${sub}.`,
    [
      heading('More'),
      small(sub, { spacing: 'None' }),
      ...(shared ? [small('Only you see this.')] : []),
      ...(kept === undefined ? [] : [small(`${kept}.`)]),
      ...groups.flatMap((group) => [subheading(group.title), ...rowsOf(group.buttons)]),
      ...(seldom.length === 0
        ? []
        : [box('emphasis', [text('**Seldom, and hard to take back:** each asks you again.'), ...rowsOf(seldom)])]),
    ],
    buttons,
  );
