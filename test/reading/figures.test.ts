// The figures of missing episodes, counted by hand (docs/process.md P18.3).
import assert from 'node:assert/strict';
import { figuresOf, median } from '../../src/domain/case/missing/figures.ts';
import type { Episode } from '../../src/domain/case/missing/episode.ts';
import { figuresFor } from '../../src/reading/figures.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import { directory, given, moira, must, priya, at, someone } from '../people/builders.ts';
import { other, untilReceived } from '../people/meeting-builders.ts';
import { episodeIn, interviewed, isBack, isMissing } from '../people/missing-builders.ts';

const now = '2027-01-20T10:00:00.000Z';
const monday = '2027-01-11T10:00:00.000Z';
const missing = [...untilReceived, isMissing()];
const back = [...missing, at('2027-01-06T09:00:00.000Z', isBack())];
const ofCase = (episode: Episode, place: number): Episode => ({ ...episode, id: `M${place + 1}` });

/** Missing for 58 hours 30 minutes each: held after 71, after 73, declined, late and not held; and one who is missing. */
const episodes: readonly Episode[] = [
  episodeIn(given(...back, at(monday, interviewed({ when: '9/1/2027 7:30' })))),
  episodeIn(given(...back, at(monday, interviewed({ when: '9/1/2027 9:30' })))),
  episodeIn(given(...back, at(monday, interviewed({ outcome: 'declined', when: '' })))),
  { ...episodeIn(given(...back)), reference: other },
  episodeIn(given(...missing)),
].map(ofCase);

describe('The figures of missing episodes', () => {
  it('say how many, how long, and what became of the interviews', () => {
    assert.deepEqual(figuresOf(episodes, now), {
      children: 2,
      episodes: 5,
      repeated: 1,
      medianMissing: 58.5,
      ended: 4,
      held: 2,
      inTime: 1,
      late: 1,
      declined: 1,
      overdue: 1,
      due: 0,
      medianInterview: 72,
    });
    assert.deepEqual(
      [figuresOf(episodes, '2027-01-09T08:00:00.000Z').due, figuresOf([], now).medianInterview],
      [1, undefined],
    );
  });
  it('a median is the one in the middle, or between the two', () => {
    assert.deepEqual([[], [3], [9, 1], [5, 1, 9]].map(median), [undefined, 3, 5, 5]);
  });

  const ports = { cases: { episodesSince: () => Promise.resolve(episodes) } };
  const read = async (person: Person) => figuresFor({ ports, person, directory, now });
  it('are read by those who answer for the panel', async () => {
    const { rows, periods } = must(await read(moira));
    const value = (label: string) => must(rows.find((row) => row.label === label)).values;
    assert.equal(periods.length, 2);
    assert.deepEqual(value('Held within 72 hours, of all that have ended'), ['25 %', '25 %']);
    assert.deepEqual(value('Hours from return to interview, median'), ['72 hours', '72 hours']);
    assert.equal(await read(priya), undefined);
  });
  it('and by the analyst without numbers below five, nor what gives them away', async () => {
    const analyst = someone(150, 'Ana Lyst', { roles: ['analyst'] });
    const { rows, notes } = must(await read(analyst));
    assert.deepEqual(
      rows.map(({ label, values }) => `${label}: ${values[0]}`),
      [
        'Children: fewer than 5',
        'Episodes: 5',
        'Children with three or more within 90 days: fewer than 5',
        'Time missing, median: hidden',
        'Episodes that have ended: fewer than 5',
        'Return interviews held: fewer than 5',
        'Hours from return to interview, median: hidden',
        'Held within 72 hours, of all that have ended: hidden',
        'Held late: fewer than 5',
        'Declined: fewer than 5',
        'Still due: 0',
        'Not held, and late: fewer than 5',
      ],
    );
    assert.match(notes.join(' '), /Numbers from 1 to 4 are hidden/);
  });
});
