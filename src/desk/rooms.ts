// Whose steps people take by a form: every button, and every form to give back, comes from here.
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

export const rooms: readonly AnyRoom[] = [
  caseRoom,
  actionRoom,
  reviewRoom,
  riskRoom,
  episodeRoom,
  onwardRoom,
  meetingRoom,
  adviceRoom,
  trainingRoom,
];
