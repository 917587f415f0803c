// Where things stand in the picture. What was there in the first month comes to rest by itself; month by month the newcomers take
// the best free place beside what they are linked to, and what came before makes room for them and no more: who reads the same
// sees the same, today and tomorrow. Nothing is stored, and nothing is left to chance.
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
const [held, middle] = [0.6, 0.03];
/** How lively it begins, and after how many ticks it has come to rest: at first, and where room is made. */
const [atFirst, later] = [
  { alpha: 1, ticks: 120 },
  { alpha: 0.002, ticks: 20 },
];
/** The calm grows with each tick. */
const calming = 1 - 0.001 ** (1 / atFirst.ticks);

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
  const starts = before.size === 0 ? undefined : seated(placed, ties, before);
  const bodies = placed.map(({ id }): Body => ({ id, ...(starts?.get(id) ?? startOf(id)) }));
  const { alpha, ticks } = starts === undefined ? atFirst : later;
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
    .alpha(alpha)
    .tick(ticks);
  return new Map(bodies.map(({ id, x = 0, y = 0 }) => [id, { x, y }]));
}

/** Around the middle, always on the same side. */
function startOf(id: string): At {
  const side = Array.from(id).reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0, 7);
  const far = 250 + (side % 200);
  return { x: Math.cos(side) * far, y: Math.sin(side) * far };
}

/** How far from what it is linked to a newcomer may stand, and in how many directions. */
const distances = [0, nearness, 120, 160, 210, 270, 340];
const directions = 24;
/** What counts against a place: each line that is crossed, and each pixel that something else is too near, beside how far it is. */
const [crossing, closeness] = [150, 8];

/** Each newcomer in turn, those first that are linked to what is there, where it costs least. */
function seated(placed: readonly Placed[], ties: readonly Tie[], before: Places): Places {
  const seats = new Map(before);
  let waiting = placed.map(({ id }) => id).filter((id) => !seats.has(id));
  while (waiting.length > 0) {
    const next = waiting.find((id) => nextTo(id, ties, seats).length > 0) ?? waiting[0] ?? '';
    waiting = waiting.filter((id) => id !== next);
    seats.set(next, seatOf(nextTo(next, ties, seats), linesAt(ties, seats), [...seats.values()]));
  }
  return seats;
}
const nextTo = (id: string, ties: readonly Tie[], seats: Places): readonly At[] =>
  ties.flatMap(({ from, to }) => (from === id ? seats.get(to) : to === id ? seats.get(from) : undefined) ?? []);
type Line = readonly [At, At];
const linesAt = (ties: readonly Tie[], seats: Places): readonly Line[] =>
  ties.flatMap(({ from, to }) => {
    const [one, other] = [seats.get(from), seats.get(to)];
    return one === undefined || other === undefined ? [] : [[one, other] as const];
  });

function seatOf(near: readonly At[], lines: readonly Line[], taken: readonly At[]): At {
  const mean = (axis: 'x' | 'y'): number => near.reduce((sum, at) => sum + at[axis] / near.length, 0);
  const seats = distances.flatMap((distance) =>
    Array.from({ length: directions }, (_none, place): At => {
      const side = (2 * Math.PI * place) / directions;
      return { x: mean('x') + distance * Math.cos(side), y: mean('y') + distance * Math.sin(side) };
    }),
  );
  const costOf = (seat: At): number => {
    const free = Math.min(...taken.map((at) => distanceOf(at, seat)));
    const crossed = near.map((at) => lines.filter((line) => !line.includes(at) && isCrossed([seat, at], line)).length);
    const far = near.map((at) => distanceOf(at, seat));
    return crossing * sumOf(crossed) + closeness * Math.max(0, 2 * room - free) + sumOf(far) / Math.max(1, near.length);
  };
  const costs = seats.map(costOf);
  return seats[costs.indexOf(Math.min(...costs))] ?? { x: 0, y: 0 };
}
const distanceOf = (one: At, other: At): number => Math.hypot(one.x - other.x, one.y - other.y);
const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** On which side of a line something stands. */
const sideOf = ([from, to]: Line, at: At): number =>
  Math.sign((to.x - from.x) * (at.y - from.y) - (to.y - from.y) * (at.x - from.x));
const isCrossed = (one: Line, other: Line): boolean =>
  sideOf(one, other[0]) * sideOf(one, other[1]) < 0 && sideOf(other, one[0]) * sideOf(other, one[1]) < 0;
