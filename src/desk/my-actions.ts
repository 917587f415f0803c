// My actions: an agency's people see what is asked of their agency; co-ordinators and chairs what needs them, and what is
// late anywhere. Ids, agencies, states and due times; names only when asked for.
import { listCard, type ListRow } from '../cards/home.ts';
import type { Button } from '../cards/blocks.ts';
import { isOpen, isOverdue, sayActionId, type Action } from '../domain/action/action.ts';
import { agencyName, barToVerify, belongsTo, mayOversee, mayWork, seesAction } from '../domain/action/people.ts';
import type { OnAction } from '../domain/action/people.ts';
import { hasRole, type Person } from '../domain/actor.ts';
import type { Case } from '../domain/case/stages.ts';
import type { Directory } from '../domain/directory.ts';
import type { Reference } from '../domain/ids.ts';
import { sayNeed } from './action-words.ts';
import { openActionButton } from './action-open.ts';
import { sayDue } from './case-actions.ts';
import { nameOf } from './lists.ts';
import { actionButton, homeButton } from './replies.ts';
import { fromIn, mint, type Reply, type Scene } from './scene.ts';

const perPage = 6;

export const isOverseer = (person: Person): boolean => hasRole(person, 'coordinator', 'chair');
export const agenciesOf = (person: Person, directory: Directory): readonly string[] =>
  directory.agencies.filter(({ id }) => belongsTo(person, id, directory)).map(({ id }) => id);
/** Whether somebody can have actions at all. */
export const hasActions = ({ person, directory }: Pick<Scene, 'person' | 'directory'>): boolean =>
  isOverseer(person) || agenciesOf(person, directory).length > 0;

/** An action of somebody's list, and what it is to them. */
export interface Listed extends OnAction {
  /** Waits for this person to accept it. */
  readonly toAccept: boolean;
  /** Waits for this person's decision. */
  readonly toDecide: boolean;
  readonly overdue: boolean;
}

/** What is done or disputed waits for somebody else, unless it waits for this person. */
const waitsForOthers = ({ state }: Action): boolean => state.is === 'disputed' || state.is === 'done';

/**
 * One query, and one read for each case among what it found: whether a case is hidden from somebody stands in the case.
 * Whoever oversees all agencies has only what needs a decision or is late read.
 */
export async function actionsFor(scene: Scene): Promise<readonly Listed[]> {
  const { ports, person, directory, now } = scene;
  const agencies = agenciesOf(person, directory);
  const overseer = isOverseer(person);
  const found = overseer
    ? await ports.cases.activeActions()
    : (await Promise.all(agencies.map((id) => ports.cases.actionsOfAgency(id)))).flat();
  const mine = ({ agency }: Action): boolean => agencies.includes(agency);
  const wanted = found.filter((action) => mine(action) || needsDecision(action, person) || isOverdue(action, now));
  const cases = await casesOf(scene, wanted);
  return wanted
    .flatMap((action): readonly Listed[] => {
      const one = cases.get(action.reference);
      const on = one && { case: one, action };
      if (on === undefined) return [];
      const oversees = mayOversee(on.case, person, directory, now);
      const own = mine(action) && seesAction(on, person, directory, now);
      return oversees || own ? [listed(scene, on, oversees)] : [];
    })
    .toSorted(byNeed(overseer));
}

/** What a co-ordinator or a chair decides; whether this person may verify is seen with the case. */
function needsDecision(action: Action, person: Person): boolean {
  const { state, timeAsked, escalatedAt, escalation } = action;
  const toSign = hasRole(person, 'chair') && escalatedAt !== undefined && escalation === undefined;
  return state.is === 'done' || state.is === 'disputed' || (isOpen(action) && (timeAsked !== undefined || toSign));
}

/** The cases of these actions, each read once. */
export async function casesOf(
  { ports }: Pick<Scene, 'ports'>,
  actions: readonly Action[],
): Promise<ReadonlyMap<Reference, Case>> {
  const references = [...new Set(actions.map(({ reference }) => reference))];
  const found = await Promise.all(references.map((reference) => ports.cases.load(reference)));
  return new Map(found.flatMap((one) => (one === undefined ? [] : [[one.value.case.reference, one.value.case]])));
}

function listed({ person, directory, now }: Scene, on: OnAction, oversees: boolean): Listed {
  const { action } = on;
  const judges = action.state.is === 'done' && barToVerify(on, person, directory, now) === undefined;
  return {
    ...on,
    toAccept: action.state.is === 'proposed' && mayWork(on, person, directory),
    toDecide: judges || (oversees && action.state.is !== 'done' && needsDecision(action, person)),
    overdue: isOverdue(action, now),
  };
}

/** Overseers decide first; then by due time, so that what is late stands on top; what waits for others comes last. */
const byNeed =
  (overseer: boolean) =>
  (one: Listed, other: Listed): number => {
    const rank = ({ toDecide, action }: Listed): number =>
      toDecide ? (overseer ? 0 : 1) : waitsForOthers(action) ? 2 : 1;
    const [a, b] = [one, other].map((each) => `${rank(each)}${each.action.due.at}${sayActionId(each.action)}`);
    return (a ?? '') < (b ?? '') ? -1 : 1;
  };

/** The list; with names it is a private answer, and each name is a look. */
export async function showActions(scene: Scene, from = fromIn(scene), names = false): Promise<Reply> {
  const all = await actionsFor(scene);
  const start = Math.min(Math.max(0, from), Math.max(0, all.length - 1));
  const page = all.slice(start, start + perPage);
  const next = start + perPage;
  const acceptAll: Button = { title: 'Accept all', verb: 'action.accept-all', data: { command: mint(scene) } };
  const verb = names ? 'list.action-names' : 'list.actions';
  const buttons: readonly Button[] = [
    ...(page.length > 0 && !names ? [{ title: 'Show names', verb: 'list.action-names', data: { from: start } }] : []),
    ...(all.some((one) => mayAcceptWithAll(scene, one)) ? [{ ...acceptAll, style: 'positive' as const }] : []),
    ...(next < all.length ? [{ title: 'More', verb, data: { from: next } }] : []),
    homeButton,
  ];
  const rows = await Promise.all(page.map((one) => rowFor(scene, one, names)));
  const empty = isOverseer(scene.person)
    ? 'No action waits for you, and none is overdue.'
    : 'Nothing is asked of your agency now.';
  return { card: listCard({ title: 'My actions', rows, total: all.length, from: start, empty, buttons }) };
}

/** With one press for all: those given to this person, and those given to nobody in person. */
export const mayAcceptWithAll = ({ person }: Pick<Scene, 'person'>, { action, toAccept }: Listed): boolean =>
  toAccept && (action.owner === undefined || action.owner.objectId === person.objectId);

async function rowFor(scene: Scene, one: Listed, names: boolean): Promise<ListRow> {
  const { person, directory, now } = scene;
  const { action } = one;
  const yours = action.owner?.objectId === person.objectId ? ' · yours' : '';
  const agency = isOverseer(person) ? `${agencyName(directory, action.agency)} · ` : '';
  const seen = names ? await seeName(scene, action) : undefined;
  return {
    reference: sayActionId(action),
    label: sayNeed(action, isOverseer(person)),
    line: `${agency}${sayDue(action, now)}${yours}`,
    buttons: [
      // Without a command: a posted list is pressed again weeks later, when the action may have come anew.
      ...(one.toAccept ? [actionButton('Accept', 'action.accept', action)] : []),
      openActionButton(action),
    ],
    ...(seen !== undefined && { child: nameOf(seen.case) }),
  };
}

const seeName = ({ ask, person, directory, now }: Scene, { reference, id }: Action): Promise<OnAction | undefined> =>
  ask.action({ reference, action: id, person, directory, now, why: 'Show names', more: 'name' });
