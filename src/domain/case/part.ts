// What a part of a case declares besides what any part does.
import type { Part, PartTypes } from '../matter/matter.ts';
import type { Case } from './state/stages.ts';

/** The lane of a part's facts on the drawn line of time of its case. */
export type PartLane = 'action' | 'meeting' | 'review' | 'missing' | 'risk';

export interface CasePart<P extends PartTypes> extends Part<Case, P> {
  readonly lane: PartLane;
  subject(root: Case, doc: P['doc'] | undefined, id: P['id']): { readonly case: Case };
}
