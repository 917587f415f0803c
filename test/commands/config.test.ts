import assert from 'node:assert/strict';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigError, readConfig } from '../../src/config.ts';

const tenant = '11111111-1111-4111-8111-111111111111';
const production = {
  NODE_ENV: 'production',
  MicrosoftAppId: 'app',
  MicrosoftAppTenantId: tenant,
  ALLOWED_TENANTS: tenant,
  BASE_URL: 'https://mset.northtyneside.example/',
  TAB_APP_ID: 'tab',
  TEAMS_APP_ID: 'manifest',
  COSMOS_ENDPOINT: 'https://mset.documents.azure.com',
  MAIL_SMTP_URL: 'smtps://mail.northtyneside.example:465',
  MAIL_FROM: 'mset@northtyneside.example',
};
const secret = 'a secret that hides the children, kept';

const problem = (environment: Readonly<Record<string, string>>): string => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
};

describe('The secret of the match keys', () => {
  it('must be set in production, and is what children are hashed with', () => {
    assert.match(problem(production), /MATCH_KEY is not set: a secret of 32 characters/);
    assert.match(problem({ ...production, MATCH_KEY: '' }), /MATCH_KEY is not set/);
    assert.equal(readConfig({ ...production, MATCH_KEY: secret }).matchKey, secret);
  });

  it('must be long, wherever it is set, and is not told when it is not', () => {
    for (const environment of [{}, production]) {
      const told = problem({ ...environment, MATCH_KEY: 'short and secret' });
      assert.match(told, /MATCH_KEY: a secret of 32 characters or more/);
      assert.doesNotMatch(told, /short and secret/);
    }
  });

  it('need not be set where all children are fictional', () => {
    const local = readConfig({});
    assert.ok(local.matchKey.length >= 32);
    const test = { MicrosoftAppId: 'app', BOT_OPENID_METADATA_URL: 'http://127.0.0.1:1/' };
    assert.equal(readConfig(test).matchKey, local.matchKey);
    assert.equal(readConfig({ MATCH_KEY: secret }).matchKey, secret);
  });
});

describe('The tab', () => {
  const set = { ...production, MATCH_KEY: secret };

  it('must have its address and its ids in production, and the address must be https', () => {
    for (const name of ['BASE_URL', 'TAB_APP_ID', 'TEAMS_APP_ID']) {
      assert.match(problem({ ...set, [name]: '' }), new RegExp(`${name} is not set: `));
    }
    assert.match(problem({ ...set, BASE_URL: 'http://mset.example' }), /BASE_URL is not https/);
    assert.match(problem({ ...set, TAB_OPENID_METADATA_URL: 'http://127.0.0.1:1/' }), /it is for tests only/);
    const { tab } = readConfig(set);
    assert.deepEqual(tab, { baseUrl: 'https://mset.northtyneside.example', appId: 'tab', teamsAppId: 'manifest' });
  });

  it('is at the own port in a local run, and nowhere to link to where any free port is taken', () => {
    assert.deepEqual(readConfig({}).tab, { baseUrl: 'http://127.0.0.1:3978' });
    assert.deepEqual(readConfig({ PORT: '0' }).tab, { baseUrl: undefined });
  });

  it('has its built pages in dist beside the program, wherever that was started, or where it is told', () => {
    const { pagesDir } = readConfig({});
    assert.ok(path.isAbsolute(pagesDir));
    assert.equal(pagesDir, fileURLToPath(new URL('../../dist/pages', import.meta.url)));
    assert.equal(readConfig({ PAGES_DIR: '/srv/pages' }).pagesDir, '/srv/pages');
  });

  it('takes the keys for sign-in from this machine in tests, and from nowhere else', () => {
    const test = { MicrosoftAppId: 'app', BOT_OPENID_METADATA_URL: 'http://127.0.0.1:1/' };
    for (const environment of [{}, test]) {
      const far = { ...environment, TAB_OPENID_METADATA_URL: 'https://login.example/' };
      assert.match(problem(far), /TAB_OPENID_METADATA_URL is not on this machine/);
      const near = { ...environment, TAB_OPENID_METADATA_URL: 'http://127.0.0.1:2/' };
      assert.equal(readConfig(near).tab.openIdMetadataUrl, 'http://127.0.0.1:2/');
    }
  });
});

describe('A production start', () => {
  const { MAIL_SMTP_URL, MAIL_FROM, ...rest } = { ...production, MATCH_KEY: secret };
  const byGraph = { ...rest, MAIL_GRAPH_MAILBOX: 'mset-bot@northtyneside.example' };
  const bySmtp = { ...rest, MAIL_SMTP_URL, MAIL_FROM };

  it('has all it needs with either way to send mail', () => {
    assert.deepEqual(readConfig(bySmtp).mail, { kind: 'smtp', url: MAIL_SMTP_URL, from: MAIL_FROM });
    const { teams, cosmos, mail, telemetry } = readConfig(byGraph);
    assert.equal(teams.mode, 'production');
    assert.deepEqual(cosmos, { kind: 'service', endpoint: production.COSMOS_ENDPOINT, identity: 'app' });
    assert.deepEqual(mail, { kind: 'graph', mailbox: byGraph.MAIL_GRAPH_MAILBOX, identity: 'app' });
    assert.equal(telemetry, undefined);
    const connectionString = 'InstrumentationKey=0;IngestionEndpoint=https://x.example/';
    const told = { APPLICATIONINSIGHTS_CONNECTION_STRING: connectionString };
    assert.deepEqual(readConfig({ ...byGraph, ...told }).telemetry, { connectionString, identity: 'app' });
    assert.deepEqual(readConfig(told).telemetry, { connectionString });
  });

  const refusals: readonly (readonly [what: string, change: Readonly<Record<string, string>>, told: RegExp])[] = [
    [
      'without an identity, which would be a local run',
      { MicrosoftAppId: '' },
      /MicrosoftAppId is not set: .* managed identity.*local run, and NODE_ENV is production/,
    ],
    [
      'without an identity, although there is a stand-in that signs',
      { MicrosoftAppId: '', BOT_OPENID_METADATA_URL: 'http://127.0.0.1:1/' },
      /MicrosoftAppId is not set: /,
    ],
    ['without a tenant', { MicrosoftAppTenantId: '' }, /MicrosoftAppTenantId is not set: .*Entra tenant id/],
    ['that lets nobody in', { ALLOWED_TENANTS: ' , ' }, /ALLOWED_TENANTS is not set: .*separated by commas/],
    ...['*', 'common', 'organizations', 'consumers', 'council.onmicrosoft.com', '{tenantid}'].flatMap(
      (wild): (readonly [string, Record<string, string>, RegExp])[] => [
        [`of tenant ${wild}`, { MicrosoftAppTenantId: wild }, /MicrosoftAppTenantId says “.*”: .*by its id, a GUID/],
        [
          `that lets in ${wild} beside its own`,
          { ALLOWED_TENANTS: `${tenant}, ${wild}` },
          /ALLOWED_TENANTS says “.*”: .*by its id, a GUID; wildcards/,
        ],
      ],
    ),
    ['with plain http', { BASE_URL: 'http://mset.example' }, /BASE_URL is not https/],
    ['with its own machine as address', { BASE_URL: 'http://127.0.0.1:3978' }, /BASE_URL is not https/],
    ['without a database', { COSMOS_ENDPOINT: '' }, /COSMOS_ENDPOINT is not set: the address of the Cosmos DB account/],
    [
      'with a database by plain http',
      { COSMOS_ENDPOINT: 'http://mset.documents.azure.com' },
      /COSMOS_ENDPOINT is not https: set the address of the account, https:/,
    ],
    [
      'with an emulator',
      { COSMOS_ENDPOINT: 'http://127.0.0.1:8081', COSMOS_KEY: 'a2V5' },
      /COSMOS_ENDPOINT is not https/,
    ],
    ['with a key of the database', { COSMOS_KEY: 'a2V5' }, /COSMOS_KEY is set: .*managed identity.*unset it/],
    [
      'without a way to send mail',
      { MAIL_GRAPH_MAILBOX: '' },
      /set MAIL_GRAPH_MAILBOX, .*or MAIL_SMTP_URL, .*and MAIL_FROM/,
    ],
    [
      'with mail from nobody',
      { MAIL_GRAPH_MAILBOX: '', MAIL_SMTP_URL: 'smtps://mail.example' },
      /MAIL_FROM is not set: /,
    ],
    ['with two ways to send mail', { MAIL_SMTP_URL: 'smtps://mail.example', MAIL_FROM: 'a@b.example' }, /both set/],
    ['with another Graph', { MAIL_GRAPH_URL: 'http://127.0.0.1:1/' }, /MAIL_GRAPH_URL is set: it is for tests only/],
    [
      'with tokens of another issuer',
      { BOT_OPENID_METADATA_URL: 'http://127.0.0.1:1/' },
      /BOT_OPENID_METADATA_URL is set: it is for tests only; unset it/,
    ],
    ['with another sign-in', { TAB_OPENID_METADATA_URL: 'http://127.0.0.1:1/' }, /TAB_OPENID_METADATA_URL is set/],
    ['on another day', { CLOCK_FILE: '/tmp/clock.json' }, /CLOCK_FILE is set: .*unset it/],
    ['without the secret of the match keys', { MATCH_KEY: '' }, /MATCH_KEY is not set: /],
    [
      'with telemetry to nowhere',
      { APPLICATIONINSIGHTS_CONNECTION_STRING: 'yes' },
      /CONNECTION_STRING: is not a connection string/,
    ],
    [
      'of a single tenant bot without its password',
      { MicrosoftAppType: 'SingleTenant' },
      /MicrosoftAppPassword is not set: /,
    ],
  ];
  for (const [what, change, told] of refusals) {
    it(`${what} is refused, with a sentence that says what to set`, () => {
      const said = problem({ ...byGraph, ...change });
      assert.match(said, told);
      assert.match(said, /^The bot cannot start:\n {2}- /);
    });
  }

  it('tells of what cannot be read and of what is missing in one round, and of neither twice', () => {
    const said = problem({ NODE_ENV: 'production', REPLICAS: 'many', MATCH_KEY: 'short and secret', BASE_URL: 'mset' });
    for (const name of ['REPLICAS: ', 'MATCH_KEY: ', 'BASE_URL: ', 'MicrosoftAppId is not set', 'COSMOS_ENDPOINT is'])
      assert.ok(said.includes(`  - ${name}`), said);
    assert.doesNotMatch(said, /(?:MATCH_KEY|BASE_URL) is not set/);
  });

  it('has an identity, or ends at once: as the process, not as a program that says what is wrong', () => {
    assert.throws(() => readConfig(byGraph, { asBot: true }), /IDENTITY_ENDPOINT is not set: Container Apps gives it/);
    assert.doesNotThrow(() => readConfig({ ...byGraph, IDENTITY_ENDPOINT: 'http://127.0.0.1:1/' }, { asBot: true }));
    assert.doesNotThrow(() => readConfig(byGraph));
    assert.doesNotThrow(() => readConfig({}, { asBot: true }));
  });

  it('tells of everything that is wrong at once', () => {
    const said = problem({ NODE_ENV: 'production', COSMOS_KEY: 'a2V5', ALLOWED_TENANTS: '*' });
    assert.ok(said.split('\n').length >= 9, said);
    assert.doesNotMatch(said, /a2V5/);
  });

  it('that is none is the local run only where NODE_ENV does not say production', () => {
    assert.equal(readConfig({}).teams.mode, 'local');
    assert.notEqual(problem({ NODE_ENV: 'production' }), '');
  });
});

describe('The managed identity', () => {
  const test = { MicrosoftAppId: 'app', BOT_OPENID_METADATA_URL: 'http://127.0.0.1:1/' };
  const endpoint = 'https://127.0.0.1:8081/';
  const graph = { MAIL_GRAPH_MAILBOX: 'a@b.example', MAIL_GRAPH_URL: 'http://127.0.0.1:2/' };

  const identity = (more: object): string | undefined => {
    const { cosmos } = readConfig({ ...test, COSMOS_ENDPOINT: endpoint, ...more });
    return cosmos.kind === 'service' ? cosmos.identity : undefined;
  };

  it('is the bot’s, unless another is named; a registration of a single tenant is none', () => {
    assert.equal(identity({}), 'app');
    assert.equal(identity({ AZURE_CLIENT_ID: 'other' }), 'other');
    assert.equal(identity({ MicrosoftAppType: 'SingleTenant' }), undefined);
    assert.equal(identity({ COSMOS_KEY: 'a2V5' }), undefined);
  });

  it('sends to a stand-in only where it is no production', () => {
    assert.deepEqual(readConfig({ ...test, ...graph }).mail, {
      kind: 'graph',
      mailbox: 'a@b.example',
      identity: 'app',
      url: 'http://127.0.0.1:2/',
    });
    for (const url of ['', 'https://graph.microsoft.com']) {
      assert.match(problem({ ...test, ...graph, MAIL_GRAPH_URL: url }), /MAIL_GRAPH_URL is not on this machine/);
    }
  });
});
