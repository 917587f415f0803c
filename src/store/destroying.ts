// Takes a matter away, a batch at a time: with the first its root goes and its tombstone comes, so that no press can write it again.
import { z } from 'zod';
import { mostOperations, type Versioned } from '../casework/ports/commit-ports.ts';
import type { Destroying, Tombstone } from '../casework/ports/destroy-ports.ts';
import type { CountedMatter } from '../casework/ports/figure-ports.ts';
import { kindAt } from '../domain/matters/matters.ts';
import { toRegisterId } from '../domain/register/entry.ts';
import { countedId } from './figures.ts';
import { documentOf, objectId, parse } from './matters/documents.ts';
import { everythingOfCase } from './queries/queries.ts';
import type { Items, Operation } from './sdk/items.ts';

export const tombstoneId = 'tombstone';
const certificate = z.custom<Tombstone['certificate']>(
  (value) => value === 'draft' || (typeof value === 'string' && toRegisterId(value) === value),
);
const tombstoneShape = z.object({
  tombstone: z.object({
    facts: z.number(),
    lastHash: z.string(),
    certificate,
    at: z.string(),
    excluded: z.array(objectId).exactOptional(),
  }),
});
export const tombstoneIn = (raw: unknown): Tombstone => parse('tombstone', raw, tombstoneShape).tombstone;

const versioned = z.object({ id: z.string(), _etag: z.string() });
const staying: ReadonlySet<string> = new Set([tombstoneId, countedId]);

const restOf = async (items: Items, id: string): Promise<readonly (Operation & { readonly does: 'remove' })[]> =>
  (await items.inPartition(everythingOfCase, id))
    .map((raw) => versioned.parse(raw))
    .filter((one) => !staying.has(one.id))
    .map((one) => ({ does: 'remove', id: one.id, version: one._etag }));
/** Takes a batch away; gives how many documents are left. */
async function clearOf(items: Items, id: string, most: number): Promise<number> {
  const left = await restOf(items, id);
  if (left.length === 0) return 0;
  const batch = left.slice(0, most);
  const { written } = await items.write(id, batch);
  return written ? left.length - batch.length : left.length;
}

/**
 * Writes without a condition what someone had in hand of a matter. Where it was destroyed meanwhile nothing of that stays: the
 * tombstone comes before the last clearing, so that who writes after that finds it (docs/process.md P31.8).
 */
export async function writeUnlessDestroyed(items: Items, id: string, operations: readonly Operation[]): Promise<void> {
  await items.writeAgain(id, operations);
  if ((await items.read(id, tombstoneId)) === undefined) return;
  for (let left = await clearOf(items, id, mostOperations); left > 0;) {
    const next = await clearOf(items, id, mostOperations);
    // Someone else takes the same away.
    if (next >= left) return;
    left = next;
  }
}

/** `most`: how many documents one batch changes. */
export function destroyingOn(items: Items, most: number = mostOperations): Destroying {
  const rest = async (id: string) => restOf(items, id);
  return {
    tombstone: async (id) => {
      const found = await items.read(id, tombstoneId);
      return found && tombstoneIn(found.raw);
    },
    bury: async (id, tombstone, version, counted) => {
      // The document of a matter is called as its kind.
      const root = kindAt(id) ?? 'case';
      const first: readonly Operation[] = [
        { does: 'remove', id: root, version },
        { does: 'create', document: documentOf('tombstone', id, tombstoneId, { tombstone }) },
        ...(counted === undefined ? [] : [goneIn(id, counted)]),
      ];
      const others = (await rest(id)).filter((one) => one.id !== root);
      const batch = [...first, ...others.slice(0, Math.max(0, most - first.length))];
      return (await items.write(id, batch)).written;
    },
    clear: async (id) => clearOf(items, id, most),
    forget: async (id) => {
      const found = await items.read(id, tombstoneId);
      const { excluded, ...tombstone } = found === undefined ? {} : tombstoneIn(found.raw);
      if (found === undefined || excluded === undefined) return false;
      const document = documentOf('tombstone', id, tombstoneId, { tombstone });
      return (await items.write(id, [{ does: 'replace', document, version: found.version }])).written;
    },
    uncount: async (id) => {
      const found = await items.read(id, countedId);
      if (found !== undefined) await items.write(id, [{ does: 'remove', id: countedId, version: found.version }]);
    },
  };
}

/** From then on no worker counts it again: its facts are going. */
const goneIn = (id: string, { value, version }: Versioned<CountedMatter>): Operation => ({
  does: 'replace',
  document: documentOf('counted', id, countedId, { counted: { ...value, gone: true } }),
  version,
});
