import assert from 'node:assert/strict';
import { colin, priya } from '../../people/builders.ts';
import { readEvents } from './event-reader.ts';
import { givesCard, openWholeTab, beginning, type Instance, type WholeTab } from '../people/whole-tab.ts';
import { until } from '../../worlds/settle.ts';

const ready = async (at: Instance, topic = 'board') => {
  const page = await at.listens(priya, topic);
  await at.timers.passes(0);
  await page.until(1);
  assert.deepEqual(page.events(), ['ready']);
  return page;
};

describe('A page of the tab that is left open', () => {
  let whole: WholeTab;
  let here: Instance;
  beforeEach(async () => {
    whole = await openWholeTab();
    here = await whole.opens();
    await givesCard(here, priya);
  });
  afterEach(() => whole.close());

  it('is answered at once, as a stream of events that nobody keeps and that says when to come back', async () => {
    const page = await here.listens(priya, 'board');
    assert.equal(page.status, 200);
    assert.equal(page.headers['content-type'], 'text/event-stream; charset=utf-8');
    assert.equal(page.headers['cache-control'], 'no-store');
    assert.equal(page.headers['content-security-policy'], "default-src 'none'; frame-ancestors 'none'");
    await until(() => page.text() !== '');
    assert.equal(page.text(), 'retry: 2000\n\n');
  });

  it('hears of a press in this instance, without a word about what it was', async () => {
    const page = await ready(here);
    assert.equal((await here.as(priya, beginning())).status, 200);
    await here.timers.passes(50);
    await page.until(2);
    assert.equal(page.text(), 'retry: 2000\n\nevent: ready\ndata: {}\n\nevent: changed\ndata: {}\n\n');
  });

  it('hears of a press in another instance on the same database, and of nothing when nothing was changed', async () => {
    const there = await whole.opens();
    const [board, room] = [await ready(here), await ready(here, 'meeting:preMset-2027-01-12')];
    await there.as(priya, beginning());
    await here.timers.passes(1000);
    await Promise.all([board.until(2), room.until(2)]);
    assert.deepEqual(board.events(), ['ready', 'changed']);
    await there.as(priya, { method: 'GET', path: '/api/tab/board' });
    const before = whole.database.length;
    while (whole.database.length < before + 15) await here.timers.passes(100);
    assert.deepEqual([board.events().length, room.events().length], [2, 2]);
  });

  it('asks the database nothing when it is closed', async () => {
    const page = await ready(here);
    page.close();
    await until(() => here.timers.planned() === 0);
    await here.as(priya, beginning());
    whole.database.length = 0;
    await here.timers.passes(600_000);
    assert.deepEqual(whole.database, []);
  });

  it('is brought to an end at the stop, and is told again once it has come back', async () => {
    const page = await ready(here);
    await here.stop();
    assert.equal(await page.ended, true, 'it was ended, and not cut off');
    const again = await whole.opens();
    const returned = await ready(again);
    await again.as(priya, beginning());
    await again.timers.passes(50);
    await returned.until(2);
  });

  it('ends when the token does', async () => {
    const page = await ready(here);
    await here.timers.jumps(8 * 3600 * 1000);
    assert.equal(await page.ended, true);
    assert.equal(here.timers.planned(), 0);
  });

  it('is refused without a token, and to the ninth page of one person', async () => {
    assert.equal((await readEvents(here.url, 'board', {})).status, 401);
    const pages = await Promise.all(Array.from({ length: 8 }, () => here.listens(colin, 'board')));
    assert.ok(pages.every(({ status }) => status === 200));
    const ninth = await here.listens(colin, 'board');
    await until(() => ninth.text() !== '');
    assert.deepEqual([ninth.status, ninth.headers['retry-after']], [429, '30']);
    assert.match(ninth.text(), /Close some/);
    assert.equal((await here.listens(priya, 'board')).status, 200);
  });
});
