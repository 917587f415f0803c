// The list of what could not be delivered to others: nobody's line is lost, and its card is told.
import assert from 'node:assert/strict';
import type { TroubleList, TroubleRow } from '../../../src/casework/ports/ports.ts';
import type { CosmosStore } from '../../../src/store/cosmos.ts';
import * as make from '../fixture.ts';
import { nowMs, somePerson } from '../fixture.ts';

const rowOf = (key: string): TroubleRow => ({
  key,
  day: '2027-01-04',
  title: `Cannot be reached: ${key}`,
  next: 'Tell them yourself.',
  about: 'MSET-4F7K-24',
  isOver: false,
  press: { verb: 'case.open', data: { ref: 'MSET-4F7K-24' } },
});
const adding =
  (key: string) =>
  ({ calls, rows }: TroubleList): TroubleList => ({ calls: calls + 1, rows: [...rows, rowOf(key)] });

describe('What could not be delivered, in the store', () => {
  let target: make.Target;
  let store: CosmosStore;
  let other: CosmosStore;
  before(async () => {
    target = await make.openTarget();
    store = await target.open();
    other = await target.open();
  });
  after(() => target.close());

  it('is empty before anything was', async () => {
    assert.deepEqual(await store.troubles.of(somePerson()), { calls: 0, rows: [] });
  });

  it('holds every line, however many workers write at once, and one notice has its card told', async () => {
    const person = somePerson();
    const keys = ['a', 'b', 'c', 'd'];
    await Promise.all(
      keys.map(async (key, place) => (place % 2 === 0 ? store : other).troubles.change(person, adding(key), nowMs)),
    );
    const { calls, rows } = await store.troubles.of(person);
    assert.deepEqual([calls, rows.map(({ key }) => key).toSorted()], [4, keys]);
    assert.deepEqual(rows[0], rowOf(rows[0]?.key ?? ''));
    const notices = await store.outbox.forPerson(person);
    assert.deepEqual(
      notices.map(({ key, about }) => [key, about.matter]),
      [['troubles', `digest-${person}`]],
    );
  });

  it('changes nothing, and tells nobody, where there is nothing to change', async () => {
    const person = somePerson();
    await store.troubles.change(person, () => undefined, nowMs);
    assert.deepEqual(await store.outbox.forPerson(person), []);
  });
});
