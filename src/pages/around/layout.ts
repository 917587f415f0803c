// Where things stand in the picture. Month by month the newcomers are put beside what they are linked to, and what came before is
// held near its place: who reads the same sees the same, today and tomorrow. Nothing is stored, and nothing is left to chance.
import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force';

export interface At {
  readonly x: number;
  readonly y: number;
}
interface Placed {
  readonly id: string;
  /** Since when it is known: `2026-11-03`. */
  readonly since: string;
}
interface Tie {
  readonly from: string;
  readonly to: string;
  readonly since: string;
}
interface Body extends SimulationNodeDatum {
  readonly id: string;
}
type Places = ReadonlyMap<string, At>;

/** Room for a name below each. */
const room = 40;
const nearness = 86;
const push = -420;
/** How much what was there is held to its place, and what is new to the middle. */
const [held, middle] = [0.2, 0.03];
/** So many, and it has come to rest: the calm grows with each. */
const ticks = 120;
const calming = 1 - 0.001 ** (1 / ticks);

/** The place of each, in pixels around nought. */
export function layout(all: readonly Placed[], ties: readonly Tie[]): Places {
  const placed = all.toSorted((one, other) => byText(`${one.since} ${one.id}`, `${other.since} ${other.id}`));
  const lines = ties.toSorted((one, other) => byText(textOf(one), textOf(other)));
  const months = [...new Set([...placed, ...lines].map(monthOf))].toSorted(byText);
  return months.reduce<Places>((before, month) => {
    const isKnown = (one: Pick<Placed, 'since'>): boolean => monthOf(one) <= month;
    return settled(placed.filter(isKnown), lines.filter(isKnown), before);
  }, new Map());
}

const byText = (one: string, other: string): number => (one < other ? -1 : 1);
const textOf = ({ since, from, to }: Tie): string => `${since} ${from} ${to}`;
const monthOf = ({ since }: Pick<Placed, 'since'>): string => since.slice(0, 7);

/** One month, always from the same start. */
function settled(placed: readonly Placed[], ties: readonly Tie[], before: Places): Places {
  const ids = new Set(placed.map(({ id }) => id));
  const links = ties
    .filter(({ from, to }) => ids.has(from) && ids.has(to))
    .map(({ from, to }) => ({ source: from, target: to }));
  const bodies = placed.map(({ id }): Body => ({ id, ...(before.get(id) ?? startOf(id, ties, before)) }));
  const home =
    (axis: 'x' | 'y') =>
    ({ id }: Body): number =>
      before.get(id)?.[axis] ?? 0;
  const strength = ({ id }: Body): number => (before.has(id) ? held : middle);
  const near = forceLink<Body, (typeof links)[number]>(links)
    .id(({ id }) => id)
    .distance(nearness)
    .strength(0.9);
  forceSimulation(bodies)
    .alphaDecay(calming)
    .force('near', near)
    .force('apart', forceManyBody().strength(push).distanceMax(900))
    .force('room', forceCollide(room))
    .force('x', forceX(home('x')).strength(strength))
    .force('y', forceY(home('y')).strength(strength))
    .stop()
    .tick(ticks);
  return new Map(bodies.map(({ id, x = 0, y = 0 }) => [id, { x, y }]));
}

/** Beside what it is linked to; else around the middle, always on the same side. */
function startOf(id: string, ties: readonly Tie[], before: Places): At {
  const near = ties.flatMap(({ from, to }) => {
    const other = from === id ? before.get(to) : to === id ? before.get(from) : undefined;
    return other ?? [];
  });
  const side = Array.from(id).reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0, 7);
  const far = near.length === 0 ? 250 + (side % 200) : 60;
  const mean = (axis: 'x' | 'y'): number => near.reduce((sum, at) => sum + at[axis] / near.length, 0);
  return { x: mean('x') + Math.cos(side) * far, y: mean('y') + Math.sin(side) * far };
}
