// WHO IS TOLD WHAT about a meeting: one row per fact. A fact without a row does not compile.
import { peopleOfAgency } from '../../domain/case/action/who.ts';
import type { Directory } from '../../domain/people/directory.ts';
import type { ObjectId } from '../../domain/ids.ts';
import type { FactIn } from '../../domain/matter.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import type { MeetingStepName, MeetingTypes } from '../../domain/meeting/table.ts';
import { meetingCardKey, meetingPostKey } from '../keys.ts';
import { calledBefore, noticesFor, type Happened, type NewNotice } from '../told.ts';
import { peopleWho } from '../../domain/people/roles.ts';

/** `invited`: each agency's lead (or whom it has), the chair, and those who take the minutes. */
type Audience = 'invited' | 'instead' | 'chair' | 'chat';

const rows: Readonly<Record<MeetingStepName, readonly Audience[]>> = {
  // The invitation tells the chair with everyone else: a year of meetings is planned with one press.
  planMeeting: [],
  remindMeeting: ['invited'],
  cancelMeeting: ['invited'],
  recordPapers: [],
  comeToMeeting: [],
  declineMeeting: ['instead'],
  startMeeting: ['chat'],
  attendMeeting: [],
  recordAttendance: [],
  endMeeting: [],
  correctMinutes: ['chair'],
  approveMinutes: [],
};
/** Facts that change what the cards and the post say; attendance does not (docs/process.md P11.2). */
const shows: ReadonlySet<MeetingStepName> = new Set<MeetingStepName>([
  'cancelMeeting',
  'startMeeting',
  'endMeeting',
  'approveMinutes',
]);

/** Whom a fact about a meeting tells; no one whose own step it was. */
export function meetingNotices({ after, fact, directory, called }: Happened<MeetingTypes>): readonly NewNotice[] {
  const { root: meeting } = after;
  // Of a cancelled one only the clock of its cases runs: no one is invited any more.
  const audiences = fact.step === 'remindMeeting' && meeting.state === 'cancelled' ? [] : rows[fact.step];
  const rings = audiences.includes('chat');
  const changes = shows.has(fact.step);
  return noticesFor({
    card: meetingCardKey,
    tells: changes ? calledBefore(called, meetingCardKey) : [],
    posts: changes ? [{ key: meetingPostKey, channel: `meeting:${meeting.type}`, rings }] : [],
    rings: audiences
      .flatMap((audience) => peopleOf(audience, { meeting, fact, directory }))
      .filter((person) => person !== fact.by.objectId),
    // Its chat is told at once; an invitation waits.
    urgent: rings,
  });
}

interface Told {
  readonly meeting: Meeting;
  readonly fact: FactIn<MeetingTypes>;
  readonly directory: Directory;
}
function peopleOf(audience: Audience, { meeting: { chair }, fact, directory }: Told): readonly ObjectId[] {
  switch (audience) {
    case 'instead':
      return fact.step === 'declineMeeting' && fact.data.instead !== undefined ? [fact.data.instead.objectId] : [];
    case 'invited': {
      const leads = directory.agencies.flatMap(({ id }) => peopleOfAgency(directory, id).slice(0, 1));
      const minutes = peopleWho(directory, 'minute');
      return [chair.objectId, ...[...leads, ...minutes].map((person) => person.objectId)];
    }
    case 'chair':
      return [chair.objectId];
    case 'chat':
      return [];
  }
}
