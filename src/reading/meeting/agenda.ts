// What a meeting has to deal with, as far as somebody may see it.
import { hasActions } from '../../domain/case/action/table.ts';
import { agendaOf, agendaStages, isPartOf, lateCases, type AgendaItem } from '../../domain/meeting/agenda.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { mayRead } from '../../domain/people/access.ts';
import type { Reader } from '../reader.ts';

/**
 * The whole agenda, whoever may see what of it. Cases that this person has a conflict with are not there at all, so that
 * not even a gap in the times tells of them.
 */
export async function wholeAgenda(
  { ports: { cases }, person, directory }: Reader,
  meeting: Meeting,
): Promise<readonly AgendaItem[]> {
  // First what waits, then what is decided: a case that is decided between the two reads is in both, never in neither.
  const waiting = await cases.forMeeting(agendaStages(meeting), meeting.date);
  const decided = await cases.decidedAt(meeting.id);
  const on = [...decided, ...waiting].filter((file) => isPartOf(file, meeting));
  const theirs = on.filter((file) => !file.excluded.includes(person.objectId));
  const acted = theirs.filter(hasActions).map(({ reference }) => reference);
  const actions = await cases.openActionsOf(acted);
  return agendaOf(meeting, theirs, lateCases(actions, meeting.startsAt), directory.settings);
}

/** What this person may see of it. */
export async function agendaFor(reader: Reader, meeting: Meeting): Promise<readonly AgendaItem[]> {
  const { person, directory, now } = reader;
  const all = await wholeAgenda(reader, meeting);
  return all.filter(({ case: file }) => mayRead('decisions', file, person, directory, now));
}

export const isUndecided = ({ decision }: AgendaItem): boolean => decision === undefined;
