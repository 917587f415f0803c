// The page of a request for a record, the finder on the register and what was released, as axe sees them and as a person does.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { AccessPage } from '../../../src/web/reads/access.ts';
import type { Printed } from '../../../src/web/reads/print.ts';
import type { RegisterPage } from '../../../src/web/reads/register.ts';
import { now } from '../fixtures.ts';
import { looksRight } from '../looks.ts';
import { openWorld, type World } from '../world.ts';

const id = 'REG-1234-5677';
const button = (title: string, verb: string) => ({ title, verb, data: { register: id } });
const another = 'It is about another person (Schedule 2, paragraph 16)';
type Item = AccessPage['items'][number];
const item = (number: number, more: Partial<Item> = {}): Item => ({
  id: `MSET-4F7K-24/${number}`,
  title: 'Review prepared',
  line: 'Mon 4 Jan 10:00, Priya Fixture',
  flags: [],
  as: 'give',
  choice: 'Give',
  said: false,
  lines: [{ label: 'What has changed?', pieces: [{ text: 'No new phones since the new year.', out: false }] }],
  step: button('Decide on an item', 'register.item'),
  ...more,
});
const page: AccessPage = {
  now,
  id,
  title: 'Someone asks for their record',
  line: 'MSET-4F7K-24: decide what is given.',
  when: 'due Thu 4 Feb 17:00',
  late: false,
  items: [
    item(7, {
      flags: ['Another child'],
      as: 'black',
      choice: `Black out: ${another}`,
      said: true,
      lines: [
        {
          label: 'What has changed?',
          pieces: [
            { text: 'He went home with ', out: false },
            { text: 'Robin', out: true },
            { text: ', twice.', out: false },
          ],
        },
      ],
    }),
    item(8, {
      flags: ['Fewer people read it than the case'],
      as: 'undecided',
      choice: 'Not decided: nothing of it leaves',
    }),
    item(9, { flags: ['From the police'], as: 'withhold', choice: `Withhold: ${another}`, said: true }),
    ...Array.from({ length: 60 }, (_none, place) => item(10 + place)),
  ],
  steps: [button('Black out words', 'register.black'), button('Ask for the second look', 'register.send')],
};
const { step: _step, ...read } = item(7);
const answered: AccessPage = {
  ...page,
  title: 'A record was given',
  when: '',
  items: [],
  steps: [],
  print: `print/access/${id}`,
};
const toSign: AccessPage = {
  ...page,
  late: true,
  items: [{ ...read, flags: ['Another child'] }],
  steps: [button('Sign', 'register.sign')],
};
const released: Printed = {
  title: `What is held: ${id}`,
  line: 'Printed by Ife Audit. Confidential: for the person who asked, and no one else.',
  sections: [
    {
      title: 'MSET-4F7K-24/7. Review prepared',
      lines: [{ label: 'What has changed?', value: 'He went home with [blacked out], twice.' }],
    },
    {
      title: 'What is not given, and why',
      lines: [],
      rows: [
        ['Item', 'What', 'Why'],
        ['MSET-4F7K-24/9', 'Not given', another],
      ],
    },
  ],
  file: `access/${id}/file`,
};
const register: RegisterPage = {
  now,
  breaches: [],
  questions: [],
  access: [],
  disposals: [],
  holds: [],
  looksEnds: [],
  begins: [],
  finds: true,
  closed: [],
};
const heading = `${page.title}: ${id}`;
const pages: readonly (readonly [name: string, link: string, heading: string, answer: object])[] = [
  ['access', `access/${id}`, heading, page],
  ['access-to-sign', `access/${id}`, heading, toSign],
  ['access-given', `access/${id}`, `${answered.title}: ${id}`, answered],
  ['access-print', `print/access/${id}`, released.title, released],
];

describe('A request for a record in the tab', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  const opens = async (link: string, title: string, answer: object, width = 1280): Promise<Page> => {
    await world.begins({ [link]: answer });
    const opened = await world.opens({ link, width });
    await opened.getByRole('heading', { level: 1, name: title }).waitFor();
    await opened.locator('[aria-label=Loading]').waitFor({ state: 'detached' });
    return opened;
  };
  for (const [name, link, title, answer] of pages)
    looksRight({
      name,
      shot: name,
      world: () => world,
      widths: [1280, 390],
      opens: async (width) => opens(link, title, answer, width),
    });

  it('begins with what no person has decided on, and the way to the next of them stands first', async () => {
    const opened = await opens(`access/${id}`, heading, page);
    const list = opened.getByRole('list', { name: 'Items' });
    assert.equal(await list.getByRole('listitem').count(), 1);
    await list.getByText('Not decided: nothing of it leaves', { exact: true }).waitFor();
    await opened.getByText('▲ 1 item is not decided: nothing of it leaves, and nothing is sent or signed').waitFor();
    await opened.getByRole('button', { name: 'Decide on the next: MSET-4F7K-24/8' }).waitFor();
  });

  it('where all is decided it begins with what is to be weighed, and shows the reviewer what is blacked out', async () => {
    const items = page.items.filter(({ as }) => as !== 'undecided');
    const opened = await opens(`access/${id}`, heading, { ...page, items });
    const list = opened.getByRole('list', { name: 'Items' });
    assert.equal(await list.getByRole('listitem').count(), 2);
    assert.equal(await list.locator('del').textContent(), 'Robin');
    await list.getByText(`Black out: ${another}`, { exact: true }).waitFor();
  });

  it('shows a long record in parts, by the keyboard too', async () => {
    const opened = await opens(`access/${id}`, heading, page);
    await opened.getByLabel('Show').selectOption('all');
    const items = opened.getByRole('list', { name: 'Items' }).getByRole('listitem');
    assert.equal(await items.count(), 50);
    await opened.getByRole('button', { name: '13 more' }).press('Enter');
    assert.equal(await items.count(), 63);
  });

  it('an item is decided on in the panel: its button says which', async () => {
    const opened = await opens(`access/${id}`, heading, page);
    await opened.getByLabel('Show').selectOption('weigh');
    const sent = opened.waitForRequest(
      (one) => one.method() === 'POST' && (one.postData() ?? '').includes('register.item'),
    );
    await opened.getByRole('button', { name: 'Decide on an item: MSET-4F7K-24/7' }).click();
    assert.match((await sent).postData() ?? '', /REG-1234-5677/);
  });

  it('what was released is printed, or saved as a file that the server made', async () => {
    await world.begins({
      [`print/access/${id}`]: released,
      [`access/${id}/file`]: { name: `${id}.html`, html: '<p>[blacked out]</p>' },
    });
    const opened = await world.opens({ link: `print/access/${id}`, width: 1280 });
    await opened.getByRole('heading', { level: 1, name: released.title }).waitFor();
    assert.equal(await opened.getByRole('button', { name: 'Print', exact: true }).count(), 1);
    const saved = opened.waitForEvent('download');
    await opened.getByRole('button', { name: 'Save as a file' }).click();
    assert.equal((await saved).suggestedFilename(), `${id}.html`);
  });

  it('an officer finds a record by name, date of birth or phone, and asks for something first', async () => {
    const opened = await opens('register', 'Register', register);
    await opened.getByRole('button', { name: 'Find', exact: true }).click();
    await opened.getByText('Give a name, or a phone number.').waitFor();
    const none = await opens('register', 'Register', { ...register, finds: false });
    assert.equal(await none.getByRole('search').count(), 0);
  });
});
