// A guest has no chat with the bot: they are mentioned below the action's post, once it is there (docs/process.md P11.5).
import assert from 'node:assert/strict';
import {
  consented,
  filledIn,
  kestrelReference,
  moira,
  must,
  noConflict,
  pip,
  priya,
  ravi,
  someone,
  colin,
  directory,
  submitted,
  withPeople,
} from '../people/builders.ts';
import { accepted, added, council as withCal, markedDone } from '../domain/case/action/action-story.ts';
import { openWorld, type World } from '../worlds/harness.ts';
import { readable } from './people/readable.ts';

const police = '19:police@thread.tacv2';
const gus = someone(120, 'PC Gus Guestly', { roles: [], agency: 'police' });
const council = { ...withPeople(gus), agencies: withCal.agencies, settings: directory.settings };
const toGus = added({ owner: `police|${gus.objectId}`, due: '6/1/2027' });
const mention = '<at>PC Gus Guestly</at>';

describe('A guest’s action', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ council, people: [priya, colin, moira, ravi, pip] });
    await world.has(kestrelReference, filledIn(), submitted(), noConflict(), consented());
    await world.channelOf(ravi, police).says('link police');
  });
  afterEach(async () => world.stop());

  const has = async (...deeds: Parameters<World['has']>[1][]) => world.has(kestrelReference, ...deeds);
  const waits = async (ms: number): Promise<void> => {
    world.clock.passes(ms);
    await world.settled();
  };
  const postId = async (): Promise<string> =>
    must((await world.ports.outbox.posted(kestrelReference, 'post-A1-police'))?.activity);
  /** The cards in the thread below the action's post, as they look now. */
  const replies = async (): Promise<readonly string[]> =>
    world.teams
      .chat(`${police};messageid=${await postId()}`)
      .map(({ card }) => readable(card as Parameters<typeof readable>[0]));

  it('waits for the post, then stands below it and mentions them; nothing goes to a chat that is not there', async () => {
    let refused = 0;
    world.teams.answers = ({ method, conversation }) => {
      if (method !== 'POST' || conversation !== police || refused > 0) return undefined;
      refused += 1;
      return { status: 429, headers: { 'retry-after': '30' } };
    };
    await has(toGus);
    for (let seconds = 0; seconds < 28; seconds += 4) await waits(4000);
    assert.equal(refused, 1);
    assert.ok(!JSON.stringify(world.teams.arrived).includes(mention), 'not before the post');
    await waits(4000);
    await waits(4000);
    const calls = world.teams.arrived;
    const post = calls.findIndex(
      ({ id, conversation }) => conversation === police && JSON.stringify(calls).includes(id),
    );
    const reply = calls.findIndex(({ activity }) => JSON.stringify(activity).includes(mention));
    assert.ok(post >= 0 && reply > post);
    assert.equal(calls[reply]?.conversation, `${police};messageid=${await postId()}`);
    const { attachments } = must(calls[reply]).activity as unknown as {
      attachments: { content: { msteams: unknown } }[];
    };
    assert.deepEqual(attachments[0]?.content.msteams, {
      entities: [{ type: 'mention', text: mention, mentioned: { id: gus.objectId, name: gus.name } }],
    });
    assert.ok(calls.every(({ conversation }) => conversation !== `a:${gus.objectId}`));
    assert.ok(!JSON.stringify(calls).includes('Cannot be reached'));
  });

  it('is told in the thread by its kind as the post tells it, for others read along', async () => {
    await has(added({ owner: `police|${gus.objectId}`, due: '6/1/2027', subType: 'nrm' }));
    for (const news of [undefined, accepted(gus)]) {
      if (news !== undefined) await has(news);
      await waits(3000);
      assert.match((await replies()).at(-1) ?? '', /# Your action: Safeguarding task/);
      assert.doesNotMatch(JSON.stringify(world.teams.chat(`${police};messageid=${await postId()}`)), /NRM|National/);
    }
  });

  it('is prompted in the thread: each prompt mentions them anew, and the older reply goes', async () => {
    await has(toGus);
    await waits(3000);
    await world.passesTo('2027-01-06T09:00:00.000Z');
    const [newer, ...others] = await replies();
    assert.deepEqual(others, []);
    assert.match(newer ?? '', /^<at>PC Gus Guestly<\/at>\n.*\n# Your action: Licensing visit/);
    const { reminded } = must(await world.ports.cases.part(kestrelReference, 'action', 'A1')).value;
    assert.deepEqual([reminded.at(-1)?.rung, reminded.at(-1)?.to], ['day', [gus.objectId]]);
    assert.equal((await replies()).length, 1);
  });

  it('what changes silently changes the reply, and mentions nobody anew', async () => {
    await has(toGus);
    await waits(3000);
    const before = world.teams.arrived.filter(({ method }) => method === 'POST').length;
    await has(accepted(gus));
    assert.match((await replies()).at(-1) ?? '', /Accepted by PC Gus Guestly/);
    assert.equal(world.teams.arrived.filter(({ method }) => method === 'POST').length, before);
    await has(markedDone(gus));
    assert.match((await replies()).at(-1) ?? '', /Marked done by PC Gus Guestly/);
  });

  it('where the channel cannot be posted in, somebody is told of both; linked again, both arrive', async () => {
    world.teams.answers = ({ conversation }) => (conversation.startsWith(police) ? { status: 403 } : undefined);
    await has(toGus);
    await waits(3000);
    const moiras = world.windowOf(moira);
    assert.match(
      readable(moiras.card('Please tell one person yourself').card),
      /\*\*PC Gus Guestly\*\*[^]*\[ I have told them \]/,
    );
    assert.ok(moiras.card('Cannot be reached: the channel of Northumbria Police'));
    world.teams.answers = undefined;
    const elsewhere = '19:elsewhere@thread.tacv2';
    await world.channelOf(ravi, elsewhere).says('link police');
    await waits(7 * 60 * 60_000);
    await waits(3000);
    assert.ok(moiras.card('Now reached: the channel of Northumbria Police'));
    assert.ok(moiras.card('Now reached: PC Gus Guestly'));
    assert.match(JSON.stringify(world.channelOf(ravi, elsewhere).messages().at(-1)?.stored), /<at>PC Gus Guestly/);
  });

  it('of an agency without a channel: the co-ordinator and the deputy are told who cannot be reached', async () => {
    await world.channelOf(ravi, police).says('unlink');
    await has(toGus);
    for (const person of [moira, pip]) {
      const { card } = world.windowOf(person).card('One person has not opened the MSET app');
      assert.match(readable(card), /\*\*PC Gus Guestly\*\*/);
      assert.doesNotMatch(JSON.stringify(card), /takeaway|gather|Kestrel/);
    }
  });
});
