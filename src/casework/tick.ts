// Keeps the outbox moving: at once after a commit, and every few seconds for what is left (design.md 9).
import type { ObjectId, Reference } from '../domain/ids.ts';
import { deliver } from './deliver.ts';
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

/** Many workers may run on one store; the claim decides who delivers. */
export function createWorker(ports: Ports): Worker {
  const underWay = new Set<Promise<unknown>>();
  let timer: NodeJS.Timeout | undefined;
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
    const taken = await Promise.all(notices.map((notice) => run(deliver(ports, notice))));
    return taken.filter((one) => one === true).length;
  };
  const tick = async (): Promise<number> => deliverAll(await ports.outbox.due(ports.machine.nowMs(), perRound));
  return {
    committed: (reference) =>
      void run(ports.outbox.ofCase(reference).then(async (found) => deliverAll(dueOf(ports, found)))),
    released: (person) =>
      void run(ports.outbox.forPerson(person).then(async (found) => wake(ports, found, deliverAll))),
    tick,
    start: (everyMs) => {
      timer = setInterval(() => void run(tick()), everyMs);
    },
    stop: async () => {
      clearInterval(timer);
      while (underWay.size > 0) await Promise.all(underWay);
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
