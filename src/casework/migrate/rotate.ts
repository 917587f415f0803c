// Makes all match keys again, after the MATCH_KEY has changed: no bot may run meanwhile. Stopped anywhere it goes on when it
// is run again (docs/operations.md).
import { isDeepStrictEqual } from 'node:util';
import { inBatches } from '../../machine/in-batches.ts';
import type { PartitionId } from '../../domain/matters/partition.ts';
import type { AnyPartIn, MatterTypes } from '../../domain/matter/matter.ts';
import type { Marked, MatterAt, MatterFound } from '../ports/migrate-ports.ts';
import { newestForm } from '../ports/form-ports.ts';
import { withKeysBeside } from './match-keys.ts';
import type { Tools } from './migrate.ts';
import { patiently } from './patiently.ts';

export type Rotation = 'done' | 'needless' | 'another' | 'noForm';

export interface Rotated {
  readonly is: Rotation;
  /** How many cases and records were written. */
  readonly cases: number;
  /** What keeps the keys that it has. */
  readonly unreadable: readonly PartitionId[];
}

/**
 * `needless`: the database says this MATCH_KEY already. Its cases are looked at all the same: one may have come from a
 * backup. `another`: a rotation to another key was begun and has not ended;
 * that one is finished first, with its key. `noForm`: an earlier form is brought over first.
 */
export async function rotate(tools: Tools): Promise<Rotated> {
  const begun = await begin(tools);
  if (begun !== 'done' && begun !== 'needless') return { is: begun, cases: 0, unreadable: [] };
  let cases = 0;
  let swept: Swept;
  do {
    swept = await sweep(tools);
    cases += swept.written;
  } while (swept.written > 0);
  return { is: begun === 'done' ? await end(tools) : begun, cases, unreadable: swept.unreadable };
}

async function begin({ migrating, matchKey }: Tools): Promise<Rotation> {
  for (;;) {
    const marked: Marked = await migrating.marked();
    if (marked.form === undefined) return 'noForm';
    if (marked.rotating !== undefined) return marked.rotating === matchKey ? 'done' : 'another';
    if (marked.matchKey === matchKey) return 'needless';
    if (await migrating.mark(marked, { ...marked, rotating: matchKey })) return 'done';
  }
}

async function end({ migrating, matchKey }: Tools): Promise<Rotation> {
  for (;;) {
    const before = await migrating.marked();
    const { rotating, ...marked } = before;
    if (rotating === undefined) return marked.matchKey === matchKey ? 'done' : 'another';
    if (await migrating.mark(before, { ...marked, matchKey })) return 'done';
  }
}

const atOnce = 4;

interface Swept {
  /** How many cases: none when all are right. */
  readonly written: number;
  readonly unreadable: readonly PartitionId[];
}

async function sweep(tools: Tools): Promise<Swept> {
  let written = 0;
  const unreadable: PartitionId[] = [];
  for await (const page of tools.migrating.matters(newestForm)) {
    const cases = page.filter(({ kind }) => kind === 'case' || kind === 'entity');
    await inBatches(cases, atOnce, async (at) => {
      const outcome = await patiently(tools, () => rekeyed(tools, at));
      if (outcome === 'unreadable') unreadable.push(at.id);
      else if (outcome === 'written') written += 1;
    });
    tools.tell({ done: written, of: written });
  }
  return { written, unreadable };
}

/** Of the newest form, as every matter that is rekeyed: what is stored of it is what a press made. */
function partIn(parts: MatterFound['parts'], id: string): AnyPartIn<MatterTypes> | undefined;
function partIn(parts: MatterFound['parts'], id: string): unknown {
  return parts[id];
}

async function rekeyed(
  { migrating, matchKeysFor, keysBeside }: Tools,
  at: MatterAt,
): Promise<'written' | 'right' | 'unreadable'> {
  for (;;) {
    const matter = await migrating.matter(at);
    if (matter === undefined) return 'right';
    if (matter === 'unreadable') return matter;
    const { id, root, parts } = matter;
    const keys = withKeysBeside(matchKeysFor, await keysBeside(id, root))(id, root);
    if (keys === undefined) return 'right';
    // A part that is found by nothing any more has no keys to make again.
    const partKeys = Object.fromEntries(
      Object.keys(matter.partKeys).map((part) => [part, matchKeysFor(id, root, partIn(parts, part)) ?? []]),
    );
    if (isDeepStrictEqual(keys, matter.matchKeys) && isDeepStrictEqual(partKeys, matter.partKeys)) return 'right';
    if ((await migrating.rekey(matter, keys, partKeys)) === 'done') return 'written';
  }
}
