import { deepEqual, equal } from 'node:assert/strict';
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
  it('loses nothing and doubles nothing, wherever it was', async () => {
    const seed = Math.floor(Math.random() * 1_000_000);
    const [atRandom, aimed] = await Promise.all([
      killRuns(3, 'times', createRandom(seed)),
      killRuns(3, 'writes', createRandom(seed)),
    ]);
    equal(atRandom.kills + aimed.kills, 6);
    deepEqual([kept(atRandom), kept(aimed)], [nothing, nothing], `seed ${seed}`);
  });

  it('breaks glass once, wherever it was, and all who are to hear of it do', async () => {
    const seed = Math.floor(Math.random() * 1_000_000);
    const glass = await killRuns(3, 'glass', createRandom(seed));
    equal(glass.kills, 3, `seed ${seed}`);
    deepEqual(kept(glass), nothing, `seed ${seed}`);
  });

  it('sets the action of an assessment and records the decision once each, killed at either', async () => {
    const seed = Math.floor(Math.random() * 1_000_000);
    const { kills, wrong } = await killedBetween(4, createRandom(seed));
    deepEqual([kills, wrong], [4, []], `seed ${seed}`);
  });

  it('does nothing half and nothing twice where it had said “Still working”: the same press again does it once', async () => {
    const seed = Math.floor(Math.random() * 1_000_000);
    const late = await killRuns(2, 'late', createRandom(seed));
    equal(late.late, 2, `seed ${seed}`);
    deepEqual(kept(late), nothing, `seed ${seed}`);
  });
});
