// Who disagreed with a decision, and why: for those who may read it, and on no other card, page or print (docs/process.md P10.5).
import type { MeetingDecision } from '../../domain/case/state/since-consent.ts';
import type { Reads } from '../../domain/people/reads.ts';

/** Where it is a record, `none` says that it was asked; else nothing is said of no one. */
export function dissentPairs(
  { dissent }: Pick<MeetingDecision, 'dissent'>,
  reads: Reads,
  none = '',
): readonly (readonly [label: string, value: string])[] {
  const value = dissent === '' ? none : dissent;
  return value === '' || !reads('dissent') ? [] : [['Who disagreed', value]];
}
