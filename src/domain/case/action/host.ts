// What an action belongs to, as far as actions know it: a case is one. Only what just a case has asks for the case itself.
import { readerOf, readerOfRow } from '../access/access.ts';
import { marksOf } from '../owed/row.ts';
import { birthOf, type Birth } from '../state/birth.ts';
import { answersNow } from '../state/now.ts';
import { leadOf } from '../state/stage-parts.ts';
import { comesOn, isConsented } from '../state/stage-table.ts';
import { hasDied, isUrgent, type Case, type CaseRow } from '../state/stages.ts';
import type { Person } from '../../people/actor.ts';
import type { Directory } from '../../people/directory.ts';
import type { ReadsAs } from '../../people/reads.ts';
import type { ObjectId } from '../../kernel/ids.ts';
import type { LinkKind } from '../../link/kinds.ts';
import type { HostId } from './action.ts';
import { given } from '../../kernel/given.ts';
import type { MeetingType } from '../../meeting/meeting.ts';
import type { Instant } from '../../time/calendar.ts';
import { identifiedIn } from './identifying.ts';

type RecordKind = LinkKind | 'theme';
/** Whether a record is open, as actions go by it: none of these is a stage of a case. */
export type HostStands = Case['stage'] | 'openRecord' | 'otherRecord';

/** To whom it is closed. */
export type ClosedTo = Pick<CaseRow, 'excluded' | 'restricted' | 'named'>;
/** What lists know of it: to whom it is closed, whether it rests, and what someone reads of it. */
export interface HostRow extends ClosedTo {
  /** No one is asked to carry out anything of it: the child has died (docs/process.md P17.7). */
  readonly rests: boolean;
  reads(person: Person, directory: Directory, now: Instant): ReadsAs;
}
export interface ActionHost extends HostRow {
  /** The matter in whose chain the facts of the action are. */
  readonly id: HostId;
  /** What it is: a case, or a record of something of this kind. */
  readonly is: 'case' | RecordKind;
  /** Where it stands: an action is set in some stages of a case, and on a record that is open. */
  readonly at: HostStands;
  readonly isUrgent: boolean;
  /** Whether chairs whom no restriction shuts out read it. */
  readonly isOpenToChairs: boolean;
  /** The council's own person who leads it. */
  readonly lead?: ObjectId;
  /** Whom of the council’s own people an action of it may be given to first, whatever is restricted: in this order. */
  readonly first: readonly ObjectId[];
  /** The meetings that it comes to; undefined where none is planned: any. */
  comesTo(): MeetingType | undefined;
  /** What a Child Abduction Warning Notice is checked against; undefined where nothing is known of one child. */
  birth(): Birth | undefined;
  legalStatus(): string;
  /** What of it a text would give away to a channel, in words; undefined: nothing (docs/process.md P10.11). */
  tells(text: string): string | undefined;
  /** The case itself, where it is one: for what only a case has. */
  readonly case?: Case;
}

/** A case, as what its actions belong to. */
export const hostOf = (childCase: Case): ActionHost => {
  const { reference, stage, excluded, restricted, named } = childCase;
  const lead = leadOf(childCase).objectId;
  const { decider } = marksOf(childCase);
  return {
    id: reference,
    is: 'case',
    at: stage,
    isUrgent: isUrgent(childCase),
    excluded,
    ...given({ restricted, named }),
    rests: hasDied(childCase),
    isOpenToChairs: isConsented(childCase),
    lead,
    first: decider === undefined ? [lead] : [lead, decider],
    reads: (person, directory, now) => readerOf(childCase, person, directory, now),
    comesTo: () => comesOn(childCase)?.to,
    birth: () => birthOf(childCase.answers),
    legalStatus: () => answersNow(childCase)['legalStatus'] ?? 'notKnown',
    tells: (text) => identifiedIn(text, childCase),
    case: childCase,
  };
};

/** The same where only the row of the case is known. */
export const hostOfRow = (row: CaseRow): HostRow => ({
  excluded: row.excluded,
  ...given({ restricted: row.restricted, named: row.named }),
  rests: hasDied(row),
  reads: (person, directory, now) => readerOfRow(row, person, directory, now),
});
