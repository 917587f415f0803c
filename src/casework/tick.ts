// Keeps the outbox moving: at once after a commit, and every few seconds for what is left (design.md 9).
import type { ObjectId, Reference } from '../domain/ids.ts';
import { postKey, teamPostKey } from '../notices/keys.ts';
import { remindAll } from './clocks.ts';
import { deliver } from './deliver.ts';
import { createDigests } from './digest.ts';
import { createPace, type Pace } from './pace.ts';
import type { ChannelTarget } from './chat-ports.ts';
import type { PendingNotice, Ports } from './ports.ts';

export interface Worker {
  /** Tells what a commit on this case left in the outbox. Returns at once. */
  committed(reference: Reference): void;
  /** Tells what waits for this person: their form is closed, or the bot has just been installed. Returns at once. */
  released(person: ObjectId): void;
  /** Posts what waits for a channel that has just been linked. Returns at once. */
  linked(target: ChannelTarget): void;
  /** One round over everything that is due. Resolves with how many notices were taken. */
  tick(): Promise<number>;
  /** One look at the clocks: reminders that fell due, and the digests of the day. Resolves when they are told or wait. */
  clocks(): Promise<void>;
  /** Starts the rounds. */
  start(everyMs: number): void;
  /** No new rounds; resolves when what is under way has ended. */
  stop(): Promise<void>;
}

const perRound = 40;
const soonestMs = 20;
/** Clocks fall due by the minute: they are looked at less often than the outbox. */
const beatsPerClock = 4;

/** Many workers may run on one store; the claim decides who delivers. */
export function createWorker(ports: Ports, pace: Pace = createPace()): Worker {
  const underWay = new Set<Promise<unknown>>();
  const rounds = createRounds(() => run(tick()));
  const clockRounds = createRounds(() => run(clocks()));
  const digests = createDigests(ports);
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
  const clocks = async (): Promise<void> => {
    for (const reference of await remindAll(ports)) committed(reference);
    if ((await digests()) > 0) rounds.within(0);
  };
  return {
    committed,
    clocks,
    linked: (target) => void run(postsFor(ports, target).then(async (found) => wake(ports, found, deliverAll))),
    released: (person) =>
      void run(ports.outbox.forPerson(person).then(async (found) => wake(ports, found, deliverAll))),
    tick,
    start: (everyMs) => {
      rounds.start(everyMs);
      clockRounds.start(everyMs * beatsPerClock);
    },
    stop: async () => {
      rounds.stop();
      clockRounds.stop();
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

type Waiting = Pick<PendingNotice, 'reference' | 'key'>;

const dueOf = (ports: Ports, found: readonly PendingNotice[]): readonly PendingNotice[] =>
  found.filter((notice) => notice.visibleAt <= ports.machine.nowMs());

/** The posts of an agency's open actions, or of referrals that wait; those that were delivered are not in the outbox. */
async function postsFor({ cases }: Ports, target: ChannelTarget): Promise<readonly Waiting[]> {
  if (!target.startsWith('agency:')) {
    return (await cases.inStage('awaitingConsent')).map(({ reference }) => ({ reference, key: teamPostKey }));
  }
  const agency = target.slice('agency:'.length);
  const actions = await cases.actionsOfAgency(agency);
  return actions.map(({ reference, id }) => ({ reference, key: postKey(id, agency) }));
}

/** Notices that were put off until later are due now. */
async function wake(
  ports: Ports,
  found: readonly Waiting[],
  deliverAll: (notices: readonly PendingNotice[]) => Promise<number>,
): Promise<number> {
  const woken = await Promise.all(found.map((notice) => ports.outbox.wake(notice)));
  return deliverAll(woken.filter((notice) => notice !== undefined));
}
