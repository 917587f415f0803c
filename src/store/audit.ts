import type { Action } from '../domain/action/action.ts';
import type { Audit, CaseRecord, Delivery, Marker, Partition, PendingNotice, Posted } from '../casework/ports.ts';
import type { StoredFact } from '../casework/ports.ts';
import type { Reference } from '../domain/ids.ts';
import { actionId, actionIn, indexedAction } from './action-documents.ts';
import { byNumber } from './cases.ts';
import { isDigestPartition } from './digests.ts';
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
  readonly actions: Action[];
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
    // People's digests are no case's, and nothing of a case follows from them.
    const references = new Set(page.map((raw) => (raw as { readonly pk: Reference }).pk));
    yield [...references].filter((pk) => !isDigestPartition(pk));
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
    actions: [],
  };
  const unreadable = documents.filter((raw) => !isKept(found, raw)).map((raw) => String(raw['id']));
  const facts = found.facts.toSorted((one, other) => one.number - other.number);
  return { ...found, reference, facts, actions: byNumber(found.actions), unreadable };
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
    case 'case': {
      const record = caseRecordIn(raw);
      found.record = record;
      found.listed &&= isListed(raw, () => indexed(record.case));
      return caseId;
    }
    case 'action': {
      const action = added(found.actions, actionIn(raw));
      found.listed &&= isListed(raw, () => indexedAction(action));
      return actionId(action.id);
    }
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

/** What the lists filter by says the same as what is stored. What is no case of ours throws, and is not listed. */
function isListed(raw: Raw, indexedAs: () => Raw): boolean {
  try {
    return Object.entries(indexedAs()).every(([name, value]) => raw[name] === value);
  } catch {
    return false;
  }
}
