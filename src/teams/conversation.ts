// A conversation as it is stored, so that a card can be posted into it later.
import { z } from 'zod';

const schema = z.object({
  channelId: z.string(),
  serviceUrl: z.string(),
  conversation: z.object({
    id: z.string(),
    conversationType: z.string(),
    tenantId: z.string(),
    isGroup: z.boolean(),
    name: z.string(),
  }),
  bot: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string() }),
});

/** What is kept of a conversation to write into it later. Names of people are not. */
export type StoredConversation = z.infer<typeof schema>;

const inThread = /;messageid=(.*)$/;

/** The channel a conversation is one thread of; any other conversation is itself. */
export const wholeOf = (id: string): string => id.replace(inThread, '');

/** Which message of a channel a conversation replies to; undefined for a whole channel and for chats. */
export const threadOf = (id: string): string | undefined => inThread.exec(id)?.[1];

/** The stored form. The same conversation gives the same text. */
export function writeConversation(conversation: StoredConversation): string {
  return JSON.stringify(schema.parse(conversation));
}

/** Reads the stored form back; undefined when it is none. */
export function readConversation(stored: string): StoredConversation | undefined {
  try {
    return schema.safeParse(JSON.parse(stored)).data;
  } catch {
    return undefined;
  }
}
