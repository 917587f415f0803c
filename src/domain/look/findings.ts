// What is worth a question in a day's looks (docs/process.md P26.3): rules that are sentences the person concerned may read. None
// is a score, and none is proof.
import { wordsOf } from '../kernel/alike.ts';
import { given } from '../kernel/given.ts';
import type { Role } from '../people/actor.ts';
import { rolesThen } from '../people/roles.ts';
import type { Relation } from '../people/reads.ts';
import { addDays, localDate, type Instant } from '../time/calendar.ts';
import type { IsoDate } from '../time/dates.ts';

/** A look, as far as rules go by it. */
export interface Seen {
  readonly id: string;
  /** What was looked at. */
  readonly reference: string;
  readonly person: string;
  readonly name: string;
  readonly what: string;
  readonly at: Instant;
  readonly relation?: Relation;
  readonly agency?: string;
  readonly roles?: readonly Role[];
  readonly by?: string;
}

/** What is known of a case that was looked at; of what is no case nothing is. */
export interface CaseLooked {
  readonly surname: string;
  /** The day on which it ended, where nothing is open in it. */
  readonly over?: IsoDate;
}

export const lookRules = {
  surname: 'Same surname as the child',
  closed: 'Asked for three or more cases in a day that are not open to them',
  idle: 'Read by role, and did nothing on the case within a week before or after',
  burst: 'More than ten cases in an hour, and three times their next busiest hour',
  over: 'Read a case that is over, with nothing open in it',
  taken: 'Printed or exported',
  chance: 'Drawn by chance',
} as const;
export type LookRule = keyof typeof lookRules;

/** What one rule saw of one person on one day. */
export interface Finding {
  readonly day: IsoDate;
  readonly rule: LookRule;
  readonly person: string;
  readonly name: string;
  readonly agency?: string;
  readonly roles?: readonly Role[];
  /** How they stood to the first of the cases. */
  readonly relation?: Relation;
  readonly references: readonly string[];
  /** How many looks. */
  readonly looks: number;
  /** The first of them. */
  readonly at: Instant;
}

const mostClosed = 2;
const mostInHour = 10;
const timesBusier = 3;
/** Whether the clock drew the look for the monthly sample; no person asked for it. */
export const isByChance = ({ rule }: Pick<Finding, 'rule'>): boolean => rule === 'chance';

/** The program that takes an export is no one of the directory. */
const isOfPerson = ({ person }: Seen): boolean => /[1-9a-f]/.test(person);
const isShown = ({ relation, by }: Seen): boolean => relation !== 'none' || by === 'export';

/**
 * What the rules see in the looks of one day, but for what a person has done since. `known`: of a case; `busiest`: how many
 * cases a person read in their busiest hour of the month before.
 */
export function findingsIn(
  looks: readonly Seen[],
  known: (reference: string) => CaseLooked | undefined,
  busiest: (person: string) => number,
): readonly Finding[] {
  const own = looks.filter((look) => isOfPerson(look) && known(look.reference) !== undefined);
  const shown = own.filter(isShown);
  const sameName = (look: Seen): boolean => isSameSurname(look.name, known(look.reference)?.surname ?? '');
  const isOver = ({ reference, at }: Seen): boolean => (known(reference)?.over ?? '9999') < localDate(at);
  return [
    ...eachPerson('surname', shown.filter(sameName)),
    ...eachPerson(
      'closed',
      own.filter((look) => !isShown(look)),
    ).filter(({ references }) => references.length > mostClosed),
    ...bursts(shown, busiest),
    ...eachPerson('over', shown.filter(isOver)),
    ...eachPerson(
      'taken',
      looks.filter(({ by }) => by === 'print' || by === 'export'),
    ),
  ];
}

const byRole: ReadonlySet<Relation> = new Set(['coordinator', 'chair', 'minutes', 'managerAbove']);
/** Who read a case by their role and not because it is theirs: whether they did something on it is asked a week later. */
export const isByRole = ({ relation = 'none' }: Pick<Seen, 'relation'>): boolean => byRole.has(relation);

const weekDays = 7;
/** Once that week is over: of the looks of a day those after which, and before which, their person did nothing. */
export const daysUntilIdle = weekDays + 1;
/** `did`: when this person did something on this case. */
export function idleFindings(
  looks: readonly Seen[],
  did: (reference: string, person: string) => readonly Instant[],
): readonly Finding[] {
  const isIdle = ({ reference, person, at }: Seen): boolean => {
    const day = localDate(at);
    const [from, to] = [addDays(day, -weekDays), addDays(day, weekDays)];
    return !did(reference, person).some((moment) => localDate(moment) >= from && localDate(moment) <= to);
  };
  return eachPerson(
    'idle',
    looks.filter((look) => isByRole(look) && isIdle(look)),
  );
}

const leastDrawn = 10;
const oneIn = 100;
/** One look in a hundred, ten at least, different people first. `draw`: an order that no one chooses, by the id of a look. */
export function drawn(looks: readonly Seen[], draw: (id: string) => string): readonly Finding[] {
  const inOrder = looks
    .filter((look) => isOfPerson(look) && isShown(look))
    .map((look) => ({ look, lot: draw(look.id) }))
    .toSorted((one, other) => (one.lot < other.lot ? -1 : 1));
  const people = new Set<string>();
  const first: Seen[] = [];
  const again: Seen[] = [];
  for (const { look } of inOrder) {
    (people.has(look.person) ? again : first).push(look);
    people.add(look.person);
  }
  const most = Math.max(leastDrawn, Math.ceil(inOrder.length / oneIn));
  return [...first, ...again].slice(0, most).map((look) => findingOf('chance', [look]));
}

/** How many different cases someone read in each hour of the clock. */
export function casesByHour(looks: readonly Pick<Seen, 'reference' | 'at'>[]): readonly number[] {
  const hours = Map.groupBy(looks, ({ at }) => at.slice(0, '2027-01-12T10'.length));
  return [...hours.values()].map((some) => new Set(some.map(({ reference }) => reference)).size);
}

function bursts(looks: readonly Seen[], busiest: (person: string) => number): readonly Finding[] {
  return [...Map.groupBy(looks, ({ person }) => person)].flatMap(([person, own]) => {
    const hours = [...Map.groupBy(own, ({ at }) => at.slice(0, '2027-01-12T10'.length)).values()];
    const counts = casesByHour(own).toSorted((one, other) => other - one);
    const [most = 0, next = 0] = counts;
    if (most <= mostInHour || most < timesBusier * Math.max(next, busiest(person))) return [];
    const hour = hours.find((some) => casesByHour(some)[0] === most) ?? [];
    return eachPerson('burst', hour);
  });
}

const eachPerson = (rule: LookRule, looks: readonly Seen[]): readonly Finding[] =>
  [...Map.groupBy(looks, ({ person }) => person).values()].map((some) => findingOf(rule, some));
function findingOf(rule: LookRule, looks: readonly Seen[]): Finding {
  const [first] = looks.toSorted((one, other) => one.at.localeCompare(other.at));
  if (first === undefined) throw new Error('A finding is of one look at least');
  const { person, name, agency, relation, at } = first;
  return {
    ...given({ agency, roles: rolesThen(first), relation }),
    day: localDate(at),
    rule,
    person,
    name,
    references: [...new Set(looks.map(({ reference }) => reference))].toSorted(),
    looks: looks.length,
    at,
  };
}

/** "Sgt Ravi Mock" and "Mock": the last word of the one is the last of the other, however it is written. */
export function isSameSurname(name: string, surname: string): boolean {
  const last = lastWord(surname);
  return last !== '' && lastWord(name) === last;
}
const lastWord = (text: string): string => wordsOf(text).at(-1) ?? '';
