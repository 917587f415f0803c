// What `npm start` says to flags that it does not know, and where fictional cases have no business.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { newFolder } from '../journeys/people/data-folder.ts';
import { bareEnvironment } from '../worlds/bare-environment.ts';

const start = fileURLToPath(new URL('../../src/local/start.ts', import.meta.url));

/** Runs it as its own process; it is expected to end by itself. */
async function starts(arg: string, env: Readonly<Record<string, string>> = {}) {
  const folder = await newFolder();
  const ran = await new Promise<{ code: unknown; err: string }>((resolve) => {
    execFile(
      process.execPath,
      [start, arg],
      { env: { ...bareEnvironment(), DATA_DIR: folder, ...env } },
      (error, _out, err) => resolve({ code: error?.code ?? 0, err }),
    );
  });
  return { ...ran, files: await readdir(folder) };
}

describe('npm start', () => {
  it('says how it is used when a flag is not known, and starts nothing', async () => {
    const { code, err, files } = await starts('--demmo');
    assert.deepEqual([code, files], [2, []]);
    assert.match(err, /Unknown option '--demmo'[^]*npm start -- --demo/);
  });

  it('is a local run, and starts nothing where NODE_ENV says production', async () => {
    const { code, err, files } = await starts('--demo', { NODE_ENV: 'production' });
    assert.deepEqual([code, files], [2, []]);
    assert.match(err, /^npm start is a local run .*: unset NODE_ENV, or use npm run bot\.\n$/);
  });

  for (const [why, env] of [
    ['an app id', { MicrosoftAppId: '11111111-1111-4111-8111-111111111111' }],
    ['a database elsewhere', { COSMOS_ENDPOINT: 'https://cosmos.example', COSMOS_KEY: 'a2V5' }],
  ] as const) {
    it(`puts no fictional case in with ${why}, and starts nothing`, async () => {
      const { code, err, files } = await starts('--demo', env);
      assert.deepEqual([code, files], [2, []]);
      assert.match(err, /^Not done: --demo puts .*: unset /);
    });
  }
});
