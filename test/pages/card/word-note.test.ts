// The language helper in the tab: said below a text when it is left, and gone when it is put right.
import assert from 'node:assert/strict';
import { reference } from '../case/case-fixtures.ts';
import { cardsOf, Desk, draftCase, openStep } from './desk-fixture.ts';
import { openWorld } from '../world.ts';

describe('A text in the tab that holds words which blame a child', () => {
  it('says so when it is left, until they are put right or in quotation marks; nothing is held up', async () => {
    const world = await openWorld();
    const card = await cardsOf();
    await world.begins(draftCase);
    const page = await world.opens({ link: `case/${reference}` });
    const desk = Desk.at(world, card('page 5, filled in'), card('page 6, empty'));
    await openStep(page);
    const text = page.getByLabel('What are we worried about?');
    const note = page.getByRole('status').filter({ hasText: 'About the words' });
    await text.fill('She absconded on Tuesday.');
    assert.equal(await note.count(), 0, 'not while one types');
    await text.blur();
    await note.waitFor();
    assert.match(
      await note.innerText(),
      /○ About the words: “absconded”: better, missing \(something pulled them away\)/,
    );
    const described = (await text.getAttribute('aria-describedby')) ?? '';
    assert.ok(
      described.split(' ').includes((await note.getAttribute('id')) ?? '-'),
      'a screen reader finds it at the field',
    );
    await text.fill('She says: “I absconded”.');
    await text.blur();
    await note.waitFor({ state: 'detached' });
    await text.fill('She absconds.');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText(/^Page 6 of 9 ·/).waitFor();
    assert.equal(desk.presses[1]?.data['worries'], 'She absconds.');
    assert.deepEqual(world.complaints, []);
  });
});
