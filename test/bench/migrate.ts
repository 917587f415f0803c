// Bringing over many cases of form 5, by the program itself in a process of its own, while people press on some of them.
import { createHash, randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { bringOver, switchForm } from '../../src/casework/migrate/migrate.ts';
import { act } from '../../src/casework/write/act.ts';
import { chained } from '../../src/casework/write/hashing.ts';
import { cases } from '../../src/casework/write/matters.ts';
import { mintCommandId, mintReference, type Reference } from '../../src/domain/kernel/ids.ts';
import { createMatching } from '../../src/machine/matching.ts';
import { openCosmosStore, type CosmosStore } from '../../src/store/cosmos.ts';
import type { StoredDocument } from '../../src/store/sdk/items.ts';
import { startChild } from '../faults/child.ts';
import { moira, must } from '../people/builders.ts';
import { toolsOn } from '../specimens/brought.ts';
import { fromLines, underKey } from '../specimens/stored.ts';
import { ids } from '../specimens/story.ts';
import { council } from './council.ts';
import { cpuMsOf } from './load.ts';
import { counting, secretOfBench } from './requests.ts';
import { storeAll } from './stored.ts';

const now = '2027-02-16T15:30:00.000Z';
const specimen = new URL('../specimens/form-5/stored.jsonl', import.meta.url);
const server = new URL('../protocol/server-child.ts', import.meta.url);
const program = new URL('../../src/commands/migrate.ts', import.meta.url);
/** A press every so often, as many as a council at its busiest. */
const everyMs = 33;

export interface MigrateFigures {
  readonly stored: number;
  readonly facts: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly serverCpuSeconds: number;
  readonly presses: number;
  readonly refused: number;
  readonly p50: number;
  readonly p99: number;
  readonly worst: number;
  /** Of one case, as the local server estimates. */
  readonly units: number;
}

/** Stores so many cases, and brings them over. */
export async function measureMigration(folder: string, stored: number): Promise<MigrateFigures> {
  const model = await modelCase();
  const references = referencesOf(stored);
  const file = path.join(folder, `migrate-${stored}.sqlite`);
  await storeAll(file, copies(model, references), 5);
  const key = randomBytes(64).toString('base64');
  const database = startChild(server, { args: [file, key] });
  const endpoint = await database.line('http');
  const store = await openCosmosStore({ endpoint, key, database: 'mset', createMissing: false });
  await store.directories.replace(council, 'the council of the bench');
  const env = { COSMOS_ENDPOINT: endpoint, COSMOS_KEY: key };
  const [started, serverBefore] = [performance.now(), cpuMsOf(database.pid)];
  const migration = startChild(program, { args: ['--go', '--yes'], env });
  let cpuMs = 0;
  const over = new AbortController();
  const sampling = (async () => {
    while (!over.signal.aborted) {
      cpuMs = Math.max(cpuMs, cpuMsOf(migration.pid));
      await pause(50);
    }
  })();
  const pressing = press(store, references, () => over.signal.aborted);
  await migration.line('None is left');
  cpuMs = Math.max(cpuMs, cpuMsOf(migration.pid));
  over.abort();
  const seconds = (performance.now() - started) / 1000;
  const serverCpuSeconds = (cpuMsOf(database.pid) - serverBefore) / 1000;
  const { times, refused } = await pressing;
  await sampling;
  await migration.stop();
  await store.close();
  await database.kill();
  await rm(file);
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    stored,
    facts: model.filter(({ kind }) => kind === 'fact').length,
    seconds,
    cpuSeconds: cpuMs / 1000,
    serverCpuSeconds,
    presses: times.length,
    refused,
    p50: at(0.5),
    p99: at(0.99),
    worst: at(1),
    units: await unitsOfCase(folder, model),
  };
}

/** Different from each other, and in no order. */
function referencesOf(count: number): readonly Reference[] {
  const references = new Set<Reference>();
  for (let place = 0; references.size < count; place += 1)
    references.add(mintReference(createHash('sha256').update(String(place)).digest()));
  return [...references];
}

/** A case that the panel follows, as the version before stored it: its root, its facts, a part of every kind. */
async function modelCase(): Promise<readonly StoredDocument[]> {
  const kinds = ['case', 'fact', 'action', 'review', 'onward', 'assessment', 'episode'];
  const all = underKey(fromLines(await readFile(specimen, 'utf8')), secretOfBench);
  return all
    .filter(({ pk, kind }) => pk === ids.followed && kinds.includes(kind))
    .map(({ in: _container, ...document }) => document);
}

function* copies(model: readonly StoredDocument[], references: readonly Reference[]): Iterable<StoredDocument> {
  for (const reference of references) yield* copyOf(model, reference);
}

type Fact = Readonly<Record<string, unknown>>;
/** The same under another reference, with a chain of its own. */
function copyOf(model: readonly StoredDocument[], reference: Reference): readonly StoredDocument[] {
  const text = JSON.stringify(model).replaceAll(ids.followed, reference);
  const documents = JSON.parse(text) as readonly StoredDocument[]; // as they were
  let last = '';
  const linked = documents.map((document) => {
    if (document['kind'] !== 'fact') return document;
    const { previous: _previous, hash: _hash, ...fact } = document['fact'] as Fact; // of a fact's document
    const link = chained(fact, last);
    last = link.hash;
    return { ...document, fact: link };
  });
  return linked.map((document) =>
    document['kind'] === 'case' ? { ...document, record: { ...Object(document['record']), lastHash: last } } : document,
  );
}

/** Presses on cases here and there: a restriction, and its lifting. */
async function press(
  store: CosmosStore,
  references: readonly Reference[],
  isOver: () => boolean,
): Promise<{ readonly times: readonly number[]; readonly refused: number }> {
  const machine = { now: () => now, nowMs: () => Date.now(), bytes: randomBytes };
  const ports = { ...store, machine, matchKeysOf: createMatching(secretOfBench) };
  const times: number[] = [];
  const under: Promise<void>[] = [];
  let refused = 0;
  const one = async (id: Reference, isFirst: boolean): Promise<void> => {
    const begun = performance.now();
    const outcome = await act(ports, cases, {
      id,
      command: isFirst
        ? { step: 'restrict', input: { ground: 'highProfile', reason: 'A councillor.' } }
        : { step: 'liftRestriction', input: { reason: 'It is over.' } },
      commandId: mintCommandId(Date.now(), randomBytes(8)),
      context: { actor: moira, now, directory: council },
    });
    times.push(performance.now() - begun);
    if (outcome.kind !== 'done') refused += 1;
  };
  for (let turn = 0; !isOver(); turn += 1) {
    const round = Math.floor(turn / references.length);
    under.push(one(must(references[(turn * 7919) % references.length]), round % 2 === 0));
    await pause(everyMs);
  }
  await Promise.all(under);
  return { times, refused };
}

/** What one case costs, of fifty: finding it, reading it, writing it. */
async function unitsOfCase(folder: string, model: readonly StoredDocument[]): Promise<number> {
  const few = 50;
  const file = path.join(folder, 'migrate-units.sqlite');
  const references = referencesOf(few);
  await storeAll(file, copies(model, references), 5);
  const units = await counting(file, now, async (ports, count) => {
    const tools = { ...toolsOn(ports as unknown as CosmosStore, secretOfBench), tell: () => undefined }; // it is one
    await switchForm(tools);
    const { asked } = await count('a migration', () => bringOver(tools));
    return asked.units;
  });
  await rm(file);
  return units / few;
}
