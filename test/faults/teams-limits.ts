// Teams' documented limits, enforced as the platform does: a call above one is answered 429 and is not counted.
import type { Answer, Call } from '../worlds/teams-service.ts';

interface Limit {
  readonly withinMs: number;
  readonly most: number;
}
export interface ServiceLimits {
  readonly conversation: readonly Limit[];
  readonly tenant: readonly Limit[];
}

/** docs/design.md 9; written here again so that a mistake in src/casework/tell/pace.ts is seen. */
export const documented: ServiceLimits = {
  conversation: [
    { withinMs: 1000, most: 7 },
    { withinMs: 2000, most: 8 },
    { withinMs: 30_000, most: 60 },
    { withinMs: 3_600_000, most: 1800 },
  ],
  tenant: [{ withinMs: 1000, most: 50 }],
};

/** What the platform lets through: answers for the calls above its limits. */
export function enforce(limits: ServiceLimits, nowMs: () => number): (call: Call) => Answer | undefined {
  const conversations = new Map<string, number[]>();
  const tenant: number[] = [];
  return ({ conversation }) => {
    const now = nowMs();
    const mine = conversations.get(conversation) ?? [];
    conversations.set(conversation, mine);
    const wait = Math.max(waitIn(mine, limits.conversation, now), waitIn(tenant, limits.tenant, now));
    if (wait > 0) return { status: 429, headers: { 'retry-after': String(Math.ceil(wait / 1000)) } };
    mine.push(now);
    tenant.push(now);
    return undefined;
  };
}

/** How long until one more fits into every window that ends then. */
function waitIn(times: readonly number[], limits: readonly Limit[], now: number): number {
  const waits = limits.map(({ withinMs, most }) => {
    const within = times.filter((time) => time > now - withinMs);
    const leaves = within.at(-most);
    return leaves === undefined ? 0 : leaves + withinMs - now;
  });
  return Math.max(0, ...waits);
}

/**
 * The least time in which so many posts to each conversation fit into the limits, when nothing is ever wasted: every
 * moment goes to the conversations with most left. Milliseconds from the first post to the last.
 */
export function leastTime(posts: readonly number[], limits: ServiceLimits): number {
  const left = posts.map((count) => ({ count, times: [] as number[] }));
  const tenant: number[] = [];
  for (let now = 0; ;) {
    const open = left.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count);
    if (open.length === 0) return now;
    const ready = open.find(({ times }) => waitIn(times, limits.conversation, now) === 0);
    const wait = waitIn(tenant, limits.tenant, now);
    if (ready === undefined || wait > 0) {
      const soonest = Math.min(...open.map(({ times }) => waitIn(times, limits.conversation, now)));
      now += Math.max(wait, soonest);
      continue;
    }
    ready.times.push(now);
    tenant.push(now);
    ready.count -= 1;
    if (left.every(({ count }) => count === 0)) return now;
  }
}
