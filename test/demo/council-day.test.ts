// The clock of a demonstration that is put in on a day when the council is shut.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { clockOf, councilNow } from '../../src/local/council-day.ts';
import { isWorkingDay, localDate } from '../../src/domain/time/calendar.ts';
import { createMachine } from '../../src/machine/clock.ts';
import { newFolder } from '../journeys/people/data-folder.ts';
import { must } from '../people/builders.ts';

const sunday = '2026-11-29T04:10:00.000Z';

describe('The day of a local run with fictional cases', () => {
  for (const [name, now, taken] of [
    ['a Sunday before dawn is Monday 10:30', sunday, '2026-11-30T10:30:00.000Z'],
    ['a Saturday is Monday 10:30', '2026-11-28T11:20:00.000Z', '2026-11-30T10:30:00.000Z'],
    ['Good Friday is the Tuesday after Easter, in summer time', '2027-03-26T12:00:00.000Z', '2027-03-30T09:30:00.000Z'],
    ['a Monday is itself', '2026-11-30T04:10:00.000Z', undefined],
    ['a Friday night is itself', '2026-11-27T23:10:00.000Z', undefined],
  ] as const) {
    it(name, () => {
      assert.equal(councilNow(now), taken);
      assert.ok(isWorkingDay(localDate(taken ?? now)));
    });
  }

  it('is kept with the data, and only fresh data get one', async () => {
    const folder = await newFolder();
    assert.equal(clockOf(folder, false, sunday), undefined);
    assert.equal(clockOf(folder, true, '2026-11-30T04:10:00.000Z'), undefined);
    const file = must(clockOf(folder, true, sunday));
    assert.equal(localDate(createMachine(file).now()), '2026-11-30');
    const before = readFileSync(file, 'utf8');
    assert.equal(clockOf(folder, false, '2026-12-05T12:00:00.000Z'), file);
    assert.ok(existsSync(file));
    assert.equal(readFileSync(file, 'utf8'), before, 'time never goes back, nor on by itself');
  });
});
