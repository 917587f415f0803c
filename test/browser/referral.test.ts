// S1 of docs/process.md 19 up to "Received", in the unmodified Playground: Priya refers, Colin consents, Moira receives.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pages, section47Page } from '../../src/domain/case/referral/form/pages.ts';
import type { FormPage } from '../../src/domain/case/referral/form/page.ts';
import { nrmConsidered } from '../people/builders.ts';
import { fillPage } from './fill.ts';
import { openTeam, type Team } from './team.ts';
import type { PersonWindow } from './window.ts';

/** A child of whom it is not known whether someone must not be told: every card of hers warns of it. */
const answers = { ...nrmConsidered, mustNotBeTold: 'notKnown' };
const askFirst = '▲ Not known whether anyone must not be told: ask first';

const shots = process.env['SHOTS'];
async function shoot(window: PersonWindow, name: string): Promise<void> {
  if (shots === undefined) return;
  mkdirSync('shots', { recursive: true });
  await window.shoots(path.join('shots', `${name}.png`));
}

describe('a referral and its management consent, in the real client', function () {
  this.bail(true);
  let team: Team;
  let priya: PersonWindow;
  let reference = '';

  before(async () => {
    team = await openTeam();
    priya = await team.windowOf('Priya Testworth');
    await team.windowOf('Colin Fixture').then((window) => window.sees('Hello Colin Fixture'));
    await team.windowOf('Moira Example').then((window) => window.sees('Hello Moira Example'));
  });
  after(async () => team.close());

  it('Priya starts one by typing refer, and a malformed date is explained without losing what she typed', async () => {
    await priya.sees('Hello Priya Testworth');
    await shoot(priya, '1-home');
    await priya.says('refer');
    const card = await priya.sees('Nine short pages');
    reference = /MSET-[0-9A-Z]{4}-[0-9A-Z]{2}/.exec((await card.textContent()) ?? '')?.[0] ?? '';
    assert.match(reference, /^MSET-/);
    await priya.presses('Start', 'Nine short pages');
    const [first, second] = pages as readonly [FormPage, FormPage];
    await priya.sees('Before the nine pages');
    await fillPage(priya, section47Page, answers);
    await shoot(priya, '2-section-47');
    await priya.presses('Next', 'Before the nine pages');
    await priya.sees('Page 1 of 9');
    await fillPage(priya, first, answers);
    await shoot(priya, '2-page-1');
    await priya.presses('Next', 'Page 1 of 9');
    await priya.sees('Page 2 of 9');
    await fillPage(priya, second, { ...answers, dateOfBirth: '3/14/2011' });
    await priya.presses('Next', 'Page 2 of 9');
    await priya.sees('Nothing you typed is lost.');
    await shoot(priya, '3-page-2-problem');
    assert.equal(await priya.valueOf('Surname'), 'Madeup');
    assert.equal(await priya.valueOf('Date of birth'), '3/14/2011');
    await priya.fills('Date of birth', '14/3/2011');
    await priya.presses('Next', 'Nothing you typed is lost.');
    await priya.sees('Born Monday 14 March 2011, aged 15.');
  });

  it('she stops, the bot is restarted, and she goes on from My cases where she was', async () => {
    await priya.fills('Home address', '4 Example Row');
    await priya.presses('Save and close', 'Page 3 of 9');
    await priya.sees('Finish your referral');
    await team.restart();
    await priya.says('my cases');
    await priya.opens('My cases');
    await priya.sees('Page 3 of 9');
    assert.equal(await priya.valueOf('Home address'), '4 Example Row');
    for (const page of pages.slice(2, -1)) {
      await priya.sees(`Page ${page.id} of 9`);
      await fillPage(priya, page, answers);
      await shoot(priya, `4-page-${page.id}`);
      await priya.presses('Next', `Page ${page.id} of 9`);
    }
    await priya.sees('Everything needed is there');
  });

  it('a second press right after Next sends nothing; a considered one sends it to Colin', async () => {
    await priya.presses('Submit for consent', 'Page 9 of 9');
    await priya.sees('Not sent yet.');
    await shoot(priya, '5-page-9');
    await priya.pressesUntil('Submit for consent', 'Page 9 of 9', 'decides on management consent');
    await shoot(priya, '6-sent');
  });

  it('Colin opens the card, declares no conflict, reads three cards and consents', async () => {
    const colin = await team.windowOf('Colin Fixture');
    const base = await colin.sees('Management consent needed');
    assert.doesNotMatch((await base.textContent()) ?? '', /Kestrel|Madeup|2011/);
    await shoot(colin, '7-consent-needed');
    await colin.isOnLaptop();
    await colin.presses('Read and decide', 'Management consent needed');
    await colin.sees('Do you know this family personally?');
    await shoot(colin, '8-conflict-question');
    await colin.presses('No, go on', 'know this family personally');
    await colin.sees('Read 1 of 3');
    await colin.showsTogether('Read 1 of 3', askFirst, 'Read on');
    // A picture moves the card on the screen: first what is seen.
    await shoot(colin, '9-reading-1');
    await colin.presses('Read on', 'Read 1 of 3');
    await colin.presses('Read on', 'Read 2 of 3');
    await colin.sees('Read 3 of 3');
    await colin.showsTogether('Read 3 of 3', askFirst, 'Give consent');
    await shoot(colin, '10-reading-3');
    await colin.pressesUntil('Give consent', 'Read 3 of 3', /Consent given/);
    // What only changes a card waits two minutes while its person reads a receipt.
    await colin.presses('Close', 'Nothing else is waiting for your consent');
    await colin.sees(/Consent given by Colin Fixture, Mon 4 Jan 10:/);
    await shoot(colin, '11-consent-given');
  });

  it('Moira sees it received, Priya is told, and the mailbox has one mail without personal data', async () => {
    const moira = await team.windowOf('Moira Example');
    await moira.sees('Referral received');
    await shoot(moira, '12-received');
    await moira.presses('Read and triage', 'Referral received');
    await moira.presses('Triage', 'Referred by');
    await moira.sees('Read 1 of 3');
    await priya.sees(/Received.*Consent given by Colin Fixture/);
    await shoot(priya, '13-told');
    await priya.isOnLaptop();
    await priya.presses('Read it', /Received.*Consent given by Colin Fixture/);
    await priya.sees(/Received · MSET/);
    await shoot(priya, '14-case');
    await priya.showsTogether(/Received · MSET/, askFirst, 'Close');
    await priya.presses('Record missing', /Received · MSET/);
    const police = '▲ Ring the police first: 101, or 999 if the child is in danger';
    await priya.sees('not the police.');
    await shoot(priya, '14-record-missing');
    await priya.showsTogether('not the police.', `${police} · ${askFirst.slice(2)}`, 'Record missing');
    const mails = readdirSync(path.join(team.folder, 'mail'));
    assert.equal(mails.length, 1);
    const mail = readFileSync(path.join(team.folder, 'mail', mails[0] ?? ''), 'utf8');
    assert.match(mail, new RegExp(`Subject: MSET referral received: ${reference}`));
    assert.doesNotMatch(mail, /Kestrel|Madeup|Example Row|2011|T-1001/);
  });
});
