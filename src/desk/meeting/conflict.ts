// A person in a meeting declares a conflict of interest about a case: asked first, for it cannot be undone.
import { sayWritten } from '../form/written.ts';
import type { Button } from '../../cards/blocks.ts';
import { doneCard } from '../../cards/home.ts';
import { conflictQuestionCard } from '../../cards/meeting/item.ts';
import { steps } from '../../domain/case/whole/case.ts';
import { notAvailableReply } from '../form/replies.ts';
import { isDoublePress, mint, refIn, take, textIn, type Reply, type Scene } from '../scene/scene.ts';
import { itemIn } from './item.ts';
import type { HeardCase } from './item-form.ts';
import { backToAgenda, closeMeetingButton, meetingButtonOf, meetingIn, noMeetingReply } from './scene.ts';

/** Declare conflict: the question. */
export async function askConflict(scene: Scene): Promise<Reply> {
  const meeting = await meetingIn(scene);
  if (meeting === undefined) return noMeetingReply();
  const heard = await itemIn(scene, meeting, 'Declare conflict');
  return heard === undefined ? notAvailableReply() : conflictReply(scene, heard);
}

function conflictReply(scene: Scene, { meeting, case: childCase }: HeardCase, message?: string): Reply {
  const command = message === undefined ? mint(scene) : textIn(scene, 'command');
  const buttons: readonly Button[] = [
    meetingButtonOf('Back', 'meeting.item', meeting, { ref: childCase.reference }),
    {
      ...meetingButtonOf('I have a conflict', 'meeting.conflicted', meeting, { ref: childCase.reference, command }),
      style: 'destructive',
    },
    closeMeetingButton(meeting),
  ];
  return { of: childCase, card: conflictQuestionCard(childCase, scene.caller.shared, buttons, message) };
}

/** From then on nothing of the case is this person's to see, so a repeat is answered without looking at it. */
export async function declareConflict(scene: Scene): Promise<Reply> {
  const meeting = await meetingIn(scene);
  const reference = refIn(scene);
  if (meeting === undefined || reference === undefined) return noMeetingReply();
  if (isDoublePress(scene)) {
    const heard = await itemIn(scene, meeting, 'Declare conflict');
    return heard === undefined
      ? notAvailableReply()
      : conflictReply(scene, heard, 'Nothing is recorded yet. Press again if this is right.');
  }
  const input = { meeting: meeting.id };
  const outcome = await take(scene, reference, { step: 'declareMeetingConflict', input }, meeting);
  if (outcome.kind === 'refused' && outcome.refusal.code === 'notAvailable') return notAvailableReply();
  const buttons = [backToAgenda(meeting), closeMeetingButton(meeting)];
  if (outcome.kind === 'refused') return { card: doneCard(outcome.refusal.message, [outcome.refusal.next], buttons) };
  const at = sayWritten(scene, outcome);
  return {
    receipt: { did: `${steps.declareMeetingConflict.title}: recorded`, at },
    card: doneCard('Please leave the meeting while it is discussed', ['You can no longer open this case.'], buttons),
  };
}
