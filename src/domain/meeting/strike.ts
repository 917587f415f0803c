// Words struck out of a meeting and its minutes: who asks for it, who agrees, and what stays (docs/process.md P33.5).
import type { Own } from '../matter/making.ts';
import type { Texts } from '../matter/strike.ts';
import { strikingSteps } from '../matter/striking.ts';
import { meetingMaking } from './making.ts';
import type { Meeting } from './meeting.ts';
import { chairsOf } from './who.ts';

/** What was typed of it as a whole; when it was, and who was there, stays. */
export const textsOfMeeting: Texts = {
  always: ['text', 'reason', 'place'],
  never: ['chair', 'people', 'person', 'instead'],
};

/** Once the chair has left the council, or is a chair no more, another may: or no one could, where no co-ordinator was there. */
const itsChair: Own<Meeting> = {
  name: 'chair of the meeting, or another once they have left',
  is: (meeting, { actor, directory }) =>
    chairsOf(meeting, directory).some(({ objectId }) => objectId === actor.objectId),
};
const wasThere: Own<Meeting> = {
  name: 'was at the meeting',
  is: ({ attendance }, { actor }) => attendance.some(({ person }) => person.objectId === actor.objectId),
};
const states: readonly Meeting['state'][] = ['planned', 'started', 'ended', 'cancelled'];

export const meetingStrikeSteps = strikingSteps<Meeting>(
  {
    making: meetingMaking,
    name: 'meeting',
    since: 8,
    from: states,
    everywhere: states,
    asks: [{ role: 'strike' }],
    seconds: [{ own: itsChair }, { role: 'triage', own: wasThere }],
    asksAgain: true,
  },
  textsOfMeeting,
);
