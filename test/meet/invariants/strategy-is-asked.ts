import { stageOf } from '../../../src/domain/case/state/stage-table.ts';
import type { Invariant } from '../invariant.ts';

/** Three nights within thirty days, in whichever referral, ask for a strategy discussion until one is called for or a meeting decides; two do not. */
export const strategyIsAsked: Invariant = {
  rules: ['P17.8', 'P5.8'],
  finds: ({ town: { file }, ledger, warned }) => {
    if (ledger.asksForStrategy === undefined || stageOf(file.root).phase !== 'active') return [];
    const isAsked = warned.includes('missingOften');
    if (isAsked === ledger.asksForStrategy) return [];
    return [
      isAsked ? 'a strategy discussion is asked for by too few nights' : 'three nights ask for no strategy discussion',
    ];
  },
};
