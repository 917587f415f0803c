// The actions of a person or an agency: a card leads to the very one.
import { actionsOf } from './fixtures.ts';
import { must } from '../people/builders.ts';
import { openWorld, type World } from './world.ts';

describe('The list of actions', function () {
  this.timeout(30_000);
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
});
