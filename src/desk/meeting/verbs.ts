// Every button about meetings, their agenda and their minutes.
import { openAgenda } from './agenda.ts';
import { askConflict, declareConflict, openItem } from './item.ts';
import { askPlan, planMeetings } from './plan.ts';
import { askActions, recordDecision, saveActions } from './record.ts';
import { askEnd, endMeeting } from './run.ts';
import { closeMeeting } from './scene.ts';
import { openMeeting, showMeetings } from './list.ts';
import { approveMinutes, openExtract, openMinutes } from './minutes.ts';
import type { Handler } from '../scene.ts';

export const meetingVerbs: readonly (readonly [verb: string, Handler])[] = [
  ['meetings', (scene) => showMeetings(scene)],
  ['meeting.plan', askPlan],
  ['meeting.plan.go', planMeetings],
  ['meeting.open', openMeeting],
  ['meeting.close', closeMeeting],
  ['meeting.end', askEnd],
  ['meeting.end.go', endMeeting],
  ['meeting.agenda', openAgenda],
  ['meeting.item', openItem],
  ['meeting.save', recordDecision('next')],
  ['meeting.save-actions', recordDecision('actions')],
  ['meeting.actions', askActions],
  ['meeting.actions.go', saveActions],
  ['meeting.conflict', askConflict],
  ['meeting.conflicted', declareConflict],
  ['minutes.open', openMinutes],
  ['minutes.extract', openExtract],
  ['minutes.approve', approveMinutes],
];
