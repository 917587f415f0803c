// The disk of the database is full, as its engine says it: what is typed is given back, the health says so, and room is enough.
import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import sinon from 'sinon';
import { answersOn, kestrel, must, priya } from '../people/builders.ts';
import type { Reference } from '../../src/domain/kernel/ids.ts';
import { openWorld, type World } from '../worlds/harness.ts';
import { answersPage } from './people/deeds.ts';

describe('While the disk is full', () => {
  let world: World;
  let disk: DatabaseSync;
  before(async () => {
    const opened = sinon.spy(DatabaseSync.prototype, 'exec');
    world = await openWorld({ people: [priya] });
    disk = must(opened.thisValues.at(-1)) as DatabaseSync;
    opened.restore();
    disk.exec('CREATE TABLE filler(bytes BLOB)');
  });
  after(async () => {
    sinon.restore();
    await world.stop();
  });

  /** No page is left: large things are written first, then ever smaller ones. */
  function fills(): void {
    const pages = Number(must(disk.prepare('PRAGMA page_count').get())['page_count']);
    disk.exec(`PRAGMA max_page_count = ${pages}`);
    const add = disk.prepare('INSERT INTO filler VALUES (zeroblob(?))');
    for (const bytes of [3000, 300, 30]) {
      assert.throws(() => {
        for (;;) add.run(bytes);
      }, /full/);
    }
  }
  const makesRoom = (): void => disk.exec('PRAGMA max_page_count = 1000000');
  const health = async (): Promise<readonly [number, unknown]> => {
    world.clock.passes(1000);
    const answer = await fetch(`${world.teams.bot}/readyz`);
    return [answer.status, ((await answer.json()) as { readonly writes: unknown }).writes];
  };

  it('a press gives back what was typed, nothing else can be written, and with room it goes on', async () => {
    const priyas = world.windowOf(priya);
    await priyas.says('refer');
    await priyas.presses('Start', { on: 'Nine short pages' });
    await answersPage(priyas, 'Before the nine pages', answersOn('s47', kestrel));
    const [, reference = ''] = /(MSET-\w{4}-\w{2})/.exec(priyas.reads()) ?? [];
    const printed = sinon.stub(process.stderr, 'write').returns(true);
    fills();
    // What is written last may still fit into a page that is begun.
    let [page, failed] = [0, ''];
    while (!/Something went wrong/.test(failed) && page < 8) {
      page += 1;
      failed = await priyas.presses('Next', { fill: answersOn(String(page), kestrel), unsettled: true });
    }
    const fill = answersOn(String(page), kestrel);
    assert.match(failed, /Something went wrong on our side \(fault [0-9A-F]{6}\)[^]*Nothing you typed is lost/);
    for (const value of Object.values(fill)) if (value.length > 30) assert.ok(failed.includes(value), value);
    // What it tries is small: it is tried each minute until nothing at all fits.
    let said = await health();
    for (let minute = 0; minute < 300 && said[0] === 200; minute += 1) {
      world.clock.passes(60_000);
      said = await health();
    }
    assert.deepEqual(said, [503, false]);
    const trouble = printed.args.map(([line]) => String(line));
    printed.restore();
    assert.ok(trouble.some((line) => /database or disk is full\. Make room on its disk/.test(line)));
    makesRoom();
    assert.deepEqual(await health(), [200, true]);
    assert.match(await priyas.presses('Next', { fill }), new RegExp(`Page ${page + 1} of 9`));
    const facts = await world.ports.cases.facts(reference as Reference);
    assert.deepEqual(
      facts.map(({ number }) => number),
      facts.map((_fact, place) => place + 1),
    );
  });
});
