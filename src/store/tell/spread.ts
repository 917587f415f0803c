// A notice that holds others becomes those: as many in one write as that takes, what is left stays in it (docs/design.md 9).
import { mostOperations, type Notice } from '../../casework/ports/commit-ports.ts';
import type { About, Claimed, PendingNotice, Versioned } from '../../casework/ports/ports.ts';
import { newNotice, noticeDocument, noticeId, versionedNotice } from '../matters/documents.ts';
import { noticesOfMatter } from '../queries/queries.ts';
import type { Items, Operation } from '../sdk/items.ts';
import type { Sendings } from './sending.ts';

/** Beside them the lease is written, and the notice that held them. */
const mostAtOnce = mostOperations - 2;
const mostTries = 4;

/**
 * One write: it fails as a whole where anything of this matter was claimed, ended or told otherwise meanwhile, and is then
 * made again of what is there. Whether it was ours is asked each time, so that a lost answer does no harm.
 */
export async function spread(
  items: Items,
  sendings: Sendings,
  { value, until }: Claimed,
  nowMs: number,
): Promise<void> {
  const { key, about } = value;
  const { matter } = about;
  let before = await sendings.known(matter);
  for (let tries = 0; tries < mostTries; tries += 1) {
    if (before.until[key] !== until) return;
    const found = new Map((await items.inPartition(noticesOfMatter, matter)).map((raw) => keyed(versionedNotice(raw))));
    const held = found.get(key);
    if (held?.value.rest === undefined) return;
    const { [key]: _ours, ...others } = before.until;
    const operations = operationsOf(matter, held, found, nowMs);
    if ((await sendings.change({ matter, before, until: others, operations, again: true })).written) return;
    before = await sendings.newest(matter);
  }
}

type Found = Versioned<PendingNotice>;
const keyed = (one: Found): readonly [string, Found] => [one.value.key, one];

function operationsOf(
  matter: About['matter'],
  { value: held, version }: Found,
  found: ReadonlyMap<string, Found>,
  nowMs: number,
): readonly Operation[] {
  const { rest = [], since } = held;
  const left = rest.slice(mostAtOnce);
  const own: Operation =
    left.length === 0
      ? { does: 'remove', id: noticeId(held.key), version }
      : { does: 'replace', document: noticeDocument({ ...held, rest: left, visibleAt: nowMs }), version };
  const each = (notice: Notice): Operation | [] => {
    const document = { ...newNotice(matter, notice, nowMs), since };
    const there = found.get(notice.key);
    if (there === undefined) return { does: 'create', document };
    return there.value.since >= since ? [] : { does: 'replace', document, version: there.version };
  };
  return [own, ...rest.slice(0, mostAtOnce).flatMap(each)];
}
