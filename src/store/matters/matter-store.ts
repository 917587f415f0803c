// Matters and their parts, each matter in a partition of its own in the container `cases`.
import { z } from 'zod';
import type {
  MatterCommit,
  MatterRecord,
  MatterStore,
  PartsOf,
  PartWrite,
  StoredFactIn,
  Struck,
} from '../../casework/ports/matter-ports.ts';
import {
  isAside,
  nextOf,
  type AnyPartIn,
  type Aside,
  type Matter,
  type MatterTypes,
  type PartTypes,
} from '../../domain/matter/matter.ts';
import { kindAt, mostBytes } from '../../domain/matters/matters.ts';
import type { PartitionId } from '../../domain/matters/partition.ts';
import { given } from '../../domain/kernel/given.ts';
import type { Columns, ColumnsSince } from '../forms/earlier.ts';
import type { Kind } from '../kinds.ts';
import { factsOfMatter, kindsAtOnce, markersOfMatter, partsByIds, partsOfMatter } from '../queries/queries.ts';
import { commitOnce } from '../sdk/commit.ts';
import { StoreFault } from '../sdk/faults.ts';
import { bytesOf, type Items, type Operation, type Patience, type StoredDocument } from '../sdk/items.ts';
import { groupsOf, idsAtOnce } from '../sdk/query.ts';
import {
  documentOf,
  factDocument,
  factIn,
  isReminder,
  kindOf,
  markerDocument,
  markerId,
  markerIn,
  newNotice,
} from './documents.ts';

/** How parts of one kind are stored, each in a document of its own. */
export interface PartShape<P extends PartTypes> {
  readonly kind: Kind;
  /** What queries filter by, beside the part it comes from and its clock. */
  indexed(doc: P['doc'], matchKeys?: readonly string[]): Columns;
  /** Of those: what it lacks in a matter of an earlier form, where no step has written it since. */
  readonly columnsSince: readonly string[];
  /** Undefined: it was set aside. Throws for what is damaged, or of another kind. */
  partIn(raw: unknown): P['doc'] | undefined;
  /** What is left of one that was set aside; undefined for any other. */
  asideIn(raw: unknown): Aside | undefined;
}
/** How matters of one kind are stored: each in one document, whose id is its kind. */
export interface Shape<T extends MatterTypes> {
  readonly kind: Kind;
  readonly matter: Matter<T>;
  /** What queries filter by, beside the record it comes from and its clock. */
  indexed(record: MatterRecord<T>): Columns;
  /** Throws for what is damaged, or of another kind. */
  recordIn(raw: unknown): MatterRecord<T>;
  readonly parts: { readonly [K in keyof T['parts']]: PartShape<T['parts'][K]> };
  /** What an earlier form lacks of its columns. */
  readonly columnsSince?: ColumnsSince;
}

export function matterStore<T extends MatterTypes>(items: Items, patience: Patience, shape: Shape<T>): MatterStore<T>;
export function matterStore(items: Items, patience: Patience, shape: Shape<MatterTypes>): MatterStore<MatterTypes> {
  return {
    load: async (id) => {
      const found = await items.read(id, shape.kind);
      return found && { value: shape.recordIn(found.raw), version: found.version };
    },
    marker: async (id, marker) => {
      const found = await items.read(id, markerId(marker));
      return found && markerIn(found.raw);
    },
    part: async (id, kind, part) => {
      const found = await items.read(id, partId(kind, part));
      const value = found && partShape(shape, kind).partIn(found.raw);
      return found && value && { value, version: found.version };
    },
    parts: async (id, kind) => (await partsOf(items, shape, id, [kind]))[kind] ?? [],
    commit: async (commit, nowMs) => {
      const { id, fact } = commit;
      const operations = operationsOf(shape, commit, nowMs);
      if (operations !== undefined) {
        const all = [...operations, ...(await withoutHashes(items, commit))];
        return commitOnce(items, patience, { partition: id, operations: all, fact });
      }
      await markLarge(items, shape.kind, id);
      return 'full';
    },
    holds: (commit) => operationsOf(shape, commit, 0) !== undefined,
    facts: (id) => factsIn(items, id),
  };
}

async function factsIn(items: Items, id: string): Promise<readonly StoredFactIn<MatterTypes>[]> {
  const found = await items.inPartition(factsOfMatter, id);
  return found.map(factIn).toSorted((one, other) => one.number - other.number);
}

/** Parts of several kinds, all there are of each: of the kinds of a case in one query. */
export function partsOf<T extends MatterTypes>(
  items: Items,
  shape: Shape<T>,
  id: string,
  kinds: readonly (keyof T['parts'] & string)[],
): Promise<PartsOf<T>>;
export async function partsOf(
  items: Items,
  shape: Shape<MatterTypes>,
  id: string,
  kinds: readonly string[],
): Promise<PartsOf<MatterTypes>> {
  const named = kinds.map((kind) => partShape(shape, kind).kind);
  const groups = groupsOf(named, kindsAtOnce, '@kind');
  const found = (await Promise.all(groups.map(async (asked) => items.inPartition(partsOfMatter, id, asked)))).flat();
  return Object.fromEntries(
    kinds.map((kind) => {
      const of = partShape(shape, kind);
      return [kind, inOrder(found.filter((raw) => kindOf(raw) === of.kind).flatMap((raw) => of.partIn(raw) ?? []))];
    }),
  );
}

/** Parts that are in some state, whatever their ids. */
export interface Standing {
  readonly kind: string;
  /** As queries filter by it. */
  readonly stage: string;
}

/** Parts by their ids, those that stand so, and all `of` one kind, each kind as `parts` gives it: of most matters in one query. */
export function partsNamed<T extends MatterTypes>(
  items: Items,
  shape: Shape<T>,
  id: string,
  named: readonly string[],
  standing: Standing | undefined,
  of?: keyof T['parts'] & string,
): Promise<PartsOf<T>>;
export async function partsNamed(
  items: Items,
  shape: Shape<MatterTypes>,
  id: string,
  named: readonly string[],
  standing: Standing | undefined,
  of?: string,
): Promise<PartsOf<MatterTypes>> {
  const ids = named.map((part) => partId(shape.matter.partNamed(part) ?? '', part));
  const groups = groupsOf(standing === undefined && of === undefined ? ids : [...ids, ''], idsAtOnce, '@id');
  const whole = of === undefined ? '' : partShape(shape, of).kind;
  const asked = groups.map(async (group, turn) => {
    const isFirst = turn === 0;
    const { kind = '', stage = '' } = (isFirst ? standing : undefined) ?? {};
    return items.inPartition(partsByIds, id, {
      ...group,
      '@kind': kind,
      '@stage': stage,
      '@whole': isFirst ? whole : '',
    });
  });
  const found = (await Promise.all(asked)).flat();
  return Object.fromEntries(
    Object.values(shape.parts).map((of) => [
      of.kind,
      inOrder(found.filter((raw) => kindOf(raw) === of.kind).flatMap((raw) => of.partIn(raw) ?? [])),
    ]),
  );
}

/**
 * What a press had no room in is found in Delivery. Its own write would have said so, and may have been by a version that did
 * not. Who writes meanwhile wins: the next refusal says it again.
 */
async function markLarge(items: Items, kind: Kind, id: string): Promise<void> {
  const found = await items.read(id, kind);
  if (found === undefined) return;
  const document = rootShape.parse(found.raw);
  if (document['large'] === true) return;
  await items.write(id, [{ does: 'replace', document: { ...document, large: true }, version: found.version }]);
}
const rootShape = z.looseObject({ id: z.string(), pk: z.string() });

/** Undefined where a document would be larger than one of its kind may be. */
function operationsOf(
  shape: Shape<MatterTypes>,
  { id, before, record, saved, notices, part, struck, ...last }: MatterCommit<MatterTypes>,
  nowMs: number,
): Operation[] | undefined {
  const documents = [recordDocument(shape, id, record), ...(part === undefined ? [] : [partDocument(shape, id, part)])];
  const [root, ofPart] = documents;
  const most = mostBytes[kindAt(id) ?? 'case'];
  if (root === undefined || documents.some((one) => bytesOf(one) > most)) return undefined;
  // A matter of any kind is known by one of their ids.
  return [
    writing(root, before),
    ...(saved === undefined ? [last] : [saved, last]).flatMap(({ fact, marker, again }): Operation[] => [
      { does: 'create', document: factDocument(id, fact, record.form) },
      { does: again === true && !isReminder(marker.id) ? 'upsert' : 'create', document: markerDocument(id, marker) },
    ]),
    ...(ofPart === undefined ? [] : [writing(ofPart, part?.before)]),
    ...(struck === undefined ? [] : struckOperations(shape, id, struck)),
    ...notices.map((notice): Operation => ({ does: 'upsert', document: newNotice(id as PartitionId, notice, nowMs) })),
  ];
}

/** Facts are as they were when the matter was read: what writes one writes the matter too, whose version says so. */
const struckOperations = (
  shape: Shape<MatterTypes>,
  id: string,
  { facts, parts }: Struck<MatterTypes>,
): readonly Operation[] => [
  ...facts.map((fact): Operation => ({ does: 'upsert', document: factDocument(id, fact) })),
  ...parts.map((part) => writing(partDocument(shape, id, part), part.before)),
];

/** The hash of an input that had the words would confirm a guess of them. */
async function withoutHashes(
  items: Items,
  { id, struck }: Pick<MatterCommit<MatterTypes>, 'id' | 'struck'>,
): Promise<readonly Operation[]> {
  if (struck === undefined) return [];
  const numbers = new Set([struck.asked, ...struck.facts.map(({ number }) => number)]);
  const markers = (await items.inPartition(markersOfMatter, id)).map(markerIn);
  return markers
    .filter(({ fact }) => numbers.has(fact))
    .map((marker) => ({ does: 'upsert', document: markerDocument(id, { ...marker, inputHash: '' }) }));
}

const writing = (document: StoredDocument, version: string | undefined): Operation =>
  version === undefined ? { does: 'create', document } : { does: 'replace', document, version };

/** The root document, as it is stored; with what the developers have to see to, where there is something. */
export function recordDocument<T extends MatterTypes>(
  shape: Shape<T>,
  id: string,
  record: MatterRecord<T>,
): StoredDocument {
  const { form, moving: _moving, large: _large, brought, ...stored } = record;
  const content = { ...columnsOf(shape, record), record: stored, ...given({ brought }) };
  const document = documentOf(shape.kind, id, shape.kind, content, form);
  return bytesOf(document) > mostBytes[kindAt(id) ?? 'case'] / 2 ? { ...document, large: true } : document;
}

/** What lists find a matter by. */
export const columnsOf = <T extends MatterTypes>(shape: Shape<T>, record: MatterRecord<T>): Columns => ({
  ...shape.indexed(record),
  nextDue: nextOf(shape.matter.clock(record.root)),
});

export const partId = (kind: string, part: string): string => `${kind}-${part}`;

export function partDocument<T extends MatterTypes>(
  shape: Shape<T>,
  id: string,
  { kind, value, matchKeys }: Pick<PartWrite<T>, 'kind' | 'value' | 'matchKeys'>,
): StoredDocument;
export function partDocument(
  shape: Shape<MatterTypes>,
  id: string,
  { kind, value, matchKeys }: Pick<PartWrite<MatterTypes>, 'kind' | 'value' | 'matchKeys'>,
): StoredDocument {
  const content = { ...partColumnsOf(shape, kind, value, matchKeys), part: value };
  return documentOf(partShape(shape, kind).kind, id, partId(kind, value.id), content);
}

/** What lists find a part by; what was set aside is in none. */
export const partColumnsOf = (
  shape: Shape<MatterTypes>,
  kind: string,
  part: AnyPartIn<MatterTypes> | Aside,
  matchKeys?: readonly string[],
): Columns =>
  isAside(part)
    ? {}
    : {
        ...partShape(shape, kind).indexed(part, matchKeys),
        nextDue: nextOf(shape.matter.parts[kind]?.clock(part)),
      };

function partShape({ matter, parts }: Shape<MatterTypes>, kind: string): PartShape<PartTypes> {
  const shape = parts[kind];
  if (shape === undefined) throw new StoreFault('unreadable', `A ${matter.name} has no parts of kind ${kind}`);
  return shape;
}

/** A9 before A10: their ids count them. */
export const inOrder = <D extends { readonly id: string }>(parts: readonly D[]): readonly D[] =>
  parts.toSorted((one, other) => one.id.length - other.id.length || (one.id < other.id ? -1 : 1));
