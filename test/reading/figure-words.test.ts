// What the figures say in words: a length is never said as a number, a share says of what it is one, a sentence says what its
// picture shows (docs/process.md P18.3).
import assert from 'node:assert/strict';
import { keyOf } from '../../src/domain/figures/counts.ts';
import { measureNames, measures, wholes } from '../../src/domain/figures/measures.ts';
import { sayPeriod } from '../../src/domain/figures/periods.ts';
import { sayingOf, type Told } from '../../src/domain/figures/told.ts';
import { chartsOf, referredBy, type Figured } from '../../src/reading/figures/charts.ts';
import { sayMeasure } from '../../src/reading/figures/page.ts';
import { profileTold } from '../../src/reading/figures/profile.ts';
import { directory, must } from '../people/builders.ts';

const none: Told = {};
const figured = (told: Told, isRounded: boolean, of: Partial<Figured> = {}): Figured => ({
  period: '2027-Q1',
  title: sayPeriod('2027-Q1'),
  isOver: true,
  now: sayingOf(told, isRounded),
  before: sayingOf(none, isRounded),
  months: [],
  directory,
  ...of,
});
const said = (name: string, of: Figured): string => must(chartsOf(of).find((one) => one.name === name)).says;

const sayOf = (told: Told, isRounded: boolean): string =>
  sayMeasure(sayingOf(told, isRounded), 'toPreMset', { directory, period: '2027-Q1' });
const agency = (measure: 'actionsDone' | 'absent', value: string): string => keyOf(measure, 'agency', value);
const shareOf = (value: string): string => `${keyOf('actionsInTime', 'agency', value)}|share`;

describe('The words of the figures', () => {
  it('say a length as one, and where it cannot be said not how many were counted', () => {
    assert.equal(sayOf({ [keyOf('toPreMset')]: 5 }, true), 'too few to say');
    assert.equal(sayOf(none, false), 'none');
    assert.equal(
      sayOf({ [keyOf('toPreMset')]: 12, [`${keyOf('toPreMset')}|median`]: 14 }, false),
      'half within 14 days, of 12',
    );
    assert.equal(
      sayOf({ [keyOf('toPreMset')]: 12, [`${keyOf('toPreMset')}|median`]: 0 }, false),
      'half on the same day, of 12',
    );
  });

  it('say of each share first of what it is one', () => {
    for (const name of measureNames.filter((one) => wholes[one] !== undefined))
      assert.match(measures[name].definition, /^Of the /, name);
  });

  it('do not set a period that is under way beside a whole one unsaid', () => {
    const told = { [keyOf('referrals')]: 45 };
    const before = sayingOf({ [keyOf('referrals')]: 4 }, false);
    assert.equal(
      said('referrals', figured(told, false, { before, period: '2027', title: '2027 so far', isOver: false })),
      'Referrals: 45 in 2027 so far, 4 in the whole of the year before.',
    );
    assert.equal(
      said('referrals', figured(told, false, { before, period: '2027', title: '2027' })),
      'Referrals: 45 in 2027, 4 in the year before.',
    );
  });

  it('say once that there are too few, and leave out what cannot be said', () => {
    for (const name of ['inTime', 'lengths', 'interviews', 'agencies']) {
      assert.equal(said(name, figured(none, true)), 'Too few to say in Quarter 1 of 2027.', name);
      assert.equal(said(name, figured(none, false)), 'None in Quarter 1 of 2027.', name);
    }
    assert.equal(
      said('inTime', figured({ [`${keyOf('actionsInTime')}|share`]: 80 }, true)),
      '80 % of the actions were done by their date.',
    );
    assert.equal(
      said('interviews', figured({ [`${keyOf('interviewsInTime')}|share`]: 70 }, true)),
      'Interviews in time after a return: 70 % in Quarter 1 of 2027.',
    );
  });

  it('name what stands out in the picture', () => {
    const told: Told = {
      [keyOf('actionsDone')]: 30,
      [`${keyOf('actionsInTime')}|share`]: 83,
      [agency('actionsDone', 'police')]: 13,
      [agency('actionsDone', 'health')]: 17,
      [shareOf('police')]: 69,
      [shareOf('health')]: 100,
      [keyOf('meetings')]: 28,
      [agency('absent', 'health')]: 14,
      [keyOf('referrals')]: 20,
      [keyOf('referrals', 'sex', 'male')]: 12,
      [keyOf('referrals', 'sex', 'female')]: 8,
    };
    assert.equal(
      said('agencies', figured(told, false)),
      '83 % of 30 actions were done by their date; Northumbria Police has the lowest share, 69 %.',
    );
    assert.equal(said('absent', figured(told, false)), 'Meetings held: 28; without Health: 14; not quorate: 0.');
    assert.equal(
      said('agencies', figured({ ...told, [shareOf('police')]: 100 }, false)),
      '83 % of 30 actions were done by their date.',
    );
    assert.equal(
      referredBy('sex', figured(told, false), 'Sex').says,
      'Of 20 referrals in Quarter 1 of 2027; most often “Male”, 12.',
    );
    assert.equal(
      referredBy('sex', figured({ ...told, [keyOf('referrals', 'sex', 'female')]: 12 }, false), 'Sex').says,
      'Of 20 referrals in Quarter 1 of 2027.',
    );
  });

  it('of the problem profile have no heading over nothing: what is too few is named in one place', () => {
    const at = '2027-04-01T08:00:00.000Z';
    const { sections } = profileTold({
      ...figured({ [keyOf('referrals')]: 10, [keyOf('referrals', 'sex', 'male')]: 10 }, true),
      past: '2026-Q4',
      at,
      today: at,
    });
    for (const { title, lines, rows = [] } of sections) assert.ok(lines.length > 0 || rows.length > 1, title);
    const few = must(sections.find(({ title }) => title === 'Too few of each to say'));
    assert.match(JSON.stringify(few.lines), /Referrals by type of exploitation; .*missing episodes by day of the week/);
    assert.doesNotMatch(JSON.stringify(few.lines), /by sex/);
  });
});
