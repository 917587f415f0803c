// Every page in every theme and width, as axe sees it and as a person sees it.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { looksRight } from './looks.ts';
import { openWorld, type World } from './world.ts';
import { actionsOf, boardOf, deliveryOf, help, longName, powers, sheetOf, today } from './fixtures.ts';

interface Look {
  readonly name: string;
  readonly link: string;
  readonly heading: string;
  readonly answers?: Readonly<Record<string, object>>;
  readonly settles?: boolean;
  /** What is done before it is looked at. */
  readonly does?: (page: Page) => Promise<void>;
}
const board = { link: 'board', heading: 'Board', settles: true };
const actions = { link: 'actions', heading: 'My actions' };
const actionSheet = { link: 'action-sheet', heading: 'Action sheet' };
const withNames = async (page: Page): Promise<void> => {
  await Promise.all([page.waitForResponse(/\/names$/), page.getByLabel('Show names').check()]);
  await page.locator('[data-reference] a + span', { hasText: longName }).first().waitFor();
};
const asTable = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Table' }).click();
  await page.getByLabel('Show names').check();
  // Names are asked for the rows that are on the screen.
  await page.locator('tbody tr').first().scrollIntoViewIfNeeded();
  await page.getByText(longName).filter({ visible: true }).first().waitFor();
};
const choosing = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Table' }).click();
  await page.getByRole('button', { name: 'Choose columns' }).click();
  await page.getByRole('group', { name: 'Columns' }).getByLabel('Stage').uncheck();
};
const pages: readonly Look[] = [
  { ...board, name: 'board' },
  { ...board, name: 'board-of-300', answers: { board: boardOf(300, 40, { moreWork: 12, moreCases: 850 }) } },
  { ...board, name: 'board-of-none', answers: { board: boardOf(0, 0) } },
  {
    ...board,
    name: 'board-looking-over',
    answers: { board: boardOf(0, 0, { none: 'Cases are not open to you.', instead: powers }) },
  },
  { ...board, name: 'board-table', does: asTable },
  { ...board, name: 'board-columns', does: choosing },
  { name: 'meetings', link: 'meetings', heading: 'Meetings' },
  { name: 'which-meeting', link: 'today', heading: 'Which meeting?', answers: { meetings: today(2) } },
  { ...actions, name: 'actions' },
  { ...actions, name: 'actions-of-none', answers: { actions: actionsOf(0) } },
  { ...actionSheet, name: 'action-sheet', does: withNames },
  { ...actionSheet, name: 'action-sheet-of-none', answers: { 'action-sheet': sheetOf(0) } },
  { name: 'figures', link: 'figures', heading: 'Figures', settles: true },
  { name: 'delivery', link: 'delivery', heading: 'Delivery' },
  { name: 'delivery-of-none', link: 'delivery', heading: 'Delivery', answers: { delivery: deliveryOf(0) } },
  { name: 'help', link: 'help', heading: 'Help' },
  { name: 'help-looking-over', link: 'help', heading: 'Help', answers: { help: { ...help, powers } } },
  { name: 'configure', link: 'configure', heading: 'Add an agency’s actions to this channel' },
  { name: 'sign-in', link: '', heading: 'Sign in as' },
];

describe('A page of the tab', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });

  for (const { name, link, heading, answers, does, settles = false } of pages) {
    const opens = async (width: number): Promise<Page> => {
      await world.begins(answers);
      const page = await world.opens({ link, width, signedIn: name !== 'sign-in' });
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await page.locator('[aria-label=Loading]').waitFor({ state: 'detached' });
      await does?.(page);
      return page;
    };
    const onlyTop = name.includes('300');
    const widths = [1280, 450, 320] as const;
    looksRight({ name, shot: name, world: () => world, widths, opens, settles, onlyTop });
  }
});

/** What asks for the width of the window, or of something in it; `change`: and hears when it is another. */
const asksWidth = /\b(?:matchMedia|innerWidth|clientWidth|offsetWidth|getBoundingClientRect)\b/;
const hears = /addEventListener\('(?:change|resize)'|ResizeObserver/;
/** The files that ask once, as they open, and the page that is opened narrow too for that. */
const settledBy: Readonly<Record<string, string>> = {
  'board/case-columns.tsx': 'board',
  'figures/figures-page.tsx': 'figures',
};

describe('A page that settles by the width in which it is opened what it shows first', () => {
  it('is looked at as it is opened narrow, too', () => {
    const folder = 'src/pages';
    const asking = globSync('**/*.{ts,tsx}', { cwd: folder })
      .map((file) => ({ file, text: readFileSync(path.join(folder, file), 'utf8') }))
      .filter(({ text }) => asksWidth.test(text) && !hears.test(text));
    assert.deepEqual(asking.map(({ file }) => file).toSorted(), Object.keys(settledBy));
    for (const { name, link, settles } of pages)
      assert.equal(settles === true, Object.values(settledBy).includes(link), name);
  });
});
