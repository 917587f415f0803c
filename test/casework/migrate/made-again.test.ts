// Cases as the rules of form 8 left them (test/specimens/form-8-owing), and what the rules of today make of their facts: what is owed,
// when people are called, who is invited, where an episode goes on.
import assert from 'node:assert/strict';
import { remindAll } from '../../../src/casework/clocks/clocks.ts';
import { verify } from '../../../src/casework/check/verify.ts';
import { broughtOver } from '../../../src/casework/migrate/brought.ts';
import { invitationsOn } from '../../../src/domain/case/state/invitations.ts';
import { canonical } from '../../../src/domain/kernel/canonical.ts';
import { owedNow } from '../../../src/domain/case/owed/owed.ts';
import { caseMatter } from '../../../src/domain/case/whole/case.ts';
import type { Instant } from '../../../src/domain/time/calendar.ts';
import { createMatching } from '../../../src/machine/matching.ts';
import { newestForm } from '../../../src/casework/ports/form-ports.ts';
import { versionIn } from '../../../src/store/kinds.ts';
import type { CosmosStore } from '../../../src/store/cosmos.ts';
import { colin, moira, must, priya } from '../../people/builders.ts';
import { migrated, toolsOn } from '../../specimens/brought.ts';
import { databaseOf, secret, type MigrateDatabase } from './database.ts';

/** Recorded missing, with the NRM’s answer awaited; then the death. */
const died = 'MSET-8888-80';
/** That someone works with children was said under People and places alone, of the second while it was waiting for consent. */
const [said, saidBefore] = ['MSET-9999-9R', 'MSET-AAAA-AG'];
/** It was said there, taken back, and is true now; the referral of the same child that ended in it had an open episode. */
const [kept, merged] = ['MSET-BBBB-B8', 'MSET-CCCC-C0'];
/** The police are invited by hand and to two meetings, of which the first was cancelled; it was said there two days before “now”. */
const invited = 'MSET-DDDD-DR';
const all = [died, said, saidBefore, kept, merged, invited];

/** A Monday morning. */
const monday: Instant = '2027-01-18T07:00:00.000Z';

const owedIn = (row: object): readonly string[] =>
  Object(row)['owed'].map(({ name }: { readonly name: string }) => name);

describe('What the rules of form 8 made of a case, and those of today make again', () => {
  let database: MigrateDatabase;
  let store: CosmosStore;
  before(async () => {
    database = await databaseOf('form-8-owing', [...all, 'council']);
    store = await database.open();
  });
  after(() => database.close());

  const rootOf = async (id: string) => must(await store.cases.load(must(caseMatter.toId(id)))).value.root;
  const rowOf = async (id: string) => must((await database.stored())[`cases/${id}/case`]);
  const problems = async (): Promise<readonly string[]> => {
    const found: string[] = [];
    // Meetings, records and digests of their council are left out here.
    await verify(store.audit, Date.parse(monday), ({ reference, kind }) => {
      if (kind !== 'missing' && kind !== 'stuck') found.push(`${reference} ${kind}`);
    });
    return found;
  };

  const told = async () =>
    Object.values(await database.stored()).flatMap(({ kind, id, pk, person, counts }) =>
      kind === 'outbox'
        ? [{ card: `${pk} ${id}`, person, cases: Object(counts)['broughtOver'] as number | undefined }]
        : [],
    );
  const ticks = async () =>
    remindAll({
      ...store,
      matchKeysOf: createMatching(secret),
      machine: { now: () => monday, nowMs: () => Date.parse(monday), bytes: (count) => new Uint8Array(count) },
      log: { info: () => undefined, warn: () => undefined, error: (_what, error) => assert.fail(String(error)) },
    });

  it('stands otherwise in each of them, which verification takes for no damage, as long as it is that alone', async () => {
    for (const id of all.slice(1)) {
      const found = must(await store.migrating.matter({ id: must(caseMatter.toId(id)), kind: 'case', form: 8 }));
      assert.ok(found !== 'unreadable');
      const brought = broughtOver(found, toolsOn(store, secret).matchKeysFor, monday);
      assert.ok('record' in brought);
      assert.notEqual(canonical(brought.record.root), canonical(found.root), id);
    }
    assert.ok(owedIn(await rowOf(died)).includes('nrmReasonable'));
    assert.ok(!owedIn(await rowOf(said)).includes('lado'));
    assert.deepEqual(await problems(), []);
    const row = await rowOf(kept);
    const record = Object(row['record']) as { readonly root: object };
    for (const changed of [{ stage: 'listed' }, { startedAt: undefined }, { missing: { spans: [{ id: 'M9' }] } }]) {
      await database.put({ ...row, record: { ...record, root: { ...record.root, ...changed } } });
      assert.ok((await problems()).includes(`${kept} replay`), JSON.stringify(changed));
    }
    await database.put({ ...row, leadWorker: priya.name });
    assert.deepEqual(await problems(), [`${kept} listed`]);
    await database.put(row);
  });

  it('is looked at first: how many calls begin, of which duty, and how they are told', async () => {
    const { code, said: words } = await migrated(store, secret, { does: 'look', yes: false }, monday);
    assert.equal(code, 0, words);
    assert.match(words, /4 calls begin with it, in 4 cases:\n {2}4: that the LADO was told\n/);
    assert.match(words, /None is of a child in danger[^\n]*once, in one digest\./);
  });

  it('is made again, with the keys of what its cases name, and verification finds nothing', async () => {
    const mention = must((await database.stored())[`cases/${said}/mention-P1`]);
    assert.ok(Array.isArray(mention['matchKeys']) && mention['matchKeys'].length > 0);
    await database.put({ ...mention, matchKeys: ['as they were made once'] });
    const { code, said: words } = await migrated(store, secret, undefined, monday);
    assert.equal(code, 0, words);
    assert.deepEqual(await problems(), []);
    for (const id of all) assert.equal((await rowOf(id))['v'], versionIn(newestForm, 'case'));
    assert.deepEqual((await database.stored())[`cases/${said}/mention-P1`], mention);
  });

  it('of a death nothing is owed but what is the office’s own; put right, the episode goes on', async () => {
    assert.deepEqual(owedIn(await rowOf(died)), ['notice']);
    const episode = must(await store.cases.part(must(caseMatter.toId(died)), 'episode', 'M1')).value;
    assert.ok('ladder' in episode && episode.ladder.rungs.length > 0);
  });

  it('that the LADO is to be told is owed from the day on which it was first said', async () => {
    for (const id of [said, saidBefore, kept, invited]) {
      const { since } = must(owedNow(await rootOf(id), monday).find(({ name }) => name === 'lado'));
      assert.equal(since.slice(0, 10), '2027-01-06', id);
    }
  });

  it('each holds by itself that is invited by hand and by a meeting; an episode is open where its referral went', async () => {
    const police = ((await rootOf(invited)).invitations ?? []).filter(({ invitee }) => invitee === 'agency:police');
    assert.deepEqual(
      police.map(({ meeting = 'by hand', until }) => [meeting, until]),
      [
        [`${invited}/G2`, '2027-02-01'],
        ['by hand', '2027-01-29'],
      ],
    );
    assert.equal(invitationsOn(await rootOf(invited), '2027-01-30').length, 1);
    assert.deepEqual((await rootOf(merged)).missing?.spans, []);
  });

  it('what became owed calls once: a digest for each person, in how many cases, and no card', async () => {
    const before = await told();
    await ticks();
    const after = await told();
    const digests = after.filter(({ cases }) => cases !== undefined);
    assert.deepEqual(
      new Map(digests.map(({ person, cases }) => [person, cases])),
      new Map([priya, colin, moira].map(({ objectId }) => [objectId, 4])),
    );
    assert.equal(after.length, before.length + digests.length);
    await ticks();
    assert.deepEqual(await told(), after);
    assert.deepEqual(await problems(), []);
  });
});

describe('What the rules make again', () => {
  it('is no more than that: what else a case held, and its facts do not make, stops it', async () => {
    const database = await databaseOf('form-8-owing', [merged, kept]);
    const store = await database.open();
    for (const [id, stopped] of [
      [merged, undefined],
      [kept, ['it would lose root.missing.spans.0.id']],
    ] as const) {
      const found = must(await store.migrating.matter({ id: must(caseMatter.toId(id)), kind: 'case', form: 8 }));
      assert.ok(found !== 'unreadable');
      const root = { ...found.root, missing: { spans: [{ id: 'M9' }], interviews: [] } };
      const brought = broughtOver({ ...found, root }, toolsOn(store, secret).matchKeysFor, monday);
      assert.deepEqual('stopped' in brought ? brought.stopped : undefined, stopped);
    }
    await database.close();
  });
});
