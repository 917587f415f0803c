// The actions of a person or an agency: a card leads to the very one.
import assert from 'node:assert/strict';
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
    const [title, some] = must(groups[0]);
    const first = page.locator('section', { has: page.getByRole('heading', { name: title }) });
    assert.equal(await first.getByRole('listitem').count(), some.length);
    // By keyboard from one action to the next, in the order in which they are read.
    await first.getByRole('button').first().focus();
    for (const { name } of rows.slice(1)) {
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate('document.activeElement.getAttribute("aria-label")'), `Open ${name}`);
    }
  });
});
