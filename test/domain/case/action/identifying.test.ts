// What of the child may not stand in a channel (docs/process.md P10.11), and what may.
import assert from 'node:assert/strict';
import { identifiedBy } from '../../../../src/domain/case/action/identifying.ts';
import { kestrel } from '../../../people/builders.ts';

const other = {
  ...kestrel,
  forenames: 'Zoë Ann',
  surname: 'Imagined-O’Fiction',
  otherNames: 'Zo, Birdie',
  nhsNumber: '999 000 0018',
  address: 'Flat 3, 12 Nowhere Lane, Sampletown',
  school: 'Pretend Academy',
};

const found: readonly (readonly [line: string, what: string, answers?: typeof kestrel])[] = [
  ['Visit Kestrel at school', 'a name'],
  ['visit kestrel', 'a name'],
  ['KESTREL: licensing visit', 'a name'],
  ['Kestrel’s mentor', 'a name'],
  ['Speak to the Madeups', 'a name'],
  ['The Madeup siblings', 'a name'],
  ['Mentoring (Kestrel)', 'a name'],
  ['Visit Zoe', 'a name', other],
  ['Visit ZOË', 'a name', other],
  ['The Imagined family', 'a name', other],
  ['The Imagined-O’Fiction family', 'a name', other],
  ['The OFiction family', 'a name', other],
  ['The O\u0027Fiction family', 'a name', other],
  ['Ask for Birdie', 'a name', other],
  ['K.M. mentoring', 'the initials'],
  ['K. M. mentoring', 'the initials'],
  ['K M mentoring', 'the initials'],
  ['Mentoring for KM', 'the initials'],
  ['ZAIOF', 'the initials', other],
  ['Patrol at 4 Example Row', 'the address'],
  ['Patrol in Example Row', 'the address'],
  ['Patrol in example-row', 'the address'],
  ['Patrol in Nowhere Lane', 'the address', other],
  ['Patrol near ZZ99 1AA', 'the postcode'],
  ['Patrol near zz991aa', 'the postcode'],
  ['Speak to Fictional High School', 'the school'],
  ['Speak to Fictional High', 'the school'],
  ['Speak to Pretend about lunch', 'the school', other],
  ['File T-1001', 'the case system ID'],
  ['File T1001', 'the case system ID'],
  ['9990000018', 'the NHS number', other],
  ['Ring Pat Pretend', 'the trusted adult'],
  ['Born 14/3/2011', 'the date of birth'],
  ['Born 14.03.2011', 'the date of birth'],
  ['Born 14/3/11', 'the date of birth'],
  ['Born 14-03-11', 'the date of birth'],
  ['Born 2011-03-14', 'the date of birth'],
  ['Born 14 March 2011', 'the date of birth'],
  ['Born on the 14th of March 2011', 'the date of birth'],
  ['Born 14 Mar 2011', 'the date of birth'],
];
const harmless = [
  '',
  'Licensing visit',
  'Mark the file',
  'Two patrols a week until 18/1/2027',
  'CAWN check, reply by 14 March 2027',
  'Meet at 15:00 in room 4',
  'Housing check',
  'Row about the lease',
  'Return home interview within 72 hours',
  '5 km patrol',
  'Ask the school',
];

describe('What identifies the child', () => {
  for (const [line, what, answers = kestrel] of found) {
    it(`“${line}” holds ${what}`, () => assert.equal(identifiedBy(line, answers), what));
  }
  for (const line of harmless) {
    it(`“${line}” does not`, () => assert.equal(identifiedBy(line, kestrel), undefined));
  }

  it('A child called Mark is marked, in “Mark the file” as well', () => {
    assert.equal(identifiedBy('Mark the file', { ...kestrel, forenames: 'Mark' }), 'a name');
  });

  it('Where nothing is known of the child, nothing is found', () => {
    for (const [line] of found) assert.equal(identifiedBy(line, {}), undefined);
  });

  it('Names with the signs of a pattern do no harm', () => {
    const odd = { surname: '(x+', forenames: '[*' };
    for (const [line] of found) assert.equal(identifiedBy(line, odd), undefined);
  });
});
