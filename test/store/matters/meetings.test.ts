import assert from 'node:assert/strict';
import { newestForm } from '../../../src/casework/ports/form-ports.ts';
import { versionIn } from '../../../src/store/kinds.ts';
import type { Meeting, MeetingId } from '../../../src/domain/meeting/meeting.ts';
import type { CosmosStore } from '../../../src/store/cosmos.ts';
import { must } from '../../people/builders.ts';
import * as make from '../fixture.ts';
import { cardFor, commitOf, faultOf, localIt, nowMs, somePerson } from '../fixture.ts';
import { meeting, meetingCommit, type MeetingCommit, meetingId } from './meeting-fixture.ts';

const ids = (meetings: readonly Meeting[]): readonly MeetingId[] => meetings.map(({ id }) => id);

describe('meetings in the store', () => {
  let target: make.Target;
  let store: CosmosStore;
  let other: CosmosStore;
  beforeEach(async () => {
    target = await make.openTarget();
    store = await target.open();
    other = await target.open();
  });
  afterEach(() => target.close());

  const version = async (): Promise<string | undefined> => (await store.meetings.load(meetingId))?.version;
  const put = async (...meetings: readonly Meeting[]): Promise<void> => {
    for (const one of meetings) assert.equal(await store.meetings.commit(meetingCommit(one), nowMs), 'done');
  };

  describe('a commit', () => {
    it('stores the meeting, its fact, its marker and its notices where the outbox finds them', async () => {
      const person = somePerson();
      const notices = [
        cardFor(person, { key: `meet-${person}` }),
        { key: 'post-meeting', channel: 'meeting:preMset', urgent: true } as const,
      ];
      const commit = meetingCommit(meeting(), 1, { notices });
      assert.equal(await store.meetings.commit(commit, nowMs), 'done');
      assert.deepEqual((await other.meetings.load(meetingId))?.value, commit.record);
      assert.deepEqual(await other.meetings.facts(meetingId), [commit.fact]);
      assert.deepEqual(await other.meetings.marker(meetingId, commit.marker.id), commit.marker);
      const found = await other.outbox.due(nowMs, 10);
      assert.deepEqual(
        found.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
        notices.map((one) => ({ ...one, about: { matter: meetingId }, attempts: 0, visibleAt: nowMs, since: nowMs })),
      );
      const [notice] = await other.outbox.forPerson(person);
      const claimed = await other.outbox.claim(must(notice).about.matter, nowMs, 1000);
      await other.outbox.finish(
        must(claimed.find(({ value }) => value.key === must(notice).key)),
        make.ended(make.deliveryOf(must(notice).key)),
      );
      assert.deepEqual(await store.outbox.forPerson(person), []);
    });

    it('writes what queries filter by beside the meeting, and no more of it', async () => {
      await put(meeting());
      const { record, ...rest } = (await target.stored(meetingId)).find((one) => one['id'] === 'meeting') ?? {};
      assert.equal(typeof record, 'object');
      const envelope = { id: 'meeting', pk: meetingId, kind: 'meeting', v: versionIn(newestForm, 'meeting') };
      assert.deepEqual(rest, { ...envelope, date: '2027-01-26', nextDue: '2027-01-12T09:00:00.000Z' });
    });

    localIt('is one request, and so is loading a meeting', async () => {
      const commit = meetingCommit(meeting());
      assert.deepEqual(await target.requestsOf(() => store.meetings.commit(commit, nowMs)), ['batch']);
      assert.deepEqual(await target.requestsOf(() => store.meetings.load(meetingId)), ['read']);
    });

    it('replaces the meeting when its version is the one read, and gives the facts in order', async () => {
      await put(meeting());
      for (let number = 2; number < 12; number += 1) {
        const next = meetingCommit(meeting(), number, { before: await version() });
        assert.equal(await store.meetings.commit(next, nowMs), 'done');
      }
      const facts = await store.meetings.facts(meetingId);
      assert.deepEqual(
        facts.map(({ number }) => number),
        Array.from({ length: 11 }, (_one, place) => place + 1),
      );
    });

    it('of a meeting that began since, or was changed since, writes nothing', async () => {
      await put(meeting());
      const stale = await version();
      await store.meetings.commit(meetingCommit(meeting(), 2, { before: stale }), nowMs);
      const stored = await target.stored(meetingId);
      const notices = [cardFor(somePerson())];
      assert.equal(await other.meetings.commit(meetingCommit(meeting(), 1, { notices }), nowMs), 'conflict');
      const late = meetingCommit(meeting(), 3, { before: stale, notices });
      assert.equal(await other.meetings.commit(late, nowMs), 'conflict');
      assert.deepEqual(await target.stored(meetingId), stored);
    });

    it('of twenty writers at once is one’s', async () => {
      await put(meeting());
      const before = await version();
      const commits = Array.from({ length: 20 }, () => meetingCommit(meeting(), 2, { before }));
      const results = await Promise.all(
        commits.map((one, place) => (place % 2 === 0 ? store : other).meetings.commit(one, nowMs)),
      );
      assert.equal(results.filter((one) => one === 'done').length, 1);
      assert.deepEqual((await store.meetings.facts(meetingId))[1], commits[results.indexOf('done')]?.fact);
    });

    for (const [fault, kinds] of [
      ['lost', ['batch', 'read']],
      ['reset', ['batch', 'read', 'batch']],
    ] as const) {
      localIt(`whose reply is ${fault} is done exactly once`, async () => {
        const commit = meetingCommit(meeting(), 1, { notices: [cardFor(somePerson())] });
        target.failWrites(fault);
        let result: unknown;
        assert.deepEqual(
          await target.requestsOf(async () => (result = await store.meetings.commit(commit, nowMs))),
          kinds,
        );
        assert.equal(result, 'done');
        assert.deepEqual(await store.meetings.facts(meetingId), [commit.fact]);
        assert.equal((await target.stored(meetingId)).length, 4);
      });
    }

    localIt('of which nothing is known in the end is a fault', async () => {
      target.failWrites('reset', { status: 503 }, 'reset');
      assert.equal((await faultOf(store.meetings.commit(meetingCommit(meeting()), nowMs))).reason, 'unknownOutcome');
    });

    it('with a reminder is written once, whoever comes later', async () => {
      await put(meeting());
      const id = 'remind-meeting.1-invite';
      const marked = (one: MeetingCommit): MeetingCommit => ({ ...one, marker: { ...one.marker, id } });
      const first = marked(meetingCommit(meeting(), 2, { before: await version() }));
      assert.equal(await store.meetings.commit(first, nowMs), 'done');
      const second = marked(meetingCommit(meeting(), 3, { before: await version() }));
      assert.equal(await other.meetings.commit(second, nowMs), 'conflict');
      assert.deepEqual(await store.meetings.marker(meetingId, id), first.marker);
    });
  });

  it('that is damaged, or of another kind, is refused', async () => {
    await put(meeting());
    const whole = (await target.stored(meetingId)).find((one) => one['id'] === 'meeting') ?? {};
    const record = whole['record'] as { readonly root: object };
    const misnamed = { ...record, root: { ...record.root, id: 'preMset-26' } };
    for (const damage of [
      { kind: 'case' },
      { v: versionIn(newestForm, 'meeting') + 1 },
      { record: { ...record, root: {} } },
      { record: misnamed },
      { record: undefined },
    ]) {
      await target.put({ ...whole, id: 'meeting', pk: meetingId, ...damage });
      assert.equal((await faultOf(store.meetings.load(meetingId))).reason, 'unreadable', JSON.stringify(damage));
    }
  });

  describe('the lists', () => {
    it('from a date on hold that day, the nearest first, cancelled ones too', async () => {
      await put(
        meeting('panel-2027-02-02'),
        meeting('preMset-2027-01-25'),
        meeting('preMset-2027-01-26', { startsAt: '2027-01-26T14:00:00.000Z' }),
        meeting('panel-2027-01-26', { startsAt: '2027-01-26T09:00:00.000Z' }),
        { ...meeting('preMset-2027-03-01'), state: 'cancelled', reason: 'No room.' },
      );
      await store.cases.commit(commitOf(make.someReference(), 1), nowMs);
      const coming = ['panel-2027-01-26', 'preMset-2027-01-26', 'panel-2027-02-02', 'preMset-2027-03-01'];
      assert.deepEqual(ids(await other.meetings.from('2027-01-26')), coming);
      assert.deepEqual(await other.meetings.from('2027-03-02'), []);
    });

    it('before a date hold the newest first, and no more than asked for', async () => {
      await put(
        meeting('preMset-2027-01-12'),
        meeting('panel-2027-01-19'),
        meeting('preMset-2026-12-08'),
        meeting('preMset-2027-01-26'),
      );
      const past = ['panel-2027-01-19', 'preMset-2027-01-12', 'preMset-2026-12-08'];
      assert.deepEqual(ids(await other.meetings.before('2027-01-26', 3)), past);
      assert.deepEqual(ids(await other.meetings.before('2027-01-26', 2)), past.slice(0, 2));
      assert.deepEqual(ids(await other.meetings.before('2026-12-08', 2)), []);
    });

    localIt('before a date look back a year, and further only where that holds too few', async () => {
      await put(meeting('preMset-2024-05-14'), meeting('preMset-2026-12-08'), meeting('preMset-2027-01-12'));
      const queries = async (most: number): Promise<number> => {
        const before = target.seen.length;
        await store.meetings.before('2027-01-26', most);
        const asked = target.seen.slice(before).filter(({ kind }) => kind === 'query');
        return new Set(asked.map(({ body }) => body)).size;
      };
      assert.equal(await queries(2), 1);
      assert.equal(await queries(3), 2);
      assert.equal(ids(await store.meetings.before('2027-01-26', 3)).length, 3);
    });
  });

  describe('the clock of a meeting', () => {
    it('falls due among those of cases and actions, the longest due first', async () => {
      const reference = make.someReference();
      await make.give(store, make.actionOf(reference, 'A1', {}, '2027-01-12T10:00:00.000Z'));
      const early = { set: 1, rungs: [{ rung: 'papers', at: '2027-01-11T09:00:00.000Z' } as const] };
      await put(meeting(), meeting('panel-2027-02-02', { ladder: early }));
      assert.deepEqual(await store.cases.fallenDue('2027-01-12T10:00:00.000Z'), [
        { matter: 'panel-2027-02-02' },
        { matter: meetingId },
        { matter: reference, part: { kind: 'action', id: 'A1' } },
      ]);
      assert.deepEqual(await store.cases.fallenDue('2027-01-11T08:59:00.000Z'), []);
    });

    it('stops when it is under way; cancelled it runs until its cases are handed on; a strange one holds up no other', async () => {
      const handsOn = { set: 2, rungs: [{ rung: 'cases', at: '2027-01-12T09:30:00.000Z' } as const] };
      await put(
        { ...meeting('panel-2027-02-02'), state: 'started', startedAt: make.at },
        { ...meeting('panel-2027-02-03', { ladder: handsOn }), state: 'cancelled', reason: 'No room.' },
        { ...meeting('panel-2027-02-04', { ladder: { set: 3, rungs: [] } }), state: 'cancelled', reason: 'No room.' },
        meeting(),
      );
      await target.put({ id: 'meeting', pk: make.someReference(), kind: 'meeting', v: 1, nextDue: make.at });
      const due = await store.cases.fallenDue('2027-03-01T10:00:00.000Z');
      assert.deepEqual(due, [{ matter: meetingId }, { matter: 'panel-2027-02-03' }]);
    });
  });

  describe('what a check reads', () => {
    it('is a meeting with its facts, beside the cases', async () => {
      const first = meetingCommit(meeting(), 1, { notices: [cardFor(somePerson())] });
      await store.meetings.commit(first, nowMs);
      const reference = make.someReference();
      await store.cases.commit(commitOf(reference, 1), nowMs);
      const found: string[] = [];
      for await (const page of store.audit.references()) found.push(...page);
      assert.deepEqual([...new Set(found)].toSorted(), [meetingId, reference].toSorted());
      const { notices, bytes, ...rest } = await store.audit.partition(meetingId);
      assert.equal(notices.length, 1);
      assert.ok(bytes > 500 && bytes < 2000, `${bytes}`);
      const { record, fact, marker } = first;
      const whole = { id: meetingId, record, facts: [fact], markers: [marker], listed: true };
      assert.deepEqual(rest, { ...whole, parts: {}, aside: [], posted: [], deliveries: [], unreadable: [] });
    });

    it('is said when lists do not find it, and what lies where it does not belong', async () => {
      await put(meeting());
      const whole = (await target.stored(meetingId)).find((one) => one['id'] === 'meeting') ?? {};
      const reference = make.someReference();
      await store.cases.commit(commitOf(reference, 1), nowMs);
      const strange = (await target.stored(reference)).find((one) => one['id'] === 'case') ?? {};
      for (const wrong of [{ date: '2027-01-27' }, { nextDue: undefined }]) {
        await target.put({ ...whole, id: 'meeting', pk: meetingId, ...wrong });
        assert.equal((await store.audit.partition(meetingId)).listed, false, JSON.stringify(wrong));
      }
      await target.put({ ...strange, id: 'case', pk: meetingId });
      await target.put({ ...whole, id: 'meeting', pk: reference });
      assert.deepEqual((await store.audit.partition(meetingId)).unreadable, ['case']);
      assert.deepEqual((await store.audit.partition(reference)).unreadable, ['meeting']);
    });
  });
});
