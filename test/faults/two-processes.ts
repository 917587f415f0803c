// Two processes with two delivery workers each, on one store in a third process.
import { randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Notice } from '../../src/casework/ports/ports.ts';
import { openCosmosStore, type CosmosStore } from '../../src/store/cosmos.ts';
import { colin, directory, moira, priya } from '../people/builders.ts';
import { startTeamsService, type TeamsService } from '../worlds/teams-service.ts';
import { cardNotice, contactOf, copyOf, lastOf, receivedCase, receivedFacts, seed, tenantId } from './cases.ts';
import { startChild, type Child } from './child.ts';
import { evidenceIn } from './evidence.ts';
import { openMailbox, type Mailbox } from './mailbox.ts';
import type { Random } from './random.ts';
import { newScratch } from '../worlds/scratch.ts';
import { hangMs } from '../worlds/patience.ts';

export interface SharedCounts {
  readonly notices: number;
  readonly kills: number;
  /** Never told to anybody. */
  readonly lost: number;
  /** Told once more than once: after a crash between send and mark; and otherwise. */
  readonly doubled: number;
  readonly doubledElsewhere: number;
  /** Notices that each process took, where it lived to say so. */
  readonly taken: readonly number[];
  /** Claims that found somebody else's, of all. */
  readonly wasted: number;
  readonly seconds: number;
}
export interface SharedOptions {
  /** Four notices each: three cards and a mail. */
  readonly cases: number;
  readonly kills: number;
  readonly random: Random;
}

const workerProgram = new URL('worker-child.ts', import.meta.url);
const serverProgram = new URL('../protocol/server-child.ts', import.meta.url);
/** With kills a lease of 17 seconds ends after 4. */
const speedWithKills = 4;

interface Shared {
  readonly file: string;
  readonly store: CosmosStore;
  readonly teams: TeamsService;
  readonly mailbox: Mailbox;
  startWorkers(): Child;
  stop(): Promise<void>;
}

export async function twoProcesses(options: SharedOptions): Promise<SharedCounts> {
  const shared = await openShared(options.kills > 0 ? speedWithKills : 1);
  try {
    const workers = [shared.startWorkers(), shared.startWorkers()];
    // On a busy machine one would else have told everything before the other is there.
    await Promise.all(workers.map(async (worker) => worker.line('working')));
    const started = performance.now();
    const [references, unmarked] = await Promise.all([fill(shared, options.cases), killSome(shared, workers, options)]);
    await untilEmpty(shared, started);
    const seconds = (performance.now() - started) / 1000;
    const ended = await Promise.all(workers.map(endOf));
    return { ...summed(shared, references, unmarked), ...sharesOf(ended), kills: options.kills, seconds };
  } finally {
    await shared.stop();
  }
}

async function openShared(speed: number): Promise<Shared> {
  const folder = await newScratch('two');
  const file = path.join(folder, 'cosmos.sqlite');
  const key = randomBytes(64).toString('base64');
  const server = startChild(serverProgram, { args: [file, key] });
  const endpoint = (await server.line('http://')).trim();
  const containers = await readFile(new URL('../../infra/containers.json', import.meta.url), 'utf8');
  const definitions: unknown = JSON.parse(containers);
  const store = await openCosmosStore({ endpoint, key, database: 'mset', createMissing: true, definitions });
  const teams = await startTeamsService({ tenantId });
  const mailbox = await openMailbox();
  const workers: Child[] = [];
  const epoch = String(Date.now());
  return {
    file,
    store,
    teams,
    mailbox,
    startWorkers: () => {
      const args = [endpoint, key, mailbox.url, String(speed), epoch];
      const worker = startChild(workerProgram, { args });
      workers.push(worker);
      return worker;
    },
    stop: async () => {
      await Promise.all(workers.map(async (worker) => worker.kill()));
      await store.close();
      await server.kill();
      await mailbox.stop();
      await teams.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function fill({ store, teams }: Shared, cases: number): Promise<readonly string[]> {
  // As Teams answers: not at once, so that workers meet while something is under way.
  teams.answers = () => ({ delayMs: 20 });
  await store.directories.replace(directory, 'test');
  const people = [colin, priya, moira];
  await Promise.all(people.map(async (person) => store.contacts.save(contactOf(person, teams.serviceUrl))));
  const notices: readonly Notice[] = [...people.map(cardNotice), { key: 'mail-received' }];
  const references: string[] = [];
  for (let at = 0; at < cases; at += 10) {
    const some = Array.from({ length: Math.min(10, cases - at) }, () => copyOf(receivedCase));
    const written = some.map(async (childCase) => seed(store, childCase, lastOf(receivedFacts), notices, Date.now()));
    references.push(...(await Promise.all(written)));
  }
  return references;
}

/**
 * Kills both, then one, then both … at even distances of the way, and starts them again. Gives what Teams had and no
 * record knew.
 */
async function killSome(
  shared: Shared,
  workers: Child[],
  { cases, kills, random }: SharedOptions,
): Promise<Set<string>> {
  const unmarked = new Set<string>();
  for (let kill = 0; kill < kills; kill += 1) {
    const after = Math.floor((cases * 3 * (kill + random.below(100) / 100)) / (kills + 1)) + 5;
    while (shared.teams.calls.length < after) await pause(2);
    const dying = kill % 2 === 0 ? [0, 1] : [random.below(workers.length)];
    await Promise.all(dying.map(async (which) => workers[which]?.kill()));
    const sent = shared.teams.calls.map(({ id }) => id);
    // What the other process is just sending is on record by then, and no lease has ended.
    await pause(1500);
    const { marked } = await evidenceIn(shared.file);
    for (const id of sent) if (!marked.has(id)) unmarked.add(id);
    for (const which of dying) workers[which] = shared.startWorkers();
  }
  return unmarked;
}

async function untilEmpty({ store }: Shared, started: number): Promise<void> {
  while ((await store.outbox.due(Number.MAX_SAFE_INTEGER, 1)).length > 0) {
    if (performance.now() - started > hangMs) return;
    await pause(100);
  }
}

interface Ended {
  readonly claims: number;
  readonly taken: number;
}

async function endOf(worker: Child): Promise<Ended> {
  // Before that it would not yet know how to end in good order.
  await worker.line('working');
  const said = worker.line('"ended"');
  await worker.stop();
  return JSON.parse(await said) as Ended; // the line that worker-child.ts writes
}

const sharesOf = (ended: readonly Ended[]): Pick<SharedCounts, 'taken' | 'wasted'> => {
  const claims = ended.reduce((sum, one) => sum + one.claims, 0);
  const taken = ended.reduce((sum, one) => sum + one.taken, 0);
  return { taken: ended.map((one) => one.taken), wasted: claims === 0 ? 0 : (claims - taken) / claims };
};

function summed(
  { teams, mailbox }: Shared,
  references: readonly string[],
  unmarked: ReadonlySet<string>,
): Pick<SharedCounts, 'notices' | 'lost' | 'doubled' | 'doubledElsewhere'> {
  const cards = teams.calls.map(({ id, conversation, activity }) => {
    const [reference = ''] = /MSET-\w{4}-\w{2}/.exec(JSON.stringify(activity)) ?? [];
    return { id, key: `${reference} ${conversation}` };
  });
  const told = Map.groupBy(
    [...cards, ...mailbox.mails.map(({ id, reference }) => ({ id, key: `${reference} mail` }))],
    ({ key }) => key,
  );
  const conversations = [colin, priya, moira].map(({ objectId }) => `a:${objectId}`);
  const keys = references.flatMap((reference) => [...conversations, 'mail'].map((to) => `${reference} ${to}`));
  const again = [...told.values()].flatMap((list) => list.slice(0, -1));
  // A mail's Message-ID is the same both times; whether its first was on record cannot be told by it.
  const known = again.filter(({ id, key }) => unmarked.has(id) || (key.endsWith('mail') && unmarked.size > 0));
  return {
    notices: keys.length,
    lost: keys.filter((key) => !told.has(key)).length,
    doubled: known.length,
    doubledElsewhere: again.length - known.length,
  };
}

const pause = async (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));
