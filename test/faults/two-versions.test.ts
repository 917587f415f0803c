import { deepEqual, ok } from 'node:assert/strict';
import { createRandom } from './random.ts';
import { decidedAcross } from './two-versions.ts';

describe('A decision pressed while two versions run and the database is brought over', () => {
  it('is taken once, by whichever of them it is pressed', async () => {
    const { inVain, lost, doubled, wrong } = await decidedAcross(6, createRandom(4));
    deepEqual({ lost, doubled, wrong }, { lost: 0, doubled: 0, wrong: [] });
    ok(inVain > 0, 'every press came when nothing was in its way');
  });
});
