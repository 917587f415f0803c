import { useLayoutEffect, useRef } from 'react';
import type { Drawn } from './draw-card.ts';

/** The place where a drawn card stands. Reading begins at its title, or at the first wrong answer. */
export function CardSlot({ drawn }: { readonly drawn: Drawn }) {
  const slot = useRef<HTMLDivElement>(null);
  const begun = useRef<Drawn>(undefined);
  useLayoutEffect(() => {
    slot.current?.replaceChildren(drawn.element);
    // A card that only moves to another frame, because the window was turned, keeps the focus where it was.
    if (begun.current === drawn) return;
    begun.current = drawn;
    drawn.start.focus({ preventScroll: true });
    drawn.start.scrollIntoView({ block: 'nearest' });
  }, [drawn]);
  return <div ref={slot} />;
}
