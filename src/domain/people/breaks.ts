// What could not be done with a directory: said before a change is made, and not found out by a child's referral
// (docs/process.md P28.10).
import { mayStandIn } from './acting.ts';
import type { Person } from './actor.ts';
import { agencyName, belongsTo } from './agencies.ts';
import { chainAbove, headsOf, managersAbove, peopleBelow, personIn, type Directory } from './directory.ts';
import { may, peopleWho, type Capability } from './roles.ts';
import { sayDate } from '../time/calendar.ts';

/** Something that could not be done. `key` stays the same while it is broken, also where it comes to affect others. */
export interface Break {
  readonly key: string;
  readonly text: string;
}

/** The smallest thing that can be wrong; those of one break are said in one sentence, with their names. */
interface Flaw {
  readonly break: string;
  /** Of the person it is about; absent: it is about no one alone. */
  readonly of?: Pick<Person, 'objectId' | 'name'>;
  say(names: readonly string[]): string;
}

/** Everything that is broken, in the order of its harm. */
export const breaksIn = (directory: Directory): readonly Break[] => said(flawsIn(directory));

/** What a change makes worse. What was broken before stops no one. */
export function newBreaks(before: Directory, after: Directory): readonly Break[] {
  const known = new Set(flawsIn(before).map(keyOf));
  return said(flawsIn(after).filter((flaw) => !known.has(keyOf(flaw))));
}

const keyOf = ({ break: of, of: person }: Flaw): string => `${of} ${person?.objectId ?? ''}`;
const said = (flaws: readonly Flaw[]): readonly Break[] =>
  [...Map.groupBy(flaws, (flaw) => flaw.break)].flatMap(([key, all]) => {
    const [first] = all;
    return first === undefined ? [] : [{ key, text: first.say(all.flatMap(({ of }) => of?.name ?? [])) }];
  });

/** Kinds of work that someone must be able to do. */
const needed: readonly (readonly [Capability, string])[] = [
  ['triage', 'No one is MSET co-ordinator: referrals would wait unread.'],
  ['chairMeetings', 'No one is chair: no meeting could be held.'],
  ['keepRegister', 'No one is data protection officer: a breach would be dealt with by no one.'],
  ['administer', 'No one is administrator: only a file could put this right.'],
];

function flawsIn(directory: Directory): readonly Flaw[] {
  const { people, agencies, delegations } = directory;
  const circles = circlesIn(directory);
  const undecided = people.filter((one) => noOneDecidesFor(one, directory));
  const unknown = (id: Person['objectId'] | undefined): boolean =>
    id !== undefined && personIn(directory, id) === undefined;
  return [
    ...needed
      .filter(([capability]) => peopleWho(directory, capability).length === 0)
      .map(([capability, words]) => ({ break: capability, say: () => words })),
    ...undecided.map((of) => ({
      break: `undecided ${of.team ?? ''}`,
      of,
      say: (names: readonly string[]) =>
        `No manager could decide on referrals of ${names.length}${of.team === undefined ? ' without a team' : ` in ${of.team}`}: ${names.join(', ')}.`,
    })),
    ...circles.map((circle) => ({
      break: `circle ${circle.map(({ objectId }) => objectId).join(' ')}`,
      say: () => sayCircle(circle),
    })),
    // Whose referrals no one decides on has this said of them already.
    ...people
      .filter((one) => unknown(one.manager) && !undecided.includes(one))
      .map((of) => ({ break: `manager ${of.objectId}`, of, say: () => `The manager of ${of.name} has left.` })),
    ...people
      .filter(({ deputy }) => unknown(deputy))
      .map((of) => ({ break: `deputy ${of.objectId}`, of, say: () => `The deputy of ${of.name} has left.` })),
    ...people
      .filter(({ agency }) => agency !== undefined && !agencies.some(({ id }) => id === agency))
      .map((of) => ({
        break: `agency of ${of.objectId}`,
        of,
        say: () => `${of.name} is of an agency that is not there: ${of.agency ?? ''}.`,
      })),
    ...agencies
      .filter((agency) => headsOf(agency).every((id) => unknown(id)))
      .map(({ id, name }) => ({
        break: `lead ${id}`,
        say: () => `${name} has no lead: its actions would reach no one.`,
      })),
    ...delegations
      .filter(({ from, to }) => unknown(from) || unknown(to))
      .map(({ from, to, starts }) => ({
        break: `delegation ${from} ${to} ${starts}`,
        say: () =>
          `${personIn(directory, from)?.name ?? 'Someone who has left'} is away from ${sayDate(starts)}, and ${personIn(directory, to)?.name ?? 'someone who has left'} decides instead.`,
      })),
    ...delegations.flatMap(({ from, to, starts }) => {
      const [away, instead] = [personIn(directory, from), personIn(directory, to)];
      if (away === undefined || instead === undefined || mayStandIn(away, instead)) return [];
      return {
        break: `delegation ${from} ${to} ${starts}`,
        say: () => `${away.name} is away from ${sayDate(starts)}, and ${instead.name}, who decides instead, may not.`,
      };
    }),
    ...emptySeats(directory),
  ];
}

/**
 * Whether someone may refer, and no one above them may decide on it. The top of the line has no one above: the co-ordinator picks
 * who decides on what such a person refers (docs/process.md P4.3).
 */
function noOneDecidesFor(one: Person, directory: Directory): boolean {
  if (!may(one, 'refer')) return false;
  if (managersAbove(directory, one.objectId).length > 0) return false;
  const isTop =
    one.manager === undefined &&
    may(one, 'consent') &&
    peopleBelow(directory, one.objectId).some((below) => may(below, 'consent'));
  return !isTop;
}

/** Lines of managers that come back to where they began; each once, from the person who comes first in the directory. */
function circlesIn(directory: Directory): readonly (readonly Person[])[] {
  const told = new Set<string>();
  return directory.people.flatMap((start) => {
    if (told.has(start.objectId)) return [];
    const way = [start, ...chainAbove(directory, start.objectId)];
    const last = way.at(-1);
    if (last?.manager !== start.objectId) return [];
    for (const { objectId } of way) told.add(objectId);
    return [way];
  });
}
const sayCircle = (circle: readonly Person[]): string =>
  circle.length === 1
    ? `${circle[0]?.name ?? ''} is their own manager.`
    : `Managers in a circle: ${[...circle, ...circle.slice(0, 1)].map(({ name }) => name).join(', whose manager is ')}.`;

/** Groups of a quorum that no one of the directory could be there by. */
function emptySeats(directory: Directory): readonly Flaw[] {
  const { preMsetQuorum, panelQuorum } = directory.settings;
  const isEmpty = (seat: string): boolean =>
    !directory.people.some((person) =>
      seat === 'chair'
        ? may(person, 'chairMeetings')
        : seat === 'council'
          ? may(person, 'representCouncil')
          : belongsTo(person, seat, directory),
    );
  const rules = [
    ['pre-MSET', preMsetQuorum],
    ['panel', panelQuorum],
  ] as const;
  return rules.flatMap(([meeting, rule]) =>
    rule
      .filter((group) => group.every((seat) => isEmpty(seat)))
      .map((group) => ({
        break: `quorum ${meeting} ${group.join(' ')}`,
        say: () =>
          `No ${meeting} could be quorate: no one sits for ${group.map((seat) => saySeat(seat, directory)).join(' or ')}.`,
      })),
  );
}
const saySeat = (seat: string, directory: Directory): string =>
  seat === 'chair' ? 'the chair' : seat === 'council' ? 'the managers of the council' : agencyName(directory, seat);
