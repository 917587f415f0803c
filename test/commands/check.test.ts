// `npm run check`: each thing that the bot relies on, broken by a stand-in, is named with what mends it; and the log of a bot
// that cannot start for it says why.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import dns from 'node:dns';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import sinon from 'sinon';
import { steps, type Finding } from '../../src/outside/finding.ts';
import { askDatabase } from '../../src/outside/database.ts';
import { askToken } from '../../src/outside/tokens.ts';
import { deeds, type Asked } from '../../src/store/asked.ts';
import { given } from '../../src/domain/kernel/given.ts';
import { dataRights } from '../../src/database.ts';
import { graphError } from '../mail/fake-graph.ts';
import { makeCertificate } from '../worlds/certificate.ts';
import { openCheckWorld, onePerson, wellStored, type CheckWorld, type Environment } from './check-world.ts';
import { bareEnvironment } from '../worlds/bare-environment.ts';

/** The account's own words, as documented (Microsoft Learn, "Azure Cosmos DB forbidden exceptions"). */
const blocked =
  'Request originated from IP 203.0.113.7 through public internet. This is blocked by your Cosmos DB account firewall settings. Kestrel Madeup';
const noRole = `Request blocked by Auth mset-dem : Request is blocked because principal [11111111] does not have required RBAC permissions to perform action [Microsoft.DocumentDB/databaseAccounts/readMetadata] on resource [dbs/mset/colls/cases]. Kestrel Madeup`;
const refusal = (message: string, substatus: number) => ({
  status: 403,
  headers: { 'content-type': 'application/json', 'x-ms-substatus': String(substatus) },
  body: JSON.stringify({ code: 'Forbidden', message }),
});
const storageSays = (status: number, code: string) => ({
  status,
  headers: { 'x-ms-error-code': code },
  body: `<Error><Message>Kestrel Madeup</Message></Error>`,
});

const signIn = { status: 200, body: '<html><body>Sign in</body></html>' };
const codes = 'storage: codes of who looked';
const codesThere =
  '<EnumerationResults><Blobs><Blob><Name>2027-01-19_7K4F-2Q9X-M0TC-R8ZE</Name></Blob><Blob><Name>2027-01-20_7K4F-2Q9X-M0TC-R8ZA</Name></Blob></Blobs></EnumerationResults>';

interface Break {
  readonly what: string;
  /** Breaks it; gives the variables that differ. */
  readonly by: (world: CheckWorld) => Promise<Environment | void> | Environment | void;
  /** What is wrong then: each `asked: found`. Nothing else is. */
  readonly wrong: readonly (readonly [asked: string, found: RegExp, step: keyof typeof steps])[];
  /** Of the log of a bot that starts so. */
  readonly logged?: RegExp;
  readonly offMs?: number;
  /** It never answers: so long is waited for it, and nothing is said of the others. */
  readonly withinMs?: number;
}

const account = 'database: account and containers';
const hostOf = (what: string, name = '127.0.0.1') => `${what}: name and TLS of ${name}`;
const role = (container: string, ...without: readonly string[]) =>
  dataRights.map((one) =>
    one.container === container
      ? { ...one, actions: one.actions.filter((action) => !without.some((end) => action.endsWith(end))) }
      : one,
  );
const everything = 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items/*';

const breaks: readonly Break[] = [
  {
    what: 'the name of the database is not known',
    by: () => ({ COSMOS_ENDPOINT: 'https://mset-dem.documents.example/' }),
    wrong: [
      [
        hostOf('database', 'mset-dem.documents.example'),
        /name is not known to this network’s DNS \(ENOTFOUND\)/,
        'dns',
      ],
      [account, /name is not known to this network’s DNS \(ENOTFOUND\)/, 'dns'],
    ],
    logged: /"code":"deadline","heard":"ENOTFOUND"/,
    withinMs: 1000,
  },
  {
    what: 'the way to the database is shut',
    by: ({ shut }) => ({ COSMOS_ENDPOINT: `https://${shut}/` }),
    wrong: [
      [hostOf('database'), /the way there is shut \(ECONNREFUSED\)/, 'hosts'],
      [account, /the way there is shut \(ECONNREFUSED\)/, 'hosts'],
    ],
    logged: /"code":"ECONNREFUSED"/,
  },
  {
    what: 'the database says nothing',
    by: async (world) => ({ COSMOS_ENDPOINT: await world.silent() }),
    wrong: [
      [hostOf('database'), /no answer \(ETIMEDOUT\)/, 'hosts'],
      [account, /no answer \(deadline\)/, 'hosts'],
    ],
    logged: /"code":"deadline"/,
    withinMs: 500,
  },
  {
    what: 'something in between opens TLS to the database',
    by: async (world) => ({ COSMOS_ENDPOINT: (await world.account({ tls: makeCertificate() })).endpoint }),
    wrong: [
      [hostOf('database'), /certificate is not to be trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\)/, 'proxy'],
      [account, /certificate is not to be trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\)/, 'proxy'],
    ],
    logged: /"code":"DEPTH_ZERO_SELF_SIGNED_CERT"/,
  },
  {
    what: 'the account does not let the app in',
    by: async (world) => ({ COSMOS_ENDPOINT: (await world.says(refusal(blocked, 0))).url }),
    wrong: [[account, /firewall does not let 203\.0\.113\.7 in \(403\)/, 'firewall']],
    logged: /"code":"403","address":"203\.0\.113\.7"/,
  },
  {
    what: 'the account gives the identity no role',
    by: async (world) => ({ COSMOS_ENDPOINT: (await world.says(refusal(noRole, 5301))).url }),
    wrong: [
      [
        account,
        /no role gives Microsoft\.DocumentDB\/databaseAccounts\/readMetadata \(403, sub-status 5301\)/,
        'rights',
      ],
    ],
    logged: /"code":"403","substatus":5301,"action":"Microsoft\.DocumentDB\/databaseAccounts\/readMetadata"/,
  },
  {
    what: 'the account does not take the identity’s token',
    by: async (world) => ({ COSMOS_ENDPOINT: (await world.account({ acceptsToken: () => false })).endpoint }),
    wrong: [[account, /does not take the identity’s token \(401/, 'identity']],
    logged: /"code":"401"/,
  },
  {
    what: 'the database is not there',
    by: () => ({ COSMOS_DATABASE: 'another' }),
    wrong: [[account, /the database or a container is not there \(404/, 'containers']],
    logged: /"code":"404"/,
  },
  {
    what: 'the role on the cases lacks a right',
    by: async (world) => ({
      COSMOS_ENDPOINT: (await world.account({ rights: role('cases', 'executeStoredProcedure', 'executeQuery') }))
        .endpoint,
    }),
    wrong: [
      [
        'database: rights on cases',
        /may not query, write in batches: no role gives \S+\/executeQuery \(403, sub-status 5302\)/,
        'rights',
      ],
      ['database: form and match key', /no role gives \S+\/executeQuery/, 'rights'],
      ['directory in force', /^none/, 'first'],
    ],
    logged:
      /"substatus":5302,"action":"Microsoft\.DocumentDB\/databaseAccounts\/sqlDatabases\/containers\/executeQuery"/,
  },
  {
    what: 'looks can be replaced and deleted',
    by: async (world) => {
      const rights = dataRights.map((one) =>
        one.container === 'looks' ? { ...one, actions: [everything, ...one.actions] } : one,
      );
      const { endpoint } = await world.account({ rights });
      await world.begun({ COSMOS_ENDPOINT: endpoint });
      return { COSMOS_ENDPOINT: endpoint };
    },
    wrong: [['database: rights on looks', /may also put, replace, delete: a record of looks can be changed/, 'rights']],
  },
  {
    what: 'no look can be added',
    by: async (world) => {
      const { endpoint } = await world.account({ rights: role('looks', 'items/create') });
      await world.begun({ COSMOS_ENDPOINT: endpoint });
      return { COSMOS_ENDPOINT: endpoint };
    },
    wrong: [['database: rights on looks', /may not add: no role gives \S+items\/create/, 'rights']],
  },
  {
    what: 'MATCH_KEY is another',
    by: () => ({ MATCH_KEY: 'another key of thirty-two characters and more' }),
    wrong: [['database: form and match key', /MATCH_KEY is another one than this database was filled with/, 'match']],
  },
  {
    what: 'the bot was never started',
    by: async (world) => ({ COSMOS_ENDPOINT: (await world.account()).endpoint }),
    wrong: [['directory in force', /^none: the bot was not started with its file yet/, 'first']],
  },
  {
    what: 'the file is another than the one in force',
    by: (world) => {
      const file = path.join(world.folder, 'newer.json');
      writeFileSync(file, `${onePerson}\n`);
      return { DIRECTORY_FILE: file };
    },
    wrong: [['directory in force', /and the file is another: restart the bot/, 'people']],
  },
  {
    what: 'the file has a mistake',
    by: (world) => {
      const file = path.join(world.folder, 'wrong.json');
      writeFileSync(file, onePerson.replace('"practitioner"', '"wizard"'));
      return { DIRECTORY_FILE: file };
    },
    wrong: [['directory file', /^it has mistakes/, 'people']],
  },
  {
    what: 'a paper is refused',
    by: (world) => {
      const papers = path.join(world.folder, 'papers');
      mkdirSync(papers, { recursive: true });
      writeFileSync(path.join(papers, 'policy.md'), 'no policy');
      return { PAPERS_DIR: papers };
    },
    wrong: [['papers', /^policy\.md line \d+ is refused/, 'papers']],
  },
  ...(
    [
      [
        'the storage does not let the app in',
        storageSays(403, 'AuthorizationFailure'),
        /firewall does not let the app in \(403 AuthorizationFailure\)/,
        'firewall',
      ],
      [
        'no role lets the identity read the file',
        storageSays(403, 'AuthorizationPermissionMismatch'),
        /no role lets the identity read it \(403/,
        'rights',
      ],
      [
        'the container of the file is not there',
        storageSays(404, 'ContainerNotFound'),
        /there is no container \(404/,
        'containers',
      ],
      [
        'the file was not uploaded',
        storageSays(404, 'BlobNotFound'),
        /there is no file \(404 BlobNotFound\)/,
        'directory',
      ],
    ] as const
  ).map(([what, answer, found, step]): Break => ({
    what,
    by: (world) => void (world.storage.answer = answer),
    wrong: [
      ['storage: directory file', found, step],
      ['storage: papers', found, step],
    ],
  })),
  {
    what: 'a page of something in between answers for the list of papers',
    by: (world) => void (world.storage.answer = { ...world.storage.answer, list: signIn }),
    wrong: [['storage: papers', /no list of the storage/, 'proxy']],
  },
  {
    what: 'the storage of the codes does not let the app in',
    by: async (world) => {
      const { url } = await world.says(storageSays(403, 'AuthorizationFailure'));
      return { SEALS_CONTAINER: `${url}seals` };
    },
    wrong: [[codes, /firewall does not let the app in \(403 AuthorizationFailure\)/, 'firewall']],
  },
  {
    what: 'no role lets the identity add a code',
    by: async (world) => {
      const put = storageSays(403, 'AuthorizationPermissionMismatch');
      const { url } = await world.says({ status: 200, body: codesThere, put });
      return { SEALS_CONTAINER: `${url}seals` };
    },
    wrong: [['storage: adding a code', /\(403 AuthorizationPermissionMismatch\)/, 'rights']],
  },
  {
    what: 'a code that is there can be written over',
    by: async (world) => {
      const { url } = await world.says({ status: 200, body: codesThere, put: { status: 201 } });
      return { SEALS_CONTAINER: `${url}seals` };
    },
    wrong: [['storage: adding a code', /written over/, 'breach']],
  },
  {
    what: 'the name of the storage is not known',
    by: () => ({ DIRECTORY_BLOB: 'https://msetdem.blob.example/directory/directory.json' }),
    wrong: [
      [hostOf('storage', 'msetdem.blob.example'), /ENOTFOUND/, 'dns'],
      ['storage: directory file', /ENOTFOUND/, 'dns'],
      ['storage: papers', /ENOTFOUND/, 'dns'],
    ],
  },
  {
    what: 'the identity gives no token for the database',
    by: (world) => world.without(world.environment['COSMOS_ENDPOINT']?.replace(/\/$/, '') ?? ''),
    wrong: [
      ['database: a token of the identity', /none: refused/, 'identity'],
      [account, /the identity gave no token for it/, 'identity'],
    ],
    logged: /"code":"AggregateAuthenticationError"/,
  },
  {
    what: 'the identity gives no token for mail',
    by: (world) => world.without('https://graph.microsoft.com'),
    wrong: [
      ['mailbox: a token of the identity', /none: refused/, 'identity'],
      ['mailbox: a mail to itself', /^no token/, 'identity'],
    ],
  },
  {
    what: 'the identity gives no token for telemetry',
    by: (world) => world.without('https://monitor.azure.com'),
    wrong: [
      ['telemetry: a token of the identity', /none: refused/, 'identity'],
      ['telemetry: a duration', /nothing was sent: the identity gave no token/, 'identity'],
    ],
  },
  {
    what: 'the identity may send from every mailbox',
    by: (world) => {
      world.identity.roles.push('Mail.Send');
      return { ...world.without(), COSMOS_ENDPOINT: world.environment['COSMOS_ENDPOINT'] ?? '' };
    },
    wrong: [['mailbox: a token of the identity', /it holds Mail\.Send in Entra, for every mailbox/, 'mailbox']],
  },
  {
    what: 'the identity may not send from the mailbox',
    by: (world) => world.graph.next(graphError(403, 'ErrorAccessDenied')),
    wrong: [
      ['mailbox: a mail to itself', /^not sent: Graph 403 ErrorAccessDenied: the identity may not send/, 'mailbox'],
    ],
  },
  {
    what: 'the way to Graph is shut',
    by: ({ shut }) => ({ MAIL_GRAPH_URL: `http://${shut}` }),
    wrong: [
      [hostOf('mailbox'), /ECONNREFUSED/, 'hosts'],
      ['mailbox: a mail to itself', /ECONNREFUSED/, 'hosts'],
    ],
  },
  {
    what: 'the keys of Teams cannot be had',
    by: ({ shut }) => ({ BOT_OPENID_METADATA_URL: `http://${shut}/keys` }),
    wrong: [
      [hostOf('keys of Teams’ channel'), /ECONNREFUSED/, 'hosts'],
      ['Teams’ channel: keys of its tokens', /ECONNREFUSED/, 'hosts'],
      ['clock', /ECONNREFUSED/, 'hosts'],
    ],
  },
  {
    what: 'the keys of the tenant are no keys',
    by: async (world) => ({ TAB_OPENID_METADATA_URL: (await world.says({ status: 404 })).url }),
    wrong: [['tab: keys of its tokens', /^not had/, 'hosts']],
  },
  {
    what: 'the clock is ten minutes ahead',
    by: () => undefined,
    offMs: 600_000,
    wrong: [['clock', /^(?:599|600|601) seconds ahead: tokens are refused/, 'clock']],
  },
  {
    what: 'telemetry is refused',
    by: (world) => void (world.ingestion.answer = { status: 403 }),
    wrong: [['telemetry: a duration', /^refused \(403\): the role Monitoring Metrics Publisher/, 'rights']],
  },
  {
    what: 'the way of telemetry is shut',
    by: (world) => ({ APPLICATIONINSIGHTS_CONNECTION_STRING: world.telemetry(`https://${world.shut}/`) }),
    wrong: [
      [hostOf('telemetry'), /ECONNREFUSED/, 'hosts'],
      ['telemetry: a duration', /ECONNREFUSED/, 'hosts'],
    ],
  },
  {
    what: 'the activity feed is on, and its registration is not vouched for',
    by: (world) => {
      return { ...world.without('api://AzureADTokenExchange'), ACTIVITY_FEED: 'on' };
    },
    wrong: [['activity feed: a token of the identity', /^none/, 'registration']],
  },
];

const program = fileURLToPath(new URL('../../src/commands/check.ts', import.meta.url));
const asRun = async (
  env: Environment,
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [program], { env }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    );
  });

const wrongIn = (all: readonly Finding[]): readonly Finding[] => all.filter(({ step }) => step !== undefined);

const endingAt = (container: Asked['container']): Asked => ({
  container,
  endsByItself: container === 'cases',
  deeds: new Map(deeds.map((deed) => [deed, 'allowed'])),
});

describe('npm run check', () => {
  let world: CheckWorld;
  before(async () => {
    world = await openCheckWorld();
    // No name is asked of the internet.
    const real = dns.lookup.bind(dns) as (...given: readonly unknown[]) => void;
    sinon.stub(dns, 'lookup').callsFake((host: string, ...rest: readonly unknown[]) => {
      const answer = rest.at(-1) as (error: Error) => void;
      if (host.endsWith('.example')) answer(Object.assign(new Error(`getaddrinfo ${host}`), { code: 'ENOTFOUND' }));
      else real(host, ...rest);
    });
  });
  afterEach(() => {
    world.identity.roles.length = 0;
    world.storage.answer = wellStored;
    Object.assign(world.ingestion, {
      answer: { status: 200, body: '{"itemsReceived":1,"itemsAccepted":1,"errors":[]}' },
    });
  });
  after(async () => {
    sinon.restore();
    await world.close();
    rmSync(world.folder, { recursive: true });
  });

  it('finds nothing wrong where everything is as it should be, and one mail in the mailbox', async () => {
    const all = await world.asks();
    assert.deepEqual(wrongIn(all), []);
    assert.ok(all.length > 20);
    assert.deepEqual(
      world.graph.mails.map(({ to, subject }) => [to, subject]),
      [['mset@council.example', 'MSET: a check of the platform team']],
    );
  });

  for (const { what, by, wrong, logged, offMs, withinMs } of breaks) {
    it(`where ${what}`, async () => {
      const other = (await by(world)) ?? {};
      const all = await world.asks(other, given({ offMs, withinMs }));
      const named = new Set(wrong.map(([asked]) => asked));
      const found = wrongIn(all).filter(({ asked }) => withinMs === undefined || named.has(asked));
      assert.deepEqual(
        found.map((one) => one.asked),
        wrong.map(([asked]) => asked),
        JSON.stringify(found),
      );
      for (const [at, [, words, step]] of wrong.entries()) {
        assert.match(found[at]?.found ?? '', words);
        assert.deepEqual(found[at]?.step, steps[step]);
      }
      assert.doesNotMatch(JSON.stringify(all), /Kestrel|Madeup|Priya|MSET-|token-for|eyJ/);
      if (logged === undefined) return;
      const lines = await world.logs(other, withinMs);
      assert.equal(lines.length, 1, `one line for one cause: ${lines.join('')}`);
      assert.match(lines[0] ?? '', logged);
      assert.doesNotMatch(lines.join(''), /Kestrel|Madeup|eyJ/);
    });
  }

  it('where documents end by themselves', async () => {
    const database = { rights: async () => [endingAt('cases'), endingAt('directory')], store: {} as never };
    const all = await askDatabase(database, '', undefined);
    assert.deepEqual(all.find((one) => one.asked.endsWith('cases'))?.step, steps.timeToLive);
  });

  it('says of a process without an identity that it is the job that is to be run', async () => {
    const { IDENTITY_ENDPOINT } = process.env;
    delete process.env['IDENTITY_ENDPOINT'];
    const none = await askToken({ what: 'storage', scope: 'any' }, async () => Promise.reject(new Error('none')));
    Object.assign(process.env, { IDENTITY_ENDPOINT });
    assert.match(none.found, /^none: no identity is given to this process; run it as the job NAME-bot-check/);
  });

  it('prints a table and ends with 1 where something is wrong', async () => {
    const env = { ...bareEnvironment(), ...world.surroundings, ...world.environment };
    const { code, out, err } = await asRun({ ...env, COSMOS_ENDPOINT: `https://${world.shut}/` });
    assert.equal(code, 1, err);
    assert.match(out, /^\| Asked +\| Found +\| What mends it +\|\n\| -+/);
    assert.match(
      out,
      /\| database: account and containers +\| the way there is shut \(ECONNREFUSED\) +\| install\.md: Network and policies \(Hosts the app calls\)/,
    );
    assert.match(out, /\n\nWrong: \d+\.\n$/);
  });

  it('names headings that there are', () => {
    for (const { page, heading } of Object.values(steps)) {
      const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
      assert.ok(
        new RegExp(`^#+ ${heading.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`, 'm').test(text),
        `${page}: ${heading}`,
      );
    }
  });
});
