// What may be printed of a case that ends (docs/process.md P17.3, P17.4).
import { isOfDeath } from '../../domain/case/state/life.ts';
import { isPoliceLed } from '../../domain/case/state/now.ts';
import { transferTold } from '../../domain/case/ends/transfer.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import type { Closed } from '../../domain/case/state/since-consent.ts';

/** Closed by a panel; the family of a child who died gets no form letter. */
export const hasLetter = (childCase: Case): childCase is Closed =>
  childCase.stage === 'closed' && childCase.closure !== undefined && !isOfDeath(childCase);

export function endPrints(childCase: Case): readonly { readonly title: string; readonly link: string }[] {
  const letter = isPoliceLed(childCase)
    ? 'Letter to child and family (police-led: ask the police before you give it)'
    : 'Letter to child and family';
  return [
    ...(hasLetter(childCase) ? [{ title: letter, link: `print/letter/${childCase.reference}` }] : []),
    ...(transferTold(childCase) !== undefined
      ? [{ title: 'Transfer pack', link: `print/pack/${childCase.reference}` }]
      : []),
  ];
}
