// The fictional records: a flat that six cases name and on which housing acts, a car and a man of several, a takeaway that was
// reported and waits to be accepted, a car park that was taken up and
// comes to the next panel. None of them exists.
import type { NewMember } from '../domain/entity/entity.ts';
import type { EntityId } from '../domain/kernel/ids.ts';
import type { DemoCalendar } from './calendar.ts';
import { closureOrder, tenancyCheck } from './actions.ts';
import { bea, lee, moira, ravi } from './cast.ts';
import { sets } from './deeds.ts';
import { entityOf, referenceOf } from './seed.ts';
import type { EntityRow, StoryRow } from './story.ts';

export interface Recorded {
  readonly id: EntityId;
  readonly rows: readonly EntityRow[];
}

const flat = entityOf('flat');
/** Of what is said in several cases: the record, by its key, and the entries that are of it. */
const alike = {
  car: { heron: 'P3', siskin: 'P3', redstart: 'P2' },
  smiler: { siskin: 'P2', merlin: 'P3' },
  flat: { siskin: 'P1', merlin: 'P1', kestrel: 'P1' },
  'car park': { redstart: 'P1', merlin: 'P2' },
} as const;
const membersOf = (record: keyof typeof alike, of: Omit<NewMember, 'mention'>): readonly NewMember[] =>
  Object.entries(alike[record]).map(([key, part]) => ({ ...of, mention: `${referenceOf(key)}/${part}` }));
/** Moira says that an entry of a case is of the record with this key. */
export const isOf = (c: DemoCalendar, record: keyof typeof alike, part: `P${number}`): StoryRow => [
  moira,
  c.on(-1, '17:24'),
  'placeInRecord',
  { entity: entityOf(record) },
  { part },
];

/** The flat over the laundrette, by the case that names it and the number of the entry there. */
const named = { wren: 'P2', heron: 'P1', dipper: 'P3' } as const;
type Naming = keyof typeof named;
const refOf = (key: Naming): NewMember['mention'] => `${referenceOf(key)}/${named[key]}`;
const on = ['the same address'];
/** What Moira says of the entry of this case: the same as the others, and of the record. */
export const saysSame = (c: DemoCalendar, key: Naming, ...others: readonly Naming[]): readonly StoryRow[] => [
  ...others.map((other): StoryRow => [
    moira,
    c.on(-1, '17:10'),
    'confirmSame',
    { other: refOf(other), on },
    { part: named[key] },
  ]),
  [moira, c.on(-1, '17:12'), 'placeInRecord', { entity: flat }, { part: named[key] }],
];

export const recordsOn = (c: DemoCalendar): readonly Recorded[] => [
  {
    id: flat,
    rows: [
      [
        moira,
        c.on(-1, '17:11'),
        'openEntity',
        {
          id: flat,
          kind: 'place',
          name: 'Flat over the laundrette',
          members: [
            ...(['wren', 'heron', 'dipper'] as const).map((key) => ({
              mention: refOf(key),
              kind: 'place' as const,
              on,
            })),
            ...membersOf('flat', { kind: 'place', on }),
          ],
        },
      ],
      [
        moira,
        c.on(-1, '17:20'),
        'writeView',
        { text: 'Cuckooing is likely: six cases name it, and the tenant is not seen for weeks.' },
      ],
      ...sets(c.on(-1, '17:26'), 'A1', tenancyCheck, bea, c.typed(3)),
      ...sets(2, 'A2', closureOrder, ravi, c.typed(8)),
    ],
  },
  {
    id: entityOf('car'),
    rows: [
      [
        moira,
        c.on(-1, '17:21'),
        'openEntity',
        {
          id: entityOf('car'),
          kind: 'vehicle',
          name: 'TE57 MNP',
          members: membersOf('car', { kind: 'vehicle', on: ['the same registration'] }),
        },
      ],
    ],
  },
  {
    id: entityOf('smiler'),
    rows: [
      [
        moira,
        c.on(-1, '17:22'),
        'openEntity',
        {
          id: entityOf('smiler'),
          kind: 'person',
          name: 'Smiler',
          members: membersOf('smiler', {
            kind: 'person',
            on: ['a name that sounds similar'],
            why: 'The police know one man by this name, and both children describe his tooth.',
          }),
        },
      ],
    ],
  },
  {
    id: entityOf('takeaway'),
    rows: [
      [
        bea,
        c.on(-1, '15:40'),
        'reportOrganisation',
        {
          id: entityOf('takeaway'),
          name: 'Imaginary Pizza',
          address: '3 Sample Row',
          postcode: 'ZZ99 9ZY',
          how: 'Young people go in by the back door after midnight and come out with bags.',
          source: 'saw',
        },
      ],
    ],
  },
  {
    id: entityOf('car park'),
    rows: [
      [
        lee,
        c.on(-20, '10:05'),
        'reportPlace',
        {
          id: entityOf('car park'),
          name: 'Car park behind the swimming pool',
          address: 'Sample Lane',
          how: 'Cars wait there at the end of school, and pupils get in.',
          source: 'otherTold',
        },
      ],
      [moira, c.on(-19, '11:30'), 'acceptEntity', {}],
      [moira, c.on(-12, '15:00'), 'writeView', { text: 'Since patrols began on Mondays the cars come on Thursdays.' }],
      [
        moira,
        c.on(-1, '17:23'),
        'addMembers',
        { members: membersOf('car park', { kind: 'place', on: ['a name that sounds similar'] }) },
      ],
      [moira, c.on(-12, '15:05'), 'putOnAgenda', { agencies: 'police,council' }],
    ],
  },
];
