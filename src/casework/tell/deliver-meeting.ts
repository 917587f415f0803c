// What is told of a meeting.
import { sayMeetingId, type MeetingId } from '../../domain/meeting/meeting.ts';
import { meetingCardFor, meetingPostFor } from '../../notices/meeting/standing.ts';
import { meetingTroubleCard, toldOfMeetingTrouble } from '../../notices/trouble.ts';
import type { Telling } from './deliver-chained.ts';
import type { Ports } from '../ports/ports.ts';

/** Undefined: there is no such meeting. */
export async function meetingTelling(ports: Ports, id: MeetingId): Promise<Telling | undefined> {
  const [stored, directory] = await Promise.all([ports.meetings.load(id), ports.directories.current()]);
  if (stored === undefined) return undefined;
  const { root: meeting, calls } = stored.value;
  const now = ports.machine.now();
  return {
    calls,
    name: sayMeetingId(id),
    fallback: toldOfMeetingTrouble(directory),
    cardFor: (person) => meetingCardFor(meeting, person, directory, now, ports.tabLink),
    post: meetingPostFor(meeting, now),
    // All who cannot be invited, on one card.
    troubleCard: (waiting) => {
      const people = waiting.flatMap((one) => (one.trouble === undefined ? [] : (one.person ?? [])));
      return { isOver: people.length === 0, message: meetingTroubleCard(meeting, people, directory, now) };
    },
  };
}
