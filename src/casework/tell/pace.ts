// How fast Teams lets one bot post: per conversation and for the whole tenant (docs/design.md 9).
import { createBounded } from '../../machine/bounded.ts';

/** So many within so long. */
export interface Limit {
  readonly withinMs: number;
  readonly most: number;
}
export interface Limits {
  readonly conversation: readonly Limit[];
  readonly tenant: readonly Limit[];
}

/** Documented for a bot and one conversation; the tenant's 50 a second is halved, as several instances may run. */
export const teamsLimits: Limits = {
  conversation: [
    { withinMs: 1000, most: 7 },
    { withinMs: 2000, most: 8 },
    { withinMs: 30_000, most: 60 },
    { withinMs: 3_600_000, most: 1800 },
  ],
  tenant: [{ withinMs: 1000, most: 25 }],
};

export interface Pace {
  /**
   * 0: go now, and it is counted, once or `many` times (no more than a limit holds). Else how many milliseconds to wait;
   * nothing is counted then.
   */
  take(conversation: string, nowMs: number, many?: number): number;
  /** The platform asked for so much patience with this conversation, and with no other. */
  block(conversation: string, nowMs: number, forMs: number): void;
}

const mostConversations = 5000;

interface Block {
  readonly sinceMs: number;
  readonly untilMs: number;
}

/**
 * Keeps count in this process. Times are milliseconds of the machine, whose clock may be put back: what then lies ahead
 * is forgotten, or everyone would wait until that time came again.
 */
export function createPace(limits: Limits = teamsLimits): Pace {
  const sent = createBounded<string, number[]>(mostConversations);
  const tenant: number[] = [];
  const blocked = createBounded<string, Block>(mostConversations);
  return {
    take: (conversation, nowMs, many = 1) => {
      const mine = sent.get(conversation) ?? [];
      forgetAhead(mine, nowMs);
      forgetAhead(tenant, nowMs);
      const wait = Math.max(
        leftOf(blocked.get(conversation), nowMs),
        waitFor(mine, limits.conversation, nowMs, many),
        waitFor(tenant, limits.tenant, nowMs, many),
      );
      if (wait > 0) return wait;
      count(mine, limits.conversation, nowMs, many);
      count(tenant, limits.tenant, nowMs, many);
      sent.set(conversation, mine);
      return 0;
    },
    block: (conversation, nowMs, forMs) => {
      const untilMs = nowMs + Math.max(forMs, leftOf(blocked.get(conversation), nowMs));
      blocked.set(conversation, { sinceMs: nowMs, untilMs });
    },
  };
}

/** In order, so that what lies ahead is last. */
function forgetAhead(times: number[], nowMs: number): void {
  while ((times.at(-1) ?? 0) > nowMs) times.pop();
}

const leftOf = (block: Block | undefined, nowMs: number): number =>
  block === undefined || block.sinceMs > nowMs ? 0 : Math.max(0, block.untilMs - nowMs);

/** How long until so many more fit into every window; `times` is in order, oldest first. */
function waitFor(times: readonly number[], limits: readonly Limit[], nowMs: number, many: number): number {
  const waits = limits.map(({ withinMs, most }) => {
    const blocking = times[times.length - most + many - 1];
    return blocking === undefined ? 0 : blocking + withinMs - nowMs;
  });
  return Math.max(0, ...waits);
}

function count(times: number[], limits: readonly Limit[], nowMs: number, many: number): void {
  if (limits.length === 0) return;
  times.push(...Array.from({ length: many }, () => nowMs));
  const most = Math.max(...limits.map((limit) => limit.most));
  if (times.length > most) times.splice(0, times.length - most);
}
