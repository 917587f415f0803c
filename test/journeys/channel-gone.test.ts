// A channel that is gone, that was never linked, or that moved; and an agency that nobody is of (docs/design.md 9).
import assert from 'node:assert/strict';
import {
  colin,
  consented,
  filledIn,
  kestrelReference,
  moira,
  noConflict,
  ola,
  pip,
  priya,
  ravi,
  submitted,
} from '../people/builders.ts';
import {
  accepted,
  added,
  council,
  disputed,
  described,
  markedDone,
  settled,
  timeAsked,
  verified,
} from '../domain/case/action/action-story.ts';
import { openWorld, type World } from '../worlds/harness.ts';
import { readable } from './people/readable.ts';

const police = '19:police@thread.tacv2';
const newPolice = '19:new-police@thread.tacv2';
const names = /Kestrel|Madeup|Example Row|T-1001|takeaway|gather/;
const lonely = { ...council, agencies: [...council.agencies, { id: 'probation', name: 'Probation' }] };
const cannot = 'Cannot be reached: the channel of Northumbria Police';

describe('An agency’s channel', () => {
  let world: World;
  const opens = async (linked: boolean): Promise<void> => {
    world = await openWorld({ council: lonely, people: [priya, colin, moira, ravi, ola, pip] });
    await world.has(kestrelReference, filledIn(), submitted(), noConflict(), consented());
    if (linked) await world.channelOf(ravi, police).says('link police');
  };
  afterEach(async () => world.stop());

  /** The platform says 404 of this channel and its threads. */
  const isGone = (channel: string, method?: 'PUT'): void => {
    world.teams.answers = (call) =>
      call.conversation.startsWith(channel) && (method === undefined || call.method === method)
        ? { status: 404, body: { error: { code: 'ConversationNotFound' } } }
        : undefined;
  };
  const has = async (...deeds: Parameters<World['has']>[1][]) => world.has(kestrelReference, ...deeds);
  /** What the posts of a channel read, the newest last. */
  const posts = (channel: string): readonly string[] =>
    world.teams.chat(channel).flatMap(({ card }) => {
      const text = readable(card as Parameters<typeof readable>[0]);
      return text.includes('link') ? [] : [text];
    });
  const troubles = (): readonly string[] =>
    world.teams.arrived.map(({ activity }) => JSON.stringify(activity)).filter((text) => text.includes('Cannot be'));

  it('was deleted: co-ordinator and the agency’s deputy are told once, without content; people go on in their chats', async () => {
    await opens(true);
    await has(added());
    assert.match(posts(police)[0] ?? '', /Action for Northumbria Police[^]*Not accepted yet/);
    isGone(police);
    await has(accepted());
    for (const person of [moira, pip]) {
      const { card, summary } = world.windowOf(person).card(cannot);
      assert.match(readable(card), /To post it, type @MSET link in one of their channels[^]*MSET-4F7K-24\/A1/);
      assert.doesNotMatch(JSON.stringify(card), names);
      assert.match(summary, /^MSET: 1 message could not be delivered on /);
    }
    assert.match(world.windowOf(ola).reads(), /Accepted by PC Ola Sketch/);
    const told = troubles().length;
    await has(timeAsked('1/3/2027'));
    world.clock.passes(7 * 60 * 60_000);
    await world.settled();
    assert.equal(troubles().length, told, 'nobody is told again');
    await world.windowOf(moira).says('delivery');
    assert.match(
      world.windowOf(moira).reads(),
      /# Cannot be reached\n> \*\*channel of Northumbria Police\*\* · Teams says that the channel is gone\. Type @MSET link/,
    );
  });

  it('back by itself: the next thing that happens is posted, and those who were told hear that it is over', async () => {
    await opens(true);
    await has(added());
    isGone(police);
    await has(accepted());
    assert.ok(world.windowOf(moira).card(cannot));
    world.teams.answers = undefined;
    await has(timeAsked('1/3/2027'));
    for (const person of [moira, pip]) {
      assert.match(world.windowOf(person).reads(), /Now reached: the channel of Northumbria Police/, person.name);
    }
  });

  it('linked again elsewhere, it is posted there anew, as it is now, and those who were told know', async () => {
    await opens(true);
    await has(added());
    isGone(police);
    await has(accepted());
    await world.channelOf(ravi, newPolice).says('link police');
    assert.equal(posts(newPolice).length, 1);
    assert.match(posts(newPolice)[0] ?? '', /Action for Northumbria Police[^]*Accepted by PC Ola Sketch/);
    for (const person of [moira, pip]) {
      assert.ok(world.windowOf(person).card('Now reached: the channel of Northumbria Police'));
    }
    await has(markedDone());
    assert.deepEqual(posts(newPolice).length, 1, 'from now on it is changed there');
    assert.match(posts(newPolice)[0] ?? '', /Marked done by PC Ola Sketch/);
  });

  it('linked again where it was, a message that is gone is posted anew', async () => {
    await opens(true);
    await has(added());
    isGone(police);
    await has(accepted());
    isGone(police, 'PUT');
    await world.channelOf(ravi, police).says('link police');
    assert.match(posts(police).at(-1) ?? '', /Accepted by PC Ola Sketch/);
    assert.ok(world.windowOf(moira).card('Now reached'));
  });

  it('only the message was deleted: it is posted anew, and nobody is alarmed', async () => {
    await opens(true);
    await has(added());
    isGone(police, 'PUT');
    await has(accepted());
    assert.match(posts(police).at(-1) ?? '', /Accepted by PC Ola Sketch/);
    assert.deepEqual(troubles(), []);
  });

  it('was unlinked: somebody is told; what was over by then is nobody’s trouble', async () => {
    await opens(true);
    await has(added(), accepted(), markedDone());
    await world.channelOf(ravi, police).says('unlink');
    await has(verified());
    assert.deepEqual(troubles(), []);
    await has(added());
    await has([ola, 1, 'acceptAction', {}, { part: 'A2' }]);
    assert.deepEqual(troubles(), [], 'A2 was never posted: an agency without a channel is no alarm');
  });

  it('was never linked: the owner is told in their own chat, and there is no alarm; linked later, it is posted', async () => {
    await opens(false);
    await has(added(), described());
    assert.match(world.windowOf(ola).reads(), /Your action: [^]*Read and accept/);
    assert.deepEqual(troubles(), []);
    assert.doesNotMatch(world.windowOf(moira).reads(), /be reached|Not delivered/);
    await has(accepted());
    await world.channelOf(ravi, police).says('link police');
    assert.equal(posts(police).length, 1);
    assert.match(posts(police)[0] ?? '', /Licensing visit\nAccepted by PC Ola Sketch/);
    assert.doesNotMatch(world.windowOf(moira).reads(), /Now reached/);
  });

  it('linked when it is over, nothing is posted', async () => {
    await opens(false);
    await has(added(), accepted(), markedDone(), verified());
    await world.channelOf(ravi, police).says('link police');
    assert.deepEqual(posts(police), []);
  });

  it('moved, and then the action went to another agency: nothing is posted where nobody saw it', async () => {
    await opens(true);
    await has(added(), disputed());
    await world.channelOf(ravi, newPolice).says('link police');
    await has(settled('health'));
    assert.deepEqual(posts(newPolice), []);
  });

  it('of an agency that nobody is of: the co-ordinator is called to tell them', async () => {
    await opens(false);
    await has(added({ owner: 'probation|' }));
    const { card } = world.windowOf(moira).card('Action for Probation');
    assert.match(readable(card), /No one at Probation is listed in the directory: tell them yourself/);
    assert.equal((await world.ports.cases.part(kestrelReference, 'action', 'A1'))?.value.owner, undefined);
    await world.passesTo('2027-02-01T09:00:00.000Z');
    assert.match(
      JSON.stringify((await world.ports.cases.part(kestrelReference, 'action', 'A1'))?.value.reminded),
      new RegExp(moira.objectId),
    );
  });
});
