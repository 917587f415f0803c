// Days and moments as people say them. Now is Tuesday 5 January 2027, 11:00; the tests of the night say when it is.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readRaw, type Field } from '../../../src/domain/kernel/fields.ts';
import { parseTypedMoment, sayMoment, typedMoment } from '../../../src/domain/time/moments.ts';
import { parsePastDate, parseSaidDate } from '../../../src/domain/time/said.ts';

const today = '2027-01-05';
const now = '2027-01-05T11:00:00.000Z';
const at = (time: string) => `2027-01-05T${time}:00.000Z`;
const of = (date: string) => ({ moment: `${date}T00:00:00.000Z`, dayOnly: true });

describe('A day as people say it', () => {
  const read: readonly (readonly [said: string, date: string])[] = [
    ['today', '2027-01-05'],
    ['Yesterday', '2027-01-04'],
    ['the day before yesterday', '2027-01-03'],
    ['tomorrow', '2027-01-06'],
    ['3 days ago', '2027-01-02'],
    ['a week ago', '2026-12-29'],
    ['in two weeks', '2027-01-19'],
    ['in a day', '2027-01-06'],
    ['last Friday', '2027-01-01'],
    ['last Tuesday', '2026-12-29'],
    // The nearest: of 30 November and of 12 February there are two within a year.
    ['30/11', '2026-11-30'],
    ['30th of November', '2026-11-30'],
    ['12.2', '2027-02-12'],
    ['Fri 12 Feb', '2027-02-12'],
    ['29/2', '2028-02-29'],
    // What has a year means the same on every day.
    ['14/3/2011', '2011-03-14'],
  ];
  for (const [said, date] of read.filter(([one]) => one !== '29/2'))
    it(`${said} is ${date}`, () => assert.deepEqual(parseSaidDate(said, today), { date }));

  it('29/2 is that of the leap year, where one is near; else its problem is said', () => {
    assert.deepEqual(parseSaidDate('29/2', '2028-01-05'), { date: '2028-02-29' });
    assert.deepEqual(parseSaidDate('29/2', '2026-01-05'), {
      problem: 'February 2026 has only 28 days: check the day.',
    });
  });

  it('a weekday alone may be either of two, and both are named; of what has been it is the last', () => {
    const problem = 'which? Write 1/1/2027 or 8/1/2027.';
    for (const said of ['Friday', 'next Friday', 'this fri', 'on Friday'])
      assert.deepEqual(parseSaidDate(said, today), { problem });
    assert.deepEqual(parsePastDate('Friday', today), { date: '2027-01-01' });
    assert.deepEqual(parsePastDate('Tuesday', today), { date: '2027-01-05' });
    assert.deepEqual(parsePastDate('12/2', today), { date: '2026-02-12' });
  });

  it('a weekday in front of a day without a year is checked, and chooses no other year', () => {
    assert.deepEqual(parseSaidDate('Sun 30/11', today), {
      problem: 'that date falls on a Monday: check the day, or leave the weekday out.',
    });
  });

  it('what is no day stays one that is asked for', () => {
    for (const said of ['soon', 'ago', 'in', '3 days', 'in 3 days ago', '32/11', 'x'.repeat(300)])
      assert.ok('problem' in parseSaidDate(said, today), said);
  });

  it('is kept as the date that is meant, so that it means the same tomorrow', () => {
    const field: Field = { name: 'due', title: 'Due', kind: 'date', need: 'always' };
    assert.deepEqual(readRaw(field, 'yesterday', now), { keep: '4/1/2027' });
    assert.deepEqual(readRaw(field, '14 March 2011', now), { keep: '14 March 2011' });
    assert.deepEqual(readRaw(field, 'Friday', now), {
      keep: 'Friday',
      problem: 'which? Write 1/1/2027 or 8/1/2027.',
    });
    assert.equal(readRaw(field, 'yesterday').problem, 'write the date itself, like 14/3/2011.');
  });
});

describe('A moment as people say it', () => {
  const read: readonly (readonly [said: string, moment: string])[] = [
    ['30/11 22:30', '2026-11-30T22:30:00.000Z'],
    ['30 Nov 10.30pm', '2026-11-30T22:30:00.000Z'],
    ['yesterday 22:30', '2027-01-04T22:30:00.000Z'],
    ['yesterday at about 6pm', '2027-01-04T18:00:00.000Z'],
    ['yesterday evening 10:30', '2027-01-04T22:30:00.000Z'],
    ['today 08:15', '2027-01-05T08:15:00.000Z'],
    ['this morning, 8:15', '2027-01-05T08:15:00.000Z'],
    ['22:30 yesterday', '2027-01-04T22:30:00.000Z'],
    ['about 6 pm on Saturday', '2027-01-02T18:00:00.000Z'],
    ['Sat about 6pm', '2027-01-02T18:00:00.000Z'],
    ['Sat night 10:30', '2027-01-02T22:30:00.000Z'],
    ['yesterday 2230hrs', '2027-01-04T22:30:00.000Z'],
    // Today is a Tuesday: half past ten has been, half past ten at night has not.
    ['Tuesday 10:30', '2027-01-05T10:30:00.000Z'],
    ['Tue 22:30', '2026-12-29T22:30:00.000Z'],
    ['Tue evening 10:30', '2026-12-29T22:30:00.000Z'],
    ['last night 22:30', '2027-01-04T22:30:00.000Z'],
    ['last night 10:30', '2027-01-04T22:30:00.000Z'],
    ['last night about 2am', '2027-01-05T02:00:00.000Z'],
    ['last night, 12:30am', '2027-01-05T00:30:00.000Z'],
    ['last night 02:00', '2027-01-05T02:00:00.000Z'],
    ['two hours ago', '2027-01-05T09:00:00.000Z'],
    ['half an hour ago', '2027-01-05T10:30:00.000Z'],
    ['45 mins ago', '2027-01-05T10:15:00.000Z'],
    ['3 days ago 22:00', '2027-01-02T22:00:00.000Z'],
    ['14/3/2026 22:30', '2026-03-14T22:30:00.000Z'],
  ];
  for (const [said, moment] of read)
    it(`${said} is ${moment}`, () => assert.deepEqual(parseTypedMoment(said, now), { moment }));

  it('tonight is the night that began yesterday, as long as it lasts', () => {
    const lastEvening = { moment: '2027-01-04T22:30:00.000Z' };
    assert.deepEqual(parseTypedMoment('tonight 22:30', at('02:00')), lastEvening);
    assert.deepEqual(parseTypedMoment('tonight 10.30', at('02:00')), lastEvening);
    assert.deepEqual(parseTypedMoment('tonight 01:00', at('02:00')), { moment: '2027-01-05T01:00:00.000Z' });
    assert.deepEqual(parseTypedMoment('tonight 22:30', at('23:00')), { moment: '2027-01-05T22:30:00.000Z' });
  });

  it('a time that is not known is the earliest of its day, and stays not known', () => {
    for (const said of ['yesterday ?', 'yesterday, time not known', 'last night, time not known', 'last night unknown'])
      assert.deepEqual(parseTypedMoment(said, now), of('2027-01-04'), said);
    assert.deepEqual(parseTypedMoment('30/11 ?', now), of('2026-11-30'));
    assert.deepEqual(parseTypedMoment(typedMoment('2027-01-04T00:00:00.000Z', true)), of('2027-01-04'));
    assert.equal(sayMoment('2027-01-04T00:00:00.000Z', 'day'), 'Mon 4 Jan, time not known');
    assert.equal(sayMoment('2026-11-30T22:30:00.000Z', undefined, now), 'Mon 30 Nov 2026 22:30');
  });

  for (const [said, problem] of [
    ['yesterday', 'give the time too, like yesterday 22:30; or yesterday ? if it is not known.'],
    ['22:30', 'say the day too, like today 08:30 or yesterday 22:30.'],
    ['?', 'say the day too, like today 08:30 or yesterday 22:30.'],
    ['last night 12:30', 'write 00:30 or 12:30am for half past midnight.'],
    ['last night 9am', 'that is no time of a night: say the day, like today 08:30.'],
    ['yesterday 25:00', 'there is no such time: write it like 22:30.'],
    ['Sun 30/11 22:30', 'that date falls on a Monday: check the day, or leave the weekday out.'],
    ['a while ago', 'write the day and the time, like yesterday 22:30 or 14/3 6pm.'],
  ] as const)
    it(`${said} is answered with what to do`, () => assert.deepEqual(parseTypedMoment(said, now), { problem }));

  it('in summer is London’s', () => {
    assert.deepEqual(parseTypedMoment('yesterday 00:30', '2027-07-02T09:00:00.000Z'), {
      moment: '2027-06-30T23:30:00.000Z',
    });
    // Half past midnight in London is the evening before in UTC: today is the 2nd all the same.
    assert.deepEqual(parseTypedMoment('today 00:10', '2027-07-01T23:30:00.000Z'), {
      moment: '2027-07-01T23:10:00.000Z',
    });
  });

  it('is kept as it is meant, and asks for the time where the field needs it', () => {
    const field: Field = { name: 'at', title: 'When', kind: 'moment', need: 'always' };
    assert.deepEqual(readRaw({ ...field, dayAlone: true }, 'last night ?', now), { keep: '4/1/2027 ?' });
    assert.deepEqual(readRaw(field, 'Sat about 6pm', now), { keep: '2/1/2027 18:00' });
    assert.match(readRaw(field, 'last night ?', now).problem ?? '', /^the time is needed here/);
  });

  it('whatever is said is a moment or an answer in plain words, and what is kept is read alike on any later day', () => {
    const pieces = [
      'yesterday',
      'last night',
      'Sat',
      '30/11',
      '4 Jan',
      'about',
      '6pm',
      '22:30',
      '?',
      'ago',
      'night',
      ' ',
    ];
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom(...pieces), { maxLength: 5 }).map((all) => all.join(' ')),
    );
    const field: Field = { name: 'at', title: 'When', kind: 'moment', need: 'always', dayAlone: true };
    fc.assert(
      fc.property(anything, (said) => {
        const read = readRaw(field, said, now);
        if (read.keep === '' || read.problem !== undefined) return;
        assert.deepEqual(readRaw(field, read.keep, '2027-03-09T11:00:00.000Z'), { keep: read.keep });
      }),
      { numRuns: 2000 },
    );
  });
});
