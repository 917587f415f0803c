// What people do on the board, in a real browser.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { must } from '../../people/builders.ts';
import { boardOf, boardRow, powers, referenceOf } from '../fixtures.ts';
import { openWorld, passes, type World } from '../world.ts';

const few = boardOf(24, 5);
const cases = (page: Page) => page.getByRole('region', { name: 'Cases' });
const shownIn = async (page: Page): Promise<readonly string[]> =>
  page.locator('[data-reference]').evaluateAll((all) => all.map((one) => one.getAttribute('data-reference') ?? ''));
const focused = async (page: Page): Promise<string> =>
  page.evaluate<string>(`document.activeElement?.innerText?.split('\\n')[0] ?? ''`);

const name = (reference: string): string => `Child of ${reference}`;

interface Drawn {
  readonly document: {
    querySelectorAll(selector: string): Iterable<{ readonly dataset: { readonly reference: string } }>;
  };
}
/** Until just these are shown, in this order: a long table is sorted a moment after the press. */
const shows = async (page: Page, references: readonly string[]): Promise<unknown> =>
  page.waitForFunction((wanted) => {
    const rows = (globalThis as unknown as Drawn).document.querySelectorAll('[data-reference]');
    return Array.from(rows, ({ dataset }) => dataset.reference).join() === wanted;
  }, references.join());

describe('The board', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });

  it('says of the co-ordinator’s quarter three figures, and leads to all of them', async () => {
    const figures = [
      { title: 'Late now', value: '5' },
      { title: 'Consents in time', value: '91 %' },
      { title: 'Return interviews in time', value: '69 %' },
    ];
    await world.begins({ board: { ...few, glance: { title: 'Quarter 1 of 2027 so far', says: '', figures } } });
    const page = await world.opens({ link: 'board' });
    const glance = page.getByRole('region', { name: 'Quarter 1 of 2027 so far' });
    assert.match(await glance.innerText(), /Late now\s+5\s+Consents in time\s+91 %/);
    assert.equal(await glance.getByRole('link', { name: 'Open Figures' }).getAttribute('href'), '#/figures');
  });

  it('begins with what is due from the person, most pressing first, and then has the cases by stage', async () => {
    await world.begins();
    const page = await world.opens();
    await page.getByRole('heading', { name: 'For you to do (5)' }).waitFor();
    assert.deepEqual(await page.getByRole('heading').allTextContents(), [
      'Board',
      'For you to do (5)',
      'Cases',
      ...few.stages.map(({ label }) => label),
    ]);
    const first = page.getByRole('region', { name: 'For you to do' }).getByRole('link').first();
    assert.match((await first.textContent()) ?? '', /Give management consent.*was due/);
  });

  it('shows six of what is due, and all when asked', async () => {
    await world.begins({ board: boardOf(0, 14, { moreWork: 3 }) });
    const page = await world.opens();
    const work = page.getByRole('region', { name: 'For you to do' });
    await work.getByRole('heading', { name: '(17)' }).waitFor();
    assert.equal(await work.getByRole('link').count(), 6);
    await work.getByRole('button', { name: 'Show all 14' }).click();
    assert.equal(await work.getByRole('link').count(), 14);
    await work.getByText('3 more to follow once these are done.').waitFor();
  });

  it('has what is late with others folded under how much there is, and says with whom what is urgent is', async () => {
    const { work } = boardOf(0, 3);
    const [urgent = must(work[2])] = work.slice(2);
    const others = boardOf(0, 14).work.map((one) => ({ ...one, with: 'Sgt Ravi Mock' }));
    await world.begins({
      board: boardOf(0, 2, { work: [...work.slice(0, 2), { ...urgent, with: 'Colin Fixture' }], others }),
    });
    const page = await world.opens();
    const region = page.getByRole('region', { name: 'For you to do (2), and urgent with others (1)' });
    await region.getByText(`${urgent.name} · with Colin Fixture`).waitFor();
    assert.equal(await region.getByRole('link').count(), 3);
    await region.getByRole('button', { name: 'Late with others (14)' }).click();
    assert.equal(await region.getByRole('link').count(), 17);
    await region.getByRole('button', { name: 'Hide what is late with others (14)' }).click();
    assert.equal(await region.getByRole('link').count(), 3);
  });

  it('is rows on a phone, of two lines or three, with its filters folded under how many are in force', async () => {
    const quiet = { ...few, cases: few.cases.slice(0, 20).map((one) => ({ ...one, flags: [], warnings: [] })) };
    const work = boardOf(0, 13).work.map((one) => ({ ...one, flags: [], warnings: [] }));
    await world.begins({ board: { ...quiet, work } });
    const page = await world.opens({ width: 390 });
    await page.getByText('20 cases.').waitFor();
    const height = await page.evaluate<number>('document.documentElement.scrollHeight');
    assert.ok(height <= 2500, `${height} px for 20 cases; they were 3,992`);
    const heights = await page
      .getByRole('region', { name: 'For you to do' })
      .getByRole('listitem')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
    assert.ok(Math.max(...heights) <= 72, heights.join());
    assert.equal(await page.getByLabel('Only mine').count(), 0);
    await page.getByRole('button', { name: 'Filters', exact: true }).click();
    await page.getByLabel('Only mine').check();
    await page.getByRole('button', { name: 'Filters (1)' }).click();
    assert.equal(await page.getByLabel('Only mine').count(), 0);
    await page.getByText('5 of 20 cases.').waitFor();
  });

  it('has every stage on the screen, none beyond its edge, and says once that something is late', async () => {
    const late = must(few.cases.find(({ due }) => due?.late === true));
    const cases = [{ ...late, flags: ['late' as const] }, ...few.cases.filter((one) => one !== late)];
    await world.begins({ board: { ...few, cases } });
    const page = await world.opens();
    await page.getByText('24 cases.').waitFor();
    const ends = await page
      .locator('[data-lane]')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().right));
    assert.ok(ends.length > 5 && Math.max(...ends) <= 1280, ends.join());
    const card = page.locator(`[data-reference=${late.reference}]`);
    assert.match(await card.innerText(), /was due/);
    assert.doesNotMatch(await card.innerText(), /Late/);
  });

  it('is narrowed to the cases that one person leads, and to those of a team or agency; neither is in the address', async () => {
    await world.begins();
    const page = await world.opens();
    await page.getByText('24 cases.').waitFor();
    await page.getByLabel('Led by').selectOption('Priya Testworth');
    await page.getByText('12 of 24 cases.').waitFor();
    await page.getByLabel('Team or agency').selectOption('Northumbria Police');
    const both = few.cases.filter(
      ({ owner, agency }) => owner === 'Priya Testworth' && agency === 'Northumbria Police',
    );
    await page.getByText(`${both.length} of 24 cases.`).waitFor();
    assert.deepEqual(new Set(await shownIn(page)), new Set(both.map(({ reference }) => reference)));
    assert.doesNotMatch(page.url(), /Priya|Northumbria/);
  });

  it('is narrowed by a piece of a reference, a stage, a mark, and to one’s own; and says how many are left', async () => {
    await world.begins();
    const page = await world.opens();
    await page.getByText('24 cases.').waitFor();
    await page.getByLabel('Find a name, case ID or reference').fill(referenceOf(3).slice(5, 9).toLowerCase());
    await page.getByText('1 of 24 cases.').waitFor();
    assert.deepEqual(await shownIn(page), [referenceOf(3)]);
    await page.getByLabel('Find a name, case ID or reference').fill('');
    await page.getByText(/^24 cases/).waitFor();
    await page.getByLabel('Stage', { exact: true }).selectOption('Received');
    const received = few.cases.filter(({ stage }) => stage === 'received').map(({ reference }) => reference);
    await page.getByText(`${received.length} of 24 cases.`).waitFor();
    assert.deepEqual(new Set(await shownIn(page)), new Set(received));
    await page.getByLabel('Stage', { exact: true }).selectOption('All stages');
    await page.getByLabel('Show', { exact: true }).selectOption('Urgent');
    await page.getByLabel('Only mine').check();
    const mine = few.cases.filter(({ flags, mine }) => mine && flags.includes('urgent'));
    await page.getByText(`${mine.length} of 24 cases.`).waitFor();
    assert.deepEqual(
      await shownIn(page),
      mine.map(({ reference }) => reference),
    );
  });

  it('leads to a case that it does not list, by the whole reference', async () => {
    await world.begins();
    const page = await world.opens();
    await page.getByLabel('Find a name, case ID or reference').fill('mset 4f7k 24');
    await page.getByRole('link', { name: 'Open MSET-4F7K-24' }).click();
    await page.waitForURL(/#\/case\/MSET-4F7K-24$/);
  });

  it('has a bar for each stage that shows only its cases, and all again', async () => {
    await world.begins();
    const page = await world.opens();
    await page.getByRole('button', { name: 'Table' }).click();
    const bar = page.getByRole('list', { name: 'Cases by stage' }).getByRole('button', { name: /Received/ });
    await bar.click();
    assert.equal(await bar.getAttribute('aria-pressed'), 'true');
    await page.getByText(/^\d+ of 24 cases/).waitFor();
    const received = few.cases.filter(({ stage }) => stage === 'received').map(({ reference }) => reference);
    assert.deepEqual(new Set(await shownIn(page)), new Set(received));
    await bar.click();
    await page.getByText('24 cases.').waitFor();
  });

  it('has a column for each stage with a case; the others are a line', async () => {
    const received = few.cases.filter(({ stage }) => stage === 'received');
    await world.begins({ board: { ...few, cases: received } });
    const page = await world.opens();
    await cases(page).getByRole('heading', { level: 3, name: 'Received' }).waitFor();
    assert.equal(await cases(page).getByRole('heading', { level: 3 }).count(), 1);
    const others = few.stages.filter(({ stage }) => stage !== 'received').map(({ label }) => label);
    await page.getByText(`No case at: ${others.join(' · ')}`).waitFor();
  });

  it('stands in the address as it is looked at, without what was typed', async () => {
    await world.begins();
    const page = await world.opens();
    await page.getByRole('button', { name: 'Table' }).click();
    await page.getByLabel('Stage', { exact: true }).selectOption('Received');
    await page.getByLabel('Only mine').check();
    await page.getByLabel('Find a name, case ID or reference').fill('Somebody');
    await page.waitForURL(/#\/board\?view=table&stage=received&mine=yes$/);
    await page.reload();
    await page.getByRole('table', { name: 'Cases' }).or(page.getByText('Try fewer filters')).first().waitFor();
    assert.equal(await page.getByLabel('Stage', { exact: true }).inputValue(), 'received');
    assert.equal(await page.getByLabel('Only mine').isChecked(), true);
    assert.equal(await page.getByLabel('Find a name, case ID or reference').inputValue(), '');
  });

  it('shows cases that have ended when they are asked for, and says so in the address', async () => {
    const closed = { ...boardRow(60), stage: 'transferred', stageLabel: 'Transferred', flags: [] } as const;
    const stages = [...few.stages, { stage: 'transferred', label: 'Transferred' } as const];
    await world.begins();
    world.answers('board?ended=yes', { body: { ...few, stages, cases: [...few.cases, closed] } });
    const page = await world.opens();
    await page.getByText('24 cases.').waitFor();
    assert.equal(world.server.count('board?ended=yes'), 0);
    await page.getByLabel('Show ended cases').check();
    await page.getByText('25 cases.').waitFor();
    await page.getByLabel('Stage', { exact: true }).selectOption('Transferred');
    await page.getByText('1 of 25 cases.').waitFor();
    assert.deepEqual(await shownIn(page), [closed.reference]);
    await page.waitForURL(/#\/board\?stage=transferred&ended=yes$/);
    await page.reload();
    await page.getByText('1 of 25 cases.').waitFor();
    assert.equal(await page.getByLabel('Show ended cases').isChecked(), true);
    await page.getByLabel('Show ended cases').uncheck();
    await page.getByText('24 cases.').waitFor();
    await page.waitForURL(/#\/board$/);
  });

  it('finds by name on the server, asked for with a press, and says when there is none', async () => {
    const [row] = few.cases;
    await world.begins();
    world.server.answers.set('find', ({ body }) => ({
      body: { found: JSON.stringify(body).includes('Kestrel') ? [{ ...must(row), name: 'Kestrel Madeup' }] : [] },
    }));
    const page = await world.opens();
    const field = page.getByLabel('Find a name, case ID or reference');
    await field.fill('Kestrel');
    assert.equal(world.server.count('find'), 0, 'typing asks nothing');
    await field.press('Enter');
    const found = page.getByRole('list', { name: 'Found' }).getByRole('listitem');
    await found.getByRole('link', { name: 'Kestrel Madeup' }).waitFor();
    assert.ok((await found.innerText()).includes(`Next: ${must(row).line}`));
    assert.doesNotMatch(page.url(), /Kestrel/i);
    await field.fill('Nobody');
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    await page.getByText('No match among the cases you may see.').waitFor();
    // A name hides nothing of the list below.
    await page.getByText(/^24 cases\./).waitFor();
  });

  it('is exported as it is shown, without a name', async () => {
    await world.begins();
    const page = await world.opens();
    await page.getByLabel('Stage', { exact: true }).selectOption('Received');
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export' }).click();
    const file = readFileSync(await (await saved).path(), 'utf8');
    const received = few.cases.filter(({ stage }) => stage === 'received');
    assert.equal(file.trim().split('\r\n').length, received.length + 1);
    for (const { reference } of received) assert.ok(file.includes(reference));
    // In the time of the office, never in UTC.
    assert.match(file, /"\d\d\/\d\d\/20\d\d \d\d:\d\d"/);
    assert.doesNotMatch(file, /\dT\d|Z"/);
  });

  it('is a table when one likes, sorted by each heading, both ways', async () => {
    await world.begins();
    const page = await world.opens();
    await page.getByRole('button', { name: 'Table' }).click();
    const table = page.getByRole('table', { name: 'Cases' });
    const heading = (name: string) => table.getByRole('columnheader', { name });
    assert.equal(await heading('Due').getAttribute('aria-sort'), 'ascending');
    const last = (await shownIn(page)).at(-1);
    assert.equal(few.cases.find(({ reference }) => reference === last)?.due, undefined, 'no due time comes last');
    await heading('Reference').getByRole('button').click();
    const references = few.cases.map(({ reference }) => reference).toSorted();
    await shows(page, references);
    await heading('Reference').getByRole('button').click();
    await shows(page, references.toReversed());
    assert.equal(await heading('Reference').getAttribute('aria-sort'), 'descending');
    assert.equal(await heading('Due').getAttribute('aria-sort'), null);
  });

  it('keeps filter and view while one looks at a case; with the window it forgets the filter, and nothing personal is stored', async () => {
    await world.begins();
    const page = await world.opens();
    await page.getByRole('button', { name: 'Table' }).click();
    await page.getByLabel('Only mine').check();
    await page.getByRole('table').getByRole('link').first().click();
    await page.getByRole('navigation').getByRole('link', { name: 'Board' }).click();
    await page.getByRole('table', { name: 'Cases' }).waitFor();
    assert.equal(await page.getByLabel('Only mine').isChecked(), true);
    await page.reload();
    await page.getByText('24 cases.').waitFor();
    await page.getByRole('table', { name: 'Cases' }).waitFor();
    assert.deepEqual(await page.evaluate('({ ...localStorage })'), { 'mset.board': 'view=table&columns=' });
    assert.deepEqual(await page.evaluate('Object.keys(sessionStorage)'), ['mset.token']);
  });

  it('has the columns that one chooses, in the table, in the address and in the export, and remembers them', async () => {
    await world.begins();
    const page = await world.opens();
    await page.getByRole('button', { name: 'Table' }).click();
    const heads = async (): Promise<readonly string[]> => page.getByRole('columnheader').allInnerTexts();
    assert.deepEqual(await heads(), ['Reference', 'Due', 'Stage', 'Next', 'Led by', 'Changed']);
    await page.getByRole('button', { name: 'Choose columns' }).click();
    const columns = page.getByRole('group', { name: 'Columns' });
    await columns.getByLabel('Due').press('Space');
    await columns.getByLabel('Changed').uncheck();
    await columns.getByLabel('Led by').uncheck();
    assert.deepEqual(await heads(), ['Reference', 'Stage', 'Next']);
    await page.waitForURL(/#\/board\?view=table&columns=stage\.next$/);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export' }).click();
    const [first] = readFileSync(await (await saved).path(), 'utf8').split('\r\n');
    assert.equal(first, '\uFEFF"Reference","Marked","Yours","Stage","Next"');
    const again = await page.context().newPage();
    await again.addInitScript(() => sessionStorage.setItem('mset.token', 'kept'));
    await again.goto(`${world.server.url}/tab/#/board`);
    await again.getByRole('table', { name: 'Cases' }).waitFor();
    assert.deepEqual(await again.getByRole('columnheader').allInnerTexts(), ['Reference', 'Stage', 'Next']);
  });

  it('is used with the keyboard alone: past the navigation, through the table, into a case and back', async () => {
    await world.begins();
    const page = await world.opens();
    await page.getByText('24 cases.').waitFor();
    const press = async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await press('Tab');
    assert.equal(await focused(page), 'Skip to the content');
    await press('Enter');
    await press('Tab');
    assert.equal(await focused(page), 'New referral');
    const until = async (name: string): Promise<void> => {
      for (let tabs = 0; tabs < 30 && (await focused(page)) !== name; tabs += 1) await press('Tab');
      assert.equal(await focused(page), name);
    };
    await until('Table');
    await press('Enter');
    // The stages, then the headings that sort; then one stop for all rows.
    await until('Changed');
    await press('Tab');
    const order = await shownIn(page);
    assert.equal(await focused(page), order[0]);
    await press('ArrowDown', 'ArrowDown');
    assert.equal(await focused(page), order[2]);
    assert.notEqual(
      await page.evaluate(`getComputedStyle(document.activeElement).outlineStyle`),
      'none',
      'one sees where',
    );
    await press('End');
    assert.equal(await focused(page), order.at(-1));
    await press('Home', 'ArrowDown', 'Tab');
    assert.equal(order.includes(await focused(page)), false, 'the rows are one stop');
    await press('Shift+Tab');
    assert.equal(await focused(page), order[1], 'Tab comes back to where one was');
    await press('Enter');
    await page.waitForURL(new RegExp(`#/case/${order[1]}$`));
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Board' }).waitFor();
    assert.equal(await focused(page), 'Board', 'the heading tells where one is');
  });

  it('moves with the arrow keys from column to column', async () => {
    await world.begins();
    const page = await world.opens();
    const column = (name: string) => page.getByRole('region', { name, exact: true }).getByRole('link');
    await column('With manager').nth(1).focus();
    await page.keyboard.press('ArrowRight');
    const second = ((await column('Returned').nth(1).textContent()) ?? '').slice(0, 12);
    assert.equal(await focused(page), second);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowLeft');
    assert.equal(await focused(page), ((await column('With manager').first().textContent()) ?? '').slice(0, 12));
  });

  it('shows names only while asked, only of what is on the screen, and keeps none', async () => {
    await world.begins({ board: boardOf(300, 0) });
    world.server.answers.set('names', ({ body }) => {
      const { references } = JSON.parse(body) as { readonly references: readonly string[] };
      assert.ok(references.length <= 60);
      return { body: { names: Object.fromEntries(references.map((one) => [one, name(one)])) } };
    });
    const page = await world.opens();
    await page.getByRole('button', { name: 'Table' }).click();
    assert.equal(world.server.count('names'), 0);
    await page.getByLabel('Show names').check();
    const [first] = await shownIn(page);
    await page.getByText(name(first ?? '')).waitFor();
    const asked = (): readonly string[] =>
      world.server.asked
        .filter(({ path }) => path === 'names')
        .flatMap(({ body }) => (JSON.parse(body) as { readonly references: readonly string[] }).references);
    assert.ok(asked().length < 30, `${asked().length} names for one screen`);
    const last = (await shownIn(page)).at(-1) ?? '';
    await page.locator(`[data-reference=${last}]`).scrollIntoViewIfNeeded();
    await page.getByText(name(last)).waitFor();
    assert.equal(new Set(asked()).size, asked().length, 'nobody is looked at twice');
    assert.ok(asked().length < 100, 'what was only scrolled past was not looked at');
    assert.equal(await page.title(), 'MSET');
    assert.doesNotMatch(page.url(), /Child/);
    await page.getByLabel('Show names').uncheck();
    await page.getByText(name(last)).waitFor({ state: 'detached' });
    assert.doesNotMatch(await page.content(), /Child of/);
  });

  it('says when names may not be shown', async () => {
    await world.begins();
    world.answers('names', { status: 403, body: { error: 'x', message: 'Ask the co-ordinator.' } });
    const page = await world.opens();
    await page.getByLabel('Show names').check();
    await page.getByText('Names could not be shown. Ask the co-ordinator.').waitFor();
  });

  it('opens the desk’s panel for a new referral', async () => {
    await world.begins();
    const page = await world.opens();
    world.answers('press', { body: { card: { type: 'AdaptiveCard', version: '1.5', body: [] } } });
    const scripts: string[] = [];
    page.on('request', (request) => scripts.push(request.url()));
    const panel = page.waitForRequest(/\/desk-panel-[\w-]+\.js$/);
    await page.getByRole('button', { name: 'New referral' }).waitFor();
    assert.deepEqual(
      scripts.filter((url) => url.includes('desk-panel')),
      [],
      'it is loaded only when it is needed',
    );
    await page.getByRole('button', { name: 'New referral' }).click();
    await panel;
  });

  it('has nothing to say where there is nothing', async () => {
    await world.begins({ board: boardOf(0, 0) });
    const page = await world.opens();
    await page.getByText('Nothing for you to do.').waitFor();
    await page.getByText('No cases yet.').waitFor();
  });
  it('gives those who may not read cases what they have instead, and no tool over nothing', async () => {
    const none = 'Cases are not open to you.';
    await world.begins({ board: boardOf(0, 0, { none, instead: powers }) });
    const page = await world.opens();
    await page.getByText(none).waitFor();
    const theirs = page.getByRole('region', { name: 'What you can do, and where' });
    assert.equal(await theirs.getByRole('link', { name: 'See who looked' }).getAttribute('href'), '#/looked');
    const main = page.getByRole('main');
    for (const role of ['searchbox', 'combobox', 'switch'] as const)
      assert.equal(await main.getByRole(role).count(), 0, role);
    assert.equal(await main.getByRole('button', { name: /Find|Table|Columns|Export/ }).count(), 0);
    assert.equal(await main.getByText(/No cases yet|Below it come the cases/).count(), 0);
  });

  it('reads again when it is told of a change, and says so aloud once', async () => {
    await world.begins();
    const page = await world.opens({ clock: true });
    await page.getByText('24 cases.').waitFor();
    await passes(page, () => world.server.count('board') === 2);
    // Once at the start, and once when nothing can be missed any more.
    const before = world.server.count('board');
    world.answers('board', { body: { ...few, cases: [...few.cases, boardRow(99)] } });
    assert.equal(world.server.tell('board'), 1);
    world.server.tell('board');
    await passes(page, () => world.server.count('board') > before);
    await page.getByText('25 cases.').waitFor();
    assert.equal(world.server.count('board'), before + 1, 'many changes at once are one reading');
    await page.getByRole('status').filter({ hasText: 'Board updated' }).waitFor({ state: 'attached' });
  });
});
