// The pages of a case, a meeting and of what is printed, in every theme and width, as axe sees them and as a person sees
// them (SHOTS=<folder> takes pictures).
import assert from 'node:assert/strict';
import path from 'node:path';
import { caseOf, chronologyOf, identityCase, meetingOf, printOf, reference } from './case-fixtures.ts';
import { axeFindings, openWorld, type Theme, type World } from '../world.ts';

const atCase = `cases/${reference}`;
const pages: readonly (readonly [name: string, link: string, heading: string, path: string, answer: object])[] = [
  ['case', `case/${reference}`, reference, atCase, caseOf()],
  ['case-long', `case/${reference}`, reference, atCase, caseOf({ chronology: chronologyOf(60), flags: [] })],
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
const themes: readonly Theme[] = ['light', 'dark', 'contrast'];
const shots = process.env['SHOTS'];

describe('A page of a case, a meeting or for paper', function () {
  this.timeout(60_000);
  let world: World;
  before(async () => {
    world = await openWorld();
  });

  for (const [name, link, heading, at, answer] of pages) {
    for (const theme of themes) {
      for (const width of [1280, 360]) {
        it(`${name}, ${theme}, ${width} px wide: can be read and used by everybody`, async () => {
          await world.begins({ [at]: answer });
          const page = await world.opens({ link, theme, width });
          await page.getByRole('heading', { level: 1, name: heading }).waitFor();
          await page.locator('[aria-label=Loading]').waitFor({ state: 'detached' });
          if (shots !== undefined) {
            await page.screenshot({ path: path.join(shots, `case-${name}-${theme}-${width}.png`), fullPage: true });
          }
          assert.deepEqual(await axeFindings(page), []);
          const wider = await page.evaluate<number>(
            'document.documentElement.scrollWidth - document.documentElement.clientWidth',
          );
          assert.equal(wider, 0, 'nothing is wider than the window');
          assert.equal(await page.title(), 'MSET');
          assert.deepEqual(world.complaints, []);
        });
      }
    }
  }
});
