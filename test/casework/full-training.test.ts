// A training with all its places taken and a full waiting list: one write has no room for all who are to be told.
import assert from 'node:assert/strict';
import type { Pace } from '../../src/casework/tell/pace.ts';
import { createWorker } from '../../src/casework/tell/tick.ts';
import type { Ports } from '../../src/casework/ports/ports.ts';
import { act, type Outcome } from '../../src/casework/write/act.ts';
import { trainings } from '../../src/casework/write/matters.ts';
import { verify } from '../../src/casework/check/verify.ts';
import type { Directory } from '../../src/domain/people/directory.ts';
import { toObjectId } from '../../src/domain/kernel/ids.ts';
import type { TrainingTypes } from '../../src/domain/training/table.ts';
import { caseAt, turns } from '../cards/cases/stages.ts';
import { directory, must, commandIn } from '../people/builders.ts';
import {
  callsOff,
  changes,
  offers,
  records,
  signsUp,
  trainingId,
  type TrainingRow,
} from '../people/training-builders.ts';
import type { CosmosStore } from '../../src/store/cosmos.ts';
import { openTarget, type Target } from '../store/fixture.ts';
import { freshCommand, instance, type Instance } from './meeting-story.ts';
import { stubPorts } from './ports.ts';

const idOf = (place: number) => must(toObjectId(`${String(place).padStart(8, '0')}-0000-4000-8000-000000000000`));
const many = Array.from({ length: 110 }, (_nothing, place) => ({
  objectId: idOf(place + 1),
  name: `Fixture ${place}`,
  roles: ['practitioner' as const],
}));
const council: Directory = { ...directory, people: [...directory.people, ...many] };
const signedUp = many.slice(0, 100);
const unhurried: Pace = { take: () => 0, queue: () => 0, block: () => undefined };
const leaseMs = 20_000;

const contactOf: Ports['contacts']['of'] = async (person) => ({
  person,
  conversation: person,
  reference: '{}',
  quietUntil: 0,
  greeted: true,
});

describe('A full training', () => {
  let target: Target;
  let one: Instance;
  /** How many cards were posted to each person. */
  let posts: Map<string, number>;
  let nowMs: number;
  beforeEach(async () => {
    target = await openTarget();
    one = instance(await target.open(), council);
    posts = new Map();
    nowMs = Date.parse(one.now);
    await does(offers({ places: '60' }));
    for (const by of signedUp) await does(signsUp(by));
  });
  afterEach(() => target.close());

  async function does(row: TrainingRow, forms?: Ports['forms']): Promise<Outcome<TrainingTypes>> {
    const [actor, when] = row;
    const now = typeof when === 'string' ? when : one.now;
    const ports = {
      trainings: one.store.trainings,
      machine: { now: () => now, nowMs: () => nowMs, bytes: (count: number) => new Uint8Array(count) },
      ...(forms !== undefined && { forms }),
    };
    const context = { actor, now, directory: council };
    return act(ports, trainings, { id: trainingId, command: commandIn(row), commandId: freshCommand(), context });
  }

  const post: Ports['poster']['post'] = async ({ conversation }) => {
    posts.set(conversation, (posts.get(conversation) ?? 0) + 1);
    return { ok: true, activity: `of ${conversation}` };
  };
  /** A worker of an instance of its own, unless one is given; `more` says what of its ports is otherwise. */
  async function worker(more: Partial<Ports['outbox']> = {}, given?: CosmosStore) {
    const { ports } = stubPorts(caseAt(must(turns[0])));
    const store = given ?? (await target.open());
    return createWorker(
      {
        ...ports,
        trainings: store.trainings,
        register: store.register,
        outbox: { ...store.outbox, ...more },
        contacts: { ...ports.contacts, of: contactOf, known: contactOf },
        directories: { ...ports.directories, current: async () => council },
        poster: { ...ports.poster, post },
        machine: { now: () => one.now, nowMs: () => nowMs, bytes: (count) => new Uint8Array(count) },
      },
      unhurried,
    );
  }
  /** Rounds until nothing is left, as they come when nothing else happens. */
  async function tellsAll(more: Partial<Ports['outbox']> = {}): Promise<void> {
    const telling = await worker(more);
    while ((await telling.tick()) > 0);
    await telling.stop();
  }
  const problems = async (): Promise<readonly string[]> => {
    const found: string[] = [];
    await verify(one.store.audit, nowMs, ({ what }) => void found.push(what));
    return found;
  };
  const eachOnce = () => assert.deepEqual(posts, new Map(signedUp.map(({ objectId }) => [objectId, 1])));

  for (const [what, row] of [
    ['is cancelled', callsOff()],
    ['is moved', changes({ time: '14:00', places: '60' })],
    ['has who came recorded', records(signedUp)],
  ] as const) {
    it(`${what}, and each of those who signed up is told once`, async () => {
      assert.equal((await does(row)).kind, 'done');
      assert.deepEqual(await problems(), []);
      await tellsAll();
      eachOnce();
      assert.deepEqual([await one.store.outbox.ofMatter(trainingId), await problems()], [[], []]);
    });
  }

  it('is told of at once after the press, by the instance that took it', async () => {
    await does(callsOff());
    const telling = await worker({}, one.store);
    telling.committed(trainingId);
    await telling.stop();
    eachOnce();
  });

  for (const [when, spread] of [
    ['before the rest is made notices', async () => assert.fail('killed')],
    [
      'right after',
      async (...given: Parameters<Ports['outbox']['spread']>) => {
        await one.store.outbox.spread(...given);
        assert.fail('killed');
      },
    ],
  ] as const) {
    it(`tells each once where a worker is killed ${when}`, async () => {
      await does(callsOff());
      await tellsAll({ spread });
      assert.deepEqual(await problems(), []);
      nowMs += leaseMs;
      await tellsAll();
      eachOnce();
      assert.deepEqual(await problems(), []);
    });
  }

  it('that is moved and then cancelled before anyone is told, tells each once', async () => {
    await does(changes({ time: '14:00', places: '60' }));
    nowMs += 1;
    await does(callsOff());
    await tellsAll();
    eachOnce();
  });
});
