import { deepEqual, equal } from 'node:assert/strict';
import { killRuns, type KillCounts } from './kill-runs.ts';
import { createRandom } from './random.ts';

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
  it('loses nothing and doubles nothing, wherever it was', async () => {
    const seed = Math.floor(Math.random() * 1_000_000);
    const [atRandom, aimed] = await Promise.all([
      killRuns(3, false, createRandom(seed)),
      killRuns(3, true, createRandom(seed)),
    ]);
    equal(atRandom.kills + aimed.kills, 6);
    deepEqual([kept(atRandom), kept(aimed)], [nothing, nothing], `seed ${seed}`);
  });
});
