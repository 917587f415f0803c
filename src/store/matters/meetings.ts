// The meetings as they are stored, and their lists.
import { z } from 'zod';
import type { Meetings } from '../../casework/ports/meeting-ports.ts';
import { addDays } from '../../domain/time/calendar.ts';
import { createTogether } from '../../machine/together.ts';
import { toMeetingId, type Meeting } from '../../domain/meeting/meeting.ts';
import { meetingMatter, type MeetingTypes } from '../../domain/meeting/table.ts';
import { recordReader } from './documents.ts';
import { matterStore, type Shape } from './matter-store.ts';
import type { Items, Patience } from '../sdk/items.ts';
import { meetingsBefore, meetingsFrom } from '../queries/queries.ts';

// What is inside was made by the domain's own `evolve`; only what the store and its lists rely on is checked.
const relied = z.object({
  id: z.string().refine((id) => toMeetingId(id) !== undefined),
  date: z.string(),
  state: z.enum(['planned', 'started', 'ended', 'cancelled']),
  ladder: z.object({ rungs: z.array(z.object({ at: z.string() })) }),
  facts: z.number(),
});

export const meetingShape: Shape<MeetingTypes> = {
  kind: 'meeting',
  matter: meetingMatter,
  indexed: ({ root: { date } }) => ({ date }),
  recordIn: recordReader('meeting', relied),
  parts: {},
};
const meetingIn = (raw: unknown): Meeting => meetingShape.recordIn(raw).root;

/** The meetings with their facts. */
export function meetingsOn(items: Items, patience: Patience): Meetings {
  const together = createTogether<readonly Meeting[]>();
  return {
    ...matterStore(items, patience, meetingShape),
    from: (date) => together.ask(date, async () => meetingsIn(await items.across(meetingsFrom, { '@date': date }))),
    before: (date, most) => before(items, date, most),
  };
}

const yearDays = 365;
const farBack = '';

/** A year is more than anyone looks back over as a rule; only where it does not hold enough everything is read. */
async function before(items: Items, date: string, most: number): Promise<readonly Meeting[]> {
  for (const since of [addDays(date, -yearDays), farBack]) {
    const found = await items.across(meetingsBefore, { '@since': since, '@date': date });
    if (found.length < most && since !== farBack) continue;
    return meetingsIn(found).toReversed().slice(0, most);
  }
  return [];
}

/** The nearest first. */
export const meetingsIn = (found: readonly unknown[]): readonly Meeting[] =>
  found.map(meetingIn).toSorted((one, other) => (one.startsAt < other.startsAt ? -1 : 1));
