// WHO IS TOLD WHAT about a meeting: one row per fact. A fact without a row does not compile.
import { peopleOfAgency } from '../../domain/case/action/who.ts';
import { personIn, type Directory } from '../../domain/people/directory.ts';
import type { ObjectId } from '../../domain/kernel/ids.ts';
import type { FactIn } from '../../domain/matter/matter.ts';
import type { Meeting, MeetingRung } from '../../domain/meeting/meeting.ts';
import { meetingStrikeSteps } from '../../domain/meeting/strike.ts';
import type { MeetingStepName, MeetingTypes } from '../../domain/meeting/table.ts';
import { chairsOf } from '../../domain/meeting/who.ts';
import { calendarMailKey, meetingCardKey, meetingPostKey } from '../keys.ts';
import { askerOf, secondsOf } from '../strike.ts';
import { calledBefore, noticesFor, type Happened, type NewNotice } from '../told.ts';
import { peopleWho } from '../../domain/people/roles.ts';

/** `invited`: each agency's lead (or the person it has), the chair, and those who take the minutes. */
type Audience = 'invited' | 'instead' | 'chair' | 'coordinators' | 'minutes' | 'chat' | 'strikeSeconds' | 'strikeAsker';

const rows: Readonly<Record<MeetingStepName, readonly Audience[]>> = {
  // The invitation tells the chair with everyone else: a year of meetings is planned with one press.
  planMeeting: [],
  remindMeeting: ['invited'],
  cancelMeeting: ['invited'],
  recordPapers: [],
  comeToMeeting: [],
  declineMeeting: ['instead'],
  hearTogether: [],
  startMeeting: ['chat'],
  attendMeeting: [],
  recordAttendance: [],
  arriveAtMeeting: [],
  leaveEarly: [],
  endMeeting: [],
  correctMinutes: ['chair'],
  approveMinutes: [],
  leaveCorrections: [],
  proposeStrike: ['strikeSeconds'],
  remindStrike: ['strikeSeconds'],
  settleStrike: ['strikeAsker'],
  strikeOut: ['strikeAsker'],
};
/** Facts that change what the cards and the post say; attendance does not (docs/process.md P11.2). */
const shows: ReadonlySet<MeetingStepName> = new Set<MeetingStepName>([
  'cancelMeeting',
  'startMeeting',
  'endMeeting',
  'approveMinutes',
]);

/** Whom a fact about a meeting tells; no one whose own step it was. */
export function meetingNotices({
  before,
  after,
  fact,
  directory,
  called,
}: Happened<MeetingTypes>): readonly NewNotice[] {
  const { root: meeting } = after;
  const audiences = fact.step === 'remindMeeting' ? remindedOf(meeting, fact.data.rungs) : rows[fact.step];
  const rings = audiences.includes('chat');
  // Of words that are struck out cards and the post show the place alone.
  const changes = shows.has(fact.step) || (fact.step === 'strikeOut' && before.root?.place !== meeting.place);
  const wereAsked =
    fact.step === 'settleStrike' && before.root !== undefined
      ? secondsOf(meetingStrikeSteps, before.root, directory, fact.at)
      : [];
  const mails = mailed({ meeting, fact, directory }, called).map((person) => ({
    key: calendarMailKey(person),
    person,
    rings: true,
    urgent: false,
  }));
  const cards = noticesFor({
    card: meetingCardKey,
    tells: changes ? calledBefore(called, meetingCardKey) : wereAsked,
    posts: changes ? [{ key: meetingPostKey, channel: `meeting:${meeting.type}`, rings }] : [],
    rings: audiences
      .flatMap((audience) => peopleOf(audience, { meeting, fact, directory }))
      .filter((person) => person !== fact.by.objectId),
    // Its chat is told at once; an invitation waits.
    urgent: rings,
  });
  return [...cards, ...mails];
}

/**
 * Who has a mail for their calendar: everyone invited when it is planned, those who come instead, and those who have become
 * one of them since; of a cancelled one, everyone who was ever mailed (docs/process.md P6.19).
 */
function mailed(told: Told, called: readonly string[]): readonly ObjectId[] {
  const { fact, directory } = told;
  return [...new Set(peopleMailed())].filter((person) => personIn(directory, person)?.email !== undefined);

  function peopleMailed(): readonly ObjectId[] {
    switch (fact.step) {
      case 'planMeeting':
        return peopleOf('invited', told);
      case 'declineMeeting':
        return peopleOf('instead', told);
      case 'remindMeeting':
        return fact.data.rungs.includes('invite')
          ? peopleOf('invited', told).filter((person) => !called.includes(calendarMailKey(person)))
          : [];
      case 'cancelMeeting':
        return calledBefore(called, calendarMailKey);
      default:
        return [];
    }
  }
}

/** A cancelled meeting calls no one: only the clock of its cases runs. A meeting that no one started calls its chair and the co-ordinators. */
function remindedOf({ state }: Meeting, rungs: readonly MeetingRung[]): readonly Audience[] {
  if (state === 'cancelled') return [];
  if (rungs.includes('approve') || rungs.includes('missed')) return ['chair', 'coordinators'];
  return rungs.includes('draft') ? ['coordinators', 'minutes'] : rows.remindMeeting;
}

interface Told {
  readonly meeting: Meeting;
  readonly fact: FactIn<MeetingTypes>;
  readonly directory: Directory;
}
function peopleOf(audience: Audience, { meeting, fact, directory }: Told): readonly ObjectId[] {
  switch (audience) {
    case 'strikeSeconds':
      return secondsOf(meetingStrikeSteps, meeting, directory, fact.at);
    case 'strikeAsker':
      return askerOf(meeting);
    case 'instead':
      return fact.step === 'declineMeeting' && fact.data.instead !== undefined ? [fact.data.instead.objectId] : [];
    case 'invited': {
      const leads = directory.agencies.flatMap(({ id }) => peopleOfAgency(directory, id).slice(0, 1));
      const minutes = peopleWho(directory, 'minute');
      return [...chairsOf(meeting, directory), ...leads, ...minutes].map((person) => person.objectId);
    }
    case 'chair':
      return chairsOf(meeting, directory).map(({ objectId }) => objectId);
    case 'minutes':
      return peopleWho(directory, 'minute').map((person) => person.objectId);
    case 'coordinators':
      return peopleWho(directory, 'triage').map((person) => person.objectId);
    case 'chat':
      return [];
  }
}
