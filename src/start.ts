// What has to be done once before the bot serves, tried again while the database is away.
import type { Log } from './casework/ports/ports.ts';
import { StoreFault } from './store/sdk/faults.ts';

export interface Start {
  isDone(): boolean;
  /** Called when it is done; at once where it is. */
  whenDone(next: () => void): void;
  /** Resolves with what no waiting mends. */
  readonly broken: Promise<Error>;
  /** Tries no more; resolves when a try that is under way has ended. */
  stop(): Promise<void>;
}

interface Waiting {
  readonly log: Log;
  readonly retryMs: number;
}

/** Begins, and rejects with what no waiting mends. While the database is away it goes on trying beside. */
export async function startWhenThere(begin: () => Promise<void>, { log, retryMs }: Waiting): Promise<Start> {
  const { promise: broken, resolve: breaks } = Promise.withResolvers<Error>();
  const told = { cause: '' };
  let done = await isBegun(begin, log, told);
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let trying: Promise<void> = Promise.resolve();
  const next: (() => void)[] = [];
  const again = async (): Promise<void> => {
    try {
      done = await isBegun(begin, log, told);
    } catch (error) {
      breaks(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    if (stopped) return;
    if (done) for (const each of next.splice(0)) each();
    else later();
  };
  const later = (): void => {
    timer = setTimeout(() => {
      trying = again();
    }, retryMs);
  };
  if (!done) later();
  return {
    isDone: () => done,
    whenDone: (each) => {
      if (done) each();
      else next.push(each);
    },
    broken,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await trying;
    },
  };
}

/** Whether the database was there. Why it was not is said once, and again when it is another cause. */
async function isBegun(begin: () => Promise<void>, log: Log, told: { cause: string }): Promise<boolean> {
  try {
    await begin();
    return true;
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    const { reason, code, trouble } = error;
    const cause = JSON.stringify([reason, code, trouble]);
    if (cause !== told.cause) log.error('database away at the start', error);
    told.cause = cause;
    return false;
  }
}
