// The linked channels, as they are stored.
import type { Channel, Channels } from '../../casework/ports/chat-ports.ts';
import { channelDocument, channelId, channelIn, channelPartition } from '../matters/documents.ts';
import type { Items } from '../sdk/items.ts';
import { channelsLinked } from '../queries/queries.ts';
import { rememberedBy } from './remembered.ts';

/** Which channel is whose, in the container `directory`: one document per target, so that a target has one channel. */
export function channelsOn(items: Items, nowMs?: () => number): Channels {
  const remembered = rememberedBy<Channel>(nowMs);
  const of: Channels['of'] = async (target) => {
    const askedMs = remembered.nowMs();
    const found = await items.read(channelPartition, channelId(target));
    return remembered.keep(target, found && channelIn(found.raw), askedMs);
  };
  return {
    of,
    lately: async (target) => remembered.get(target) ?? of(target),
    inConversation: async (conversation) => {
      const all = await items.inPartition(channelsLinked, channelPartition);
      return all.map(channelIn).filter((one) => wholeOf(one.conversation) === wholeOf(conversation));
    },
    save: async (channel) => {
      await items.writeAgain(channelPartition, [{ does: 'upsert', document: channelDocument(channel) }]);
      remembered.keep(channel.target, channel, remembered.nowMs());
    },
    remove: async (target) => {
      const id = channelId(target);
      const found = await items.read(channelPartition, id);
      if (found === undefined) return;
      // The person who linked it again meanwhile wins: their link is not the one that was to go.
      const outcome = await items.writeAgain(channelPartition, [{ does: 'remove', id, version: found.version }]);
      if (outcome.written) remembered.keep(target, undefined, remembered.nowMs());
    },
  };
}

/** A channel, without the thread of it that someone wrote in. */
const wholeOf = (conversation: string): string => conversation.replace(/;messageid=.*$/, '');
