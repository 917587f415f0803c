// The windows of the tests of the pages: opened once, they begin each test as new ones.
import assert from 'node:assert/strict';
import { openWorld } from './world.ts';

/** What a test may leave behind in a window. */
const left = `JSON.stringify({
  kept: [localStorage.length, Object.keys(sessionStorage)],
  media: ['print', '(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)'].filter((one) => matchMedia(one).matches),
  size: [innerWidth, innerHeight],
  own: 'own' in globalThis,
  online: navigator.onLine,
})`;

describe('A window of the tests', () => {
  it('keeps nothing of the test before', async () => {
    const world = await openWorld();
    await world.begins();
    const page = await world.opens({ theme: 'dark', width: 320 });
    await page.evaluate(`globalThis.own = 1; localStorage.setItem('a', 'b'); sessionStorage.setItem('a', 'b')`);
    await page.emulateMedia({ media: 'print', forcedColors: 'active' });
    await page.route(/board$/, (route) => route.abort());
    await page.context().newPage();
    await page.context().setOffline(true);
    await world.begins();
    const again = await world.opens();
    assert.equal(again, page);
    await again.getByText('24 cases.').waitFor();
    const kept = [0, ['mset.token']];
    assert.deepEqual(JSON.parse(await again.evaluate<string>(left)), {
      kept,
      media: [],
      size: [1280, 800],
      own: false,
      online: true,
    });
    assert.equal(again.context().pages().length, 1);
  });
});
