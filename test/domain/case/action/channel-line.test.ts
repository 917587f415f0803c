// The line that a whole channel reads: what might identify any child is refused, known of this one or not (docs/process.md P10.11).
import assert from 'node:assert/strict';
import { identifiesSomebody } from '../../../../src/domain/case/action/identifying.ts';
import { kestrel } from '../../../people/builders.ts';

const refused: readonly (readonly [line: string, holds: string])[] = [
  ['Visit Kestrel', 'a name of the child'],
  ['Kestral phone check', 'something close to a name of the child'],
  ['Ketsrel phone check', 'something close to a name of the child'],
  ['Kestrell phone check', 'something close to a name of the child'],
  ['Visit 4 Example Row', 'the address of the child'],
  ['See the boy at 12 Made Up Road', 'an address'],
  ['Visit 7 Long Street', 'an address'],
  ['Call at NE28 0AA', 'a postcode'],
  ['DOB 3/4/2012 check', 'a date'],
  ['Reply by 2027-01-18', 'a date'],
  ['Speak to the girl', 'a child'],
  ['Speak to his brothers', 'a child'],
  ['Visit Longbenton High', 'a school'],
  ['Talk in year 9', 'an age'],
  ['The one aged 15', 'an age'],
];
const taken = [
  '',
  'Licensing visit',
  'Shop visit',
  'Evening visits, one building',
  'Two patrols a week',
  'CAWN check',
  'Return home interview within 72 hours',
  'Ask the school',
  'Meet at 15:00 in room 4',
  'Talk to the landlord about the lease',
  'Keep the kettle on',
];

describe('The line for a channel', () => {
  for (const [line, holds] of refused) {
    it(`“${line}” holds ${holds}`, () => assert.equal(identifiesSomebody(line, kestrel), holds));
  }
  for (const line of taken) {
    it(`“${line}” may stand there`, () => assert.equal(identifiesSomebody(line, kestrel), undefined));
  }
});
