// The figures of missing episodes, counted by hand (docs/process.md P18.3).
import assert from 'node:assert/strict';
import { figuresOf, median } from '../../src/domain/case/episode/figures.ts';
import type { Episode } from '../../src/domain/case/episode/episode.ts';
import { nowFiguresFor } from '../../src/reading/figures/now.ts';
import type { OpenBand } from '../../src/domain/case/assessment/figures.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import { childAt, openRoom } from '../desk/meeting/meeting-room.ts';
import { directory, given, moira, must, at } from '../people/builders.ts';
import { other, untilReceived } from '../people/meeting-builders.ts';
import { episodeIn, interviewed, isBack, isMissing } from '../people/episode-builders.ts';

const now = '2027-01-20T10:00:00.000Z';
const monday = '2027-01-11T10:00:00.000Z';
const missing = [...untilReceived, isMissing()];
const back = [...missing, at('2027-01-06T09:00:00.000Z', isBack())];
const ofCase = (episode: Episode, place: number): Episode => ({ ...episode, id: `M${place + 1}` });

/** Missing for 58 hours 30 minutes each: held after 71, after 73, declined, late and not held; and one who is missing. */
const episodes: readonly Episode[] = [
  episodeIn(given(...back, at(monday, interviewed({ when: '9/1/2027 7:30' })))),
  episodeIn(given(...back, at(monday, interviewed({ when: '9/1/2027 9:30' })))),
  episodeIn(
    given(
      ...back,
      at(monday, interviewed({ outcome: 'declined', when: '' })),
      at(monday, interviewed({ offeredOn: '7/1/2027', outcome: 'declined', when: '' })),
    ),
  ),
  { ...episodeIn(given(...back)), reference: other },
  episodeIn(given(...missing)),
].map(ofCase);

const tablesFor = async (person: Person, open: readonly OpenBand[], since = episodes) => {
  const cases = {
    episodesSince: () => Promise.resolve(since),
    openBands: () => Promise.resolve(open),
    rows: () => Promise.resolve([]),
    load: () => Promise.resolve(undefined),
  };
  return nowFiguresFor({ ports: { cases }, person, directory, now });
};

const missingFor = async (person: Person) => (await tablesFor(person, []))[0];

describe('The figures of missing episodes', () => {
  it('say how many, how long, and what became of the interviews', () => {
    assert.deepEqual(figuresOf(episodes, now), {
      children: 2,
      episodes: 5,
      repeated: 1,
      medianMissing: 58.5,
      ended: 4,
      held: 2,
      chosen: 0,
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

  it('are read by those who answer for the panel', async () => {
    const { rows, periods } = must(await missingFor(moira));
    const value = (label: string) => must(rows.find((row) => row.label === label)).values;
    assert.equal(periods.length, 2);
    assert.deepEqual(value('Held within 72 hours, of all that have ended'), ['1 of 4 (25 %)', '1 of 4 (25 %)']);
    assert.deepEqual(value('Hours from return to interview, median'), ['72 hours', '72 hours']);
  });
});

const of = (count: number, band: string, latest?: OpenBand['latest']): readonly OpenBand[] =>
  Array.from({ length: count }, () => ({ band, ...(latest !== undefined && { latest }) }));

describe('The figures of risk', () => {
  const open: readonly OpenBand[] = [
    ...of(7, 'significant', { band: 'significant', trend: 'up' }),
    ...of(6, 'moderate', { band: 'emerging', trend: 'same' }),
    ...of(2, 'emerging', { band: 'none', trend: 'down' }),
    ...of(1, '', { band: 'none', trend: 'first' }),
    ...of(12, 'moderate'),
  ];
  const read = async (person: Person) =>
    (await tablesFor(person, open))
      .slice(1)
      .map(({ rows }) => rows.map(({ label, values }) => [label, ...values].join(' · ')));

  it('say at which band open cases stand, by panel and by assessment, and which way they go', async () => {
    assert.deepEqual(await read(moira), [
      [
        'Significant · 7 · 7',
        'Moderate · 18 · 0',
        'Emerging · 2 · 6',
        'No current evidence · 0 · 3',
        'None yet · 1 · 12',
        'Open cases · 28 · 28',
      ],
      [
        'Higher than last time · 7',
        'As last time · 6',
        'Lower than last time · 2',
        'The first assessment · 1',
        'Assessed · 16',
      ],
    ]);
  });
  it('are read from open cases alone, with or without an assessment, and of each nothing but its bands', async () => {
    const room = await openRoom();
    try {
      const latest = { band: 'moderate', trend: 'down', drivers: [{ code: 'C03', points: 5 }] };
      await room.puts(childAt(0, { stage: 'open', band: 'significant', risk: { latest } } as object));
      await room.puts(childAt(1, { stage: 'closing', band: 'emerging', risk: {} } as object));
      await room.puts(childAt(2, { stage: 'closed', band: 'emerging' } as object));
      await room.puts(childAt(3));
      const found = await room.world.ports.cases.openBands();
      assert.deepEqual(
        found.toSorted((a, b) => (must(a.band) < must(b.band) ? -1 : 1)),
        [{ band: 'emerging' }, { band: 'significant', latest: { band: 'moderate', trend: 'down' } }],
      );
    } finally {
      await room.world.stop();
    }
  });
});
