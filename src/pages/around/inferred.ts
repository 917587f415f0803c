// What follows from the lines and no one has said: two cases that name the same, where that was confirmed of both, are linked
// with each other (docs/process.md P23.10). That they name what is in the middle is what the picture is of.
import type { Ties } from './told.ts';

export interface Inferred {
  readonly from: string;
  readonly to: string;
  /** The ids of what both name. */
  readonly through: readonly string[];
}

/** Each pair once, in the order of the lines. */
export function inferredIn(lines: Ties, middle: string): readonly Inferred[] {
  const confirmed = lines.filter(({ sure, thing }) => sure === 'confirmed' && thing !== middle);
  const pairs = [...Map.groupBy(confirmed, ({ thing }) => thing)].flatMap(([thing, some]) =>
    some.flatMap(({ reference: one }, place) =>
      some.slice(place + 1).map(({ reference: other }) => ({ thing, ends: [one, other].toSorted() })),
    ),
  );
  return [...Map.groupBy(pairs, ({ ends }) => ends.join(' ')).values()].map((same) => {
    const [from = '', to = ''] = same[0]?.ends ?? [];
    return { from, to, through: same.map(({ thing }) => thing) };
  });
}

/** More dotted lines than these hide what was said: then those of what is chosen are drawn. */
const mostAtOnce = 24;
export function inferredShown(all: readonly Inferred[], picked: string | undefined): readonly Inferred[] {
  if (picked !== undefined) return all.filter(({ from, to }) => from === picked || to === picked);
  return all.length > mostAtOnce ? [] : all;
}
