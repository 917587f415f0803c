// Children whom a list of the police could take for one another: twins, brothers, a namesake by sound, names the other way round; and
// the rows that the police write of them, by a seed. Of each row it is known here whose it is.
import { chance } from '../../domain/owed/walk.ts';
import { typedDate } from '../../../src/domain/time/dates.ts';
import { addDays, type Instant } from '../../../src/domain/time/calendar.ts';

export interface Child {
  readonly surname: string;
  readonly forenames: string;
  readonly dateOfBirth: string;
  /** MSET has a case of the child. */
  readonly hasCase: boolean;
  /** Where this child alone goes missing from: what is told of them says it. */
  readonly place: string;
  /** Other spellings of the name on lists: it is the same child, and a person says so. */
  readonly alias?: string;
}
const child = (forenames: string, surname: string, dateOfBirth: string, hasCase: boolean, alias?: string): Child => ({
  surname,
  forenames,
  dateOfBirth,
  hasCase,
  place: `House of ${forenames} ${surname}`,
  ...(alias !== undefined && { alias }),
});
export const children: readonly Child[] = [
  child('Kestrel', 'Madeup', '2011-03-14', true, 'Kestril'),
  child('Merlin', 'Madeup', '2011-03-14', true),
  child('Castriel', 'Madeup', '2011-03-14', false),
  child('Madeup', 'Kestrel', '2011-03-14', false),
  child('Wren', 'Inventeddaughter', '2012-02-02', false),
  child('Robin', 'Inventeddaughter', '2012-02-02', false),
  child('Ren', 'Inventeddaughter', '2012-02-02', false),
  child('Finch', 'Inventeddaughter', '2010-05-01', false),
];

export interface Row {
  readonly child: Child;
  /** As it is written this time. */
  readonly forenames: string;
  readonly since: Instant;
  readonly returnedAt?: Instant;
  readonly reference: string;
}
const spoken = (at: Instant): string => `${typedDate(at.slice(0, 10))} ${at.slice(11, 16)}`;
/** As the police write it; in winter their hours are those of the world. */
export const lineOf = ({
  child: { surname, dateOfBirth, place },
  forenames,
  since,
  returnedAt,
  reference,
}: Row): string =>
  [
    surname,
    forenames,
    typedDate(dateOfBirth),
    spoken(since),
    place,
    returnedAt === undefined ? '' : spoken(returnedAt),
    reference,
    'Low',
  ].join(',');
export const heading = 'Surname,Forename,DOB,Missing since,Location,Returned,Police ref,Grade';

/** Of a day on which a list was taken. */
export type List = readonly [monday: string, rows: readonly Row[]];

/** The rows of a week that ends on this Monday: who went together has one reference, and some have none. */
function rowsOfWeek(monday: string, draw: (below: number) => number): readonly Row[] {
  return [1, 2, 3, 4, 5].flatMap((back): readonly Row[] => {
    const since: Instant = `${addDays(monday, -back)}T0${draw(9)}:30:00.000Z`;
    const shared = ['TBC', '', `NP-${monday.slice(5, 10)}-${back}`][draw(3)] ?? '';
    const away = children.filter(() => draw(3) === 0);
    return away.map((one) => ({
      child: one,
      forenames: one.alias !== undefined && draw(3) === 0 ? one.alias : one.forenames,
      since,
      ...(draw(4) > 0 && { returnedAt: `${since.slice(0, 11)}1${draw(9)}:10:00.000Z` }),
      reference: shared,
    }));
  });
}

/** Lists of three Mondays by a seed: some of what was on one comes once more, and says that the child is back. */
export function listsOf(seed: number): readonly List[] {
  const random = chance(seed);
  const draw = (below: number): number => Math.floor(random() * below);
  const before: Row[] = [];
  return mondays.map((monday): List => {
    const again = before.filter(() => draw(2) === 0).map(isBack);
    const fresh = rowsOfWeek(monday, draw);
    before.push(...fresh);
    return [monday, [...fresh, ...again]];
  });
}
const mondays = ['2027-01-11', '2027-01-18', '2027-01-25'];
const isBack = (row: Row): Row => ({ ...row, returnedAt: row.returnedAt ?? `${row.since.slice(0, 11)}21:00:00.000Z` });

/** As a story says it: “2027-01-18: Kestrel Madeup 2027-01-14 08:00, back 12:00”. */
export const written = (story: readonly string[]): readonly List[] =>
  [...Map.groupBy(story, (line) => line.slice(0, 10))].map(([monday, lines]) => [monday, lines.map(rowIn)]);
function rowIn(line: string): Row {
  const [, forenames, surname, day = '', since = '', back] =
    /: (\w+) (\w+) (\S+) (\d\d:\d\d)(?:, back (\d\d:\d\d))?$/.exec(line) ?? [];
  const found = children.find((one) => one.surname === surname && one.forenames === forenames);
  if (found === undefined) throw new Error(`of whom is “${line}”?`);
  return {
    child: found,
    forenames: found.forenames,
    since: `${day}T${since}:00.000Z`,
    ...(back !== undefined && { returnedAt: `${day}T${back}:00.000Z` }),
    reference: '',
  };
}
