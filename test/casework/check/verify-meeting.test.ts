// What `npm run verify` says of meetings, and of the calls that triage, clocks and meetings make.
import assert from 'node:assert/strict';
import type { Partition } from '../../../src/casework/ports/audit-ports.ts';
import { chained } from '../../../src/casework/write/hashing.ts';
import type { MatterRecord, StoredFactIn } from '../../../src/casework/ports/matter-ports.ts';
import type { MeetingTypes } from '../../../src/domain/meeting/table.ts';
import type { PartitionId } from '../../../src/domain/matters/partition.ts';
import type { Problem } from '../../../src/casework/check/problems.ts';
import { verify, type Counts } from '../../../src/casework/check/verify.ts';
import { meetingCardKey, meetingPostKey } from '../../../src/notices/keys.ts';
import {
  at,
  consented,
  filledIn,
  kestrelReference,
  later,
  moira,
  must,
  noConflict,
  noor,
  priya,
  ravi,
  submitted,
  tess,
  type StoryRow,
} from '../../people/builders.ts';
import { openTarget, type Target } from '../../store/fixture.ts';
import { cardOf, deliveryFor, namesNothing, postedFor, withCalls, type Whole } from '../partition.ts';
import {
  decided,
  does,
  end,
  here,
  instance,
  listed,
  plan,
  preMset,
  remind,
  start,
  takes,
  theDay,
  type Instance,
} from '../meeting-story.ts';

type MeetingPartition = Partition<MeetingTypes>;
type WholeMeeting = MeetingPartition & { readonly record: MatterRecord<MeetingTypes> };

async function verifiedOf(
  case_: Partition | undefined,
  meeting: MeetingPartition,
  nowMs = 0,
): Promise<{ readonly said: readonly string[]; readonly counts: Counts }> {
  const problems: Problem[] = [];
  const audit = {
    ...namesNothing,
    async *references() {
      yield [meeting.id];
      yield case_ === undefined ? [meeting.id] : [meeting.id, case_.id];
    },
    partition: async (id: PartitionId): Promise<Partition> => (id === case_?.id ? case_ : meeting),
  };
  const counts = await verify(audit, nowMs, (problem) => void problems.push(problem));
  return { counts, said: problems.map(({ reference, kind, what }) => `${reference} ${kind}: ${what}`) };
}
const saidOf = async (meeting: MeetingPartition, nowMs = 0) =>
  (await verifiedOf(undefined, meeting, nowMs)).said.map((one) => one.replace(`${preMset} `, ''));

const without = (of: Whole, key: string): Whole => {
  const { [key]: _call, ...calls } = of.record.calls;
  return withCalls(of, calls);
};

describe('verify, about meetings:', () => {
  let target: Target;
  let one: Instance;
  let meeting: WholeMeeting;
  let case_: Whole;
  const strategy: StoryRow = [moira, 1, 'sendToStrategy', { reason: 'He was seen again.' }];
  before(async () => {
    target = await openTarget();
    one = instance(await target.open());
    await does(one, plan);
    await takes(one, kestrelReference, filledIn(), submitted(), noConflict(), consented(), strategy, listed);
    one.now = '2027-01-12T09:00:00.000Z';
    await remind(one);
    one.now = theDay;
    for (const command of [start, here]) await does(one, command);
    await takes(one, kestrelReference, at(later(theDay, 20), decided));
    await does(one, end);
    meeting = (await one.store.audit.partition(preMset)) as WholeMeeting; // it was planned
    case_ = (await one.store.audit.partition(kestrelReference)) as Whole; // it was begun
  });
  after(() => target.close());

  const facts = (
    change: (facts: readonly StoredFactIn<MeetingTypes>[]) => readonly StoredFactIn<MeetingTypes>[],
  ): MeetingPartition => ({
    ...meeting,
    facts: change(meeting.facts),
  });
  const withMeeting = (record: Partial<MatterRecord<MeetingTypes>>): WholeMeeting => ({
    ...meeting,
    record: { ...meeting.record, ...record },
  });

  it('a whole one is sound, counted once, and none is an orphan without a case', async () => {
    const { said, counts } = await verifiedOf(case_, meeting);
    assert.deepEqual(said, []);
    assert.deepEqual([counts.meeting, counts.case], [1, 1]);
    assert.equal(counts.facts, meeting.facts.length + case_.facts.length);
    assert.equal(counts.waiting, meeting.notices.length + case_.notices.length);
  });

  it('a history that is damaged is said to be', async () => {
    const wrong: Readonly<Record<string, MeetingPartition>> = {
      'fact 2 is missing': facts((all) => all.filter(({ number }) => number !== 2)),
      'fact 2 is not what was written': facts((all) =>
        all.map((fact) => (fact.number === 2 ? { ...fact, at: later(fact.at, 1) } : fact)),
      ),
      'fact 5 is missing': facts((all) => all.slice(0, -1)),
      'the meeting does not end with fact 5 as it is stored': withMeeting({ lastHash: 'another' }),
    };
    for (const [what, partition] of Object.entries(wrong)) {
      assert.ok((await saidOf(partition)).includes(`chain: ${what}`), what);
    }
  });

  it('a meeting that its facts do not make is said to be, also where a step is not known', async () => {
    const said = ['replay: its facts do not make the meeting that is stored'];
    const altered = { ...meeting.record.root, papers: ['police'] };
    assert.deepEqual(await saidOf(withMeeting({ root: altered })), said);
    const { hash: _hash, previous: _previous, rings: _rings, ...first } = must(meeting.facts[0]);
    const strange = chained({ ...first, step: 'fly' }, '') as unknown as StoredFactIn<MeetingTypes>;
    const record = { lastHash: strange.hash, calls: {}, root: { ...altered, facts: 1 } };
    const markers = meeting.markers.slice(0, 1);
    assert.deepEqual(await saidOf({ ...withMeeting(record), facts: [strange], markers, notices: [] }), said);
  });

  it('one that lists do not find, or that lies elsewhere, is said to be', async () => {
    const said = ['listed: lists do not find the meeting or its parts by what they are now'];
    assert.deepEqual(await saidOf({ ...meeting, listed: false }), said);
    const elsewhere = await verifiedOf(undefined, { ...meeting, id: 'panel-2027-01-26' });
    assert.deepEqual(
      elsewhere.said,
      said.map((one) => `panel-2027-01-26 ${one}`),
    );
  });

  it('documents without it are orphans, and damaged ones are told', async () => {
    const alone = { ...meeting, record: undefined, notices: [], markers: [], deliveries: [], posted: [] };
    assert.deepEqual(await saidOf(alone), ['orphan: 5 facts without a meeting']);
    assert.deepEqual(await saidOf({ ...alone, unreadable: ['meeting'] }), [
      'unreadable: the document meeting is damaged, or not of this program',
    ]);
    assert.deepEqual(await saidOf({ ...alone, facts: [] }), []);
  });

  it('notices that wait for more than a day, and calls that nobody answers, are told', async () => {
    const since = must(meeting.notices[0]).since;
    const late = meeting.notices.map((notice) => ({ ...notice, since }));
    const stuck = await saidOf({ ...meeting, notices: late }, since + 24 * 60 * 60 * 1000 + 1);
    assert.deepEqual(new Set(stuck.map((one) => one.split(':')[0])), new Set(['stuck']));
    const key = meetingCardKey(tess.objectId);
    const call = must(meeting.record.calls[key]);
    const gone = { ...meeting, notices: meeting.notices.filter((notice) => notice.key !== key) };
    assert.deepEqual(await saidOf(gone), [`lost: the call of fact ${call} to ${key} neither waits nor was answered`]);
    assert.deepEqual(await saidOf({ ...gone, posted: [postedFor(key, call)] }), []);
    const [posted, deliveries] = [[postedFor(key, 0)], [deliveryFor(key, theDay, 'updated')]];
    assert.deepEqual(await saidOf({ ...gone, posted, deliveries }), []);
  });

  it('everybody must have been called whom the facts say they called, and nobody else', async () => {
    const { calls } = meeting.record;
    assert.deepEqual([calls[meetingCardKey(tess.objectId)], calls[meetingPostKey]], [2, 3]);
    for (const key of [meetingCardKey(tess.objectId), meetingCardKey(ravi.objectId), meetingPostKey]) {
      const { [key]: call, ...others } = calls;
      assert.deepEqual(await saidOf(withMeeting({ calls: others })), [
        `calls: the call of fact ${call} to ${key} is not on record`,
      ]);
    }
    const former = meetingCardKey(noor.objectId);
    const notices = [...meeting.notices, { ...must(meeting.notices[0]), key: former }];
    for (const call of [2, 4]) {
      assert.deepEqual(await saidOf({ ...withMeeting({ calls: { ...calls, [former]: call } }), notices }), [
        `calls: the call of fact ${call} to ${former} does not follow from the facts`,
      ]);
    }
  });

  // Of the case.
  const said = async (of: Whole): Promise<readonly string[]> => (await verifiedOf(of, meeting)).said;
  const factOf = (step: string): number => must(case_.facts.find((fact) => fact.step === step)).number;

  describe('of a case, the calls', () => {
    it('of a decision ring the referrer for certain, and nobody else', async () => {
      const call = factOf('recordDecision');
      assert.equal(case_.record.calls[cardOf(priya)], call);
      assert.deepEqual(await said(without(case_, cardOf(priya))), [
        `${kestrelReference} calls: the call of fact ${call} to ${cardOf(priya)} is not on record`,
      ]);
      const stranger = withCalls(case_, { ...case_.record.calls, [cardOf(noor)]: call });
      assert.ok(
        (await said(stranger)).includes(
          `${kestrelReference} calls: the call of fact ${call} to ${cardOf(noor)} does not follow from the facts`,
        ),
      );
    });

    it('of the clock ring exactly those whom its fact names', async () => {
      const call = factOf('remindCase');
      for (const person of [moira, tess]) {
        const key = cardOf(person);
        assert.equal(case_.record.calls[key], call);
        assert.deepEqual(await said(without(case_, key)), [
          `${kestrelReference} calls: the call of fact ${call} to ${key} is not on record`,
        ]);
      }
      const stranger = withCalls(case_, { ...case_.record.calls, [cardOf(noor)]: call });
      assert.ok((await said(stranger)).some((one) => one.includes(`fact ${call} to ${cardOf(noor)} does not follow`)));
    });

    it('to somebody whom no fact says it called are wrong, even a chair of that day', async () => {
      const call = factOf('sendToStrategy');
      const calls = { ...case_.record.calls, [cardOf(noor)]: call };
      const notices = [...case_.notices, { ...must(case_.notices[0]), key: cardOf(noor) }];
      const { said } = await verifiedOf({ ...withCalls(case_, calls), notices }, meeting);
      assert.deepEqual(said, [
        `${kestrelReference} calls: the call of fact ${call} to ${cardOf(noor)} does not follow from the facts`,
      ]);
    });
  });
});
