// `npm run migrate` as a process: on a database of form 5.
import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { readMigrateArguments } from '../../src/commands/migrate-arguments.ts';
import { readConfig } from '../../src/config.ts';
import { runs } from '../journeys/people/data-folder.ts';
import { fromLines, openStore, underKey } from '../specimens/stored.ts';
import { newScratch } from '../worlds/scratch.ts';

describe('npm run migrate', () => {
  let folder: string;
  before(async () => {
    folder = await newScratch('migrate');
    const specimen = new URL('../specimens/form-5/stored.jsonl', import.meta.url);
    const { put, close } = await openStore(folder);
    await put(underKey(fromLines(await readFile(specimen, 'utf8')), readConfig({}).matchKey));
    await close();
  });
  after(() => rm(folder, { recursive: true }));
  const migrates = async (...given: readonly string[]) => runs('migrate', folder, ...given);

  it('only tells, and asks before it changes anything', async () => {
    const looked = await migrates();
    assert.equal(looked.code, 0, looked.err);
    assert.match(
      looked.out,
      /In force is form 5; the newest is \d+\.\nTo bring over: 11 cases, 4 meetings, 2 requests for advice, 2 trainings; \d+ documents to write\.\nNo call begins with it\.\nTo do it: npm run migrate -- --go\.\n$/,
    );
    const asked = await migrates('--go');
    assert.equal(asked.code, 2, asked.out);
    assert.match(asked.err, /Not done: there is no one to ask: say --yes\./);
  });

  it('brings everything over; then verification finds nothing, and nothing is left to do', async () => {
    const done = await migrates('--go', '--yes');
    assert.equal(done.code, 0, done.err);
    assert.match(
      done.out,
      /Brought over: 11 cases, 4 meetings, 2 requests for advice, 2 trainings, \d+ documents written\.\nNone is left\./,
    );
    const verified = await runs('verify', folder);
    assert.equal(verified.code, 0, verified.out);
    assert.match((await migrates('--go', '--yes')).out, /No matter is of an earlier form\./);
  });

  it('says what it can be asked', () => {
    assert.deepEqual(readMigrateArguments([]), { does: 'look', yes: false });
    assert.deepEqual(readMigrateArguments(['--yes', '--match-key']), { does: 'rotate', yes: true });
    for (const given of [['--now'], ['--go', '--match-key'], ['go']])
      assert.throws(() => readMigrateArguments(given), /npm run migrate -- --go/);
  });
});
