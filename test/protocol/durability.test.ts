import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openCosmosLocal } from '../../src/cosmos-local/open.ts';
import { key, kill, openContainer, start, using } from './server-file.ts';
import { connect, localIt } from './target.ts';

const rights = 'everything';
const reason = 'the file is ours';

describe('protocol: what was acknowledged is kept', () => {
  let folder = '';
  let file = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cosmos-local-'));
    file = join(folder, 'db.sqlite');
  });
  afterEach(() => rm(folder, { recursive: true }));

  localIt('a server that is closed and opened again has everything', reason, async () => {
    let etag = '';
    await using(await openCosmosLocal({ file, key, rights }), async ({ endpoint }) => {
      const { container, client } = await openContainer(endpoint);
      ({ etag } = await container.items.create({ id: 'a', pk: 'p', kind: 'k' }));
      client.dispose();
    });
    await using(await openCosmosLocal({ file, key, rights }), async ({ endpoint }) => {
      const { container, client } = await openContainer(endpoint);
      assert.equal((await container.item('a', 'p').read()).etag, etag);
      const { resources } = await container.items.query("SELECT * FROM c WHERE c.kind = 'k'").fetchAll();
      assert.equal(resources.length, 1);
      client.dispose();
    });
  });

  localIt('kill -9 in the midst of writing loses no acknowledged batch and tears none', reason, async () => {
    const acknowledged: string[] = [];
    for (const round of [1, 2, 3]) {
      const { child, endpoint } = await start(file);
      const { container, client } = await openContainer(endpoint);
      const killAfter = 15 + Math.floor(Math.random() * 30);
      let done = 0;
      let dead: Promise<void> | undefined;
      const writer = async (name: number): Promise<void> => {
        for (let i = 0; dead === undefined; i += 1) {
          const pk = `${round}-${name}-${i}`;
          const part = (id: string) => ({ operationType: 'Create' as const, resourceBody: { id, pk, kind: 'k' } });
          const { code } = await container.items.batch(['case', 'fact-1', 'fact-2', 'out-1'].map(part), pk);
          assert.equal(code, 200);
          acknowledged.push(pk);
          done += 1;
          if (done === killAfter) dead = kill(child);
        }
      };
      // A writer whose reply died with the server does not know its outcome; only acknowledged batches count.
      await Promise.allSettled([0, 1, 2, 3, 4, 5].map(writer));
      await dead;
      client.dispose();
    }
    assert.ok(acknowledged.length >= 45);
    await using(await openCosmosLocal({ file, key, rights }), async ({ endpoint }) => {
      const { container, client } = await openContainer(endpoint);
      const { resources } = await container.items
        .query<{ pk: string }>("SELECT * FROM c WHERE c.kind = 'k'", { maxItemCount: 1000 })
        .fetchAll();
      const parts = Map.groupBy(resources, ({ pk }) => pk);
      assert.deepEqual(
        acknowledged.filter((pk) => !parts.has(pk)),
        [],
      );
      assert.ok([...parts.values()].every(({ length }) => length === 4));
      client.dispose();
    });
  });

  localIt('two servers never share a file, in one process or in two', reason, async () => {
    const inUse = { message: /db\.sqlite is in use by another running server/ };
    await using(await openCosmosLocal({ file, key, rights }), async () => {
      await assert.rejects(openCosmosLocal({ file, key, rights }), inUse);
    });
    const { child } = await start(file);
    await assert.rejects(openCosmosLocal({ file, key, rights }), inUse);
    await kill(child);
    await (await openCosmosLocal({ file, key, rights })).close();
  });

  localIt('a backup of a server in use is a whole database', reason, async () => {
    const copy = join(folder, 'copy.sqlite');
    await using(await openCosmosLocal({ file, key, rights }), async (opened) => {
      const { container, client } = await openContainer(opened.endpoint);
      await container.items.create({ id: 'before', pk: 'p', kind: 'k' });
      opened.backup(copy);
      await container.items.create({ id: 'afterwards', pk: 'p', kind: 'k' });
      client.dispose();
    });
    await using(await openCosmosLocal({ file: copy, key, rights }), async ({ endpoint }) => {
      const { container, client } = await openContainer(endpoint);
      const { resources } = await container.items
        .query<{ id: string }>("SELECT c.id FROM c WHERE c.kind = 'k'")
        .fetchAll();
      assert.deepEqual(resources, [{ id: 'before' }]);
      client.dispose();
    });
  });

  localIt('what is deleted leaves nothing in the file, not even index terms', reason, async () => {
    const rows = (): unknown[] => {
      const opened = new DatabaseSync(file);
      const counts = ['docs', 'terms', 'containers'].map((table) =>
        opened.prepare(`SELECT COUNT(*) n FROM ${table}`).get(),
      );
      opened.close();
      return counts.map((count) => count?.['n']);
    };
    await using(await openCosmosLocal({ file, key, rights }), async ({ endpoint }) => {
      const { container, client } = await openContainer(endpoint);
      await container.items.create({ id: 'a', pk: 'p', kind: 'k', list: ['x', 'x', 'y'] });
      await container.items.create({ id: 'b', pk: 'p', kind: 'k' });
      await container.item('a', 'p').delete();
      client.dispose();
    });
    assert.deepEqual(rows(), [1, 2, 1]);
    await using(await openCosmosLocal({ file, key, rights }), async ({ endpoint }) => {
      const { container, client } = await openContainer(endpoint);
      await container.delete();
      client.dispose();
    });
    assert.deepEqual(rows(), [0, 0, 0]);
  });

  localIt('an answer that cannot be written ends its connection, and nothing else', reason, async () => {
    await using(await openCosmosLocal({ file, key, rights }), async ({ endpoint }) => {
      const { client } = await openContainer(endpoint);
      client.dispose();
    });
    // No request can make such a name, for it would not fit into a header of every answer.
    const opened = new DatabaseSync(file);
    opened.exec("UPDATE databases SET id='数据库'; UPDATE containers SET db='数据库'");
    opened.close();
    await using(await openCosmosLocal({ file, key, rights }), async ({ endpoint }) => {
      const client = connect(endpoint, key);
      const { items } = client.database('数据库').container('cases');
      await assert.rejects(items.create({ id: 'a', pk: 'p' }), { code: 'ECONNRESET' });
      assert.equal((await client.database('数据库').read()).statusCode, 200);
      client.dispose();
    });
  });

  localIt('a port that is taken is an error, and the file is free again', reason, async () => {
    await using(await openCosmosLocal({ key, rights }), async ({ endpoint }) => {
      const port = Number(new URL(endpoint).port);
      await assert.rejects(openCosmosLocal({ file, key, rights, port }), { code: 'EADDRINUSE' });
    });
    await (await openCosmosLocal({ file, key, rights })).close();
  });

  localIt('_ts does not go back over a restart either, and a session token goes on', reason, async () => {
    let [second, token] = [0, ''];
    for (const hour of [9, 8]) {
      const now = () => Date.parse('2031-05-06T00:00:00Z') + hour * 3_600_000;
      await using(await openCosmosLocal({ file, key, rights, now }), async ({ endpoint }) => {
        const { container, client } = await openContainer(endpoint);
        const { resource, headers } = await container.items.create({ id: `at-${hour}`, pk: 'p' });
        const written = String(headers['x-ms-session-token']);
        if (hour === 9) [second, token] = [resource?._ts ?? 0, written];
        else assert.deepEqual([resource?._ts, written > token], [second, true]);
        client.dispose();
      });
    }
  });

  localIt('_ts follows the given clock; signatures follow the clock of the machine', reason, async () => {
    await using(
      await openCosmosLocal({ key, rights, now: () => Date.parse('2031-05-06T07:08:09.999Z') }),
      async ({ endpoint }) => {
        const { container, client } = await openContainer(endpoint);
        const { resource } = await container.items.create({ id: 'a', pk: 'p' });
        assert.equal(resource?._ts, Date.parse('2031-05-06T07:08:09Z') / 1000);
        client.dispose();
      },
    );
  });
});
