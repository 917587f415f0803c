// What one attempt to tell someone comes to.
import type { ObjectId } from '../../domain/kernel/ids.ts';
import type { Refused } from '../ports/chat-ports.ts';
import type { Notice, Delivery, Marks, PendingNotice, Posted, Ports } from '../ports/ports.ts';
import { isTrouble } from '../../notices/trouble.ts';
import { fallbackOf, type Work } from './work.ts';
import { hashOf } from '../write/hashing.ts';

/** Someone who was called in their own chat, and by which words. */
export interface Told {
  readonly person: ObjectId;
  readonly summary: string;
}

/** Ended (and `hastens` what it left elsewhere), or to be looked at again in `again` milliseconds. */
export type Attempt = {
  readonly result?: Delivery['result'];
  readonly detail?: string;
  readonly posted?: Posted;
  readonly also?: readonly Notice[];
  /** Called in their own chat: the words of the notification. */
  readonly told?: Told;
} & (
  | { readonly ends: true; readonly hastens?: true }
  | ({ readonly ends: false; readonly again: number; readonly forForm?: true } & Marks)
);

const mostAttempts = 8;
const ambiguousPauseMs = 10_000;
const longestBackOffMs = 5 * 60 * 1000;
const installCheckMs = 6 * 60 * 60 * 1000;
/** When a notice is due that is tried again only where a person asks for that: never. */
export const never = 8.64e15;

export const unchanged = { ends: true, result: 'unchanged' } as const satisfies Attempt;

/** How long to wait before the next attempt; spread by the key, so that what failed together does not come together. */
export const backOff = ({ attempts, key }: PendingNotice): number => {
  const base = Math.min(1000 * 2 ** attempts, longestBackOffMs);
  return base + (Number.parseInt(hashOf(key, String(attempts)).slice(0, 4), 16) % Math.ceil(base / 4));
};

export const isLast = ({ attempts }: PendingNotice): boolean => attempts >= mostAttempts;

export function tryLater(work: Work, result: Refused): Attempt {
  if (isLast(work.notice)) return failed(work, result.detail);
  const asked = result.why === 'later' ? result.retryAfterMs : undefined;
  return { ends: false, again: asked ?? backOff(work.notice), result: 'later', detail: result.detail };
}

/** No further attempt on its own: the fallback audience is told, and the delivery list shows it. */
export const failed = (work: Work, detail: string): Attempt => ({
  ends: false,
  again: never,
  result: 'failed',
  trouble: 'failed',
  detail,
  also: fallbackOf(work),
});

/** Waits for the installation or the link (which wakes it); `tells` the fallback audience once. */
export function unreachable(work: Work, detail: string, tells = true): Attempt {
  const also = work.notice.trouble === 'unreachable' || !tells ? [] : fallbackOf(work);
  return { ends: false, again: installCheckMs, result: 'unreachable', trouble: 'unreachable', detail, also };
}

/** A post or a mail whose answer was lost may have arrived: it is repeated once, then a person is told instead (docs/design.md 9). */
export function notPosted(work: Work, result: Refused): Attempt {
  if (result.why === 'gone') return unreachable(work, result.detail);
  if (result.why === 'later') return tryLater(work, result);
  if (work.notice.ambiguous === true) return failed(work, `twice ${result.detail}`);
  return { ends: false, again: ambiguousPauseMs, result: 'maybeTwice', ambiguous: true, detail: result.detail };
}

/** What is said of a post or a mail that was repeated because the first may have arrived. */
export const twice = ({ ambiguous }: PendingNotice): { readonly detail?: string } =>
  ambiguous === true ? { detail: 'may appear twice' } : {};

export function postedAs(
  ports: Ports,
  { notice, call }: Pick<Work, 'notice' | 'call'>,
  conversation: string,
  activity: Posted['activity'],
  shown: string,
): Posted {
  return { key: notice.key, conversation, activity, call, shown, changedMs: ports.machine.nowMs() };
}

/**
 * Those who were told that a notice could not be delivered are told that it was. The mark lies on the card too: a newer
 * notice for the same card overwrites the notice that was in trouble.
 */
export function afterTrouble(outcome: Attempt, work: Work): Attempt {
  const { notice, posted } = work;
  const troubled = notice.trouble !== undefined || posted?.trouble !== undefined;
  if (!outcome.ends || isTrouble(notice.key) || !troubled) return outcome;
  const card = outcome.posted ?? posted;
  if (card === undefined) return { ...outcome, also: fallbackOf(work) };
  const { trouble: _over, ...free } = card;
  return { ...outcome, posted: free, also: fallbackOf(work) };
}
