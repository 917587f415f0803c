// A card that is one of many at once in a co-ordinator's chat is told in a digest of all that waits for them (docs/process.md
// P11.3): the digest is stored before any of them is told, so that none is lost.
import { digestOfBurst } from '../clocks/digests.ts';
import { may } from '../../domain/people/roles.ts';
import { personIn } from '../../domain/people/directory.ts';
import { cardKey, kindOfKey } from '../../notices/keys.ts';
import type { Contact } from '../ports/chat-ports.ts';
import type { Ports } from '../ports/ports.ts';
import { postedAs, type Attempt } from './attempt.ts';
import type { Destination } from './destination.ts';
import type { Pace } from './pace.ts';
import { nameOf, type Work } from './work.ts';

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
  bursts.forget(card);
  // What came since the digest was counted is not in it.
  if (notice.since > countedMs) return undefined;
  const told = { ...postedAs(ports, work, contact.conversation, undefined, ''), call };
  return { ends: true, result: 'unchanged', detail: 'in a digest', posted: told, hastens: true };
}
