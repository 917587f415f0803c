import type { Channels } from '../../casework/ports/chat-ports.ts';
import { channelDocument, channelId, channelIn, channelPartition } from '../matters/documents.ts';
import type { Items } from '../sdk/items.ts';
import { channelsLinked } from '../queries/queries.ts';

/** Which channel is whose, in the container `directory`: one document per target, so that a target has one channel. */
export function channelsOn(items: Items): Channels {
  return {
    of: async (target) => {
      const found = await items.read(channelPartition, channelId(target));
      return found && channelIn(found.raw);
    },
    inConversation: async (conversation) => {
      const all = await items.inPartition(channelsLinked, channelPartition);
      return all.map(channelIn).filter((one) => wholeOf(one.conversation) === wholeOf(conversation));
    },
    save: async (channel) => {
      await items.writeAgain(channelPartition, [{ does: 'upsert', document: channelDocument(channel) }]);
    },
    remove: async (target) => {
      const id = channelId(target);
      const found = await items.read(channelPartition, id);
      if (found === undefined) return;
      // The person who linked it again meanwhile wins: their link is not the one that was to go.
      await items.writeAgain(channelPartition, [{ does: 'remove', id, version: found.version }]);
    },
  };
}

/** A channel, without the thread of it that someone wrote in. */
const wholeOf = (conversation: string): string => conversation.replace(/;messageid=.*$/, '');
