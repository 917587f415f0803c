// The picture around a record and around a case on a store as it is deployed: what each person is shown of it, and what not
// (docs/process.md P23.10).
import assert from 'node:assert/strict';
import { act } from '../../../src/casework/write/act.ts';
import { entities } from '../../../src/casework/write/matters.ts';
import { mergeRecords } from '../../../src/casework/write/records.ts';
import { type EntryRef } from '../../../src/domain/case/mention/entry.ts';
import { mintEntityId, mintReference, type EntityId, type Reference } from '../../../src/domain/kernel/ids.ts';
import type { EntityCommand } from '../../../src/domain/entity/table.ts';
import type { Answers } from '../../../src/domain/kernel/fields.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { aroundFor, type Middle } from '../../../src/reading/links/around.ts';
import type { Narrow } from '../../../src/reading/links/drawn.ts';
import type { CosmosStore } from '../../../src/store/cosmos.ts';
import {
  consented,
  directory,
  filledIn,
  greta,
  kestrel,
  later,
  moira,
  monday10,
  must,
  noConflict,
  priya,
  ravi,
  submitted,
  tess,
  type Told,
} from '../../people/builders.ts';
import { keptOut } from '../../people/meeting-builders.ts';
import { added } from '../../people/mention-builders.ts';
import { openTarget, type Target } from '../../store/fixture.ts';
import { linkingOn, ref } from './on-store.ts';

const [one, two, three] = [1, 2, 3].map((number) => mintReference(new Uint8Array(5).fill(number))) as [
  Reference,
  Reference,
  Reference,
];
const now = later(monday10, 600);
const answersOf = (reference: Reference): Answers => ({
  ...kestrel,
  forenames: reference,
  caseSystemId: `T-${reference}`,
  address: `${reference} Example Row`,
});

describe('The picture around a record and a case', () => {
  let target: Target;
  let store: CosmosStore;
  beforeEach(async () => {
    target = await openTarget();
    store = await target.open();
  });
  afterEach(() => target.close());

  const { newCommand, portsOn, play, reader, takesOn, say } = linkingOn({
    store: () => store,
    directory,
    now: () => now,
  });
  const received = async (reference: Reference, ...more: Told): Promise<void> =>
    play(reference, [filledIn(priya, answersOf(reference)), submitted(), noConflict(), consented(), ...more]);
  const confirm = async (mine: EntryRef, other: EntryRef): Promise<EntityId | undefined> => {
    const said = await say({ say: 'same', mine, other, on: ['alike'], why: 'The same.' });
    assert.ok(said.kind !== 'refused', JSON.stringify(said));
    return said.entity;
  };
  const onRecord = async (id: EntityId, command: EntityCommand, actor: Person = moira): Promise<void> => {
    const context = { actor, now, directory };
    const outcome = await act(portsOn(), entities, { id, command, commandId: newCommand(), context });
    assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
  };
  /** What is drawn, from the middle outwards, and its lines. */
  const drawn = async (middle: Middle, person: Person = moira) => {
    const found = await aroundFor(reader(person), middle);
    return (
      found && {
        dots: found.dots.map(({ id }) => id).toSorted(),
        lines: found.lines.map(({ reference, thing, sure }) => `${reference} ${sure} ${thing}`).toSorted(),
        left: found.left,
      }
    );
  };
  const looksAt = async (of: Reference | EntityId) =>
    (await store.looks.of(of)).filter(({ what }) => what === 'picture of people and places').length;
  const asked = async (middle: Middle, person: Person) => {
    let answer: unknown;
    const kinds = await target.requestsOf(async () => {
      answer = await aroundFor(reader(person), middle);
    });
    return [answer, kinds];
  };
  /** A number that two cases name, of which one names a place besides; a third has nothing to do with them. */
  const phone = async (): Promise<EntityId> => {
    await received(one, added('phone', { number: '07700 900123' }), added('place'));
    await received(two, added('phone', { number: '07700900123' }));
    await received(three, added('vehicle'));
    return must(await confirm(ref(two), ref(one)));
  };

  it('goes from a record over its cases to what else they name, and from a case over its records to other cases', async () => {
    const id = await phone();
    const lines = [`${one} confirmed ${id}`, `${one} said ${ref(one, 'P2')}`, `${two} confirmed ${id}`].toSorted();
    const dots = [id, one, two, ref(one, 'P2')].toSorted();
    assert.deepEqual(await drawn({ record: id }), { dots, lines, left: 0 });
    assert.deepEqual(await drawn({ reference: one }), { dots, lines, left: 0 });
    // What the other case names besides is three steps away.
    assert.deepEqual(await drawn({ reference: two }), {
      dots: [id, one, two].toSorted(),
      lines: [`${one} confirmed ${id}`, `${two} confirmed ${id}`].toSorted(),
      left: 0,
    });
    assert.deepEqual(await drawn({ reference: three }), {
      dots: [ref(three), three].toSorted(),
      lines: [`${three} said ${ref(three)}`],
      left: 0,
    });
  });

  it('is drawn twice the same', async () => {
    const id = await phone();
    const first = await aroundFor(reader(moira), { record: id });
    assert.deepEqual(await aroundFor(reader(moira), { record: id }), first);
    assert.equal(first?.called, (await store.entities.load(id))?.value.root.name);
  });

  it('is for those who keep records and for the chair: no author is shown what an entry is part of', async () => {
    const id = await phone();
    for (const person of [priya, greta, ravi]) {
      for (const middle of [{ record: id }, { reference: one }, { record: mintEntityId(new Uint8Array(8)) }]) {
        assert.equal(await aroundFor(reader(person), middle), undefined, person.name);
      }
    }
    assert.notEqual(await drawn({ record: id }, tess), undefined);
    assert.notEqual(await drawn({ reference: one }, tess), undefined);
  });

  it('leaves out a case that is not theirs, and leaves no gap', async () => {
    const id = await phone();
    await play(one, [keptOut(tess, moira)]);
    assert.deepEqual(await drawn({ record: id }, tess), {
      dots: [id, two].toSorted(),
      lines: [`${two} confirmed ${id}`],
      left: 0,
    });
    assert.equal(await aroundFor(reader(tess), { reference: one }), undefined);
    assert.deepEqual((await drawn({ reference: two }, tess))?.dots, [id, two].toSorted());
    assert.equal((await drawn({ record: id }))?.dots.length, 4, 'the co-ordinator has all of it');
  });

  it('leaves out what a mark takes away', async () => {
    const id = await phone();
    await play(one, [[priya, 1, 'putMarkRight', { mark: 'police', reason: 'For them.' }, { part: 'P2' }]]);
    assert.deepEqual((await drawn({ record: id }, tess))?.dots, [id, one, two].toSorted());
    await play(one, [[priya, 1, 'takeBackMention', { reason: 'A slip.' }, { part: 'P2' }]]);
    assert.deepEqual((await drawn({ record: id }))?.dots, [id, one, two].toSorted());
  });

  it('of a record that is not theirs, or over, shows what its cases name as they say it', async () => {
    const id = await phone();
    const alone = { dots: [ref(two), two].toSorted(), lines: [`${two} said ${ref(two)}`], left: 0 };
    await onRecord(id, { step: 'conflictOverEntity', input: { why: 'My brother.' } }, tess);
    assert.deepEqual(await drawn({ reference: two }, tess), alone);
    assert.equal(await aroundFor(reader(tess), { record: id }), undefined);
    await onRecord(id, { step: 'reviewEntity', input: { keep: 'no', why: 'Not used any more.' } });
    assert.deepEqual(await drawn({ reference: two }), alone);
  });

  it('of another child shows the co-ordinator one of both cases, and the chair what each says', async () => {
    await received(one, added('child', { name: 'Wren Sandbox', birth: '4/5/2012' }));
    await received(two, added('child', { name: 'Wren Sandbox', birth: '4/5/2012' }));
    assert.equal(await confirm(ref(two), ref(one)), undefined);
    assert.deepEqual(await drawn({ reference: two }), {
      dots: [one, two, ref(one)].toSorted(),
      lines: [`${one} confirmed ${ref(one)}`, `${two} confirmed ${ref(one)}`].toSorted(),
      left: 0,
    });
    const chairs = await drawn({ reference: two }, tess);
    assert.deepEqual(chairs?.lines, [`${two} said ${ref(two)}`]);
  });

  it('goes on with the record into which another was merged', async () => {
    const first = await phone();
    const other = mintEntityId(new Uint8Array(8).fill(6));
    const input = { ground: 'police', why: 'The police ask.', id: other, number: '07700 900555' };
    await onRecord(other, { step: 'openPhone', input });
    await mergeRecords(portsOn(), takesOn(store, moira), { from: first, into: other, why: 'One phone.' });
    const lines = [`${one} confirmed ${other}`, `${two} confirmed ${other}`].toSorted();
    assert.deepEqual(await drawn({ reference: two }), { dots: [other, one, two].toSorted(), lines, left: 0 });
    assert.equal((await drawn({ record: other }))?.dots.length, 4);
  });

  it('writes the look at the middle and at every case that it shows, and at no other', async () => {
    const id = await phone();
    await aroundFor(reader(moira), { record: id });
    assert.deepEqual(await Promise.all([id, one, two, three].map(looksAt)), [1, 1, 1, 0]);
    await aroundFor(reader(tess), { reference: one });
    assert.deepEqual(await Promise.all([id, one, two, three].map(looksAt)), [1, 2, 2, 0]);
  });

  it('narrowed by kind or by time shows less, and looks at no case that it does not show', async () => {
    await received(one, added('phone', { number: '07700 900123' }), added('place'));
    await received(two, added('phone', { number: '07700900123', seen: '18/11/2025' }));
    const id = must(await confirm(ref(two), ref(one)));
    const narrowed = async (narrow: Narrow) => {
      const found = must(await aroundFor(reader(moira), { reference: one }, narrow));
      return [found.dots.map((dot) => dot.id).toSorted(), found.kinds.map(({ value, count }) => `${value} ${count}`)];
    };
    const kinds = ['phone 1', 'place 1'];
    assert.deepEqual(await narrowed({ kind: 'place' }), [[one, ref(one, 'P2')].toSorted(), kinds]);
    assert.deepEqual(await narrowed({ months: 3 }), [[id, one, ref(one, 'P2')].toSorted(), kinds]);
    assert.deepEqual(await narrowed({ kind: 'vehicle' }), [[one], kinds]);
    assert.deepEqual(await Promise.all([one, two].map(looksAt)), [1, 0]);
    assert.deepEqual(await narrowed({ months: 60 }), [[id, one, two, ref(one, 'P2')].toSorted(), kinds]);
    assert.deepEqual(await Promise.all([one, two].map(looksAt)), [1, 1]);
  });

  it('says where a place is and when it was seen there to those alone who read the entry in full', async () => {
    await received(one, added('place', { seen: '18/11/2025' }));
    const saysOfPlace = async () => {
      const found = must(await aroundFor(reader(moira), { reference: one }));
      return [found.dots.find(({ id }) => id === ref(one))?.area, ...must(found.lines[0]).months];
    };
    assert.deepEqual(await saysOfPlace(), ['NE99 9', '2025-11']);
    await play(one, [[priya, 1, 'putMarkRight', { mark: 'police', reason: 'For them.' }, { part: 'P1' }]]);
    assert.deepEqual(await saysOfPlace(), [undefined, '2027-01']);
  });

  it('asks the same of what is not there and of what is not theirs', async () => {
    const id = await phone();
    await onRecord(id, { step: 'restrictEntity', input: { ground: 'highProfile', why: 'A councillor.' } });
    const unknown = { record: mintEntityId(new Uint8Array(8).fill(9)) };
    for (const person of [tess, priya])
      assert.deepEqual(await asked({ record: id }, person), await asked(unknown, person));
    await play(one, [keptOut(tess, moira)]);
    const none = { reference: mintReference(new Uint8Array(5).fill(9)) };
    for (const person of [tess, priya])
      assert.deepEqual(await asked({ reference: one }, person), await asked(none, person));
  });
});
