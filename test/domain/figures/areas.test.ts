// What figures say of where, of whom beside all children here, and of who was referred again (docs/process.md P18.3).
import assert from 'node:assert/strict';
import { inAreas, sectorOf } from '../../../src/domain/figures/areas.ts';
import { countsOf, type Counts } from '../../../src/domain/figures/counts.ts';
import { eventsOfCase } from '../../../src/domain/figures/events.ts';
import { groupsIn, sharesOf } from '../../../src/domain/figures/rates.ts';
import { sayingOf, tellFigures } from '../../../src/domain/figures/told.ts';
import type { Fact } from '../../../src/domain/case/whole/case.ts';
import type { MeasureName } from '../../../src/domain/figures/measures.ts';
import { filledIn, given, kestrel, priya, type StoryRow, type Told } from '../../people/builders.ts';
import { added } from '../../people/mention-builders.ts';
import { other, untilReceived } from '../../people/meeting-builders.ts';

const january = (facts: readonly Fact[]): Counts => countsOf(eventsOfCase(facts))['2027-01'] ?? {};
const referredFrom = (postcode: string): Counts =>
  january(given(filledIn(priya, { ...kestrel, postcode }), ...untilReceived.slice(1)));
const keysOf = (counts: Counts, beginning: string): readonly string[] =>
  Object.keys(counts).filter((key) => key.startsWith(beginning));
const totalOf = (told: Told, name: MeasureName): number => january(given(...told))[`${name}||`] ?? 0;

const again = (times: number): Counts =>
  january(
    given(...untilReceived).map((fact) =>
      fact.step === 'start'
        ? { ...fact, data: { ...fact.data, again: { of: other, ended: '2025-11-01T10:00:00.000Z', times } } }
        : fact,
    ),
  );
const shares = (white: number, black: number) => {
  const counts = { 'referrals|ethnicity|white': white, 'referrals|ethnicity|black': black };
  const say = sayingOf(tellFigures(counts, true), true);
  const of = (value: string) => say.count('referrals', 'ethnicity', value);
  return sharesOf({ white: of('white'), black: of('black'), notKnown: of('notKnown') });
};

describe('Areas in the figures', () => {
  it('a postcode is counted by its beginning, however it was typed, and nothing else of it is', () => {
    assert.deepEqual(['NE28 6AB', 'ne286ab', 'E1 6AN', 'EC1A 1BB', 'NE28', '', 'not known'].map(sectorOf), [
      'NE28 6',
      'NE28 6',
      'E1 6',
      'EC1A 1',
      undefined,
      undefined,
      undefined,
    ]);
    const counts = referredFrom('ne99 9zz');
    assert.deepEqual(keysOf(counts, 'referrals|area'), ['referrals|area|NE99 9']);
    assert.ok(Object.keys(counts).every((key) => !/zz/i.test(key)));
  });

  it('is told by the areas of the council: their postcodes together, what is in none as elsewhere', () => {
    const counts: Counts = {
      'referrals||': 9,
      'referrals|area|NE28 6': 2,
      'referrals|area|NE28 7': 3,
      'referrals|area|NE1 1': 1,
      'referrals|area|SR1 1': 2,
      'referrals|area|notKnown': 1,
      'consent|||2': 4,
    };
    assert.deepEqual(inAreas(counts, { areas: { Wallsend: ['NE28 6', 'NE28 7'] } }), {
      'referrals||': 9,
      'referrals|area|Wallsend': 5,
      'referrals|area|elsewhere': 3,
      'referrals|area|notKnown': 1,
      'consent|||2': 4,
    });
  });

  it('are told apart nowhere where the council has set none', () => {
    const counts = inAreas(referredFrom('NE99 9ZZ'), {});
    assert.deepEqual(
      Object.keys(counts).filter((key) => key.includes('|area|')),
      [],
    );
    assert.equal(counts['referrals||'], 1);
  });
});

describe('What a case names, in the figures', () => {
  it('a place and a business count by their kind and where they are, in the month in which they were named', () => {
    const counts = january(
      given(...untilReceived, added('place', { placeKind: 'home' }), added('organisation'), added('vehicle')),
    );
    assert.deepEqual(keysOf(counts, 'placesNamed'), [
      'placesNamed||',
      'placesNamed|placeKind|home',
      'placesNamed|area|NE99 9',
      'placesNamed|placeKind|notKnown',
    ]);
    assert.equal(counts['placesNamed||'], 2);
  });

  it('not what is for some agencies only, and not a slip', () => {
    assert.equal(totalOf([...untilReceived, added('place', { mark: 'health' })], 'placesNamed'), 0);
    const slip: StoryRow = [priya, 1, 'takeBackMention', { reason: 'Another case.' }, { part: 'P1' }];
    assert.equal(totalOf([...untilReceived, added('place'), slip], 'placesNamed'), 0);
  });

  it('sexual exploitation counts on its own where the case names a group', () => {
    const sexual = [filledIn(priya, { ...kestrel, types: 'sexual,online' }), ...untilReceived.slice(1)];
    assert.equal(totalOf(sexual, 'groupSexual'), 0);
    assert.equal(totalOf([...sexual, added('group')], 'groupSexual'), 1);
    assert.equal(totalOf([...sexual, added('group', { mark: 'health' })], 'groupSexual'), 0);
    assert.equal(totalOf([...untilReceived, added('group')], 'groupSexual'), 0, 'not sexual');
  });
});

describe('Referred again', () => {
  it('counts what the setting had as a re-referral when it was begun, not what is within twelve months', () => {
    assert.equal(again(1)['again||'], 1, 'fourteen months later, of a council that counts eighteen');
    assert.equal(again(0)['again||'], undefined);
  });
});

describe('Ethnicity beside all children who live here', () => {
  const groups = { white: 92, mixed: 3, asian: 3.5, black: 0.8, other: 0.7 };
  it('is what was set of that year, or of the newest before it', () => {
    const settings = { ethnicity0to17: { 2021: groups } };
    assert.deepEqual(groupsIn(settings, '2027-Q2'), { year: '2021', groups });
    assert.equal(groupsIn(settings, '2020'), undefined);
    assert.equal(groupsIn({}, '2027'), undefined);
  });
  it('is a share of those known, made of classes: the same whatever lies in them, and none of few or of nearly all', () => {
    assert.deepEqual(shares(40, 10), { white: '80 %', black: '20 %' });
    for (const white of [38, 39, 40, 41, 42])
      for (const black of [8, 9, 10, 11, 12]) assert.deepEqual(shares(white, black), shares(40, 10));
    assert.deepEqual(shares(40, 4), { white: 'too few to say', black: 'too few to say' });
    assert.deepEqual(shares(4, 4), { white: 'too few to say', black: 'too few to say' });
  });
});
