// What a co-ordinator finds on the page Police lists of the fictional council: something of everything.
import assert from 'node:assert/strict';
import { verify } from '../../src/casework/check/verify.ts';
import type { Ports } from '../../src/casework/ports/ports.ts';
import { readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/database.ts';
import { putPoliceLists } from '../../src/demo/police-lists.ts';
import { putIn } from '../../src/demo/put.ts';
import type { Instant } from '../../src/domain/time/calendar.ts';
import { createMatching } from '../../src/machine/matching.ts';
import { newFolder } from '../journeys/people/data-folder.ts';
import { directory, moira, must } from '../people/builders.ts';
import { pagesOver } from '../web/people/page-world.ts';
import { embeddedInProcess } from '../worlds/in-process.ts';
import { createClock } from '../worlds/clock.ts';

const matchKeysOf = createMatching('the secret of a test, of no child');
const now: Instant = '2027-02-03T10:30:00.000Z';

describe('The demo, on a Monday', () => {
  it('has a list with a child to record, an episode to enter and a child to refer, and nothing is wrong', async () => {
    const database = await openDatabase(readConfig({ DATA_DIR: await newFolder() }), {
      syncsEachWrite: false,
      carrier: embeddedInProcess,
    });
    try {
      const { store } = database;
      await store.directories.replace(directory, 'test');
      const machine = createClock();
      machine.at(now);
      await putIn({ ...store, matchKeysOf }, directory, machine);
      assert.equal(await putPoliceLists(store, directory, machine), 2);
      const ports = { ...store, machine, matchKeysOf } as unknown as Ports; // a page asks for no more
      const { shown } = must(await pagesOver(ports).read(moira, 'police'));
      assert.deepEqual(
        must(shown).groups.map(({ title, rows }) => [title, rows.length]),
        [
          ['Not said to be back', 1],
          ['Past episodes of children in MSET', 1],
          ['Next referrals', 1],
        ],
      );
      const problems: string[] = [];
      await verify(store.audit, Date.parse(now), ({ kind, what }) => void problems.push(`${kind}: ${what}`));
      assert.deepEqual(
        problems.filter((one) => !one.startsWith('large')),
        [],
      );
    } finally {
      await database.close();
    }
  });
});
