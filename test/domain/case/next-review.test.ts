// Reviews never run over the limit of their band: a panel on or before it, or people are told (docs/process.md P7.5).
import { deepEqual, equal, ok } from 'node:assert/strict';
import { callFor } from '../../people/calls.ts';
import { caseMatter } from '../../../src/domain/case/whole/case.ts';
import { limitOf, setReview } from '../../../src/domain/case/state/next-review.ts';
import { isOpenCase } from '../../../src/domain/case/state/stage-table.ts';
import type { Case, OpenCase } from '../../../src/domain/case/state/stages.ts';
import { isOnAgenda } from '../../../src/domain/case/meeting/decision.ts';
import { monthlyDates, panelDateAfter } from '../../../src/domain/meeting/meeting.ts';
import { clockActor, refOf } from '../../../src/domain/people/actor.ts';
import { addDays, isWorkingDay } from '../../../src/domain/time/calendar.ts';
import { caseNotices } from '../../../src/notices/case/rows.ts';
import { directory, moira, must, tess } from '../../people/builders.ts';
import { atPanel, deciding, must2, panel, takes, toPanel } from '../meeting/meeting-hall.ts';

/** The pre-MSET on the second Tuesday of each month, the panel a week later: two years of panels. */
const monthly = monthlyDates('2027-01-12', 24).map((date) => panelDateAfter(date));
const days2027 = Array.from({ length: 365 }, (_, day) => addDays('2027-01-01', day));
const bands = ['significant', 'moderate', 'emerging'] as const;

/** Ten working days before the panel of 16 February; at the close of its papers; a working day later each. */
const preparing: readonly (readonly [at: string, told: readonly string[]])[] = [
  ['2027-02-02T09:00:00.000Z', ['Priya Testworth']],
  ['2027-02-09T17:00:00.000Z', ['Priya Testworth', 'Colin Fixture']],
  ['2027-02-10T17:00:00.000Z', ['Priya Testworth', 'Colin Fixture', 'Moira Example']],
  ['2027-02-11T17:00:00.000Z', ['Priya Testworth', 'Colin Fixture', 'Moira Example', 'Tess Gavel']],
];
type Open = Extract<Case, { stage: 'open' }>;
const openedWith = (band: string): Open => {
  const childCase = must2(takes(toPanel, tess, deciding(panel, 'open', { band }), panel, atPanel));
  ok(childCase.stage === 'open');
  return childCase;
};
const nameOf = (id: string): string => must(directory.people.find(({ objectId }) => objectId === id)).name;

/** What the clock makes of it, and who is told. */
function looks(childCase: Case, now: string, panels: readonly string[]): { one: OpenCase; told: readonly string[] } {
  const command = { step: 'remindCase', input: {} } as const;
  const decision = caseMatter.decide({ root: childCase }, command, { actor: clockActor, now, directory, panels });
  ok('data' in decision, JSON.stringify(decision));
  const meta = { number: childCase.facts + 1, at: now, by: refOf(clockActor) };
  const fact = caseMatter.factOf({ root: childCase }, command, decision.data, meta);
  const after = caseMatter.evolve({ root: childCase }, fact);
  const { root } = after;
  ok(isOpenCase(root));
  const notices = caseNotices({ before: { root: childCase }, after, fact, directory, called: [] });
  const told = notices.filter(({ rings }) => rings).map(({ person }) => person ?? '');
  return { one: root, told: told.map(nameOf) };
}
const rungOf = (childCase: OpenCase): string | undefined => callFor(childCase, 'review');

describe('A review', () => {
  for (const band of bands) {
    it(`of the band ${band} is on or before its limit, or people are told, whatever day of 2027 it is opened on`, () => {
      for (const date of days2027) {
        const limit = limitOf(band, date, directory);
        const now = `${date}T14:00:00.000Z`;
        const { reviewOn, reviewBy, unplanned, at } = setReview(limit, { date }, monthly, now, directory);
        equal(reviewBy, limit);
        if (unplanned === true) {
          equal(at, now, 'told at once');
          ok(!monthly.some((day) => day > date && day <= limit), date);
          equal(reviewOn, addDays(date, 1), 'it comes to the first panel that is held');
        } else {
          ok(monthly.includes(reviewOn) && reviewOn > date && reviewOn <= limit, date);
          ok(!monthly.some((day) => day > reviewOn && day <= limit), `${date}: the last one`);
        }
      }
    });
  }

  it('is never due on a day when no one works, and never later than the weeks of its band', () => {
    for (const band of bands)
      for (const date of days2027) {
        const limit = limitOf(band, date, directory);
        const weeks = directory.settings.reviewWeeks[band];
        ok(isWorkingDay(limit, directory.settings.officeHours), `${date}: ${limit}`);
        ok(limit <= addDays(date, 7 * weeks) && limit > addDays(date, 7 * weeks - 6), `${date}: ${limit}`);
      }
    // A Saturday; Good Friday.
    equal(limitOf('significant', '2027-01-16', directory), '2027-02-12');
    equal(limitOf('significant', '2027-02-26', directory), '2027-03-25');
  });

  it('for which no panel is planned tells the co-ordinator and the chair that day, and every week', () => {
    const childCase = must2(
      takes(toPanel, tess, deciding(panel, 'open', { band: 'emerging' }), panel, atPanel, directory, []),
    );
    ok(childCase.stage === 'open');
    deepEqual([childCase.unplanned, childCase.reviewBy, rungOf(childCase)], [true, '2027-04-13', atPanel]);
    const first = looks(childCase, atPanel, []);
    deepEqual(first.told, [moira.name, tess.name]);
    equal(rungOf(first.one), '2027-01-26T09:00:00.000Z');
    const second = looks(first.one, '2027-01-26T09:00:00.000Z', ['2027-04-20']);
    deepEqual(second.told, [moira.name, tess.name], 'that panel is too late');
    ok(second.one.lastCall !== first.one.lastCall, 'or the reminder would be taken for the last one');
    const third = looks(second.one, '2027-02-02T09:00:00.000Z', ['2027-03-16', '2027-04-20']);
    deepEqual(third.told, []);
    deepEqual([third.one.unplanned, third.one.reviewOn], [undefined, '2027-03-16']);
    equal(rungOf(third.one), '2027-03-17T09:00:00.000Z');
  });

  it('for which no panel is planned is not that of the panel that has just decided, and is not late at once', () => {
    const childCase = must2(takes(toPanel, tess, deciding(panel, 'open'), panel, atPanel, directory, []));
    ok(isOpenCase(childCase));
    const { one, told } = looks(childCase, atPanel, [panel.date]);
    deepEqual(told, [moira.name, tess.name]);
    deepEqual([one.unplanned, one.reviewOn], [true, addDays(panel.date, 1)]);
    equal(one.prepareBy, childCase.prepareBy);
    ok((one.prepareBy ?? '') > atPanel);
  });

  it('without a panel by then stands on the agenda of the first that is planned after all', () => {
    const childCase = must2(takes(toPanel, tess, deciding(panel, 'open'), panel, atPanel, directory, []));
    ok(isOnAgenda(childCase, { type: 'panel', date: '2027-01-27' }));
    ok(!isOnAgenda(childCase, { type: 'panel', date: panel.date }));
  });

  it('that did not take place is told the day after, and weekly', () => {
    const childCase = openedWith('significant');
    deepEqual([childCase.reviewOn, rungOf(childCase)], ['2027-02-16', '2027-02-17T09:00:00.000Z']);
    // Asked to prepare it, and late, up to the chair; then that it did not take place.
    const called = preparing.reduce((before, [at, told]) => {
      const seen = looks(before, at, ['2027-02-16', '2027-03-16']);
      deepEqual(seen.told, told, at);
      return seen.one;
    }, childCase as OpenCase);
    equal(called.stage, 'review');
    const { one: after, told } = looks(called, '2027-02-17T09:00:00.000Z', ['2027-03-16']);
    // It is not prepared either: of that they hear every working day.
    deepEqual(told, ['Priya Testworth', 'Colin Fixture', moira.name, tess.name]);
    deepEqual([after.unplanned, after.reviewOn, rungOf(after)], [true, '2027-02-16', '2027-02-24T09:00:00.000Z']);
  });
});
