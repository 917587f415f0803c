// How people stand to a meeting, and which agencies are core to it.
import type { Person } from '../people/actor.ts';
import type { Directory } from '../people/directory.ts';
import { may, peopleWho } from '../people/roles.ts';
import type { Meeting, MeetingType } from './meeting.ts';
import { reads } from '../people/reads.ts';
import { speaksForAgency } from '../people/agencies.ts';

/** The agencies of the directory that are core to such a meeting. */
export const coreAgencies = (type: MeetingType, { agencies, settings }: Directory): readonly string[] => {
  const core = type === 'panel' ? settings.panelAgencies : settings.preMsetAgencies;
  return agencies.map(({ id }) => id).filter((id) => core.includes(id));
};

/** How someone stands to a meeting; without one, to any. */
export function relationToMeeting(
  meeting: Pick<Meeting, 'attendance'> | undefined,
  person: Person,
  directory: Directory,
): 'runsMeetings' | 'present' | 'attends' | 'none' {
  if (may(person, 'runMeetings')) return 'runsMeetings';
  if (meeting?.attendance.some((one) => one.person.objectId === person.objectId) === true) return 'present';
  return may(person, 'attendMeetings') || speaksForAgency(person, directory) ? 'attends' : 'none';
}

/** Who may take part in meetings: those who run them, those who speak for agencies, managers, the LADO. */
export const mayAttend = (person: Person, directory: Directory): boolean =>
  reads('meeting', relationToMeeting(undefined, person, directory));

/** Who reads the minutes: those who were there, and those who run meetings; of the cases each what they may read of them. */
export const readsMinutes = (
  meeting: Pick<Meeting, 'attendance'>,
  person: Person,
  directory: Directory,
  least?: 'full' | 'write',
): boolean => reads('minutes', relationToMeeting(meeting, person, directory), least);

/** Who approves them: any chair; the meeting's own as long as they are one. */
export const approves = (person: Person): boolean => may(person, 'chairMeetings');

/** The chair of a meeting; where they have left, or are a chair no more, all chairs. */
export function chairsOf({ chair }: Pick<Meeting, 'chair'>, directory: Directory): readonly Person[] {
  const all = peopleWho(directory, 'chairMeetings');
  const own = all.filter(({ objectId }) => objectId === chair.objectId);
  return own.length > 0 ? own : all;
}
