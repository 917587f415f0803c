// What a page remembers while one looks at another: filters, the view chosen. Gone with the window; nothing is stored.
import { useCallback, useState } from 'react';

const kept = new Map<string, unknown>();

/** The person who signs in next finds nothing of the person before. */
export const forgetKept = (): void => kept.clear();

/** As useState, and still there when the page is opened again. */
export function useKept<T>(name: string, first: T): readonly [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => (kept.has(name) ? (kept.get(name) as T) : first));
  const keep = useCallback(
    (next: T) => {
      kept.set(name, next);
      setValue(next);
    },
    [name],
  );
  return [value, keep];
}
