// Every step on a meeting, once. A meeting has a chain of facts of its own, as a case has.
import { matterOf, soonerOf, type CommandIn, type MatterTypes, type NoParts } from '../matter/matter.ts';
import { refuse } from '../matter/step.ts';
import { strikeClock, strikeRules } from '../matter/striking.ts';
import { isReminded, remindMeeting, runningLadder } from './clock.ts';
import { toMeetingId, type Meeting, type MeetingId } from './meeting.ts';
import { approveMinutes, correctMinutes, leaveCorrections, type MinutesContext } from './minutes.ts';
import { runSteps } from './steps.ts';
import { meetingStrikeSteps, textsOfMeeting } from './strike.ts';
import { hearTogether } from './together.ts';

export const meetingSteps = {
  ...runSteps,
  hearTogether,
  remindMeeting,
  correctMinutes,
  approveMinutes,
  leaveCorrections,
  ...meetingStrikeSteps,
} as const;

export interface MeetingTypes extends MatterTypes {
  readonly context: MinutesContext;
  readonly id: MeetingId;
  readonly root: Meeting;
  readonly steps: typeof meetingSteps;
  readonly parts: NoParts;
}
export type MeetingStepName = keyof MeetingTypes['steps'];
export type MeetingCommand = CommandIn<MeetingTypes>;

export const meetingMatter = matterOf<MeetingTypes>({
  name: 'meeting',
  plural: 'meetings',
  kind: 'meeting',
  changedMeanwhile: refuse(
    'changedMeanwhile',
    'Someone else changed this meeting at the same moment.',
    'Press it again.',
  ).refusal,
  idOf: ({ id }) => id,
  toId: toMeetingId,
  steps: meetingSteps,
  parts: {},
  touch: (meeting) => meeting,
  clock: (meeting) =>
    soonerOf(
      strikeClock(meeting),
      isReminded(meeting) ? { name: 'meeting', ladder: runningLadder(meeting), step: 'remindMeeting' } : undefined,
    ),
  striking: strikeRules(textsOfMeeting),
});
