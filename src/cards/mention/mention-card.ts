// The people and places that a case names: what may be added, all that was said, and one of them.
import { item, type ListRow } from '../home.ts';
import {
  card,
  cut,
  group,
  heading,
  lines,
  pressed,
  small,
  subheading,
  text,
  words,
  type Button,
  type Card,
  type Element,
  type Press,
} from '../blocks.ts';

export const peopleAndPlaces = 'People and places';
export const addOne = 'Add person or place';
const notFamily = '▲ Do not tell family';

interface About {
  /** "Kestrel Madeup, 15 · MSET-4F7K-24". */
  readonly sub: string;
  readonly shared: boolean;
  readonly buttons: readonly Button[];
}
const onlyYou = ({ shared }: About): readonly Element[] => (shared ? [small('Only you see this.')] : []);

/** What can be added, a row each; pressed it opens its form. */
export const kindsCard = (
  view: About & { readonly rows: readonly { readonly title: string; readonly line: string; readonly press: Press }[] },
): Card =>
  card(
    `${addOne}. ${view.sub}.`,
    [
      heading(addOne),
      small(view.sub, { spacing: 'None' }),
      ...onlyYou(view),
      ...view.rows.map(({ title, line, press }) => item({ label: title, line, warnings: [], press })),
    ],
    view.buttons,
  );

/** One that was named, as far as its reader may read it. */
export interface Entry {
  readonly kind: string;
  /** What it is called; absent in short. */
  readonly called?: string;
  /** How it is connected with the child, as it was typed. */
  readonly how?: string;
  /** How that is known and who may read it; in short by whom and since when. */
  readonly source: string;
  readonly notFamily: boolean;
  readonly press?: Press;
}
const mostHow = 160;
const close = { spacing: 'None' } as const;

function drawnEntry({ kind, called, how, source, notFamily: isKept, press }: Entry): Element {
  const shown = {
    ...group(
      [
        ...(isKept ? [text(notFamily, { weight: 'Bolder' })] : []),
        called === undefined
          ? text(`**${kind}**`, close)
          : { ...words(`${called} · ${kind.toLowerCase()}`, 700, { weight: 'Bolder' }), ...close },
        ...(how === undefined ? [] : [{ ...words(cut(how, mostHow), 700), ...close }]),
        small(source, close),
      ],
      true,
    ),
    spacing: 'Small',
  };
  return press === undefined ? shown : pressed(shown, press);
}

/** All that was said, the newest first: facts in default ground, how they are known below. */
export const mentionsCard = (
  view: About & { readonly entries: readonly Entry[]; readonly total: number; readonly from: number },
): Card => {
  const { entries, total, from } = view;
  const isPart = total > entries.length;
  return card(
    `${peopleAndPlaces}. ${view.sub}. ${total}.`,
    [
      heading(peopleAndPlaces),
      small(view.sub, { spacing: 'None' }),
      ...onlyYou(view),
      ...(total === 0
        ? [text('Nothing that you may read is said of people or places yet.')]
        : [
            small(
              isPart
                ? `${from + 1} to ${from + entries.length} of ${total} · as people said it, not checked`
                : 'As people said it, not checked',
            ),
          ]),
      ...entries.map(drawnEntry),
    ],
    view.buttons,
  );
};

export interface EntryView extends About {
  readonly entry: Entry;
  readonly details: readonly (readonly [label: string, value: string])[];
  /** Marks that were put right, a line each. */
  readonly marksWere: readonly string[];
  /** The others that it was said to be the same as; only for the co-ordinator. */
  readonly links: readonly ListRow[];
}

/** One of them, whole. */
export function mentionCard(view: EntryView): Card {
  const { entry, details, marksWere, links } = view;
  const { kind, called, how, source } = entry;
  return card(
    `${kind}. ${view.sub}.`,
    [
      heading(kind),
      small(view.sub, close),
      ...onlyYou(view),
      ...(called === undefined ? [] : [words(called, 700, { weight: 'Bolder' })]),
      ...(details.length === 0 ? [] : [lines(details, 700)]),
      ...(how === undefined ? [] : [words(how, 2400)]),
      small(source),
      ...(marksWere.length === 0
        ? []
        : [subheading('Who could read it before'), ...marksWere.map((line) => text(line))]),
      ...(links.length === 0 ? [] : [subheading('Said to be the same'), ...links.map(item)]),
    ],
    view.buttons,
  );
}
