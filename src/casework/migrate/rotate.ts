// Makes all match keys again, after the MATCH_KEY has changed: no bot may run meanwhile. Stopped anywhere it goes on when it
// is run again (docs/operations.md).
import { isDeepStrictEqual } from 'node:util';
import { inBatches } from '../../machine/in-batches.ts';
import type { Marked, MatterAt } from '../ports/migrate-ports.ts';
import { newestForm } from '../ports/form-ports.ts';
import type { Tools } from './migrate.ts';
import { patiently } from './patiently.ts';

export type Rotation = 'done' | 'needless' | 'another' | 'noForm';

/**
 * `needless`: the keys are of this MATCH_KEY already. `another`: a rotation to another key was begun and has not ended;
 * that one is finished first, with its key. `noForm`: an earlier form is brought over first.
 */
export async function rotate(tools: Tools): Promise<{ readonly is: Rotation; readonly cases: number }> {
  const begun = await begin(tools);
  if (begun !== 'done') return { is: begun, cases: 0 };
  let cases = 0;
  for (let written = -1; written !== 0; cases += written) written = await sweep(tools);
  return { is: await end(tools), cases };
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

/** How many cases were written: none when all are right. */
async function sweep(tools: Tools): Promise<number> {
  let written = 0;
  for await (const page of tools.migrating.matters(newestForm)) {
    const cases = page.filter(({ kind }) => kind === 'case');
    await inBatches(cases, atOnce, async (at) => {
      if (await patiently(tools, () => rekeyed(tools, at))) written += 1;
    });
    tools.tell({ done: written, of: written });
  }
  return written;
}

/** Whether it was written. */
async function rekeyed({ migrating, matchKeysFor }: Tools, at: MatterAt): Promise<boolean> {
  for (;;) {
    const matter = await migrating.matter(at);
    if (matter === undefined || matter === 'unreadable') return false;
    const keys = matchKeysFor(matter.id, matter.root);
    if (keys === undefined || isDeepStrictEqual(keys, matter.matchKeys)) return false;
    if ((await migrating.rekey(matter, keys)) === 'done') return true;
  }
}
