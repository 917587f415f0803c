import type { MeetingCommit, Meetings } from '../casework/meeting-ports.ts';
import { addDays } from '../domain/calendar.ts';
import type { Meeting } from '../domain/meeting/meeting.ts';
import { commitOnce } from './commit.ts';
import { isReminder, markerDocument, markerId, markerIn, newNotice } from './documents.ts';
import type { Items, Operation, Patience } from './items.ts';
import {
  meetingDocument,
  meetingDocumentId,
  meetingFactDocument,
  meetingFactIn,
  meetingRecordIn,
  partitionOf,
} from './meeting-documents.ts';
import { factsOfCase, meetingsBefore, meetingsFrom } from './queries.ts';

/** The meetings with their facts, in the container `cases`, each in a partition of its own. */
export function meetingsOn(items: Items, patience: Patience): Meetings {
  return {
    load: async (id) => {
      const found = await items.read(id, meetingDocumentId);
      return found && { value: meetingRecordIn(found.raw), version: found.version };
    },
    marker: async (id, marker) => {
      const found = await items.read(id, markerId(marker));
      return found && markerIn(found.raw);
    },
    commit: async (commit, nowMs) => {
      const { id, fact } = commit;
      return commitOnce(items, patience, { partition: id, operations: operationsOf(commit, nowMs), fact });
    },
    facts: async (id) => {
      const found = await items.inPartition(factsOfCase, id);
      return found.map(meetingFactIn).toSorted((one, other) => one.number - other.number);
    },
    from: async (date) => {
      const found = await items.across(meetingsFrom, { '@date': date });
      return byTime(found.map((raw) => meetingRecordIn(raw).meeting));
    },
    before: (date, most) => before(items, date, most),
  };
}

function operationsOf({ id, before, record, fact, marker, notices }: MeetingCommit, nowMs: number): Operation[] {
  const document = meetingDocument(id, record);
  return [
    before === undefined ? { does: 'create', document } : { does: 'replace', document, version: before },
    { does: 'create', document: meetingFactDocument(id, fact) },
    { does: isReminder(marker.id) ? 'create' : 'upsert', document: markerDocument(id, marker) },
    ...notices.map((notice): Operation => ({ does: 'upsert', document: newNotice(partitionOf(id), notice, nowMs) })),
  ];
}

const yearDays = 365;
const farBack = '';

/** A year is more than anybody looks back over as a rule; only where it does not hold enough everything is read. */
async function before(items: Items, date: string, most: number): Promise<readonly Meeting[]> {
  for (const since of [addDays(date, -yearDays), farBack]) {
    const found = await items.across(meetingsBefore, { '@since': since, '@date': date });
    if (found.length < most && since !== farBack) continue;
    return byTime(found.map((raw) => meetingRecordIn(raw).meeting))
      .toReversed()
      .slice(0, most);
  }
  return [];
}

const byTime = (meetings: readonly Meeting[]): readonly Meeting[] =>
  meetings.toSorted((one, other) => (one.startsAt < other.startsAt ? -1 : 1));
