// A meeting is cancelled, on a real store: its cases go elsewhere once, also where the program was stopped in between.
import assert from 'node:assert/strict';
import { verify } from '../../../src/casework/check/verify.ts';
import type { Reference } from '../../../src/domain/kernel/ids.ts';
import type { MeetingId } from '../../../src/domain/meeting/meeting.ts';
import { cardKey } from '../../../src/notices/keys.ts';
import { consented, filledIn, later, moira, must, noConflict, priya, submitted, tess } from '../../people/builders.ts';
import { openTarget, someReference, type Target } from '../../store/fixture.ts';
import {
  bothRemind,
  does,
  freshCommand,
  instance,
  listed,
  plan,
  preMset,
  remind,
  takes,
  type Instance,
} from '../meeting-story.ts';

const cancel = { step: 'cancelMeeting', input: { reason: 'The chair is ill.' } } as const;
const february: MeetingId = 'preMset-2027-02-09';
const planFebruary = { ...plan, input: { ...plan.input, date: '2027-02-09' } } as const;

describe('a cancelled meeting', () => {
  let target: Target;
  let one: Instance;
  let other: Instance;
  let references: readonly Reference[];
  beforeEach(async () => {
    target = await openTarget();
    [one, other] = [instance(await target.open()), instance(await target.open())];
    references = [someReference(), someReference(), someReference()];
    await does(one, plan);
    for (const reference of references) {
      await takes(one, reference, ...filledIn(), submitted(), noConflict(), consented(), listed);
    }
  });
  afterEach(() => target.close());

  const caseOf = async (reference: Reference) => must(await one.store.cases.load(reference)).value.root;
  const meetingsOf = async () =>
    Promise.all(
      references.map(async (reference) => {
        const found = await caseOf(reference);
        return found.stage === 'listed' ? [found.meeting, found.cancelled] : [found.stage];
      }),
    );
  const factsOf = async (reference: Reference) =>
    (await one.store.cases.facts(reference)).filter(({ step }) => step === 'leaveMeeting').length;
  const isSound = async () => verify(one.store.audit, 0, ({ kind, what }) => assert.fail(`${kind}: ${what}`));

  it('gives each of its cases to the next one, once, whoever looks; the referrer is called', async () => {
    await does(one, planFebruary, moira, freshCommand(), february);
    await does(one, cancel);
    const changed = await bothRemind(one, other, later(one.now, 1));
    assert.deepEqual(new Set(changed), new Set([...references, preMset]));
    assert.deepEqual(
      await meetingsOf(),
      references.map(() => [february, preMset]),
    );
    assert.deepEqual(await bothRemind(one, other, later(one.now, 60)), []);
    for (const reference of references) {
      assert.equal(await factsOf(reference), 1);
      const { calls, root } = must(await one.store.cases.load(reference)).value;
      assert.equal(calls[cardKey(priya.objectId)], root.facts);
    }
    await isSound();
  });

  it('calls those who plan meetings where there is no other, and the referrer once there is', async () => {
    await does(one, cancel);
    one.now = later(one.now, 1);
    await remind(one);
    assert.deepEqual(
      await meetingsOf(),
      references.map(() => [preMset, preMset]),
    );
    const [first] = references;
    const called = Object.keys(must(await one.store.cases.load(must(first))).value.calls);
    for (const { objectId } of [priya, moira, tess]) assert.ok(called.includes(cardKey(objectId)));
    await does(one, planFebruary, moira, freshCommand(), february);
    one.now = later(one.now, 60 * 24 * 3);
    await remind(one);
    assert.deepEqual(
      await meetingsOf(),
      references.map(() => [february, preMset]),
    );
    await isSound();
  });

  it('that was stopped on the way goes on with the cases that it had not reached', async () => {
    await does(one, planFebruary, moira, freshCommand(), february);
    await does(one, cancel);
    one.now = later(one.now, 1);
    let taken = 0;
    const real = one.store.cases;
    const stops = {
      ...real,
      commit: async (...given: Parameters<typeof real.commit>) => {
        taken += 1;
        if (taken > 1) throw new Error('stopped');
        return real.commit(...given);
      },
    };
    await assert.rejects(remind({ ...one, store: { ...one.store, cases: stops } }), /stopped/);
    const moved = async () => (await meetingsOf()).filter(([meeting]) => meeting === february).length;
    assert.equal(await moved(), 1);
    await remind(one);
    assert.equal(await moved(), 3);
    for (const reference of references) assert.equal(await factsOf(reference), 1);
    await isSound();
  });
});
