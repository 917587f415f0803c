// Counts every ten seconds what was written meanwhile, beside everything else: what goes wrong is logged, and made good by the
// next round.
import type { Log } from '../ports/ports.ts';
import type { Figuring } from './counting.ts';

export interface FigureRounds {
  start(everyMs: number): void;
  /** No new rounds; resolves when the one under way has ended. */
  stop(): Promise<void>;
}

export function createFigureRounds({ round }: Pick<Figuring, 'round'>, log: Log): FigureRounds {
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<unknown> = Promise.resolve();
  let isStopped = false;
  const plan = (everyMs: number): void => {
    timer = setTimeout(() => {
      underWay = round()
        .catch((error: unknown) => log.error('figures not counted', error))
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
