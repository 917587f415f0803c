// Operations of one partition in batches, each of which the service takes at once.
import { mostOperations } from '../../casework/ports/commit-ports.ts';
import { bytesOf, type Operation } from './items.ts';

/** How much goes into one batch. */
export interface BatchLimits {
  readonly operations: number;
  readonly bytes: number;
}
/** The service takes 2 MB; what it adds to a document itself is left room. */
export const batchLimits: BatchLimits = { operations: mostOperations, bytes: 1_500_000 };

/** In their order; none of them is empty. */
export function batchesOf(
  operations: readonly Operation[],
  { operations: most, bytes }: BatchLimits = batchLimits,
): readonly (readonly Operation[])[] {
  const batches: Operation[][] = [];
  let size = 0;
  for (const operation of operations) {
    const weight = operation.does === 'remove' ? 0 : bytesOf(operation.document);
    const last = batches.at(-1);
    if (last === undefined || last.length >= most || size + weight > bytes) {
      batches.push([operation]);
      size = weight;
    } else {
      last.push(operation);
      size += weight;
    }
  }
  return batches;
}
