// Tells people what the outbox holds: claims a notice, renders it as the case is now, posts or updates (docs/design.md 9).
import { isSetAside } from '../../domain/kernel/counted.ts';
import { toPartitionId, type PartitionId } from '../../domain/matters/partition.ts';
import { personIn } from '../../domain/people/directory.ts';
import { digestKey, isMail, kindOfKey, troublesKey } from '../../notices/keys.ts';
import { pointerMessage } from '../../notices/render.ts';
import { canonical } from '../../domain/kernel/canonical.ts';
import { hashOf } from '../write/hashing.ts';
import { managedAt } from '../write/matters.ts';
import {
  afterTrouble,
  backOff,
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
import { destinationOf, isLeftNothing } from './destination.ts';
import { inDigest } from './in-digest.ts';
import type { Pace } from './pace.ts';
import type { CardMessage, Channel, ChannelTarget, Contact, PostResult } from '../ports/chat-ports.ts';
import type { About, Claimed, Delivery, Notice, PendingNotice, Ports, Posted, Wanted } from '../ports/ports.ts';
import { noTelemetry } from '../ports/telemetry-ports.ts';
import { show, takeDown } from './show.ts';
import { offList, putInList, troublesWork } from './troubles.ts';
import type { Work } from './work.ts';
import { given } from '../../domain/kernel/given.ts';

/** Longer than a post may take. When a worker dies with a notice, the notice waits so long and one round more. */
const leaseMs = 17_000;

/** How long the end of one attempt waits to be written with that of others: what is slow holds up no card for longer. */
const mostHeldMs = 300;

/** What became of one call of `deliver`. */
export interface Delivered {
  /** How many notices no one else had. */
  readonly taken: number;
  /** Other notices followed from them. */
  readonly more: boolean;
  /** Notices that were put off and need not have been. */
  readonly woken: readonly string[];
  /** In how many milliseconds those are due again that are. */
  readonly again: readonly number[];
  readonly told: readonly Told[];
}

interface Ended {
  readonly claimed: Claimed;
  readonly outcome: Attempt;
}

/** Delivers what is due of a matter and what is `wanted` of it; not what someone else has. */
export async function deliver(
  ports: Ports,
  pace: Pace,
  matter: About['matter'],
  wanted: Wanted = [],
): Promise<Delivered> {
  const claimed = await ports.outbox.claim(matter, ports.machine.nowMs(), leaseMs, wanted);
  const known = knownOf(ports, matter, claimed);
  const ended: Ended[] = [];
  const settled: Settled[] = [];
  const settleAll = async (): Promise<void> => {
    const writing = ended.splice(0).map(async (one) => guarded(ports, settle(ports, one)));
    settled.push(...(await Promise.all(writing)).filter((one) => one !== undefined));
  };
  let spreads = false;
  const each = async (one: Claimed): Promise<void> => {
    if (one.value.rest !== undefined) {
      spreads = true;
      await guarded(ports, ports.outbox.spread(one, ports.machine.nowMs()));
      return;
    }
    // What threw is left: it is free again when its lease ends.
    const outcome = await guarded(
      ports,
      measured(ports, one, async () => attempt(ports, pace, known, one)),
    );
    if (outcome === undefined) return;
    ended.push({ claimed: one, outcome });
    if (!mayWait(outcome)) await settleAll();
  };
  let late: Promise<void> | undefined;
  const timer = setTimeout(() => {
    late = settleAll();
  }, mostHeldMs);
  await Promise.all(claimed.map(each));
  clearTimeout(timer);
  await Promise.all([settleAll(), late]);
  return {
    taken: claimed.length,
    more: spreads || settled.some(({ more }) => more),
    woken: settled.flatMap((one) => one.woken ?? []),
    again: settled.flatMap((one) => one.again ?? []),
    told: settled.flatMap((one) => one.told ?? []),
  };
}

/**
 * What was sent is written down at once: until then a crash would send it again. What changes nothing when it is done
 * once more waits a moment for the others of its matter, to be written with them.
 */
const mayWait = ({ result }: Attempt): boolean =>
  result === undefined || result === 'unchanged' || result === 'updated';

async function guarded<T>({ log }: Ports, work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    log.error('delivery failed', error);
    return undefined;
  }
}

async function measured(
  { telemetry = noTelemetry }: Ports,
  { value: { key } }: Claimed,
  work: () => Promise<Attempt>,
): Promise<Attempt> {
  const verb = kindOfKey(key);
  const outcome = await telemetry.measure('deliver', { verb }, work, ({ result = 'waits' }) => result);
  // No one is told of a digest that fails, and nothing is lost.
  if (!outcome.ends && outcome.trouble === 'failed') telemetry.count('delivery.failed', { verb });
  return outcome;
}

interface Settled {
  readonly more: boolean;
  readonly again?: number;
  readonly woken?: string;
  readonly told?: Told;
}

/** Writes down what came of an attempt. */
async function settle(ports: Ports, { claimed, outcome }: Ended): Promise<Settled> {
  const { result, detail, posted, also, told } = outcome;
  const { value: notice } = claimed;
  if (!outcome.ends && result !== undefined) {
    ports.log.warn('notice not delivered', {
      // What lies with a person's digests is named after them, and the log names no one.
      ...given({ reference: toPartitionId(notice.about.matter) }),
      attempt: notice.attempts,
      result,
      detail,
    });
  }
  const nowMs = ports.machine.nowMs();
  const records = { nowMs, ...given({ posted, also }) };
  const more = (also?.length ?? 0) > 0;
  if (outcome.ends) {
    const delivery = deliveryOf(ports, notice, result ?? 'unchanged', detail);
    await ports.outbox.finish(claimed, { ...records, delivery });
    return { more, ...given({ again: outcome.hastens && 0, told }) };
  }
  const { trouble, ambiguous, again } = outcome;
  const delivery = result === undefined ? undefined : deliveryOf(ports, notice, result, detail);
  const marks = given({ trouble, ambiguous, delivery });
  await ports.outbox.postpone(claimed, Math.min(never, nowMs + again), { ...records, ...marks });
  const isOver = outcome.forForm === true && (await isFormClosed(ports, notice));
  return { more, ...(isOver ? { woken: notice.key } : { again }) };
}

/** A form that was closed, or a receipt that was read, while its notice was put off released nothing: that notice is woken. */
async function isFormClosed({ contacts, machine }: Ports, { person }: PendingNotice): Promise<boolean> {
  const contact = person === undefined ? undefined : await contacts.of(person);
  const nowMs = machine.nowMs();
  return contact !== undefined && contact.quietUntil <= nowMs && (contact.readsUntil ?? 0) <= nowMs;
}

const deliveryOf = (ports: Ports, notice: PendingNotice, result: Delivery['result'], detail?: string): Delivery => ({
  id: hashOf(notice.key, String(notice.attempts), String(ports.machine.nowMs())).slice(0, 24),
  key: notice.key,
  at: ports.machine.now(),
  attempt: notice.attempts,
  result,
  ...given({ detail }),
});

async function attempt(ports: Ports, pace: Pace, known: Known, { value: notice, posted }: Claimed): Promise<Attempt> {
  if (notice.key === digestKey) return deliverDigest(ports, pace, notice, posted);
  const isList = notice.key === troublesKey;
  const work = await (isList ? troublesWork(ports, notice, posted) : known.workOn(notice, posted));
  if (work === undefined) return unchanged;
  if (isLeftNothing(work)) await offList(ports, notice);
  if (notice.troubled !== undefined) return putInList(ports, work);
  if (work.follows !== undefined) return { ...unchanged, also: work.follows };
  const outcome = isMail(notice.key) ? await deliverMail(ports, work) : await deliverCard(ports, pace, work);
  // Those who were told that it could not be delivered are told that it was.
  return afterTrouble(outcome, work);
}

interface Known {
  /** Undefined where the matter, or the part that the notice is about, is not there any more. */
  workOn(notice: PendingNotice, posted: Posted | undefined): Promise<Work | undefined>;
}

/** The matter as it is after the claim, read once for all its notices; each part of it once as well. */
function knownOf(ports: Ports, id: About['matter'], claimed: readonly Claimed[]): Known {
  const beside = new Map(claimed.map(({ value, posted }) => [value.key, posted]));
  const managed = managedAt(id);
  const store = managed.store(ports);
  const read = once(async () => Promise.all([store.load(id), ports.directories.current(), channelsOf(ports, claimed)]));
  const parts = new Map<string, ReturnType<typeof store.part>>();
  const partOf = async (part: string): ReturnType<typeof store.part> => {
    const kind = managed.matter.partNamed(part);
    const found = parts.get(part) ?? (kind === undefined ? Promise.resolve(undefined) : store.part(id, kind, part));
    parts.set(part, found);
    return found;
  };
  return {
    workOn: async (notice, posted) => {
      const { part } = notice.about;
      const [[stored, directory, channels], found] = await Promise.all([
        read(),
        part === undefined ? undefined : partOf(part),
      ]);
      if (stored === undefined) return undefined;
      const { root, calls } = stored.value;
      const aside =
        part !== undefined && isSetAside(root, managed.matter.partNamed(part) ?? '', part) ? part : undefined;
      if (part !== undefined && found === undefined && aside === undefined) return undefined;
      const telling = managed.tells.telling({ root, part: found?.value, aside, directory, now: ports.machine.now() });
      const channel = notice.channel && channels.get(notice.channel);
      const follows = telling
        .follows?.(notice.key, Object.keys(calls))
        ?.map(({ rings: _rings, ...other }): Notice => other);
      const call = calls[notice.key] ?? 0;
      return { notice, posted, call, directory, telling, channel, beside, ...given({ follows }) };
    },
  };
}

async function channelsOf(
  { channels }: Ports,
  claimed: readonly Claimed[],
): Promise<ReadonlyMap<ChannelTarget, Channel | undefined>> {
  const targets = new Set(claimed.flatMap(({ value }) => value.channel ?? []));
  return new Map(await Promise.all([...targets].map(async (one) => [one, await channels.lately(one)] as const)));
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return async () => (made ??= make());
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
  // Without a result of this attempt none is counted.
  if (result.why === 'later' && result.busy === true) {
    return { ends: false, again: result.retryAfterMs ?? backOff(notice) };
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
  if ('takeDown' in found) {
    const gone = await takeDown(ports, pace, work, found.takeDown);
    const { nowhere } = found;
    return nowhere === undefined || !gone.ends ? gone : { ...gone, ...unreachable(work, nowhere) };
  }
  if ('nowhere' in found) return unreachable(work, found.nowhere, found.tells);
  if ('blocked' in found) return failed(work, found.blocked);
  if ('later' in found) return isLast(notice) ? unreachable(work, found.later.detail) : tryLater(work, found.later);
  if ('waitMs' in found) return { ends: false, again: found.waitMs };
  const { contact } = found;
  const nowMs = ports.machine.nowMs();
  const wait = contact === undefined ? 0 : contact.quietUntil - nowMs;
  if (contact !== undefined && wait > 0 && mustWait(work, contact)) return { ends: false, again: wait, forForm: true };
  const reads = (contact?.readsUntil ?? 0) - nowMs;
  if (reads > 0 && !found.rings) return { ends: false, again: reads, forForm: true };
  const together = await inDigest(ports, pace, work, found, contact);
  if (together !== undefined) return together;
  const attempt = await show(ports, pace, work, found);
  const called = attempt.result === 'posted' && contact !== undefined && notice.person !== undefined;
  return called ? { ...attempt, told: { person: notice.person, summary: found.message.summary } } : attempt;
}

/** Notices wait while a form is open in that chat, unless urgent or about a decision taken on that very form. */
const mustWait = ({ notice, telling }: Work, contact: Contact): boolean =>
  notice.urgent !== true && !(contact.formOf === notice.about.matter && telling.isDecided === true);

/**
 * Posts this person's card of a matter at once, as the answer to what they typed or pressed, and takes the
 * older one away; what is left of it calls it by `name`. Where the card has more than it would be told with, `told` is that
 * one: what waited for the chat then changes nothing of it.
 */
export async function postCard(
  ports: Ports,
  matter: PartitionId,
  key: string,
  contact: Contact,
  message: CardMessage,
  { name = matter, told = message.card }: { readonly name?: string; readonly told?: CardMessage['card'] } = {},
): Promise<PostResult> {
  const before = await ports.outbox.posted(matter, key);
  const result = await ports.poster.post(contact, message);
  if (!result.ok) return result;
  if (before?.activity !== undefined) await ports.poster.retire(contact, before.activity, pointerMessage(name));
  const { conversation } = contact;
  const shown = hashOf(canonical(told));
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
