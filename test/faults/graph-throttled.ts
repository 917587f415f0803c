// Decisions and meetings at once while Microsoft Graph, which takes the mails and the activity feed, throttles by turns: on a
// virtual clock, by the write paths themselves. Nothing else goes to Graph: directory and meetings are MSET's own.
import { randomBytes } from 'node:crypto';
import type { Ports } from '../../src/casework/ports/ports.ts';
import { pacedMailer } from '../../src/casework/tell/mail-pace.ts';
import { act } from '../../src/casework/write/act.ts';
import { cases, meetings } from '../../src/casework/write/matters.ts';
import { mintCommandId } from '../../src/domain/kernel/ids.ts';
import { toMeetingId } from '../../src/domain/meeting/meeting.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import { mailByGraph } from '../../src/mail/graph.ts';
import { isMail } from '../../src/notices/keys.ts';
import { feedByGraph } from '../../src/teams/feed.ts';
import { plan } from '../casework/meeting-story.ts';
import { graphError, startFakeGraph, type FakeGraph, type GraphAnswer, type GraphCall } from '../mail/fake-graph.ts';
import {
  caseOf,
  colin,
  directory,
  filledIn,
  given,
  moira,
  must,
  noConflict,
  priya,
  submitted,
} from '../people/builders.ts';
import { copyOf, lastOf, seed, tenantId } from './cases.ts';
import type { Random } from './random.ts';
import { openVirtual } from './virtual.ts';

export interface ThrottledCounts {
  /** Of decisions, and of invitations to meetings. */
  readonly mails: number;
  /** Calls that Graph answered 429 or 503. */
  readonly refused: number;
  /** Mails that never arrived, or were given up. */
  readonly lost: number;
  readonly doubled: number;
  /** Mails sent before the time that Graph had asked for was over. */
  readonly early: number;
  /** Calls to the activity feed beyond one for each card. */
  readonly fedAgain: number;
  readonly tookMs: number;
}

export async function throttledByGraph(
  burst: { readonly decisions: number; readonly meetings: number },
  random: Random,
): Promise<ThrottledCounts> {
  // A machine under load loses no answer.
  const world = await openVirtual({ council: directory, sendTimeoutMs });
  const { ports, nowMs } = world;
  const turns = byTurns(nowMs, random);
  const graph = await startFakeGraph({ nowMs, answers: turns.answers });
  try {
    sendsBy(ports, graph);
    for (const person of [colin, moira, priya]) await world.has(person);
    await decides(ports, burst.decisions);
    await plans(ports, burst.meetings);
    const owed = await mailsIn(ports);
    const startMs = nowMs();
    await world.run(startMs + dayMs);
    const left = new Set(await mailsIn(ports));
    const arrived = graph.mails.map(({ id }) => id.replace(/\.\d+$/, ''));
    const posts = world.teams.arrived.filter(({ method }) => method === 'POST').length;
    return {
      mails: owed.length,
      lost: owed.filter((id) => left.has(id) || !arrived.includes(id)).length,
      doubled: arrived.length - new Set(arrived).size,
      fedAgain: Math.max(0, graph.calls.filter((call) => !isSending(call)).length - posts),
      tookMs: turns.lastMs() - startMs,
      ...turns.counts(),
    };
  } finally {
    await world.stop();
    await graph.stop();
  }
}

const sendTimeoutMs = 60_000;
const dayMs = 86_400_000;
const isSending = ({ path }: GraphCall): boolean => path.endsWith('/sendMail');

const token = async (): Promise<string> => 'good';
function sendsBy(ports: Ports, { url }: FakeGraph): void {
  const mailer = mailByGraph({ mailbox: 'mset@council.example', url, withinMs: sendTimeoutMs }, token);
  Object.assign(ports, {
    mailer: pacedMailer(mailer, ports, 2),
    feed: feedByGraph({ tenantId, appId: '', url, withinMs: sendTimeoutMs }, token),
    tabLink: () => 'https://teams.microsoft.com/l/entity/mset/board',
  } satisfies Partial<Ports>);
}

const pressed = ({ machine }: Ports, actor: Person) => ({
  commandId: mintCommandId(machine.nowMs(), randomBytes(8)),
  context: { actor, now: machine.now(), directory },
});
const waiting = given(filledIn(), submitted(), noConflict());
const command = { step: 'giveConsent', input: {} } as const;

/** Consents, each of which the mailbox hears of. */
async function decides(ports: Ports, count: number): Promise<void> {
  for (let nth = 0; nth < count; nth += 1) {
    const id = await seed(ports, copyOf(caseOf(waiting)), lastOf(waiting), [], ports.machine.nowMs());
    const outcome = await act(ports, cases, { id, command, ...pressed(ports, colin) });
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  }
}

/** Meetings, each into the calendar of everyone who is invited. */
async function plans(ports: Ports, count: number): Promise<void> {
  for (const date of tuesdays.slice(0, count)) {
    const id = must(toMeetingId(`preMset-${date}`));
    const input = { ...plan.input, date };
    const outcome = await act(ports, meetings, { id, command: { ...plan, input }, ...pressed(ports, moira) });
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  }
}
const tuesdays = ['2027-01-26', '2027-02-23', '2027-03-23', '2027-04-27', '2027-05-25', '2027-06-22'];

/** What is still to be mailed, also what was given up; each as its mail is called but for the number of the call. */
const mailsIn = async ({ outbox }: Ports): Promise<readonly string[]> =>
  (await outbox.due(Number.MAX_SAFE_INTEGER, 100_000))
    .filter(({ key }) => isMail(key))
    .map(({ about, key }) => `${about.matter}.${key}`);

const closedMs = 8 * 60_000;
const openMs = 2 * 60_000;
const refusals: readonly ((seconds: number) => GraphAnswer)[] = [
  (seconds) => graphError(429, 'ApplicationThrottled', { 'retry-after': String(seconds) }),
  (seconds) => graphError(503, 'ErrorServerBusy', { 'retry-after': String(seconds) }),
  () => graphError(503, 'ServiceUnavailable'),
];

/**
 * Closed for longer than what fails is tried, saying so in another way with each turn; then open for a while, when it still refuses
 * one call in four. It asks for less time than it needs, so it has to say it again.
 */
function byTurns(nowMs: () => number, random: Random) {
  const startMs = nowMs();
  const kinds = random.shuffled(refusals);
  let [refused, early, lastMs] = [0, 0, startMs];
  let asked = { atMs: startMs, untilMs: startMs };
  const refusal = (kind: number): GraphAnswer => must(kinds[kind % kinds.length])(5 + random.below(20));
  const refusalAt = (ms: number): GraphAnswer | undefined => {
    const turn = Math.floor(ms / (closedMs + openMs));
    if (ms % (closedMs + openMs) < closedMs) return refusal(turn);
    return random.below(4) === 0 ? refusal(random.below(kinds.length)) : undefined;
  };
  const answers = (call: GraphCall): GraphAnswer | undefined => {
    const now = nowMs();
    const answer = refusalAt(now - startMs);
    refused += answer === undefined ? 0 : 1;
    if (!isSending(call)) return answer;
    lastMs = now;
    // What was under way at that moment could not know.
    early += asked.atMs < now && now < asked.untilMs ? 1 : 0;
    const forMs = typeof answer === 'object' ? Number(answer.headers?.['retry-after'] ?? 0) * 1000 : 0;
    if (forMs > 0) asked = { atMs: now, untilMs: Math.max(asked.untilMs, now + forMs) };
    return answer;
  };
  return { answers, counts: () => ({ refused, early }), lastMs: () => lastMs };
}
