// What a person waits for before they see the first page, counted from the built files as they are sent; and what they see
// meanwhile.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { compressAnswer } from '../../src/web/server/coding.ts';
import { builtPages } from './build.ts';
import { atCase, caseOf, reference } from './case/case-fixtures.ts';
import { boardOf, me } from './fixtures.ts';
import { axeFindings, isThere, openWorld, type Theme, type World } from './world.ts';

const kilobyte = 1000;

/** Of src/pages/vite.config.mjs, which has no types. */
interface BuildConfig {
  readonly build: {
    readonly rolldownOptions: {
      readonly output: {
        readonly codeSplitting: { readonly groups: readonly [{ readonly test: (id: string) => boolean }] };
      };
    };
  };
}

/** The files a built script loads at once, itself included; what it loads later stands in `import()`. */
function loadedWith(folder: string, file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(path.join(folder, 'assets', file), 'utf8');
  for (const [, name] of text.matchAll(/(?:from|import)\s*["']\.\/([\w-]+\.js)["']/g))
    loadedWith(folder, name ?? '', seen);
  return seen;
}

describe('The first page', () => {
  const folder = builtPages();
  const html = readFileSync(path.join(folder, 'index.html'), 'utf8');
  const named = (pattern: RegExp): readonly string[] => Array.from(html.matchAll(pattern), ([, name]) => name ?? '');
  const sizeOf = (file: string): number => readFileSync(path.join(folder, file)).length / kilobyte;
  const kilobytes = (names: Iterable<string>): number =>
    [...names].reduce((sum, name) => sum + sizeOf(`assets/${name}.br`), 0);
  const [script = ''] = named(/<script[^>]* src="\/tab\/assets\/([\w-]+\.js)/g);
  const first = loadedWith(folder, script);
  const text = readFileSync(path.join(folder, 'assets', script), 'utf8');
  const [code = ''] = /root-[\w-]{8}\.js/.exec(text) ?? [];
  const all = loadedWith(folder, code, new Set(first));
  const [teams = ''] = /teams-[\w-]{8}\.js/.exec(text) ?? [];

  it('is painted from two files of 1.1 kB together: the document and its style', () => {
    const styles = named(/<link rel="stylesheet"[^>]* href="\/tab\/assets\/([\w-]+\.css)/g);
    assert.equal(styles.length, 1);
    assert.match(html, /<div id="root"><div class="still" aria-hidden="true">Opening MSET<\/div><\/div>/);
    const size = gzipSync(html).length / kilobyte + kilobytes(styles);
    assert.ok(size <= 1.1, `${size.toFixed(1)} kB`);
  });

  it('is asked for by a first script of 4 kB, which is one file', () => {
    assert.deepEqual([...first], [script]);
    const size = kilobytes(first);
    assert.ok(size <= 4, `${size.toFixed(1)} kB`);
  });

  it('needs at most 134 kB of script in four files, and 15 kB more inside Teams', () => {
    assert.ok(all.size <= 4, [...all].join(' '));
    const size = kilobytes(all);
    assert.ok(size <= 134, `${size.toFixed(1)} kB`);
    assert.ok(teams !== '' && !all.has(teams), 'the code for Teams is a file of its own');
    const more = kilobytes(loadedWith(folder, teams, new Set(all))) - size;
    assert.ok(more <= 15, `${more.toFixed(1)} kB`);
  });

  it('has all of its script asked for by the document and not one after the other, and nothing that it does not need', () => {
    const asked = [script, ...named(/<link rel="modulepreload"[^>]* href="\/tab\/assets\/([\w-]+\.js)/g)];
    assert.deepEqual(asked.toSorted(), [...all].toSorted());
  });

  it('shares the same code whatever the folders above the source are called', async () => {
    const checkout = await mkdtemp(path.join(tmpdir(), 'given-rolldown-pages.frame-'));
    try {
      const copy = path.join(checkout, 'src', 'pages', 'vite.config.mjs');
      await cp('src/pages/vite.config.mjs', copy);
      const { default: config } = (await import(copy)) as { readonly default: BuildConfig };
      const isShared = config.build.rolldownOptions.output.codeSplitting.groups[0].test;
      const seen = (file: string): boolean => isShared(path.join(checkout, file));
      assert.ok(['src/pages/frame/shell.tsx', 'src/domain/kernel/given.ts', 'node_modules/react/index.js'].every(seen));
      assert.ok(!['src/pages/help/help-page.tsx', 'src/domain/kernel/ids.ts', 'src/pages/data/api.ts'].some(seen));
    } finally {
      await rm(checkout, { recursive: true });
    }
  });

  it('holds no script and no style in its own text, which the policy would stop', () => {
    assert.doesNotMatch(html, /<script(?![^>]*src=)|<style|\sstyle=|\son\w+=/);
  });

  it('is compressed by the build, each script and style beside itself', () => {
    const built = readdirSync(path.join(folder, 'assets'));
    const texts = built.filter((name) => /\.(?:js|css)$/.test(name));
    for (const name of texts) {
      const [plain, small] = [name, `${name}.br`].map((one) => readFileSync(path.join(folder, 'assets', one)));
      assert.deepEqual(brotliDecompressSync(small ?? ''), plain, name);
    }
    assert.deepEqual(
      built.filter((name) => name.endsWith('.br')).toSorted(),
      texts.map((name) => `${name}.br`).toSorted(),
    );
  });

  it('has a board of three hundred cases in 12 kB', async () => {
    const size = (await compressAnswer(Buffer.from(JSON.stringify(boardOf(300, 20))), 'gzip')).length / kilobyte;
    assert.ok(size <= 12, `${size.toFixed(1)} kB`);
  });
});

/** Who is signed in is not said yet: when it is first asked for, and what says it. */
function meHeldBack(world: World): { readonly begun: Promise<void>; readonly know: () => void } {
  const { promise: known, resolve: know } = Promise.withResolvers<void>();
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  world.server.answers.set('me', async () => {
    begin();
    await known;
    return { body: me };
  });
  return { begun, know };
}

const themes: readonly Theme[] = ['light', 'dark', 'contrast'];
const still = (page: Page) => page.locator('.still');
interface Drawing {
  getComputedStyle(this: void, element: unknown): { readonly position: string };
  requestAnimationFrame(this: void, then: (at: unknown) => void): void;
}
/** The frame is there before the style that draws it: what is looked at is both. */
async function isFramed(page: Page): Promise<void> {
  await still(page).waitFor();
  // Not as a text, which the page would evaluate later on, and its policy forbids that.
  await still(page).evaluate(async (one) => {
    const { getComputedStyle, requestAnimationFrame } = globalThis as unknown as Drawing;
    while (getComputedStyle(one).position !== 'relative') await new Promise(requestAnimationFrame);
  });
}
/** The colours of the ground and of the words on it. */
const colours = (page: Page): Promise<unknown> =>
  page.evaluate(
    `(({ backgroundColor, color }) => [backgroundColor, color])(getComputedStyle(document.querySelector('.still')))`,
  );

/** The code of the pages, which the first script asks for. */
const code = /\/root-[\w-]+\.js$/;
const caseCode = /\/case-page-[\w-]+\.js$/;
/** When something was asked for, and was here, by the clock of the page. */
const when = async (page: Page, name: string | RegExp): Promise<PerformanceTimes> =>
  page.evaluate(
    `performance.getEntriesByType('resource').map((one) => one.toJSON()).find(({ name }) => ${typeof name === 'string' ? `name.endsWith('${name}')` : `${name}.test(name)`})`,
  );
/** What was read, in the order of its name: which of two questions arrives first is not the page's. */
const readsOf = ({ server }: World): readonly string[] =>
  server.asked
    .map(({ path }) => path)
    .filter((path) => !path.startsWith('changes'))
    .toSorted();
interface PerformanceTimes {
  readonly startTime: number;
  readonly responseEnd: number;
}

describe('Until the first page is there', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  for (const theme of themes) {
    it(`a frame stands in the colours of the theme, ${theme}, before any script has come and after it`, async () => {
      await world.begins();
      const { know } = meHeldBack(world);
      const { promise: comes, resolve: come } = Promise.withResolvers<void>();
      const page = await world.opens({ theme, link: 'help', holds: comes });
      await isFramed(page);
      const before = await colours(page);
      // What is drawn by a script would be heard a second time.
      assert.equal(await page.locator('[aria-hidden] >> text=Opening MSET').count(), 1);
      assert.equal(await page.getByRole('status').count(), 0);
      come();
      await page.getByRole('status').filter({ hasText: 'Opening MSET' }).waitFor();
      assert.equal(await still(page).count(), 1);
      assert.deepEqual(await colours(page), before);
      // Which page it will be, and so its heading, is not known yet.
      assert.deepEqual(
        (await axeFindings(page)).filter((one) => !one.startsWith('page-has-heading-one')),
        [],
      );
      know();
      await page.getByRole('heading', { level: 1, name: 'Help' }).waitFor();
      assert.equal(await still(page).count(), 0);
      assert.deepEqual(world.complaints, []);
    });
  }

  it('a script that does not come is said after twenty seconds, with what to do', async () => {
    await world.begins();
    const page = await world.opens({ holds: new Promise(() => undefined) });
    await isFramed(page);
    const seen = (): Promise<unknown> =>
      page.evaluate(`getComputedStyle(document.querySelector('.still'), '::before').visibility`);
    // The time is the test's: on a slow machine the twenty seconds may be over when it looks first.
    const after = (ms: number): Promise<unknown> =>
      page.evaluate(`document.getAnimations().forEach((one) => { one.pause(); one.currentTime = ${ms}; })`);
    await after(19_999);
    assert.equal(await seen(), 'hidden');
    await after(20_001);
    assert.equal(await seen(), 'visible');
    assert.match(
      String(await page.evaluate(`getComputedStyle(document.querySelector('.still'), '::before').content`)),
      /Check your connection, then reload the page/,
    );
  });

  const leads = [
    ['', 'board'],
    ['board?ended=yes', 'board?ended=yes'],
    ['meeting/panel-2027-01-19', 'meetings/panel-2027-01-19'],
    ['case/MSET-4F7K-24', 'cases/MSET-4F7K-24'],
  ] as const;
  for (const [link, read] of leads) {
    const isLook = read.startsWith('cases/');
    it(`what ${link === '' ? 'no address' : link} leads to is asked for beside who is signed in, and once${isLook ? ', when there is code of the page that shows it' : ', before there is code to show it'}`, async () => {
      await world.begins();
      const { begun, know } = meHeldBack(world);
      // Nor is it asked for again because something changed.
      world.server.answers.set('changes', () => new Promise(() => undefined));
      const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
      world.server.answers.set(read, () => {
        ask();
        return { status: 404 };
      });
      const { promise: comes, resolve: come } = Promise.withResolvers<void>();
      const page = await world.opens({ link, holds: comes, held: code });
      await (isLook ? begun : asked);
      come();
      await asked;
      await page.getByRole('status').filter({ hasText: 'Opening MSET' }).waitFor();
      assert.equal(await page.getByRole('navigation').count(), 0);
      know();
      await page.getByRole('navigation').waitFor();
      await page.getByText('The test says 404.').waitFor();
      assert.deepEqual(readsOf(world), ['me', read].toSorted());
      const { startTime } = await when(page, `/api/tab/${read}`);
      assert.equal(startTime < (await when(page, isLook ? caseCode : code)).responseEnd, !isLook);
    });
  }

  for (const [link, read, early] of [
    ['board', 'board', ['me', 'board']],
    ['board', 'board', ['board']],
    [`case/${reference}`, atCase, ['me']],
  ] as const)
    it(`a line that drops under ${early.join(' and ')} while the code comes is tried again when it is there, and ${link} read once`, async () => {
      await world.begins({ [atCase]: caseOf() });
      const page = await world.opens({ link, holds: Promise.resolve(), comes: true });
      world.server.answers.set('changes', () => new Promise(() => undefined));
      world.server.asked.length = 0;
      const { promise: comes, resolve: come } = Promise.withResolvers<void>();
      await page.route(code, (route) => comes.then(() => route.continue()));
      for (const one of early) await page.route(`**/api/tab/${one}`, (route) => route.abort(), { times: 1 });
      const dropped = early.map((one) =>
        page.waitForEvent('requestfailed', (request) => request.url().endsWith(`/api/tab/${one}`)),
      );
      await Promise.all([...dropped, page.reload({ waitUntil: 'commit' })]);
      come();
      await isThere(page, 'h1', '[aria-label=Loading]');
      assert.equal(await page.getByText('No answer from the server').count(), 0);
      assert.deepEqual(readsOf(world), ['me', read].toSorted());
    });

  it('what was asked for is not shown later to a person who has gone elsewhere meanwhile', async () => {
    await world.begins();
    world.server.answers.set('changes', () => new Promise(() => undefined));
    const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
    world.server.answers.set('board', () => {
      ask();
      return { body: boardOf(24, 5) };
    });
    const { promise: comes, resolve: come } = Promise.withResolvers<void>();
    const page = await world.opens({ link: 'board', holds: comes, held: code });
    await asked;
    await page.evaluate(`location.hash = '#/help'`);
    come();
    await page.getByRole('heading', { level: 1, name: 'Help' }).waitFor();
    world.answers('board', { body: boardOf(3, 1) });
    await page.getByRole('link', { name: 'Board' }).click();
    await page.getByText('3 cases.').waitFor();
  });

  it('a case is not looked at by a person who has gone elsewhere before its code came', async () => {
    await world.begins({ [atCase]: caseOf() });
    const { begun, know } = meHeldBack(world);
    const { promise: comes, resolve: come } = Promise.withResolvers<void>();
    const page = await world.opens({ link: `case/${reference}`, holds: comes, held: code });
    await begun;
    await page.evaluate(`location.hash = '#/help'`);
    const here = page.waitForResponse(/\/help-page-[\w-]+\.js$/);
    come();
    await here;
    know();
    await page.getByRole('heading', { level: 1, name: 'Help' }).waitFor();
    assert.deepEqual(readsOf(world), ['help', 'me']);
  });
});
