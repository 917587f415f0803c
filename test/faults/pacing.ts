// Many notices at once against a Teams that enforces its documented limits, on a virtual clock.
import { createPace, teamsLimits, type Limits } from '../../src/casework/tell/pace.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import { someone, withPeople } from '../people/builders.ts';
import { cardNotice, copyOf, lastOf, receivedCase, receivedFacts, seed } from './cases.ts';
import { documented, enforce, leastTime } from './teams-limits.ts';
import { openVirtual, type VirtualWorld } from './virtual.ts';

export interface Backlog {
  readonly conversations: number;
  /** Notices of each conversation. */
  readonly each: number;
  /** The first conversation asks for patience: 429 with this Retry-After for as long. */
  readonly blockedMs?: number;
}
export interface Paced {
  readonly posts: number;
  /** Posts answered 429, but for those of the blocked conversation. */
  readonly refused: number;
  /** Still in the outbox at the end. */
  readonly left: number;
  readonly doubled: number;
  /** From the first post to the last, of every conversation that is not blocked. */
  readonly tookMs: number;
  /** The least time that our own settings (tenant 25 a second) and the documented limits allow. */
  readonly leastMs: number;
  /** Least time by time taken. */
  readonly ofAllowed: number;
  /** Posts to the blocked conversation before it was willing, beyond the first that were told to wait. */
  readonly early: number;
  readonly claims: number;
}

/** Fills the outbox with one notice a case, and lets one worker deliver it all. */
export async function pacing(backlog: Backlog, limits: Limits = teamsLimits): Promise<Paced> {
  const people = Array.from({ length: backlog.conversations }, (_, place) => someone(100 + place, `Person ${place}`));
  const world = await openVirtual({ council: withPeople(...people), pace: createPace(limits) });
  try {
    await fill(world, people, backlog.each);
    const seen = watch(world, people, backlog.blockedMs);
    await world.run(world.nowMs() + 3_600_000);
    const left = await world.ports.outbox.due(Number.MAX_SAFE_INTEGER, 100_000);
    return { ...seen(), left: left.length, claims: world.claims() };
  } finally {
    await world.stop();
  }
}

async function fill(world: VirtualWorld, people: readonly Person[], each: number): Promise<void> {
  await Promise.all(people.map(async (person) => world.has(person)));
  for (let round = 0; round < each; round += 1) {
    await Promise.all(
      people.map(async (person) => {
        const childCase = copyOf(receivedCase, person);
        await seed(world.ports, childCase, lastOf(receivedFacts), [cardNotice(person)], world.nowMs());
      }),
    );
  }
}

type Seen = Omit<Paced, 'claims' | 'left'>;
interface Post {
  readonly conversation: string;
  readonly reference: string;
  readonly at: number;
  readonly accepted: boolean;
}

/** Answers as Teams does and takes down every post; what it gives back sums it up. */
function watch(world: VirtualWorld, people: readonly Person[], blockedMs = 0): () => Seen {
  const posts: Post[] = [];
  const limited = enforce(documented, world.nowMs);
  const blocked = blockedMs > 0 ? `a:${people[0]?.objectId}` : '';
  const opensAt = world.nowMs() + blockedMs;
  world.teams.answers = (call) => {
    const patience = Math.ceil((opensAt - world.nowMs()) / 1000);
    const asked = call.conversation === blocked && patience > 0;
    const answer = asked ? { status: 429, headers: { 'retry-after': String(patience) } } : limited(call);
    const { conversation, activity } = call;
    const [reference = ''] = /MSET-\w{4}-\w{2}/.exec(JSON.stringify(activity)) ?? [];
    posts.push({ conversation, reference, at: world.nowMs(), accepted: answer === undefined });
    return answer;
  };
  return () => summed(posts, blocked, opensAt);
}

function summed(posts: readonly Post[], blocked: string, opensAt: number): Seen {
  const accepted = posts.filter((post) => post.accepted);
  const free = accepted.filter((post) => post.conversation !== blocked);
  const tookMs = Math.max(...free.map(({ at }) => at)) - Math.min(...free.map(({ at }) => at));
  const counts = Map.groupBy(free, ({ conversation }) => conversation);
  const ours = { conversation: documented.conversation, tenant: [{ withinMs: 1000, most: 25 }] };
  const leastMs = leastTime(
    [...counts.values()].map((list) => list.length),
    ours,
  );
  const kept = new Set(accepted.map(({ conversation, reference }) => `${conversation} ${reference}`));
  const atOnce = posts.filter(({ conversation, at }) => conversation === blocked && at < opensAt);
  return {
    posts: accepted.length,
    refused: posts.filter((post) => !post.accepted && post.conversation !== blocked).length,
    doubled: accepted.length - kept.size,
    tookMs,
    leastMs,
    ofAllowed: tookMs === 0 ? 1 : leastMs / tookMs,
    early: atOnce.filter(({ at }) => at > (atOnce[0]?.at ?? 0)).length,
  };
}
