// How often each person looked at each thing in a day.
import assert from 'node:assert/strict';
import type { Seen } from '../../../src/domain/look/findings.ts';
import { talliesOf } from '../../../src/domain/look/tally.ts';

const look = (person: string, reference: string, hour: number, more: Partial<Seen> = {}): Seen => ({
  id: `${person} ${reference} ${hour}`,
  person,
  name: person.toUpperCase(),
  reference,
  what: 'referral',
  at: `2027-01-20T${String(hour).padStart(2, '0')}:00:00.000Z`,
  ...more,
});

describe('The looks of a day, counted', () => {
  it('are one row for each person and thing: how many, how many were shown nothing, and the last', () => {
    const looks = [
      look('a', 'one', 12, { relation: 'none' }),
      look('a', 'one', 9),
      look('a', 'two', 10),
      look('b', 'one', 11),
    ];
    assert.deepEqual(talliesOf(looks), [
      { person: 'a', name: 'A', reference: 'one', looks: 2, refused: 1, last: '2027-01-20T12:00:00.000Z' },
      { person: 'a', name: 'A', reference: 'two', looks: 1, refused: 0, last: '2027-01-20T10:00:00.000Z' },
      { person: 'b', name: 'B', reference: 'one', looks: 1, refused: 0, last: '2027-01-20T11:00:00.000Z' },
    ]);
  });
  it('say as what the person stood at the last one that says it', () => {
    const looks = [
      look('a', 'one', 9, { roles: ['manager'], agency: 'police' }),
      look('a', 'one', 10, { roles: ['chair'], agency: 'health' }),
      look('a', 'one', 11),
    ];
    const [{ roles, agency } = {}] = talliesOf(looks);
    assert.deepEqual([roles, agency], [['chair'], 'health']);
  });
  it('are none where no one looked', () => assert.deepEqual(talliesOf([]), []));
});
