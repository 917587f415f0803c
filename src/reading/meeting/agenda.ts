// What a meeting has to deal with, as far as someone may see it.
import {
  agendaOf,
  agendaStages,
  hidesLate,
  isPartOf,
  lateCases,
  type CaseItem,
} from '../../domain/case/meeting/agenda.ts';
import type { EndedMeeting, Meeting } from '../../domain/meeting/meeting.ts';
import { mayRead } from '../../domain/case/access/access.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import type { Reader } from '../reader.ts';

/** Every case that it has to deal with or has decided about, no matter who may see which. */
export const casesOf = ({ ports: { cases } }: Pick<Reader, 'ports'>, meeting: Meeting): Promise<readonly Case[]> =>
  cases.forMeeting(agendaStages(meeting), meeting);

/**
 * The whole agenda of these cases, no matter who may see what of it. Cases that this person has a conflict with are not
 * there at all, so that not even a gap in the times tells of them.
 */
export async function wholeAgenda(
  { ports: { cases }, person, directory }: Reader,
  meeting: Meeting,
  found: readonly Case[],
): Promise<readonly CaseItem[]> {
  const theirs = found.filter((file) => isPartOf(file, meeting) && !file.excluded.includes(person.objectId));
  const actions = await cases.openActionsOf(theirs.filter(hidesLate).map(({ reference }) => reference));
  return agendaOf(meeting, theirs, lateCases(theirs, actions, meeting.startsAt), directory.settings);
}

/** A restricted case, for anyone who is not let in to it: when, and nothing else (docs/process.md P6.16). */
export interface ClosedItem extends Pick<CaseItem, 'slot' | 'minutes'> {
  readonly closed: true;
}
export const closedItem = 'A restricted item';
export const isOpenItem = (item: CaseItem | ClosedItem): item is CaseItem => !('closed' in item);

/**
 * What this person may see of it, in order; and that there are restricted items which they do not hear. `found` are its
 * cases where they have been read.
 */
export async function agendaShown(
  reader: Reader,
  meeting: Meeting,
  found?: readonly Case[],
): Promise<readonly (CaseItem | ClosedItem)[]> {
  return shownOf(reader, await wholeAgenda(reader, meeting, found ?? (await casesOf(reader, meeting))));
}
export const shownOf = (
  { person, directory, now }: Reader,
  all: readonly CaseItem[],
): readonly (CaseItem | ClosedItem)[] => {
  const open = all.filter(({ case: file }) => mayRead('decisions', file, person, directory, now));
  const theirs = open.map(({ case: { reference } }) => reference);
  return all.flatMap((item): readonly (CaseItem | ClosedItem)[] => {
    const { case: file, slot, minutes, together } = item;
    // With what it is heard is said of cases alone that they may see, too.
    if (open.includes(item)) return [{ ...item, together: together.filter((one) => theirs.includes(one)) }];
    return file.restricted === undefined ? [] : [{ closed: true, slot, minutes }];
  });
};

/** "together with MSET-4F7K-24"; undefined where it is heard by itself. */
export const sayTogether = ({ together }: Pick<CaseItem, 'together'>): string | undefined =>
  together.length === 0 ? undefined : `together with ${together.join(', ')}`;

/** What this person may see of it. */
export const agendaFor = async (
  reader: Reader,
  meeting: Meeting,
  found?: readonly Case[],
): Promise<readonly CaseItem[]> => (await agendaShown(reader, meeting, found)).filter(isOpenItem);

/** How many restricted cases an ended meeting dealt with, or left, that this person is not let in to. */
export function closedAt(reader: Reader, meeting: EndedMeeting, all: readonly CaseItem[]): number {
  const dealtWith = all.filter(
    ({ case: { reference }, decision }) => decision !== undefined || meeting.undecided.includes(reference),
  );
  return shownOf(reader, dealtWith).filter((item) => !isOpenItem(item)).length;
}

export const isUndecided = ({ decision }: CaseItem): boolean => decision === undefined;
