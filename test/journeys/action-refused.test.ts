// Presses on an action that come second, too late, or from somebody who is not (or no longer) to press them.
import assert from 'node:assert/strict';
import sinon from 'sinon';
import { mintCommandId } from '../../src/domain/kernel/ids.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import {
  colin,
  consented,
  filledIn,
  kestrelReference,
  moira,
  must,
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
  cal,
  cancelled,
  council,
  disputed,
  markedDone,
  settled,
} from '../domain/case/action/action-story.ts';
import { openWorld, type World } from '../worlds/harness.ts';
import { meeting } from '../casework/race.ts';
import { channel, tenantId } from '../worlds/teams-service.ts';
import { readable } from './people/readable.ts';

const police = '19:police@thread.tacv2';
const data = { ref: kestrelReference, action: 'A1' };
/** As the open card carries one. */
const commandOf = (number: number) => mintCommandId(1, Buffer.alloc(8, number));

const without = (...gone: readonly Pick<Person, 'objectId'>[]): typeof council => ({
  ...council,
  people: council.people.filter(({ objectId }) => !gone.some((one) => one.objectId === objectId)),
});

describe('A press on an action', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ council, people: [priya, colin, moira, ravi, ola, pip, cal] });
    await world.has(kestrelReference, filledIn(), submitted(), noConflict(), consented());
    await world.channelOf(ravi, police).says('link police');
  });
  afterEach(async () => {
    sinon.restore();
    await world.stop();
  });

  const has = async (...deeds: Parameters<World['has']>[1][]) => world.has(kestrelReference, ...deeds);
  const action = async () => must(await world.ports.cases.part(kestrelReference, 'action', 'A1')).value;
  const presses = async (who: Pick<Person, 'objectId' | 'name'>, verb: string, more: object = {}): Promise<string> => {
    const { card } = await world.windowOf(who).sends(verb, { ...data, ...more });
    return readable(must(card));
  };
  it('of two who accept at once one is the owner, and the other is told who and when', async () => {
    await has(added());
    const cases = { ...world.ports.cases };
    const both = meeting(2);
    sinon.replace(world.ports.cases, 'commit', async (...of) => {
      await both();
      return cases.commit(...of);
    });
    const there = channel(police, tenantId);
    const answers = await Promise.all(
      [ola, cal].map(async (who) => {
        const { card } = await world
          .windowOf(who)
          .sends('action.accept', { ...data, command: commandOf(who.name.length) }, there);
        return readable(must(card));
      }),
    );
    sinon.restore();
    const { owner, accepted: deed, state } = await action();
    assert.deepEqual([state.is, owner], ['accepted', deed?.by]);
    const first = owner?.objectId === ola.objectId ? 0 : 1;
    assert.match(must(answers[first]), /✓ Accepted · Mon 4 Jan 10:00/);
    assert.match(must(answers[1 - first]), new RegExp(`lready accepted by ${must(owner).name} at 10:00`));
    const facts = (await world.ports.cases.facts(kestrelReference)).filter(({ step }) => step === 'acceptAction');
    assert.equal(facts.length, 1);
    await world.settled();
    for (const window of [world.windowOf(ola), world.channelOf(pip, police)]) {
      assert.match(window.reads(), new RegExp(`Accepted by ${must(owner).name}`));
    }
  });

  it('of six people on six actions of one case at the same moment: each has theirs', async () => {
    const owners = ['police', 'health', 'education', 'youthJustice', 'housing', 'voluntary'].map((id) =>
      must(council.agencies.find((agency) => agency.id === id)),
    );
    await has(...owners.map(({ id, lead }) => added({ owner: `${id}|${must(lead)}` })));
    const cases = { ...world.ports.cases };
    const all = meeting(owners.length);
    sinon.replace(world.ports.cases, 'commit', async (...of) => {
      await all();
      return cases.commit(...of);
    });
    const answers = await Promise.all(
      owners.map(async ({ lead }, place) => {
        const who = must(council.people.find(({ objectId }) => objectId === lead));
        const { card } = await world
          .windowOf(who)
          .sends('action.accept', { ...data, action: `A${place + 1}`, command: commandOf(place) });
        return readable(must(card));
      }),
    );
    for (const answer of answers) assert.match(answer, /✓ Accepted · Mon 4 Jan 10:00/);
    const actions = await world.ports.cases.parts(kestrelReference, 'action');
    assert.deepEqual(
      actions.map(({ state, owner }) => [state.is, owner?.objectId]),
      owners.map(({ lead }) => ['accepted', lead]),
    );
  });

  it('of a colleague who is not named is refused with whose it is; while it is proposed anybody of the agency may', async () => {
    await has(added());
    assert.match(await presses(cal, 'action.accept', { command: commandOf(1) }), /✓ Accepted/);
    assert.equal((await action()).owner?.name, cal.name);
    await has(disputed(cal), settled('police'), accepted(ravi));
    assert.match(
      await presses(cal, 'action.done.go', { evidence: 'I was there.', effect: 'better' }),
      /This action is carried out by Sgt Ravi Mock\.[^]*Speak to them or their agency’s lead/,
    );
    assert.equal((await action()).state.is, 'accepted');
  });

  it('that comes when it is over says how it ended, and nothing more can be done', async () => {
    await has(added(), cancelled());
    assert.match(
      await presses(ola, 'action.accept', { command: commandOf(2) }),
      /[Cc]ancelled by Moira Example at 10:00/,
    );
    assert.match(await presses(ola, 'action.done'), /[Cc]ancelled by Moira Example at 10:00/);
    assert.equal((await action()).state.is, 'cancelled');
  });

  it('of whoever it was taken from says neither where it is nor what it was', async () => {
    await has(added());
    await has(accepted(), disputed(), settled('health'));
    for (const verb of ['action.open', 'action.accept', 'action.done']) {
      const said = await presses(ola, verb);
      assert.match(said, /This case is not available to you, or there is none/);
      assert.doesNotMatch(said, /Health|takeaway/);
    }
    assert.match(world.windowOf(ola).reads(), /✓ Nothing is needed from you here/);
  });

  it('of whoever left the directory gets advice only; the prompt goes to the lead, and the card says nothing any more', async () => {
    await has(added({ due: '6/1/2027' }), accepted());
    await world.restart(without(ola));
    for (const verb of ['action.open', 'action.done', 'list.actions']) {
      const said = await presses(ola, verb);
      assert.match(said, /You are not in the MSET directory/);
      assert.doesNotMatch(said, /takeaway|Northumbria/);
    }
    const before = world.windowOf(ravi).messages().length;
    await world.passesTo('2027-01-06T09:00:00.000Z');
    const { reminded } = await action();
    assert.deepEqual(reminded.at(-1)?.to, [ravi.objectId]);
    assert.ok(world.windowOf(ravi).messages().length > before);
    assert.match(
      readable(world.windowOf(ravi).card('Action for Northumbria Police').card),
      /Accepted by PC Ola Sketch/,
    );
    assert.match(world.windowOf(ola).reads(), /✓ Nothing is needed from you here/);
    assert.ok(!JSON.stringify(world.teams.arrived).includes('Cannot be reached'));
    // The lead finishes it.
    assert.match(await presses(ravi, 'action.done.go', { evidence: 'Visited.', effect: 'better' }), /✓ Marked done/);
  });

  it('with the lead gone too the co-ordinator is prompted', async () => {
    await has(added({ due: '6/1/2027' }), accepted());
    await world.restart(without(ola, ravi));
    await world.passesTo('2027-01-06T09:00:00.000Z');
    assert.deepEqual((await action()).reminded.at(-1)?.to, [moira.objectId]);
  });

  it('of whoever marked it done does not verify it, nor does the owner', async () => {
    await has(added(), accepted(), markedDone(ravi));
    for (const who of [ola, ravi]) {
      assert.match(
        await presses(who, 'action.verify.go', { note: '', outcome: 'carriedOut', effect: 'better' }),
        /verified by someone other than its owner/,
      );
    }
    assert.equal((await action()).state.is, 'done');
    assert.match(
      await presses(pip, 'action.verify.go', { note: '', outcome: 'carriedOut', effect: 'better' }),
      /Verified/,
    );
  });
});
