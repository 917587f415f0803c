// Where a person is reached. A chat is known from what its person did; where none is, or it is not there any more, it is
// begun: an installation by the council's policy is told of to no one, and a chat that was deleted is found by no one.
import type { ObjectId } from '../../domain/kernel/ids.ts';
import type { Contact, Refused } from '../ports/chat-ports.ts';
import type { Ports } from '../ports/ports.ts';

/** Their own chat; refused where they have not the app, or Teams does not answer. */
export async function contactOf(ports: Ports, person: ObjectId): Promise<Contact | Refused> {
  const { contacts } = ports;
  // That there is none is read again: it may just have been begun by another instance.
  const known = (await contacts.known(person)) ?? (await contacts.of(person));
  return known ?? beginChat(ports, { person, quietUntil: 0, greeted: false });
}

/** Begins the chat, and keeps where it is. */
export async function beginChat(
  { poster, contacts }: Ports,
  known: Omit<Contact, 'conversation' | 'reference'>,
): Promise<Contact | Refused> {
  if (poster.begin === undefined) return noChat;
  const begun = await poster.begin(known.person);
  if (!begun.ok) return begun;
  const contact: Contact = { ...known, ...begun.place };
  await contacts.save(contact);
  return contact;
}

export const noChat: Refused = { ok: false, why: 'gone', detail: 'no personal chat' };
