// What meetings decided about a case, with all that was said: its lines with the parts behind them.
import type { Ports } from '../../casework/ports/ports.ts';
import { wholeOf } from '../../domain/case/decision/decision.ts';
import type { DecisionLine, MeetingDecision } from '../../domain/case/state/since-consent.ts';
import { decisionsOf, type Case } from '../../domain/case/state/stages.ts';

type Decisions = Pick<Ports['cases'], 'decisionsOf'>;

/** The decisions of these lines of a case, in their order; all of them unless said. */
export async function decidedIn(
  cases: Decisions,
  childCase: Case,
  lines: readonly DecisionLine[] = decisionsOf(childCase),
): Promise<readonly MeetingDecision[]> {
  const made = await cases.decisionsOf([{ reference: childCase.reference, lines }]);
  return lines.flatMap((line) => {
    const decision = made.find(({ id }) => id === line.id);
    return decision === undefined ? [] : [wholeOf(line, decision)];
  });
}

/** The last one. */
export const lastDecided = async (cases: Decisions, childCase: Case): Promise<MeetingDecision | undefined> =>
  (await decidedIn(cases, childCase, decisionsOf(childCase).slice(-1)))[0];
