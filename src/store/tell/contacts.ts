import type { Contact, Contacts } from '../../casework/ports/chat-ports.ts';
import { contactDocument, contactIn, contactPartition, heardDocument, heardPartition } from '../matters/documents.ts';
import type { Items } from '../sdk/items.ts';
import { rememberedBy } from './remembered.ts';

/** Where people are reached, in the container `directory`. */
export function contactsOn(items: Items, nowMs?: () => number): Contacts {
  const remembered = rememberedBy<Contact>(nowMs);
  const of: Contacts['of'] = async (person) => {
    const askedMs = remembered.nowMs();
    const found = await items.read(contactPartition, person);
    return remembered.keep(person, found && contactIn(found.raw), askedMs);
  };
  return {
    of,
    lately: async (person) => remembered.get(person) ?? of(person),
    save: async (contact) => {
      await items.writeAgain(contactPartition, [{ does: 'upsert', document: contactDocument(contact) }]);
      remembered.keep(contact.person, contact, remembered.nowMs());
    },
    firstTime: async (message) => {
      const outcome = await items.writeAgain(heardPartition, [{ does: 'create', document: heardDocument(message) }]);
      // After a lost reply the document that is there may be ours: answering twice is better than not at all.
      return outcome.written || outcome.repeated;
    },
  };
}
