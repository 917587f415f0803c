// Meetings as they are stored, for the tests of the store.
import { randomUUID } from 'node:crypto';
import type { MatterCommit } from '../../../src/casework/ports/matter-ports.ts';
import type { MeetingTypes } from '../../../src/domain/meeting/table.ts';
import type { Meeting, MeetingId, PlannedMeeting } from '../../../src/domain/meeting/meeting.ts';
import { at, somePerson } from '../fixture.ts';

export const meetingId: MeetingId = 'preMset-2027-01-26';
export function meeting(id: MeetingId = meetingId, more: Partial<PlannedMeeting> = {}): PlannedMeeting {
  const date = id.slice(-10);
  return {
    id,
    type: id.startsWith('panel') ? 'panel' : 'preMset',
    date,
    startsAt: `${date}T14:00:00.000Z`,
    chair: { objectId: somePerson(), name: 'Tess' },
    papersDue: '2027-01-19T17:00:00.000Z',
    answers: [],
    attendance: [],
    papers: [],
    ladder: { set: 1, rungs: [{ rung: 'invite', at: '2027-01-12T09:00:00.000Z' }] },
    invitedAt: at,
    facts: 1,
    changedAt: at,
    state: 'planned',
    ...more,
  };
}

export type MeetingCommit = MatterCommit<MeetingTypes>;

/** The numberth commit of a meeting; everything in it tells it from any other. */
export function meetingCommit(one: Meeting, number = 1, more: Partial<MeetingCommit> = {}): MeetingCommit {
  const tag = randomUUID();
  const by = { objectId: somePerson(), name: 'Moira' };
  // Its data does not matter to the store.
  const fact = { number, at, by, step: 'attendMeeting', data: {}, previous: 'before', hash: tag } as const;
  const marker = { id: `marker-${tag}`, fact: number, at, inputHash: tag };
  const record = { root: one, lastHash: tag, calls: { [tag]: number } };
  return { id: one.id, before: undefined, record, fact, marker, notices: [], ...more };
}
