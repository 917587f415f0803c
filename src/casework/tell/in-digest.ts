// A card that is one of many at once in a co-ordinator's chat is told in a digest of all that waits for them (docs/process.md
// P11.3). They wait until that has come: where it does not come, each is told by itself, and none is lost.
import { digestOfBurst } from '../clocks/digests.ts';
import { may } from '../../domain/people/roles.ts';
import { personIn } from '../../domain/people/directory.ts';
import { digestPartition } from '../../domain/matters/partition.ts';
import type { ObjectId } from '../../domain/kernel/ids.ts';
import { cardKey, digestKey, kindOfKey } from '../../notices/keys.ts';
import type { Contact } from '../ports/chat-ports.ts';
import type { Ports } from '../ports/ports.ts';
import { postedAs, type Attempt } from './attempt.ts';
import type { Destination } from './destination.ts';
import type { Pace } from './pace.ts';
import { nameOf, type Work } from './work.ts';

/** How soon a card that waits for its digest is looked at again. */
const lookMs = 15_000;

/** Undefined: it is told by itself. */
export async function inDigest(
  ports: Ports,
  { bursts }: Pace,
  work: Work,
  { message, rings }: Destination,
  contact: Contact | undefined,
): Promise<Attempt | undefined> {
  const { notice, posted, directory, call, telling } = work;
  if (bursts === undefined || contact === undefined || notice.person === undefined) return undefined;
  // What is urgent, and a card that is there, goes its own way.
  const isCard = notice.key === cardKey(notice.person) && posted?.activity === undefined;
  if (!rings || !isCard || notice.urgent === true || message.quiet === true) return undefined;
  const person = personIn(directory, notice.person);
  if (person === undefined || !may(person, 'triage') || telling.isListed?.(person) !== true) return undefined;
  const [card, nowMs] = [nameOf(notice), ports.machine.nowMs()];
  const burst = bursts.of(`${person.objectId} ${kindOfKey(notice.key)}`, card, nowMs);
  if (burst === undefined) return undefined;
  if (burst.endsMs > nowMs) return { ends: false, again: burst.endsMs - nowMs };
  const countedMs = await bursts.once(burst, async () => {
    const before = ports.machine.nowMs();
    await digestOfBurst(ports, person.objectId, { of: burst.of, atOnce: bursts.sizeOf(burst) });
    return before;
  });
  // What came since the digest was counted is not in it.
  if (notice.since > countedMs) {
    bursts.forget(card);
    return undefined;
  }
  const digest = await digestSince(ports, person.objectId, countedMs);
  if (digest === 'failed') return undefined;
  if (digest === 'waits') return { ends: false, again: lookMs };
  bursts.forget(card);
  const told = { ...postedAs(ports, work, contact.conversation, undefined, ''), call };
  return { ends: true, result: 'unchanged', detail: 'in a digest', posted: told };
}

/** What became of the newest digest of this person that was counted since. */
async function digestSince(
  { outbox }: Ports,
  person: ObjectId,
  sinceMs: number,
): Promise<'posted' | 'waits' | 'failed'> {
  const partition = digestPartition(person);
  const isPosted = async (): Promise<boolean> => ((await outbox.posted(partition, digestKey))?.call ?? 0) >= sinceMs;
  if (await isPosted()) return 'posted';
  const waits = (await outbox.ofMatter(partition)).some(({ key }) => key === digestKey);
  if (waits) return 'waits';
  // It may have come between the two.
  return (await isPosted()) ? 'posted' : 'failed';
}
