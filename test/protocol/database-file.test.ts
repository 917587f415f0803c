import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { explained } from '../../src/cosmos-local/data/file.ts';
import { openCosmosLocal } from '../../src/cosmos-local/open.ts';
import { key, kill, openContainer, start, using } from './server-file.ts';
import { connect, localIt } from './target.ts';

const rights = 'everything';
const reason = 'the file is ours';

describe('protocol: what is wrong with the database file is said', () => {
  let folder = '';
  let file = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cosmos-local-'));
    file = join(folder, 'db.sqlite');
  });
  afterEach(() => rm(folder, { recursive: true }));

  localIt('a file of another format, or that is no database, is refused in words', reason, async () => {
    const other = new DatabaseSync(file);
    other.exec('PRAGMA user_version = 99');
    other.close();
    await assert.rejects(openCosmosLocal({ file, key, rights }), { message: /format 99/ });
    await writeFile(join(folder, 'text'), 'no database at all, but long enough to look like one'.repeat(500));
    await assert.rejects(openCosmosLocal({ file: join(folder, 'text'), key, rights }), {
      message: /text cannot be used: file is not a database\. Stop the program.*newest backup/,
    });
  });

  /** What was stored, in a file of many pages, by a server that was closed or killed. */
  const store = async (end: 'closed' | 'killed'): Promise<void> => {
    const { child, endpoint } = await start(file);
    const { container, client } = await openContainer(endpoint);
    for (const id of ['a', 'b', 'c']) await container.items.create({ id, pk: 'p', text: 'x'.repeat(30_000) });
    client.dispose();
    await kill(child);
    if (end === 'closed') await (await openCosmosLocal({ file, key, rights })).close();
  };
  const damages: [what: string, end: 'closed' | 'killed', damage: () => Promise<void>, says: RegExp][] = [
    ['empty', 'closed', () => truncate(file, 0), /it is empty/],
    ['empty, its journal beside it,', 'killed', () => truncate(file, 0), /it is empty/],
    ['cut within its first page', 'closed', () => truncate(file, 2048), /it ends after 2048 bytes/],
    ['cut by half', 'closed', () => truncate(file, 8 * 4096), /database disk image is malformed/],
    ['missing, its journal left,', 'killed', () => rm(file), /it is missing, though its journal/],
    ['without its tables', 'closed', () => writeFile(file, emptyDatabase()), /it holds no tables/],
  ];
  for (const [what, end, damage, says] of damages) {
    localIt(`a known file that is ${what} is refused, not begun again: nothing is written to it`, reason, async () => {
      await store(end);
      await damage();
      const before = await contents();
      await assert.rejects(openCosmosLocal({ file, key, rights }), (error: Error) => {
        assert.match(error.message, says);
        assert.ok(error.message.includes(`The database file ${file} cannot be used`));
        assert.match(error.message, /put the newest backup in its place/);
        return true;
      });
      assert.deepEqual(await contents(), before);
    });
  }
  /** A whole database file in which nothing was ever made. */
  const emptyDatabase = (): Buffer => {
    const other = join(folder, 'other.sqlite');
    const opened = new DatabaseSync(other);
    opened.exec('PRAGMA journal_mode=WAL; CREATE TABLE t(a); DROP TABLE t');
    opened.close();
    return readFileSync(other);
  };
  const contents = async (): Promise<Record<string, string>> => {
    const names = readdirSync(folder).filter((name) => name.startsWith('db.sqlite'));
    return Object.fromEntries(
      names.map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ]),
    );
  };

  localIt('a file whose tables are in its journal only is opened', reason, async () => {
    await store('killed');
    assert.ok(statSync(`${file}-wal`).size > 0);
    await using(await openCosmosLocal({ file, key, rights }), async ({ endpoint }) => {
      const { container, client } = await openContainer(endpoint);
      assert.equal((await container.item('c', 'p').read()).statusCode, 200);
      client.dispose();
    });
  });

  localIt(
    'the file, its journal and a backup are its owner’s only, also where a file was open to all',
    reason,
    async () => {
      const copy = join(folder, 'copy.sqlite');
      const modes = () => [file, `${file}-wal`, copy].map((one) => statSync(one).mode & 0o777);
      for (const _round of [1, 2]) {
        await using(await openCosmosLocal({ file, key, rights }), async (opened) => {
          const { container, client } = await openContainer(opened.endpoint);
          await container.items.upsert({ id: 'a', pk: 'p' });
          rmSync(copy, { force: true });
          opened.backup(copy);
          client.dispose();
          if (process.platform !== 'win32') assert.deepEqual(modes(), [0o600, 0o600, 0o600]);
        });
        chmodSync(file, 0o644);
      }
    },
  );

  for (const [message, wayOn] of [
    ['database is locked', 'Stop that one, or use another data folder'],
    ['database or disk is full', 'Make room on its disk'],
    ['attempt to write a readonly database', 'Let the user who runs the program write to it'],
    ['unable to open database file', 'Let the user who runs the program write to it'],
    ['disk I/O error', 'put the newest backup in its place'],
  ] as const) {
    localIt(`"${message}" is said with the file and the way on`, reason, () => {
      const words = explained(
        '/data/db.sqlite',
        Object.assign(new Error(message), { code: 'ERR_SQLITE_ERROR' }),
      )?.message;
      assert.ok(words?.startsWith('The database file /data/db.sqlite '), words);
      assert.ok(words?.includes(wayOn), words);
    });
  }

  localIt('a database that fails while it is used says which file, and the way on, once', reason, async () => {
    const said: string[] = [];
    const onTrouble = (words: string) => void said.push(words);
    await store('closed');
    // The texts of the documents are no pages any more; that is met when they are read.
    const torn = readFileSync(file).fill('x', statSync(file).size / 2);
    await writeFile(file, torn);
    await using(await openCosmosLocal({ file, key, rights, onTrouble }), async ({ endpoint }) => {
      const client = connect(endpoint, key);
      for (const _try of [1, 2]) {
        await assert.rejects(client.database('kept').container('cases').item('c', 'p').read(), {
          code: 500,
          message: /db\.sqlite cannot be used: database disk image is malformed\. Stop the program/,
        });
      }
      client.dispose();
    });
    assert.equal(said.length, 1);
    assert.match(said[0] ?? '', /db\.sqlite cannot be used: .*newest backup/);
  });
});
