// Referrals whose manager is away or has left are looked for once after each change of the directory, and once a day.
import assert from 'node:assert/strict';
import sinon from 'sinon';
import { createInstead } from '../../../src/casework/clocks/instead.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import { rowOf } from '../../../src/domain/case/owed/row.ts';
import {
  caseOf,
  colin,
  dana,
  directory,
  filledIn,
  given,
  submitted,
  withDelegate,
  withPeople,
} from '../../people/builders.ts';
import { stubPorts } from '../ports.ts';

const waits = caseOf(given(filledIn(), submitted()));
const away = withDelegate(colin, dana, '2027-01-05', '2027-01-08');

function watching() {
  const { ports } = stubPorts(waits);
  let council: Directory = directory;
  let now = '2027-01-04T17:00:00.000Z';
  const rows = sinon.stub().resolves([rowOf(waits)]);
  const world = {
    ...ports,
    cases: { ...ports.cases, rows },
    directories: { ...ports.directories, newest: () => Promise.resolve(council) },
    machine: { ...ports.machine, now: () => now, nowMs: () => 1, bytes: (count: number) => new Uint8Array(count) },
  };
  return {
    rows,
    instead: createInstead(world),
    becomes: (next: Directory) => void (council = next),
    at: (when: string) => void (now = when),
    commits: () => ports.cases.commit.callCount,
  };
}

describe('Who decides instead', () => {
  it('is looked for at the start, after a change of the directory, and on each day; not in between', async () => {
    const { instead, rows, becomes, at } = watching();
    await instead();
    await instead();
    assert.equal(rows.callCount, 1);
    becomes({ ...directory });
    await instead();
    await instead();
    assert.equal(rows.callCount, 2);
    at('2027-01-05T09:00:00.000Z');
    await instead();
    assert.equal(rows.callCount, 3);
  });

  it('is asked once leave begins, and nothing is written before', async () => {
    const { instead, becomes, at, commits } = watching();
    becomes(away);
    assert.deepEqual(await instead(), []);
    assert.equal(commits(), 0);
    at('2027-01-05T00:30:00.000Z');
    assert.deepEqual(await instead(), [waits.reference]);
    assert.equal(commits(), 1);
  });

  it('is asked within the minute of a manager who lost the role, and nothing is written while they have it', async () => {
    const { instead, becomes, commits } = watching();
    await instead();
    assert.equal(commits(), 0);
    becomes(withPeople({ ...colin, roles: ['analyst'] }));
    assert.deepEqual(await instead(), [waits.reference]);
    assert.equal(commits(), 1);
  });

  it('looks again where the database did not answer', async () => {
    const { instead, rows } = watching();
    rows.onFirstCall().rejects(new Error('not now'));
    await assert.rejects(instead());
    await instead();
    assert.equal(rows.callCount, 2);
  });
});
