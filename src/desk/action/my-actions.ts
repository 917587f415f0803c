// My actions: an agency's people see what is asked of their agency; co-ordinators and chairs what needs them, and what is
// late anywhere. Ids, agencies, states and due times; names only when asked for.
import { listCard, type ListRow } from '../../cards/home.ts';
import type { Button } from '../../cards/blocks.ts';
import {
  isOverdue,
  isRunning,
  sayActionId,
  waitsForOverseer,
  type ActionRow,
} from '../../domain/case/action/action.ts';
import {
  agencyName,
  belongsTo,
  standsTo,
  standsToOpen,
  type OnAction,
  type StandsTo,
} from '../../domain/case/action/who.ts';
import { type Person } from '../../domain/people/actor.ts';
import type { Directory } from '../../domain/people/directory.ts';
import { sayNeed } from './words.ts';
import { openActionButton } from './open.ts';
import { sayDue } from './of-case.ts';
import { inOrder, nameOf } from '../home/lists.ts';
import { actionButton, homeButton } from '../form/replies.ts';
import { fromIn, mint, type Reply, type Scene } from '../scene.ts';
import { may } from '../../domain/people/roles.ts';

const perPage = 6;

export const agenciesOf = (person: Person, directory: Directory): readonly string[] =>
  directory.agencies.filter(({ id }) => belongsTo(person, id, directory)).map(({ id }) => id);
/** Whether somebody can have actions at all. */
export const hasActions = ({ person, directory }: Pick<Scene, 'person' | 'directory'>): boolean =>
  may(person, 'overseeActions') || agenciesOf(person, directory).length > 0;

/** An action of somebody's list, and what it is to them. */
export interface Listed {
  readonly action: ActionRow;
  /** Waits for this person to accept it. */
  readonly toAccept: boolean;
  /** Waits for this person's decision. */
  readonly toDecide: boolean;
  readonly overdue: boolean;
}

/** What is done or disputed waits for somebody else, unless it waits for this person. */
const waitsForOthers = ({ state }: ActionRow): boolean => state.is === 'disputed' || state.is === 'done';

/**
 * Without reading a case, but those of what was found that are closed to some or to this person. Of other agencies
 * an overseer has only what waits for a decision or is late.
 */
export async function actionsFor(scene: Scene): Promise<readonly Listed[]> {
  const { ports, person, directory, now } = scene;
  const agencies = agenciesOf(person, directory);
  const overseer = may(person, 'overseeActions');
  const [found, closed] = await Promise.all([
    Promise.all([
      ...agencies.map((id) => ports.cases.actionsOfAgency(id)),
      ...(overseer ? [ports.cases.actionsToOversee(now)] : []),
    ]),
    ports.cases.closedTo(person.objectId),
  ]);
  const mine = ({ agency }: ActionRow): boolean => agencies.includes(agency);
  const once = [...new Map(found.flat().map((action) => [sayActionId(action), action])).values()];
  const wanted = once.filter((action) => mine(action) || needsDecision(action, person) || isOverdue(action, now));
  const all = (await withStanding(scene, wanted, closed))
    .filter(([action, { oversees, sees }]) => oversees || (mine(action) && sees))
    .map(([action, stands]) => listed(scene, action, stands));
  return inOrder(all, (one) => placeOf(one, overseer));
}

/** What a co-ordinator or a chair decides, escalations the chair alone; whether they may verify is seen with the case. */
const needsDecision = (action: ActionRow, person: Person): boolean =>
  waitsForOverseer(action) && (may(person, 'signEscalation') || !isOnlyToSign(action));
const isOnlyToSign = (action: ActionRow): boolean => isRunning(action) && action.timeAsked === undefined;

/** What each of these is to somebody, who belongs to its agency or oversees actions. */
export async function withStanding(
  { ports, person, directory, now }: Pick<Scene, 'ports' | 'person' | 'directory' | 'now'>,
  actions: readonly ActionRow[],
  closed: ReadonlySet<ActionRow['reference']>,
): Promise<readonly (readonly [action: ActionRow, stands: StandsTo])[]> {
  const toRead = [...new Set(actions.map(({ reference }) => reference).filter((one) => closed.has(one)))];
  const read = await Promise.all(toRead.map((reference) => ports.cases.load(reference)));
  const cases = new Map(toRead.map((reference, place) => [reference, read[place]?.value.root]));
  return actions.flatMap((action) => {
    if (!cases.has(action.reference)) return [[action, standsToOpen(action, person, directory)] as const];
    const one = cases.get(action.reference);
    return one === undefined ? [] : [[action, standsTo({ case: one, action }, person, directory, now)] as const];
  });
}

export function listed(
  { person, now }: Pick<Scene, 'person' | 'now'>,
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

/** Overseers decide first; then by due time, so that what is late stands on top; what waits for others comes last. */
function placeOf({ toDecide, action }: Listed, overseer: boolean): string {
  const rank = toDecide ? (overseer ? 0 : 1) : waitsForOthers(action) ? 2 : 1;
  return `${rank}${action.due.at}${sayActionId(action)}`;
}

/** The list; with names it is a private answer, and each name is a look. */
export async function showActions(scene: Scene, from = fromIn(scene), names = false): Promise<Reply> {
  const all = await actionsFor(scene);
  const start = Math.min(Math.max(0, from), Math.max(0, all.length - 1));
  const page = all.slice(start, start + perPage);
  const next = start + perPage;
  const verb = names ? 'list.action-names' : 'list.actions';
  const buttons: readonly Button[] = [
    ...(page.length > 0 && !names ? [{ title: 'Show names', verb: 'list.action-names', data: { from: start } }] : []),
    ...acceptAllOf(scene, all),
    ...(next < all.length ? [{ title: 'More', verb, data: { from: next } }] : []),
    homeButton,
  ];
  const rows = await Promise.all(page.map((one) => rowFor(scene, one, names)));
  const empty = may(scene.person, 'overseeActions')
    ? 'No action waits for you, and none is overdue.'
    : 'Nothing is asked of your agency now.';
  return { card: listCard({ title: 'My actions', rows, total: all.length, from: start, empty, buttons }) };
}

/** Accept all, where there is something to accept. */
export const acceptAllOf = (scene: Scene, all: readonly Listed[]): readonly Button[] =>
  all.some((one) => mayAcceptWithAll(scene, one))
    ? [{ title: 'Accept all', verb: 'action.accept-all', data: { command: mint(scene) }, style: 'positive' }]
    : [];

/** With one press for all: those given to this person, and those given to nobody in person. */
export const mayAcceptWithAll = ({ person }: Pick<Scene, 'person'>, { action, toAccept }: Listed): boolean =>
  toAccept && (action.owner === undefined || action.owner.objectId === person.objectId);

/** Without a command: a posted list is pressed again weeks later, when the action may have come anew. */
export const stepsInList = ({ action, toAccept }: Pick<Listed, 'action' | 'toAccept'>): readonly Button[] => [
  ...(toAccept ? [actionButton('Accept', 'action.accept', action)] : []),
  openActionButton(action),
];

async function rowFor(scene: Scene, one: Listed, names: boolean): Promise<ListRow> {
  const { person, directory, now } = scene;
  const { action } = one;
  const yours = action.owner?.objectId === person.objectId ? ' · yours' : '';
  const agency = may(person, 'overseeActions') ? `${agencyName(directory, action.agency)} · ` : '';
  const seen = names ? await seeName(scene, action) : undefined;
  return {
    reference: sayActionId(action),
    label: sayNeed(action, may(person, 'overseeActions')),
    line: `${agency}${sayDue(action, now)}${yours}`,
    buttons: stepsInList(one),
    ...(seen !== undefined && { child: nameOf(seen.case) }),
  };
}

const seeName = ({ ask, person, directory, now }: Scene, { reference, id }: ActionRow): Promise<OnAction | undefined> =>
  ask.action({ reference, action: id, person, directory, now, why: 'Show names', more: 'name' });
