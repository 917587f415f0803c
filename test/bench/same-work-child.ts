/**
 * A bot that does the same work in its turn, as a good team would write it without an outbox: at Open the case and a look;
 * at Give consent the case by its version, a line of history, then all who are concerned at once, with the very cards of
 * MSET, one mail, and where the new cards are. Nothing of it is done again after a fault. With `state` it keeps the state of
 * conversation and user as well, as the samples of botbuilder do.
 * `node same-work-child.ts APP_ID METADATA_URL COSMOS_ENDPOINT COSMOS_KEY MAIL_FOLDER SHAPES_FILE state|lean` prints its port.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { CosmosClient } from '@azure/cosmos';
import {
  CardFactory,
  ConversationState,
  TeamsActivityHandler,
  UserState,
  type AdaptiveCardInvokeResponse,
  type AdaptiveCardInvokeValue,
  type ConversationReference,
  type Request as SdkRequest,
  type Response as SdkResponse,
  type TurnContext,
} from 'botbuilder';
import { CosmosDbKeyEscape, CosmosDbPartitionedStorage } from 'botbuilder-azure';
import { createTransport } from 'nodemailer';
import { pino } from 'pino';
import { createServer, type Response } from 'restify';
import { createAdapter } from '../../src/teams/edge/botbuilder.ts';
import type { SameCase, Shapes } from './same-work.ts';

const [appId = '', openIdMetadataUrl = '', cosmosDbEndpoint = '', authKey = '', mailFolder = '', file = '', mode = ''] =
  process.argv.slice(2);
const keepsState = mode === 'state';
const shapes = JSON.parse(await readFile(file, 'utf8')) as Shapes;
await mkdir(mailFolder, { recursive: true });
const adapter = createAdapter({
  mode: 'signedTest',
  appId,
  tenantId: '',
  appType: 'UserAssignedMSI',
  allowedTenants: [],
  openIdMetadataUrl,
});
const storage = new CosmosDbPartitionedStorage({
  cosmosDbEndpoint,
  authKey,
  databaseId: 'mset',
  containerId: `same-${mode}`,
  compatibilityMode: false,
});
const states = new CosmosClient({ endpoint: cosmosDbEndpoint, key: authKey })
  .database('mset')
  .container(`same-${mode}`);
const conversations = new ConversationState(storage);
const users = new UserState(storage);
const where = conversations.createProperty<{ readonly at: string }>('where');
const nameOf = users.createProperty<string>('name');
const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });

interface Data {
  readonly ref: string;
  readonly one?: SameCase;
}
type Stored = SameCase & { readonly eTag?: string; readonly cards?: Readonly<Record<string, string>> };

const cardOf = (shape: string, ref: string): object => JSON.parse(shape.replaceAll('@REF@', ref)) as object;
const caseKey = (ref: string): string => `case/${ref}`;
const answer = (value: object): AdaptiveCardInvokeResponse => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.card.adaptive',
  value: value as Record<string, unknown>,
});
const text = (said: string): AdaptiveCardInvokeResponse =>
  answer({ type: 'AdaptiveCard', body: [{ type: 'TextBlock', text: said }] });

async function caseAt(ref: string): Promise<Stored | undefined> {
  const key = caseKey(ref);
  return ((await storage.read([key])) as Record<string, Stored | undefined>)[key];
}

/** By its version: the storage would upsert, which the local server does by no version. */
async function replace(ref: string, document: Stored): Promise<void> {
  const realId = caseKey(ref);
  const id = CosmosDbKeyEscape.escapeKey(realId);
  const accessCondition = { type: 'IfMatch', condition: document.eTag ?? '' };
  await states.item(id, id).replace({ id, realId, document }, { accessCondition });
}

class SameWorkBot extends TeamsActivityHandler {
  override async run(context: TurnContext): Promise<void> {
    await super.run(context);
    if (!keepsState) return;
    await conversations.saveChanges(context);
    await users.saveChanges(context);
  }

  override async onAdaptiveCardInvoke(
    context: TurnContext,
    { action }: AdaptiveCardInvokeValue,
  ): Promise<AdaptiveCardInvokeResponse> {
    const { ref, one } = action.data as unknown as Data;
    if (one !== undefined) {
      const places = Object.fromEntries(
        one.people.map((person) => [`place/${person}`, { person, filler: 'x'.repeat(300) }]),
      );
      await storage.write({ [caseKey(ref)]: one, ...places });
      return text('Stored');
    }
    if (keepsState) {
      await where.get(context, { at: '' });
      if ((await nameOf.get(context, '')) === '') await nameOf.set(context, context.activity.from.name);
    }
    const found = await caseAt(ref);
    const { aadObjectId: who = '' } = context.activity.from;
    if (found?.consenter !== who) return text('You may not see this');
    if (keepsState) await where.set(context, { at: ref });
    return action.verb === 'case.open' ? opened(ref, who) : consented(context, ref, found);
  }
}

async function opened(ref: string, who: string): Promise<AdaptiveCardInvokeResponse> {
  const at = new Date().toISOString();
  await storage.write({ [`look/${ref}/${who}/${at}`]: { at, ref, who } });
  return answer(cardOf(shapes.open, ref));
}

async function consented(context: TurnContext, ref: string, found: Stored): Promise<AdaptiveCardInvokeResponse> {
  const at = new Date().toISOString();
  const number = found.number + 1;
  await replace(ref, { ...found, number, stage: 'received' });
  await storage.write({
    [`history/${ref}/${number}`]: { ref, number, at, who: found.consenter, does: 'gave consent' },
  });
  await storage.read([...new Set(found.people)].map((person) => `place/${person}`));
  const posted = await tellAll(context.activity.serviceUrl, ref, found);
  const now = await caseAt(ref);
  if (now !== undefined) await replace(ref, { ...now, cards: { ...found.cards, ...posted } });
  return answer(cardOf(shapes.given, ref));
}

async function tellAll(serviceUrl: string, ref: string, found: Stored): Promise<Readonly<Record<string, string>>> {
  const posted: Record<string, string> = {};
  const telling = shapes.calls.map(async ({ method, card, to }, place) => {
    const id =
      to === 'consenter' ? `a:${found.consenter}` : to === 'referrer' ? `a:${found.referrer}` : `a:common-${place}`;
    await adapter.continueConversationAsync(appId, referenceTo(serviceUrl, id), async (turn) => {
      turn.activity.id = '';
      const activity = { type: 'message', summary: 'MSET', attachments: [CardFactory.adaptiveCard(cardOf(card, ref))] };
      const before = found.cards?.[id] ?? 'before';
      if (method === 'DELETE') await turn.deleteActivity(before);
      else if (method === 'PUT') await turn.updateActivity({ ...activity, id: before });
      else posted[id] = (await turn.sendActivity(activity))?.id ?? '';
    });
  });
  await Promise.all([...telling, mail(ref)]);
  return posted;
}

async function mail(ref: string): Promise<void> {
  const { message } = await transport.sendMail({
    from: 'a@localhost',
    to: 'b@localhost',
    subject: ref,
    text: shapes.mail,
  });
  await writeFile(path.join(mailFolder, `${ref}.eml`), message);
}

const referenceTo = (serviceUrl: string, id: string): Partial<ConversationReference> => ({
  channelId: 'msteams',
  serviceUrl,
  conversation: { id, conversationType: 'personal', tenantId: '', isGroup: false, name: '' },
  bot: { id: '28:mset', name: 'MSET' },
  user: { id: '29:x', name: '' },
});

const bot = new SameWorkBot();
const take =
  () =>
  async (request: IncomingMessage, response: Response): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
    // restify's request and response are what the SDK asks for; its own types do not say so.
    const [taken, given] = [Object.assign(request, { body }), response] as unknown as [SdkRequest, SdkResponse];
    await adapter.process(taken, given, async (context) => bot.run(context));
  };
const server = createServer({ name: '', log: pino({ level: 'silent' }) });
server.post('/api/messages', take());
server.server.listen(0, '127.0.0.1', () => {
  const { port } = server.server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ msg: 'started', port })}\n`);
});
process.once('disconnect', () => process.exit(1));
