// What the fictional people name of people and places in their cases: three cases name one flat, two a number, each in words of
// their own, and know nothing of each other. None of them exists.
import type { Answers } from '../domain/kernel/fields.ts';
import type { DemoCalendar } from './calendar.ts';
import { noor, priya } from './cast.ts';
import { saysSame } from './entities.ts';
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
];
