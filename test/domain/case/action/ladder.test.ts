// When the people of an action are prompted, and who (docs/process.md P8.12). The dates were counted by hand on a calendar:
// no office on 25 and 28 Dec 2026, 1 Jan, 26 and 29 March 2027; London's clocks change on 28 March and 31 October 2027.
import assert from 'node:assert/strict';
import Holidays from 'date-holidays';
import { at, directory, later } from '../../../people/builders.ts';
import { accepted, acting, actionOf, added, inLondon, licensing, runClock, nextDue } from './action-story.ts';
import { actionLadder } from '../../../../src/domain/case/state/rungs.ts';

const everybody: Readonly<Record<string, readonly string[]>> = {
  early: ['PC Ola Sketch'],
  eve: ['PC Ola Sketch'],
  day: ['PC Ola Sketch'],
  lateOwner: ['PC Ola Sketch', 'Insp Pip Outline'],
  lateLead: ['Sgt Ravi Mock'],
  lateSenior: ['Supt Sol Replica'],
  lateChair: ['Tess Gavel', 'Moira Example'],
};

interface Row {
  readonly that: string;
  readonly set: string;
  readonly input: Partial<typeof licensing>;
  readonly due: readonly [london: string, utc: string];
  /** `rung: London time = UTC`. */
  readonly prompts: readonly string[];
}
const given = (due: string): Partial<typeof licensing> => ({ due });

const rows: readonly Row[] = [
  {
    that: 'Normal, set in December: due on the first Monday of January',
    set: '2026-12-02T10:00:00.000Z',
    input: { priority: 'normal' },
    due: ['Mon 4 Jan 10:00', '2027-01-04T10:00:00.000Z'],
    prompts: [
      'early: Wed 23 Dec 09:00 = 2026-12-23T09',
      'eve: Thu 31 Dec 09:00 = 2026-12-31T09',
      'day: Mon 4 Jan 09:00 = 2027-01-04T09',
      'lateOwner: Tue 5 Jan 09:00 = 2027-01-05T09',
      'lateLead: Thu 7 Jan 09:00 = 2027-01-07T09',
      'lateSenior: Mon 11 Jan 09:00 = 2027-01-11T09',
      'lateChair: Mon 18 Jan 09:00 = 2027-01-18T09',
    ],
  },
  {
    that: 'Due on Christmas Eve',
    set: '2026-12-01T10:00:00.000Z',
    input: given('24/12/2026'),
    due: ['Thu 24 Dec 17:00', '2026-12-24T17:00:00.000Z'],
    prompts: [
      'early: Thu 17 Dec 09:00 = 2026-12-17T09',
      'eve: Wed 23 Dec 09:00 = 2026-12-23T09',
      'day: Thu 24 Dec 09:00 = 2026-12-24T09',
      'lateOwner: Tue 29 Dec 09:00 = 2026-12-29T09',
      'lateLead: Thu 31 Dec 09:00 = 2026-12-31T09',
      'lateSenior: Tue 5 Jan 09:00 = 2027-01-05T09',
      'lateChair: Tue 12 Jan 09:00 = 2027-01-12T09',
    ],
  },
  {
    that: 'Due on Christmas Day, which somebody typed: prompted on the day as it is',
    set: '2026-12-01T10:00:00.000Z',
    input: given('25 December 2026'),
    due: ['Fri 25 Dec 17:00', '2026-12-25T17:00:00.000Z'],
    prompts: [
      'early: Fri 18 Dec 09:00 = 2026-12-18T09',
      'eve: Thu 24 Dec 09:00 = 2026-12-24T09',
      'day: Fri 25 Dec 09:00 = 2026-12-25T09',
      'lateOwner: Tue 29 Dec 09:00 = 2026-12-29T09',
      'lateLead: Thu 31 Dec 09:00 = 2026-12-31T09',
      'lateSenior: Tue 5 Jan 09:00 = 2027-01-05T09',
      'lateChair: Tue 12 Jan 09:00 = 2027-01-12T09',
    ],
  },
  {
    that: 'High, set on the Friday before Christmas: five working days are eleven days',
    set: '2026-12-18T10:00:00.000Z',
    input: { priority: 'high' },
    due: ['Tue 29 Dec 10:00', '2026-12-29T10:00:00.000Z'],
    prompts: [
      // Five working days before it was set at all, an hour ago.
      'eve: Thu 24 Dec 09:00 = 2026-12-24T09',
      'day: Tue 29 Dec 09:00 = 2026-12-29T09',
      'lateOwner: Wed 30 Dec 09:00 = 2026-12-30T09',
      'lateLead: Mon 4 Jan 09:00 = 2027-01-04T09',
      'lateSenior: Wed 6 Jan 09:00 = 2027-01-06T09',
      'lateChair: Wed 13 Jan 09:00 = 2027-01-13T09',
    ],
  },
  {
    that: 'Immediate, set on a Friday afternoon: due on the Saturday, and prompted on the Saturday',
    set: '2026-12-18T14:00:00.000Z',
    input: { priority: 'immediate' },
    due: ['Sat 19 Dec 14:00', '2026-12-19T14:00:00.000Z'],
    prompts: [
      'day: Sat 19 Dec 09:00 = 2026-12-19T09',
      'lateOwner: Mon 21 Dec 09:00 = 2026-12-21T09',
      'lateLead: Wed 23 Dec 09:00 = 2026-12-23T09',
      'lateSenior: Tue 29 Dec 09:00 = 2026-12-29T09',
      'lateChair: Wed 6 Jan 09:00 = 2027-01-06T09',
    ],
  },
  {
    that: 'Immediate, set in the night and due in the next: prompted on both mornings',
    set: '2027-01-13T02:00:00.000Z',
    input: { priority: 'immediate' },
    due: ['Thu 14 Jan 02:00', '2027-01-14T02:00:00.000Z'],
    prompts: [
      'eve: Wed 13 Jan 09:00 = 2027-01-13T09',
      'day: Thu 14 Jan 09:00 = 2027-01-14T09',
      'lateOwner: Fri 15 Jan 09:00 = 2027-01-15T09',
      'lateLead: Tue 19 Jan 09:00 = 2027-01-19T09',
      'lateSenior: Thu 21 Jan 09:00 = 2027-01-21T09',
      'lateChair: Thu 28 Jan 09:00 = 2027-01-28T09',
    ],
  },
  {
    that: 'Long, set in January: sixty working days end after Easter, in summer time',
    set: '2027-01-04T10:00:00.000Z',
    input: { priority: 'long' },
    due: ['Wed 31 Mar 10:00', '2027-03-31T09:00:00.000Z'],
    prompts: [
      'early: Mon 22 Mar 09:00 = 2027-03-22T09',
      'eve: Tue 30 Mar 09:00 = 2027-03-30T08',
      'day: Wed 31 Mar 09:00 = 2027-03-31T08',
      'lateOwner: Thu 1 Apr 09:00 = 2027-04-01T08',
      'lateLead: Mon 5 Apr 09:00 = 2027-04-05T08',
      'lateSenior: Wed 7 Apr 09:00 = 2027-04-07T08',
      'lateChair: Wed 14 Apr 09:00 = 2027-04-14T08',
    ],
  },
  {
    that: 'Due on the Thursday before Easter: late over a long weekend and a change of clocks',
    set: '2027-03-01T10:00:00.000Z',
    input: given('25/3/2027'),
    due: ['Thu 25 Mar 17:00', '2027-03-25T17:00:00.000Z'],
    prompts: [
      'early: Thu 18 Mar 09:00 = 2027-03-18T09',
      'eve: Wed 24 Mar 09:00 = 2027-03-24T09',
      'day: Thu 25 Mar 09:00 = 2027-03-25T09',
      'lateOwner: Tue 30 Mar 09:00 = 2027-03-30T08',
      'lateLead: Thu 1 Apr 09:00 = 2027-04-01T08',
      'lateSenior: Mon 5 Apr 09:00 = 2027-04-05T08',
      'lateChair: Mon 12 Apr 09:00 = 2027-04-12T08',
    ],
  },
  {
    that: 'Immediate over the night the clocks go forward: 24 hours, not a day on the clock',
    set: '2027-03-27T12:00:00.000Z',
    input: { priority: 'immediate' },
    due: ['Sun 28 Mar 13:00', '2027-03-28T12:00:00.000Z'],
    prompts: [
      'day: Sun 28 Mar 09:00 = 2027-03-28T08',
      'lateOwner: Tue 30 Mar 09:00 = 2027-03-30T08',
      'lateLead: Thu 1 Apr 09:00 = 2027-04-01T08',
      'lateSenior: Mon 5 Apr 09:00 = 2027-04-05T08',
      'lateChair: Mon 12 Apr 09:00 = 2027-04-12T08',
    ],
  },
  {
    that: 'High over the change to winter time: the same hour of the clock in London',
    set: '2027-10-25T09:00:00.000Z',
    input: { priority: 'high' },
    due: ['Mon 1 Nov 10:00', '2027-11-01T10:00:00.000Z'],
    prompts: [
      'eve: Fri 29 Oct 09:00 = 2027-10-29T08',
      'day: Mon 1 Nov 09:00 = 2027-11-01T09',
      'lateOwner: Tue 2 Nov 09:00 = 2027-11-02T09',
      'lateLead: Thu 4 Nov 09:00 = 2027-11-04T09',
      'lateSenior: Mon 8 Nov 09:00 = 2027-11-08T09',
      'lateChair: Mon 15 Nov 09:00 = 2027-11-15T09',
    ],
  },
  {
    that: 'Immediate over the night the clocks go back',
    set: '2027-10-30T11:00:00.000Z',
    input: { priority: 'immediate' },
    due: ['Sun 31 Oct 11:00', '2027-10-31T11:00:00.000Z'],
    prompts: [
      'day: Sun 31 Oct 09:00 = 2027-10-31T09',
      'lateOwner: Mon 1 Nov 09:00 = 2027-11-01T09',
      'lateLead: Wed 3 Nov 09:00 = 2027-11-03T09',
      'lateSenior: Fri 5 Nov 09:00 = 2027-11-05T09',
      'lateChair: Fri 12 Nov 09:00 = 2027-11-12T09',
    ],
  },
];

const rungOf = (prompt: string): string => prompt.replace(/:.*/, '');
/** The case was received whenever; only the action's own times matter here. */
const storyOf = ({ set, input }: Row) => acting(at(set, added(input)), at(later(set, 30), accepted()));

describe('The ladder of an action', () => {
  for (const row of rows) {
    it(row.that, () => {
      const facts = storyOf(row);
      const { due } = actionOf(facts);
      assert.deepEqual([inLondon(due.at), due.at], row.due);
      const { prompts, facts: after } = runClock(facts);
      assert.deepEqual(
        prompts.map((one) => `${one.rungs.join('+')}: ${inLondon(one.at)} = ${one.at.replace(':00:00.000Z', '')}`),
        row.prompts,
      );
      assert.deepEqual(
        prompts.map(({ to }) => to),
        row.prompts.map((prompt) => everybody[rungOf(prompt)]),
      );
      // The end of the ladder is the chair's, and it is on record which rungs went to whom.
      const action = actionOf(after);
      assert.equal(action.escalatedAt, prompts.at(-1)?.at);
      assert.equal(nextDue(action), undefined);
      assert.deepEqual(
        action.reminded.map(({ rung }) => rung),
        row.prompts.map(rungOf),
      );
    });
  }

  it('Every due date of the winter and of both clock changes, by another calendar', () => {
    const dates = [...daysFrom('2026-12-01', 130), ...daysFrom('2027-10-15', 30)];
    for (const date of dates) {
      const found = actionLadder(date, '2026-01-01T00:00:00.000Z', directory.settings);
      assert.deepEqual(
        found.map(({ rung, at: time }) => `${rung} ${time}`),
        expectedOn(date),
        date,
      );
    }
  });
});

const book = new Holidays('GB', 'ENG');
const dayMs = 86_400_000;
const shift = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
const daysFrom = (date: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, days) => shift(date, days));
const publicDays = new Set(
  [2026, 2027].flatMap((year) =>
    book
      .getHolidays(year)
      .filter(({ type }) => type === 'public')
      .map(({ date }) => date.slice(0, 10)),
  ),
);
const works = (date: string): boolean => !publicDays.has(date) && ![0, 6].includes(new Date(date).getUTCDay());

const nine = (day = ''): string | undefined =>
  [`${day}T08:00:00.000Z`, `${day}T09:00:00.000Z`].find((time) => inLondon(time).endsWith(' 09:00'));

/** Written apart from the code: all working days around a date in one list, and nine o'clock by trying both offsets. */
function expectedOn(date: string): readonly string[] {
  const around = daysFrom(shift(date, -40), 80).filter(works);
  const [before, after] = [around.filter((day) => day < date), around.filter((day) => day > date)];
  const days = {
    early: before.at(-5),
    eve: before.at(-1),
    day: date,
    lateOwner: after[0],
    lateLead: after[2],
    lateSenior: after[4],
    lateChair: after[9],
  };
  return Object.entries(days).map(([rung, day]) => `${rung} ${nine(day)}`);
}
