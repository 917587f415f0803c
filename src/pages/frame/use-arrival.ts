import { useEffect } from 'react';

/** What a link can lead to, on the page: `data-at` names it. */
const placeNamed = (at: string): HTMLElement | undefined =>
  Array.from(document.querySelectorAll<HTMLElement>('[data-at]')).find(({ dataset }) => dataset['at'] === at);

/** Goes to what the address means, as soon as it is shown: it is scrolled to, and has the keyboard. */
export function useArrival(at: string | undefined, shown: boolean): void {
  useEffect(() => {
    if (at === undefined || !shown) return;
    const place = placeNamed(at);
    place?.focus({ preventScroll: true });
    place?.scrollIntoView({ block: 'center' });
  }, [at, shown]);
}
