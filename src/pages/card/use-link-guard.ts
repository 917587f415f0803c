import { useEffect, useRef } from 'react';

/**
 * Asks before a link to another page is followed while typed text would be lost with this one. `ask` gets the way on.
 */
export function useLinkGuard(loses: () => boolean, ask: (leave: () => void) => void): void {
  const now = useRef({ loses, ask });
  now.current = { loses, ask };
  useEffect(() => {
    const clicked = (event: MouseEvent): void => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#/"]') : null;
      if (link === null || !now.current.loses()) return;
      event.preventDefault();
      event.stopPropagation();
      now.current.ask(() => location.assign(link.hash));
    };
    document.addEventListener('click', clicked, { capture: true });
    return () => document.removeEventListener('click', clicked, { capture: true });
  }, []);
}
