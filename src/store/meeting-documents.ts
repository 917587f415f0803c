// Meetings as they are stored: in partitions of their own in the container of the cases, so that one outbox serves both.
import { z } from 'zod';
import type { MeetingRecord, StoredMeetingFact } from '../casework/meeting-ports.ts';
import type { Reference } from '../domain/ids.ts';
import { nextOfMeeting, toMeetingId, type Meeting, type MeetingId } from '../domain/meeting/meeting.ts';
import { documentOf, factDocument, factIn, parse } from './documents.ts';
import type { StoredDocument } from './items.ts';

export const meetingDocumentId = 'meeting';

/** Where the outbox looks for what is to be told of a meeting: to it that is like a case's. */
export const partitionOf = (id: MeetingId): Reference => id as string as Reference; // what the outbox calls where a notice lies

/** What queries filter by, beside the record it comes from. */
export const indexedMeeting = (meeting: Meeting): Readonly<Record<string, unknown>> => ({
  date: meeting.date,
  nextDue: nextOfMeeting(meeting),
});

export const meetingDocument = (id: MeetingId, record: MeetingRecord): StoredDocument =>
  documentOf('meeting', id, meetingDocumentId, { ...indexedMeeting(record.meeting), record });

export const meetingFactDocument = (id: MeetingId, fact: StoredMeetingFact): StoredDocument => factDocument(id, fact);

// What is inside was made by the domain's own `evolveMeeting`; only what the store and its lists rely on is checked.
const relied = z.object({
  meeting: z.object({
    id: z.string().refine((id) => toMeetingId(id) !== undefined),
    date: z.string(),
    state: z.enum(['planned', 'started', 'ended', 'cancelled']),
    ladder: z.object({ rungs: z.array(z.object({ at: z.string() })) }),
    facts: z.number(),
  }),
  lastHash: z.string(),
  calls: z.record(z.string(), z.number()),
});
const meetingShape = z.object({ record: z.custom<MeetingRecord>((value) => relied.safeParse(value).success) });

export const meetingRecordIn = (raw: unknown): MeetingRecord => parse('meeting', raw, meetingShape).record;

/** A fact of a meeting is stored as one of a case is; in a meeting's partition there is no other. */
export const meetingFactIn = (raw: unknown): StoredMeetingFact => factIn(raw) as unknown as StoredMeetingFact;
