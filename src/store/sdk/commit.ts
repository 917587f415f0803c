// One batch with a fact in it, exactly once: of a case and of a meeting alike.
import { factId, factIn } from '../matters/documents.ts';
import { StoreFault } from './faults.ts';
import type { Items, Operation, Patience } from './items.ts';

/** What is written at once, and the fact by which it is found again. */
export interface Batch {
  readonly partition: string;
  readonly operations: readonly Operation[];
  readonly fact: { readonly number: number; readonly hash: string };
}

/**
 * Writes it exactly once. After a lost reply or a refusal it looks for its own fact: a refusal may be of a repeat whose
 * first try had arrived. Repeating the same batch is harmless, for it names the version it replaces.
 */
export async function commitOnce(
  items: Items,
  { pausesMs, pause }: Patience,
  batch: Batch,
): Promise<'done' | 'conflict'> {
  for (const wait of [...pausesMs, undefined]) {
    const outcome = await attempt(items, batch);
    if (outcome === 'done' || (await isStored(items, batch))) return 'done';
    if (outcome === 'refused') return 'conflict';
    if (wait !== undefined) await pause(wait);
  }
  throw notKnown(batch.fact.number);
}

async function attempt(items: Items, { partition, operations }: Batch): Promise<'done' | 'refused' | 'unknown'> {
  try {
    const { written } = await items.write(partition, operations);
    return written ? 'done' : 'refused';
  } catch (error) {
    if (error instanceof StoreFault && error.reason === 'unknownOutcome') return 'unknown';
    throw error;
  }
}

/**
 * Whether this very commit is in the database. The fact tells more surely than the marker: it is never overwritten, and
 * its hash is of all that happened before it; the marker was written with it or not at all.
 */
async function isStored(items: Items, { partition, fact }: Batch): Promise<boolean> {
  const found = await items.read(partition, factId(fact.number)).catch((error: unknown) => {
    throw notKnown(fact.number, error instanceof StoreFault ? error.code : undefined);
  });
  return found !== undefined && factIn(found.raw).hash === fact.hash;
}

const notKnown = (fact: number, code?: number | string): StoreFault =>
  new StoreFault('unknownOutcome', `Whether fact ${fact} was stored is not known`, code);
