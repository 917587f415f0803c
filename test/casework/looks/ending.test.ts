// Old looks, their counts and their seals end by two people's agreement, under an identity that may do that and nothing else: killed
// anywhere it goes on, and verify names what is gone without it (docs/process.md P31.10).
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createEnds } from '../../../src/casework/clocks/ends.ts';
import { destroyOne } from '../../../src/casework/clocks/destroy.ts';
import { sealCheck } from '../../../src/casework/check/seals.ts';
import { verify } from '../../../src/casework/check/verify.ts';
import { agreedLooksEnds, endedLooks, endLooks, looksDueOn } from '../../../src/casework/looks/ending.ts';
import { createSealing } from '../../../src/casework/looks/sealing.ts';
import type { SealsOutside } from '../../../src/casework/ports/seal-ports.ts';
import { importDirectory, readDirectory } from '../../../src/casework/read/import-directory.ts';
import { act } from '../../../src/casework/write/act.ts';
import { cases, registers } from '../../../src/casework/write/matters.ts';
import { looksEndRights } from '../../../src/database.ts';
import { registerCommand } from '../../../src/desk/register/register.ts';
import { mintCommandId, readReference, type Reference } from '../../../src/domain/kernel/ids.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { mintRegisterId, type RegisterId } from '../../../src/domain/register/entry.ts';
import type { RegisterStepName } from '../../../src/domain/register/table.ts';
import { createMatching } from '../../../src/machine/matching.ts';
import { sealCodesInFolder } from '../../../src/outside/seal-codes.ts';
import { StoreFault } from '../../../src/store/sdk/faults.ts';
import { must } from '../../people/builders.ts';
import { storyMachine } from '../../specimens/played.ts';
import { openStore, storyKey, type OpenedStore } from '../../specimens/stored.ts';
import { ids } from '../../specimens/story.ts';
import { newScratch } from '../../worlds/scratch.ts';

const directoryFile = fileURLToPath(new URL('../../specimens/form-6/directory.json', import.meta.url));
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const readCase = (text: string): Reference => {
  const read = readReference(text);
  return must('reference' in read ? read.reference : undefined);
};
/** One ends in 2027, the other stays. */
const [gone, stays] = [readCase(ids.draft), readCase(ids.asked)];
const id: RegisterId = mintRegisterId(new Uint8Array(8).fill(9));
const years = '2035-02-14T10:00:00.000Z';
let now = years;
const machine = {
  now: () => now,
  nowMs: () => Date.parse(now),
  bytes: (count: number) => new Uint8Array(count).fill(7),
};
const partsOf = ({ store }: OpenedStore) => ({
  ...store,
  machine,
  log: silent,
  matchKeysOf: createMatching(storyKey),
});

const isRefused = (error: unknown): boolean => error instanceof StoreFault && error.reason === 'refused';

describe('Old looks that two people agreed to end', () => {
  let folder: string;
  let opened: OpenedStore;
  let outside: SealsOutside;
  let people: { readonly officer: Person; readonly second: Person; readonly priya: Person };
  let presses = 0;

  const press = () => {
    presses += 1;
    return mintCommandId(machine.nowMs(), new TextEncoder().encode(`press ${presses}`.padEnd(16)));
  };
  const begins = async (reference: Reference): Promise<void> => {
    const directory = await opened.store.directories.current();
    const outcome = await act(partsOf(opened), cases, {
      id: reference,
      command: { step: 'start', input: { page: 's47', answers: { section47: 'notNeeded' }, reference } },
      commandId: press(),
      context: { actor: people.priya, now, directory },
    });
    assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
  };
  let looks = 0;
  const looksAt = async (reference: Reference): Promise<void> => {
    looks += 1;
    await opened.store.looks.record({
      id: `look-${looks}`,
      reference,
      person: people.priya.objectId,
      name: people.priya.name,
      as: '',
      at: now,
      what: 'referral',
      why: 'Read',
    } as never); // as much of a look as counts here
  };
  /** Of what was written since the last seal there is nothing: all of this is written within a second. */
  const seals = async (): Promise<unknown> =>
    createSealing({
      ...partsOf(opened),
      daySeals: {
        ...opened.store.daySeals,
        ends: async (since) => (since === 0 ? opened.store.daySeals.ends(0) : { ends: [], second: since }),
      },
      outside,
      mailer: { send: async () => ({ ok: true, activity: '' }) },
    }).round();
  const takes = async (actor: Person, step: RegisterStepName, input: object) => {
    const directory = await opened.store.directories.current();
    const looksDue = await looksDueOn(opened.store, now.slice(0, 10));
    return act(partsOf(opened), registers, {
      id,
      command: registerCommand(step, input),
      commandId: press(),
      context: { actor, now, directory, ...(looksDue !== undefined && { looksDue }) },
    });
  };
  const reopen = async (rights?: typeof looksEndRights): Promise<void> => {
    await opened.close();
    opened = await openStore(path.join(folder, 'whole'), undefined, rights);
  };
  const verified = async (): Promise<readonly string[]> => {
    const { store } = opened;
    const said: string[] = [];
    const seal = await sealCheck(store.daySeals, outside, machine.nowMs(), undefined, await endedLooks(store));
    await verify(
      store.audit,
      machine.nowMs(),
      ({ kind, reference, what }) =>
        !['stuck', 'unsealed'].includes(kind) && said.push(`${kind} ${reference}: ${what}`),
      undefined,
      undefined,
      undefined,
      seal,
    );
    return said;
  };
  const inLooks = async (): Promise<readonly string[]> => {
    const found: string[] = [];
    for await (const page of opened.store.whole.documents('looks'))
      found.push(...page.map((one) => `${one.pk} ${one.id}`));
    return found.toSorted();
  };
  const remove = async (which: string): Promise<void> => {
    await reopen(looksEndRights);
    const { lookEnds } = opened.store;
    const looksOf = async (one: Reference) => lookEnds.looksAt(one, '2099-01-01');
    const all = [...(await looksOf(gone)), ...(await looksOf(stays)), ...(await lookEnds.seals('2099-01-01'))];
    await lookEnds.remove(must(all.find((one) => one.id === which)));
    await reopen();
  };
  const agreed = async (): Promise<void> => {
    assert.equal((await takes(people.officer, 'proposeLooksEnd', { id, why: 'No inquiry.' })).kind, 'done');
    assert.equal((await takes(people.second, 'agreeLooksEnd', {})).kind, 'done');
  };

  beforeEach(async () => {
    folder = await newScratch('looks-end');
    outside = sealCodesInFolder(path.join(folder, 'codes'));
    opened = await openStore(path.join(folder, 'whole'));
    await opened.store.fit({ mayMark: true });
    await importDirectory({ ...opened.store, machine: storyMachine }, await readDirectory(directoryFile), silent);
    const { people: all } = await opened.store.directories.current();
    const named = (role: 'dpo' | 'serviceManager'): Person => must(all.findLast(({ roles }) => roles.includes(role)));
    people = {
      officer: named('dpo'),
      second: { ...named('serviceManager'), team: 'Another team' },
      priya: must(all.find(({ name }) => name.startsWith('Priya'))),
    };
    now = '2027-12-27T10:00:00.000Z';
    looks = 0;
    await begins(gone);
    await looksAt(gone);
    now = '2027-12-28T04:00:00.000Z';
    await seals();
    now = '2027-12-28T10:00:00.000Z';
    await looksAt(gone);
    await looksAt(gone);
    now = '2027-12-29T10:00:00.000Z';
    const kept = new Map([[gone, [people.officer.objectId]]]);
    assert.notEqual(await destroyOne(partsOf(opened), gone, 'draft', { kept }), 'left');
    now = '2027-12-31T10:00:00.000Z';
    await begins(stays);
    await looksAt(stays);
    now = '2028-01-02T04:00:00.000Z';
    await seals();
    now = years;
  });
  afterEach(async () => {
    await opened.close();
    await rm(folder, { recursive: true });
  });

  it('what is due is counted: looks, days, and the seals that vouch for nothing that is left', async () => {
    assert.deepEqual(await verified(), []);
    const due = must(await looksDueOn(opened.store, '2035-02-14'));
    const { seals: ending, ...rest } = due;
    assert.deepEqual(rest, { upTo: '2028-01-31', gone: '2029-02-14', looks: 3, days: 6, entries: 0 });
    // That of the last day of the year says where every history ends, and the next holds a look at what is still there.
    assert.equal(must(ending).upTo, '2027-12-30');
    assert.equal(must(ending).days, 4);
    assert.deepEqual(must(await looksDueOn(opened.store, '2034-12-31')), {
      upTo: '2027-11-30',
      gone: '2028-12-31',
      looks: 0,
      days: 0,
      entries: 0,
    });
  });

  it('without a second person nothing ends; the bot may not, and this identity may nothing else', async () => {
    assert.equal((await takes(people.officer, 'proposeLooksEnd', { id, why: 'No inquiry.' })).kind, 'done');
    assert.equal((await takes(people.officer, 'agreeLooksEnd', {})).kind, 'refused');
    assert.deepEqual(await agreedLooksEnds(opened.store), []);
    assert.equal((await takes(people.second, 'agreeLooksEnd', {})).kind, 'done');
    const before = await inLooks();
    const [entry] = await agreedLooksEnds(opened.store);
    await assert.rejects(endLooks(opened.store, must(entry)), isRefused);
    assert.deepEqual(await inLooks(), before);
    await reopen(looksEndRights);
    await assert.rejects(looksAt(stays), isRefused);
    await assert.rejects(takes(people.second, 'keepLooks', { why: 'No.' }), isRefused);
    await assert.rejects(destroyOne(partsOf(opened), stays, 'draft'), isRefused);
    await assert.rejects(opened.store.directories.current(), isRefused);
    assert.deepEqual(await inLooks(), before);
  });

  it('killed after every second document it goes on; then nothing of it is left, verify is green, and the entry is the certificate', async () => {
    await agreed();
    const before = await inLooks();
    let kills = 0;
    for (;;) {
      await reopen(looksEndRights);
      const { lookEnds } = opened.store;
      let removed = 0;
      const removeOne: typeof lookEnds.remove = async (one) => {
        if (removed === 2) throw new Error('killed');
        removed += 1;
        return lookEnds.remove(one);
      };
      const [entry] = await agreedLooksEnds(opened.store);
      const isKilled = await endLooks({ lookEnds: { ...lookEnds, remove: removeOne } }, must(entry)).then(
        () => false,
        () => true,
      );
      await reopen();
      assert.deepEqual(await verified(), [], `after ${kills} kills`);
      if (!isKilled) break;
      kills += 1;
      // As long as something is left, the clock gives no certificate.
      await createEnds(partsOf(opened)).round();
      assert.notEqual(must(await opened.store.register.load(id)).value.root.facts, 3);
      assert.deepEqual((await opened.store.cases.shut([gone])).get(gone), [people.officer.objectId]);
    }
    assert.ok(kills > 4, `only ${kills}`);
    const left = await inLooks();
    assert.ok(before.length - left.length >= kills);
    assert.deepEqual(await opened.store.looks.of(gone), []);
    assert.equal((await opened.store.looks.of(stays)).length, 1);
    assert.deepEqual(
      (await opened.store.daySeals.all()).map(({ day }) => day),
      ['2027-12-31', '2028-01-01'],
    );
    assert.deepEqual(
      left.filter((one) => one.startsWith('looks-found')),
      [],
    );
    await createEnds(partsOf(opened)).round();
    const { root } = must(await opened.store.register.load(id)).value;
    assert.ok(root.type === 'looksEnd' && root.state === 'ended' && root.endedAt === years);
    assert.equal((await opened.store.cases.shut([gone])).size, 0, 'no one is known any more who was kept out');
    const ended = await endedLooks(opened.store);
    assert.deepEqual([ended.looks, ended.days], [3, 4]);
    assert.deepEqual(await verified(), []);
  });

  it('an entry of the register that was taken away in its name is named: one too many, or one that was written later', async () => {
    const entered = async (other: RegisterId, at: string): Promise<void> => {
      now = at;
      const directory = await opened.store.directories.current();
      const { officer } = people;
      const context = { actor: officer, now, directory };
      const said = { what: 'mail', whom: 'A neighbour', still: 'no', noticed: '', about: '' };
      const command = { step: 'reportBreach', input: { ...said, id: other } } as const;
      const outcome = await act(partsOf(opened), registers, { id: other, command, commandId: press(), context });
      assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
    };
    const [first, late] = [1, 2].map((n) => mintRegisterId(new Uint8Array(8).fill(n)));
    const sealedAt = async (at: string): Promise<void> => {
      now = at;
      await seals();
    };
    await entered(must(first), '2028-02-02T10:00:00.000Z');
    await sealedAt('2028-02-03T04:00:00.000Z');
    await entered(must(late), '2028-02-03T10:00:00.000Z');
    await sealedAt('2028-02-04T04:00:00.000Z');
    now = years;
    await agreed();
    assert.deepEqual(await verified(), []);
    const buries = async (one: RegisterId): Promise<readonly string[]> => {
      assert.notEqual(await destroyOne(partsOf(opened), one, id), 'left');
      return verified();
    };
    assert.deepEqual(await buries(must(first)), [`orphan ${id}: more entries ended by it than the 0 it says`]);
    assert.match((await buries(must(late))).join(), new RegExp(`orphan ${late}: its tombstone names ${id}, by which`));
  });

  it('what is gone without an entry that certifies it is named: a look, a seal, and a look of another record', async () => {
    await remove('look-1');
    assert.match((await verified()).join(), /looks MSET-0000-2W: 2027-12-27, 1 looks were sealed, 0 are there/);
    await remove('seal-2027-12-27');
    assert.match((await verified()).join(), /the seal of 2027-12-28 is not what was written/);
    await agreed();
    assert.deepEqual(await verified(), []);
    await remove('look-4');
    assert.match((await verified()).join(), /looks MSET-0000-3T: 2027-12-31, 1 looks were sealed, 0 are there/);
    await remove('seal-2027-12-31');
    assert.match((await verified()).join(), /the seal of 2028-01-01 is not what was written/);
  });
});
