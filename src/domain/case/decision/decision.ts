// A decision of a meeting, or between two, as it was made: a part of its case, which is written once. The case keeps a line
// of it (docs/process.md P7.1).
import { counted, countOf } from '../../kernel/counted.ts';
import { given } from '../../kernel/given.ts';
import type { Reference } from '../../kernel/ids.ts';
import type { DecisionId, DecisionLine, MeetingDecision } from '../state/since-consent.ts';
import type { Case } from '../state/stages.ts';

/** Which meeting is told of it may change: that is in the line alone. */
export interface DecisionMade extends Omit<MeetingDecision, 'reportTo'> {
  readonly id: DecisionId;
  readonly reference: Reference;
}

/** Its id as it came back with a press, or undefined for anything else. */
export const toDecisionId = (text: string): DecisionId | undefined => (isDecisionId(text) ? text : undefined);
const isDecisionId = (text: string): text is DecisionId => /^D[1-9]\d{0,3}$/.test(text);

/** The case counts them, also those that it keeps no line of since it was sent again for consent. */
export const nextDecision = (childCase: Pick<Case, 'parts'>): DecisionId => `D${countOf(childCase, 'decision') + 1}`;

/** The line of a decision. */
export const lineOf = (
  id: DecisionId,
  { meeting, chair, reportTo, decision, band, by, at, quorate }: MeetingDecision,
): DecisionLine => ({ id, ...given({ meeting, chair, reportTo }), decision, band, by, at, quorate });

/** The part of a decision. */
export const madeOf = (
  id: DecisionId,
  reference: Reference,
  { reportTo: _line, ...decision }: MeetingDecision,
): DecisionMade => ({ id, reference, ...decision });

/** All that is known of a decision, of its line and its part. */
export const wholeOf = (
  { reportTo }: DecisionLine,
  { id: _id, reference: _case, ...made }: DecisionMade,
): MeetingDecision => ({
  ...made,
  ...given({ reportTo }),
});

/** A case with one more of them counted. */
export const withDecision = <C extends Pick<Case, 'parts'>>(childCase: C): C =>
  counted(childCase, 'decision', { id: nextDecision(childCase), isOpen: false, isNew: true });
