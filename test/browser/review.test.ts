// Reviews of the demonstration cases, in the real clients: one prepared in chat, one read in the tab, one decided at the panel by two
// recorders at once; and the page of a case before and after, at the width of a desk and of a phone, light and dark.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { act } from '../../src/casework/write/act.ts';
import { meetings } from '../../src/casework/write/matters.ts';
import { referenceOf } from '../../src/demo/seed.ts';
import type { MeetingCommand } from '../../src/domain/meeting/table.ts';
import { toMeetingId } from '../../src/domain/meeting/meeting.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import { mintCommandId, type Reference } from '../../src/domain/kernel/ids.ts';
import { colin, moira, must, noor, ravi, tess } from '../people/builders.ts';
import { ada, lee } from '../people/meeting-builders.ts';
import { builtPages } from '../pages/build.ts';
import { oneBrowser } from './one-browser.ts';
import { shoot } from './received.ts';
import { TabPeople } from './tab-people.ts';
import { openTeam, type Team } from './team.ts';
import type { PersonWindow } from './window.ts';

const panel = must(toMeetingId('panel-2027-01-04'));
const [avocet, shrike, kestrel] = [referenceOf('avocet'), referenceOf('shrike'), referenceOf('kestrel')];
const changes = {
  'What has changed?': 'He is home again, and has slept three nights.',
  'The child’s own words now': '“I was not there once.”',
  'How obtained': 'Told to Noor Template at home, today.',
  'Family’s view': 'His uncle asks for a word with the shop.',
};
const proposal = {
  'Strengths now': 'He rang the shop himself.',
  'Trusted adult now': 'His uncle.',
  'What helped, what did not': 'The light helped.',
};
const sizes = { desk: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const;

/** What a screen reader says of an input beside its label. */
const describedOf = async (input: Locator): Promise<string> => {
  const ids = (await input.getAttribute('aria-describedby')) ?? '';
  const texts = ids.split(' ').map(async (id) => input.page().locator(`[id="${id}"]`).innerText());
  return (await Promise.all(texts)).join(' ');
};

/** The page at both widths, light and dark, when pictures are asked for; and it never scrolls sideways. */
async function looks(page: Page, name: string): Promise<void> {
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    const over = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    assert.ok(Number(over) <= 0, `${name} scrolls sideways at ${size} by ${String(over)}`);
    if (process.env['SHOTS'] === undefined) continue;
    mkdirSync('shots', { recursive: true });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: path.join('shots', `${name}-${size}-${colorScheme}.png`), fullPage: true });
    }
    await page.emulateMedia({ colorScheme: 'light' });
  }
  await page.setViewportSize(sizes.desk);
}

/**
 * Presses on the open card of the tab until the answer is there: a press within a second of a card's making shows the card
 * again (docs/design.md 6.6), and a test is faster than a person. Nothing typed may be lost by that.
 */
async function pressesUntil(page: Page, button: string, answer: string | RegExp): Promise<void> {
  const card = page.locator('.mset-card');
  const done = card.getByText(answer).first();
  const early = card.getByText(/Nothing is (sent|recorded) yet/).first();
  for (;;) {
    const before = must(await card.elementHandle());
    await card.getByRole('button', { name: button, exact: true }).click();
    await before.waitForElementState('hidden');
    await done.or(early).waitFor();
    if (await done.isVisible()) return;
  }
}

/** What the record has of the last review that was prepared. */
const prepared = async ({ ports }: Team, reference: Reference) =>
  (await ports.cases.facts(reference))
    .filter(({ step }) => step === 'prepareReview' || step === 'finishReview')
    .slice(-2)
    .map(({ step, data }) => ({ step, data }));

describe('reviews, in the real clients', () => {
  let team: Team;
  let people: TabPeople;
  let priya: PersonWindow;
  let minutes = 0;
  /** Not within the second in which a card has come: then it would be a double press; pictures take their time. */
  const later = async (): Promise<void> => {
    minutes += 10;
    await team.movesTo(new Date(Date.parse('2027-01-04T14:00:00Z') + minutes * 60_000).toISOString());
  };
  const did = async (by: Person, command: MeetingCommand): Promise<void> => {
    const { ports } = team;
    const { machine } = ports;
    const context = { actor: by, now: machine.now(), directory: await ports.directories.current() };
    const commandId = mintCommandId(machine.nowMs(), machine.bytes(8));
    const outcome = await act(ports, meetings, { id: panel, command, commandId, context });
    assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
  };

  before(async () => {
    builtPages();
    team = await openTeam({ demo: true });
    people = new TabPeople(await oneBrowser(), team.bot);
    priya = await team.windowOf('Priya Testworth');
    await priya.sees('Hello Priya Testworth');
  });
  after(async () => {
    await people.leave();
    await team.close();
  });

  it('Priya prepares one in chat', async () => {
    await priya.says(`case ${avocet}`);
    await priya.presses('Read', avocet);
    await priya.sees('Referred by');
    await shoot(priya, 'review-1-chat-open');
    await later();
    await priya.pressesUntil('Prepare review', 'Referred by', 'Page 1 of 2');
    for (const [label, text] of Object.entries(changes)) await priya.fills(label, text);
    await shoot(priya, 'review-2-chat-page-1');
    await later();
    await priya.pressesUntil('Save, then page 2', 'Page 1 of 2', 'Page 2 of 2');
    for (const [label, text] of Object.entries(proposal)) await priya.fills(label, text);
    await priya.picks('Proposed next step', 'Continue');
    await later();
    // The answer to the press, or already the card of the case, which the news of it takes its place with.
    await priya.pressesUntil('Finish review', 'Page 2 of 2', /[Rr]eview (is )?prepared/);
    await shoot(priya, 'review-3-chat-prepared');
  });

  it('Noor reads the late one on the page of the case', async () => {
    const { page, complaints } = await people.opens(noor, `case/${shrike}`);
    await page
      .getByText(/was in hospital/)
      .first()
      .waitFor();
    await looks(page, 'review-4-case-before');
    assert.deepEqual(complaints, []);
  });

  it('and prepares it in the tab: what says nothing is asked again at its field, nothing typed is lost, and the record is as from a chat', async () => {
    const { page, complaints } = await people.opens(noor, `case/${shrike}`);
    await page.getByRole('button', { name: 'Prepare review', exact: true }).click();
    const card = page.locator('.mset-card');
    const child = card.getByRole('textbox', { name: 'The child’s own words now' });
    const fill = async (fields: Readonly<Record<string, string>>): Promise<void> => {
      for (const [name, text] of Object.entries(fields)) await card.getByRole('textbox', { name }).fill(text);
    };
    await card.getByText('Page 1 of 2').waitFor();
    await fill({ ...changes, 'The child’s own words now': 'Not seen' });
    await pressesUntil(page, 'Save, then page 2', 'say why, for example: not seen, because …');
    assert.match(await describedOf(child), /say why, for example: not seen, because …/);
    assert.equal(await child.getAttribute('aria-invalid'), 'true');
    for (const [name, text] of Object.entries({ ...changes, 'The child’s own words now': 'Not seen' })) {
      assert.equal(await card.getByRole('textbox', { name }).inputValue(), text, name);
    }
    await looks(page, 'review-5-tab-page-1');
    await fill(changes);
    await pressesUntil(page, 'Save, then page 2', 'Page 2 of 2');
    await fill(proposal);
    await card.getByRole('radio', { name: 'Continue', exact: true }).check();
    await looks(page, 'review-5-tab-page-2');
    await pressesUntil(page, 'Finish review', 'Review prepared');
    await looks(page, 'review-5-tab-prepared');
    await page.getByRole('button', { name: 'Close', exact: true }).first().click();
    await page.getByText('He rang the shop himself.').first().waitFor();
    await looks(page, 'review-6-case-prepared');
    const inTab = await prepared(team, shrike);
    assert.deepEqual(
      inTab.map(({ step }) => step),
      ['prepareReview', 'finishReview'],
    );
    assert.deepEqual(inTab, await prepared(team, avocet));
    assert.deepEqual(complaints, []);
  });

  it('two recorders decide about a prepared one at the same moment: one is recorded, the other is told', async () => {
    await did(moira, { step: 'startMeeting', input: {} });
    for (const by of [moira, tess, ravi, colin, ada, lee]) await did(by, { step: 'attendMeeting', input: {} });
    const both = [await people.opens(moira, `meeting/${panel}`), await people.opens(tess, `meeting/${panel}`)];
    for (const { page } of both) {
      await page
        .getByRole('button', { name: new RegExp(kestrel) })
        .first()
        .click();
      await page.getByText('They asked for my brother again').first().waitFor();
    }
    await looks(must(both[1]).page, 'review-7-item');
    for (const { page } of both) {
      await page.getByRole('radio', { name: 'Continue' }).check();
      await page.getByRole('button', { name: 'Go on', exact: true }).click();
      await page.getByLabel('Rationale').fill('He rings when he is asked. The mentor begins this week.');
      await page.getByRole('radio', { name: 'Significant' }).check();
      await page.getByLabel('Why this band').fill('One episode, and the threat goes on.');
    }
    await later();
    // Each presses until the own panel has gone on: then both have pressed.
    const ended = /Continue, recorded|Already recorded by/;
    await Promise.all(both.map(async ({ page }) => pressesUntil(page, 'Save and next', ended)));
    const told = await Promise.all(both.map(({ page }) => page.locator('.mset-card').innerText()));
    for (const words of ['Continue, recorded', 'Already recorded by']) {
      assert.equal(told.filter((text) => text.includes(words)).length, 1, told.join('\n---\n'));
    }
    for (const { page } of both)
      await page
        .getByText(/Decided: /)
        .first()
        .waitFor();
    const facts = await team.ports.cases.facts(kestrel);
    assert.equal(facts.filter(({ step }) => step === 'recordDecision').length, 3);
    await looks(must(both[1]).page, 'review-8-decided');
    for (const { complaints } of both) assert.deepEqual(complaints, []);
  });

  it('the page of the case shows the decision and the next review', async () => {
    const { page } = await people.opens(tess, `case/${kestrel}`);
    await page.getByText('The mentor begins this week').first().waitFor();
    await looks(page, 'review-9-case-after');
    await page.goto(`${team.bot}/tab/#/board`);
    await page.getByRole('heading', { name: 'Board' }).waitFor();
    await looks(page, 'review-10-board');
  });
});
