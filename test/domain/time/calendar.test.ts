import assert from 'node:assert/strict';
import Holidays from 'date-holidays';
import fc from 'fast-check';
import { bankHolidaysOf, bankHolidaysToCheck, checkedUntil } from '../../../src/domain/time/bank-holidays.ts';
import {
  addOfficeHours,
  addWorkingDays,
  defaultOfficeHours,
  isFirstOfWeek,
  isWorkingDay,
  localDate,
  nextWorkingDay,
  sayDate,
  sayTime,
  sayWhen,
  shiftWorkingDays,
  workingDaysBetween,
} from '../../../src/domain/time/calendar.ts';

const office = defaultOfficeHours;
/** As long as any date of a child who is known today. */
const years = Array.from({ length: 40 }, (_, index) => 2023 + index);

/** A UTC moment without the seconds, as the tables below write it. */
const at = (text: string): string => `${text}:00.000Z`;

const anyMinute = fc
  .integer({ min: Date.parse('2024-01-01') / 60_000, max: Date.parse('2029-12-01') / 60_000 })
  .map((minutes) => new Date(minutes * 60_000).toISOString());
const anyDate = anyMinute.map(localDate);

const isWeekday = (date: string): boolean => ![0, 6].includes(new Date(date).getUTCDay());

describe('Bank holidays', () => {
  const book = new Holidays('GB', 'ENG');

  for (const year of years) {
    it(`of ${year} are those of England in date-holidays that fall on a weekday`, () => {
      const published = book.getHolidays(year).filter(({ type }) => type === 'public');
      const weekdays = published.map(({ date }) => date.slice(0, 10)).filter(isWeekday);
      assert.deepEqual(bankHolidaysOf(year), weekdays);
    });
  }

  it('are those of gov.uk for the years that were compared with it', () => {
    assert.deepEqual(bankHolidaysOf(2026).slice(-2), ['2026-12-25', '2026-12-28']);
    const of2027 = '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'.split(' ').map((day) => `2027-${day}`);
    assert.deepEqual(bankHolidaysOf(2027), of2027);
    assert.equal(bankHolidaysOf(2028)[0], '2028-01-03');
  });

  it('beyond the years that a person checked are worked out, never thrown; and someone is told in time to check them', () => {
    assert.equal(addWorkingDays(at('2030-12-31T10:00'), 1, office), at('2031-01-02T10:00'));
    assert.equal(isWorkingDay('2099-12-25'), false);
    assert.equal(bankHolidaysToCheck(`${checkedUntil - 1}-12-31`), undefined);
    assert.match(bankHolidaysToCheck(`${checkedUntil}-01-01`) ?? '', /after 2030 .* www\.gov\.uk\/bank-holidays/);
  });
});

describe('The shut-down of the office', () => {
  const shut = { ...office, shutDays: ['12-29', '12-30', '12-31'] };

  it('is no time of the office: what falls into it goes on when the office opens', () => {
    assert.equal(addWorkingDays(at('2026-12-24T10:00'), 1, office), at('2026-12-29T10:00'));
    assert.equal(addWorkingDays(at('2026-12-24T10:00'), 1, shut), at('2027-01-04T10:00'));
    assert.equal(addOfficeHours(at('2026-12-30T10:00'), 1, shut), at('2027-01-04T10:00'));
    assert.equal(nextWorkingDay('2026-12-24', shut), '2027-01-04');
    assert.equal(shiftWorkingDays('2027-01-04', -1, shut), '2026-12-24');
    assert.equal(isFirstOfWeek('2027-01-04', shut), true);
  });

  it('is none where the law counts the days', () => {
    assert.equal(nextWorkingDay('2026-12-24'), '2026-12-29');
    assert.equal(isWorkingDay('2026-12-30'), true);
    assert.equal(isWorkingDay('2026-12-30', shut), false);
  });
});

describe('A working day', () => {
  for (const [date, works, why] of [
    ['2027-01-04', true, 'a Monday'],
    ['2027-01-08', true, 'a Friday'],
    ['2027-01-09', false, 'a Saturday'],
    ['2027-01-10', false, 'a Sunday'],
    ['2026-12-24', true, 'Christmas Eve'],
    ['2026-12-25', false, 'Christmas Day'],
    ['2026-12-28', false, 'the substitute for Boxing Day'],
    ['2026-12-29', true, 'the day after the substitute'],
    ['2027-01-01', false, 'New Year'],
    ['2027-03-26', false, 'Good Friday'],
    ['2027-03-29', false, 'Easter Monday'],
    ['2027-03-30', true, 'the Tuesday after Easter'],
    ['2028-01-03', false, 'the substitute for New Year'],
  ] as const) {
    it(`is${works ? '' : ' not'} ${date}, ${why}`, () => assert.equal(isWorkingDay(date), works));
  }

  for (const [date, n, then] of [
    ['2027-01-04', 1, '2027-01-05'],
    ['2027-01-08', 1, '2027-01-11'],
    ['2027-01-09', 1, '2027-01-11'],
    ['2026-12-24', 1, '2026-12-29'],
    ['2026-12-31', 1, '2027-01-04'],
    ['2027-03-25', 1, '2027-03-30'],
    ['2026-12-30', 15, '2027-01-21'],
    ['2027-01-12', -5, '2027-01-05'],
    ['2026-12-29', -1, '2026-12-24'],
    ['2027-01-09', 0, '2027-01-09'],
  ] as const) {
    it(`${n} away from ${date} is ${then}`, () => {
      assert.equal(shiftWorkingDays(date, n), then);
      if (n === 1) assert.equal(nextWorkingDay(date), then);
    });
  }

  for (const [from, to, count] of [
    ['2027-01-04', '2027-01-04', 0],
    ['2027-01-04', '2027-01-05', 1],
    ['2027-01-08', '2027-01-11', 1],
    ['2027-01-08', '2027-01-10', 0],
    ['2026-12-24', '2027-01-04', 4],
    ['2027-01-05', '2027-01-04', -1],
    ['2027-01-10', '2027-01-09', 0],
  ] as const) {
    it(`comes ${count} times after ${from} up to ${to}`, () => assert.equal(workingDaysBetween(from, to), count));
  }

  it('is counted between two dates as it is added to one', () => {
    fc.assert(
      fc.property(anyDate, fc.nat({ max: 60 }), (date, n) => {
        const then = shiftWorkingDays(date, n);
        assert.equal(workingDaysBetween(date, then), n);
        assert.ok(n === 0 || isWorkingDay(then));
      }),
    );
  });

  it('is counted in whole days', () => {
    assert.throws(() => shiftWorkingDays('2027-01-04', 1.5), RangeError);
    assert.throws(() => addWorkingDays(at('2027-01-04T10:00'), -1, office), RangeError);
  });
});

describe('Working days from a moment', () => {
  for (const [what, start, n, due] of [
    ['keep the local time', '2027-01-04T10:42', 1, '2027-01-05T10:42'],
    ['skip the weekend', '2027-01-08T10:42', 1, '2027-01-11T10:42'],
    ['skip Christmas and its substitute', '2026-12-24T16:30', 1, '2026-12-29T16:30'],
    ['skip New Year and its weekend', '2026-12-31T10:00', 2, '2027-01-05T10:00'],
    ['skip the four days of Easter and the clock change in them', '2027-03-25T10:00', 1, '2027-03-30T09:00'],
    ['keep the local time when clocks go back', '2026-10-23T09:00', 1, '2026-10-26T10:00'],
    ['count from that opening when it is before opening', '2027-01-04T07:15', 1, '2027-01-05T09:00'],
    ['count from the next opening when it is after closing', '2027-01-04T17:01', 1, '2027-01-06T09:00'],
    ['count from Monday when it is Friday night', '2027-01-08T22:00', 1, '2027-01-12T09:00'],
    ['count from Monday when it is Saturday', '2027-01-09T11:00', 1, '2027-01-12T09:00'],
    ['count from the first day open when it is Christmas Day', '2026-12-25T11:00', 1, '2026-12-30T09:00'],
    ['take the stroke of opening as open', '2027-01-04T09:00', 1, '2027-01-05T09:00'],
    ['take the stroke of closing as open', '2027-01-04T17:00', 1, '2027-01-05T17:00'],
    ['judge opening by summer time in summer', '2027-06-07T08:00', 1, '2027-06-08T08:00'],
    ['judge closing by summer time in summer', '2027-06-07T16:30', 1, '2027-06-09T08:00'],
    ['know that a summer night is already the next day in London', '2027-06-06T23:30', 1, '2027-06-08T08:00'],
    ['of which there are none lead to the moment itself', '2027-01-04T10:42', 0, '2027-01-04T10:42'],
    ['of which there are none lead to the next opening when it is shut', '2027-01-09T10:42', 0, '2027-01-11T09:00'],
  ] as const) {
    it(what, () => assert.equal(addWorkingDays(at(start), n, office), at(due)));
  }

  it('follow the office hours they are given', () => {
    const late = { opens: '10:00', closes: '18:30' };
    assert.equal(addWorkingDays(at('2027-01-04T18:15'), 1, late), at('2027-01-05T18:15'));
    assert.equal(addWorkingDays(at('2027-01-04T09:15'), 1, late), at('2027-01-05T10:00'));
  });

  it('keep seconds and milliseconds', () => {
    assert.equal(addWorkingDays('2027-01-04T10:42:07.089Z', 1, office), '2027-01-05T10:42:07.089Z');
  });

  it('one by one lead where all at once lead, always to an open office', () => {
    fc.assert(
      fc.property(anyMinute, fc.nat({ max: 12 }), fc.nat({ max: 12 }), (start, some, more) => {
        const due = addWorkingDays(start, some + more, office);
        assert.equal(addWorkingDays(addWorkingDays(start, some, office), more, office), due);
        assert.ok(isWorkingDay(localDate(due)) && sayTime(due) >= '09:00' && sayTime(due) <= '17:00' && due >= start);
      }),
    );
  });
});

describe('Office hours from a moment', () => {
  for (const [what, start, hours, due] of [
    ['run through the day', '2027-01-04T10:00', 4, '2027-01-04T14:00'],
    ['go on next morning', '2027-01-04T15:30', 4, '2027-01-05T11:30'],
    ['that run out at closing are due at closing', '2027-01-04T13:00', 4, '2027-01-04T17:00'],
    ['stop over the weekend', '2027-01-08T16:30', 1, '2027-01-11T09:30'],
    ['stop over Christmas', '2026-12-24T16:30', 4, '2026-12-29T12:30'],
    ['start at opening when it is before opening', '2027-01-04T06:00', 1, '2027-01-04T10:00'],
    ['start next morning when it is after closing', '2027-01-04T18:00', 1, '2027-01-05T10:00'],
    ['start next morning at the stroke of closing', '2027-01-04T17:00', 1, '2027-01-05T10:00'],
    ['start on Monday when it is Sunday', '2027-01-10T12:00', 4, '2027-01-11T13:00'],
    ['may be many', '2027-01-04T10:00', 20, '2027-01-06T14:00'],
    ['may be parts of one', '2027-01-04T10:00', 0.25, '2027-01-04T10:15'],
    ['are not stretched when clocks go forward', '2027-03-25T16:00', 2, '2027-03-30T09:00'],
    ['are not stretched when clocks go back', '2026-10-23T15:00', 2, '2026-10-26T10:00'],
    ['of which there are none lead to the moment itself', '2027-01-04T10:00', 0, '2027-01-04T10:00'],
  ] as const) {
    it(what, () => assert.equal(addOfficeHours(at(start), hours, office), at(due)));
  }

  it('in two parts lead where they lead in one', () => {
    const minutes = fc.nat({ max: 40 * 60 });
    fc.assert(
      fc.property(anyMinute, minutes, minutes, (start, some, more) => {
        const first = addOfficeHours(start, some / 60, office);
        assert.equal(addOfficeHours(first, more / 60, office), addOfficeHours(start, (some + more) / 60, office));
      }),
    );
  });

  it('as many as a day has end a working day later', () => {
    fc.assert(
      fc.property(anyMinute, (start) => {
        const open = addOfficeHours(start, 0, office);
        fc.pre(sayTime(open) > '09:00');
        assert.equal(addOfficeHours(open, 8, office), addWorkingDays(open, 1, office));
      }),
    );
  });

  it('cannot run backwards, nor in an office that never opens', () => {
    for (const hours of [-1, Number.NaN, Infinity])
      assert.throws(() => addOfficeHours(at('2027-01-04T10:00'), hours, office), RangeError);
    for (const closes of ['09:00', '08:00', 'late']) {
      assert.throws(() => addOfficeHours(at('2027-01-04T10:00'), 1, { opens: '09:00', closes }), RangeError);
    }
  });
});

describe('A moment in words', () => {
  for (const [instant, now, words] of [
    ['2027-01-04T10:42', undefined, 'Mon 4 Jan 10:42'],
    ['2027-01-04T10:42', '2027-12-31T10:00', 'Mon 4 Jan 10:42'],
    ['2027-01-04T10:42', '2026-12-31T10:00', 'Mon 4 Jan 2027 10:42'],
    ['2027-06-30T23:05', undefined, 'Thu 1 Jul 00:05'],
    ['2027-09-05T08:00', undefined, 'Sun 5 Sep 09:00'],
    ['2026-12-31T23:59', '2027-01-01T00:00', 'Thu 31 Dec 2026 23:59'],
    ['2027-03-28T00:59', undefined, 'Sun 28 Mar 00:59'],
    ['2027-03-28T01:00', undefined, 'Sun 28 Mar 02:00'],
    ['2026-10-25T01:00', undefined, 'Sun 25 Oct 01:00'],
  ] as const) {
    it(`is "${words}" for ${instant} UTC${now === undefined ? '' : ` said at ${now}`}`, () => {
      assert.equal(now === undefined ? sayWhen(at(instant)) : sayWhen(at(instant), at(now)), words);
    });
  }

  it('has the time as people in London read it', () => {
    assert.equal(sayTime(at('2027-01-04T10:02')), '10:02');
    assert.equal(sayTime('2027-06-07T08:05:59.999Z'), '09:05');
  });

  it('falls on the date it has in London', () => {
    assert.equal(localDate(at('2027-06-30T22:59')), '2027-06-30');
    assert.equal(localDate(at('2027-06-30T23:00')), '2027-07-01');
    assert.equal(localDate(at('2027-01-04T23:30')), '2027-01-04');
  });
});

describe('A date in words', () => {
  for (const [date, words] of [
    ['2011-03-14', 'Monday 14 March 2011'],
    ['2012-02-29', 'Wednesday 29 February 2012'],
    ['2027-05-02', 'Sunday 2 May 2027'],
  ] as const) {
    it(`is "${words}"`, () => assert.equal(sayDate(date), words));
  }
});

describe('The first working day of a week', () => {
  for (const [date, first] of [
    ['2027-01-04', true],
    ['2027-01-05', false],
    ['2027-03-30', true], // after Easter Monday
    ['2027-03-29', false],
    ['2027-12-29', true], // after two bank holidays
    ['2027-12-30', false],
  ] as const) {
    it(`is${first ? '' : ' not'} ${date}`, () => assert.equal(isWorkingDay(date) && isFirstOfWeek(date), first));
  }
});
