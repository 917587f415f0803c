// Matters and their parts, each matter in a partition of its own in the container `cases`.
import type { MatterCommit, MatterRecord, MatterStore, PartsOf, PartWrite } from '../../casework/ports/matter-ports.ts';
import { nextOf, type AnyPartIn, type Matter, type MatterTypes, type PartTypes } from '../../domain/matter/matter.ts';
import type { PartitionId } from '../../domain/matters/partition.ts';
import type { Kind } from '../kinds.ts';
import { factsOfMatter, kindsAtOnce, partsOfMatter } from '../queries/queries.ts';
import { commitOnce } from '../sdk/commit.ts';
import { StoreFault } from '../sdk/faults.ts';
import type { Items, Operation, Patience, StoredDocument } from '../sdk/items.ts';
import { groupsOf } from '../sdk/query.ts';
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
  indexed(doc: P['doc']): Columns;
  /** Throws for what is damaged, or of another kind. */
  partIn(raw: unknown): P['doc'];
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
}
type Columns = Readonly<{ [column: string]: unknown }>;

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
      return found && { value: partShape(shape, kind).partIn(found.raw), version: found.version };
    },
    parts: async (id, kind) => (await partsOf(items, shape, id, [kind]))[kind] ?? [],
    commit: async (commit, nowMs) => {
      const { id, fact } = commit;
      return commitOnce(items, patience, { partition: id, operations: operationsOf(shape, commit, nowMs), fact });
    },
    facts: async (id) => {
      const found = await items.inPartition(factsOfMatter, id);
      return found.map(factIn).toSorted((one, other) => one.number - other.number);
    },
  };
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
      return [kind, inOrder(found.filter((raw) => kindOf(raw) === of.kind).map((raw) => of.partIn(raw)))];
    }),
  );
}

function operationsOf(
  shape: Shape<MatterTypes>,
  { id, before, record, saved, notices, part, ...last }: MatterCommit<MatterTypes>,
  nowMs: number,
): Operation[] {
  // A matter of any kind is known by one of their ids.
  return [
    writing(recordDocument(shape, id, record), before),
    ...(saved === undefined ? [last] : [saved, last]).flatMap(({ fact, marker, again }): Operation[] => [
      { does: 'create', document: factDocument(id, fact, record.form) },
      { does: again === true && !isReminder(marker.id) ? 'upsert' : 'create', document: markerDocument(id, marker) },
    ]),
    ...(part === undefined ? [] : [writing(partDocument(shape, id, part), part.before)]),
    ...notices.map((notice): Operation => ({ does: 'upsert', document: newNotice(id as PartitionId, notice, nowMs) })),
  ];
}

const writing = (document: StoredDocument, version: string | undefined): Operation =>
  version === undefined ? { does: 'create', document } : { does: 'replace', document, version };

const mostBytes = 128 * 1024;

/** Throws when the matter outgrew what a press can carry to and fro (docs/design.md 8). */
export function recordDocument<T extends MatterTypes>(
  shape: Shape<T>,
  id: string,
  record: MatterRecord<T>,
): StoredDocument {
  const { form, kept: _kept, moving: _moving, ...stored } = record;
  const document = documentOf(shape.kind, id, shape.kind, { ...columnsOf(shape, record), record: stored }, form);
  const bytes = Buffer.byteLength(JSON.stringify(document));
  if (bytes <= mostBytes) return document;
  throw new StoreFault('tooLarge', `The ${shape.matter.name} would be ${bytes} bytes large; ${mostBytes} is the most`);
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
  { kind, value }: Pick<PartWrite<T>, 'kind' | 'value'>,
): StoredDocument;
export function partDocument(
  shape: Shape<MatterTypes>,
  id: string,
  { kind, value }: Pick<PartWrite<MatterTypes>, 'kind' | 'value'>,
): StoredDocument {
  const content = { ...partColumnsOf(shape, kind, value), part: value };
  return documentOf(partShape(shape, kind).kind, id, partId(kind, value.id), content);
}

/** What lists find a part by. */
export const partColumnsOf = (shape: Shape<MatterTypes>, kind: string, part: AnyPartIn<MatterTypes>): Columns => ({
  ...partShape(shape, kind).indexed(part),
  nextDue: nextOf(shape.matter.parts[kind]?.clock(part)),
});

function partShape({ matter, parts }: Shape<MatterTypes>, kind: string): PartShape<PartTypes> {
  const shape = parts[kind];
  if (shape === undefined) throw new StoreFault('unreadable', `A ${matter.name} has no parts of kind ${kind}`);
  return shape;
}

/** A9 before A10: their ids count them. */
export const inOrder = <D extends { readonly id: string }>(parts: readonly D[]): readonly D[] =>
  parts.toSorted((one, other) => one.id.length - other.id.length || (one.id < other.id ? -1 : 1));
