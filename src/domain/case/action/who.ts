// How people stand to an action, and who is prompted.
import { mayRead, readerOfRow } from '../access/access.ts';
import { given } from '../../kernel/given.ts';
import type { Person } from '../../people/actor.ts';
import type { Instant } from '../../time/calendar.ts';
import { rowOf } from '../owed/row.ts';
import { isConsented } from '../state/stage-table.ts';
import { isLetIn, type Case, type CaseRow } from '../state/stages.ts';
import { agencyIn, chainAbove, headsOf, personIn, type Directory } from '../../people/directory.ts';
import type { ObjectId } from '../../kernel/ids.ts';
import type { Action, ActionRow } from './action.ts';
import { may, peopleWho, type Capability } from '../../people/roles.ts';
import type { ActionRung } from '../state/rungs.ts';
import { reads, type Level, type Relation } from '../../people/reads.ts';
import { represents, ownPeople, belongsTo } from '../../people/agencies.ts';

/** An action with the case it belongs to. */
export interface OnAction {
  readonly case: Case;
  readonly action: Action;
}
/** The same for a list, which knows of the action only what its rows need. */
export interface OnRow {
  readonly case: Case;
  readonly action: ActionRow;
}
/** What says whether someone may work on it. */
interface ToWork {
  readonly case: Pick<Case, 'excluded' | 'restricted'>;
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
export function headsOver({ case: childCase, action }: ToWork, directory: Directory): Parameters<typeof headsOf>[0] {
  if (action.agency !== ownPeople) return agencyIn(directory, action.agency);
  // A restricted case is closed to the managers above (docs/process.md P10.7).
  if (childCase.restricted !== undefined || action.owner === undefined) return undefined;
  const [lead, senior] = chainAbove(directory, action.owner.objectId);
  return given({ lead: lead?.objectId, senior: senior?.objectId });
}

const isNamed = (on: ToWork, person: Person, directory: Directory): boolean =>
  [on.action.owner?.objectId, deputyOf(on.action, directory), ...headsOf(headsOver(on, directory))].includes(
    person.objectId,
  );

/** Who stands in for the owner: the action's deputy, else the owner's own. */
const deputyOf = ({ deputy, owner }: ActionRow, directory: Directory): ObjectId | undefined =>
  deputy ?? personIn(directory, owner?.objectId ?? '')?.deputy;

/** How someone of its agency stands to an action: named for it; else, of a case that is not restricted, speaking for the agency. */
function relationTo(on: ToWork, person: Person, directory: Directory): 'owner' | 'candidate' | 'colleague' | 'none' {
  const { action, case: childCase } = on;
  if (childCase.excluded.includes(person.objectId) || !belongsTo(person, action.agency, directory)) return 'none';
  if (isNamed(on, person, directory)) return 'owner';
  if (childCase.restricted !== undefined || !represents(person, action.agency, directory)) return 'none';
  return action.accepted === undefined ? 'candidate' : 'colleague';
}

/** Whether someone may work on it: anyone who is named for it, and while it is not accepted all who speak for the agency. */
export const mayWork = (on: ToWork, person: Person, directory: Directory): boolean =>
  reads('action', relationTo(on, person, directory), 'write');

/** Whether someone sets, settles and cancels actions: the co-ordinator, and the chair of a case that is open to them. */
export const mayOversee = (childCase: Case, person: Person, directory: Directory, now: Instant): boolean =>
  may(person, 'overseeActions') && mayRead('actions', childCase, person, directory, now);

/** Whether someone reads this of an action or of its case: by how they stand to the one, or to the other. */
export const readsWithAction = (
  datum: 'action' | 'name' | 'warnings',
  on: OnRow,
  person: Person,
  directory: Directory,
  now: Instant,
  least: Level = 'full',
): boolean => readsWithRow(datum, { ...on, case: rowOf(on.case) }, person, directory, now, least);

/** The same where only the row of the case is known. */
export const readsWithRow = (
  datum: 'action' | 'name' | 'warnings',
  on: { readonly case: CaseRow; readonly action: ActionRow },
  person: Person,
  directory: Directory,
  now: Instant,
  least: Level = 'full',
): boolean =>
  reads(datum, relationTo(on, person, directory), least) || readerOfRow(on.case, person, directory, now)(datum, least);

/** Whether someone may read what the action asks. */
export const seesAction = (on: OnRow, person: Person, directory: Directory, now: Instant): boolean =>
  readsWithAction('action', on, person, directory, now);

/** How someone stands to an action: by what they are to it, and else by how they stand to its case. */
export function relationOnAction(on: OnRow, person: Person, directory: Directory, now: Instant): Relation {
  const relation = relationTo(on, person, directory);
  return reads('action', relation) ? relation : readerOfRow(rowOf(on.case), person, directory, now).relation;
}

/** Why someone may not verify, or undefined when they may: never the owner, nor the person who says it is done. */
export function barToVerify(on: OnRow, person: Person, directory: Directory, now: Instant): string | undefined {
  return barFor(on, person, directory, mayOversee(on.case, person, directory, now));
}
function barFor(on: ToWork, person: Person, directory: Directory, oversees: boolean): string | undefined {
  const { action } = on;
  const own = action.owner?.objectId === person.objectId;
  const claimed = action.state.is === 'done' && action.state.by.objectId === person.objectId;
  if (own || claimed) return own ? 'owner' : 'claimed';
  const heads = headsOf(headsOver(on, directory)).includes(person.objectId);
  return oversees || (heads && mayWork(on, person, directory)) ? undefined : 'notAvailable';
}

/** What an action is to someone. */
export interface StandsTo {
  /** Theirs or their agency's, and open to them as that. */
  readonly theirs: boolean;
  readonly works: boolean;
  readonly oversees: boolean;
  readonly verifies: boolean;
}
/** By the row of its case: the rule. */
export function standsTo(
  on: { readonly case: CaseRow; readonly action: ActionRow },
  person: Person,
  directory: Directory,
  now: Instant,
): StandsTo {
  const oversees = may(person, 'overseeActions') && readerOfRow(on.case, person, directory, now)('actions');
  return standing(on, person, directory, oversees);
}
const standing = (on: ToWork, person: Person, directory: Directory, oversees: boolean): StandsTo => ({
  theirs: reads('action', relationTo(on, person, directory)),
  works: mayWork(on, person, directory),
  oversees,
  verifies: barFor(on, person, directory, oversees) === undefined,
});

/** Marks a case whose actions are not open to the whole agency and to every overseer. */
export const closedToSome = 'some';
/** To whom a case is closed; only of a case that is not, what its actions are to someone is known without it. */
export const closedTo = (childCase: Case): readonly string[] => [
  // Where someone is kept out, lists for a whole channel look at each of them.
  ...(childCase.restricted === undefined && childCase.keptOut === undefined && isConsented(childCase)
    ? []
    : [closedToSome]),
  ...childCase.excluded,
];
const openCase: ToWork['case'] = { excluded: [] };
/**
 * The same rule for anyone who belongs to the action's agency or oversees actions, where the case is closed neither to some
 * nor to them: for lists, which would otherwise read every case there is. Of other people it knows nothing.
 */
export function standsToOpen(action: ActionRow, person: Person, directory: Directory): StandsTo {
  return standing({ case: openCase, action }, person, directory, may(person, 'overseeActions'));
}

/** A restricted case is closed to a chair who is not named (docs/process.md P10.7), and to every chair one that went back to its referrer. */
export const isOpenToChair = (childCase: Case, id: ObjectId): boolean =>
  isLetIn(childCase, id) && isConsented(childCase);

/**
 * Whom a prompt goes to (docs/process.md P8.12). The person who left the directory, or has a conflict, is prompted no more: the agency's
 * lead stands in, and where the agency has no one, the co-ordinators are told.
 */
export function promptedFor(rung: ActionRung, on: OnAction, directory: Directory): readonly ObjectId[] {
  const { action } = on;
  const agency = headsOver(on, directory);
  const there = (...ids: readonly (ObjectId | undefined)[]): readonly ObjectId[] =>
    [...new Set(ids.filter((id) => id !== undefined))].filter(
      (id) => personIn(directory, id) !== undefined && !on.case.excluded.includes(id),
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
      return [...new Set([...owner, ...[here(deputyOf(action, directory)), there(agency?.deputy)].flat().slice(0, 1)])];
    case 'lateLead': {
      // A lead who owns it is the one who is late: the next person up hears of it.
      const owns = agency?.lead !== undefined && agency.lead === action.owner?.objectId;
      return first(there(owns ? agency.senior : agency?.lead));
    }
    case 'lateSenior':
      return first(there(agency?.senior));
    case 'lateChair':
      return [...new Set([...those('chairMeetings').filter((id) => isOpenToChair(on.case, id)), ...those('verify')])];
  }
}

const stillIn = (id: ObjectId, { action }: OnAction, directory: Directory): boolean => {
  const person = personIn(directory, id);
  return person !== undefined && belongsTo(person, action.agency, directory);
};
