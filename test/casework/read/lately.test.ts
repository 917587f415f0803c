// What is asked for at most so often.
import assert from 'node:assert/strict';
import { lately } from '../../../src/casework/read/lately.ts';

describe('What anyone may ask for', () => {
  let now = 0;
  const counted = () => {
    const asked = { times: 0 };
    const ask = lately(
      1000,
      () => now,
      async () => {
        asked.times += 1;
        return asked.times;
      },
    );
    return { asked, ask };
  };
  beforeEach(() => {
    now = 1_000_000;
  });

  it('is asked for once a second, however many ask', async () => {
    const { asked, ask } = counted();
    assert.deepEqual(
      await Promise.all(Array.from({ length: 100 }, ask)),
      Array.from({ length: 100 }, () => 1),
    );
    now += 999;
    assert.equal(await ask(), 1);
    now += 1;
    assert.equal(await ask(), 2);
    assert.equal(asked.times, 2);
  });

  it('is asked for again where the clock was put back', async () => {
    const { ask } = counted();
    await ask();
    now -= 3_600_000;
    assert.equal(await ask(), 2);
  });
});
