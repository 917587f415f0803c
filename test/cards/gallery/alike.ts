// Many cards of the gallery differ only in what their buttons carry, or in their words: a browser need not draw them all.
import type { Json } from '../../../src/cards/blocks.ts';
import { elementsOf, isPart, partsIn, textOf, actionRowsOf, type Part, type Placed } from '../inside.ts';
import type { Shown } from './gallery.ts';

/** As few as have everything that any of them has. */
function fewest(all: readonly Shown[], has: (shown: Shown) => readonly string[]): readonly Shown[] {
  const seen = new Set<string>();
  return all.filter((shown) => {
    const fresh = has(shown).filter((one) => !seen.has(one));
    for (const one of fresh) seen.add(one);
    return fresh.length > 0;
  });
}

/** The card without these properties, at any depth; of a text that is left out, whether it is empty. */
const without = (names: ReadonlySet<string>, value: Json | undefined): Json | undefined => {
  if (Array.isArray(value)) return value.map((one: Json) => without(names, one) ?? null);
  if (!isPart(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, names.has(name) ? one === '' : without(names, one)]),
  );
};

/** What no one sees. */
const unseen = new Set(['data', 'verb', 'key']);
/** Words: with them a card has the same elements, and others in them. */
const worded = new Set([...unseen, 'speak', 'fallbackText', 'text', 'title', 'label', 'placeholder', 'value']);

/** Those that look different, or are heard differently. */
export const distinct = (all: readonly Shown[]): readonly Shown[] =>
  fewest(all, ({ card }) => [JSON.stringify(without(unseen, card))]);

const look = ['type', 'style', 'color', 'isSubtle', 'size', 'weight', 'strikethrough', 'isMultiSelect', 'isMultiline'];
const lookOf = (part: Placed['part'], inside: string): string =>
  JSON.stringify([inside, ...look.map((name) => part[name] ?? null)]);
/** How each text, input and button of a card is coloured, and the ground that it is on. */
const coloursOf = ({ card }: Shown): readonly string[] => [
  ...elementsOf(card).flatMap(({ part, inside }) => [
    lookOf(part, inside),
    ...partsIn(part['inlines']).map((run) => lookOf(run, inside)),
  ]),
  ...actionRowsOf(card).flatMap((row) => row.map((action) => `button ${textOf(action, 'style')}`)),
];

/** As few as show every colour of text, input and button on every ground. */
export const ofEveryColour = (all: readonly Shown[]): readonly Shown[] => fewest(all, coloursOf);

/** What is told apart elsewhere, or is an element of its own. */
const apart = new Set([...worded, 'id', 'name', 'maxLength', 'items', 'columns', 'inlines', 'choices', 'actions']);
/** How each element is built and what it is inside of; of what is typed or chosen in also what is tied to it, before and after. */
function partsOf({ card }: Shown): readonly string[] {
  const all = elementsOf(card);
  const tied = (at: number): string => {
    const part: Part = all[at]?.part ?? {};
    return JSON.stringify([part['type'] ?? '', part['isSubtle'] ?? false, textOf(part, 'text').startsWith('× ')]);
  };
  return [
    ...all.map(({ part, inside }, at) => {
      const ties = textOf(part, 'type').startsWith('Input.') ? [tied(at - 1), tied(at + 1)] : [];
      return JSON.stringify([inside, ties, without(apart, part)]);
    }),
    ...actionRowsOf(card).flatMap((row) => row.map((action) => JSON.stringify(without(apart, action)))),
  ];
}

/** As few as show every element as it is built, in every place in which it stands. */
export const ofEveryPart = (all: readonly Shown[]): readonly Shown[] => fewest(all, partsOf);

/**
 * Every row of a body, and every row of a card's own buttons, once: each in the first card that has it, without those seen before.
 * How wide a row is drawn hangs on nothing above or below it; how high a card is does.
 */
export function rowsOnce(all: readonly Shown[]): readonly Shown[] {
  const seen = new Set<string>();
  const isFresh = (row: Json | undefined): boolean => seen.size < seen.add(JSON.stringify(without(unseen, row))).size;
  return all.flatMap((shown) => {
    const { actions, ...card } = shown.card;
    const body = partsIn(card['body']).filter((row) => isFresh(row as Json));
    const buttons = actions !== undefined && isFresh(actions) ? { actions } : {};
    const isEmpty = body.length === 0 && !('actions' in buttons);
    return isEmpty ? [] : [{ ...shown, card: { ...card, body: body as Json, ...buttons } }];
  });
}
