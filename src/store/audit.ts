import { isDeepStrictEqual } from 'node:util';
import type { Audit, ChainPartition, Kept, Partition } from '../casework/ports/audit-ports.ts';
import type { Chained } from '../casework/ports/commit-ports.ts';
import type { PartitionId } from '../domain/partition.ts';
import type { CaseRecord, StoredFact } from '../casework/ports/ports.ts';
import type { Action } from '../domain/case/action/action.ts';
import type { Reference } from '../domain/ids.ts';
import { actionId, actionIn, indexedAction } from './matters/action-documents.ts';
import { adviceStored } from './matters/advice.ts';
import { indexed } from './matters/case-index.ts';
import { byNumber } from './matters/cases.ts';
import { chainedFactIn, type Shape } from './matters/chained.ts';
import { isDigestPartition } from './tell/digests.ts';
import {
  caseId,
  caseRecordIn,
  deliveryId,
  deliveryIn,
  factId,
  factIn,
  markerId,
  markerIn,
  noticeId,
  noticeIn,
  postedId,
  postedIn,
} from './matters/documents.ts';
import { StoreFault } from './sdk/faults.ts';
import type { Items } from './sdk/items.ts';
import { meetingsStored } from './matters/meetings.ts';
import { everyReference, everythingOfCase } from './queries/queries.ts';

type Raw = Readonly<Record<string, unknown>>;
/** Sorts a document to its like. Gives the id it should have; undefined for a kind that does not belong there. */
type Keep = (raw: Raw) => string | undefined;

/** Everything in the container `cases`, as it is stored: what a check must see, damaged or not. */
export function auditOn(items: Items): Audit {
  const everything = async (pk: string): Promise<readonly Raw[]> =>
    (await items.inPartition(everythingOfCase, pk)) as readonly Raw[]; // documents are objects
  return {
    references: () => referencesOn(items),
    partition: async (reference) => casePartition(reference, await everything(reference)),
    meeting: async (id) => chainPartition(meetingsStored, id, await everything(id)),
    advice: async (id) => chainPartition(adviceStored, id, await everything(id)),
  };
}

async function* referencesOn(items: Items): AsyncGenerator<readonly PartitionId[]> {
  for await (const page of items.pages(everyReference)) {
    // Whatever partition a document was found in counts as a reference here; most come many times over.
    // People's digests are no case's, and nothing of a case follows from them.
    const references = new Set(page.map((raw) => (raw as { readonly pk: PartitionId }).pk));
    yield [...references].filter((pk) => !isDigestPartition(pk));
  }
}

function casePartition(reference: Reference, documents: readonly Raw[]): Partition {
  const facts: StoredFact[] = [];
  const actions: Action[] = [];
  let record: CaseRecord | undefined;
  const listed: boolean[] = [];
  const kept = keptOf(documents, (raw) => {
    switch (raw['kind']) {
      case 'case': {
        const found = caseRecordIn(raw);
        record = found;
        listed.push(isListed(raw, () => indexed(found)));
        return caseId;
      }
      case 'action': {
        const action = added(actions, actionIn(raw));
        listed.push(isListed(raw, () => indexedAction(action)));
        return actionId(action.id);
      }
      case 'fact':
        return factId(added(facts, factIn(raw)).number);
      default:
        return undefined;
    }
  });
  return {
    ...kept,
    reference,
    record,
    facts: inOrder(facts),
    actions: byNumber(actions),
    listed: !listed.includes(false),
  };
}

function chainPartition<Id extends PartitionId, Stored, Fact extends { readonly number: number }>(
  { kind, indexed, recordIn }: Shape<Stored>,
  id: Id,
  documents: readonly Raw[],
): ChainPartition<Id, Stored, Fact> {
  const facts: Chained<Fact>[] = [];
  let record: Stored | undefined;
  let listed = true;
  const kept = keptOf(documents, (raw) => {
    if (raw['kind'] === 'fact') return factId(added(facts, chainedFactIn<Fact>(raw)).number);
    if (raw['kind'] !== kind) return undefined;
    const found = recordIn(raw);
    record = found;
    listed = isListed(raw, () => indexed(found));
    return kind;
  });
  return { ...kept, id, record, facts: inOrder(facts), listed };
}

const inOrder = <F extends { readonly number: number }>(facts: readonly F[]): readonly F[] =>
  facts.toSorted((one, other) => one.number - other.number);

/** What all have in common; `own` keeps the rest. */
function keptOf(documents: readonly Raw[], own: Keep): Omit<Kept, 'listed'> {
  const kept: Lists = { notices: [], posted: [], deliveries: [], markers: [] };
  const keep: Keep = (raw) => keepCommon(kept, raw) ?? own(raw);
  const unreadable = documents.filter((raw) => !isKept(keep, raw)).map((raw) => String(raw['id']));
  return { ...kept, unreadable };
}

type Lists = { -readonly [K in 'notices' | 'posted' | 'deliveries' | 'markers']: Kept[K][number][] };

function keepCommon(kept: Lists, raw: Raw): string | undefined {
  switch (raw['kind']) {
    case 'outbox':
      return noticeId(added(kept.notices, noticeIn(raw)).key);
    case 'posted':
      return postedId(added(kept.posted, postedIn(raw)).key);
    case 'delivery':
      return deliveryId(added(kept.deliveries, deliveryIn(raw)).id);
    case 'command':
      return markerId(added(kept.markers, markerIn(raw)).id);
    default:
      return undefined;
  }
}

/** Whether the document could be read, and is where the program looks for it. */
function isKept(keep: Keep, raw: Raw): boolean {
  try {
    return keep(raw) === raw['id'];
  } catch (error) {
    if (error instanceof StoreFault && error.reason === 'unreadable') return false;
    throw error;
  }
}

function added<T>(list: T[], one: T): T {
  list.push(one);
  return one;
}

/** What the lists filter by says the same as what is stored. What is no case of ours throws, and is not listed. */
function isListed(raw: Raw, indexedAs: () => Raw): boolean {
  try {
    return Object.entries(indexedAs()).every(([name, value]) => isDeepStrictEqual(raw[name], value));
  } catch {
    return false;
  }
}
