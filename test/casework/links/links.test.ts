// What the co-ordinator says of two that cases name, on a store as it is deployed: several instances, killed, started again.
import assert from 'node:assert/strict';
import { sayOfLink, type Saying } from '../../../src/casework/write/links.ts';
import type { Takes } from '../../../src/casework/write/records.ts';
import { rotate } from '../../../src/casework/migrate/rotate.ts';
import { mintReference, type Reference } from '../../../src/domain/kernel/ids.ts';
import type { Answers } from '../../../src/domain/kernel/fields.ts';
import { linksOf, linkLines, waitingLinks, countOfLinks, sideBySide } from '../../../src/reading/links/links.ts';
import type { CosmosStore } from '../../../src/store/cosmos.ts';
import {
  colin,
  consented,
  someone,
  withPeople,
  filledIn,
  greta,
  kestrel,
  later,
  moira,
  monday10,
  must,
  noConflict,
  priya,
  saved,
  submitted,
  type Told,
} from '../../people/builders.ts';
import { keptOut, nowChanged, restrictedByHand } from '../../people/meeting-builders.ts';
import { added } from '../../people/mention-builders.ts';
import { toolsOn } from '../../specimens/brought.ts';
import { openTarget, type Target } from '../../store/fixture.ts';
import { linkingOn, madeWith, ref, secret } from './on-store.ts';

const [one, two, three] = [1, 2, 3].map((number) => mintReference(new Uint8Array(5).fill(number))) as [
  Reference,
  Reference,
  Reference,
];
/** One of two co-ordinators may be kept out. */
const second = someone(150, 'Sam Second', { roles: ['coordinator'] });
const directory = withPeople(second);
const now = later(monday10, 600);

const heron = {
  ...kestrel,
  forenames: 'Heron',
  surname: 'Sandbox',
  dateOfBirth: '1/2/2012',
  caseSystemId: 'T-2002',
  address: '5 Example Row',
};
const sparrow = {
  ...kestrel,
  forenames: 'Sparrow',
  surname: 'Stub',
  dateOfBirth: '8/9/2010',
  caseSystemId: 'T-3003',
  address: '6 Example Row',
};
/** Of another child than the usual one, as many as there are. */
const received = (answers: Answers, ...more: Told): Told => [
  filledIn(priya, answers),
  ...('knownPhone' in answers ? [saved('links', answers)] : []),
  submitted(),
  noConflict(),
  consented(),
  ...more,
];

describe('Links', () => {
  let target: Target;
  let store: CosmosStore;
  beforeEach(async () => {
    target = await openTarget();
    store = await target.open();
  });
  afterEach(() => target.close());

  const { newCommand, portsOn, play, reader, takesOn, say, problems } = linkingOn({
    store: () => store,
    directory,
    now: () => now,
  });
  const mentionsOf = (reference: Reference, on = store) => on.cases.parts(reference, 'mention');
  const rootOf = async (reference: Reference, on = store) => must(await on.cases.load(reference)).value.root;
  /** What is suggested of a case: what it is like, in which case, how sure. */
  const suggested = async (reference: Reference, person = moira, on = store): Promise<readonly string[]> => {
    const found = await linksOf(reader(person, on), await rootOf(reference, on), await mentionsOf(reference, on));
    return found.waiting.flatMap(({ entry, suggestions, records }) => [
      ...suggestions.map((it) => `${entry.called}: ${it.strength}, ${it.why.join(' and ')}, ${it.entry.ref}`),
      ...records.map(
        (it) =>
          `${entry.called}: ${it.strength}, ${it.why.join(' and ')}, ${it.entity.id}: ${it.entries
            .map(({ row }) => row.reference)
            .toSorted()
            .join(', ')}`,
      ),
    ]);
  };

  // The local server has two ranges of keys: what asks all of them is two requests.
  const queries = async (work: () => Promise<unknown>): Promise<number> =>
    (await target.requestsOf(work)).filter((kind) => kind === 'query').length / 2;

  /** Three teams name one number in three spellings. */
  const threeTeams = async (): Promise<void> => {
    await play(one, received(kestrel, added('phone', { number: '07700 900123' })));
    await play(two, received(heron, added('phone', { number: '+44 (0)7700 900-123' })));
    await play(three, received(sparrow, added('phone', { number: '0044 7700900123' })));
  };

  it('one number in three spellings stands on each case once it is opened, for the co-ordinator alone', async () => {
    await threeTeams();
    assert.deepEqual(await suggested(two), [
      `+44 (0)7700 900-123: sure, the same number, ${three}/P1`,
      `+44 (0)7700 900-123: sure, the same number, ${one}/P1`,
    ]);
    for (const person of [priya, colin]) {
      assert.deepEqual(await suggested(two, person), []);
      assert.equal(await countOfLinks(reader(person)), 0);
      assert.deepEqual((await linkLines(reader(person), await rootOf(two), await mentionsOf(two))).lines, []);
    }
    assert.deepEqual((await linkLines(reader(), await rootOf(two), await mentionsOf(two))).lines, [
      { strength: 'sure', why: 'the same number', cases: 2, records: 0, own: false },
    ]);
    assert.equal(await countOfLinks(reader()), 3);
    const { compared, left } = await waitingLinks(reader());
    assert.deepEqual(
      [compared.map(({ row, suggestions }) => [row.reference, suggestions.length]), left],
      [
        [
          [one, 2],
          [two, 2],
          [three, 2],
        ],
        0,
      ],
    );
    assert.deepEqual(await problems(), []);
  });

  it('what is suggested is found by few requests, whatever there is', async () => {
    await threeTeams();
    await play(two, [added('vehicle'), added('place'), added('person'), added('online')]);
    const [root, mentions] = [await rootOf(two), await mentionsOf(two)];
    assert.equal(await queries(async () => linkLines(reader(), root, mentions)), 2);
    assert.equal(await queries(async () => linkLines(reader(), await rootOf(three), [])), 1);
    assert.equal(await queries(async () => linksOf(reader(), root, mentions)), 3);
    assert.equal(await queries(async () => waitingLinks(reader())), 5);
    assert.equal(await queries(async () => countOfLinks(reader())), 2);
  });

  it('each team’s case holds its own entry only, before and after Confirm, byte for byte as it was typed', async () => {
    await threeTeams();
    const before = await Promise.all([one, two, three].map((it) => mentionsOf(it)));
    const done = await say({ say: 'same', mine: ref(two), other: ref(one), on: ['the same number'] });
    assert.ok(done.kind === 'done');
    const after = await Promise.all([one, two, three].map((it) => mentionsOf(it)));
    assert.deepEqual(
      after.map((some) => some.map(({ said }) => said)),
      before.map((some) => some.map(({ said }) => said)),
    );
    assert.deepEqual(
      after.map(([it]) => it?.state),
      ['placed', 'placed', 'new'],
    );
    // The third is suggested to be of the record that was opened of both.
    assert.deepEqual(await suggested(three), [
      `0044 7700900123: sure, the same number, ${done.entity}: ${one}, ${two}`,
    ]);
    assert.deepEqual(await suggested(two), []);
    assert.deepEqual(await problems(), []);
    for (const reference of [one, two]) {
      assert.deepEqual(
        (await store.outbox.ofMatter(reference)).filter(({ about }) => about.part === 'P1'),
        [],
      );
    }
  });

  it('"Not the same" is not suggested again, from either side, by an instance that is started afterwards', async () => {
    await threeTeams();
    await say({ say: 'notSame', mine: ref(two), other: ref(one) });
    const again = await target.open();
    assert.deepEqual(await suggested(two, moira, again), [`+44 (0)7700 900-123: sure, the same number, ${three}/P1`]);
    assert.deepEqual(await suggested(one, moira, again), [`07700 900123: sure, the same number, ${three}/P1`]);
    assert.equal((await mentionsOf(one, again))[0]?.notSame.length, 0);
    assert.equal((await say({ say: 'notSame', mine: ref(two), other: ref(one) }, again)).kind, 'unchanged');
  });

  it('two instances that confirm at once leave one fact on each', async () => {
    await threeTeams();
    const again = await target.open();
    const saying: Saying = { say: 'same', mine: ref(two), other: ref(one), on: ['the same number'] };
    const both = await Promise.all([say(saying), say({ ...saying, mine: ref(one), other: ref(two) }, again)]);
    for (const { kind } of both) assert.notEqual(kind, 'refused');
    for (const reference of [one, two]) {
      const facts = (await store.cases.facts(reference)).filter(({ step }) => step === 'confirmSame');
      assert.equal(facts.length, 1);
      assert.equal((await mentionsOf(reference))[0]?.same.length, 1);
    }
    assert.deepEqual(await problems(), []);
  });

  it('killed between the halves: the same press ends it, with one fact on each', async () => {
    await threeTeams();
    const command = newCommand();
    const saying: Saying = { say: 'same', mine: ref(two), other: ref(one), on: ['the same number'] };
    const take = takesOn(store, moira, command);
    let halves = 0;
    const killed: Takes = {
      ...take,
      case: async (reference, what) => {
        halves += 1;
        if (halves > 1) throw new Error('killed');
        return take.case(reference, what);
      },
    };
    await assert.rejects(sayOfLink(portsOn(), killed, saying), /killed/);
    assert.deepEqual(
      (await Promise.all([one, two].map((it) => mentionsOf(it)))).map(([it]) => it?.state),
      ['confirmed', 'new'],
    );
    // It holds for neither, and is still there to be said.
    assert.ok((await suggested(two)).some((line) => line.endsWith(ref(one))));
    assert.equal((await say(saying, await target.open(), moira, command)).kind, 'done');
    for (const reference of [one, two]) {
      const facts = (await store.cases.facts(reference)).filter(({ step }) => step === 'confirmSame');
      assert.equal(facts.length, 1);
    }
    assert.deepEqual(await problems(), []);
  });

  it('what was confirmed and is not the same after all holds on neither', async () => {
    await threeTeams();
    const saying = { mine: ref(two), other: ref(one) };
    await say({ ...saying, say: 'same', on: [] });
    await say({ ...saying, say: 'notSame' });
    const [first, second] = await Promise.all([one, two].map((it) => mentionsOf(it)));
    assert.deepEqual([first?.[0]?.same, second?.[0]?.same], [[], []]);
    assert.deepEqual([first?.[0]?.state, second?.[0]?.state], ['placed', 'alone']);
    assert.deepEqual(await problems(), []);
  });

  it('what the referral names is found, and is an entry once the co-ordinator says something of it', async () => {
    await play(one, received({ ...kestrel, knownPhone: '07700 900123', knownPlace: '12 Sample St, NE99 9ZZ' }));
    await play(two, received(heron, added('phone', { number: '+447700900123' }), added('place')));
    assert.deepEqual(await suggested(two), [
      `+447700900123: sure, the same number, ${one}/knownPhone`,
      `Flat over the laundrette: sure, the same address and the same postcode and number, ${one}/knownPlace`,
    ]);
    assert.deepEqual((await suggested(one)).length, 2);
    const side = await sideBySide(
      reader(),
      { reference: two, ref: ref(two) },
      { reference: one, ref: ref(one, 'knownPhone') },
    );
    assert.deepEqual(side?.other.why, ['the same number']);
    const saying: Saying = { say: 'same', mine: ref(two), other: ref(one, 'knownPhone'), on: ['the same number'] };
    assert.equal((await say(saying)).kind, 'done');
    const [made, ...more] = await mentionsOf(one);
    assert.deepEqual([made?.from, made?.state, made?.by.name, more], ['knownPhone', 'placed', priya.name, []]);
    assert.equal((await say(saying)).kind, 'unchanged');
    assert.equal((await mentionsOf(one)).length, 1);
    // By the same reference it is still found.
    const later = await sideBySide(
      reader(),
      { reference: two, ref: ref(two) },
      { reference: one, ref: ref(one, 'knownPhone') },
    );
    assert.equal(later?.other.entry.ref, ref(one));
    assert.deepEqual(await problems(), []);
  });

  /** Heron’s case names Sparrow, who has a case, and the house where Sparrow lives; it is the first that does. */
  const namesSparrow = async (): Promise<void> => {
    await play(three, received({ ...sparrow, postcode: 'ZZ99 9AA' }));
    const place = { name: '6 Example Row ZZ99 9AA', address: '', postcode: '' };
    const child = { name: 'Stub, Sparrow', birth: '08/09/2010' };
    await play(two, received(heron, added('child', child), added('place', place)));
  };

  it('a named child is compared with the children of cases, and a place with where they live', async () => {
    await namesSparrow();
    const home = `6 Example Row ZZ99 9AA: sure, the same address as a child’s home, ${three}/home`;
    assert.deepEqual(await suggested(two), [
      `Stub, Sparrow: sure, the same name and date of birth as the child, ${three}/child`,
      home,
    ]);
    assert.deepEqual((await linkLines(reader(), await rootOf(two), await mentionsOf(two))).lines, [
      { strength: 'sure', why: 'the same name and date of birth as the child', cases: 1, records: 0, own: true },
      { strength: 'sure', why: 'the same address as a child’s home', cases: 1, records: 0, own: true },
    ]);
    const [root, mentions] = [await rootOf(two), await mentionsOf(two)];
    assert.equal(await queries(async () => linksOf(reader(), root, mentions)), 2);
    const side = await sideBySide(
      reader(),
      { reference: two, ref: ref(two, 'P2') },
      { reference: three, ref: ref(three, 'home') },
    );
    assert.deepEqual(side?.other.why, ['the same address as a child’s home']);
    // Moved, the child is found by where they live now, and by where they lived.
    await play(three, [
      nowChanged({ trueNow: 'home', livesAt: 'family', address: '8 Mock Way', postcode: 'ZZ98 8BB' }),
    ]);
    await play(two, [added('place', { name: '8, Mock Way', address: '8, Mock Way', postcode: 'zz988bb' })]);
    assert.deepEqual((await suggested(two)).slice(1), [
      home,
      `8, Mock Way: sure, the same address as a child’s home, ${three}/home`,
    ]);
    // Nothing is said of a case itself, and neither case has anything of the other.
    for (const what of ['same', 'notSame'] as const) {
      const saying: Saying = { say: what, mine: ref(two), other: ref(three, 'child'), on: [] };
      assert.equal((await say(saying)).kind, 'refused');
    }
    for (const [reference, other] of [
      [two, three],
      [three, two],
    ] as const) {
      assert.ok(!JSON.stringify(await target.stored(reference)).includes(other));
    }
    assert.deepEqual(await problems(), []);
  });

  it('by names alone, all of them, a child is found perhaps', async () => {
    await play(three, received(sparrow));
    const child = { name: 'Sparrow Stub', alias: 'Bird', birth: '' };
    await play(two, received(heron, added('child', child), added('child', { ...child, name: 'Sparrow Other' })));
    assert.deepEqual(await suggested(two), [`Sparrow Stub: perhaps, the same names as the child, ${three}/child`]);
  });

  it('the child of a case from which the co-ordinator is kept out leaves no line, no count and no gap', async () => {
    await namesSparrow();
    const mentions = await mentionsOf(two);
    const lines = async (person = moira) => (await linkLines(reader(person), await rootOf(two), mentions)).lines;
    assert.equal((await lines()).length, 2);
    await play(three, [keptOut(moira, greta)]);
    assert.deepEqual([await suggested(two), await lines()], [[], []]);
    const side = await sideBySide(
      reader(),
      { reference: two, ref: ref(two) },
      { reference: three, ref: ref(three, 'child') },
    );
    assert.equal(side, undefined);
    assert.deepEqual([(await suggested(two, second)).length, (await lines(second)).length], [2, 2]);
    for (const person of [priya, colin])
      assert.deepEqual([await suggested(two, person), await lines(person)], [[], []]);
  });

  /** Cases that one is linked with, and why; the same on its card, but for which. */
  const linked = async (reference: Reference, person = moira): Promise<readonly string[]> => {
    const [root, mentions] = [await rootOf(reference), await mentionsOf(reference)];
    const found = (await linksOf(reader(person), root, mentions)).linked;
    const onCard = (await linkLines(reader(person), root, mentions)).linked;
    assert.deepEqual(
      onCard.map(({ why }) => why),
      found.map(({ why }) => why),
    );
    return found.map(({ row, why }) => `${row.reference}: ${why.join(', ')}`);
  };

  it('brother and sister stay linked by the home of the referral, nothing is asked, and neither case keeps it', async () => {
    await play(one, received({ ...kestrel, address: '6 Example Row', postcode: 'ZZ99 9AA' }));
    await play(three, received({ ...sparrow, postcode: 'ZZ99 9AA' }));
    assert.deepEqual([await suggested(one), await suggested(three)], [[], []]);
    const say = 'the same home, perhaps a brother or sister';
    assert.deepEqual([await linked(one), await linked(three)], [[`${three}: ${say}`], [`${one}: ${say}`]]);
    await play(three, [
      nowChanged({ trueNow: 'home', livesAt: 'foster', address: '8 Mock Way', postcode: 'ZZ98 8BB' }),
    ]);
    assert.deepEqual([await linked(one), await linked(three)], [[`${three}: ${say}`], [`${one}: ${say}`]]);
    for (const [reference, other] of [
      [one, three],
      [three, one],
    ] as const) {
      assert.ok(!JSON.stringify(await target.stored(reference)).includes(other));
    }
    for (const person of [priya, colin]) assert.deepEqual(await linked(one, person), []);
    await play(three, [keptOut(moira, greta)]);
    assert.deepEqual(
      [await linked(one), await linked(three), await linked(one, second)],
      [[], [], [`${three}: ${say}`]],
    );
  });

  it('a case that names the child or home of another is linked with it from both sides, also once it was left in its case', async () => {
    await namesSparrow();
    const named = [`${two}: names this child, names this child’s home`];
    assert.deepEqual([await linked(two), await linked(three)], [[], named]);
    for (const id of ['P1', 'P2']) await say({ say: 'leave', mine: ref(two, id) });
    assert.deepEqual(
      [await linked(two), await linked(three)],
      [[`${three}: the child is named in this case, the child’s home is named in this case`], named],
    );
    // By names alone perhaps, and by all of them.
    await play(one, received(kestrel, added('child', { name: 'sparrow stub', birth: '' })));
    assert.deepEqual(
      (await linked(three)).find((line) => line.startsWith(one)),
      `${one}: perhaps names this child`,
    );
    // What was taken back leads nowhere, nor what its mark or its case keeps from the co-ordinator.
    await play(one, [[priya, 1, 'takeBackMention', { reason: 'The wrong child.' }, { part: 'P1' }]]);
    assert.deepEqual(await linked(three), named);
    await play(two, [[priya, 1, 'putMarkRight', { mark: 'police', reason: 'Theirs.' }, { part: 'P2' }]]);
    assert.deepEqual(await linked(three), [`${two}: names this child`]);
    await play(two, [keptOut(moira, greta)]);
    assert.deepEqual([await linked(three), await linked(three, second)], [[], [`${two}: names this child`]]);
    for (const person of [priya, colin]) assert.deepEqual(await linked(three, person), []);
  });

  it('a case of the same child is no brother or sister, nor what was merged into it', async () => {
    await play(one, received(kestrel));
    await play(two, received({ ...kestrel, caseSystemId: 'T-2002' }));
    assert.deepEqual([await linked(one), await linked(two)], [[], []]);
    // By another name it is not known to be; once it is merged it is.
    await play(three, received({ ...kestrel, forenames: 'Robin', dateOfBirth: '1/2/2012' }));
    assert.equal((await linked(one)).length, 1);
    const root = await rootOf(one);
    const merged = { ...root, merged: [three] } as typeof root;
    assert.deepEqual((await linkLines(reader(), merged, [])).linked, []);
  });

  it('what was taken back is found by nothing', async () => {
    await threeTeams();
    await play(one, [[priya, 1, 'takeBackMention', { reason: 'The wrong child.' }, { part: 'P1' }]]);
    assert.deepEqual(await suggested(two), [`+44 (0)7700 900-123: sure, the same number, ${three}/P1`]);
    assert.equal(await countOfLinks(reader()), 2);
    assert.deepEqual(await problems(), []);
  });

  it('what is restricted, kept out or marked leaves no line, no count and no gap', async () => {
    await threeTeams();
    await play(one, [keptOut(moira, greta)]);
    assert.deepEqual(await suggested(two), [`+44 (0)7700 900-123: sure, the same number, ${three}/P1`]);
    assert.deepEqual((await linkLines(reader(), await rootOf(two), await mentionsOf(two))).lines, [
      { strength: 'sure', why: 'the same number', cases: 1, records: 0, own: false },
    ]);
    assert.equal(await countOfLinks(reader()), 2);
    assert.deepEqual([(await suggested(two, second)).length, await countOfLinks(reader(second))], [2, 3]);
    const side = (other: Reference) =>
      sideBySide(reader(), { reference: two, ref: ref(two) }, { reference: other, ref: ref(other) });
    assert.equal(await side(one), undefined);
    // Police only: the co-ordinator knows that there is an entry, and is told nothing by what it is like.
    await play(three, [[priya, 1, 'putMarkRight', { mark: 'police', reason: 'Theirs.' }, { part: 'P1' }]]);
    assert.deepEqual(await suggested(two), []);
    assert.equal(await side(three), undefined);
    assert.equal(await countOfLinks(reader()), 1);
  });

  it('a restricted case is the co-ordinator’s as before, who is not kept out of it', async () => {
    await threeTeams();
    await play(one, [restrictedByHand()]);
    assert.equal((await suggested(two)).length, 2);
  });

  it('keys of entries are made again with those of their cases, wherever the program was stopped', async () => {
    const other = 'another secret, that is in the safe';
    assert.equal(await store.fit({ mayMark: true }), 'fits');
    await threeTeams();
    const keysOf = async (reference: Reference): Promise<unknown> =>
      (await target.stored(reference)).find(({ id }) => id === 'mention-P1')?.['matchKeys'];
    assert.deepEqual(await keysOf(one), madeWith(secret));
    const before = await rotate({ ...toolsOn(store, other), tell: () => undefined });
    assert.deepEqual([before.is, before.cases], ['done', 3]);
    for (const reference of [one, two, three]) assert.deepEqual(await keysOf(reference), madeWith(other));
    assert.equal((await store.cases.linksAlike(madeWith(other))).length, 3);
    assert.deepEqual(await store.cases.linksAlike(madeWith(secret)), []);
    assert.deepEqual(await problems(), []);
    // One that was stopped before its case was written is found again.
    const [stale] = (await target.stored(one)).filter(({ id }) => id === 'mention-P1');
    await target.put({ ...stale, id: 'mention-P1', pk: one, matchKeys: ['old'] });
    assert.equal((await rotate({ ...toolsOn(store, other), tell: () => undefined })).cases, 1);
    assert.deepEqual(await keysOf(one), madeWith(other));
  });

  it('the look at each case of which something is shown is written first', async () => {
    await threeTeams();
    await suggested(two);
    for (const reference of [one, two, three]) {
      const looks = await store.looks.of(reference);
      assert.ok(
        looks.some(({ what, person }) => what === 'people and places' && person === moira.objectId),
        reference,
      );
    }
  });

  const looks = async () => (await store.looks.of(two)).filter(({ what }) => what === 'people and places').length;
  it('so is the look at each case that is linked; that there are some is none', async () => {
    await namesSparrow();
    await linkLines(reader(), await rootOf(three), []);
    assert.equal(await looks(), 0);
    await linked(three);
    assert.equal(await looks(), 1);
  });
});
