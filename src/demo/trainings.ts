// The fictional trainings: one that was held, one to come with people on it; and what young people have said.
import type { TrainingId } from '../domain/kernel/ids.ts';
import type { Directory } from '../domain/people/directory.ts';
import { quarterOf, quartersBack, type Quarter, type Say } from '../domain/say/say.ts';
import type { DemoCalendar } from './calendar.ts';
import { ada, bea, colin, greta, lee, moira, noor, ola, priya, ravi } from './cast.ts';
import { sayIdOf, trainingOf } from './seed.ts';
import type { TrainingRow } from './story.ts';

export interface Offered {
  readonly id: TrainingId;
  readonly rows: readonly TrainingRow[];
}

export function trainingsOn(c: DemoCalendar): readonly Offered[] {
  const [held, ahead] = [trainingOf('basics'), trainingOf('signs')];
  const came = [priya, noor, colin, ola].map(({ objectId }) => objectId).join(',');
  const heldOn = { date: c.typed(-15), time: '10:00', place: 'Imaginary House, room 2', places: '12', meantFor: '' };
  const aheadOn = { date: c.typed(9), time: '13:30', place: 'Imaginary House, room 1', places: '6', meantFor: '' };
  return [
    {
      id: held,
      rows: [
        [moira, c.on(-40, '11:00'), 'offerTraining', { ...heldOn, id: held, title: 'Exploitation basics' }],
        ...[priya, noor, colin, ola, lee].map((by, place): TrainingRow => [
          by,
          c.on(-38 + place, '12:20'),
          'signUp',
          {},
        ]),
        [moira, c.on(-14, '09:50'), 'recordTraining', { came }],
      ],
    },
    {
      id: ahead,
      rows: [
        [moira, c.on(-10, '11:20'), 'offerTraining', { ...aheadOn, id: ahead, title: 'Signs on the doorstep' }],
        ...[ada, ravi, greta, bea, priya].map((by, place): TrainingRow => [
          by,
          c.on(-9 + place, '12:40'),
          'signUp',
          {},
        ]),
      ],
    },
  ];
}

/** Five and one: what is shown comes in fives. */
const newest: readonly Omit<Say, 'id'>[] = [
  { heard: 'yes', helped: 'yes', change: 'Keep the same worker. Three in a year is too many.' },
  { heard: 'yes', helped: 'partly', change: 'Let me bring a friend when I am asked things.' },
  { heard: 'partly', helped: 'yes', change: 'Meet somewhere that is not school.' },
  { heard: 'no', helped: 'partly', change: 'Ask me before you tell school.' },
  { heard: 'yes', helped: 'yes', change: '' },
  { heard: 'partly', helped: 'no', change: 'Say how long you will stay.' },
];
/** Of a quarter about which something was done: what was asked for is among its answers. */
const before: readonly Omit<Say, 'id' | 'change'>[] = [
  { heard: 'no', helped: 'partly' },
  { heard: 'partly', helped: 'partly' },
  { heard: 'yes', helped: 'no' },
  { heard: 'partly', helped: 'yes' },
  { heard: 'yes', helped: 'yes' },
];

/** What young people have said: this quarter, and in each quarter of the last two years about which the council says what it did. */
export function saysOn(
  { now }: Pick<DemoCalendar, 'now'>,
  youSaid: Directory['settings']['guidance']['youSaid'],
): readonly (readonly [Quarter, Say])[] {
  const askedIn = (quarter: Quarter) => youSaid.filter((one) => one.quarter === quarter).map(({ said }) => said);
  const [current = quarterOf(now), ...past] = quartersBack(now, 8);
  const said = [
    ...newest.map((one) => [current, one] as const),
    ...past.flatMap((quarter) => {
      const asked = askedIn(quarter);
      if (asked.length === 0) return [];
      return before.map((one, place) => [quarter, { ...one, change: asked[place] ?? '' }] as const);
    }),
  ];
  return said.map(([quarter, one], place) => [quarter, { ...one, id: sayIdOf(place) }]);
}
