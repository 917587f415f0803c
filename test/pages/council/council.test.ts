// The page Administration, as axe sees it and as a person sees it.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { CouncilCompared, CouncilPage } from '../../../src/web/reads/council.ts';
import { now } from '../fixtures.ts';
import { looksRight } from '../looks.ts';
import { openWorld, type World } from '../world.ts';

const step = (title: string, verb: string) => ({ title, verb, data: { council: 'council', person: '1' } });
const person = (
  title: string,
  lines: readonly string[],
  more: string,
  mark?: string,
): CouncilPage['proposals'][number] => ({
  title,
  lines: [...lines],
  more,
  ...(mark !== undefined && { mark }),
  steps: [step('Change person', 'council.person'), step('Away', 'council.away'), step('Leaves', 'council.leaves')],
});
const views: CouncilPage['views'] = [
  { view: 'people', title: 'People (20)' },
  { view: 'agencies', title: 'Agencies (6)' },
  { view: 'away', title: 'Away (1)' },
  { view: 'leavers', title: 'Leavers (1)' },
  { view: 'settings', title: 'Settings' },
  { view: 'history', title: 'History' },
  { view: 'breaks', title: 'What is broken (0)' },
];
const people: CouncilPage = {
  now,
  view: 'people',
  views,
  proposals: [
    {
      title: 'Who must be there for a panel to decide: chair, police, council (was chair, police, council, health)',
      lines: ['Why: Agreed by the board on 3 January.'],
      more: 'Dot Default, Mon 4 Jan 09:07 · lapses Mon 18 Jan 09:07',
      steps: [step('Agree', 'council.agree'), step('Refuse', 'council.refuse')],
    },
  ],
  groups: [
    {
      title: 'Locality East',
      none: '',
      rows: [
        person(
          'Colin Fixture',
          ['Manager · Locality East', 'Manager Greta Specimen · deputy Dana Sandbox'],
          'colin.fixture@example.org · 0191 498 0002',
          'Away until Friday 8 January 2027: Dana Sandbox decides',
        ),
        person(
          'Priya Testworth',
          ['Practitioner · Locality East', 'Manager Colin Fixture · no deputy'],
          'priya.testworth@example.org',
        ),
      ],
    },
  ],
  left: 0,
  adds: [step('Add someone', 'council.person')],
  administers: true,
};
const history: CouncilPage = {
  ...people,
  view: 'history',
  proposals: [],
  adds: [],
  groups: [
    {
      title: 'What changed',
      none: '',
      rows: [
        {
          title: 'Time to consent, in working days: 2 (was 1)',
          lines: ['Why: Agreed by the board.'],
          more: 'Setting changed · Dot Default, Mon 4 Jan 09:07',
          steps: [],
        },
      ],
    },
  ],
  left: 12,
};
const broken: CouncilPage = {
  ...history,
  view: 'breaks',
  left: 0,
  groups: [
    { title: 'Broken now', none: 'Nothing is broken. What a change would break is said before it is made.', rows: [] },
  ],
};
const compared: CouncilCompared = {
  wrong: [],
  lists: [
    { title: 'Changed (1)', lines: ['Priya Testworth'] },
    { title: 'It would break (1)', lines: ['Health has no lead: its actions would reach no one.'] },
  ],
  breaks: true,
  take: { title: 'Take the file', verb: 'council.file', data: { council: 'council', command: 'c' } },
};
const pages: readonly (readonly [name: string, link: string, answer: CouncilPage])[] = [
  ['council-people', 'council', people],
  ['council-history', 'council/history', history],
  ['council-breaks', 'council/breaks', broken],
];
const addressOf = (link: string): string => link.replace('/', '?view=');

describe('Administration in the tab', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  const opens = async (link: string, answer: CouncilPage, width = 1280): Promise<Page> => {
    await world.begins({ [addressOf(link)]: answer });
    const page = await world.opens({ link, width });
    await page.getByRole('heading', { level: 1, name: 'Administration' }).waitFor();
    await page.locator('[aria-label=Loading]').waitFor({ state: 'detached' });
    return page;
  };

  for (const [name, link, answer] of pages) {
    const shown = async (width: number): Promise<Page> => opens(link, answer, width);
    looksRight({ name, shot: name, world: () => world, widths: [1280, 390], opens: shown });
  }

  it('each step of a row is named with whom it is about, and opens its form', async () => {
    const page = await opens('council', people);
    const sent = page.waitForRequest(
      (one) => one.method() === 'POST' && (one.postData() ?? '').includes('council.leaves'),
    );
    await page.getByRole('button', { name: 'Leaves: Colin Fixture' }).click();
    assert.match((await sent).postData() ?? '', /council\.leaves/);
  });

  it('a name that is typed to find someone stands in no address', async () => {
    const page = await opens('council', people);
    await page.getByLabel('Part of a name').fill('Priya');
    const sent = page.waitForRequest((one) => one.url().endsWith('/council-find'));
    await page.getByRole('button', { name: 'Find' }).click();
    const request = await sent;
    assert.deepEqual(JSON.parse(request.postData() ?? '{}'), { view: 'people', find: 'Priya' });
    assert.doesNotMatch(page.url(), /Priya/);
  });

  it('a file is compared before it is taken: what breaks is ticked, and the reason is needed', async () => {
    const page = await opens('council', people);
    await page.route('**/council-compare', async (route) => route.fulfill({ json: compared }));
    await page.getByLabel('Or paste it').fill('{"people":[]}');
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByText('Health has no lead').waitFor();
    const take = page.getByRole('button', { name: 'Take the file' });
    assert.equal(await take.isDisabled(), true);
    await page.getByLabel('Reason').fill('The yearly file.');
    assert.equal(await take.isDisabled(), true);
    await page.getByLabel('Take it all the same').check();
    const sent = page.waitForRequest((one) => (one.postData() ?? '').includes('council.file'));
    await take.click();
    const { data } = JSON.parse((await sent).postData() ?? '{}') as { readonly data: object };
    assert.deepEqual(data, {
      council: 'council',
      command: 'c',
      file: '{"people":[]}',
      reason: 'The yearly file.',
      anyway: 'yes',
    });
  });
});
