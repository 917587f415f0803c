import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CosmosClient } from '@azure/cosmos';
import { newestForm } from '../../src/casework/ports/form-ports.ts';
import { readConfig } from '../../src/config.ts';
import { openCosmosLocal } from '../../src/cosmos-local/open.ts';
import { openDatabase, openExistingDatabase } from '../../src/database.ts';
import { openCosmosStore } from '../../src/store/cosmos.ts';
import { fromLines, openStore, underKey } from '../specimens/stored.ts';
import { newScratch } from '../worlds/scratch.ts';
import * as make from './fixture.ts';
import { commitOf, faultOf, localIt, nowMs, somePerson, someReference } from './fixture.ts';

const definitions = JSON.parse(readFileSync(new URL('../../infra/containers.json', import.meta.url), 'utf8')) as {
  readonly containers: readonly { readonly id: string; readonly indexingPolicy: object }[];
};
/** As an earlier program made the looks. */
const indexedBefore = (one: { readonly id: string; readonly indexingPolicy: object }): object => {
  const includedPaths = ['/pk/?', '/person/?', '/at/?'].map((path) => ({ path }));
  return one.id === 'looks' ? { ...one, indexingPolicy: { ...one.indexingPolicy, includedPaths } } : one;
};

describe('opening the store', () => {
  const opened: { close(): Promise<void> }[] = [];
  const closing = <T extends { close(): Promise<void> }>(one: T): T => {
    opened.unshift(one);
    return one;
  };
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
  });

  it('makes what is missing, and finds it the next time', async () => {
    const target = closing(await make.openTarget());
    const store = await target.open();
    const reference = someReference();
    assert.equal(await store.cases.load(reference), undefined);
    await store.cases.commit(commitOf(reference, 1), nowMs);
    assert.ok(await (await target.open()).cases.load(reference));
  });

  it('a missing container is a fault at every query and every write, not an empty answer', async () => {
    const target = closing(await make.openTarget());
    const { endpoint, key } = target;
    await target.open();
    const database = process.env['COSMOS_DATABASE'] ?? 'mset-test';
    const options = { endpoint, key, database, prefix: 'none-', createMissing: false };
    const store = closing(await openCosmosStore(options));
    for (const work of [
      () => store.cases.facts(someReference()),
      () => store.cases.commit(commitOf(someReference(), 1), nowMs),
    ]) {
      assert.equal((await faultOf(work())).reason, 'refused');
    }
  });

  localIt('the embedded database is for its owner only: the folder that is made for it, and its file', async () => {
    const parent = await mkdtemp(join(tmpdir(), 'mset-opening-'));
    const folder = join(parent, 'data');
    const database = await openDatabase(readConfig({ DATA_DIR: folder }));
    await database.close();
    const modes = [folder, join(folder, 'cosmos.sqlite')].map((one) => statSync(one).mode & 0o777);
    if (process.platform !== 'win32') assert.deepEqual(modes, [0o700, 0o600]);
    await rm(parent, { recursive: true });
  });

  localIt('a database of an earlier version is refused, with what to do, and is left as it is', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mset-opening-'));
    const config = readConfig({ DATA_DIR: folder });
    const first = await openDatabase(config);
    await first.store.cases.commit(commitOf(someReference(), 1), nowMs);
    await first.close();
    await (await openDatabase(config)).close();
    await (await openExistingDatabase(config)).close();
    const file = new DatabaseSync(join(folder, 'cosmos.sqlite'));
    file.exec("DELETE FROM docs WHERE id='form'");
    file.close();
    for (const open of [openDatabase, openExistingDatabase]) {
      await assert.rejects(
        open(config),
        /of a form before 5, which this version neither reads nor brings over.*docs\/operations\.md, Upgrade and roll back\)\.$/,
      );
    }
    await rm(folder, { recursive: true });
  });

  localIt(
    'a database that is there gets the index that its containers are to have now, and finds what it held',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'mset-opening-'));
      const [file, key, database] = [join(folder, 'cosmos.sqlite'), randomBytes(64).toString('base64'), 'mset'];
      const before = { ...definitions, containers: definitions.containers.map(indexedBefore) };
      const person = somePerson();
      const asked = async (endpoint: string): Promise<readonly [charge: number, found: readonly unknown[]]> => {
        const client = new CosmosClient({ endpoint, key });
        const query = `SELECT c.look.what FROM c WHERE c.look.person = '${person}'`;
        const { requestCharge, resources } = await client
          .database(database)
          .container('looks')
          .items.query(query)
          .fetchAll();
        client.dispose();
        return [requestCharge, resources];
      };
      const on = async <T>(work: (endpoint: string) => Promise<T>): Promise<T> => {
        const server = await openCosmosLocal({ file, key, rights: 'everything', syncsEachWrite: false });
        try {
          return await work(server.endpoint);
        } finally {
          await server.close();
        }
      };
      const scanned = await on(async (endpoint) => {
        const store = await openCosmosStore({ endpoint, key, database, createMissing: true, definitions: before });
        await store.fit({ mayMark: true });
        const look = { reference: someReference(), name: 'Rosa Fixture', what: 'referral', why: 'Read', at: make.at };
        for (let id = 0; id < 1100; id += 1) {
          await store.looks.record({ ...look, id: `look-${id}`, person: id === 1050 ? person : somePerson() });
        }
        await store.close();
        return asked(endpoint);
      });
      for (const open of [openDatabase, openExistingDatabase, openDatabase]) {
        await (await open(readConfig({ DATA_DIR: folder }))).close();
      }
      const found = await on(asked);
      assert.deepEqual([scanned[1], found[1]], [[{ what: 'referral' }], [{ what: 'referral' }]]);
      assert.ok(found[0] < scanned[0] / 10, `${scanned[0]} RU before, ${found[0]} after`);
      await rm(folder, { recursive: true });
    },
  );

  localIt('a database of a later form is refused, and says that a later version reads it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mset-opening-'));
    const config = readConfig({ DATA_DIR: folder });
    await (await openDatabase(config)).close();
    change(folder, (marked) => ({ ...marked, form: newestForm + 1 }));
    for (const open of [openDatabase, openExistingDatabase])
      await assert.rejects(open(config), /of a later version of this program/);
    await rm(folder, { recursive: true });
  });

  localIt(
    'a database that was filled under one MATCH_KEY is refused to another, and to no program that only looks',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'mset-opening-'));
      const [one, other] = ['one', 'other'].map((name) =>
        readConfig({ DATA_DIR: folder, MATCH_KEY: `${name} secret of thirty-two characters` }),
      );
      assert.ok(one && other);
      await (await openDatabase(one)).close();
      assert.equal(JSON.stringify(marksIn(folder)).includes('secret'), false);
      await assert.rejects(openDatabase(other), /MATCH_KEY is another one.*safe/);
      await (await openExistingDatabase(other)).close();
      await (await openDatabase(one)).close();
      // One that the version before has filled says nothing of its key: it is marked at the first start.
      change(folder, ({ matchKey: _matchKey, ...marked }) => marked);
      await (await openDatabase(other)).close();
      await assert.rejects(openDatabase(one), /MATCH_KEY is another one/);
      change(folder, (marked) => ({ ...marked, rotating: 'to a third' }));
      await assert.rejects(openDatabase(other), /made again under another MATCH_KEY.*--match-key/);
      await rm(folder, { recursive: true });
    },
  );

  localIt(
    'a database whose match keys are of another MATCH_KEY is refused at the first start, and not marked',
    async () => {
      const folder = await newScratch('other-key');
      const [right, wrong] = ['right', 'wrong'].map((name) =>
        readConfig({ DATA_DIR: folder, MATCH_KEY: `${name} secret of thirty-two characters` }),
      );
      assert.ok(right && wrong);
      const specimen = new URL('../specimens/form-5/stored.jsonl', import.meta.url);
      const { put, close } = await openStore(folder);
      await put(underKey(fromLines(readFileSync(specimen, 'utf8')), right.matchKey));
      await close();
      await assert.rejects(openDatabase(wrong), /MATCH_KEY is another one.*safe/);
      assert.equal(marksIn(folder)['matchKey'], undefined);
      await (await openDatabase(right)).close();
      await rm(folder, { recursive: true });
    },
  );

  it('without a key nothing is created', async () => {
    const options = { endpoint: 'https://127.0.0.1:1/', database: 'mset', createMissing: true };
    assert.equal((await faultOf(openCosmosStore(options))).reason, 'refused');
    closing(await openCosmosStore({ ...options, createMissing: false }));
  });

  localIt('an instance that reads an older version meets a conflict, and then the newest', async () => {
    const target = closing(await make.openTarget({ staleReads: true }));
    const [writer, reader] = [await target.open(), await target.open()];
    const reference = someReference();
    await writer.cases.commit(commitOf(reference, 1), nowMs);
    const older = await make.versionOf(writer, reference);
    const second = commitOf(reference, 2, { before: older });
    await writer.cases.commit(second, nowMs);
    assert.equal(await make.versionOf(reader, reference), older);
    assert.equal(await reader.cases.commit(commitOf(reference, 2, { before: older }), nowMs), 'conflict');
    assert.deepEqual((await reader.cases.load(reference))?.value, second.record);
  });
});

type Marks = Readonly<Record<string, unknown>>;
/** What the database in this folder says of itself. */
function marksIn(folder: string): Marks {
  const file = new DatabaseSync(join(folder, 'cosmos.sqlite'));
  const body = file.prepare("SELECT body FROM docs WHERE id='form'").get()?.['body'];
  file.close();
  return JSON.parse(String(body)) as Marks; // as the program wrote it
}
function change(folder: string, changed: (marked: Marks) => Marks): void {
  const body = JSON.stringify(changed(marksIn(folder)));
  const file = new DatabaseSync(join(folder, 'cosmos.sqlite'));
  file.prepare("UPDATE docs SET body = ? WHERE id='form'").run(body);
  file.close();
}
