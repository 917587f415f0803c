/**
 * The floor: bare botbuilder on bare restify with the same token validation, answering a press with a small card.
 * `node echo-child.ts APP_ID METADATA_URL` prints its port.
 */
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Request as SdkRequest, Response as SdkResponse } from 'botbuilder';
import { pino } from 'pino';
import { createServer, type Response } from 'restify';
import { createAdapter } from '../../src/teams/edge/botbuilder.ts';

const [appId = '', openIdMetadataUrl = ''] = process.argv.slice(2);
const adapter = createAdapter({
  mode: 'signedTest',
  appId,
  tenantId: '',
  appType: 'UserAssignedMSI',
  allowedTenants: [],
  openIdMetadataUrl,
});
const card = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Echo' }] };
const answer = {
  type: 'invokeResponse',
  value: { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card } },
};

const echo =
  () =>
  async (request: IncomingMessage, response: Response): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
    // restify's request and response are what the SDK asks for; its own types do not say so.
    const [taken, given] = [Object.assign(request, { body }), response] as unknown as [SdkRequest, SdkResponse];
    await adapter.process(taken, given, async (context) => void (await context.sendActivity(answer)));
  };
const server = createServer({ name: '', log: pino({ level: 'silent' }) });
server.post('/api/messages', echo());
server.server.listen(0, '127.0.0.1', () => {
  const { port } = server.server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ msg: 'started', port })}\n`);
});
process.once('disconnect', () => process.exit(1));
