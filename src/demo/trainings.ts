// The fictional trainings: one that was held, one to come with people on it; and what young people have said this quarter.
import type { TrainingId } from '../domain/kernel/ids.ts';
import type { Say } from '../domain/say/say.ts';
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
const said: readonly Omit<Say, 'id'>[] = [
  { heard: 'yes', helped: 'yes', change: 'Keep the same worker. Three in a year is too many.' },
  { heard: 'yes', helped: 'partly', change: 'Text me first. I do not pick up numbers that I do not know.' },
  { heard: 'partly', helped: 'yes', change: 'Tell me what the meeting said on the same day.' },
  { heard: 'no', helped: 'partly', change: 'Ask me before you tell school.' },
  { heard: 'yes', helped: 'yes', change: '' },
  { heard: 'partly', helped: 'no', change: 'Write shorter letters.' },
];
export const says: readonly Say[] = said.map((one, place) => ({ ...one, id: sayIdOf(place) }));
