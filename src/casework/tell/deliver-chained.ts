// Delivers what is told of a thing with a chain of its own: people's cards, and a post in a chat.
import type { Person } from '../../domain/people/actor.ts';
import { personIn } from '../../domain/people/directory.ts';
import type { ObjectId } from '../../domain/ids.ts';
import { goneMessage } from '../../notices/render.ts';
import { isTrouble } from '../../notices/trouble.ts';
import type { CardMessage } from '../ports/chat-ports.ts';
import type { Work } from './destination.ts';
import { afterTrouble, tryLater, unchanged, unreachable, type Outcome } from './outcome.ts';
import type { Pace } from './pace.ts';
import type { Claimed, Notice, PendingNotice, Ports } from '../ports/ports.ts';
import { contactOf, noChat } from './reach.ts';
import { show } from './show.ts';

/** What is known of a thing while something of it is told. */
export interface Telling {
  readonly calls: Readonly<Record<string, number>>;
  /** What it is called in the line that points from an older card. */
  readonly name: string;
  /** Who hears of it when this notice cannot be delivered. */
  readonly fallback: readonly Notice[];
  /** What it is to this person now; undefined when it is nothing to them (any more). */
  readonly cardFor: (person: Person) => CardMessage | undefined;
  /** What everybody reads in its chat, for a notice that goes there. */
  readonly post?: CardMessage;
  /** The card about trouble; undefined when nobody is in trouble (any more). `waiting` is all that is still to be told. */
  readonly troubleCard: (waiting: readonly PendingNotice[]) => {
    readonly isOver: boolean;
    readonly message: CardMessage;
  };
}

export async function deliverChained(
  ports: Ports,
  pace: Pace,
  { value: notice, posted }: Pick<Claimed, 'value' | 'posted'>,
  telling: Telling,
): Promise<Outcome> {
  const { name, calls } = telling;
  const fallback = isTrouble(notice.key) ? [] : telling.fallback;
  const work: Work = { notice, posted, call: calls[notice.key] ?? 0, name, fallback };
  const rings = isTrouble(notice.key) ? posted?.activity === undefined : work.call > (posted?.call ?? 0);
  if (!rings && posted?.activity === undefined) return unchanged;
  if (notice.channel !== undefined) {
    const place = await ports.channels.of(notice.channel);
    // No chat is linked: everybody has it in their own.
    return place === undefined || telling.post === undefined
      ? unchanged
      : show(ports, pace, work, { place, message: telling.post, rings });
  }
  const contact = notice.person === undefined ? noChat : await contactOf(ports, notice.person);
  if ('ok' in contact) return contact.why === 'gone' ? unreachable(work, noChat.detail) : tryLater(work, contact);
  const wait = contact.quietUntil - ports.machine.nowMs();
  if (wait > 0) return { ends: false, again: wait, forForm: true };
  const message = isTrouble(notice.key)
    ? await troubleMessage(ports, work, telling)
    : await personalMessage(ports, telling, contact.person);
  if (message === undefined && posted?.activity === undefined) return unchanged;
  const destination = {
    place: contact,
    contact,
    message: message ?? goneMessage(),
    rings: rings && message !== undefined,
  };
  return afterTrouble(await show(ports, pace, work, destination), work);
}

async function personalMessage(ports: Ports, telling: Telling, id: ObjectId): Promise<CardMessage | undefined> {
  const person = personIn(await ports.directories.current(), id);
  return person && telling.cardFor(person);
}

/** Undefined when it was over before anybody was told. */
async function troubleMessage(
  ports: Ports,
  { notice, posted }: Work,
  { troubleCard }: Telling,
): Promise<CardMessage | undefined> {
  const { isOver, message } = troubleCard(await ports.outbox.ofCase(notice.reference));
  return isOver && posted?.activity === undefined ? undefined : message;
}
