import assert from 'node:assert/strict';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigError, readConfig } from '../../src/config.ts';

const production = {
  NODE_ENV: 'production',
  MicrosoftAppId: 'app',
  MicrosoftAppTenantId: 'tenant',
  ALLOWED_TENANTS: 'tenant',
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
      assert.match(told, /MATCH_KEY: /);
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
