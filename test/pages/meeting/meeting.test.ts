// A meeting on its page: what others decide comes by itself, and what is open is not disturbed by it.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Card } from '../../../src/cards/blocks.ts';
import type { MeetingPage } from '../../../src/web/reads/meetings.ts';
import type { PressAnswer } from '../../../src/web/tab/api.ts';
import type { Answer } from '../page-server.ts';
import { decided, meetingOf } from '../case/case-fixtures.ts';
import { cardsOf, Desk, isFocused, slow } from '../card/desk-fixture.ts';
import { me, person, referenceOf } from '../fixtures.ts';
import { looksRight } from '../looks.ts';
import { openWorld, type World } from '../world.ts';

const link = 'meeting/m1';
const topic = 'meeting:m1';

/** The same meeting with one more item decided. */
function withDecision(meeting: MeetingPage, index: number, by: string): MeetingPage {
  const agenda = meeting.agenda.map((item, at) => (at === index ? { ...item, decided: decided(by) } : item));
  return { ...meeting, agenda };
}
/** A card of the gallery, of another item. */
const cardFor = (card: Card, reference: string): Card =>
  JSON.parse(JSON.stringify(card).replaceAll(/MSET-[0-9A-Z]{4}-[0-9A-Z]{2}/g, reference)) as Card;

describe('A meeting in the tab', () => {
  let world: World;
  let page: Page;
  let card: (name: string) => Card;
  const meeting = meetingOf(6);
  const second = referenceOf(1);
  const third = referenceOf(2);
  before(async () => {
    world = await openWorld();
    card = await cardsOf();
  });
  /** What the desk answers with: a card, and whose it is. */
  const itemOf = (reference: string, name: string): Answer => ({
    body: { card: cardFor(card(name), reference), about: reference } satisfies PressAnswer,
  });
  const header = () => page.getByRole('dialog').getByRole('heading', { level: 2 }).first();
  const opens = async (data: MeetingPage = meeting, width = 1280): Promise<void> => {
    await world.begins({ 'meetings/m1': data });
    page = await world.opens({ link, width });
    await page.getByRole('heading', { level: 2, name: 'Agenda' }).waitFor();
  };
  const item = (reference: string) => page.getByRole('button', { name: reference });
  const changes = (data: MeetingPage): void => {
    world.answers('meetings/m1', { body: data });
    assert.equal(world.server.tell(topic), 1);
  };
  const said = async (): Promise<string> => (await page.getByRole('status').allInnerTexts()).join(' ');

  it('says until it starts who is coming, by agency, and who cannot come; then who is present', async () => {
    const coming = [{ agency: 'Health', people: [person('Nurse Ada Dummy')] }];
    const planned = { ...meetingOf(3, { state: 'planned', present: [], here: false }), coming };
    await opens({ ...planned, notComing: ['Bea Stub (Kim Hale instead)'] });
    const sheet = () => page.getByRole('region', { name: 'Coming' });
    assert.match(
      await sheet().innerText(),
      /Health\s+ND\s+Nurse Ada Dummy[^]*Cannot come\s+Bea Stub \(Kim Hale instead\)/,
    );
    await opens({ ...planned, coming: [] });
    await sheet().getByText('No one has said yet.').waitFor();
    await opens();
    await page.getByRole('region', { name: 'Present' }).getByText('Moira Example (online)').waitFor();
  });
  it('marks what is decided and what is next', async () => {
    await opens();
    assert.match(await item(referenceOf(0)).innerText(), /Decided: Hold with actions · Tess Gavel, today 14:12/);
    assert.match(await item(second).innerText(), /Next to decide/);
    assert.match(await item(third).innerText(), /Not decided yet/);
    assert.match(await item(third).innerText(), /Someone must not be told/);
    assert.doesNotMatch(await item(second).innerText(), /must not be told/);
    assert.ok(await page.getByText('1 of 6 decided').isVisible());
  });
  it('says how long it lasts, who is missing, and when an item is over its time', async () => {
    await world.begins({ 'meetings/m1': meeting });
    page = await world.opens({ link, clock: true });
    await page.getByText('under way for 19 minutes').waitFor();
    assert.ok(await page.getByText('Not quorate yet. Missing: Health, the chair').isVisible());
    await page.getByText(`${second}: 5 of 15 minutes`).waitFor();
    // The stream is opened anew meanwhile, and the page reads again: the server's clock has gone on as well.
    world.answers('meetings/m1', { body: { ...meeting, now: '2027-01-12T14:31:00.000Z' } });
    await page.clock.runFor(11 * 60_000);
    await page.getByText(`${second}: 1 minute over its time`).waitFor();
    await page.getByText('under way for 30 minutes').waitFor();
  });
  it('is quorate when nobody is missing, and has no clock before it has started', async () => {
    await opens({ ...meeting, missing: [] });
    assert.ok(await page.getByText('Quorate', { exact: true }).isVisible());
    await opens({ ...meeting, state: 'planned', line: 'planned · papers close Tue 12 Jan' });
    assert.equal(await page.getByText(/under way|minutes|uorate/).count(), 0);
  });

  it('has a restricted item in its place, with a time and nothing to open', async () => {
    await opens({ ...meeting, restricted: [{ after: 1, slot: '14:10', minutes: 10 }] });
    const items = await page.getByRole('listitem').filter({ hasText: / min/ }).allInnerTexts();
    assert.match(items[1] ?? '', /14:10\s+A restricted item\s+10 min · heard by the people named for it/);
    assert.equal(items.length, 7);
    assert.equal(await page.getByRole('button', { name: /restricted/ }).count(), 0);
  });

  it('goes through its items by arrow keys, and opens one with Enter', async () => {
    await opens();
    const desk = Desk.at(world, itemOf(third, 'item'));
    await item(referenceOf(0)).focus();
    for (const key of ['ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
    assert.ok(await isFocused(item(third)));
    await page.keyboard.press('End');
    assert.ok(await isFocused(item(referenceOf(5))));
    await page.keyboard.press('Home');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
    await page.locator('.mset-card').waitFor();
    assert.deepEqual(
      desk.presses[0],
      meeting.agenda[2]?.open && { verb: 'meeting.item', data: meeting.agenda[2].open.data },
    );
    assert.equal(await item(third).getAttribute('aria-current'), 'true');
  });
  it('goes on with the next item in the same panel', async () => {
    await opens();
    const next = slow(itemOf(third, 'item, decision chosen'));
    const desk = Desk.at(world, itemOf(second, 'item, decision chosen'), next.answer);
    await item(second).click();
    await page.getByLabel('Rationale').fill('Two new phones.');
    assert.equal(await header().innerText(), second);
    await page.getByRole('button', { name: 'Save and next' }).click();
    // Its own decision comes back as a change before the next card does.
    changes(withDecision(meeting, 1, me.name));
    await page.getByText('2 of 6 decided').waitFor();
    assert.equal(await page.getByText('recorded a decision on this item').count(), 0);
    assert.doesNotMatch(await said(), /Decided:/, 'the next card says it');
    next.come();
    await page.locator(`button[aria-current=true]:has-text("${third}")`).waitFor();
    assert.equal(await header().innerText(), third);
    assert.equal(await page.locator('.mset-card').getByText(second).count(), 0);
    assert.equal(desk.presses[1]?.verb, 'meeting.save');
    assert.equal(desk.presses[1]?.data['rationale'], 'Two new phones.');
    assert.equal(await page.getByLabel('Rationale').inputValue(), '');
  });
  it('shows within a moment what another decided, says it aloud, and leaves the open form alone', async () => {
    await opens();
    Desk.at(world, itemOf(third, 'item, decision chosen'));
    await item(third).click();
    const text = page.getByLabel('Rationale');
    await text.fill('Two new phones.');
    changes(withDecision(meeting, 1, 'Tess Gavel'));
    await page.getByText('2 of 6 decided').waitFor();
    assert.equal(world.server.asked.filter(({ path }) => path.startsWith('changes?')).length, 1, 'by the first stream');
    assert.match(await said(), new RegExp(`Decided: ${second}, Hold with actions, by Tess Gavel\\.`));
    assert.match(await item(third).innerText(), /Next to decide/);
    assert.equal(await text.inputValue(), 'Two new phones.');
    assert.ok(await isFocused(text));
    assert.equal(await page.getByText('recorded a decision on this item').count(), 0);
  });
  it('says above the form when another was first with this very item', async () => {
    await opens();
    Desk.at(world, itemOf(second, 'item, decision chosen'));
    await item(second).click();
    const text = page.getByLabel('Rationale');
    await text.fill('Two new phones.');
    changes(withDecision(meeting, 1, 'Tess Gavel'));
    await page.getByText('Tess Gavel recorded a decision on this item, today 14:12: Hold with actions.').waitFor();
    assert.equal(await text.inputValue(), 'Two new phones.');
    assert.ok(await isFocused(text));
  });
  it('asks nothing of that kind where the item was decided when it was opened', async () => {
    await opens();
    Desk.at(world, itemOf(referenceOf(0), 'item, decided'));
    await item(referenceOf(0)).click();
    await page.locator('.mset-card').waitFor();
    assert.equal(await page.getByText('recorded a decision on this item').count(), 0);
  });
  it('ends the panel with Back to agenda: the agenda stands beside it', async () => {
    await opens();
    const desk = Desk.at(world, itemOf(second, 'item'));
    await item(second).click();
    await page.getByRole('button', { name: 'Back to agenda' }).click();
    await page.locator('.mset-card').waitFor({ state: 'detached' });
    assert.deepEqual(desk.verbs, ['meeting.item']);
    assert.ok(await isFocused(item(second)));
  });
  it('asks before another item is opened over a decision that is being written', async () => {
    await opens();
    const desk = Desk.at(world, itemOf(second, 'item, decision chosen'), itemOf(third, 'item, decision chosen'));
    await item(second).click();
    const text = page.getByLabel('Rationale');
    await text.fill('Two new phones.');
    await item(third).click();
    const asked = page.getByRole('alertdialog', { name: 'Not saved yet' });
    await asked.getByRole('button', { name: 'Keep writing' }).click();
    assert.equal(await text.inputValue(), 'Two new phones.');
    assert.equal(await item(second).getAttribute('aria-current'), 'true');
    await item(third).click();
    await asked.getByRole('button', { name: 'Close without saving' }).click();
    await page.locator(`button[aria-current=true]:has-text("${third}")`).waitFor();
    await page.getByRole('dialog').getByText(third).first().waitFor();
    assert.equal(await text.inputValue(), '');
    assert.deepEqual(desk.verbs, ['meeting.item', 'meeting.item']);
  });
  it('has its steps as the same cards', async () => {
    await opens();
    const desk = Desk.at(world, card('record attendance'));
    await page.getByRole('button', { name: 'Record attendance' }).click();
    await page.locator('.mset-card').waitFor();
    assert.deepEqual(desk.verbs, ['meeting.attend']);
    assert.equal(await page.locator('button[aria-current=true]').count(), 0);
  });
  it('says in the heading of the panel where one is, and takes another step meanwhile', async () => {
    await opens();
    const desk = Desk.at(world, card('I am here'), card('record attendance'));
    await page.getByRole('button', { name: 'Record attendance' }).click();
    await page.locator('.mset-card').waitFor();
    assert.equal(await header().innerText(), 'Pre-MSET', 'not the button that was pressed');
    await page.getByRole('button', { name: 'Record attendance' }).first().click();
    // Until the second card has come the heading is that of the button, and the press may not be at the desk.
    await page.locator('.mset-card').getByText('Record attendance').first().waitFor();
    await page.getByRole('dialog', { name: 'Record attendance' }).waitFor();
    assert.deepEqual(desk.verbs, ['meeting.attend', 'meeting.attend']);
  });
  it('closes the panel beside it with Escape, and asks first where something is typed', async () => {
    await opens();
    Desk.at(world, itemOf(second, 'item'), itemOf(third, 'item, decision chosen'));
    await item(second).click();
    await page.locator('.mset-card').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.mset-card').waitFor({ state: 'detached' });
    assert.ok(await isFocused(item(second)));
    await item(third).click();
    await page.getByLabel('Rationale').fill('Two new phones.');
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog', { name: 'Not saved yet' }).waitFor();
  });
  it('shows names on the agenda only while asked', async () => {
    await opens();
    world.server.answers.set('names', ({ body }) => {
      const { references } = JSON.parse(body) as { readonly references: readonly string[] };
      return { body: { names: Object.fromEntries(references.map((one) => [one, `Kestrel of ${one}`])) } };
    });
    assert.equal(world.server.count('names'), 0);
    await page.getByLabel('Show names').check();
    await page.getByText(`Kestrel of ${second}`).waitFor();
    await page.getByLabel('Show names').uncheck();
    await page.getByText(`Kestrel of ${second}`).waitFor({ state: 'detached' });
  });

  const opensItem = async (width: number): Promise<Page> => {
    await world.begins({ 'meetings/m1': withDecision(meeting, 1, 'Tess Gavel') });
    page = await world.opens({ link, width });
    Desk.at(world, itemOf(second, 'item'));
    await item(second).click();
    await page.locator('.mset-card').waitFor();
    return page;
  };
  looksRight({
    name: 'an open item',
    shot: 'case-meeting-item',
    world: () => world,
    widths: [1280, 360, 280],
    opens: opensItem,
    onlyTop: true,
  });
});
