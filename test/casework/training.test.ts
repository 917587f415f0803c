// Trainings on a real store by two instances of the program: the last place goes once, reminders go once, and it verifies.
import assert from 'node:assert/strict';
import { act, type Outcome } from '../../src/casework/write/act.ts';
import { trainings } from '../../src/casework/write/matters.ts';
import { verify } from '../../src/casework/check/verify.ts';
import type { TrainingTypes } from '../../src/domain/training/table.ts';
import { trainingCardKey } from '../../src/notices/keys.ts';
import { colin, must, noor, priya, ravi, commandIn } from '../people/builders.ts';
import { givesUp, offers, records, signsUp, trainingId, type TrainingRow } from '../people/training-builders.ts';
import { openTarget, type Target } from '../store/fixture.ts';
import { bothRemind, freshCommand, instance, type Instance } from './meeting-story.ts';

const does = (of: Instance, row: TrainingRow): Promise<Outcome<TrainingTypes>> => {
  const [actor, when] = row;
  const at = typeof when === 'string' ? when : of.now;
  return act(
    {
      trainings: of.store.trainings,
      machine: { now: () => at, nowMs: () => Date.parse(at), bytes: (count) => new Uint8Array(count) },
    },
    trainings,
    {
      id: trainingId,
      command: commandIn(row),
      commandId: freshCommand(),
      context: { actor, now: at, directory: of.council },
    },
  );
};

describe('a training, by two instances of the program', () => {
  let target: Target;
  let one: Instance;
  let other: Instance;
  beforeEach(async () => {
    target = await openTarget();
    [one, other] = [instance(await target.open()), instance(await target.open())];
  });
  afterEach(() => target.close());
  const stored = async () => must(await one.store.trainings.load(trainingId)).value;
  const rungFor = async (): Promise<readonly string[]> => Object.keys((await stored()).calls);

  it('two people take the last place at once: one gets it, the other is first on the waiting list', async () => {
    await does(one, offers({ places: '1' }));
    const taken = await Promise.all([does(one, signsUp(priya)), does(other, signsUp(ravi))]);
    assert.deepEqual(
      taken.map(({ kind }) => kind),
      ['done', 'done'],
    );
    const { root } = await stored();
    assert.deepEqual([root.taken.length, root.waiting.length], [1, 1]);
    const ids = [...root.taken, ...root.waiting].map(({ objectId }) => objectId);
    assert.deepEqual(ids.toSorted(), [priya.objectId, ravi.objectId].toSorted());
  });

  it('twelve people at once for three places: three have one, nine wait, and no one is lost', async () => {
    await does(one, offers({ places: '3' }));
    const people = one.council.people.slice(0, 12);
    await Promise.all(people.map(async (by, place) => does(place % 2 === 0 ? one : other, signsUp(by))));
    const { root } = await stored();
    assert.deepEqual([root.taken.length, root.waiting.length, root.facts], [3, 9, 13]);
  });

  it('calls who moves up, reminds once, and asks who came', async () => {
    await does(one, offers({ places: '1' }));
    for (const by of [priya, noor]) await does(one, signsUp(by));
    assert.deepEqual(await rungFor(), []);
    await does(other, givesUp(priya));
    assert.deepEqual(await rungFor(), [trainingCardKey(noor.objectId)]);
    await bothRemind(one, other, '2027-01-11T09:00:00.000Z');
    await bothRemind(one, other, '2027-01-13T09:00:00.000Z');
    const steps = (await one.store.trainings.facts(trainingId)).map(({ step }) => step);
    assert.deepEqual(steps.slice(-2), ['remindTraining', 'remindTraining']);
    assert.equal(steps.length, 6);
    const keeper = must(one.council.people.find(({ roles }) => roles.includes('coordinator')));
    assert.ok((await rungFor()).includes(trainingCardKey(keeper.objectId)));
  });

  it('is found by its day, verifies, and damage to it is found', async () => {
    await does(one, offers());
    for (const by of [priya, colin]) await does(one, signsUp(by));
    await does(one, records([priya]));
    assert.deepEqual((await other.store.trainings.from('2027-01-13')).length, 0);
    assert.deepEqual(await other.store.trainings.from('2027-01-12'), [(await stored()).root]);
    const problems: string[] = [];
    const counts = await verify(one.store.audit, 0, ({ kind }) => void problems.push(kind));
    assert.deepEqual([counts.training, counts.facts, problems], [1, 4, []]);
    const whole = must((await target.stored(trainingId)).find(({ id }) => id === 'fact-000004'));
    await target.put({
      ...whole,
      id: 'fact-000004',
      pk: trainingId,
      fact: { ...(whole['fact'] as object), at: one.now },
    });
    assert.ok((await verify(one.store.audit, 0, ({ kind }) => void problems.push(kind))).problems > 0);
  });
});
