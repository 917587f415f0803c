// Records of people and places that two people agreed to destroy, on a store as it is deployed: what was merged goes together, the
// cases keep what was said, and what they name is found and confirmed again as if there had been none (docs/process.md P31.9).
import assert from 'node:assert/strict';
import { loseEntries } from '../../../src/casework/clocks/lose-entries.ts';
import { entityRow } from '../../../src/domain/entity/kinds.ts';
import { ownTimeOf } from '../../../src/domain/register/retention-entity.ts';
import { createEnds } from '../../../src/casework/clocks/ends.ts';
import { matterTyped } from '../../../src/casework/read/endings.ts';
import { recordKnown } from '../../../src/casework/read/record-known.ts';
import { act } from '../../../src/casework/write/act.ts';
import { registers } from '../../../src/casework/write/matters.ts';
import { mergeRecords, takeOutOfRecord } from '../../../src/casework/write/records.ts';
import { registerCommand } from '../../../src/desk/register/register.ts';
import { given } from '../../../src/domain/kernel/given.ts';
import { mintReference, type EntityId, type Reference } from '../../../src/domain/kernel/ids.ts';
import type { HostId } from '../../../src/domain/case/action/action.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { mintRegisterId } from '../../../src/domain/register/entry.ts';
import type { RegisterStepName } from '../../../src/domain/register/table.ts';
import type { CosmosStore } from '../../../src/store/cosmos.ts';
import {
  consented,
  filledIn,
  hal,
  ife,
  kestrel,
  later,
  moira,
  monday10,
  must,
  noConflict,
  priya,
  submitted,
  withPeople,
} from '../../people/builders.ts';
import { added } from '../../people/mention-builders.ts';
import { openTarget, type Target } from '../../store/fixture.ts';
import { linkingOn, madeWith, ref, secret } from './on-store.ts';

const all = [1, 2, 3, 4].map((number) => mintReference(new Uint8Array(5).fill(number)));
const [one, two, three, four] = all as [Reference, Reference, Reference, Reference];
const officer = { ...ife, team: 'Information governance' };
const directory = withPeople(officer);
const now = later(monday10, 600);
const id = mintRegisterId(new Uint8Array(8).fill(9));
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('Records of people and places that are destroyed', () => {
  let target: Target;
  let store: CosmosStore;
  beforeEach(async () => {
    target = await openTarget();
    store = await target.open();
    assert.equal(await store.fit({ mayMark: true }), 'fits');
  });
  afterEach(() => target.close());

  const { newCommand, portsOn, play, takesOn, say, problems } = linkingOn({
    store: () => store,
    directory,
    now: () => now,
  });
  const endsParts = () => ({
    ...portsOn(),
    log: silent,
    directories: { ...store.directories, current: async () => directory },
  });
  const teams = async (): Promise<void> => {
    for (const [place, reference] of all.entries()) {
      const answers = { ...kestrel, dateOfBirth: `${place + 1}/2/2012`, caseSystemId: `T-200${place}` };
      const said = added('phone', { number: '07700 900123' });
      await play(reference, [filledIn(priya, answers), submitted(), noConflict(), consented(), said]);
    }
  };
  const confirm = async (mine: Reference, other: Reference): Promise<EntityId> => {
    const said = await say({ say: 'same', mine: ref(mine), other: ref(other), on: ['the same number'] });
    assert.ok(said.kind !== 'refused', JSON.stringify(said));
    return must(said.entity);
  };
  /** Two records that were merged, of two cases each; and the record that stayed. */
  const merged = async (): Promise<readonly [EntityId, EntityId]> => {
    await teams();
    const first = await confirm(two, one);
    for (const mine of [three, four]) await say({ say: 'notSame', mine: ref(mine), record: first });
    const other = await confirm(four, three);
    await mergeRecords(portsOn(), takesOn(store, moira), { from: other, into: first, why: 'One phone.' });
    return [first, other];
  };
  const takes = async (actor: Person, step: RegisterStepName, about: HostId, input: object) => {
    const record = await recordKnown(store, about, directory, now);
    return act(portsOn(), registers, {
      id,
      command: registerCommand(step, input),
      commandId: newCommand(),
      context: { actor, now, directory, ...(await matterTyped(store, about)), ...given({ record }) },
    });
  };
  const destroyed = async (about: HostId): Promise<void> => {
    const proposal = { ground: 'order', why: 'By order of the court.', looked: 'yes' };
    for (const [who, step, input] of [
      [officer, 'openDisposal', { id, reference: about }],
      [officer, 'proposeDisposal', proposal],
      [hal, 'agreeDisposal', { looked: 'yes' }],
    ] as const) {
      const outcome = await takes(who, step, about, input);
      assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
    }
    await createEnds(endsParts()).round();
  };
  const found = async () =>
    (await store.cases.linksAlike(madeWith(secret))).map(({ entity, mention }) => entity ?? must(mention).reference);

  it('what was merged goes together, whichever is named; each case keeps what it said, found by its own words again', async () => {
    const [first, other] = await merged();
    const typed = await Promise.all(all.map(async (it) => must((await store.cases.parts(it, 'mention'))[0]).said));
    assert.deepEqual(await found(), [first]);
    for (const named of [first, other])
      assert.deepEqual(
        must(await recordKnown(store, named, directory, now)).record.toSorted(),
        [first, other].toSorted(),
      );
    await destroyed(other);
    for (const record of [first, other]) {
      assert.equal(await store.entities.load(record), undefined);
      assert.deepEqual(await store.entities.facts(record), []);
      assert.equal(await store.entities.isDestroyed(record), true);
    }
    const entry = must(await store.register.load(id)).value.root;
    assert.ok(entry.type === 'disposal' && entry.state === 'done');
    assert.deepEqual(
      must(entry.certificate)
        .matters.map((it) => it.id)
        .toSorted(),
      [first, other].toSorted(),
    );
    const mentions = await Promise.all(all.map(async (it) => must((await store.cases.parts(it, 'mention'))[0])));
    assert.deepEqual(
      mentions.map(({ said }) => said),
      typed,
    );
    assert.deepEqual(
      mentions.flatMap(({ entity }) => entity ?? []),
      [],
    );
    assert.deepEqual((await found()).toSorted(), all.toSorted());
    assert.deepEqual(await problems(), []);
  });

  it('confirmed again, the same two open a record of another number: beside a tombstone nothing is written', async () => {
    await teams();
    const before = await confirm(two, one);
    await destroyed(before);
    const after = await confirm(two, one);
    assert.notEqual(after, before);
    assert.equal(must(await store.entities.load(after)).value.root.state, 'open');
    assert.deepEqual(await problems(), []);
  });

  it('a hold of a case that named it holds it, also of an entry that was taken out since; those who worked on it agree to nothing', async () => {
    const [first] = await merged();
    const mention = must((await store.cases.parts(three, 'mention'))[0]);
    await takeOutOfRecord(portsOn(), takesOn(store, moira), { id: first, mention, why: 'Another number.' });
    const known = async () => must(await recordKnown(store, first, directory, now));
    assert.deepEqual((await known()).holds, []);
    assert.deepEqual((await known()).actors, [moira.objectId]);
    const held = await takes(officer, 'placeHold', three, { id, reference: three, ground: 'claim', why: 'The court.' });
    assert.equal(held.kind, 'done', JSON.stringify(held));
    assert.deepEqual((await known()).holds, [`A claim, or a court (${id})`]);
  });

  it('closed and merged ones lose the words of a case that is destroyed, too, and are kept no longer for it', async () => {
    const [first, other] = await merged();
    const closes = { step: 'reviewEntity', input: { keep: 'no', why: 'Nothing new.' } } as const;
    const closed = await takesOn(store, moira).entity(first, closes);
    assert.equal(closed.kind, 'done', JSON.stringify(closed));
    const roots = async () => store.entities.ofIds([first, other]);
    const times = async () => (await roots()).map((root) => must(ownTimeOf([{ root, facts: [] }], directory.settings)));
    assert.deepEqual(
      (await roots()).map(({ state, namedBy }) => [state, namedBy !== undefined]),
      [
        ['closed', true],
        ['merged', true],
      ],
    );
    const before = await times();
    const later30 = { ...endsParts(), machine: { ...portsOn().machine, now: () => '2057-01-04T10:00:00.000Z' } };
    assert.equal(await loseEntries(later30, all), true);
    for (const { name, namedBy, members } of await roots())
      assert.deepEqual([name, namedBy, members], [entityRow('phone').title, undefined, []]);
    assert.deepEqual(await times(), before);
    assert.deepEqual(await problems(), []);
  });

  it('is neither held nor ended while an earlier form is in force', async () => {
    const [first] = await merged();
    const forms = { current: async () => 7 as const, known: () => 7 as const, refresh: async () => undefined };
    assert.equal(await recordKnown({ ...store, forms }, first, directory, now), undefined);
    assert.deepEqual(await matterTyped({ ...store, forms }, first), {});
    assert.notEqual((await matterTyped({ ...store, forms }, one)).about, undefined);
  });
});
