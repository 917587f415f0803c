// Bringing a database over: killed at any write, raced by presses, with a matter that would lose something.
import assert from 'node:assert/strict';
import { verify } from '../../../src/casework/check/verify.ts';
import { broughtOver } from '../../../src/casework/migrate/brought.ts';
import { act } from '../../../src/casework/write/act.ts';
import { managedAt } from '../../../src/casework/write/matters.ts';
import { newestForm } from '../../../src/casework/ports/form-ports.ts';
import type { Migrating } from '../../../src/casework/ports/migrate-ports.ts';
import { createMatching, markOfMatchKey } from '../../../src/machine/matching.ts';
import { caseMatter } from '../../../src/domain/case/whole/case.ts';
import { mintCommandId } from '../../../src/domain/kernel/ids.ts';
import { mostBytes } from '../../../src/domain/matters/matters.ts';
import { must } from '../../people/builders.ts';
import { migrated, toolsOn } from '../../specimens/brought.ts';
import { ids } from '../../specimens/story.ts';
import type { Stored } from '../../specimens/stored.ts';
import { versionIn } from '../../../src/store/kinds.ts';
import type { CosmosStore } from '../../../src/store/cosmos.ts';
import { databaseOf, secret, type MigrateDatabase } from './database.ts';

const now = '2027-02-16T15:30:00.000Z';
const few = { operations: 20, bytes: 1_000_000 };

/** Nothing but a root fits into so small a batch. */
const one = { operations: 1, bytes: 1_000_000 };

/** Two cases, a meeting and a request. */
const some = [ids.held, ids.closed, 'preMset-2027-01-12', ids.openAdvice];

const problemsIn = async (store: CosmosStore): Promise<readonly string[]> => {
  const found: string[] = [];
  // Those that are here name others of their council.
  await verify(store.audit, Date.parse(now), ({ reference, kind, what }) => {
    if (kind !== 'missing') found.push(`${reference}: ${what}`);
  });
  return found;
};
const at = (all: Readonly<Record<string, Stored>>, id: string, kind = 'case'): Stored =>
  must(all[`cases/${id}/${kind}`]);

/** Before a matter is written, another instance takes a press on it. */
const raced = (store: CosmosStore, bot: CosmosStore, on: string): CosmosStore => {
  let pressed = false;
  const migrating: Migrating = {
    ...store.migrating,
    bring: async (matter, brought) => {
      if (matter.id === on && !pressed) {
        pressed = true;
        assert.equal((await restricts(bot, on)).kind, 'done');
      }
      return store.migrating.bring(matter, brought);
    },
  };
  return { ...store, migrating };
};

describe('a database that is brought over', () => {
  let database: MigrateDatabase;
  afterEach(() => database.close());

  const spoilt = async (specimen: string) => {
    database = await databaseOf(specimen, some);
    const root = at(await database.stored(), ids.held);
    const record = root['record'] as Record<string, object>; // of a case, whatever its form
    await database.put({ ...root, record: { ...record, root: { ...record['root'], hobby: 'Football' } } });
    return database.open(few);
  };

  for (const specimen of ['form-5', 'form-7'] as const) {
    describe(`from ${specimen}`, () => {
      it('is the same wherever the program was killed, when it is run again', async function () {
        database = await databaseOf(specimen, some);
        database.endAfter(Number.POSITIVE_INFINITY);
        assert.equal((await migrated(await database.open(one), secret)).code, 0);
        const [whole, writes] = [await database.stored(), database.writes()];
        await database.close();
        assert.ok(writes > some.length, `${writes} writes`);
        for (let killedAfter = 0; killedAfter < writes; killedAfter += 1) {
          database = await databaseOf(specimen, some);
          const store = await database.open(one);
          database.endAfter(killedAfter);
          await assert.rejects(migrated(store, secret));
          database.endAfter(Number.POSITIVE_INFINITY);
          assert.equal((await migrated(await database.open(one), secret)).code, 0);
          assert.deepEqual(await database.stored(), whole, `killed after ${killedAfter} writes`);
          if (killedAfter < writes - 1) await database.close();
        }
      });

      it('is the same where the reply to a write is lost', async () => {
        database = await databaseOf(specimen, some);
        await migrated(await database.open(one), secret);
        const whole = await database.stored();
        await database.close();
        for (const write of [1, 2, 3, 5, 8]) {
          database = await databaseOf(specimen, some);
          const store = await database.open(one);
          database.loseReplyOf(write);
          assert.equal((await migrated(store, secret)).code, 0);
          assert.deepEqual(await database.stored(), whole, `reply ${write} lost`);
          if (write !== 8) await database.close();
        }
      });

      it('is left as it is by a program that only looks', async () => {
        database = await databaseOf(specimen, some);
        const before = await database.stored();
        const { code, said } = await migrated(await database.open(), secret, { does: 'look', yes: false });
        assert.equal(code, 0);
        assert.match(said, /To bring over: 2 cases, 1 meeting, 1 request for advice; \d+ documents to write\./);
        assert.deepEqual(await database.stored(), before);
      });

      it('is brought over once', async () => {
        database = await databaseOf(specimen, some);
        const store = await database.open();
        await migrated(store, secret);
        const once = await database.stored();
        const { code, said } = await migrated(store, secret);
        assert.equal(code, 0);
        assert.match(said, /No matter is of an earlier form/);
        assert.deepEqual(await database.stored(), once);
        assert.deepEqual(await problemsIn(store), []);
      });
    });
  }

  it('has nothing changed without a yes', async () => {
    database = await databaseOf('form-5', some);
    const before = await database.stored();
    await assert.rejects(migrated(await database.open(), secret, { does: 'go', yes: false }), /nothing was changed/);
    assert.deepEqual(await database.stored(), before);
  });

  it('keeps the form in force until its indexes are whole', async () => {
    database = await databaseOf('form-5', some);
    const store = await database.open();
    const told: (readonly [progress: number | undefined, form: number | undefined])[] = [];
    const answers = [20, 99, 100];
    const indexed = async () => {
      const progress = answers.shift();
      told.push([progress, (await store.migrating.marked()).form]);
      return progress;
    };
    const { said } = await migrated({ ...store, migrating: { ...store.migrating, indexed } }, secret);
    assert.deepEqual(told, [
      [20, 5],
      [99, 5],
      [100, 5],
    ]);
    assert.match(said, new RegExp(`making its indexes: 20 %[^]*99 %[^]*Form ${newestForm} is in force`));
    assert.equal(await store.migrating.indexed(), 100);
  });

  it('takes a progress of indexes that is no number for one that is not known', async () => {
    database = await databaseOf('form-5', []);
    const store = await database.open();
    let asked = 0;
    const indexed = async () => {
      asked += 1;
      if (asked > 1) throw new Error('asked again');
      return Number('soon');
    };
    const { said } = await migrated({ ...store, migrating: { ...store.migrating, indexed } }, secret);
    assert.match(said, new RegExp(`does not say whether its indexes are whole[^]*Form ${newestForm} is in force`));
  });

  describe('with a matter that would lose something', () => {
    it('leaves that one as it is, by name, and without what it holds', async () => {
      const store = await spoilt('form-5');
      const before = at(await database.stored(), ids.held);
      const { code, said } = await migrated(store, secret);
      assert.equal(code, 1);
      assert.match(said, new RegExp(`${ids.held} stays as it is: it would lose root.hobby`));
      assert.doesNotMatch(said, /Football/);
      const after = await database.stored();
      assert.deepEqual(at(after, ids.held), { ...before, moving: 'stopped' });
      assert.equal(at(after, ids.closed)['v'], versionIn(newestForm, 'case'));
    });

    it('lets it be read, and takes no press on it', async () => {
      const store = await spoilt('form-5');
      await migrated(store, secret);
      assert.equal((await held(store)).root.stage, 'held');
      const outcome = await restricts(store, ids.held);
      assert.equal(outcome.kind === 'refused' && outcome.refusal.code, 'moving');
    });

    it('is named by verification, as what it is, and not as of an earlier form', async () => {
      const store = await spoilt('form-5');
      const found: string[] = [];
      const look = async () => {
        const form = await store.forms.current();
        await verify(
          store.audit,
          Date.parse(now),
          ({ kind, reference }) => {
            if (kind !== 'missing') found.push(`${kind} ${reference}`);
          },
          form,
        );
      };
      await look();
      assert.deepEqual(
        found.filter((one) => !one.startsWith('replay')),
        [],
      );
      await migrated(store, secret);
      await store.forms.refresh();
      found.length = 0;
      await look();
      assert.deepEqual(found.toSorted(), [`replay ${ids.held}`, `stopped ${ids.held}`]);
      assert.deepEqual(await store.cases.ailing(), [{ matter: ids.held, ailment: 'stopped' }]);
    });

    it('is not left behind with many others: then nothing is changed', async () => {
      const many = ['followed', 'asked', 'returned', 'refused', 'withdrawn', 'restricted', 'held', 'closed'] as const;
      const all = [...many.map((name) => ids[name]), ids.merged, ids.transferred, ids.draft];
      database = await databaseOf('form-5', all);
      for (const id of all) await database.put({ ...at(await database.stored(), id), record: { root: {} } });
      const before = await database.stored();
      const { code, said } = await migrated(await database.open(), secret);
      assert.equal(code, 1);
      assert.match(said, /cannot be read/);
      assert.match(said, /Nothing was changed: too many/);
      assert.deepEqual(await database.stored(), before);
    });

    it('brings it over once nothing would be lost', async () => {
      const store = await spoilt('form-5');
      await migrated(store, secret);
      const { record, ...root } = at(await database.stored(), ids.held);
      const { root: spoiltRoot, ...rest } = record as { readonly root: { readonly hobby?: string } };
      const { hobby: _hobby, ...childCase } = spoiltRoot;
      await database.put({ ...root, record: { ...rest, root: childCase } });
      assert.equal((await migrated(store, secret)).code, 0);
      assert.equal(at(await database.stored(), ids.held)['moving'], undefined);
      assert.equal((await restricts(store, ids.held)).kind, 'done');
    });

    it('what would be larger than it may be stops it as well, and no other', async () => {
      database = await databaseOf('form-5', some);
      const store = await database.open();
      const weigh: Migrating['weigh'] = (matter, brought) =>
        matter.id === ids.held ? 'tooLarge' : store.migrating.weigh(matter, brought);
      const { code, said } = await migrated({ ...store, migrating: { ...store.migrating, weigh } }, secret);
      assert.equal(code, 1);
      assert.match(said, new RegExp(`${ids.held} stays as it is: it would be larger than its kind may be`));
      assert.deepEqual(await store.cases.ailing(), [{ matter: ids.held, ailment: 'stopped' }]);
    });

    it('is weighed as a press is: no root and no part is larger than its kind may be', async () => {
      database = await databaseOf('form-5', some);
      const store = await database.open();
      const { migrating } = store;
      const seen = await migrating.matter({ id: must(caseMatter.toId(ids.held)), kind: 'case', form: 5 });
      assert.ok(seen !== undefined && seen !== 'unreadable');
      const brought = broughtOver(seen, toolsOn(store, secret).matchKeysFor, now);
      assert.ok('record' in brought);
      const { record } = brought;
      const large = { ...record, root: { ...record.root, note: 'x'.repeat(mostBytes.case) } };
      assert.notEqual(migrating.weigh(seen, brought), 'tooLarge');
      assert.equal(migrating.weigh(seen, { ...brought, record: large }), 'tooLarge');
    });

    it('counts what cannot be read by itself, also a root of which not even the form can be', async () => {
      for (const spoil of [{ v: '1' }, { record: { root: {} } }]) {
        database = await databaseOf('form-5', some);
        await database.put({ ...at(await database.stored(), ids.held), ...spoil });
        const store = await database.open();
        for (const [does, bring] of [
          ['look', 'To bring over: 1 case, 1 meeting,'],
          ['go', 'Brought over: 1 case, 1 meeting,'],
          ['go', 'Brought over: nothing'],
        ] as const) {
          const { code, said } = await migrated(store, secret, { does, yes: true });
          assert.equal(code, 1, said);
          assert.match(said, new RegExp(`${bring}[^]*${ids.held} cannot be read`));
          assert.match(said, /1 cannot be read and stays as it is: npm run verify says what is wrong/);
          assert.doesNotMatch(said, /None is left|no one can press/);
        }
        if ('v' in spoil) await database.close();
      }
    });

    it('a history that was changed stops it as well', async () => {
      database = await databaseOf('form-5', some);
      const place = `cases/${ids.held}/fact-000002`;
      const fact = must((await database.stored())[place]);
      await database.put({ ...fact, fact: { ...Object(fact['fact']), at: '2027-01-01T00:00:00.000Z' } });
      const { said } = await migrated(await database.open(), secret);
      assert.match(said, new RegExp(`${ids.held} stays as it is: fact 2 is not what was written`));
    });
  });

  describe('while people press', () => {
    it('brings over what a press made of it, that came first', async () => {
      database = await databaseOf('form-5', some);
      const [store, bot] = [await database.open(few), await database.open()];
      await bot.forms.refresh();
      assert.equal((await migrated(raced(store, bot, ids.held), secret)).code, 0);
      const { form, root } = await held(bot);
      assert.equal(form, undefined);
      assert.ok(root.restricted);
      assert.deepEqual(await problemsIn(store), []);
    });

    it('a matter that takes several batches is read between them, and takes no press until the last', async () => {
      database = await databaseOf('form-5', [ids.followed]);
      // A part that is not quite what its facts make, so that it is written beside the root.
      const action = at(await database.stored(), ids.followed, 'action-A1');
      const { changedAt: _changedAt, ...rest } = Object(action['part']);
      await database.put({ ...action, part: rest });
      const [store, bot] = [await database.open({ operations: 1, bytes: 1 }), await database.open()];
      // The form, the mark on the root; and there it ends.
      database.endAfter(2);
      await assert.rejects(migrated(store, secret));
      database.endAfter(Number.POSITIVE_INFINITY);
      assert.equal(at(await database.stored(), ids.followed)['moving'], 'moving');
      const outcome = await restricts(bot, ids.followed);
      assert.equal(outcome.kind === 'refused' && outcome.refusal.code, 'moving');
      assert.equal((await caseAt(bot, ids.followed)).root.stage, 'review');
      assert.equal((await migrated(store, secret)).code, 0);
      assert.equal((await restricts(bot, ids.followed)).kind, 'done');
      assert.deepEqual(await problemsIn(store), []);
    });

    it('a job that is behind another writes nothing of a matter that takes several batches', async () => {
      database = await databaseOf('form-5', [ids.followed]);
      const action = at(await database.stored(), ids.followed, 'action-A1');
      const { changedAt: _changedAt, ...rest } = Object(action['part']);
      await database.put({ ...action, part: rest });
      const one = { operations: 1, bytes: 1 };
      const [fast, slow] = [await database.open(one), await database.open(one)];
      const { matchKeysFor } = toolsOn(slow, secret);
      const seen = await slow.migrating.matter({ id: must(caseMatter.toId(ids.followed)), kind: 'case', form: 5 });
      assert.ok(seen !== undefined && seen !== 'unreadable');
      const brought = broughtOver(seen, matchKeysFor, now);
      assert.ok('record' in brought);
      assert.equal((await migrated(fast, secret)).code, 0);
      const pressed = { ...at(await database.stored(), ids.followed, 'action-A1'), pressed: 'since' };
      await database.put(pressed);
      assert.equal(await slow.migrating.bring(seen, brought), 'conflict');
      assert.deepEqual(at(await database.stored(), ids.followed, 'action-A1'), pressed);
    });

    it('an instance that has not heard of the new form goes on, before and after', async () => {
      database = await databaseOf('form-5', some);
      const [store, bot] = [await database.open(few), await database.open()];
      await bot.forms.refresh();
      await store.migrating.mark(await store.migrating.marked(), {
        form: newestForm,
        matchKey: markOfMatchKey(secret),
      });
      assert.equal(bot.forms.known(), 5);
      assert.equal((await restricts(bot, ids.held)).kind, 'done');
      assert.equal((await held(bot)).form, 5);
      assert.equal((await migrated(store, secret)).code, 0);
      assert.equal((await unrestricts(bot, ids.held)).kind, 'done');
      assert.equal((await held(bot)).form, undefined);
      assert.deepEqual(await problemsIn(store), []);
    });
  });
});

const caseAt = async ({ cases }: CosmosStore, id: string) => must(await cases.load(must(caseMatter.toId(id)))).value;
const held = async (store: CosmosStore) => caseAt(store, ids.held);

let presses = 0;
const takes = (step: string, input: object) => async (store: CosmosStore, id: string) => {
  const directory = await store.directories.current();
  const actor = must(directory.people.find(({ name }) => name === 'Moira Example'));
  const machine = { now: () => now, nowMs: () => Date.parse(now), bytes: (count: number) => new Uint8Array(count) };
  presses += 1;
  return act({ ...store, machine, matchKeysOf: createMatching(secret) }, managedAt(id), {
    id,
    command: { step, input },
    commandId: mintCommandId(presses, new Uint8Array(8).fill(presses)),
    context: { actor, now, directory },
  });
};
const restricts = takes('restrict', { ground: 'highProfile', reason: 'A councillor.' });
const unrestricts = takes('liftRestriction', { reason: 'It is over.' });
