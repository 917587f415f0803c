import { deepEqual } from 'node:assert/strict';
import { killRuns, type KillCounts } from './kill-runs.ts';
import { createRandom } from './random.ts';
import { killedBetween } from './records.ts';

const kept = ({ lost, doubled, undelivered, doubledElsewhere, unrecorded, mailsWrong }: KillCounts) => ({
  lost,
  doubled,
  undelivered,
  doubledElsewhere,
  unrecorded,
  mailsWrong,
});
const nothing = { lost: 0, doubled: 0, undelivered: 0, doubledElsewhere: [], unrecorded: 0, mailsWrong: 0 };

describe('A bot that is killed while people press', () => {
  it('loses nothing and doubles nothing: at any time, write or message, as glass is broken, and after “Still working”', async () => {
    const seed = Math.floor(Math.random() * 1_000_000);
    const [atRandom, aimed] = await Promise.all([
      killRuns({ times: 3 }, createRandom(seed)),
      killRuns({ writes: 3, glass: 3, late: 2 }, createRandom(seed)),
    ]);
    deepEqual([atRandom.kills, aimed.kills, aimed.late], [3, 8, 2], `seed ${seed}`);
    // All who are to hear of the broken glass do; and after “Still working” the same press again does it once.
    deepEqual([kept(atRandom), kept(aimed)], [nothing, nothing], `seed ${seed}`);
  });

  it('sets the action of an assessment and records the decision once each, killed at either', async () => {
    const seed = Math.floor(Math.random() * 1_000_000);
    const { kills, wrong } = await killedBetween(4, createRandom(seed));
    deepEqual([kills, wrong], [4, []], `seed ${seed}`);
  });
});
