// What someone says beside what stands in a case, and changes nothing of it: a correction to what the minutes say of its item, or
// a statement of the child, a parent or a professional (docs/process.md 27).
import { choicesOf } from '../../kernel/fields.ts';
import type { Reference } from '../../kernel/ids.ts';
import type { Meeting, MeetingId } from '../../meeting/meeting.ts';
import type { PersonRef } from '../../people/actor.ts';
import type { Reads } from '../../people/reads.ts';
import type { Instant } from '../../time/calendar.ts';
import type { IsoDate } from '../../time/dates.ts';
import { toAssessmentId, type AssessmentId } from '../assessment/assessment.ts';
import { toDecisionId } from '../decision/decision.ts';
import type { DecisionId } from '../state/since-consent.ts';
import type { Case } from '../state/stages.ts';

/** Numbered within its case, from W1. */
export type StatementId = `W${number}`;
/** Its id as it came back with a press, or undefined for anything else. */
export const toStatementId = (text: string): StatementId | undefined => (isStatementId(text) ? text : undefined);
const isStatementId = (text: string): text is StatementId => /^W[1-9]\d{0,3}$/.test(text);

interface Common {
  readonly id: StatementId;
  readonly reference: Reference;
  readonly text: string;
  /** Who wrote it down, and when; of a correction that was moved here, its author and its time. */
  readonly by: PersonRef;
  readonly at: Instant;
}

/** What of an item a correction is about: what was decided and why, or who disagreed. */
export type CorrectedPart = 'decision' | 'dissent';
/** To what the minutes of this meeting say of the case. */
interface ItemCorrection extends Common {
  readonly is: 'correction';
  readonly meeting: MeetingId;
  readonly about: CorrectedPart;
}

export const staters = choicesOf({
  child: 'The child',
  parent: 'A parent or carer',
  professional: 'A professional',
});
export const sayStater = (value: string): string => staters.find((one) => one.value === value)?.title ?? value;

/** What a statement is beside: the case as a whole, the referral, one decision, one risk assessment. */
export type StatedAbout = 'case' | 'referral' | DecisionId | AssessmentId;
interface OwnWords extends Common {
  readonly is: 'words';
  readonly about: StatedAbout;
  /** A choice of `staters`. */
  readonly whose: string;
  /** As it was typed; of the child none. */
  readonly name?: string;
  readonly saidOn: IsoDate;
}
export type Statement = ItemCorrection | OwnWords;

/** A case with one of them, none yet where it is written; and the meeting whose minutes are corrected. */
export interface OnStatement {
  readonly case: Case;
  readonly statement: Statement | undefined;
  readonly id: StatementId;
  readonly meeting?: Meeting;
}

/** What a correction or a statement is about, as it was sent; undefined for anything else. */
export const toStatedAbout = (text: string): StatedAbout | undefined =>
  text === 'case' || text === 'referral' ? text : (toDecisionId(text) ?? toAssessmentId(text));

/**
 * Whether someone who reads so of a case reads this: what it is beside decides, so that who disagreed is corrected before those
 * who read who disagreed (docs/process.md P27.2, P27.4).
 */
export function readsStatement(reads: Reads, statement: Pick<Statement, 'is' | 'about'>): boolean {
  if (statement.is === 'correction') return reads('decisions') && (statement.about !== 'dissent' || reads('dissent'));
  return reads('statement') && readsAbout(reads, statement.about);
}
const readsAbout = (reads: Reads, about: string): boolean => {
  if (toDecisionId(about) !== undefined) return reads('decisions');
  return toAssessmentId(about) === undefined || reads('risk');
};
