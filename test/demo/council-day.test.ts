// The clock of a demonstration that is put in on a day when the council is shut.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { councilNow, writeClock } from '../../src/demo/council-day.ts';
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

  it('has a clock that begins so and runs on; a working day has none', async () => {
    const file = path.join(await newFolder(), 'clock.json');
    assert.equal(writeClock(file, '2026-11-30T04:10:00.000Z'), undefined);
    assert.ok(!existsSync(file));
    const begins = must(writeClock(file, sunday));
    assert.ok(createMachine(file).now() >= begins);
    assert.equal(localDate(createMachine(file).now()), '2026-11-30');
  });
});
