import { deepEqual, equal, ok } from 'node:assert/strict';
import { createRandom } from './random.ts';
import { twoProcesses } from './two-processes.ts';

describe('Two processes with two workers each on one store', () => {
  it('tell everything once, and both have their share', async () => {
    const { notices, lost, doubled, doubledElsewhere, taken } = await twoProcesses({
      cases: 15,
      kills: 0,
      random: createRandom(1),
    });
    equal(notices, 60);
    deepEqual({ lost, doubled, doubledElsewhere }, { lost: 0, doubled: 0, doubledElsewhere: 0 });
    ok(
      taken.every((count) => count > 0),
      taken.join(),
    );
  });

  it('tell everything at least once when one is killed, and twice only what it was just sending', async () => {
    const { lost, doubledElsewhere } = await twoProcesses({ cases: 15, kills: 1, random: createRandom(2) });
    deepEqual({ lost, doubledElsewhere }, { lost: 0, doubledElsewhere: 0 });
  });
});
