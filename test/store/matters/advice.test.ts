// Requests for advice as they are stored. What they share with meetings is proved by meetings.test.ts.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { newestForm } from '../../../src/casework/ports/form-ports.ts';
import { versionIn } from '../../../src/store/kinds.ts';
import type { MatterCommit } from '../../../src/casework/ports/matter-ports.ts';
import type { Advice } from '../../../src/domain/advice/advice.ts';
import type { AdviceTypes } from '../../../src/domain/advice/table.ts';
import type { Instant } from '../../../src/domain/time/calendar.ts';
import { mintAdviceId, type AdviceId } from '../../../src/domain/kernel/ids.ts';
import type { CosmosStore } from '../../../src/store/cosmos.ts';
import * as make from '../fixture.ts';
import { cardFor, commitOf, faultOf, localIt, nowMs, somePerson } from '../fixture.ts';

const due = '2027-01-05T10:00:00.000Z';
const idAt = (place: number): AdviceId => mintAdviceId(new Uint8Array(8).fill(place));
const id = idAt(1);

function adviceOf(place: number, more: Partial<Advice> = {}): Advice {
  return {
    id: idAt(place),
    asker: { objectId: somePerson(), name: 'Priya' },
    excluded: [],
    exchanges: [{ at: make.at, question: 'Is that enough to refer?' }],
    state: 'asked',
    due: { at: due, rule: 'advice', ruleVersion: 1 },
    ladder: { set: 1, rungs: [{ rung: 'due', at: due }] },
    escalated: false,
    facts: 1,
    changedAt: make.at,
    ...more,
  };
}

const entryAt = (at: Instant): NonNullable<Advice['guidance']> => ({
  question: 'Are new phones enough to refer?',
  answer: 'Not alone.',
  by: { objectId: somePerson(), name: 'Moira' },
  at,
});

/** A commit of a request; everything in it tells it from any other. */
function adviceCommit(one: Advice, more: Partial<MatterCommit<AdviceTypes>> = {}): MatterCommit<AdviceTypes> {
  const tag = randomUUID();
  // Its data does not matter to the store.
  const fact = {
    number: 1,
    at: make.at,
    by: one.asker,
    step: 'closeAdvice',
    data: {},
    previous: '',
    hash: tag,
  } as const;
  const marker = { id: `marker-${tag}`, fact: 1, at: make.at, inputHash: tag };
  const record = { root: one, lastHash: tag, calls: { [tag]: 1 } };
  return { id: one.id, before: undefined, record, fact, marker, notices: [], ...more };
}

describe('requests for advice in the store', () => {
  let target: make.Target;
  let store: CosmosStore;
  let other: CosmosStore;
  beforeEach(async () => {
    target = await make.openTarget();
    store = await target.open();
    other = await target.open();
  });
  afterEach(() => target.close());
  const put = async (...all: readonly Advice[]): Promise<void> => {
    for (const one of all) assert.equal(await store.advice.commit(adviceCommit(one), nowMs), 'done');
  };
  const found = async (person: Advice['asker']['objectId'], waiting: boolean): Promise<readonly AdviceId[]> =>
    (await other.advice.open(person, waiting)).map((one) => one.id).toSorted();

  it('are there with fact, marker and notices, in one request', async () => {
    const person = somePerson();
    const commit = adviceCommit(adviceOf(1), { notices: [cardFor(person, { key: `advice-${person}` })] });
    await store.advice.commit(commit, nowMs);
    assert.deepEqual((await other.advice.load(id))?.value, commit.record);
    assert.deepEqual(await other.advice.facts(id), [commit.fact]);
    assert.deepEqual(await other.advice.marker(id, commit.marker.id), commit.marker);
    const [notice] = await other.outbox.forPerson(person);
    assert.deepEqual([notice?.key, notice?.about], [`advice-${person}`, { matter: id }]);
    assert.equal(await other.advice.load(idAt(2)), undefined);
    assert.equal(await store.advice.commit(adviceCommit(adviceOf(1)), nowMs), 'conflict');
  });

  it('say beside the record who waits for what, and no word of it', async () => {
    const asker = { objectId: somePerson(), name: 'Priya' };
    const states = [
      [adviceOf(1, { asker }), { coordinator: 'advice', person: asker.objectId, nextDue: due }],
      [adviceOf(2, { asker, state: 'answered', ladder: { set: 2, rungs: [] } }), { person: asker.objectId }],
      [adviceOf(3, { asker, state: 'closed', ladder: { set: 2, rungs: [] } }), {}],
      [
        adviceOf(4, { state: 'closed', ladder: { set: 2, rungs: [] }, guidance: entryAt(make.at) }),
        { date: make.at.slice(0, 10) },
      ],
    ] as const;
    for (const [one, indexed] of states) {
      await put(one);
      const stored = (await target.stored(one.id)).find(({ id: name }) => name === 'advice') ?? {};
      const { record: _record, ...rest } = stored;
      assert.deepEqual(rest, {
        id: 'advice',
        pk: one.id,
        kind: 'advice',
        v: versionIn(newestForm, 'advice'),
        ...indexed,
      });
    }
  });

  it('are listed to their asker until closed, and to who answers while they wait', async () => {
    const [asker, another] = [somePerson(), somePerson()].map((objectId) => ({ objectId, name: 'Priya' }));
    assert.ok(asker && another);
    await put(
      adviceOf(1, { asker }),
      adviceOf(2, { asker, state: 'answered' }),
      adviceOf(3, { asker, state: 'closed' }),
      adviceOf(4, { asker: another }),
      adviceOf(5, { asker: another, state: 'answered' }),
    );
    // Others carry a co-ordinator's mark and a person, too.
    await make.give(store, make.actionOf(make.someReference(), 'A1', { owner: asker }));
    await store.cases.commit(commitOf(make.someReference(), 1), nowMs);
    assert.deepEqual(await found(asker.objectId, false), [idAt(1), idAt(2)]);
    assert.deepEqual(await found(somePerson(), true), [idAt(1), idAt(4)]);
    assert.deepEqual(await found(another.objectId, true), [idAt(1), idAt(4), idAt(5)]);
    assert.deepEqual(await found(somePerson(), false), []);
  });

  it('that are in the guidance are found by it, the newest first, and nothing else of them', async () => {
    const [older, newer] = [entryAt('2027-01-04T10:00:00.000Z'), entryAt('2027-02-04T10:00:00.000Z')];
    await put(
      adviceOf(1, { state: 'answered', guidance: older }),
      adviceOf(2, { state: 'answered' }),
      adviceOf(3, { state: 'closed', guidance: newer }),
    );
    const { question, answer } = older;
    assert.deepEqual(await other.advice.guidance(), [
      { id: idAt(3), question, answer, at: newer.at },
      { id: idAt(1), question, answer, at: older.at },
    ]);
  });

  it('have their clock among those of cases and meetings, while it runs', async () => {
    await put(adviceOf(1), adviceOf(2, { state: 'answered', ladder: { set: 2, rungs: [] } }));
    await target.put({ id: 'advice', pk: make.someReference(), kind: 'advice', v: 1, nextDue: due });
    assert.deepEqual(await store.cases.fallenDue('2027-01-05T09:59:00.000Z'), []);
    assert.deepEqual(await store.cases.fallenDue(due), [{ matter: id }]);
  });

  it('that are damaged, or of another kind, are refused', async () => {
    await put(adviceOf(1));
    const whole = (await target.stored(id)).find((one) => one['id'] === 'advice') ?? {};
    const record = whole['record'] as { readonly root: object };
    for (const damage of [
      { kind: 'meeting' },
      { v: versionIn(newestForm, 'advice') + 1 },
      { record: { ...record, root: { ...record.root, id: 'ADV-1' } } },
      { record: { ...record, root: { ...record.root, state: 'lost' } } },
      { record: undefined },
    ]) {
      await target.put({ ...whole, id: 'advice', pk: id, ...damage });
      assert.equal((await faultOf(store.advice.load(id))).reason, 'unreadable', JSON.stringify(damage));
    }
  });

  it('are read by a check with all that lies beside them', async () => {
    const commit = adviceCommit(adviceOf(1), { notices: [cardFor(somePerson())] });
    await store.advice.commit(commit, nowMs);
    const references: string[] = [];
    for await (const page of store.audit.references()) references.push(...page);
    assert.deepEqual([...new Set(references)], [id]);
    const { notices, bytes, ...rest } = await store.audit.partition(id);
    assert.equal(notices.length, 1);
    assert.ok(bytes > 500 && bytes < 2000, `${bytes}`);
    const { record, fact, marker } = commit;
    const kept = { parts: {}, aside: [], posted: [], deliveries: [], unreadable: [], listed: true };
    assert.deepEqual(rest, { id, record, facts: [fact], markers: [marker], ...kept });
    const whole = (await target.stored(id)).find((one) => one['id'] === 'advice') ?? {};
    for (const wrong of [{ coordinator: undefined }, { person: somePerson() }, { nextDue: make.at }]) {
      await target.put({ ...whole, id: 'advice', pk: id, ...wrong });
      assert.equal((await store.audit.partition(id)).listed, false, JSON.stringify(wrong));
    }
  });

  localIt('cost a request to load, and a query to list', async () => {
    await put(adviceOf(1));
    assert.deepEqual(await target.requestsOf(() => store.advice.load(id)), ['read']);
    const kinds = await target.requestsOf(() => store.advice.open(somePerson(), true));
    assert.deepEqual(kinds, ['query', 'query']);
  });
});
