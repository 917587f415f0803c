// The whole bot with tokens checked, its database counted and its log kept; and one press as Teams would send it.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openApp, type App } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { openCosmosLocal } from '../../src/cosmos-local/open.ts';
import { dataRights } from '../../src/database.ts';
import { createMachine } from '../../src/machine/clock.ts';
import { createLog } from '../../src/machine/log.ts';
import { cardKey } from '../../src/notices/keys.ts';
import { kestrelReference, priya } from '../people/builders.ts';
import { startOpenId, type OpenId } from '../worlds/openid.ts';
import { startTeamsService, type TeamsService } from '../worlds/teams-service.ts';
import { raw } from './raw-request.ts';
import { appId, tenantId, type edges } from './running-bot.ts';
import { newScratch } from '../worlds/scratch.ts';

export interface WholeBot {
  readonly app: App;
  readonly openId: OpenId;
  readonly teams: TeamsService;
  /** Kinds of the requests that reached the database. */
  readonly database: string[];
  readonly log: string[];
  /** Sends the press as it should be, but for what is forged. */
  send(forged: Forged): ReturnType<typeof raw>;
  stop(): Promise<void>;
}
export interface Forged {
  readonly fields?: object;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: (text: string) => string | Buffer;
  /** Several are sent as so many headers. Without it the token is what the channel would send for the body's service. */
  readonly token?: (serviceUrl: string) => Promise<string | readonly string[]>;
}

const directory = fileURLToPath(new URL('../../src/local/directory.json', import.meta.url));

export const pressOn = (serviceUrl: string): object => ({
  type: 'invoke',
  name: 'adaptiveCard/action',
  id: 'one',
  channelId: 'msteams',
  serviceUrl,
  from: { id: '29:priya', name: priya.name, aadObjectId: priya.objectId },
  recipient: { id: '28:mset', name: 'MSET' },
  conversation: { id: 'a:priya', conversationType: 'personal', tenantId },
  channelData: { tenant: { id: tenantId } },
  value: {
    action: {
      type: 'Action.Execute',
      verb: 'refer.next',
      data: { ref: kestrelReference, page: '1', urgency: 'routine' },
    },
  },
});

export async function openWholeBot(edge: (typeof edges)[number]): Promise<WholeBot> {
  const folder = await newScratch('forged');
  const openId = await startOpenId(appId);
  const teams = await startTeamsService({ tenantId });
  const secret = randomBytes(64).toString('base64');
  const database: string[] = [];
  const cosmos = await openCosmosLocal({
    rights: dataRights,
    key: secret,
    onRequest: ({ kind }) => void (kind !== 'read-container' && database.push(kind)),
  });
  const log: string[] = [];
  const config = readConfig({
    PORT: '0',
    DATA_DIR: folder,
    DIRECTORY_FILE: directory,
    COSMOS_ENDPOINT: cosmos.endpoint,
    COSMOS_KEY: secret,
    MicrosoftAppId: appId,
    ALLOWED_TENANTS: tenantId,
    BOT_OPENID_METADATA_URL: openId.metadataUrl,
    TEAMS_EDGE: edge,
  });
  assert.equal(config.teams.mode, 'signedTest');
  // Each request comes a second after the one before: of those that are refused each has its line in the log.
  let sent = 0;
  const real = createMachine();
  const machine = { ...real, nowMs: () => real.nowMs() + sent * 1000 };
  const app = await openApp(config, { machine, log: createLog((line) => void log.push(line)), tickMs: 0 });
  // Only somebody who has the card of a reference may begin its case.
  const key = cardKey(priya.objectId);
  const card = { key, conversation: 'a:priya', activity: 'card', call: 0, shown: '', changedMs: 0 };
  await app.ports.outbox.savePosted(kestrelReference, card);
  const send: WholeBot['send'] = async ({ fields = {}, headers = {}, body, token = channelToken }) => {
    sent += 1;
    const whole: object = { ...pressOn(teams.serviceUrl), ...fields };
    const service = 'serviceUrl' in whole && typeof whole.serviceUrl === 'string' ? whole.serviceUrl : '';
    const authorization = [await token(service)].flat().map((one) => `Bearer ${one}`);
    const text = JSON.stringify(whole);
    return raw(`http://127.0.0.1:${app.port}`, {
      headers: { 'content-type': 'application/json', authorization, ...headers },
      body: body?.(text) ?? text,
    });
  };
  const channelToken = async (serviceUrl: string): Promise<string> => openId.sign({ serviceUrl });
  const stop = async (): Promise<void> => {
    await app.stop();
    await cosmos.close();
    await teams.stop();
    await openId.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { app, openId, teams, database, log, send, stop };
}
