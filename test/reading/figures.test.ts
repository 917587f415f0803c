// The figures of missing episodes, counted by hand (docs/process.md P18.3).
import assert from 'node:assert/strict';
import { figuresOf, median } from '../../src/domain/case/episode/figures.ts';
import type { Episode } from '../../src/domain/case/episode/episode.ts';
import { figuresFor } from '../../src/reading/figures.ts';
import type { OpenBand } from '../../src/domain/case/assessment/figures.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import { childAt, openRoom } from '../desk/meeting/meeting-room.ts';
import { directory, given, moira, must, priya, at, someone } from '../people/builders.ts';
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

const analyst = someone(150, 'Ana Lyst', { roles: ['analyst'] });
const tablesFor = async (person: Person, open: readonly OpenBand[], since = episodes) => {
  const cases = { episodesSince: () => Promise.resolve(since), openBands: () => Promise.resolve(open) };
  return figuresFor({ ports: { cases }, person, directory, now });
};

const missingFor = async (person: Person) => (await tablesFor(person, []))?.[0];

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

  it('are read by those who answer for the panel', async () => {
    const { rows, periods } = must(await missingFor(moira));
    const value = (label: string) => must(rows.find((row) => row.label === label)).values;
    assert.equal(periods.length, 2);
    assert.deepEqual(value('Held within 72 hours, of all that have ended'), ['25 %', '25 %']);
    assert.deepEqual(value('Hours from return to interview, median'), ['72 hours', '72 hours']);
    assert.equal(await missingFor(priya), undefined);
  });
  it('and by the analyst without numbers below five, nor what gives them away', async () => {
    const { rows, notes } = must(await missingFor(analyst));
    assert.deepEqual(
      rows.map(({ label, values }) => `${label}: ${values[0]}`),
      [
        'Children: fewer than 5',
        'Episodes: about 5',
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
  it('and by the analyst rounded, so that one hidden number does not follow from the others', async () => {
    const { rows } = must((await tablesFor(analyst, [], [episodes, episodes, episodes].flat()))?.[0]);
    const value = (label: string) => must(rows.find((row) => row.label === label)).values[0];
    assert.deepEqual(
      ['Episodes', 'Episodes that have ended', 'Held within 72 hours, of all that have ended', 'Declined'].map(value),
      ['about 15', 'about 10', 'about 25 %', 'fewer than 5'],
    );
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
    must(await tablesFor(person, open))
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
  it('hide what is below five from those who read no case, and round what it would follow from', async () => {
    assert.deepEqual(await read(analyst), [
      [
        'Significant · about 5 · about 5',
        'Moderate · about 20 · 0',
        'Emerging · fewer than 5 · about 5',
        'No current evidence · 0 · fewer than 5',
        'None yet · fewer than 5 · about 10',
        'Open cases · about 30 · about 30',
      ],
      [
        'Higher than last time · about 5',
        'As last time · about 5',
        'Lower than last time · fewer than 5',
        'The first assessment · fewer than 5',
        'Assessed · about 15',
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
