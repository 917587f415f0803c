// The board of the tab in Chromium with three hundred cases: when something useful is painted, and how soon it answers.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { freshPages } from '../../src/local/pages.ts';
import { openBrowser } from '../browser/chromium.ts';
import { moira } from '../people/builders.ts';
import { startBot } from '../faults/child.ts';
import { boardCases, meet, wednesday } from './board.ts';
import { council } from './council.ts';
import { counting } from './requests.ts';
import { storeAll } from './stored.ts';

const rounds = 7;
const paintGoalMs = 1000;
const answerGoalMs = 100;

export interface PageFigures {
  /** Milliseconds from the start of the navigation until the first case stands on the board, a round each. */
  readonly useful: readonly number[];
  /** Until something is painted at all. */
  readonly first: readonly number[];
  /** From the press to the next frame painted, the slowest of the rounds by what was done. */
  readonly answers: Readonly<Record<string, number>>;
}

const median = (some: readonly number[]): number => some.toSorted((a, b) => a - b)[Math.floor(some.length / 2)] ?? 0;

/** What people do on the board; the browser measures each press until its frame is painted. */
const deeds: readonly (readonly [name: string, deed: (page: Page) => Promise<unknown>])[] = [
  ['table', (page) => page.getByRole('button', { name: 'Table' }).click()],
  ['sort', (page) => page.getByRole('columnheader').getByRole('button').first().click()],
  ['stage', (page) => page.getByLabel('Stage', { exact: true }).selectOption({ index: 3 })],
  ['all stages', (page) => page.getByLabel('Stage', { exact: true }).selectOption({ index: 0 })],
  ['filter', (page) => page.getByLabel('Find a name, case ID or reference').pressSequentially('7')],
  ['no filter', (page) => page.getByLabel('Find a name, case ID or reference').press('Backspace')],
  ['columns', (page) => page.getByRole('button', { name: 'Columns', exact: true }).click()],
];

/** The longest event since it was last asked, in the browser's own measure (8 ms steps; less than 16 counts as none). */
const longest = async (page: Page): Promise<number> =>
  page.evaluate(`new Promise((done) => requestAnimationFrame(() => setTimeout(() => {
    done(Math.max(0, ...window.events.splice(0)));
  }, 50)))`);
const observe = `window.events = [];
new PerformanceObserver((list) => { for (const one of list.getEntries()) window.events.push(one.duration); })
  .observe({ type: 'event', durationThreshold: 16, buffered: true });
(function look() {
  if (document.querySelector('section[aria-labelledby="cases"] a')) window.useful = performance.now();
  else requestAnimationFrame(look);
})();`;

async function open(browser: Browser, url: string, token: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await context.addInitScript(`sessionStorage.setItem('mset.token', ${JSON.stringify(token)}); ${observe}`);
  const page = await context.newPage();
  await page.goto(`${url}/tab/#/board`, { waitUntil: 'commit' });
  return page;
}

const firstCase = 'section[aria-labelledby="cases"] a';
const usefulMs = async (page: Page): Promise<number> => {
  await page.locator(firstCase).first().waitFor();
  // The next frame says when it was there.
  return page.evaluate(`new Promise((done) => (function look() {
    if (window.useful) done(window.useful); else requestAnimationFrame(look);
  })())`);
};

async function measureOn(browser: Browser, url: string): Promise<PageFigures> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ objectId: moira.objectId });
  const signedIn = await fetch(`${url}/api/tab/sign-in`, { method: 'POST', headers, body });
  const { token } = (await signedIn.json()) as { token: string };
  const figures = { useful: [] as number[], first: [] as number[], answers: {} as Record<string, number> };
  for (let round = 0; round < rounds; round += 1) {
    const page = await open(browser, url, token);
    figures.useful.push(await usefulMs(page));
    figures.first.push(
      await page.evaluate(`performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0`),
    );
    await longest(page);
    for (const [name, deed] of deeds) {
      await deed(page);
      figures.answers[name] = Math.max(figures.answers[name] ?? 0, await longest(page));
    }
    await page.context().close();
  }
  return figures;
}

/** Stores the cases, starts the server on them, and measures. */
export async function measurePages(folder: string, say: (line: string) => void): Promise<PageFigures> {
  freshPages();
  const dataDir = path.join(folder, 'pages');
  const file = path.join(dataDir, 'cosmos.sqlite');
  const [clock, directory] = ['clock.json', 'directory.json'].map((name) => path.join(folder, name)) as [
    string,
    string,
  ];
  await mkdir(dataDir);
  await storeAll(file, boardCases(1000));
  await counting(file, wednesday, async (ports) => meet(ports));
  await writeFile(clock, JSON.stringify({ now: wednesday }));
  await writeFile(directory, JSON.stringify(council));
  const bot = await startBot({ DATA_DIR: dataDir, DIRECTORY_FILE: directory, CLOCK_FILE: clock });
  const browser = await openBrowser();
  try {
    const figures = await measureOn(browser, bot.url);
    tell(figures, say);
    return figures;
  } finally {
    await browser.close();
    await bot.stop();
  }
}

function tell({ useful, first, answers }: PageFigures, say: (line: string) => void): void {
  const slowest = Math.max(...Object.values(answers));
  say(
    `  first paint p50 ${median(first).toFixed(0)} ms; board useful p50 ${median(useful).toFixed(0)}, most ${Math.max(...useful).toFixed(0)} ms`,
  );
  say(
    `  answers, most of ${rounds}: ${Object.entries(answers)
      .map(([name, ms]) => `${name} ${ms.toFixed(0)}`)
      .join(', ')} ms`,
  );
  say(
    `  Goals, ${paintGoalMs} ms and ${answerGoalMs} ms: ${Math.max(...useful) <= paintGoalMs && slowest <= answerGoalMs ? 'met' : 'MISSED'}`,
  );
}
