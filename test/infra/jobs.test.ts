// What the pipeline does with the jobs beside the bot, with a stand-in for `az`.
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../infra/jobs.mjs', import.meta.url));

const jobs = ['verify', 'check', 'migrate-look', 'migrate-go', 'looks-end'].map((end) => ({
  name: `mset-dem-bot-${end}`,
}));
const ended = (status: string) => ({ properties: { status } });
const execution = (status: string, tag: string) => ({
  properties: { status, template: { containers: [{ image: `registry.azurecr.io/mset:${tag}` }] } },
});
const apps = (tag: string) => [{ name: 'mset-dem-bot', tags: { release: tag }, ...execution('', tag) }];

describe('The jobs of a deployment', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mset-jobs-'));
  const asked = path.join(folder, 'asked');
  after(() => rmSync(folder, { recursive: true }));

  /** Answers one after the other, each as often as it is asked; keeps what was asked. */
  async function run(
    args: readonly string[],
    answers: readonly unknown[],
    { changes = '', ...others }: { readonly changes?: string; readonly DESPITE?: string; readonly AZ?: string } = {},
  ): Promise<{ readonly code: number; readonly said: string; readonly asked: readonly string[] }> {
    const stub = path.join(folder, 'az.mjs');
    writeFileSync(asked, '');
    writeFileSync(
      stub,
      `import { appendFileSync, readFileSync } from 'node:fs';
      const before = readFileSync(${JSON.stringify(asked)}, 'utf8').split('\\n').length - 1;
      appendFileSync(${JSON.stringify(asked)}, process.argv.slice(2).join(' ') + '\\n');
      process.stdout.write(JSON.stringify(${JSON.stringify(answers)}[before]));`,
    );
    const env = {
      AZ: `${process.execPath} ${stub}`,
      RESOURCE_GROUP: 'mset',
      PAUSE_MS: '0',
      CHANGES: changes,
      GIT_DIR: path.join(folder, '.git'),
      PATH: process.env['PATH'],
      ...others,
    };
    return new Promise((resolve) => {
      execFile(process.execPath, [script, ...args], { env }, (error, stdout) =>
        resolve({
          code: error === null ? 0 : 1,
          said: stdout,
          asked: readFileSync(asked, 'utf8').trim().split('\n'),
        }),
      );
    });
  }
  /** A repository of its own with this changelog: its commit. */
  function released(changes: string): string {
    writeFileSync(path.join(folder, 'CHANGELOG.md'), changes);
    const git = (...args: readonly string[]): string =>
      execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@council.example', ...args], {
        cwd: folder,
      }).toString();
    git('init', '--quiet');
    git('add', 'CHANGELOG.md');
    git('commit', '--quiet', '--message', 'A release');
    return git('rev-parse', 'HEAD').trim();
  }

  it('verify starts the job, waits for its end, and says that nothing is wrong', async () => {
    const { code, said, asked } = await run(['verify'], [jobs, { name: 'v-1' }, ended('Running'), ended('Succeeded')]);
    assert.deepEqual([code, said], [0, 'v-1: nothing is wrong with what is stored.\n']);
    assert.equal(asked[1], 'containerapp job start --name mset-dem-bot-verify --resource-group mset --output json');
    assert.match(asked[3] ?? '', /execution show --name mset-dem-bot-verify --job-execution-name v-1/);
  });

  it('check starts its job, and fails where that found something', async () => {
    const well = await run(['check'], [jobs, { name: 'c-1' }, ended('Succeeded')]);
    assert.deepEqual([well.code, well.said], [0, 'c-1: everything that the bot relies on answers as it should.\n']);
    assert.match(well.asked[1] ?? '', /job start --name mset-dem-bot-check /);
    const ends = await run(['looks-end'], [jobs, { name: 'e-1' }, ended('Succeeded')]);
    assert.deepEqual([ends.code, ends.said], [0, 'e-1: what was agreed on has ended; its log says how much.\n']);
    const wrong = await run(['check'], [jobs, { name: 'c-1' }, ended('Failed')], {
      DESPITE: 'a release that mends it',
    });
    assert.deepEqual([wrong.code, wrong.said.startsWith('::error::c-1 ended as Failed')], [1, true]);
  });

  for (const status of ['Failed', 'Stopped']) {
    it(`verify fails where the job ended as ${status}`, async () => {
      const { code, said } = await run(['verify'], [jobs, { name: 'v-1' }, ended(status)]);
      assert.equal(code, 1);
      assert.match(said, new RegExp(`^::error::v-1 ended as ${status}: what is wrong is in its log`));
    });
  }

  it('verify fails where there is no such job', async () => {
    assert.match((await run(['verify'], [[]])).said, /::error::There is no job that ends in -bot-verify/);
  });

  it('a release is refused while the one that runs needs migrate, until that has ended well with its image', async () => {
    // "1" is no commit: what it needed is not known, so it is asked for.
    for (const [executions, code] of [
      [[execution('Failed', '1')], 1],
      [[execution('Succeeded', 'another')], 1],
      [[execution('Failed', '1'), execution('Succeeded', '1')], 0],
    ] as const) {
      const outcome = await run(['migrated', 'abc'], [apps('1'), jobs, executions]);
      assert.equal(outcome.code, code, outcome.said);
      if (code === 1) assert.match(outcome.said, /Start mset-dem-bot-migrate-go, and this workflow again/);
    }
  });

  it('a release is not refused where the one that runs is the same, said "no", or is of before there was a migrate', async () => {
    assert.match((await run(['migrated', 'abc'], [apps('abc')])).said, /^No other release runs/);
    assert.match((await run(['migrated', 'abc'], [[]])).said, /^No other release runs/);
    assert.match((await run(['migrated', 'abc'], [apps('1'), [{ name: 'mset-dem-bot-verify' }]])).said, /of before/);
    const commit = released('# Changelog\n\nNeeds migrate: no.\n');
    assert.match((await run(['migrated', 'abc'], [apps(commit)])).said, /needs no migrate/);
    const needing = released('# Changelog\n\nNeeds migrate: yes.\n');
    assert.equal((await run(['migrated', 'abc'], [apps(needing), jobs, []])).code, 1);
  });

  it('after a release that needs migrate it is looked whether everything can be brought over', async () => {
    const outcome = await run(['look'], [jobs, { name: 'l-1' }, ended('Succeeded')], {
      changes: 'Needs migrate: yes.\n',
    });
    assert.match(outcome.said, /^l-1: everything can be brought over/);
    assert.match(outcome.asked[1] ?? '', /job start --name mset-dem-bot-migrate-look/);
    assert.equal(
      (await run(['look'], [jobs, { name: 'l-1' }, ended('Failed')], { changes: 'Needs migrate: yes.\n' })).code,
      1,
    );
    const none = await run(['look'], [], { changes: 'Needs migrate: no.\n\nNeeds migrate: yes.\n' });
    assert.deepEqual([none.code, none.asked], [0, ['']]);
  });

  it('what is wrong is a warning to verify and migrated where DESPITE says why, on a line of its own words', async () => {
    const despite = { DESPITE: 'Release 2 mends MSET-23456\n::error::no' };
    const wrong = await run(['verify'], [jobs, { name: 'v-1' }, ended('Failed')], despite);
    assert.equal(wrong.code, 0, wrong.said);
    assert.match(
      wrong.said,
      /^::warning::v-1 ended as Failed: .* Goes on all the same, because: Release 2 mends MSET-23456 ::error::no\n$/,
    );
    const behind = await run(['migrated', 'abc'], [apps('1'), jobs, [execution('Failed', '1')]], despite);
    assert.equal(behind.code, 0, behind.said);
    assert.match(behind.said, /^::warning::The release that runs, 1, needs migrate/);
    const look = { ...despite, changes: 'Needs migrate: yes.\n' };
    assert.equal((await run(['look'], [jobs, { name: 'l-1' }, ended('Failed')], look)).code, 1);
    const blank = await run(['verify'], [jobs, { name: 'v-1' }, ended('Failed')], { DESPITE: ' ' });
    assert.equal(blank.code, 1);
  });

  it('export starts its job with the case, the reason and who asks, beside each other, and says where the file lies', async () => {
    const template = {
      containers: [
        {
          name: 'export',
          image: 'registry.azurecr.io/mset:1',
          command: ['node', 'src/commands/export.js'],
          env: [
            { name: 'EXPORTS_CONTAINER', value: 'https://x.blob.core.windows.net/exports' },
            { name: 'MATCH_KEY', secretRef: 'match-key' },
          ],
          resources: { cpu: 0.5, memory: '1Gi', ephemeralStorage: '2Gi' },
        },
      ],
    };
    const { code, said, asked } = await run(
      ['export', 'MSET-4F7K-24', 'Subject access request "2027/14"'],
      [
        [...jobs, { name: 'mset-dem-bot-export' }],
        { id: '/subscriptions/0/jobs/mset-dem-bot-export', properties: { template } },
        { user: { name: 'dpo@council.example' } },
        { name: 'e-1' },
        ended('Succeeded'),
      ],
    );
    assert.equal(code, 0, said);
    assert.equal(
      said,
      'e-1: MSET-4F7K-24 lies in https://x.blob.core.windows.net/exports, for those who may fetch it (docs/operations.md, "The export of a case").\n',
    );
    assert.match(asked[1] ?? '', /job show --name mset-dem-bot-export /);
    const [, url, body = ''] = /--url (\S+) --body (.+) --output json$/.exec(asked[3] ?? '') ?? [];
    assert.equal(
      url,
      'https://management.azure.com/subscriptions/0/jobs/mset-dem-bot-export/start?api-version=2025-01-01',
    );
    const [container] = template.containers;
    assert.deepEqual(JSON.parse(body), {
      containers: [
        {
          ...container,
          args: ['MSET-4F7K-24', '--why', 'Subject access request "2027/14"', '--by', 'dpo@council.example'],
          resources: { cpu: 0.5, memory: '1Gi' },
        },
      ],
    });
    const failed = await run(['export', 'MSET-4F7K-24'], []);
    assert.equal(failed.code, 1);
  });

  it('without the Azure CLI it is said that it is needed', async () => {
    const none = await run(['verify'], [], { AZ: path.join(folder, 'no-such-az') });
    assert.deepEqual([none.code, none.said.includes('ENOENT')], [1, false]);
    assert.match(none.said, /^::error::This needs the Azure CLI \(az\), and it is not here: install it/);
  });

  it('what is not understood is refused', async () => {
    for (const args of [[], ['migrated'], ['verfy'], ['look', 'twice']]) assert.equal((await run(args, [])).code, 1);
  });

  it('the changelog says of the release whether it needs migrate', () => {
    const changes = readFileSync(new URL('../../CHANGELOG.md', import.meta.url), 'utf8');
    assert.match(changes, /^# Changelog\n\n## [^\n]+\n\nNeeds migrate: (?:yes|no)\b/);
  });
});
