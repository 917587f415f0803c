// A decision is chosen before it is recorded: Go on to what goes with it, and Back to the choice.
import { isDecision } from '../../domain/case/meeting/decisions.ts';
import { hasOpenAction } from '../../domain/case/action/table.ts';
import { isGiven } from '../../domain/case/meeting/actions.ts';
import { barToChoose, decisionAt } from '../../domain/case/meeting/decision.ts';
import { notAvailableReply } from '../form/replies.ts';
import type { Reply, Scene } from '../scene/scene.ts';
import { records } from './agenda.ts';
import { itemIn, openItem } from './item.ts';
import { itemAgain, readItemForm } from './item-form.ts';
import { ownersFor } from './owners.ts';
import { meetingIn, noMeetingReply } from './scene.ts';

/** Go on: what goes with the decision that was chosen; or why this meeting cannot take it, before anyone writes. */
export async function chooseDecision(scene: Scene): Promise<Reply> {
  const meeting = await meetingIn(scene);
  if (meeting === undefined) return noMeetingReply();
  const heard = await itemIn(scene, meeting, 'Go on');
  if (heard === undefined) return notAvailableReply();
  // Someone else was first, or this person may not: the item as it is.
  if (decisionAt(heard.case, meeting.id) !== undefined || !records(scene, meeting)) return openItem(scene);
  const { answers, problems } = readItemForm(scene, heard);
  const decision = answers['decision'] ?? '';
  if (!isDecision(decision)) {
    return itemAgain(scene, heard, answers, {
      problems: { decision: problems['decision'] ?? 'choose one.' },
      again: true,
    });
  }
  const { person: actor, directory, now } = scene;
  const bar = barToChoose(heard.case, decision, meeting, { actor, directory, now, meeting });
  if (bar !== undefined) {
    return itemAgain(scene, heard, answers, { message: `${bar.refusal.message} ${bar.refusal.next}`, again: true });
  }
  const isHeld = isGiven(answers) || (decision === 'hold' && !hasOpenAction(heard.case));
  return itemAgain(scene, heard, answers, isHeld ? { holds: ownersFor(scene, heard.case) } : {});
}

/** Back: the item and its decisions, with everything that was typed. */
export async function chooseAgain(scene: Scene): Promise<Reply> {
  const meeting = await meetingIn(scene);
  if (meeting === undefined) return noMeetingReply();
  const heard = await itemIn(scene, meeting, 'Back');
  if (heard === undefined) return notAvailableReply();
  const { answers } = readItemForm(scene, heard);
  return itemAgain(scene, heard, answers, {
    again: true,
    ...(isGiven(answers) && { holds: ownersFor(scene, heard.case) }),
  });
}
