import type { Audit, CaseRecord, Delivery, Marker, Partition, PendingNotice, Posted } from '../casework/ports.ts';
import type { StoredFact } from '../casework/ports.ts';
import type { Reference } from '../domain/ids.ts';
import {
  caseId,
  caseRecordIn,
  deliveryId,
  deliveryIn,
  factId,
  factIn,
  indexed,
  markerId,
  markerIn,
  noticeId,
  noticeIn,
  postedId,
  postedIn,
} from './documents.ts';
import { StoreFault } from './faults.ts';
import type { Items } from './items.ts';
import { everyReference, everythingOfCase } from './queries.ts';

type Raw = Readonly<Record<string, unknown>>;
interface Found {
  record: CaseRecord | undefined;
  listed: boolean;
  readonly facts: StoredFact[];
  readonly notices: PendingNotice[];
  readonly posted: Posted[];
  readonly deliveries: Delivery[];
  readonly markers: Marker[];
}

/** Everything in the container `cases`, as it is stored: what a check must see, damaged or not. */
export function auditOn(items: Items): Audit {
  return {
    references: () => referencesOn(items),
    partition: async (reference) => {
      const found = await items.inPartition(everythingOfCase, reference);
      return partitionOf(reference, found as readonly Raw[]); // documents are objects
    },
  };
}

async function* referencesOn(items: Items): AsyncGenerator<readonly Reference[]> {
  for await (const page of items.pages(everyReference)) {
    // Whatever partition a document was found in counts as a reference here; most come many times over.
    yield [...new Set(page.map((raw) => (raw as { readonly pk: Reference }).pk))];
  }
}

function partitionOf(reference: Reference, documents: readonly Raw[]): Partition {
  const found: Found = {
    record: undefined,
    listed: true,
    facts: [],
    notices: [],
    posted: [],
    deliveries: [],
    markers: [],
  };
  const unreadable = documents.filter((raw) => !isKept(found, raw)).map((raw) => String(raw['id']));
  return { ...found, reference, facts: found.facts.toSorted((one, other) => one.number - other.number), unreadable };
}

/** Whether the document could be read, and is where the program looks for it. */
function isKept(found: Found, raw: Raw): boolean {
  try {
    return keep(found, raw) === raw['id'];
  } catch (error) {
    if (error instanceof StoreFault && error.reason === 'unreadable') return false;
    throw error;
  }
}

/** Sorts it to its like. Gives the id it should have; undefined for a kind that does not belong here. */
function keep(found: Found, raw: Raw): string | undefined {
  switch (raw['kind']) {
    case 'case':
      found.record = caseRecordIn(raw);
      found.listed = isListed(raw, found.record);
      return caseId;
    case 'fact':
      return factId(added(found.facts, factIn(raw)).number);
    case 'outbox':
      return noticeId(added(found.notices, noticeIn(raw)).key);
    case 'posted':
      return postedId(added(found.posted, postedIn(raw)).key);
    case 'delivery':
      return deliveryId(added(found.deliveries, deliveryIn(raw)).id);
    case 'command':
      return markerId(added(found.markers, markerIn(raw)).id);
    default:
      return undefined;
  }
}

function added<T>(list: T[], one: T): T {
  list.push(one);
  return one;
}

/** What the lists filter by says the same as the case. A case that is no case of ours throws, and is not listed. */
function isListed(raw: Raw, record: CaseRecord): boolean {
  try {
    return Object.entries(indexed(record.case)).every(([name, value]) => raw[name] === value);
  } catch {
    return false;
  }
}
