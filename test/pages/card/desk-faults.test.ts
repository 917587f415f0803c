// What is typed in a panel is kept through every fault, and sent again on demand.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Card } from '../../../src/cards/blocks.ts';
import { reference } from '../case/case-fixtures.ts';
import { cardsOf, Desk, draftCase, openStep, slow } from './desk-fixture.ts';
import { me } from '../fixtures.ts';
import { openWorld, type World } from '../world.ts';

describe('A press that fails', () => {
  let world: World;
  let card: (name: string) => Card;
  let page: Page;
  before(async () => {
    world = await openWorld();
    card = await cardsOf();
  });
  const opens = async (width = 1280): Promise<void> => {
    await world.begins(draftCase);
    page = await world.opens({ link: `case/${reference}`, width });
  };

  for (const [status, says] of [
    [429, 'The test says 429.'],
    [500, 'The test says 500.'],
    [503, 'The test says 503.'],
  ] as const) {
    it(`keeps what was typed when the server answers ${status}, and sends it again on demand`, async () => {
      await opens();
      const desk = Desk.at(world, card('page 2, empty'), { status }, card('page 3, empty'));
      await openStep(page);
      await page.getByLabel('Surname').fill('Madeup');
      await page.getByRole('button', { name: 'Next' }).click();
      const alert = page.getByText(says);
      await alert.waitFor();
      assert.match(await alert.innerText(), /What you typed is still here\./);
      assert.equal(await page.getByLabel('Surname').inputValue(), 'Madeup');
      assert.equal(await page.getByRole('button', { name: 'Next' }).getAttribute('aria-disabled'), 'false');
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByText(/^Page 3 of 9 ·/).waitFor();
      assert.deepEqual(desk.presses[2], desk.presses[1], 'the same command: done once at most');
    });
  }
  it('keeps what was typed when there is no answer at all', async () => {
    await opens();
    Desk.at(world, card('page 2, empty'));
    await openStep(page);
    await page.getByLabel('Surname').fill('Madeup');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Next' }).click();
    // What saves itself meanwhile may say so too.
    await page.getByText('No answer from the server.').first().waitFor();
    assert.equal(await page.getByLabel('Surname').inputValue(), 'Madeup');
  });
  it('is tried again once, however fast one presses', async () => {
    await opens();
    const { answer, come } = slow(card('page 3, empty'));
    const desk = Desk.at(world, card('page 2, empty'), { status: 500 }, answer);
    await openStep(page);
    await page.getByRole('button', { name: 'Next' }).click();
    const again = page.getByRole('button', { name: 'Try again' });
    await again.evaluate<undefined, { click(): void }>((button) => {
      button.click();
      button.click();
    });
    come();
    await page.getByText(/^Page 3 of 9 ·/).waitFor();
    assert.deepEqual(desk.verbs, ['refer.open', 'refer.next', 'refer.next']);
  });
  for (const width of [1280, 360]) {
    it(`keeps what was typed when the sign-in has ended, ${width} px wide: one signs in and presses again`, async () => {
      await opens(width);
      const desk = Desk.at(world, card('page 2, empty'), { status: 401 }, card('page 3, empty'));
      // What is typed is not saved by itself in the meantime, however slow the machine is.
      desk.saved = { status: 503 };
      await openStep(page);
      await page.getByLabel('Surname').fill('Madeup');
      world.answers('me', { status: 401 });
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByRole('heading', { name: 'Sign in as' }).waitFor();
      await page.getByText('sign in again as Moira Example').waitFor();
      assert.equal(await page.getByText('Strengths and voice').isVisible(), false);
      world.answers('me', { body: me });
      world.answers('sign-in', { body: { token: 'another' } });
      await page.getByRole('button', { name: /Moira Example/ }).click();
      await page.getByText('Strengths and voice').waitFor();
      assert.equal(await page.getByLabel('Surname').inputValue(), 'Madeup');
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByText(/^Page 3 of 9 ·/).waitFor();
      assert.equal(desk.presses[2]?.data['surname'], 'Madeup');
      assert.equal(world.server.asked.findLast(({ path }) => path === 'press')?.token, 'another');
    });
  }
  it('leaves nothing of it to another person', async () => {
    await opens();
    Desk.at(world, card('page 2, empty'), { status: 401 });
    await openStep(page);
    await page.getByLabel('Surname').fill('Madeup');
    world.answers('me', { status: 401 });
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('heading', { name: 'Sign in as' }).waitFor();
    world.answers('me', { body: { ...me, name: 'Priya Testworth' } });
    world.answers('sign-in', { body: { token: 'another' } });
    await page.getByRole('button', { name: /Priya Testworth/ }).click();
    await page.getByText('Strengths and voice').waitFor();
    assert.equal(await page.locator('.mset-card').count(), 0);
  });
  it('can be opened once more when it could not be opened', async () => {
    await opens();
    const desk = Desk.at(world, { status: 500 }, card('page 2, empty'));
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('The test says 500.').waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText(/^Page 2 of 9 ·/).waitFor();
    assert.deepEqual(desk.verbs, ['refer.open', 'refer.open']);
  });
});
