// Every step on a meeting, once. A meeting has a chain of facts of its own, as a case has.
import {
  notAvailable,
  type CommandOf,
  type Context,
  type Decision,
  type FactMeta,
  type FactOf,
  type Step,
} from '../step.ts';
import { remindMeeting } from './clock.ts';
import type { Meeting } from './meeting.ts';
import { approveMinutes, correctMinutes } from './minutes.ts';
import {
  attendMeeting,
  cancelMeeting,
  endMeeting,
  planMeeting,
  recordAttendance,
  recordPapers,
  startMeeting,
} from './steps.ts';

export const meetingSteps = {
  planMeeting,
  remindMeeting,
  cancelMeeting,
  recordPapers,
  startMeeting,
  attendMeeting,
  recordAttendance,
  endMeeting,
  correctMinutes,
  approveMinutes,
} as const;

export type MeetingStepName = keyof typeof meetingSteps;
export type MeetingCommand = CommandOf<typeof meetingSteps>;
export type MeetingFact = FactOf<typeof meetingSteps>;

type AnyStep = Step<unknown, unknown, Meeting | undefined, Meeting>;
// The pairing of a name with its own input and data is checked where commands and facts are made.
const stepNamed = (name: MeetingStepName): AnyStep => meetingSteps[name];

/** What happens if this person takes this step on the meeting now. Pure. */
export function decideMeeting(
  before: Meeting | undefined,
  command: MeetingCommand,
  context: Context,
): Decision<MeetingFact['data']> {
  const plans = command.step === 'planMeeting';
  const there = plans && before !== undefined ? planMeeting.there(before) : undefined;
  if (there !== undefined) return there;
  if (!plans && before === undefined) return notAvailable;
  return stepNamed(command.step).decide(plans ? undefined : before, command.input, context) as Decision<
    MeetingFact['data']
  >;
}

/** The meeting after a fact. Pure; replaying all facts of a meeting gives the meeting. */
export function evolveMeeting(before: Meeting | undefined, fact: MeetingFact): Meeting {
  const meta: FactMeta = { number: fact.number, at: fact.at, by: fact.by };
  return stepNamed(fact.step).evolve(before, fact.data, meta);
}
