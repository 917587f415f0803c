// WHO IS TOLD WHAT about a meeting: one row per fact. A fact without a row does not compile.
import { peopleOfAgency } from '../../domain/case/action/who.ts';
import type { Directory } from '../../domain/people/directory.ts';
import { toObjectId, type ObjectId } from '../../domain/ids.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import type { MeetingFact, MeetingStepName } from '../../domain/meeting/table.ts';
import { meetingCardKey, meetingPostKey } from '../keys.ts';
import type { Told } from '../case/rows.ts';
import { peopleWho } from '../../domain/people/roles.ts';

/** `invited`: each agency's lead (or whoever it has), the chair, and those who take the minutes. */
type Audience = 'invited' | 'chair' | 'chat';

const rows: Readonly<Record<MeetingStepName, readonly Audience[]>> = {
  // The invitation tells the chair with everybody else: a year of meetings is planned with one press.
  planMeeting: [],
  remindMeeting: ['invited'],
  cancelMeeting: ['invited'],
  recordPapers: [],
  startMeeting: ['chat'],
  attendMeeting: [],
  recordAttendance: [],
  endMeeting: [],
  correctMinutes: ['chair'],
  approveMinutes: [],
};
/** Facts that change what the cards and the post say; attendance does not (design.md 6.1). */
const shows: ReadonlySet<MeetingStepName> = new Set<MeetingStepName>([
  'cancelMeeting',
  'startMeeting',
  'endMeeting',
  'approveMinutes',
]);

/** Whom a fact about a meeting tells, each once. `called` are the keys of all calls so far. */
export function toldOfMeeting(
  meeting: Meeting,
  fact: MeetingFact,
  directory: Directory,
  called: readonly string[],
): readonly Told[] {
  const audiences = rows[fact.step];
  const told = new Map<string, Told>();
  if (shows.has(fact.step)) {
    for (const key of called) {
      const person = toObjectId(key.slice(meetingCardKey('' as ObjectId).length)); // the key's form, without anybody
      if (person !== undefined) told.set(key, { key, person, rings: false, urgent: false });
    }
    const rings = audiences.includes('chat');
    told.set(meetingPostKey, { key: meetingPostKey, channel: `meeting:${meeting.type}`, rings, urgent: rings });
  }
  for (const person of new Set(audiences.flatMap((audience) => peopleOf(audience, meeting, directory)))) {
    if (person === fact.by.objectId) continue;
    const key = meetingCardKey(person);
    told.set(key, { key, person, rings: true, urgent: false });
  }
  return [...told.values()];
}

function peopleOf(audience: Audience, { chair }: Meeting, directory: Directory): readonly ObjectId[] {
  switch (audience) {
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
