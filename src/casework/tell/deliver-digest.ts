// Delivers a person's daily digest.
import { digestCard } from '../../notices/digest/digest.ts';
import { pointerMessage } from '../../notices/render.ts';
import { given } from '../../domain/kernel/given.ts';
import { canonical } from '../../domain/kernel/canonical.ts';
import { hashOf } from '../write/hashing.ts';
import type { Refused } from '../ports/chat-ports.ts';
import { postedAs, unchanged, type Attempt } from './attempt.ts';
import type { Pace } from './pace.ts';
import { nameOf } from './work.ts';
import type { PendingNotice, Posted, Ports } from '../ports/ports.ts';

const mostAttempts = 5;
const pauseMs = 60_000;

/** The digest of the day replaces the one of the day before; anyone who has no chat with the bot gets none. */
export async function deliverDigest(
  ports: Ports,
  pace: Pace,
  notice: PendingNotice,
  posted: Posted | undefined,
): Promise<Attempt> {
  // Each day's digest is a newer one, by the machine's time of its making.
  const call = notice.since;
  const contact = notice.person === undefined ? undefined : await ports.contacts.of(notice.person);
  if (contact === undefined || notice.counts === undefined || call <= (posted?.call ?? 0)) return unchanged;
  const nowMs = ports.machine.nowMs();
  if (contact.quietUntil > nowMs) return { ends: false, again: contact.quietUntil - nowMs, forForm: true };
  const wait = pace.queue(nameOf(notice), contact.conversation, nowMs);
  if (wait > 0) return { ends: false, again: wait };
  const message = digestCard(
    notice.counts,
    ports.machine.now(),
    given({ first: notice.first, meeting: notice.meeting }),
  );
  const result = await ports.poster.post(contact, message);
  if (!result.ok) return digestNotPosted(notice, result);
  if (posted?.activity !== undefined && posted.conversation === contact.conversation) {
    // Without the older one being taken away nothing is lost: it only counts what waited on another day.
    await ports.poster.retire(contact, posted.activity, pointerMessage('Another day'));
  }
  const shown = hashOf(canonical(message.card));
  const kept = postedAs(ports, { notice, call }, contact.conversation, result.activity, shown);
  return { ends: true, result: 'posted', posted: kept };
}

/** A digest is not worth an alarm: what it counts is told by prompts of its own. */
function digestNotPosted(notice: PendingNotice, result: Refused): Attempt {
  const over = result.why !== 'later' || notice.attempts >= mostAttempts;
  if (over) return { ends: true, result: result.why === 'gone' ? 'unreachable' : 'failed', detail: result.detail };
  return { ends: false, again: result.retryAfterMs ?? pauseMs, result: 'later', detail: result.detail };
}
