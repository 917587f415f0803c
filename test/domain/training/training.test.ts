// A training: who may keep it, who gets a place, who moves up, what is due again, and what is counted.
import assert from 'node:assert/strict';
import {
  doneBy,
  attendancesOf,
  monthsLater,
  sayOwn,
  sayPlaces,
  type Training,
} from '../../../src/domain/training/training.ts';
import { toPartitionId } from '../../../src/domain/matters/partition.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import {
  colin,
  directory,
  ife,
  later,
  moira,
  monday10,
  noor,
  ola,
  priya,
  ravi,
  tess,
  as,
} from '../../people/builders.ts';
import {
  callsOff,
  changes,
  dayAfter,
  givesUp,
  offers,
  records,
  signsUp,
  trainingAfter,
  trainingFact,
  trainingId,
  type TrainingRow,
} from '../../people/training-builders.ts';

const at = (...deeds: readonly TrainingRow[]): Training => trainingAfter([offers(), ...deeds]);
const full = (): Training => at(signsUp(priya), signsUp(ravi), signsUp(noor), signsUp(colin));
const names = (people: Training['taken']): readonly string[] => people.map(({ name }) => name);
const outcome = (before: Training | undefined, deed: TrainingRow, now = later(monday10, 60)): string => {
  const fact = trainingFact(before, deed, typeof deed[1] === 'string' ? deed[1] : now);
  return typeof fact === 'string' ? fact : fact.step;
};

const was = (id: number, startsAt: string, who: Person, title = 'Exploitation basics'): Training => ({
  ...trainingAfter([offers(), signsUp(who), records([who])]),
  id: `TRN-0000-000${id}`,
  startsAt,
  title,
});

const say = (training: Training, now: string) =>
  [priya, ravi, noor, tess].map(({ objectId }) => sayOwn(training, objectId, now));

describe('A training', () => {
  it('has an id of its own', () => {
    assert.match(trainingId, /^TRN-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    assert.equal(toPartitionId(trainingId), trainingId);
    assert.equal(toPartitionId(trainingId.toLowerCase()), undefined);
  });

  it('is kept by the co-ordinator alone, and signed up for by anyone of the directory, whatever their role', () => {
    for (const by of [priya, colin, ravi, tess, ife]) assert.equal(outcome(undefined, offers({}, by)), 'notAvailable');
    assert.equal(outcome(undefined, offers()), 'offerTraining');
    for (const step of [changes({ places: '3' }), callsOff(), records([])]) {
      assert.equal(outcome(at(), as(priya, step)), 'notAvailable', step[2]);
    }
    const forManagers = trainingAfter([offers({ meantFor: 'manager' })]);
    for (const by of [priya, ravi, ola, ife, tess, moira]) assert.equal(outcome(forManagers, signsUp(by)), 'signUp');
  });

  it('is offered for a time to come, with places that a card can name', () => {
    assert.equal(outcome(undefined, offers({ date: '4/1/2027', time: '9:00' })), 'badDate');
    for (const wrong of [{ places: '0' }, { places: '61' }, { time: '25:00' }, { title: '' }, { place: '' }]) {
      assert.equal(outcome(undefined, offers(wrong)), 'incomplete', JSON.stringify(wrong));
    }
  });

  it('tells of no case and no number, for everyone reads it; its place may be rung', () => {
    for (const wrong of [
      { title: 'What mset-ba71-zj taught us' },
      { title: 'Case 123456' },
      { place: 'MSET-BA71-ZJ' },
    ]) {
      assert.equal(outcome(undefined, offers(wrong)), 'identifies', JSON.stringify(wrong));
      assert.equal(outcome(at(), changes(wrong)), 'identifies', JSON.stringify(wrong));
    }
    for (const place of ['Room 2, ring 0191 498 0100', 'https://teams.example/l/19%3a4f7k-24']) {
      assert.equal(outcome(undefined, offers({ place })), 'offerTraining', place);
    }
    assert.equal(outcome(at(), callsOff('The trainer is with MSET-BA71-ZJ.')), 'identifies');
  });

  it('gives its places in order, and then a waiting list', () => {
    assert.deepEqual(names(full().taken), [priya.name, ravi.name]);
    assert.deepEqual(names(full().waiting), [noor.name, colin.name]);
    assert.equal(sayPlaces(full()), 'full, 2 waiting');
    assert.equal(outcome(full(), signsUp(priya)), 'unchanged');
    assert.equal(outcome(full(), signsUp(noor)), 'unchanged');
  });

  it('moves up whoever waits longest and is still in the directory', () => {
    const left = trainingAfter([offers(), signsUp(priya), signsUp(ravi), signsUp(noor), signsUp(colin), givesUp(ravi)]);
    assert.deepEqual(names(left.taken), [priya.name, noor.name]);
    assert.deepEqual(names(left.waiting), [colin.name]);
    const withoutNoor = { ...directory, people: directory.people.filter(({ name }) => name !== noor.name) };
    const skipped = trainingAfter(
      [offers(), signsUp(priya), signsUp(ravi), signsUp(noor), signsUp(colin), givesUp(ravi)],
      withoutNoor,
    );
    assert.deepEqual(names(skipped.taken), [priya.name, colin.name]);
  });

  it('says how each stands to it: before it, once it has begun, and once who came is recorded', () => {
    const booked = at(signsUp(priya), signsUp(ravi), signsUp(noor));
    assert.deepEqual(say(booked, later(monday10, 60)), [
      'You have a place',
      'You have a place',
      'You are number 1 on the waiting list',
      undefined,
    ]);
    assert.deepEqual(say(booked, dayAfter), [
      'You were booked; the co-ordinator records who came',
      'You were booked; the co-ordinator records who came',
      'You were on the waiting list',
      undefined,
    ]);
    assert.deepEqual(say(at(signsUp(priya), signsUp(ravi), signsUp(noor), records([priya])), dayAfter), [
      'You came',
      'You were booked, and are not recorded as there',
      'You had no place',
      undefined,
    ]);
    assert.deepEqual(say(at(signsUp(priya), callsOff()), later(monday10, 60)).slice(0, 1), ['You had a place']);
  });

  it('leaves the waiting list without moving anyone up', () => {
    const left = trainingFact(full(), givesUp(noor), later(monday10, 60));
    assert.deepEqual(typeof left === 'string' ? left : left.data, { movedUp: [] });
    assert.equal(outcome(full(), givesUp(tess)), 'unchanged');
  });

  it('with more places moves up as many, and never takes a place away', () => {
    const more = trainingAfter([offers(), signsUp(priya), signsUp(ravi), signsUp(noor), changes({ places: '3' })]);
    assert.deepEqual(names(more.taken), [priya.name, ravi.name, noor.name]);
    assert.equal(outcome(full(), changes({ places: '1' })), 'tooFew');
  });

  it('is over once it has begun, or is cancelled', () => {
    for (const deed of [signsUp(tess), givesUp(priya), changes({ places: '3' })]) {
      assert.equal(outcome(full(), deed, dayAfter), 'notNow', deed[2]);
      assert.equal(outcome(at(callsOff()), deed), 'notNow', deed[2]);
    }
    assert.equal(outcome(at(callsOff()), records([])), 'notNow');
    assert.equal(outcome(full(), records([priya], later(monday10, 60))), 'notNow');
  });

  it('records who came of those who signed up or waited, and can be put right', () => {
    const held = trainingAfter([offers(), signsUp(priya), signsUp(ravi), signsUp(noor), records([priya, noor, tess])]);
    assert.deepEqual([held.state, names(held.came)], ['held', [priya.name, noor.name]]);
    assert.equal(outcome(held, records([priya, noor], later(dayAfter, 5))), 'unchanged');
    assert.equal(outcome(held, records([ravi], later(dayAfter, 5))), 'recordTraining');
  });

  it('is due again after the months of the setting, the last time of each title counting', () => {
    const all = [
      was(1, '2025-01-14T10:00:00.000Z', priya),
      was(2, '2026-03-10T10:00:00.000Z', priya, 'exploitation basics '),
      was(3, '2024-06-04T09:00:00.000Z', priya, 'Adultification'),
      was(4, '2026-06-04T09:00:00.000Z', noor, 'Adultification'),
    ];
    assert.deepEqual(
      doneBy(all, priya.objectId, 24).map(({ training: { id }, again }) => [id, again]),
      [
        ['TRN-0000-0003', '2026-06-04'],
        ['TRN-0000-0002', '2028-03-10'],
      ],
    );
    assert.equal(monthsLater('2027-08-31', 6), '2028-02-29');
    assert.equal(monthsLater('2027-01-15', -48), '2023-01-15');
  });

  it('counts by agency and team, and names nobody', () => {
    const gone = { ...directory, people: directory.people.filter(({ name }) => name !== noor.name) };
    const deeds = [offers({ places: '9' }), ...[priya, colin, ravi, noor].map(signsUp)];
    const held = trainingAfter([...deeds, records([priya, colin, ravi, noor])]);
    const figures = attendancesOf([held, held, at()], gone);
    assert.deepEqual(
      figures.map(({ agency, people, times }) => [agency, people, times]),
      [
        ['Left the directory', 1, 2],
        [directory.agencies.find(({ id }) => id === ravi.agency)?.name, 1, 2],
        ['The council', 2, 4],
      ],
    );
    assert.doesNotMatch(JSON.stringify(figures), /Priya|Colin|Ravi|Noor/);
  });
});
