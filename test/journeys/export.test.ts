// One case given out by `npm run export`: what the file holds, and that it is on record.
import assert from 'node:assert/strict';
import { readdir, readFile, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import type { CaseExport } from '../../src/casework/check/export.ts';
import { isIntact } from '../../src/casework/write/hashing.ts';
import { mintReference } from '../../src/domain/kernel/ids.ts';
import {
  colin,
  consented,
  filledIn,
  kestrelReference,
  moira,
  must,
  noConflict,
  priya,
  ravi,
  replay,
  submitted,
} from '../people/builders.ts';
import { asked } from '../casework/partition.ts';
import { openWorld } from '../worlds/harness.ts';
import { databaseIn, folderWith, onStore, runs } from './people/data-folder.ts';

const why = 'Subject access request 2027/14';

describe('npm run export', () => {
  let folder: string;
  const exported = async (): Promise<readonly string[]> =>
    (await readdir(path.join(folder, 'exports')).catch((): string[] => [])).toSorted();
  const read = async (file: string): Promise<CaseExport> =>
    JSON.parse(await readFile(path.join(folder, 'exports', file), 'utf8')) as CaseExport;
  const looks = async () => onStore(folder, (store) => store.looks.of(kestrelReference));

  before(async () => {
    const world = await openWorld({ faults: true });
    await world.has(kestrelReference, filledIn(), submitted(), noConflict(), consented(), asked());
    await world.windowOf(moira).opens({ on: 'Referral received' });
    const copy = path.join(world.folder, 'copy.sqlite');
    world.backup(copy);
    folder = await folderWith(copy);
    await world.stop();
  });

  it('gives nothing out without a reason or without such a case', async () => {
    const unknown = mintReference(new Uint8Array(5).fill(9));
    const [reasonless, strange] = await Promise.all([
      runs('export', folder, kestrelReference),
      runs('export', await folderWith(databaseIn(folder)), unknown, '--why', why),
    ]);
    assert.equal(`${reasonless.code}${reasonless.out}`, '2');
    assert.match(reasonless.err, /^Not done: Say why, in at most 500 characters; /);
    assert.deepEqual(strange, { code: 2, out: '', err: `Not done: There is no case ${unknown} in this database.\n` });
    assert.deepEqual(await exported(), []);
    assert.ok((await looks()).every(({ name }) => name === moira.name));
  });

  it('writes one file that only its user may read, and says where', async () => {
    const { code, out, err } = await runs('export', folder, kestrelReference.toLowerCase(), '--why', why);
    assert.equal(`${code} ${err}`, '0 ');
    const [file, ...more] = await exported();
    assert.deepEqual(more, []);
    const place = path.join(folder, 'exports', must(file));
    assert.ok(out.startsWith(`${kestrelReference} is in ${place} (14 facts, `), out);
    assert.equal(out.trimEnd().split('\n').length, 1);
    if (process.platform !== 'win32') {
      assert.equal((await stat(place)).mode & 0o777, 0o600);
      assert.equal((await stat(path.dirname(place))).mode & 0o777, 0o700);
    }
  });

  it('holds the case, its actions, a history that its salts prove, and who was told', async () => {
    const taken = await read(must((await exported())[0]));
    const facts = taken.facts.map((fact) => ({ ...fact }));
    const salts = await onStore(folder, async (store) => store.cases.facts(kestrelReference));
    facts.forEach((fact, place) => {
      assert.ok(!('salt' in fact), 'a salt does not leave the database');
      const salted = { ...fact, salt: must(salts[place]?.salt) };
      assert.ok(isIntact(salted, facts[place - 1]?.hash ?? ''), `fact ${fact.number}`);
    });
    assert.equal(taken.lastHash, must(facts.at(-1)).hash);
    const bare = facts.map(({ hash: _hash, previous: _previous, ...fact }) => fact as (typeof facts)[number]);
    assert.deepEqual(taken.case, JSON.parse(JSON.stringify(replay(bare))));
    assert.deepEqual(
      must(taken.parts['action']).map(({ id, agency, owner, state }) => `${id} ${agency} ${owner?.name} ${state.is}`),
      [`A1 police ${ravi.name} proposed`],
    );
    assert.equal(taken.case?.stage, 'received');
    const told = new Set(taken.deliveries.filter(({ result }) => result !== 'unchanged').map(({ key }) => key));
    const people = [priya, colin, moira].map(({ objectId }) => `card-${objectId}`);
    const channel = 'post-A1-police';
    const keys = [...people, `act-A1-${ravi.objectId}`, channel, 'mail-received'];
    assert.deepEqual([...told].toSorted(), keys.toSorted());
    assert.deepEqual(
      taken.notices.map(({ key, trouble }) => [key, trouble]),
      [[channel, 'unreachable']],
      'the police have linked no channel yet',
    );
    assert.deepEqual(taken.unreadable, []);
  });

  it('is a look itself, each time, and holds the looks before it', async () => {
    const [first] = await exported();
    const one = await read(must(first));
    const who = one.exported.by;
    assert.ok(who.endsWith(`@${hostname()}`) && who.length > hostname().length + 1, who);
    assert.equal(one.exported.why, why);
    assert.deepEqual(
      one.looks.map(({ name, why: reason }) => `${name}: ${reason}`).filter((look) => !look.startsWith(moira.name)),
      [`${who}: ${why}`],
    );
    assert.ok(one.looks.some(({ name }) => name === moira.name));
    assert.equal((await runs('export', folder, kestrelReference, '--why', 'A move')).code, 0);
    const [, second] = await exported();
    assert.equal((await read(must(second))).looks.length, one.looks.length + 1);
    assert.deepEqual(
      (await looks()).filter(({ name }) => name === who).map((look) => [look.why, look.what]),
      [
        [why, 'the whole case, exported to a file'],
        ['A move', 'the whole case, exported to a file'],
      ],
    );
  });

  it('leaves out where people are reached, which message is whose, and marks of presses; it says why', async () => {
    const text = await readFile(path.join(folder, 'exports', must((await exported())[0])), 'utf8');
    for (const hidden of ['serviceUrl', 'a:0000', 'inputHash', 'quietUntil', '"activity"']) {
      assert.ok(!text.includes(hidden), hidden);
    }
    const { about } = JSON.parse(text) as CaseExport;
    assert.deepEqual(Object.keys(about.leftOut), [
      'meeting',
      'advice',
      'entity',
      'register',
      'policeList',
      'council',
      'training',
      'says',
      'contacts',
      'posted',
      'markers',
      'matchKeys',
    ]);
  });

  it('leaves the case as it was', async () => {
    const { code, out } = await runs('verify', folder);
    assert.equal(code, 0, out);
    assert.ok((await stat(databaseIn(folder))).isFile());
  });
});
