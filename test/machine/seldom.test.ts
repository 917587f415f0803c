// What anyone can cause to be logged: a line a second for each reason, however often.
import assert from 'node:assert/strict';
import type { LogData } from '../../src/casework/ports/telemetry-ports.ts';
import { createSeldom } from '../../src/machine/seldom.ts';

describe('What anyone can cause to be logged', () => {
  let now = 0;
  let lines: (LogData | undefined)[] = [];
  const opened = () => createSeldom({ warn: (_event, data) => void lines.push(data) }, 'teams.refused', () => now);
  beforeEach(() => {
    [now, lines] = [1_000_000, []];
  });

  it('has a line a second, which says how many more there were', () => {
    const refused = opened();
    for (let times = 0; times < 20_000; times += 1) refused({ status: 401, reason: 'no token' });
    assert.deepEqual(lines, [{ status: 401, reason: 'no token' }]);
    now += 1000;
    refused({ status: 401, reason: 'no token' });
    now += 1000;
    refused({ status: 401, reason: 'no token' });
    assert.deepEqual(lines.slice(1), [
      { status: 401, reason: 'no token', unsaid: 19_999 },
      { status: 401, reason: 'no token' },
    ]);
  });

  it('hides no other reason', () => {
    const refused = opened();
    refused({ status: 401, reason: 'no token' });
    refused({ status: 403, reason: 'tenant' });
    assert.equal(lines.length, 2);
  });

  it('goes on where the clock was put back', () => {
    const refused = opened();
    refused({ status: 401, reason: 'token' });
    now -= 3_600_000;
    refused({ status: 401, reason: 'token' });
    assert.equal(lines.length, 2);
  });
});
