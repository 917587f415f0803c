import assert from 'node:assert/strict';
import { colin, priya } from '../../people/builders.ts';
import { createTestHub, meeting, minute, type TestHub } from './hub.ts';

const someone = (number: number) => ({ objectId: `someone ${number}` as typeof colin.objectId });

describe('Pages that stay open', () => {
  let hub: TestHub;
  beforeEach(() => {
    hub = createTestHub();
  });

  it('get a sign of life every 25 seconds', async () => {
    const board = await hub.opened();
    await hub.timers.passes(100_000);
    assert.deepEqual(board.heard, ['alive', 'alive', 'alive', 'alive']);
  });

  it('end with the token, and nothing follows', async () => {
    const board = hub.open('board', priya, hub.timers.nowMs() + 10_000);
    const other = hub.open('board', colin);
    await hub.timers.passes(9999);
    assert.deepEqual(board.heard, ['ready']);
    await hub.timers.passes(1);
    assert.deepEqual(board.heard, ['ready', 'end']);
    hub.writes();
    await hub.timers.passes(minute);
    assert.deepEqual(board.heard, ['ready', 'end']);
    assert.ok(other.heard.includes('changed'));
  });

  it('end after a day, whatever the token says', async () => {
    const board = hub.open('board', priya, Number.MAX_SAFE_INTEGER);
    await hub.timers.passes(24 * 60 * minute);
    assert.equal(board.heard.at(-1), 'end');
    assert.equal(hub.timers.planned(), 0);
  });

  it('are eight at most of one person, and a thousand of all', async () => {
    const mine = Array.from({ length: 8 }, () => hub.open());
    assert.equal(hub.open().close, undefined);
    assert.notEqual(hub.open('board', colin).close, undefined);
    mine[0]?.close?.();
    assert.notEqual(hub.open().close, undefined);
    const others = Array.from({ length: 1000 }, (_none, number) => hub.open('board', someone(number)));
    assert.equal(others.filter(({ close }) => close !== undefined).length, 991);
  });

  it('are all ended at the stop, nothing is planned any more, and no other is opened', async () => {
    const pages = [await hub.opened(), hub.open(meeting, colin)];
    hub.stop();
    assert.deepEqual(
      pages.map(({ heard }) => heard.at(-1)),
      ['end', 'end'],
    );
    assert.equal(hub.timers.planned(), 0);
    assert.equal(hub.open().close, undefined);
  });
});
