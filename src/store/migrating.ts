// Matters as they lie in the database, for the program that brings them over to another form (docs/operations.md).
import type { Container } from '@azure/cosmos';
import { z } from 'zod';
import { earlierForms, newestForm } from '../casework/ports/form-ports.ts';
import type { Brought, MatterAt, MatterFound, Migrating, StoredForm, Weight } from '../casework/ports/migrate-ports.ts';
import type { StoredFactIn } from '../casework/ports/matter-ports.ts';
import { matterKinds, mostBytes, type MatterKind } from '../domain/matters/matters.ts';
import { toPartitionId } from '../domain/matters/partition.ts';
import type { MatterTypes } from '../domain/matter/matter.ts';
import { canonical } from '../domain/kernel/canonical.ts';
import { given } from '../domain/kernel/given.ts';
import { marksOn } from './form.ts';
import { formOf } from './kinds.ts';
import { factIn } from './matters/documents.ts';
import { partColumnsOf, partDocument, recordDocument, type Shape } from './matters/matter-store.ts';
import { shapeOf } from './matters/stores.ts';
import { madeOf, mattersOfKind } from './queries/migrate-queries.ts';
import { batchesOf, batchLimits } from './sdk/batches.ts';
import { StoreFault } from './sdk/faults.ts';
import { bytesOf, type Items, type Operation, type StoredDocument } from './sdk/items.ts';
import { writeUnlessDestroyed } from './destroying.ts';

type Raw = Readonly<Record<string, unknown>>;
const rawShape = z.record(z.string(), z.unknown());

/** What a migration found, with what it needs to write it again. */
interface Stored {
  readonly root: StoredDocument;
  readonly version: string;
  readonly facts: readonly StoredDocument[];
  readonly notices: readonly StoredDocument[];
  /** The parts that are found by match keys. */
  readonly keyed: readonly StoredDocument[];
}

export function migratingOn(
  { cases, directory }: Readonly<Record<'cases' | 'directory', Items>>,
  containers: readonly Container[],
  limits = batchLimits,
): Migrating {
  const inBatches = (matter: MatterFound, brought: Brought) => batchesOf(operationsOf(matter, brought), limits);
  return {
    ...marksOn(directory),
    matters: () => mattersIn(cases),
    matter: async (at) => {
      const documents = (await cases.inPartition(madeOf, at.id)).map((raw) => rawShape.parse(raw));
      try {
        return matterIn(documents, at);
      } catch (error) {
        if (error instanceof z.ZodError || (error instanceof StoreFault && error.reason === 'unreadable'))
          return 'unreadable';
        throw error;
      }
    },
    weigh: (matter, brought): Weight | 'tooLarge' => {
      try {
        if (wouldBeFull(matter, brought)) return 'tooLarge';
        const batches = inBatches(matter, brought);
        return { documents: batches.flat().length, batches: batches.length + (batches.length > 1 ? 1 : 0) };
      } catch (error) {
        if (error instanceof StoreFault && error.reason === 'tooLarge') return 'tooLarge';
        throw error;
      }
    },
    bring: async (matter, brought) => {
      const { root, version } = storedOf(matter);
      const batches = inBatches(matter, brought);
      const [last = [], ...others] = batches.toReversed();
      let now = version;
      if (others.length > 0) {
        const marked = await replaced(cases, { ...root, moving: 'moving' }, version);
        if (marked === undefined) return 'conflict';
        now = marked;
        // Nothing but the root can be in the way: under the mark no press writes anything.
        for (const batch of others.toReversed()) await writeUnlessDestroyed(cases, root.pk, batch);
      }
      const end = last.map((operation) => (operation.does === 'replace' ? { ...operation, version: now } : operation));
      return (await cases.write(root.pk, end)).written ? 'done' : 'conflict';
    },
    stop: async (matter) => {
      const { root, version } = storedOf(matter);
      if (matter.moving === 'stopped') return 'done';
      return (await replaced(cases, { ...root, moving: 'stopped' }, version)) === undefined ? 'conflict' : 'done';
    },
    rekey: async (matter, matchKeys, parts) => {
      const { root, version, keyed } = storedOf(matter);
      const record = { ...rawShape.parse(root['record']), matchKeys };
      const again = keyed.map((document): Operation => {
        const { part } = partShape.parse(document);
        return { does: 'upsert', document: { ...document, matchKeys: parts[part.id] ?? [] } };
      });
      // The matter last: what was stopped before it is found again, and made again. No bot runs meanwhile.
      for (const batch of batchesOf(again, limits)) await writeUnlessDestroyed(cases, root.pk, batch);
      return (await replaced(cases, { ...root, matchKeys, record }, version)) === undefined ? 'conflict' : 'done';
    },
    indexed: async () => {
      const known = await Promise.all(containers.map(progressOf));
      return known.some((one) => one === undefined) ? undefined : Math.min(...known.map(Number));
    },
  };
}

const placeShape = z.object({ pk: z.string(), id: z.string() });
const matterShape = z.object({
  v: z.number(),
  moving: z.enum(['moving', 'stopped']).exactOptional(),
});

async function* mattersIn(items: Items): AsyncGenerator<readonly MatterAt[]> {
  for (const kind of matterKinds) {
    for await (const page of items.pages(mattersOfKind, { '@kind': kind })) {
      yield page.flatMap((raw) => matterAt(kind, raw));
    }
  }
}

function matterAt(kind: MatterKind, raw: unknown): readonly MatterAt[] {
  const place = placeShape.safeParse(raw).data;
  const id = place && toPartitionId(place.pk);
  if (id === undefined || place?.id !== kind) return [];
  const { data } = matterShape.safeParse(raw);
  // It is listed, so that it is named; the program that then asks for all of it hears that it cannot be read.
  if (data === undefined) return [{ id, kind, form: earliest }];
  const { v, moving } = data;
  return [{ id, kind, form: formAt(kind, v), ...given({ moving }) }];
}

const [earliest] = earlierForms;
const formAt = (kind: MatterKind, version: unknown): StoredForm => formOf(kind, version) ?? newestForm;

const recordShape = z.looseObject({
  lastHash: z.string(),
  calls: z.record(z.string(), z.number()),
  matchKeys: z.array(z.string()).exactOptional(),
});
const rootShape = z.looseObject({ facts: z.number() });
const partShape = z.object({ part: z.looseObject({ id: z.string() }) });
const keysShape = z.object({ matchKeys: z.array(z.string()) });
const owedShape = z.object({ owed: z.array(z.object({ name: z.string(), next: z.string().exactOptional() })) });

/** Throws for what is damaged. */
function matterIn(documents: readonly Raw[], seen: MatterAt): MatterFound | undefined {
  const kindsOfParts = new Set<unknown>(Object.keys(shapeOf(seen.id).parts));
  const ofKind = (kind: string) => documents.filter((document) => document['kind'] === kind).map(documentIn);
  const [root] = ofKind(seen.kind);
  if (root === undefined) return undefined;
  matterShape.parse(root);
  const at = { ...seen, form: formAt(seen.kind, root['v']) };
  const record = rawShape.parse(root['record']);
  const { lastHash, calls, matchKeys } = recordShape.parse(record);
  const parts = documents.filter(({ kind }) => kindsOfParts.has(kind));
  const keyed = parts.filter((raw) => keysShape.safeParse(raw).success).map(documentIn);
  const facts = ofKind('fact').toSorted((one, other) => (one.id < other.id ? -1 : 1));
  return {
    ...at,
    root: rootShape.parse(record['root']),
    lastHash,
    calls,
    ...given({ matchKeys }),
    facts: facts.map((fact): StoredFactIn<MatterTypes> => factIn(fact)),
    parts: Object.fromEntries(
      parts.map((raw) => {
        const { part } = partShape.parse(raw);
        return [part.id, part];
      }),
    ),
    unlisted: parts.flatMap((raw) => unlistedIn(raw, shapeOf(seen.id))),
    owed: owedShape.safeParse(root).data?.owed ?? [],
    partKeys: Object.fromEntries(
      keyed.map((document) => [partShape.parse(document).part.id, keysShape.parse(document).matchKeys]),
    ),
    found: { root, version: versionIn(documents, at.kind), facts, notices: ofKind('outbox'), keyed } satisfies Stored,
  };
}

/** Its id, where a column is not what the rules of today make of it: its clock, or what parts of its kind have since. */
function unlistedIn(raw: Raw, shape: Shape<MatterTypes>): readonly string[] {
  const kind = String(raw['kind']);
  const part = shape.parts[kind]?.partIn(raw);
  if (part === undefined) return [];
  const columns = Object.entries(partColumnsOf(shape, kind, part, keysShape.safeParse(raw).data?.matchKeys));
  return columns.every(([name, value]) => canonical(value) === canonical(raw[name])) ? [] : [part.id];
}

const storedShape = z.custom<Stored>((value) => typeof value === 'object');
const storedOf = ({ found }: MatterFound): Stored => storedShape.parse(found);

const system: ReadonlySet<string> = new Set(['_rid', '_self', '_etag', '_ts', '_attachments']);
const ownShape = z.looseObject({ id: z.string(), pk: z.string() });
/** Without what the database adds. */
const documentIn = (raw: Raw): StoredDocument =>
  ownShape.parse(Object.fromEntries(Object.entries(raw).filter(([name]) => !system.has(name))));
const versionIn = (documents: readonly Raw[], kind: string): string =>
  String(documents.find((document) => document['kind'] === kind)?.['_etag']);

/** The root's new version; undefined where it has been written meanwhile. */
async function replaced(items: Items, document: StoredDocument, version: string): Promise<string | undefined> {
  const written = await items.write(document.pk, [{ does: 'replace', document, version }]);
  return written.written ? written.versions[0] : undefined;
}

/** As where a press would be refused because of it: of facts and notices nothing is asked. */
function wouldBeFull({ id, kind }: MatterFound, { record, parts }: Brought): boolean {
  const shape = shapeOf(id);
  const documents = [recordDocument(shape, id, record), ...parts.map((part) => partDocument(shape, id, part))];
  return documents.some((document) => bytesOf(document) > mostBytes[kind]);
}

/** What stands beside, first; the root is the last, and the only one that names a version. */
function operationsOf(matter: MatterFound, { record, parts }: Brought): readonly Operation[] {
  const { version } = storedOf(matter);
  const { id } = matter;
  const shape = shapeOf(id);
  const again = parts.map((part) => partDocument(shape, id, part));
  return [
    ...again.map((document): Operation => ({ does: 'upsert', document })),
    { does: 'replace', document: recordDocument(shape, id, record), version },
  ];
}

const progressHeader = 'x-ms-documentdb-collection-index-transformation-progress';
/** What says nothing of it has no index that changes. What the SDK throws holds the request: it stays here. */
async function progressOf(container: Container): Promise<number | undefined> {
  try {
    const { headers } = await container.read({ populateQuotaInfo: true });
    const progress: unknown = headers[progressHeader];
    if (progress === undefined) return 100;
    const hundredths = Number(progress);
    return Number.isNaN(hundredths) ? undefined : hundredths;
  } catch {
    return undefined;
  }
}
