// A record is destroyed in batches: killed at each of them it goes on, and nothing of it is found (docs/process.md P31.7, P31.8).
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createEnds, type EndsParts } from '../../../src/casework/clocks/ends.ts';
import { sealCheck } from '../../../src/casework/check/seals.ts';
import { verify } from '../../../src/casework/check/verify.ts';
import { createFiguring } from '../../../src/casework/figures/counting.ts';
import { createSealing } from '../../../src/casework/looks/sealing.ts';
import type { Destroying } from '../../../src/casework/ports/destroy-ports.ts';
import { importDirectory, readDirectory } from '../../../src/casework/read/import-directory.ts';
import { matterTyped } from '../../../src/casework/read/endings.ts';
import { recordKnown } from '../../../src/casework/read/record-known.ts';
import { act } from '../../../src/casework/write/act.ts';
import { managedAt, registers } from '../../../src/casework/write/matters.ts';
import type { HostId } from '../../../src/domain/case/action/action.ts';
import { given } from '../../../src/domain/kernel/given.ts';
import { mintCommandId, readReference, toEntityId } from '../../../src/domain/kernel/ids.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { mintRegisterId, type RegisterId } from '../../../src/domain/register/entry.ts';
import { registerCommand } from '../../../src/desk/register/register.ts';
import type { RegisterStepName } from '../../../src/domain/register/table.ts';
import { createMatching } from '../../../src/machine/matching.ts';
import { must } from '../../people/builders.ts';
import { play, storyMachine } from '../../specimens/played.ts';
import { openStore, storyKey, type OpenedStore } from '../../specimens/stored.ts';
import { ids, story } from '../../specimens/story.ts';
import { newScratch } from '../../worlds/scratch.ts';

const directoryFile = fileURLToPath(new URL('../../specimens/form-6/directory.json', import.meta.url));
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const now = '2027-06-01T10:00:00.000Z';
const nowMs = Date.parse(now);
const machine = { now: () => now, nowMs: () => nowMs, bytes: (count: number) => new Uint8Array(count).fill(7) };
const matchKeysOf = createMatching(storyKey);
const id: RegisterId = mintRegisterId(new Uint8Array(8).fill(9));
const read = readReference(ids.followed);
const followed = must('reference' in read ? read.reference : undefined);
/** The record of the story that entries of cases are of. */
const record = must(toEntityId('ENT-0000-0001'));

const partsOf = ({ store }: OpenedStore, more: Partial<EndsParts> = {}): EndsParts => ({
  ...store,
  machine,
  log: silent,
  matchKeysOf,
  ...more,
});

async function takes(opened: OpenedStore, about: HostId, actor: Person, step: RegisterStepName, input: object) {
  const directory = await opened.store.directories.current();
  const known = await recordKnown(opened.store, about, directory, now);
  return act({ ...partsOf(opened) }, registers, {
    id,
    command: registerCommand(step, input),
    commandId: mintCommandId(nowMs, new TextEncoder().encode(`${step}${actor.name}`.padEnd(16).slice(-16))),
    context: { actor, now, directory, ...(await matterTyped(opened.store, about)), ...given({ record: known }) },
  });
}

const proposal = { ground: 'order', why: 'By order of the court.', looked: 'yes' };
const mistake = { ...proposal, ground: 'mistake' };

/** What verify says, counts first. */
async function verified({
  store,
}: OpenedStore): Promise<{ readonly said: readonly string[]; readonly destroyed: number }> {
  const said: string[] = [];
  const seals = await sealCheck(store.daySeals, undefined, nowMs);
  const counts = await verify(
    store.audit,
    nowMs,
    ({ kind, reference, what }) =>
      !['large', 'unsealed', 'stuck'].includes(kind) && said.push(`${kind} ${reference}: ${what}`),
    undefined,
    undefined,
    store.figures,
    seals,
  );
  return { said, destroyed: counts.destroyed };
}
const sheetsIn = async ({ store }: OpenedStore): Promise<Readonly<Record<string, unknown>>> =>
  Object.fromEntries(
    (await store.figures.sheets()).map(({ value }) => [
      value.period,
      Object.entries(value.counts)
        .filter(([, n]) => n !== 0)
        .toSorted(([one], [other]) => (one < other ? -1 : 1)),
    ]),
  );

for (const [what, about] of [
  ['A record', followed],
  ['A record of a person', record],
] as const)
  describe(`${what} that two people agreed to destroy`, () => {
    const load = async () =>
      managedAt(about)
        .store({ ...opened.store, matchKeysOf })
        .load(about);
    let folder: string;
    let opened: OpenedStore;
    let people: { readonly officer: Person; readonly second: Person };
    beforeEach(async () => {
      folder = await newScratch('destroy');
      // Batches as small as they can be, so that there are many.
      opened = await openStore(path.join(folder, 'whole'), { operations: 9, bytes: 1_500_000 });
      await opened.store.fit({ mayMark: true });
      const read = await readDirectory(directoryFile);
      await importDirectory({ ...opened.store, machine: storyMachine }, read, silent);
      await play(story, opened.store);
      await createSealing({
        ...opened.store,
        mailer: { send: async () => ({ ok: true, activity: '' }) },
        machine,
        log: silent,
      }).round();
      const directory = await opened.store.directories.current();
      const named = (role: 'dpo' | 'serviceManager'): Person =>
        must(directory.people.findLast(({ roles }) => roles.includes(role)));
      people = { officer: named('dpo'), second: { ...named('serviceManager'), team: 'Another team' } };
    });
    afterEach(async () => {
      await opened.close();
      await rm(folder, { recursive: true });
    });

    const agreed = async (ground: object = proposal): Promise<void> => {
      for (const [who, step, input] of [
        [people.officer, 'openDisposal', { id, reference: about }],
        [people.officer, 'proposeDisposal', ground],
        [people.second, 'agreeDisposal', { looked: 'yes' }],
      ] as const) {
        const outcome = await takes(opened, about, who, step, input);
        assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
      }
      await createFiguring({ ...opened.store, machine }).round();
    };
    const allRaw = async (): Promise<string> => {
      const found: string[] = [];
      for await (const page of opened.store.whole.documents('cases'))
        found.push(...page.filter(({ pk }) => pk === about).map(({ id: one }) => one));
      return found.join(' ');
    };

    it('is gone after one round but for its tombstone; the figures stay, and verify is green', async () => {
      await agreed();
      const before = await sheetsIn(opened);
      const looks = (await opened.store.looks.of(about)).length;
      const { facts } = must(await load()).value.root;
      assert.equal((await createEnds(partsOf(opened)).round()) > 0, true);
      assert.equal(await allRaw(), 'tombstone');
      assert.equal(await load(), undefined);
      assert.equal((await opened.store.looks.of(about)).length, looks);
      const entry = must(await opened.store.register.load(id)).value.root;
      assert.ok(entry.type === 'disposal' && entry.state === 'done');
      assert.equal(must(must(entry.certificate).matters.find((one) => one.id === about)).facts, facts);
      await createFiguring({ ...opened.store, machine }).round();
      assert.deepEqual(await sheetsIn(opened), before);
      // And of the story the draft, which ended by itself, and the record that was opened twice.
      assert.deepEqual(await verified(opened), { said: [], destroyed: entry.record.length + 2 });
      // Counted again from the first fact, what was destroyed is still in the sums.
      await createFiguring({ ...opened.store, machine }).again();
      assert.deepEqual(await sheetsIn(opened), before);
      assert.deepEqual((await verified(opened)).said, []);
    });

    it('counted by mistake, it is taken out of the figures first', async () => {
      await agreed(mistake);
      const counted = must(await opened.store.figures.counted(about)).value.counts;
      assert.ok(Object.keys(counted).length > 0);
      const before = await sheetsIn(opened);
      await createEnds(partsOf(opened)).round();
      await createFiguring({ ...opened.store, machine }).round();
      assert.notDeepEqual(await sheetsIn(opened), before);
      assert.equal(await allRaw(), 'tombstone');
      assert.deepEqual((await verified(opened)).said, []);
      for (const { value } of await opened.store.figures.sheets())
        assert.equal(value.destroyed, undefined, value.period);
    });

    it('killed at each batch it goes on, and ends the same', async () => {
      await agreed();
      const before = await sheetsIn(opened);
      const { store } = opened;
      let kills = 0;
      for (let lives = 0; ; lives += 1) {
        let writes = 0;
        const dies = async <T>(one: string, stays: readonly string[], work: () => Promise<T>): Promise<T> => {
          // Where only these are left, there is nothing to write.
          const documents = await store.whole.partition('cases', one);
          if (documents.every(({ id: left }) => stays.includes(left))) return work();
          if (writes === 1) throw new Error('killed');
          writes += 1;
          return work();
        };
        // One batch of each life, a small one; then it is killed.
        const destroying: Destroying = {
          ...store.destroying,
          bury: async (...asked) => dies(asked[0], [], async () => store.destroying.bury(...asked)),
          clear: async (one) => dies(one, ['tombstone', 'counted'], async () => store.destroying.clear(one)),
          uncount: async (one) => dies(one, ['tombstone'], async () => store.destroying.uncount(one)),
        };
        const cases: EndsParts['cases'] = {
          ...store.cases,
          // An entry of a case that leaves the record is a writing of its own.
          commit: async (...asked) => dies(asked[0].id, [], async () => store.cases.commit(...asked)),
        };
        const isKilled = await createEnds(partsOf(opened, { destroying, cases }))
          .round()
          .then(
            () => false,
            () => true,
          );
        if (!isKilled) break;
        kills += 1;
        assert.ok(lives < 60, 'it never ends');
        // A worker of the figures comes in between.
        await createFiguring({ ...store, machine }).round();
      }
      assert.ok(kills > 3, `only ${kills}`);
      await createEnds(partsOf(opened)).round();
      await createFiguring({ ...store, machine }).round();
      assert.equal(await allRaw(), 'tombstone');
      assert.deepEqual(await sheetsIn(opened), before);
      assert.deepEqual((await verified(opened)).said, []);
    });

    it('is stopped by a hold that came since, as long as nothing is gone', async () => {
      await agreed();
      const directory = await opened.store.directories.current();
      const held = {
        ...opened.store.directories,
        current: async () => ({
          ...directory,
          settings: { ...directory.settings, legalHolds: [{ letter: 'The inquiry, 4 July' }] },
        }),
      };
      await createEnds(partsOf(opened, { directories: held })).round();
      assert.notEqual(await load(), undefined);
    });

    it('is stopped by a press that came at the same moment, and tried again', async () => {
      await agreed();
      const { destroying } = opened.store;
      const late: Destroying = { ...destroying, bury: async () => false };
      await createEnds(partsOf(opened, { destroying: late })).round();
      assert.notEqual(await load(), undefined);
      await createEnds(partsOf(opened)).round();
      assert.equal(await load(), undefined);
    });

    it('each tampering is named: a fact put back, the tombstone taken away or changed, one that no one agreed on', async () => {
      await agreed();
      const fact = must(
        (await opened.store.whole.partition('cases', about)).find(({ id: one }) => one === 'fact-000001'),
      );
      await createEnds(partsOf(opened)).round();
      const [stone] = await opened.store.whole.partition('cases', about);
      const { tombstone } = must(stone) as unknown as { readonly tombstone: Readonly<Record<string, unknown>> };
      const put = async (document: object): Promise<readonly string[]> => {
        await opened.store.whole.clear('cases', about);
        await opened.store.whole.put('cases', about, [document as NonNullable<typeof stone>]);
        return (await verified(opened)).said;
      };
      await opened.store.whole.put('cases', about, [fact]);
      assert.match((await verified(opened)).said.join(), new RegExp(`orphan ${about}: 1 facts beside the tombstone`));
      await opened.store.whole.clear('cases', about);
      assert.match((await verified(opened)).said.join(), new RegExp(`missing ${about}: it was sealed on`));
      const changed = await put({ ...stone, tombstone: { ...tombstone, lastHash: 'f'.repeat(64) } });
      assert.match(changed.join(), /is not of the facts that were sealed[^]*by which it was not destroyed/);
      const unagreed = await put({ ...stone, tombstone: { ...tombstone, certificate: 'REG-0000-0001' } });
      assert.match(unagreed.join(), /names REG-0000-0001, by which it was not destroyed/);
      assert.deepEqual(await put(must(stone)), []);
    });
  });
