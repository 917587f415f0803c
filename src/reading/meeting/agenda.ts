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
import type { OnMeeting } from '../../casework/ports/ports.ts';
import { recordItems, type RecordItem } from '../../domain/entity/agenda.ts';
import { readerOfEntity } from '../../domain/entity/who.ts';
import type { EntityId, Reference } from '../../domain/kernel/ids.ts';
import type { Reader } from '../reader.ts';

/** Every case and record that it has to deal with or has decided about, no matter who may see which. */
export const itemsOf = ({ ports: { cases } }: Pick<Reader, 'ports'>, meeting: Meeting): Promise<OnMeeting> =>
  cases.forMeeting(agendaStages(meeting), meeting);

/**
 * The whole agenda of these cases, no matter who may see what of it. Cases that this person has a conflict with are not
 * there at all, so that not even a gap in the times tells of them.
 */
export async function wholeAgenda(
  { ports: { cases }, person, directory }: Reader,
  meeting: Meeting,
  found: OnMeeting,
): Promise<readonly AgendaItem[]> {
  const theirs = found.cases.filter((file) => isPartOf(file, meeting) && !file.excluded.includes(person.objectId));
  const actions = await cases.openActionsOf(theirs.filter(hidesLate).map(({ reference }) => reference));
  const items = agendaOf(meeting, theirs, lateCases(theirs, actions, meeting.startsAt), directory.settings);
  const minutes = items.reduce((sum, one) => sum + one.minutes, 0);
  const records = found.records.filter(({ excluded }) => !excluded.includes(person.objectId));
  return [...items, ...recordItems(meeting, records, minutes, directory.settings)];
}

/** A case, or a record of a person or place (docs/process.md P23.11). */
export type AgendaItem = CaseItem | RecordItem;
export const isRecordItem = (item: AgendaItem | ClosedItem): item is RecordItem => 'entity' in item;
export const isCaseItem = (item: AgendaItem | ClosedItem): item is CaseItem => 'case' in item;
/** What an item is known by in lists. */
export const nameOfItem = (item: AgendaItem): Reference | EntityId =>
  isRecordItem(item) ? item.entity.id : item.case.reference;

/** A restricted case, or a record, for anyone who may not read it: when, and nothing else (docs/process.md P6.16, P23.11). */
export interface ClosedItem extends Pick<CaseItem, 'slot' | 'minutes'> {
  readonly closed: true;
}
export const closedItem = 'A restricted item';
export const isOpenItem = (item: AgendaItem | ClosedItem): item is AgendaItem => !('closed' in item);

/**
 * What this person may see of it, in order; and that there are restricted items which they do not hear. `found` is what is on it
 * where that has been read.
 */
export async function agendaShown(
  reader: Reader,
  meeting: Meeting,
  found?: OnMeeting,
): Promise<readonly (AgendaItem | ClosedItem)[]> {
  return shownOf(reader, await wholeAgenda(reader, meeting, found ?? (await itemsOf(reader, meeting))));
}
export const shownOf = (
  { person, directory, now }: Reader,
  all: readonly AgendaItem[],
): readonly (AgendaItem | ClosedItem)[] => {
  const open = all.filter(isCaseItem).filter(({ case: file }) => mayRead('decisions', file, person, directory, now));
  const theirs = open.map(({ case: { reference } }) => reference);
  return all.flatMap((item): readonly (AgendaItem | ClosedItem)[] => {
    const { slot, minutes } = item;
    // Who may not read a record finds its time: it is on an agenda because others are to speak of it.
    if (isRecordItem(item)) {
      const reads = readerOfEntity(item.entity, person, directory, now);
      return reads('record', 'summary') ? [item] : [{ closed: true, slot, minutes }];
    }
    const { case: file, together } = item;
    // With what it is heard is said of cases alone that they may see, too.
    if (open.includes(item)) return [{ ...item, together: together.filter((one) => theirs.includes(one)) }];
    return file.restricted === undefined ? [] : [{ closed: true, slot, minutes }];
  });
};

/** "together with MSET-4F7K-24"; undefined where it is heard by itself. */
export const sayTogether = ({ together }: Pick<CaseItem, 'together'>): string | undefined =>
  together.length === 0 ? undefined : `together with ${together.join(', ')}`;

/** "Late item: He was hurt last night."; undefined of what came in time. */
export const sayLateItem = ({ lateReason }: Pick<CaseItem, 'lateReason'>): string | undefined =>
  lateReason === undefined ? undefined : `Late item: ${lateReason}`;

/** What this person may see of it. */
export const agendaFor = async (reader: Reader, meeting: Meeting, found?: OnMeeting): Promise<readonly AgendaItem[]> =>
  (await agendaShown(reader, meeting, found)).filter(isOpenItem);

/** How many restricted cases, and records, an ended meeting dealt with, or left, that this person is not let in to. */
export function closedAt(reader: Reader, meeting: EndedMeeting, all: readonly AgendaItem[]): number {
  const dealtWith = all.filter(
    (item) => item.decision !== undefined || isRecordItem(item) || meeting.undecided.includes(item.case.reference),
  );
  return shownOf(reader, dealtWith).filter((item) => !isOpenItem(item)).length;
}

export const isUndecided = ({ decision }: Pick<AgendaItem, 'decision'>): boolean => decision === undefined;
