// Looks in the database for what was written lately, by this instance or another. A commit of our own is only a reason to
// look at once: there is one source of news, and nothing is told twice.
import type { Change, Changes } from '../../casework/ports/commit-ports.ts';
import type { Log } from '../../casework/ports/ports.ts';

/** Time, so that tests can hold it. */
export interface Timers {
  /** Does it once, so many milliseconds from now; what it gives back calls it off. */
  after(ms: number, work: () => void): () => void;
  /** The machine's own time in milliseconds: what is written is found by the database's, which no test moves. */
  nowMs(): number;
}
export const realTimers: Timers = {
  nowMs: () => Date.now(),
  after: (ms, work) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};

export interface WatchParts {
  readonly changes: Changes;
  readonly timers: Timers;
  readonly log: Log;
}
export type Partition = Change['partition'];

export interface Watch {
  /** How often to look from now on, in milliseconds. */
  every(ms: number): void;
  /** Something was just written here. */
  soon(): void;
  stop(): void;
}

/** Clocks of the database's partitions may differ by so many seconds. */
const overlap = 10;
/** Where nothing new is known: as far back, in seconds, as our clock may be ahead of the database's. */
const furthest = 600;
/** What is written at the same time is looked for together. */
const soonMs = 50;

/**
 * Begins to look. `told` hears `ready` once nothing will be missed from then on, and then what each look found new. A look
 * that fails is logged and made good by the next.
 */
export function startWatch(
  parts: WatchParts,
  everyMs: number,
  told: (news: 'ready' | readonly Partition[]) => void,
): Watch {
  const news = newsOf(parts);
  let [every, wanted, stopped] = [everyMs, false, false];
  let cancel: (() => void) | undefined;
  const plan = (ms: number): void => {
    cancel?.();
    cancel = parts.timers.after(ms, () => void look());
  };
  const look = async (): Promise<void> => {
    cancel = undefined;
    wanted = false;
    const found = await news().catch((error: unknown) => {
      // After the stop the database may be closed under it.
      if (!stopped) parts.log.error('tab.changes', error);
    });
    if (stopped) return;
    if (found !== undefined) told(found);
    plan(wanted ? soonMs : every);
  };
  plan(0);
  return {
    every: (ms) => {
      if (ms < every && !wanted && cancel !== undefined) plan(ms);
      every = ms;
    },
    soon: () => {
      if (wanted) return;
      wanted = true;
      // While a look is under way there is nothing planned; the next one follows it.
      if (cancel !== undefined) plan(soonMs);
    },
    stop: () => {
      stopped = true;
      cancel?.();
    },
  };
}

/** Each call: what was written since the one before. The first has nothing to compare with. */
function newsOf({ changes, timers }: WatchParts): () => Promise<'ready' | readonly Partition[]> {
  let newest = 0;
  let known: ReadonlyMap<Partition, string> | undefined;
  return async () => {
    const found = await changes.since(Math.max(newest - overlap, Math.floor(timers.nowMs() / 1000) - furthest));
    newest = Math.max(newest, ...found.map(({ second }) => second));
    const before = known;
    known = new Map(found.map(({ partition, version }) => [partition, version]));
    if (before === undefined) return 'ready';
    return found
      .filter(({ partition, version }) => before.get(partition) !== version)
      .map(({ partition }) => partition);
  };
}
