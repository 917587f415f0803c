// A list of missing children that the police sent, as it is taken on a Monday (docs/process.md 29). What it says of children lies
// beside it, and goes; what is kept here are numbers of rows and what was done with each.
import { opaqueIds, type Reference } from '../kernel/ids.ts';
import type { Person, PersonRef } from '../people/actor.ts';
import { reads } from '../people/reads.ts';
import { may } from '../people/roles.ts';
import { addDays, sayDay, momentOn, type Instant } from '../time/calendar.ts';
import type { Ladder } from '../time/clocks.ts';
import type { IsoDate } from '../time/dates.ts';

export const { mint: mintPoliceListId, read: toPoliceListId } = opaqueIds('POL');
/** A police list, for people: `POL-4F7K-2Q9X`, opaque. */
export type PoliceListId = ReturnType<typeof mintPoliceListId>;

/** What was done with a row. `seen`: someone looked, and there was nothing to do. */
export interface RowDone {
  readonly row: number;
  readonly as: 'entered' | 'referred' | 'seen';
  /** The case that its episode was entered into, or the draft that was begun of it. */
  readonly reference?: Reference;
  readonly at: Instant;
}

export interface PoliceList {
  readonly id: PoliceListId;
  /** The day on which it was taken. */
  readonly on: IsoDate;
  readonly by: PersonRef;
  readonly at: Instant;
  /** How many rows were taken: they are numbered from 1. */
  readonly rows: number;
  /** The numbers of those that someone has still to look at. */
  readonly open: readonly number[];
  readonly done: readonly RowDone[];
  readonly ladder: Ladder<'untouched'>;
  readonly facts: number;
  readonly changedAt: Instant;
}

/** Rows are kept, and lists counted, for so many days (docs/process.md P29.5). */
export const policeListDays = 90;
/** So many of a list: a paste that has more is not one week’s list. */
export const mostRows = 200;

/** What lists of this day on are still kept. */
export const keptSince = (today: IsoDate): IsoDate => addDays(today, -policeListDays);

/** The row is to be destroyed: it was referred, or its list is over. */
export const isRowOver = ({ on, done }: Pick<PoliceList, 'on' | 'done'>, row: number, today: IsoDate): boolean =>
  on < keptSince(today) || done.some((one) => one.row === row && one.as === 'referred');

/** How someone stands to every list alike. */
export const relationToPoliceLists = (person: Pick<Person, 'roles'>): 'keeper' | 'none' =>
  may(person, 'keepPoliceLists') ? 'keeper' : 'none';
export const keepsPoliceLists = (person: Pick<Person, 'roles'>): boolean =>
  reads('policeList', relationToPoliceLists(person));

/** "Police list of Mon 30 Nov". */
export const sayPoliceList = ({ on }: Pick<PoliceList, 'on'>, now?: Instant): string =>
  `Police list of ${sayDay(momentOn(on, '12:00'), now)}`;

/** "4 rows to look at." */
export const sayToLookAt = ({ open: { length } }: Pick<PoliceList, 'open'>): string =>
  length === 0 ? 'Every row is looked at.' : `${length} ${length === 1 ? 'row' : 'rows'} to look at.`;
