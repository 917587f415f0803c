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
    assert.equal(await whom.count(), 3);
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

  it('has a row an agency without a channel, with what is typed there; why stands once, its actions are folded', async () => {
    await world.begins({ delivery: deliveryOf(6) });
    const page = await world.opens({ link: 'delivery' });
    const sheet = page.getByRole('region', { name: 'No channel yet: 2 agencies' });
    await sheet.waitFor();
    assert.equal(await sheet.getByText('Their owners are told in their own chat.').count(), 1);
    const police = sheet.getByRole('listitem').first();
    assert.match(await police.innerText(), /^Northumbria Police\s+type @MSET link police\s+14 actions/);
    const isOpen = async (): Promise<boolean> => police.locator('details').evaluate((one) => one.matches('[open]'));
    assert.equal(await isOpen(), false);
    await police.getByText('14 actions').click();
    assert.equal(await isOpen(), true);
    assert.match(await police.locator('details').innerText(), /\/A1/);
  });
});
