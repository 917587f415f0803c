// Another MATCH_KEY: all match keys are made again, wherever the program was stopped.
import assert from 'node:assert/strict';
import { verifyMarks } from '../../../src/casework/check/verify.ts';
import { comparedOtherwise, isOfAnotherKey } from '../../../src/casework/migrate/match-keys.ts';
import { createMatching, markOfMatchKey } from '../../../src/machine/matching.ts';
import type { CosmosStore } from '../../../src/store/cosmos.ts';
import type { Answers } from '../../../src/domain/kernel/fields.ts';
import { migrated, toolsOn } from '../../specimens/brought.ts';
import { ids } from '../../specimens/story.ts';
import { databaseOf, secret, type MigrateDatabase } from './database.ts';

const other = 'another secret, that is in the safe';
const some = [ids.draft, ids.held, ids.closed, ids.restricted, ids.openAdvice];
const rotation = { does: 'rotate', yes: true } as const;

const keysUnder = (key: string, answers: Answers) => createMatching(key)(answers).map((one) => one.key);
const answersOf = async (store: CosmosStore) => {
  const held = (await store.cases.inStage('held')).find(({ reference }) => reference === ids.held);
  assert.ok(held);
  return held.answers;
};

/** Of a case that was stored in this form: of a matter no more is looked at. */
const named = (form: 8 | 9, surname: string) => comparedOtherwise({ form, root: { answers: { surname } } } as never);

describe('match keys that are made again', () => {
  let database: MigrateDatabase;
  beforeEach(async () => {
    database = await databaseOf('form-5', some);
  });
  afterEach(() => database.close());

  const caseKeys = async (): Promise<Readonly<Record<string, unknown>>> => {
    const roots = Object.values(await database.stored()).filter(({ kind }) => kind === 'case');
    for (const { record, matchKeys } of roots)
      assert.deepEqual((record as { readonly matchKeys?: unknown }).matchKeys, matchKeys);
    return Object.fromEntries(roots.map(({ pk, matchKeys }) => [pk, matchKeys]));
  };

  it('are those of the other key, and of a draft none', async () => {
    const store = await database.open();
    const before = await database.stored();
    const { code, said } = await migrated(store, other, rotation);
    assert.equal(code, 0);
    assert.match(said, /Match keys of 3 cases were made again/);
    const keys = await caseKeys();
    assert.deepEqual(keys[ids.held], keysUnder(other, await answersOf(store)));
    assert.equal(keys[ids.draft], undefined);
    assert.equal((await store.cases.alike(keysUnder(other, await answersOf(store)))).length > 0, true);
    assert.deepEqual(await store.cases.alike(keysUnder(secret, await answersOf(store))), []);
    const changed = Object.entries(await database.stored()).filter(
      ([place, one]) => JSON.stringify(one) !== JSON.stringify(before[place]),
    );
    assert.deepEqual(
      changed.map(([, { kind }]) => kind),
      ['case', 'case', 'case', 'form'],
    );
    assert.equal((await migrated(store, other, rotation)).said, 'All match keys are of this MATCH_KEY already.');
  });

  it('are the same wherever the program was killed', async () => {
    database.endAfter(Number.POSITIVE_INFINITY);
    await migrated(await database.open(), other, rotation);
    const [whole, writes] = [await database.stored(), database.writes()];
    assert.equal(writes, 5);
    for (let killedAfter = 0; killedAfter < writes; killedAfter += 1) {
      await database.close();
      database = await databaseOf('form-5', some);
      const store = await database.open();
      database.endAfter(killedAfter);
      await assert.rejects(migrated(store, other, rotation));
      database.endAfter(Number.POSITIVE_INFINITY);
      const told: string[] = [];
      await verifyMarks(store.migrating, ({ kind, reference }) => void told.push(`${kind} ${reference}`));
      assert.deepEqual(told, killedAfter > 0 ? ['rotating database'] : []);
      if (killedAfter > 0) {
        await assert.rejects(migrated(store, secret, rotation), /under another MATCH_KEY/);
        await assert.rejects(migrated(store, other), /end that first/);
      }
      assert.equal((await migrated(store, other, rotation)).code, 0);
      assert.deepEqual(await database.stored(), whole);
    }
  });

  it('refuse another MATCH_KEY where the database does not say its own, and take their own', async () => {
    const store = await database.open();
    const before = await database.stored();
    for (const does of ['look', 'go'] as const)
      await assert.rejects(migrated(store, other, { does, yes: true }), /MATCH_KEY is another one.*safe.*--match-key/);
    const underAnother = (key: string) => async () => isOfAnotherKey(store.migrating, toolsOn(store, key).matchKeysFor);
    const starts = async (key: string) =>
      store.fit({ mayMark: true, matchKey: markOfMatchKey(key), isOfAnotherKey: underAnother(key) });
    assert.equal(await starts(other), 'otherKey');
    assert.deepEqual(await database.stored(), before);
    assert.equal(await starts(secret), 'fits');
    assert.equal((await migrated(store, secret)).code, 0);
  });

  it('stop no case whose own form 9 makes of letters that no earlier form knew', () => {
    assert.ok(named(8, 'Łukasz'));
    assert.ok(named(8, 'محمد'));
    assert.ok(!named(8, 'O’Sample'), 'the same as before');
    assert.ok(!named(9, 'Łukasz'), 'made so from the first');
  });

  it('stop a case whose own are of another MATCH_KEY than the database says, until they are made again', async () => {
    const store = await database.open();
    const marked = await store.migrating.marked();
    assert.ok(await store.migrating.mark(marked, { ...marked, matchKey: markOfMatchKey(other) }));
    const before = await caseKeys();
    const { code, said } = await migrated(store, other);
    assert.equal(code, 1);
    assert.match(said, new RegExp(`${ids.held} stays as it is: it would lose root.matchKeys`));
    assert.deepEqual(await caseKeys(), before);
    assert.equal((await migrated(store, secret, rotation)).code, 0);
    assert.equal((await migrated(store, secret)).code, 0);
    assert.deepEqual(await caseKeys(), before);
  });

  it('are made again where single ones are of another key than the database says', async () => {
    const store = await database.open();
    await migrated(store, other, rotation);
    const whole = await database.stored();
    const root = whole[`cases/${ids.held}/case`];
    assert.ok(root);
    await database.put({ ...root, matchKeys: ['old'], record: { ...Object(root['record']), matchKeys: ['old'] } });
    const { code, said } = await migrated(store, other, rotation);
    assert.deepEqual([code, said], [0, 'Match keys of 1 case were made again. Start the bot with this MATCH_KEY.']);
    assert.deepEqual(await database.stored(), whole);
  });

  it('name what cannot be read, which keeps its own', async () => {
    const store = await database.open();
    const root = (await database.stored())[`cases/${ids.held}/case`];
    assert.ok(root);
    await database.put({ ...root, record: { root: {} } });
    for (const _time of ['made', 'needless']) {
      const { code, said } = await migrated(store, other, rotation);
      assert.equal(code, 1);
      assert.match(said, new RegExp(`${ids.held} cannot be read`));
    }
  });

  it('stay as they are in a database that says another key, whatever else is asked for', async () => {
    const store = await database.open();
    await migrated(store, secret);
    await assert.rejects(migrated(store, other), /MATCH_KEY is another one/);
  });
});
