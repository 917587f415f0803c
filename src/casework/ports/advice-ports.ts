// What the write path and the lists of requests for advice need from the store.
import type { Advice } from '../../domain/advice/advice.ts';
import type { AdviceFact } from '../../domain/advice/table.ts';
import type { AdviceId, ObjectId } from '../../domain/ids.ts';
import type { ChainEnd, Chains } from './commit-ports.ts';

/** A request for advice as it is stored. */
export interface AdviceRecord extends ChainEnd {
  readonly advice: Advice;
}

export interface Advices extends Chains<AdviceId, AdviceRecord, AdviceFact> {
  /** What this person asked and has not closed; with `waiting` also whatever waits for an answer. In no order. */
  open(person: ObjectId, waiting: boolean): Promise<readonly Advice[]>;
}
