import assert from 'node:assert/strict';
import { verify } from '../../../src/casework/check/verify.ts';
import type { EndedMeeting, Meeting, MeetingId } from '../../../src/domain/meeting/meeting.ts';
import type { MeetingCommand } from '../../../src/domain/meeting/table.ts';
import { meetingCardKey, meetingPostKey } from '../../../src/notices/keys.ts';
import { later, moira, must, priya, ravi, someone, tess, withPeople } from '../../people/builders.ts';
import { openTarget, type Target } from '../../store/fixture.ts';
import {
  bothRemind,
  does,
  end,
  freshCommand,
  here,
  instance,
  plan,
  preMset,
  remind,
  start,
  theDay,
  type Instance,
} from '../meeting-story.ts';

const invites = '2027-01-12T09:00:00.000Z';
const papers = '2027-01-18T09:00:00.000Z';
/** The working day after it. */
const missed = { rung: 'missed', at: '2027-01-27T09:00:00.000Z' } as const;
const crowd = Array.from({ length: 30 }, (_one, place) =>
  someone(500 + place, `Member ${place}`, { roles: ['panelMember'] }),
);

const kindsOf = async (...takes: readonly ReturnType<typeof does>[]): Promise<readonly string[]> =>
  (await Promise.all(takes)).map(({ kind }) => kind);

describe('a meeting, by two instances of the program', () => {
  let target: Target;
  let one: Instance;
  let other: Instance;
  beforeEach(async () => {
    target = await openTarget();
    [one, other] = [instance(await target.open()), instance(await target.open())];
  });
  afterEach(() => target.close());

  const steps = async (id: MeetingId = preMset): Promise<readonly string[]> =>
    (await one.store.meetings.facts(id)).map(({ step }) => step);
  const meeting = async (): Promise<Meeting> => must(await one.store.meetings.load(preMset)).value.root;
  const started = async (): Promise<void> => {
    await does(one, plan);
    for (const at of [one, other]) at.now = theDay;
    await does(one, start);
  };
  const isSound = async (): Promise<void> => {
    // Nobody delivers here: to an early clock nothing has waited long.
    const counts = await verify(one.store.audit, 0, ({ kind, what }) => assert.fail(`${kind}: ${what}`));
    assert.equal(counts.meeting, 1);
  };

  it('that is planned twice is planned once', async () => {
    assert.deepEqual(await kindsOf(does(one, plan)), ['done']);
    assert.deepEqual(await kindsOf(does(other, plan, tess)), ['unchanged']);
    assert.deepEqual(await steps(), ['planMeeting']);
    await isSound();
  });

  it('that both plan at once is planned once, and both are told that it is', async () => {
    const kinds = await kindsOf(does(one, plan), does(other, plan, tess));
    assert.deepEqual(kinds.toSorted(), ['done', 'unchanged']);
    assert.deepEqual(await steps(), ['planMeeting']);
  });

  it('that was cancelled is planned anew in the same history, and its clock starts anew', async () => {
    const cancel: MeetingCommand = { step: 'cancelMeeting', input: { reason: 'The room is not there.' } };
    await does(one, plan);
    await does(one, cancel);
    // Its cases go elsewhere, and then nothing of it falls due any more.
    one.now = later(one.now, 1);
    await remind(one);
    assert.deepEqual(await one.store.cases.fallenDue(papers), []);
    assert.deepEqual(await kindsOf(does(other, plan)), ['done']);
    assert.deepEqual(await steps(), ['planMeeting', 'cancelMeeting', 'remindMeeting', 'planMeeting']);
    assert.equal((await meeting()).ladder.set, 4);
    assert.deepEqual(await one.store.cases.fallenDue(papers), [{ matter: preMset }]);
    await isSound();
  });

  it('holds everybody of thirty who press "I am here" at once, in either instance', async () => {
    await started();
    const council = withPeople(...crowd);
    const [hall, online] = [one, other].map((at) => ({ ...at, council }));
    const outcomes = await Promise.all(
      crowd.map((person, place) => does(must(place % 2 === 0 ? hall : online), here, person)),
    );
    assert.deepEqual(new Set(outcomes.map(({ kind }) => kind)), new Set(['done']));
    const { attendance, facts } = await meeting();
    assert.deepEqual(
      attendance.map(({ person }) => person.objectId).toSorted(),
      crowd.map(({ objectId }) => objectId).toSorted(),
    );
    assert.equal(facts, 32);
    await isSound();
  });

  it('costs a press one read and a batch, however many press in the same instance', async () => {
    await started();
    const council = withPeople(...crowd);
    const kinds = await target.requestsOf(() => Promise.all(crowd.map((by) => does({ ...one, council }, here, by))));
    assert.equal(kinds.filter((kind) => kind === 'batch').length, 30);
    assert.equal(kinds.filter((kind) => kind === 'read').length, 30);
  });

  it('counts a person once, whether they press one button twice or two buttons', async () => {
    await started();
    const press = freshCommand();
    assert.deepEqual(await kindsOf(does(one, here, ravi, press)), ['done']);
    assert.deepEqual(await kindsOf(does(other, here, ravi, press)), ['repeat']);
    assert.deepEqual(await kindsOf(does(other, here, ravi)), ['unchanged']);
    assert.equal((await meeting()).attendance.length, 1);
  });

  it('is started once and ended once, whoever presses', async () => {
    await does(one, plan);
    for (const at of [one, other]) at.now = theDay;
    assert.deepEqual((await kindsOf(does(one, start), does(other, start, tess))).toSorted(), ['done', 'unchanged']);
    assert.deepEqual((await kindsOf(does(one, end), does(other, end, tess))).toSorted(), ['done', 'unchanged']);
    assert.deepEqual(await kindsOf(does(other, end)), ['unchanged']);
    assert.deepEqual(await steps(), ['planMeeting', 'startMeeting', 'endMeeting']);
    assert.equal(((await meeting()) as EndedMeeting).endedAt, theDay);
    await isSound();
  });

  it('goes on after a press that failed, for those who wait behind it', async () => {
    await started();
    target.failWrites({ status: 403 });
    const [failed, kept] = await Promise.allSettled([does(one, here, ravi), does(one, here, tess)]);
    assert.deepEqual([failed.status, kept.status], ['rejected', 'fulfilled']);
    assert.deepEqual(
      (await meeting()).attendance.map(({ person }) => person.name),
      [tess.name],
    );
  });

  it('rings its chat when it starts, and nobody who has nothing to do with it', async () => {
    await started();
    assert.deepEqual(await kindsOf(does(one, here, priya)), ['refused']);
    const { calls } = must(await one.store.meetings.load(preMset)).value;
    assert.equal(calls[meetingPostKey], 2);
    const notices = await one.store.outbox.due(Number.MAX_SAFE_INTEGER, 100);
    assert.ok(notices.some(({ key, channel }) => key === meetingPostKey && channel === 'meeting:preMset'));
  });

  it('is reminded of once by two instances at once, at each of its times', async () => {
    await does(one, plan);
    assert.deepEqual(await remind(one), []);
    for (const [at, left] of [
      [invites, 2],
      [papers, 1],
    ] as const) {
      assert.deepEqual(await bothRemind(one, other, at), [preMset]);
      assert.deepEqual(await bothRemind(one, other, at), []);
      const { ladder, facts } = await meeting();
      assert.equal(ladder.rungs.length, left);
      const { calls } = must(await one.store.meetings.load(preMset)).value;
      assert.deepEqual([calls[meetingCardKey(tess.objectId)], calls[meetingCardKey(ravi.objectId)]], [facts, facts]);
    }
    assert.deepEqual(await steps(), ['planMeeting', 'remindMeeting', 'remindMeeting']);
    assert.deepEqual((await one.store.meetings.facts(preMset)).at(-1)?.data, { rungs: ['papers'], left: [missed] });
    await isSound();
  });

  it('that no one starts is told to its chair and the co-ordinators, every working day until it is cancelled', async () => {
    await does(one, plan);
    one.now = papers;
    await remind(one);
    const before = must(await one.store.meetings.load(preMset)).value.calls;
    for (const at of [missed.at, '2027-01-28T09:00:00.000Z', '2027-01-29T09:00:00.000Z', '2027-02-01T09:00:00.000Z']) {
      assert.deepEqual(await bothRemind(one, other, at), [preMset], at);
      assert.deepEqual(await bothRemind(one, other, later(at, 60)), []);
      const { calls, root } = must(await one.store.meetings.load(preMset)).value;
      for (const { objectId } of [tess, moira]) assert.equal(calls[meetingCardKey(objectId)], root.facts);
      assert.equal(calls[meetingCardKey(ravi.objectId)], before[meetingCardKey(ravi.objectId)]);
    }
    await does(one, { step: 'cancelMeeting', input: { reason: 'Snow.' } });
    one.now = '2027-02-02T09:00:00.000Z';
    await remind(one);
    assert.equal((await meeting()).ladder.rungs.length, 0);
    await isSound();
  });

  it('that was started is told to no one', async () => {
    await started();
    assert.deepEqual(await bothRemind(one, other, missed.at), []);
  });

  it('that nobody looked at for a fortnight is reminded of once, for everything that fell due', async () => {
    await does(one, plan);
    one.now = papers;
    assert.deepEqual(await remind(one), [preMset]);
    assert.deepEqual((await one.store.meetings.facts(preMset)).at(-1)?.data, {
      rungs: ['invite', 'papers'],
      left: [missed],
    });
  });

  it('is not to be had by somebody who does not run meetings', async () => {
    assert.deepEqual(await kindsOf(does(one, plan, priya), does(one, start, moira)), ['refused', 'refused']);
    assert.deepEqual(await target.stored(preMset), []);
  });
});
