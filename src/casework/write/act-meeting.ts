// The write path of meetings (design.md 5).
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { actOnChained, type ChainOutcome, type ChainRequest } from './act-chained.ts';
import { meetingKind, type OfMeetings } from './kinds.ts';
import type { Ports } from '../ports/ports.ts';

export type MeetingOutcome = ChainOutcome<Meeting>;

/** Takes a step on a meeting. Throws only when the store does. */
export const actOnMeeting = (
  { meetings: chains, machine, telemetry }: Pick<Ports, 'meetings' | 'machine' | 'telemetry'>,
  request: ChainRequest<OfMeetings>,
): Promise<MeetingOutcome> => actOnChained({ kind: meetingKind, chains, machine, telemetry }, request);
