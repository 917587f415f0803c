// Work that is done again and again beside everything else: the next round waits until the one before has ended.

export interface Rounds {
  /** So many milliseconds from now, and after each round. */
  start(everyMs: number): void;
  /** No new rounds; resolves when the one under way has ended. */
  stop(): Promise<void>;
}

/** `failed`: told why a round rejected; the next one makes it good. */
export function createRounds(round: () => Promise<unknown>, failed: (error: unknown) => void): Rounds {
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<unknown> = Promise.resolve();
  let isStopped = false;
  const plan = (everyMs: number): void => {
    timer = setTimeout(() => {
      underWay = round()
        .catch(failed)
        .finally(() => {
          if (!isStopped) plan(everyMs);
        });
    }, everyMs);
  };
  return {
    start: plan,
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await underWay;
    },
  };
}
