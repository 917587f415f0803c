// Brings a database over to the newest form, a matter at a time, while people press: what was pressed first is brought over
// with it. Stopped anywhere it goes on when it is run again (docs/operations.md).
import { byKind, type MatterKind } from '../../domain/matters/matters.ts';
import type { PartitionId } from '../../domain/matters/partition.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import { inBatches } from '../../machine/in-batches.ts';
import { newestForm } from '../ports/form-ports.ts';
import type { Brought, MatterAt, MatterFound, Migrating, StoredForm, Weight } from '../ports/migrate-ports.ts';
import { broughtOver } from './brought.ts';
import { callsBegun, type CallBegun } from './calls-begun.ts';
import { formOf, withKeysBeside, type KeysBeside, type MatchKeysFor } from './match-keys.ts';
import { patiently, type Patient } from './patiently.ts';

export interface Tools extends Patient {
  readonly migrating: Migrating;
  readonly matchKeysFor: MatchKeysFor;
  readonly keysBeside: KeysBeside;
  /** A keyed hash of a constant, as in the mark of the database. */
  readonly matchKey: string;
  /** Business time. */
  readonly now: () => Instant;
  /** Hears how far it is, every so many matters. */
  readonly tell: (progress: Progress) => void;
}
export interface Progress {
  readonly done: number;
  readonly of: number;
}

/** A matter that would lose something: the places of its values, or what is wrong with its facts. */
export interface Stopped {
  readonly id: PartitionId;
  readonly why: readonly string[] | 'unreadable';
}
/** What there is to do, or what was done. */
export interface Done {
  /** The form that the database was found in. */
  readonly from: StoredForm;
  /** Of the matters that are of an earlier form and can be read, how many of each kind. */
  readonly matters: Readonly<Record<MatterKind, number>>;
  readonly stopped: readonly Stopped[];
  readonly documents: number;
  /** Of these matters one batch is too small. */
  readonly inSeveral: number;
}
/** The same beforehand. */
export interface Ahead extends Done {
  /** Of each case of which any does, the calls that begin once it is brought over. */
  readonly begins: readonly (readonly CallBegun[])[];
}

const atOnce = 4;
/**
 * Each of these rests so long after a matter. So 25 a second are brought over at most, which is 2,000 request units of the
 * 5,000 that serverless gives in a second (docs/operations.md): the rest is for those who press.
 */
const restMs = 160;
const tellEvery = 500;

/** What would be done, and what could not; nothing is written. */
export async function lookAhead(tools: Tools): Promise<Ahead> {
  const from = formOf(await tools.migrating.marked());
  const matters = await earlier(tools.migrating, from);
  const stopped: Stopped[] = [];
  const begins: (readonly CallBegun[])[] = [];
  const weights = await eachOf(tools, matters, async (at) => {
    const matter = await tools.migrating.matter(at);
    if (matter === undefined) return undefined;
    const weighed = await readied(tools, matter);
    if (!('stopped' in weighed)) {
      const calls = matter === 'unreadable' ? [] : callsBegun(matter, weighed.brought, tools.now());
      if (calls.length > 0) begins.push(calls);
      return weighed;
    }
    stopped.push({ id: at.id, why: weighed.stopped });
    return undefined;
  });
  const known = weights.filter((weight) => weight !== undefined);
  const unreadable = new Set(stopped.filter(({ why }) => why === 'unreadable').map(({ id }) => id));
  return {
    ...countsOf(
      from,
      matters.filter(({ id }) => !unreadable.has(id)),
    ),
    stopped,
    begins,
    documents: known.reduce((sum, { documents }) => sum + documents, 0),
    inSeveral: known.filter(({ batches }) => batches > 1).length,
  };
}

/** Puts the newest form in force: what is begun from now on is stored in it. False: it is in force already. */
export async function switchForm({ migrating, matchKey }: Tools): Promise<boolean> {
  for (;;) {
    const marked = await migrating.marked();
    if (marked.form === newestForm) return false;
    if (await migrating.mark(marked, { ...marked, matchKey, form: newestForm })) return true;
  }
}

/**
 * Brings over every matter that is of an earlier form, until none is left but those that are stopped. `switchForm` comes
 * before it. Throws when the database is away for long.
 */
export async function bringOver(tools: Tools): Promise<Done> {
  const from = formOf(await tools.migrating.marked());
  const stopped = new Map<PartitionId, Stopped>();
  const all = new Map<PartitionId, MatterAt>();
  let documents = 0;
  let inSeveral = 0;
  for (;;) {
    const left = (await earlier(tools.migrating, from)).filter(({ id }) => !stopped.has(id));
    if (left.length === 0) break;
    for (const at of left) all.set(at.id, at);
    await eachOf(tools, left, async (at) => {
      const outcome = await bringOne(tools, at);
      if ('why' in outcome) stopped.set(at.id, outcome);
      else {
        documents += outcome.documents;
        inSeveral += outcome.batches > 1 ? 1 : 0;
      }
    });
  }
  const brought = [...all.values()].filter(({ id }) => !stopped.has(id));
  return { ...countsOf(from, brought), stopped: [...stopped.values()], documents, inSeveral };
}

const nothing: Weight = { documents: 0, batches: 0 };

/** A press that came first wins: what it made of the matter is brought over. */
async function bringOne(tools: Tools, at: MatterAt): Promise<Stopped | Weight> {
  const { migrating } = tools;
  let doubted = false;
  for (;;) {
    const matter = await migrating.matter(at);
    // It may be a write of this very program that had arrived, or what another one brought over meanwhile.
    if (matter === undefined || (matter !== 'unreadable' && matter.form === newestForm)) return nothing;
    const ready = await readied(tools, matter);
    if (!('stopped' in ready)) {
      if (matter !== 'unreadable' && (await migrating.bring(matter, ready.brought)) === 'done') return ready;
    } else if (!doubted) {
      // A press may have come between two pages of what was read.
      doubted = true;
    } else if (matter === 'unreadable' || (await migrating.stop(matter)) === 'done') {
      return { id: at.id, why: ready.stopped };
    }
  }
}

/** What is to be written of it, and how much that is; or why it stays as it is. */
async function readied(
  { migrating, matchKeysFor, keysBeside, now }: Tools,
  matter: MatterFound | 'unreadable',
): Promise<(Weight & { readonly brought: Brought }) | { readonly stopped: Stopped['why'] }> {
  // Verification names which document.
  if (matter === 'unreadable') return { stopped: matter };
  const keysFor = withKeysBeside(matchKeysFor, await keysBeside(matter.id, matter.root));
  const brought = broughtOver(matter, keysFor, now());
  if ('stopped' in brought) return brought;
  const weight = migrating.weigh(matter, brought);
  return weight === 'tooLarge' ? { stopped: ['it would be larger than its kind may be'] } : { ...weight, brought };
}

async function earlier(migrating: Migrating, of: StoredForm): Promise<readonly MatterAt[]> {
  const found: MatterAt[] = [];
  for await (const page of migrating.matters(of)) found.push(...page.filter(({ form }) => form !== newestForm));
  return found;
}

const countsOf = (from: StoredForm, matters: readonly MatterAt[]): Pick<Done, 'from' | 'matters'> => ({
  from,
  matters: byKindOf(matters),
});
const byKindOf = (matters: readonly MatterAt[]): Done['matters'] => {
  const kinds = Map.groupBy(matters, ({ kind }) => kind);
  return byKind((kind) => kinds.get(kind)?.length ?? 0);
};

async function eachOf<Out>(
  tools: Tools,
  matters: readonly MatterAt[],
  work: (at: MatterAt) => Promise<Out>,
): Promise<readonly Out[]> {
  let done = 0;
  return inBatches(matters, atOnce, async (at) => {
    const out = await patiently(tools, () => work(at));
    done += 1;
    if (done % tellEvery === 0 || done === matters.length) tools.tell({ done, of: matters.length });
    await tools.pause(restMs);
    return out;
  });
}
