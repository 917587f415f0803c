// Every step on a meeting, as people take it. Each is answered with the meeting, or its minutes, as they are now.
import { referencesIn, type Reference } from '../../domain/kernel/ids.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { ofAnItem } from '../../domain/meeting/minutes.ts';
import { sayMeetingId, toMeetingId } from '../../domain/meeting/meeting.ts';
import type { MeetingStepName } from '../../domain/meeting/table.ts';
import { notAvailable } from '../../domain/matter/step.ts';
import { sayRefusal } from '../form/replies.ts';
import type { Counter } from '../form/counter.ts';
import { givenBack } from '../form/press.ts';
import { correctionTyped } from '../statement/counter.ts';
import { namesChildOf } from '../../reading/meeting/minutes.ts';
import { textIn, type Reply, type Scene } from '../scene/scene.ts';
import { openedMeeting, openMeeting, showMeetings } from './list.ts';
import { endedMeeting, showMinutes } from './minutes.ts';
import { planAbout } from './plan.ts';
import { meetingCommand, meetingRows } from './presses.ts';
import { closeMeeting, meetingIn, noMeetingReply, refusedMeeting, takeOnMeeting } from './scene.ts';

/** The only case that a correction names. */
function itemNamed(scene: Pick<Scene, 'data'>): Reference | undefined {
  const [reference, other] = referencesIn(textIn(scene, 'text'));
  return other === undefined ? reference : undefined;
}
/** The form of its item with what was typed, for a person who may correct that; else the same form again. */
async function writtenAtItem(scene: Scene, meeting: Meeting, message: string): Promise<Reply> {
  const reference = itemNamed(scene);
  const text = textIn(scene, 'text');
  const asked = reference === undefined ? undefined : await correctionTyped(scene, reference, meeting.id, text);
  if (asked?.formOf !== undefined) return asked;
  const sent = { ...scene, verb: 'minutes.correct.go' };
  return givenBack(meetingCounter, sent, scene, scene.directory, { message }) ?? noMeetingReply();
}

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
    const known = step === 'correctMinutes' ? { namesChild: await namesChildOf(scene, id) } : {};
    return takeOnMeeting(scene, id, meetingCommand(step, input), undefined, known);
  },
  about: (pressed) => {
    const id = toMeetingId(textIn(pressed, 'meeting'));
    if (id === undefined) return planAbout;
    const back = { verb: 'meeting.open' };
    return { data: { meeting: id }, name: sayMeetingId(id), formOf: id, back, close: 'meeting.close' };
  },
  onForm: (scene, _name, refusal) =>
    onTheForm.has(refusal.code) || (refusal.code === ofAnItem && itemNamed(scene) === undefined)
      ? sayRefusal(refusal)
      : undefined,
  barred: async (scene, name, refusal, meeting, when) => {
    if (refusal.code === ofAnItem && meeting?.state === 'ended')
      return writtenAtItem(scene, meeting, sayRefusal(refusal));
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
