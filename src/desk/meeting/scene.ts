// What every press about a meeting needs: the meeting, the way to change it, and what it has to deal with.
import { doneCard } from '../../cards/home.ts';
import type { Button, Json } from '../../cards/blocks.ts';
import { goneCard } from '../../cards/base-card.ts';
import type { Outcome } from '../../casework/write/act.ts';
import { meetings } from '../../casework/write/matters.ts';
import type { CommandId } from '../../domain/kernel/ids.ts';
import { toMeetingId, type Meeting, type MeetingId } from '../../domain/meeting/meeting.ts';
import { meetingFor } from '../../reading/meeting/meetings.ts';
import type { MeetingCommand, MeetingTypes } from '../../domain/meeting/table.ts';
import type { Refusal } from '../../domain/matter/step.ts';
import { meetingCardFor, meetingPostFor } from '../../notices/meeting/standing.ts';
import { notAvailableReply, tabLinkIn } from '../form/replies.ts';
import { commandIn, takeOn, textIn, type Reply, type Scene } from '../scene/scene.ts';

/** The meeting that the pressed card is about, for anyone who may take part in meetings. */
export const meetingIn = async (scene: Scene): Promise<Meeting | undefined> =>
  meetingFor(scene, toMeetingId(textIn(scene, 'meeting')));

/** A button of a meeting, or of a case in it. */
export const meetingButtonOf = (
  title: string,
  verb: string,
  { id }: Pick<Meeting, 'id'>,
  more: Readonly<Record<string, Json>> = {},
): Button => ({ title, verb, data: { meeting: id, ...more } });
export const closeMeetingButton = (meeting: Pick<Meeting, 'id'>): Button =>
  meetingButtonOf('Close', 'meeting.close', meeting);
export const openMeetingButton = (meeting: Pick<Meeting, 'id'>): Button =>
  meetingButtonOf('Open the meeting', 'meeting.open', meeting);

export const backToAgenda = (meeting: Pick<Meeting, 'id'>): Button =>
  meetingButtonOf('Back to agenda', 'meeting.agenda', meeting);

export type MeetingOutcome = Outcome<MeetingTypes>;

/** Takes a step on a meeting as this person, and sends the notices on their way. */
export async function takeOnMeeting(
  scene: Scene,
  id: MeetingId,
  command: MeetingCommand,
  commandId: CommandId = commandIn(scene),
  context: Partial<MeetingTypes['context']> = {},
): Promise<MeetingOutcome> {
  return takeOn(scene, meetings, { id, command, commandId, context });
}

/** Unknown, forbidden: one answer. */
export const noMeetingReply = (): Reply => notAvailableReply('meeting');

/** A step on a meeting refused, with the way on. */
export function refusedMeeting(refusal: Refusal, meeting: Meeting | undefined): Reply {
  if (meeting === undefined || refusal.code === 'notAvailable') return noMeetingReply();
  const buttons = [openMeetingButton(meeting), closeMeetingButton(meeting)];
  const tone = refusal.code === 'alreadyDecided' ? 'plain' : 'attention';
  return { card: doneCard(refusal.message, [refusal.next], buttons, tone) };
}

/** Close: what is in the chat, the shared post or the person's own card. */
export async function closeMeeting(scene: Scene): Promise<Reply> {
  const { caller, person, directory, now } = scene;
  const meeting = await meetingIn(scene);
  if (meeting === undefined) return { card: goneCard() };
  if (caller.shared) return { card: meetingPostFor(meeting, now).card };
  return { card: meetingCardFor(meeting, person, directory, now, tabLinkIn(scene))?.card ?? goneCard() };
}
