// The actions of one case, for anyone who may read the case.
import { listCard, type ListRow } from '../../cards/home.ts';
import type { Button } from '../../cards/blocks.ts';
import { sayActionId, type Action } from '../../domain/case/action/action.ts';
import { hostOf } from '../../domain/case/action/host.ts';
import { mayOversee } from '../../domain/case/action/who.ts';
import { sayDue } from '../../reading/action/list.ts';
import { sayKind, sayTask } from '../../domain/case/referral/form/support.ts';
import { sayNeed } from '../../reading/action/words.ts';
import { allActions, overseesActive } from '../case/buttons.ts';
import { buttonOf, closeButton, notAvailableReply, openActionButton } from '../form/replies.ts';
import { fromIn, mint, refIn, see, type Reply, type Scene } from '../scene/scene.ts';
import { agencyName } from '../../domain/people/agencies.ts';

const perPage = 10;
type Viewer = Pick<Scene, 'directory' | 'now'>;

export async function showCaseActions(scene: Scene): Promise<Reply> {
  const seen = await see(scene, refIn(scene), 'actions', 'Actions');
  if (seen === undefined || !seen.reads('actions')) return notAvailableReply();
  const childCase = seen.case;
  const all = await scene.ports.cases.parts(childCase.reference, 'action');
  const start = Math.min(fromIn(scene), Math.max(0, all.length - 1));
  const oversees = mayOversee(hostOf(childCase), scene.person, scene.directory, scene.now);
  const next = start + perPage;
  const buttons: readonly Button[] = [
    ...(overseesActive(scene, childCase)
      ? [buttonOf('Add action', 'action.add', childCase, { command: mint(scene) })]
      : []),
    ...(next < all.length ? [buttonOf('More', 'case.actions', childCase, { from: next })] : []),
    buttonOf('Back', 'case.open', childCase),
    closeButton(childCase),
  ];
  return {
    of: childCase,
    card: listCard({
      title: allActions,
      of: childCase.reference,
      groups: [
        {
          title: '',
          rows: all.slice(start, next).map((action) => listedAction(scene, action, oversees, !scene.caller.shared)),
        },
      ],
      total: all.length,
      from: start,
      empty: 'No action has been set yet.',
      ...(scene.caller.shared && { message: 'Only you see this.' }),
      buttons,
    }),
  };
}

/** An action in a list of what it belongs to; `isRead`: what it asks, by this person alone. */
export const listedAction = (
  { directory, now }: Viewer,
  action: Action,
  oversees: boolean,
  isRead: boolean,
): ListRow => {
  const { label, ...typed } = isRead ? sayTask(action) : { label: sayKind(action) };
  return {
    reference: sayActionId(action),
    label: `${agencyName(directory, action.agency)}: ${label}`,
    ...typed,
    line: sayNeed(action, oversees),
    when: sayDue(action, now),
    // They are above all of them.
    warnings: [],
    press: openActionButton(action),
  };
};
