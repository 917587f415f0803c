// The pages of a case, a meeting and of what is printed, in every theme and width, as axe sees them and as a person sees
// them.
import type { Page } from 'playwright-core';
import {
  atCase,
  childHeading,
  atHistory,
  caseOf,
  chronologyOf,
  episodes,
  historyOf,
  identityCase,
  midwayCase,
  meetingOf,
  printOf,
  reference,
  reviewedCase,
  reviewedHistory,
} from './case-fixtures.ts';
import { looksRight } from '../looks.ts';
import { openWorld, type World } from '../world.ts';

const openHistory = `case/${reference}/history`;
const pages: readonly (readonly [
  name: string,
  link: string,
  heading: string,
  path: string,
  answer: object,
  history?: object,
])[] = [
  ['case', `case/${reference}`, childHeading, atCase, caseOf()],
  ['case-midway', `case/${reference}/referral`, childHeading, atCase, midwayCase],
  ['case-reviewed', openHistory, childHeading, atCase, reviewedCase, reviewedHistory],
  [
    'case-long',
    openHistory,
    childHeading,
    atCase,
    caseOf({ flags: [], missing: episodes.slice(1), moreMissing: 1 }),
    historyOf({
      chronology: chronologyOf(60),
      missing: episodes,
      episodes: [{ title: 'Missing episode M1', lines: [{ label: 'Last seen', value: 'At the bus station.' }] }],
      prints: [{ title: 'Extract of Tue 5 Jan', link: `print/extract/m1/${reference}` }],
    }),
  ],
  [
    'case-missing',
    openHistory,
    childHeading,
    atCase,
    caseOf({
      flags: ['missing'],
      missing: episodes,
      warnings: [{ title: 'Missing now, since Tue 5 Jan 21:00.', lines: [{ label: 'Police grade', value: 'High' }] }],
    }),
    historyOf({
      missing: episodes,
      chronology: chronologyOf(6).map((line, place) => (place === 3 ? { ...line, kind: 'missing' } : line)),
    }),
  ],
  ['case-identity', `case/${reference}`, 'Kestrel Madeup', atCase, identityCase],
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

  for (const [name, link, heading, at, answer, history] of pages) {
    const opens = async (width: number): Promise<Page> => {
      await world.begins({ [at]: answer, ...(history && { [atHistory]: history }) });
      const page = await world.opens({ link, width });
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await page.locator('[aria-label=Loading]').waitFor({ state: 'detached' });
      if (history !== undefined) await page.getByRole('button', { name: 'Newest first' }).waitFor();
      return page;
    };
    // The history is gone to as the page opens, and lies elsewhere in a narrow one.
    const settles = history !== undefined;
    looksRight({ name, shot: `case-${name}`, world: () => world, widths: [1280, 450, 320], opens, settles });
  }
});
