// What someone may put into a message, and a referral begun from one. What is in the message afterwards is read by
// everyone there: a reference and a button, and only those who may see the case can open it.
import { baseCard } from '../../cards/base-card.ts';
import type { Button } from '../../cards/blocks.ts';
import { sayActionId } from '../../domain/case/action/action.ts';
import { stageLabels } from '../../domain/case/state/stage-table.ts';
import { may } from '../../domain/people/roles.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import { findCases } from '../../reading/case/lists.ts';
import type { Shareable } from '../scene/answer.ts';
import { openActionButton, openButton } from '../form/replies.ts';
import { beginReferral } from '../referral/begin.ts';
import { readActionName, see, seeAction, type Scene } from '../scene/scene.ts';

const most = 8;

/** By reference, name or case ID; an action by its id. The look is written before anything is shown. */
export async function findToShare(scene: Scene, text: string): Promise<readonly Shareable[]> {
  const named = readActionName(text);
  const on = named && (await seeAction({ ...scene, data: named }, 'Message extension'));
  if (on !== undefined) {
    const id = sayActionId(on.action);
    return [
      { title: id, line: 'An action', card: toShare('An action of MSET', id, openActionButton(on.action), scene.now) },
    ];
  }
  const found = await findCases(scene, text, most);
  const seen = await Promise.all(
    found.map(async ({ reference }) => see(scene, reference, 'name', 'Message extension')),
  );
  return seen.flatMap((one) =>
    one === undefined || !one.reads('status')
      ? []
      : [
          {
            title: one.case.reference,
            line: stageLabels[one.case.stage],
            card: toShare('A case of MSET', one.case.reference, openButton(one.case), scene.now),
          },
        ],
  );
}

const toShare = (label: string, reference: string, button: Button, now: Instant): object =>
  baseCard(reference, { label, line: 'Only those who may see it can open it.', buttons: [button] }, now);

/** The card to start with is posted in the person's own chat; nothing of the message goes with it. */
export async function beginFromMessage(scene: Scene, press: string): Promise<string> {
  if (!may(scene.person, 'refer'))
    return 'You cannot refer to MSET here. Open the chat with MSET: Advice says whom to ring.';
  if (scene.caller.noChat === true)
    return 'Open MSET in your own chat first: in Teams, Apps, MSET, Open. Then type refer.';
  const reference = await beginReferral(scene, press);
  return reference === undefined
    ? 'The new referral could not be posted. Open the chat with MSET and type refer.'
    : 'A new referral is waiting in your own chat with MSET. Nothing of this message was taken over.';
}
