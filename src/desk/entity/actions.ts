// What agencies were asked to do about a record, for those who read its actions: on its card, its page, and in a list of all.
import { listCard, type ListRow } from '../../cards/home.ts';
import type { Button } from '../../cards/blocks.ts';
import { isOpen } from '../../domain/case/action/action.ts';
import { mayOversee, seesAction, standsTo, type OnAction } from '../../domain/case/action/who.ts';
import { actionSteps } from '../../domain/case/action/table.ts';
import { hostOfEntity } from '../../domain/entity/host.ts';
import type { Entity } from '../../domain/entity/entity.ts';
import { listed, type Listed } from '../../reading/action/list.ts';
import { seeEntity, type EntitySeen } from '../../reading/entity/entities.ts';
import { listedAction } from '../action/of-case.ts';
import { allActions } from '../case/buttons.ts';
import { fromIn, mint, type Reply, type Scene } from '../scene/scene.ts';
import { entityIn, noEntity } from './entity-in.ts';
import { entityButton } from './presses.ts';

const perPage = 10;
const mostOnCard = 3;

/** Add action, for those who oversee actions, while the record is open. */
export const addsAction = (scene: Scene, entity: Entity): readonly Button[] =>
  entity.state === 'open' && mayOversee(hostOfEntity(entity), scene.person, scene.directory, scene.now)
    ? [{ title: actionSteps.addAction.title, verb: 'action.add', data: { ref: entity.id, command: mint(scene) } }]
    : [];

const isUnderWay = ({ action }: OnAction): boolean => isOpen(action) || action.state.is === 'done';

/** What is under way on its card; the list where there are others. Undefined for those who read none of it. */
export function actionsOnCard(
  scene: Scene,
  { entity, actions }: Pick<EntitySeen, 'entity' | 'actions'>,
): { readonly rows: readonly ListRow[]; readonly all: readonly Button[] } | undefined {
  if (actions === undefined) return undefined;
  const shown = actions.filter(isUnderWay).slice(0, mostOnCard);
  const all = { title: allActions, verb: 'entity.actions', data: { entity: entity.id } };
  return {
    rows: shown.map((on) => rowFor(scene, on)),
    all: shown.length === actions.length ? [] : [all],
  };
}

/** Pressed, it opens for those who read what it asks; others read that there is one. */
function rowFor({ person, directory, now, caller }: Scene, on: OnAction): ListRow {
  const oversees = mayOversee(on.host, person, directory, now);
  const sees = seesAction(on, person, directory, now);
  const { press, ...shown } = listedAction({ directory, now }, on.action, oversees, sees && !caller.shared);
  return { ...shown, ...(sees && { press }) };
}

/** Every action of the record, also what is over. */
export async function showEntityActions(scene: Scene): Promise<Reply> {
  const seen = await seeEntity(scene, entityIn(scene), 'record', allActions);
  if (seen?.actions === undefined) return noEntity();
  const { entity, actions } = seen;
  const start = Math.min(fromIn(scene), Math.max(0, actions.length - 1));
  const next = start + perPage;
  const data = { entity: entity.id };
  return {
    shows: true,
    card: listCard({
      title: allActions,
      of: entity.id,
      groups: [{ title: '', rows: actions.slice(start, next).map((on) => rowFor(scene, on)) }],
      total: actions.length,
      from: start,
      empty: 'No action has been set yet.',
      ...(scene.caller.shared && { message: 'Only you see this.' }),
      buttons: [
        ...addsAction(scene, entity),
        ...(next < actions.length ? [{ title: 'More', verb: 'entity.actions', data: { ...data, from: next } }] : []),
        entityButton('Back', entity.id),
        { title: 'Close', verb: 'entity.close', data },
      ],
    }),
  };
}

/** The same for its page: each with what it is to this person. */
export const actionsOnPage = (
  { person, directory, now }: Scene,
  actions: readonly OnAction[],
): readonly (Listed & { readonly oversees: boolean; readonly opens: boolean })[] =>
  actions.map((on) => {
    const stands = standsTo(on, person, directory, now);
    return {
      ...listed({ person, now }, on.action, stands),
      oversees: stands.oversees,
      opens: seesAction(on, person, directory, now),
    };
  });
