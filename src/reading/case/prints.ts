// What may be printed of a case that ends, or that goes on after Section 47 ended (docs/process.md P17.3, P17.4, P17.14).
import { isPoliceLed } from '../../domain/case/state/now.ts';
import { transferTold } from '../../domain/case/ends/transfer.ts';
import { isActive, isConsented } from '../../domain/case/state/stage-table.ts';
import { hasDied, type Case } from '../../domain/case/state/stages.ts';
import type { Closed } from '../../domain/case/state/since-consent.ts';

/** Closed by a panel; for a child who died, or was taken to have died, nothing was written that a form letter could say. */
export const hasLetter = (childCase: Case): childCase is Closed =>
  childCase.stage === 'closed' &&
  childCase.closure !== undefined &&
  childCase.closure.reason !== 'died' &&
  !hasDied(childCase);

/**
 * Section 47 ended without further action, and MSET goes on: child and family are told why (docs/process.md P17.14). Undefined
 * where it was substantiated, or where nothing is asked of MSET.
 */
export function goesOnAfter(childCase: Case): keyof typeof afterSection47 | undefined {
  const determined = childCase.answers['section47'];
  const isOf = determined === 'notSubstantiated' || determined === 'notNeeded';
  return isOf && isConsented(childCase) && isActive(childCase) && !hasDied(childCase) ? determined : undefined;
}
/** How it ended, to the child. */
export const afterSection47 = {
  notSubstantiated:
    'Social Care looked into whether you are safe (a Section 47 enquiry), and it ended with no further action.',
  notNeeded:
    'Social Care and others talked about whether to look into your safety by law (a Section 47 enquiry), and decided that it is not needed.',
} as const;

/** `reads`: whether this person reads the referral, which says how Section 47 ended. */
export function endPrints(
  childCase: Case,
  reads: boolean,
): readonly { readonly title: string; readonly link: string }[] {
  const letter = (title: string): string =>
    isPoliceLed(childCase) ? `${title} (police-led: ask the police before you give it)` : title;
  const link = `print/letter/${childCase.reference}`;
  return [
    ...(hasLetter(childCase) ? [{ title: letter('Letter to child and family'), link }] : []),
    ...(reads && goesOnAfter(childCase) !== undefined
      ? [{ title: letter('Letter to child and family: why MSET goes on'), link }]
      : []),
    ...(transferTold(childCase) !== undefined
      ? [{ title: 'Transfer pack', link: `print/pack/${childCase.reference}` }]
      : []),
  ];
}
