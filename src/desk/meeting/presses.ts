// What the steps on a meeting are to people.
import { answerOf, stillThere, type Meeting } from '../../domain/meeting/meeting.ts';
import {
  meetingMatter,
  type MeetingCommand,
  type MeetingStepName,
  type MeetingTypes,
} from '../../domain/meeting/table.ts';
import { personIn } from '../../domain/people/directory.ts';
import { sayClock } from '../../domain/time/calendar.ts';
import { missingFor } from '../../domain/meeting/quorum.ts';
import { sayNames } from '../../cards/blocks.ts';
import { quorumBand, sayQuorum } from '../../cards/meeting/meeting-card.ts';
import { isGroup, tickedIn } from '../../domain/meeting/fields.ts';
import type { Counter, Presses, Taken } from '../form/counter.ts';
import { strikeElsewhere } from '../strike/strike.ts';
import { askPlan, planGivenBack, planMeetings } from './plan.ts';
import { askTogether, saveTogether, togetherGivenBack } from './together.ts';

const idsIn = (text = ''): readonly string[] =>
  text
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');

const mostNamed = 3;
/** "Leaving is recorded: Sgt Ravi Mock", of the people that the press chose. */
function saidOf(did: string, { kind, directory }: Taken<Meeting, Meeting>, chosen: string | undefined): string {
  if (kind === 'unchanged') return 'That is already on record';
  const names = idsIn(chosen).flatMap((id) => personIn(directory, id)?.name ?? []);
  return names.length === 0 ? did : `${did}: ${sayNames(names, mostNamed)}`;
}

const presses: Presses<MeetingTypes['steps'], Meeting, Meeting> = {
  ...strikeElsewhere,
  planMeeting: {
    byHand: 'one press plans a year of them',
    verb: 'meeting.plan',
    verbs: [
      ['meeting.plan', askPlan],
      ['meeting.plan.go', planMeetings],
    ],
    again: planGivenBack,
  },
  remindMeeting: { byHand: 'the clock’s' },
  cancelMeeting: {
    verb: 'meeting.cancel',
    intro: 'Everyone invited is told. Its cases go to the next one, and the people who referred them are told.',
    style: 'destructive',
    done: 'The meeting is cancelled',
  },
  recordPapers: {
    verb: 'meeting.papers',
    intro:
      'Tick those whose papers came by mail; what agencies sent here counts automatically. When the meeting ends, agencies that sent none are on record.',
    values: ({ papers }) => ({ agencies: papers.join(',') }),
    input: ({ agencies }) => ({ agencies: idsIn(agencies) }),
    done: ({ kind }) => (kind === 'unchanged' ? 'That is already on record' : 'Papers are recorded'),
  },
  comeToMeeting: { verb: 'meeting.come', done: 'You are expected' },
  declineMeeting: {
    verb: 'meeting.decline',
    intro: 'If a colleague comes instead, they are invited. The chair and the co-ordinator see that you do not come.',
    done: ({ after, person }) => {
      const instead = answerOf(after, person.objectId)?.instead;
      return instead === undefined ? 'You are not expected' : `${instead.name} is invited instead of you`;
    },
  },
  hearTogether: {
    byHand: 'its form has the cases of the agenda, and its answer is the agenda',
    verb: 'meeting.together',
    verbs: [
      ['meeting.together', askTogether],
      ['meeting.together.go', saveTogether],
    ],
    again: togetherGivenBack,
  },
  startMeeting: {
    verb: 'meeting.start',
    done: ({ kind, after, now }) =>
      kind === 'done'
        ? 'The meeting has started'
        : `It started at ${sayClock('startedAt' in after ? after.startedAt : after.startsAt, now)}`,
  },
  // Who presses it has read the confidentiality statement above the button.
  attendMeeting: {
    verb: 'meeting.here',
    done: ({ after, person: { objectId }, now }) => {
      const at = stillThere(after).find(({ person }) => person.objectId === objectId)?.at ?? now;
      return `You are recorded as present since ${sayClock(at, now)}, and have accepted the confidentiality statement`;
    },
  },
  recordAttendance: {
    verb: 'meeting.attend',
    band: ({ before, directory }) =>
      before === undefined || directory === undefined ? undefined : quorumBand(missingFor(before, directory)),
    intro: 'Tick who is there. Anyone who said they are coming is ticked: untick those who are not there.',
    // Someone who was recorded meanwhile is no choice any more: that is no mistake of this form.
    unchecked: (sent) => Object.keys(sent).filter(isGroup),
    input: (sent) => ({ way: sent['way'], confidential: sent['confidential'], people: tickedIn(sent) }),
    done: ({ kind }) => (kind === 'unchanged' ? 'That is already on record' : 'Attendance is recorded'),
  },
  arriveAtMeeting: {
    verb: 'meeting.arrive',
    intro:
      'From now on this person counts for the quorum and for decisions. A person who is invited to one case counts for that case alone.',
    // Someone who was recorded meanwhile is no choice any more: that is no mistake of this form.
    unchecked: () => ['person'],
    done: (taken) => saidOf('Arrival is recorded', taken, taken.sent['person']),
  },
  leaveEarly: {
    verb: 'meeting.left',
    intro:
      'From now on the people you tick count neither for the quorum nor for decisions. Anyone who comes back is recorded with Arrived.',
    unchecked: () => ['people'],
    input: (sent) => ({ people: idsIn(sent['people']) }),
    done: (taken) => saidOf('Leaving is recorded', taken, taken.sent['people']),
    says: ({ kind, after, directory }) => (kind === 'unchanged' ? [] : [sayQuorum(missingFor(after, directory))]),
  },
  endMeeting: { byHand: 'it shows first what is undecided', verb: 'meeting.end' },
  correctMinutes: {
    verb: 'minutes.correct',
    intro: 'The minutes stay as they are, with the correction beside them. Everyone who reads the minutes can read it.',
    back: { verb: 'minutes.open', data: {} },
    done: 'The correction is recorded',
  },
  leaveCorrections: { byHand: 'the clock’s' },
  approveMinutes: { byHand: 'pressed on the minutes themselves' },
};

/** What the buttons of a meeting go by. */
export const meetingRows: Pick<Counter<MeetingStepName, Meeting, Meeting>, 'steps' | 'presses' | 'decide'> = {
  steps: meetingMatter.steps,
  presses,
  decide: ({ person: actor, directory, now }, step, input, { before }) =>
    meetingMatter.decide({ root: before }, meetingCommand(step, input), { actor, directory, now }),
};

/** The step's name, and what its form read: that these fit is tested for every row. */
export const meetingCommand = (step: MeetingStepName, input: object): MeetingCommand =>
  ({ step, input }) as MeetingCommand;
