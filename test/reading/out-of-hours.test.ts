// What an urgent referral on a Friday night promises, and whom it says to ring.
import assert from 'node:assert/strict';
import { sayShut } from '../../src/reading/out-of-hours.ts';
import { openWorld } from '../worlds/harness.ts';
import { fillsIn } from '../journeys/people/deeds.ts';
import { directory, onLastPage, priya, sparrow } from '../people/builders.ts';

const shut =
  'The office is shut until Mon 11 Jan 09:00: their card is there now, but no one is on call. What cannot wait until then: ring the front door, 0345 2000 109 (Mon to Thu 08:30 to 17:00, Fri 08:30 to 16:30); evenings, nights, weekends and bank holidays 0330 333 7475; 999 in danger.';

describe('Something urgent while the office is shut', () => {
  it('says until when, who hears of it, and whom to ring; while it is open nothing', () => {
    for (const [now, said] of [
      ['2027-01-08T16:59:00.000Z', undefined],
      ['2027-01-08T22:00:00.000Z', shut],
      ['2027-01-10T12:00:00.000Z', shut],
      ['2027-01-11T09:00:00.000Z', undefined],
    ] as const)
      assert.equal(sayShut(now, directory.settings), said, now);
  });
  it('is said to the person who sends an urgent referral on a Friday night', async () => {
    const world = await openWorld();
    try {
      world.clock.at('2027-01-08T22:00:00.000Z');
      const window = world.windowOf(priya);
      await fillsIn(window, sparrow);
      const fill = onLastPage(sparrow);
      const reads = await window.presses('Submit for consent', { on: 'Page 9 of 9', fill });
      assert.match(reads, /decide on management consent, due Mon 11 Jan 10:00\./);
      assert.ok(reads.includes(shut), reads.slice(-1500));
    } finally {
      await world.stop();
    }
  });
});
