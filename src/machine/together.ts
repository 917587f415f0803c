// What many ask at the same moment is asked once for all of them: on a busy morning that spares the database most of it.

export interface Together<T> {
  /**
   * What `ask` gives, under this key. While it is under way those who come wait for it to end and ask once, together: no one is
   * given what was asked before they came.
   */
  ask(key: string, ask: () => Promise<T>): Promise<T>;
}

/** Longer than any answer takes that comes at all: those who wait do not wait for one that hangs. */
const mostWaitMs = 100;
const byTimer = (ms: number, over: () => void): (() => void) => {
  const timer = setTimeout(over, ms);
  return () => clearTimeout(timer);
};

/** `after`: calls back after so many milliseconds, unless what it gives was called; by the machine's own timers unless said. */
export function createTogether<T>(after: typeof byTimer = byTimer): Together<T> {
  const underWay = new Map<string, Promise<T>>();
  const next = new Map<string, Promise<T>>();
  const begin = async (key: string, ask: () => Promise<T>): Promise<T> => {
    const mine = ask();
    underWay.set(key, mine);
    try {
      return await mine;
    } finally {
      if (underWay.get(key) === mine) underWay.delete(key);
    }
  };
  return {
    ask: async (key, ask) => {
      const before = underWay.get(key);
      if (before === undefined) return begin(key, ask);
      const waiting = next.get(key);
      if (waiting !== undefined) return waiting;
      const { promise: isOver, resolve } = Promise.withResolvers<void>();
      const over = (): void => resolve();
      const cut = after(mostWaitMs, over);
      before.then(over, over);
      const mine = isOver.then(async () => {
        cut();
        next.delete(key);
        return begin(key, ask);
      });
      next.set(key, mine);
      return mine;
    },
  };
}
