/**
 * What a team would write instead: a bot of botbuilder whose conversation and user state lie in Cosmos, as its samples
 * have it. A press on a card reads both, notes what was answered, and answers with a card: two reads and a write a turn.
 * `node usual-child.ts APP_ID METADATA_URL COSMOS_ENDPOINT COSMOS_KEY` prints its port.
 */
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  ConversationState,
  TeamsActivityHandler,
  UserState,
  type AdaptiveCardInvokeResponse,
  type AdaptiveCardInvokeValue,
  type Request as SdkRequest,
  type Response as SdkResponse,
  type StatePropertyAccessor,
  type TurnContext,
} from 'botbuilder';
import { CosmosDbPartitionedStorage } from 'botbuilder-azure';
import { pino } from 'pino';
import { createServer, type Response } from 'restify';
import { createAdapter } from '../../src/teams/edge/botbuilder.ts';

const [appId = '', openIdMetadataUrl = '', cosmosDbEndpoint = '', authKey = ''] = process.argv.slice(2);
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
  containerId: 'states',
  compatibilityMode: false,
});

interface Referral {
  readonly presses: number;
  readonly answers: Readonly<Record<string, string>>;
}
const words = 'He came home late again, with a phone nobody knows.';
/** As much as a page or two of a referral. */
const empty: Referral = {
  presses: 0,
  answers: Object.fromEntries(Array.from({ length: 30 }, (_, place) => [`Question ${place}`, words])),
};

class UsualBot extends TeamsActivityHandler {
  readonly #conversations: ConversationState;
  readonly #users: UserState;
  readonly #referral: StatePropertyAccessor<Referral>;
  readonly #name: StatePropertyAccessor<string>;

  constructor() {
    super();
    this.#conversations = new ConversationState(storage);
    this.#users = new UserState(storage);
    this.#referral = this.#conversations.createProperty('referral');
    this.#name = this.#users.createProperty('name');
  }

  override async run(context: TurnContext): Promise<void> {
    await super.run(context);
    await this.#conversations.saveChanges(context);
    await this.#users.saveChanges(context);
  }

  override async onAdaptiveCardInvoke(
    context: TurnContext,
    { action }: AdaptiveCardInvokeValue,
  ): Promise<AdaptiveCardInvokeResponse> {
    const before = await this.#referral.get(context, empty);
    const name = await this.#name.get(context, '');
    const { ref = '' } = action.data as { ref?: string };
    const presses = before.presses + 1;
    await this.#referral.set(context, { presses, answers: { ...before.answers, last: `${action.verb} ${ref}` } });
    const value = cardOf(`${ref} ${name}, press ${presses}`, before.answers);
    return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value };
  }
}

function cardOf(title: string, answers: Referral['answers']): Record<string, unknown> {
  const lines = Object.entries(answers).slice(0, 10);
  const data = { ref: title };
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [title, ...lines.map((line) => line.join(': '))].map((text) => ({ type: 'TextBlock', text, wrap: true })),
    actions: ['Back', 'Save and close', 'Next'].map((one) => ({ type: 'Action.Execute', title: one, verb: one, data })),
  };
}

const bot = new UsualBot();
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
