// The backup of the embedded database, by the commands of docs/running.md, word for word, on a bot that was killed.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { copyFile, mkdir, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import type { Look } from '../../src/casework/ports/ports.ts';
import { openCosmosStore, type CosmosStore } from '../../src/store/cosmos.ts';
import { colin, filledIn, kestrelReference, submitted } from '../people/builders.ts';
import { key, kill, start } from '../protocol/server-file.ts';
import { openWorld } from '../worlds/harness.ts';
import { newScratch } from '../worlds/scratch.ts';
import { bareEnvironment } from '../worlds/bare-environment.ts';

const root = path.join(import.meta.dirname, '..', '..');
const [, section = ''] =
  /^## Backup of the embedded database$([\s\S]*?)^## /m.exec(
    readFileSync(path.join(root, 'docs/running.md'), 'utf8'),
  ) ?? [];
const [backup = [], restore = []] = [...section.matchAll(/^```\n([\s\S]*?)\n```$/gm)].map(([, lines = '']) =>
  lines.split('\n'),
);

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const lookAt = (id: string): Look => ({
  id,
  reference: kestrelReference,
  person: colin.objectId,
  name: 'Colin',
  what: 'referral',
  why: 'Read and decide',
  at: '2027-01-04T10:00:00.000Z',
});

describe('The backup of the embedded database, word for word', () => {
  // Each command is npm and a process of its own.
  let scratch = '';
  /** This project, with a data folder of its own. */
  let project = '';
  const inData = (name: string): string => path.join(project, 'data', name);
  const database = (): string => inData('cosmos.sqlite');

  before(async () => {
    scratch = await newScratch('backup');
    project = path.join(scratch, 'project');
    await mkdir(path.join(project, 'data'), { recursive: true });
    await copyFile(path.join(root, 'package.json'), path.join(project, 'package.json'));
    for (const folder of ['src', 'infra', 'node_modules'])
      await symlink(path.join(root, folder), path.join(project, folder), 'junction');
    const world = await openWorld({ faults: true });
    await world.has(kestrelReference, filledIn(), submitted());
    world.backup(database());
    await world.stop();
  });
  after(async () => rm(scratch, { recursive: true }));

  const run = async (command: string, words: readonly string[]): Promise<Ran> => {
    const { HOME } = process.env;
    const shell = process.platform === 'win32' && command === 'npm';
    return new Promise((resolve) => {
      execFile(command, words, { cwd: project, env: { ...bareEnvironment(), HOME }, shell }, (error, out, err) =>
        resolve({ code: error === null ? 0 : Number(error.code), out, err }),
      );
    });
  };
  /** A command as the page writes it. */
  const types = async (line: string): Promise<Ran> => {
    const [command = '', ...words] = line.split(' ');
    return run(command, words);
  };
  /** The same program without npm. */
  const runs = async (program: string, ...words: readonly string[]): Promise<Ran> =>
    run(process.execPath, [path.join(project, 'src', 'commands', `${program}.ts`), ...words]);
  /** Work on the database in a process of its own, which is killed when the work is acknowledged. */
  const onKilled = async <T>(work: (store: CosmosStore) => Promise<T>): Promise<T> => {
    const { child, endpoint } = await start(database());
    const store = await openCosmosStore({ endpoint, key, database: 'mset', createMissing: false });
    try {
      return await work(store);
    } finally {
      await store.close();
      await kill(child);
    }
  };
  /** A look that only the journal has. */
  const looksAndDies = async (id: string): Promise<void> => {
    await onKilled(async ({ looks: those }) => those.record(lookAt(id)));
    assert.ok(statSync(`${database()}-wal`).size > 0);
  };
  const looks = async (): Promise<readonly string[]> => {
    const found = await onKilled(async ({ looks: those }) => those.of(kestrelReference));
    return found.map(({ id }) => id).filter((id) => id.startsWith('test-'));
  };

  it('the page has the two lists of commands', () => {
    assert.deepEqual([backup.length, restore.length], [1, 2]);
  });

  it('the backup has what only the journal of a killed bot had', async () => {
    await looksAndDies('test-1');
    copyFileSync(database(), path.join(scratch, 'copied-alone.sqlite'));
    for (const line of backup) assert.equal((await types(line)).code, 0, line);
    const file = path.join(scratch, 'mset-backup.sqlite');
    assert.equal(statSync(file).mode & 0o777, process.platform === 'win32' ? 0o666 : 0o600);
    assert.ok(readFileSync(file).includes('test-1'));
    assert.ok(
      !readFileSync(path.join(scratch, 'copied-alone.sqlite')).includes('test-1'),
      'a copy alone would lack it',
    );
  });

  it('a backup that is there is not written over', async () => {
    const again = await runs('backup', '../mset-backup.sqlite');
    assert.equal(again.code, 2);
    assert.match(again.err, /mset-backup\.sqlite is there already: name a new file/);
  });

  it('the restore brings the state of the backup back, with nothing of the journal that a kill left', async () => {
    await looksAndDies('test-2');
    for (const line of restore) {
      const { code, out, err } = await types(line);
      assert.equal(code, 0, `${line}: ${out}${err}`);
      if (line.includes('verify')) assert.match(out, /Looked at 1 cases[\s\S]*Nothing is wrong\./);
    }
    assert.deepEqual(await looks(), ['test-1']);
    const [kept, ...more] = readdirSync(inData('')).filter((name) => name.startsWith('before-restore-'));
    assert.deepEqual(more, []);
    assert.ok(readFileSync(inData(kept ?? '')).includes('test-2'), 'what was there before is kept');
  });

  it('a backup put by hand beside the journal of another database is refused, and nothing is touched', async () => {
    await looksAndDies('test-3');
    copyFileSync(path.join(scratch, 'mset-backup.sqlite'), database());
    const files = (): readonly string[] =>
      [database(), `${database()}-wal`].map((file) => readFileSync(file).toString('base64'));
    const before = files();
    for (const words of [['verify'], ['backup', '../other.sqlite'], ['restore', '../mset-backup.sqlite']] as const) {
      const [program, ...rest] = words;
      const { code, err } = await runs(program, ...rest);
      assert.equal(code, 2, program);
      assert.match(err, /its journal .*cosmos\.sqlite-wal is of another state.*move the file, its -wal and its -shm/s);
    }
    assert.deepEqual(files(), before);
    assert.ok(!existsSync(path.join(scratch, 'other.sqlite')));
    renameSync(`${database()}-wal`, path.join(scratch, 'left-wal'));
    assert.deepEqual(await looks(), ['test-1']);
  });

  it('so is a copy of the file of a bot that was stopped well', async () => {
    assert.equal((await runs('verify')).code, 0, 'it opens the database, and stops well');
    const stopped = readFileSync(database());
    await looksAndDies('test-4');
    writeFileSync(database(), stopped);
    assert.match((await runs('verify')).err, /cosmos\.sqlite-wal is of another state/);
    rmSync(`${database()}-wal`);
    assert.deepEqual(await looks(), ['test-1']);
  });

  it('what is no backup is not put there; nor is a database copied that is in use', async () => {
    const present = readFileSync(database());
    const other = path.join(scratch, 'copied-alone.sqlite');
    assert.match((await runs('restore', other)).err, /is no whole backup: name a file that "npm run backup" made/);
    assert.match((await runs('restore', 'package.json')).err, /is no whole backup/);
    assert.match((await runs('restore', 'nowhere')).err, /There is no file .*nowhere/);
    assert.deepEqual(readFileSync(database()), present);
    await onKilled(async () => {
      assert.match((await runs('backup', '../used.sqlite')).err, /is in use by another running server/);
      assert.match((await runs('restore', '../mset-backup.sqlite')).err, /is in use by another running server/);
    });
  });
});
