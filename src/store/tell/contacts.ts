import type { Contacts } from '../../casework/ports/chat-ports.ts';
import { contactDocument, contactIn, contactPartition, heardDocument, heardPartition } from '../matters/documents.ts';
import type { Items } from '../sdk/items.ts';

/** Where people are reached, in the container `directory`. */
export function contactsOn(items: Items): Contacts {
  return {
    of: async (person) => {
      const found = await items.read(contactPartition, person);
      return found && contactIn(found.raw);
    },
    save: async (contact) => {
      await items.writeAgain(contactPartition, [{ does: 'upsert', document: contactDocument(contact) }]);
    },
    firstTime: async (message) => {
      const outcome = await items.writeAgain(heardPartition, [{ does: 'create', document: heardDocument(message) }]);
      // After a lost reply the document that is there may be ours: answering twice is better than not at all.
      return outcome.written || outcome.repeated;
    },
  };
}
