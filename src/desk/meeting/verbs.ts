// Every button about meetings, their agenda and their minutes.
import { openAgenda } from './agenda.ts';
import { askConflict, declareConflict, openItem } from './item.ts';
import { askPlan, planMeetings } from './plan.ts';
import { askActions, recordDecision, saveActions } from './record.ts';
import { askEnd, askRun, endMeeting, iAmHere, startMeeting, takeRun } from './run.ts';
import { closeMeeting } from './scene.ts';
import { openMeeting, showMeetings } from './list.ts';
import { approveMinutes, askCorrection, correctMinutes, openExtract, openMinutes } from './minutes.ts';
import type { Handler } from '../scene.ts';

export const meetingVerbs: readonly (readonly [verb: string, Handler])[] = [
  ['meetings', (scene) => showMeetings(scene)],
  ['meeting.plan', askPlan],
  ['meeting.plan.go', planMeetings],
  ['meeting.open', openMeeting],
  ['meeting.close', closeMeeting],
  ['meeting.start', startMeeting],
  ['meeting.here', iAmHere],
  ['meeting.attend', askRun('attend')],
  ['meeting.attend.go', takeRun('attend')],
  ['meeting.papers', askRun('papers')],
  ['meeting.papers.go', takeRun('papers')],
  ['meeting.cancel', askRun('cancel')],
  ['meeting.cancel.go', takeRun('cancel')],
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
  ['minutes.correct', askCorrection],
  ['minutes.correct.go', correctMinutes],
  ['minutes.approve', approveMinutes],
];
