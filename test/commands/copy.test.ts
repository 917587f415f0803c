// A copy of a database, sealed, and put back: it is the same, verified and brought over like any other; what was altered,
// is not whole or is opened with another key is refused.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, readdir, rm, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { copyAll, putBack, wholeFile, type ReadFile } from '../../src/commands/copy-work.ts';
import { readConfig } from '../../src/config.ts';
import { sealerFor } from '../../src/machine/seal.ts';
import type { Whole } from '../../src/store/whole.ts';
import { verify } from '../../src/casework/check/verify.ts';
import { migrated } from '../specimens/brought.ts';
import { runs } from '../journeys/people/data-folder.ts';
import { newScratch } from '../worlds/scratch.ts';
import { fromLines, openStore, underKey, type OpenedStore } from '../specimens/stored.ts';

const at = '2027-02-16T02:00:00.000Z';
const pair = () => {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  return {
    seal: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    pem: privateKey.export({ format: 'pem', type: 'pkcs8' }) as string, // of a PEM
  };
};
const bytes = (count: number) => new Uint8Array(count).map((_none, place) => (place * 7 + count) % 251);
const specimen = async (name: string) =>
  underKey(
    fromLines(await readFile(new URL(`../specimens/${name}/stored.jsonl`, import.meta.url), 'utf8')),
    readConfig({}).matchKey,
  );

const reading =
  (folder: string): ReadFile =>
  async (name) =>
    readFile(path.join(folder, name));

describe('A copy of the database', () => {
  const key = pair();
  let scratch: string;
  let source: OpenedStore;
  let number = 0;
  const newFolder = (): string => path.join(scratch, `folder-${(number += 1)}`);

  /** Into a folder, as the job puts it into a storage account. */
  async function copied(whole: Whole, nowMs = () => Date.now()): Promise<string> {
    const folder = newFolder();
    await mkdir(folder);
    const add = async (name: string, content: Uint8Array): Promise<void> =>
      writeFile(path.join(folder, name), content, { flag: 'wx' });
    await copyAll({ whole, sealer: sealerFor(key.seal, bytes), add, at, nowMs });
    return folder;
  }
  /** All that lies in a database into which the copy was put. */
  async function putInto(folder: string, pem = key.pem) {
    const target = await openStore(newFolder());
    try {
      await putBack(target.store.whole, reading(folder), pem);
      return await target.stored();
    } finally {
      await target.close();
    }
  }

  before(async () => {
    scratch = await newScratch('copy');
    source = await openStore(path.join(scratch, 'source'));
    await source.put(await specimen('form-5'));
  });
  after(async () => {
    await source.close();
    await rm(scratch, { recursive: true });
  });

  it('holds every document of every container as it is, and is put back the same', async () => {
    const folder = await copied(source.store.whole);
    assert.deepEqual((await readdir(folder)).toSorted(), ['000001.part', wholeFile]);
    assert.deepEqual(await putInto(folder), await source.stored());
  });

  it('is brought over by migrate like any database, and verify then finds nothing wrong', async () => {
    const target = await openStore(newFolder());
    await putBack(target.store.whole, reading(await copied(source.store.whole)), key.pem);
    const { code, said } = await migrated(target.store, readConfig({}).matchKey);
    assert.equal(code, 0, said);
    const problems: string[] = [];
    const { audit, forms } = target.store;
    await verify(audit, Date.parse(at), ({ kind }) => void problems.push(kind), await forms.current());
    await target.close();
    assert.deepEqual(
      problems.filter((kind) => kind !== 'stuck'),
      [],
    );
  });

  it('shows nothing of what is in it', async () => {
    const folder = await copied(source.store.whole);
    for (const file of await readdir(folder)) {
      const text = (await readFile(path.join(folder, file))).toString('latin1');
      assert.doesNotMatch(text, /Testworth|MSET-|objectId/, file);
    }
  });

  it('has what was written and taken away while it was made, as it was in the end', async () => {
    const other = await openStore(newFolder());
    await other.put(await specimen('form-5'));
    const { whole } = other.store;
    const [first] = (await other.stored()).filter((one) => one.in === 'cases');
    assert.ok(first !== undefined);
    let disturbed = false;
    const busy: Whole = {
      ...whole,
      documents: async function* (container) {
        yield* whole.documents(container);
        if (container !== 'cases' || disturbed) return;
        disturbed = true;
        // Read already, and now one document is other, and its neighbours are gone.
        const [kept] = await whole.partition('cases', first.pk);
        await whole.clear('cases', first.pk);
        await whole.put('cases', first.pk, [{ ...kept, id: 'later', pk: first.pk, kind: 'later' }]);
      },
    };
    const folder = await copied(busy);
    const now = await other.stored();
    await other.close();
    assert.ok(now.some(({ id }) => id === 'later'));
    assert.deepEqual(await putInto(folder), now);
  });

  it('is given up where people write to the database through every round', async () => {
    let round = 0;
    const never: Whole = {
      ...source.store.whole,
      writtenSince: async (container) => (container === 'cases' ? ['somewhere'] : []),
      partition: async () => [{ id: `r${(round += 1)}`, pk: 'somewhere' }],
    };
    await assert.rejects(copied(never), /People write to this database all the time/);
  });

  it('is refused where a part was altered, is missing or is another’s, or the key is another', async () => {
    const folder = await copied(source.store.whole);
    const altered = newFolder();
    await cp(folder, altered, { recursive: true });
    const part = path.join(altered, '000001.part');
    const content = await readFile(part);
    content[100] = (content[100] ?? 0) ^ 1;
    await writeFile(part, content);
    await assert.rejects(putInto(altered));
    await unlink(part);
    await assert.rejects(putInto(altered), /ENOENT/);
    await cp(path.join(folder, wholeFile), part);
    await assert.rejects(putInto(altered));
    await assert.rejects(putInto(folder, pair().pem));
  });

  it('without its last file is none', async () => {
    const folder = await copied(source.store.whole);
    await unlink(path.join(folder, wholeFile));
    await assert.rejects(putInto(folder), /ENOENT/);
  });

  it('is put by the command into an empty database, which verify reads, and into no other', async () => {
    const folder = await copied(source.store.whole);
    const keyFile = path.join(scratch, 'copy-key.pem');
    await writeFile(keyFile, key.pem);
    const data = newFolder();
    const { code, out, err } = await runs('from-copy', data, folder, '--key', keyFile);
    assert.equal(`${code} ${err}`, '0 ');
    assert.match(out, /^\d+ documents were put in\. Now: npm run verify\.\n$/);
    const looked = await runs('verify', data);
    assert.match(looked.out, /In force is form 5, the newest is \d+: npm run migrate\.\n$/);
    const again = await runs('from-copy', data, folder, '--key', keyFile);
    assert.deepEqual([again.code, again.out], [2, '']);
    assert.match(again.err, /There is a database at .* already: name an empty folder in DATA_DIR/);
  });

  it('that cannot be opened is told of in words', async () => {
    const folder = await copied(source.store.whole);
    const keyFile = path.join(scratch, 'other-key.pem');
    await writeFile(keyFile, pair().pem);
    const { code, err } = await runs('from-copy', newFolder(), folder, '--key', keyFile);
    assert.equal(code, 2);
    assert.match(err, /^Not done: The copy in .* was not put back: .* is not the key of its seal/);
    const none = await runs('from-copy', newFolder(), folder);
    assert.match(none.err, /^Not done: Name the folder of one copy, and the file of the key: npm run from-copy/);
    assert.ok(existsSync(folder));
  });
});
