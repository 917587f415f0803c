// Where each person can be reached, as it is stored.
import type { Contact, Contacts } from '../../casework/ports/chat-ports.ts';
import { contactDocument, contactIn, contactPartition, heardDocument, heardPartition } from '../matters/documents.ts';
import type { Items } from '../sdk/items.ts';
import { rememberedBy, togetherBy } from './remembered.ts';

/**
 * Where people are reached, in the container `directory`. What this process has just read or written of someone is known
 * for two seconds. `nowMs`: of this process, not business time.
 */
export function contactsOn(items: Items, nowMs?: () => number): Contacts {
  // Also that someone has none.
  const remembered = rememberedBy<{ readonly contact: Contact | undefined }>(nowMs);
  const read: Contacts['of'] = async (person) => {
    const askedMs = remembered.nowMs();
    const found = await items.read(contactPartition, person);
    const contact = found && contactIn(found.raw);
    remembered.keep(person, { contact }, askedMs);
    return contact;
  };
  const reading = togetherBy(read);
  return {
    of: read,
    known: async (person) => {
      const one = remembered.get(person);
      return one === undefined ? reading.of(person) : one.contact;
    },
    save: async (contact) => {
      // Until it is written no one knows which of the two is stored.
      remembered.keep(contact.person, undefined, remembered.nowMs());
      await items.writeAgain(contactPartition, [{ does: 'upsert', document: contactDocument(contact) }]);
      remembered.keep(contact.person, { contact }, remembered.nowMs());
    },
    firstTime: async (message) => {
      const outcome = await items.writeAgain(heardPartition, [{ does: 'create', document: heardDocument(message) }]);
      // After a lost reply the document that is there may be ours: answering twice is better than not at all.
      return outcome.written || outcome.repeated;
    },
  };
}
