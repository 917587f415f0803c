// The receipt of a press: it names those whom the step reached, and no one else; and it stays until it is read.
import assert from 'node:assert/strict';
import type { Card } from '../../src/cards/blocks.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import { mintCommandId } from '../../src/domain/kernel/ids.ts';
import { baseCard, type Standing } from '../../src/cards/base-card.ts';
import { receipted, type Receipt } from '../../src/cards/receipt.ts';
import { sayReached } from '../../src/desk/scene/reached.ts';
import { readable } from '../journeys/people/readable.ts';
import { colin, filledIn, moira, noConflict, priya, ravi, someone, submitted, tess } from '../people/builders.ts';
import { missed } from '../people/episode-builders.ts';
import type { World } from '../worlds/harness.ts';
import { openTriage, received, ref } from './triage/triage-office.ts';

/** As the form has it, which asks for the day beside the time. */
const sent = { ...missed, day: '2027-01-03 night', since: '22:00' };

const toldMother = {
  name: 'Jo Madeup',
  relation: 'mother',
  responsibility: 'yes',
  interpreter: 'no',
  told: 'no',
  notTold: 'planned',
  asked: 'notYet',
  raised: 'speaks,what,toldOn,toldBy,notTold,isWarnedOf,done,view',
};

describe('The receipt of a press', () => {
  let world: World;
  beforeEach(async () => {
    world = await openTriage();
  });
  afterEach(async () => world.stop());

  const presses = async (who: Person, verb: string, data: object, command = minted()): Promise<string> => {
    world.clock.passes(1500);
    const { card } = await world.windowOf(who).sends(verb, { ref, ...data, command });
    return readable(card as Card);
  };
  const minted = () => mintCommandId(world.clock.nowMs(), world.clock.bytes(8));
  const chat = (who: Person): readonly string[] =>
    world
      .windowOf(who)
      .messages()
      .map(({ card }) => readable(card as Card));

  it('names those who are called, and is no alarm to the person who recorded it', async () => {
    await world.has(ref, received());
    await world.settled();
    const before = chat(priya);
    const reads = await presses(priya, 'missing.record.go', { ...sent, reported: 'no' });
    assert.match(reads, /^\| ✓ Missing recorded · /);
    assert.match(reads, /Told:\*\* Moira Example \(co-ordinator\) and Tess Gavel \(chair\)\./);
    assert.match(reads, /Next:\*\* ring \*\*101\*\* now, \*\*999\*\* if the child is in danger/);
    await world.settled();
    for (const who of [moira, tess]) assert.match(chat(who).at(-1) ?? '', /Urgent/, who.name);
    assert.deepEqual(chat(priya), before, 'her own card has not taken its place');
    await world.passesTo('2027-01-04T10:03:00.000Z');
    await world.settled();
    const own = chat(priya).filter((card) => card.includes(ref));
    assert.equal(own.length, 1, 'she is not called by her own step');
    assert.match(own.join(), /Urgent/, 'in the end her card says what is true');
  });

  it('makes way for what is pressed next', async () => {
    await world.has(ref, received());
    await world.settled();
    const before = chat(priya);
    assert.match(await presses(priya, 'missing.record.go', sent), /✓ Missing recorded/);
    await world.settled();
    await presses(priya, 'home', {});
    await world.settled();
    assert.notDeepEqual(chat(priya), before);
  });

  it('is followed by a card that was typed for, and what waited for the receipt takes nothing from it', async () => {
    await world.has(ref, received());
    await world.settled();
    assert.match(await presses(priya, 'now.family.go', toldMother), /✓ Family contact recorded/);
    await world.windowOf(priya).says(`missing ${ref}`);
    await world.settled();
    await world.passesTo('2027-01-04T10:10:00.000Z');
    await world.settled();
    assert.match(chat(priya).at(-1) ?? '', /\[ Record missing \]/);
  });

  it('of the same press again says when it was done, and of no one that they are told', async () => {
    await world.has(ref, [...filledIn(), submitted(), noConflict(colin)]);
    const command = minted();
    const first = await presses(colin, 'consent.give', {}, command);
    assert.match(first, /✓ Consent given · [^]*Told:\*\* Priya Testworth and Moira Example \(co-ordinator\)\./);
    const again = await presses(colin, 'consent.give', {}, command);
    assert.match(again, /✓ Consent given · /);
    assert.doesNotMatch(again, /Told:/);
  });
});

const people = (calls: boolean, ...all: readonly Person[]) => all.map((person) => ({ person, isCalled: calls }));
const shown = (receipt: Partial<Receipt>, standing: Partial<Standing> = {}): string =>
  readable(
    receipted(baseCard('MSET-CASE-01', { label: 'Listed', buttons: [], ...standing }, '2027-01-04T10:00:00.000Z'), {
      did: 'Listed',
      at: 'Mon 4 Jan 10:00',
      ...receipt,
    }),
  );
describe('A receipt', () => {
  it('says “Told” of those alone who are told', () => {
    assert.match(
      shown({ told: 'Sgt Ravi Mock.', seen: 'Tess sees it.' }),
      /\*\*Told:\*\* Sgt Ravi Mock\. Tess sees it\./,
    );
    assert.match(shown({ seen: 'Tess sees it.' }), /Tess sees it\./);
    assert.doesNotMatch(shown({ seen: 'Tess sees it.' }), /Told/);
  });
  it('takes the place of a band that says the same, with its time or without', () => {
    const due = '2027-01-04T09:00:00.000Z';
    for (const standing of [{}, { due }])
      assert.equal(shown({}, { done: true, word: 'Listed', ...standing }).split('✓ Listed').length, 2);
  });
});
describe('Whom a receipt names', () => {
  it('is no one where no one is reached', () => {
    assert.deepEqual(sayReached([]), {});
  });
  it('is who is called, then who sees it on the card they have', () => {
    assert.deepEqual(sayReached(people(true, ravi)), { told: 'Sgt Ravi Mock.' });
    assert.deepEqual(sayReached(people(false, moira, tess)), {
      seen: 'Moira Example (co-ordinator) and Tess Gavel (chair) see it.',
    });
    assert.deepEqual(sayReached([...people(true, priya, colin, ravi), ...people(false, moira)]), {
      told: 'Priya Testworth, Colin Fixture and Sgt Ravi Mock.',
      seen: 'Moira Example (co-ordinator) sees it.',
    });
  });
  it('is each once, where one press took many steps', () => {
    const many = [
      ...people(true, ravi),
      ...people(false, moira),
      ...people(false, ravi, moira),
      ...people(true, moira),
    ];
    assert.deepEqual(sayReached(many), { told: 'Sgt Ravi Mock and Moira Example (co-ordinator).' });
  });
  it('is three by name and how many others, where they are many', () => {
    const many = [1, 2, 3, 4, 5].map((number) => someone(900 + number, `Person ${number}`));
    assert.deepEqual(sayReached(people(true, ...many)), { told: 'Person 1, Person 2, Person 3 and 2 more.' });
  });
});
