// What was not delivered, as the co-ordinator finds it on the page.
import assert from 'node:assert/strict';
import { deliveryOf } from './fixtures.ts';
import { openWorld, type World } from './world.ts';

describe('The delivery page', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });

  it('has whoever could not be told once, with all that waits for them and a button for each', async () => {
    await world.begins({ delivery: deliveryOf(6) });
    const page = await world.opens({ link: 'delivery' });
    const whom = page.getByRole('main').getByRole('heading', { level: 2 });
    await whom.first().waitFor();
    assert.equal(await whom.count(), 2);
    assert.equal(await whom.first().textContent(), 'Consent needed, to Colin Fixture');
    const again = page.getByRole('button', { name: /^Try again: Consent needed, to Colin Fixture, MSET-/ });
    assert.equal(await again.count(), 3);
    // What is the same for all of them is read once.
    assert.equal(await page.getByText(/^They have not opened/).count(), 6);
    const seen = await page
      .getByText(/^They have not opened/)
      .evaluateAll((lines) =>
        lines.filter((line) => (line as unknown as { offsetWidth: number }).offsetWidth > 1).map(String),
      );
    assert.equal(seen.length, 2);
  });
});
