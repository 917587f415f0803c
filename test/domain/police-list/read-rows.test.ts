// What the police send, as it is pasted: columns in any of the usual orders, and a clear message for every row that cannot be read.
import assert from 'node:assert/strict';
import { readRows } from '../../../src/domain/police-list/read-rows.ts';

const now = '2026-11-30T10:00:00.000Z';
const nia = {
  surname: 'Kestrel',
  forenames: 'Nia',
  dateOfBirth: '2012-06-04',
  place: 'Example House',
  since: '2026-11-28T22:30:00.000Z',
  returnedAt: '2026-11-29T04:10:00.000Z',
  policeReference: 'NP-1',
  grade: 'High',
};

describe('The rows of a police list', () => {
  const orders: Readonly<Record<string, string>> = {
    'commas in the order of the page': 'Kestrel,Nia,4/6/2012,28/11/2026 22:30,Example House,29/11/2026 04:10,NP-1,High',
    'place and time the other way round':
      'Kestrel,Nia,4/6/2012,Example House,28/11/2026 22:30,29/11/2026 04:10,NP-1,High',
    'tabs, as from a sheet': 'Kestrel\tNia\t04/06/2012\t28/11/2026 22:30\tExample House\t29/11/2026 04:10\tNP-1\tHigh',
    'semicolons under a heading in another order':
      'Police ref;DOB;Forename;Surname;Missing since;Location;Returned;Grade\nNP-1;2012-06-04;Nia;Kestrel;2026-11-28T22:30:00;Example House;2026-11-29 04:10;High',
    'below the titles of a report':
      'Police, area North\nMissing children; 30 November 2026\n\nSurname,Forename,DOB,Missing since,Location,Returned,Police ref,Grade\nKestrel,Nia,4/6/2012,28/11/2026 22:30,Example House,29/11/2026 04:10,NP-1,High',
    'quotation marks, a byte order mark and empty lines':
      '\uFEFF"Kestrel","Nia","4/6/2012","28/11/2026 22:30","Example House","29/11/2026 04:10","NP-1","High"\r\n\r\n',
  };
  for (const [what, text] of Object.entries(orders))
    it(`are read: ${what}`, () => {
      const { rows, twice, problems } = readRows(text, now);
      assert.deepEqual([rows.map(({ row }) => row), twice, problems], [[nia], [], []]);
    });

  it('keep a mark that stands in quotation marks, and two of these as one', () => {
    const { rows } = readRows('Kestrel,Nia,4/6/2012,28/11/2026 22:30,"Flat 1, ""The Rise""",no,,', now);
    assert.equal(rows[0]?.row.place, 'Flat 1, "The Rise"');
    assert.equal(rows[0]?.row.returnedAt, undefined);
  });
  it('are one where a row of a child comes twice in a paste, and the line that is left out is named', () => {
    const row = 'Kestrel,Nia,4/6/2012,28/11/2026 22:30,Example House,29/11/2026 04:10,NP-1,High';
    const twiceWith = (other: string) => readRows(`${row}\n\n${other}`, now).twice;
    assert.deepEqual(twiceWith(row), [3]);
    assert.deepEqual(twiceWith(row.replace('NP-1', '')), [3]);
    assert.deepEqual(twiceWith(row.replace('22:30', '23:30')), [3]);
    assert.deepEqual(twiceWith(row.replace('22:30', '23:30').replace('NP-1', 'NP-2')), []);
  });
  it('are kept of each child where several are under one reference, or under none yet', () => {
    for (const reference of ['NP-1', 'TBC', '-', 'n/a', 'pending', ''])
      assert.deepEqual(
        readRows(
          ['Nia', 'Luke', 'Ann'].map((name) => `Kestrel,${name},4/6/2012,28/11/2026 22:30,,,${reference},`).join('\n'),
          now,
        ).rows.map(({ line }) => line),
        [1, 2, 3],
      );
  });
  it('may say the day alone; back on the same day is not before it', () => {
    const { rows } = readRows('Kestrel,Nia,4/6/2012,28/11/2026,Home,28/11/2026,,', now);
    assert.deepEqual(
      [rows[0]?.row.since, rows[0]?.row.sinceKnown, rows[0]?.row.returnedAt, rows[0]?.row.returnedKnown],
      ['2026-11-28T00:00:00.000Z', 'day', '2026-11-28T00:00:00.000Z', 'day'],
    );
  });

  const wrong: Readonly<Record<string, readonly [text: string, says: RegExp]>> = {
    'no text at all': ['  \n', /There are no rows yet/],
    'a heading alone': ['Surname,Forename,DOB,Missing since', /no row below it/],
    'a heading without the birth date': ['Surname,Forename,Missing since\nA,B,1/11/2026', /no date of birth/],
    'half a name': ['Kestrel,,4/6/2012,28/11/2026 22:30,,,,', /^Row 1: the name is not whole/],
    'a birth date that is none': [
      'Kestrel,Nia,31/2/2012,28/11/2026 22:30,,,,',
      /^Row 1: date of birth: February 2012 has only 29 days/,
    ],
    'a year of birth': ['Kestrel,Nia,2012,28/11/2026 22:30,,,,', /give the whole date/],
    'no time when the child was last seen': ['Kestrel,Nia,4/6/2012,,Home,,,', /^Row 1: missing since:/],
    'a start to come': ['Kestrel,Nia,4/6/2012,1/12/2026 22:30,,,,', /missing since: that is still to come/],
    'a start of long ago': ['Kestrel,Nia,4/6/2012,1/8/2026 22:30,,,,', /more than 90 days ago. Leave this row out/],
    'a return before the start': [
      'Kestrel,Nia,4/6/2012,28/11/2026 22:30,,28/11/2026 21:00,,',
      /before the child went missing/,
    ],
    'a return to come': ['Kestrel,Nia,4/6/2012,28/11/2026 22:30,,1/12/2026 21:00,,', /returned: that is still to come/],
    'a return that is no time': [
      'Kestrel,Nia,4/6/2012,28/11/2026 22:30,,perhaps,,',
      /Leave it empty while the child is missing/,
    ],
    'a letter that was lost': ['Kestrel,N\uFFFDa,4/6/2012,28/11/2026 22:30,,,,', /^Row 1: a letter was lost/],
    'an adult': ['Kestrel,Nia,4/6/1985,28/11/2026 22:30,,,,', /^Row 1: date of birth: by that they were 18 or over/],
    'a title above a row without a heading': [
      'Police: missing\nKestrel,Nia,4/6/2012,28/11/2026 22:30,,,,',
      /^Row 1: the name is not whole/,
    ],
    'a cell without an end': [
      `Kestrel,Nia,4/6/2012,28/11/2026 22:30,${'x'.repeat(201)},,,`,
      /more than 200 characters/,
    ],
    'more than a list has': [Array.from({ length: 201 }, () => 'a,b').join('\n'), /201 rows, and a list has 200/],
  };
  for (const [what, [text, says]] of Object.entries(wrong))
    it(`are named, and none is taken: ${what}`, () => {
      const { problems } = readRows(text, now);
      assert.match(problems[0] ?? '', says);
      assert.doesNotMatch(problems.join(' '), /Kestrel|Nia/);
    });
  it('are each named by the line in which people see them', () => {
    const { problems } = readRows('Surname,Forename,DOB,Missing since\n\nA,B,x,1/11/2026\nA,,1/1/2012,1/11/2026', now);
    assert.deepEqual(
      problems.map((one) => one.split(':')[0]),
      ['Row 3', 'Row 4'],
    );
  });
});
