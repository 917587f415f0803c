// Corrections and statements as parts of their case: every step on them, once.
import { counted, countOf } from '../../kernel/counted.ts';
import type { CasePart } from '../part.ts';
import { toStatementId, type Statement, type StatementId } from './statement.ts';
import { statementSteps } from './steps.ts';

export interface StatementTypes {
  readonly id: StatementId;
  readonly doc: Statement;
  readonly steps: typeof statementSteps;
}

export const statementPart: CasePart<StatementTypes> = {
  lane: 'meeting',
  steps: statementSteps,
  toId: toStatementId,
  next: (childCase) => `W${countOf(childCase, 'statement') + 1}`,
  subject: (childCase, statement, id) => ({ case: childCase, statement, id }),
  keep: (childCase, id, _statement, isNew) => counted(childCase, 'statement', { id, isOpen: false, isNew }),
  clock: () => undefined,
  rests: () => false,
};
