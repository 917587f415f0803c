// Journeys with a kill in each: refer, submit, no conflict, give consent, break glass; then what was lost, doubled and told.
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { openApp } from '../../src/app.ts';
import { createWorker } from '../../src/casework/tell/tick.ts';
import { readConfig } from '../../src/config.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import { pages } from '../../src/domain/case/referral/form/pages.ts';
import { answersOn, colin, moira, must, nrmConsidered } from '../people/builders.ts';
import { readable } from '../journeys/people/readable.ts';
import type { Call } from '../worlds/teams-service.ts';
import { silent } from './cases.ts';
import { evidenceIn } from './evidence.ts';
import { cardIn, sendingOf, type Card, type Sending } from './hand.ts';
import { auditor, officer, openLane, type Lane, type Moment } from './kill-lane.ts';
import type { Random } from './random.ts';
import { newScratch } from '../worlds/scratch.ts';

export interface KillCounts {
  readonly runs: number;
  readonly kills: number;
  /** Kills between "Still working" and what was to be done. */
  readonly late: number;
  readonly facts: number;
  /** Facts acknowledged before a crash and gone after it, or missing at the end. */
  readonly lost: number;
  /** Facts beyond the one of each press. */
  readonly doubled: number;
  readonly notices: number;
  readonly undelivered: number;
  /** Second messages of one notice: where the crash fell between send and mark, by label; and anywhere else. */
  readonly doubledPosts: Readonly<Record<string, number>>;
  readonly doubledElsewhere: readonly string[];
  /** Messages that were sent and not recorded, although no crash fell between. */
  readonly unrecorded: number;
  readonly mails: number;
  /** Mails whose Message-ID had been there before. */
  readonly mailsAgain: number;
  /** Consents whose mails have not one Message-ID. */
  readonly mailsWrong: number;
  /** Notices that a dead process held: told when its lease ended. */
  readonly afterLease: number;
  readonly restartMs: number;
  /** How many moments there are to aim at. */
  readonly points: number;
}

/** One fact each: the Section 47 question, nine pages, then these. */
const steps = ['start', ...Array<string>(9).fill('savePage'), 'submit', 'declareConflict', 'giveConsent', 'breakGlass'];
const lastPress = 20;

/**
 * Kills come at random times, aimed at writes and messages one by one (`glass`: at those of break glass alone), or as
 * a press was told "Still working".
 */
export type Aim = 'times' | 'writes' | 'late' | 'glass';

/** Runs one lane: a journey that nothing disturbs, then so many of each aim. Aimed kills ask for a database apart. */
export async function killRuns(runs: Partial<Record<Aim, number>>, random: Random): Promise<KillCounts> {
  const folder = await newScratch('kill');
  const lane = await openLane(folder, runs.times === undefined);
  try {
    const references: string[] = [];
    const walk = async (): Promise<Walked> => {
      const referrer = must(lane.referrers[references.length % lane.referrers.length]);
      const walked = await journey(lane, referrer, references.length);
      references.push(walked.reference);
      return walked;
    };
    lane.begin(undefined);
    const { tookMs, before } = await walk();
    await untilQuiet(lane);
    // Of a journey that nothing disturbed.
    const counts = { ...lane.counts };
    const momentsOfAim = {
      times: () => [],
      writes: () => momentsOf(none, counts, random),
      glass: () => momentsOf(before, counts, random),
      late: () => lateMoments(counts, random),
    };
    let points = 0;
    for (const [aim, count] of Object.entries(runs) as [Aim, number][]) {
      const moments = momentsOfAim[aim]();
      points += moments.length;
      for (let run = 0; run < count; run += 1) {
        lane.begin(moments[run % moments.length] ?? randomMoment(tookMs, random));
        await walk();
        await untilKilled(lane, references.length - 1);
      }
    }
    return { ...(await summed(lane, references)), points };
  } finally {
    await lane.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Somewhere in the journey, or while its last notices go out. */
function randomMoment(tookMs: readonly number[], random: Random): Moment {
  const press = random.below(lastPress + 1);
  return { kind: 'press', press, afterMs: random.below(Math.ceil((tookMs[press] ?? 150) * 1.2) + 1) };
}

const none: Lane['counts'] = { write: 0, fact: 0, teams: 0, mail: 0 };
/** Every write since these counts, before and after it is done, every message and the mail, in a random order. */
function momentsOf(from: Lane['counts'], counts: Lane['counts'], random: Random): readonly Moment[] {
  const since = <T>(kind: 'write' | 'teams' | 'mail', make: (nth: number) => T): T[] =>
    each(counts[kind], make).slice(from[kind]);
  return random.shuffled<Moment>([
    ...since('write', (nth) => ({ kind: 'write', nth, done: false }) as const),
    ...since('write', (nth) => ({ kind: 'write', nth, done: true }) as const),
    ...since('teams', (nth) => ({ kind: 'teams', nth }) as const),
    ...since('mail', (nth) => ({ kind: 'mail', nth }) as const),
  ]);
}

/** Every press that leaves a fact, before and after that is committed, in a random order. */
const lateMoments = ({ fact }: Lane['counts'], random: Random): readonly Moment[] =>
  random.shuffled<Moment>([
    ...each(fact, (nth) => ({ kind: 'late', nth, done: false }) as const),
    ...each(fact, (nth) => ({ kind: 'late', nth, done: true }) as const),
  ]);

const each = <T>(count: number, make: (nth: number) => T): T[] => Array.from({ length: count }, (_, nth) => make(nth));

interface Walked {
  readonly reference: string;
  readonly tookMs: readonly number[];
  /** What had happened when the glass was about to be broken. */
  readonly before: Lane['counts'];
}

async function journey(lane: Lane, referrer: Person, number: number): Promise<Walked> {
  const tookMs: number[] = [];
  let press = 0;
  const timed = async <T>(work: () => Promise<T>): Promise<T> => {
    lane.pressed(press);
    press += 1;
    const started = performance.now();
    const result = await work();
    tookMs.push(performance.now() - started);
    return result;
  };
  const posted = await timed(async () => refer(lane, referrer, number));
  const reference = must(/MSET-\w{4}-\w{2}/.exec(JSON.stringify(posted))?.[0]);
  const presses = async (who: Person, sending: Sending): Promise<Card> =>
    timed(async () => insist(lane, async () => patiently(lane, who, sending)));
  let card = await presses(referrer, sendingOf(posted, 'Start'));
  card = await presses(referrer, sendingOf(card, 'Next', answersOn('s47', nrmConsidered)));
  lane.acknowledged(reference, 1);
  for (const [place, { id }] of pages.entries()) {
    const title = id === '9' ? 'Submit for consent' : 'Next';
    card = await presses(referrer, sendingOf(card, title, answersOn(id, nrmConsidered)));
    lane.acknowledged(reference, id === '9' ? 11 : place + 2);
  }
  // Also to the repeat of a press that had been taken: what became of it, never a refusal.
  says(card, 'With manager');
  // What only changes a card waits while its person reads the receipt of their press.
  await presses(referrer, { verb: 'case.close', data: { ref: reference } });
  card = await presses(colin, { verb: 'case.open', data: { ref: reference } });
  card = await presses(colin, sendingOf(card, 'No, go on'));
  lane.acknowledged(reference, 12);
  card = await presses(colin, sendingOf(card, 'Read on'));
  card = await presses(colin, sendingOf(card, 'Read on'));
  says(await presses(colin, sendingOf(card, 'Give consent')), 'Consent given');
  await presses(colin, { verb: 'case.close', data: { ref: reference } });
  lane.acknowledged(reference, 13);
  const before = { ...lane.counts };
  card = await presses(auditor, { verb: 'glass.open', data: { ref: reference } });
  const why = { about: reference, purpose: 'audit', reason: 'The yearly audit.' };
  says(await presses(auditor, sendingOf(card, 'Break glass', why)), 'Opened by break glass');
  lane.acknowledged(reference, 14);
  lane.pressed(press);
  return { reference, tookMs, before };
}

export function says(card: Card, words: string): void {
  if (!readable(card).includes(words)) throw new Error(`A press was not answered with “${words}”:\n${readable(card)}`);
}

/** Says it again as long as the bot dies over it: the same press, with the same command. */
export async function insist<T>(lane: Lane, work: () => Promise<T>): Promise<T> {
  for (;;) {
    await lane.alive();
    const { kills } = lane.tally;
    try {
      return await work();
    } catch (error) {
      if (lane.tally.kills === kills) throw error;
    }
  }
}

/** Presses again where the machine is too busy to answer in time, as the card says: the same press, with the same command. */
export async function patiently(lane: Lane, who: Person, { verb, data }: Sending): Promise<Card> {
  for (let tries = 1; ; tries += 1) {
    const card = cardIn(await lane.teams.person(who).presses(verb, data));
    if (tries === mostTries || !readable(card).includes('Still working')) return card;
    lane.stillWorking();
    await lane.alive();
  }
}
const mostTries = 10;

/** Types refer until the card is there, as somebody does who sees nothing come. */
async function refer(lane: Lane, who: Person, number: number): Promise<Card> {
  const before = lane.teams.calls.length;
  for (let word = 0; word < 3; word += 1) {
    const said = insistOnce(lane, async () => lane.teams.person(who).says('refer', { id: `refer-${number}-${word}` }));
    await said;
    await lane.alive();
    const mine = lane.teams.calls
      .slice(before)
      .filter((call) => isPost(call) && call.conversation === `a:${who.objectId}`);
    const found = mine.map(cardOf).findLast((card) => readable(card).includes('Nine short pages'));
    if (found !== undefined) return found;
  }
  throw new Error('Nothing came of refer');
}

async function insistOnce(lane: Lane, work: () => Promise<unknown>): Promise<void> {
  await lane.alive();
  const { kills } = lane.tally;
  await work().catch((error: unknown) => {
    if (lane.tally.kills === kills) throw error;
  });
}

/** Below the band. */
const titleIn = (text: string): string => /^# (.*)$/m.exec(text)?.[1] ?? text.split('\n')[0] ?? '';

const isPost = ({ method }: Call): boolean => method === 'POST';
const cardOf = ({ activity }: Call): Card => {
  const { attachments = [] } = activity as { attachments?: { content: Card }[] };
  return attachments[0]?.content ?? {};
};

/** A moment that did not come (a journey makes a few writes more or less) comes now. */
export async function untilKilled(lane: Lane, kills: number): Promise<void> {
  const until = performance.now() + 400;
  while (lane.tally.kills < kills && performance.now() < until) await pause(10);
  lane.killNow();
  await lane.alive();
}

async function untilQuiet(lane: Lane): Promise<void> {
  for (let before = -1; before !== lane.counts.write; await pause(300)) before = lane.counts.write;
}

const pause = async (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

async function summed(lane: Lane, references: readonly string[]): Promise<Omit<KillCounts, 'points'>> {
  await lane.stopBot();
  const afterLease = (await evidenceIn(lane.file)).outbox;
  const left = await deliverRest(lane);
  const { facts } = await evidenceIn(lane.file);
  const posts = lane.teams.calls.filter(isPost).map((call) => {
    const text = readable(cardOf(call));
    const [reference = ''] = /MSET-\w{4}-\w{2}/.exec(text) ?? [];
    // Of one card, and rung for twice: once it says that it was opened by break glass.
    const label = titleIn(text) + (/opened by break glass/i.test(text) ? ', opened by break glass' : '');
    return { id: call.id, conversation: call.conversation, reference, label };
  });
  const walked = references.map((reference) => ({
    reference,
    facts: (facts.get(reference) ?? []).map(({ step }) => step),
  }));
  const groups = Map.groupBy(
    posts.filter(({ reference }) => references.includes(reference)),
    ({ conversation, reference, label }) => `${conversation} ${reference} ${label}`,
  );
  const again = [...groups.values()].flatMap((group) =>
    group.slice(0, -1).map((post) => ({ ...post, known: lane.tally.unmarked.has(post.id) })),
  );
  const reached = (reference: string, person: Pick<Person, 'objectId'>, label?: string): boolean =>
    posts.some(
      (post) =>
        post.reference === reference &&
        post.conversation === `a:${person.objectId}` &&
        (label === undefined || post.label === label),
    );
  const mails = references.map((reference) => lane.mailbox.mails.filter((mail) => mail.reference === reference));
  const told = references.flatMap((reference, place) => [
    reached(reference, colin),
    reached(reference, moira),
    reached(reference, officer),
    reached(reference, must(lane.referrers[place % lane.referrers.length]), 'Your referral has been received'),
    (mails[place] ?? []).length > 0,
  ]);
  return {
    runs: references.length,
    kills: lane.tally.kills,
    late: lane.tally.late,
    facts: walked.reduce((sum, one) => sum + one.facts.length, 0),
    lost:
      lane.tally.lost + walked.reduce((sum, one) => sum + steps.filter((step, at) => one.facts[at] !== step).length, 0),
    doubled: walked.reduce((sum, one) => sum + Math.max(0, one.facts.length - steps.length), 0),
    notices: told.length,
    undelivered: told.filter((one) => !one).length + left,
    doubledPosts: Object.fromEntries(
      [
        ...Map.groupBy(
          again.filter(({ known }) => known),
          ({ label }) => label,
        ),
      ].map(([label, list]) => [label, list.length]),
    ),
    doubledElsewhere: again.filter(({ known }) => !known).map(({ label, reference }) => `${label} ${reference}`),
    unrecorded: lane.tally.unrecorded,
    mails: references.length,
    mailsAgain: mails.reduce((sum, list) => sum + Math.max(0, list.length - 1), 0),
    mailsWrong: mails.filter((list) => new Set(list.map(({ id }) => id)).size !== 1).length,
    afterLease,
    restartMs: Math.round(
      lane.tally.restartsMs.toSorted((a, b) => a - b)[Math.floor(lane.tally.restartsMs.length / 2)] ?? 0,
    ),
  };
}

/** Twenty minutes later, again and again: what dead processes held is told by the next. Gives what still is not. */
async function deliverRest(lane: Lane): Promise<number> {
  let shiftMs = 0;
  const nowMs = (): number => Date.now() + shiftMs;
  const machine = {
    now: () => new Date(nowMs()).toISOString(),
    nowMs,
    bytes: (count: number) => new Uint8Array(randomBytes(count)),
  };
  const app = await openApp(readConfig({ ...lane.environment, PORT: '0' }), { machine, log: silent, tickMs: 0 });
  const worker = createWorker(app.ports);
  try {
    for (let round = 0; round < 6; round += 1) {
      shiftMs += 20 * 60_000;
      while ((await worker.tick()) > 0) await worker.stop();
      if ((await app.ports.outbox.due(Number.MAX_SAFE_INTEGER, 1)).length === 0) return 0;
    }
    return (await app.ports.outbox.due(Number.MAX_SAFE_INTEGER, 1000)).length;
  } finally {
    await worker.stop();
    await app.stop();
  }
}
