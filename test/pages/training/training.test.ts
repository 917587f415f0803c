// The pages Training and Young people's say, and a certificate, as axe sees them and as a person sees them.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Print } from '../../../src/reading/print/paper.ts';
import type { Says } from '../../../src/web/reads/say.ts';
import type { Trainings } from '../../../src/web/reads/trainings.ts';
import { now } from '../fixtures.ts';
import { looksRight } from '../looks.ts';
import { openWorld, type World } from '../world.ts';

const button = (title: string, verb: string, style?: 'positive' | 'destructive') => ({
  title,
  verb,
  data: { training: 'TRN-1234-5678' },
  ...(style && { style }),
});
const title = 'Exploitation basics';
const link =
  'https://teams.example/l/meetup-join/19%3ameeting_NDc0YjYxZTctMzBjZS00ZGQ3LWE2MjUtYzE2NzY5ZTk4ZTZh%40thread.v2/0';
const training: Trainings = {
  now,
  ahead: [
    {
      id: 'TRN-1234-5678',
      title,
      when: 'Tue 19 Jan 10:00',
      place: 'Example House, room 2',
      line: 'For practitioner, manager · 3 of 20 free',
      steps: [button('Sign up', 'training.sign-up', 'positive')],
    },
    {
      id: 'TRN-1234-5679',
      title: 'The National Referral Mechanism for first responders, with what changes in April',
      when: 'Thu 11 Feb 14:00',
      place: link,
      line: 'For everyone · full, 4 waiting',
      own: 'You are number 2 on the waiting list',
      steps: [
        button('Who is coming', 'training.open'),
        button('Cancel my place', 'training.give-up'),
        button('Change', 'training.change'),
        button('Cancel training', 'training.cancel', 'destructive'),
      ],
    },
  ],
  done: [
    {
      title,
      when: 'Tuesday 13 January 2026',
      again: 'Due again from Thursday 13 January 2028.',
      due: false,
      link: 'print/certificate/TRN-1234-5670',
    },
    {
      title: 'Contextual safeguarding',
      when: 'Monday 4 November 2024',
      again: 'Due again since Wednesday 4 November 2026.',
      due: true,
      link: 'print/certificate/TRN-1234-5671',
    },
  ],
  held: [
    {
      id: 'TRN-1234-5672',
      title,
      when: 'Tue 8 Dec 2026, 10:00',
      line: '14 came',
      steps: [button('Record who came', 'training.record')],
    },
  ],
  offer: { title: 'Offer training', verb: 'training.offer', data: {} },
};
const noTraining: Trainings = { now, ahead: [], done: [], held: [] };

const say: Says = {
  now,
  quarters: [
    {
      quarter: 'October to December 2026',
      count: 15,
      heard: { yes: 9, partly: 4, no: 2 },
      helped: { yes: 6, partly: 0, no: 9 },
      words: ['Ask me before you ring my school.', `Same worker.${' Not a new one every time.'.repeat(12)}`],
      done: [],
    },
    {
      quarter: 'July to September 2026',
      count: 5,
      heard: { yes: 5, partly: 0, no: 0 },
      helped: { yes: 2, partly: 2, no: 1 },
      words: [],
      done: [{ said: 'Meetings are too long.', did: 'They end after an hour.' }],
    },
  ],
};
const certificate: Print = {
  title: 'Certificate of attendance',
  line: 'MSET training. Printed Tue 12 Jan 2027, 10:00.',
  sections: [
    {
      title: 'Ravi Mock',
      lines: [
        { label: 'Of', value: 'Northumbria Police' },
        { label: 'Took part in', value: title },
        { label: 'On', value: 'Tuesday 8 December 2026' },
        { label: 'Recorded as', value: 'TRN-1234-5672' },
      ],
    },
  ],
};

const printed = 'print/certificate/TRN-1234-5672';
const pages: readonly (readonly [name: string, link: string, heading: string, answer: object])[] = [
  ['training', 'training', 'Training', training],
  ['training-of-none', 'training', 'Training', noTraining],
  ['say', 'say', 'Young people’s say', say],
  ['say-of-none', 'say', 'Young people’s say', { now, quarters: [] }],
  ['certificate', printed, 'Certificate of attendance', certificate],
];

describe('Training and young people’s say in the tab', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  const opens = async (link: string, heading: string, answer: object, width = 1280): Promise<Page> => {
    await world.begins({ [link]: answer });
    const page = await world.opens({ link, width });
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await page.locator('[aria-label=Loading]').waitFor({ state: 'detached' });
    return page;
  };

  for (const [name, link, heading, answer] of pages) {
    const shown = async (width: number): Promise<Page> => opens(link, heading, answer, width);
    looksRight({ name, shot: name, world: () => world, widths: [1280, 450, 320], opens: shown });
  }

  it('what was done is said beside its quarter, where nothing was too, and where it is written', async () => {
    const page = await opens('say', 'Young people’s say', say);
    const [none, done] = ['October to December 2026', 'July to September 2026'].map((name) =>
      page.getByRole('region', { name }),
    );
    assert.equal(await none?.getByText('Nothing is written yet of what was done about it.').count(), 1);
    assert.equal(await done?.getByText('We did: They end after an hour.').count(), 1);
    assert.equal(await done?.getByText('Nothing is written yet').count(), 0);
    await page.getByText(/comes from the council’s settings \(guidance, youSaid/).waitFor();
  });

  it('Sign up is reached and pressed with the keyboard alone', async () => {
    const page = await opens('training', 'Training', training);
    const wanted = page.getByRole('button', { name: `Sign up: ${title}, Tue 19 Jan 10:00` });
    const isThere = async (): Promise<boolean> => wanted.evaluate((one) => one === one.ownerDocument.activeElement);
    for (let tabs = 0; tabs < 30 && !(await isThere()); tabs += 1) await page.keyboard.press('Tab');
    assert.ok(await isThere());
    const sent = page.waitForRequest(
      (one) => one.method() === 'POST' && (one.postData() ?? '').includes('training.sign-up'),
    );
    await page.keyboard.press('Enter');
    assert.match((await sent).postData() ?? '', /TRN-1234-5678/);
  });

  it('a link to join by is a link, and a room is not', async () => {
    const page = await opens('training', 'Training', training);
    assert.equal(await page.getByRole('link', { name: link }).getAttribute('href'), link);
    assert.equal(await page.getByRole('link', { name: 'Example House' }).count(), 0);
  });
});
