// Keeps the outbox moving: at once after a commit, and every few seconds for what is left (docs/design.md 9).
import { AsyncLocalStorage } from 'node:async_hooks';
import type { ObjectId } from '../../domain/kernel/ids.ts';
import { isMail, postKey, teamPostKey } from '../../notices/keys.ts';
import { remindAll } from '../clocks/clocks.ts';
import { createAtOnce, type Lane } from './at-once.ts';
import { deliver, type Delivered } from './deliver.ts';
import { createDestroying } from '../police-list/rows.ts';
import { createDigests } from '../clocks/digests.ts';
import { createInstead } from '../clocks/instead.ts';
import { createOutboxAge } from './outbox-age.ts';
import type { Told } from './attempt.ts';
import { nameOf } from './work.ts';
import { createPace, type Pace } from './pace.ts';
import type { ChannelTarget } from '../ports/chat-ports.ts';
import type { About, PendingNotice, Ports, Wanted } from '../ports/ports.ts';

export interface Worker {
  /** Tells what a commit on this case left in the outbox. Returns at once. */
  committed(matter: About['matter']): void;
  /** Tells what waits for this person: their form is closed, or the bot has just been installed. Returns at once. */
  released(person: ObjectId): void;
  /** Posts what waits for a channel that has just been linked. Returns at once. */
  linked(target: ChannelTarget): void;
  /** Someone waits for the answer to a press, until what this gives is called: meanwhile telling takes less of the machine. */
  pressing(): () => void;
  /** One round over everything that is due. Resolves with how many notices were taken. */
  tick(): Promise<number>;
  /** One look at the clocks: reminders that fell due, and the digests of the day. Resolves when they are told or wait. */
  clocks(): Promise<void>;
  /** How long the oldest notice has been due, in seconds, as far as the rounds know. */
  outboxAge(): number;
  /** Starts the rounds. */
  start(everyMs: number): void;
  /** No new rounds; resolves when what is under way has ended. */
  stop(): Promise<void>;
}

/** How many due notices a round asks for. Everything due of their matters is taken, so more may be under way when a process dies. */
const perRound = 16;
const mostLooked = 2560;
const soonestMs = 20;
/** What waits longer is found by a round at the steady beat. */
const longestSoonMs = 5 * 60 * 1000;
/** Clocks fall due by the minute: they are looked at less often than the outbox. */
const beatsPerClock = 4;
const formEveryMs = 10_000;

/** Many workers may run on one store; the claim decides who delivers. */
export function createWorker(ports: Ports, pace: Pace = createPace()): Worker {
  const { run, idle } = createWork(ports);
  const rounds = createRounds(() => run(tick()));
  const clockRounds = createRounds(() => run(clocks()));
  const digests = createDigests(ports);
  const destroy = createDestroying(ports);
  const instead = createInstead(ports);
  const soon = createSoon(() => ports.machine.nowMs());
  const atOnce = createAtOnce();
  const deliverAll = async (matters: Matters, laneOf: (matter: Matter) => Lane = () => 'first'): Promise<number> => {
    const all = await Promise.all(
      [...matters].map(async ([matter, wanted]) =>
        run(atOnce.take(matter, laneOf(matter), async () => deliver(ports, pace, matter, wanted))).then((done) =>
          after(matter, done),
        ),
      ),
    );
    rounds.within(soon.next());
    return all.reduce((sum, one) => sum + one, 0);
  };
  const after = (matter: Matter, done: Delivered | undefined): number => {
    if (done === undefined) return 0;
    const { taken, more, woken, again, told } = done;
    if (more || woken.length > 0) void run(deliverAll(new Map([[matter, woken]])));
    // The chat has it: no one waits for the extra.
    for (const one of told) void run(tellFeed(ports, one));
    soon.add(again);
    // What follows at once in a partition of its own is found by a round.
    if (again.includes(0)) rounds.within(0);
    return taken;
  };
  const committed = (matter: Matter): void => void run(deliverAll(new Map([[matter, 'committed']])));
  const isHeld = (notice: PendingNotice): boolean => pace.bursts?.holds(nameOf(notice), ports.machine.nowMs()) === true;
  const woken = (found: Promise<readonly Waiting[]>): void => void run(found.then(keysByMatter).then(deliverAll));
  const age = createOutboxAge(ports.machine.nowMs());
  const refreshed = createRefresh(ports);
  const tick = async (): Promise<number> => {
    await refreshed();
    for (let most = perRound; ; most *= 4) {
      const nowMs = ports.machine.nowMs();
      const due = await ports.outbox.due(nowMs, most);
      age.seen(due, nowMs);
      // What this process has in hand is told already; a round would only ask the database for it.
      const free = due.filter(({ about }) => !atOnce.isInHand(about.matter));
      const urgent = byMatter(free.filter((one) => one.urgent === true));
      const all = new Map([...urgent, ...byMatter(free)]);
      const taken = await deliverAll(all, (matter) => (urgent.has(matter) ? 'first' : 'after'));
      // Where all that was found is in another worker's hands, there may be more behind it.
      if (taken === 0 && due.length >= most && most < mostLooked) continue;
      if (due.length >= most) rounds.within(0);
      return taken;
    }
  };
  const clocks = async (): Promise<void> => {
    // First what the clock changes in the directory itself.
    for (const reference of await remindAll(ports)) committed(reference);
    for (const reference of await instead()) committed(reference);
    if ((await digests()) > 0) rounds.within(0);
    await destroy();
  };
  return {
    committed,
    clocks,
    linked: (target) => woken(postsFor(ports, target)),
    // A mail waits for no form: woken by one it would be sent a third time. What waits for its digest would only be put off
    // again: a claim and an end of each of hundreds, whenever their co-ordinator closes something.
    released: (person) =>
      woken(
        ports.outbox.forPerson(person).then((waiting) => waiting.filter((one) => !isMail(one.key) && !isHeld(one))),
      ),
    pressing: () => atOnce.pressing(),
    tick,
    outboxAge: () => age.seconds(ports.machine.nowMs()),
    ...startAndStop(rounds, clockRounds, idle),
  };
}

/**
 * The form in force, as `npm run migrate` waits for each instance to know it: a round of clocks may take longer than that.
 */
function createRefresh({ forms, machine }: Pick<Ports, 'forms' | 'machine'>): () => Promise<void> {
  let asked = machine.nowMs();
  return async () => {
    if (machine.nowMs() - asked < formEveryMs) return;
    asked = machine.nowMs();
    await forms?.refresh();
  };
}

/** The clocks are looked at less often than the outbox. */
const startAndStop = (
  rounds: Rounds,
  clockRounds: Rounds,
  idle: () => Promise<void>,
): Pick<Worker, 'start' | 'stop'> => ({
  start: (everyMs) => {
    rounds.start(everyMs);
    clockRounds.start(everyMs * beatsPerClock);
  },
  stop: async () => {
    rounds.stop();
    clockRounds.stop();
    await idle();
  },
});

type Matter = About['matter'];
type Waiting = Pick<PendingNotice, 'about' | 'key'>;
/** Matters, and what is wanted of each beside what is due. */
type Matters = ReadonlyMap<Matter, Wanted>;

const keysByMatter = (waiting: readonly Waiting[]): Matters =>
  new Map(
    [...Map.groupBy(waiting, ({ about }) => about.matter)].map(([matter, some]) => [
      matter,
      some.map(({ key }) => key),
    ]),
  );
const byMatter = (due: readonly PendingNotice[]): Matters => new Map(due.map(({ about: { matter } }) => [matter, []]));

/** When notices are due again that this process put off for a short while: nothing asks for them before. */
function createSoon(nowMs: () => number): { add(again: readonly number[]): void; next(): number } {
  let times: readonly number[] = [];
  return {
    add: (again) => {
      const now = nowMs();
      times = [...times, ...again.filter((ms) => ms <= longestSoonMs).map((ms) => now + ms)];
    },
    next: () => {
      const now = nowMs();
      times = times.filter((time) => time > now);
      // The smallest of nothing is for ever.
      return Math.min(...times) - now;
    },
  };
}

/** The same words in their activity feed, where there is one to tell and a page to lead to. */
async function tellFeed({ feed, tabLink, log }: Ports, { person, summary }: Told): Promise<void> {
  const link = tabLink?.('board');
  const detail = link === undefined ? undefined : await feed?.tell({ person, summary, link });
  if (detail !== undefined) log.info('activity feed not told', { detail });
}

/** Work under way: its faults are written down and stop nothing. */
function createWork({ log }: Pick<Ports, 'log'>): {
  readonly run: <T>(work: Promise<T>) => Promise<T | undefined>;
  readonly idle: () => Promise<void>;
} {
  const underWay = new Set<Promise<unknown>>();
  return {
    run: (work) => {
      const guarded = work.catch((error: unknown) => {
        log.error('delivery failed', error);
        return undefined;
      });
      underWay.add(guarded);
      void guarded.finally(() => underWay.delete(guarded));
      return guarded;
    },
    idle: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

interface Rounds {
  start(everyMs: number): void;
  within(ms: number): void;
  stop(): void;
}

/** Rounds at a steady beat, and sooner when something waits only briefly; never two at once. */
function createRounds(round: () => Promise<unknown>): Rounds {
  // Runs rounds outside the press that hastened the first of them, for the telemetry.
  const afresh = AsyncLocalStorage.snapshot();
  let beatMs: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  let nextAt = Number.POSITIVE_INFINITY;
  const go = (): void => {
    nextAt = Number.POSITIVE_INFINITY;
    void round().finally(() => {
      if (beatMs !== undefined && nextAt === Number.POSITIVE_INFINITY) plan(beatMs);
    });
  };
  const plan = (ms: number): void => {
    clearTimeout(timer);
    nextAt = performance.now() + ms;
    timer = setTimeout(() => afresh(go), ms);
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

/** The posts of an agency's open actions, or of referrals that wait; those that were delivered are not in the outbox. */
async function postsFor({ cases }: Ports, target: ChannelTarget): Promise<readonly Waiting[]> {
  if (!target.startsWith('agency:')) {
    return (await cases.inStage('awaitingConsent')).map(({ reference }) => ({
      about: { matter: reference },
      key: teamPostKey,
    }));
  }
  const agency = target.slice('agency:'.length);
  const actions = await cases.actionRows([agency]);
  return actions.map(({ reference, id }) => ({ about: { matter: reference, part: id }, key: postKey(id, agency) }));
}
