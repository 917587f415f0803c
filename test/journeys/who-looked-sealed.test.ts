// The record of who looked, sealed (docs/process.md P26.1, P26.2): while no seal can be written, or its code cannot be kept outside,
// people work on and the operators hear of it; and whoever takes a look away afterwards is named by verify, by day and case.
import assert from 'node:assert/strict';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  consented,
  filledIn,
  kestrelReference as ref,
  moira,
  must,
  noConflict,
  priya,
  submitted,
} from '../people/builders.ts';
import { openWorld, type World } from '../worlds/harness.ts';
import { databaseIn, newFolder, runs } from './people/data-folder.ts';
import { night } from './people/night.ts';
import { walked } from './journey.ts';

const outside = ({ folder }: World): string => path.join(folder, 'seals');
const opensIt = async (world: World, who: typeof priya): Promise<string> => {
  const window = world.windowOf(who);
  await window.says(`case ${ref}`);
  return window.presses(who === priya ? 'Read it' : 'Read and triage', { on: ref });
};
const looksAt = async ({ ports }: World): Promise<number> => (await ports.looks.of(ref)).length;
/** What an alert of the installation asks the log for. */
const alerted = async (event: string): Promise<void> =>
  assert.ok(
    (await readFile('infra/modules/alerts.bicep', 'utf8')).includes(`Log has "${event}"`),
    `no alert: ${event}`,
  );

/** What verify says of a copy, once someone with every right has altered it. */
async function verifies(world: World, sql?: string): Promise<string> {
  const folder = await newFolder();
  world.backup(databaseIn(folder));
  await cp(outside(world), path.join(folder, 'seals'), { recursive: true });
  if (sql !== undefined) {
    const database = new DatabaseSync(databaseIn(folder));
    assert.ok(Number(database.prepare(sql).run().changes) > 0, 'nothing was altered');
    database.close();
  }
  const { code, out, err } = await runs('verify', folder);
  assert.equal(err, '');
  assert.equal(code, sql === undefined ? 0 : 1, out);
  return out;
}
const look = `SELECT doc FROM docs WHERE pk = '${ref}' AND json_extract(body, '$.kind') = 'look' ORDER BY doc LIMIT 1`;
const seals = "json_extract(body, '$.kind') IN ('daySeal', 'sealRows')";
const sealed = (day: string): RegExp => new RegExp(`^${ref}: ${day}, (\\d+) looks were sealed, \\d+ are there`, 'm');

walked(
  'Who looked, sealed: its storage is away, and what is taken away is named',
  'who-looked-sealed',
  [
    [
      'Priya and Moira open the case',
      async (world) => {
        await world.has(ref, filledIn(), submitted(), noConflict(), consented());
        for (const who of [priya, moira]) assert.match(await opensIt(world, who), /Kestrel Madeup/);
      },
    ],
    [
      'In the night no seal can be written: people work on, and it is made when it can be',
      async (world) => {
        world.fault = ({ method, body }) =>
          method === 'POST' && body.includes('"daySeal"') ? { status: 403 } : undefined;
        await assert.rejects(night(world, '2027-01-05T04:00:00.000Z'));
        await alerted('looks not sealed');
        const before = await looksAt(world);
        assert.match(await opensIt(world, priya), /Kestrel Madeup/);
        assert.ok((await looksAt(world)) > before, 'the look is on record');
        world.fault = undefined;
      },
    ],
    [
      'It is made; the storage outside is away: the log says so, an alert asks for that, and people work on',
      async (world) => {
        await writeFile(outside(world), 'no folder');
        await night(world, '2027-01-05T04:30:00.000Z');
        assert.ok(world.log.some((line) => line.includes('seal not kept outside')));
        await alerted('seal not kept outside');
        await world.passesTo('2027-01-05T10:00:00.000Z');
        const before = await looksAt(world);
        assert.match(await opensIt(world, moira), /Kestrel Madeup/);
        assert.ok((await looksAt(world)) > before, 'the look is on record');
      },
    ],
    [
      'The next night it is there again, and has the codes of both days; nothing is wrong',
      async (world) => {
        await rm(outside(world));
        await night(world, '2027-01-06T04:00:00.000Z');
        const codes = (await readdir(outside(world))).toSorted();
        assert.deepEqual(
          codes.map((name) => name.slice(0, 10)),
          ['2027-01-04', '2027-01-05'],
        );
        assert.match(await verifies(world), /^Nothing is wrong\.$/m);
      },
    ],
    [
      'Someone with every right takes away a look, all looks with their seals, the case: each is named',
      async (world) => {
        const one = await verifies(world, `DELETE FROM docs WHERE doc = (${look})`);
        assert.match(one, sealed('2027-01-04'));
        const all = await verifies(world, `DELETE FROM docs WHERE json_extract(body, '$.kind') = 'look' OR ${seals}`);
        for (const day of ['2027-01-04', '2027-01-05'])
          assert.match(all, new RegExp(`a code of ${day} lies outside, and that day has no seal here`));
        const gone = await verifies(
          world,
          `DELETE FROM docs WHERE pk = '${ref}' AND json_extract(body, '$.kind') <> 'look'`,
        );
        assert.match(gone, new RegExp(`^${ref}: it was sealed on 2027-01-0\\d, and is not there`, 'm'));
        for (const said of [one, all, gone]) assert.doesNotMatch(said, new RegExp(must(priya.name)));
      },
    ],
  ],
  async () => openWorld({ faults: true }),
);
