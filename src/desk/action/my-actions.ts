// My actions: ids, agencies, states and due times; names only when asked for.
import { lateLine, listCard, type ListGroup, type ListRow } from '../../cards/home.ts';
import type { Button } from '../../cards/blocks.ts';
import { sayActionId, type ActionRow } from '../../domain/case/action/action.ts';
import { agencyName, type OnAction } from '../../domain/case/action/who.ts';
import {
  actionsFor,
  casesOfActions,
  mayAcceptWithAll,
  sayDue,
  type CaseRows,
  type Listed,
} from '../../reading/action/list.ts';
import { sayKind } from '../../domain/case/action/lists.ts';
import { sayNeed } from '../../reading/action/words.ts';
import { actionWarnings } from '../../reading/case/warnings.ts';
import { nameOf } from '../../reading/case/lists.ts';
import { namesButton } from '../home/names.ts';
import { homeButton, openActionButton } from '../form/replies.ts';
import { fromIn, type Reply, type Scene } from '../scene.ts';
import { may } from '../../domain/people/roles.ts';
import { given } from '../../domain/given.ts';

const perPage = 10;

/** The list; with names it is a private answer, and each name is a look. */
export async function showActions(scene: Scene, from = fromIn(scene), names = false): Promise<Reply> {
  const all = ownFirst(scene, await actionsFor(scene));
  const start = Math.min(Math.max(0, from), Math.max(0, all.length - 1));
  const page = all.slice(start, start + perPage);
  const next = start + perPage;
  const buttons: readonly Button[] = [
    ...(page.length === 0 ? [] : [namesButton(names, 'action-', { from: start })]),
    ...acceptAllOf(scene, all),
    ...(next < all.length ? [{ title: 'More', verb: 'list.actions', data: { from: next } }] : []),
    homeButton,
  ];
  const cases = await casesOfActions(
    scene,
    page.map(({ action }) => action),
  );
  const rows = await Promise.all(page.map((row) => rowFor(scene, row, names, cases)));
  const empty = may(scene.person, 'overseeActions')
    ? 'No action is waiting for you, and none is overdue.'
    : 'Nothing is needed from your agency now.';
  const groups = groupsOf(
    scene,
    page.map((row, place) => [row, rows[place] as ListRow] as const),
  );
  return {
    card: listCard({ title: 'My actions', groups, total: all.length, from: start, empty, asOf: scene.now, buttons }),
  };
}

/** Accept all, where there is something to accept. */
export const acceptAllOf = (scene: Scene, all: readonly Listed[]): readonly Button[] =>
  all.some((row) => mayAcceptWithAll(scene, row))
    ? [{ title: 'Accept all', verb: 'action.accept-all', style: 'positive' }]
    : [];

/** What it asks is read before it is accepted (docs/process.md P8.7). */
export const stepsInList = ({ action }: Pick<Listed, 'action'>): readonly Button[] => [openActionButton(action)];

function titleFor({ overdue, toDecide, toAccept, action }: Listed): string {
  if (toDecide) return 'For you to decide';
  if (overdue) return 'Late';
  if (toAccept) return 'To read and accept';
  return action.state.is === 'done' || action.state.is === 'disputed' ? 'With others' : 'Under way';
}
/** One's own apart from the agency's; whoever oversees actions has them all to oversee. */
const isOwn = ({ person }: Scene, { action, toDecide }: Listed): boolean =>
  may(person, 'overseeActions') || toDecide || action.owner?.objectId === person.objectId;
const ownFirst = (scene: Scene, all: readonly Listed[]): readonly Listed[] => [
  ...all.filter((one) => isOwn(scene, one)),
  ...all.filter((one) => !isOwn(scene, one)),
];
/** By what there is to do, in the order of the list: what this person decides, what is late, and so on. */
const groupsOf = (scene: Scene, rows: readonly (readonly [Listed, ListRow])[]): readonly ListGroup[] =>
  [
    ...Map.groupBy(rows, ([listed]) =>
      isOwn(scene, listed) ? titleFor(listed) : `Your agency: ${titleFor(listed).toLowerCase()}`,
    ),
  ].map(([title, some]) => ({
    title,
    rows: some.map(([, row]) => row),
  }));

async function rowFor(scene: Scene, row: Listed, names: boolean, cases: CaseRows): Promise<ListRow> {
  const { person, directory, now } = scene;
  const { action } = row;
  const owner = action.owner?.objectId === person.objectId ? 'Yours' : (action.owner?.name ?? 'No owner yet');
  const agency = may(person, 'overseeActions') ? `${agencyName(directory, action.agency)} · ` : '';
  const seen = names ? await seeName(scene, action) : undefined;
  return {
    reference: sayActionId(action),
    label: sayKind(action),
    line: `${agency}${owner} · ${sayNeed(action, may(person, 'overseeActions'))}`,
    when: row.overdue ? lateLine(action.due.at, now) : sayDue(action, now),
    warnings: actionWarnings(scene, action, cases.get(action.reference)),
    press: openActionButton(action),
    ...given({ child: seen && nameOf(seen.case) }),
  };
}

const seeName = ({ ask, person, directory, now }: Scene, { reference, id }: ActionRow): Promise<OnAction | undefined> =>
  ask.action({ reference, action: id, person, directory, now, why: 'Show names', more: 'name' });
