// The picture around one case or record: which cases name what, two steps from it, as a drawing and its list need it. Pure: what
// its reader may read is settled before (docs/process.md P23.10).
import { z } from 'zod';
import type { Reference } from '../../domain/kernel/ids.ts';
import type { IsoDate } from '../../domain/time/dates.ts';
import type { Told } from '../told.ts';

/** What something is drawn as. */
const shapes = ['case', 'person', 'place', 'thing'] as const;
const dotShape = z.object({
  /** `MSET-4F7K-24`, `ENT-4F7K-2Q9X`, or `MSET-4F7K-24/P1` of what no record is of. */
  id: z.string(),
  shape: z.enum(shapes),
  /** "Place"; of a case "Case". */
  kind: z.string(),
  called: z.string(),
  /** Since when it is named: `2026-11-03`. */
  since: z.string(),
  /** The address of its page; of what no record is of, of the case that names it. */
  link: z.string(),
});
const lineShape = z.object({
  reference: z.string(),
  /** The id of what the case names. */
  thing: z.string(),
  /** `confirmed`: the co-ordinator said that it is the same; `said`: a case names it, and no one has said so. */
  sure: z.enum(['confirmed', 'said']),
  since: z.string(),
  /** Who said it and when: a line for each entry. */
  sources: z.array(z.string()),
  notFamily: z.boolean(),
});
export const drawnShape = z.object({
  /** The one in the middle comes first, then what is nearest to it. */
  dots: z.array(dotShape),
  lines: z.array(lineShape),
  /** So many are there besides, and not drawn. */
  left: z.number(),
});
export type Dot = Told<typeof dotShape>;
export type Tie = Told<typeof lineShape>;
export type Drawn = Told<typeof drawnShape>;
/** What a case names: one entry of it. */
export interface Naming extends Pick<Tie, 'sure' | 'notFamily'> {
  readonly reference: Reference;
  readonly thing: Omit<Dot, 'since'>;
  readonly since: IsoDate;
  readonly source: string;
}

/** More than these no one reads; the rest is found around another. */
export const mostDots = 60;

/** All of it that is at most two steps from the middle, and no more than fits; the same whatever order the entries come in. */
export function drawn(middle: Omit<Dot, 'since'>, all: readonly Naming[], today: IsoDate): Drawn {
  const namings = all.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  const near = stepsFrom(middle.id, namings);
  const count = (id: string): number =>
    namings.filter(({ reference, thing }) => reference === id || thing.id === id).length;
  const order = [...near.keys()].toSorted(
    (one, other) =>
      (near.get(one) ?? 0) - (near.get(other) ?? 0) || count(other) - count(one) || (one < other ? -1 : 1),
  );
  const shown = new Set(order.slice(0, mostDots));
  const inside = namings.filter(({ reference, thing }) => shown.has(reference) && shown.has(thing.id));
  const lines = [...Map.groupBy(inside, ({ reference, thing }) => `${reference} ${thing.id}`).values()].flatMap(lineOf);
  const dots = new Map(
    [middle, ...inside.flatMap(({ reference, thing }) => [caseDot(reference), thing])].map((dot) => [dot.id, dot]),
  );
  const sinceOf = (id: string): IsoDate =>
    inside.reduce(
      (first, { reference, thing, since }) => ((reference === id || thing.id === id) && since < first ? since : first),
      today,
    );
  return {
    dots: order.flatMap((id) => {
      const dot = dots.get(id);
      return dot === undefined ? [] : [{ ...dot, since: sinceOf(id) }];
    }),
    lines,
    left: order.length - shown.size,
  };
}

export const caseDot = (reference: Reference): Omit<Dot, 'since'> => ({
  id: reference,
  shape: 'case',
  kind: 'Case',
  called: reference,
  link: `case/${reference}`,
});

const keyOf = ({ since, reference, thing, source }: Naming): string => `${since} ${reference} ${thing.id} ${source}`;

/** How far each is from the middle, two steps at most. */
function stepsFrom(middle: string, namings: readonly Naming[]): ReadonlyMap<string, number> {
  const steps = new Map([[middle, 0]]);
  for (const step of [1, 2]) {
    const reached = namings.flatMap(({ reference, thing: { id } }) => [
      ...(steps.get(reference) === step - 1 ? [id] : []),
      ...(steps.get(id) === step - 1 ? [reference] : []),
    ]);
    for (const id of reached) if (!steps.has(id)) steps.set(id, step);
  }
  return steps;
}

/** What one case names several times is one line. */
function lineOf(some: readonly Naming[]): readonly Tie[] {
  const [first] = some;
  if (first === undefined) return [];
  const { reference, thing, since, sure } = first;
  const notFamily = some.some((one) => one.notFamily);
  return [{ reference, thing: thing.id, sure, since, sources: some.map(({ source }) => source), notFamily }];
}
