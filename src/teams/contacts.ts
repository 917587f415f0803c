// Remembers where each person can be reached, as their presses and words come in.
import type { Contact, Contacts } from '../casework/ports/chat-ports.ts';
import type { Log } from '../casework/ports/ports.ts';
import type { ObjectId } from '../domain/kernel/ids.ts';
import { createBounded, type Bounded } from '../machine/bounded.ts';
import { writeConversation } from './conversation.ts';
import { inTime } from './in-time.ts';
import type { Inbound } from './inbound.ts';

/** Knows where each person's own chat is. */
export interface ContactBook {
  /** The chat of the person who presses or types; kept when it is their own. */
  of(inbound: Inbound): Promise<Contact>;
  /** Uninstalled: the next installation is greeted again. */
  left(inbound: Inbound): Promise<void>;
}

const mostRemembered = 5000;
/** An answer does not wait longer to learn where else its person is reached. */
const mostSoughtMs = 500;

/** Keeps the reference of personal chats up to date, without a read at every press. */
export function createContactBook(contacts: Contacts, log: Log): ContactBook {
  const remembered = createBounded<ObjectId, Contact>(mostRemembered);
  const remember = (contact: Contact): Contact => rememberIn(remembered, contact);

  const keep = async (here: Contact): Promise<Contact> => {
    const stored = await contacts.of(here.person);
    if (stored?.reference === here.reference) return remember(stored);
    const contact = { ...here, ...stored, conversation: here.conversation, reference: here.reference };
    await contacts.save(contact);
    return remember(contact);
  };

  /** The chat of a press is the chat it came from: the answer does not wait for what else is known of it. */
  const ofPress = (here: Contact): Contact => {
    const known = remembered.get(here.person);
    if (known?.reference === here.reference) return known;
    void keep(here).catch((error: unknown) => log.error('teams.contactNotKept', error));
    return here;
  };

  const find = async (inbound: Inbound, here: Contact): Promise<Contact> => {
    if (!inbound.shared && inbound.kind === 'press') return ofPress(here);
    // What is put into a message comes from anywhere.
    if (!inbound.shared && inbound.kind !== 'search' && inbound.kind !== 'begun') return keep(here);
    const known = remembered.get(here.person);
    if (known !== undefined) return known;
    const seeking = contacts.of(here.person).then((stored) => stored && remember(stored));
    const isAwaited = inbound.kind === 'press' || inbound.kind === 'search' || inbound.kind === 'begun';
    return (await (isAwaited ? inTime(seeking, performance.now() + mostSoughtMs) : seeking)) ?? here;
  };

  return {
    async of(inbound) {
      const here = contactHere(inbound);
      try {
        return await find(inbound, here);
      } catch (error) {
        // Someone is waiting for an answer, and the next thing they do brings the reference again.
        log.error('teams.contactNotKept', error);
        return here;
      }
    },
    async left({ person }) {
      remembered.delete(person);
      const stored = await contacts.of(person);
      if (stored?.greeted === true) await contacts.save({ ...stored, greeted: false });
    },
  };
}

function rememberIn(remembered: Bounded<ObjectId, Contact>, contact: Contact): Contact {
  // Until they were greeted the store is asked: an old "not greeted" would greet people twice.
  if (contact.greeted) remembered.set(contact.person, contact);
  else remembered.delete(contact.person);
  return contact;
}

function contactHere({ person, conversation }: Inbound): Contact {
  const reference = writeConversation(conversation);
  return { person, conversation: conversation.conversation.id, reference, quietUntil: 0, greeted: false };
}
