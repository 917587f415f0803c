// Lists that are longer than a card go on; a reference alone is understood.
import assert from 'node:assert/strict';
import {
  consented,
  filledIn,
  kestrelReference,
  moira,
  must,
  noConflict,
  noor,
  priya,
  submitted,
} from '../people/builders.ts';
import { added, council, described } from '../domain/case/action/action-story.ts';
import { everybody, openWorld, type World } from '../worlds/harness.ts';

/** Which lines of the history a card shows: the first, the last, and of how many. */
const rangeOf = (card: string): readonly number[] =>
  must(/· (\d+) to (\d+) of (\d+)/.exec(card) ?? undefined)
    .slice(1)
    .map(Number);

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
    let card = await window.steps();
    let [from = 0, to, total] = rangeOf(card);
    assert.equal(to, total);
    assert.ok(from > 1, 'more than a page');
    while (from > 1) {
      card = await window.presses(`Earlier (${from - 1})`, { on: `to ${to} of ${total}` });
      const before = from;
      [from = 0, to] = rangeOf(card);
      assert.equal(to, before - 1);
    }
    assert.match(card, /Referral started/);
    assert.doesNotMatch(card, /Earlier/);
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
