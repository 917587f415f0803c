// Every page in every theme and width, as axe sees it and as a person sees it (SHOTS=<folder> takes pictures).
import assert from 'node:assert/strict';
import path from 'node:path';
import { axeFindings, openWorld, type Theme, type World } from './world.ts';
import { actionsOf, boardOf, deliveryOf } from './fixtures.ts';

const pages: readonly (readonly [
  name: string,
  link: string,
  heading: string,
  answers?: Readonly<Record<string, object>>,
])[] = [
  ['board', 'board', 'Board'],
  ['board-of-300', 'board', 'Board', { board: boardOf(300, 40, { moreWork: 12, moreCases: 850 }) }],
  ['board-of-none', 'board', 'Board', { board: boardOf(0, 0) }],
  ['meetings', 'meetings', 'Meetings'],
  ['actions', 'actions', 'My actions'],
  ['actions-of-none', 'actions', 'My actions', { actions: actionsOf(0) }],
  ['delivery', 'delivery', 'Delivery'],
  ['delivery-of-none', 'delivery', 'Delivery', { delivery: deliveryOf(0) }],
  ['help', 'help', 'Help'],
  ['configure', 'configure', 'Add an agency’s actions to this channel'],
  ['sign-in', '', 'Sign in as'],
];
const themes: readonly Theme[] = ['light', 'dark', 'contrast'];
const shots = process.env['SHOTS'];

describe('A page of the tab', function () {
  this.timeout(60_000);
  let world: World;
  before(async () => {
    world = await openWorld();
  });

  for (const [name, link, heading, answers] of pages) {
    for (const theme of themes) {
      for (const width of [1280, 360]) {
        it(`${name}, ${theme}, ${width} px wide: can be read and used by everybody`, async () => {
          await world.begins(answers);
          const page = await world.opens({ link, theme, width, signedIn: name !== 'sign-in' });
          await page.getByRole('heading', { level: 1, name: heading }).waitFor();
          await page.locator('[aria-label=Loading]').waitFor({ state: 'detached' });
          if (shots !== undefined) {
            await page.screenshot({
              path: path.join(shots, `${name}-${theme}-${width}.png`),
              fullPage: !name.includes('300'),
            });
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
