// What was decided about a case, with all that was said: the part that the step leaves, of its line.
import { madeOf, wholeOf, type DecisionMade } from '../../src/domain/case/decision/decision.ts';
import { caseMatter, isPart, type CaseTypes, type Command, type Fact } from '../../src/domain/case/whole/case.ts';
import type { DecisionLine, MeetingDecision } from '../../src/domain/case/state/since-consent.ts';
import { decisionsOf, type Case } from '../../src/domain/case/state/stages.ts';
import type { Reference } from '../../src/domain/kernel/ids.ts';
import { factOn, must } from './builders.ts';

export function decidedOn(before: Case, command: Command, context: CaseTypes['context']): MeetingDecision {
  const fact = factOn(caseMatter, { root: before }, command, context);
  if (typeof fact === 'string') throw new Error(`A step is refused here: ${fact}`);
  const { root, left } = caseMatter.evolve({ root: before }, fact);
  if (left === undefined || !isPart('decision', left)) throw new Error('the step leaves no decision');
  return wholeOf(must(decisionsOf(root).at(-1)), left);
}

/** A line that says of itself what is in its part: of a made-up case that needs no parts. */
export type WholeLine = DecisionLine & MeetingDecision;
const isWholeLine = (line: Pick<DecisionLine, 'id'>): line is WholeLine => 'rationale' in line;
export function madeOfLine(reference: Reference, line: Pick<DecisionLine, 'id'>): DecisionMade {
  if (!isWholeLine(line)) throw new Error(`What ${line.id} of ${reference} said is not among the parts`);
  const { id, ...decision } = line;
  return madeOf(id, reference, decision);
}

/** The decisions of these facts as they were made. */
export const decisionsIn = (facts: readonly Fact[]): readonly DecisionMade[] =>
  [...caseMatter.replay(facts).parts.values()].filter((part): part is DecisionMade => isPart('decision', part));
