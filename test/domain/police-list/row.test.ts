// When two rows of police lists are one: by reference and child, and by neither alone (docs/process.md P29.3).
import assert from 'node:assert/strict';
import {
  isSameEpisode,
  isSameRow,
  referenceOf,
  surelyOf,
  type PoliceRow,
} from '../../../src/domain/police-list/row.ts';

const row = (said: Partial<PoliceRow> = {}): PoliceRow => ({
  surname: 'Madeup',
  forenames: 'Kestrel',
  dateOfBirth: '2011-03-14',
  place: 'Home',
  since: '2027-01-23T22:00:00.000Z',
  policeReference: 'NP-77',
  grade: '',
  ...said,
});

describe('The reference of a row', () => {
  for (const none of [
    '',
    ' ',
    '-',
    'TBC',
    'tba',
    'n/a',
    'N/A 1',
    'NA',
    'pending',
    'Pending (2)',
    'awaited',
    'none yet',
    '0000',
    'unknown',
    'not known',
  ])
    it(`is none: “${none}”`, () => assert.equal(referenceOf({ policeReference: none }), undefined));
  for (const some of ['NP-77', '77', 'NA-2041', 'NPA/12', 'TBCX1', 'MP 0012/27'])
    it(`is one: “${some}”`, () => assert.equal(referenceOf({ policeReference: some }), some));
});

describe('A child is surely another row’s', () => {
  const alike: readonly (readonly [what: string, said: Partial<PoliceRow>, isSame: boolean])[] = [
    ['in capitals, with a space and a hyphen', { surname: 'MADE-UP', forenames: ' kestrel' }, true],
    ['with an accent', { forenames: 'Késtrel' }, true],
    ['of the same sound', { forenames: 'Castriel' }, false],
    ['with one forename more', { forenames: 'Kestrel James' }, false],
    ['with names the other way round', { surname: 'Kestrel', forenames: 'Madeup' }, false],
    ['with letters that move between the fields', { surname: 'Madeupk', forenames: 'estrel' }, false],
    ['born on another day', { dateOfBirth: '2011-03-15' }, false],
  ];
  for (const [what, said, isSame] of alike)
    it(`${what}: ${isSame ? 'yes' : 'no'}`, () => assert.equal(surelyOf(row()) === surelyOf(row(said)), isSame));
  const unsure: Readonly<Record<string, Partial<PoliceRow>>> = {
    'born on a 1 January': { dateOfBirth: '2011-01-01' },
    'with a name that is not known': { forenames: 'Unknown' },
    'with a name that is to come': { surname: 'TBC' },
    'with a name without a letter': { forenames: '?' },
    'with a letter that was lost on the way': { forenames: 'Zo\uFFFD' },
  };
  for (const [what, said] of Object.entries(unsure))
    it(`never: ${what}`, () => assert.equal(surelyOf(row(said)), undefined));
  it('in the letters of any language, which are not dropped', () => {
    assert.notEqual(surelyOf(row({ forenames: 'Олена' })), undefined);
    assert.notEqual(surelyOf(row({ forenames: 'Олена' })), surelyOf(row({ forenames: 'Ольга' })));
  });
});

describe('Two rows of police lists', () => {
  const returned = { returnedAt: '2027-01-24T08:00:00.000Z' };
  const pairs: readonly (readonly [
    what: string,
    one: Partial<PoliceRow>,
    other: Partial<PoliceRow>,
    isOne: boolean,
  ])[] = [
    ['of one child and reference, when the police put the time right', {}, { since: '2027-01-23T21:00:00.000Z' }, true],
    ['of one child and time, the reference to come', { policeReference: 'TBC' }, {}, true],
    ['of brothers under one reference', {}, { forenames: 'Luke', dateOfBirth: '2013-03-03' }, false],
    ['of twins under one reference', {}, { forenames: 'Kostrol' }, false],
    [
      'of children without a reference yet',
      { policeReference: 'TBC' },
      { policeReference: 'TBC', forenames: 'Luke' },
      false,
    ],
    [
      'of one child with a placeholder twice',
      { policeReference: '-' },
      { policeReference: '-', since: '2027-01-20T22:00:00.000Z' },
      false,
    ],
    ['of one reference, the one over before the other began', returned, { since: '2027-01-25T22:00:00.000Z' }, false],
    [
      'of one day, by its time and by the day alone',
      { policeReference: '' },
      { sinceKnown: 'day', since: '2027-01-23T00:00:00.000Z' },
      true,
    ],
    [
      'of two days, by the time and by the day alone',
      { policeReference: '' },
      { sinceKnown: 'day', since: '2027-01-24T00:00:00.000Z' },
      false,
    ],
    [
      'of one day without a time, under two references',
      { sinceKnown: 'day' },
      { sinceKnown: 'day', policeReference: 'NP-78' },
      false,
    ],
    ['of one moment under two references', {}, { policeReference: 'NP-78' }, true],
    [
      'of two who are called alike, born on a 1 January, under two references',
      { dateOfBirth: '2011-01-01' },
      { dateOfBirth: '2011-01-01', policeReference: 'NP-78' },
      false,
    ],
    [
      'of who is called so and born on a 1 January, pasted again',
      { dateOfBirth: '2011-01-01' },
      { dateOfBirth: '2011-01-01' },
      true,
    ],
  ];
  for (const [what, one, other, isOne] of pairs)
    it(`are ${isOne ? 'one' : 'two'}: ${what}`, () => {
      assert.equal(isSameRow(row(one), row(other)), isOne);
      assert.equal(isSameRow(row(other), row(one)), isOne);
    });
  it('of one child are one episode by when it began, whatever the rest of them says', () => {
    assert.equal(isSameEpisode(row(), row({ place: 'School', grade: 'High', policeReference: '' })), true);
  });
});
