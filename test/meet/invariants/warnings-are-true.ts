import { rowOf } from '../../../src/domain/case/owed/row.ts';
import { warningKindsOf } from '../../../src/domain/case/whole/warnings.ts';
import type { Invariant } from '../invariant.ts';

/** What stands above a case is so at that moment, and its row in a list says the same. */
export const warningsAreTrue: Invariant = {
  rules: ['P10.7', 'P17.7', 'P17.8', 'P17.13'],
  finds: ({ town: { file, now }, ledger, warned: said }) => {
    const is = {
      missingNow: ledger.away && !ledger.died,
      restricted: ledger.restricted,
      legalHold: ledger.held,
      mustNotBeTold: ledger.told === 'yes',
    } as const;
    const kinds = Object.keys(is) as readonly (keyof typeof is)[]; // its own names
    const inRow = warningKindsOf(rowOf(file.root), now);
    return [
      ...kinds
        .filter((kind) => said.includes(kind) !== is[kind])
        .map((kind) => `“${kind}” ${is[kind] ? 'is not said' : 'is said'}`),
      ...(said.join() === inRow.join() ? [] : ['the row of a list warns otherwise']),
    ];
  },
};
