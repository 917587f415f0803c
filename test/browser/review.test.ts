// Reviews of the demonstration cases, in the real clients: one prepared in chat, one read in the tab, one decided at the panel by two
// recorders at once; and the page of a case before and after, at the width of a desk and of a phone, light and dark.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { act } from '../../src/casework/write/act.ts';
import { meetings } from '../../src/casework/write/matters.ts';
import { referenceOf } from '../../src/demo/put.ts';
import type { MeetingCommand } from '../../src/domain/meeting/table.ts';
import { toMeetingId } from '../../src/domain/meeting/meeting.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import { mintCommandId } from '../../src/domain/ids.ts';
import { colin, moira, must, noor, ravi, tess } from '../people/builders.ts';
import { ada, lee } from '../people/meeting-builders.ts';
import { builtPages } from '../pages/build.ts';
import { openBrowser } from './chromium.ts';
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

describe('reviews, in the real clients', function () {
  this.timeout(120_000);
  let team: Team;
  let browser: Browser;
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
    team = await openTeam(['Priya Testworth'], { demo: true });
    browser = await openBrowser();
    people = new TabPeople(browser, team.bot);
    priya = await team.windowOf('Priya Testworth');
    await priya.sees('Hello Priya Testworth');
  });
  after(async () => {
    await browser.close();
    await team.close();
  });

  it('Priya prepares one in chat', async () => {
    await priya.says(`case ${avocet}`);
    await priya.presses('Prepare review', avocet);
    await priya.sees('Referred by');
    await shoot(priya, 'review-1-chat-open');
    await later();
    await priya.pressesUntil('Prepare review', 'Referred by', 'Page 1 of 2');
    for (const [label, text] of Object.entries(changes)) await priya.fills(label, text);
    await shoot(priya, 'review-2-chat-page-1');
    await later();
    await priya.pressesUntil('Prepare review', 'Page 1 of 2', 'Page 2 of 2');
    for (const [label, text] of Object.entries(proposal)) await priya.fills(label, text);
    await priya.picks('Proposed next step', 'Continue');
    await later();
    await priya.pressesUntil('Finish review', 'Page 2 of 2', 'Review prepared');
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
      await page.getByLabel('Rationale').fill('He rings when he is asked. The mentor begins this week.');
      await page.getByRole('radio', { name: 'Significant' }).check();
      await page.getByLabel('Why this band').fill('One episode, and the threat goes on.');
    }
    await later();
    await Promise.all(both.map(({ page }) => page.getByRole('button', { name: 'Save and next', exact: true }).click()));
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
