// What the fictional people were told long ago is not told again: their windows begin with what is new.
import { hashOf } from '../casework/write/hashing.ts';
import type { MatterRecord } from '../casework/ports/matter-ports.ts';
import type { CaseTypes } from '../domain/case/case.ts';
import type { Claimed, Machine, PendingNotice } from '../casework/ports/ports.ts';
import { isOpen } from '../domain/case/action/action.ts';
import type { Instant } from '../domain/time/calendar.ts';
import type { Reference } from '../domain/ids.ts';
import type { CosmosStore } from '../store/cosmos.ts';

type Store = Pick<CosmosStore, 'cases' | 'outbox' | 'contacts' | 'channels'>;
type Now = Pick<Machine, 'now' | 'nowMs'>;

const leaseMs = 60_000;
/** As the bot looks again for someone who has no chat with it yet. */
const installCheckMs = 6 * 60 * 60 * 1000;

/**
 * Ends the notices of a case whose call was before `since`. The others wait for their person's window, as after an
 * installation: without it they would be reported to the co-ordinator before anyone could open one. What an agency has
 * still to do waits for its channel, however old.
 */
export async function settleOld(store: Store, machine: Now, reference: Reference, since: Instant): Promise<void> {
  const [notices, record, facts, actions] = await Promise.all([
    store.outbox.ofMatter(reference),
    store.cases.load(reference),
    store.cases.facts(reference),
    store.cases.parts(reference, 'action'),
  ]);
  if (record === undefined) return;
  const calledAt = new Map(facts.map(({ number, at }) => [number, at]));
  const open = actions.filter(isOpen);
  for (const notice of notices) {
    const call = record.value.calls[notice.key];
    const isNew = call !== undefined && (calledAt.get(call) ?? '') >= since;
    const isToDo = open.some(({ id, agency }) => notice.channel === `agency:${agency}` && notice.about.part === id);
    if (isToDo || (isNew && notice.person !== undefined)) await waitForPlace(store, machine, notice);
    else if (!isNew || notice.channel?.startsWith('agency:')) await end(store, machine, notice, record.value);
  }
}

const claim = async (
  { outbox }: Store,
  machine: Now,
  { about: { matter }, key }: PendingNotice,
): Promise<Claimed | undefined> => outbox.claim(matter, key, machine.nowMs(), leaseMs);

/** Anyone who has a chat with the bot, or a linked channel, is told as soon as it runs. */
async function waitForPlace(store: Store, machine: Now, notice: PendingNotice): Promise<void> {
  const { person, channel } = notice;
  if (person !== undefined && (await store.contacts.of(person)) !== undefined) return;
  if (channel !== undefined && (await store.channels.of(channel)) !== undefined) return;
  const claimed = await claim(store, machine, notice);
  if (claimed === undefined) return;
  await store.outbox.postpone(claimed, machine.nowMs() + installCheckMs, { trouble: 'unreachable' });
}

/** On record as told: what changes from now on is told as usual. */
async function end(
  store: Store,
  machine: Now,
  notice: PendingNotice,
  { calls }: MatterRecord<CaseTypes>,
): Promise<void> {
  const claimed = await claim(store, machine, notice);
  if (claimed === undefined) return;
  const { key } = notice;
  const nowMs = machine.nowMs();
  const id = hashOf(key, 'fictional', String(nowMs)).slice(0, 24);
  const posted = { key, conversation: '', activity: undefined, call: calls[key] ?? 0, shown: '', changedMs: nowMs };
  await store.outbox.finish(claimed, {
    delivery: { id, key, at: machine.now(), attempt: claimed.value.attempts, result: 'unchanged' },
    posted,
    nowMs,
  });
}
