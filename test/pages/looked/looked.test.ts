// Who looked, in the tab of the data protection officer.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { AnswerOf, Me } from '../../../src/web/reads/all.ts';
import type { LookedPage } from '../../../src/web/reads/looked.ts';
import { me } from '../fixtures.ts';
import { looksRight } from '../looks.ts';
import { openWorld, type World } from '../world.ts';

const officer: Me = { ...me, pages: ['board', 'looked', 'training', 'help'] };
const dana = '00000000-0000-4000-8000-000000000001';
const asked = 'looked';
const looked: LookedPage = {
  now: '2027-02-02T10:00:00.000Z',
  view: 'questions',
  month: '2027-01',
  months: [
    { value: '2027-02', title: 'February 2027' },
    { value: '2027-01', title: 'January 2027' },
  ],
  groups: [
    {
      title: 'Worth a question',
      none: 'No rule has found anything in this month.',
      rows: [
        {
          title: 'Dana Sandbox · Manager, Northumbria Police',
          line: 'Same surname as the child: MSET-4F7K-24',
          more: 'Tue 12 Jan 10:04, 2 looks, as the manager above',
          id: dana,
          step: {
            title: 'Why did you look?',
            verb: 'register.why',
            data: { ref: 'MSET-4F7K-24', person: dana, because: 'sameSurname' },
          },
        },
        {
          title: 'Joss Sample · Panel member, Youth justice',
          line: `More than ten cases in an hour, and three times their next busiest hour: ${Array.from({ length: 14 }, (_none, n) => `MSET-${n + 10}7Q-2${n % 10}`).join(', ')}`,
          more: 'Wed 20 Jan 13:00, 14 looks, as an invited agency',
          id: dana,
        },
      ],
      left: 0,
    },
    {
      title: 'The month’s sample',
      none: 'It is drawn by the code of the month’s last day, so that no one chooses.',
      rows: [],
      left: 0,
    },
  ],
  notes: [
    'Rules find these, and none of them is proof. Ask the person first.',
    '1 % of the looks were outside office hours: counted, and not listed.',
  ],
  opens: { title: 'Break glass', verb: 'glass.open', data: {} },
  seal: {
    line: 'January 2027 is sealed. Compare the code with the mail of the 1st of the month after:',
    code: '7K4F-2Q9X-M0TC-R8ZE',
    mark: { isGood: true, words: 'Agrees with the code outside' },
  },
};
const one: AnswerOf<'lookedAt'> = {
  rows: [
    {
      title: 'Dana Sandbox · Manager',
      line: 'MSET-4F7K-24 · referral · as the manager above',
      more: 'Tue 12 Jan 10:04 · Open · in chat',
    },
  ],
  left: 0,
};

/** What was asked of looks one by one. */
const lookedIn = ({ server }: World): readonly string[] =>
  server.asked.map(({ path }) => path).filter((path) => path.startsWith('looked/'));

describe('Who looked in the tab', () => {
  let world: World;
  let page: Page;
  before(async () => {
    world = await openWorld();
  });
  const opens = async (width = 1280, answer: LookedPage = looked): Promise<Page> => {
    await world.begins({ [asked]: answer, [`looked/person/${dana}`]: one, me: officer });
    page = await world.opens({ link: 'looked', width });
    await page.getByRole('heading', { level: 1, name: 'Who looked' }).waitFor();
    await page.locator('[aria-label=Loading]').waitFor({ state: 'detached' });
    return page;
  };

  it('says what each rule saw, of whom, in sentences; and none is a number', async () => {
    await opens();
    const headings = await page.getByRole('main').getByRole('heading', { level: 2 }).allInnerTexts();
    assert.deepEqual(headings, ['Worth a question (2)', 'The month’s sample (0)', 'The seal']);
    const [first = ''] = await page
      .getByRole('region', { name: 'Worth a question' })
      .getByRole('listitem')
      .allInnerTexts();
    assert.match(first, /^Dana Sandbox · Manager.+\nSame surname as the child: MSET-4F7K-24\nTue 12 Jan/);
  });

  it('asks the person why by one press', async () => {
    await opens();
    const answered = page.waitForResponse(/\/press/);
    await page.getByRole('button', { name: /^Why did you look\? Dana Sandbox/ }).click();
    await answered;
    await page.getByRole('dialog').waitFor();
    assert.deepEqual(
      world.server.asked.filter(({ path }) => path.startsWith('press')).map(({ path }) => path),
      ['press'],
    );
  });

  it('is saved for a spreadsheet as it is shown, in a file that is called what it is', async () => {
    await opens();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as CSV' }).click();
    const download = await saved;
    assert.equal(download.suggestedFilename(), 'who-looked-questions-2027-01.csv');
    const lines = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\r\n');
    assert.equal(lines.length, 3);
    assert.match(lines[1] ?? '', /Dana Sandbox.+Same surname as the child/);
  });

  it('reads the looks of a person only once they are asked for', async () => {
    await opens();
    assert.deepEqual(lookedIn(world), []);
    // Heard apart from its row, a fold says whose looks are in it.
    await page
      .getByRole('button', { name: /^Looks of the last year ?: Dana Sandbox · Manager/ })
      .first()
      .click();
    await page.getByText('MSET-4F7K-24 · referral · as the manager above').waitFor();
    assert.deepEqual(lookedIn(world), [`looked/person/${dana}`]);
  });

  it('shows the rest of a list that is cut, once it is asked for: of looks one by one, and by case', async () => {
    const row = {
      title: 'MSET-4F7K-24',
      line: '3 looks by 1 person',
      more: 'last Tue 12 Jan 10:04',
      id: 'MSET-4F7K-24',
    };
    const listOf = (rows: readonly (typeof row)[], left: number): LookedPage => ({
      ...looked,
      view: 'case',
      groups: [{ title: 'By case', none: 'No one.', rows, left }],
    });
    await opens(1280, listOf([row], 1));
    await page.getByRole('heading', { name: 'By case (2)' }).waitFor();
    const last = { ...row, title: 'MSET-7K4F-33', id: 'MSET-7K4F-33' };
    world.answers('looked?view=case&month=2027-01&left=1', { body: listOf([last], 0) });
    await page.getByRole('button', { name: 'More (1)' }).click();
    await page.getByText('MSET-7K4F-33', { exact: true }).waitFor();
    assert.equal(await page.getByRole('button', { name: /^More / }).count(), 0);
    world.answers('looked/case/MSET-7K4F-33', { body: { ...one, left: 1 } });
    const older = { title: 'Joss Sample', line: 'MSET-7K4F-33 · referral', more: 'Mon 11 Jan 09:00' };
    world.answers('looked/case/MSET-7K4F-33?left=1', { body: { rows: [older], left: 0 } });
    await page.getByRole('button', { name: 'Look by look' }).last().click();
    await page.getByRole('button', { name: 'More (1)' }).click();
    await page.getByText('Mon 11 Jan 09:00').waitFor();
    assert.equal(await page.getByText('Dana Sandbox · Manager').count(), 1, 'those before stay');
  });

  it('is asked by case, by person and by day, and of another month', async () => {
    await opens();
    world.answers('looked?view=case', { body: { ...looked, view: 'case' } });
    await page.getByLabel('Show').selectOption({ label: 'By case' });
    await page.getByRole('button', { name: 'Look by look' }).first().waitFor();
    world.answers('looked?view=case&month=2027-02', { body: { ...looked, view: 'case', month: '2027-02' } });
    await page.getByLabel('Month', { exact: true }).selectOption({ label: 'February 2027' });
    await page.getByRole('button', { name: 'Check February 2027 now' }).waitFor();
  });

  it('says who broke glass and what for, and a review is opened by one press', async () => {
    await opens();
    const rows = [
      {
        title: 'Dana Sandbox · Manager',
        line: 'MSET-4F7K-24 · Out-of-hours safeguarding: the police have found her',
        more: 'Tue 12 Jan 22:04 · was open until Wed 13 Jan 22:04',
        id: dana,
        step: { title: 'Review', verb: 'glass.review', data: { ref: 'MSET-4F7K-24', fact: '7' } },
      },
    ];
    const groups = [{ title: 'To review', none: 'Nothing waits for a review.', rows, left: 0 }];
    world.answers('looked?view=glass', { body: { ...looked, view: 'glass', groups } });
    await page.getByLabel('Show').selectOption({ label: 'Broken glass' });
    await page.getByRole('region', { name: 'To review' }).waitFor();
    await page.getByRole('button', { name: 'Looks of the last year' }).click();
    await page.getByText('MSET-4F7K-24 · referral · as the manager above').waitFor();
    assert.deepEqual(lookedIn(world), [`looked/person/${dana}`]);
    const pressed = page.waitForRequest(/\/press$/);
    await page.getByRole('button', { name: /^Review Dana Sandbox.+the police have found her/ }).click();
    assert.match((await pressed).postData() ?? '', /glass\.review/);
    await page.getByRole('dialog').waitFor();
  });

  it('checks a month when it is asked, and says what is wrong', async () => {
    await opens();
    const line = 'MSET-4F7K-24: 2027-01-12, 6 looks were sealed, 5 are there';
    world.answers('looked-check/2027-01', { body: { isGood: false, lines: [line] } });
    await page.getByRole('button', { name: 'Check January 2027 now' }).click();
    await page.getByText(line).waitFor();
    world.answers('looked-check/2027-01', { body: { isGood: true, lines: [] } });
    await page.getByRole('button', { name: 'Check January 2027 now' }).click();
    await page.getByText('All looks of January 2027 that were sealed are there, as they were written.').waitFor();
  });

  looksRight({ name: 'who looked', shot: 'looked', world: () => world, widths: [1280, 390, 320], opens });
});
