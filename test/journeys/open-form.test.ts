// Quiet while a form is open (docs/design.md 6.2): a notice would wipe what is typed and not sent.
import assert from 'node:assert/strict';
import { pages } from '../../src/domain/case/referral/form/pages.ts';
import {
  answersOn,
  colin,
  filledIn,
  kestrel,
  kestrelReference as reference,
  priya,
  sparrow,
  submitted,
} from '../people/builders.ts';
import { openWorld, type World } from '../worlds/harness.ts';
import type { PersonWindow } from './people/person-window.ts';
import { answersPage } from './people/deeds.ts';

let world: World;
/** How often a person was posted a card of that case. */
const posted = (): number =>
  world.teams.calls.filter(
    ({ method, conversation, activity }) =>
      method === 'POST' && conversation === `a:${colin.objectId}` && JSON.stringify(activity).includes(reference),
  ).length;

const colinFillsIn = async (): Promise<PersonWindow> => {
  const colins = world.windowOf(colin);
  await colins.says('refer');
  await colins.presses('Start', { on: 'Nine short pages' });
  return colins;
};

describe('While a form is open in a chat', () => {
  beforeEach(async () => {
    world = await openWorld({ people: [priya, colin] });
  });
  afterEach(async () => world.stop());

  it('a notice waits, and closing the form releases it', async () => {
    const colins = await colinFillsIn();
    await world.has(reference, filledIn(), submitted());
    assert.equal(posted(), 0, 'Colin types in peace');
    await answersPage(colins, 'Before the nine pages', answersOn('s47', kestrel));
    assert.equal(posted(), 0, 'also on the next page');
    await colins.presses('Save and close', { on: 'Page 1 of 9' });
    assert.equal(posted(), 1);
  });

  it('an urgent notice does not wait', async () => {
    await colinFillsIn();
    await world.has(reference, filledIn(priya, sparrow), submitted());
    assert.equal(posted(), 1);
  });

  it('saving a page updates nothing', async () => {
    const colins = await colinFillsIn();
    await answersPage(colins, 'Before the nine pages', answersOn('s47', kestrel));
    const before = world.teams.calls.length;
    for (const { id } of pages.slice(0, 3)) await colins.presses('Next', { fill: answersOn(id, kestrel) });
    assert.equal(world.teams.calls.length, before);
  });

  it('a form that was walked away from holds notices back for 15 minutes and no longer', async () => {
    await colinFillsIn();
    await world.has(reference, filledIn(), submitted());
    world.clock.passes(14 * 60_000);
    await world.settled();
    assert.equal(posted(), 0);
    world.clock.passes(60_001);
    await world.settled();
    assert.equal(posted(), 1);
  });
});
