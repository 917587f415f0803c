// What a co-ordinator finds on the page Police lists of the fictional council: something of everything.
import assert from 'node:assert/strict';
import { verify } from '../../src/casework/check/verify.ts';
import type { Ports } from '../../src/casework/ports/ports.ts';
import { putPoliceLists } from '../../src/demo/police-lists.ts';
import type { Instant } from '../../src/domain/time/calendar.ts';
import { directory, moira, must } from '../people/builders.ts';
import { pagesOver } from '../web/people/page-world.ts';
import { createClock } from '../worlds/clock.ts';
import { madeOn, matchKeysOf, onDatabase } from './made.ts';

const now: Instant = '2027-02-03T10:30:00.000Z';

describe('The demo, on a Monday', () => {
  it('has a list with a child to record, an episode to enter and a child to refer, and nothing is wrong', async () => {
    await onDatabase((await madeOn(now)).folder, async (store) => {
      const machine = createClock();
      machine.at(now);
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
    });
  });
});
