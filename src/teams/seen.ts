/** Remembers the last `most` keys. `first` is true once for each of them. */
export function createSeen(most: number): { first(key: string): boolean; forget(key: string): void } {
  const keys = new Set<string>();
  return {
    first(key) {
      if (keys.has(key)) return false;
      keys.add(key);
      const [oldest] = keys;
      if (keys.size > most && oldest !== undefined) keys.delete(oldest);
      return true;
    },
    forget(key) {
      keys.delete(key);
    },
  };
}
