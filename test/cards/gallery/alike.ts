// Many cards of the gallery differ only in what their buttons carry, or in their words: a browser need not draw them all.
import type { Json } from '../../../src/cards/blocks.ts';
import { elementsOf, isPart, partsIn, textOf, actionRowsOf, type Placed } from '../inside.ts';
import type { Shown } from './gallery.ts';

/** Of those that are alike in this, the first. */
function oneOfEach(all: readonly Shown[], likeness: (shown: Shown) => string): readonly Shown[] {
  const byLikeness = new Map(all.toReversed().map((shown) => [likeness(shown), shown]));
  return all.filter((shown) => byLikeness.get(likeness(shown)) === shown);
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
  oneOfEach(all, ({ card }) => JSON.stringify(without(unseen, card)));

/** Those that are built differently, whatever their words. */
export const builtDifferently = (all: readonly Shown[]): readonly Shown[] =>
  oneOfEach(all, ({ card }) => JSON.stringify(without(worded, card)));

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
export function ofEveryColour(all: readonly Shown[]): readonly Shown[] {
  const seen = new Set<string>();
  return all.filter((shown) => {
    const fresh = coloursOf(shown).filter((colour) => !seen.has(colour));
    for (const colour of fresh) seen.add(colour);
    return fresh.length > 0;
  });
}
