// Lists that are longer than a card go on; a reference alone is understood.
import assert from 'node:assert/strict';
import {
  consented,
  filledIn,
  kestrelReference,
  moira,
  noConflict,
  noor,
  priya,
  submitted,
} from '../people/builders.ts';
import { added, council, described } from '../domain/case/action/action-story.ts';
import { everybody, openWorld, type World } from '../worlds/harness.ts';

describe('What is longer than a card', () => {
  let world: World;
  before(async () => {
    world = await openWorld({ council, people: everybody.filter((one) => one !== noor) });
    await world.has(kestrelReference, filledIn(), submitted(), noConflict(), consented());
  });
  after(async () => world.stop());

  it('a reference alone is meant as one', async () => {
    await world.windowOf(moira).says(kestrelReference);
    assert.match(world.windowOf(moira).reads(), /Referral received/);
    assert.doesNotMatch(world.windowOf(moira).reads(), /I did not understand/);
  });

  it('History says which part it shows, and leads to what is earlier', async () => {
    await world.has(kestrelReference, added());
    for (let time = 0; time < 30; time += 1) {
      await world.has(kestrelReference, described({ target: time % 2 === 0 ? 'place' : 'group' }));
    }
    const window = world.windowOf(priya);
    await window.says(`case ${kestrelReference}`);
    await window.opens({ on: kestrelReference });
    const newest = await window.steps();
    const [, from = '', to = '', total = ''] = /· (\d+) to (\d+) of (\d+)/.exec(newest) ?? [];
    assert.deepEqual([Number(to) - Number(from), to], [11, total]);
    const earlier = await window.presses(`Earlier (${Number(from) - 1})`);
    assert.match(earlier, new RegExp(`· ${Number(from) - 12} to ${Number(from) - 1} of ${total}`));
    const first = await window.presses(`Earlier (${Number(from) - 13})`, { on: `to ${Number(from) - 1} of ${total}` });
    assert.match(first, /referral started/);
    assert.match(first, new RegExp(`· 1 to ${Number(from) - 13} of ${total}`));
    assert.doesNotMatch(first, /Earlier/);
  });

  it('delivery says how to link an agency that has no channel, in one row however many cards wait for it', async () => {
    for (let time = 0; time < 9; time += 1) await world.has(kestrelReference, added());
    world.clock.passes(10 * 60_000);
    await world.windowOf(moira).says('delivery');
    const said = world.windowOf(moira).reads();
    assert.match(said, /# Cannot be reached\n> \*\*PC Ola Sketch\*\* · [^\n]*\d+ cards, the first MSET-4F7K-24/);
    assert.equal(said.match(/> \*\*PC Ola Sketch\*\*/g)?.length, 1, 'a row a person, and the reason once');
    assert.match(said, /# Delivery\n2 · /);
    assert.match(said, /# No channel yet\n\*\*Northumbria Police\*\*\n[^]*Type @MSET link police in their channel/);
  });
});
