// A team's channel hears that a referral is waiting for consent, and that it does no longer; never of whom (docs/process.md P11.4).
import assert from 'node:assert/strict';
import {
  colin,
  consented,
  conflicted,
  declined,
  directory,
  filledIn,
  greta,
  kestrel,
  kestrelReference,
  moira,
  noConflict,
  noor,
  priya,
  resubmitted,
  returned,
  submitted,
  withdrawn,
  type Told,
} from '../people/builders.ts';
import { openWorld, type World } from '../worlds/harness.ts';
import { refers } from './people/deeds.ts';
import { readable } from './people/readable.ts';

const east = '19:east@thread.tacv2';
const names = /Kestrel|Madeup|Example Row|T-1001|2011|phones|Priya|Colin/;
const waits = '| ● Waiting · by Tue 5 Jan 10:00\n# A referral is waiting for consent';
const over = '| ✓ Done\n# A referral is no longer waiting for consent';

describe('A team’s channel', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ people: [priya, colin, greta, moira, noor] });
    await world.channelOf(moira, east).says('link team East');
  });
  afterEach(async () => world.stop());

  const has = async (...deeds: Told) => world.has(kestrelReference, ...deeds);
  const posts = (): readonly string[] =>
    world.teams
      .chat(east)
      .map(({ card }) => readable(card as Parameters<typeof readable>[0]))
      .filter((text) => !text.includes('linked'));

  it('reads that a referral waits, by when, and nothing else; decided, the same post says so', async () => {
    const reference = await refers(world.windowOf(priya), kestrel);
    assert.deepEqual(posts(), [`${waits}\nThe person who decides has it in their own chat with MSET.\n${reference}`]);
    assert.equal(world.teams.chat(east).at(-1)?.summary, 'MSET: a referral is waiting for consent');
    const childCase = await world.caseOf(reference);
    await world.has(childCase.reference, noConflict(), consented());
    assert.deepEqual(posts(), [`${over}\n${reference}`]);
    for (const { activity, conversation } of world.teams.arrived) {
      if (conversation.startsWith(east)) assert.doesNotMatch(JSON.stringify(activity), names);
    }
  });

  for (const [what, deeds] of [
    ['returned', [noConflict(), returned()]],
    ['not authorised', [noConflict(), declined()]],
    ['withdrawn', [withdrawn()]],
  ] as const) {
    it(`reads that it waits no longer when it is ${what}`, async () => {
      await has(filledIn(), submitted());
      assert.ok(posts()[0]?.startsWith(waits));
      await has(deeds);
      assert.deepEqual(posts(), [`${over}\n${kestrelReference}`]);
    });
  }

  it('submitted again, a new post calls and the older one goes', async () => {
    await has(filledIn(), submitted());
    await has(noConflict(), returned());
    await has(resubmitted());
    const [newer, ...others] = posts();
    assert.ok(newer?.startsWith(waits));
    assert.deepEqual(others, []);
  });

  it('hears nothing of a restricted one, of another team’s, or where the council does not want it', async () => {
    await has(filledIn(priya, { ...kestrel, knowsFamily: 'yes' }), submitted(), noConflict(), consented());
    assert.deepEqual(posts(), []);
    const noors = { ...kestrel, consenter: greta.objectId };
    await refers(world.windowOf(noor), noors);
    assert.deepEqual(posts(), []);
    await world.restart({ ...directory, settings: { ...directory.settings, teamChannelHearsOfConsent: false } });
    await refers(world.windowOf(priya), kestrel);
    assert.deepEqual(posts(), []);
  });

  it('has nothing of it any more after a conflict, which restricts it', async () => {
    await has(filledIn(), submitted());
    assert.ok(posts()[0]?.startsWith(waits));
    await has(conflicted(colin, greta));
    assert.deepEqual(posts(), []);
    await has(noConflict(greta), consented(greta));
    assert.deepEqual(posts(), []);
  });

  it('without a channel nobody is told, and nobody alarmed', async () => {
    await world.channelOf(moira, east).says('unlink');
    const before = world.teams.arrived.length;
    await has(filledIn(), submitted());
    assert.ok(!JSON.stringify(world.teams.arrived.slice(before)).includes('be reached'));
    assert.deepEqual(await world.ports.outbox.ofMatter(kestrelReference), []);
  });

  it('that was deleted is named to the co-ordinator; linked again, it has the post', async () => {
    world.teams.answers = ({ conversation }) => (conversation.startsWith(east) ? { status: 404 } : undefined);
    await has(filledIn(), submitted());
    const { card } = world.windowOf(moira).card('Cannot be reached: the channel of the team Locality East');
    assert.match(readable(card), /To post it, type @MSET link in one of their channels/);
    assert.doesNotMatch(JSON.stringify(card), names);
    world.teams.answers = undefined;
    await world.channelOf(moira, east).says('link team East');
    assert.ok(posts()[0]?.startsWith(waits));
    assert.ok(world.windowOf(moira).card('Now reached: the channel of the team Locality East'));
  });
});
