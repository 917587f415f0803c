// The directory in force is the one that is said to be: one that was changed in the database is told of while the bot runs, by
// `npm run verify`, and is imported again at the next start.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as settled } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { CosmosClient } from '@azure/cosmos';
import sinon from 'sinon';
import { openApp, type App } from '../../src/app.ts';
import { verifyDirectory } from '../../src/casework/check/verify.ts';
import { readDirectory } from '../../src/casework/read/import-directory.ts';
import { canonical } from '../../src/domain/kernel/canonical.ts';
import { hashOf } from '../../src/casework/write/hashing.ts';
import { readConfig } from '../../src/config.ts';
import { openCosmosLocal, type CosmosLocal } from '../../src/cosmos-local/open.ts';
import { dataRights } from '../../src/database.ts';
import { formDocument } from '../../src/store/form.ts';
import { must } from '../people/builders.ts';
import { createClock } from '../worlds/clock.ts';
import { databaseIn, newFolder, runs } from './people/data-folder.ts';

const file = fileURLToPath(new URL('../../src/local/directory.json', import.meta.url));
const hash = createHash('sha256').update(readFileSync(file)).digest('hex');

interface CouncilRecord {
  readonly root: { readonly people: readonly { readonly name: string; readonly roles: readonly string[] }[] };
}
interface Stored {
  readonly [name: string]: unknown;
  readonly directory: { readonly people: readonly { readonly name: string; readonly roles: readonly string[] }[] };
}

describe('A directory that was changed in the database', () => {
  const clock = createClock();
  let folder: string;
  let key: string;
  let database: CosmosLocal;
  let client: CosmosClient;
  let app: App | undefined;
  let log: { readonly warn: sinon.SinonStub; readonly info: sinon.SinonStub; readonly error: sinon.SinonStub };
  beforeEach(async () => {
    folder = await newFolder();
    key = randomBytes(64).toString('base64');
    database = await openCosmosLocal({ rights: dataRights, key, file: databaseIn(folder) });
    client = new CosmosClient({ endpoint: database.endpoint, key });
  });
  afterEach(async () => {
    await app?.stop();
    client.dispose();
    await database.close();
  });

  const starts = async (directoryFile?: string, directoryMs = 0): Promise<void> => {
    await app?.stop();
    log = { info: sinon.stub(), warn: sinon.stub(), error: sinon.stub() };
    const place = { COSMOS_ENDPOINT: database.endpoint, COSMOS_KEY: key, DATA_DIR: folder, PORT: '0' };
    const named = directoryFile === undefined ? place : { ...place, DIRECTORY_FILE: directoryFile };
    app = await openApp(readConfig(named), { log, machine: clock, tickMs: 0, directoryMs });
  };
  /** While the form before is in force the directory is a document of its own. */
  const startsBefore = async (directoryFile?: string): Promise<void> => {
    await starts();
    await put(formDocument(6));
    await starts(directoryFile);
  };
  const item = (id: string) => client.database('mset').container('directory').item(id, id);
  const stored = async (): Promise<Stored> => must((await item('directory').read<Stored>()).resource);
  const council = async (): Promise<{ readonly [name: string]: unknown; readonly record: CouncilRecord }> =>
    must(
      (await client.database('mset').container('cases').item('council', 'council').read<never>()).resource as
        | { readonly record: CouncilRecord }
        | undefined,
    );
  const put = async (document: object): Promise<unknown> =>
    client.database('mset').container('directory').items.upsert(document);
  const rolesOf = async (name: string) =>
    (await must(app).ports.directories.newest()).people.find((person) => person.name === name)?.roles;
  /** As someone with a hand in the database does who gives a practitioner the co-ordinator's cases. */
  const promote = async (): Promise<string> => {
    const { directory, ...rest } = await stored();
    const { name } = must(directory.people.find(({ roles }) => roles.includes('practitioner')));
    const people = directory.people.map((person) =>
      person.name === name ? { ...person, roles: [...person.roles, 'coordinator'] } : person,
    );
    await put({ ...rest, directory: { ...directory, people } });
    return name;
  };
  const raise = async (): Promise<string> => {
    const { record, ...rest } = await council();
    const { people } = record.root;
    const { name } = must(people.find(({ roles }) => roles.includes('practitioner')));
    const raised = people.map((one) => (one.name === name ? { ...one, roles: [...one.roles, 'coordinator'] } : one));
    const document = { ...rest, record: { ...record, root: { ...record.root, people: raised } } };
    await client.database('mset').container('cases').items.upsert(document);
    return name;
  };
  const told = async (): Promise<unknown> => {
    clock.passes(2000); // it is asked once a second
    const answer = await fetch(`http://127.0.0.1:${must(app).port}/readyz`);
    return ((await answer.json()) as { readonly directory?: unknown }).directory;
  };
  const verified = async (): Promise<{ readonly code: number; readonly out: string }> => {
    const copy = await newFolder();
    database.backup(path.join(copy, 'cosmos.sqlite'));
    return runs('verify', copy);
  };
  const warned = (): readonly unknown[] => log.warn.args.map(([event]) => event as unknown);
  const event = 'directory is not what was imported';

  describe('while the form before is in force', () => {
    it('is told by /readyz in place of the hash of the file, once by the log, and by npm run verify', async () => {
      await startsBefore(file);
      assert.equal(await told(), hash.slice(0, 12), 'as sha256sum of the file begins');
      assert.deepEqual([(await verified()).code, warned()], [0, []]);
      await promote();
      assert.equal(await told(), 'changed');
      await told();
      assert.deepEqual(warned(), [event]);
      const { code, out } = await verified();
      assert.equal(code, 1);
      assert.match(out, /^The directory: it is not what was imported\. .*\[directory\]$/m);
    });

    it('is told by an instance that has no file, or another one', async () => {
      await startsBefore(file);
      await starts();
      assert.equal(await told(), hash.slice(0, 12));
      await promote();
      assert.equal(await told(), 'changed');
    });

    it('is imported again at the next start, from the same file', async () => {
      await startsBefore(file);
      const name = await promote();
      assert.deepEqual(await rolesOf(name), ['practitioner', 'coordinator']);
      await starts(file);
      assert.deepEqual(await rolesOf(name), ['practitioner']);
      assert.deepEqual([await told(), warned()], [hash.slice(0, 12), [event]]);
      await starts(file);
      assert.deepEqual([warned(), log.info.args.some(([said]) => said === 'directory imported')], [[], false]);
    });

    it('is not hidden by a hash that is put right beside it', async () => {
      await startsBefore(file);
      const name = await promote();
      const { directory } = await stored();
      await put({ ...(await stored()), content: hashOf(canonical(directory)) });
      assert.equal(await told(), 'changed', 'this instance has the file');
      await starts(file);
      assert.deepEqual(await rolesOf(name), ['practitioner']);
    });

    it('is not hidden by taking the hash of its content away, with another hash of its file', async () => {
      await startsBefore(file);
      await promote();
      const { content: _content, ...without } = await stored();
      await put({ ...without, hash: hashOf('another file') });
      assert.equal(await told(), 'changed');
      const problems: string[] = [];
      const { directories } = must(app).ports;
      await verifyDirectory(directories, await readDirectory(file), 6, ({ what }) => void problems.push(what));
      assert.deepEqual(problems, ['it is not what was imported']);
      assert.match((await verified()).out, /^The directory was compared with nothing: /m);
      await starts(file);
      assert.equal(await told(), hash.slice(0, 12));
    });

    it('is no alarm where it was imported before the upgrade: the file tells, and the next start puts the hash beside it', async () => {
      await starts();
      await put(formDocument(5));
      await starts(file);
      await put(formDocument(6));
      await must(app).ports.forms?.refresh();
      assert.equal(await told(), hash.slice(0, 12));
      const { hash: _hash, ...others } = await stored();
      await put({ ...others, hash: hashOf('the file of before') });
      await starts(file);
      assert.deepEqual([await told(), warned()], [hash.slice(0, 12), []]);
      assert.match(String((await stored())['content']), /^[\da-f]{64}$/);
    });

    it('that is damaged is imported again too', async () => {
      await startsBefore(file);
      await put({ ...(await stored()), directory: { people: [{}] } });
      assert.match((await verified()).out, /^The directory: it is damaged, and not in force\./m);
      await starts(file);
      assert.equal(await told(), hash.slice(0, 12));
    });
  });

  describe('once it is the council’s own', () => {
    it('is told by /readyz, once by the log, and by npm run verify, and is never in force', async () => {
      await starts(file);
      assert.equal(await told(), hash.slice(0, 12));
      assert.deepEqual([(await verified()).code, warned()], [0, []]);
      const name = await raise();
      assert.equal(await told(), 'changed');
      await told();
      assert.deepEqual(warned(), [event]);
      assert.deepEqual(await rolesOf(name), ['practitioner']);
      const { code, out } = await verified();
      assert.equal(code, 1);
      assert.match(out, /^The directory: it is not what was imported\. .*\[directory\]$/m);
      assert.match(out, /^council: its facts do not make the directory of the council that is stored\. .*\[replay\]$/m);
      await starts(file);
      assert.deepEqual([await rolesOf(name), warned()], [['practitioner'], [event]]);
    });

    it('is told by an instance that has no file, or another one', async () => {
      await starts(file);
      await starts();
      assert.equal(await told(), hash.slice(0, 12));
      await raise();
      assert.equal(await told(), 'changed');
    });

    it('begins with the document of before at the first start after the upgrade, and the document counts no more', async () => {
      await startsBefore(file);
      await put(formDocument());
      await starts();
      assert.equal(await told(), hash.slice(0, 12));
      await promote();
      await put({ ...(await stored()), hash: hashOf('another file') });
      assert.deepEqual([await told(), warned()], [hash.slice(0, 12), []]);
      assert.deepEqual([(await verified()).code], [0]);
    });
  });

  it('is another as soon as its file is, without a restart, and /readyz says so', async () => {
    const own = path.join(folder, 'directory.json');
    const first = JSON.parse(readFileSync(file, 'utf8')) as { people: { name: string; roles: string[] }[] };
    writeFileSync(own, JSON.stringify(first));
    await starts(own, 1);
    const person = must(first.people.find(({ roles }) => roles.includes('practitioner')));
    person.roles.push('coordinator');
    const text = JSON.stringify(first);
    // A file of the council's is put in place whole.
    writeFileSync(`${own}.new`, text);
    renameSync(`${own}.new`, own);
    while ((await told()) !== createHash('sha256').update(text).digest('hex').slice(0, 12)) await settled();
    assert.deepEqual(await rolesOf(person.name), ['practitioner', 'coordinator']);
    assert.deepEqual([warned(), log.error.args], [[], []]);
  });
});
