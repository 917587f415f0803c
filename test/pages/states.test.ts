// What a page does when something is in the way: no sign-in, no answer, no right, no connection.
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { boardOf, help } from './fixtures.ts';
import { axeFindings, becomes, openWorld, passes, type World } from './world.ts';

const refused = (message: string, reference?: string): object => ({
  error: 'x',
  message,
  ...(reference && { reference }),
});

const top = async (one: Locator): Promise<number> => Math.round((await one.boundingBox())?.y ?? -1);

describe('A page that cannot show what was asked', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });

  it('says what the server says, with the reference for support, and tries again', async () => {
    await world.begins();
    world.answers('meetings', { status: 500, body: refused('Something broke. Try again.', '1a2b') });
    const page = await world.opens({ link: 'meetings' });
    await page.getByText('Something broke. Try again. Reference for support: 1a2b.').waitFor();
    assert.deepEqual(await axeFindings(page), []);
  });

  it('tries again when asked', async () => {
    await world.begins();
    world.answers('help', { status: 500, body: refused('Not now.') });
    const page = await world.opens({ link: 'help' });
    await page.getByText('Not now.').waitFor();
    world.answers('help', { body: help });
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('link', { name: '999' }).waitFor();
    assert.equal(await page.getByText('Not now.').count(), 0);
    assert.equal(await page.getByRole('link', { name: '0191 643 5555' }).getAttribute('href'), 'tel:01916435555');
  });

  it('shows where content will be while it waits', async () => {
    await world.begins();
    const { promise, resolve } = Promise.withResolvers<void>();
    world.server.answers.set('board', async () => {
      await promise;
      return { body: boardOf(3, 1) };
    });
    const page = await world.opens({ comes: false });
    const waits = page.locator('[aria-label=Loading][aria-busy=true]');
    await waits.waitFor();
    assert.deepEqual(await axeFindings(page), []);
    const before = [await top(page.getByRole('heading', { level: 1 })), await top(waits)];
    resolve();
    await page.getByText('3 cases.').waitFor();
    const first = page.getByRole('heading', { name: /^For you to do/ });
    assert.deepEqual([await top(page.getByRole('heading', { level: 1 })), await top(first)], before, 'nothing jumps');
  });

  it('keeps what it shows while there is no connection, says so, and catches up', async () => {
    await world.begins();
    const page = await world.opens({ clock: true });
    await page.getByText('24 cases.').waitFor();
    await passes(page, () => world.server.count('board') === 2);
    await page.context().setOffline(true);
    world.server.cut();
    await page.clock.runFor(60_000);
    assert.equal(await page.getByText('24 cases.').count(), 1);
    world.answers('board', { body: boardOf(2, 1) });
    await page.context().setOffline(false);
    await passes(page, () => world.server.count('board') === 3);
    await page.getByText('2 cases.').waitFor();
  });

  it('says that it may be out of date when the server stays away, not when it is only started anew', async () => {
    await world.begins();
    const page = await world.opens({ clock: true });
    await passes(page, () => world.server.count('board') === 2);
    for (const path of ['changes', 'board']) world.answers(path, { status: 503, body: refused('Later.') });
    world.server.cut();
    await passes(page, () => world.server.count('board') === 3);
    await page.getByText('This may be out of date. Later.').waitFor();
    assert.equal(world.server.count('changes?topic=board'), 2, 'a try was in vain after the line was cut');
  });

  /** The first reading waits for `first`, the later ones for `later`. */
  const slowly = async (first: Promise<void>, later: Promise<void>): Promise<Page> => {
    await world.begins();
    world.server.answers.set('board', async () => {
      const turn = world.server.count('board');
      await (turn === 1 ? first : later);
      return { body: boardOf(turn === 1 ? 3 : 4, 1) };
    });
    const page = await world.opens({ clock: true, comes: false });
    await passes(page, () => world.server.count('board') === 2);
    return page;
  };

  it('shows a slow answer although it has asked again meanwhile', async () => {
    const first = Promise.withResolvers<void>();
    const page = await slowly(first.promise, Promise.withResolvers<void>().promise);
    first.resolve();
    await page.getByText('3 cases.').waitFor();
  });

  it('never shows an older answer after a newer one', async () => {
    const first = Promise.withResolvers<void>();
    const page = await slowly(first.promise, Promise.resolve());
    await page.getByText('4 cases.').waitFor();
    const late = page.waitForResponse(/\/board$/);
    first.resolve();
    await (await late).finished();
    assert.equal(await page.getByText('4 cases.').count(), 1);
  });

  it('says that it may be out of date where a reading fails', async () => {
    await world.begins();
    const page = await world.opens({ clock: true });
    await page.getByText('24 cases.').waitFor();
    world.answers('board', { status: 503, body: refused('Busy. Try again in a minute.') });
    await passes(page, () => world.server.count('board') === 2);
    await page.getByText('This may be out of date. Busy. Try again in a minute.').waitFor();
    assert.equal(await page.getByText('24 cases.').count(), 1);
    assert.deepEqual(await axeFindings(page), []);
    world.answers('board', { body: boardOf(2, 1) });
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('2 cases.').waitFor();
    assert.equal(await page.getByText('out of date').count(), 0);
  });

  it('takes everything away when the person may no longer see it', async () => {
    await world.begins();
    const page = await world.opens({ clock: true });
    await page.getByText('24 cases.').waitFor();
    world.answers('board', { status: 404, body: refused('That is not available.') });
    await passes(page, () => world.server.count('board') === 2);
    await page.getByText('That is not available.').waitFor();
    assert.equal(await page.locator('[data-reference]').count(), 0);
  });

  it('comes back to a server that went away, waiting longer each time, and reads what it missed', async () => {
    await world.begins();
    const page = await world.opens({ clock: true });
    await passes(page, () => world.server.count('board') === 2);
    const tries: number[] = [];
    world.server.answers.set('changes', async () => {
      tries.push(await page.evaluate<number>('Date.now()'));
      return { status: 503, body: refused('Later.') };
    });
    world.server.cut();
    await passes(page, () => tries.length === 6);
    const gaps = tries.slice(1).map((at, index) => at - (tries[index] ?? 0));
    // 2, 4, 8, 16 and 30 seconds, the first of them before the first try; each at most a quarter shorter.
    for (const [index, least] of [3000, 6000, 12_000, 22_500, 22_500].entries()) {
      assert.ok((gaps[index] ?? 0) >= least, `${gaps.join(' ')} ms between the tries`);
    }
    world.answers('changes', {});
    world.answers('board', { body: boardOf(2, 1) });
    await passes(page, () => world.server.count('board') === 4);
    await page.getByText('2 cases.').waitFor();
  });

  it('says so when its code is gone from the server, and nothing else is lost', async () => {
    await world.begins();
    const page = await world.opens();
    await page.getByText('24 cases.').waitFor();
    await page.route(/help-page/, (route) => route.abort());
    await page.getByRole('link', { name: 'Help', exact: true }).click();
    await page.getByText('What was saved is safe.').waitFor();
    assert.deepEqual(await axeFindings(page), []);
    await page.getByRole('link', { name: 'Meetings', exact: true }).click();
    await page.getByRole('heading', { name: 'To come' }).waitFor();
  });

  it('on paper is black on white, with nothing to press, and still says that the data is fictional', async () => {
    await world.begins();
    const page = await world.opens({ link: 'actions', theme: 'dark' });
    await page.getByText('Not accepted yet').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    for (const gone of ['navigation', 'button', 'combobox'] as const) {
      assert.equal(await page.getByRole(gone).count(), 0, gone);
    }
    await page.getByText('Fictional data only.').waitFor();
    await becomes(page, 'h1', 'color', 'rgb(36, 36, 36)');
  });

  it('asks nothing while it is hidden, and reads again when it is looked at', async () => {
    await world.begins();
    const page = await world.opens({ clock: true });
    await passes(page, () => world.server.count('board') === 2);
    const hide = async (hidden: boolean): Promise<void> =>
      page.evaluate(`Object.defineProperty(document, 'hidden', { value: ${hidden}, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));`);
    const streams = world.server.count('changes?topic=board');
    await hide(true);
    await world.server.comesTo(0);
    const readings = world.server.count('board');
    await page.clock.runFor(120_000);
    assert.equal(world.server.count('board'), readings);
    assert.equal(world.server.count('changes?topic=board'), streams);
    world.answers('board', { body: boardOf(2, 1) });
    await hide(false);
    await passes(page, () => world.server.count('board') > readings);
    await page.getByText('2 cases.').waitFor();
    await world.server.comesTo(1);
  });

  it('reads again when it is looked at, also where nobody tells it of changes', async () => {
    await world.begins();
    world.answers('changes', { status: 404, body: refused('None for you.') });
    const page = await world.opens({ clock: true });
    await page.getByText('24 cases.').waitFor();
    await page.clock.runFor(60_000);
    assert.equal(world.server.count('board'), 1);
    await page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
    await passes(page, () => world.server.count('board') === 2);
  });
});
