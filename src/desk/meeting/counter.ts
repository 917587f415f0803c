// Every step on a meeting, as people take it. Each is answered with the meeting, or its minutes, as they are now.
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { sayMeetingId, toMeetingId } from '../../domain/meeting/meeting.ts';
import type { MeetingStepName } from '../../domain/meeting/table.ts';
import { notAvailable } from '../../domain/matter/step.ts';
import { sayRefusal } from '../form/replies.ts';
import type { Counter } from '../form/counter.ts';
import { textIn } from '../scene/scene.ts';
import { openedMeeting, openMeeting, showMeetings } from './list.ts';
import { endedMeeting, showMinutes } from './minutes.ts';
import { planAbout } from './plan.ts';
import { meetingCommand, meetingRows } from './presses.ts';
import { closeMeeting, meetingIn, noMeetingReply, refusedMeeting, takeOnMeeting } from './scene.ts';

/** Refusals that are answered on the same form. */
const onTheForm: ReadonlySet<string> = new Set(['notAccepted', 'incomplete']);

export const meetingCounter: Counter<MeetingStepName, Meeting, Meeting> = {
  ...meetingRows,
  ways: [
    ['meetings', (scene) => showMeetings(scene)],
    ['meeting.open', openMeeting],
    ['meeting.close', closeMeeting],
  ],
  see: async (scene, name) => {
    const meeting = name === 'correctMinutes' ? await endedMeeting(scene) : await meetingIn(scene);
    if (meeting === undefined) return noMeetingReply();
    return 'card' in meeting ? meeting : { before: meeting, doc: meeting };
  },
  take: async (scene, step, input) => {
    const id = toMeetingId(textIn(scene, 'meeting'));
    if (id === undefined) return { kind: 'refused', ...notAvailable, now: undefined };
    return takeOnMeeting(scene, id, meetingCommand(step, input));
  },
  about: (pressed) => {
    const id = toMeetingId(textIn(pressed, 'meeting'));
    if (id === undefined) return planAbout;
    const back = { verb: 'meeting.open' };
    return { data: { meeting: id }, name: sayMeetingId(id), formOf: id, back, close: 'meeting.close' };
  },
  onForm: (_scene, _name, refusal) => (onTheForm.has(refusal.code) ? sayRefusal(refusal) : undefined),
  barred: (scene, name, refusal, meeting, when) => {
    if (when === 'sent' || meeting === undefined || refusal.code === 'notAvailable') {
      return refusedMeeting(refusal, meeting);
    }
    return name === 'correctMinutes' && meeting.state === 'ended'
      ? showMinutes(scene, meeting, 0)
      : openedMeeting(scene, meeting);
  },
  answer: async (scene, name, { after }, { receipt }) => ({
    ...(await (name === 'correctMinutes' && after.state === 'ended'
      ? showMinutes(scene, after, 0)
      : openedMeeting(scene, after))),
    receipt,
  }),
};
