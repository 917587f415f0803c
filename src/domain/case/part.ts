// What a part of a case declares besides what any part does.
import type { Part, PartTypes } from '../matter/matter.ts';
import type { Case } from './state/stages.ts';

/** The lane of a part's facts on the drawn line of time of its case. */
export type PartLane = 'action' | 'meeting' | 'review' | 'missing' | 'risk';

/** `Subject`: what its steps are decided on, the part with its case; of an action, what it belongs to. */
export interface CasePart<P extends PartTypes, Subject extends object = { readonly case: Case }> extends Part<Case, P> {
  readonly lane: PartLane;
  /** What a death does with its clock: it rests where it asks for the child or the family (docs/process.md P17.7). */
  rests(root: Case, doc: P['doc']): boolean;
  subject(root: Case, doc: P['doc'] | undefined, id: P['id']): Subject;
}
