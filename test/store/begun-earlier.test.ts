// A database that was begun in a form whose facts this version does not read is refused, brought over since or not.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { newestForm } from '../../src/casework/ports/form-ports.ts';
import { readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/database.ts';
import { runs } from '../journeys/people/data-folder.ts';
import { fromLines, openStore, underKey } from '../specimens/stored.ts';
import { newScratch } from '../worlds/scratch.ts';

const config = (folder: string) => readConfig({ DATA_DIR: folder });
const documentsOf = (file: string) =>
  underKey(
    fromLines(readFileSync(new URL(`begun-in-form-3/${file}.jsonl`, import.meta.url), 'utf8')),
    readConfig({}).matchKey,
  );

describe('A database that was begun in form 3', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await newScratch('begun');
  });
  afterEach(() => rm(folder, { recursive: true }));

  for (const [file, says] of [
    ['left', /of a form before 5, which this version neither reads nor brings over.*62e46a3c.*0\.1\.0/],
    ['brought-over', /begun in a form before 5 and brought over since.*62e46a3c.*0\.1\.0/],
  ] as const) {
    it(`is refused by a start, verify and migrate: ${file}`, async () => {
      const { put, stored, close } = await openStore(folder);
      await put(documentsOf(file));
      const before = await stored();
      await close();
      await assert.rejects(openDatabase(config(folder)), says);
      for (const [command, ...given] of [['verify'], ['migrate'], ['migrate', '--go', '--yes']] as const) {
        const { code, err } = await runs(command, folder, ...given);
        assert.equal(code, 2, command);
        assert.match(err, says, command);
      }
      const opened = await openStore(folder);
      assert.deepEqual(await opened.stored(), before);
      await opened.close();
    });
  }

  it('is refused whatever form it says it is of, and one of form 5 is looked through once', async () => {
    const { put, store, close } = await openStore(folder);
    const documents = documentsOf('brought-over');
    const form = documents.filter(({ kind }) => kind === 'form');
    await put(documents.map((one) => (one.kind === 'form' ? { ...one, form: newestForm } : one)));
    assert.equal(await store.fit({ mayMark: true }), 'begunEarlier');
    await close();
    await rm(folder, { recursive: true });
    const fresh = await openStore(folder);
    await fresh.put(form.map((one) => ({ ...one, form: 5 })));
    assert.equal(await fresh.store.fit({ mayMark: true }), 'fits');
    assert.equal((await fresh.stored()).find(({ kind }) => kind === 'form')?.['begun'], 5);
    // What is marked is not looked through again.
    await fresh.put(documents.filter(({ kind }) => kind === 'fact'));
    assert.equal(await fresh.store.fit({ mayMark: true }), 'fits');
    await fresh.close();
  });
});
