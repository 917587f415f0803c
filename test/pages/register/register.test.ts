// The page Register, and a print that is held, as axe sees them and as a person sees them.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Printed } from '../../../src/web/reads/print.ts';
import type { RegisterPage } from '../../../src/web/reads/register.ts';
import { must } from '../../people/builders.ts';
import { now } from '../fixtures.ts';
import { looksRight } from '../looks.ts';
import { openWorld, type World } from '../world.ts';

const open = (title: string, id: string, style?: 'positive') => ({
  title,
  verb: 'register.open',
  data: { register: id },
  ...(style && { style }),
});
const row = (
  id: string,
  title: string,
  line: string,
  when: string,
  { asks = false, late = false, button = 'Open' } = {},
): RegisterPage['closed'][number] => ({
  id,
  title,
  line,
  when,
  asks,
  late,
  open: open(button, id, asks ? 'positive' : undefined),
});
const breach = 'Shared with the wrong person';
const register: RegisterPage = {
  now,
  breaches: [
    row('REG-1234-5670', 'It is not contained yet.', '', '41 hours left, due Mon 18 Jan 18:00', {
      asks: true,
      button: 'Read and contain',
    }),
    row('REG-1234-5671', 'The Commissioner is still to be told.', '', 'was due Fri 8 Jan 10:00', {
      asks: true,
      late: true,
      button: 'Read and tell',
    }),
  ],
  questions: [
    row('REG-1234-5672', 'An answer to read', 'Colin Fixture said why they looked.', 'Entered Mon 4 Jan 10:00', {
      asks: true,
      button: 'Read the answer',
    }),
    row(
      'REG-1234-5673',
      'A look that was asked about',
      'Noor Template was asked why they looked.',
      'Answer due Mon 11 Jan 10:00',
    ),
  ],
  access: [
    {
      ...row('REG-1234-5677', 'MSET-4F7K-24: decide what is given.', '', 'due Thu 4 Feb 17:00', {
        asks: true,
        button: 'Read and decide',
      }),
      page: 'access/REG-1234-5677',
    },
  ],
  disposals: [
    row(
      'REG-1234-5675',
      'A record is due',
      'MSET-4F7K-24: is it destroyed, or kept longer?',
      'Entered Mon 4 Jan 10:00',
      {
        asks: true,
        button: 'Read and decide',
      },
    ),
  ],
  holds: [row('REG-1234-5676', 'Nothing of MSET-4F7K-24 is destroyed.', '', 'Entered Mon 4 Jan 10:00')],
  looksEnds: [],
  begins: [
    { title: 'Someone asks for their record', verb: 'register.access', data: {} },
    { title: 'Destroy a record', verb: 'register.dispose', data: {} },
    { title: 'End old looks', verb: 'register.looks', data: {} },
    { title: 'Hold a record', verb: 'register.hold', data: {} },
  ],
  finds: true,
  closed: [row('REG-1234-5674', breach, 'It is closed.', 'Entered Tue 8 Dec 2026, 10:00')],
};
const nothing: RegisterPage = {
  now,
  breaches: [],
  questions: [],
  access: [],
  disposals: [],
  holds: [],
  looksEnds: [],
  begins: [],
  finds: false,
  closed: [],
};
const held: Printed = {
  title: 'Not to be printed now',
  line: '',
  sections: [
    {
      title: 'MSET-4F7K-24',
      lines: [
        {
          label: '',
          value:
            'Something of this case was shared with the wrong person, and it is not contained yet (REG-1234-5670).',
        },
      ],
    },
  ],
  held: true,
};
const letter: Printed = {
  title: 'History: MSET-4F7K-24',
  line: 'Printed by Moira Example. Confidential.',
  sections: [{ title: 'History', lines: [{ label: '', value: 'Referral submitted.' }] }],
  report: { title: 'I shared this with the wrong person', verb: 'register.report', data: { ref: 'MSET-4F7K-24' } },
};
const printed = 'print/chronology/MSET-4F7K-24';
const pages: readonly (readonly [name: string, link: string, heading: string, answer: object])[] = [
  ['register', 'register', 'Register', register],
  ['register-of-none', 'register', 'Register', nothing],
  ['print-held', printed, held.title, held],
];

describe('The register in the tab', () => {
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
    looksRight({ name, shot: name, world: () => world, widths: [1280, 390], opens: shown });
  }

  it('says of an entry which case it is about, and has no list where there is nothing', async () => {
    const [first] = register.breaches;
    const page = await opens('register', 'Register', {
      ...nothing,
      breaches: [{ ...must(first), about: 'MSET-4F7K-24' }],
    });
    await page.getByText('REG-1234-5670 · about MSET-4F7K-24').waitFor();
    assert.equal(await page.getByRole('main').getByRole('list').count(), 1);
  });

  it('an entry is opened from its row', async () => {
    const page = await opens('register', 'Register', register);
    const sent = page.waitForRequest(
      (one) => one.method() === 'POST' && (one.postData() ?? '').includes('register.open'),
    );
    await page.getByRole('button', { name: 'Read and contain: It is not contained yet. REG-1234-5670' }).click();
    assert.match((await sent).postData() ?? '', /REG-1234-5670/);
  });

  it('a print says how to tell that it reached the wrong person, and one that is held cannot be printed', async () => {
    const page = await opens(printed, letter.title, letter);
    assert.equal(await page.getByRole('button', { name: 'Print', exact: true }).count(), 1);
    assert.equal(await page.getByRole('button', { name: 'I shared this with the wrong person' }).count(), 1);
    const none = await opens(printed, held.title, held);
    assert.equal(await none.getByRole('button', { name: 'Print', exact: true }).count(), 0);
  });

  it('what begins an entry is under its own heading', async () => {
    const page = await opens('register', 'Register', register);
    for (const [heading, button] of [
      [/^Someone asks/, 'Someone asks for their record'],
      [/^Records/, 'Destroy a record'],
      [/^Legal hold/, 'Hold a record'],
      [/^Old looks/, 'End old looks'],
    ] as const)
      await page.getByRole('region', { name: heading }).getByRole('button', { name: button }).waitFor();
    assert.equal(await page.getByRole('button', { name: /^(Destroy|Hold) a record$/ }).count(), 2);
  });
});
