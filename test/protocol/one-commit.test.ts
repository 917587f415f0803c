// Writes that arrive together share a commit: no answer leaves before it, and none says more than it kept.
import assert from 'node:assert/strict';
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect as connectTo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openDatabase, type Database } from '../../src/cosmos-local/data/database.ts';
import { openCosmosLocal } from '../../src/cosmos-local/open.ts';
import { key, openContainer, using } from './server-file.ts';
import { localIt, signed } from './target.ts';

const rights = 'everything';
const reason = 'the commit is ours';

const add = (database: Database, id: string): void => {
  database.transaction(() => database.statement('INSERT INTO databases(id) VALUES(?)').run(id));
};

const kept = (database: Database): Promise<unknown> => new Promise((resolve) => database.whenKept(resolve));

const names = (of: string): unknown[] => {
  const opened = new DatabaseSync(of);
  const rows = opened.prepare('SELECT id FROM databases ORDER BY id').all();
  opened.close();
  return rows.map(({ id }) => id);
};

/** The statuses of requests that arrive in one piece, and so in one turn. */
const together = async (
  endpoint: string,
  requests: readonly (readonly [method: string, path: string, body?: object])[],
): Promise<number[]> => {
  const text = requests.map(([method, path, body]) => {
    const content = body === undefined ? '' : JSON.stringify(body);
    const headers = {
      host: 'localhost',
      ...signed(key, method, path),
      'x-ms-documentdb-partitionkey': '["p"]',
      'content-length': String(Buffer.byteLength(content)),
    };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    return `${method} /${path} HTTP/1.1\r\n${lines.join('')}\r\n${content}`;
  });
  const socket = connectTo(Number(new URL(endpoint).port), '127.0.0.1');
  socket.write(text.join(''));
  let received = '';
  for await (const chunk of socket) {
    received += String(chunk);
    const statuses = [...received.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status));
    if (statuses.length === requests.length) return statuses;
  }
  throw new Error(`The connection ended: ${received}`);
};

const docs = 'dbs/kept/colls/cases/docs';
const document = (id: string) => ['POST', docs, { id, pk: 'p' }] as const;
const readingOf = (id: string) => ['GET', `${docs}/${id}`] as const;

describe('protocol: one commit for what arrives together', () => {
  let folder = '';
  let file = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cosmos-local-'));
    file = join(folder, 'db.sqlite');
  });
  afterEach(() => rm(folder, { recursive: true }));

  const open = async (work: (database: Database) => Promise<void> | void): Promise<void> => {
    const database = openDatabase(file);
    try {
      await work(database);
    } finally {
      database.close();
    }
  };
  /** What a power cut would leave now. */
  const onDisk = (): unknown[] => {
    const copy = join(folder, 'copy.sqlite');
    for (const end of ['', '-wal']) {
      rmSync(`${copy}${end}`, { force: true });
      if (existsSync(`${file}${end}`)) copyFileSync(`${file}${end}`, `${copy}${end}`);
    }
    return names(copy);
  };

  localIt('what is written is told when it is in the file, to who only read as well', reason, () =>
    open(async (database) => {
      const told: string[] = [];
      add(database, 'one');
      database.whenKept(() => told.push('writer'));
      add(database, 'other');
      database.whenKept(() => told.push('another writer'));
      database.whenKept(() => told.push('reader'));
      assert.deepEqual([told, onDisk()], [[], []]);
      await kept(database);
      assert.deepEqual(
        [told, onDisk()],
        [
          ['writer', 'another writer', 'reader'],
          ['one', 'other'],
        ],
      );
      database.whenKept(() => told.push('at once'));
      assert.equal(told.at(-1), 'at once');
    }),
  );

  localIt('work that fails takes back its own writes and no other’s', reason, () =>
    open(async (database) => {
      add(database, 'one');
      const failing = (): void => {
        database.transaction(() => {
          add(database, 'other');
          throw new Error('refused');
        });
      };
      assert.throws(failing, /refused/);
      add(database, 'third');
      assert.equal(await kept(database), undefined);
      assert.deepEqual(onDisk(), ['one', 'third']);
    }),
  );

  localIt('a commit that fails is told to all who wait, and nothing of it is there; the next one is kept', reason, () =>
    open(async (database) => {
      spoil(database);
      add(database, 'one');
      const first = kept(database);
      add(database, 'spoilt');
      const failures = await Promise.all([first, kept(database)]);
      for (const failure of failures) assert.match(String(failure), /FOREIGN KEY/);
      add(database, 'two');
      assert.equal(await kept(database), undefined);
      assert.deepEqual(onDisk(), ['two']);
    }),
  );

  localIt('a transaction that SQLite gave up is a failure to all who wait', reason, () =>
    open(async (database) => {
      add(database, 'one');
      const first = kept(database);
      const full = (): void => {
        database.transaction(() => {
          database.statement('ROLLBACK').run();
          throw new Error('full');
        });
      };
      assert.throws(full, /full/);
      assert.match(String(await first), /full/);
      add(database, 'two');
      assert.equal(await kept(database), undefined);
      assert.deepEqual(onDisk(), ['two']);
    }),
  );

  localIt('also where it gave it up while something was only read: what is written after it is another', reason, () =>
    open(async (database) => {
      add(database, 'one');
      const first = kept(database);
      database.statement('ROLLBACK').run();
      add(database, 'two');
      assert.match(String(await first), /gave up/);
      assert.equal(await kept(database), undefined);
      assert.deepEqual(onDisk(), ['two']);
    }),
  );

  localIt('what is not kept yet is kept by closing', reason, async () => {
    let told: unknown = 'nothing';
    await open((database) => {
      add(database, 'one');
      database.whenKept((failure) => (told = failure));
    });
    assert.deepEqual([told, names(file)], [undefined, ['one']]);
  });

  localIt('a commit that fails is 500 to each, to who read it too; then writing goes on', reason, async () => {
    await using(await openCosmosLocal({ file, key, rights }), async ({ endpoint }) => {
      (await openContainer(endpoint)).client.dispose();
    });
    const opened = new DatabaseSync(file);
    spoil({ statement: (sql) => opened.prepare(sql) });
    opened.close();
    await using(await openCosmosLocal({ file, key, rights }), async ({ endpoint }) => {
      const requests = [document('one'), document('spoilt'), readingOf('one')];
      assert.deepEqual(await together(endpoint, requests), [500, 500, 500]);
      assert.deepEqual(await together(endpoint, [readingOf('one'), readingOf('spoilt')]), [404, 404]);
      assert.deepEqual(await together(endpoint, [document('one'), document('two'), readingOf('one')]), [201, 201, 200]);
      const spoilt = { id: 'spoilt', partitionKey: { paths: ['/pk'] } };
      const reading = ['GET', 'dbs/kept/colls/spoilt'] as const;
      assert.deepEqual(await together(endpoint, [['POST', 'dbs/kept/colls', spoilt], reading]), [500, 404]);
      assert.deepEqual(await together(endpoint, [reading]), [404]);
    });
  });

  localIt('a refused write spoils none that came with it', reason, async () => {
    await using(await openCosmosLocal({ file, key, rights }), async ({ endpoint }) => {
      (await openContainer(endpoint)).client.dispose();
      const requests = [document('one'), document('one'), document('two'), readingOf('two')];
      assert.deepEqual(await together(endpoint, requests), [201, 409, 201, 200]);
    });
  });

  localIt('a backup between two writes that came together has the first', reason, async () => {
    const copy = join(folder, 'copy.sqlite');
    let backup: (() => void) | undefined;
    const onRequest = ({ body }: { readonly body: string }): void => {
      if (body.includes('"two"')) backup?.();
    };
    await using(await openCosmosLocal({ file, key, rights, onRequest }), async (opened) => {
      (await openContainer(opened.endpoint)).client.dispose();
      backup = () => opened.backup(copy);
      assert.deepEqual(await together(opened.endpoint, [document('one'), document('two')]), [201, 201]);
    });
    await using(await openCosmosLocal({ file: copy, key, rights }), async ({ endpoint }) => {
      assert.deepEqual(await together(endpoint, [readingOf('one'), readingOf('two')]), [200, 404]);
    });
  });
});

/** Makes a commit fail that has something of the name `spoilt` in it. */
function spoil({ statement }: Pick<Database, 'statement'>): void {
  for (const sql of [
    'CREATE TABLE owners(name TEXT PRIMARY KEY)',
    'CREATE TABLE owned(name TEXT REFERENCES owners(name) DEFERRABLE INITIALLY DEFERRED)',
    ...['databases', 'containers', 'docs'].map(
      (table) => `CREATE TRIGGER spoil_${table} AFTER INSERT ON ${table} WHEN new.id='spoilt'
        BEGIN INSERT INTO owned VALUES('nobody'); END`,
    ),
  ])
    statement(sql).run();
}
