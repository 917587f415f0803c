// One decision of a case with all that was said.
import type { MeetingDecision } from '../../domain/case/state/since-consent.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import type { Reads } from '../../domain/people/reads.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import { card, heading, small, type Button, type Card } from '../blocks.ts';
import { decisionStory, drawn } from './story.ts';

interface DecisionView {
  readonly case: Case;
  readonly decision: MeetingDecision;
  /** What its reader may read of the case. */
  readonly reads: Reads;
  readonly now: Instant;
  readonly shared: boolean;
  readonly buttons: readonly Button[];
}

export const decisionCard = ({ case: childCase, decision, reads, now, shared, buttons }: DecisionView): Card =>
  card(
    `Decision, ${childCase.reference}.`,
    [
      heading('Decision'),
      small(childCase.reference, { spacing: 'None' }),
      ...(shared ? [small('Only you see this.')] : []),
      ...decisionStory(decision, now, reads).map(drawn),
    ],
    buttons,
  );
