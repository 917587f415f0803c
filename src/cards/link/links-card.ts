// Links, for the co-ordinator alone: what cases name that may be the same, and two of them side by side.
import { beginHigh } from '../../domain/kernel/begins.ts';
import { item, type ListRow } from '../home.ts';
import {
  bandOf,
  box,
  card,
  column,
  columns,
  heading,
  pressed,
  sayBand,
  small,
  subheading,
  text,
  words,
  type Band,
  type Button,
  type Card,
  type Element,
  type Press,
} from '../blocks.ts';

export const linksTitle = 'Links';

export interface LinksView {
  /** The case that all of it is of, where it was opened from there. */
  readonly of?: string;
  /** Surely the same, then perhaps, then what nothing is alike; a row that is pressed is compared. */
  readonly groups: readonly { readonly title: string; readonly rows: readonly ListRow[] }[];
  /** The cases that this one is linked with: nothing is said of them. */
  readonly linked?: readonly ListRow[];
  /** So many more are there. */
  readonly moreLinked?: number;
  /** Beside these: how many more wait. */
  readonly notes: readonly string[];
  readonly shared: boolean;
  readonly buttons: readonly Button[];
}
const onlyYou = (shared: boolean): string =>
  shared ? 'Only you see this. Each look is recorded.' : 'Each look is recorded.';

/** A row for each person or place; one that may be the same as another is pressed, and both stand side by side. */
export function linksCard({ of, groups, linked = [], moreLinked = 0, notes, shared, buttons }: LinksView): Card {
  const shown = groups.filter(({ rows }) => rows.length > 0);
  const count = shown.flatMap(({ rows }) => rows).filter(({ press }) => press !== undefined).length;
  const band: Band =
    count === 0 ? { state: 'done', word: 'Nothing to compare' } : { state: 'you', word: `${count} to compare` };
  return card(
    `${sayBand(band)} ${linksTitle}${of === undefined ? '' : `, ${of}`}.`,
    [
      bandOf(band),
      heading(linksTitle),
      small(of === undefined ? onlyYou(shared) : `${of} · ${onlyYou(shared)}`, { spacing: 'None' }),
      ...shown.flatMap(({ title, rows }) => [subheading(`${title} (${rows.length})`), ...rows.map(item)]),
      ...notes.map((note) => text(note)),
      ...(linked.length === 0
        ? []
        : [
            subheading(`Linked cases (${linked.length + moreLinked})`),
            ...linked.map(item),
            ...(moreLinked === 0 ? [] : [text(`and ${moreLinked} more`)]),
            small('For co-ordinators alone. Found again at each look; neither case keeps it.'),
          ]),
    ],
    buttons,
  );
}

/**
 * On the card of a case: how many other cases name what it names, or are of that child or home, and by what; and with how many it is
 * linked, and why. Nothing of which.
 */
export function linksBox(
  {
    lines,
    linked,
  }: {
    readonly lines: readonly {
      readonly why: string;
      readonly cases: number;
      readonly records: number;
      readonly own: boolean;
    }[];
    readonly linked: readonly { readonly why: readonly string[] }[];
  },
  press: Press,
): readonly Element[] {
  const count = lines.reduce((sum, { cases, records }) => sum + cases + records, 0);
  if (count + linked.length === 0) return [];
  const said = lines.map(({ why, cases, records, own }, place) => {
    if (own) return `${cases} other ${cases === 1 ? 'case' : 'cases'}: ${why}`;
    if (cases === 0) return `${records} ${records === 1 ? 'record' : 'records'}: ${why}`;
    return place === 0 ? `${cases} other ${cases === 1 ? 'case names' : 'cases name'} ${why}` : `${cases} ${why}`;
  });
  const whys = [...new Set(linked.flatMap(({ why }) => why))].join('; ');
  return [
    pressed(
      box('emphasis', [
        ...(count === 0 ? [] : [text(`**Links: ${count} to look at**`), text(said.join(' · '), { spacing: 'None' })]),
        ...(linked.length === 0 ? [] : [text(`**Linked cases: ${linked.length}**`), text(whys, { spacing: 'None' })]),
      ]),
      press,
    ),
  ];
}

export interface SideBySideView {
  /** "The same phone?". */
  readonly title: string;
  /** What of both is alike. */
  readonly why: readonly string[];
  /** Mine, then the other: which case names it, and what it is called there. */
  readonly heads: readonly { readonly reference: string; readonly called: string }[];
  readonly told: readonly (readonly [label: string, mine: string, other: string])[];
  /** So many more follow that it may be the same as. */
  readonly after: number;
  /** What both answer alike. */
  readonly same: readonly string[];
  /** It was said before that they are the same, by whom and when. */
  readonly confirmed?: string;
  readonly shared: boolean;
  readonly buttons: readonly Button[];
}

/** Two that may be the same, each as it was said. */
export function sideBySideCard(view: SideBySideView): Card {
  const { title, why, heads, told, same, confirmed, after, shared, buttons } = view;
  const band: Band =
    confirmed === undefined
      ? { state: 'you', word: 'To compare', when: after === 0 ? undefined : `${after} more after this` }
      : { state: 'done', word: 'Said to be the same' };
  return card(
    `${sayBand(band)} ${title} ${heads.map(({ reference }) => reference).join(' and ')}.`,
    [
      bandOf(band),
      heading(title),
      small(`${beginHigh(why.join(', and '))}. Nothing else is compared.${shared ? ' Only you see this.' : ''}`, {
        spacing: 'None',
      }),
      ...(confirmed === undefined ? [] : [text(confirmed)]),
      columns(
        heads.map(({ reference, called }) =>
          column('stretch', [small(reference), { ...words(called, 400, { weight: 'Bolder' }), spacing: 'None' }], top),
        ),
      ),
      ...told.flatMap(([label, mine, other]) => [
        small(label),
        columns([column('stretch', [words(mine, 700)], top), column('stretch', [words(other, 700)], top)], {
          spacing: 'None',
        }),
      ]),
      ...(same.length === 0 ? [] : [small(`The same in both: ${same.join('; ')}.`, { separator: true })]),
    ],
    buttons,
  );
}
const top = { verticalContentAlignment: 'Top' } as const;
