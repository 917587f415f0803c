// What is told of a meeting.
import { sayMeetingId } from '../../domain/meeting/meeting.ts';
import type { MeetingTypes } from '../../domain/meeting/table.ts';
import { isMail } from '../keys.ts';
import type { Now, Telling } from '../telling.ts';
import { meetingTroubleLine, meetingTroubleNotices } from '../trouble.ts';
import { calendarMailFor } from './calendar.ts';
import { meetingCardFor, meetingPostFor } from './standing.ts';

export const meetingTelling = ({ root: meeting, directory, now }: Now<MeetingTypes>): Telling => ({
  name: sayMeetingId(meeting.id),
  cardFor: (person, tabLink) => meetingCardFor(meeting, person, directory, now, tabLink),
  // A mail is beside the invitation, and no one is left out where it cannot be sent.
  fallback: ({ key }) => (isMail(key) ? [] : meetingTroubleNotices(directory)),
  // All who cannot be invited, in one line.
  trouble: (_troubled, waiting) => {
    const people = waiting.flatMap(({ key, trouble, person }) =>
      trouble === undefined || isMail(key) ? [] : (person ?? []),
    );
    return meetingTroubleLine(meeting, people, directory, now);
  },
  mail: (person) => person && calendarMailFor(meeting, person, directory),
  // Where no chat is linked, everyone has it in their own.
  post: () => ({ message: meetingPostFor(meeting, now), stays: false }),
});
