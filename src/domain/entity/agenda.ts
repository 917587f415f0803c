// Records on the agenda of a panel: which, in which order, and when each is heard (docs/process.md P23.11). Read from the records,
// never stored.
import type { MeetingId, Meeting } from '../meeting/meeting.ts';
import { inSlots, type ItemSlot } from '../meeting/slots.ts';
import type { Settings } from '../people/settings.ts';
import { lateSince } from '../kernel/counted.ts';
import type { Entity, RecordDecision } from './entity.ts';
import type { EntityKind } from './kinds.ts';

export interface RecordItem extends ItemSlot {
  readonly entity: Entity;
  readonly decision: RecordDecision | undefined;
}

/** What this meeting has decided about it, if it has. */
export const recordDecidedAt = (
  { decisions }: Pick<Entity, 'decisions'>,
  meeting: MeetingId,
): RecordDecision | undefined => decisions?.find((one) => one.meeting === meeting);

/** Whether a meeting is to decide about a record: a panel on its day or later; of one that has ended what it left undecided. */
export function isToBeHeard({ id, state, agenda }: Pick<Entity, 'id' | 'state' | 'agenda'>, meeting: Meeting): boolean {
  if (meeting.state === 'ended') return meeting.undecidedRecords?.includes(id) === true;
  return meeting.type === 'panel' && state === 'open' && agenda !== undefined && agenda.from <= meeting.date;
}

/** The order of VOLT after the cases: who harms, and by what; where; themes. */
const placesIn: Partial<Readonly<Record<EntityKind, number>>> = { place: 2, organisation: 2, theme: 3 };
const rankOf = (kind: EntityKind, order: Settings['agendaOrder']): number =>
  order === 'volt' ? (placesIn[kind] ?? 1) : 0;
/** Themes come to panels only where the agenda is in that order. */
export const comesToPanels = (kind: EntityKind, { agendaOrder }: Pick<Settings, 'agendaOrder'>): boolean =>
  kind !== 'theme' || agendaOrder === 'volt';

/** They are heard after the cases, which take `minutesBefore`; among equals the one that waits longest comes first. */
export function recordItems(
  meeting: Meeting,
  records: readonly Entity[],
  minutesBefore: number,
  { agendaOrder, minutesForRecord }: Pick<Settings, 'agendaOrder' | 'minutesForRecord'>,
): readonly RecordItem[] {
  const startsAt = new Date(Date.parse(meeting.startsAt) + minutesBefore * 60_000).toISOString();
  const items = records.flatMap((entity) => {
    const decision = recordDecidedAt(entity, meeting.id);
    if (decision === undefined && !isToBeHeard(entity, meeting)) return [];
    const since = entity.agenda?.since ?? decision?.since ?? entity.opened.at;
    const late = lateSince(entity, 'action').filter((at) => at !== undefined && at < meeting.startsAt).length;
    const rank = `${rankOf(entity.kind, agendaOrder)}${since}${entity.id}`;
    return [{ id: entity.id, rank, together: [], entity, decision, minutes: minutesForRecord, late }];
  });
  return inSlots(startsAt, items).map(({ together: _none, ...item }) => item);
}
