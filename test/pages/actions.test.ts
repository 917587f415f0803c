// The actions of a person or an agency: a card leads to the very one.
import assert from 'node:assert/strict';
import { inHeadings } from '../../src/pages/actions/action-choice.ts';
import { actionsOf } from './fixtures.ts';
import { must } from '../people/builders.ts';
import { openWorld, type World } from './world.ts';

describe('The list of actions', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });

  it('has the keyboard at the action that a link leads to', async () => {
    await world.begins();
    const { name } = must(actionsOf(6).rows.at(-1));
    const page = await world.opens({ link: `action/${name}` });
    await page.locator(`[data-at="${name}"]:focus`).waitFor();
  });

  it('says so where that action is not in the list any more', async () => {
    await world.begins();
    const page = await world.opens({ link: 'action/MSET-4F7K-24/A9' });
    await page.getByText('MSET-4F7K-24/A9 is not in your list now').waitFor();
  });

  it('stands under headings that say what there is to do, and how many', async () => {
    await world.begins();
    const page = await world.opens({ link: 'actions' });
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    const { rows } = actionsOf(6);
    const groups = [...Map.groupBy(rows, ({ group }) => group)];
    assert.deepEqual(
      await page.getByRole('main').getByRole('heading', { level: 2 }).allTextContents(),
      groups.map(([title, some]) => `${title} (${some.length})`),
    );
    const [heading, some] = must(groups[0]);
    const first = page.locator('section', { has: page.getByRole('heading', { name: heading }) });
    assert.equal(await first.getByRole('listitem').count(), some.length);
    // By keyboard from one action to the next, in the order in which they are read.
    await first.getByRole('button').first().focus();
    for (const { name, title } of rows.slice(1)) {
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate('document.activeElement.getAttribute("aria-label")'), `Open: ${title}, ${name}`);
    }
  });

  it('is narrowed to late ones and to an owner, and ordered by owner; nothing of it is in the address', async () => {
    await world.begins();
    const page = await world.opens({ link: 'actions' });
    const { rows } = actionsOf(6);
    const late = rows.filter(({ due }) => due.late);
    await page.getByLabel('Only late').check();
    await page.getByText(`${late.length} of 6 shown.`).waitFor();
    await page.getByLabel('Only late').uncheck();
    await page.getByLabel('Owner').selectOption('Sgt Ravi Mock');
    const his = rows.filter(({ owner }) => owner?.name === 'Sgt Ravi Mock');
    await page.getByText(`${his.length} of 6 shown.`).waitFor();
    await page.getByLabel('Owner').selectOption('All');
    await page.getByLabel('In order of').selectOption('Owner');
    const headings = await page.getByRole('main').getByRole('heading', { level: 2 }).allTextContents();
    assert.deepEqual(headings, headings.toSorted());
    assert.ok(
      headings.some((one) => one.startsWith('No one yet')),
      headings.join(),
    );
    assert.doesNotMatch(page.url(), /Ravi|owner/);
  });

  it('says what will stand there where there is none', async () => {
    await world.begins({ actions: actionsOf(0) });
    const page = await world.opens({ link: 'actions' });
    await page.getByText('What a meeting asks of you, or of your agency, is shown here').waitFor();
  });
});

describe('Actions in order', () => {
  const { rows } = actionsOf(6);
  it('lose none, whatever the order, and have under each heading what is due first on top', () => {
    for (const order of ['todo', 'due', 'owner', 'agency'] as const) {
      const all = inHeadings(rows, order);
      assert.equal(all.flatMap(([, some]) => some).length, rows.length, order);
      if (order === 'todo') continue;
      for (const [heading, some] of all) {
        const dues = some.map(({ due }) => due.at);
        assert.deepEqual(dues, dues.toSorted(), heading);
      }
    }
  });
});
