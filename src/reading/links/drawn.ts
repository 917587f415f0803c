// The picture around one case or record: which cases name what, two steps from it, as a drawing and its list need it. Pure: what
// its reader may read is settled before (docs/process.md P23.10).
import { z } from 'zod';
import { entityRow, type EntityKind } from '../../domain/entity/kinds.ts';
import { given } from '../../domain/kernel/given.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import { kindRow, type LinkKind } from '../../domain/link/kinds.ts';
import { addMonths, type IsoDate } from '../../domain/time/dates.ts';
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
  /** Of a place: the ward or the like that it is in, or the beginning of its postcode. */
  area: z.string().optional(),
});
const lineShape = z.object({
  reference: z.string(),
  /** The id of what the case names. */
  thing: z.string(),
  /** `confirmed`: the co-ordinator said that it is the same; `said`: a case names it, and no one has said so. */
  sure: z.enum(['confirmed', 'said']),
  since: z.string(),
  /** In which months it was seen there, or named where no one says when that was: `2026-11`. */
  months: z.array(z.string()),
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
  /** Of which kinds people, places and things are there, at whatever time; `count`: of how many. */
  kinds: z.array(z.object({ value: z.string(), title: z.string(), count: z.number() })),
});
export type Dot = Told<typeof dotShape>;
export type Tie = Told<typeof lineShape>;
export type Drawn = Told<typeof drawnShape>;
/** What a case names: one entry of it. */
export interface Naming extends Pick<Tie, 'sure' | 'notFamily'>, Pick<Dot, 'area'> {
  readonly reference: Reference;
  readonly thing: Omit<Dot, 'since' | 'area'>;
  readonly of: DotKind;
  /** When it was named. */
  readonly since: IsoDate;
  /** When it was seen there, where that is said. */
  readonly seen?: IsoDate;
  readonly source: string;
}
export type DotKind = LinkKind | EntityKind;
export const titleOf = (kind: DotKind): string => (kind === 'child' ? kindRow(kind).title : entityRow(kind).title);
/** To draw less of it. The one in the middle is drawn whatever its kind. */
export interface Narrow {
  readonly kind?: DotKind;
  /** What was seen or named within so many months. */
  readonly months?: number;
}

/** More than these no one reads; the rest is found around another. */
export const mostDots = 60;

/** All of it that is at most two steps from the middle, and no more than fits; the same whatever order the entries come in. */
export function drawn(middle: Omit<Dot, 'since'>, all: readonly Naming[], today: IsoDate, narrow: Narrow = {}): Drawn {
  const every = all.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  const namings = every.filter((one) => fits(one, narrow, middle.id, today));
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
      const area = inside.find((one) => one.thing.id === id && one.area !== undefined)?.area;
      return dot === undefined ? [] : [{ ...dot, since: sinceOf(id), ...given({ area }) }];
    }),
    lines,
    left: order.length - shown.size,
    kinds: kindsIn(every, stepsFrom(middle.id, every)),
  };
}

const whenOf = ({ seen, since }: Naming): IsoDate => seen ?? since;
const fits = (one: Naming, { kind, months }: Narrow, middle: string, today: IsoDate): boolean =>
  (kind === undefined || one.of === kind || one.thing.id === middle) &&
  (months === undefined || whenOf(one) > addMonths(today, -months));

function kindsIn(namings: readonly Naming[], near: ReadonlyMap<string, number>): Drawn['kinds'] {
  const things = new Map(namings.filter(({ thing }) => near.has(thing.id)).map(({ thing, of }) => [thing.id, of]));
  return [...Map.groupBy(things.values(), (kind) => kind)]
    .map(([value, { length }]) => ({ value, title: titleOf(value), count: length }))
    .toSorted((one, other) => other.count - one.count || (one.title < other.title ? -1 : 1));
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
  const months = [...new Set(some.map((one) => whenOf(one).slice(0, 7)))].toSorted();
  return [{ reference, thing: thing.id, sure, since, months, sources: some.map(({ source }) => source), notFamily }];
}
