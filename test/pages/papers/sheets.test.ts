// Every poster and leaflet in every language, as the printer gets it: how many sheets, nothing cut, the code read by a
// decoder, contrast, and the order in which it is read (SHOTS=<folder> keeps the pictures and the PDFs).
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import jsQR from 'jsqr';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import type { PapersInForce } from '../../../src/casework/ports/paper-ports.ts';
import { nameOfSheet, sheetsIn, type Sheet } from '../../../src/web/papers/names.ts';
import { axeFindings, openWorld, type World } from '../world.ts';
import { longestFile } from './longest.ts';
import { opensPublic, papersOf, settings } from './public-site.ts';

const shots = process.env['SHOTS'];
const sheetsInPdf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
/** A4, upright and lying, in points. */
const formats = { poster: [595, 842], leaflet: [842, 595] } as const;

/** What reaches beyond the paper, its panel or its box, and boxes that lie on each other. */
const wrong = `(() => {
  const found = [];
  const name = (one) => (one.className || one.tagName) + ' “' + one.textContent.slice(0, 30) + '”';
  const within = (inner, outer, what, upDown = true) => {
    const [a, b] = [inner.getBoundingClientRect(), outer.getBoundingClientRect()];
    if (a.left < b.left - 1 || a.right > b.right + 1 || (upDown && (a.top < b.top - 1 || a.bottom > b.bottom + 1)))
      found.push(what + ': ' + name(inner));
  };
  const texts = (outer) => [...outer.querySelectorAll('h1, h2, p, li, dt, dd, bdi, .mset-qr')];
  for (const paper of document.querySelectorAll('.mset-poster, .mset-panel, .mset-top'))
    for (const text of texts(paper)) within(text, paper, 'cut');
  for (const box of document.querySelectorAll('dl > div, li, dd, .mset-scan'))
    for (const text of box.querySelectorAll('dt, dd, bdi, p'))
      within(text, box, 'outside its box', text.tagName !== 'BDI');
  const blocks = [...document.querySelectorAll('.mset-top, .mset-sheet section, .mset-foot, .mset-panel > p')];
  blocks.forEach((one, place) => blocks.slice(place + 1).forEach((other) => {
    const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
    if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
      found.push('on each other: ' + name(one) + ' and ' + name(other));
  }));
  return found;
})()`;

const entry = (quarter: string, length: number) => ({
  said: `${quarter} ${'adults talk among themselves and not with me '.repeat(9)}`.slice(0, length / 2),
  did: 'Your own adult now sits beside you, and speaks after you, for as long as you like. '
    .repeat(9)
    .slice(0, length / 2),
  quarter,
});

describe('Posters and leaflets', () => {
  let world: World;
  let papers: PapersInForce;
  let page: Page;
  before(async () => {
    world = await openWorld();
    papers = await papersOf();
    papers = { ...papers, languages: [...papers.languages, longestFile()] };
    await world.begins();
    page = await world.opens();
  });

  const opens = async (sheet: Sheet, of = settings): Promise<void> => {
    await page.unrouteAll();
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize(sheet.kind === 'poster' ? { width: 794, height: 1123 } : { width: 1123, height: 794 });
    await opensPublic(world, page, nameOfSheet(sheet), papers, of);
  };

  it('are there for three readers, and in five languages for the two who may not read English', async () => {
    const own = sheetsIn((await papersOf()).languages).map(nameOfSheet);
    const languages = ['en', 'ar', 'bn', 'pl', 'ro'];
    const wanted = ['community', 'youngPeople'].flatMap((reader) =>
      languages.flatMap((language) => [`poster-${reader}-${language}`, `leaflet-${reader}-${language}`]),
    );
    assert.deepEqual(own, [...wanted, 'poster-professionals-en', 'leaflet-professionals-en']);
  });

  for (const language of ['en', 'ar', 'bn', 'pl', 'ro', 'fr']) {
    it(`${language}: on their paper, nothing cut, the code readable, contrast and reading order right`, async () => {
      const sheets = sheetsIn(papers.languages).filter(({ file }) => file.language === language);
      assert.ok(sheets.length >= 4);
      for (const sheet of sheets) {
        const name = nameOfSheet(sheet);
        await opens(sheet);
        assert.deepEqual(await page.evaluate(wrong), [], name);
        const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
        assert.equal(sheetsInPdf(pdf), sheet.kind === 'poster' ? 1 : 2, `${name}: sheets of paper`);
        const box = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf.toString('latin1'));
        assert.deepEqual(
          [Math.round(Number(box?.[1])), Math.round(Number(box?.[2]))],
          [...formats[sheet.kind]],
          `${name}: A4`,
        );
        assert.equal(await codeOn(page), settings.papers.website, `${name}: the code`);
        assert.deepEqual(await axeFindings(page), [], name);
        assert.deepEqual(await order(page), orderOf(sheet), `${name}: reading order`);
        if (shots !== undefined) {
          await page.screenshot({ path: path.join(shots, `${name}.png`), fullPage: true });
          writeFileSync(path.join(shots, `${name}.pdf`), pdf);
        }
      }
      assert.deepEqual(world.complaints, []);
    });
  }

  it('say to young people in English what was done about what they said, as much as there is room for', async () => {
    const youSaid = [entry('2026-Q4', 40), entry('2027-Q2', 130), entry('2027-Q3', 300), entry('2027-Q1', 130)];
    const council = { ...settings, guidance: { ...settings.guidance, youSaid } };
    for (const sheet of sheetsIn(papers.languages).filter(({ kind }) => kind === 'leaflet')) {
      await opens(sheet, council);
      const said = await page.locator('.mset-done dt').allInnerTexts();
      const isTheirs = sheet.reader === 'youngPeople' && sheet.file.language === 'en';
      assert.deepEqual(
        said.map((text) => text.slice(0, 17)),
        isTheirs ? ['You said: 2027-Q2', 'You said: 2027-Q1'] : [],
        nameOfSheet(sheet),
      );
      if (!isTheirs) continue;
      assert.deepEqual(await page.evaluate(wrong), []);
      assert.deepEqual(await axeFindings(page), []);
      if (shots !== undefined) await page.screenshot({ path: path.join(shots, 'leaflet-done.png'), fullPage: true });
    }
  });

  it('in Arabic run from the right: cover at the left edge, numbers from left to right', async () => {
    for (const sheet of sheetsIn(papers.languages).filter(({ file }) => file.language === 'ar')) {
      await opens(sheet);
      const { direction, language } = await page.evaluate<{ direction: string; language: string }>(
        `({ direction: getComputedStyle(document.querySelector('.mset-sheet')).direction, language: document.documentElement.lang })`,
      );
      assert.deepEqual([direction, language], ['rtl', 'ar']);
      assert.equal(await page.locator('dd bdi').first().getAttribute('dir'), 'ltr');
      if (sheet.kind === 'poster') continue;
      const [cover, first] = await Promise.all([
        page.locator('.mset-cover').boundingBox(),
        page.locator('.mset-first').boundingBox(),
      ]);
      assert.ok((cover?.x ?? 99) < 2, 'the cover is at the left');
      assert.ok((first?.x ?? 0) > 700, 'the first panel inside is at the right');
    }
  });

  it('say that nobody has checked a translation, until somebody has', async () => {
    const polish = sheetsIn(papers.languages).find(({ file }) => file.language === 'pl');
    assert.ok(polish !== undefined);
    await opens(polish);
    assert.equal(await page.getByText('Polish: to be checked by a translator').count(), 1);
    const checked = { ...polish.file, checkedBy: 'A. Translator' };
    await page.unrouteAll();
    await opensPublic(world, page, nameOfSheet(polish), { ...papers, languages: [checked] });
    assert.equal(await page.getByText('to be checked by a translator').count(), 0);
  });

  it('flow on a narrow screen, with a button that prints', async () => {
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 320, height: 800 });
    for (const name of ['poster-youngPeople-en', 'leaflet-community-ar']) {
      await page.unrouteAll();
      await opensPublic(world, page, name, papers);
      const { scroll, client } = await page.evaluate<{ scroll: number; client: number }>(
        '({ scroll: document.documentElement.scrollWidth, client: document.documentElement.clientWidth })',
      );
      assert.equal(scroll, client, `${name} is not wider than the screen`);
      assert.deepEqual(await axeFindings(page), [], name);
      await page.evaluate('window.print = () => { window.printed = true; }');
      await page.getByRole('button', { name: 'Print' }).click();
      assert.equal(await page.evaluate('window.printed'), true);
    }
    assert.deepEqual(world.complaints, []);
  });
});

/** What a phone reads from the code, at the size in which it is printed. */
async function codeOn(page: Page): Promise<string | undefined> {
  const { data, width, height } = PNG.sync.read(await page.locator('.mset-qr').screenshot());
  return jsQR.default(new Uint8ClampedArray(data), width, height)?.data;
}

const order = async (page: Page): Promise<readonly string[]> =>
  (await page.locator('h1, h2, .mset-closing, .mset-web').allInnerTexts()).map((text) => text.trim());

/** The worry first, then what one sees, does and may expect; on a leaflet panel by panel. */
function orderOf({ kind, words, file }: Sheet): readonly string[] {
  const web = settings.papers.website.replace('https://', '');
  const { headline, signsTitle, doTitle, nextTitle, sayTitle, closing } = words;
  return kind === 'poster'
    ? [headline, signsTitle, doTitle, nextTitle, file.labels.numbers, closing, web]
    : [headline, sayTitle, file.labels.numbers, web, signsTitle, doTitle, nextTitle, closing];
}
