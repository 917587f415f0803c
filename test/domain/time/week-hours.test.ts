// Hours by weekday, in words: days in a row with the same hours are said together.
import assert from 'node:assert/strict';
import { anyTime, publishedHours, sayWeek, type WeekHours } from '../../../src/domain/time/week-hours.ts';

const nine = { opens: '09:00', closes: '17:00' };
const rows: readonly (readonly [week: WeekHours, language: string | undefined, said: string])[] = [
  [publishedHours, undefined, 'Mon to Thu 08:30 to 17:00, Fri 08:30 to 16:30'],
  [anyTime, undefined, 'any time'],
  [anyTime, 'pl', '24/7'],
  [{ monday: nine, wednesday: nine, thursday: nine }, undefined, 'Mon 09:00 to 17:00, Wed to Thu 09:00 to 17:00'],
  [{ saturday: nine, sunday: nine }, undefined, 'Sat to Sun 09:00 to 17:00'],
  [publishedHours, 'pl', 'pon.–czw. 08:30–17:00, pt. 08:30–16:30'],
];

describe('The hours of a week', () => {
  for (const [week, language, said] of rows) {
    it(`are said as “${said}”`, () => {
      assert.equal(sayWeek(week, language), said);
    });
  }
});
