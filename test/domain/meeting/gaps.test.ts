// Panels that are too far apart for a Significant case (docs/process.md P6.21).
import { deepEqual, equal } from 'node:assert/strict';
import { gapsAmong, sayGap } from '../../../src/domain/meeting/gaps.ts';
import { directory } from '../../people/builders.ts';

const gaps = (today: string, ...panels: readonly string[]): readonly string[] =>
  gapsAmong(panels, today, directory).map(({ after, by }) => `${after} ${by}`);

describe('A panel that is missing for a Significant case', () => {
  it('is missing where the next one is more than four weeks later, and can still be planned', () => {
    const planned = ['2027-01-19', '2027-02-16', '2027-03-23'];
    deepEqual(gaps('2027-01-20', ...planned), ['2027-02-16 2027-03-16']);
    deepEqual(gaps('2027-03-17', ...planned), ['2027-03-23 2027-04-20'], 'what has passed is not asked for any more');
    deepEqual(gaps('2027-01-20', '2027-01-19', '2027-02-16', '2027-03-16', '2027-04-13'), [], 'four weeks are in time');
  });

  it('is told so many weeks ahead, also after the last one that is planned', () => {
    deepEqual(gaps('2027-01-04', '2027-01-19', '2027-02-16', '2027-03-16', '2027-04-20'), []);
    deepEqual(gaps('2027-01-20', '2027-01-19', '2027-02-16', '2027-03-16', '2027-04-20'), ['2027-03-16 2027-04-13']);
    deepEqual(gaps('2027-02-17', '2027-02-16'), ['2027-02-16 2027-03-16']);
    deepEqual(gaps('2027-02-17'), [], 'none at all is said otherwise');
  });

  it('is said with the day by which it is needed', () => {
    equal(
      sayGap({ after: '2027-02-16', by: '2027-03-16' }, '2027-01-20T10:00:00.000Z'),
      'Plan a full panel by Tue 16 Mar: a Significant case decided on Tue 16 Feb must be reviewed by then.',
    );
  });
});
