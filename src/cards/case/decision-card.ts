// One decision of a case with all that was said.
import type { MeetingDecision } from '../../domain/case/state/since-consent.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import type { Reads } from '../../domain/people/reads.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import type { Statement } from '../../domain/case/statement/statement.ts';
import { statementsTitle, statementStory } from '../statement/say.ts';
import { card, heading, small, type Button, type Card } from '../blocks.ts';
import { decisionStory, drawn } from './story.ts';

interface DecisionView {
  readonly case: Case;
  readonly decision: MeetingDecision;
  /** What its reader may read of the case. */
  readonly reads: Reads;
  /** What was said beside it, that its reader may read. */
  readonly statements: readonly Statement[];
  readonly now: Instant;
  readonly shared: boolean;
  readonly buttons: readonly Button[];
}

export const decisionCard = ({
  case: childCase,
  decision,
  statements,
  reads,
  now,
  shared,
  buttons,
}: DecisionView): Card =>
  card(
    `Decision, ${childCase.reference}.`,
    [
      heading('Decision'),
      small(childCase.reference, { spacing: 'None' }),
      ...(shared ? [small('Only you see this.')] : []),
      ...[...decisionStory(decision, now, reads), ...statementStory(statementsTitle, statements, now)].map(drawn),
    ],
    buttons,
  );
