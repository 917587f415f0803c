import type { Contact, Contacts } from '../../casework/ports/chat-ports.ts';
import type { ObjectId } from '../../domain/ids.ts';
import { createBounded } from '../../machine/bounded.ts';
import { contactDocument, contactIn, contactPartition, heardDocument, heardPartition } from '../matters/documents.ts';
import type { Items } from '../sdk/items.ts';

interface Known {
  /** Undefined: the person has none. */
  readonly contact: Contact | undefined;
  /** When the database was asked, or had it written. */
  readonly asOfMs: number;
}

/** How old a contact may be that a press goes by, in milliseconds; as old as the directory (docs/design.md 5). */
const freshMs = 2000;
const mostKnown = 5000;

/**
 * Where people are reached, in the container `directory`. What this process has just read or written of someone is known
 * for two seconds. `nowMs`: of this process, not business time.
 */
export function contactsOn(items: Items, nowMs: () => number = () => performance.now()): Contacts {
  const known = createBounded<ObjectId, Known>(mostKnown);

  const read = async (person: ObjectId): Promise<Contact | undefined> => {
    const asOfMs = nowMs();
    const found = await items.read(contactPartition, person);
    const contact = found && contactIn(found.raw);
    // An answer that was overtaken by a later one, or by a write, tells nothing new.
    if ((known.get(person)?.asOfMs ?? asOfMs) <= asOfMs) known.set(person, { contact, asOfMs });
    return contact;
  };

  return {
    of: read,
    known: async (person) => {
      const one = known.get(person);
      return one !== undefined && nowMs() - one.asOfMs < freshMs ? one.contact : read(person);
    },
    save: async (contact) => {
      // Until it is written no one knows which of the two is stored.
      known.delete(contact.person);
      await items.writeAgain(contactPartition, [{ does: 'upsert', document: contactDocument(contact) }]);
      known.set(contact.person, { contact, asOfMs: nowMs() });
    },
    firstTime: async (message) => {
      const outcome = await items.writeAgain(heardPartition, [{ does: 'create', document: heardDocument(message) }]);
      // After a lost reply the document that is there may be ours: answering twice is better than not at all.
      return outcome.written || outcome.repeated;
    },
  };
}
