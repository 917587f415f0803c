// What Teams sends, checked and cut down to the properties that the bot reads.
import { z } from 'zod';

const account = z.object({ id: z.string().max(1000), name: z.string().nullish(), aadObjectId: z.string().nullish() });

const schema = z.object({
  type: z.string().min(1),
  id: z.string().max(1000).nullish(),
  name: z.string().nullish(),
  action: z.string().nullish(),
  channelId: z.string().nullish(),
  serviceUrl: z.string().nullish(),
  from: account.nullish(),
  recipient: account.nullish(),
  conversation: z.object({
    id: z.string().min(1).max(1000),
    tenantId: z.string().nullish(),
    conversationType: z.string().nullish(),
    isGroup: z.boolean().nullish(),
  }),
  channelData: z
    .object({
      tenant: z.object({ id: z.string() }).nullish(),
      channel: z.object({ type: z.unknown().optional() }).nullish(),
      team: z.object({ id: z.string().nullish() }).nullish(),
    })
    .nullish(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  entities: z.array(z.unknown()).nullish(),
  membersAdded: z.array(account).nullish(),
});

/** An activity as Teams sends it, cut down to what is read here. Untrusted until the gate has passed it. */
export type Received = z.infer<typeof schema>;

/** Reads an activity; undefined when it has not the form of one. */
export function readActivity(body: unknown): Received | undefined {
  const received = schema.safeParse(body).data;
  return received && (meetingEventOf(received) === undefined ? received : asMeetingChat(received));
}

const meetingEvents = new Map([
  ['application/vnd.microsoft.meetingstart', 'start'],
  ['application/vnd.microsoft.meetingend', 'end'],
] as const);

/** Whether it tells of the beginning or the end of a meeting. Some examples of Microsoft's have a space before the name. */
export function meetingEventOf({ type, name }: Pick<Received, 'type' | 'name'>): 'start' | 'end' | undefined {
  const known: ReadonlyMap<string, 'start' | 'end'> = meetingEvents;
  return type === 'event' ? known.get((name ?? '').trim().toLowerCase()) : undefined;
}

/**
 * Teams tells of meetings as of nothing else: the type of the conversation may be missing, or in small letters, and
 * what stands where the tenant of the channel data belongs need not be a tenant (learn.microsoft.com, "Meeting apps API
 * references", meeting events).
 */
function asMeetingChat({ conversation, channelData, ...rest }: Received): Received {
  const tenantId = conversation.tenantId ?? channelData?.tenant?.id;
  const isChat = (conversation.conversationType ?? 'groupChat').toLowerCase() === 'groupchat';
  const named = conversation.conversationType === undefined || conversation.conversationType === null;
  const isMeeting = !named || conversation.isGroup === true || conversation.id.startsWith('19:meeting_');
  return {
    ...rest,
    conversation: { ...conversation, tenantId, ...(isChat && isMeeting && { conversationType: 'groupChat' }) },
    channelData: { ...channelData, tenant: undefined },
  };
}

const pressed = z.object({ action: z.object({ verb: z.string().max(200), data: z.unknown().optional() }) });

const searched = z.object({
  parameters: z.array(z.object({ name: z.string(), value: z.string().max(200) })).max(5),
});

/** What is looked for, in the words of the search; undefined when it is no search. */
export function readSearch(value: unknown): string | undefined {
  const parameters = searched.safeParse(value).data?.parameters;
  return parameters && (parameters.find(({ name }) => name === 'what')?.value ?? '');
}

/** What an Action.Execute carries; undefined when it is none. */
export function readPress(value: unknown): { readonly verb: string; readonly data: unknown } | undefined {
  const action = pressed.safeParse(value).data?.action;
  return action === undefined ? undefined : { verb: action.verb, data: action.data };
}

const mention = z.object({
  type: z.literal('mention'),
  mentioned: z.object({ id: z.string() }),
  text: z.string().min(1),
});

/** The text without the bot's own mention and the spaces around it, and whether there was one. */
export function readText({ text, entities, recipient }: Received): {
  readonly text: string;
  readonly mentioned: boolean;
} {
  const mentions = (entities ?? []).flatMap((entity) => mention.safeParse(entity).data ?? []);
  const ours = mentions.filter(({ mentioned }) => mentioned.id === recipient?.id);
  const bare = ours.reduce((rest, { text }) => rest.replaceAll(text, ' '), text ?? '');
  return {
    text: bare
      .replace(/&nbsp;|\s/g, ' ')
      .replace(/ +/g, ' ')
      .trim(),
    mentioned: ours.length > 0,
  };
}
