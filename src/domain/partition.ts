import type { Reference } from './ids.ts';
import type { MeetingId } from './meeting/meeting.ts';

/** What a chain of facts is found under: a case's reference, or the id of what has facts of its own. */
export type PartitionId = Reference | MeetingId;
