// What has a chain of facts of its own beside the cases, kind by kind: how it goes on, and whom that tells.
import type { Role } from '../../domain/people/actor.ts';
import type { Advice } from '../../domain/advice/advice.ts';
import { adviceMatter, type AdviceCommand, type AdviceFact } from '../../domain/advice/table.ts';
import type { Ladder } from '../../domain/time/clocks.ts';
import type { Directory } from '../../domain/people/directory.ts';
import type { AdviceId } from '../../domain/ids.ts';
import type { Meeting, MeetingId } from '../../domain/meeting/meeting.ts';
import { meetingMatter, type MeetingCommand, type MeetingFact } from '../../domain/meeting/table.ts';
import { refuse, type Context, type Decision, type FactMeta, type Refusal } from '../../domain/step.ts';
import { toldOfAdvice } from '../../notices/advice/rows.ts';
import { toldOfMeeting } from '../../notices/meeting/rows.ts';
import type { Told } from '../../notices/case/rows.ts';
import type { AdviceRecord } from '../ports/advice-ports.ts';
import type { ChainEnd } from '../ports/commit-ports.ts';
import type { PartitionId } from '../../domain/partition.ts';
import type { MeetingRecord } from '../ports/meeting-ports.ts';
import { rolesFor } from '../../domain/people/roles.ts';

/** The types that belong together. */
export interface Sort {
  readonly id: PartitionId;
  readonly thing: { readonly id: string; readonly facts: number; readonly ladder: Ladder<string> };
  readonly record: ChainEnd;
  readonly command: { readonly step: string; readonly input: object };
  readonly fact: FactMeta;
}
export interface Kind<S extends Sort> {
  /** What one is called where something is wrong with it. */
  readonly name: string;
  /** The id of its document, and in the name of its reminders. */
  readonly document: string;
  readonly thingIn: (record: S['record']) => S['thing'];
  readonly recordOf: (thing: S['thing'], end: ChainEnd) => S['record'];
  readonly decide: (before: S['thing'] | undefined, command: S['command'], context: Context) => Decision<unknown>;
  readonly evolve: (before: S['thing'] | undefined, fact: S['fact']) => S['thing'];
  readonly told: (
    thing: S['thing'],
    fact: S['fact'],
    directory: Directory,
    called: readonly string[],
  ) => readonly Told[];
  /** The clock's own step. */
  readonly remind: S['command'];
  /** With these roles somebody is among those whom only the directory of the day could name. */
  readonly called: readonly Role[];
  /** Others were always first. */
  readonly changedMeanwhile: Refusal;
}

export interface OfMeetings extends Sort {
  readonly id: MeetingId;
  readonly thing: Meeting;
  readonly record: MeetingRecord;
  readonly command: MeetingCommand;
  readonly fact: MeetingFact;
}
export const meetingKind: Kind<OfMeetings> = {
  name: 'meeting',
  document: 'meeting',
  thingIn: ({ meeting }) => meeting,
  recordOf: (meeting, end) => ({ meeting, ...end }),
  decide: (root, command, context) => meetingMatter.decide({ root }, command, context),
  evolve: (root, fact) => meetingMatter.evolve({ root }, fact).root,
  told: toldOfMeeting,
  remind: { step: 'remindMeeting', input: {} },
  called: rolesFor('minute'),
  changedMeanwhile: refuse('changedMeanwhile', 'Others changed this meeting at the same moment.', 'Press it again.')
    .refusal,
};

export interface OfAdvice extends Sort {
  readonly id: AdviceId;
  readonly thing: Advice;
  readonly record: AdviceRecord;
  readonly command: AdviceCommand;
  readonly fact: AdviceFact;
}
export const adviceKind: Kind<OfAdvice> = {
  name: 'request for advice',
  document: 'advice',
  thingIn: ({ advice }) => advice,
  recordOf: (advice, end) => ({ advice, ...end }),
  decide: (root, command, context) => adviceMatter.decide({ root }, command, context),
  evolve: (root, fact) => adviceMatter.evolve({ root }, fact).root,
  told: toldOfAdvice,
  remind: { step: 'remindAdvice', input: {} },
  called: [...rolesFor('answerAdvice'), ...rolesFor('answerLateAdvice')],
  changedMeanwhile: refuse(
    'changedMeanwhile',
    'Somebody else was at this question at the same moment.',
    'Press it again.',
  ).refusal,
};
