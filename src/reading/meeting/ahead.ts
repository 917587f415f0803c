// The meeting that a case comes to next, as it is planned or under way.
import { isOnAgenda } from '../../domain/case/meeting/decision.ts';
import { comesOn } from '../../domain/case/state/stage-table.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { localDate, type Instant } from '../../domain/time/calendar.ts';
import type { Ports } from '../../casework/ports/ports.ts';

/** Undefined: it comes to none, or none is planned. */
export async function meetingAhead(
  { meetings }: Pick<Ports, 'meetings'>,
  childCase: Case,
  now: Instant,
): Promise<Meeting | undefined> {
  if (comesOn(childCase) === undefined) return undefined;
  const all = await meetings.from(localDate(now));
  return all
    .filter(({ state }) => state === 'planned' || state === 'started')
    .toSorted((one, other) => (one.startsAt < other.startsAt ? -1 : 1))
    .find((meeting) => isOnAgenda(childCase, meeting));
}
