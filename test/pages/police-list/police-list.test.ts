// The page Police lists, as axe sees it and as a person sees it.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { PolicePage } from '../../../src/web/reads/police.ts';
import { must } from '../../people/builders.ts';
import { now } from '../fixtures.ts';
import { looksRight } from '../looks.ts';
import { openWorld, type World } from '../world.ts';

const id = 'POL-4F7K-2Q9X';
const press = (title: string, verb: string, style?: 'positive') => ({
  title,
  verb: `policeList.${verb}`,
  data: { policeList: id },
  ...(style && { style }),
});
const take = press('Take the list', 'take');
const row = (
  number: number,
  child: string,
  more: Partial<NonNullable<PolicePage['shown']>['groups'][number]['rows'][number]> = {},
) => ({
  row: number,
  child,
  when: 'Missing since Sat 2 Jan 22:30 from Imagined House, back Sun 3 Jan 04:10',
  line: 'On 2 lists in 90 days, 3 episodes · police reference NP-1 · grade Medium',
  steps: [press('Nothing to do', 'seen')],
  ...more,
});
const police: PolicePage = {
  now,
  lists: [
    { id, title: 'Police list of Mon 4 Jan', line: '5 rows to look at.', open: true },
    { id: 'POL-4F7K-2Q9Y', title: 'Police list of Mon 28 Dec 2026', line: 'Every row is looked at.', open: false },
  ],
  taken: `${id}/5`,
  shown: {
    id,
    title: 'Police list of Mon 4 Jan',
    line: '6 rows, taken by Moira Example Mon 4 Jan 09:10. 5 rows to look at.',
    groups: [
      {
        title: 'Not said to be back',
        note: 'Ring the police first. If the child is missing, record it; an episode is never entered from a list.',
        rows: [
          row(1, 'Kestrel Madeup, 15 (Monday 14 March 2011)', {
            when: 'Missing since Sun 3 Jan 20:00, not said to be back',
            says: 'Case: Open',
            reference: 'MSET-4F7K-24',
            steps: [press('Record missing', 'open', 'positive'), press('Nothing to do', 'seen')],
          }),
        ],
      },
      {
        title: 'The same child?',
        note: 'Names that are alike, and the same birth date: two people may be meant. Nothing is entered or counted together until you say so; your answer is kept.',
        rows: [
          row(6, 'Castriel Madeup, 15 (Monday 14 March 2011)', {
            says: 'Is this Kestrel Madeup (14 March 2011), case: Open?',
            reference: 'MSET-4F7K-24',
            steps: [press('Same child', 'same'), press('Another child', 'other'), press('Nothing to do', 'seen')],
          }),
        ],
      },
      {
        title: 'Past episodes of children in MSET',
        note: 'One press enters all of them into their cases. No alarm goes out: each lead worker hears of the return interview.',
        rows: [
          row(2, 'Kestrel Madeup, 15 (Monday 14 March 2011)', { says: 'Case: Open', reference: 'MSET-4F7K-24' }),
          row(3, 'Heron Imaginary, 17 (Saturday 2 May 2009)', { says: 'Case: Open', reference: 'MSET-9QRT-K2' }),
        ],
        step: press('Enter 2 past episodes', 'enter', 'positive'),
      },
      {
        title: 'Next referrals',
        note: 'Not in MSET, and three episodes or more in 90 days. Choose who refers the child.',
        rows: [
          row(4, 'Wren Inventeddaughter, 14 (Thursday 2 February 2012)', {
            steps: [press('Refer', 'refer', 'positive'), press('Nothing to do', 'seen')],
          }),
        ],
      },
      {
        title: 'Counted',
        note: 'Not in MSET, and fewer than three episodes in 90 days. Nothing is to be done now.',
        rows: [row(5, 'Finch Inventedson, 14 (Tuesday 1 May 2012)', { steps: [] })],
      },
    ],
    gone: '2 rows destroyed: the child was referred.',
  },
  take,
};
const none: PolicePage = { now, lists: [], taken: '', take };
const pages: readonly (readonly [name: string, answer: PolicePage])[] = [
  ['police', police],
  ['police-of-none', none],
];

/** The buttons that do something, in their order, each with its colour. */
const drawn = async (page: Page): Promise<readonly string[]> =>
  page.evaluate<readonly string[]>(`[...document.querySelectorAll('button')]
    .filter((one) => /^(Record missing|Enter 2|Refer|Take the list)/.test(one.innerText))
    .map((one) => one.innerText + ' ' + getComputedStyle(one).backgroundColor)`);
const colourOf = (said: string): string => said.slice(said.indexOf('rgb'));

describe('Police lists in the tab', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  const opens = async (answer: PolicePage, width = 1280): Promise<Page> => {
    await world.begins({ police: answer });
    const page = await world.opens({ link: 'police', width });
    await page.getByRole('heading', { level: 1, name: 'Police lists' }).waitFor();
    await page.locator('[aria-label=Loading]').waitFor({ state: 'detached' });
    return page;
  };
  for (const [name, answer] of pages)
    looksRight({
      name,
      shot: name,
      world: () => world,
      widths: [1280, 390],
      opens: async (width) => opens(answer, width),
    });

  it('what is pasted goes with the press, and stays on the page while nothing is taken', async () => {
    const page = await opens(none);
    const text = page.getByRole('textbox', { name: 'Rows of the police' });
    await page.getByRole('button', { name: 'Take the list' }).click();
    await page.getByText('There are no rows yet: paste them, or choose the file.').waitFor();
    await text.fill('Inventedson,Finch,1/5/2012');
    const sent = page.waitForRequest((one) => one.method() === 'POST' && one.url().endsWith('/press'));
    await page.getByRole('button', { name: 'Take the list' }).click();
    assert.match((await sent).postData() ?? '', /policeList\.take[^]*Inventedson,Finch,1\/5\/2012/);
    assert.equal(await text.inputValue(), 'Inventedson,Finch,1/5/2012');
  });
  it('a file is read in the browser, and can be put right before it is taken', async () => {
    const page = await opens(none);
    await page
      .getByLabel('File of the police')
      .setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from('Inventedson,Wren') });
    const text = page.getByRole('textbox', { name: 'Rows of the police' });
    const clear = page.getByRole('button', { name: 'Clear the text' });
    await clear.waitFor();
    assert.equal(await text.inputValue(), 'Inventedson,Wren');
    await clear.click();
    assert.equal(await text.inputValue(), '');
  });
  it('a press can carry a list, and not more: then the page says so and keeps the text', async () => {
    const page = await opens(none);
    await page.getByRole('textbox', { name: 'Rows of the police' }).fill('x'.repeat(49_000));
    await page.getByRole('button', { name: 'Take the list' }).click();
    await page.getByText('This is more than one press can carry').waitFor();
  });
  it('what is to be done comes before the next list, and one button stands out: the first of it', async () => {
    const [first = '', ...rest] = await drawn(await opens(police));
    assert.match(first, /^Record missing/);
    assert.deepEqual(
      rest.map((one) => one.replace(/ rgb.*/, '')),
      ['Enter 2 past episodes', 'Refer', 'Take the list'],
    );
    assert.deepEqual(new Set(rest.map(colourOf)).size, 1);
    assert.notEqual(colourOf(must(rest[0])), colourOf(first));
    // With nothing left, the next list is what is to be done.
    const [alone = ''] = await drawn(await opens(none));
    assert.equal(colourOf(alone), colourOf(first));
  });
  it('a row is named in its buttons, and its case is a link', async () => {
    const page = await opens(police);
    await page
      .getByRole('button', { name: 'Refer: Wren Inventeddaughter, 14 (Thursday 2 February 2012), row 4' })
      .waitFor();
    assert.equal(await page.getByRole('link', { name: 'MSET-9QRT-K2' }).getAttribute('href'), '#/case/MSET-9QRT-K2');
    assert.equal(
      await page.getByRole('link', { name: /^Police list of Mon 4 Jan: 5 rows/ }).getAttribute('aria-current'),
      'page',
    );
  });
});
