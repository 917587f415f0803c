import assert from 'node:assert/strict';
import { kestrelReference } from '../../people/builders.ts';
import { createTestHub, meeting, minute, type TestHub } from './hub.ts';

describe('Pages that are left open', () => {
  let hub: TestHub;
  beforeEach(() => {
    hub = createTestHub();
  });

  it('cost nothing when there are none: nothing is asked, and nothing is planned', async () => {
    hub.committed();
    await hub.timers.passes(10 * minute);
    assert.deepEqual([hub.asked.length, hub.timers.planned()], [0, 0]);
    const page = await hub.opened();
    page.close?.();
    hub.committed();
    hub.asked.length = 0;
    await hub.timers.passes(10 * minute);
    assert.deepEqual([hub.asked.length, hub.timers.planned()], [0, 0]);
  });

  it('hear of what another instance wrote: a board within 5 seconds, a meeting’s page within 1', async () => {
    const board = await hub.opened();
    hub.writes();
    await hub.timers.passes(4999);
    assert.deepEqual(board.heard, []);
    await hub.timers.passes(1);
    assert.deepEqual(board.heard, ['changed']);
    const room = hub.open(meeting);
    await hub.timers.passes(1000);
    hub.writes();
    await hub.timers.passes(1000);
    assert.deepEqual(
      [board.heard, room.heard],
      [
        ['changed', 'changed'],
        ['ready', 'changed'],
      ],
    );
  });

  it('hear of what this instance wrote at once, and once', async () => {
    const board = await hub.opened();
    hub.writes();
    hub.committed();
    await hub.timers.passes(50);
    assert.deepEqual(board.heard, ['changed']);
    await hub.timers.passes(20_000);
    assert.deepEqual(board.heard, ['changed']);
  });

  it('hear of what is written while the database is asked', async () => {
    const board = await hub.opened();
    const gate = Promise.withResolvers<void>();
    hub.answered = gate.promise;
    hub.committed();
    await hub.timers.passes(50);
    // The answer is on its way, and does not hold this.
    hub.writes();
    hub.committed();
    const before = hub.asked.length;
    await hub.timers.passes(1000);
    assert.equal(hub.asked.length, before, 'it is not asked twice at once');
    gate.resolve();
    await hub.timers.passes(0);
    await hub.timers.passes(50);
    assert.deepEqual(board.heard, ['changed']);
  });

  it('hear at most twice a second, however much is written, and of the last of it', async () => {
    const board = await hub.opened(meeting);
    for (let i = 0; i < 40; i += 1) {
      hub.writes(kestrelReference, `v${i}`);
      hub.committed();
      await hub.timers.passes(50);
    }
    await hub.timers.passes(0);
    // Two seconds: at 50 ms, and then every half second.
    assert.equal(board.heard.length, 4);
    await hub.timers.passes(5000);
    assert.equal(board.heard.length, 5);
  });

  it('hear soon although commits follow each other without a pause', async () => {
    const board = await hub.opened();
    for (let i = 0; i < 6; i += 1) {
      hub.writes(kestrelReference, `v${i}`);
      hub.committed();
      await hub.timers.passes(10);
    }
    assert.deepEqual(board.heard, ['changed']);
  });

  it('hear nothing once they are closed, also of what was already on its way', async () => {
    const board = await hub.opened();
    for (const version of ['one', 'two']) {
      hub.writes(kestrelReference, version);
      hub.committed();
      await hub.timers.passes(50);
    }
    board.close?.();
    await hub.timers.passes(minute);
    assert.deepEqual([board.heard, hub.timers.planned()], [['changed'], 0]);
  });

  it('are not told of what was there when they opened', async () => {
    hub.writes();
    const board = await hub.opened();
    await hub.timers.passes(20_000);
    assert.deepEqual(board.heard, []);
  });

  it('are ready at once where others listen already', async () => {
    await hub.opened();
    hub.asked.length = 0;
    const second = hub.open();
    assert.deepEqual([second.heard, hub.asked], [['ready'], []]);
  });

  it('after a pause in which nobody listened nothing old is news', async () => {
    const first = await hub.opened();
    first.close?.();
    hub.writes();
    await hub.timers.passes(2 * minute);
    const second = await hub.opened();
    await hub.timers.passes(10_000);
    assert.deepEqual(second.heard, []);
    hub.writes();
    await hub.timers.passes(5000);
    assert.deepEqual(second.heard, ['changed']);
  });

  it('of a meeting hear of it and of every case, of another meeting only boards do', async () => {
    const [board, room, other] = [await hub.opened(), hub.open(meeting), hub.open('panel-2027-01-19')];
    hub.writes(meeting);
    await hub.timers.passes(1000);
    assert.deepEqual([board.heard, room.heard, other.heard], [['changed'], ['ready', 'changed'], ['ready']]);
    hub.writes(kestrelReference);
    await hub.timers.passes(1000);
    assert.deepEqual([room.heard.length, other.heard.length], [3, 2]);
  });

  it('ask every second only while a meeting’s page is open', async () => {
    const board = await hub.opened();
    const asks = async (): Promise<number> => {
      hub.asked.length = 0;
      await hub.timers.passes(10_000);
      return hub.asked.length;
    };
    assert.equal(await asks(), 2);
    const room = hub.open(meeting);
    await hub.timers.passes(1000);
    assert.equal(await asks(), 10);
    room.close?.();
    await hub.timers.passes(5000);
    assert.equal(await asks(), 2);
    board.close?.();
    assert.equal(await asks(), 0);
  });

  it('miss nothing of a partition whose clock is behind, or whose write was seen late', async () => {
    const board = await hub.opened();
    hub.writes('MSET-0000-00' as never, 'newest');
    await hub.timers.passes(5000);
    hub.writes(kestrelReference, 'behind', hub.second() - 14);
    await hub.timers.passes(5000);
    assert.deepEqual(board.heard, ['changed', 'changed']);
  });

  it('hear although our clock is minutes ahead of the database’s', async () => {
    const board = await hub.opened();
    hub.writes(kestrelReference, 'v1', hub.second() - 500);
    await hub.timers.passes(5000);
    assert.deepEqual(board.heard, ['changed']);
  });

  it('go on after the database could not be asked, and miss nothing meanwhile', async () => {
    const board = await hub.opened();
    hub.broken = true;
    hub.writes();
    await hub.timers.passes(15_000);
    assert.deepEqual([board.heard, hub.log.length], [[], 3]);
    hub.broken = false;
    await hub.timers.passes(5000);
    assert.deepEqual(board.heard, ['changed']);
  });

  it('are not called ready before the database was asked', async () => {
    hub.broken = true;
    const board = hub.open();
    await hub.timers.passes(4999);
    assert.deepEqual(board.heard, []);
    hub.broken = false;
    await hub.timers.passes(1);
    assert.deepEqual(board.heard, ['ready']);
  });

  it('an answer that comes after the last one closed sets off nothing', async () => {
    const board = hub.open();
    const gate = Promise.withResolvers<void>();
    hub.answered = gate.promise;
    await hub.timers.passes(0);
    assert.equal(hub.asked.length, 1);
    board.close?.();
    gate.resolve();
    await hub.timers.passes(0);
    assert.deepEqual([board.heard, hub.timers.planned()], [[], 0]);
  });
});
