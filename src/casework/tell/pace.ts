// How fast Teams lets one bot post: per conversation and for the whole tenant (docs/design.md 9).
import { createBounded } from '../../machine/bounded.ts';
import { createBursts, type Bursts } from './bursts.ts';
import { createPlaces, type Limit } from './places.ts';

export interface Limits {
  readonly conversation: readonly Limit[];
  readonly tenant: readonly Limit[];
  /** So many cards of one kind a minute in one chat of a co-ordinator; the others are told in a digest. Absent: no limit. */
  readonly cardsAMinute?: number;
}

/**
 * Documented for a bot and one conversation, and 50 a second for a tenant, of which each of so many instances that run at
 * once has its share.
 */
export const teamsLimitsFor = (replicas: number): Limits => ({
  conversation: [
    { withinMs: 1000, most: 7 },
    { withinMs: 2000, most: 8 },
    { withinMs: 30_000, most: 60 },
    { withinMs: 3_600_000, most: 1800 },
  ],
  tenant: [{ withinMs: 1000, most: Math.max(1, Math.floor(50 / replicas)) }],
});
export const teamsLimits = teamsLimitsFor(2);

export interface Pace {
  /**
   * 0: go now, and it is counted, once or `many` times (no more than a limit holds). Else how many milliseconds to wait;
   * nothing is counted then.
   */
  take(conversation: string, nowMs: number, many?: number): number;
  /**
   * The same for one of many that wait: what has to wait gets a place of its own in the row, and is asked for again
   * when that has come. So none asks in vain as often as others go before it.
   */
  queue(who: string, conversation: string, nowMs: number): number;
  /** The platform asked for so much patience with this conversation, and with no other. */
  block(conversation: string, nowMs: number, forMs: number): void;
  /** Absent: every card is told by itself. */
  readonly bursts?: Bursts;
}

const mostConversations = 5000;
/** A place that no one took by then is free: the notice was told by another instance, or is no more. */
const mostLateMs = 10_000;

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
  const places = createPlaces(limits.tenant);
  let lastMs = Number.NEGATIVE_INFINITY;
  const mostOfOne = Math.max(1, ...limits.conversation.map(({ most }) => most));

  const take: Pace['take'] = (conversation, nowMs, many = 1) => {
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
  };

  const forgetPlaces = (nowMs: number): void => {
    if (nowMs < lastMs) places.clear();
    lastMs = nowMs;
    places.forgetBefore(nowMs - mostLateMs);
  };

  /** Behind all that wait for the same conversation, where the tenant has room. */
  const placeFor = (conversation: string, nowMs: number): number => {
    const past = (times: readonly number[]): readonly number[] => times.filter((time) => time <= nowMs);
    const before = lastOf(past(sent.get(conversation) ?? []), places.timesOf(conversation), mostOfOne);
    const from = Math.max(nowMs + leftOf(blocked.get(conversation), nowMs), before.at(-1) ?? nowMs);
    const atMs = from + waitFor(before, limits.conversation, from, 1);
    return places.roomFrom(atMs, past(tenant));
  };

  return {
    take,
    queue: (who, conversation, nowMs) => {
      forgetPlaces(nowMs);
      const place = places.of(who);
      if (place !== undefined && place.conversation === conversation && place.atMs > nowMs) return place.atMs - nowMs;
      places.remove(who);
      const isMyTurn = place?.conversation === conversation || placeFor(conversation, nowMs) <= nowMs;
      const wait = isMyTurn ? take(conversation, nowMs) : undefined;
      if (wait === 0) return 0;
      // Who is a little early only waits for that; who must let many others go first stands behind them.
      const isBlocked = leftOf(blocked.get(conversation), nowMs) > 0;
      const atMs = wait === undefined || isBlocked ? placeFor(conversation, nowMs) : nowMs + wait;
      places.add({ who, conversation, atMs });
      return atMs - nowMs;
    },
    block: (conversation, nowMs, forMs) => {
      const untilMs = nowMs + Math.max(forMs, leftOf(blocked.get(conversation), nowMs));
      blocked.set(conversation, { sinceMs: nowMs, untilMs });
    },
    ...(limits.cardsAMinute !== undefined && { bursts: createBursts(limits.cardsAMinute) }),
  };
}

/** The last so many of two rows that are in order each, in order. */
function lastOf(one: readonly number[], other: readonly number[], most: number): readonly number[] {
  const last: number[] = [];
  let at = one.length - 1;
  let beside = other.length - 1;
  while (last.length < most && (at >= 0 || beside >= 0)) {
    const time = one[at] ?? Number.NEGATIVE_INFINITY;
    const next = other[beside] ?? Number.NEGATIVE_INFINITY;
    last.push(Math.max(time, next));
    if (time > next) at -= 1;
    else beside -= 1;
  }
  return last.toReversed();
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
