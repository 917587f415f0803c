import assert from 'node:assert/strict';
import type { OwnActions } from '../../../src/casework/ports/ports.ts';
import type { Action, ActionRow } from '../../../src/domain/case/action/action.ts';
import type { ObjectId, Reference } from '../../../src/domain/kernel/ids.ts';
import type { CosmosStore } from '../../../src/store/cosmos.ts';
import * as make from '../fixture.ts';
import {
  actionOf,
  at,
  cancelledState,
  commitOf,
  faultOf,
  give,
  nowMs,
  somePerson,
  someReference,
  verifiedState,
} from '../fixture.ts';

const idsOf = (actions: readonly ActionRow[]): readonly string[] =>
  actions.map(({ reference, id }) => `${reference}/${id}`).toSorted();

/** What lists know of it. */
const rowOf = ({ id, reference, agency, owner, deputy, due, state, ...rest }: Action): ActionRow => {
  const { subType, priority, accepted, timeAsked, escalatedAt, escalation } = rest;
  const all = {
    id,
    reference,
    subType,
    priority,
    agency,
    owner,
    deputy,
    due,
    state,
    accepted,
    timeAsked,
    escalatedAt,
    escalation,
  };
  return JSON.parse(JSON.stringify(all)) as ActionRow;
};

const byId = (rows: readonly ActionRow[]): readonly ActionRow[] =>
  rows.toSorted((one, other) => one.id.localeCompare(other.id));

/** One action in every state there is, each owned by this person of this agency. */
async function oneOfEach(store: CosmosStore, agency: string, objectId: ObjectId): Promise<Reference> {
  const reference = someReference();
  const states = [...make.activeStates, make.verifiedState, make.cancelledState];
  const owner = { objectId, name: 'Ravi' };
  await give(store, ...states.map((state, place) => actionOf(reference, `A${place + 1}`, { state, agency, owner })));
  return reference;
}

const ended = (day: string, state: Action['state']): Partial<Action> => ({
  state: { ...state, at: `${day}T10:00:00.000Z` } as Action['state'], // of one that is over
});

describe('the actions that are found', () => {
  let target: make.Target;
  let store: CosmosStore;
  before(async () => {
    target = await make.openTarget();
    store = await target.open();
  });
  after(() => target.close());

  describe('the lists', () => {
    const active = ['A1', 'A2', 'A3', 'A4', 'A5'];

    it('of a case hold all its actions, by number', async () => {
      const reference = someReference();
      const ids = [10, 2, 1, 9].map((number): Action['id'] => `A${number}`);
      await give(store, ...ids.map((id) => actionOf(reference, id, { state: verifiedState })));
      const found = await store.cases.parts(reference, 'action');
      assert.deepEqual(
        found.map((one) => one.id),
        ['A1', 'A2', 'A9', 'A10'],
      );
      assert.deepEqual(await store.cases.parts(someReference(), 'action'), []);
    });

    it('of an agency and of all hold what is not over, and nobody else’s', async () => {
      const [ravi, ada] = [somePerson(), somePerson()];
      const ours = await oneOfEach(store, 'police', ravi);
      const theirs = await oneOfEach(store, 'health', ada);
      const ids = active.map((id) => `${ours}/${id}`);
      const police = idsOf(await store.cases.actionRows(['police']));
      assert.deepEqual(
        police.filter((one) => one.startsWith(ours) || one.startsWith(theirs)),
        ids,
      );
      const everywhere = idsOf(await store.cases.activeActions());
      const mine = everywhere.filter((one) => one.startsWith(ours) || one.startsWith(theirs));
      assert.deepEqual(mine, [...ids, ...active.map((id) => `${theirs}/${id}`)].toSorted());
    });

    it('of an agency hold what has no owner, too', async () => {
      const reference = someReference();
      const { owner: _owner, ...nobodys } = actionOf(reference, 'A1', { agency: 'housing' });
      await give(store, nobodys);
      assert.deepEqual(await store.cases.actionRows(['housing']), [rowOf(nobodys)]);
    });

    it('of an agency give all that a row needs, and nothing of what is asked', async () => {
      const reference = someReference();
      const deed = { by: { objectId: somePerson(), name: 'Ravi' }, at };
      const full = actionOf(reference, 'A1', {
        agency: 'housing2',
        deputy: somePerson(),
        state: { is: 'accepted' },
        accepted: deed,
        timeAsked: { ...deed, until: '2027-03-01', reason: 'Leave.' },
        escalatedAt: at,
        escalation: { ...deed, concern: 'Late.', outcomeWanted: 'A visit.', timescale: 'A week.' },
      });
      await give(store, full);
      const found = await store.cases.actionRows(['housing2']);
      assert.deepEqual(found, [rowOf(full)]);
      assert.ok(!JSON.stringify(found).includes(make.secret));
    });

    it('to oversee hold what waits for a decision and what is late, of every agency', async () => {
      const [reference, late, soon] = [someReference(), '2026-01-02T09:00:00.000Z', '2026-06-02T09:00:00.000Z'];
      const deed = { by: { objectId: somePerson(), name: 'Ravi' }, at };
      const asked = { timeAsked: { ...deed, until: '2027-03-01', reason: 'Leave.' } };
      const note = { ...deed, concern: 'Late.', outcomeWanted: 'A visit.', timescale: 'A week.' };
      const waits: readonly Partial<Action>[] = [
        { state: make.doneState },
        { state: { is: 'disputed', ...deed, reason: 'Not ours.' } },
        asked,
        { escalatedAt: at, agency: 'health' },
      ];
      const rests: readonly Partial<Action>[] = [
        {},
        { state: { is: 'accepted' } },
        { escalatedAt: at, escalation: note },
        { state: verifiedState, ...asked },
        { state: cancelledState, escalatedAt: at },
      ];
      const all = [...waits, ...rests].map((more, place) => actionOf(reference, `A${place + 1}`, more, soon));
      const noClock = { ladder: { set: 1, rungs: [] } };
      const overdue = actionOf(reference, 'A20', { agency: 'education', ...noClock }, late);
      const over = actionOf(reference, 'A21', { state: verifiedState }, late);
      await give(store, ...all, overdue, over);
      const found = (await store.cases.actionRows([], '2026-06-01T09:00:00.000Z')).filter(
        (one) => one.reference === reference,
      );
      const expected = [...all.slice(0, waits.length), overdue].map(rowOf);
      assert.deepEqual(byId(found), byId(expected));
      const stored = (await target.stored(reference)).filter((one) => one['coordinator'] !== undefined);
      assert.equal(stored.length, waits.length);
    });

    it('of more agencies than one query takes, and to oversee beside them, are found once each', async () => {
      const [reference, late] = [someReference(), '2026-01-02T09:00:00.000Z'];
      const agencies = ['one', 'two', 'three', 'four', 'five'];
      const all = [...agencies, 'six'].map((agency, place) =>
        actionOf(reference, `A${place + 1}`, { agency, ladder: { set: 1, rungs: [] } }, late),
      );
      await give(store, ...all);
      const found = async (...asked: Parameters<typeof store.cases.actionRows>): Promise<readonly string[]> =>
        idsOf((await store.cases.actionRows(...asked)).filter((one) => one.reference === reference));
      assert.deepEqual(await found(agencies), idsOf(all.slice(0, -1)));
      assert.deepEqual(await found(agencies, '2026-06-01T09:00:00.000Z'), idsOf(all));
      assert.deepEqual(await found([]), []);
    });

    it('of the action sheet hold what is not over, and what ended on that day or later, with what is asked', async () => {
      const reference = someReference();
      const all = [
        ...make.activeStates.map((state): Partial<Action> => ({ state })),
        ended('2027-01-18', verifiedState),
        ended('2027-01-19', verifiedState),
        ended('2027-01-20', cancelledState),
      ].map((more, place) => actionOf(reference, `A${place + 1}`, more));
      await give(store, ...all);
      const found = (await store.cases.actionsOnSheet('2027-01-19')).filter((one) => one.reference === reference);
      const left = all.filter(({ id }) => id !== 'A6');
      assert.deepEqual(byId(found), byId(left.map((one) => ({ ...rowOf(one), added: one.added, text: one.text }))));
      const days = (await target.stored(reference)).flatMap(({ kind, id, endedOn }) =>
        kind === 'action' && typeof endedOn === 'string' ? [`${String(id)} ${endedOn}`] : [],
      );
      assert.deepEqual(days.toSorted(), ['action-A6 2027-01-18', 'action-A7 2027-01-19', 'action-A8 2027-01-20']);
    });

    it('of one person hold what they own or are the deputy of, and of agencies what no one has, or all', async () => {
      const [reference, me, other] = [someReference(), somePerson(), somePerson()];
      const owner = { objectId: me, name: 'Ravi' };
      const others = { objectId: other, name: 'Ada' };
      const { owner: _owner, ...nobodys } = actionOf(reference, 'A4', { agency: 'free1' });
      await give(
        store,
        actionOf(reference, 'A1', { agency: 'free1', owner }),
        actionOf(reference, 'A2', { agency: 'free1', owner: others, deputy: me }),
        actionOf(reference, 'A3', { agency: 'free1', owner: others }),
        nobodys,
        actionOf(reference, 'A5', { agency: 'free2', owner: others }),
        actionOf(reference, 'A6', { agency: 'free1', owner, state: verifiedState }),
        actionOf(reference, 'A7', { agency: 'free1', owner: others, deputy: me, state: verifiedState }),
      );
      const found = async (own: Partial<OwnActions>): Promise<readonly string[]> =>
        idsOf(
          await store.cases.actionRowsOf({ person: somePerson(), owners: [], agencies: [], ownerless: [], ...own }),
        );
      const names = (...ids: readonly string[]): readonly string[] => ids.map((id) => `${reference}/${id}`);
      assert.deepEqual(await found({ owners: [me] }), names('A1'));
      assert.deepEqual(await found({ person: me, owners: [me] }), names('A1', 'A2'));
      assert.deepEqual(await found({ owners: [me], ownerless: ['free1'] }), names('A1', 'A4'));
      assert.deepEqual(await found({ owners: [me], agencies: ['free2'] }), names('A1', 'A5'));
      // More people than one query takes.
      const many = [...Array.from({ length: 20 }, () => somePerson()), me];
      assert.deepEqual(await found({ owners: many, agencies: ['free2'] }), names('A1', 'A5'));
      assert.deepEqual(await found({}), []);
    });

    it('of one person, for home, hold what it counts alone, and what belongs to what is closed', async () => {
      const [reference, me, other] = [someReference(), somePerson(), somePerson()];
      const owner = { objectId: me, name: 'Ravi' };
      const others = { objectId: other, name: 'Ada' };
      const { owner: _owner, ...nobodys } = actionOf(reference, 'A9', { agency: 'free3' });
      const states = [...make.activeStates, verifiedState];
      const [later, before] = ['2027-02-01', '2027-01-19'].map((day) => ({
        due: { at: `${day}T17:00:00.000Z`, rule: 'action.date', ruleVersion: 1 } as const,
      }));
      const accepted = { is: 'accepted' } as const;
      await give(
        store,
        ...states.map((state, place) =>
          actionOf(reference, `A${place + 1}`, { agency: 'free3', owner, state, ...later }),
        ),
        actionOf(reference, 'A7', { agency: 'free3', owner, state: accepted, ...before }),
        actionOf(reference, 'A8', { agency: 'free3', owner: others, deputy: me, ...later }),
        nobodys,
        actionOf(reference, 'A10', { agency: 'free4', owner: others, state: accepted, ...later }),
        actionOf(reference, 'A11', { agency: 'free3', owner: others, deputy: me, state: verifiedState, ...before }),
      );
      const dueBy = '2027-01-20T00:00:00.000Z';
      const found = async (own: Partial<OwnActions>, ...hosts: readonly Reference[]): Promise<readonly string[]> => {
        const asked = {
          person: me,
          owners: [me],
          agencies: [],
          ownerless: ['free3'],
          counted: { dueBy, hosts },
          ...own,
        };
        return (await store.cases.actionRowsOf(asked)).map(({ id, state }) => `${id} ${state.is}`).toSorted();
      };
      const counted = ['A1 proposed', 'A5 done', 'A7 accepted', 'A8 proposed', 'A9 proposed'];
      assert.deepEqual(await found({}), counted);
      assert.deepEqual(await found({ agencies: ['free4'] }), counted);
      const closed = [...counted, 'A2 accepted', 'A3 disputed', 'A4 blocked'].toSorted();
      assert.deepEqual(await found({}, reference), closed);
      assert.deepEqual(await found({ agencies: ['free4'] }, reference), [...closed, 'A10 accepted'].toSorted());
      // As where nothing is counted: so it is with more hosts than one query takes.
      assert.deepEqual(await found({ counted: undefined }), closed);
      assert.deepEqual(await found({}, ...Array.from({ length: 60 }, someReference)), closed);
    });

    it('filter by what stands beside the action, and no more of it', async () => {
      const [reference, person] = [someReference(), somePerson()];
      const owner = { objectId: person, name: 'Ravi' };
      await give(
        store,
        actionOf(reference, 'A1', { owner }),
        actionOf(reference, 'A2', { owner, state: verifiedState }),
      );
      const stored = (await target.stored(reference)).filter((one) => one['kind'] === 'action');
      const beside = stored.map(({ part, ...rest }) => (assert.equal(typeof part, 'object'), rest));
      const envelope = { pk: reference, kind: 'action', v: 1 };
      assert.deepEqual(beside, [
        { ...envelope, id: 'action-A1', stage: 'proposed', agency: 'police', person, nextDue: at, dueAt: at },
        { ...envelope, id: 'action-A2', stage: 'verified', endedOn: at.slice(0, 10) },
      ]);
    });
  });

  describe('clocks that fall due', () => {
    const [early, middle, late] = ['2026-03-01T09:00:00.000Z', '2026-03-02T09:00:00.000Z', '2026-03-03T09:00:00.000Z'];

    it('are those of cases and of actions, the longest due first, and none that stand or are to come', async () => {
      const [one, two] = [someReference(), someReference()];
      const asked = make.awaitingConsent(two, somePerson(), somePerson());
      const ladder = { set: 1, rungs: [{ rung: 'nudge', at: middle } as const] };
      const waiting = { ...asked, submission: { ...asked.submission, ladder } };
      await give(
        store,
        actionOf(one, 'A1', {}, late),
        actionOf(one, 'A2', {}, early),
        actionOf(one, 'A3', { state: make.doneState }, early),
        actionOf(one, 'A4', { ladder: { set: 1, rungs: [] } }, early),
        actionOf(one, 'A5'),
      );
      await store.cases.commit(commitOf(two, 1, { record: { root: waiting, lastHash: 'h', calls: {} } }), nowMs);
      const clockOf = (id: string) => ({ matter: one, part: { kind: 'action', id } });
      const due = [clockOf('A2'), { matter: two }, clockOf('A1')];
      assert.deepEqual(await store.cases.fallenDue(late), due);
      assert.deepEqual(await store.cases.fallenDue(middle), due.slice(0, 2));
      const returned = {
        ...make.draft(two),
        stage: 'returned' as const,
        submission: waiting.submission,
        sent: waiting,
      };
      const before = await make.versionOf(store, two);
      const record = {
        root: { ...returned, returned: { by: { objectId: somePerson(), name: 'Colin' }, at, reasons: [], note: '' } },
        lastHash: 'h',
        calls: {},
      };
      await store.cases.commit(commitOf(two, 2, { before, record }), nowMs);
      assert.deepEqual(await store.cases.fallenDue(middle), due.slice(0, 1));
    });

    it('are not held up by a document that is not ours', async () => {
      const [one, strange] = [someReference(), someReference()];
      const long = '2020-01-01T09:00:00.000Z';
      await give(store, actionOf(one, 'A1', {}, long));
      for (const id of ['action-1', 'fact-000001', 'action-A0']) {
        await target.put({ id, pk: strange, kind: 'other', v: 1, nextDue: long });
      }
      await target.put({ id: 'case', pk: strange, kind: 'case', v: 1, nextDue: 7 });
      assert.deepEqual(await store.cases.fallenDue(long), [{ matter: one, part: { kind: 'action', id: 'A1' } }]);
    });
  });

  describe('what a check reads', () => {
    it('are all actions of a case, by number', async () => {
      const reference = someReference();
      const actions = [actionOf(reference, 'A2'), actionOf(reference, 'A1', { state: cancelledState })];
      await give(store, ...actions);
      const partition = await store.audit.partition(reference);
      assert.deepEqual(partition.parts['action'], actions.toReversed());
      assert.deepEqual([partition.listed, partition.unreadable], [true, []]);
    });

    it('is said when lists do not find an action by what it is', async () => {
      const wrong = {
        stage: 'accepted',
        agency: 'health',
        person: somePerson(),
        nextDue: '2027-01-05T10:00:00.000Z',
        endedOn: '2027-01-01',
      };
      for (const [name, value] of Object.entries({ ...wrong, none: undefined })) {
        const reference = someReference();
        await give(store, actionOf(reference, 'A1'), actionOf(reference, 'A2', { state: verifiedState }));
        for (const id of ['action-A1', 'action-A2']) {
          const found = (await target.stored(reference)).find((one) => one['id'] === id) ?? {};
          await target.put({ ...found, id, pk: reference, ...(value !== undefined && { [name]: value }) });
          assert.equal((await store.audit.partition(reference)).listed, value === undefined, `${name} of ${id}`);
          await target.put({ ...found, id, pk: reference });
        }
      }
    });

    it('is said when an action is damaged or in the wrong place', async () => {
      const reference = someReference();
      await give(store, actionOf(reference, 'A1'));
      const whole = (await target.stored(reference)).find((one) => one['id'] === 'action-A1') ?? {};
      const action = whole['part'] as object;
      for (const damage of [
        { state: 'proposed' },
        { state: { is: 'lost' } },
        { id: 'A01' },
        { agency: 7 },
        { ladder: {} },
      ]) {
        await target.put({ ...whole, id: 'action-A1', pk: reference, part: { ...action, ...damage } });
        assert.deepEqual((await store.audit.partition(reference)).unreadable, ['action-A1'], JSON.stringify(damage));
        assert.equal((await faultOf(store.cases.part(reference, 'action', 'A1'))).reason, 'unreadable');
      }
      await target.put({ ...whole, id: 'action-A1', pk: reference });
      await target.put({ ...whole, id: 'action-A7', pk: reference });
      assert.deepEqual((await store.audit.partition(reference)).unreadable, ['action-A7']);
    });
  });
});
