// A record is destroyed in batches: killed at each of them it goes on, and nothing of it is found (docs/process.md P31.7, P31.8).
import assert from 'node:assert/strict';
import type { RecordKnown } from '../../../src/domain/register/making.ts';
import { cp, rm } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { createEnds, type EndsParts } from '../../../src/casework/clocks/ends.ts';
import { destroyOne, destroyRecord } from '../../../src/casework/clocks/destroy.ts';
import { sealCheck } from '../../../src/casework/check/seals.ts';
import { verify } from '../../../src/casework/check/verify.ts';
import { createFiguring } from '../../../src/casework/figures/counting.ts';
import { createSealing } from '../../../src/casework/looks/sealing.ts';
import type { Destroying } from '../../../src/casework/ports/destroy-ports.ts';
import { matterTyped } from '../../../src/casework/read/endings.ts';
import { recordKnown } from '../../../src/casework/read/record-known.ts';
import { act } from '../../../src/casework/write/act.ts';
import { cases, entities, managedAt, registers } from '../../../src/casework/write/matters.ts';
import type { HostId } from '../../../src/domain/case/action/action.ts';
import { toMentionRef } from '../../../src/domain/case/mention/mention.ts';
import { copyAll } from '../../../src/commands/copy-work.ts';
import { given } from '../../../src/domain/kernel/given.ts';
import { mintCommandId, readReference, toEntityId } from '../../../src/domain/kernel/ids.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { mintRegisterId, type Disposal, type RegisterId } from '../../../src/domain/register/entry.ts';
import { registerCommand } from '../../../src/desk/register/register.ts';
import type { RegisterStepName } from '../../../src/domain/register/table.ts';
import { createMatching } from '../../../src/machine/matching.ts';
import { must } from '../../people/builders.ts';
import { openStore, storyKey, type OpenedStore } from '../../specimens/stored.ts';
import { ids } from '../../specimens/story.ts';
import { newFolder } from '../../journeys/people/data-folder.ts';
import { newScratch } from '../../worlds/scratch.ts';
import { tellStory } from '../told-story.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const now = '2027-06-01T10:00:00.000Z';
const nowMs = Date.parse(now);
const machine = { now: () => now, nowMs: () => nowMs, bytes: (count: number) => new Uint8Array(count).fill(7) };
const matchKeysOf = createMatching(storyKey);
const id: RegisterId = mintRegisterId(new Uint8Array(8).fill(9));
const read = readReference(ids.followed);
const followed = must('reference' in read ? read.reference : undefined);
const readAsDraft = readReference(ids.draft);
const readDraft = must('reference' in readAsDraft ? readAsDraft.reference : undefined);
/** The record of the story that entries of cases are of. */
const record = must(toEntityId('ENT-0000-0001'));

const partsOf = ({ store }: OpenedStore, more: Partial<EndsParts> = {}): EndsParts => ({
  ...store,
  machine,
  log: silent,
  matchKeysOf,
  ...more,
});

async function takes(
  opened: OpenedStore,
  about: HostId,
  actor: Person,
  step: RegisterStepName,
  input: object,
  entry = id,
  as: Partial<RecordKnown> = {},
) {
  const directory = await opened.store.directories.current();
  const found = await recordKnown(opened.store, about, directory, now);
  const known = found && { ...found, ...as };
  return act({ ...partsOf(opened) }, registers, {
    id: entry,
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

/** What a copy holds, opened; the seal of it is tested elsewhere. */
async function linesOfCopy({ store: { whole } }: OpenedStore) {
  const parts: Buffer[] = [];
  await copyAll({
    whole,
    sealer: {
      opening: '',
      seal: (part, content) => {
        if (part > 0) parts.push(Buffer.from(content));
        return Buffer.from(content);
      },
    },
    add: async () => undefined,
    at: now,
    nowMs: () => Date.now(),
  });
  const line = z.object({ in: z.string(), document: z.object({ id: z.string(), pk: z.string() }) });
  return gunzipSync(Buffer.concat(parts))
    .toString()
    .split('\n')
    .flatMap((text) => {
      const read = line.safeParse(text === '' ? undefined : JSON.parse(text));
      return read.success ? [{ in: read.data.in, ...read.data.document }] : [];
    });
}

/** Batches as small as they can be, so that there are many. */
const openSmall = async (folder: string): Promise<OpenedStore> =>
  openStore(folder, { operations: 9, bytes: 1_500_000 });

let sealed: Promise<string> | undefined;
/** Where the story was told and sealed, once for all tests; each begins with a copy. */
const madeOnce = async (): Promise<string> =>
  (sealed ??= newFolder().then(async (folder) => {
    await tellStory(folder);
    const { store, close } = await openSmall(folder);
    const mailer = { send: async () => ({ ok: true, activity: '' }) as const };
    await createSealing({ ...store, mailer, machine, log: silent }).round();
    await close();
    return folder;
  }));

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
      await cp(await madeOnce(), folder, { recursive: true });
      opened = await openSmall(folder);
      const directory = await opened.store.directories.current();
      const named = (role: 'dpo' | 'serviceManager'): Person =>
        must(directory.people.findLast(({ roles }) => roles.includes(role)));
      people = { officer: named('dpo'), second: { ...named('serviceManager'), team: 'Another team' } };
    });
    afterEach(async () => {
      await opened.close();
      await rm(folder, { recursive: true });
    });

    const agreed = async (ground: object = proposal, of: HostId = about, entry = id): Promise<void> => {
      for (const [who, step, input] of [
        [people.officer, 'openDisposal', { id: entry, reference: of }],
        [people.officer, 'proposeDisposal', ground],
        [people.second, 'agreeDisposal', { looked: 'yes' }],
      ] as const) {
        const outcome = await takes(opened, of, who, step, input, entry);
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
      // Nor is it in the next copy that leaves the region: those of before end by their own days.
      const copied = await linesOfCopy(opened);
      // What was written within the last seconds is copied once more.
      const inCases = copied.filter(({ in: container, pk }) => container === 'cases' && pk === about);
      assert.deepEqual([...new Set(inCases.map((one) => one.id))], ['tombstone']);
      assert.equal(await load(), undefined);
      if (about === followed) assert.deepEqual(await opened.store.cases.mentionsOf([followed]), []);
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

    it('who was kept out of it is kept out of who looked at it, and of its certificate, as long as a look is left', async () => {
      const { store } = opened;
      const directory = await store.directories.current();
      const actor = must(directory.people.find(({ roles }) => roles.includes('coordinator')));
      const { objectId: person } = must(directory.people.find(({ roles }) => roles.includes('lado')));
      const context = { actor, now, directory };
      const commandId = mintCommandId(nowMs, new Uint8Array(16).fill(5));
      const reason = 'She is the aunt.';
      const kept =
        about === followed
          ? act(partsOf(opened), cases, {
              id: followed,
              command: { step: 'keepOut', input: { person, reason } },
              commandId,
              context,
            })
          : act(partsOf(opened), entities, {
              id: record,
              command: { step: 'keepOutOfEntity', input: { person, why: reason } },
              commandId,
              context,
            });
      assert.equal((await kept).kind, 'done');
      // What ended in it follows before anyone agrees.
      const shut = async () => (await store.cases.shut([about])).get(about);
      const out = must(await shut());
      assert.ok(out.includes(person));
      await agreed();
      await createEnds(partsOf(opened)).round();
      assert.equal(await load(), undefined);
      assert.deepEqual(must(await store.destroying.tombstone(about)).excluded, out);
      assert.deepEqual(await shut(), out);
      assert.deepEqual(must(await store.register.load(id)).value.root.closedTo, out);
      assert.deepEqual((await verified(opened)).said, []);
      // Of what was destroyed before its tombstone said so, the certificate does, and nothing else of it.
      assert.equal(await store.destroying.forget(about), true);
      assert.equal(await store.destroying.forget(about), false);
      assert.equal(must(await store.destroying.tombstone(about)).excluded, undefined);
      assert.deepEqual(await shut(), out);
      assert.deepEqual((await verified(opened)).said, []);
    });

    if (about === followed)
      it('records of people and places lose its entries in the same round, and are found by what others say alone', async () => {
        const { store } = opened;
        const named = await store.cases.mentionsOf([followed]);
        const keysOf = async (): Promise<readonly string[]> => {
          const rows = await store.entities.open();
          const all = await Promise.all(rows.map(async (row) => store.whole.partition('cases', row.id)));
          return all.flat().flatMap((one) => (one['matchKeys'] as readonly string[] | undefined) ?? []); // as they are stored
        };
        const membersOf = async (): Promise<readonly string[]> => {
          const rows = await store.entities.ofIds((await store.entities.open()).map((row) => row.id));
          return rows.flatMap(({ members }) => members.map(({ mention }) => mention));
        };
        const keys = named.flatMap(({ kind, said }) => matchKeysOf.links(kind, said).map(({ key }) => key));
        assert.ok((await membersOf()).some((one) => one.startsWith(followed)));
        assert.ok((await keysOf()).some((key) => keys.includes(key)));
        await agreed();
        // Killed before it, the certificate has not come, and the next round goes on.
        const late = { ...store.entities, open: async () => Promise.reject(new Error('killed')) };
        await assert.rejects(createEnds(partsOf(opened, { entities: late })).round());
        assert.equal(must(await store.register.load(id)).value.root.type === 'disposal', true);
        assert.ok((await membersOf()).some((one) => one.startsWith(followed)));
        await createEnds(partsOf(opened)).round();
        assert.ok(!(await membersOf()).some((one) => one.startsWith(followed)));
        // What another case says too is still found by that one.
        const others = (await membersOf()).map((one) => must(toMentionRef(one)).reference);
        const said = (await store.cases.mentionsOf([...new Set(others)])).flatMap((one) =>
          matchKeysOf.links(one.kind, one.said).map(({ key }) => key),
        );
        assert.deepEqual(
          (await keysOf()).filter((key) => keys.includes(key) && !said.includes(key)),
          [],
        );
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

    const inquiry = async (): Promise<EndsParts['directories']> => {
      const directory = await opened.store.directories.current();
      const settings = { ...directory.settings, legalHolds: [{ letter: 'The inquiry, 4 July' }] };
      return { ...opened.store.directories, current: async () => ({ ...directory, settings }) };
    };
    const disposal = async (): Promise<Disposal> => {
      const { root } = must(await opened.store.register.load(id)).value;
      assert.ok(root.type === 'disposal');
      return root;
    };
    it('is stopped by a hold that came since, as long as nothing is gone; then two people decide again', async () => {
      await agreed();
      await createEnds(partsOf(opened, { directories: await inquiry() })).round();
      assert.notEqual(await load(), undefined);
      const back = await disposal();
      assert.equal(back.state, 'due');
      assert.match(must(back.returned).why, /legal hold: The inquiry, 4 July/);
      // Once the hold is over, what was agreed before it destroys nothing.
      await createEnds(partsOf(opened)).round();
      assert.notEqual(await load(), undefined);
      assert.equal((await disposal()).state, 'due');
      assert.deepEqual((await verified(opened)).said, []);
    });

    it('proposed because its time was over, falls in the night where it is kept longer by then', async () => {
      const over: Partial<RecordKnown> = { kept: { rule: 'afterLast', until: '2027-01-01' }, isEnded: true };
      for (const [step, input] of [
        ['openDisposal', { id, reference: about }],
        ['proposeDisposal', { ...proposal, ground: 'over' }],
      ] as const) {
        const outcome = await takes(opened, about, people.officer, step, input, id, over);
        assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
      }
      assert.equal((await disposal()).state, 'proposed');
      await createEnds(partsOf(opened)).round();
      const fallen = await disposal();
      assert.deepEqual([fallen.state, fallen.proposed], ['due', undefined]);
      assert.match(must(fallen.returned).why, /^Its time is not over any more: Kept until /);
      assert.notEqual(await load(), undefined);
    });

    it('is stopped by a hold that came while what names it was let go', async () => {
      await agreed();
      const held = await inquiry();
      let asked = 0;
      // Before the first matter it is asked twice: the second time it is held.
      const directories = {
        ...held,
        current: async () => {
          asked += 1;
          return asked === 1 ? opened.store.directories.current() : held.current();
        },
      };
      const outcome = await destroyRecord(partsOf(opened, { directories }), await disposal());
      assert.ok(outcome !== undefined && 'stopped' in outcome);
      assert.notEqual(await load(), undefined);
    });

    it('is stopped by a hold too where a draft of it has ended by itself', async () => {
      await agreed();
      const draft = await destroyOne(partsOf(opened), readDraft, 'draft');
      assert.ok(draft !== undefined && draft !== 'left');
      const one = await disposal();
      const both: Disposal = { ...one, record: [readDraft, ...one.record], count: one.count + draft.facts };
      const outcome = await destroyRecord(partsOf(opened, { directories: await inquiry() }), both);
      assert.ok(outcome !== undefined && 'stopped' in outcome);
      assert.notEqual(await load(), undefined);
      // And with no hold it goes.
      const gone = await destroyRecord(partsOf(opened), both);
      assert.ok(gone !== undefined && !('stopped' in gone));
      assert.equal(await load(), undefined);
    });

    if (about === followed)
      it('held, it holds the draft of a child who is referred again too', async () => {
        const { cases, destroying } = opened.store;
        const held = { id, reference: followed, ground: 'claim', why: 'County court.' };
        assert.equal((await takes(opened, followed, people.officer, 'placeHold', held)).kind, 'done');
        const again = { of: followed, ended: '2027-01-04T10:00:00.000Z', times: 1 } as const;
        const named: EndsParts['cases'] = {
          ...cases,
          load: async (one) => {
            const found = await cases.load(one);
            if (found === undefined || one !== readDraft) return found;
            return { ...found, value: { ...found.value, root: { ...found.value.root, again } } };
          },
        };
        // Its writer is told first, and a week later it ends.
        const rounds = async (more: Partial<EndsParts>): Promise<void> => {
          for (const at of [now, '2027-06-12T10:00:00.000Z'])
            await createEnds(partsOf(opened, { ...more, machine: { ...machine, now: () => at } })).round();
        };
        await rounds({ cases: named });
        assert.equal(await destroying.tombstone(readDraft), undefined);
        // Of no child who is held, it ends.
        await rounds({});
        assert.notEqual(await destroying.tombstone(readDraft), undefined);
      });

    it('goes in the same night as what named it, or what it names, where both are agreed on', async () => {
      const [other, entry] = [about === followed ? record : followed, mintRegisterId(new Uint8Array(8).fill(8))];
      await agreed();
      await agreed(proposal, other, entry);
      // Whichever of them comes first, the other loses by it what the first had of it, or it of the first.
      for (const one of [entry, id]) {
        const { root } = must(await opened.store.register.load(one)).value;
        assert.ok(root.type === 'disposal');
        const outcome = await destroyRecord(partsOf(opened), root);
        assert.ok(outcome !== undefined && !('stopped' in outcome), one);
      }
      assert.equal(await allRaw(), 'tombstone');
      await createEnds(partsOf(opened)).round();
      assert.equal((await disposal()).state, 'done');
      assert.deepEqual((await verified(opened)).said, []);
    });

    it('is not destroyed where something was written since it was agreed', async () => {
      await agreed();
      const one = await disposal();
      const outcome = await destroyRecord(partsOf(opened), { ...one, count: one.count - 1 });
      assert.ok(outcome !== undefined && 'stopped' in outcome);
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
      assert.match((await verified(opened)).said.join(), new RegExp(`beside ${about}: 1 facts beside the tombstone`));
      await opened.store.whole.clear('cases', about);
      assert.match((await verified(opened)).said.join(), new RegExp(`missing ${about}: it was sealed on`));
      const changed = await put({ ...stone, tombstone: { ...tombstone, lastHash: 'f'.repeat(64) } });
      assert.match(changed.join(), /is not of the facts that were sealed[^]*by which it was not destroyed/);
      const unagreed = await put({ ...stone, tombstone: { ...tombstone, certificate: 'REG-0000-0001' } });
      assert.match(unagreed.join(), /names REG-0000-0001, by which it was not destroyed/);
      const asDraft = await put({ ...stone, tombstone: { ...tombstone, certificate: 'draft' } });
      assert.match(asDraft.join(), /its tombstone is that of a draft, and it (?:was sent by|is no case)/);
      assert.deepEqual(await put(must(stone)), []);
    });
  });
