// A pause by the machine's own timers holds nothing up once it is cut: a stop ends when the last press does.
import assert from 'node:assert/strict';
import sinon from 'sinon';
import { byTimer } from '../../src/desk/late.ts';

describe('A pause by the timers of the machine', () => {
  let timers: sinon.SinonFakeTimers;
  beforeEach(() => {
    timers = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    timers.restore();
  });

  it('ends after its time', async () => {
    const pause = byTimer(1000);
    timers.tick(1000);
    await pause;
    assert.equal(timers.countTimers(), 0);
  });

  it('ends at once where it is cut, and leaves no timer', async () => {
    const cut = new AbortController();
    const pause = byTimer(45_000, cut.signal);
    cut.abort();
    await pause;
    assert.equal(timers.countTimers(), 0);
  });

  it('leaves no timer either where it was cut before it began', () => {
    void byTimer(45_000, AbortSignal.abort());
    assert.equal(timers.countTimers(), 0);
  });
});
