// The pages of a case, a meeting and of what is printed, in every theme and width, as axe sees them and as a person sees
// them.
import type { Page } from 'playwright-core';
import {
  caseOf,
  chronologyOf,
  episodes,
  identityCase,
  meetingOf,
  printOf,
  reference,
  reviewedCase,
} from './case-fixtures.ts';
import { looksRight } from '../looks.ts';
import { openWorld, type World } from '../world.ts';

const atCase = `cases/${reference}`;
const pages: readonly (readonly [name: string, link: string, heading: string, path: string, answer: object])[] = [
  ['case', `case/${reference}`, reference, atCase, caseOf()],
  ['case-reviewed', `case/${reference}`, reference, atCase, reviewedCase],
  ['case-long', `case/${reference}`, reference, atCase, caseOf({ chronology: chronologyOf(60), flags: [] })],
  [
    'case-missing',
    `case/${reference}`,
    reference,
    atCase,
    caseOf({
      flags: ['missing'],
      missing: episodes,
      warnings: [{ title: 'Missing now, since Tue 5 Jan 21:00.', lines: [{ label: 'Police grade', value: 'High' }] }],
      chronology: chronologyOf(6).map((line, place) => (place === 3 ? { ...line, kind: 'missing' } : line)),
    }),
  ],
  ['case-identity', `case/${reference}`, reference, atCase, identityCase],
  ['meeting', 'meeting/m1', 'Pre-MSET', 'meetings/m1', meetingOf(6)],
  [
    'meeting-planned',
    'meeting/m1',
    'Pre-MSET',
    'meetings/m1',
    meetingOf(0, { state: 'planned', present: [], here: false }),
  ],
  ['print', 'print/minutes/m1', 'Minutes: Pre-MSET, Tuesday 12 January 2027', 'print/minutes/m1', printOf(3)],
];

describe('A page of a case, a meeting or for paper', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });

  for (const [name, link, heading, at, answer] of pages) {
    const opens = async (width: number): Promise<Page> => {
      await world.begins({ [at]: answer });
      const page = await world.opens({ link, width });
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await page.locator('[aria-label=Loading]').waitFor({ state: 'detached' });
      return page;
    };
    looksRight({ name, shot: `case-${name}`, world: () => world, widths: [1280, 450, 320], opens });
  }
});
