// Which of what is drawn an arrow key leads to: the nearest in its direction, and what stands straight before what stands aside.
import type { At } from './layout.ts';

const ways: Readonly<Record<string, At>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
/** How much further away something counts for each pixel that it stands aside. */
const aside = 2.2;

/** The id of the next one; undefined for another key, or where there is none. */
export function towards(
  key: string,
  from: string,
  placed: readonly (At & { readonly id: string })[],
): string | undefined {
  const [way, here] = [ways[key], placed.find(({ id }) => id === from)];
  if (way === undefined || here === undefined) return undefined;
  const [nearest] = placed
    .map(({ id, x, y }) => {
      const [dx, dy] = [x - here.x, y - here.y];
      const along = dx * way.x + dy * way.y;
      return { id, along, cost: along + aside * Math.abs(dx * way.y - dy * way.x) };
    })
    .filter(({ along }) => along > 4)
    .toSorted((one, other) => one.cost - other.cost);
  return nearest?.id;
}
