// The card of all that could not be delivered to others: a row a person, with what waits for them, until they are reached or
// a reader says that they have told them (docs/process.md P11.6).
import {
  bandOf,
  card,
  chatTitle,
  cut,
  cutBytes,
  group,
  heading,
  pressed,
  row,
  sayBand,
  signOf,
  small,
  text,
  type Band,
  type Button,
  type Element,
} from '../cards/blocks.ts';
import { chatWith } from '../domain/people/chat.ts';
import { personIn, type Directory } from '../domain/people/directory.ts';
import { sayWhen, type Instant } from '../domain/time/calendar.ts';
import type { RenderedCard } from './render.ts';
import type { Kept, TroubleLine, Waits } from './told.ts';

/** As many people, and lines of what is no person, as a card has room for; the rest are in Delivery. */
const mostPeople = 6;
const mostLines = 6;
const mostName = 60;

/** Someone who was not reached, with all that waits for them. */
interface NotReached {
  readonly person: string;
  readonly name: string;
  readonly lines: readonly Kept[];
}

export interface TroublesView {
  readonly now: Instant;
  readonly directory: Directory;
  /** The reader has Delivery. */
  readonly keeps: boolean;
}

/** Whom someone is still to tell. */
export const peopleToTell = (lines: readonly Kept[]): readonly string[] => [
  ...new Set(lines.flatMap(({ who, isOver, told }) => (isOver || told !== undefined ? [] : (who?.person ?? [])))),
];

/** All that could not be delivered to others, as far as this person hears of it: who is still to be told first. */
export function troublesCard(lines: readonly Kept[], { now, directory, keeps }: TroublesView): RenderedCard {
  const open = lines.filter(({ isOver, told }) => !isOver && told === undefined);
  const people = notReached(open);
  const others = open.filter(({ who }) => who === undefined);
  const done = lines.filter(({ isOver, told }) => isOver || told !== undefined);
  const isOver = open.length === 0;
  const band: Band = isOver
    ? { state: 'done', word: 'Told' }
    : { state: 'you', word: 'Not reached', when: `as of ${sayWhen(now)}` };
  const title = isOver ? 'Nothing is needed from you' : titleOf(people, others);
  const left = Math.max(0, people.length - mostPeople) + Math.max(0, others.length - mostLines);
  const reasons = new Set(people.flatMap(({ lines: theirs }) => theirs.map(({ next }) => next)));
  const said = [...people.map(({ name }) => name), ...others.map((one) => one.title)];
  return {
    card: card(
      cutBytes(`${sayBand(band)} ${title}. ${said.map((one) => `${one}.`).join(' ')}`, 2000),
      [
        bandOf(band),
        heading(title),
        ...[...reasons].map((reason) => small(reason, { spacing: 'None' })),
        ...people.slice(0, mostPeople).map((one) => drawnPerson(one, directory)),
        ...others.slice(0, mostLines).map(drawnLine),
        ...(left > 0 ? [small(`${left} more ${keeps ? 'are under Delivery' : 'are with the co-ordinator'}.`)] : []),
        ...[...new Set(done.map((one) => sayDone(one, now)))].slice(0, mostLines).map((line) => small(line)),
      ],
      keeps ? [{ title: 'Delivery', verb: 'delivery' }] : [],
    ),
    summary: isOver ? 'MSET: nothing new for you here' : `MSET: ${sayCount(people, others)} on ${day(now)}`,
    ...(isOver && { quiet: true as const }),
  };
}

const day = (now: Instant): string => sayWhen(now).split(' ').slice(0, 3).join(' ');

/** A row for each person, the most pressing first. */
function notReached(open: readonly Kept[]): readonly NotReached[] {
  const all = open.flatMap((line) => (line.who === undefined ? [] : [{ ...line.who, line }]));
  return [...Map.groupBy(all, ({ person }) => person)]
    .map(([person, some]): NotReached => ({
      person,
      name: some[0]?.name ?? '',
      lines: some.map(({ line }) => line),
    }))
    .toSorted((a, b) => pressOf(a) - pressOf(b));
}
const order = { urgent: 0, late: 1, you: 2, info: 3 } as const;
const stateOf = ({ lines }: NotReached): Waits['state'] =>
  lines
    .map(({ waits }) => waits?.state ?? 'info')
    .toSorted((a, b) => order[a] - order[b])
    .at(0) ?? 'info';
const pressOf = (one: NotReached): number => order[stateOf(one)];

function titleOf(people: readonly NotReached[], others: readonly TroubleLine[]): string {
  const [first] = people;
  if (first === undefined) return 'Please tell them yourself';
  const noApp = people.every(({ lines }) => lines.every(({ is }) => is === 'unreachable'));
  const isOne = people.length === 1;
  return noApp && others.length === 0
    ? `${isOne ? 'One person has' : `${people.length} people have`} not opened the MSET app`
    : `Please tell ${isOne ? 'one person' : `${people.length} people`} yourself`;
}
const sayCount = (people: readonly NotReached[], others: readonly TroubleLine[]): string =>
  people.length === 1
    ? '1 person could not be reached'
    : people.length > 1
      ? `${people.length} people could not be reached`
      : `${others.length} ${others.length === 1 ? 'message' : 'messages'} could not be delivered`;

/** "▲ 1 late action, 2 actions to accept", and what one does about it. */
function drawnPerson(one: NotReached, directory: Directory): Element {
  const { person, name, lines } = one;
  const told: Button = { title: 'I have told them', verb: 'trouble.told', data: { person } };
  const chat = chatWith(personIn(directory, person) ?? {});
  return group(
    [
      text(`**${cut(name, mostName)}**`),
      text(`${signOf(stateOf(one))} ${sayWaits(lines)}`, { spacing: 'None' }),
      row([told], chat === undefined ? [] : [{ title: chatTitle(name), url: chat }]),
    ],
    true,
  );
}
function sayWaits(lines: readonly Kept[]): string {
  const all = lines.map(({ waits }) => waits ?? { state: 'info' as const, one: 'message', many: 'messages' });
  const groups = [
    ...Map.groupBy(
      all.toSorted((a, b) => order[a.state] - order[b.state]),
      ({ many }) => many,
    ).values(),
  ];
  return groups.map((some) => `${some.length} ${some.length === 1 ? some[0]?.one : some[0]?.many}`).join(', ');
}

const drawnLine = ({ title, next, about, press }: Kept): Element =>
  pressed(
    group(
      [
        text(cutBytes(title, 500), { weight: 'Bolder' }),
        ...(next === '' ? [] : [text(next, { spacing: 'None' })]),
        small(about, { spacing: 'None' }),
      ],
      true,
    ),
    press,
  );

/** "✓ Noor Template: told by Moira Example, Mon 4 Jan 10:00", "✓ Now reached: Noor Template". */
const sayDone = ({ title, who, isOver, told }: Kept, now: Instant): string =>
  isOver || told === undefined
    ? `✓ ${cutBytes(title, 300)}`
    : `✓ ${cut(who?.name ?? title, mostName)}: told by ${cut(told.by.name, mostName)}, ${sayWhen(told.at, now)}`;
