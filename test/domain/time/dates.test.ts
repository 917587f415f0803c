import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addMonths,
  ageOn,
  keptBirth,
  monthNames,
  parseTypedBirth,
  parseTypedDate,
  seventeenAndAHalf,
  turns,
  weekdayOf,
} from '../../../src/domain/time/dates.ts';

const anyDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('A typed date', () => {
  for (const typed of [
    '14/3/2011',
    '14/03/2011',
    '14-3-2011',
    '14.3.2011',
    '14 3 2011',
    '2011-03-14',
    '2011/3/14',
    '14 March 2011',
    '14 MARCH 2011',
    '14 Mar 2011',
    '14 Mar. 2011',
    '14-Mar-2011',
    '14march2011',
    '14th March 2011',
    '14th of March, 2011',
    'Monday 14 March 2011',
    'Mon, 14/3/2011',
    '  14 / 3 /  2011 ',
    '14/3/2011.',
    '14–3–2011',
    '14\u00a0March\u00a02011',
    '１４/３/２０１１',
  ]) {
    it(`is 14 March 2011 when typed ${JSON.stringify(typed)}`, () => {
      assert.deepEqual(parseTypedDate(typed), { date: '2011-03-14' });
    });
  }

  it('is read day first where the American order would be possible too', () => {
    assert.deepEqual(parseTypedDate('4/3/2011'), { date: '2011-03-04' });
  });

  it('may be 29 February only in a leap year', () => {
    assert.deepEqual(parseTypedDate('29/2/2012'), { date: '2012-02-29' });
    assert.deepEqual(parseTypedDate('29/2/2011'), { problem: 'February 2011 has only 28 days: check the day.' });
    assert.deepEqual(parseTypedDate('29 Feb 1900'), { problem: 'February 1900 has only 28 days: check the day.' });
  });

  for (const [abbreviation, month] of [
    ['Jan', '01'],
    ['Sept', '09'],
    ['Sep', '09'],
    ['Febr', '02'],
    ['jun', '06'],
    ['jul', '07'],
  ] as const) {
    it(`knows ${abbreviation} as a month`, () => {
      assert.deepEqual(parseTypedDate(`1 ${abbreviation} 2027`), { date: `2027-${month}-01` });
    });
  }

  it('is read the same however it is written, for every day of two centuries', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const [year, month, day] = date.split('-').map(Number) as [number, number, number];
        const name = monthNames[month - 1] ?? '';
        const spellings = [
          date,
          `${day}/${month}/${year}`,
          `${day} ${name} ${year}`,
          `${weekdayOf(date)} ${day}.${month}.${year}`,
        ];
        for (const typed of spellings) assert.deepEqual(parseTypedDate(typed), { date });
      }),
    );
  });
});

describe('A date that cannot be read', () => {
  const likeThis = 'write it as day, month, year, like 14/3/2011.';
  for (const [typed, problem] of [
    ['', likeThis],
    ['   ', likeThis],
    ['not known', likeThis],
    ['14032011', likeThis],
    ['14/3-2011', likeThis],
    ['14/3/2011 10:00', likeThis],
    ['2011', likeThis],
    ['-1/3/2011', likeThis],
    ['1'.repeat(10_000), likeThis],
    [`14/3/${'0'.repeat(50)}`, likeThis],
    ['14/3/1', 'give the year with all four digits, like 14/3/2011.'],
    ['14 March 011', 'give the year with all four digits, like 14/3/2011.'],
    ['14/3/20111', 'give the year with all four digits, like 14/3/2011.'],
    ['14/3', 'give the year too, like 14/3/2011.'],
    ['14th March', 'give the year too, like 14/3/2011.'],
    ['3/14/2011', 'there is no month 14: the day comes first, so for 14 March write 14/3/2011.'],
    ['4/31/2011', 'there is no month 31: write it as day, month, year, like 14/3/2011.'],
    ['14/13/2011', 'there is no month 13: write it as day, month, year, like 14/3/2011.'],
    ['1/0/2011', 'there is no month 0: write it as day, month, year, like 14/3/2011.'],
    ['2011-13-14', 'there is no month 13: write it as day, month, year, like 14/3/2011.'],
    ['0/3/2011', 'there is no day 0: write it as day, month, year, like 14/3/2011.'],
    ['31/4/2011', 'April 2011 has only 30 days: check the day.'],
    ['2011-04-31', 'April 2011 has only 30 days: check the day.'],
    ['March 14, 2011', 'put the day first, like 14 March 2011.'],
    ['14 Marhc 2011', 'that month is not recognised: write it like 14 March 2011 or 14/3/2011.'],
    ['14 Ma 2011', likeThis],
    ['Tuesday 14/3/2011', 'that date falls on a Monday: check the day, or leave the weekday out.'],
    ['14/3/1011', 'the year 1011 looks mistyped: check it.'],
    ['14/3/2911', 'the year 2911 looks mistyped: check it.'],
    ['today', 'write the date itself, like 14/3/2011.'],
    ['Yesterday', 'write the date itself, like 14/3/2011.'],
    ['last Monday', 'write the date itself, like 14/3/2011.'],
    ['3 days ago', 'write the date itself, like 14/3/2011.'],
  ] as const) {
    it(`is answered with what to do: ${JSON.stringify(typed.slice(0, 20))}`, () => {
      assert.deepEqual(parseTypedDate(typed), { problem });
    });
  }

  it('is answered in plain words whatever is typed, and no word of it is repeated', () => {
    const pieces = fc.constantFrom(
      '0',
      '3',
      '14',
      '31',
      '2011',
      '/',
      '-',
      '.',
      ' ',
      'th',
      'mar',
      'May',
      'of',
      'mon',
      '<b>',
      '[x](y)',
    );
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 8 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(anything, (typed) => {
        const read = parseTypedDate(typed);
        if ('date' in read) assert.match(read.date, /^(?:19|20)\d\d-\d\d-\d\d$/);
        else assert.match(read.problem, /^[a-z][\w ,:/]+\.$|^[A-Z][a-z]+ \d{4} has only \d\d days: check the day\.$/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('Age', () => {
  for (const [what, birth, on, age] of [
    ['is counted in whole years', '2011-03-14', '2027-01-04', 15],
    ['does not change on the day before the birthday', '2011-03-14', '2027-03-13', 15],
    ['changes on the birthday', '2011-03-14', '2027-03-14', 16],
    ['is 0 on the day of birth', '2011-03-14', '2011-03-14', 0],
    ['is below 0 before the birth', '2011-03-14', '2011-03-13', -1],
    ['of somebody born on 29 February has not changed on 28 February', '2012-02-29', '2030-02-28', 17],
    ['of somebody born on 29 February changes on 1 March', '2012-02-29', '2030-03-01', 18],
    ['of somebody born on 29 February changes on 29 February in a leap year', '2012-02-29', '2028-02-29', 16],
  ] as const) {
    it(what, () => assert.equal(ageOn(birth, on), age));
  }

  it('turns over on the very day that `turns` gives', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 20 }), (birth, years) => {
        const birthday = turns(birth, years);
        const eve = new Date(Date.parse(birthday) - 86_400_000).toISOString().slice(0, 10);
        assert.deepEqual([ageOn(birth, birthday), ageOn(birth, eve)], [years, years - 1]);
      }),
    );
  });
});

describe('Turning an age', () => {
  it('falls on the birthday', () => assert.equal(turns('2009-05-02', 18), '2027-05-02'));
  it('falls on 1 March for a birth on 29 February', () => assert.equal(turns('2012-02-29', 18), '2030-03-01'));
  it('falls on 29 February where there is one', () => assert.equal(turns('2012-02-29', 16), '2028-02-29'));

  for (const [birth, half] of [
    ['2009-05-02', '2026-11-02'],
    ['2009-08-31', '2027-02-28'],
    ['2012-02-29', '2029-08-29'],
  ] as const) {
    it(`seventeen and a half comes on ${half} for a birth on ${birth}`, () =>
      assert.equal(seventeenAndAHalf(birth), half));
  }
});

describe('Months', () => {
  for (const [date, months, then] of [
    ['2027-01-14', 1, '2027-02-14'],
    ['2027-01-31', 1, '2027-02-28'],
    ['2027-11-30', 3, '2028-02-29'],
    ['2027-01-14', -2, '2026-11-14'],
  ] as const) {
    it(`${months} from ${date} lead to ${then}`, () => assert.equal(addMonths(date, months), then));
  }
});

describe('A typed birth', () => {
  const today = '2027-01-05';
  const births: readonly (readonly [typed: string, date: string, kept?: string])[] = [
    ['4/5/85', '1985-05-04', '4/5/1985'],
    ['4 May 85', '1985-05-04', '4/5/1985'],
    ['Saturday 4/5/85', '1985-05-04', '4/5/1985'],
    ['about 4/5/85', '1985-05-04', 'about 4/5/1985'],
    ['14/3/11', '2011-03-14', '14/3/2011'],
    ['1/1/00', '2000-01-01', '1/1/2000'],
    ['5/1/27', '2027-01-05', '5/1/2027'],
    ['6/1/27', '1927-01-06', '6/1/1927'],
    ['4/5/1985', '1985-05-04'],
    ['1985', '1985-07-01'],
    ['May 1985', '1985-05-15'],
    ['2085', '2085-07-01'],
  ];
  for (const [typed, date, kept = typed] of births)
    it(`of two digits of a year is never to come: ${typed}`, () => {
      const read = parseTypedBirth(typed, today);
      assert.equal('date' in read && read.date, date);
      assert.equal(keptBirth(typed, today), kept);
      assert.equal(keptBirth(kept, '2090-01-05'), kept, 'what is kept means the same later');
    });
  it('that was kept with two digits is of the same century whenever it is read', () => {
    const years = ['4/5/68', '4/5/30', '4/5/31'].map((typed) => parseTypedBirth(typed));
    assert.deepEqual(
      years.map((read) => 'date' in read && read.date),
      ['1968-05-04', '2030-05-04', '1931-05-04'],
    );
  });
  it('is explained where it is none, and kept as it was typed', () => {
    assert.deepEqual(parseTypedBirth('31/2/85', today), { problem: 'February 1985 has only 28 days: check the day.' });
    assert.equal(keptBirth('31/2/85', today), '31/2/85');
    assert.ok('problem' in parseTypedBirth('85', today));
  });
});
