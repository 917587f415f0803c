// How often one notice is posted, whatever the platform answers: through the real connector client, on a virtual clock.
import type { Delivery } from '../../src/casework/ports/ports.ts';
import { colin, directory, moira, priya } from '../people/builders.ts';
import type { Answer } from '../worlds/teams-service.ts';
import { cardNotice, copyOf, lastOf, seed, waitingCase, waitingFacts } from './cases.ts';
import { openVirtual, type VirtualWorld } from './virtual.ts';

/** What the platform does to the posts of one notice: once and then it is well, or every time. */
export interface Trial {
  readonly what: string;
  readonly answer: Answer;
  readonly times: number;
  /** For how long the outbox goes on trying. */
  readonly hours: number;
}
export interface Told {
  readonly trial: Trial;
  readonly posts: number;
  /** How long the outbox put it off after the first attempt; 0 when it was delivered. */
  readonly putOffMs: number;
  /** Milliseconds between one post and the next, on the virtual clock: at the worker's next round. */
  readonly gaps: readonly number[];
  readonly deliveries: readonly Pick<Delivery, 'result' | 'detail'>[];
  /** Whether the co-ordinator was told that somebody is not reached. */
  readonly coordinatorTold: boolean;
  /** How long the first attempt took, in real milliseconds. */
  readonly tookMs: number;
}

const blocked = { error: { code: 'MessageWritesBlocked', message: 'blocked' } };
const fails = (status: number): Answer => ({ status });
/** Posts of one notice after which nobody needs to see more. */
const tooMany = 8;
const always = Number.POSITIVE_INFINITY;

const ambiguous: readonly (readonly [string, Answer])[] = [
  ['500', fails(500)],
  ['502', fails(502)],
  ['503', fails(503)],
  ['504', fails(504)],
  ['408', fails(408)],
  ['reset', 'reset'],
  ['hang', 'hang'],
];
const refused: readonly (readonly [string, Answer])[] = [
  ['403 MessageWritesBlocked', { status: 403, body: blocked }],
  ['404', fails(404)],
];

/** Every answer that Teams may give. */
export const trials: readonly Trial[] = [
  ...ambiguous.flatMap(([what, answer]) => [
    { what: `${what} once`, answer, times: 1, hours: 24 },
    { what: `${what} always`, answer, times: always, hours: 24 },
  ]),
  { what: '429 Retry-After 7 once', answer: { status: 429, headers: { 'retry-after': '7' } }, times: 1, hours: 1 },
  { what: '429 Retry-After 90 twice', answer: { status: 429, headers: { 'retry-after': '90' } }, times: 2, hours: 1 },
  { what: '429 alone, three times', answer: fails(429), times: 3, hours: 1 },
  { what: '412 three times', answer: fails(412), times: 3, hours: 1 },
  ...refused.map(([what, answer]) => ({ what: `${what} always`, answer, times: always, hours: 5 })),
];

/** Tries them one after the other in a world of their own. */
export async function postsPerSend(sendTimeoutMs?: number): Promise<readonly Told[]> {
  const world = await openVirtual({ council: directory, ...(sendTimeoutMs !== undefined && { sendTimeoutMs }) });
  try {
    await Promise.all([priya, colin, moira].map(async (person) => world.has(person)));
    const told: Told[] = [];
    for (const trial of trials) told.push(await attempt(world, trial));
    return told;
  } finally {
    await world.stop();
  }
}

async function attempt(world: VirtualWorld, trial: Trial): Promise<Told> {
  const { teams, ports } = world;
  const times: number[] = [];
  teams.answers = ({ method, conversation }) => {
    if (method !== 'POST' || conversation !== `a:${colin.objectId}`) return undefined;
    times.push(world.nowMs());
    return times.length <= trial.times ? trial.answer : undefined;
  };
  const childCase = copyOf(waitingCase);
  await seed(ports, childCase, lastOf(waitingFacts), [cardNotice(colin)], world.nowMs());
  // The co-ordinator may be told in the very round in which it failed.
  const before = teams.calls.length;
  const started = performance.now();
  await world.worker.tick();
  const tookMs = performance.now() - started;
  const [waiting] = (await ports.outbox.ofMatter(childCase.reference)).filter(
    ({ key }) => key === cardNotice(colin).key,
  );
  const putOffMs = waiting === undefined ? 0 : waiting.visibleAt - world.nowMs();
  await world.run(world.nowMs() + trial.hours * 3_600_000, () => times.length > tooMany);
  const ledger = await world.ledger(childCase.reference);
  const toCoordinator = teams.calls.slice(before).some(({ conversation }) => conversation === `a:${moira.objectId}`);
  // What is left of it must not be taken for the next trial's.
  for (const { key } of await ports.outbox.ofMatter(childCase.reference)) await give(world, childCase.reference, key);
  return {
    trial,
    posts: times.length,
    putOffMs,
    gaps: times.slice(1).map((time, place) => time - (times[place] ?? 0)),
    deliveries: ledger
      .filter(({ key }) => key === cardNotice(colin).key)
      .toSorted((a, b) => a.at.localeCompare(b.at) || a.attempt - b.attempt)
      .map(({ result, detail }) => ({ result, ...(detail !== undefined && { detail }) })),
    coordinatorTold: toCoordinator,
    tookMs,
  };
}

/** Delivers a notice well, so that it is gone. */
async function give(world: VirtualWorld, ...[reference, key]: Parameters<VirtualWorld['ports']['outbox']['tryAgain']>) {
  world.teams.answers = undefined;
  await world.ports.outbox.tryAgain(reference, key);
  await world.worker.tick();
}
