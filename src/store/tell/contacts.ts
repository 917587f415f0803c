// Where each person can be reached, as it is stored.
import type { Contact, Contacts } from '../../casework/ports/chat-ports.ts';
import { contactDocument, contactIn, contactPartition, heardDocument, heardPartition } from '../matters/documents.ts';
import type { Items } from '../sdk/items.ts';
import { rememberedBy, togetherBy } from './remembered.ts';

/**
 * Where people are reached, in the container `directory`. What this process has just read or written of someone is known
 * for two seconds. `nowMs`: of this process, not business time.
 */
export function contactsOn(items: Pick<Items, 'read' | 'writeAgain'>, nowMs?: () => number): Contacts {
  // Also that someone has none.
  const remembered = rememberedBy<{ readonly contact: Contact | undefined }>(nowMs);
  const reading = togetherBy(async (person: Contact['person']) => {
    const askedMs = remembered.nowMs();
    const found = await items.read(contactPartition, person);
    const contact = found && contactIn(found.raw);
    remembered.keep(person, { contact }, askedMs);
    return contact;
  });
  const changedTo = (person: Contact['person'], contact: Contact | undefined): void => {
    reading.changed(person);
    remembered.keep(person, contact && { contact }, remembered.nowMs());
  };
  return {
    of: async (person) => reading.begin(person),
    known: async (person) => {
      const one = remembered.get(person);
      return one === undefined ? reading.of(person) : one.contact;
    },
    save: async (contact) => {
      // Until it is written no one knows which of the two is stored.
      changedTo(contact.person, undefined);
      await items.writeAgain(contactPartition, [{ does: 'upsert', document: contactDocument(contact) }]);
      changedTo(contact.person, contact);
    },
    firstTime: async (message) => {
      const outcome = await items.writeAgain(heardPartition, [{ does: 'create', document: heardDocument(message) }]);
      // After a lost reply the document that is there may be ours: answering twice is better than not at all.
      return outcome.written || outcome.repeated;
    },
  };
}
