// Which actions someone reads in a list: people of an agency what is asked of it; co-ordinators and chairs what needs
// them, and what is late anywhere. Ids, agencies, states and due times; nothing of what is asked.
import { dueLine } from '../../cards/home.ts';
import {
  isOpen,
  isOverdue,
  isRunning,
  sayActionId,
  waitsForOverseer,
  type ActionRow,
} from '../../domain/case/action/action.ts';
import { belongsTo, ownPeople, standsTo, standsToOpen, type StandsTo } from '../../domain/case/action/who.ts';
import { represents } from '../../domain/people/access.ts';
import type { Person } from '../../domain/people/actor.ts';
import type { Directory } from '../../domain/people/directory.ts';
import { sayWhen, type Instant } from '../../domain/time/calendar.ts';
import { inOrder } from '../in-order.ts';
import type { Reader, Viewer } from '../reader.ts';
import { may } from '../../domain/people/roles.ts';

export const agenciesOf = (person: Person, directory: Directory): readonly string[] =>
  directory.agencies.filter(({ id }) => belongsTo(person, id, directory)).map(({ id }) => id);
/** Who has a list of actions: who oversees them, people of agencies, and the council's own people, who are given some. */
export const hasActions = ({ person, directory }: Pick<Viewer, 'person' | 'directory'>): boolean =>
  may(person, 'overseeActions') || may(person, 'refer') || agenciesOf(person, directory).length > 0;
/** Whose actions someone may have listed: those of the agency they speak for, and who oversees actions those of any. */
export const mayList = ({ person, directory }: Pick<Viewer, 'person' | 'directory'>, agency: string): boolean =>
  may(person, 'overseeActions') || represents(person, agency, directory);

/** An action of someone's list, and what it is to them. */
export interface Listed {
  readonly action: ActionRow;
  /** Waits for this person to accept it. */
  readonly toAccept: boolean;
  /** Waits for this person's decision. */
  readonly toDecide: boolean;
  readonly overdue: boolean;
}

/** What is late anywhere is the co-ordinator's to look after; a chair has of it what waits for them. */
export const isLateFor = (person: Person, { action, toDecide }: Pick<Listed, 'action' | 'toDecide'>): boolean =>
  may(person, 'triage') || !may(person, 'overseeActions') || toDecide || action.owner?.objectId === person.objectId;

/**
 * What is due first on top. Without reading a case, but those of what was found that are closed to some or to this person. Of
 * other agencies an overseer has only what waits for a decision or is late.
 */
export async function actionsFor(reader: Reader): Promise<readonly Listed[]> {
  const { ports, person, directory, now } = reader;
  const agencies = [...agenciesOf(person, directory), ...(may(person, 'refer') ? [ownPeople] : [])];
  const overseer = may(person, 'overseeActions');
  const found = await Promise.all([
    ...agencies.map((id) => ports.cases.actionsOfAgency(id)),
    ...(overseer ? [ports.cases.actionsToOversee(now)] : []),
  ]);
  // Most people have none most of the time: then there is nothing that could be closed to them.
  if (found.every((some) => some.length === 0)) return [];
  const closed = await ports.cases.closedTo(person.objectId);
  const mine = ({ agency }: ActionRow): boolean => agencies.includes(agency);
  const once = [...new Map(found.flat().map((action) => [sayActionId(action), action])).values()];
  const wanted = once.filter((action) => mine(action) || needsDecision(action, person) || isOverdue(action, now));
  const all = (await withStanding(reader, wanted, closed))
    .filter(([, { oversees, theirs }]) => oversees || theirs)
    .map(([action, stands]) => listed(reader, action, stands));
  return inOrder(all, placeOf);
}

/**
 * Of the actions of these agencies only what this person may read, and what each is to them; what is due first on top.
 * `forAll` leaves out those of restricted cases: the people of a channel are not those let in.
 */
export async function actionsOfAgencies(
  reader: Reader,
  agencies: readonly string[],
  forAll = false,
): Promise<readonly (readonly [action: ActionRow, stands: StandsTo])[]> {
  const { ports, person } = reader;
  const [found, closed] = await Promise.all([
    Promise.all(agencies.map((id) => ports.cases.actionsOfAgency(id))),
    ports.cases.closedTo(person.objectId),
  ]);
  return (await withStanding(reader, found.flat(), closed, forAll))
    .filter(([, { oversees, theirs }]) => oversees || theirs)
    .toSorted(([a], [b]) => (a.due.at < b.due.at ? -1 : 1));
}

/** What a co-ordinator or a chair decides, escalations the chair alone; whether they may verify is seen with the case. */
const needsDecision = (action: ActionRow, person: Person): boolean =>
  waitsForOverseer(action) && (may(person, 'signEscalation') || !isOnlyToSign(action));
const isOnlyToSign = (action: ActionRow): boolean => isRunning(action) && action.timeAsked === undefined;

/** What each of these is to someone, who belongs to its agency or oversees actions. */
async function withStanding(
  { ports, person, directory, now }: Reader,
  actions: readonly ActionRow[],
  closed: ReadonlySet<ActionRow['reference']>,
  forAll = false,
): Promise<readonly (readonly [action: ActionRow, stands: StandsTo])[]> {
  const toRead = [...new Set(actions.map(({ reference }) => reference).filter((reference) => closed.has(reference)))];
  const read = await Promise.all(toRead.map((reference) => ports.cases.load(reference)));
  const cases = new Map(toRead.map((reference, place) => [reference, read[place]?.value.root]));
  return actions.flatMap((action) => {
    if (!cases.has(action.reference)) return [[action, standsToOpen(action, person, directory)] as const];
    const file = cases.get(action.reference);
    const hidden = file === undefined || (forAll && file.restricted !== undefined);
    return hidden ? [] : [[action, standsTo({ case: file, action }, person, directory, now)] as const];
  });
}

export function listed(
  { person, now }: Pick<Viewer, 'person' | 'now'>,
  action: ActionRow,
  { works, oversees, verifies }: StandsTo,
): Listed {
  return {
    action,
    toAccept: action.state.is === 'proposed' && works,
    toDecide: action.state.is === 'done' ? verifies : oversees && needsDecision(action, person),
    overdue: isOverdue(action, now),
  };
}

const placeOf = ({ action }: Listed): string => `${action.due.at}${sayActionId(action)}`;

/** With one press for all: those given to this person, and those given to no one in person. */
export const mayAcceptWithAll = ({ person }: Pick<Viewer, 'person'>, { action, toAccept }: Listed): boolean =>
  toAccept && (action.owner === undefined || action.owner.objectId === person.objectId);

/** When it is due, or since when nothing is asked any more. */
export const sayDue = (action: ActionRow, now: Instant): string =>
  isOpen(action) || !('by' in action.state) ? dueLine(action.due.at, now) : `since ${sayWhen(action.state.at, now)}`;
