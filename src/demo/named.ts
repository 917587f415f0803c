// What the fictional people name of people and places in their cases: six cases name one flat, three a car, two a number, each in
// words of their own, and know nothing of each other. None of them exists.
import type { Answers } from '../domain/kernel/fields.ts';
import type { DemoCalendar } from './calendar.ts';
import { noor, priya } from './cast.ts';
import { isOf, saysSame } from './entities.ts';
import type { StoryRow } from './story.ts';

/** Who may read the case reads it. */
const told = (how: string, source: string, more: Answers): Answers => ({
  seen: '',
  mark: 'case',
  agencies: '',
  family: '',
  how,
  source,
  ...more,
});

/** In the case that Priya sent last: the number, and the flat. */
export const wrenNames = (c: DemoCalendar): readonly StoryRow[] => [
  [
    priya,
    c.on(-1, '16:10'),
    'addPhone',
    told('The second phone that she hides rings from this number at night.', 'childTold', {
      number: '07700 900333',
      whose: 'Someone whom she calls Smiler',
    }),
  ],
  [
    priya,
    4,
    'addPlace',
    told('She was fetched from there twice in a month, both times after midnight.', 'otherTold', {
      name: 'Flat over the laundrette',
      address: '12 Sample Street',
      postcode: 'ZZ99 2ZZ',
      placeKind: 'home',
    }),
  ],
  ...saysSame(c, 'wren', 'heron', 'dipper'),
];

/** In Noor’s: the same number, written otherwise; and a man by a name that sounds alike. */
export const dipperNames = (c: DemoCalendar): readonly StoryRow[] => [
  [
    noor,
    c.on(-1, '16:25'),
    'addPhone',
    told('On a slip of paper in his school bag, with times beside it.', 'saw', {
      number: '+44 (0)7700 900 333',
      family: 'yes',
    }),
  ],
  [
    noor,
    5,
    'addPerson',
    told('Waits at the bus stop on Fridays and gives him vapes.', 'childTold', {
      name: 'Known as Smiler',
      alias: 'Smiler',
      birth: 'about 1998',
      child: 'no',
      works: 'notKnown',
    }),
  ],
  [
    noor,
    3,
    'addPlace',
    told('He says that he can sleep over the laundrette whenever he likes.', 'childTold', {
      name: 'Over the laundrette',
      address: '12 Sample Street',
      postcode: 'ZZ99 2ZZ',
      placeKind: 'home',
    }),
  ],
  ...saysSame(c, 'dipper', 'wren'),
];

/** In a case on its way: the flat by another description, the man, and his car. */
export const heronNames = (c: DemoCalendar): readonly StoryRow[] => [
  [
    priya,
    c.on(-1, '16:50'),
    'addPlace',
    told('She says that the door stands open and that older boys sleep there.', 'childTold', {
      name: 'The laundrette flat',
      address: 'Flat above 12, Sample Street',
      postcode: 'zz992zz',
    }),
  ],
  [
    priya,
    3,
    'addPerson',
    told('Drove her there in October; she is afraid of him.', 'childTold', {
      name: 'Smyler',
      alias: '',
      birth: '',
      child: 'notKnown',
      works: 'notKnown',
    }),
  ],
  [
    priya,
    2,
    'addVehicle',
    told('The car that collects her, seen by her mother.', 'otherTold', { plate: 'TE57 MNP', looks: 'Blue hatchback' }),
  ],
  ...saysSame(c, 'heron', 'wren'),
  isOf(c, 'car', 'P3'),
];

/** In one that waits for its meeting: the flat, the man and the car, some weeks ago. */
export const siskinNames = (c: DemoCalendar): readonly StoryRow[] => [
  [
    priya,
    c.on(-6, '14:10'),
    'addPlace',
    told('The phones were given to her there, she says, “where it smells of washing”.', 'childTold', {
      name: 'Flat above the laundrette',
      address: '12 Sample Street',
      postcode: 'ZZ99 2ZZ',
      placeKind: 'home',
      seen: c.typed(-26),
    }),
  ],
  [
    priya,
    5,
    'addPerson',
    told('He tells her whom to ring, and when.', 'childTold', {
      name: 'Smiler',
      alias: '',
      birth: '1998',
      child: 'no',
      works: 'no',
      seen: c.typed(-26),
    }),
  ],
  [
    priya,
    3,
    'addVehicle',
    told('Waits outside her school on Mondays; her teacher wrote it down.', 'otherTold', {
      plate: 'TE57MNP',
      looks: 'Blue, small',
      seen: c.typed(-10),
    }),
  ],
  isOf(c, 'flat', 'P1'),
  isOf(c, 'smiler', 'P2'),
  isOf(c, 'car', 'P3'),
];

/** The car park and the car, and one more car that no other case names. */
export const redstartNames = (c: DemoCalendar): readonly StoryRow[] => [
  [
    priya,
    c.on(-7, '11:30'),
    'addPlace',
    told('Two cars wait there at the end of school; she was in one of them.', 'otherTold', {
      name: 'Car park of the swimming pool',
      address: 'Sample Lane',
      postcode: 'ZZ99 3ZY',
      placeKind: 'street',
      seen: c.typed(-31),
    }),
  ],
  [
    priya,
    4,
    'addVehicle',
    told('The second car. The same man changes from one to the other.', 'otherTold', {
      plate: 'TE57 MNP',
      looks: '',
      seen: c.typed(-31),
    }),
  ],
  [
    priya,
    2,
    'addVehicle',
    told('Waits near the lodge in the evening.', 'saw', { plate: 'TE57 DEF', looks: 'Grey estate', seen: c.typed(-9) }),
  ],
  isOf(c, 'car park', 'P1'),
  isOf(c, 'car', 'P2'),
];

/** The flat, the car park, the man, and where he writes. */
export const merlinNames = (c: DemoCalendar): readonly StoryRow[] => [
  [
    priya,
    c.on(-5, '11:20'),
    'addPlace',
    told('He had to sleep there when he could not pay.', 'childTold', {
      name: 'The flat with the broken bell',
      address: 'Over the laundrette, 12 Sample Street',
      postcode: 'ZZ99 2ZZ',
      placeKind: 'home',
      seen: c.typed(-48),
    }),
  ],
  [
    priya,
    3,
    'addPlace',
    told('Was told to wait there for a car, and walked home instead.', 'childTold', {
      name: 'Swimming pool car park',
      address: 'Sample Lane',
      postcode: 'ZZ99 3ZY',
      placeKind: 'street',
      seen: c.typed(-8),
    }),
  ],
  [
    priya,
    3,
    'addPerson',
    told('Says that he is owed money, and more of it each week.', 'childTold', {
      name: 'Smiler',
      alias: 'Grin',
      birth: '',
      child: 'notKnown',
      works: 'notKnown',
      seen: c.typed(-8),
    }),
  ],
  [
    priya,
    2,
    'addOnline',
    told('Messages come from this name after midnight.', 'saw', { handle: 'grin.pays', service: 'Snapchat' }),
  ],
  isOf(c, 'flat', 'P1'),
  isOf(c, 'car park', 'P2'),
  isOf(c, 'smiler', 'P3'),
];

/** What he learned where he was kept for two days. */
export const kestrelNames = (c: DemoCalendar): readonly StoryRow[] => [
  [
    priya,
    c.on(-3, '10:40'),
    'addPlace',
    told('He was kept there for two days and heard the machines below.', 'childTold', {
      name: 'A flat over a laundrette',
      address: '12 Sample Street',
      postcode: 'ZZ99 2ZZ',
      placeKind: 'home',
      seen: c.typed(-12),
    }),
  ],
  [
    priya,
    3,
    'addPlace',
    told('Is put on a bus there, with a bag that is not his.', 'childTold', {
      name: 'Bus station, stand 4',
      address: 'Mock Road',
      postcode: 'ZZ99 5ZZ',
      placeKind: 'travel',
      seen: c.typed(-12),
    }),
  ],
  isOf(c, 'flat', 'P1'),
];
