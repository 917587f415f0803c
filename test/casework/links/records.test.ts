// Records of people and places on a store as it is deployed: opened by Confirm, joined, split and merged; several instances,
// stopped between two writings; and what of them each person reads (docs/process.md 23).
import assert from 'node:assert/strict';
import { remindAll } from '../../../src/casework/clocks/clocks.ts';
import { rotate } from '../../../src/casework/migrate/rotate.ts';
import { act } from '../../../src/casework/write/act.ts';
import { sayOfLink, type Saying } from '../../../src/casework/write/links.ts';
import { cases } from '../../../src/casework/write/matters.ts';
import { mergeRecords, takeOutOfRecord, type Takes } from '../../../src/casework/write/records.ts';
import type { EntityCommand } from '../../../src/domain/entity/table.ts';
import { mintEntityId, mintReference, type EntityId, type Reference } from '../../../src/domain/kernel/ids.ts';
import type { Answers } from '../../../src/domain/kernel/fields.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { addDays, lastWorkingDay, localDate, opensOn } from '../../../src/domain/time/calendar.ts';
import { createMatching } from '../../../src/machine/matching.ts';
import { besideRecord, linksOf } from '../../../src/reading/links/links.ts';
import { countOfEntities, entitiesFor, seeEntity } from '../../../src/reading/entity/entities.ts';
import type { CosmosStore } from '../../../src/store/cosmos.ts';
import {
  consented,
  filledIn,
  greta,
  kestrel,
  later,
  moira,
  monday10,
  must,
  noConflict,
  priya,
  someone,
  submitted,
  tess,
  withPeople,
  type Told,
} from '../../people/builders.ts';
import { keptOut } from '../../people/meeting-builders.ts';
import { added } from '../../people/mention-builders.ts';
import { toolsOn } from '../../specimens/brought.ts';
import { openTarget, type Target } from '../../store/fixture.ts';
import { linkingOn, madeWith, ref, secret } from './on-store.ts';

const [one, two, three, four] = [1, 2, 3, 4].map((number) => mintReference(new Uint8Array(5).fill(number))) as [
  Reference,
  Reference,
  Reference,
  Reference,
];
const second = someone(150, 'Sam Second', { roles: ['coordinator'] });
const dpo = someone(151, 'Dee Pio', { roles: ['dpo'] });
const housing = someone(152, 'Hal Housing', { roles: ['panelMember'], agency: 'health' });
const directory = withPeople(second, dpo, housing);
const start = later(monday10, 600);

const children: Readonly<Record<Reference, Answers>> = Object.fromEntries(
  [one, two, three, four].map((reference, place) => [
    reference,
    {
      ...kestrel,
      forenames: ['Kestrel', 'Heron', 'Sparrow', 'Plover'][place] ?? '',
      dateOfBirth: `${place + 1}/2/2012`,
      caseSystemId: `T-200${place}`,
      address: `${place + 5} Example Row`,
    },
  ]),
);
const received = (reference: Reference, ...more: Told): Told => [
  filledIn(priya, must(children[reference])),
  submitted(),
  noConflict(),
  consented(),
  ...more,
];

describe('Records of people and places', () => {
  let target: Target;
  let store: CosmosStore;
  let now = start;
  beforeEach(async () => {
    now = start;
    target = await openTarget();
    store = await target.open();
  });
  afterEach(() => target.close());

  const { machine, newCommand, portsOn, play, reader, takesOn, say, problems } = linkingOn({
    store: () => store,
    directory,
    now: () => now,
  });
  const confirm = async (mine: Reference, other: Reference): Promise<EntityId> => {
    const said = await say({ say: 'same', mine: ref(mine), other: ref(other), on: ['the same number'] });
    assert.ok(said.kind !== 'refused', JSON.stringify(said));
    return must(said.entity);
  };
  const onRecord = async (id: EntityId, command: EntityCommand, person = moira) => {
    const outcome = await takesOn(store, person).entity(id, command);
    assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
  };
  const mentionOf = async (reference: Reference, on = store) => must((await on.cases.parts(reference, 'mention'))[0]);
  const record = async (id: EntityId, on = store) => must(await on.entities.load(id)).value.root;
  /** What is suggested of a case: other entries, and records with the cases that are read of them. */
  const suggested = async (reference: Reference, person = moira): Promise<readonly string[]> => {
    const root = must(await store.cases.load(reference)).value.root;
    const found = await linksOf(reader(person), root, await store.cases.parts(reference, 'mention'));
    return found.waiting.flatMap(({ suggestions, records }) => [
      ...suggestions.map((it) => it.entry.ref),
      ...records.map(({ entity, entries }) => `${entity.id}: ${entries.map((it) => it.entry.ref).join(' ')}`),
    ]);
  };
  const seen = async (id: EntityId, person = moira) => {
    const found = await seeEntity(reader(person), id, 'record', 'Open');
    return found?.said.map(({ entry }) => entry.ref).toSorted();
  };
  const teams = async (...references: readonly Reference[]): Promise<void> => {
    const spelt = ['07700 900123', '+44 (0)7700 900-123', '0044 7700900123', '07700900123'];
    for (const [place, reference] of references.entries()) {
      await play(reference, received(reference, added('phone', { number: spelt[place] ?? '' })));
    }
  };

  it('a number in three cases: Confirm opens a record of two, the third is suggested for it and joins', async () => {
    await teams(one, two, three);
    const typed = await Promise.all([one, two, three].map(async (it) => (await mentionOf(it)).said));
    const id = await confirm(two, one);
    assert.deepEqual(await suggested(three), [`${id}: ${ref(two)} ${ref(one)}`]);
    const beside = await besideRecord(reader(), { reference: three, ref: ref(three) }, id);
    assert.deepEqual(beside?.record.why, ['the same number']);
    const joined = await say({ say: 'same', mine: ref(three), record: id, on: ['the same number'] });
    assert.ok(joined.kind === 'done' && joined.entity === id);
    assert.deepEqual(await seen(id), [ref(one), ref(two), ref(three)]);
    assert.deepEqual([(await record(id)).ground, (await record(id)).name], ['twoCases', '+44 (0)7700 900-123']);
    assert.deepEqual(await Promise.all([one, two, three].map(async (it) => (await mentionOf(it)).said)), typed);
    assert.deepEqual(await problems(), []);
    for (const reference of [one, two, three]) {
      const told = (await store.outbox.ofMatter(reference)).filter(({ about }) => about.part === 'P1');
      assert.deepEqual(told, []);
    }
  });

  it('what was said to be the same before there were records becomes of one with the next Confirm', async () => {
    await teams(one, two, three);
    const context = { actor: moira, now, directory };
    for (const [mine, other] of [
      [one, two],
      [two, one],
    ] as const) {
      const command = {
        step: 'confirmSame',
        part: 'P1',
        input: { other: `${other}/P1`, on: ['the same number'] },
      } as const;
      await act(portsOn(), cases, { id: mine, command, commandId: newCommand(), context });
    }
    const id = await confirm(three, two);
    assert.deepEqual(await seen(id), [ref(one), ref(two), ref(three)]);
    assert.deepEqual(await problems(), []);
  });

  it('two instances that confirm the same two at once open one record', async () => {
    await teams(one, two);
    const again = await target.open();
    const saying: Saying = { say: 'same', mine: ref(two), other: ref(one), on: ['the same number'] };
    const both = await Promise.all([say(saying), say({ ...saying, mine: ref(one), other: ref(two) }, again)]);
    for (const { kind } of both) assert.notEqual(kind, 'refused');
    const open = await store.entities.open();
    assert.equal(open.length, 1);
    assert.deepEqual(await seen(must(open[0]).id), [ref(one), ref(two)]);
    assert.deepEqual(await problems(), []);
  });

  it('stopped between any two writings, the same press ends Confirm, with one fact each', async () => {
    await teams(one, two);
    const saying: Saying = { say: 'same', mine: ref(two), other: ref(one), on: ['the same number'] };
    const command = newCommand();
    for (let stopAt = 0; stopAt < 5; stopAt += 1) {
      const takes = takesOn(store, moira, command);
      let taken = 0;
      const mayStop = () => {
        if (taken >= stopAt) throw new Error('stopped');
        taken += 1;
      };
      const stopped: Takes = {
        ...takes,
        case: async (id, what) => {
          mayStop();
          return takes.case(id, what);
        },
        entity: async (id, what) => {
          mayStop();
          return takes.entity(id, what);
        },
      };
      await assert.rejects(sayOfLink(portsOn(), stopped, saying), /stopped/);
    }
    assert.equal((await say(saying, store, moira, command)).kind, 'done');
    const { id } = must((await store.entities.open())[0]);
    for (const reference of [one, two]) {
      const steps = (await store.cases.facts(reference)).map(({ step }) => step);
      assert.equal(steps.filter((step) => step === 'placeInRecord').length, 1);
      assert.equal(steps.filter((step) => step === 'confirmSame').length, 1);
    }
    assert.deepEqual(
      (await store.entities.facts(id)).map(({ step }) => step),
      ['openEntity'],
    );
    assert.deepEqual(await problems(), []);
  });

  it('of another child there is no record: the two cases say it of each other alone', async () => {
    await play(one, received(one, added('child', { name: 'Wren Sandbox', birth: '4/5/2012' })));
    await play(two, received(two, added('child', { name: 'Wren Sandbox', birth: '4/5/2012' })));
    const said = await say({ say: 'same', mine: ref(two), other: ref(one), on: ['a name'], why: 'The same school.' });
    assert.ok(said.kind === 'done' && said.entity === undefined);
    assert.deepEqual(await store.entities.open(), []);
    assert.equal((await mentionOf(one)).state, 'confirmed');
  });

  it('not the same after all: the entry is as it was typed, found by its own number, and not suggested again', async () => {
    await teams(one, two, three);
    const id = await confirm(two, one);
    await say({ say: 'same', mine: ref(three), record: id, on: [] });
    const before = await mentionOf(three);
    const mention = before;
    const out = await takeOutOfRecord(portsOn(), takesOn(store, moira), { id, mention, why: 'Another number.' });
    assert.ok(!('refusal' in out) && out.done);
    const after = await mentionOf(three);
    assert.deepEqual([after.said, after.state, after.entity], [before.said, 'alone', undefined]);
    assert.deepEqual(await seen(id), [ref(one), ref(two)]);
    // Of a fourth team's number both are suggested: the entry by itself, the record in place of its entries.
    await play(four, received(four, added('phone', { number: '07700900123' })));
    assert.deepEqual(await suggested(four), [ref(three), `${id}: ${ref(two)} ${ref(one)}`]);
    assert.deepEqual(await problems(), []);
  });

  it('merged and split again: every entry byte for byte as it was typed', async () => {
    await teams(one, two, three, four);
    const first = await confirm(two, one);
    // Said not to be of that record, two others make one of their own.
    for (const mine of [three, four]) await say({ say: 'notSame', mine: ref(mine), record: first });
    const other = await confirm(four, three);
    assert.notEqual(first, other);
    const typed = await Promise.all([one, two, three, four].map(async (it) => (await mentionOf(it)).said));
    const merged = await mergeRecords(portsOn(), takesOn(store, moira), {
      from: other,
      into: first,
      why: 'One phone.',
    });
    assert.ok(!('refusal' in merged) && merged.entity === first);
    assert.deepEqual(await seen(first), [ref(one), ref(two), ref(three), ref(four)]);
    assert.deepEqual([(await record(other)).state, (await record(other)).into], ['merged', first]);
    for (const reference of [three, four]) {
      const mention = await mentionOf(reference);
      await takeOutOfRecord(portsOn(), takesOn(store, moira), { id: first, mention, why: 'Two phones after all.' });
    }
    assert.deepEqual(await seen(first), [ref(one), ref(two)]);
    assert.deepEqual(await Promise.all([one, two, three, four].map(async (it) => (await mentionOf(it)).said)), typed);
    assert.notEqual(await confirm(four, three), other);
    assert.deepEqual(await problems(), []);
  });

  /** Two records by hand, each with what it says itself. */
  const twoByHand = async (): Promise<readonly [EntityId, EntityId]> => {
    const [first, other] = [6, 7].map((number) => mintEntityId(new Uint8Array(8).fill(number))) as [EntityId, EntityId];
    const asked = { ground: 'police', why: 'The police ask.' };
    await onRecord(first, { step: 'openPhone', input: { ...asked, id: first, number: '07700 900555' } });
    await onRecord(other, { step: 'openPhone', input: { ...asked, id: other, number: '07700 900123' } });
    return [first, other];
  };

  it('merged: what the other said without a case leads to the record that stays', async () => {
    assert.equal(await store.fit({ mayMark: true }), 'fits');
    const [first, other] = await twoByHand();
    await play(one, received(one, added('phone', { number: '07700900123' })));
    assert.deepEqual(await suggested(one), [`${other}: `]);
    await mergeRecords(portsOn(), takesOn(store, moira), { from: other, into: first, why: 'One person’s.' });
    assert.deepEqual(await suggested(one), [`${first}: `]);
    assert.notEqual(await besideRecord(reader(), { reference: one, ref: ref(one) }, first), undefined);
    await rotate({ ...toolsOn(store, 'another secret, that is in the safe'), tell: () => undefined });
    const keys = madeWith('another secret, that is in the safe');
    assert.deepEqual(
      (await store.cases.linksAlike(keys)).flatMap(({ entity }) => entity ?? []),
      [first],
    );
  });

  it('each merged into the other at the same moment: one of them stays, with the entries of both', async () => {
    await teams(one, two, three, four);
    const first = await confirm(two, one);
    for (const mine of [three, four]) await say({ say: 'notSame', mine: ref(mine), record: first });
    const other = await confirm(four, three);
    let waiting: (() => void)[] = [];
    /** Goes on once both have come so far. */
    const both = () =>
      new Promise<void>((goOn) => {
        waiting.push(goOn);
        if (waiting.length < 2) return;
        for (const one of waiting) one();
        waiting = [];
      });
    const inStep = (person: Person): Takes => {
      const takes = takesOn(store, person);
      return {
        ...takes,
        entity: async (id, what) => {
          await both();
          return takes.entity(id, what);
        },
      };
    };
    const [ours, theirs] = [
      { from: other, into: first, why: 'One phone.' },
      { from: first, into: other, why: 'One phone.' },
    ];
    const came = await Promise.all([
      mergeRecords(portsOn(), inStep(moira), ours),
      mergeRecords(portsOn(), inStep(second), theirs),
    ]);
    assert.ok(came.every((it) => 'refusal' in it && it.refusal.code === 'changedMeanwhile'));
    for (const again of [theirs, ours, theirs]) await mergeRecords(portsOn(), takesOn(store, second), again);
    const open = await store.entities.open();
    assert.equal(open.length, 1);
    assert.deepEqual(await seen(must(open[0]).id), [ref(one), ref(two), ref(three), ref(four)]);
    assert.deepEqual(await problems(), []);
  });

  it('what is confirmed while records are merged is not lost: the press is pressed again', async () => {
    await teams(one, two, three);
    const [first] = await twoByHand();
    const other = await confirm(two, one);
    const takes = takesOn(store, moira);
    const beside: Takes = {
      ...takes,
      entity: async (id, what) => {
        const outcome = await takes.entity(id, what);
        if (what.step === 'takeOver')
          await say({ say: 'same', mine: ref(three), record: other, on: [] }, store, second);
        return outcome;
      },
    };
    const merging = { from: other, into: first, why: 'One person’s.' };
    const came = await mergeRecords(portsOn(), beside, merging);
    assert.ok('refusal' in came && came.refusal.code === 'changedMeanwhile');
    const readWith = async () =>
      must(await seeEntity(reader(), first, 'record', 'Open')).merged.map(({ id: each }) => each);
    assert.deepEqual(await readWith(), [], 'until both say it, it is read by those who may read it');
    assert.ok(!('refusal' in (await mergeRecords(portsOn(), takesOn(store, moira), merging))));
    assert.deepEqual(await readWith(), [other]);
    assert.deepEqual(await seen(first), [ref(one), ref(two), ref(three)]);
    assert.deepEqual(await problems(), []);
  });

  it('a record that is over becomes no part of another by a press of before', async () => {
    const [first, other] = await twoByHand();
    await onRecord(other, { step: 'reviewEntity', input: { keep: 'no', why: 'Not used any more.' } });
    const came = await mergeRecords(portsOn(), takesOn(store, moira), { from: other, into: first, why: 'One.' });
    assert.ok('refusal' in came && came.refusal.code === 'notNow');
    assert.equal((await record(first)).from, undefined);
  });

  it('two of two records are not confirmed: the records are merged', async () => {
    await teams(one, two, three, four);
    const first = await confirm(two, one);
    for (const mine of [three, four]) await say({ say: 'notSame', mine: ref(mine), record: first });
    await confirm(four, three);
    const said = await say({ say: 'same', mine: ref(three), other: ref(one), on: [] });
    assert.ok(said.kind === 'refused' && said.refusal.code === 'twoRecords');
    assert.equal((await mentionOf(three)).same.length, 1);
  });

  it('a case that is closed to a co-ordinator is in no record, suggestion or count of theirs', async () => {
    await teams(one, two, three);
    const id = await confirm(two, one);
    await play(one, [keptOut(moira, greta)]);
    assert.deepEqual(await seen(id), [ref(two)]);
    assert.deepEqual(await seen(id, second), [ref(one), ref(two)]);
    await play(two, [keptOut(moira, greta)]);
    // Both are closed to her: by their number she is led to no record.
    assert.deepEqual(await suggested(three), []);
    assert.deepEqual(await suggested(three, second), [`${id}: ${ref(two)} ${ref(one)}`]);
    assert.equal(await besideRecord(reader(), { reference: three, ref: ref(three) }, id), undefined);
  });

  it('a mark takes an entry out of what others read of the record, and names nothing', async () => {
    await play(one, received(one, added('phone', { number: '07700 900123', mark: 'health' })));
    await play(two, received(two, added('phone', { number: '07700 900123' })));
    await play(one, [[priya, 1, 'putMarkRight', { mark: 'case', reason: 'A slip.' }, { part: 'P1' }]]);
    const id = await confirm(two, one);
    await play(one, [[priya, 1, 'putMarkRight', { mark: 'health', reason: 'For them.' }, { part: 'P1' }]]);
    assert.deepEqual(await seen(id, tess), [ref(two)]);
    // The co-ordinator reads in short that there is one.
    assert.deepEqual(await seen(id), [ref(one), ref(two)]);
  });

  it('it is called by its kind as long as not all may read the entry that named it, in lists and in Links too', async () => {
    await teams(one, two, three);
    const id = await confirm(two, one);
    const named = '+44 (0)7700 900-123';
    const naming = { part: 'P1' } as const;
    const calledBy = async (person: Person) => [
      (await seeEntity(reader(person), id, 'record', 'Open'))?.entity.name,
      ...(await entitiesFor(reader(person))).open.map(({ name }) => name),
    ];
    const inLinks = async () =>
      (await besideRecord(reader(), { reference: three, ref: ref(three) }, id))?.record.entity.name;
    assert.deepEqual([await calledBy(tess), await inLinks()], [[named, named], named]);
    await play(two, [[priya, 1, 'putMarkRight', { mark: 'health', reason: 'For them.' }, naming]]);
    for (const person of [moira, second, tess]) {
      assert.deepEqual(await calledBy(person), ['Phone', 'Phone'], person.name);
    }
    assert.equal(await inLinks(), 'Phone');
    await play(two, [[priya, 1, 'putMarkRight', { mark: 'case', reason: 'For all.' }, naming]]);
    assert.deepEqual(await calledBy(tess), [named, named]);
    await play(two, [[priya, 1, 'takeBackMention', { reason: 'A slip.' }, naming]]);
    assert.deepEqual(await calledBy(tess), ['Phone', 'Phone']);
    await onRecord(id, { step: 'renameEntity', input: { name: 'The red phone' } });
    assert.deepEqual(await calledBy(tess), ['The red phone', 'The red phone']);
    assert.deepEqual(await problems(), []);
  });

  it('one whose entries were all taken back is closed by the clock once its review is late', async () => {
    await teams(one, two);
    const id = await confirm(two, one);
    await play(one, [[priya, 1, 'takeBackMention', { reason: 'A slip.' }, { part: 'P1' }]]);
    const { dueOn } = await record(id);
    const at = { now: () => now, nowMs: () => Date.parse(now), bytes: (count: number) => machine.bytes(count) };
    const directories = { current: async () => directory, newest: async () => directory } as never; // nothing else is asked
    const log = { info: () => {}, warn: () => {}, error: () => {} };
    const round = async () => remindAll({ ...portsOn(), machine: at, directories, log, digests: store.digests });
    now = opensOn(addDays(dueOn, 1), directory.settings.officeHours);
    await round();
    assert.equal((await record(id)).state, 'open');
    await play(two, [[priya, 1, 'takeBackMention', { reason: 'A slip.' }, { part: 'P1' }]]);
    now = opensOn(addDays(dueOn, 15), directory.settings.officeHours);
    await round();
    assert.equal((await record(id)).state, 'closed');
    assert.deepEqual(await problems(), []);
  });

  it('the words of an entry that is taken out of it go back to its case with it', async () => {
    await teams(one, two, three);
    const id = await confirm(two, one);
    await say({ say: 'same', mine: ref(three), record: id, on: [] });
    const out = await say({ say: 'notSame', mine: ref(two), record: id, why: 'Another phone.' });
    const { name, namedBy, members } = await record(id);
    assert.deepEqual([out.kind, members.length, name, namedBy], ['done', 2, 'Phone', undefined]);
  });

  it('unknown, foreign and restricted records: one answer, and the same requests', async () => {
    await teams(one, two);
    const id = await confirm(two, one);
    await onRecord(id, { step: 'restrictEntity', input: { ground: 'highProfile', why: 'A councillor.' } });
    const unknown = mintEntityId(new Uint8Array(8).fill(9));
    const asked = async (which: EntityId, person: Person) => {
      let answer: unknown;
      const kinds = await target.requestsOf(async () => {
        answer = await seeEntity(reader(person), which, 'record', 'Open');
      });
      return [answer, kinds];
    };
    const nothing = await asked(unknown, tess);
    assert.deepEqual(nothing[0], undefined);
    for (const person of [tess, priya, greta]) {
      assert.deepEqual(await asked(id, person), nothing);
      assert.deepEqual(await asked(unknown, person), nothing);
    }
    assert.deepEqual((await entitiesFor(reader(tess))).open, []);
    assert.equal((await entitiesFor(reader())).open.length, 1);
    await onRecord(id, { step: 'nameForEntity', input: { person: tess.objectId, why: 'She chairs.' } });
    assert.deepEqual(await seen(id, tess), [ref(one), ref(two)]);
    await onRecord(id, { step: 'conflictOverEntity', input: { why: 'My brother.' } }, tess);
    assert.equal(await seen(id, tess), undefined);
  });

  it('a place that is reported: accepted, and two children join later', async () => {
    const id = mintEntityId(new Uint8Array(8).fill(5));
    const place = { name: 'Corner shop', address: '12 Sample Street', postcode: 'NE99 9ZZ' };
    const report = { ...place, how: 'Young people go in late at night.', source: 'saw', id };
    await onRecord(id, { step: 'reportPlace', input: report }, housing);
    assert.equal(await countOfEntities(reader()), 1);
    const theirs = await seeEntity(reader(housing), id, 'record', 'Open');
    assert.deepEqual([theirs?.reads('record', 'summary'), theirs?.reads('recordReport', 'summary')], [false, true]);
    assert.equal(await seeEntity(reader(priya), id, 'record', 'Open'), undefined);
    await onRecord(id, { step: 'acceptEntity', input: {} });
    const spelt = { name: 'The shop', address: '12 Sample St', postcode: 'ne999zz' };
    await play(one, received(one, added('place', spelt)));
    await play(two, received(two, added('place', { ...spelt, name: 'Shop at the corner' })));
    assert.ok((await suggested(one)).includes(`${id}: `));
    for (const mine of [one, two]) {
      const said = await say({ say: 'same', mine: ref(mine), record: id, on: ['the same address'] });
      assert.equal(said.kind, 'done');
    }
    assert.deepEqual(await seen(id), [ref(one), ref(two)]);
    assert.deepEqual(await problems(), []);
  });

  it('asked once after half a year, on two instances; closed, it is found by no key at once', async () => {
    await teams(one, two, three);
    const id = await confirm(two, one);
    // Half a year is a maximum, and its last day is a Saturday.
    const dueOn = lastWorkingDay(addDays(localDate(now), 180), directory.settings.officeHours);
    assert.equal((await record(id)).dueOn, dueOn);
    now = opensOn(addDays(dueOn, 1), directory.settings.officeHours);
    const at = { now: () => now, nowMs: () => Date.parse(now), bytes: (count: number) => machine.bytes(count) };
    const directories = { current: async () => directory, newest: async () => directory } as never; // nothing else is asked
    const log = { info: () => {}, warn: () => {}, error: () => {} };
    const digests = store.digests;
    const again = await target.open();
    await Promise.all(
      [store, again].map((on) => remindAll({ ...portsOn(on), machine: at, directories, log, digests })),
    );
    const reminders = (await store.entities.facts(id)).filter(({ step }) => step === 'remindEntity');
    assert.equal(reminders.length, 1);
    const told = (await store.outbox.ofMatter(id)).map(({ person }) => person ?? '').toSorted();
    assert.deepEqual(told, [moira.objectId, second.objectId].toSorted());
    assert.equal(await countOfEntities(reader()), 1);
    assert.deepEqual(
      (await entitiesFor(reader())).due.map((row) => row.id),
      [id],
    );
    await onRecord(id, { step: 'reviewEntity', input: { keep: 'no', why: 'The phone is not used any more.' } });
    const keys = createMatching(secret)
      .links('phone', { number: '07700 900123' })
      .map(({ key }) => key);
    assert.deepEqual(
      (await store.cases.linksAlike(keys)).map(({ mention }) => mention?.reference),
      [three],
    );
    assert.ok((await target.stored(id)).every((document) => !('matchKeys' in document)));
    assert.deepEqual(await suggested(three), []);
    assert.equal(await countOfEntities(reader()), 0);
    // The data protection officer reads it for a year, and no open one.
    assert.deepEqual(await seen(id, dpo), []);
    now = later(now, 366 * 24 * 60);
    assert.equal(await seen(id, dpo), undefined);
    assert.deepEqual(await problems(), []);
  });

  it('keys of records are made again with those of cases, after the secret has changed', async () => {
    const other = 'another secret, that is in the safe';
    assert.equal(await store.fit({ mayMark: true }), 'fits');
    await teams(one, two);
    const id = await confirm(two, one);
    await rotate({ ...toolsOn(store, other), tell: () => undefined });
    assert.deepEqual(
      (await store.cases.linksAlike(madeWith(other))).map(({ entity }) => entity),
      [id],
    );
    assert.deepEqual(await store.cases.linksAlike(madeWith(secret)), []);
    assert.deepEqual(await problems(), []);
  });
});
