// Arrow keys among the cases of the board: up and down a list, and from list to list.
import type { KeyboardEvent } from 'react';

const inside = (area: Element, name: string): HTMLElement[] =>
  Array.from(area.querySelectorAll<HTMLElement>(`[data-${name}]`));

/** Lists carry `data-lane`, what can be reached in them `data-item`. */
export function moveByArrow(event: KeyboardEvent<HTMLElement>): void {
  const from = (event.target as HTMLElement).closest<HTMLElement>('[data-item]');
  const lane = from?.closest('[data-lane]');
  if (from === null || from === undefined || lane === null || lane === undefined) return;
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const to = target(event.key, { from, lane, area: event.currentTarget });
  if (to === undefined) return;
  event.preventDefault();
  to.focus();
}

interface Place {
  readonly from: HTMLElement;
  readonly lane: Element;
  readonly area: Element;
}

function target(key: string, { from, lane, area }: Place): HTMLElement | undefined {
  const items = inside(lane, 'item');
  const at = items.indexOf(from);
  switch (key) {
    case 'ArrowDown':
      return items[at + 1];
    case 'ArrowUp':
      return items[Math.max(0, at - 1)];
    case 'Home':
      return items[0];
    case 'End':
      return items.at(-1);
    case 'ArrowRight':
    case 'ArrowLeft': {
      const lanes = inside(area, 'lane').filter((one) => one === lane || inside(one, 'item').length > 0);
      const next = lanes[lanes.indexOf(lane as HTMLElement) + (key === 'ArrowRight' ? 1 : -1)];
      const there = next === undefined ? [] : inside(next, 'item');
      return there[Math.min(at, there.length - 1)];
    }
    default:
      return undefined;
  }
}
