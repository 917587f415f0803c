// What `npm run check` asks, on loopback: an account, a storage, the identity's endpoint, Graph, keys and telemetry.
import { randomBytes, randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { createServer as createPlain, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { importDirectory, readDirectory } from '../../src/casework/read/import-directory.ts';
import { readConfig, type Config } from '../../src/config.ts';
import { openCosmosLocal, type CosmosLocalOptions } from '../../src/cosmos-local/open.ts';
import { dataRights, openAsItIs, openDatabase } from '../../src/database.ts';
import { createMachine } from '../../src/machine/clock.ts';
import { createLog } from '../../src/machine/log.ts';
import type { Finding } from '../../src/outside/finding.ts';
import { askOutside } from '../../src/outside/outside.ts';
import { startWhenThere } from '../../src/start.ts';
import { startFakeGraph } from '../mail/fake-graph.ts';
import { makeCertificate, trust } from '../worlds/certificate.ts';
import { startIdentity } from '../worlds/identity.ts';
import { startOpenId } from '../worlds/openid.ts';
import { newScratch } from '../worlds/scratch.ts';
import { openCosmosStore } from '../../src/store/cosmos.ts';
import definitions from '../../infra/containers.json' with { type: 'json' };

export type Environment = Readonly<Record<string, string>>;
/** How a stand-in answers whatever it is asked. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** To what would be added. */
  readonly put?: Answer;
  /** To who asks for the list of a container. */
  readonly list?: Answer;
}

const directoryText = (people: object): string => JSON.stringify({ people, agencies: [], delegations: [] });
export const onePerson = directoryText([
  {
    objectId: '00000000-0000-4000-8000-000000000001',
    name: 'Priya Testworth',
    roles: ['practitioner'],
    team: 'East',
    email: 'priya@example.org',
  },
]);

const portOf = (server: Server): number => (server.address() as AddressInfo).port;
const listens = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return portOf(server);
};

/** A port that no one listens on. */
async function closedPort(): Promise<number> {
  const server = createPlain();
  const port = await listens(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export type CheckWorld = Awaited<ReturnType<typeof openCheckWorld>>;

/** A storage with a directory file, and no papers. */
export const wellStored: Answer = {
  status: 200,
  body: onePerson,
  list: { status: 200, body: '<EnumerationResults><Blobs /><NextMarker /></EnumerationResults>' },
};

const telemetry = (url: string): string => `InstrumentationKey=${randomUUID()};IngestionEndpoint=${url}`;

/** What a bot does first. */
const begun = async (config: Config, withinMs = patientMs): Promise<void> => {
  const database = await openDatabase(config, { withinMs });
  try {
    await database.prepare();
    await importDirectory(
      { ...database.store, machine: createMachine() },
      await readDirectory(config.directoryFile),
      createLog(() => undefined),
    );
  } finally {
    await database.close();
  }
};

/** Everything is as it should be, and the bot was started once. */
export async function openCheckWorld() {
  const folder = await newScratch('check');
  const appId = randomUUID();
  const certificate = makeCertificate();
  const distrust = trust(certificate);
  const identity = await startIdentity(appId);
  const closing: (() => Promise<unknown>)[] = [];
  const before = { ...process.env };
  Object.assign(process.env, identity.environment);

  /** An https server that answers so; `answer` may be changed. */
  const says = async (first: Answer, tls = certificate) => {
    const standIn = { answer: first, url: '' };
    const server = createServer(tls, (request, response) => {
      request.resume().once('end', () => {
        const { put = standIn.answer, list = standIn.answer } = standIn.answer;
        const isList = request.url?.includes('comp=list') === true;
        const { status, headers, body = '' } = request.method === 'PUT' ? put : isList ? list : standIn.answer;
        response.writeHead(status, headers);
        response.end(body);
      });
    });
    standIn.url = `https://127.0.0.1:${await listens(server)}/`;
    closing.push(async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });
    return standIn;
  };
  /** Takes connections and says nothing. */
  const silent = async (): Promise<string> => {
    const open = new Set<{ destroy(): void }>();
    const server = createPlain((socket) => void open.add(socket.on('error', () => undefined)));
    const port = await listens(server);
    closing.push(async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    });
    return `https://127.0.0.1:${port}/`;
  };
  /** An account with these roles, whose database and containers are there. */
  const account = async (options: Partial<CosmosLocalOptions> = {}) => {
    const key = randomBytes(64).toString('base64');
    const local = await openCosmosLocal({
      key,
      rights: dataRights,
      tls: certificate,
      acceptsToken: (token) => identity.isFor(local.endpoint.replace(/\/$/, ''), token),
      ...options,
    });
    closing.push(async () => local.close());
    const making = { endpoint: local.endpoint, key, database: 'mset', createMissing: true, definitions };
    if (options.tls === undefined) await (await openCosmosStore(making)).close();
    return { endpoint: local.endpoint, key };
  };

  const storage = await says(wellStored);
  const ingestion = await says({
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: '{"itemsReceived":1,"itemsAccepted":1,"errors":[]}',
  });
  let minutes = 0;
  const graph = await startFakeGraph({
    accepts: (token) => identity.isFor('https://graph.microsoft.com', token),
    // Each mail comes in a minute of its own.
    nowMs: () => (minutes += 1) * 60_000,
  });
  const openId = await startOpenId(appId);
  closing.push(
    async () => graph.stop(),
    async () => openId.stop(),
    async () => identity.stop(),
  );
  const { endpoint } = await account();
  const file = path.join(folder, 'directory.json');
  writeFileSync(file, onePerson);
  const authority = path.join(folder, 'authority.pem');
  writeFileSync(authority, certificate.cert);
  const environment: Environment = {
    MicrosoftAppId: appId,
    MicrosoftAppTenantId: randomUUID(),
    BOT_OPENID_METADATA_URL: openId.metadataUrl,
    TAB_APP_ID: randomUUID(),
    TAB_OPENID_METADATA_URL: openId.metadataUrl,
    COSMOS_ENDPOINT: endpoint,
    MAIL_GRAPH_MAILBOX: 'mset@council.example',
    MAIL_GRAPH_URL: graph.url,
    MATCH_KEY: randomBytes(32).toString('base64'),
    DIRECTORY_FILE: file,
    DIRECTORY_BLOB: new URL('directory/directory.json', storage.url).href,
    APPLICATIONINSIGHTS_CONNECTION_STRING: telemetry(ingestion.url),
  };

  /** An account that is on no loopback is let pass: only its address differs. */
  const configOf = ({ COSMOS_ENDPOINT, ...others }: Environment): Config => {
    const config = readConfig({ ...environment, ...others });
    if (COSMOS_ENDPOINT === undefined || config.cosmos.kind === 'local') return config;
    return { ...config, cosmos: { ...config.cosmos, endpoint: COSMOS_ENDPOINT } };
  };
  await begun(readConfig(environment));

  return {
    folder,
    environment,
    /** For a process of its own. */
    surroundings: { ...identity.environment, NODE_EXTRA_CA_CERTS: authority },
    identity,
    graph,
    openId,
    storage,
    ingestion,
    telemetry,
    says,
    silent,
    /** Another identity, that gets no tokens for these; what gave tokens to the first remembers them. */
    without: (...resources: readonly string[]): Environment => {
      const MicrosoftAppId = randomUUID();
      identity.known.set(MicrosoftAppId, resources);
      return { MicrosoftAppId };
    },
    shut: `127.0.0.1:${await closedPort()}`,
    account,
    begun: async (other: Environment) => begun(configOf(other)),
    /** What a check says with these variables instead. */
    asks: async (
      other: Environment = {},
      { offMs = 0, withinMs = patientMs }: { readonly offMs?: number; readonly withinMs?: number } = {},
    ): Promise<readonly Finding[]> => {
      const config = configOf(other);
      const database = await openAsItIs(config, { withinMs });
      try {
        return await askOutside(config, database, { nowMs: () => Date.now() + offMs, withinMs });
      } finally {
        await database.close();
      }
    },
    /** The lines of a bot that starts with these variables and whose database is away: it tries twice. */
    logs: async (other: Environment, withinMs = patientMs): Promise<readonly string[]> => {
      const lines: string[] = [];
      let tries = 0;
      const twice = Promise.withResolvers<void>();
      const start = await startWhenThere(
        async () => {
          tries += 1;
          if (tries === 3) twice.resolve();
          else await begun(configOf(other), withinMs);
        },
        { log: createLog((line) => void lines.push(line)), retryMs: 0 },
      );
      await twice.promise;
      await start.stop();
      return lines;
    },
    close: async (): Promise<void> => {
      process.env = before;
      for (const close of closing) await close();
      distrust();
    },
  };
}

/** What answers on this machine has answered by then, whatever else it does. */
const patientMs = 30_000;
