// Keeps a page open while typed text would be lost by leaving it.
import { useEffect, useRef } from 'react';
import { watchMoves } from '../../data/unsaved.ts';

/**
 * Asks before another page is opened, by a link or with the browser's Back and Forward, while typed text would be lost
 * with this one. `ask` gets the way on.
 */
export function useLinkGuard(loses: () => boolean, ask: (leave: () => void) => void): void {
  const now = useRef({ loses, ask });
  now.current = { loses, ask };
  useEffect(() => {
    const stop = (): void => {
      document.removeEventListener('click', clicked, { capture: true });
      forget();
    };
    const holds = (hash: string): boolean => {
      if (!now.current.loses()) return false;
      now.current.ask(() => {
        stop();
        location.assign(hash);
      });
      return true;
    };
    const clicked = (event: MouseEvent): void => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#/"]') : null;
      if (link === null || !holds(link.hash)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const forget = watchMoves(holds);
    document.addEventListener('click', clicked, { capture: true });
    return stop;
  }, []);
}
