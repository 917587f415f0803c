// Tells people what the outbox holds: claims a notice, renders it as the case is now, posts or updates (design.md 9).
import { personIn, type Directory } from '../domain/directory.ts';
import type { Reference } from '../domain/ids.ts';
import { cardFor, goneMessage, mailFor, pointerMessage } from '../notices/render.ts';
import { isTrouble, toldOfTrouble, troubleCard } from '../notices/trouble.ts';
import { canonical, hashOf } from './hashing.ts';
import type { Pace } from './pace.ts';
import type {
  CardMessage,
  Claimed,
  CaseRecord,
  Contact,
  Delivery,
  Marks,
  Notice,
  PendingNotice,
  Posted,
  PostResult,
  Ports,
} from './ports.ts';

const leaseMs = 60_000;
const mostAttempts = 8;
const ambiguousPauseMs = 10_000;
const longestBackOffMs = 5 * 60 * 1000;
const installCheckMs = 6 * 60 * 60 * 1000;
/** Of a notice that is not tried again by itself. */
export const never = 8.64e15;

/** What one notice came to: ended, or to be looked at again in `again` milliseconds. */
type Outcome = {
  readonly result?: Delivery['result'];
  readonly detail?: string;
  readonly posted?: Posted;
  readonly also?: readonly Notice[];
} & ({ readonly ends: true } | ({ readonly ends: false; readonly again: number; readonly forForm?: true } & Marks));

/** What is known of a notice while it is delivered. */
interface Work {
  readonly notice: PendingNotice;
  readonly record: CaseRecord;
  readonly posted: Posted | undefined;
  readonly directory: Directory;
  readonly call: number;
}
interface Showing extends Work {
  readonly contact: Contact;
  readonly message: CardMessage;
  readonly rings: boolean;
}

/** What became of one call of `deliver`. */
export interface Delivered {
  /** Nobody else had it. */
  readonly taken: boolean;
  /** Other notices followed from it. */
  readonly more: boolean;
  /** It is to be looked at again after so many milliseconds. */
  readonly again?: number;
}

/** Delivers one notice, if nobody else has it. */
export async function deliver(ports: Ports, pace: Pace, notice: PendingNotice): Promise<Delivered> {
  const nowMs = ports.machine.nowMs();
  const claimed = await ports.outbox.claim(notice.reference, notice.key, nowMs, leaseMs);
  if (claimed === undefined) return { taken: false, more: false };
  const outcome = await deliverClaimed(ports, pace, claimed);
  const { result, detail, posted, also } = outcome;
  if (!outcome.ends && result !== undefined) {
    ports.log.warn('notice not delivered', {
      reference: notice.reference,
      attempt: claimed.value.attempts,
      result,
      detail,
    });
  }
  const records = { nowMs, ...(posted !== undefined && { posted }), ...(also !== undefined && { also }) };
  const delivery = result === undefined ? undefined : deliveryOf(ports, claimed.value, result, detail);
  if (outcome.ends) {
    await ports.outbox.finish(claimed, {
      ...records,
      delivery: delivery ?? deliveryOf(ports, claimed.value, 'unchanged'),
    });
  } else {
    const { trouble, ambiguous } = outcome;
    const marks = { ...(trouble !== undefined && { trouble }), ...(ambiguous !== undefined && { ambiguous }) };
    await ports.outbox.postpone(claimed, Math.min(never, nowMs + outcome.again), {
      ...records,
      ...marks,
      ...(delivery !== undefined && { delivery }),
    });
  }
  const again = outcome.ends ? undefined : await againIn(ports, claimed.value, outcome.again, outcome.forForm === true);
  return { taken: true, more: (also?.length ?? 0) > 0, ...(again !== undefined && { again }) };
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
  ...(detail !== undefined && { detail }),
});

const unchanged: Outcome = { ends: true, result: 'unchanged' };

async function deliverClaimed(ports: Ports, pace: Pace, { value: notice, posted }: Claimed): Promise<Outcome> {
  const [stored, directory] = await Promise.all([ports.cases.load(notice.reference), ports.directories.current()]);
  if (stored === undefined) return unchanged;
  const record = stored.value;
  const work: Work = { notice, record, posted, directory, call: record.calls[notice.key] ?? 0 };
  const outcome = notice.person === undefined ? await deliverMail(ports, work) : await deliverCard(ports, pace, work);
  // Those who were told that it could not be delivered are told that it was.
  if (!outcome.ends || notice.trouble === undefined || isTrouble(notice.key)) return outcome;
  return { ...outcome, also: toldOfTrouble(record.case, notice, directory) };
}

async function deliverMail(ports: Ports, work: Work): Promise<Outcome> {
  const { notice, record, posted, call, directory } = work;
  const mail = mailFor(record.case, directory, ports.machine.now());
  if (mail === undefined || (posted?.call ?? 0) >= call) return unchanged;
  const result = await ports.mailer.send({ id: `${notice.reference}.${notice.key}.${call}`, ...mail });
  if (result.ok) return { ends: true, result: 'mailed', posted: postedAs(ports, work, 'mail', result.activity, '') };
  // The same mail again is the same mail: its Message-ID says so. Refused for good is refused for good.
  return result.why === 'gone' ? failed(work, result.detail) : tryLater(work, result);
}

async function deliverCard(ports: Ports, pace: Pace, work: Work): Promise<Outcome> {
  const { notice, record, posted, call, directory } = work;
  const trouble = isTrouble(notice.key);
  const rings = trouble ? posted?.activity === undefined : call > (posted?.call ?? 0);
  if (!rings && posted?.activity === undefined) return unchanged;
  const contact = notice.person === undefined ? undefined : await ports.contacts.of(notice.person);
  if (contact === undefined) return unreachable(work, 'no personal chat');
  const wait = contact.quietUntil - ports.machine.nowMs();
  if (wait > 0 && mustWait(notice, contact, record)) return { ends: false, again: wait, forForm: true };
  const person = personIn(directory, contact.person);
  const message = trouble
    ? await troubleMessage(ports, work)
    : person && cardFor(record.case, person, directory, ports.machine.now());
  return show(ports, pace, {
    ...work,
    contact,
    message: message ?? goneMessage(),
    rings: rings && message !== undefined,
  });
}

/** Notices wait while a form is open in that chat, unless urgent or about a decision taken on that very form. */
const mustWait = (notice: PendingNotice, contact: Contact, record: CaseRecord): boolean =>
  notice.urgent !== true && !(contact.formOf === notice.reference && record.case.stage !== 'awaitingConsent');

/** Undefined when the trouble was over before anybody was told of it. */
async function troubleMessage(
  ports: Ports,
  { notice, record, posted, directory }: Work,
): Promise<CardMessage | undefined> {
  const about = (await ports.outbox.ofCase(notice.reference)).find((one) => one.key === notice.about);
  if (about?.trouble === undefined && posted?.activity === undefined) return undefined;
  const person = notice.about?.startsWith('card-') === true ? notice.about.slice('card-'.length) : undefined;
  const troubled = { key: notice.about ?? '', person: personIn(directory, person ?? '')?.objectId };
  return troubleCard(record.case, troubled, about?.trouble, directory, ports.machine.now());
}

async function show(ports: Ports, pace: Pace, showing: Showing): Promise<Outcome> {
  const { contact, message, posted, rings } = showing;
  const shown = hashOf(canonical(message.card));
  if (!rings && (posted?.activity === undefined || (posted.shown === shown && posted.older === undefined)))
    return unchanged;
  const wait = pace.take(contact.conversation, ports.machine.nowMs());
  if (wait > 0) return { ends: false, again: wait };
  if (!rings && posted?.activity !== undefined) {
    if (posted.shown === shown) return pointOn(ports, showing, posted);
    const result = await ports.poster.update(contact, posted.activity, message);
    const kept = { ...posted, shown, changedMs: ports.machine.nowMs() };
    if (result.ok) return { ends: true, result: 'updated', posted: kept };
    // An update is safe to repeat; a message that is gone is posted anew.
    if (result.why !== 'gone') return tryLater(showing, blockIfAsked(ports, pace, contact, result));
  }
  const result = await ports.poster.post(contact, message);
  if (!result.ok) return notPosted(showing, blockIfAsked(ports, pace, contact, result));
  const older = posted?.activity === undefined ? {} : { older: posted.activity };
  const kept = { ...postedAs(ports, showing, contact.conversation, result.activity, shown), ...older };
  const twice = showing.notice.ambiguous === true ? { detail: 'may appear twice' } : {};
  return kept.older === undefined
    ? { ends: true, result: 'posted', posted: kept, ...twice }
    : { ...(await pointOn(ports, showing, kept)), result: 'posted', ...twice };
}

/** The older card of this case becomes a line that points to the newer one; tried again until it does. */
async function pointOn(ports: Ports, { contact, notice }: Showing, posted: Posted): Promise<Outcome> {
  const { older, ...kept } = posted;
  if (older === undefined) return unchanged;
  const result = await ports.poster.update(contact, older, pointerMessage(notice.reference));
  if (result.ok || result.why === 'gone' || notice.attempts >= mostAttempts)
    return { ends: true, result: 'updated', posted: kept };
  return { ends: false, again: backOff(notice), result: 'later', posted, detail: result.detail };
}

/** A conversation that asks for patience gets it; no other waits for it. */
function blockIfAsked(
  ports: Ports,
  pace: Pace,
  contact: Contact,
  result: PostResult & { ok: false },
): PostResult & { ok: false } {
  if (result.why === 'later' && result.retryAfterMs !== undefined) {
    pace.block(contact.conversation, ports.machine.nowMs() + result.retryAfterMs);
  }
  return result;
}

function notPosted(work: Work, result: PostResult & { ok: false }): Outcome {
  if (result.why === 'gone') return unreachable(work, result.detail);
  if (result.why === 'later') return tryLater(work, result);
  // It may have arrived: repeated once, after a pause; then a person is told instead (design.md 9).
  if (work.notice.ambiguous === true) return failed(work, `twice ${result.detail}`);
  return { ends: false, again: ambiguousPauseMs, result: 'maybeTwice', ambiguous: true, detail: result.detail };
}

const backOff = ({ attempts, key }: PendingNotice): number => {
  const base = Math.min(1000 * 2 ** attempts, longestBackOffMs);
  // Spread by the key, so that notices that failed together do not come again together.
  return base + (Number.parseInt(hashOf(key, String(attempts)).slice(0, 4), 16) % Math.ceil(base / 4));
};

function tryLater(work: Work, result: PostResult & { ok: false }): Outcome {
  if (work.notice.attempts >= mostAttempts) return failed(work, result.detail);
  const asked = result.why === 'later' ? result.retryAfterMs : undefined;
  return { ends: false, again: asked ?? backOff(work.notice), result: 'later', detail: result.detail };
}

function failed({ notice, record, directory }: Work, detail: string): Outcome {
  const also = isTrouble(notice.key) ? [] : toldOfTrouble(record.case, notice, directory);
  return { ends: false, again: never, result: 'failed', trouble: 'failed', detail, also };
}

/** Waits for the installation (which wakes it), and tells the fallback audience once. */
function unreachable({ notice, record, directory }: Work, detail: string): Outcome {
  const known = notice.trouble === 'unreachable' || isTrouble(notice.key);
  const also = known ? [] : toldOfTrouble(record.case, notice, directory);
  return { ends: false, again: installCheckMs, result: 'unreachable', trouble: 'unreachable', detail, also };
}

function postedAs(ports: Ports, { notice, call }: Work, conversation: string, activity: string, shown: string): Posted {
  return { key: notice.key, conversation, activity, call, shown, changedMs: ports.machine.nowMs() };
}

/**
 * Posts this person's card of a case at once, as the answer to what they typed or pressed, and turns the older one into
 * a pointer.
 */
export async function postCard(
  ports: Ports,
  reference: Reference,
  key: string,
  contact: Contact,
  message: CardMessage,
): Promise<PostResult> {
  const before = await ports.outbox.posted(reference, key);
  const result = await ports.poster.post(contact, message);
  if (!result.ok) return result;
  if (before?.activity !== undefined) await ports.poster.update(contact, before.activity, pointerMessage(reference));
  const { conversation } = contact;
  const shown = hashOf(canonical(message.card));
  const changedMs = ports.machine.nowMs();
  await ports.outbox.savePosted(reference, {
    key,
    conversation,
    activity: result.activity,
    call: before?.call ?? 0,
    shown,
    changedMs,
  });
  return result;
}
