import type {
  About,
  Claimed,
  Delivery,
  Ended,
  Marks,
  Outbox,
  PendingNotice,
  Posted,
} from '../../casework/ports/ports.ts';
import {
  deliveryDocument,
  newNotice,
  noticeDocument,
  noticeId,
  noticeIn,
  postedDocument,
  postedId,
  postedIn,
} from '../matters/documents.ts';
import type { Items, Operation } from '../sdk/items.ts';
import { noticesDue, noticesForPerson, noticesOfMatter, noticesOutstanding } from '../queries/queries.ts';
import { given } from '../../domain/given.ts';

/** What a person can look through; more than this is an outage, not a list. */
const mostOutstanding = 200;

/** What is still to be told, and what was posted, in the container `cases` beside the case. */
export function outboxOn(items: Items): Outbox {
  return {
    due: async (nowMs, most) => (await items.across(noticesDue, { '@now': nowMs }, most)).map(noticeIn),
    ofMatter: async (matter) => (await items.inPartition(noticesOfMatter, matter)).map(noticeIn),
    forPerson: async (person) => (await items.across(noticesForPerson, { '@person': person })).map(noticeIn),
    claim: (matter, key, nowMs, leaseMs) => claim(items, matter, key, nowMs, leaseMs),
    outstanding: async (before) => {
      const found = (await items.across(noticesOutstanding, { '@zero': 0 }, mostOutstanding)).map(noticeIn);
      return found.filter((one) => one.attempts > 0 || one.trouble !== undefined || one.since < before);
    },
    tryAgain: (matter, key) => renew(items, matter, key, (notice) => ({ ...notice, attempts: 0 })),
    finish: (claimed, ended) => finish(items, claimed, ended),
    postpone: (claimed, visibleAt, ended) => postpone(items, claimed, visibleAt, ended),
    wake: ({ about: { matter }, key }) => renew(items, matter, key, (notice) => notice),
    posted: async (matter, key) => {
      const found = await items.read(matter, postedId(key));
      return found && postedIn(found.raw);
    },
    reserve: (matter, posted) => reserve(items, matter, posted),
    savePosted: async (matter, posted) => {
      await items.writeAgain(matter, [{ does: 'upsert', document: postedDocument(matter, posted) }]);
    },
  };
}

/**
 * Marks both the notice and its card as being sent, in one batch. Not tried again when the answer is lost: the notice
 * then waits for the end of a lease that no one holds.
 */
async function claim(
  items: Items,
  matter: About['matter'],
  key: string,
  nowMs: number,
  leaseMs: number,
): Promise<Claimed | undefined> {
  const [found, card] = await Promise.all([items.read(matter, noticeId(key)), items.read(matter, postedId(key))]);
  if (found === undefined) return undefined;
  const notice = noticeIn(found.raw);
  const posted = card === undefined ? undefined : postedIn(card.raw);
  if (notice.visibleAt > nowMs || (posted?.sendingUntil ?? 0) > nowMs) return undefined;
  const attempts = notice.attempts + 1;
  const value: PendingNotice = { ...notice, attempts, visibleAt: nowMs + leaseMs, claimed: true };
  const document = postedDocument(matter, { ...(posted ?? unposted(key, nowMs)), sendingUntil: nowMs + leaseMs });
  const outcome = await items.write(matter, [
    { does: 'replace', document: noticeDocument(value), version: found.version },
    card === undefined ? { does: 'create', document } : { does: 'replace', document, version: card.version },
  ]);
  const version = outcome.written ? outcome.versions[0] : undefined;
  return version === undefined ? undefined : { value, version, posted: posted && idle(posted) };
}

/** A card that was never posted, while its first post is under way. */
const unposted = (key: string, changedMs: number): Posted => ({
  key,
  conversation: '',
  activity: undefined,
  call: 0,
  shown: '',
  changedMs,
});
const idle = ({ sendingUntil: _over, ...posted }: Posted): Posted => posted;

const finish = async (items: Items, claimed: Claimed, ended: Ended): Promise<void> => {
  const { key } = claimed.value;
  await settle(items, claimed, { does: 'remove', id: noticeId(key), version: claimed.version }, ended);
};

/** Writes the end of an attempt together with what becomes of its notice. */
async function settle(items: Items, claimed: Claimed, notice: Operation, ended: Partial<Ended> & Marks): Promise<void> {
  const { about, key, visibleAt: leaseEnd } = claimed.value;
  const { matter } = about;
  const records = recordsOf(claimed, ended);
  const outcome = await items.writeAgain(matter, [notice, ...records]);
  if (outcome.written) return;
  // The notice was renewed meanwhile and stays as it is. When the lease ran out too, the next worker's record of the
  // card is the newer one: only that something was sent is still worth knowing.
  const card = await items.read(matter, postedId(key));
  const isOurs = card !== undefined && postedIn(card.raw).sendingUntil === leaseEnd;
  const left = isOurs ? records : ended.delivery === undefined ? [] : [deliveryOf(matter, ended.delivery)];
  if (left.length > 0) await items.writeAgain(matter, left);
}

const deliveryOf = (matter: About['matter'], delivery: Delivery): Operation => ({
  does: 'upsert',
  document: deliveryDocument(matter, delivery),
});

/** What the end of an attempt leaves: the card free again, the delivery, and the notices that follow. */
function recordsOf(
  claimed: Claimed,
  { delivery, posted, also = [], nowMs = 0, trouble }: Partial<Ended> & Marks,
): readonly Operation[] {
  const { about, key } = claimed.value;
  const { matter } = about;
  const card = { ...idle(posted ?? claimed.posted ?? unposted(key, nowMs)), ...given({ trouble }) };
  return [
    { does: 'upsert', document: postedDocument(matter, card) },
    ...(delivery === undefined ? [] : [deliveryOf(matter, delivery)]),
    ...also.map((notice) => ({ does: 'upsert' as const, document: newNotice(matter, notice, nowMs) })),
  ];
}

async function postpone(
  items: Items,
  claimed: Claimed,
  visibleAt: number,
  ended: Partial<Ended> & Marks = {},
): Promise<void> {
  const { value, version } = claimed;
  const { delivery, posted: _posted, also: _also, nowMs: _nowMs, ...marks } = ended;
  // What was not attempted does not count as an attempt: waiting for a form must not use them up.
  const attempts = delivery === undefined ? Math.max(0, value.attempts - 1) : value.attempts;
  const why = delivery?.detail;
  const document = noticeDocument({ ...value, ...marks, ...given({ why }), attempts, visibleAt, claimed: false });
  await settle(items, claimed, { does: 'replace', document, version }, ended);
}

/** Makes a notice due. Tried again when someone else wrote in between: they may only have renewed it. */
async function renew(
  items: Items,
  matter: About['matter'],
  key: string,
  change: (notice: PendingNotice) => PendingNotice,
): Promise<PendingNotice | undefined> {
  for (let tries = 0; tries < 2; tries += 1) {
    const found = await items.read(matter, noticeId(key));
    if (found === undefined) return undefined;
    const notice = noticeIn(found.raw);
    if (notice.claimed === true) return undefined;
    const awake: PendingNotice = { ...change(notice), visibleAt: 0 };
    const operation: Operation = { does: 'replace', document: noticeDocument(awake), version: found.version };
    if ((await items.writeAgain(matter, [operation])).written) return awake;
  }
  return undefined;
}

async function reserve(items: Items, matter: About['matter'], posted: Posted): Promise<boolean> {
  const outcome = await items.writeAgain(matter, [{ does: 'create', document: postedDocument(matter, posted) }]);
  if (outcome.written || !outcome.repeated) return outcome.written;
  // The reply to an earlier try was lost: is it ours that is there?
  const found = await items.read(matter, postedId(posted.key));
  return found !== undefined && isSame(postedIn(found.raw), posted);
}

const isSame = (one: Posted, other: Posted): boolean =>
  one.activity === other.activity &&
  one.changedMs === other.changedMs &&
  one.conversation === other.conversation &&
  one.call === other.call &&
  one.shown === other.shown;
