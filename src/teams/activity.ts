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
  return schema.safeParse(body).data;
}

const pressed = z.object({ action: z.object({ verb: z.string().max(200), data: z.unknown().optional() }) });

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
