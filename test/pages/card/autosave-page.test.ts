// A page of the referral in the tab saves itself while one types.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Card } from '../../../src/cards/blocks.ts';
import { must } from '../../people/builders.ts';
import * as inside from '../../cards/inside.ts';
import { reference } from '../case/case-fixtures.ts';
import { cardsOf, Desk, draftCase, isFocused, openStep, savedAt, slow } from './desk-fixture.ts';
import { openWorld, passes as passesUntil, type World } from '../world.ts';

describe('A page of the referral in the tab', () => {
  let world: World;
  let card: (name: string) => Card;
  let page: Page;
  before(async () => {
    world = await openWorld();
    card = await cardsOf();
  });
  /** The page is open, and time stands still but for what `passes` lets go by. */
  const opens = async (first: string, ...next: readonly Card[]): Promise<Desk> => {
    await world.begins(draftCase);
    page = await world.opens({ link: `case/${reference}`, clock: true });
    const desk = Desk.at(world, card(first), ...next);
    await openStep(page);
    await page.clock.pauseAt(new Date(Date.now() + 60_000));
    return desk;
  };
  const passes = async (ms: number): Promise<void> => page.clock.runFor(ms);
  const surname = () => page.getByLabel('Surname');
  const saved = () => page.getByRole('status').filter({ hasText: /Saved|Not saved/ });

  it('saves itself after three seconds without typing; the card and the focus stay as they are', async () => {
    const desk = await opens('page 2, filled in');
    await surname().fill('Example');
    await passes(2900);
    assert.equal(desk.saves.length, 0);
    await passes(200);
    await page.getByText('Saved 10:02').waitFor();
    assert.equal(desk.saves.length, 1);
    const { verb, data } = must(desk.saves[0]);
    const [next] = inside.partsIn(card('page 2, filled in')['actions']);
    const { surname: typed, forenames, ...rest } = data;
    assert.deepEqual([verb, typed, forenames], ['refer.autosave', 'Example', 'Kestrel']);
    assert.partialDeepStrictEqual(rest, must(next)['data'], 'the reference, the page and the command of its buttons');
    assert.ok(await isFocused(surname()));
    assert.equal(await surname().inputValue(), 'Example');
    assert.ok(await page.getByText(/^Page 2 of 9 ·/).isVisible());
    await passes(60_000);
    assert.equal(desk.saves.length, 1, 'nothing more was typed');
  });
  it('names what was emptied, so that it is emptied', async () => {
    const desk = await opens('page 2, filled in');
    await surname().fill('');
    await page.getByLabel('Ethnicity').selectOption('');
    await passes(3100);
    await page.getByText('Saved 10:02').waitFor();
    assert.equal(desk.saves[0]?.data['surname'], '');
    assert.equal(desk.saves[0]?.data['ethnicity'], '');
  });
  it('saves itself when a field is left, and a choice when it is made', async () => {
    const desk = await opens('page 5, filled in');
    await page.getByRole('checkbox', { name: 'Cuckooing' }).check();
    await page.getByLabel('Missing episodes in the last 90 days').focus();
    await passes(100);
    await page.getByText('Saved 10:02').waitFor();
    assert.match(String(desk.saves[0]?.data['types']), /cuckooing/i);
  });
  it('says while it saves, and why it could not, and tries again by itself', async () => {
    const desk = await opens('page 2, filled in');
    const waits = slow(card('page 2, filled in'), '10:00');
    desk.saved = waits.answer;
    await surname().fill('Example');
    await passes(3100);
    await page.getByText('Saving …').waitFor();
    assert.equal(await page.getByText('Saving …').getAttribute('aria-hidden'), 'true', 'not read aloud each time');
    desk.saved = { status: 503 };
    waits.come();
    await page.getByText(/^Saved \d\d:\d\d$/).waitFor();
    await surname().fill('Example-Two');
    await passesUntil(page, () => desk.saves.length === 2);
    await page.getByText('Not saved: The test says 503.').waitFor();
    assert.equal(await surname().inputValue(), 'Example-Two');
    desk.saved = savedAt('10:00', card('page 2, filled in'));
    await passesUntil(page, () => desk.saves.length === 3);
    await page.getByText(/^Saved \d\d:\d\d$/).waitFor();
  });
  it('says what was refused, and asks before it loses what was typed', async () => {
    const desk = await opens('page 2, filled in');
    desk.saved = card('refused: too late');
    await surname().fill('Example');
    await passes(3100);
    await saved().waitFor();
    assert.match(await saved().innerText(), /^Not saved: /);
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await page.getByRole('alertdialog', { name: 'Not saved yet' }).waitFor();
  });
  it('saves itself before it is closed, and asks nothing then', async () => {
    const desk = await opens('page 2, filled in');
    await surname().fill('Example');
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await page.locator('.mset-card').waitFor({ state: 'detached' });
    assert.equal(desk.saves[0]?.data['surname'], 'Example');
  });
  it('saves itself when another page is opened, or the window is hidden', async () => {
    const desk = await opens('page 2, filled in');
    await surname().fill('Example');
    await page.evaluate(`Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
      delete document.visibilityState`);
    await page.getByText('Saved 10:02').waitFor();
    await surname().fill('Example-Two');
    await page.getByRole('link', { name: 'Help' }).click();
    await page.clock.resume();
    await page.getByRole('heading', { level: 1, name: 'Help' }).waitFor();
    await desk.savesTo(2);
    assert.deepEqual(
      desk.saves.map(({ data }) => data['surname']),
      ['Example', 'Example-Two'],
    );
  });
  it('sends everything with a press, which waits for the save that is under way', async () => {
    const desk = await opens('page 2, filled in', card('page 3, empty'));
    const waits = slow(card('page 2, filled in'), '10:00');
    desk.saved = waits.answer;
    await surname().fill('Example');
    await passes(3100);
    await page.getByText('Saving …').waitFor();
    await surname().fill('Example-Two');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('progressbar', { name: 'One moment' }).waitFor();
    assert.deepEqual(desk.verbs, ['refer.open']);
    waits.come();
    await page.getByText(/^Page 3 of 9 ·/).waitFor();
    assert.equal(desk.presses[1]?.data['surname'], 'Example-Two');
    await passes(60_000);
    assert.equal(desk.saves.length, 1);
  });
  it('is the only card that does: other forms are sent by their buttons alone', async () => {
    const desk = await opens('withdraw');
    await page.getByRole('dialog').getByRole('textbox').first().fill('Moved.');
    await passes(60_000);
    assert.deepEqual([desk.saves, desk.verbs], [[], ['refer.open']]);
  });
});
