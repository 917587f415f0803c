import type { Ended, Marks, Outbox, PendingNotice, Posted, Versioned } from '../casework/ports.ts';
import type { Reference } from '../domain/ids.ts';
import {
  deliveryDocument,
  newNotice,
  noticeDocument,
  noticeId,
  noticeIn,
  postedDocument,
  postedId,
  postedIn,
} from './documents.ts';
import type { Items, Operation } from './items.ts';
import { noticesDue, noticesForPerson, noticesOfCase, noticesOutstanding } from './queries.ts';

/** What a person can look through; more than this is an outage, not a list. */
const mostOutstanding = 200;

/** What is still to be told, and what was posted, in the container `cases` beside the case. */
export function outboxOn(items: Items): Outbox {
  return {
    due: async (nowMs, most) => (await items.across(noticesDue, { '@now': nowMs }, most)).map(noticeIn),
    ofCase: async (reference) => (await items.inPartition(noticesOfCase, reference)).map(noticeIn),
    forPerson: async (person) => (await items.across(noticesForPerson, { '@person': person })).map(noticeIn),
    claim: (reference, key, nowMs, leaseMs) => claim(items, reference, key, nowMs, leaseMs),
    outstanding: async (before) => {
      const found = (await items.across(noticesOutstanding, { '@zero': 0 }, mostOutstanding)).map(noticeIn);
      return found.filter((one) => one.attempts > 0 || one.trouble !== undefined || one.since < before);
    },
    tryAgain: (reference, key) =>
      renew(items, reference, key, ({ trouble: _over, ...notice }) => ({ ...notice, attempts: 0 })),
    finish: (claimed, ended) => finish(items, claimed, ended),
    postpone: (claimed, visibleAt, ended) => postpone(items, claimed, visibleAt, ended),
    wake: ({ reference, key }) => renew(items, reference, key, (notice) => notice),
    posted: async (reference, key) => {
      const found = await items.read(reference, postedId(key));
      return found && postedIn(found.raw);
    },
    reserve: (reference, posted) => reserve(items, reference, posted),
    savePosted: async (reference, posted) => {
      await items.writeAgain(reference, [{ does: 'upsert', document: postedDocument(reference, posted) }]);
    },
  };
}

/** Not tried again when the answer is lost: the notice then waits for the end of a lease that nobody holds. */
async function claim(
  items: Items,
  reference: Reference,
  key: string,
  nowMs: number,
  leaseMs: number,
): Promise<Versioned<PendingNotice> | undefined> {
  const found = await items.read(reference, noticeId(key));
  if (found === undefined) return undefined;
  const notice = noticeIn(found.raw);
  if (notice.visibleAt > nowMs) return undefined;
  const attempts = notice.attempts + 1;
  const value: PendingNotice = { ...notice, attempts, visibleAt: nowMs + leaseMs, claimed: true };
  const operation: Operation = { does: 'replace', document: noticeDocument(value), version: found.version };
  const outcome = await items.write(reference, [operation]);
  const version = outcome.written ? outcome.versions[0] : undefined;
  return version === undefined ? undefined : { value, version };
}

async function finish(
  items: Items,
  { value: { reference, key, attempts }, version }: Versioned<PendingNotice>,
  ended: Ended,
): Promise<void> {
  const records = recordsOf(reference, ended);
  const outcome = await items.writeAgain(reference, [...records, { does: 'remove', id: noticeId(key), version }]);
  if (outcome.written) return;
  const found = await items.read(reference, noticeId(key));
  // A renewed notice starts to count anew. Otherwise the lease ran out and the next worker's record is the newer one:
  // only that something was sent is still worth knowing.
  const renewed = found !== undefined && noticeIn(found.raw).attempts <= attempts;
  await items.writeAgain(reference, renewed ? records : recordsOf(reference, { delivery: ended.delivery }));
}

/** What the end of an attempt leaves: the delivery, what was posted, and the notices that follow. */
function recordsOf(
  reference: Reference,
  { delivery, posted, also = [], nowMs = 0 }: Partial<Ended>,
): readonly Operation[] {
  return [
    ...(posted === undefined ? [] : [{ does: 'upsert' as const, document: postedDocument(reference, posted) }]),
    ...(delivery === undefined ? [] : [{ does: 'upsert' as const, document: deliveryDocument(reference, delivery) }]),
    ...also.map((notice) => ({ does: 'upsert' as const, document: newNotice(reference, notice, nowMs) })),
  ];
}

async function postpone(
  items: Items,
  { value, version }: Versioned<PendingNotice>,
  visibleAt: number,
  ended: Partial<Ended> & Marks = {},
): Promise<void> {
  const { reference } = value;
  const { delivery, posted: _posted, also: _also, nowMs: _nowMs, ...marks } = ended;
  // What was not attempted does not count as an attempt: waiting for a form must not use them up.
  const attempts = delivery === undefined ? Math.max(0, value.attempts - 1) : value.attempts;
  const document = noticeDocument({ ...value, ...marks, attempts, visibleAt, claimed: false });
  const records = recordsOf(reference, ended);
  const outcome = await items.writeAgain(reference, [{ does: 'replace', document, version }, ...records]);
  // Renewed or taken over meanwhile: it is left as it is.
  if (!outcome.written && records.length > 0) await items.writeAgain(reference, records);
}

/** Makes a notice due. Tried once more when somebody else wrote in between: they may only have renewed it. */
async function renew(
  items: Items,
  reference: Reference,
  key: string,
  change: (notice: PendingNotice) => PendingNotice,
): Promise<PendingNotice | undefined> {
  for (let tries = 0; tries < 2; tries += 1) {
    const found = await items.read(reference, noticeId(key));
    if (found === undefined) return undefined;
    const notice = noticeIn(found.raw);
    if (notice.claimed === true) return undefined;
    const awake: PendingNotice = { ...change(notice), visibleAt: 0 };
    const operation: Operation = { does: 'replace', document: noticeDocument(awake), version: found.version };
    if ((await items.writeAgain(reference, [operation])).written) return awake;
  }
  return undefined;
}

async function reserve(items: Items, reference: Reference, posted: Posted): Promise<boolean> {
  const outcome = await items.writeAgain(reference, [{ does: 'create', document: postedDocument(reference, posted) }]);
  if (outcome.written || !outcome.repeated) return outcome.written;
  // The reply to an earlier try was lost: is it ours that is there?
  const found = await items.read(reference, postedId(posted.key));
  return found !== undefined && isSame(postedIn(found.raw), posted);
}

const isSame = (one: Posted, other: Posted): boolean =>
  one.activity === other.activity &&
  one.changedMs === other.changedMs &&
  one.conversation === other.conversation &&
  one.call === other.call &&
  one.shown === other.shown;
