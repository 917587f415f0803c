// What may be printed of a case that ends (docs/process.md P17.3, P17.4).
import { isPoliceLed, type Case } from '../../domain/case/state/stages.ts';
import type { Closed, TransferTold } from '../../domain/case/state/since-consent.ts';

/** Closed by a panel; the family of a child who died gets no form letter. */
export const hasLetter = (one: Case): one is Closed =>
  one.stage === 'closed' && one.closure !== undefined && one.closure.reason !== 'died';
export const hasPack = (
  one: Case,
): one is Extract<Case, { readonly stage: 'transferWaiting' | 'transferred' }> & { readonly transfer: TransferTold } =>
  (one.stage === 'transferWaiting' || one.stage === 'transferred') && one.transfer !== undefined;

export function endPrints(one: Case): readonly { readonly title: string; readonly link: string }[] {
  const letter = isPoliceLed(one)
    ? 'Letter to child and family (police-led: ask the police before you give it)'
    : 'Letter to child and family';
  return [
    ...(hasLetter(one) ? [{ title: letter, link: `print/letter/${one.reference}` }] : []),
    ...(hasPack(one) ? [{ title: 'Transfer pack', link: `print/pack/${one.reference}` }] : []),
  ];
}
