// What the pipeline does with the jobs beside the bot, with a stand-in for `az`.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../infra/jobs.mjs', import.meta.url));

const jobs = [{ name: 'mset-dem-bot-verify' }, { name: 'mset-dem-bot-migrate' }];
const ended = (status: string) => ({ properties: { status } });
const execution = (status: string, image: string) => ({
  properties: { status, template: { containers: [{ image: `registry.azurecr.io/mset:${image}` }] } },
});

describe('The jobs of a deployment', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mset-jobs-'));
  const asked = path.join(folder, 'asked');
  after(() => rmSync(folder, { recursive: true }));

  /** Answers one after the other, each as often as it is asked; keeps what was asked. */
  async function run(
    args: readonly string[],
    answers: readonly unknown[],
    needs = 'no',
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
      NEEDS_MIGRATE: needs,
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
  it('verify starts the job, waits for its end, and says that nothing is wrong', async () => {
    const { code, said, asked } = await run(['verify'], [jobs, { name: 'v-1' }, ended('Running'), ended('Succeeded')]);
    assert.deepEqual([code, said], [0, 'v-1: nothing is wrong with what is stored.\n']);
    assert.equal(asked[1], 'containerapp job start --name mset-dem-bot-verify --resource-group mset --output json');
    assert.match(asked[3] ?? '', /execution show --name mset-dem-bot-verify --job-execution-name v-1/);
  });

  for (const status of ['Failed', 'Stopped', 'Degraded']) {
    it(`verify fails where the job ended as ${status}`, async () => {
      const { code, said } = await run(['verify'], [jobs, { name: 'v-1' }, ended(status)]);
      assert.equal(code, 1);
      assert.match(said, new RegExp(`^::error::v-1 ended as ${status}: what is wrong is in its log`));
    });
  }

  it('verify fails where there is no such job', async () => {
    assert.match((await run(['verify'], [[]])).said, /::error::There is no job that ends in -bot-verify/);
  });

  it('a release that needs migrate is refused until the job has ended well with its image', async () => {
    for (const [executions, code] of [
      [[], 1],
      [[execution('Failed', 'abc')], 1],
      [[execution('Succeeded', 'another')], 1],
      [[execution('Failed', 'abc'), execution('Succeeded', 'abc')], 0],
    ] as const) {
      const outcome = await run(['migrated', 'abc'], [jobs, executions], 'yes');
      assert.equal(outcome.code, code, outcome.said);
      if (code === 1) assert.match(outcome.said, /Give mset-dem-bot-migrate the image mset:abc, start it/);
    }
  });

  it('a release that needs none asks nothing', async () => {
    const { code, asked } = await run(['migrated', 'abc'], []);
    assert.deepEqual([code, asked], [0, ['']]);
  });

  it('what is not understood is refused', async () => {
    for (const args of [[], ['migrated'], ['verfy']]) assert.equal((await run(args, [])).code, 1);
  });

  it('the changelog says of the release whether it needs migrate', () => {
    const changes = readFileSync(new URL('../../CHANGELOG.md', import.meta.url), 'utf8');
    assert.match(changes, /^# Changelog\n\n## [^\n]+\n\nNeeds migrate: (?:yes|no)\b/);
  });
});
