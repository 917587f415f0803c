// Reminders, over the real store: each once, however many look at the clocks, and whatever else happens meanwhile.
import { playsCase } from '../../../src/demo/players.ts';
import assert from 'node:assert/strict';
import { remindAll } from '../../../src/casework/clocks/clocks.ts';
import type { PartitionId } from '../../../src/domain/matters/partition.ts';
import type { Ports } from '../../../src/casework/ports/ports.ts';
import { createWorker } from '../../../src/casework/tell/tick.ts';
import { clockActor, type Person } from '../../../src/domain/people/actor.ts';
import type { StepName } from '../../../src/domain/case/whole/case.ts';
import { mintCommandId, mintReference, type Reference } from '../../../src/domain/kernel/ids.ts';
import {
  commandIn,
  colin,
  consented,
  filledIn,
  greta,
  kestrelReference as reference,
  moira,
  must,
  noConflict,
  ola,
  pip,
  priya,
  ravi,
  sol,
  submitted,
  tess,
  type StoryRow,
} from '../../people/builders.ts';
import { accepted, added, council, markedDone } from '../../domain/case/action/action-story.ts';
import { harmRecorded, rightPut } from '../../people/meeting-builders.ts';
import { openWorld, type World } from '../../worlds/harness.ts';
import { heardLog, lookingTogether, meeting, writingAfter } from '../race.ts';

const other = mintReference(Buffer.alloc(8, 3));
const agency = [ola, pip, ravi, sol, tess];
const due = '2027-01-06T17:00:00.000Z';
const onTheDay = '2027-01-06T09:00:00.000Z';

describe('The clocks', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ council, people: [priya, colin, moira, ...agency] });
  });
  afterEach(async () => world.stop());

  const receives = async (one: Reference, ...more: readonly StoryRow[]) =>
    world.has(one, filledIn(), submitted(), noConflict(), consented(), ...more);
  /** An action of ola's that is due on Wednesday at the close of the office. */
  const hasAction = async (one: Reference = reference): Promise<void> => {
    await receives(one, added({ due: '6/1/2027' }), accepted());
    assert.equal((await world.ports.cases.part(one, 'action', 'A1'))?.value.due.at, due);
  };
  const factsOf = async (step: StepName, one: Reference = reference) =>
    (await world.ports.cases.facts(one)).filter((fact) => fact.step === step);
  /** New cards of cases and actions to each from now on; the digest of the morning is none. */
  const counting = (...people: readonly Person[]): (() => readonly number[]) => {
    const from = world.teams.arrived.length;
    return () => {
      const cards = world.teams.arrived
        .slice(from)
        .filter(
          ({ method, activity }) => method === 'POST' && !JSON.stringify(activity).includes('What is waiting for you'),
        );
      return people.map(({ objectId }) => cards.filter(({ conversation }) => conversation === `a:${objectId}`).length);
    };
  };
  const looks = async (...ports: readonly Ports[]): Promise<void> => {
    const workers = ports.map((one) => createWorker(one));
    await Promise.all(workers.map((worker) => worker.clocks()));
    await Promise.all(workers.map((worker) => worker.stop()));
    await world.settled();
  };

  for (const [what, step, begin, when, whom] of [
    ['a prompt of an action', 'promptAction', hasAction, onTheDay, ola],
    [
      'a nudge for consent',
      'remindConsent',
      async () => world.has(reference, filledIn(), submitted()),
      '2027-01-04T15:00:00.000Z',
      colin,
    ],
  ] as const) {
    it(`two instances that look at once take ${what} once: one fact, one post`, async () => {
      await begin();
      world.clock.at(when);
      const posts = counting(whom);
      const [found, written] = [meeting(2), meeting(2)];
      const instance = (): Ports => writingAfter(lookingTogether(world.ports, found), written);
      await looks(instance(), instance());
      assert.equal((await factsOf(step)).length, 1);
      assert.deepEqual(posts(), [1]);
    });

    it(`looked at again, ${what} is not taken again`, async () => {
      await begin();
      world.clock.at(when);
      await looks(world.ports);
      const [facts, posts] = [await world.ports.cases.facts(reference), counting(whom, moira, priya)];
      for (let again = 0; again < 3; again += 1) {
        world.clock.passes(60_000);
        assert.deepEqual(await remindAll(world.ports), []);
        await looks(world.ports);
      }
      assert.deepEqual(await world.ports.cases.facts(reference), facts);
      assert.deepEqual(posts(), [0, 0, 0]);
      assert.deepEqual(await world.ports.cases.fallenDue(when), []);
    });
  }

  it('a prompt of an action rests while a death is recorded, and goes on within the hour once it is put right', async () => {
    await hasAction();
    await world.has(reference, harmRecorded('died'));
    world.clock.at(onTheDay);
    const facts = await world.ports.cases.facts(reference);
    const read = { parts: 0 };
    const part: Ports['cases']['part'] = async (...of) => {
      read.parts += 1;
      return world.ports.cases.part(...of);
    };
    const ports: Ports = { ...world.ports, cases: { ...world.ports.cases, part } };
    for (let again = 0; again < 3; again += 1) {
      world.clock.passes(60_000);
      assert.deepEqual(await remindAll(ports), []);
    }
    assert.deepEqual(await world.ports.cases.facts(reference), facts);
    assert.equal(read.parts, 1, 'it is looked at again in an hour');
    await world.has(reference, rightPut(facts.length, moira), rightPut(facts.length, greta));
    world.clock.passes(60 * 60_000);
    assert.deepEqual(await remindAll(ports), [reference]);
    assert.equal((await factsOf('promptAction')).length, 1);
  });

  it('a fault of one case holds up no other, and is made good at the next look', async () => {
    await hasAction();
    await hasAction(other);
    world.clock.at(onTheDay);
    const log = heardLog();
    const broken: Ports = {
      ...world.ports,
      log,
      cases: {
        ...world.ports.cases,
        part: async (one, kind, id) => {
          if (one === reference) throw new Error('the partition is away');
          return world.ports.cases.part(one, kind, id);
        },
      },
    };
    assert.deepEqual(await remindAll(broken), [other]);
    assert.deepEqual([(await factsOf('promptAction')).length, (await factsOf('promptAction', other)).length], [0, 1]);
    assert.deepEqual(log.error.firstCall.args[0], 'reminder failed');
    assert.deepEqual(await remindAll(world.ports), [reference]);
    assert.deepEqual([(await factsOf('promptAction')).length, (await factsOf('promptAction', other)).length], [1, 1]);
  });

  it('many cases due at once: each is taken', async () => {
    const references = Array.from({ length: 20 }, (_, place) => mintReference(Buffer.alloc(8, 40 + place)));
    for (const one of references) await world.has(one, filledIn(), submitted());
    world.clock.at('2027-01-04T16:00:00.000Z');
    assert.deepEqual((await remindAll(world.ports)).toSorted(), references.toSorted());
    assert.deepEqual(await remindAll(world.ports), []);
  });

  it('after a standstill of two weeks everybody is told once, and every rung is on record', async () => {
    await hasAction();
    world.clock.at('2027-01-20T09:00:00.000Z');
    const posts = counting(...agency, moira);
    await looks(world.ports, world.ports);
    const facts = await factsOf('promptAction');
    assert.equal(facts.length, 1);
    const { reminded, escalatedAt } = must(await world.ports.cases.part(reference, 'action', 'A1')).value;
    assert.deepEqual(
      reminded.map(({ rung }) => rung),
      ['eve', 'day', 'lateOwner', 'lateLead', 'lateSenior', 'lateChair'],
    );
    assert.equal(escalatedAt, '2027-01-20T09:00:00.000Z');
    for (const { to } of reminded) {
      assert.deepEqual(to.toSorted(), [...agency, moira].map(({ objectId }) => objectId).toSorted());
    }
    const [fact] = facts;
    assert.equal(fact?.by.objectId, clockActor.objectId);
    // The co-ordinator is also reminded that the case waits for triage: those above her are, a working day later each.
    assert.deepEqual(posts(), [1, 1, 1, 1, 1, 2]);
  });

  /** A press as the desk takes it. */
  const presses = async (ports: Ports, row: StoryRow) =>
    playsCase(ports, reference, row, {
      at: world.clock.now(),
      directory: await ports.directories.current(),
      commandId: mintCommandId(world.clock.nowMs(), world.clock.bytes(8)),
    });

  for (const [what, deed, step, begin, when] of [
    ['Mark done', markedDone(), 'promptAction', hasAction, onTheDay],
    [
      'Give consent',
      consented(),
      'remindConsent',
      async () => world.has(reference, filledIn(), submitted(), noConflict()),
      '2027-01-04T15:00:00.000Z',
    ],
  ] as const) {
    it(`${what} comes while the reminder is written: nobody is reminded of what is done`, async () => {
      await begin();
      world.clock.at(when);
      let pressed: Awaited<ReturnType<typeof presses>> | undefined;
      const slow = writingAfter(world.ports, async () => {
        pressed ??= await presses(world.ports, deed);
      });
      assert.deepEqual(await remindAll(slow), []);
      assert.equal(pressed?.kind, 'done');
      assert.deepEqual(await factsOf(step), []);
      assert.deepEqual(await world.ports.cases.fallenDue(when), []);
    });

    it(`the reminder comes while ${what} is written: both are on record, the press second`, async () => {
      await begin();
      world.clock.at(when);
      let reminded: readonly PartitionId[] | undefined;
      const slow = writingAfter(world.ports, async () => {
        reminded ??= await remindAll(world.ports);
      });
      assert.equal((await presses(slow, deed)).kind, 'done');
      assert.deepEqual(reminded, [reference]);
      const steps = (await world.ports.cases.facts(reference)).map((fact) => fact.step);
      assert.deepEqual(steps.slice(-2), [step, commandIn(deed).step]);
      await world.settled();
      assert.deepEqual(await world.ports.outbox.ofMatter(reference), []);
    });
  }
});
