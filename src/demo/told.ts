// What the fictional people were told long ago is not told again: their windows begin with what is new.
import { hashOf } from '../casework/write/hashing.ts';
import type { Claimed, Machine } from '../casework/ports/ports.ts';
import { isOpen, type Action } from '../domain/case/action/action.ts';
import { toCouncilId } from '../domain/council/council.ts';
import { toMeetingId } from '../domain/meeting/meeting.ts';
import { toRegisterId } from '../domain/register/entry.ts';
import type { PartitionId } from '../domain/matters/partition.ts';
import type { Instant } from '../domain/time/calendar.ts';
import { toEntityId, toTrainingId, type Reference } from '../domain/kernel/ids.ts';
import type { CosmosStore } from '../store/cosmos.ts';

type Store = Pick<
  CosmosStore,
  'cases' | 'meetings' | 'trainings' | 'entities' | 'register' | 'council' | 'outbox' | 'channels'
>;
type Calls = Readonly<Record<string, number>>;
type Now = Pick<Machine, 'now' | 'nowMs'>;

const leaseMs = 60_000;
/** As the bot looks again for a place that it does not know yet. */
const installCheckMs = 6 * 60 * 60 * 1000;

/**
 * Ends the notices to people: a window opens at its home card, which counts what is waiting, and new cards come below it. What
 * an agency has still to do waits for its channel, however old; posts and mails since `since` go out as soon as the bot runs.
 */
export async function settleOld(store: Store, machine: Now, id: PartitionId, since: Instant): Promise<void> {
  const [claimed, { calls, facts, actions }] = await Promise.all([
    store.outbox.claim(id, machine.nowMs(), leaseMs),
    knownOf(store, id),
  ]);
  const calledAt = new Map(facts.map(({ number, at }) => [number, at]));
  const open = actions.filter(isOpen);
  const settle = async (one: Claimed): Promise<void> => {
    const { value: notice } = one;
    const call = calls[notice.key];
    const isNew = call !== undefined && (calledAt.get(call) ?? '') >= since;
    const isToDo = open.some(
      ({ agency, id: part }) => notice.channel === `agency:${agency}` && notice.about.part === part,
    );
    const isLeft = !isToDo && isNew && notice.person === undefined && notice.channel?.startsWith('agency:') !== true;
    if (isLeft) return giveBack(store, one);
    if (isToDo) return waitForPlace(store, machine, one);
    return end(store, machine, one, calls);
  };
  await Promise.all(claimed.map(settle));
}

interface Known {
  readonly calls: Calls;
  readonly facts: readonly { readonly number: number; readonly at: Instant }[];
  readonly actions: readonly Action[];
}
async function knownOf(
  { cases, meetings, trainings, entities, register, council }: Store,
  id: PartitionId,
): Promise<Known> {
  const meeting = toMeetingId(id);
  if (meeting !== undefined) return ofMatter(meetings, meeting);
  const training = toTrainingId(id);
  if (training !== undefined) return ofMatter(trainings, training);
  const entity = toEntityId(id);
  if (entity !== undefined) return ofMatter(entities, entity);
  const entry = toRegisterId(id);
  if (entry !== undefined) return ofMatter(register, entry);
  const theCouncil = toCouncilId(id);
  if (theCouncil !== undefined) return ofMatter(council, theCouncil);
  const reference = id as Reference; // none of these: a case
  const [known, actions] = await Promise.all([ofMatter(cases, reference), cases.parts(reference, 'action')]);
  return { ...known, actions };
}

interface Kept<Id> {
  load(id: Id): Promise<{ readonly value: { readonly calls: Calls } } | undefined>;
  facts(id: Id): Promise<Known['facts']>;
}
async function ofMatter<Id>(kept: Kept<Id>, id: Id): Promise<Known> {
  const [record, facts] = await Promise.all([kept.load(id), kept.facts(id)]);
  return { calls: record?.value.calls ?? {}, facts, actions: [] };
}

const giveBack = async ({ outbox }: Store, claimed: Claimed): Promise<void> =>
  outbox.postpone(claimed, claimed.value.visibleAt);

/** A channel that is linked is told as soon as the bot runs. */
async function waitForPlace(store: Store, machine: Now, claimed: Claimed): Promise<void> {
  const { channel } = claimed.value;
  if (channel !== undefined && (await store.channels.of(channel)) !== undefined) return giveBack(store, claimed);
  return store.outbox.postpone(claimed, machine.nowMs() + installCheckMs, { trouble: 'unreachable' });
}

/** On record as told: what changes from now on is told as usual. */
async function end(store: Store, machine: Now, claimed: Claimed, calls: Calls): Promise<void> {
  const { key } = claimed.value;
  const nowMs = machine.nowMs();
  const id = hashOf(key, 'fictional', String(nowMs)).slice(0, 24);
  const posted = { key, conversation: '', activity: undefined, call: calls[key] ?? 0, shown: '', changedMs: nowMs };
  await store.outbox.finish(claimed, {
    delivery: { id, key, at: machine.now(), attempt: claimed.value.attempts, result: 'unchanged' },
    posted,
    nowMs,
  });
}
