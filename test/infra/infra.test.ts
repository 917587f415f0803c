// The Bicep of infra/: as much of it as can be checked without Azure and without its compiler (compile.ts); what-if is the deployer's.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { readConfig } from '../../src/config.ts';
import * as app from './app-rules.ts';
import { at, parseBicep } from './bicep.ts';
import { broken } from './broken.ts';
import * as order from './order-rules.ts';
import * as people from './people-rules.ts';
import { demanded, httpsOnly, resourcesOf, secrets } from './demands.ts';
import { described, modules, noPreviews, symbols, syntax, twice } from './rules.ts';
import type { Problem, Rule } from './rules.ts';

const root = new URL('../../', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8');
const texts = new Map(
  globSync('infra/**/*.bicep', { cwd: root }).map((file) => [file.replaceAll('\\', '/'), read(file)] as const),
);
const files = [...texts].map(([file, text]) => parseBicep(file, text));

/** The variables of src/config.ts, as its schema names them. */
const schema = /const schema = z\.object\(\{([\s\S]*?)\n\}\);/.exec(read('src/config.ts'))?.[1] ?? '';
const inConfig = [...schema.matchAll(/^ {2}(\w+): z/gm)].map(([, name = '']) => name);
/** Read before the bot starts, by infra/fetch-directory.mjs. */
const readBefore = ['DIRECTORY_BLOB'];
const known = new Set([...inConfig, ...readBefore]);
/** In their order: what makes a file unreadable comes before what it says. */
const needed = [
  'NODE_ENV MicrosoftAppType MicrosoftAppId MicrosoftAppTenantId AZURE_CLIENT_ID ALLOWED_TENANTS BASE_URL TAB_APP_ID',
  'TEAMS_APP_ID COSMOS_ENDPOINT COSMOS_DATABASE MAIL_GRAPH_MAILBOX MATCH_KEY DIRECTORY_FILE PORT',
  'APPLICATIONINSIGHTS_CONNECTION_STRING',
].flatMap((line) => line.split(' '));

const rules: Readonly<Record<string, Rule>> = {
  'is Bicep': syntax,
  'describes every parameter and output': described,
  'names only what is declared, and uses what it declares': symbols,
  'declares nothing twice': twice,
  'gives every module what it asks for': modules,
  'uses no preview of a resource': noPreviews,
  'lets nobody in with a key, nobody without TLS, and keeps thirty days': demanded,
  'reads no key, and hands out and writes down no secret': secrets,
  'has no address without TLS': httpsOnly,
  'makes the containers of infra/containers.json': app.containers,
  'asks /healthz whether the app lives and /readyz/first whether it could serve': app.probed,
  'runs two instances or more': app.replicated,
  'sets the variables that src/config.ts reads, and all that it needs': app.environment(known, needed),
  'takes secrets from the vault': app.fromTheVault,
  'watches every metric that matters, and none that is not sent': app.alerts,
  'asks of a gauge what its exporter sends': app.gauges,
  'lets the bot add looks, and neither change nor delete them': people.looks,
  'mails someone when documents are opened to a person': people.doors,
  'lets the pipeline open no document, give no role and read no key': people.pipeline,
  'hands no module what another makes, so that what-if sees what changes': order.seen,
  'changes the database account one thing after the other': order.oneByOne,
  'puts network rules on every subnet that it makes': order.guarded,
  'takes the lock and the purge protection off for a trial alone': order.trial,
};
/** What each rule says of all files. Of what is no Bicep nothing more is said. */
function saidOf(all: readonly (readonly [file: string, text: string])[]): readonly [rule: string, Problem][] {
  const parsed = all.map(([file, text]) => parseBicep(file, text));
  const said = Object.entries(rules).map(([name, rule]) => rule(parsed).map((one): [string, Problem] => [name, one]));
  return said.find((problems) => problems[0]?.[0] === 'is Bicep') ?? said.flat();
}
const edited = (file: string, text: string): readonly [rule: string, Problem][] =>
  saidOf([...texts].map(([name, good]) => [name, name === file ? text : good]));

describe('The infrastructure', () => {
  it('was found: main, its modules, and every variable of src/config.ts', () => {
    assert.ok(texts.has('infra/main.bicep') && texts.size > 8, [...texts.keys()].join(', '));
    assert.ok(
      inConfig.includes('MATCH_KEY') && inConfig.length > 10,
      'the schema of src/config.ts is not where it was',
    );
  });

  for (const [what, rule] of Object.entries(rules)) it(what, () => assert.deepEqual(rule(files), []));

  it('uses every module that lies there', () => {
    const used = files.flatMap((file) => file.modules.map(({ path }) => `infra/${path}`));
    const alone = ['infra/main.bicep', 'infra/roles.bicep'];
    assert.deepEqual(used.toSorted(), [...texts.keys()].filter((file) => !alone.includes(file)).toSorted());
  });

  it('gives the identity the roles it needs, and no other', () => {
    const ours = files.filter(({ path }) => path !== 'infra/roles.bicep');
    const azure = resourcesOf(ours, 'Microsoft.Authorization/roleAssignments').map(([, one]) => one.name);
    assert.deepEqual(azure.toSorted(), ['maySend', 'mayPull', 'mayRead', 'mayReadSecrets'].toSorted());
    assert.equal(resourcesOf(ours, 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments').length, 1);
  });

  it('the app starts in production with the environment it is given', () => {
    const guid = '11111111-2222-4333-8444-555555555555';
    const samples: Readonly<Record<string, string>> = {
      PORT: '3978',
      BASE_URL: 'https://mset.council.example',
      COSMOS_ENDPOINT: 'https://mset-dem.documents.azure.com:443/',
      COSMOS_DATABASE: 'mset',
      MAIL_GRAPH_MAILBOX: 'mset@council.example',
      ACTIVITY_FEED: 'on',
      MATCH_KEY: 'a key of thirty-two characters and more',
      APPLICATIONINSIGHTS_CONNECTION_STRING: 'InstrumentationKey=0;IngestionEndpoint=https://x.example/',
    };
    const set = [...app.environmentIn(files)].map(([name, row]) => {
      const value = at(row, 'value')?.literal;
      return [name, typeof value === 'string' ? value : (samples[name] ?? guid)] as const;
    });
    const config = readConfig(Object.fromEntries(set));
    assert.equal(config.teams.mode, 'production');
    assert.deepEqual(config.cosmos, { kind: 'service', endpoint: samples['COSMOS_ENDPOINT'], identity: guid });
    assert.deepEqual(config.mail, { kind: 'graph', mailbox: samples['MAIL_GRAPH_MAILBOX'], identity: guid });
    assert.deepEqual(config.feed, { tenantId: guid, appId: guid, identity: guid });
    const connectionString = samples['APPLICATIONINSIGHTS_CONNECTION_STRING'];
    assert.deepEqual(config.telemetry, { connectionString, identity: guid });
    assert.equal(config.directoryFile, '/tmp/mset/directory.json');
  });
});

describe('Broken Bicep is refused:', () => {
  for (const { what, file, from, to, said, stands = to } of broken) {
    it(what, () => {
      const good = texts.get(file) ?? '';
      assert.equal(good.split(from).length, 2, `"${from}" stands once in ${file}`);
      const bad = good.replace(from, () => to);
      const problems = edited(file, bad).map(([, one]) => one);
      const [, where, line, rest] = /^([^:]+):(\d+):(.*)$/.exec(problems[0] ?? '') ?? [];
      assert.deepEqual([where, rest], [file, said], problems.join('\n'));
      const named = bad.split('\n')[Number(line) - 1] ?? '';
      assert.ok(named.includes(stands), `line ${line} is named: ${named}`);
    });
  }

  it('no rule that has never refused anything', () => {
    const fired = broken.flatMap(({ file, from, to }) =>
      edited(
        file,
        (texts.get(file) ?? '').replace(from, () => to),
      ),
    );
    assert.deepEqual([...new Set(fired.map(([rule]) => rule))].toSorted(), Object.keys(rules).toSorted());
  });
});

describe('What stands beside the Bicep', () => {
  it('the example parameters are parameters of main.bicep, and all that it needs', () => {
    const main = files.find(({ path }) => path === 'infra/main.bicep') ?? assert.fail();
    const given = [...read('infra/council.bicepparam').matchAll(/^param (\w+) = /gm)].map(([, name = '']) => name);
    const missing = main.params.filter(({ name, value }) => value === undefined && !given.includes(name));
    assert.deepEqual(
      missing.map(({ name }) => name),
      [],
    );
    assert.deepEqual(
      given.filter((name) => !main.params.some((one) => one.name === name)),
      [],
    );
  });

  it('the operations notes say of every alert what to do', () => {
    const file = files.find(({ path }) => path.endsWith('/alerts.bicep')) ?? assert.fail();
    const rows = file.variables.find(({ name }) => name === 'rows')?.value?.items ?? [];
    const notes = read('docs/operations.md');
    assert.ok(rows.length >= 5);
    for (const row of rows) {
      const name = String(at(row, 'name')?.literal);
      assert.ok(notes.includes(`| **${name}**: `), `${name} has no row under "Alerts"`);
    }
  });

  it('the workbook shows metrics that are sent, each of them', () => {
    const named = new Set(app.metricsNamedIn(read('infra/workbook.json')).map(({ name }) => name));
    assert.deepEqual([...named].toSorted(), [...app.metrics].toSorted());
  });
});
