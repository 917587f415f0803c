// Keeps the outbox moving: at once after a commit, and every few seconds for what is left (design.md 9).
import type { ObjectId, Reference } from '../domain/ids.ts';
import { deliver } from './deliver.ts';
import { createPace, type Pace } from './pace.ts';
import type { PendingNotice, Ports } from './ports.ts';

export interface Worker {
  /** Tells what a commit on this case left in the outbox. Returns at once. */
  committed(reference: Reference): void;
  /** Tells what waits for this person: their form is closed, or the bot has just been installed. Returns at once. */
  released(person: ObjectId): void;
  /** One round over everything that is due. Resolves with how many notices were taken. */
  tick(): Promise<number>;
  /** Starts the rounds. */
  start(everyMs: number): void;
  /** No new rounds; resolves when what is under way has ended. */
  stop(): Promise<void>;
}

const perRound = 40;
const soonestMs = 20;

/** Many workers may run on one store; the claim decides who delivers. */
export function createWorker(ports: Ports, pace: Pace = createPace()): Worker {
  const underWay = new Set<Promise<unknown>>();
  const rounds = createRounds(() => run(tick()));
  const run = <T>(work: Promise<T>): Promise<T | undefined> => {
    const guarded = work.catch((error: unknown) => {
      ports.log.error('delivery failed', error);
      return undefined;
    });
    underWay.add(guarded);
    void guarded.finally(() => underWay.delete(guarded));
    return guarded;
  };
  const deliverAll = async (notices: readonly PendingNotice[]): Promise<number> => {
    const results = await Promise.all(notices.map((notice) => run(deliver(ports, pace, notice))));
    const more = notices.filter((_notice, place) => results[place]?.more);
    for (const reference of new Set(more.map((notice) => notice.reference))) committed(reference);
    const waits = results.flatMap((result) => result?.again ?? []);
    if (waits.length > 0) rounds.within(Math.min(...waits));
    return results.filter((result) => result?.taken).length;
  };
  const committed = (reference: Reference): void =>
    void run(ports.outbox.ofCase(reference).then(async (found) => deliverAll(dueOf(ports, found))));
  const tick = async (): Promise<number> => {
    const taken = await deliverAll(await ports.outbox.due(ports.machine.nowMs(), perRound));
    if (taken >= perRound) rounds.within(0);
    return taken;
  };
  return {
    committed,
    released: (person) =>
      void run(ports.outbox.forPerson(person).then(async (found) => wake(ports, found, deliverAll))),
    tick,
    start: (everyMs) => rounds.start(everyMs),
    stop: async () => {
      rounds.stop();
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

/** Rounds at a steady beat, and sooner when something waits only briefly; never two at once. */
function createRounds(round: () => Promise<unknown>): {
  start(everyMs: number): void;
  within(ms: number): void;
  stop(): void;
} {
  let beatMs: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  let nextAt = Number.POSITIVE_INFINITY;
  const plan = (ms: number): void => {
    clearTimeout(timer);
    nextAt = performance.now() + ms;
    timer = setTimeout(() => {
      nextAt = Number.POSITIVE_INFINITY;
      void round().finally(() => {
        if (beatMs !== undefined && nextAt === Number.POSITIVE_INFINITY) plan(beatMs);
      });
    }, ms);
  };
  return {
    start: (everyMs) => {
      beatMs = everyMs;
      plan(everyMs);
    },
    within: (ms) => {
      if (beatMs !== undefined && performance.now() + ms < nextAt) plan(Math.max(soonestMs, Math.min(ms, beatMs)));
    },
    stop: () => {
      beatMs = undefined;
      clearTimeout(timer);
    },
  };
}

const dueOf = (ports: Ports, found: readonly PendingNotice[]): readonly PendingNotice[] =>
  found.filter((notice) => notice.visibleAt <= ports.machine.nowMs());

/** Notices that were put off until later are due now. */
async function wake(
  ports: Ports,
  found: readonly PendingNotice[],
  deliverAll: (notices: readonly PendingNotice[]) => Promise<number>,
): Promise<number> {
  const woken = await Promise.all(found.map((notice) => ports.outbox.wake(notice)));
  return deliverAll(woken.filter((notice) => notice !== undefined));
}
