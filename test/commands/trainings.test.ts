// A file of trainings: what is read of it, what is wrong with it, and that it is offered once (docs/process.md P18.4).
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { importTrainings } from '../../src/commands/training-import.ts';
import { readTrainingArguments } from '../../src/commands/training-arguments.ts';
import type { ObjectId } from '../../src/domain/kernel/ids.ts';
import type { CosmosStore } from '../../src/store/cosmos.ts';
import { readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/database.ts';
import { verify } from '../../src/casework/check/verify.ts';
import { directory, monday10, moira, priya } from '../people/builders.ts';
import { openTarget, type Target } from '../store/fixture.ts';
import { newScratch } from '../worlds/scratch.ts';

const header = 'Title,For whom,Date,Time,Place or link,Places';
const basics = 'Exploitation basics,Practitioner; manager,12/1/2027,10:00,"Example House, room 2",20';
const nrm = 'The NRM,,19/1/2027,14:00,https://teams.example/l/meetup-join/1,60';
const fileOf = (...lines: readonly string[]): Buffer => Buffer.from(`${[header, ...lines].join('\r\n')}\r\n`);

describe('what is typed after npm run trainings', () => {
  it('is a file, and who offers', () => {
    const read = { file: 'offers.csv', as: moira.objectId };
    assert.deepEqual(readTrainingArguments(['offers.csv', '--as', moira.objectId.toUpperCase()]), read);
  });
  const refusals: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['no file', ['--as', moira.objectId], /^Name one file: npm run trainings/],
    ['two files', ['a.csv', 'b.csv', '--as', moira.objectId], /^Name one file/],
    ['no one who offers', ['a.csv'], /^Name the co-ordinator by the object id/],
    ['a name for an id', ['a.csv', '--as', 'Moira'], /^Name the co-ordinator/],
    ['an option that does not exist', ['a.csv', '--by', 'x'], /^That is not understood/],
  ];
  for (const [name, typed, message] of refusals) {
    it(`is refused with ${name}`, () => {
      assert.throws(() => readTrainingArguments(typed), { name: 'CommandError', message });
    });
  }
});

describe('a file of trainings', () => {
  let target: Target;
  let store: CosmosStore;
  beforeEach(async () => {
    target = await openTarget();
    store = await target.open();
    await store.directories.replace(directory, 'of the test');
  });
  afterEach(() => target.close());
  const runs = async (bytes: Uint8Array, as: ObjectId = moira.objectId, now = monday10) => {
    const machine = { now: () => now, nowMs: () => Date.parse(now), bytes: (count: number) => new Uint8Array(count) };
    return importTrainings({ ...store, machine }, { file: 'offers.csv', bytes, as });
  };
  const all = async () => store.trainings.from('2027-01-01');

  it('is offered as the co-ordinator would by hand, and it verifies', async () => {
    assert.deepEqual(await runs(fileOf(basics, '', nrm)), { offered: 2, there: 0 });
    const [first, second] = await all();
    assert.deepEqual(
      [first?.title, first?.meantFor, first?.startsAt, first?.place, first?.places, first?.state],
      [
        'Exploitation basics',
        ['practitioner', 'manager'],
        '2027-01-12T10:00:00.000Z',
        'Example House, room 2',
        20,
        'offered',
      ],
    );
    assert.deepEqual([second?.meantFor, second?.places], [[], 60]);
    const facts = await store.trainings.facts(first?.id ?? assert.fail());
    assert.deepEqual(
      facts.map(({ step, by }) => [step, by.objectId]),
      [['offerTraining', moira.objectId]],
    );
    const problems: string[] = [];
    await verify(store.audit, 0, ({ kind }) => void problems.push(kind));
    assert.deepEqual(problems, []);
  });

  it('again writes nothing, also once one is over, with a mark in front, or as a spreadsheet has rewritten it', async () => {
    await runs(fileOf(basics, nrm));
    const before = await all();
    assert.deepEqual(await runs(fileOf(basics, nrm)), { offered: 0, there: 2 });
    assert.deepEqual(await runs(fileOf(basics, nrm), moira.objectId, '2027-01-13T10:00:00.000Z'), {
      offered: 0,
      there: 2,
    });
    const rewritten = Buffer.concat([Buffer.from('\uFEFF'), fileOf(basics.replace('12/1/2027', '12/01/2027'))]);
    assert.deepEqual(await runs(rewritten), { offered: 0, there: 1 });
    assert.deepEqual(await all(), before);
  });

  it('by two people at once is offered once', async () => {
    await Promise.all([runs(fileOf(basics)), runs(fileOf(basics))]);
    const [one, ...more] = await all();
    assert.deepEqual([one?.facts, more], [1, []]);
  });

  const wrong: readonly (readonly [string, Uint8Array, RegExp])[] = [
    ['no line at all', Buffer.from(''), /^offers\.csv, line 1: write this header: Title,For whom,Date/],
    ['another header', Buffer.from('Title,When\nBasics,now\n'), /^offers\.csv, line 1: write this header/],
    ['a date that is none', fileOf(nrm, basics.replace('12/1', '31/2')), /^offers\.csv, line 3: Date: /],
    [
      'a time that is over',
      fileOf(nrm, basics.replace('2027', '2026')),
      /line 3: That time is over\. Give a later date/,
    ],
    ['a time that is none', fileOf(basics.replace('10:00', '10am')), /line 2: Time: write it like 14:00\./],
    ['too many places', fileOf(basics.replace(/20$/, '61')), /line 2: Places: give a number from 1 to 60\./],
    ['no title', fileOf(basics.replace('Exploitation basics', '')), /line 2: Title: it is empty\. Write one\./],
    [
      'a role that is none',
      fileOf(basics.replace('manager', 'wizard')),
      /line 2: For whom: leave it empty .*Practitioner; /,
    ],
    ['a comma too many', fileOf(nrm, `${basics},x`), /line 3: it has 7 values, not 6: put a value/],
    [
      'a quotation mark left open',
      fileOf(nrm, basics.replace('room 2"', 'room 2')),
      /line \d: a quotation mark is not closed/,
    ],
    [
      'the same twice',
      fileOf(basics, nrm, basics),
      /line 4: it has the title, time and place of line 2\. Leave one out\./,
    ],
    ['a letter that was lost', fileOf(nrm.replace(/^./, '\uFFFD')), /line 2: a letter was lost/],
    ['other letters', Buffer.concat([fileOf(nrm), Buffer.from([0xe9])]), /save it as “CSV UTF-8”/],
    [
      'two faults',
      fileOf(`,${nrm}`, basics.replace('10:00', '')),
      /line 2: .*\n(?:.*\n)*offers\.csv, line 3: Time: it is empty/,
    ],
  ];
  for (const [name, bytes, message] of wrong) {
    it(`with ${name} is refused, and nothing is written`, async () => {
      await assert.rejects(runs(bytes), { name: 'CommandError', message });
      await assert.rejects(runs(bytes), { message: /Nothing was written\. Put the file right/ });
      assert.deepEqual(await all(), []);
    });
  }

  it('is offered by no one but a co-ordinator of the directory', async () => {
    const nobody = '00000000-0000-4000-8000-00000000dead' as ObjectId;
    for (const as of [priya.objectId, nobody]) {
      await assert.rejects(runs(fileOf(basics), as), { name: 'CommandError', message: /is not a co-ordinator/ });
    }
    assert.deepEqual(await all(), []);
  });
});

describe('npm run trainings', () => {
  const program = fileURLToPath(new URL('../../src/commands/trainings.ts', import.meta.url));
  it('offers once and ends with 0; says what is amiss and ends with 2', async () => {
    const folder = await newScratch('trainings');
    const run = async (file: string) =>
      new Promise<readonly [unknown, string]>((resolve) => {
        const args = [program, path.join(folder, file), '--as', moira.objectId];
        execFile(process.execPath, args, { env: { ...process.env, DATA_DIR: folder } }, (error, out, told) => {
          resolve([error?.code ?? 0, out + told]);
        });
      });
    const inAYear = `12/1/${new Date().getUTCFullYear() + 1}`;
    await writeFile(path.join(folder, 'offers.csv'), fileOf(basics.replace('12/1/2027', inAYear)));
    const [code, told] = await run('missing.csv');
    assert.equal(code, 2);
    assert.match(told, /missing\.csv cannot be read/);
    const [second, noDatabase] = await run('offers.csv');
    assert.equal(second, 2);
    assert.match(noDatabase, /There is no database/);
    const database = await openDatabase(readConfig({ DATA_DIR: folder }));
    await database.store.directories.replace(directory, 'of the test');
    await database.close();
    assert.deepEqual(await run('offers.csv'), [0, 'Offered: 1.\n']);
    assert.deepEqual(await run('offers.csv'), [
      0,
      'Nothing was written. 1 there already: change those under Training.\n',
    ]);
  });
});
