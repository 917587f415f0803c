// A risk assessment in the tab on the real server, by the keyboard alone; then read in chat as it was saved.
import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import type { AssessmentDraft, Completed } from '../../src/domain/case/assessment/assessment.ts';
import { isTicked } from '../../src/domain/case/assessment/answers.ts';
import {
  consented,
  filledIn,
  kestrelReference as ref,
  must,
  noConflict,
  priya,
  submitted,
} from '../people/builders.ts';
import { openWorld, type World } from '../worlds/harness.ts';
import { builtPages } from '../pages/build.ts';
import { oneBrowser } from './one-browser.ts';
import { TabPeople } from './tab-people.ts';

/** What is there, with what backs it. */
const there: readonly (readonly [code: string, grade: keyof typeof picks, line: string, source: string])[] = [
  ['C03', 'E', '20 Dec: came home with two new phones', 'mother'],
  ['C07', 'S', '2 Jan: a caller shouted at the door', 'grandmother'],
  ['G02', 'E', 'December: nine days missed', 'school'],
  ['G08', 'E', '14 Dec: hides the second phone', 'mother'],
  ['CE3', 'S', '3 Jan: says he owes someone', 'school mentor'],
];
/** Said one by one to be not there: with the five above and the prefilled ones more than 24 answers. */
const no = [
  'V01',
  'V02',
  'V03',
  'V04',
  'V05',
  'V06',
  'V07',
  'V08',
  'C01',
  'C02',
  'C04',
  'CE1',
  'CE2',
  'CE4',
  'K1',
  'K3',
  'K4',
  'K5',
  'K6',
];

/** One key each. */
const picks = { E: 'e', S: 's', N: 'n' } as const;

describe('A risk assessment in the tab, on the real server', () => {
  let browser: Browser;
  let world: World;
  let people: TabPeople;
  before(async () => {
    builtPages();
    browser = await oneBrowser();
  });
  beforeEach(async () => {
    world = await openWorld({ wire: true });
    people = new TabPeople(browser, world.teams.bot);
  });
  afterEach(async () => {
    await people.leave();
    await world.stop();
  });

  /** The keyboard, counted: keys that move and pick, and letters typed. */
  class Keys {
    moves = 0;
    letters = 0;
    private readonly page: Page;
    constructor(page: Page) {
      this.page = page;
    }
    async press(key: string): Promise<void> {
      this.moves += 1;
      await this.page.keyboard.press(key);
    }
    async types(text: string): Promise<void> {
      this.letters += text.length;
      await this.page.keyboard.type(text);
    }
    /** Tab until something has the focus. */
    async to(selector: string): Promise<void> {
      for (let tabs = 0; tabs < 150; tabs += 1) {
        const here = await this.page.evaluate<boolean>(
          `document.activeElement !== null && document.activeElement.matches(${JSON.stringify(selector)})`,
        );
        if (here) return;
        await this.press('Tab');
      }
      throw new Error(`${selector} is not reached by the keyboard`);
    }
  }

  it('24 answers, five of them with evidence, by the keyboard alone; chat reads the same', async () => {
    await world.has(ref, filledIn(), submitted(), noConflict(), consented());
    const { page, told, complaints } = await people.opens(priya, `case/${ref}`);
    const keys = new Keys(page);
    await page.getByRole('group', { name: 'What you can do' }).waitFor();
    const isShown = await page.getByRole('button', { name: 'Assess risk' }).count();
    if (isShown === 0) {
      await page.getByRole('button', { name: 'More …' }).focus();
      await keys.press('Enter');
    }
    await page.getByRole('button', { name: 'Assess risk' }).focus();
    await keys.press('Enter');
    await page.getByRole('heading', { level: 1, name: `Risk assessment: ${ref}` }).waitFor();
    await page.locator('[data-sign=P1] [role=radiogroup]').waitFor();
    const order = await page
      .locator('[data-sign]')
      .evaluateAll((rows) =>
        rows.map((row) => (row as unknown as { dataset: Record<string, string> }).dataset['sign'] ?? ''),
      );
    const started = keys.moves;
    let answered = 0;
    for (const code of order.filter((one) => no.includes(one) || there.some(([sign]) => sign === one))) {
      const sign = there.find(([one]) => one === code);
      await keys.to(`[data-sign=${code}] input`);
      await keys.press(picks[sign?.[1] ?? 'N']);
      answered += 1;
      if (sign === undefined) continue;
      await keys.press('Tab');
      await keys.types(sign[2]);
      await keys.press('Tab');
      await keys.types(sign[3]);
    }
    assert.equal(answered, 24);
    await page.getByText(/^Saved \d\d:\d\d/).waitFor();
    const [moves, letters] = [keys.moves - started, keys.letters];
    if (process.env['COUNT'] !== undefined) console.log(`24 answers: ${moves} keys, ${letters} letters typed`);

    // All else at once, part by part; what it comes to is read, then completed.
    await page.keyboard.press('Control+Home');
    await page.getByRole('heading', { level: 1 }).focus();
    for (const part of [
      'Strengths',
      'Vulnerabilities',
      'General signs',
      'Significant signs',
      'Criminal exploitation, county lines',
    ]) {
      const group = page.getByRole('group', { name: new RegExp(`^All the others of ${part}`) });
      await group.getByRole('button').first().focus();
      await keys.press('Enter');
    }
    await page.getByRole('button', { name: 'See the result' }).focus();
    await keys.press('Enter');
    await page.getByRole('heading', { name: /^As answered: / }).waitFor();
    const stored = must((await world.ports.cases.parts(ref, 'assessment'))[0]) as AssessmentDraft; // not completed yet
    for (const [code, grade, line, source] of there) {
      assert.deepEqual(stored.signs[code], { grade, line, source });
    }
    for (const code of no) assert.deepEqual(stored.signs[code], { grade: 'N' });
    const window = world.windowOf(priya);
    await window.says(`case ${ref}`);
    await window.opens({ ref });
    assert.match(await window.presses('Carry on assessment'), /As answered · MSET-/);
    const answers = stored.signs;
    world.clock.passes(1500);
    await keys.to('[data-at=result] ~ * button, section:has([data-at=result]) button');
    await keys.press('Enter');
    await page.getByRole('heading', { name: /^Risk: / }).waitFor();
    const done = must((await world.ports.cases.parts(ref, 'assessment'))[0]) as Completed; // it was the only one
    assert.equal(done.state, 'completed');
    assert.deepEqual(done.signs, answers);
    assert.equal(Object.values(done.signs).filter(isTicked).length >= there.length, true);
    assert.deepEqual(complaints, []);
    assert.deepEqual(
      told.filter((one) => /kestrel|madeup|phones|C03/i.test(decodeURIComponent(one))),
      [],
    );
  });
});
