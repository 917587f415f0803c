import { z } from 'zod';
import type { MeetingRecord, Meetings } from '../../casework/ports/meeting-ports.ts';
import { addDays } from '../../domain/time/calendar.ts';
import { meetingMatter } from '../../domain/meeting/table.ts';
import { nextOf } from '../../domain/matter.ts';
import { toMeetingId, type Meeting } from '../../domain/meeting/meeting.ts';
import { chainsOn, type Shape } from './chained.ts';
import { parse } from './documents.ts';
import type { Items, Patience } from '../sdk/items.ts';
import { meetingsBefore, meetingsFrom } from '../queries/queries.ts';

// What is inside was made by the domain's own `evolve`; only what the store and its lists rely on is checked.
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

export const meetingsStored: Shape<MeetingRecord> = {
  kind: 'meeting',
  indexed: ({ meeting }) => ({ date: meeting.date, nextDue: nextOf(meetingMatter.clock(meeting)) }),
  recordIn: (raw) => parse('meeting', raw, meetingShape).record,
};
const meetingIn = (raw: unknown): Meeting => meetingsStored.recordIn(raw).meeting;

/** The meetings with their facts. */
export function meetingsOn(items: Items, patience: Patience): Meetings {
  return {
    ...chainsOn(items, patience, meetingsStored),
    from: async (date) => byTime((await items.across(meetingsFrom, { '@date': date })).map(meetingIn)),
    before: (date, most) => before(items, date, most),
  };
}

const yearDays = 365;
const farBack = '';

/** A year is more than anybody looks back over as a rule; only where it does not hold enough everything is read. */
async function before(items: Items, date: string, most: number): Promise<readonly Meeting[]> {
  for (const since of [addDays(date, -yearDays), farBack]) {
    const found = await items.across(meetingsBefore, { '@since': since, '@date': date });
    if (found.length < most && since !== farBack) continue;
    return byTime(found.map(meetingIn)).toReversed().slice(0, most);
  }
  return [];
}

const byTime = (meetings: readonly Meeting[]): readonly Meeting[] =>
  meetings.toSorted((one, other) => (one.startsAt < other.startsAt ? -1 : 1));
