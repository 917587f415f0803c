// Whose steps people take by a form: every button, and every form to give back, comes from here.
import type { MatterKind, PartKind } from '../domain/matters/matters.ts';
import { actionRoom } from './action/room.ts';
import { adviceRoom } from './advice/room.ts';
import { caseRoom } from './case/room.ts';
import type { AnyRoom } from './form/room.ts';
import { meetingRoom } from './meeting/room.ts';
import { episodeRoom } from './missing/room.ts';
import { onwardRoom } from './onward/room.ts';
import { reviewRoom } from './review/room.ts';
import { riskRoom } from './risk/room.ts';
import { trainingRoom } from './training/room.ts';

/** Every matter and every part has its room: a gap does not compile. */
const roomOf: Readonly<Record<MatterKind | PartKind, AnyRoom>> = {
  case: caseRoom,
  action: actionRoom,
  review: reviewRoom,
  assessment: riskRoom,
  episode: episodeRoom,
  onward: onwardRoom,
  meeting: meetingRoom,
  advice: adviceRoom,
  training: trainingRoom,
};
export const rooms: readonly AnyRoom[] = Object.values(roomOf);
