// The policy and the list of leaflets, as everyone sees them; and the policy as anyone sees it without signing in.
import assert from 'node:assert/strict';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Paper, Papers } from '../../../src/web/reads/papers.ts';
import {
  nameOfSheet,
  sayLanguage,
  sheetsIn,
  readerLabels,
  kindLabels,
  titleOfSheet,
} from '../../../src/web/papers/names.ts';
import { policyHtml } from '../../../src/web/papers/policy.ts';
import { sheetHtml } from '../../../src/web/papers/sheet.ts';
import { printOf } from '../case/case-fixtures.ts';
import { looksRight } from '../looks.ts';
import { axeFindings, openWorld, type World } from '../world.ts';
import { opensPublic, papersOf, settings } from './public-site.ts';

const shots = process.env['SHOTS'];
const { policy, languages } = await papersOf();
const press = { title: 'I have read and understood it', verb: 'policy.read', data: { version: '0.1' } };
const page: Paper = {
  kind: 'policy',
  title: policy.title,
  html: policyHtml(policy, settings),
  reading: { press, figures: [{ agency: 'Northumbria Police', read: 3, of: 12 }] },
};
const all = sheetsIn(languages);
const papers: Papers = {
  sheets: [...Map.groupBy(all, ({ reader, file }) => `${reader} ${file.language}`).values()].flatMap(
    ([first, ...rest]) =>
      first === undefined
        ? []
        : {
            reader: readerLabels[first.reader],
            language: sayLanguage(first.file),
            lang: first.file.language,
            unchecked: first.file.checkedBy === '',
            papers: [first, ...rest].map((sheet) => ({
              title: kindLabels[sheet.kind],
              link: `papers/${nameOfSheet(sheet)}`,
            })),
          },
  ),
  policy: { title: policy.title, standing: 'Version 0.1. Draft', link: 'policy' },
  open: 'https://mset.example.org/public',
  refused: [
    'pl.json, line 4: this is not JSON. Look for a missing comma or quotation mark on this line or the one above.',
  ],
};
const poster = all.find((sheet) => nameOfSheet(sheet) === 'poster-community-pl');
assert.ok(poster !== undefined);
const sheet: Paper = { kind: 'sheet', title: titleOfSheet(poster), html: sheetHtml(poster, settings) };
const answers = { papers, 'papers/policy': page, 'papers/poster-community-pl': sheet, 'print/minutes/m1': printOf(2) };

describe('The policy', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  const opens = async (link: string, heading: RegExp | string, width = 1280): Promise<Page> => {
    await world.begins(answers);
    const page = await world.opens({ link, width });
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    return page;
  };
  const looks: readonly (readonly [name: string, link: string, heading: string])[] = [
    ['policy', 'policy', policy.title],
    ['papers', 'papers', 'Posters and leaflets'],
    ['sheet', 'papers/poster-community-pl', poster.words.headline],
  ];
  for (const [name, link, heading] of looks)
    looksRight({
      name,
      shot: `papers-${name}`,
      world: () => world,
      widths: [1280, 320],
      opens: (width) => opens(link, heading, width),
    });

  it('is found by its contents: the heading gets the focus, and the address stays', async () => {
    const page = await opens('policy', policy.title);
    await page.getByRole('link', { name: 'Who may see what' }).click();
    assert.equal(await page.evaluate('document.activeElement.textContent'), 'Who may see what');
    assert.match(page.url(), /#\/policy$/);
    const levels = await page.evaluate<readonly number[]>(
      `[...document.querySelectorAll('h1, h2, h3')].filter((one) => one.checkVisibility()).map((one) => Number(one.tagName[1]))`,
    );
    assert.equal(levels.filter((level) => level === 1).length, 1);
    assert.ok(
      levels.every((level, place) => level <= (levels[place - 1] ?? 0) + 1),
      levels.join(''),
    );
  });

  it('shows thresholds, pathway, words and contacts as the settings have them', async () => {
    const page = await opens('policy', policy.title);
    const text = await page.locator('article').innerText();
    const { guidance, adviceLine, mailbox } = settings;
    for (const { title, text: says } of [...guidance.thresholds, ...guidance.pathway])
      assert.ok(text.includes(title) && text.includes(says), title);
    for (const { avoid, say } of guidance.language) assert.ok(text.includes(avoid) && text.includes(say), avoid);
    assert.ok(text.includes(adviceLine) && text.includes(mailbox));
    assert.match(text, /Draft, to be adopted by the partnership/);
    assert.doesNotMatch(text, /\{|<\w/);
  });

  it('is printed black on white, without what one presses, and from beside other paper as well', async () => {
    const page = await opens('print/minutes/m1', /^Minutes/);
    await page.goto(page.url().replace(/#.*/, '#/policy'));
    await page.getByRole('heading', { level: 1, name: policy.title }).waitFor();
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.getByRole('button', { name: press.title }).isVisible(), false);
    assert.equal(await page.evaluate(`getComputedStyle(document.querySelector('.mset-policy')).color`), 'rgb(0, 0, 0)');
    await page.goto(page.url().replace(/#.*/, '#/papers/poster-community-pl'));
    await page.getByRole('heading', { level: 1, name: poster.words.headline }).waitFor();
    await page.evaluate('document.fonts.ready');
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    assert.equal(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length, 1, 'one sheet, from the tab as well');
  });

  it('is said to have been read by a press', async () => {
    const page = await opens('policy', policy.title);
    world.answers('press', {
      body: { card: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Recorded' }] } },
    });
    world.answers('papers/policy', {
      body: {
        ...answers['papers/policy'],
        reading: { said: 'You have read and understood version 0.1.', figures: [] },
      },
    });
    await page.getByRole('button', { name: press.title }).click();
    await page.getByText('Recorded', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByText('You have read and understood version 0.1.').waitFor();
    assert.deepEqual(
      world.server.asked.filter(({ path }) => path === 'press').map(({ body }) => JSON.parse(body)),
      [{ verb: press.verb, data: press.data }],
    );
  });

  for (const width of [1280, 320])
    it(`can be read by anyone without signing in, in light, dark and the system’s own colours, ${width} px wide`, async () => {
      await world.begins();
      const page = await world.opens({ width });
      for (const name of ['policy', '']) {
        await page.unrouteAll();
        await opensPublic(world, page, name);
        for (const media of [
          { colorScheme: 'light', forcedColors: 'none' },
          { colorScheme: 'dark', forcedColors: 'none' },
          { colorScheme: 'dark', forcedColors: 'active' },
        ] as const) {
          await page.emulateMedia(media);
          assert.deepEqual(await axeFindings(page), [], `${name} ${media.colorScheme} ${media.forcedColors}`);
          if (shots !== undefined)
            await page.screenshot({
              path: path.join(
                shots,
                `public-${name || 'list'}-${media.colorScheme}-${media.forcedColors}-${width}.png`,
              ),
              fullPage: name === '',
            });
        }
        assert.equal(
          await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
          0,
        );
      }
      assert.deepEqual(world.complaints, []);
    });
});
