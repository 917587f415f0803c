// What a meeting has to deal with, as far as someone may see it.
import { hasActions } from '../../domain/case/action/table.ts';
import { agendaOf, agendaStages, isPartOf, lateCases, type AgendaItem } from '../../domain/meeting/agenda.ts';
import type { EndedMeeting, Meeting } from '../../domain/meeting/meeting.ts';
import { mayRead } from '../../domain/people/access.ts';
import type { Reader } from '../reader.ts';

/**
 * The whole agenda, no matter who may see what of it. Cases that this person has a conflict with are not there at all, so that
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

/** A restricted case, for anyone who is not let in to it: when, and nothing else (docs/process.md P6.16). */
export interface ClosedItem extends Pick<AgendaItem, 'slot' | 'minutes'> {
  readonly closed: true;
}
export const closedItem = 'A restricted item';
export const isOpenItem = (item: AgendaItem | ClosedItem): item is AgendaItem => !('closed' in item);

/** What this person may see of it, in order; and that there are restricted items which they do not hear. */
export async function agendaShown(reader: Reader, meeting: Meeting): Promise<readonly (AgendaItem | ClosedItem)[]> {
  return shownOf(reader, await wholeAgenda(reader, meeting));
}
const shownOf = (
  { person, directory, now }: Reader,
  all: readonly AgendaItem[],
): readonly (AgendaItem | ClosedItem)[] =>
  all.flatMap((item): readonly (AgendaItem | ClosedItem)[] => {
    const { case: file, slot, minutes } = item;
    if (mayRead('decisions', file, person, directory, now)) return [item];
    return file.restricted === undefined ? [] : [{ closed: true, slot, minutes }];
  });

/** What this person may see of it. */
export const agendaFor = async (reader: Reader, meeting: Meeting): Promise<readonly AgendaItem[]> =>
  (await agendaShown(reader, meeting)).filter(isOpenItem);

/** How many restricted cases an ended meeting dealt with, or left, that this person is not let in to. */
export async function closedAt(reader: Reader, meeting: EndedMeeting): Promise<number> {
  const all = await wholeAgenda(reader, meeting);
  const dealtWith = all.filter(
    ({ case: { reference }, decision }) => decision !== undefined || meeting.undecided.includes(reference),
  );
  return shownOf(reader, dealtWith).filter((item) => !isOpenItem(item)).length;
}

export const isUndecided = ({ decision }: AgendaItem): boolean => decision === undefined;
