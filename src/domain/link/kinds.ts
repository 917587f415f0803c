// The kinds of people, places and things that harm of a child is tied to: what is asked of each, and by what two of them may be
// the same (docs/process.md 22). One table: another kind is a row here, and nothing else.
import { choicesOf, yesNoNotKnown, type Answers, type Field } from '../kernel/fields.ts';
import { parseTypedBirth } from '../time/dates.ts';
import { lettersOf } from '../kernel/alike.ts';
import { addressTexts, handleOf, nameText, phoneOf, plateOf, soundsOf, type Sound } from './texts.ts';

/** `sure`: the same one, unless someone says otherwise. `perhaps`: worth a look, one by one. */
export type Strength = 'sure' | 'perhaps';
export interface LinkText {
  readonly strength: Strength;
  /** What of both is alike, to read: "the same number". */
  readonly why: string;
  /** Plain: it is hashed before anything is stored. */
  readonly text: string;
}
export interface KindRow {
  /** As it stands alone: "Person of concern". */
  readonly title: string;
  /** The button that adds one. */
  readonly add: string;
  /** Under the title where a kind is chosen: what is meant by it. */
  readonly help: string;
  /** It is of someone: fewer read what others say of one, and two are confirmed with a reason (docs/process.md P22.3, P22.8). */
  readonly ofPerson?: true;
  /** What it is. The first that is answered is what it is called. */
  readonly fields: readonly Field[];
  /** Asked after how it is connected. */
  readonly more?: readonly Field[];
  /** By what another may be the same. */
  readonly texts: (said: Answers, sound: Sound) => readonly LinkText[];
}

const line = (name: string, title: string, also: Partial<Field> = {}): Field => ({
  name,
  title,
  kind: 'text',
  need: 'optional',
  most: 120,
  ...also,
});
const named = line('name', 'Name or description', { need: 'always' });
const born: Field = { name: 'birth', title: 'Date or year of birth', kind: 'birth', need: 'optional' };
const alias = line('alias', 'Alias, nickname or street name');

const sure = (why: string, text: string | undefined): readonly LinkText[] =>
  text === undefined ? [] : [{ strength: 'sure', why, text }];
const perhaps = (why: string, ...texts: readonly (string | undefined)[]): readonly LinkText[] =>
  texts.flatMap((text) => (text === undefined ? [] : [{ strength: 'perhaps' as const, why, text }]));
/** The beginning of a text says of what it is, so that a name is never compared with a number. */
const as = (prefix: string, text: string | undefined): string | undefined =>
  text === undefined || text === '' ? undefined : `${prefix}:${text}`;

/** People of a kind are compared with people of that kind alone: a child never with a person of concern. */
const personTexts =
  (prefix: string): KindRow['texts'] =>
  ({ name, alias: other, birth }, sound) => {
    const born = parseTypedBirth(birth ?? '');
    const [spelt, year] = [nameText(name), 'date' in born ? born.date.slice(0, '1985'.length) : undefined];
    return [
      ...sure(
        'the same name and year of birth',
        year === undefined || !spelt.includes('+') ? undefined : as(prefix, `${spelt}:${year}`),
      ),
      ...perhaps(
        'a name that sounds similar',
        as(`${prefix}Sound`, soundsOf(name, sound)),
        as(`${prefix}Sound`, soundsOf(other, sound)),
      ),
    ];
  };
/** A business and the place where it is are found by each other. */
const placeTexts: KindRow['texts'] = ({ name, address, postcode, uprn }, sound) => {
  const where = addressTexts(address ?? name, postcode);
  return [
    ...sure('the same property', as('uprn', lettersOf(uprn))),
    ...sure('the same address', as('address', where.sure)),
    ...perhaps('the same postcode and number', as('address', where.perhaps)),
    ...perhaps('a name that sounds similar', as('placeSound', soundsOf(name, sound))),
  ];
};
/** What kind of place it is: counted, so that a profile can say where harm happens (docs/process.md P18.3). */
export const placeKinds = choicesOf({
  home: 'Someone’s home',
  care: 'A children’s home or other placement',
  stay: 'Hotel, short let or hostel',
  food: 'Takeaway, café or shop',
  licensed: 'Pub, club or taxi firm',
  street: 'Street or car park',
  open: 'Park or open space',
  travel: 'Bus, Metro or train, or a stop',
  school: 'School, college or youth club',
  other: 'Another kind',
});
const whatPlace = line('placeKind', 'What kind of place is it?', {
  kind: 'choice',
  choices: placeKinds,
  // The page has a screen's height without its ten rows.
  folded: true,
});
const placeFields: readonly Field[] = [
  named,
  line('address', 'Address'),
  line('postcode', 'Postcode', { most: 10 }),
  line('uprn', 'Property number (UPRN)', {
    most: 12,
    help: 'As the council’s address register has it, if you know it.',
  }),
];

export const linkKindRows = {
  person: {
    title: 'Person of concern',
    add: 'Add person of concern',
    help: 'Someone who may harm or exploit the child',
    ofPerson: true,
    fields: [
      named,
      alias,
      born,
      { name: 'child', title: 'Is this person under 18?', kind: 'choice', need: 'always', choices: yesNoNotKnown },
    ],
    more: [
      {
        name: 'works',
        title: 'Works or volunteers with children?',
        kind: 'choice',
        need: 'always',
        choices: yesNoNotKnown,
      },
    ],
    texts: personTexts('person'),
  },
  place: {
    title: 'Place',
    add: 'Add place',
    help: 'An address, a park, a stop, a car park',
    fields: placeFields,
    more: [whatPlace],
    texts: placeTexts,
  },
  vehicle: {
    title: 'Vehicle',
    add: 'Add vehicle',
    help: 'A registration, or what it looks like',
    fields: [
      line('plate', 'Registration', { most: 10, neededWhen: ({ looks = '' }) => looks === '' }),
      line('looks', 'Make, model, colour, part of a registration'),
    ],
    texts: ({ plate }) => sure('the same registration', as('plate', plateOf(plate))),
  },
  phone: {
    title: 'Phone',
    add: 'Add phone',
    help: 'A number',
    fields: [line('number', 'Number', { need: 'always', most: 30 }), line('whose', 'Whose it is said to be')],
    texts: ({ number }) => sure('the same number', as('phone', phoneOf(number))),
  },
  online: {
    title: 'Online identity',
    add: 'Add online identity',
    help: 'An account, a game, a user name',
    fields: [
      line('handle', 'User name', { need: 'always', most: 60 }),
      line('service', 'Where', { most: 40, placeholder: 'Snapchat, Instagram, a game' }),
    ],
    texts: ({ handle, service }) => {
      const who = handleOf(handle);
      const where = lettersOf(service);
      return [
        ...sure('the same user name there', who === undefined || where === '' ? undefined : `online:${where}:${who}`),
        ...perhaps('the same user name', as('handle', who)),
      ];
    },
  },
  group: {
    title: 'Group',
    add: 'Add group',
    help: 'People who go about together, by a name that they use',
    ofPerson: true,
    fields: [named, line('known', 'Also known as')],
    texts: ({ name, known }, sound) =>
      perhaps(
        'a name that sounds similar',
        as('groupSound', soundsOf(name, sound)),
        as('groupSound', soundsOf(known, sound)),
      ),
  },
  organisation: {
    title: 'Business, school or organisation',
    add: 'Add business or organisation',
    help: 'A takeaway, a hotel, a taxi firm',
    fields: placeFields,
    more: [whatPlace],
    texts: placeTexts,
  },
  child: {
    title: 'Another child',
    add: 'Add another child',
    help: 'A friend, a sibling, a child who may be exploited too',
    ofPerson: true,
    fields: [named, alias, born],
    texts: personTexts('child'),
  },
} as const satisfies Readonly<Record<string, KindRow>>;

export type LinkKind = keyof typeof linkKindRows;
const isLinkKind = (text: string): text is LinkKind => Object.hasOwn(linkKindRows, text);
export const linkKinds: readonly LinkKind[] = Object.keys(linkKindRows).filter(isLinkKind);
export const kindRow = (kind: LinkKind): KindRow => linkKindRows[kind];

/** What it is, as the form asks: before and after how it is connected. */
export const fieldsOfKind = (kind: LinkKind): readonly Field[] => [
  ...kindRow(kind).fields,
  ...(kindRow(kind).more ?? []),
];

/** What it is called, by what was said of it: its name, its registration, its number. */
export const calledOf = (kind: LinkKind, said: Answers): string =>
  kindRow(kind)
    .fields.map(({ name }) => said[name] ?? '')
    .find((text) => text !== '') ?? kindRow(kind).title;

/** By what one may be the same as another: each once, what is sure first, at most eight. */
export function linkTexts(kind: LinkKind, said: Answers, sound: Sound): readonly LinkText[] {
  const all = [
    ...new Map(
      kindRow(kind)
        .texts(said, sound)
        .map((one) => [one.text, one]),
    ).values(),
  ];
  const of = (strength: Strength) => all.filter((one) => one.strength === strength);
  return [...of('sure'), ...of('perhaps')].slice(0, mostTexts);
}
/** So many keys one query asks for. */
export const mostTexts = 8;
