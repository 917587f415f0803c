// Actions: one's own, or those of an agency that one may list. Ids, agencies, states and due times; nothing of what is asked.
import { acceptAllOf, stepsInList } from '../../desk/action/my-actions.ts';
import type { Scene } from '../../desk/scene.ts';
import { isOverdue, sayActionId } from '../../domain/case/action/action.ts';
import { agencyName } from '../../domain/case/action/who.ts';
import { inGroups } from '../../reading/action/groups.ts';
import {
  actionsFound,
  casesOfActions,
  hasActions,
  listed,
  listedBy,
  mayList,
  ofAgencyBy,
  sayDue,
  type CaseRows,
  type Listed,
} from '../../reading/action/list.ts';
import { sayKind } from '../../domain/case/action/lists.ts';
import { namedAs } from '../../reading/people.ts';
import { sayNeed } from '../../reading/action/words.ts';
import { actionWarnings } from '../../reading/case/warnings.ts';
import type { ActionRow, Actions } from '../tab/api.ts';
import type { Read } from './read.ts';
import { buttonFor } from './button.ts';
import { may } from '../../domain/people/roles.ts';
import { agencyIn } from '../../domain/people/directory.ts';
import { given } from '../../domain/given.ts';

/** A row of a list; the words for the person who oversees it where `oversees`. */
export function actionRow(
  { person, directory, now }: Scene,
  one: Pick<Listed, 'action' | 'toAccept'>,
  oversees: boolean,
  warnings: string[],
): ActionRow {
  const { action } = one;
  return {
    name: sayActionId(action),
    reference: action.reference,
    agency: agencyName(directory, action.agency),
    agencyId: action.agency,
    ...given({ owner: action.owner && namedAs(action.owner, directory) }),
    label: `${sayKind(action)} · ${sayNeed(action, oversees)}`,
    state: action.state.is,
    due: { at: action.due.at, words: sayDue(action, now), late: isOverdue(action, now) },
    warnings,
    yours: action.owner?.objectId === person.objectId,
    steps: stepsInList(one).map(buttonFor),
    ...(oversees && { link: `case/${sayActionId(action)}` }),
  };
}

export const actions: Read<'actions'> = async (scene, { agency }) => {
  const { directory, now } = scene;
  const agencies = directory.agencies.filter(({ id }) => mayList(scene, id)).map(({ id, name }) => ({ id, name }));
  if (agency === undefined) return hasActions(scene) ? mine(scene, agencies) : undefined;
  if (agencyIn(directory, agency) === undefined || !mayList(scene, agency)) return undefined;
  const found = await scene.ports.cases.actionRows([agency]);
  const cases = await casesOfActions(scene, found);
  return {
    now,
    title: `Actions for ${agencyName(directory, agency)}`,
    agencies,
    rows: rowsOf(
      scene,
      ofAgencyBy(scene, found, cases).map(([action, stands]) => ({
        ...listed(scene, action, stands),
        oversees: stands.oversees,
      })),
      cases,
      false,
    ),
  };
};

/** In groups, each row with the heading it stands under. */
const rowsOf = (
  scene: Scene,
  all: readonly (Listed & { readonly oversees: boolean })[],
  cases: CaseRows,
  apart: boolean,
): Actions['rows'] =>
  inGroups(scene, all, apart).map(({ title, listed: one }) => ({
    ...actionRow(scene, one, one.oversees, actionWarnings(scene, one.action, cases.get(one.action.reference))),
    group: title,
  }));

async function mine(scene: Scene, agencies: Actions['agencies']): Promise<Actions> {
  const found = await actionsFound(scene);
  const cases = await casesOfActions(scene, found);
  const all = listedBy(scene, found, cases);
  const oversees = may(scene.person, 'overseeActions');
  const [acceptAll] = acceptAllOf(scene, all);
  return {
    now: scene.now,
    title: 'My actions',
    agencies,
    rows: rowsOf(
      scene,
      all.map((one) => ({ ...one, oversees })),
      cases,
      true,
    ),
    ...given({ acceptAll: acceptAll && buttonFor(acceptAll) }),
  };
}
