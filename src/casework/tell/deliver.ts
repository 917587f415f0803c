// Tells people what the outbox holds: claims a notice, renders it as the case is now, posts or updates (docs/design.md 9).
import { toPartitionId, type PartitionId } from '../../domain/partition.ts';
import { personIn } from '../../domain/people/directory.ts';
import { digestKey, isMail, kindOfKey, troublesKey } from '../../notices/keys.ts';
import { pointerMessage } from '../../notices/render.ts';
import { canonical, hashOf } from '../write/hashing.ts';
import { managedAt } from '../write/matters.ts';
import {
  afterTrouble,
  failed,
  isLast,
  never,
  notPosted,
  postedAs,
  tryLater,
  twice,
  unchanged,
  unreachable,
  type Attempt,
  type Told,
} from './attempt.ts';
import { deliverDigest } from './deliver-digest.ts';
import { destinationOf } from './destination.ts';
import type { Pace } from './pace.ts';
import type { CardMessage, Contact, PostResult } from '../ports/chat-ports.ts';
import type { Claimed, Delivery, PendingNotice, Ports, Posted } from '../ports/ports.ts';
import { noTelemetry } from '../ports/telemetry-ports.ts';
import { show } from './show.ts';
import { putInList, troublesWork } from './troubles.ts';
import type { Work } from './work.ts';
import { given } from '../../domain/given.ts';

/** Longer than a post may take. When a worker dies with a notice, the notice waits so long and one round more. */
const leaseMs = 17_000;

/** What became of one call of `deliver`. */
export interface Delivered {
  /** No one else had it. */
  readonly taken: boolean;
  /** Other notices followed from it. */
  readonly more: boolean;
  /** It is to be looked at again after so many milliseconds. */
  readonly again?: number;
  readonly told?: Told;
}

/** Delivers one notice, if no one else has it. */
export async function deliver(ports: Ports, pace: Pace, notice: PendingNotice): Promise<Delivered> {
  const { telemetry = noTelemetry } = ports;
  const verb = kindOfKey(notice.key);
  let result = 'notTaken';
  const take = async (): Promise<Delivered> => {
    const nowMs = ports.machine.nowMs();
    const claimed = await ports.outbox.claim(notice.about.matter, notice.key, nowMs, leaseMs);
    if (claimed === undefined) return { taken: false, more: false };
    const outcome = await deliverClaimed(ports, pace, claimed);
    result = outcome.result ?? 'waits';
    // Of a digest that fails no one is told, and nothing is lost.
    if (!outcome.ends && outcome.trouble === 'failed') telemetry.count('delivery.failed', { verb });
    return settle(ports, claimed, outcome, nowMs);
  };
  return telemetry.measure('deliver', { verb }, take, () => result);
}

/** Writes down what came of an attempt. */
async function settle(ports: Ports, claimed: Claimed, outcome: Attempt, nowMs: number): Promise<Delivered> {
  const { result, detail, posted, also, told } = outcome;
  if (!outcome.ends && result !== undefined) {
    ports.log.warn('notice not delivered', {
      // What lies with a person's digests is named after them, and the log names nobody.
      ...given({ reference: toPartitionId(claimed.value.about.matter) }),
      attempt: claimed.value.attempts,
      result,
      detail,
    });
  }
  const records = { nowMs, ...given({ posted, also }) };
  const delivery = result === undefined ? undefined : deliveryOf(ports, claimed.value, result, detail);
  if (outcome.ends) {
    await ports.outbox.finish(claimed, {
      ...records,
      delivery: delivery ?? deliveryOf(ports, claimed.value, 'unchanged'),
    });
  } else {
    const { trouble, ambiguous } = outcome;
    const marks = { ...given({ trouble, ambiguous }) };
    await ports.outbox.postpone(claimed, Math.min(never, nowMs + outcome.again), {
      ...records,
      ...marks,
      ...given({ delivery }),
    });
  }
  const again = outcome.ends
    ? outcome.hastens && 0
    : await againIn(ports, claimed.value, outcome.again, outcome.forForm === true);
  return { taken: true, more: (also?.length ?? 0) > 0, ...given({ again, told }) };
}

/** A form that was closed while its notice was put off released nothing: that notice is woken here. */
async function againIn(ports: Ports, notice: PendingNotice, again: number, forForm: boolean): Promise<number> {
  const contact = forForm && notice.person !== undefined ? await ports.contacts.of(notice.person) : undefined;
  if (contact === undefined || contact.quietUntil > ports.machine.nowMs()) return again;
  return (await ports.outbox.wake(notice)) === undefined ? again : 0;
}

const deliveryOf = (ports: Ports, notice: PendingNotice, result: Delivery['result'], detail?: string): Delivery => ({
  id: hashOf(notice.key, String(notice.attempts), String(ports.machine.nowMs())).slice(0, 24),
  key: notice.key,
  at: ports.machine.now(),
  attempt: notice.attempts,
  result,
  ...given({ detail }),
});

async function deliverClaimed(ports: Ports, pace: Pace, { value: notice, posted }: Claimed): Promise<Attempt> {
  if (notice.key === digestKey) return deliverDigest(ports, pace, notice, posted);
  const isList = notice.key === troublesKey;
  const work = await (isList ? troublesWork(ports, notice, posted) : workOn(ports, notice, posted));
  if (work === undefined) return unchanged;
  if (notice.troubled !== undefined) return putInList(ports, work);
  const attempt = isMail(notice.key) ? await deliverMail(ports, work) : await deliverCard(ports, pace, work);
  // Those who were told that it could not be delivered are told that it was.
  return afterTrouble(attempt, work);
}

/** The notice with its matter as it is now; undefined where that, or the part that it is about, is not there any more. */
async function workOn(ports: Ports, notice: PendingNotice, posted: Posted | undefined): Promise<Work | undefined> {
  const { matter: id, part } = notice.about;
  const managed = managedAt(id);
  const store = managed.store(ports);
  const kind = part === undefined ? undefined : managed.matter.partNamed(part);
  const [stored, found, directory] = await Promise.all([
    store.load(id),
    kind === undefined || part === undefined ? undefined : store.part(id, kind, part),
    ports.directories.current(),
  ]);
  if (stored === undefined || (part !== undefined && found === undefined)) return undefined;
  const { root, calls } = stored.value;
  const telling = managed.tells.telling({ root, part: found?.value, directory, now: ports.machine.now() });
  return { notice, posted, call: calls[notice.key] ?? 0, directory, telling };
}

async function deliverMail(ports: Ports, work: Work): Promise<Attempt> {
  const { notice, telling, posted, call, directory } = work;
  const person = notice.person === undefined ? undefined : personIn(directory, notice.person);
  if (notice.person !== undefined && person === undefined) return unchanged;
  const mail = telling.mail?.(person);
  if (mail === undefined || (posted?.call ?? 0) >= call) return unchanged;
  const result = await ports.mailer.send({ id: `${notice.about.matter}.${notice.key}.${call}`, ...mail });
  if (result.ok) {
    const kept = postedAs(ports, work, 'mail', result.activity, '');
    return { ends: true, result: 'mailed', posted: kept, ...twice(notice) };
  }
  // Refused for good is refused for good: no installation will put that right.
  return result.why === 'gone' ? failed(work, result.detail) : notPosted(work, result);
}

async function deliverCard(ports: Ports, pace: Pace, work: Work): Promise<Attempt> {
  const { notice, posted, call } = work;
  const rings = call > (posted?.call ?? 0);
  if (!rings && posted?.activity === undefined) return unchanged;
  const found = await destinationOf(ports, work, rings);
  if (found === 'nothing') return unchanged;
  if ('nowhere' in found) return unreachable(work, found.nowhere, found.tells);
  if ('blocked' in found) return failed(work, found.blocked);
  if ('later' in found) return isLast(notice) ? unreachable(work, found.later.detail) : tryLater(work, found.later);
  if ('waitMs' in found) return { ends: false, again: found.waitMs };
  const { contact } = found;
  const wait = contact === undefined ? 0 : contact.quietUntil - ports.machine.nowMs();
  if (contact !== undefined && wait > 0 && mustWait(work, contact)) return { ends: false, again: wait, forForm: true };
  const attempt = await show(ports, pace, work, found);
  const called = attempt.result === 'posted' && contact !== undefined && notice.person !== undefined;
  return called ? { ...attempt, told: { person: notice.person, summary: found.message.summary } } : attempt;
}

/** Notices wait while a form is open in that chat, unless urgent or about a decision taken on that very form. */
const mustWait = ({ notice, telling }: Work, contact: Contact): boolean =>
  notice.urgent !== true && !(contact.formOf === notice.about.matter && telling.isDecided === true);

/**
 * Posts this person's card of a matter at once, as the answer to what they typed or pressed, and takes the
 * older one away; what is left of it calls it by `name`.
 */
export async function postCard(
  ports: Ports,
  matter: PartitionId,
  key: string,
  contact: Contact,
  message: CardMessage,
  name: string = matter,
): Promise<PostResult> {
  const before = await ports.outbox.posted(matter, key);
  const result = await ports.poster.post(contact, message);
  if (!result.ok) return result;
  if (before?.activity !== undefined) await ports.poster.retire(contact, before.activity, pointerMessage(name));
  const { conversation } = contact;
  const shown = hashOf(canonical(message.card));
  const changedMs = ports.machine.nowMs();
  await ports.outbox.savePosted(matter, {
    key,
    conversation,
    activity: result.activity,
    call: before?.call ?? 0,
    shown,
    changedMs,
  });
  return result;
}
