// A channel has nothing of a restricted case: what was posted goes, what waited is not posted, and lifted it comes back
// (docs/process.md P11.4).
import assert from 'node:assert/strict';
import {
  consented,
  filledIn,
  kestrelReference,
  moira,
  noConflict,
  ola,
  pip,
  priya,
  ravi,
  colin,
  directory,
  someone,
  submitted,
  withPeople,
} from '../people/builders.ts';
import { lifted, restrictedByHand } from '../people/meeting-builders.ts';
import { accepted, added, cancelled, council as withCal } from '../domain/case/action/action-story.ts';
import { openWorld, type World } from '../worlds/harness.ts';
import { readable } from './people/readable.ts';

const police = '19:police@thread.tacv2';
const gus = someone(120, 'PC Gus Guestly', { roles: [], agency: 'police' });
const council = { ...withPeople(gus), agencies: withCal.agencies, settings: directory.settings };
const toGus = added({ owner: `police|${gus.objectId}`, due: '6/1/2027' });

describe('A restricted case in an agency’s channel', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ council, people: [priya, colin, moira, ravi, ola, pip] });
    await world.has(kestrelReference, filledIn(), submitted(), noConflict(), consented());
  });
  afterEach(async () => world.stop());

  const links = async () => world.channelOf(ravi, police).says('link police');
  const has = async (...deeds: Parameters<World['has']>[1][]) => {
    await world.has(kestrelReference, ...deeds);
    world.clock.passes(3000);
    await world.settled();
  };
  /** All that the channel and its threads hold of the case. */
  const read = (): readonly string[] =>
    [...new Set(world.teams.arrived.map(({ conversation }) => conversation))]
      .filter((conversation) => conversation.startsWith(police))
      .flatMap((conversation) => world.teams.chat(conversation))
      .map(({ card }) => readable(card as Parameters<typeof readable>[0]))
      .filter((text) => !text.includes('linked'));

  it('what waited for its channel when the case was restricted is not posted there; lifted, it is', async () => {
    await has(added());
    await has(restrictedByHand());
    await links();
    await has(accepted());
    assert.deepEqual(read(), []);
    await has(lifted());
    assert.equal(read().length, 1);
    assert.match(read()[0] ?? '', /Action for Northumbria Police[^]*Accepted by PC Ola Sketch/);
  });

  it('restricted between the fact and the delivery, nothing is posted', async () => {
    await links();
    let refused = 0;
    world.teams.answers = ({ method, conversation }) => {
      if (method !== 'POST' || conversation !== police || refused > 0) return undefined;
      refused += 1;
      return { status: 429, headers: { 'retry-after': '30' } };
    };
    await has(added());
    await has(restrictedByHand());
    for (let seconds = 0; seconds < 60; seconds += 4) {
      world.clock.passes(4000);
      await world.settled();
    }
    assert.equal(refused, 1);
    assert.deepEqual(read(), []);
  });

  it('what was posted before goes, of what is over too; lifted, what is open comes back', async () => {
    await links();
    await has(added());
    await has(cancelled());
    await has(added());
    assert.equal(read().length, 2);
    await has(restrictedByHand());
    assert.deepEqual(read(), []);
    await has(lifted());
    assert.equal(read().length, 1);
    assert.match(read()[0] ?? '', /MSET-4F7K-24\/A2/);
  });

  it('a guest is not called in a thread there: who cannot be reached is told to the co-ordinator', async () => {
    await links();
    await has(toGus);
    assert.ok(read().some((text) => text.includes('Gus Guestly')));
    await has(restrictedByHand());
    assert.deepEqual(read(), []);
    await has(accepted(gus));
    assert.deepEqual(read(), []);
    assert.ok(world.windowOf(moira).card('PC Gus Guestly'));
  });

  it('a post that cannot be taken away yet is taken away later', async () => {
    await links();
    await has(added());
    let refused = 0;
    world.teams.answers = ({ method, conversation }) => {
      if (method !== 'DELETE' || conversation !== police || refused > 0) return undefined;
      refused += 1;
      return { status: 503 };
    };
    await has(restrictedByHand());
    for (let seconds = 0; seconds < 60; seconds += 4) {
      world.clock.passes(4000);
      await world.settled();
    }
    assert.equal(refused, 1);
    assert.deepEqual(read(), []);
  });
});
