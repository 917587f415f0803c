// Cases that the code of form 4 let go with something owed (test/specimens/form-4-owing): named beforehand, called for after.
import assert from 'node:assert/strict';
import { remindAll } from '../../../src/casework/clocks/clocks.ts';
import { verify } from '../../../src/casework/check/verify.ts';
import { createMatching } from '../../../src/machine/matching.ts';
import { owedNow } from '../../../src/domain/case/owed/owed.ts';
import { caseMatter } from '../../../src/domain/case/whole/case.ts';
import type { Instant } from '../../../src/domain/time/calendar.ts';
import type { CosmosStore } from '../../../src/store/cosmos.ts';
import { moira, must, tess } from '../../people/builders.ts';
import { migrated } from '../../specimens/brought.ts';
import { databaseOf, secret, type MigrateDatabase } from './database.ts';

/** Withdrawn while a strategy discussion was open. */
const withdrawn = 'MSET-8888-80';
/** Not authorised: someone of concern works with children, and the LADO was not told. */
const notAuthorised = 'MSET-9999-9R';
/** An adult lead was named; it came back, and was sent again, which lost them. */
const sentAgain = 'MSET-AAAA-AG';
const all = [withdrawn, notAuthorised, sentAgain, 'MSET-BBBB-B8'];

/** A Monday morning. */
const monday: Instant = '2027-02-22T07:00:00.000Z';

describe('What the code of form 4 let go', () => {
  let database: MigrateDatabase;
  let store: CosmosStore;
  beforeEach(async () => {
    database = await databaseOf('form-4-owing', all);
    store = await database.open();
  });
  afterEach(() => database.close());

  const rootOf = async (id: string) => must(await store.cases.load(must(caseMatter.toId(id)))).value.root;
  const documents = async () => Object.values(await database.stored());
  const problems = async (): Promise<readonly string[]> => {
    const found: string[] = [];
    await verify(store.audit, Date.parse(monday), ({ reference, kind }) => {
      if (kind !== 'stuck') found.push(`${reference} ${kind}`);
    });
    return found;
  };

  const told = async () =>
    (await documents()).flatMap(({ kind, pk, person, counts }) =>
      kind === 'outbox' ? [{ pk, person, cases: Object(counts)['broughtOver'] as number | undefined }] : [],
    );

  it('is whole as it is stored, and tampering with it is named', async () => {
    assert.deepEqual(await problems(), []);
    const root = must((await database.stored())[`cases/${withdrawn}/case`]);
    const record = Object(root['record']) as { readonly root: Readonly<Record<string, unknown>> };
    for (const changed of [
      { withdrawn: { ...Object(record.root['withdrawn']), reason: 'Another.' } },
      { excluded: [moira.objectId] },
      { startedAt: undefined },
    ]) {
      await database.put({ ...root, record: { ...record, root: { ...record.root, ...changed } } });
      assert.deepEqual(await problems(), [`${withdrawn} replay`], JSON.stringify(changed));
    }
  });

  it('is what its facts make already where a single case is read', async () => {
    assert.ok(owedNow(await rootOf(withdrawn), monday).some(({ name }) => name === 'strategy'));
    assert.match(String((await rootOf(sentAgain)).adult?.adultLead), /Una Fakename/);
  });

  it('the dry run names each case that has ended and still owes something, in the words of what it owes', async () => {
    const { code, said } = await migrated(store, secret, { does: 'look', yes: false }, monday);
    assert.equal(code, 0);
    assert.match(said, /2 cases have ended and still owe something[^]*The co-ordinator and the chair/);
    assert.match(said, new RegExp(`${withdrawn}: the outcome of the strategy discussion$`, 'm'));
    assert.match(said, new RegExp(`${notAuthorised}: that the LADO was told$`, 'm'));
    assert.doesNotMatch(said, new RegExp(sentAgain));
  });

  it('is owed again, and what was recorded is there again', async () => {
    assert.equal((await migrated(store, secret, undefined, monday)).code, 0);
    const owed = owedNow(await rootOf(withdrawn), monday).map(({ name }) => name);
    assert.deepEqual(owed, ['strategy']);
    assert.match(String((await rootOf(sentAgain)).adult?.adultLead), /Una Fakename/);
    assert.deepEqual(await problems(), []);
  });

  it('each person is told of it once, in one digest; from the next working day on cards call as ever', async () => {
    await migrated(store, secret, undefined, monday);
    const ticksAt = async (now: Instant) =>
      remindAll({
        ...store,
        matchKeysOf: createMatching(secret),
        machine: { now: () => now, nowMs: () => Date.parse(now), bytes: (count) => new Uint8Array(count) },
        log: { info: () => undefined, warn: () => undefined, error: (_what, error) => assert.fail(String(error)) },
      });
    const before = (await told()).length;
    await ticksAt(monday);
    const digests = (await told()).filter(({ pk }) => pk.startsWith('digest-'));
    assert.equal((await told()).length, before + digests.length, 'no card of a case');
    assert.equal(new Set(digests.map(({ person }) => person)).size, digests.length);
    const of = (id: string) => digests.find(({ person }) => person === id)?.cases;
    assert.ok(Number(of(moira.objectId)) > 1 && Number(of(tess.objectId)) >= 1);
    await ticksAt(monday);
    assert.equal((await told()).length, before + digests.length);
    await ticksAt('2027-02-23T10:00:00.000Z');
    assert.ok((await told()).some(({ pk, person }) => pk === withdrawn && person === moira.objectId));
  });
});
