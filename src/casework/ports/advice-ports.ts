// What the write path and the lists of requests for advice need from the store.
import type { Advice, GuidanceQuestion } from '../../domain/advice/advice.ts';
import type { AdviceTypes } from '../../domain/advice/table.ts';
import type { ObjectId } from '../../domain/kernel/ids.ts';
import { closedBy, closing, type ReadShut } from './closing-ports.ts';
import type { MatterStore } from './matter-ports.ts';

export interface Advices extends MatterStore<AdviceTypes> {
  /** What this person asked and has not closed; with `waiting` also whatever waits for an answer. In no order. */
  open(person: ObjectId, waiting: boolean): Promise<readonly Advice[]>;
  /** What is in the guidance of questions that were asked, the newest first; nothing else of them. */
  guidance(): Promise<readonly GuidanceQuestion[]>;
}

/** The same, each request with who must not hear of it now. */
export const closingAdvice = (advice: Advices, shut: ReadShut): Advices => ({
  ...advice,
  ...closing(advice, shut),
  open: async (person, waiting) => closedBy(shut)(await advice.open(person, waiting)),
});
