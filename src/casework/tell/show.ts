// Posts a card or changes the one that is there, one request an attempt (docs/design.md 9).
import { goneMessage, pointerMessage } from '../../notices/render.ts';
import type { Destination } from './destination.ts';
import { nameOf, type Work } from './work.ts';
import { canonical } from '../../domain/kernel/canonical.ts';
import { hashOf } from '../write/hashing.ts';
import { backOff, isLast, notPosted, postedAs, tryLater, twice, unchanged, type Attempt } from './attempt.ts';
import type { Pace } from './pace.ts';
import { beginChat } from './reach.ts';
import type { Contact, Place, Refused } from '../ports/chat-ports.ts';
import type { Posted, Ports } from '../ports/ports.ts';
import { given } from '../../domain/kernel/given.ts';

const slowMs = 8000;

/** Takes away what was shown there. A later call gets a new message. */
export async function takeDown(ports: Ports, pace: Pace, work: Work, place: Place): Promise<Attempt> {
  const wait = pace.queue(nameOf(work.notice), place.conversation, ports.machine.nowMs());
  if (wait > 0) return { ends: false, again: wait };
  for (const message of [work.posted?.older, work.posted?.activity]) {
    const result = message === undefined ? undefined : await ports.poster.retire(place, message, goneMessage());
    if (result?.ok === false && result.why !== 'gone') return tryLater(work, blockIfAsked(ports, pace, place, result));
  }
  const nothing = { ...postedAs(ports, work, place.conversation, undefined, ''), call: 0 };
  return { ends: true, result: 'updated', posted: nothing };
}

/** Shows the card at its destination; asks the pace first. */
export async function show(ports: Ports, pace: Pace, work: Work, to: Destination): Promise<Attempt> {
  const { place, message, thread } = to;
  const shown = hashOf(canonical(message.card));
  // A message of another conversation cannot be changed from here.
  const there = work.posted?.conversation === place.conversation ? work.posted : undefined;
  // What asks nothing is no call: the card that is there changes, and the call counts as made.
  const isQuiet = to.rings && message.quiet === true && there?.activity !== undefined;
  const rings = to.rings && !isQuiet;
  const before = there && { ...there, ...(isQuiet && { call: work.call }) };
  if (!rings && (before?.activity === undefined || (before.shown === shown && before.older === undefined)))
    return isQuiet && before !== undefined ? { ends: true, result: 'updated', posted: before } : unchanged;
  const wait = pace.queue(nameOf(work.notice), place.conversation, ports.machine.nowMs());
  if (wait > 0) return { ends: false, again: wait };
  if (!rings && before?.activity !== undefined) {
    if (before.shown === shown) return pointOn(ports, work, place, before);
    const result = await ports.poster.update(place, before.activity, message);
    const kept = { ...before, shown, changedMs: ports.machine.nowMs() };
    if (result.ok) return { ends: true, result: 'updated', posted: kept };
    // An update is safe to repeat; a message that is gone is posted again.
    if (result.why !== 'gone') return tryLater(work, blockIfAsked(ports, pace, place, result));
  }
  const sentMs = ports.machine.nowMs();
  const result = await ports.poster.post(place, message, thread);
  if (!result.ok && result.why === 'gone' && result.missing === true && to.contact !== undefined)
    return beginAgain(ports, work, to.contact, result);
  if (!result.ok) return notPosted(work, blockIfAsked(ports, pace, place, result));
  const older = given({ older: before?.activity });
  const kept = { ...postedAs(ports, work, place.conversation, result.activity, shown), ...older };
  // After a slow post the lease may not last for an update too.
  if (kept.older !== undefined && ports.machine.nowMs() - sentMs > slowMs)
    return { ends: false, again: 0, result: 'posted', posted: kept, ...twice(work.notice) };
  return kept.older === undefined
    ? { ends: true, result: 'posted', posted: kept, ...twice(work.notice) }
    : { ...(await pointOn(ports, work, place, kept)), result: 'posted', ...twice(work.notice) };
}

/** A chat that is not there may have been deleted by its person: it is begun again, and the next attempt posts there. */
async function beginAgain(ports: Ports, work: Work, contact: Contact, missing: Refused): Promise<Attempt> {
  if (isLast(work.notice)) return notPosted(work, missing);
  const begun = await beginChat(ports, contact);
  if (!('ok' in begun)) return { ends: false, again: backOff(work.notice), result: 'later', detail: missing.detail };
  return begun.why === 'gone' ? notPosted(work, missing) : tryLater(work, begun);
}

/** The older card goes, or becomes a line that points to the newer one; tried again until it does. */
async function pointOn(ports: Ports, work: Work, place: Place, posted: Posted): Promise<Attempt> {
  const { older, ...kept } = posted;
  if (older === undefined) return unchanged;
  const result = await ports.poster.retire(place, older, pointerMessage(work.telling.name));
  if (result.ok || result.why === 'gone' || isLast(work.notice)) return { ends: true, result: 'updated', posted: kept };
  return { ends: false, again: backOff(work.notice), result: 'later', posted, detail: result.detail };
}

/** A conversation that asks for patience gets it; no other waits for it. */
export function blockIfAsked(ports: Ports, pace: Pace, place: Place, result: Refused): Refused {
  if (result.why === 'later' && result.retryAfterMs !== undefined) {
    pace.block(place.conversation, ports.machine.nowMs(), result.retryAfterMs);
  }
  return result;
}
