// Actions: one's own, or those of an agency that one may list. Ids, agencies, states and due times; nothing of what is asked.
import { z } from 'zod';
import { acceptAllOf, stepsInList } from '../../desk/action/my-actions.ts';
import type { Scene } from '../../desk/scene/scene.ts';
import { isOverdue, pageOfAction, sayActionId } from '../../domain/case/action/action.ts';
import { inGroups } from '../../reading/action/groups.ts';
import {
  actionsFound,
  hostsOfActions,
  hasActions,
  listed,
  listedBy,
  mayList,
  ofAgencyBy,
  sayDue,
  sayOutside,
  type CaseRows,
  type Listed,
} from '../../reading/action/list.ts';
import { sayKind } from '../../domain/case/referral/form/support.ts';
import { instantShape, dueShape, linkShape, warningsShape } from '../../reading/lines.ts';
import { namedAs, namedShape } from '../../reading/people.ts';
import type { Told } from '../../reading/told.ts';
import { hasSheet } from '../../reading/action/sheet.ts';
import { sayNeed } from '../../reading/action/words.ts';
import { actionWarnings } from '../../reading/case/warnings.ts';
import { buttonShape } from '../tab/api.ts';
import { pageAt } from './read.ts';
import { buttonFor } from './button.ts';
import { may } from '../../domain/people/roles.ts';
import { agencyIn } from '../../domain/people/directory.ts';
import { given } from '../../domain/kernel/given.ts';
import { agencyName } from '../../domain/people/agencies.ts';

export const actionRowShape = z.object({
  /** `MSET-4F7K-24/A1`. */
  name: z.string(),
  reference: z.string(),
  agency: z.string(),
  agencyId: z.string(),
  owner: namedShape.optional(),
  /** What is to be done, by its fixed phrase: "Patrol". */
  title: z.string(),
  /** "Not accepted yet", "More time requested". */
  label: z.string(),
  state: z.string(),
  due: dueShape,
  warnings: warningsShape,
  yours: z.boolean(),
  steps: z.array(buttonShape),
  /** Its place on the page of its case, for the person who oversees it. Its agency may do it without seeing what it belongs to. */
  link: linkShape.optional(),
});
export type ActionRow = Told<typeof actionRowShape>;
const shape = z.object({
  now: instantShape,
  title: z.string(),
  /** Agencies whose actions this person may list; the channel tab is set up for one of them. */
  agencies: z.array(z.object({ id: z.string(), name: z.string() })),
  /** In groups: the rows under a heading follow each other. */
  rows: z.array(actionRowShape.extend({ group: z.string() })),
  /** "1 action of a restricted case, due …": of these the person reads no more. */
  outside: z.string().optional(),
  acceptAll: buttonShape.optional(),
  /** The action sheet, for those who have it. */
  sheet: linkShape.optional(),
});
export type Actions = Told<typeof shape>;

const mostOfAgency = 60;
/** Whether there is such an agency is for the read to say. */
function byAgency(said: (name: 'agency') => string | undefined): { readonly agency?: string } | undefined {
  const agency = said('agency');
  return agency !== undefined && agency.length > mostOfAgency ? undefined : given({ agency });
}

/** A row of a list; the words for the person who oversees it where `oversees`. */
export function actionRow(
  { person, directory, now }: Scene,
  one: Pick<Listed, 'action' | 'toAccept' | 'toDecide' | 'rests'>,
  oversees: boolean,
  warnings: readonly string[],
): ActionRow {
  const { action } = one;
  return {
    name: sayActionId(action),
    reference: action.reference,
    agency: agencyName(directory, action.agency),
    agencyId: action.agency,
    ...given({ owner: action.owner && namedAs(action.owner, directory) }),
    title: sayKind(action),
    label: sayNeed(action, oversees),
    state: action.state.is,
    due: { at: action.due.at, words: sayDue(action, now, one.rests), late: isOverdue(action, now) && !one.rests },
    warnings,
    yours: action.owner?.objectId === person.objectId,
    steps: stepsInList(one).map(buttonFor),
    ...(oversees && { link: pageOfAction(action) }),
  };
}

export const actions = pageAt({
  has: hasActions,
  path: '/actions',
  says: 'My actions, or those of the agency in ?agency=',
  query: ['agency'],
  asks: (_named, said) => byAgency(said),
  answer: shape,
  read: async (scene, { agency }) => {
    const { directory, now } = scene;
    const agencies = directory.agencies.filter(({ id }) => mayList(scene, id)).map(({ id, name }) => ({ id, name }));
    if (agency === undefined) return hasActions(scene) ? mine(scene, agencies) : undefined;
    if (agencyIn(directory, agency) === undefined || !mayList(scene, agency)) return undefined;
    const found = await scene.ports.cases.actionRows([agency]);
    const hosts = await hostsOfActions(scene, found);
    const { theirs, outside } = ofAgencyBy(scene, found, hosts);
    return {
      now,
      title: `Actions for ${agencyName(directory, agency)}`,
      agencies,
      rows: rowsOf(
        scene,
        theirs.map(([action, stands]) => ({
          ...listed(scene, action, stands),
          oversees: stands.oversees,
        })),
        hosts.cases,
        false,
      ),
      ...given({ outside: sayOutside(outside, now) }),
    };
  },
});

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
  const hosts = await hostsOfActions(scene, found);
  const { listed: all, outside } = listedBy(scene, found, hosts);
  const oversees = may(scene.person, 'overseeActions');
  const [acceptAll] = acceptAllOf(scene, all);
  return {
    now: scene.now,
    title: 'My actions',
    agencies,
    rows: rowsOf(
      scene,
      all.map((one) => ({ ...one, oversees })),
      hosts.cases,
      true,
    ),
    ...given({ outside: sayOutside(outside, scene.now), acceptAll: acceptAll && buttonFor(acceptAll) }),
    ...(hasSheet(scene) && { sheet: 'action-sheet' }),
  };
}
