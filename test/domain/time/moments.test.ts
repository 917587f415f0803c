import assert from 'node:assert/strict';
import { hoursBetween, parseTypedMoment, sayHours, typedMoment } from '../../../src/domain/time/moments.ts';

describe('A day with a time of day, as people type it', () => {
  // Counted by hand: London is an hour ahead of UTC from 28 March to 31 October 2027.
  const read: readonly (readonly [typed: string, moment: string])[] = [
    ['3/1/2027 22:00', '2027-01-03T22:00:00.000Z'],
    ['Sun 3 January 2027, 22.05', '2027-01-03T22:05:00.000Z'],
    ['3 Jan 2027 at 10pm', '2027-01-03T22:00:00.000Z'],
    ['3 Jan 27 12:15am', '2027-01-03T00:15:00.000Z'],
    ['3/1/27  9:05', '2027-01-03T09:05:00.000Z'],
    ['1/7/2027 09:00', '2027-07-01T08:00:00.000Z'],
    // Half past one comes twice that night: the first is meant.
    ['31/10/2027 01:30', '2027-10-31T00:30:00.000Z'],
    // And on 28 March not at all.
    ['28/3/2027 01:30', '2027-03-28T01:30:00.000Z'],
  ];
  for (const [typed, moment] of read)
    it(`${typed} is ${moment}`, () => assert.deepEqual(parseTypedMoment(typed), { moment }));

  for (const typed of [
    '',
    '3/1/2027',
    '22:00',
    '3/1/2027 25:00',
    '3/1/2027 9:61',
    '3/1/2027 13pm',
    '3/1 22:00',
    'x '.repeat(400),
  ])
    it(`“${typed.slice(0, 20)}” is no moment, and why is said`, () => assert.ok('problem' in parseTypedMoment(typed)));

  it('is typed again as it was', () => {
    for (const [, moment] of read) assert.deepEqual(parseTypedMoment(typedMoment(moment)), { moment });
  });

  it('hours are plain ones, over the change of the clocks, too', () => {
    assert.equal(hoursBetween('2027-10-30T09:00:00.000Z', '2027-11-02T09:00:00.000Z'), 72);
    assert.deepEqual([0, 0.75, 1, 5.5, 71, 73.2, 95.99, 96, 99.5].map(sayHours), [
      '0 minutes',
      '45 minutes',
      '1 hour',
      '5 hours 30 minutes',
      '71 hours',
      '73 hours 12 minutes',
      '95 hours 59 minutes',
      '4 days',
      '4 days 3 hours',
    ]);
  });
});
