// Who one is: a fictional person in a local run, nobody in a plain browser elsewhere.
import assert from 'node:assert/strict';
import { axeFindings, openWorld, passes, type World } from './world.ts';

describe('Signing in to a page', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });

  it('in a local run is choosing one of the fictional people; the page asked for follows', async () => {
    await world.begins();
    world.answers('sign-in', {
      body: { kind: 'local', people: [{ objectId: '3', name: 'Moira Example', role: 'x' }] },
    });
    const page = await world.opens({ link: 'help', signedIn: false });
    const person = page.getByRole('button', { name: /Moira Example/ });
    await person.waitFor();
    world.server.answers.set('sign-in', ({ body }) => {
      assert.deepEqual(JSON.parse(body), { objectId: '3' });
      return { body: { token: 'of Moira' } };
    });
    const read = page.waitForRequest('**/api/tab/help');
    await person.click();
    await page.getByRole('heading', { level: 1, name: 'Help' }).waitFor();
    // The heading may be there before the page has asked.
    await (await read).response();
    assert.equal(world.server.asked.findLast(({ path }) => path === 'help')?.token, 'of Moira');
    await page.getByText('Fictional data only.').waitFor();
  });

  it('can be changed: then nothing of the person before is left', async () => {
    await world.begins();
    const page = await world.opens();
    await page.getByLabel('Only mine').check();
    await page.getByRole('button', { name: 'Change person' }).click();
    await page.getByRole('heading', { name: 'Sign in as' }).waitFor();
    assert.equal(await page.evaluate('sessionStorage.length'), 0);
    world.answers('sign-in', { body: { token: 'of Priya' } });
    await page.getByRole('button', { name: /Priya/ }).click();
    await page.getByText('24 cases.').waitFor();
    assert.equal(await page.getByLabel('Only mine').isChecked(), false);
  });

  it('has ended with the server’s memory: one chooses again, on the page where one was', async () => {
    await world.begins();
    const page = await world.opens({ link: 'meetings', clock: true });
    await page
      .getByRole('link', { name: /Full panel/ })
      .first()
      .waitFor();
    for (const path of ['me', 'meetings']) {
      world.answers(path, { status: 401, body: { error: 'signed-out', message: 'You are not signed in.' } });
    }
    await passes(page, () => world.server.count('sign-in') === 1);
    await page.getByRole('heading', { name: 'Sign in as' }).waitFor();
    assert.match(page.url(), /#\/meetings$/);
    assert.equal(await page.getByText('Full panel').count(), 0);
  });

  it('says why it failed, and lets one choose again', async () => {
    await world.begins();
    const page = await world.opens({ signedIn: false });
    await page.getByRole('heading', { name: 'Sign in as' }).waitFor();
    world.answers('sign-in', { status: 404, body: { error: 'x', message: 'That person is gone.' } });
    await page.getByRole('button', { name: /Priya/ }).click();
    await page.getByRole('alert').filter({ hasText: 'That person is gone.' }).waitFor();
  });

  it('in a plain browser elsewhere leads into Teams, to the same page', async () => {
    await world.begins({ 'sign-in': { kind: 'teams', link: 'https://teams.microsoft.com/l/entity/app/board' } });
    const page = await world.opens({ link: 'meetings', signedIn: false });
    const link = page.getByRole('link', { name: 'Open in Teams' });
    const url = new URL((await link.getAttribute('href')) ?? '');
    assert.equal(`${url.origin}${url.pathname}`, 'https://teams.microsoft.com/l/entity/app/board');
    assert.deepEqual(JSON.parse(url.searchParams.get('context') ?? ''), { subEntityId: 'meetings' });
    assert.deepEqual(await axeFindings(page), []);
  });

  it('somebody who is not in the directory reads whom to ask', async () => {
    await world.begins();
    world.answers('me', { status: 403, body: { error: 'stranger', message: 'Ask mset@example.org to be added.' } });
    const page = await world.opens();
    await page.getByText('Ask mset@example.org to be added.').waitFor();
    assert.deepEqual(await axeFindings(page), []);
  });
});
