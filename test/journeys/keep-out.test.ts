// Keep person out (docs/process.md P10.14): for that person there is no such case, byte for byte, wherever they look; what was
// theirs goes to a successor under the same press; and someone else lets them in again.
import assert from 'node:assert/strict';
import { mintCommandId, mintReference } from '../../src/domain/kernel/ids.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import {
  colin,
  conflicted,
  consented,
  directory,
  filledIn,
  greta,
  hal,
  kestrel,
  kestrelReference as ref,
  moira,
  must,
  noConflict,
  noor,
  ola,
  priya,
  ravi,
  someone,
  submitted,
  tess,
  withPeople,
  type Told,
} from '../people/builders.ts';
import { keptOut, letInAgain, listed, planned } from '../people/meeting-builders.ts';
import { accepted, added } from '../domain/case/action/action-story.ts';
import { everybody, openWorld, type World } from '../worlds/harness.ts';
import { readable } from './people/readable.ts';

const police = '19:police@thread.tacv2';
const ife = must(directory.people.find((person) => person.name === 'Ife Audit'));
/** A second co-ordinator. */
const mona = someone(121, 'Mona Second', { roles: ['coordinator'] });
const people = [...new Set([...everybody, tess, greta, hal, noor, ravi, ola, ife, mona])];
const council = withPeople(mona);
const none = mintReference(new Uint8Array([1, 2, 3, 4, 5]));
const preMset = planned('2027-01-12');

const unavailable = /This case is not available to you/;
/** Each way to look, by what is pressed; the reference of one that is not there gives the answer to compare with. */
const looks: readonly (readonly [verb: string, data: (of: string) => object])[] = [
  ['case.open', (of) => ({ ref: of })],
  ['case.read', (of) => ({ ref: of, part: 1 })],
  ['case.more', (of) => ({ ref: of })],
  ['case.history', (of) => ({ ref: of })],
  ['case.actions', (of) => ({ ref: of })],
  ['case.decisions', (of) => ({ ref: of })],
  ['case.close', (of) => ({ ref: of })],
  ['action.open', (of) => ({ ref: of, action: 'A1' })],
  ['restrict.case', (of) => ({ ref: of })],
  ['restrict.keep-out', (of) => ({ ref: of })],
  ['restrict.let-in', (of) => ({ ref: of })],
  ['review.update', (of) => ({ ref: of })],
  ['risk.result', (of) => ({ ref: of })],
  ['right.put', (of) => ({ ref: of, fact: '1' })],
];
const lists = ['list.mine', 'list.consent', 'list.queue', 'list.unled', 'list.actions', 'meetings', 'delivery', 'late'];

describe('Someone who is kept out of a case', () => {
  let world: World;
  const story: Told = [filledIn(priya, kestrel), submitted(), noConflict(), consented()];
  beforeEach(async () => {
    world = await openWorld({ council, people });
    const plan = { type: 'preMset', date: preMset.date, time: '14:00', chair: tess.objectId };
    await world.meets(preMset.id, [moira, 1, 'planMeeting', plan]);
  });
  afterEach(async () => world.stop());

  const has = async (...told: Told): Promise<void> => {
    await world.has(ref, ...told);
    world.clock.passes(3000);
    await world.settled();
  };
  const answers = async (who: Person, verb: string, data: object): Promise<string> => {
    const { card } = await world.windowOf(who).sends(verb, { ...data });
    return JSON.stringify(card);
  };
  /** As one press, which reads who owns what. */
  const keepsOut = async (person: Person): Promise<void> => {
    const command = mintCommandId(world.clock.nowMs(), world.clock.bytes(8));
    world.clock.passes(1500);
    const sent = { ref, command, person: person.objectId, reason: 'He is her uncle.' };
    assert.match(await answers(moira, 'restrict.keep-out.go', sent), /is not told/);
    world.clock.passes(3000);
    await world.settled();
  };
  const letsIn = async (person: Person): Promise<string> => {
    const command = mintCommandId(world.clock.nowMs(), world.clock.bytes(8));
    world.clock.passes(1500);
    return answers(moira, 'restrict.let-in.go', { ref, command, person: person.objectId, reason: 'A mistake.' });
  };
  /** All that stands in their chat, but for what they asked. */
  const stands = (who: Person): string =>
    world.teams
      .chat(world.windowOf(who).conversation)
      .map(({ card }) => readable(card as Parameters<typeof readable>[0]))
      .join('\n');

  for (const [who, more] of [
    [colin, []],
    [tess, [listed(preMset, 'police')]],
    [ravi, [listed(preMset, 'police')]],
    [greta, []],
    [mona, []],
  ] as const) {
    it(`${who.name}: every answer is that of a case that is not there`, async () => {
      await has(...story, ...more);
      assert.doesNotMatch(await answers(who, 'case.open', { ref }), unavailable, 'before');
      await has(keptOut(who, who === mona ? moira : mona));
      for (const [verb, data] of looks) {
        const [theirs, other] = [await answers(who, verb, data(ref)), await answers(who, verb, data(none))];
        assert.equal(theirs.replaceAll(ref, none), other, verb);
      }
      for (const verb of lists) assert.doesNotMatch(await answers(who, verb, {}), new RegExp(ref), verb);
      const window = world.windowOf(who);
      const last = async (of: string): Promise<string> => {
        await window.says(`case ${of}`);
        return must(window.reads().split('---').at(-1)).replaceAll(of, none);
      };
      assert.equal(await last(ref), await last(none));
    });
  }

  it('loses the card in their chat without a word, and what was still to be delivered does not come', async () => {
    await has(...story);
    assert.match(stands(moira), new RegExp(ref));
    const posts = world.teams.arrived.length;
    await has(keptOut(moira, greta), keptOut(colin, mona));
    for (const who of [moira, colin]) {
      assert.doesNotMatch(stands(who), new RegExp(ref), who.name);
      assert.doesNotMatch(stands(who), /Nothing is needed from you here/, who.name);
    }
    const since = world.teams.arrived.slice(posts);
    assert.deepEqual(
      since.filter(({ method }) => method === 'POST'),
      [],
      'no message',
    );
    await has(listed(preMset, 'police', mona));
    for (const who of [moira, colin]) assert.doesNotMatch(stands(who), new RegExp(ref), who.name);
  });

  it('one press hands over the case and the actions, and the successors alone are told', async () => {
    await has(...story, added({ owner: `police|${ola.objectId}` }), accepted(ola));
    const window = world.windowOf(moira);
    await window.says(`case ${ref}`);
    await window.opens({ on: ref });
    await window.presses('More', { on: ref });
    await window.presses('Keep person out', { on: ref });
    const fill = { Person: ola.name, Reason: 'Her brother is of concern.' };
    const more = await window.presses('Keep person out', { on: 'Reason', fill });
    assert.match(
      more,
      /● One more question[^]*New owner of their open actions[^]*Nothing is sent yet: 1 more question/,
    );
    assert.doesNotMatch(more, /×/, 'it is a question, and no mistake');
    const done = await window.presses('Keep person out', {
      on: 'Nothing is sent yet',
      fill: { 'New owner of their open actions': 'Northumbria Police: Sgt Ravi Mock' },
    });
    assert.match(
      done,
      /✓ Kept out: PC Ola Sketch[^]*PC Ola Sketch is not told[^]*actions of PC Ola Sketch are with the new owner/,
    );
    world.clock.passes(3000);
    await world.settled();
    assert.match(stands(ravi), new RegExp(`${ref}/A1`));
    assert.doesNotMatch(stands(ola), new RegExp(ref));
    assert.match(await answers(ola, 'action.open', { ref, action: 'A1' }), /not available/);
  });

  it('nothing stands in a channel of theirs, and it comes back with them', async () => {
    await world.channelOf(ravi, police).says('link police');
    await has(...story, added({ owner: `police|${ola.objectId}` }));
    const channel = (): string =>
      world.teams
        .chat(police)
        .map(({ card }) => readable(card as Parameters<typeof readable>[0]))
        .join('\n');
    assert.match(channel(), new RegExp(ref));
    await keepsOut(ravi);
    assert.doesNotMatch(channel(), new RegExp(ref));
    const { card } = await world
      .channelOf(ola, police)
      .says('actions')
      .then(() => ({ card: channel() }));
    assert.doesNotMatch(card, new RegExp(ref));
    await has(letInAgain(ravi, greta));
    assert.match(channel(), new RegExp(ref));
  });

  it('others read that it was handed over, and not why; co-ordinators read all of it', async () => {
    await has(...story, keptOut(priya, moira, { to: noor.objectId, tells: 'Noor, on Friday.' }));
    const [lead, above, coordinator] = [
      await answers(noor, 'case.history', { ref }),
      await answers(colin, 'case.history', { ref }),
      await answers(mona, 'case.history', { ref }),
    ];
    for (const text of [lead, above]) {
      assert.match(text, /Handed over from Priya Testworth to Noor/);
      assert.doesNotMatch(text, /kept out|his aunt/);
    }
    assert.match(coordinator, /Priya Testworth kept out; handed over[^]*She is his aunt/);
  });

  it('a question about it that was asked before is there no more; who asked it reads their own', async () => {
    await has(...story);
    const asks = async (who: Person): Promise<string> => {
      const command = mintCommandId(world.clock.nowMs(), world.clock.bytes(8));
      world.clock.passes(1500);
      const sent = { command, question: 'May the review wait a week?', about: ref };
      return must(/ADV-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await answers(who, 'advice.ask.go', sent))?.[0]);
    };
    const [hers, own] = [await asks(priya), await asks(mona)];
    assert.match(await answers(mona, 'advice.open', { advice: hers }), new RegExp(ref), 'before');
    await has(keptOut(mona, moira));
    for (const verb of ['advice.open', 'advice.answer', 'advice.guide']) {
      const [theirs, none] = [{ advice: hers }, { advice: 'ADV-0000-0000' }];
      assert.equal(await answers(mona, verb, theirs), await answers(mona, verb, none), verb);
    }
    const list = await answers(mona, 'advice', {});
    assert.doesNotMatch(list, new RegExp(hers));
    assert.match(list, new RegExp(own));
    assert.doesNotMatch(await answers(mona, 'home', {}), /request for advice/);
    assert.match(await answers(moira, 'advice.open', { advice: hers }), new RegExp(ref), 'others as before');
  });

  it('let in again, a conflict of interest keeps them out, and the answer says so', async () => {
    const refers: Told = [
      filledIn(priya, kestrel),
      submitted(),
      conflicted(colin, greta),
      noConflict(greta),
      consented(greta),
    ];
    await has(...refers, keptOut(colin, mona), keptOut(noor, mona));
    assert.match(
      await letsIn(colin),
      /Let in again: Colin Fixture[^]*A conflict of interest still keeps Colin Fixture out\./,
    );
    assert.doesNotMatch(await letsIn(noor), /conflict of interest still/);
  });

  it('the data protection officer is told of a restriction and of its end, by reference', async () => {
    await has(...story);
    assert.doesNotMatch(stands(ife), new RegExp(ref));
    await has([moira, 1, 'restrict', { ground: 'highProfile', reason: 'His father is a councillor.' }]);
    assert.match(stands(ife), new RegExp(`Restricted: [^]*${ref}`));
    assert.doesNotMatch(stands(ife), /councillor|High profile|Kestrel/);
    await has([moira, 1, 'liftRestriction', { reason: 'By mistake.' }]);
    assert.match(stands(ife), /Restriction lifted/);
    assert.match(await answers(ife, 'case.open', { ref }), unavailable);
  });
});
