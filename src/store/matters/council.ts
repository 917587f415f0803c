// The council as it is stored: one document, and its facts. What no fact vouches for is never in force: then the council is what
// its facts make (docs/process.md P28.2).
import { z } from 'zod';
import { isChain, isVouchedFor, type CouncilStore } from '../../casework/ports/council-ports.ts';
import type { MatterRecord, StoredFactIn } from '../../casework/ports/matter-ports.ts';
import { councilId } from '../../domain/council/council.ts';
import { councilMatter, type CouncilTypes } from '../../domain/council/table.ts';
import { factsOfMatter } from '../queries/queries.ts';
import { StoreFault } from '../sdk/faults.ts';
import type { Found, Items, Patience } from '../sdk/items.ts';
import { factId, factIn, recordReader } from './documents.ts';
import { matterStore, type Shape } from './matter-store.ts';

// What is inside was made by the domain's own `evolve`; what is in force of it is checked where it is read (`directories.ts`).
const relied = z.object({
  id: z.literal(councilId),
  people: z.array(z.object({ objectId: z.string() })),
  proposals: z.array(z.object({ until: z.string() })),
  leaving: z.array(z.object({ lastDay: z.string() })),
  file: z.string(),
  facts: z.number(),
});

export const councilShape: Shape<CouncilTypes> = {
  kind: 'council',
  matter: councilMatter,
  indexed: () => ({}),
  recordIn: recordReader('council', relied),
  parts: {},
};

export function councilOn(items: Items, patience: Patience): CouncilStore {
  const store = matterStore(items, patience, councilShape);
  return {
    ...store,
    // What is decided on it is never decided on what no fact vouches for: the next fact writes over that.
    load: async (id) => {
      const read = id === councilId ? await councilFound(items, await councilRead(items)) : undefined;
      return read?.version === undefined ? undefined : { value: read.record, version: read.version };
    },
  };
}

export interface CouncilFound {
  readonly record: MatterRecord<CouncilTypes>;
  /** Its last fact vouches for what is stored; else this is what its facts make. */
  readonly isVouched: boolean;
  /** Of the document that is stored. */
  readonly version: string | undefined;
}

/** Its document as this process last read it. */
interface CouncilRead {
  readonly version: string;
  /** Undefined where it is damaged: then its facts alone say what it is. */
  readonly record: MatterRecord<CouncilTypes> | undefined;
}
const latest = new WeakMap<Items, CouncilRead>();

/** Of 5,000 people it is a megabyte, and a press asks more than once: what has not changed is not read again. */
export async function councilRead(items: Items): Promise<CouncilRead | undefined> {
  const known = latest.get(items);
  const found =
    known === undefined
      ? await items.read(councilId, councilShape.kind)
      : await items.readUnless(councilId, councilShape.kind, known.version);
  if (found === 'same') return known;
  const read = found && { version: found.version, record: recordOf(found) };
  if (read === undefined) latest.delete(items);
  else latest.set(items, read);
  return read;
}

/** The council as it may be in force, of what was read of its document. Undefined: there is none. Throws where its facts are damaged. */
export async function councilFound(items: Items, read: CouncilRead | undefined): Promise<CouncilFound | undefined> {
  const { record, version } = read ?? {};
  const first = record?.root.facts ?? 0;
  // A document of before would be vouched for by the fact of its day: so there must be none after it.
  const [last, next] = await Promise.all(
    [first, first + 1].map(async (number) => (number === 0 ? undefined : items.read(councilId, factId(number)))),
  );
  if (record !== undefined && last !== undefined && next === undefined) {
    const fact = councilFact(last.raw);
    if (isVouchedFor(record, fact)) return { record, isVouched: true, version };
  }
  if (read === undefined && next === undefined) return undefined;
  const newer = await councilRead(items);
  // Someone has written meanwhile.
  if (newer !== undefined && newer.version !== version) return councilFound(items, newer);
  return { record: await madeByFacts(items, record), isVouched: false, version };
}

/** Undefined where it is damaged: then its facts alone say what it is. */
function recordOf({ raw }: Found): MatterRecord<CouncilTypes> | undefined {
  try {
    return councilShape.recordIn(raw);
  } catch (error) {
    if (error instanceof StoreFault && error.reason === 'unreadable') return undefined;
    throw error;
  }
}

async function madeByFacts(
  items: Items,
  stored: MatterRecord<CouncilTypes> | undefined,
): Promise<MatterRecord<CouncilTypes>> {
  const facts = (await items.inPartition(factsOfMatter, councilId))
    .map(councilFact)
    .toSorted((one, other) => one.number - other.number);
  const { root } = isChain(facts) ? councilMatter.replay(facts) : { root: undefined };
  if (root === undefined)
    throw new StoreFault('unreadable', 'The directory of the council and its facts are damaged: restore a backup');
  return { calls: {}, ...stored, root, lastHash: facts.at(-1)?.hash ?? '' };
}

/** A fact in the partition of the council is one of its steps. */
function councilFact(raw: unknown): StoredFactIn<CouncilTypes>;
function councilFact(raw: unknown): unknown {
  return factIn(raw);
}
