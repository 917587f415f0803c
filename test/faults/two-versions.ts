// A decision that is pressed while two versions run on one store, and the database is brought over to the newer one's form: at the
// instance of the version before, at this one's, and at both.
import { randomBytes } from 'node:crypto';
import { verify } from '../../src/casework/check/verify.ts';
import { earlierForms, newestForm, type Form } from '../../src/casework/ports/form-ports.ts';
import type { Migrating } from '../../src/casework/ports/migrate-ports.ts';
import { act } from '../../src/casework/write/act.ts';
import { chained } from '../../src/casework/write/hashing.ts';
import { cases } from '../../src/casework/write/matters.ts';
import type { Fact } from '../../src/domain/case/whole/case.ts';
import { mintCommandId, mintReference, type CommandId, type Reference } from '../../src/domain/kernel/ids.ts';
import { createMatching } from '../../src/machine/matching.ts';
import type { CosmosStore } from '../../src/store/cosmos.ts';
import { StoreFault } from '../../src/store/sdk/faults.ts';
import { databaseOf, secret } from '../casework/migrate/database.ts';
import {
  colin,
  directory,
  filledIn,
  given,
  kestrelReference,
  must,
  noConflict,
  replay,
  submitted,
} from '../people/builders.ts';
import { migrated } from '../specimens/brought.ts';
import type { Random } from './random.ts';

export interface AcrossCounts {
  readonly decisions: number;
  /** Presses that an instance could not take: the case was brought over at that moment, or is of a form that it does not read. */
  readonly inVain: number;
  readonly lost: number;
  readonly doubled: number;
  /** What is not of the newest form, or is not whole. */
  readonly wrong: readonly string[];
}

const before = must(earlierForms.at(-1));
const now = '2027-01-04T15:00:00.000Z';
const waiting = given(filledIn(), submitted(), noConflict());
/** Nothing but a root fits into so small a batch: a matter is marked, and written in several. */
const one = { operations: 1, bytes: 1_000_000 };

export async function decidedAcross(decisions: number, random: Random): Promise<AcrossCounts> {
  const database = await databaseOf(`form-${before}`, []);
  try {
    const [store, other] = [await database.open(one), await database.open()];
    const older = asOlder(other);
    const references = Array.from({ length: decisions }, () => mintReference(randomBytes(5)));
    for (const reference of references) await stores(store, reference);
    const presses = new Map(references.map((reference) => [reference, pressOf(store, older, reference, random)]));
    const { code, said } = await migrated({ ...store, migrating: raced(store, presses, random) }, secret);
    if (code !== 0) throw new Error(said);
    const told = await Promise.all([...presses.values()].map(async (press) => press.taken()));
    const counts = await Promise.all(references.map(async (reference) => decisionsOf(store, reference)));
    return {
      decisions,
      inVain: told.reduce((sum, count) => sum + count, 0),
      lost: counts.filter((count) => count === 0).length,
      doubled: counts.filter((count) => count > 1).length,
      wrong: await wrongIn(store),
    };
  } finally {
    await database.close();
  }
}

/** A case that waits for its manager, fact by fact, as the version before stored it. */
async function stores(store: CosmosStore, reference: Reference): Promise<void> {
  const facts = JSON.parse(JSON.stringify(waiting).replaceAll(kestrelReference, reference)) as readonly Fact[];
  let lastHash = '';
  for (const [place, fact] of facts.entries()) {
    const chain = chained(fact, lastHash);
    lastHash = chain.hash;
    const result = await store.cases.commit(
      {
        id: reference,
        before: (await store.cases.load(reference))?.version,
        record: { root: must(replay(facts.slice(0, place + 1))), lastHash, calls: {}, form: before },
        fact: chain,
        marker: { id: `${reference}-${fact.number}`, fact: fact.number, at: fact.at, inputHash: '' },
        notices: [],
      },
      Date.parse(now),
    );
    if (result !== 'done') throw new Error(`${reference}: ${result}`);
  }
}

/** The version before on the same store: it knows no newer form, and reads nothing that is stored in one. */
function asOlder(store: CosmosStore): CosmosStore {
  const known: Form = before;
  const load: CosmosStore['cases']['load'] = async (reference) => {
    const found = await store.cases.load(reference);
    if (found !== undefined && found.value.form !== known)
      throw new StoreFault('unreadable', 'a newer version wrote it');
    return found;
  };
  const forms = { current: async () => known, known: () => known, refresh: async () => undefined };
  return { ...store, cases: { ...store.cases, load }, forms };
}

interface Across {
  readonly first: () => Promise<void>;
  /** Again until an instance has taken it; how often none had. */
  readonly taken: () => Promise<number>;
}
/** One press, which Teams and the person send again, to either instance, until it is taken. */
function pressOf(store: CosmosStore, older: CosmosStore, reference: Reference, random: Random): Across {
  const commandId = mintCommandId(Date.parse(now), randomBytes(8));
  let inVain = 0;
  const at = async (instance: CosmosStore): Promise<boolean> => {
    const isTaken = await takes(instance, reference, commandId);
    inVain += isTaken ? 0 : 1;
    return isTaken;
  };
  const both = random.below(3) === 0;
  let taken = false;
  return {
    first: async () => {
      taken = (await Promise.all([at(older), ...(both ? [at(store)] : [])])).includes(true);
    },
    taken: async () => {
      for (let left = mostTries; !taken && left > 0; left -= 1) taken = await at(store);
      // Its answer was lost: the same press again.
      await at(store);
      return inVain;
    },
  };
}
async function takes(instance: CosmosStore, reference: Reference, commandId: CommandId): Promise<boolean> {
  try {
    const outcome = await act({ ...instance, machine, matchKeysOf: createMatching(secret) }, cases, {
      id: reference,
      command: { step: 'giveConsent', input: {} },
      commandId,
      context: { actor: colin, now, directory },
    });
    return outcome.kind === 'done' || outcome.kind === 'repeat';
  } catch (error) {
    // What is of a form that it does not read: the person is told that it went wrong, and presses again.
    if (error instanceof StoreFault && error.reason === 'unreadable') return false;
    throw error;
  }
}
/** Then it counts as lost. */
const mostTries = 20;

const machine = {
  now: () => now,
  nowMs: () => Date.parse(now),
  bytes: (count: number) => new Uint8Array(randomBytes(count)),
};

/** Each press comes before its case is brought over, in the middle of it, or after. */
function raced({ migrating }: CosmosStore, presses: ReadonlyMap<string, Across>, random: Random): Migrating {
  const moments = new Map([...presses.keys()].map((reference) => [reference, random.below(3)]));
  return {
    ...migrating,
    bring: async (matter, brought) => {
      const moment = moments.get(matter.id);
      const press = presses.get(matter.id);
      moments.delete(matter.id);
      if (moment === 0) await press?.first();
      const beside = moment === 1 ? press?.first() : undefined;
      const result = await migrating.bring(matter, brought);
      await beside;
      if (moment === 2) await press?.first();
      return result;
    },
  };
}

const decisionsOf = async (store: CosmosStore, reference: Reference): Promise<number> =>
  (await store.cases.facts(reference)).filter(({ step }) => step === 'giveConsent').length;

async function wrongIn(store: CosmosStore): Promise<readonly string[]> {
  const found: string[] = [];
  await verify(
    store.audit,
    Date.parse(now),
    ({ reference, kind, what }) => {
      if (kind !== 'missing') found.push(`${reference}: ${what}`);
    },
    newestForm,
  );
  return found;
}
