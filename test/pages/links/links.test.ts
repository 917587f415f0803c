// Links, where the co-ordinator compares what cases name, and the sheet of a case with its people and places.
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import type { Card } from '../../../src/cards/blocks.ts';
import type { Me } from '../../../src/web/reads/all.ts';
import { atCase, caseOf, reference } from '../case/case-fixtures.ts';
import { cardsOf, Desk } from '../card/desk-fixture.ts';
import { must } from '../../people/builders.ts';
import { me } from '../fixtures.ts';
import { looksRight } from '../looks.ts';
import { openWorld, type World } from '../world.ts';
import { allNamed, links, namedOnCase, noLinks } from './links-fixtures.ts';

/** The co-ordinator, who has every page. */
const keeper: Me = {
  ...me,
  pages: ['board', 'meetings', 'actions', 'links', 'figures', 'delivery', 'say', 'training', 'help'],
};
const namedCase = caseOf({ mentions: namedOnCase, peopleAndPlaces: allNamed });

describe('Links in the tab', () => {
  let world: World;
  let card: (name: string) => Card;
  let page: Page;
  before(async () => {
    world = await openWorld();
    card = await cardsOf();
  });
  const opens = async (answer: object = links, width = 1280): Promise<Page> => {
    await world.begins({ links: answer, me: keeper });
    page = await world.opens({ link: 'links', width });
    await page.getByRole('heading', { level: 1, name: 'Links' }).waitFor();
    await page.locator('[aria-label=Loading]').waitFor({ state: 'detached' });
    return page;
  };
  const rowsOf = (title: string): Locator => page.getByRole('region', { name: title }).getByRole('listitem');
  const opensCase = async (width = 1280, answer = namedCase): Promise<Page> => {
    await world.begins({ [atCase]: answer });
    page = await world.opens({ link: `case/${reference}`, width });
    await page.getByRole('group', { name: 'What you can do' }).waitFor();
    return page;
  };
  const sheet = (): Locator => page.getByRole('region', { name: 'People and places' });

  it('has what is surely the same before what may be, each with what is alike and its case', async () => {
    await opens();
    const headings = await page.getByRole('main').getByRole('heading', { level: 2 }).allInnerTexts();
    assert.deepEqual(headings, ['Surely the same (2)', 'Perhaps (3)', 'Named by no other case yet (2)']);
    const [first = ''] = await rowsOf('Surely the same').allInnerTexts();
    assert.match(first, /^▲?\s*Restricted\s+07700 900333\s+Phone · the same number in 2 other cases · .+ · MSET-/);
    assert.equal(await rowsOf('Perhaps').count(), 3);
    const alone = await rowsOf('Named by no other case yet').allInnerTexts();
    assert.match(alone.join('; '), /AB12 CDE\s+Vehicle[^;]*; The bus station/, 'what is left in its case is named');
  });

  it('is read without a sight of the rows: each button says what it compares', async () => {
    await opens();
    const names = await page.getByRole('button', { name: /^Compare/ }).all();
    const heard = await Promise.all(names.map(async (one) => one.getAttribute('aria-label')));
    assert.equal(new Set(heard).size, 5);
    assert.equal(heard[0], 'Compare: 07700 900333, Phone · the same number in 2 other cases · yesterday 16:10');
  });

  it('opens two side by side in the panel, and reads again once something was said of them', async () => {
    await opens();
    const desk = Desk.at(world, card('links, a phone'), card('links, not the same'));
    await page.getByRole('button', { name: /^Compare: 07700 900333/ }).click();
    const panel = page.locator('.mset-card');
    await panel.getByRole('button', { name: 'Not the same' }).waitFor();
    const { verb, data } = must(must(links.groups[0]?.rows[0]).step);
    const [pressed] = desk.presses;
    assert.deepEqual(
      [pressed?.verb, pressed?.data['mine'], pressed?.data['other']],
      [verb, data['mine'], data['other']],
    );
    world.answers('links', { body: noLinks });
    await panel.getByRole('button', { name: 'Not the same' }).click();
    await page.getByText('Nothing is waiting to be compared.').waitFor();
    assert.equal(desk.verbs[1], 'links.not');
  });

  it('leaves all that nothing is like in their cases with one press', async () => {
    await opens();
    const desk = Desk.at(world, card('links, all left'));
    await page.getByRole('button', { name: 'Leave those 2 in their cases' }).click();
    await page.locator('.mset-card').waitFor();
    assert.deepEqual(desk.verbs, ['links.leave-all']);
  });

  it('says that nothing waits, and for whom it would stand there', async () => {
    await opens(noLinks);
    await page.getByText('What two cases name alike is shown here, for you alone.').waitFor();
    assert.equal(await page.getByRole('main').getByRole('heading', { level: 2 }).count(), 0);
    assert.equal(await page.getByRole('main').getByRole('button').count(), 0);
  });

  const looks = { world: () => world, widths: [1280, 390, 320] as const };
  looksRight({ ...looks, name: 'links', shot: 'links', opens: async (width) => opens(links, width) });
  looksRight({ ...looks, name: 'links-none', shot: 'links-none', opens: async (width) => opens(noLinks, width) });

  describe('People and places of a case', () => {
    it('are told with what is known of each first, and who said it below', async () => {
      await opensCase();
      const entries = await sheet().getByRole('listitem').allInnerTexts();
      assert.deepEqual(
        entries[0]?.split('\n').filter((line) => line !== ''),
        [
          '▲ Do not tell family',
          '07700 900333 · phone',
          'Whose number? Someone called Smiler',
          'The second phone rings from this number at night.',
          'She answers outside.',
          'the child told Priya Testworth · yesterday 16:10 · only Police and the co-ordinator',
        ],
      );
      assert.deepEqual(entries[1]?.split('\n'), ['Vehicle', 'named by Northumbria Police, Mon 4 Jan']);
    });

    it('lead to all of them', async () => {
      await opensCase();
      const desk = Desk.at(world, card('people and places, one'));
      await sheet().getByRole('button', { name: 'People and places' }).click();
      await page.locator('.mset-card').waitFor();
      assert.deepEqual(desk.verbs, ['mention.list']);
    });

    it('have no sheet where the case names none that this person may read', async () => {
      await opensCase(1280, caseOf());
      assert.equal(await sheet().count(), 0);
    });

    looksRight({ ...looks, name: 'case-named', shot: 'case-named', opens: async (width) => opensCase(width) });
  });
});
