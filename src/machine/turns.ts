// Work on one thing, one after the other within this process: thirty presses at once are thirty writes, not hundreds.

/** Between processes the version decides; here no one needs to lose. */
export interface Turns {
  /** Starts the work when all earlier work under this key has ended, well or not. */
  take<T>(key: string, work: () => Promise<T>): Promise<T>;
}

export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return {
    take: async (key, work) => {
      const mine = (last.get(key) ?? Promise.resolve()).then(work);
      const ended = mine.catch(() => undefined);
      last.set(key, ended);
      try {
        return await mine;
      } finally {
        if (last.get(key) === ended) last.delete(key);
      }
    },
  };
}
