// The language helper in chat: said after Next and at the field, never in the way, and nothing typed in a log.
import assert from 'node:assert/strict';
import {
  answersOn,
  consented,
  filledIn,
  kestrel,
  kestrelReference,
  must,
  noConflict,
  priya,
  submitted,
} from '../../people/builders.ts';
import type { PersonWindow } from '../../journeys/people/person-window.ts';
import { everybody, openWorld, type World } from '../../worlds/harness.ts';
import { answersPage } from '../../journeys/people/deeds.ts';

const blaming = 'She absconded with her boyfriend. She says: “he is my boyfriend”.';

describe('Words that blame a child', () => {
  let world: World;
  let priyas: PersonWindow;
  before(async () => {
    world = await openWorld({ people: [priya] });
    priyas = world.windowOf(priya);
    await priyas.says('refer');
    await priyas.presses('Start', { on: 'Nine short pages' });
    await answersPage(priyas, 'Before the nine pages', answersOn('s47', kestrel));
    for (const page of ['1', '2', '3', '4']) await priyas.presses('Next', { fill: answersOn(page, kestrel) });
  });
  after(async () => world.stop());

  it('are named after Next, which goes on all the same', async () => {
    const next = await priyas.presses('Next', {
      on: 'Page 5 of 9',
      fill: { ...answersOn('5', kestrel), worries: blaming },
    });
    assert.match(next, /Page 6 of 9/);
    assert.match(
      next,
      /What are we worried about\? About the words: “boyfriend”: better, [^]*“absconded”: better, missing/,
    );
  });

  it('are named at the field when one comes back, and no more once they are put right', async () => {
    assert.match(await priyas.presses('Back', { on: 'Page 6 of 9' }), /○ About the words: “boyfriend”/);
    const quoted = 'Went missing. She says: “he is my boyfriend”.';
    const next = await priyas.presses('Next', { on: 'Page 5 of 9', fill: { worries: quoted } });
    assert.match(next, /Page 6 of 9/);
    assert.doesNotMatch(next, /About the words/);
    assert.doesNotMatch(await priyas.presses('Back', { on: 'Page 6 of 9' }), /About the words/);
  });

  it('are in no log', () => {
    assert.doesNotMatch(world.log.join('\n'), /absconded|boyfriend/);
  });
});

describe('Words that blame a child, in the form of a step', () => {
  it('are named with the answer, and what was typed is taken as it is', async () => {
    const world = await openWorld({ people: everybody });
    try {
      await world.has(kestrelReference, filledIn(), submitted(), noConflict(), consented());
      const priyas = world.windowOf(priya);
      await priyas.presses('Read it', { on: 'Consent given by' });
      await priyas.presses('Add update');
      const done = await priyas.presses('Add update', { on: 'What is new?', fill: { news: blaming, risk: 'no' } });
      assert.match(done, /Update added[^]*What is new\? About the words: “boyfriend”/);
      const [said] = await world.ports.cases.parts(kestrelReference, 'review');
      assert.ok(must(said).is === 'update' && JSON.stringify(said).includes('She absconded with'));
      assert.doesNotMatch(world.log.join('\n'), /absconded/);
    } finally {
      await world.stop();
    }
  });
});
