import { readReference, toAdviceId, toTrainingId, type AdviceId, type Reference, type TrainingId } from './ids.ts';
import { toMeetingId, type MeetingId } from './meeting/meeting.ts';

/** What a chain of facts is found under: a case's reference, or the id of what has facts of its own. */
export type PartitionId = Reference | MeetingId | AdviceId | TrainingId;
/** Where a person's digests lie, which are about no matter. */
export type DigestId = `digest-${string}`;

/** One of these as it came back with a press, or undefined for anything else. */
export function toPartitionId(text: string): PartitionId | undefined {
  const read = readReference(text);
  return 'reference' in read ? read.reference : (toMeetingId(text) ?? toAdviceId(text) ?? toTrainingId(text));
}
