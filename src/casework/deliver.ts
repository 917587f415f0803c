// Tells people what the outbox holds: claims a notice, renders it as the case is now, posts or updates (design.md 9).
import { personIn } from '../domain/directory.ts';
import type { Reference } from '../domain/ids.ts';
import { cardFor, goneMessage, mailFor, pointerMessage } from '../notices/render.ts';
import { canonical, hashOf } from './hashing.ts';
import type { CardMessage, CaseRecord, Contact, Delivery, PendingNotice, Posted, PostResult, Ports } from './ports.ts';

const leaseMs = 60_000;
const mostAttempts = 8;
const waitForInstallMs = 60 * 60 * 1000;

/** What one notice came to. */
type Step =
  | { readonly end: Delivery['result']; readonly posted?: Posted; readonly detail?: string }
  | { readonly again: number; readonly result?: Delivery['result']; readonly detail?: string };

/** Delivers one notice, if nobody else has it. Returns whether it was ours. */
export async function deliver(ports: Ports, notice: PendingNotice): Promise<boolean> {
  const nowMs = ports.machine.nowMs();
  const claimed = await ports.outbox.claim(notice.reference, notice.key, nowMs, leaseMs);
  if (claimed === undefined) return false;
  const step = await deliverClaimed(ports, claimed.value);
  if ('end' in step) {
    await ports.outbox.finish(claimed, step.posted, deliveryOf(ports, claimed.value, step.end, step.detail));
  } else {
    const attempted =
      step.result === undefined ? undefined : deliveryOf(ports, claimed.value, step.result, step.detail);
    await ports.outbox.postpone(claimed, nowMs + step.again, attempted);
  }
  return true;
}

const deliveryOf = (ports: Ports, notice: PendingNotice, result: Delivery['result'], detail?: string): Delivery => ({
  id: hashOf(notice.key, String(notice.attempts), String(ports.machine.nowMs())).slice(0, 24),
  key: notice.key,
  at: ports.machine.now(),
  attempt: notice.attempts,
  result,
  ...(detail !== undefined && { detail }),
});

async function deliverClaimed(ports: Ports, notice: PendingNotice): Promise<Step> {
  const [stored, posted] = await Promise.all([
    ports.cases.load(notice.reference),
    ports.outbox.posted(notice.reference, notice.key),
  ]);
  if (stored === undefined) return { end: 'unchanged' };
  const call = stored.value.calls[notice.key] ?? 0;
  return notice.person === undefined
    ? deliverMail(ports, notice, stored.value, posted, call)
    : deliverCard(ports, notice, stored.value, posted, call);
}

async function deliverMail(
  ports: Ports,
  notice: PendingNotice,
  record: CaseRecord,
  posted: Posted | undefined,
  call: number,
): Promise<Step> {
  const directory = await ports.directories.current();
  const mail = mailFor(record.case, directory, ports.machine.now());
  if (mail === undefined || (posted?.call ?? 0) >= call) return { end: 'unchanged' };
  const result = await ports.mailer.send({ id: `${notice.reference}.${notice.key}.${call}`, ...mail });
  if (!result.ok) return retry(ports, notice, result);
  return { end: 'mailed', posted: postedAs(ports, notice.key, 'mail', result.activity, call, '') };
}

async function deliverCard(
  ports: Ports,
  notice: PendingNotice,
  record: CaseRecord,
  posted: Posted | undefined,
  call: number,
): Promise<Step> {
  const rings = call > (posted?.call ?? 0);
  if (!rings && posted?.activity === undefined) return { end: 'unchanged' };
  const directory = await ports.directories.current();
  const contact = notice.person === undefined ? undefined : await ports.contacts.of(notice.person);
  if (contact === undefined) return { again: waitForInstallMs, result: 'unreachable', detail: 'no personal chat' };
  const wait = contact.quietUntil - ports.machine.nowMs();
  if (wait > 0 && mustWait(notice, contact, record)) return { again: wait };
  const person = personIn(directory, contact.person);
  const rendered = person && cardFor(record.case, person, directory, ports.machine.now());
  if (rendered === undefined) return retire(ports, notice, posted, contact, call);
  const { reference, key } = notice;
  return show(ports, { reference, key, contact, message: rendered, posted, call, rings }, notice);
}

/** Notices wait while a form is open in that chat, unless urgent or about a decision taken on that very form. */
const mustWait = (notice: PendingNotice, contact: Contact, record: CaseRecord): boolean =>
  notice.urgent !== true && !(contact.formOf === notice.reference && record.case.stage !== 'awaitingConsent');

interface Showing {
  readonly reference: Reference;
  readonly key: string;
  readonly contact: Contact;
  readonly message: CardMessage;
  readonly posted: Posted | undefined;
  readonly call: number;
  readonly rings: boolean;
}

async function show(ports: Ports, showing: Showing, notice: PendingNotice): Promise<Step> {
  const { key, contact, message, posted, call, rings } = showing;
  const shown = hashOf(canonical(message.card));
  if (!rings && posted?.activity !== undefined) {
    if (posted.shown === shown) return { end: 'unchanged' };
    const result = await ports.poster.update(contact, posted.activity, message);
    if (result.ok)
      return {
        end: 'updated',
        posted: postedAs(ports, key, contact.conversation, posted.activity, posted.call, shown),
      };
    if (result.why !== 'gone') return retry(ports, notice, result);
  }
  const result = await ports.poster.post(contact, message);
  if (!result.ok) return retry(ports, notice, result);
  await pointOn(ports, showing);
  return { end: 'posted', posted: postedAs(ports, key, contact.conversation, result.activity, call, shown) };
}

/** The older card of this case becomes a line that points to the newer one. A failure costs only tidiness. */
async function pointOn(
  ports: Ports,
  { posted, contact, reference }: Pick<Showing, 'posted' | 'contact' | 'reference'>,
): Promise<void> {
  if (posted?.activity === undefined) return;
  const result = await ports.poster.update(contact, posted.activity, pointerMessage(reference));
  if (!result.ok) ports.log.warn('older card not retired', { reference, why: result.why });
}

async function retire(
  ports: Ports,
  notice: PendingNotice,
  posted: Posted | undefined,
  contact: Contact,
  call: number,
): Promise<Step> {
  if (posted?.activity === undefined) return { end: 'unchanged' };
  const message = goneMessage();
  const result = await ports.poster.update(contact, posted.activity, message);
  if (!result.ok && result.why !== 'gone') return retry(ports, notice, result);
  const shown = hashOf(canonical(message.card));
  return { end: 'updated', posted: postedAs(ports, notice.key, posted.conversation, posted.activity, call, shown) };
}

function postedAs(
  ports: Ports,
  key: string,
  conversation: string,
  activity: string,
  call: number,
  shown: string,
): Posted {
  return { key, conversation, activity, call, shown, changedMs: ports.machine.nowMs() };
}

function retry(ports: Ports, notice: PendingNotice, result: PostResult & { ok: false }): Step {
  ports.log.warn('notice not delivered', { reference: notice.reference, attempt: notice.attempts, why: result.why });
  if (result.why === 'gone') return { again: waitForInstallMs, result: 'unreachable', detail: result.detail };
  if (notice.attempts >= mostAttempts) return { end: 'failed', detail: result.detail };
  const backOff = Math.min(1000 * 2 ** notice.attempts, 5 * 60 * 1000);
  if (result.why === 'unknown') return { again: backOff, result: 'maybeTwice', detail: result.detail };
  return { again: Math.max(result.retryAfterMs ?? 0, backOff), result: 'failed', detail: result.detail };
}

/**
 * Posts this person's card of a case at once, as the answer to what they typed or pressed, and turns the older one into
 * a pointer. `card` is for a case that does not exist yet.
 */
export async function postCard(
  ports: Ports,
  reference: Reference,
  key: string,
  contact: Contact,
  message: CardMessage,
): Promise<PostResult> {
  const before: Posted | undefined = await ports.outbox.posted(reference, key);
  const result = await ports.poster.post(contact, message);
  if (!result.ok) return result;
  await pointOn(ports, { posted: before, contact, reference });
  const shown = hashOf(canonical(message.card));
  await ports.outbox.savePosted(
    reference,
    postedAs(ports, key, contact.conversation, result.activity, before?.call ?? 0, shown),
  );
  return result;
}
