// Which actions someone reads in a list: people of an agency what is asked of it; co-ordinators and chairs what needs
// them, and what is late anywhere. Ids, agencies, states and due times; nothing of what is asked.
import {
  isOfCase,
  isOpen,
  isOverdue,
  isRunning,
  sayActionId,
  waitsForOverseer,
  type ActionRow,
  type HostId,
} from '../../domain/case/action/action.ts';
import { isPrivate } from '../../domain/case/access/channels.ts';
import { hostOfRow, type HostRow } from '../../domain/case/action/host.ts';
import { hostRowOfEntity } from '../../domain/entity/host.ts';
import { standsTo, standsToOpen, type StandsTo } from '../../domain/case/action/who.ts';
import type { Person } from '../../domain/people/actor.ts';
import { managersAbove, peopleBelow, type Directory } from '../../domain/people/directory.ts';
import { addDays, dueLine, localDate, momentOn, sayWhen, type Instant } from '../../domain/time/calendar.ts';
import type { CaseRow } from '../../domain/case/state/stages.ts';
import type { Reference } from '../../domain/kernel/ids.ts';
import { inOrder } from '../in-order.ts';
import type { Reader, Viewer } from '../reader.ts';
import { may } from '../../domain/people/roles.ts';
import { represents, belongsTo, heads, ownPeople } from '../../domain/people/agencies.ts';
import type { OwnActions } from '../../casework/ports/ports.ts';

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
  /** No one is asked for it: do not visit or ring (docs/process.md P17.7). */
  readonly rests: boolean;
}

/** What is late anywhere is the co-ordinator's to look after; a chair has of it what waits for them. */
export const isLateFor = (person: Person, { action, toDecide }: Pick<Listed, 'action' | 'toDecide'>): boolean =>
  may(person, 'triage') || !may(person, 'overseeActions') || toDecide || action.owner?.objectId === person.objectId;

/** The rows of cases, by reference; a record has none. */
export type CaseRows = ReadonlyMap<HostId, CaseRow>;
export const byReference = (rows: readonly CaseRow[]): CaseRows => new Map(rows.map((row) => [row.reference, row]));

/** Agencies that someone speaks for and is no head of: of these they find their own first, and the others when they ask (docs/process.md P8.22). */
export const agenciesToAskFor = ({ person, directory }: Pick<Viewer, 'person' | 'directory'>): readonly string[] =>
  agenciesOf(person, directory).filter((id) => represents(person, id, directory) && !heads(person, id, directory));

/** What is closed to someone, or to some: asked for once. */
type Closed = () => Promise<ReadonlySet<HostId>>;
/** Of an agency that someone does not head: their own, or all; `counted`: of their own what home counts (docs/process.md P8.22). */
type Which = 'own' | 'whole' | 'counted';
/**
 * What may be in this person's list: their own actions; of an agency that they head, or where `whole` of each of theirs, all
 * there are; and of others, for an overseer, what waits for a decision or is late. Who may see which of it is said by its case.
 */
export async function actionsFound(
  { ports, person, directory, now }: Reader,
  which: Which = 'own',
  closedTo: Closed = async () => ports.cases.closedTo(person.objectId),
): Promise<readonly ActionRow[]> {
  if (!hasActions({ person, directory })) return [];
  const agencies = [...agenciesOf(person, directory), ...(may(person, 'refer') ? [ownPeople] : [])];
  const lateBy = may(person, 'overseeActions') ? now : undefined;
  const own = ownOf(person, directory, agencies);
  const dueBy = momentOn(addDays(localDate(now), 1), '00:00');
  // Who heads an agency reads when each of its open actions is due, also of a case that is closed to them (docs/process.md P10.7).
  const isHead = own.agencies.some((id) => id !== ownPeople);
  const hosts = which === 'counted' && isHead ? [...(await closedTo())] : [];
  const found = await (which === 'whole'
    ? ports.cases.actionRows(agencies, lateBy)
    : ports.cases.actionRowsOf({ ...own, ...(which === 'counted' && { counted: { dueBy, hosts } }) }, lateBy));
  return found.filter(
    (action) => agencies.includes(action.agency) || needsDecision(action, person) || isOverdue(action, now),
  );
}

/** Whose actions are someone's own: theirs, those of whom they stand in for, and of the council's people whom they manage, directly or one above. */
function ownOf(person: Person, directory: Directory, agencies: readonly string[]): OwnActions {
  const { objectId } = person;
  const below = agencies.includes(ownPeople)
    ? peopleBelow(directory, objectId).filter((one) =>
        managersAbove(directory, one.objectId)
          .slice(0, 2)
          .some((manager) => manager.objectId === objectId),
      )
    : [];
  const others = directory.people.filter(({ deputy }) => deputy === objectId);
  // Beyond so many it costs less to ask for all of the council's own people.
  const isOfMany = below.length > mostBelow;
  const ids = [person, ...others, ...(isOfMany ? [] : below)].map((one) => one.objectId);
  return {
    person: objectId,
    owners: [...new Set(ids)],
    agencies: [...agencies.filter((id) => heads(person, id, directory)), ...(isOfMany ? [ownPeople] : [])],
    ownerless: agencies.filter((id) => represents(person, id, directory)),
  };
}
const mostBelow = 60;

/** The cases that these belong to. */
export const casesIn = (actions: readonly Pick<ActionRow, 'reference'>[]): readonly Reference[] =>
  actions.map(({ reference }) => reference).filter(isOfCase);

/** What actions belong to, as lists know it. */
export interface Hosts {
  readonly cases: CaseRows;
  readonly records: ReadonlyMap<HostId, HostRow>;
}
export const hostsOfActions = async (reader: Reader, actions: readonly ActionRow[]): Promise<Hosts> => {
  const [rows, records] = await Promise.all([
    reader.ports.cases.rows({ cases: casesIn(actions) }),
    recordsOfActions(reader, actions),
  ]);
  return { cases: byReference(rows), records };
};
/** The records among what these belong to; where there is none the database is not asked. */
export async function recordsOfActions(
  { ports: { entities } }: Reader,
  actions: readonly Pick<ActionRow, 'reference'>[],
): Promise<Hosts['records']> {
  const ids = actions.flatMap(({ reference }) => (isOfCase(reference) ? [] : [reference]));
  const records = ids.length === 0 ? [] : await entities.ofIds(ids);
  return new Map(records.map((record) => [record.id, hostRowOfEntity(record)]));
}
const hostIn = ({ cases, records }: Hosts, id: HostId): HostRow | undefined => {
  const row = cases.get(id);
  return row === undefined ? records.get(id) : hostOfRow(row);
};

/** Whether what it belongs to asks no one for anything now. */
export const restsIn = (hosts: Hosts, { reference }: Pick<ActionRow, 'reference'>): boolean =>
  hostIn(hosts, reference)?.rests === true;

/** Someone's list. */
export interface ActionList {
  readonly listed: readonly Listed[];
  /** When those of restricted cases are due that their agency has, soonest first: of these they read no more (docs/process.md P10.7). */
  readonly outside: readonly Instant[];
}
/** "1 action of a restricted case, due Fri 8 Jan 17:00"; undefined where there is none. */
export function sayOutside(outside: readonly Instant[], now: Instant): string | undefined {
  const [first] = outside;
  if (first === undefined) return undefined;
  return `${countOutside(outside)}, ${outside.length === 1 ? '' : 'the first '}${dueLine(first, now)}`;
}
/** "1 action of a restricted case". */
export const countOutside = ({ length }: readonly Instant[]): string =>
  length === 1 ? '1 action of a restricted case' : `${length} actions of restricted cases`;

/** By what they belong to, for lists that have this at hand: the rule itself. */
export const listedBy = (reader: Reader, found: readonly ActionRow[], hosts: Hosts): ActionList =>
  listOf(reader, found, byRows(reader, hosts));

/** The same for the page of an agency: what each is to this person, and what is due first on top. */
export function ofAgencyBy(
  viewer: Viewer,
  found: readonly ActionRow[],
  hosts: Hosts,
): Pick<ActionList, 'outside'> & { readonly theirs: readonly Stands[] } {
  const standingIn = byRows(viewer, hosts);
  return { theirs: byDue(theirsAmong(found, standingIn)), outside: outsideAmong(found, standingIn) };
}

/** Without reading a case or a record, but those of what was found that are closed to some or to this person. */
export async function actionsFor(reader: Reader, which?: Which): Promise<ActionList> {
  const { ports, person } = reader;
  let asked: ReturnType<Closed> | undefined;
  const closedTo: Closed = async () => (asked ??= ports.cases.closedTo(person.objectId));
  const found = await actionsFound(reader, which, closedTo);
  // Most people have none most of the time: then there is nothing that could be closed to them.
  if (found.length === 0) return { listed: [], outside: [] };
  return listOf(reader, found, await standing(reader, found, await closedTo()));
}

function listOf(reader: Reader, found: readonly ActionRow[], standingIn: Standing): ActionList {
  const all = theirsAmong(found, standingIn).map(([action, stands]) => listed(reader, action, stands));
  return { listed: inOrder(all, placeOf), outside: outsideAmong(found, standingIn) };
}

/**
 * Of the actions of these agencies only what this person may read, for everyone in a channel: nothing of restricted cases, as
 * the people of a channel are not those let in.
 */
export async function actionsForChannel(reader: Reader, agencies: readonly string[]): Promise<readonly Stands[]> {
  const { ports, person } = reader;
  const found = await ports.cases.actionRows(agencies);
  const closed = await ports.cases.closedTo(person.objectId);
  return byDue(theirsAmong(found, await standing(reader, found, closed, true)));
}

/** An action, and what it is to someone. */
type Stands = readonly [action: ActionRow, stands: StandsTo];
const byDue = (all: readonly Stands[]): readonly Stands[] => all.toSorted(([a], [b]) => (a.due.at < b.due.at ? -1 : 1));

/** What a co-ordinator or a chair decides, escalations the chair alone; whether they may verify is seen with the case. */
const needsDecision = (action: ActionRow, person: Person): boolean =>
  waitsForOverseer(action) && (may(person, 'signEscalation') || !isOnlyToSign(action));
const isOnlyToSign = (action: ActionRow): boolean => isRunning(action) && action.timeAsked === undefined;

/** What an action is to someone; undefined: it is not shown. */
type Standing = (action: ActionRow) => StandsTo | undefined;
const byRows =
  ({ person, directory, now }: Viewer, hosts: Hosts): Standing =>
  (action) => {
    const host = hostIn(hosts, action.reference);
    return host && standsTo({ host, action }, person, directory, now);
  };
const theirsAmong = (actions: readonly ActionRow[], standingIn: Standing): readonly Stands[] =>
  actions.flatMap((action) => {
    const stands = standingIn(action);
    return stands !== undefined && (stands.oversees || stands.theirs) ? [[action, stands] as const] : [];
  });

/** Of these what this person oversees, by what it belongs to: nothing of what is closed to them. */
export function overseenBy<One extends ActionRow>(viewer: Viewer, found: readonly One[], hosts: Hosts): readonly One[] {
  const standingIn = byRows(viewer, hosts);
  return found.filter((action) => standingIn(action)?.oversees === true);
}

const outsideAmong = (actions: readonly ActionRow[], standingIn: Standing): readonly Instant[] =>
  actions.flatMap((action) => (standingIn(action)?.dueAlone === true ? [action.due.at] : [])).toSorted();

/** What each of these is to someone, who belongs to its agency or oversees actions: of all that is not closed without its case. */
async function standing(
  reader: Reader,
  actions: readonly ActionRow[],
  closed: ReadonlySet<HostId>,
  forAll = false,
): Promise<Standing> {
  const { person, directory, now } = reader;
  const hosts = await hostsOfActions(
    reader,
    actions.filter(({ reference }) => closed.has(reference)),
  );
  return (action) => {
    if (!closed.has(action.reference)) return standsToOpen(action, person, directory, now);
    const host = hostIn(hosts, action.reference);
    const hidden = host === undefined || (forAll && isPrivate(host, `agency:${action.agency}`, directory));
    return hidden ? undefined : standsTo({ host, action }, person, directory, now);
  };
}

export function listed(
  { person, now }: Pick<Viewer, 'person' | 'now'>,
  action: ActionRow,
  { works, oversees, verifies, rests }: StandsTo,
): Listed {
  return {
    action,
    rests,
    toAccept: action.state.is === 'proposed' && works && !rests,
    toDecide: action.state.is === 'done' ? verifies : oversees && needsDecision(action, person),
    overdue: isOverdue(action, now) && !rests,
  };
}

const placeOf = ({ action }: Listed): string => `${action.due.at}${sayActionId(action)}`;

/** With one press for all: those given to this person, and those given to no one in person. */
export const mayAcceptWithAll = ({ person }: Pick<Viewer, 'person'>, { action, toAccept }: Listed): boolean =>
  toAccept && (action.owner === undefined || action.owner.objectId === person.objectId);

/** When it is due, or since when nothing is asked any more. */
export const sayDue = (action: ActionRow, now: Instant, rests = false): string =>
  isOpen(action) && rests
    ? paused
    : isOpen(action) || !('by' in action.state)
      ? dueLine(action.due.at, now)
      : `since ${sayWhen(action.state.at, now)}`;
/** Of what rests there is no day; why, no list says. */
const paused = 'paused: ring the co-ordinator first';
