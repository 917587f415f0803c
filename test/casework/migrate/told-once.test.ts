// What was due when it was brought over is told once: a digest for each person, and no card for each case but of a child in danger.
import assert from 'node:assert/strict';
import { remindAll } from '../../../src/casework/clocks/clocks.ts';
import { verify } from '../../../src/casework/check/verify.ts';
import { duties, type DutyName } from '../../../src/domain/case/owed/owed.ts';
import { createMatching } from '../../../src/machine/matching.ts';
import type { CosmosStore } from '../../../src/store/cosmos.ts';
import type { Instant } from '../../../src/domain/time/calendar.ts';
import { migrated } from '../../specimens/brought.ts';
import { ids } from '../../specimens/story.ts';
import { databaseOf, secret, type MigrateDatabase } from './database.ts';

/** By then something of each of these is due. */
const later: Instant = '2027-06-07T07:00:00.000Z';
const nextDay: Instant = '2027-06-10T10:00:00.000Z';
/** Urgent, waiting for consent; asked whether the child is safe tonight; sent to a strategy discussion. */
const inDanger: readonly string[] = [ids.asked, ids.followed, ids.restricted];
const some = Object.values(ids).filter((id) => id.startsWith('MSET'));

interface Reminder {
  readonly step: string;
  readonly at: Instant;
  readonly data: { readonly calls?: readonly { readonly name: DutyName; readonly to: readonly string[] }[] };
  /** Keys of cards. */
  readonly rings?: readonly string[];
}

describe('What was due when it was brought over', () => {
  let database: MigrateDatabase;
  let store: CosmosStore;
  beforeEach(async () => {
    database = await databaseOf('form-5', some);
    store = await database.open();
  });
  afterEach(() => database.close());

  const ticksAt = async (now: Instant) =>
    remindAll({
      ...store,
      matchKeysOf: createMatching(secret),
      machine: { now: () => now, nowMs: () => Date.parse(now), bytes: (count) => new Uint8Array(count) },
      log: { info: () => undefined, warn: () => undefined, error: (_what, error) => assert.fail(String(error)) },
    });
  const documents = async () => Object.values(await database.stored());
  const brought = async () => (await documents()).filter((one) => one['brought'] === true).map(({ pk }) => pk);
  /** What the clock told of the matters themselves: which step, and whether it rang anyone. */
  const reminders = async () =>
    (await documents()).flatMap(({ kind, pk, fact }) => {
      const { step, at, data, rings = [] } = Object(fact) as Reminder;
      return kind === 'fact' && step.startsWith('remind') && at >= later ? [{ id: pk, at, data, rings }] : [];
    });
  const digests = async () =>
    (await documents()).flatMap((one) =>
      one.kind === 'outbox' && one.id === 'notice-digest' ? [Object(one['counts'])['broughtOver'] as number] : [],
    );

  it('is told to each person in one digest, and rings no one but for a child in danger or an urgent case', async () => {
    assert.equal((await migrated(store, secret, undefined, later)).code, 0);
    const marked = await brought();
    assert.ok(marked.length > 1, marked.join(' '));
    const changed = await ticksAt(later);
    assert.deepEqual(
      marked.filter((id) => !changed.some((one) => one === id)),
      [],
    );
    const counts = await digests();
    assert.ok(counts.length > 1 && counts.some((count) => count > 1), counts.join(' '));
    const rung = (await reminders()).filter(({ rings }) => rings.length > 0);
    assert.deepEqual(rung.map(({ id }) => id).toSorted(), inDanger.toSorted());
    for (const { id, data, rings } of rung) {
      const called = (data.calls ?? []).flatMap(({ name, to }) => (duties[name].danger === undefined ? [] : to));
      // Of the urgent case everyone rings, of the others no one who is called for something else alone.
      if (id !== ids.asked) assert.deepEqual(rings.toSorted(), called.map((one) => `card-${one}`).toSorted(), id);
    }
    assert.deepEqual(await brought(), []);
    const found: string[] = [];
    await verify(store.audit, Date.parse(later), ({ kind, what }) => {
      if (kind !== 'missing' && kind !== 'stuck') found.push(what);
    });
    assert.deepEqual(found, []);
  });

  it('rings as ever when it is called for again, and makes no second digest of it', async () => {
    await migrated(store, secret, undefined, later);
    await ticksAt(later);
    const told = await digests();
    await ticksAt(nextDay);
    assert.deepEqual(await digests(), told);
    const again = (await reminders()).filter(({ at }) => at === nextDay);
    assert.ok(again.some(({ id, rings }) => rings.length > 0 && !inDanger.includes(id)));
  });

  it('a matter of which nothing was due then rings as ever', async () => {
    await migrated(store, secret);
    const notDue = ids.held;
    assert.ok(!(await brought()).includes(notDue));
  });
});
