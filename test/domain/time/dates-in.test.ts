// Dates within what people write (docs/process.md P20.14). The calendar was read by hand; today is Thursday 14 January 2027.
import assert from 'node:assert/strict';
import { monthsBefore, newestDateIn } from '../../../src/domain/time/dates-in.ts';

const today = '2027-01-14';
const rows: readonly (readonly [text: string, date: string | undefined])[] = [
  ['March 2024: two phones', '2024-03-31'],
  ['12 Dec, seen getting into an unknown car', '2026-12-12'],
  ['12th of December 2025 and again 3 Jan', '2027-01-03'],
  ['3 Feb: not yet this year', '2026-02-03'],
  ['two phones, 12/12', '2026-12-12'],
  ['12/11/25 at the bus stop', '2025-11-12'],
  ['2026-05-04: school', '2026-05-04'],
  ['Monday 4 January 2027: missing since Sun 3 Jan 22:00', '2027-01-04'],
  ['13/7/2026: two phones', '2026-07-13'],
  ['since 2024', '2024-12-31'],
  ['all through 2027', today],
  ['in January he had two phones', today],
  ['January 2027', today],
  ['in February', '2026-02-31'],
  ['1.9.2026–30.9.2026', '2026-09-30'],
  ['will be 20/3/2028', undefined],
  ['ring 01632 960123, flat 2031', undefined],
  ['at 10:30 with 2 phones', undefined],
  ['he may talk to his aunt', undefined],
  ['in May 2026, again 2 May', '2026-05-31'],
  ['Sept 2025; sep 2025; September 2025', '2025-09-31'],
  ['at 22.45, by the marchers’ decking', undefined],
  ['', undefined],
];

describe('The newest date in what someone wrote', () => {
  for (const [text, date] of rows)
    it(`“${text}”: ${date ?? 'none'}`, () => assert.equal(newestDateIn(text, today), date));

  it('is compared with so many months before', () => {
    assert.deepEqual([monthsBefore(today, 6), monthsBefore(today, 12)], ['2026-07-14', '2026-01-14']);
    assert.equal(monthsBefore('2026-12-31', 10), '2026-02-31');
    assert.ok(monthsBefore('2026-12-31', 10) > '2026-02-28');
  });
});
