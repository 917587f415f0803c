// The panel in which the cards of a step are shown: what is pressed, what is kept, where the focus goes.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Card } from '../../../src/cards/blocks.ts';
import { doneCard } from '../../../src/cards/home.ts';
import { sayHeld } from '../../../src/pages/card/panel/held-press.ts';
import { atCase, caseOf, childHeading, reference, step } from '../case/case-fixtures.ts';
import { cardsOf, Desk, draftCase, isFocused, openStep, slow } from './desk-fixture.ts';
import { me } from '../fixtures.ts';
import { looksRight } from '../looks.ts';
import { axeFindings, openWorld, passes, type World } from '../world.ts';

const link = `case/${reference}`;
const focused = async (page: Page): Promise<string> =>
  page.evaluate<string>(
    'document.activeElement?.innerText || document.activeElement?.getAttribute("aria-label") || document.activeElement?.tagName',
  );

const accepted = (desk: Desk) => (): boolean => desk.verbs.includes('action.accept');

describe('A step in its panel', () => {
  let world: World;
  let card: (name: string) => Card;
  let page: Page;
  before(async () => {
    world = await openWorld();
    card = await cardsOf();
  });
  const opens = async (width = 1280): Promise<void> => {
    await world.begins(draftCase);
    page = await world.opens({ link, width });
  };

  it('is done by keyboard alone: open, fill, press, close', async () => {
    await opens();
    const desk = Desk.at(world, card('page 2, empty'), card('page 3, empty'));
    await page.getByRole('heading', { level: 1, name: childHeading }).waitFor();
    for (let presses = 0; (await focused(page)) !== 'Continue'; presses += 1) {
      assert.ok(presses < 60, 'Tab reaches the step');
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.getByText(/^Page 2 of 9 ·/).waitFor();
    assert.equal(await focused(page), 'The child', 'reading begins at the title');
    for (const typed of ['T-1001', 'Madeup', 'Kestrel', '14/3/2011']) {
      await page.keyboard.press('Tab');
      await page.keyboard.type(typed);
    }
    for (let presses = 0; (await focused(page)) !== 'Next'; presses += 1) {
      assert.ok(presses < 12, 'Tab reaches Next');
      await page.keyboard.press('Tab');
      if ((await page.locator(':focus').getAttribute('type')) === 'radio') {
        await page.keyboard.press('Space');
      }
    }
    await page.keyboard.press('Enter');
    await page.getByText(/^Page 3 of 9 ·/).waitFor();
    assert.equal(await focused(page), 'Home and school');
    const { verb, data } = desk.presses[1] ?? { verb: '', data: {} };
    assert.equal(verb, 'refer.next');
    assert.deepEqual(
      [data['caseSystemId'], data['surname'], data['forenames'], data['dateOfBirth'], data['sex'], data['ethnicity']],
      ['T-1001', 'Madeup', 'Kestrel', '14/3/2011', 'female', undefined],
    );
    assert.ok(data['command'] !== undefined && data['page'] === '2' && data['ref'] === reference);
    for (let presses = 0; (await focused(page)) !== 'Close'; presses += 1) {
      assert.ok(presses < 60, 'Shift and Tab reach Close');
      await page.keyboard.press('Shift+Tab');
    }
    await page.keyboard.press('Enter');
    await page.locator('.mset-card').waitFor({ state: 'detached' });
    assert.equal(await focused(page), 'Continue', 'the focus is back where it was');
    assert.deepEqual(world.complaints, []);
  });

  it('takes one press at a time, and holds still until the answer has come', async () => {
    await opens();
    const { answer, come } = slow(card('page 3, empty'));
    const desk = Desk.at(world, card('page 2, empty'), answer);
    await openStep(page);
    await page.getByLabel('Surname').fill('Madeup');
    await page.getByRole('button', { name: 'Next' }).dblclick();
    await page.getByRole('progressbar', { name: 'One moment' }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Back' }).getAttribute('aria-disabled'), 'true');
    await page.getByRole('button', { name: 'Back' }).click({ force: true });
    await page.getByLabel('Surname').press('X');
    assert.equal(await page.getByLabel('Surname').inputValue(), 'Madeup');
    come();
    await page.getByText(/^Page 3 of 9 ·/).waitFor();
    assert.deepEqual(desk.verbs, ['refer.open', 'refer.next']);
    assert.equal(await page.getByRole('progressbar').count(), 0);
  });

  it('says the new card aloud, and goes to the first wrong answer', async () => {
    await opens();
    Desk.at(world, card('page 2, empty'), card('page 2, everything wrong'));
    await openStep(page);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText(/7 answers to look at again, each marked ×\. Nothing you typed is lost\./).waitFor();
    const wrong = page.getByRole('textbox', { name: 'Case system ID' });
    assert.ok(await isFocused(wrong));
    const said = await page.getByRole('status').allInnerTexts();
    assert.ok(
      said.some((text) => text.includes('7 answers need another look')),
      said.join('|'),
    );
    const [id = ''] = ((await wrong.getAttribute('aria-describedby')) ?? '').split(' ');
    const problem = await page.locator(`#${id}`).innerText();
    assert.ok(problem.startsWith('× Case system ID:'), problem);
    assert.ok(await page.getByText(problem).isVisible());
  });

  for (const [name, button] of [
    ['emergency', 'Save and close'],
    ['not available', 'Home'],
  ] as const) {
    it(`ends with ${button}, which is not pressed; the page reads again`, async () => {
      await opens();
      const desk = Desk.at(world, card(name));
      await openStep(page);
      const read = page.waitForResponse(`**/api/tab/cases/${reference}`);
      await page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click();
      await page.locator('.mset-card').waitFor({ state: 'detached' });
      assert.deepEqual(desk.verbs, ['refer.open']);
      await read;
      assert.equal(await focused(page), 'Continue');
    });
  }

  /** The panel of an action, and what its button stands for pressed: it waits. */
  const accepts = async (): Promise<Desk> => {
    await world.begins({ [`cases/${reference}`]: caseOf({ steps: [step('Open', 'action.open')] }) });
    page = await world.opens({ link: `case/${reference}`, clock: true });
    const open = doneCard('Do this', [], [{ title: 'Accept', verb: 'action.accept', data: { ref: reference } }]);
    const desk = Desk.at(world, open, doneCard('Accepted', [], []));
    await openStep(page, 'Open');
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    await page.getByRole('status').getByText('Accepting this action. It is sent in 10 seconds.').waitFor();
    assert.deepEqual(desk.verbs, ['action.open']);
    return desk;
  };

  it('can take a press back for ten seconds that no step takes back', async () => {
    const desk = await accepts();
    assert.deepEqual(await axeFindings(page), []);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.clock.runFor(20_000);
    assert.deepEqual(desk.verbs, ['action.open']);
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    await passes(page, accepted(desk));
    await page.getByText('Accepted').first().waitFor();
    assert.equal(await page.getByRole('button', { name: 'Undo' }).count(), 0);
  });

  const kept = async (): Promise<unknown> => page.evaluate(`JSON.parse(localStorage.getItem('mset.held'))`);
  it('keeps a press that waits on the device until it is answered or taken back', async () => {
    const desk = await accepts();
    const held = (await kept()) as { readonly who: string; readonly button: unknown };
    assert.deepEqual([held.who, held.button], [me.name, { verb: 'action.accept', data: { ref: reference } }]);
    await page.getByRole('button', { name: 'Undo' }).click();
    assert.equal(await kept(), null);
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    assert.notEqual(await kept(), null);
    await passes(page, accepted(desk));
    await page.getByText('Accepted').first().waitFor();
    assert.equal(await kept(), null);
  });

  it('sends what was pressed in a window that is gone, once and for its own person, and says so', async () => {
    await world.begins({ [atCase]: caseOf() });
    const desk = Desk.at(world, doneCard('Accepted', [], []));
    page = await world.opens({ link: `case/${reference}` });
    await page.getByRole('heading', { level: 1 }).waitFor();
    const gone = async (who: string): Promise<void> => {
      const button = { verb: 'action.accept', data: { ref: reference } };
      await page.evaluate(
        `localStorage.setItem('mset.held', JSON.stringify({ who: ${JSON.stringify(who)}, at: Date.now() - 60_000, button: ${JSON.stringify(button)} }))`,
      );
      await page.reload();
      await page.getByRole('heading', { level: 1 }).waitFor();
    };
    await gone('Someone Else');
    assert.equal(await kept(), null);
    assert.deepEqual(desk.verbs, []);
    await gone(me.name);
    await page.getByText('you pressed it before MSET was closed. It has been sent.').waitFor();
    assert.deepEqual(desk.verbs, ['action.accept']);
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.deepEqual(desk.verbs, ['action.accept']);
  });

  it('waits before it lists a case or ends a meeting; a list without a meeting is refused at once', () => {
    assert.equal(
      sayHeld({ verb: 'triage.list.go', data: { meeting: 'preMset-2027-01-12' } }),
      'Listing this case for pre-MSET',
    );
    assert.equal(sayHeld({ verb: 'triage.list.go', data: { meeting: '' } }), undefined);
    assert.equal(sayHeld({ verb: 'meeting.end.go', data: {} }), 'Ending this meeting');
    // Nothing that a child's safety waits for.
    for (const verb of ['consent.give', 'episode.missing.go', 'case.harm.go'])
      assert.equal(sayHeld({ verb, data: {} }), undefined);
  });
  const ways: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['Send now', async () => page.getByRole('button', { name: 'Send now' }).click()],
    ['the panel is closed', async () => page.getByRole('button', { name: 'Close', exact: true }).first().click()],
    ['another page is opened', async () => page.getByRole('navigation', { name: 'Pages' }).getByText('Help').click()],
    ['the window is closed', async () => page.close()],
  ];
  for (const [way, goes] of ways) {
    it(`sends it before that: ${way}`, async () => {
      const desk = await accepts();
      const sent = desk.pressesTo(2);
      await goes();
      await sent;
      assert.deepEqual(desk.verbs, ['action.open', 'action.accept']);
    });
  }

  it('asks before it loses what was typed', async () => {
    await opens();
    Desk.at(world, card('withdraw'));
    await openStep(page);
    const text = page.getByRole('dialog').getByRole('textbox').first();
    await text.fill('Moved to another council.');
    await page.getByRole('button', { name: 'Close', exact: true }).first().click();
    const asked = page.getByRole('alertdialog', { name: 'Not saved yet' });
    await asked.getByRole('button', { name: 'Keep writing' }).click();
    assert.equal(await text.inputValue(), 'Moved to another council.');
    await page.getByRole('button', { name: 'Close', exact: true }).first().click();
    await asked.waitFor();
    await page.keyboard.press('Escape');
    await asked.waitFor({ state: 'detached' });
    assert.equal(await text.inputValue(), 'Moved to another council.');
    await page.getByRole('button', { name: 'Close', exact: true }).first().click();
    await asked.getByRole('button', { name: 'Close without saving' }).click();
    await page.locator('.mset-card').waitFor({ state: 'detached' });
  });
  it('asks nothing where nothing was typed, or what was typed is taken back', async () => {
    await opens();
    Desk.at(world, card('withdraw'));
    await openStep(page);
    const text = page.getByRole('dialog').getByRole('textbox').first();
    await text.fill('Moved.');
    await text.fill('');
    await page.getByRole('button', { name: 'Close', exact: true }).first().click();
    await page.locator('.mset-card').waitFor({ state: 'detached' });
  });
  it('asks before another page is opened, and goes there if one likes', async () => {
    await opens();
    Desk.at(world, card('withdraw'));
    await openStep(page);
    await page.getByRole('dialog').getByRole('textbox').first().fill('Moved to another council.');
    await page.getByRole('link', { name: 'Help' }).click();
    const asked = page.getByRole('alertdialog', { name: 'Not saved yet' });
    await asked.getByRole('button', { name: 'Keep writing' }).click();
    assert.equal(new URL(page.url()).hash, `#/${link}`);
    await page.getByRole('link', { name: 'Help' }).click();
    await asked.getByRole('button', { name: 'Close without saving' }).click();
    await page.getByRole('heading', { level: 1, name: 'Help' }).waitFor();
  });
  it('asks also when the browser goes back or forward, and goes there if one likes', async () => {
    await world.begins(draftCase);
    page = await world.opens({ link: 'help' });
    await page.getByRole('heading', { level: 1, name: 'Help' }).waitFor();
    await page.evaluate(`location.assign('#/${link}')`);
    Desk.at(world, card('withdraw'));
    await openStep(page);
    const text = page.getByRole('dialog').getByRole('textbox').first();
    await text.fill('Moved to another council.');
    await page.goBack();
    const asked = page.getByRole('alertdialog', { name: 'Not saved yet' });
    await asked.getByRole('button', { name: 'Keep writing' }).click();
    assert.equal(new URL(page.url()).hash, `#/${link}`);
    assert.equal(await text.inputValue(), 'Moved to another council.');
    await page.goBack();
    await asked.getByRole('button', { name: 'Close without saving' }).click();
    await page.getByRole('heading', { level: 1, name: 'Help' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: childHeading }).waitFor();
  });
  it('lets the browser ask before the window is closed, only while something is not saved', async () => {
    await opens();
    Desk.at(world, card('withdraw'));
    await openStep(page);
    const asks = async (): Promise<boolean> =>
      page.evaluate<boolean>('!window.dispatchEvent(new Event("beforeunload", { cancelable: true }))');
    assert.equal(await asks(), false);
    await page.getByRole('dialog').getByRole('textbox').first().fill('Moved.');
    assert.equal(await asks(), true);
  });

  it('is not touched when the case changes meanwhile', async () => {
    await opens();
    Desk.at(world, card('withdraw'));
    await openStep(page);
    const text = page.getByRole('dialog').getByRole('textbox').first();
    await text.fill('Moved to another council.');
    world.answers(`cases/${reference}`, { body: caseOf({ stageLabel: 'With manager', steps: [] }) });
    assert.equal(world.server.tell('board'), 1);
    await page.getByText('With manager').first().waitFor();
    assert.equal(await text.inputValue(), 'Moved to another council.');
    assert.ok(await isFocused(text));
  });
  it('keeps text and focus when the window is turned or drawn', async () => {
    await opens();
    Desk.at(world, card('page 2, empty'));
    await openStep(page);
    const text = page.getByLabel('Surname');
    await text.fill('Madeup');
    for (const width of [800, 360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.locator(width < 1000 ? 'dialog:modal' : 'dialog:not(:modal)').waitFor();
      assert.equal(await text.inputValue(), 'Madeup');
      assert.ok(await isFocused(text), `${width} px`);
    }
  });
  it('over the page holds the keyboard, and Escape closes it', async () => {
    await opens(360);
    Desk.at(world, card('advice'));
    await openStep(page);
    const inside =
      'document.querySelector("dialog").contains(document.activeElement) || document.activeElement === document.body';
    for (let presses = 0; presses < 12; presses += 1) {
      await page.keyboard.press('Tab');
      assert.ok(await page.evaluate<boolean>(inside));
    }
    await page.keyboard.press('Escape');
    await page.locator('.mset-card').waitFor({ state: 'detached' });
    assert.equal(await focused(page), 'Continue');
  });

  const opensWrong = async (width: number): Promise<Page> => {
    await world.begins(draftCase);
    page = await world.opens({ link, width });
    Desk.at(world, card('page 2, everything wrong'));
    await openStep(page);
    return page;
  };
  looksRight({
    name: 'with everything wrong',
    shot: 'case-panel',
    world: () => world,
    widths: [1280, 360],
    opens: opensWrong,
    onlyTop: true,
  });
});
