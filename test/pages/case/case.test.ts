// The page of one case: what is read first, what happened, and what may be done.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Card } from '../../../src/cards/blocks.ts';
import type { Me } from '../../../src/web/reads/all.ts';
import type { CasePage } from '../../../src/web/reads/case.ts';
import type { CaseHistory } from '../../../src/web/reads/history.ts';
import {
  atCase as at,
  atHistory,
  betweenCase,
  caseOf,
  childHeading,
  chronologyOf,
  episodes,
  historyOf,
  identityCase,
  midwayCase,
  reference,
  reviewedCase,
  reviewedHistory,
  step,
} from './case-fixtures.ts';
import { cardsOf, Desk } from '../card/desk-fixture.ts';
import { me } from '../fixtures.ts';
import { openWorld, type World } from '../world.ts';

describe('A case in the tab', () => {
  let world: World;
  let card: (name: string) => Card;
  let page: Page;
  before(async () => {
    world = await openWorld();
    card = await cardsOf();
  });
  const opens = async (data: CasePage = caseOf(), width = 1280): Promise<void> => {
    await world.begins({ [at]: data });
    page = await world.opens({ link: `case/${reference}`, width });
    await page.getByRole('group', { name: 'What you can do' }).waitFor();
  };
  /** Opens the case, and presses History. */
  const opensHistory = async (history: CaseHistory = historyOf(), data: CasePage = caseOf()): Promise<void> => {
    await world.begins({ [at]: data, [atHistory]: history });
    page = await world.opens({ link: `case/${reference}` });
    await page.getByRole('button', { name: 'History', exact: true }).click();
    await page.getByRole('button', { name: 'Newest first' }).waitFor();
  };
  const headings = async (): Promise<readonly string[]> => page.getByRole('heading', { level: 2 }).allInnerTexts();
  const boxOf = async (name: string) => {
    const box = await page.getByRole('region', { name, exact: true }).boundingBox();
    assert.ok(box, name);
    const [x, y] = [Math.round(box.x), Math.round(box.y)];
    return { x, y, right: Math.round(box.x + box.width), bottom: Math.round(box.y + box.height) };
  };
  const steps = async (): Promise<readonly string[]> =>
    page.getByRole('group', { name: 'What you can do' }).getByRole('button').allInnerTexts();

  it('is read in the order of the work: strengths and voice, what is to be done, the worry, what was decided', async () => {
    await opens();
    assert.deepEqual(await headings(), [
      'Strengths and voice',
      'Actions',
      'What happens next',
      'People',
      'The picture',
      'History',
      'Who looked',
    ]);
    await opens(midwayCase);
    assert.deepEqual(await headings(), [
      'Strengths and voice',
      'Chronology of missing episodes',
      'Actions',
      'Risk',
      'What happens next',
      'People',
      'The picture',
      'What was decided',
      'Then and now',
      'The referral',
      'History',
      'Who looked',
    ]);
  });
  it('has, in the middle of its way, two screens and a half: what one seldom reads is folded, and says what it holds', async () => {
    await opens(midwayCase);
    const height = await page.evaluate<number>('document.documentElement.scrollHeight');
    assert.ok(height <= 2500, `${height} px`);
    const sheet = page.getByRole('region', { name: 'The referral' });
    assert.match(await sheet.innerText(), /Strengths · The child’s voice · Safety first · The child · Home and school/);
    assert.equal(await sheet.locator('dt').count(), 0);
    await sheet.getByRole('button', { name: 'The referral' }).click();
    assert.equal(await sheet.locator('dt').count(), 30);
    await sheet.getByRole('button', { name: 'The referral' }).click();
    assert.equal(await sheet.locator('dt').count(), 0);
    for (const [region, button, within] of [
      ['Chronology of missing episodes', 'What is known of each', 'Missing episode M1, question 1'],
      ['Actions', 'Ended (1)', 'A3 · Patrol · Education'],
      ['What was decided', 'The decision before', 'Decision: To full panel, question 1'],
      ['Risk', 'Signs, points and versions', 'Signs, question 1'],
    ] as const) {
      const one = page.getByRole('region', { name: region });
      assert.equal(await one.getByText(within, { exact: true }).count(), 0, within);
      await one.getByRole('button', { name: button }).click();
      await one.getByText(within, { exact: true }).waitFor();
    }
  });
  it('has its work beside its story, and fills the story’s column while the work is longer', async () => {
    await opens(midwayCase);
    const [first, work, decided, referral] = await Promise.all(
      ['Strengths and voice', 'Chronology of missing episodes', 'What was decided', 'The referral'].map(boxOf),
    );
    const [last, history] = await Promise.all(['People', 'History'].map(boxOf));
    assert.ok(first && work && decided && referral && last && history);
    assert.equal(work.y, first.y);
    for (const one of [decided, referral]) {
      assert.equal(one.right, first.right);
      assert.ok(one.right < work.x && one.y < last.bottom);
    }
    assert.ok(history.right === work.right && history.x === first.x && history.y > last.bottom);
    // Where there is less to do than to read, what is read has the width that is free.
    await opens({
      ...midwayCase,
      actions: [],
      missing: [],
      next: [],
      people: [],
      invited: [],
      picture: midwayCase.picture.filter(({ of }) => of !== 'risk' && of !== 'missing'),
    });
    const [few, wide] = await Promise.all(['Actions', 'What was decided'].map(boxOf));
    assert.ok(few && wide && wide.y > few.bottom && wide.right === few.right);
  });
  it('has the referral open as long as nothing was decided, and where a link leads to it', async () => {
    await opens({ ...midwayCase, wasDecided: false });
    assert.equal(await page.getByRole('button', { name: 'The referral' }).getAttribute('aria-expanded'), 'true');
    for (const [place, button] of [
      ['referral', 'The referral'],
      ['changes', 'Then and now'],
    ] as const) {
      await world.begins({ [at]: midwayCase });
      page = await world.opens({ link: `case/${reference}/${place}` });
      const one = page.getByRole('button', { name: button });
      await one.waitFor();
      assert.equal(await one.getAttribute('aria-expanded'), 'true', place);
    }
    await world.begins({ [at]: midwayCase });
    page = await world.opens({ link: `case/${reference}/A3` });
    await page.locator('[data-at=A3]:focus').waitFor();
  });
  it('begins, where the child may be known, with what looks alike and what is compared by a press', async () => {
    const other = 'MSET-9K2M-4D';
    const alike = [
      {
        title: 'By the duplicate check',
        lines: [{ label: `Open with plan · ${other}`, value: 'The same name and date of birth.' }],
      },
      { title: `Referred before: ${other}`, lines: [{ label: 'Ended', value: 'Closed, Mon 4 Jan 10:00' }] },
    ];
    const data = { ref: reference, other, from: 'case' };
    const compare = [{ title: `Compare with ${other}`, verb: 'triage.compare', data }];
    await opens(caseOf({ alike, compare }));
    assert.equal((await headings())[0], 'Cases that look alike');
    const sheet = page.getByRole('region', { name: 'Cases that look alike' });
    assert.match(
      await sheet.innerText(),
      /Open with plan · MSET-9K2M-4D\s+The same name[^]*Referred before: MSET-9K2M-4D/,
    );
    const desk = Desk.at(world, card('compare'));
    await sheet.getByRole('button', { name: `Compare with ${other}` }).click();
    await page.locator('.mset-card').waitFor();
    assert.deepEqual(desk.presses[0], { verb: 'triage.compare', data });
  });
  it('has the family’s side, person by person, as it was said', async () => {
    const lines = [
      { label: 'Mother: parental responsibility', value: 'Yes' },
      { label: 'Mother: told', value: 'That he was referred, by Priya Testworth\nat home' },
    ];
    await opens(caseOf({ picture: [{ title: 'The family’s side', lines }] }));
    const sheet = page.getByRole('region', { name: 'The picture' });
    assert.match(
      await sheet.innerText(),
      /The family’s side\s+Mother: parental responsibility\s+Yes\s+Mother: told\s+That/,
    );
  });
  it('names all who are invited, agencies and people, and until when', async () => {
    await opens();
    const sheet = page.getByRole('region', { name: 'People' });
    const invited = /Invited\s+Northumbria Police, Health, Una Fakename until Tuesday 12 January 2027/;
    assert.match(await sheet.innerText(), invited);
    assert.doesNotMatch(await sheet.innerText(), /Agencies invited/);
  });
  it('shows an agency that reads between meetings where it stands, and says nothing of what it does not read', async () => {
    await opens(betweenCase);
    assert.deepEqual(await headings(), ['Chronology of missing episodes', 'What happens next']);
    assert.ok(await page.getByRole('heading', { level: 1, name: 'Kestrel Madeup', exact: true }).isVisible());
    assert.ok(await page.getByText(`${reference} · born 2011`).isVisible());
    assert.ok(await page.getByText('Someone must not be told.').isVisible());
    assert.equal(await page.getByText('No action is set.').count(), 0);
    assert.equal(await page.getByText('say whether you or your team know this family').count(), 0);
    assert.deepEqual(await steps(), ['Record missing', 'Add update']);
  });
  it('has the way to all decisions and to all actions beside those that it shows', async () => {
    await opens(
      caseOf({
        picture: [
          { title: 'Decision: Open with plan', of: 'decided', lines: [{ label: 'Risk band', value: 'Moderate' }] },
        ],
        allDecisions: step('All decisions', 'case.decisions'),
        allActions: step('All actions', 'case.actions'),
      }),
    );
    for (const [region, name] of [
      ['What was decided', 'All decisions'],
      ['Actions', 'All actions'],
    ] as const) {
      assert.equal(await page.getByRole('region', { name: region }).getByRole('button', { name }).count(), 1, name);
    }
  });
  it('has the chronology of missing episodes: how long each lasted, and its interview', async () => {
    await opens(caseOf({ missing: episodes }));
    const sheet = page.getByRole('region', { name: 'Chronology of missing episodes' });
    assert.deepEqual(
      (await sheet.getByRole('listitem').allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ')),
      [
        'M1 Fri 1 Jan 22:00 to Sat 2 Jan 11:30 13 hours 30 minutes · police grade: Medium Return interview ▲ held after 73 hours, late',
        'M2 Sun 3 Jan 20:15 to Mon 4 Jan 06:00 9 hours 45 minutes · police grade: not graded Return interview due by Thu 7 Jan 06:00, attempted twice',
        'M3 Tue 5 Jan 21:00 ▲ Missing now · 12 hours so far · police grade: High',
      ],
    );
  });
  it('says before everything else what nobody may overlook', async () => {
    const own = [{ label: 'Who must not be told?', value: 'His uncle' }];
    await opens(caseOf({ warnings: [{ title: 'Someone must not be told.', lines: own }] }));
    const sheet = page.getByRole('region', { name: 'Where the case stands' });
    assert.match(
      await sheet.innerText(),
      /^\s*Someone must not be told\.\s+Who must not be told\? His uncle\s+MSET-4F7K-24 · born/,
    );
  });
  it('keeps people’s own words in the lines in which they were typed', async () => {
    await opens();
    const words = page.getByText('Grandmother is a safe place and rings us.');
    assert.equal(await words.innerText(), 'Grandmother is a safe place and rings us.\nMother reports missing at once.');
  });
  it('says where the case stands on its way', async () => {
    await opens();
    const here = page.locator('[aria-current=step]');
    assert.equal(await here.count(), 1);
    assert.match(await here.innerText(), /now:\s+Received\s+since Wed 6 Jan/);
    assert.equal(await page.getByRole('list', { name: 'The case so far' }).getByRole('listitem').count(), 6);
  });
  it('names nobody in its title or address', async () => {
    await opens();
    assert.ok(await page.getByRole('heading', { level: 1, name: childHeading }).isVisible());
    assert.ok(await page.getByText(`${reference} · born Monday 14 March 2011`).isVisible());
    assert.equal(await page.title(), 'MSET');
    assert.doesNotMatch(page.url(), /Kestrel|Madeup/i);
  });
  it('shows no more than name and birth year, and one button, to whoever has a question to answer first', async () => {
    await opens(identityCase);
    assert.ok(await page.getByRole('heading', { level: 1, name: 'Kestrel Madeup', exact: true }).isVisible());
    assert.ok(await page.getByText(`${reference} · born 2011`).isVisible());
    assert.deepEqual([await headings(), await steps()], [[], ['Open']]);
  });

  it('has its steps in order: the first stands out, what is hard to undo is last, and the rest is behind More', async () => {
    await opens();
    assert.deepEqual(await steps(), [
      'List for pre-MSET',
      'Return for information',
      'Urgent: strategy discussion',
      'Read',
      'More …',
    ]);
    await page.getByRole('button', { name: 'More …' }).click();
    assert.deepEqual((await steps()).slice(4), ['Restrict', 'Decline', 'Fewer']);
    await page.setViewportSize({ width: 360, height: 800 });
    await page.getByRole('button', { name: 'Fewer' }).click();
    assert.deepEqual(await steps(), ['List for pre-MSET', 'More …']);
  });
  it('opens each step with its own press, and an action’s from its line', async () => {
    await opens();
    const desk = Desk.at(world, card('list'), card('verify'));
    await page.getByRole('button', { name: 'List for pre-MSET' }).click();
    await page.locator('.mset-card').waitFor();
    assert.deepEqual(desk.presses[0], { verb: 'triage.list', data: { ref: reference, command: 'triage.list' } });
    await page.getByRole('button', { name: 'Verify: A3' }).click();
    await page.getByRole('dialog', { name: 'Verify' }).waitFor();
    await page.getByText('List for pre-MSET: ').waitFor({ state: 'detached' });
    await page.getByRole('dialog', { name: 'Verify' }).locator('.mset-card').waitFor();
    assert.equal(await page.locator('.mset-card').count(), 1);
    assert.deepEqual(desk.presses[1], { verb: 'action.verify', data: { ref: reference, action: 'A3' } });
  });
  it('keeps a panel open to its end, even when the case is closed to the person meanwhile', async () => {
    await opens(caseOf({ steps: [step('Declare conflict', 'consent.conflict')] }));
    Desk.at(world, card('conflict in a meeting, declared'));
    await page.getByRole('button', { name: 'Declare conflict' }).click();
    await page.locator('.mset-card').waitFor();
    world.answers(at, { status: 404 });
    world.server.tell('board');
    await page.getByText('The test says 404.').waitFor();
    assert.equal(await page.getByText('Strengths and voice').count(), 0, 'nothing of the case is left');
    assert.ok(await page.locator('.mset-card').getByText('You can no longer open this case.').isVisible());
  });

  it('is opened by break glass where it is not available, of every reference, and offered to those alone who may', async () => {
    const glass = { title: 'Break glass', verb: 'glass.open', data: {} };
    const button = () => page.getByRole('button', { name: 'Break glass' });
    const opensNone = async (who: Me, link: string): Promise<void> => {
      await world.begins({ me: who });
      world.answers(`cases/${link}`, { status: 404, body: { error: 'x', message: 'That is not available.' } });
      page = await world.opens({ link: `case/${link}` });
      await page.getByText('That is not available.').waitFor();
    };
    await opensNone(me, reference);
    assert.equal(await button().count(), 0, 'offered to a person who may not');
    await opensNone({ ...me, glass }, 'MSET-4F7K');
    assert.equal(await button().count(), 0, 'offered of what is no reference');
    await opensNone({ ...me, glass }, reference);
    const desk = Desk.at(world, card('glass.open'));
    await button().click();
    await page.locator('.mset-card').waitFor();
    assert.deepEqual(desk.presses[0], { verb: 'glass.open', data: { ref: reference } });
  });

  it('tells its story newest first, turned on demand, folded away on demand', async () => {
    await opensHistory(historyOf({ chronology: chronologyOf(25) }));
    const times = page.getByRole('listitem').locator('time');
    const shown = async (): Promise<readonly (string | null)[]> =>
      Promise.all((await times.all()).map((one) => one.getAttribute('datetime')));
    const all = chronologyOf(25).map((one) => one.at);
    assert.deepEqual(await shown(), all.toReversed().slice(0, 20));
    await page.getByRole('button', { name: 'Show all 25' }).click();
    assert.equal((await shown()).length, 25);
    await page.getByRole('button', { name: 'Newest first' }).click();
    assert.deepEqual(await shown(), all);
    const fold = page.getByRole('button', { name: 'History', exact: true });
    await fold.click();
    assert.equal(await fold.getAttribute('aria-expanded'), 'false');
    assert.equal(await times.count(), 0);
  });
  it('strikes through what was put right, says so in words, and leads to the form for what may be', async () => {
    const righted = 'Put right on Mon 4 Jan 11:00 by Moira Example: The wrong child.';
    const button = { title: 'Put right', verb: 'right.put', data: { ref: reference, fact: '2' } };
    const chronology = chronologyOf(3).map(
      (one, place) => [one, { ...one, what: 'a slip', righted }, { ...one, what: 'a decision', button }][place] ?? one,
    );
    await opensHistory(historyOf({ chronology }));
    const desk = Desk.at(world, card('list'));
    const line = page.getByRole('listitem').filter({ hasText: righted });
    assert.equal(await line.locator('s').innerText(), 'A slip');
    assert.ok(await line.getByText(righted).isVisible());
    assert.equal(await line.getByRole('button').count(), 0, 'it is done');
    await page.getByRole('button', { name: 'Put right: a decision' }).click();
    await page.locator('.mset-card').waitFor();
    assert.deepEqual(desk.presses[0], { verb: button.verb, data: button.data });
  });
  it('says as what people looked at it once that is asked for, and names no one', async () => {
    const rows = [{ title: 'Co-ordinator', line: '3 looks by 2 people', more: 'last Mon 4 Jan 10:42' }];
    await world.begins({ [at]: caseOf(), [`${at}/looks`]: { rows } });
    page = await world.opens({ link: `case/${reference}` });
    await page.getByRole('button', { name: 'Who looked' }).waitFor();
    assert.ok(!world.server.asked.some(({ path }) => path.endsWith('/looks')));
    await page.getByRole('button', { name: 'Who looked' }).click();
    const told = page.getByRole('region', { name: 'Who looked' });
    await told.getByText('3 looks by 2 people').waitFor();
    await told.getByText('No names stand here.').waitFor();
  });

  it('reads its history when it is opened, and not before', async () => {
    await opens();
    const fold = page.getByRole('button', { name: 'History', exact: true });
    assert.equal(await fold.getAttribute('aria-expanded'), 'false');
    assert.equal(world.server.count(atHistory), 0);
    world.answers(atHistory, { status: 503 });
    await fold.click();
    await page.getByText('The test says 503.').waitFor();
    world.answers(atHistory, { body: historyOf() });
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('button', { name: 'Newest first' }).waitFor();
    await opens(caseOf({ history: false }));
    assert.equal(await page.getByRole('button', { name: 'History', exact: true }).count(), 0, 'not for this person');
  });
  it('leads to all missing episodes in its history, where it shows the newest', async () => {
    const told = [{ title: 'Missing episode M1', lines: [{ label: 'Last seen', value: 'At the bus station.' }] }];
    await world.begins({
      [at]: caseOf({ missing: episodes.slice(1), moreMissing: 1 }),
      [atHistory]: historyOf({ missing: episodes, episodes: told }),
    });
    page = await world.opens({ link: `case/${reference}` });
    assert.equal(await page.getByText('13 hours 30 minutes').count(), 0);
    await page.getByRole('link', { name: 'All 3 in History' }).click();
    await page.getByRole('heading', { name: 'All 3 missing episodes' }).waitFor();
    await page.getByText('13 hours 30 minutes').waitFor();
    await page.getByText('At the bus station.').waitFor();
  });
  it('is drawn as a line of time, by kind, with the same in words for those who do not see it', async () => {
    await opensHistory(historyOf({ chronology: chronologyOf(25) }));
    const drawing = page.getByRole('img', {
      name: /^From .* 2027: Referral and consent 10, Meetings 5, Actions 5, Reminders 5\.$/,
    });
    await drawing.waitFor();
    assert.equal(await drawing.locator('circle').count(), 25);
    await opensHistory(historyOf({ chronology: chronologyOf(1) }));
    assert.equal(await page.getByRole('img').count(), 0, 'of one day the list is all');
  });
  it('draws bands as bars with their words, and reviews and ends in lanes of their own', async () => {
    await opensHistory(reviewedHistory, reviewedCase);
    const drawing = page.getByRole('img', {
      name: /Reviews and updates 3, Endings and hand-overs 1, .*Risk band: Significant, then Moderate, then Emerging\.$/,
    });
    await drawing.waitFor();
    assert.deepEqual(await drawing.locator('text').allTextContents(), ['Significant', 'Moderate', 'Emerging']);
  });
  it('says the next step and its day at the top', async () => {
    await opens();
    const sheet = page.getByRole('region', { name: 'Where the case stands' });
    await sheet.getByText('Next: Triage, due Tue 12 Jan 13:00').waitFor();
  });
  it('compares the last review with this one: what differs, and all when asked', async () => {
    await opens(reviewedCase);
    const sheet = page.getByRole('region', { name: 'Then and now' });
    assert.match(await sheet.innerText(), /What is different from the time before: strengths, the child’s own words\./);
    await sheet.getByRole('button', { name: 'Then and now' }).click();
    assert.deepEqual(await sheet.locator('dt').allInnerTexts(), ['Strengths', 'The child’s own words']);
    await sheet.getByRole('button', { name: 'Show all (1 the same)' }).click();
    assert.deepEqual((await sheet.locator('dt').allInnerTexts()).at(-1), 'Trusted adult');
    await sheet.getByText(/The same$/).waitFor();
    await sheet.getByRole('button', { name: 'Show only what differs' }).click();
    assert.equal(await sheet.locator('dt').count(), 2);
  });
  it('names people with what they are, their phone and a chat, where the directory has them', async () => {
    await opens();
    const people = page.getByRole('region', { name: 'People' });
    const referrer = people.getByRole('listitem').filter({ hasText: 'Priya Testworth' });
    assert.match(await referrer.innerText(), /Referred by\s+Priya Testworth\s+Practitioner · Locality East/);
    const ring = referrer.getByRole('link', { name: 'Ring Priya Testworth, 0191 498 0007' });
    assert.equal(await ring.getAttribute('href'), 'tel:01914980007');
    const chat = referrer.getByRole('link', { name: 'Chat with Priya Testworth' });
    assert.match((await chat.getAttribute('href')) ?? '', /^https:\/\/teams\.microsoft\.com\/l\/chat\//);
    assert.equal(await people.getByRole('listitem').filter({ hasText: 'Colin' }).getByRole('link').count(), 0);
    const owner = page.getByRole('region', { name: 'Actions' }).getByRole('link', { name: 'Chat with Sgt Ravi Mock' });
    assert.equal(await owner.count(), 2);
  });
  it('leads to an action or a section of it, also from one to the other', async () => {
    await world.begins({ [at]: caseOf(), [atHistory]: historyOf() });
    page = await world.opens({ link: `case/${reference}/A3` });
    const place = page.locator('[data-at=A3]');
    await place.and(page.locator(':focus')).waitFor();
    const where = await page.evaluate<readonly number[]>(
      `[document.activeElement.getBoundingClientRect().top, document.activeElement.getBoundingClientRect().bottom, innerHeight, scrollY]`,
    );
    assert.ok((where[0] ?? -1) >= 0 && (where[1] ?? 0) <= (where[2] ?? 0), where.join(' '));
    const reads = world.server.count(at);
    await page.evaluate(`location.hash = '#/case/${reference}/history'`);
    await page.locator('[data-at=history]:focus').waitFor();
    await page.getByRole('button', { name: 'Newest first' }).waitFor();
    assert.equal(world.server.count(at), reads, 'it is the same page');
  });
  it('shows what an answer was before and what it is since, also to who does not see it', async () => {
    await opensHistory();
    const changed = page.locator('dd', { hasText: 'His grandmother rings us' });
    const said = (await changed.innerText()).replaceAll(/\s+/g, ' ');
    assert.equal(said, 'before: not answered , now: His grandmother rings us when he leaves.');
  });
  it('leads to what is made for paper', async () => {
    await opens();
    const links = page.getByRole('navigation', { name: 'Print' }).getByRole('link');
    assert.deepEqual(await Promise.all((await links.all()).map((link) => link.getAttribute('href'))), [
      `#/print/chronology/${reference}`,
      `#/print/extract/m1/${reference}`,
    ]);
  });
  it('reads again when something has happened', async () => {
    await opens();
    world.answers(at, { body: caseOf({ stageLabel: 'Held, next month' }) });
    world.server.tell('board');
    await page.getByText('Held, next month').waitFor();
  });
});
