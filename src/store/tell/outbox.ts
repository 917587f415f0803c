// The outbox, as it is stored: what is claimed, sent, put off, posted and given up.
import { mostOperations } from '../../casework/ports/commit-ports.ts';
import type {
  About,
  Claimed,
  Ended,
  Marks,
  Outbox,
  PendingNotice,
  Posted,
  Versioned,
} from '../../casework/ports/ports.ts';
import {
  newNotice,
  noticeDocument,
  noticeId,
  noticeIn,
  versionedNotice,
  postedDocument,
  postedId,
  postedIn,
} from '../matters/documents.ts';
import type { Items, Operation } from '../sdk/items.ts';
import { noticesDue, noticesForPerson, noticesOfMatter, noticesOutstanding, postedByIds } from '../queries/queries.ts';
import { groupsOf, idsAtOnce } from '../sdk/query.ts';
import { given } from '../../domain/kernel/given.ts';
import { endingsOn, type Ending, type Endings } from './endings.ts';
import type { Committed, CommittedBy } from './committed.ts';
import type { Sending, Sendings } from './sending.ts';
import { spread } from './spread.ts';
import { writeUnlessDestroyed } from '../destroying.ts';

/** What a person can look through; more than this is an outage, not a list. */
const mostOutstanding = 200;

/** What is still to be told, and what was posted, in the container `cases` beside the case. */
export function outboxOn(items: Items, sendings: Sendings, committed: Pick<CommittedBy, 'take'>): Outbox {
  const endings = endingsOn(items, sendings);
  return {
    due: async (nowMs, most) => (await items.across(noticesDue, { '@now': nowMs }, most)).map(noticeIn),
    ofMatter: async (matter) => (await items.inPartition(noticesOfMatter, matter)).map(noticeIn),
    forPerson: async (person) => (await items.across(noticesForPerson, { '@person': person })).map(noticeIn),
    claim: async (matter, nowMs, leaseMs, wanted = []) => {
      const left = wanted === 'committed' ? committed.take(matter) : undefined;
      const woken = wanted === 'committed' ? [] : wanted;
      const asked = { matter, nowMs, leaseMs, woken: woken.slice(0, mostWoken) };
      const taken = await sendings.inTurn(matter, async () => {
        const first = (left && (await takeCommitted(sendings, asked, left))) ?? (await takeDue(items, sendings, asked));
        const more: Versioned<PendingNotice>[] = [];
        for (let from = mostWoken; from < woken.length; from += mostWoken)
          more.push(...(await takeDue(items, sendings, { ...asked, woken: woken.slice(from, from + mostWoken) })));
        return [...first, ...more];
      });
      const posted = await postedBeside(
        items,
        matter,
        taken.map(({ value }) => value.key),
      );
      return taken.map((one) => claimedOf(asked, one, posted.get(one.value.key)));
    },
    outstanding: async (before) => {
      const found = (await items.across(noticesOutstanding, { '@zero': 0 }, mostOutstanding)).map(noticeIn);
      return found.filter((one) => one.attempts > 0 || one.trouble !== undefined || one.since < before);
    },
    tryAgain: async (matter, key) => sendings.inTurn(matter, async () => tryAgain(items, sendings, matter, key)),
    finish: async (claimed, ended) => finish(endings, claimed, ended),
    postpone: async (claimed, visibleAt, ended) => postpone(endings, claimed, visibleAt, ended),
    spread: async (claimed, nowMs) =>
      sendings.inTurn(claimed.value.about.matter, async () => spread(items, sendings, claimed, nowMs)),
    posted: async (matter, key) => postedOf(items, matter, key),
    reserve: async (matter, posted) => reserve(items, matter, posted),
    savePosted: async (matter, posted) => {
      await writeUnlessDestroyed(items, matter, [{ does: 'upsert', document: postedDocument(matter, posted) }]);
    },
  };
}

async function postedOf(items: Items, matter: string, key: string): Promise<Posted | undefined> {
  const found = await items.read(matter, postedId(key));
  return found && postedIn(found.raw);
}

interface Claim {
  readonly matter: About['matter'];
  readonly nowMs: number;
  readonly leaseMs: number;
  readonly woken: readonly string[];
}

const mostTries = 4;
/** Each is written, and beside them the lease. */
const mostWoken = mostOperations - 1;

/** By key. Few are read each, for that is cheaper; the cards of a press are asked for together. */
async function postedBeside(
  items: Items,
  matter: About['matter'],
  keys: readonly string[],
): Promise<ReadonlyMap<string, Posted>> {
  if (keys.length < fewest) {
    const found = await Promise.all(keys.map(async (key) => postedOf(items, matter, key)));
    return new Map(found.flatMap((one) => (one === undefined ? [] : [[one.key, one]])));
  }
  const groups = groupsOf(keys.map(postedId), idsAtOnce, '@id');
  const found = await Promise.all(groups.map(async (group) => items.inPartition(postedByIds, matter, group)));
  return new Map(found.flat().map((raw) => [postedIn(raw).key, postedIn(raw)]));
}
/** A query of one partition costs as much as three reads. */
const fewest = 4;

const claimedOf = (
  { nowMs, leaseMs }: Claim,
  { value, version }: Versioned<PendingNotice>,
  posted: Posted | undefined,
): Claimed => ({
  value: { ...value, attempts: value.attempts + 1 },
  version,
  posted,
  until: nowMs + leaseMs,
});

/** Undefined where this process does not know enough, or someone else was first: then it is looked up. */
async function takeCommitted(
  sendings: Sendings,
  wanted: Claim,
  { notices, before }: Committed,
): Promise<readonly Versioned<PendingNotice>[] | undefined> {
  if (notices.length === 0) return [];
  const areFree = notices.every(({ value }) => before !== undefined && !isSending(before, value.key, wanted.nowMs));
  return before !== undefined && areFree ? take(sendings, wanted, before, notices) : undefined;
}

/**
 * One write, and only where no one claimed or ended anything of this matter since before its notices were looked up:
 * so none of them was told meanwhile. Not tried again when the answer is lost: the notices then wait for the end of a
 * lease that no one holds.
 */
async function takeDue(items: Items, sendings: Sendings, wanted: Claim): Promise<readonly Versioned<PendingNotice>[]> {
  const { matter, nowMs } = wanted;
  let before = await sendings.known(matter);
  for (let tries = 0; tries < mostTries; tries += 1) {
    const found = (await items.inPartition(noticesOfMatter, matter)).map(versionedNotice);
    const due = found.filter(({ value }) => value.visibleAt <= nowMs || wanted.woken.includes(value.key));
    if (due.length === 0) return [];
    const free = due.filter(({ value }) => !isSending(before, value.key, nowMs));
    const taken = free.length === 0 ? undefined : await take(sendings, wanted, before, free);
    if (taken !== undefined) return taken;
    const now = await sendings.newest(matter);
    // Nothing was free, and that was still true.
    if (free.length === 0 && now.version === before.version) return [];
    before = now;
  }
  return [];
}

const isSending = ({ until }: Sending, key: string, nowMs: number): boolean => (until[key] ?? 0) > nowMs;

/** Undefined where someone else was first. What was put off and is woken is due from now on, whatever becomes of us. */
async function take(
  sendings: Sendings,
  { matter, nowMs, leaseMs }: Claim,
  before: Sending,
  free: readonly Versioned<PendingNotice>[],
): Promise<readonly Versioned<PendingNotice>[] | undefined> {
  const live = Object.entries(before.until).filter(([, end]) => end > nowMs);
  const mine = free.map(({ value }) => [value.key, nowMs + leaseMs] as const);
  const woken = free.filter(({ value }) => value.visibleAt > nowMs);
  const wakes = woken.map(({ value, version }): Operation => {
    return { does: 'replace', document: noticeDocument(awake(value)), version };
  });
  const until = Object.fromEntries([...live, ...mine]);
  const outcome = await sendings.change({ matter, before, until, operations: wakes, again: false });
  if (!outcome.written) return undefined;
  const versions = new Map(woken.map(({ value }, place) => [value.key, outcome.versions[place + 1]]));
  return free.map(({ value, version }) => {
    const now = versions.get(value.key);
    return now === undefined ? { value, version } : { value: awake(value), version: now };
  });
}

const awake = (notice: PendingNotice): PendingNotice => ({ ...notice, visibleAt: 0 });

/** A card that was never posted, while its first post is under way. */
const unposted = (key: string, changedMs: number): Posted => ({
  key,
  conversation: '',
  activity: undefined,
  call: 0,
  shown: '',
  changedMs,
});

const finish = async (endings: Endings, claimed: Claimed, ended: Ended): Promise<void> => {
  const { key } = claimed.value;
  await endings.end(endingOf(claimed, { does: 'remove', id: noticeId(key), version: claimed.version }, ended));
};

/** What the end of an attempt leaves: its notice, the card where it is another one now, the delivery, and the notices that follow. */
function endingOf(
  { value, posted: before, until }: Claimed,
  notice: Operation,
  { delivery, posted, also = [], nowMs = 0, trouble }: Partial<Ended> & Marks,
): Ending {
  const { about, key } = value;
  const { matter } = about;
  const isChanged = posted !== undefined || trouble !== undefined;
  const card = { ...(posted ?? before ?? unposted(key, nowMs)), ...given({ trouble }) };
  return {
    matter,
    key,
    until,
    notice,
    records: [
      ...(isChanged ? [{ does: 'upsert' as const, document: postedDocument(matter, card) }] : []),
      ...also.map((one) => ({ does: 'upsert' as const, document: newNotice(matter, one, nowMs) })),
    ],
    ...given({ delivery }),
  };
}

async function postpone(
  endings: Endings,
  claimed: Claimed,
  visibleAt: number,
  ended: Partial<Ended> & Marks = {},
): Promise<void> {
  const { value, version } = claimed;
  const { delivery, posted: _posted, also: _also, nowMs: _nowMs, ...marks } = ended;
  // What was not attempted does not count as an attempt: waiting for a form must not use them up.
  const attempts = delivery === undefined ? Math.max(0, value.attempts - 1) : value.attempts;
  const why = delivery?.detail;
  const document = noticeDocument({ ...value, ...marks, ...given({ why }), attempts, visibleAt });
  await endings.end(endingOf(claimed, { does: 'replace', document, version }, ended));
}

/** With no one sending it before or after. Again when someone else wrote in between: they may only have renewed it. */
async function tryAgain(
  items: Items,
  sendings: Sendings,
  matter: About['matter'],
  key: string,
): Promise<PendingNotice | undefined> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const before = await sendings.newest(matter);
    const found = await items.read(matter, noticeId(key));
    if (found === undefined || before.until[key] !== undefined) return undefined;
    const fresh = { ...awake(noticeIn(found.raw)), attempts: 0 };
    const operations: Operation[] = [{ does: 'replace', document: noticeDocument(fresh), version: found.version }];
    const { until } = before;
    if ((await sendings.change({ matter, before, until, operations, again: true })).written) return fresh;
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
