// My actions: ids, agencies, states and due times; names only when asked for.
import { beginLow } from '../../domain/kernel/begins.ts';
import { lateLine, listCard, type ListGroup, type ListRow } from '../../cards/home.ts';
import type { Button } from '../../cards/blocks.ts';
import { isToSign, sayActionId, stateLabels, type ActionRow } from '../../domain/case/action/action.ts';
import type { OnAction } from '../../domain/case/action/who.ts';
import { inGroups } from '../../reading/action/groups.ts';
import {
  actionsFor,
  agenciesToAskFor,
  hostsOfActions,
  mayAcceptWithAll,
  sayDue,
  sayOutside,
  type CaseRows,
  type Listed,
} from '../../reading/action/list.ts';
import { seesAction } from '../../domain/case/action/who.ts';
import { sayKind, sayTask } from '../../domain/case/referral/form/support.ts';
import { sayNeed } from '../../reading/action/words.ts';
import { actionWarnings } from '../../reading/case/warnings.ts';
import { nameOf } from '../../reading/case/lists.ts';
import { namesButton } from '../form/names.ts';
import { homeButton, openActionButton } from '../form/replies.ts';
import { fromIn, textIn, type Reply, type Scene } from '../scene/scene.ts';
import { may } from '../../domain/people/roles.ts';
import { given } from '../../domain/kernel/given.ts';
import { agencyName } from '../../domain/people/agencies.ts';

const perPage = 9;

/** With those of colleagues. */
const ofAgency = { list: 'agency' };
export const isOfAgency = (scene: Scene): boolean => textIn(scene, 'list') === ofAgency.list;

/** The list; with names it is a private answer, and each name is a look. **Agency** shows all of the agency's (docs/process.md P8.22). */
export async function showActions(scene: Scene, from = fromIn(scene), names = false): Promise<Reply> {
  const whole = isOfAgency(scene);
  const of = whole ? ofAgency : {};
  const { listed: found, outside } = await actionsFor(scene, whole ? 'whole' : 'own');
  const all = inGroups(scene, found, true);
  const start = Math.min(Math.max(0, from), Math.max(0, all.length - 1));
  const page = all.slice(start, start + perPage);
  const next = start + perPage;
  const buttons: readonly Button[] = [
    ...(page.length === 0 ? [] : [namesButton(names, 'action-', { from: start, ...of })]),
    ...acceptAllOf(scene, found).map((button) => ({ ...button, ...(whole && { data: ofAgency }) })),
    ...(next < all.length ? [{ title: 'More', verb: 'list.actions', data: { from: next, ...of } }] : []),
    ...(whole || agenciesToAskFor(scene).length === 0
      ? []
      : [{ title: 'Agency', verb: 'list.actions', data: ofAgency }]),
    homeButton,
  ];
  const { cases } = await hostsOfActions(
    scene,
    page.map(({ listed }) => listed.action),
  );
  const rows = await Promise.all(
    page.map(async ({ title, listed }) => ({ title, row: await rowFor(scene, listed, { title, names, cases }) })),
  );
  const empty = may(scene.person, 'overseeActions')
    ? 'No action is waiting for you, and none is overdue.'
    : `Nothing is needed from ${whole || agenciesToAskFor(scene).length === 0 ? 'your agency' : 'you'} now.`;
  const groups: readonly ListGroup[] = [...Map.groupBy(rows, ({ title }) => title)].map(([title, some]) => ({
    title,
    rows: some.map(({ row }) => row),
  }));
  return {
    card: listCard({
      title: 'My actions',
      groups,
      total: all.length,
      from: start,
      empty,
      ...given({ message: sayOutside(outside, scene.now) }),
      asOf: scene.now,
      buttons,
    }),
  };
}

/** Accept all, where there is something to accept. */
export const acceptAllOf = (scene: Scene, all: readonly Listed[]): readonly Button[] =>
  all.some((row) => mayAcceptWithAll(scene, row))
    ? [{ title: 'Accept all', verb: 'action.accept-all', style: 'positive' }]
    : [];

/** Named by the work: what it asks is read before it is accepted or decided on (docs/process.md P8.7). */
export const stepsInList = (one: InList): readonly Button[] => [
  { ...openActionButton(one.action), title: workOn(one) },
];
type InList = Pick<Listed, 'action' | 'toAccept' | 'toDecide'>;
function workOn({ action, toAccept, toDecide }: InList): string {
  if (toAccept) return 'Read and accept';
  if (!toDecide) return 'Open';
  if (action.state.is === 'done') return 'Verify';
  return action.state.is !== 'disputed' && action.timeAsked === undefined && isToSign(action) ? 'Sign' : 'Answer';
}

interface On {
  /** The heading that it stands under. */
  readonly title: string;
  readonly names: boolean;
  readonly cases: CaseRows;
}

async function rowFor(scene: Scene, row: Listed, { title, names, cases }: On): Promise<ListRow> {
  const { person, directory, now } = scene;
  const { action } = row;
  const owner = action.owner?.objectId === person.objectId ? 'Yours' : (action.owner?.name ?? 'No owner yet');
  const agency = may(person, 'overseeActions') ? `${agencyName(directory, action.agency)} · ` : '';
  const on = names ? await seeName(scene, action) : undefined;
  const isRead = on !== undefined && seesAction(on, person, directory, now);
  const due = row.overdue ? lateLine(action.due.at, now) : sayDue(action, now, row.rests);
  return {
    reference: sayActionId(action),
    ...(isRead ? sayTask(on.action) : { label: sayKind(action) }),
    line: `${agency}${owner}`,
    when: [due, ...needUnder(title, action, may(person, 'overseeActions'))].join(' · '),
    warnings: actionWarnings(scene, action, cases.get(action.reference)),
    press: openActionButton(action),
    ...given({ child: on?.host.case && nameOf(on.host.case) }),
  };
}

/** Where it stands, unless the heading says so, or nothing stands in the way. */
function needUnder(title: string, action: ActionRow, oversees: boolean): readonly string[] {
  const need = sayNeed(action, oversees);
  const isSaid = need === stateLabels.accepted || (need === stateLabels.proposed && title.endsWith('read and accept'));
  return isSaid ? [] : [beginLow(need)];
}

const seeName = ({ ask, person, directory, now }: Scene, { reference, id }: ActionRow): Promise<OnAction | undefined> =>
  ask.action({ reference, action: id, person, directory, now, why: 'Show names', more: 'name' });
