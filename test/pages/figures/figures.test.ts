// The page of figures: a period and a split are asked for, each picture has its numbers, and a return is saved as a table.
import assert from 'node:assert/strict';
import type { Download, Page } from 'playwright-core';
import { caseSystemHead } from '../../../src/domain/figures/case-system.ts';
import { must } from '../../people/builders.ts';
import { figures } from '../fixtures.ts';
import { axeFindings, openWorld, wears, type World } from '../world.ts';

interface Compared {
  readonly drawn: readonly number[];
  readonly cells: readonly string[];
}
/** How long something is, by how it is drawn: with the line around it, or from the foot of the picture up. */
const lengthsOf: Readonly<Record<string, string>> = {
  months: `(bar) => Number(bar.getAttribute('height')) + 2`,
  bars: `(bar) => Number(bar.getAttribute('width')) + 1`,
  shares: `(bar) => Number(bar.getAttribute('width')) + 1`,
  line: `(dot) => 150 - Number(dot.getAttribute('cy'))`,
};

describe('The page of figures', () => {
  let world: World;
  let page: Page;
  before(async () => {
    world = await openWorld();
  });
  beforeEach(async () => {
    await world.begins({
      'figures?period=2026-Q4': { ...figures, period: '2026-Q4', notes: ['Quarter 4.'] },
      'figures?split=age': { ...figures, split: 'age', notes: ['By age.'] },
      'figures/profile/2027': {
        title: 'Problem profile',
        file: 'mset-profile-2027.csv',
        head: ['What'],
        rows: [['=Referrals']],
      },
      'children/inspection/2027': {
        title: 'Inspection list, 2027',
        file: 'mset-inspection-list-2027-12-31.csv',
        head: ['Reference'],
        rows: [['MSET-4F7K-24']],
        says: ['1 child, by case system ID. That you looked at each is recorded.'],
      },
      'children/caseSystem/2027': {
        title: 'File for the case system, by child',
        file: 'mset-case-system-2027-12-31.csv',
        head: [...caseSystemHead],
        rows: [['T-1', 'MSET-4F7K-24', 'open', '2027-01-12', '', 'MSET: open since Tuesday 12 January 2027']],
        says: ['1 child, by case system ID. That you looked at each is recorded.'],
      },
    });
    page = await world.opens({ link: 'figures' });
    await page.getByRole('heading', { level: 1, name: 'Figures' }).waitFor();
  });

  /** Under Save or print. */
  const saves = async (title: string): Promise<Download> => {
    await page.getByText('Save or print', { exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: `Save: ${title}` }).click(),
    ]);
    return download;
  };

  /** Under Compare with the case system. */
  const chooses = async (text: string): Promise<void> => {
    await page.getByText('Compare with the case system', { exact: true }).click();
    const file = { name: 'flags.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
    await page.getByLabel('File of the case system').setInputFiles(file);
  };

  it('reads the period that is chosen, and then the split', async () => {
    await page.getByLabel('Period').selectOption('2026-Q4');
    await page.getByText('Quarter 4.').waitFor();
    await page.getByLabel('Period').selectOption('2027');
    await page.getByLabel('Who was referred, by').waitFor();
    assert.ok(world.server.count('figures?period=2026-Q4') > 0);
  });

  it('each picture is heard as its sentence, and has its numbers and how they are counted below', async () => {
    const picture = page.getByRole('img', { name: /^Referrals by month\. Referrals: 128 in 2027/ });
    await picture.waitFor();
    await page.getByText('Numbers, and how they are counted: Referrals by month').click();
    const table = page.getByRole('table', { name: 'Referrals by month' });
    assert.equal(await table.getByRole('row').count(), 13);
    assert.match(await table.innerText(), /Jan\s+15/);
    await page.getByText('sent for management consent for the first time').first().waitFor();
  });

  it('draws what its table says: bars, stacked bars, shares and lines are as long as their numbers', async () => {
    const charts = must(figures.told).charts.filter(({ kind }) => kind in lengthsOf);
    assert.deepEqual([...new Set(charts.map(({ kind }) => kind))].toSorted(), ['bars', 'line', 'months', 'shares']);
    for (const { title, kind } of charts) {
      await page.getByRole('img', { name: `${title}.` }).waitFor();
      const { drawn, cells } = await page.evaluate<Compared>(`(() => {
        const one = [...document.querySelectorAll('section')].find((all) => all.getAttribute('aria-label') === ${JSON.stringify(title)});
        return {
          drawn: [...one.querySelectorAll('svg[role=img] g rect:not([x="0.5"]), svg[role=img] circle')].map(${lengthsOf[kind]}),
          cells: [...one.querySelectorAll('td')].map((cell) => cell.textContent),
        };
      })()`);
      const numbers = cells.map((cell) => Number.parseFloat(cell)).filter((number) => number > 0);
      assert.equal(drawn.length, numbers.length, `${title}: as many as there are numbers`);
      const [unit = 0] = drawn.map((length, at) => length / must(numbers[at]));
      for (const [at, length] of drawn.entries())
        assert.ok(Math.abs(length - unit * must(numbers[at])) < 0.01, `${title}: ${length} for ${numbers[at]}`);
    }
  });

  it('says of what is not drawn that there is none; in classes, that it is too few', async () => {
    const told = must(figures.told);
    const referred = { ...told.referred, labels: [], series: [{ name: 'Referrals', values: [], texts: [] }] };
    for (const isRounded of [false, true]) {
      await world.begins({ figures: { ...figures, told: { ...told, isRounded, referred } } });
      page = await world.opens({ link: 'figures' });
      const sheet = page.getByRole('region', { name: told.referred.title });
      await sheet
        .getByText(isRounded ? 'Too few to draw.' : 'None in this time.')
        .first()
        .waitFor();
      await sheet.getByText('Numbers, and how they are counted').click();
      assert.equal(await sheet.getByText('None in this time.').count(), isRounded ? 0 : 2);
      assert.equal(await sheet.getByText('Too few to say.').count(), isRounded ? 1 : 0);
    }
  });

  it('keeps what cannot be drawn from among the pictures: folded, with its numbers', async () => {
    const told = must(figures.told);
    const charts = told.charts.map((chart) =>
      chart.name === 'referrals' || chart.name === 'bands'
        ? { ...chart, series: chart.series.map((one) => ({ ...one, values: one.values.map(() => 0) })) }
        : chart,
    );
    await world.begins({ figures: { ...figures, told: { ...told, isRounded: true, charts } } });
    page = await world.opens({ link: 'figures' });
    await page.getByRole('heading', { level: 2, name: 'From referral to an open case' }).waitFor();
    assert.equal(await page.getByRole('heading', { level: 2, name: 'Referrals by month' }).isVisible(), false);
    await page.getByText('Too few to draw (2)').click();
    const sheet = page.getByRole('region', { name: 'Referrals by month' });
    await sheet.getByText('Numbers, and how they are counted').click();
    assert.match(await sheet.getByRole('table').innerText(), /15/);
  });

  it('says how each measure is counted in its own row', async () => {
    await page.getByText('Every measure, and how each is counted').click();
    const { label, definition } = must(must(figures.told).all[0]);
    await page
      .getByRole('table', { name: 'Every measure' })
      .getByRole('rowheader', { name: `${label} ${definition}` })
      .waitFor();
  });

  it('saves a return as a table, and no cell of it is a formula', async () => {
    const download = await saves('Problem profile');
    assert.equal(download.suggestedFilename(), 'mset-profile-2027.csv');
    const stream = await download.createReadStream();
    let text = '';
    for await (const chunk of stream) text += String(chunk);
    assert.match(text, /"'=Referrals"/);
  });

  it('saves a list of children, and says how many and what is not in it', async () => {
    const download = await saves('Inspection list, 2027');
    assert.equal(download.suggestedFilename(), 'mset-inspection-list-2027-12-31.csv');
    await page.getByRole('status').getByText('1 child, by case system ID.').waitFor();
  });

  it('saves the file for the case system as JSON, too: a list of objects, named as the columns', async () => {
    await page.getByText('Save or print', { exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as JSON: File for the case system, by child' }).click(),
    ]);
    assert.equal(download.suggestedFilename(), 'mset-case-system-2027-12-31.json');
    let text = '';
    for await (const chunk of await download.createReadStream()) text += String(chunk);
    assert.deepEqual((JSON.parse(text) as object[])[0], {
      'Case system ID': 'T-1',
      Reference: 'MSET-4F7K-24',
      MSET: 'open',
      Since: '2027-01-12',
      Closed: '',
      Says: 'MSET: open since Tuesday 12 January 2027',
    });
  });

  describe('beside a file of the case system', () => {
    const flags = 'Case system ID,MSET\nT-1,closed\nT-9,open\n';

    it('says what differs and what to do, with the way to the case; nothing of the file is sent', async () => {
      const asked: string[] = [];
      page.on('request', (request) => asked.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`));
      await chooses(flags);
      const one = page.getByRole('region', { name: 'Open in MSET, closed in the case system' });
      await one.getByRole('link', { name: 'MSET-4F7K-24' }).waitFor();
      assert.match(await one.innerText(), /\(1\)[^]*T-1[^]*line 2/);
      await page.getByRole('region', { name: 'Open in the case system, not in your file' }).getByText('T-9').waitFor();
      await page.getByText('1 child, by case system ID. That you looked at each is recorded.').waitFor();
      assert.deepEqual(
        asked.filter((request) => request.includes('T-9') || request.startsWith('POST')),
        [],
      );
      assert.ok(asked.some((request) => request.includes('children/caseSystem/2027')));
      assert.deepEqual(await axeFindings(page), []);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Save: what differs' }).click(),
      ]);
      assert.equal(download.suggestedFilename(), 'mset-case-system-compared.csv');
    });

    it('with a mistake is not compared, and no child is looked at; put right, it is', async () => {
      await chooses('Case system ID,MSET\nT-1,perhaps\n');
      await page.getByText('Line 2: write open or closed under "MSET".').waitFor();
      assert.equal(world.server.count('children/caseSystem/2027'), 0);
      const file = { name: 'flags.csv', mimeType: 'text/csv', buffer: Buffer.from('Case system ID,MSET\nT-1,open\n') };
      await page.getByLabel('File of the case system').setInputFiles(file);
      await page.getByText('1 child is the same on both sides. Nothing differs.').waitFor();
      assert.equal(await page.getByText('Nothing was compared.').count(), 0);
    });

    it('on a phone fits, in the dark too', async () => {
      page = await world.opens({ link: 'figures', width: 390 });
      await chooses(flags);
      await page.getByRole('region', { name: 'Open in MSET, closed in the case system' }).waitFor();
      const wide = await page.locator('html').evaluate((element) => element.scrollWidth);
      assert.ok(wide <= 390, `it is ${wide} px wide`);
      await wears(page, 'dark');
      assert.deepEqual(await axeFindings(page), []);
    });
  });

  it('on a phone has the first pictures open, and folds the others; beside a wide window all are open', async () => {
    for (const [width, shown] of [
      [390, 0],
      [1280, 1],
    ] as const) {
      page = await world.opens({ link: 'figures', width });
      await page.getByRole('img', { name: /^Referrals by month/ }).waitFor();
      assert.equal(await page.getByRole('img', { name: /^Risk at review/ }).count(), shown, String(width));
      assert.equal(await page.getByRole('table', { name: 'Missing episodes and return interviews' }).count(), shown);
      for (const fold of await page.locator('details').all())
        await fold.evaluate((element) => element.setAttribute('open', ''));
      const wide = await page.locator('html').evaluate((element) => element.scrollWidth);
      assert.ok(wide <= width, `opened it is ${wide} px wide`);
    }
  });

  it('says so where a return cannot be saved', async () => {
    world.answers('figures/profile/2027', { status: 500 });
    await page.getByText('Save or print', { exact: true }).click();
    await page.getByRole('button', { name: 'Save: Problem profile' }).click();
    await page.getByText('That did not work. Try again.').waitFor();
  });
});
