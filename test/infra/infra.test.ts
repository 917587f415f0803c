// The Bicep of infra/ as its compiler evaluates it, for each documented way of installing; what-if is the deployer's.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { readConfig } from '../../src/config.ts';
import * as app from './app-rules.ts';
import { breakWay, broken } from './broken.ts';
import * as demands from './demands.ts';
import { ways } from './evaluated.ts';
import type { Problem, Rule, Way } from './evaluated.ts';
import * as people from './people-rules.ts';
import { brokenSources, described, inOrder, sources } from './source-rules.ts';

const root = new URL('../../', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8');

/** The variables of src/config.ts, as its schema names them. */
const schema = /const schema = z\.object\(\{([\s\S]*?)\n\}\);/.exec(read('src/config.ts'))?.[1] ?? '';
const inConfig = [...schema.matchAll(/^ {2}(\w+): z/gm)].map(([, name = '']) => name);
/** Not in Bicep, each for a reason. */
const leftOut: Readonly<Record<string, string>> = {
  BOT_OPENID_METADATA_URL: 'tests only, refused in production',
  CLOCK_FILE: 'tests only, refused in production',
  COSMOS_KEY: 'refused in production: the identity opens the database',
  DIRECTORY_LATER: 'infra/fetch-directory.mjs sets it where the file could not be fetched at the start',
  MAIL_FROM: 'the other way of sending mail; in Azure it is MAIL_GRAPH_MAILBOX',
  MAIL_GRAPH_URL: 'tests only, refused in production',
  MAIL_SMTP_URL: 'the other way of sending mail; in Azure it is MAIL_GRAPH_MAILBOX',
  MicrosoftAppPassword: 'the bot is an identity, which has none',
  PAGES_DIR: 'the pages are in the image, where the bot looks first',
  TAB_OPENID_METADATA_URL: 'tests only, refused in production',
};

const rules: Readonly<Record<string, Rule>> = {
  'lets nobody in with a key, nobody without TLS, and keeps thirty days': demands.demanded,
  'makes everything that an installation is made of': demands.complete,
  'locks the record and the identity, and keeps the vault, but for a trial': demands.protectedUnlessTrial,
  'puts network rules on every subnet that it makes, and no way out of that of endpoints': demands.guarded,
  'finds the names of private endpoints where the app is': demands.namesAreFound,
  'closes the vault, but where a council may make no private endpoint': demands.closedVault,
  'says of each subnet whether it has a way out of its own': demands.outboundSaid,
  'lets no machine of the network open a shell or a desktop on another': demands.noLateral,
  'tags all that takes tags': demands.tagged,
  'holds no key, no preview, no address without TLS, and makes nothing twice': demands.plain,
  'leaves roles, locks, alerts and the account as they are, where a pipeline deploys': demands.pipelineLeaves,
  'deploys an image by its digest, where a pipeline does': demands.byDigest,
  'restores an account with zones and tags, closed': demands.restored,
  'lets an export end': demands.exportsEnd,
  'keeps copies in another region, unaltered': demands.copiesStay,
  'keeps the codes of the daily seals, unaltered': demands.sealCodesStay,
  'makes the containers of infra/containers.json': app.containers,
  'asks /healthz whether the app lives and /readyz/first whether it could serve': app.probed,
  'runs two instances or more, which share the pace': app.replicated,
  'sets the variables that the app reads, and leaves out those that are named': app.environment(
    new Set(inConfig),
    new Set(Object.keys(leftOut)),
  ),
  'takes secrets from the vault, by their version': app.fromTheVault,
  'watches every metric that matters, and none that is not sent': app.alerts,
  'asks of a gauge what its exporter sends': app.gauges,
  'asks again for what came late': app.overlapping,
  'lets the bot add looks, and neither change nor delete them': people.looks,
  'lets old looks end by another identity, which may nothing else': people.looksEnder,
  'runs what ends looks as that identity, without a secret': app.looksEndApart,
  'gives the bot the roles it needs, and no other': people.botRoles,
  'lets the bot add files of a record and read none, and people read them': people.filesAdded,
  'closes every role of the bot on the documents on the worst day': people.closes,
  'mails when documents are opened to a person': people.doors,
  'can say a year later who read documents': people.remembered,
  'lets the pipeline open no document, give no role and read no key, in any spelling': people.pipeline,
  'lets the pipeline write all that it deploys': people.deployable,
  'lets the third role join the network and no more': people.joins,
};
const saidOf = (way: Way): readonly (readonly [rule: string, Problem])[] =>
  Object.entries(rules).flatMap(([name, rule]) => rule(way).map((one) => [name, one] as const));

/** What PSRule for Azure asks beyond Azure's own refusals, and which rule of ours asks it: the package cannot be had here. */
const psrule: Readonly<Record<string, keyof typeof rules>> = {
  'Azure.Cosmos.DisableMetadataWrite': 'lets nobody in with a key, nobody without TLS, and keeps thirty days',
  'Azure.KeyVault.Firewall': 'closes the vault, but where a council may make no private endpoint',
  'Azure.NSG.LateralTraversal': 'lets no machine of the network open a shell or a desktop on another',
  'Azure.Resource.UseTags': 'tags all that takes tags',
  'Azure.Storage.ContainerSoftDelete': 'lets nobody in with a key, nobody without TLS, and keeps thirty days',
  'Azure.VNET.PrivateSubnet': 'puts network rules on every subnet that it makes, and no way out of that of endpoints',
};

describe('The infrastructure', () => {
  it('was found: each documented way of installing, and every variable of src/config.ts', () => {
    assert.deepEqual(
      ways.map(({ name }) => name),
      [
        'council',
        'ways/app',
        'ways/close',
        'ways/copied',
        'ways/firewall',
        'ways/hub-zones',
        'ways/network-role',
        'ways/own-domain',
        'ways/own-network',
        'ways/pipeline',
        'ways/restore',
        'ways/restored',
        'ways/roles',
        'ways/trial',
      ],
    );
    assert.ok((ways[0]?.resources.length ?? 0) >= 56);
    assert.ok(inConfig.includes('MATCH_KEY') && inConfig.length > 10, 'the schema is not where it was');
  });

  for (const [what, rule] of Object.entries(rules)) it(what, () => assert.deepEqual(ways.flatMap(rule), []));

  it('asks for each resource in one version of its API', () => {
    assert.deepEqual(demands.sameVersion(ways), []);
    const vault = { id: 'a', name: 'a', type: 'Microsoft.KeyVault/vaults', apiVersion: '2023-07-01' };
    const said = demands.sameVersion([...ways, { name: 'ways/old', resources: [vault] }]);
    assert.deepEqual(said.length, 1, said.join('\n'));
    assert.match(said[0] ?? '', /vaults is asked for in .* and 2023-07-01: take one/);
  });

  for (const [id, ours] of Object.entries(psrule))
    it(`keeps to ${id}`, () => assert.deepEqual(ways.flatMap(rules[ours] ?? assert.fail(id)), []));

  it('describes every parameter and output', () => assert.deepEqual(described(sources), []));

  it('changes the database account one thing after the other', () => assert.deepEqual(inOrder(sources), []));

  it('leaves out no variable that there is not', () => {
    assert.deepEqual(
      Object.keys(leftOut).filter((name) => !inConfig.includes(name)),
      [],
    );
  });

  it('the app starts in production with the environment it is given', () => {
    const guid = '11111111-2222-4333-8444-555555555555';
    const samples = {
      BASE_URL: 'https://mset.council.example',
      COSMOS_ENDPOINT: 'https://mset-dem.documents.azure.com:443/',
      DIRECTORY_BLOB: 'https://msetdem.blob.core.windows.net/directory/directory.json',
      EXPORTS_CONTAINER: 'https://msetdemx.blob.core.windows.net/exports',
      SEALS_CONTAINER: 'https://msetdems.blob.core.windows.net/seals',
      MATCH_KEY: 'a key of thirty-two characters and more',
      APPLICATIONINSIGHTS_CONNECTION_STRING: 'InstrumentationKey=0;IngestionEndpoint=https://x.example/',
      other: guid,
    };
    const way = ways.find(({ name }) => name === 'ways/app') ?? assert.fail();
    const config = readConfig({ ...app.environmentIn(way, samples), ACTIVITY_FEED: 'on' });
    assert.equal(config.teams.mode, 'production');
    assert.deepEqual(config.cosmos, { kind: 'service', endpoint: samples.COSMOS_ENDPOINT, identity: guid });
    assert.deepEqual(config.mail, { kind: 'graph', mailbox: 'mset@council.example', identity: guid });
    assert.equal(config.feed?.identity, guid);
    const connectionString = samples.APPLICATIONINSIGHTS_CONNECTION_STRING;
    assert.deepEqual(config.telemetry, { connectionString, identity: guid });
    assert.equal(config.directoryFile, '/tmp/mset/directory.json');
    assert.deepEqual([config.exportsContainer, config.copies], [samples.EXPORTS_CONTAINER, undefined]);
    assert.equal(config.sealsContainer, samples.SEALS_CONTAINER);
    const copied = ways.find(({ name }) => name === 'ways/copied') ?? assert.fail();
    const container = 'https://msetdemc.blob.core.windows.net/copies';
    const { copies } = readConfig(app.environmentIn(copied, { ...samples, COPIES_CONTAINER: container }));
    assert.equal(copies?.container, container);
  });
});

describe('Broken Bicep is refused:', () => {
  for (const one of broken) {
    it(one.what, () => {
      const problems = saidOf(breakWay(one)).map(([, said]) => said);
      assert.ok(problems[0]?.endsWith(one.said), problems.join('\n'));
    });
  }
  for (const { what, file, from, to, said } of brokenSources) {
    it(what, () => {
      const good = sources.get(file) ?? '';
      assert.equal(good.split(from).length, 2, `"${from}" stands once in ${file}`);
      const bad = new Map([...sources, [file, good.replace(from, () => to)]]);
      assert.deepEqual([...described(bad), ...inOrder(bad)], [said]);
    });
  }

  it('no rule that has never refused anything', () => {
    const fired = new Set(broken.flatMap((one) => saidOf(breakWay(one)).map(([rule]) => rule)));
    assert.deepEqual([...fired].toSorted(), Object.keys(rules).toSorted());
  });
});

const notes = ['docs/install.md', 'docs/operations.md', 'docs/worst-day.md'];

describe('What stands beside the Bicep', () => {
  it('the operations notes say of every alert what to do', () => {
    const told = notes.map(read).join('\n');
    const names = app.alertNames(ways.find(({ name }) => name === 'ways/app') ?? assert.fail());
    assert.ok(names.length > 15);
    assert.deepEqual(
      names.filter((name) => !told.includes(`**${name}**`) && !told.includes(`\`${name}\``)),
      [],
    );
  });

  it('the operations notes and those of the tenant name parameters that there are', () => {
    const declared = new Set(
      [...sources.values()].flatMap((text) => [...text.matchAll(/^param (\w+)/gm)].map(([, name]) => name)),
    );
    const given = [...notes, '.github/workflows/deploy.yml'].flatMap((file) =>
      [...read(file).matchAll(/--parameters ((?:\w+=\S+ ?)+)/g)].flatMap(([, all = '']) =>
        [...all.matchAll(/(\w+)=/g)].map(([, name = '']) => name),
      ),
    );
    assert.ok(given.length > 5);
    assert.deepEqual(
      given.filter((name) => !declared.has(name)),
      [],
    );
  });

  it('each way of installing names the section of the operations notes that describes it', () => {
    const told = notes.map(read).join('\n');
    for (const file of globSync('infra/ways/*.bicepparam', { cwd: root })) {
      const [first = ''] = read(file).split('\n');
      const section = /^\/\/ .+ \("(.+?)"(?:, step \d)?\)/.exec(first)?.[1] ?? '';
      assert.match(told, new RegExp(`^#+ ${section}$`, 'm'), `${file}: ${first}`);
    }
  });

  it('the workbook shows metrics that are sent, each of them', () => {
    const named = new Set(app.metricsNamedIn(read('infra/workbook.json')));
    assert.deepEqual([...named].toSorted(), [...app.metrics].toSorted());
  });

  it('every module that lies there is used', () => {
    const used = new Set(
      [...sources.values()]
        .flatMap((text) => [...text.matchAll(/^module \w+ '(?:modules\/)?([\w-]+\.bicep)'/gm)])
        .map(([, name]) => name),
    );
    assert.deepEqual(
      globSync('infra/modules/*.bicep', { cwd: root }).filter((file) => !used.has(file.split(/[/\\]/).at(-1))),
      [],
    );
  });
});
