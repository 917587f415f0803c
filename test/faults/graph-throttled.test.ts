import { deepEqual, ok } from 'node:assert/strict';
import { throttledByGraph } from './graph-throttled.ts';
import { createRandom } from './random.ts';

describe('Decisions and meetings at once while Graph throttles by turns', () => {
  it('are each mailed once, however often it says 429 or 503', async () => {
    const {
      mails,
      refused,
      tookMs: _tookMs,
      ...wrong
    } = await throttledByGraph({ decisions: 4, meetings: 1 }, createRandom(2));
    deepEqual(wrong, { lost: 0, doubled: 0, early: 0, fedAgain: 0 });
    ok(mails === 11 && refused > mails, `${mails} mails, ${refused} refused`);
  });
});
