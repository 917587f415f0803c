// What agencies send for the meetings of a case, as parts of it: every step on them, once.
import { counted, countOf } from '../../kernel/counted.ts';
import { given } from '../../kernel/given.ts';
import type { CasePart } from '../part.ts';
import { withSent, type ContributionId, type SentLine } from '../state/sent.ts';
import type { Case } from '../state/stages.ts';
import { toContributionId, type Contribution } from './contribution.ts';
import { contributionSteps } from './steps.ts';

export interface ContributionTypes {
  readonly id: ContributionId;
  readonly doc: Contribution;
  readonly steps: typeof contributionSteps;
}

export const contributionPart: CasePart<ContributionTypes> = {
  lane: 'review',
  steps: contributionSteps,
  toId: toContributionId,
  next: (childCase) => `S${countOf(childCase, 'contribution') + 1}`,
  subject: (childCase, contribution, id) => ({ case: childCase, contribution, id }),
  keep: (childCase, id, contribution, isNew) => ({
    ...counted(childCase, 'contribution', { id, isOpen: false, isNew }),
    ...given({ papers: kept(childCase, contribution, isNew) }),
  }),
  clock: () => undefined,
  rests: () => false,
};

/** The newest of each agency; taken back, that agency has sent none. */
function kept(
  { papers: sent }: Pick<Case, 'papers'>,
  contribution: Contribution,
  isNew: boolean,
): readonly SentLine[] | undefined {
  const { id, agency, meeting, late, state } = contribution;
  if (isNew) return withSent(sent, { id, agency, meeting, ...given({ late }) });
  return state === 'taken' ? sent?.filter((line) => line.id !== id) : sent;
}
