// The digest of the day, over the real store: once a day and person, on working days, and never on top of a form.
import assert from 'node:assert/strict';
import { createDigests } from '../../../src/casework/clocks/digests.ts';
import type { Ports } from '../../../src/casework/ports/ports.ts';
import { createWorker } from '../../../src/casework/tell/tick.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { mintReference } from '../../../src/domain/kernel/ids.ts';
import { colin, filledIn, kestrelReference, moira, noor, priya, ravi, submitted, tess } from '../../people/builders.ts';
import { openWorld, type World } from '../../worlds/harness.ts';
import { readable } from '../../journeys/people/readable.ts';
import { lookingTogether, meeting } from '../race.ts';

const noors = mintReference(Buffer.alloc(8, 5));

describe('The digest', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ people: [priya, colin, moira, ravi] });
    // Priya has a draft; Colin's consent waits; Noor, who has no chat with the bot, has a draft too.
    await world.has(kestrelReference, filledIn());
    await world.has(mintReference(Buffer.alloc(8, 4)), filledIn(), submitted());
    await world.has(noors, filledIn(noor));
  });
  afterEach(async () => world.stop());

  const digestsOf = ({ objectId }: Pick<Person, 'objectId'>): readonly string[] =>
    world.teams.arrived
      .filter(({ method, conversation }) => method === 'POST' && conversation === `a:${objectId}`)
      .map(({ activity }) => JSON.stringify(activity))
      .filter((text) => text.includes('What is waiting for you'));
  const everybodys = (): readonly number[] =>
    [priya, colin, moira, ravi, noor].map((person) => digestsOf(person).length);
  const begunAt = async (when: string, ports: Ports = world.ports): Promise<number> => {
    world.clock.at(when);
    return createDigests(ports)();
  };

  it('counts what waits for each; nobody for whom nothing waits has one', async () => {
    await world.passesTo('2027-01-05T08:30:00.000Z');
    assert.deepEqual(everybodys(), [1, 1, 0, 0, 0]);
    assert.match(
      readable(world.windowOf(priya).card('What is waiting for you').card),
      /> 1 · draft, not sent yet[^]*My cases/,
    );
    assert.match(
      readable(world.windowOf(colin).card('What is waiting for you').card),
      /> 1 · consent for you to decide/,
    );
  });

  it('names the meeting of the day to who runs it, and to no one who takes no part', async () => {
    const plan = { type: 'preMset', date: '2027-01-07', time: '14:00', chair: tess.objectId };
    await world.meets('preMset-2027-01-07', [moira, 1, 'planMeeting', plan]);
    await world.passesTo('2027-01-07T08:30:00.000Z');
    const named = [moira, ravi, priya].map(
      ({ objectId }) =>
        world.teams.arrived.filter(
          ({ method, conversation, activity }) =>
            method === 'POST' &&
            conversation === `a:${objectId}` &&
            JSON.stringify(activity).includes('Pre-MSET at 14:00'),
        ).length,
    );
    assert.deepEqual(named, [1, 0, 0]);
  });

  it('tells those who plan meetings, once a week, of each kind of which none is planned', async () => {
    const said = async (when: string) => {
      await world.passesTo(when);
      return [moira, ravi, priya].map(
        (person) => digestsOf(person).filter((text) => text.includes('none planned')).length,
      );
    };
    assert.deepEqual(await said('2027-01-05T08:30:00.000Z'), [0, 0, 0]);
    assert.deepEqual(await said('2027-01-11T08:30:00.000Z'), [1, 0, 0]);
    assert.match(
      readable(world.windowOf(moira).card('What is waiting for you').card),
      /2 · kinds of meeting have none planned/,
    );
    assert.deepEqual(await said('2027-01-12T08:30:00.000Z'), [1, 0, 0]);
    const plan = { type: 'preMset', date: '2027-02-09', time: '14:00', chair: tess.objectId };
    await world.meets('preMset-2027-02-09', [moira, 1, 'planMeeting', plan]);
    // Monday the 18th: the panel is still missing.
    assert.deepEqual(await said('2027-01-18T08:30:00.000Z'), [2, 0, 0]);
    assert.match(readable(world.windowOf(moira).card('What is waiting for you').card), /1 · kind of meeting has none/);
  });

  it('is begun by one of two instances, each person once a day', async () => {
    world.clock.at('2027-01-05T08:30:00.000Z');
    const found = meeting(2);
    const looking = lookingTogether(world.ports, found);
    const begun = await Promise.all([createDigests(looking)(), createDigests(looking)()]);
    assert.equal(
      begun.reduce((sum, one) => sum + one, 0),
      3,
    );
    const workers = [createWorker(world.ports), createWorker(world.ports)];
    await Promise.all(workers.map((worker) => worker.tick()));
    await Promise.all(workers.map((worker) => worker.clocks()));
    await Promise.all(workers.map((worker) => worker.stop()));
    await world.settled();
    assert.deepEqual(everybodys(), [1, 1, 0, 0, 0]);
    // Nor by one that is started again later that day.
    assert.equal(await begunAt('2027-01-05T15:00:00.000Z'), 0);
  });

  it('comes at its hour in London, on working days', async () => {
    for (const [when, begun] of [
      ['2027-01-05T08:29:59.000Z', 0],
      ['2027-01-05T08:30:00.000Z', 3],
      ['2027-01-09T12:00:00.000Z', 0], // a Saturday
      ['2027-01-10T12:00:00.000Z', 0],
      ['2027-01-11T00:00:00.000Z', 0],
      ['2027-01-11T23:00:00.000Z', 5], // no meeting is planned, and the week is new
      ['2027-03-26T12:00:00.000Z', 0], // Good Friday
      ['2027-03-29T12:00:00.000Z', 0], // Easter Monday
      ['2027-03-30T07:29:00.000Z', 0], // summer time
      ['2027-03-30T07:30:00.000Z', 5],
    ] as const) {
      assert.equal(await begunAt(when), begun, when);
    }
  });

  it('comes again the next day, and the older one goes', async () => {
    for (const when of ['2027-01-05T08:30:00.000Z', '2027-01-06T08:30:00.000Z', '2027-01-07T08:30:00.000Z']) {
      await world.passesTo(when);
    }
    assert.equal(digestsOf(priya).length, 3);
    const shown = world.windowOf(priya).reads();
    assert.equal(shown.match(/What is waiting for you/g)?.length, 1);
    assert.match(shown, /For you · Thu 7 Jan 08:30/);
    assert.doesNotMatch(shown, /see the newer card/);
  });

  it('comes again on another business day, however little the machine’s clock moved', async () => {
    const from = world.clock.nowMs();
    let [now, ms] = ['2027-01-05T08:30:00.000Z', from];
    const ports = { ...world.ports, machine: { ...world.clock, now: () => now, nowMs: () => ms } };
    for (const day of ['2027-01-05', '2027-01-06']) {
      now = `${day}T08:30:00.000Z`;
      ms += 60_000;
      const worker = createWorker(ports);
      await worker.clocks();
      await worker.tick();
      await worker.stop();
    }
    assert.equal(digestsOf(priya).length, 2);
  });

  it('is nobody’s alarm: who has no chat gets none, and nobody is told of that', async () => {
    await world.passesTo('2027-01-05T08:30:00.000Z');
    assert.doesNotMatch(JSON.stringify(world.teams.arrived), /Cannot be reached: Noor/);
    assert.deepEqual(await world.ports.outbox.forPerson(noor.objectId), []);
  });

  it('is nobody’s alarm when the platform turns it away, and is tried again where that may help', async () => {
    let turnedAway = 0;
    world.teams.answers = ({ method, conversation }) => {
      if (method !== 'POST' || conversation !== `a:${priya.objectId}`) return undefined;
      turnedAway += 1;
      return turnedAway === 1 ? { status: 429, headers: { 'retry-after': '30' } } : undefined;
    };
    await world.passesTo('2027-01-05T08:30:00.000Z');
    assert.deepEqual([turnedAway, digestsOf(priya).length], [1, 0]);
    world.clock.passes(30_000);
    await world.settled();
    assert.deepEqual([turnedAway, digestsOf(priya).length], [2, 1]);
    world.teams.answers = ({ conversation }) => (conversation === `a:${priya.objectId}` ? { status: 403 } : undefined);
    await world.passesTo('2027-01-06T08:30:00.000Z');
    assert.deepEqual(await world.ports.outbox.forPerson(priya.objectId), []);
    assert.doesNotMatch(JSON.stringify(world.teams.arrived), /Cannot be reached: Priya|Not delivered: Priya/);
  });

  it('waits while a form is open in that chat, and comes when it is closed', async () => {
    const window = world.windowOf(priya);
    world.clock.at('2027-01-05T08:25:00.000Z');
    await window.says(`case ${kestrelReference}`);
    await window.presses('Continue', { on: kestrelReference });
    await world.passesTo('2027-01-05T08:31:00.000Z');
    assert.deepEqual(everybodys(), [0, 1, 0, 0, 0]);
    await window.presses('Save and close');
    await world.settled();
    assert.deepEqual(everybodys(), [1, 1, 0, 0, 0]);
  });

  it('is begun anew where the database failed half way, for whoever has none yet', async () => {
    let begins = 0;
    const failing: Ports = {
      ...world.ports,
      digests: {
        begin: async (...of) => {
          begins += 1;
          if (begins === 2) throw new Error('the database is away');
          return world.ports.digests.begin(...of);
        },
      },
    };
    world.clock.at('2027-01-05T08:30:00.000Z');
    const digests = createDigests(failing);
    await assert.rejects(digests());
    assert.equal(await digests(), 1);
    assert.equal(await digests(), 0);
    await world.settled();
    assert.deepEqual(everybodys(), [1, 1, 0, 0, 0]);
  });
});
