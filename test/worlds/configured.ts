// Everything around the bot as it is set up in production, on loopback: identity, database, Graph, and who signs.
import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { openCosmosLocal } from '../../src/cosmos-local/open.ts';
import { dataRights } from '../../src/database.ts';
import { openCosmosStore } from '../../src/store/cosmos.ts';
import { makeCertificate, trust, type Certificate } from './certificate.ts';
import { startIdentity, type Identity } from './identity.ts';
import { startFakeGraph, type FakeGraph } from '../mail/fake-graph.ts';
import { startOpenId, type OpenId } from './openid.ts';
import { tenantId } from './teams-service.ts';

export const mailbox = 'mset-bot@northtyneside.example';

export interface Surroundings {
  readonly certificate: Certificate;
  readonly identity: Identity;
  readonly graph: FakeGraph;
  readonly openId: OpenId;
  /** How requests to the database were signed: by `aad` or by `master`. */
  readonly signedBy: readonly string[];
  /** Where the database is, as tokens name it. */
  readonly account: string;
  /** Makes a database, and gives all that a bot on it is told, but for what the platform tells of its identity. */
  environmentOn(database: string): Promise<Readonly<Record<string, string>>>;
  stop(): Promise<void>;
}

/**
 * This process trusts its certificate until `stop`. The account's file lies in `folder`; its databases are made with the
 * key, as infra makes them, and the bot is never told it. One in a process: what asks for tokens remembers where.
 */
export async function startSurroundings(folder: string): Promise<Surroundings> {
  const appId = randomUUID();
  const certificate = makeCertificate();
  const distrust = trust(certificate);
  const identity = await startIdentity(appId);
  const key = randomBytes(64).toString('base64');
  const signedBy: string[] = [];
  const database = await openCosmosLocal({
    rights: dataRights,
    file: path.join(folder, 'account.sqlite'),
    key,
    tls: certificate,
    acceptsToken: (token) => identity.isFor(account, token),
    onRequest: ({ headers }) => {
      const [, type = 'none'] = /^type=(\w+)&/.exec(decodeURIComponent(headers.authorization ?? '')) ?? [];
      signedBy.push(type);
    },
  });
  const account = database.endpoint.replace(/\/$/, '');
  const graph = await startFakeGraph({ accepts: (token) => identity.isFor('https://graph.microsoft.com', token) });
  const openId = await startOpenId(appId);
  const environment = {
    MicrosoftAppType: 'UserAssignedMSI',
    MicrosoftAppId: appId,
    MicrosoftAppTenantId: tenantId,
    ALLOWED_TENANTS: tenantId,
    BOT_OPENID_METADATA_URL: openId.metadataUrl,
    COSMOS_ENDPOINT: database.endpoint,
    MAIL_GRAPH_MAILBOX: mailbox,
    MAIL_GRAPH_URL: graph.url,
    MATCH_KEY: randomBytes(32).toString('base64'),
  };
  const stop = async (): Promise<void> => {
    await Promise.all([database.close(), graph.stop(), openId.stop(), identity.stop()]);
    distrust();
  };
  const environmentOn = async (name: string): Promise<Readonly<Record<string, string>>> => {
    await makeContainers(database.endpoint, key, name);
    return { ...environment, COSMOS_DATABASE: name };
  };
  return { certificate, identity, graph, openId, signedBy, account, environmentOn, stop };
}

async function makeContainers(endpoint: string, key: string, database: string): Promise<void> {
  const definitions: unknown = JSON.parse(
    await readFile(new URL('../../infra/containers.json', import.meta.url), 'utf8'),
  );
  const made = await openCosmosStore({ endpoint, key, database, createMissing: true, definitions });
  await made.close();
}
