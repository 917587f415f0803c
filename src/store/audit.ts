// What the check of the store reads: every document of a case, sorted by kind, damaged or not.
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Audit, Partition } from '../casework/ports/audit-ports.ts';
import type { PoliceRows } from '../casework/ports/police-list-ports.ts';
import type { CountedMatter } from '../casework/ports/figure-ports.ts';
import type { MatterRecord, StoredFactIn } from '../casework/ports/matter-ports.ts';
import type { Aside, MatterTypes, PartTypes } from '../domain/matter/matter.ts';
import type { PartitionId } from '../domain/matters/partition.ts';
import type { Tombstone } from '../casework/ports/destroy-ports.ts';
import { tombstoneId, tombstoneIn } from './destroying.ts';
import { countedId, countedIn } from './figures.ts';
import { isDigestPartition } from './tell/digests.ts';
import {
  deliveryId,
  deliveriesIn,
  factId,
  factIn,
  markerId,
  markerIn,
  noticeId,
  noticeIn,
  postedId,
  postedIn,
  sendingId,
  sendingIn,
} from './matters/documents.ts';
import { columnsOtherwise } from './forms/earlier.ts';
import { columnsOf, inOrder, partColumnsOf, partId, type Shape } from './matters/matter-store.ts';
import { policeRowsId, policeRowsIn } from './matters/police-lists.ts';
import { shapeOf } from './matters/stores.ts';
import { StoreFault } from './sdk/faults.ts';
import { bytesOf, type Items } from './sdk/items.ts';
import { everyLook, everyReference, everythingOfCase, everyTrouble } from './queries/queries.ts';
import type { WholeQuery } from './sdk/query.ts';
import { troublesShape } from './tell/troubles.ts';

type Raw = Readonly<Record<string, unknown>>;
/** Sorts a document to its like. Gives the id it should have; undefined for a kind that does not belong there. */
type Keep = (raw: Raw) => string | undefined;

/** Everything in the container `cases`, as it is stored: what a check must see, damaged or not; and who looked. */
export function auditOn(items: Items, looks: Items): Audit {
  const everything = async (pk: string): Promise<readonly Raw[]> =>
    (await items.inPartition(everythingOfCase, pk)) as readonly Raw[]; // documents are objects
  return {
    references: () => referencesOn(items),
    partition: async (id) => partitionIn(shapeOf(id), id, await everything(id)),
    looks: () => rowsOf(looks, everyLook, lookRow),
    troubled: () => troubledOn(items),
  };
}

const lookRow = z.object({ reference: z.string(), what: z.string() });

/** What is no such row is left out: it names nothing. */
async function* rowsOf<T>(items: Items, query: WholeQuery, row: z.ZodType<T>): AsyncGenerator<readonly T[]> {
  for await (const page of items.pages(query)) {
    yield page.flatMap((raw) => {
      const read = row.safeParse(raw);
      return read.success ? [read.data] : [];
    });
  }
}

async function* troubledOn(items: Items): AsyncGenerator<readonly string[]> {
  for await (const lists of rowsOf(items, everyTrouble, troublesShape))
    yield lists.flatMap(({ troubles }) => troubles.rows.map(({ key }) => key.split('/')[0] ?? ''));
}

async function* referencesOn(items: Items): AsyncGenerator<readonly PartitionId[]> {
  for await (const page of items.pages(everyReference)) {
    // Whatever partition a document was found in counts as a reference here; most come many times over.
    // People's digests are no case's, and nothing of a case follows from them.
    const references = new Set(page.map((raw) => (raw as { readonly pk: PartitionId }).pk));
    yield [...references].filter((pk) => !isDigestPartition(pk));
  }
}

function partitionIn(shape: Shape<MatterTypes>, id: PartitionId, documents: readonly Raw[]): Partition {
  const facts: StoredFactIn<MatterTypes>[] = [];
  const parts = new Map<string, PartTypes['doc'][]>(Object.keys(shape.parts).map((kind) => [kind, []]));
  const aside: Aside[] = [];
  const listed: (() => boolean)[] = [];
  let record: MatterRecord<MatterTypes> | undefined;
  let bytes = 0;
  const kept = keptOf(documents, (raw) => {
    const kind = String(raw['kind']);
    if (kind === 'fact') return factId(added(facts, factIn(raw)).number);
    const [known, part] = [parts.get(kind), shape.parts[kind]];
    if (known !== undefined && part !== undefined) {
      const [whole, left] = [part.partIn(raw), part.asideIn(raw)];
      const doc = whole === undefined ? left && added(aside, left) : added(known, whole);
      if (doc === undefined) return undefined;
      // Of what form the matter is, its root says, wherever that lies among the documents.
      const but = (): readonly string[] => (record?.form === undefined ? [] : [...part.columnsSince, 'nextDue']);
      listed.push(() => isListed(raw, () => partColumnsOf(shape, kind, doc, keysOf(raw)), but()));
      return partId(kind, doc.id);
    }
    if (kind !== shape.kind) return undefined;
    const found = shape.recordIn(raw);
    record = found;
    bytes = bytesOf(raw);
    listed.push(() => isListed(raw, () => columnsOf(shape, found), columnsOtherwise(shape.columnsSince, found.form)));
    return kind;
  });
  return {
    ...kept,
    id,
    aside: inOrder(aside),
    record,
    bytes,
    facts: facts.toSorted((one, other) => one.number - other.number),
    parts: Object.fromEntries([...parts].map(([kind, docs]) => [kind, inOrder(docs)])),
    listed: listed.every((isFound) => isFound()),
  };
}

/** What all have in common; `own` keeps the rest. */
function keptOf(documents: readonly Raw[], own: Keep): Omit<Partition, Own> {
  const kept: Lists = { notices: [], posted: [], deliveries: [], markers: [] };
  const keep: Keep = (raw) => keepCommon(kept, raw) ?? own(raw);
  const unreadable = documents.filter((raw) => !isKept(keep, raw)).map((raw) => String(raw['id']));
  return { ...kept, unreadable };
}

type Own = 'id' | 'record' | 'bytes' | 'facts' | 'parts' | 'aside' | 'listed';
type Lists = { -readonly [K in 'notices' | 'posted' | 'deliveries' | 'markers']: Partition[K][number][] } & {
  counted?: CountedMatter;
  policeRows?: PoliceRows;
  tombstone?: Tombstone;
};

function keepCommon(kept: Lists, raw: Raw): string | undefined {
  switch (raw['kind']) {
    case 'outbox':
      return noticeId(added(kept.notices, noticeIn(raw)).key);
    case 'posted':
      return postedId(added(kept.posted, postedIn(raw)).key);
    case 'delivery':
      return deliveryId(deliveriesIn(raw).map((one) => added(kept.deliveries, one))[0]?.id ?? '');
    case 'sending':
      sendingIn(raw);
      return sendingId;
    case 'counted':
      kept.counted = countedIn(raw);
      return countedId;
    case 'policeRows':
      kept.policeRows = policeRowsIn(raw);
      return policeRowsId;
    case 'tombstone':
      kept.tombstone = tombstoneIn(raw);
      return tombstoneId;
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

/** Of a part they are on record nowhere else: only the secret could make them again. */
const keysOf = (raw: Raw): readonly string[] | undefined => keysShape.safeParse(raw).data?.matchKeys;
const keysShape = z.object({ matchKeys: z.array(z.string()) });

function added<T>(list: T[], one: T): T {
  list.push(one);
  return one;
}

/** What the lists filter by says the same as what is stored. What is no case of ours throws, and is not listed. */
function isListed(raw: Raw, indexedAs: () => Raw, but: readonly string[] = []): boolean {
  try {
    return Object.entries(indexedAs()).every(
      ([name, value]) => but.includes(name) || isDeepStrictEqual(raw[name], value),
    );
  } catch {
    return false;
  }
}
