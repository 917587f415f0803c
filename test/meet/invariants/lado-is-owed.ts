import type { Invariant } from '../invariant.ts';

/** That someone of concern works with children is owed to the LADO from the day it is said, wherever, of each person until the LADO is told; and of no one else. */
export const ladoIsOwed: Invariant = {
  rules: ['P17.12', 'P17.13', 'P5.8'],
  ahead: ({ ledger, calls }) => {
    if (ledger.ladoOwed === undefined) return [];
    const isCalled = calls.some(({ rungs }) => rungs.includes('lado'));
    if (isCalled === ledger.ladoOwed) return [];
    return [
      isCalled ? 'the LADO was told of everyone, and people are called' : 'the LADO is not told, and no one is called',
    ];
  },
};
