// How people stand to an action, and who is prompted.
import { given } from '../../kernel/given.ts';
import type { Person } from '../../people/actor.ts';
import { addDays, localDate, type Instant } from '../../time/calendar.ts';
import { isConsented } from '../state/stage-table.ts';
import { hasDied, isLetIn, type Case } from '../state/stages.ts';
import { agencyIn, headsOf, managersAbove, personIn, type Directory } from '../../people/directory.ts';
import type { ObjectId } from '../../kernel/ids.ts';
import { endOf, isOpen, type Action, type ActionRow } from './action.ts';
import type { ActionHost, ClosedTo, HostRow } from './host.ts';
import { may, peopleWho, type Capability } from '../../people/roles.ts';
import type { ActionRung } from '../state/rungs.ts';
import { reads, type Level, type ReadsAs, type Relation } from '../../people/reads.ts';
import { represents, ownPeople, belongsTo } from '../../people/agencies.ts';

/** An action with what it belongs to. */
export interface OnAction {
  readonly host: ActionHost;
  readonly action: Action;
}
/** The same for a list, which knows of both only what its rows need. */
export interface OnRow {
  readonly host: HostRow;
  readonly action: ActionRow;
}
/** What says whether someone may work on it. */
interface ToWork {
  readonly host: ClosedTo;
  readonly action: ActionRow;
}

/** The people an agency's action may be given to, its lead first. */
export function peopleOfAgency(directory: Directory, agencyId: string): readonly Person[] {
  const heads = headsOf(agencyIn(directory, agencyId));
  const all = directory.people.filter((person) => belongsTo(person, agencyId, directory));
  const isHead = (person: Person): boolean => heads.includes(person.objectId);
  return [
    ...new Set([
      ...heads.flatMap((id) => all.find((person) => person.objectId === id) ?? []),
      ...all.filter((person) => !isHead(person)),
    ]),
  ];
}

/** Those above the owner: lead, deputy and senior of the agency; of the council's own people the line of managers. */
function allOver({ host, action }: ToWork, directory: Directory): Heads {
  if (action.agency !== ownPeople) return agencyIn(directory, action.agency);
  // What is restricted is closed to the managers above (docs/process.md P10.7).
  if (host.restricted !== undefined || action.owner === undefined) return undefined;
  const [lead, senior] = managersAbove(directory, action.owner.objectId);
  return given({ lead: lead?.objectId, senior: senior?.objectId });
}
type Heads = Parameters<typeof headsOf>[0];

/** The same but those whom a restriction shuts out: all of them but who is named (docs/process.md P10.7). */
export function headsOver(on: ToWork, directory: Directory): Heads {
  const heads = allOver(on, directory);
  if (heads === undefined || on.host.restricted === undefined) return heads;
  const letIn = (id: ObjectId | undefined): ObjectId | undefined =>
    id !== undefined && isLetIn(on.host, id) ? id : undefined;
  return given({ lead: letIn(heads.lead), deputy: letIn(heads.deputy), senior: letIn(heads.senior) });
}

/** Those whom it shuts out: of an open action they read that there is one, and when it is due. */
export function headsOutside(on: ToWork, directory: Directory): readonly ObjectId[] {
  if (!isOpen(on.action)) return [];
  return headsOf(allOver(on, directory)).filter(
    (id) => !isLetIn(on.host, id) && id !== on.action.owner?.objectId && !on.host.excluded.includes(id),
  );
}

/** Who stands in for the owner: the action's deputy, else the owner's own; where it is restricted, if they are named for it. */
function deputyOf({ host, action: { deputy, owner } }: ToWork, directory: Directory): ObjectId | undefined {
  const id = deputy ?? personIn(directory, owner?.objectId ?? '')?.deputy;
  return id !== undefined && isLetIn(host, id) ? id : undefined;
}

type RelationToAction =
  | 'owner'
  | 'standIn'
  | 'candidate'
  | 'colleague'
  | 'carriedOut'
  | 'formerOwner'
  | 'outside'
  | 'none';

/** How someone of its agency stands to an action (docs/process.md P10.8): by name; else as one who speaks for the agency. */
function relationTo(on: ToWork, person: Person, directory: Directory, now: Instant): RelationToAction {
  const { action, host } = on;
  const { objectId } = person;
  if (host.excluded.includes(objectId) || !belongsTo(person, action.agency, directory)) return 'none';
  const isOwner = action.owner?.objectId === objectId;
  const standsIn = [deputyOf(on, directory), ...headsOf(headsOver(on, directory))].includes(objectId);
  const ended = endOf(action);
  if (ended !== undefined) {
    if (!isOwner && !standsIn) return 'none';
    const { afterActionDays } = directory.settings.agenciesRead;
    return addDays(localDate(ended), afterActionDays) >= localDate(now) ? 'carriedOut' : 'formerOwner';
  }
  if (isOwner) return 'owner';
  if (standsIn) return 'standIn';
  if (headsOutside(on, directory).includes(objectId)) return 'outside';
  if (!isLetIn(host, objectId)) return 'none';
  if (!represents(person, action.agency, directory)) return 'none';
  return action.accepted === undefined ? 'candidate' : 'colleague';
}

/** Whether someone may work on it: anyone who is named for it, and while it is not accepted all who speak for the agency. */
export const mayWork = (on: ToWork, person: Person, directory: Directory, now: Instant): boolean =>
  reads('action', relationTo(on, person, directory, now), 'write');

/** Whether someone sets, settles and cancels actions: the co-ordinator, and the chair of what is open to them. */
export const mayOversee = (host: HostRow, person: Person, directory: Directory, now: Instant): boolean =>
  may(person, 'overseeActions') && overseesBy(host.reads(person, directory, now));
/** What is read by break glass is read, and no more. */
const overseesBy = (reads: ReadsAs): boolean => reads.relation !== 'glass' && reads('actions');

/** Whether someone reads this of an action or of what it belongs to: by how they stand to the one, or to the other. */
export const readsWithAction = (
  datum: 'action' | 'name' | 'warnings' | 'notTold',
  on: OnRow,
  person: Person,
  directory: Directory,
  now: Instant,
  least: Level = 'full',
): boolean =>
  reads(datum, relationTo(on, person, directory, now), least) || on.host.reads(person, directory, now)(datum, least);

/** Whether someone may read what the action asks. */
export const seesAction = (on: OnRow, person: Person, directory: Directory, now: Instant): boolean =>
  readsWithAction('action', on, person, directory, now);

/** Whether someone who may not read it knows that it is there: its card stays in their chat, and opens nothing. */
export const hearsOfAction = (on: OnRow, person: Person, directory: Directory, now: Instant): boolean =>
  readsWithAction('action', on, person, directory, now, 'reference');

/** How someone stands to an action: by what they are to it, and else by how they stand to what it belongs to. */
export function relationOnAction(on: OnRow, person: Person, directory: Directory, now: Instant): Relation {
  const relation = relationTo(on, person, directory, now);
  return reads('action', relation) ? relation : on.host.reads(person, directory, now).relation;
}

/** Why someone may not verify, or undefined when they may: never the owner, nor the person who says it is done. */
export function barToVerify(on: OnRow, person: Person, directory: Directory, now: Instant): string | undefined {
  return barFor(on, person, directory, now, mayOversee(on.host, person, directory, now));
}
function barFor(on: ToWork, person: Person, directory: Directory, now: Instant, oversees: boolean): string | undefined {
  const { action } = on;
  const own = action.owner?.objectId === person.objectId;
  const claimed = action.state.is === 'done' && action.state.by.objectId === person.objectId;
  if (own || claimed) return own ? 'owner' : 'claimed';
  const heads = headsOf(headsOver(on, directory)).includes(person.objectId);
  return oversees || (heads && mayWork(on, person, directory, now)) ? undefined : 'notAvailable';
}

/** What an action is to someone. */
export interface StandsTo {
  /** Theirs or their agency's, and open to them as that. */
  readonly theirs: boolean;
  readonly works: boolean;
  readonly oversees: boolean;
  readonly verifies: boolean;
  /** No one is asked for it (docs/process.md P17.7). */
  readonly rests: boolean;
  /** They read that there is one and when it is due, and nothing else (docs/process.md P10.7). */
  readonly dueAlone: boolean;
}
/** The rule. */
export const standsTo = (on: OnRow, person: Person, directory: Directory, now: Instant): StandsTo =>
  standing(on, person, directory, now, mayOversee(on.host, person, directory, now));
function standing(
  on: ToWork & { readonly host: Pick<HostRow, 'rests'> },
  person: Person,
  directory: Directory,
  now: Instant,
  oversees: boolean,
): StandsTo {
  const relation = relationTo(on, person, directory, now);
  return {
    theirs: reads('action', relation),
    works: reads('action', relation, 'write'),
    oversees,
    verifies: barFor(on, person, directory, now, oversees) === undefined,
    rests: on.host.rests,
    dueAlone: !oversees && reads('actionDue', relation),
  };
}

/** Marks a case whose actions are not open to the whole agency and to every overseer, or rest: lists look at each of these. */
export const closedToSome = 'some';
/** To whom a case is closed; only of a case that is not, what its actions are to someone is known without it. */
export const closedTo = (childCase: Case): readonly string[] => [
  // Where someone is kept out, lists for a whole channel look at each of them.
  ...(childCase.restricted === undefined &&
  childCase.keptOut === undefined &&
  !hasDied(childCase) &&
  isConsented(childCase)
    ? []
    : [closedToSome]),
  ...childCase.excluded,
];
const openHost: ClosedTo & Pick<HostRow, 'rests'> = { excluded: [], rests: false };
/**
 * The same rule for anyone who belongs to the action's agency or oversees actions, where the case is closed neither to some
 * nor to them: for lists, which would otherwise read every case there is. Of other people it knows nothing.
 */
export function standsToOpen(action: ActionRow, person: Person, directory: Directory, now: Instant): StandsTo {
  return standing({ host: openHost, action }, person, directory, now, may(person, 'overseeActions'));
}

/** What is restricted is closed to a chair who is not named (docs/process.md P10.7), and to every chair a case that went back to its referrer. */
export const isOpenToChair = (
  host: Pick<ActionHost, 'restricted' | 'named' | 'isOpenToChairs'>,
  id: ObjectId,
): boolean => isLetIn(host, id) && host.isOpenToChairs;

/**
 * Whom a prompt goes to (docs/process.md P8.12). The person who left the directory, or has a conflict, is prompted no more: the agency's
 * lead stands in, and where the agency has no one, the co-ordinators are told.
 */
export function promptedFor(rung: ActionRung, on: OnAction, directory: Directory): readonly ObjectId[] {
  const { action } = on;
  const agency = headsOver(on, directory);
  const there = (...ids: readonly (ObjectId | undefined)[]): readonly ObjectId[] =>
    [...new Set(ids.filter((id) => id !== undefined))].filter(
      (id) => personIn(directory, id) !== undefined && !on.host.excluded.includes(id),
    );
  const here = (...ids: readonly (ObjectId | undefined)[]): readonly ObjectId[] =>
    there(...ids).filter((id) => stillIn(id, on, directory));
  const those = (capability: Capability): readonly ObjectId[] =>
    there(...peopleWho(directory, capability).map((person) => person.objectId));
  const first = (...groups: readonly (readonly ObjectId[])[]): readonly ObjectId[] =>
    groups.find((group) => group.length > 0) ?? those('verify');
  const owner = first(here(action.owner?.objectId), there(agency?.lead));
  switch (rung) {
    case 'early':
    case 'eve':
    case 'day':
      return owner;
    case 'lateOwner':
      return [...new Set([...owner, ...[here(deputyOf(on, directory)), there(agency?.deputy)].flat().slice(0, 1)])];
    case 'lateLead': {
      // A lead who owns it is the one who is late: the next person up hears of it.
      const owns = agency?.lead !== undefined && agency.lead === action.owner?.objectId;
      return first(there(owns ? agency.senior : agency?.lead));
    }
    case 'lateSenior':
      return first(there(agency?.senior));
    case 'lateChair':
      return [...new Set([...those('chairMeetings').filter((id) => isOpenToChair(on.host, id)), ...those('verify')])];
  }
}

const stillIn = (id: ObjectId, { action }: OnAction, directory: Directory): boolean => {
  const person = personIn(directory, id);
  return person !== undefined && belongsTo(person, action.agency, directory);
};
