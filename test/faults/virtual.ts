// The real store, the real worker and the real connector client, against a Teams on loopback, on a clock that only
// moves when the test moves it.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { CosmosClient } from '@azure/cosmos';
import { createPace, teamsLimits, type Pace } from '../../src/casework/tell/pace.ts';
import type { Delivery, Log, Machine, Ports } from '../../src/casework/ports/ports.ts';
import { createWorker, type Worker } from '../../src/casework/tell/tick.ts';
import { openCosmosLocal } from '../../src/cosmos-local/open.ts';
import { dataRights } from '../../src/database.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import type { Directory } from '../../src/domain/people/directory.ts';
import type { Reference } from '../../src/domain/kernel/ids.ts';
import { channelEdge } from '../../src/teams/edge/open.ts';
import { createPoster } from '../../src/teams/poster.ts';
import { openCosmosStore, type CosmosStore } from '../../src/store/cosmos.ts';
import { monday10 } from '../people/builders.ts';
import { startTeamsService, type TeamsService } from '../worlds/teams-service.ts';
import { contactOf, silent, tenantId } from './cases.ts';

export interface VirtualWorld {
  readonly ports: Ports;
  readonly worker: Worker;
  readonly teams: TeamsService;
  /** Machine time; business time goes along. */
  readonly nowMs: () => number;
  /** How often a notice was claimed. */
  readonly claims: () => number;
  has(person: Pick<Person, 'objectId'>): Promise<void>;
  readonly ledger: (reference: Reference) => Promise<readonly Delivery[]>;
  /** Rounds as the worker makes them, until nothing is due before `untilMs`, nothing is left, or it is enough. */
  run(untilMs: number, enough?: () => boolean): Promise<void>;
  stop(): Promise<void>;
}
export interface VirtualOptions {
  readonly council: Directory;
  readonly sendTimeoutMs?: number;
  readonly pace?: Pace;
}

const startMs = Date.parse(monday10);
const soonestMs = 20;
const beatMs = 3000;
const perRound = 16;

export async function openVirtual(options: VirtualOptions): Promise<VirtualWorld> {
  const clock = { ms: startMs };
  const { store, ledger, close } = await openStore();
  const teams = await startTeamsService({ tenantId });
  await store.directories.replace(options.council, 'test');
  const { outbox, waiting, claims } = watched(store.outbox);
  const ports: Ports = { ...store, outbox, ...edges(clock, silent, options.sendTimeoutMs) };
  const worker = createWorker(ports, options.pace ?? createPace(teamsLimits));
  return {
    ports,
    worker,
    teams,
    nowMs: () => clock.ms,
    claims,
    has: async (person) => store.contacts.save(contactOf(person, teams.serviceUrl)),
    ledger,
    run: async (untilMs, enough = () => false) => run(worker, waiting, clock, untilMs, enough),
    stop: async () => {
      await worker.stop();
      await close();
      await teams.stop();
    },
  };
}

async function openStore(): Promise<{
  readonly store: CosmosStore;
  readonly ledger: VirtualWorld['ledger'];
  readonly close: () => Promise<void>;
}> {
  const key = randomBytes(64).toString('base64');
  const local = await openCosmosLocal({ rights: dataRights, key });
  const definitions: unknown = JSON.parse(
    await readFile(new URL('../../infra/containers.json', import.meta.url), 'utf8'),
  );
  const { endpoint } = local;
  const store = await openCosmosStore({ endpoint, key, database: 'mset', createMissing: true, definitions });
  const client = new CosmosClient({ endpoint, key });
  const items = client.database('mset').container('cases').items;
  return {
    store,
    ledger: async (reference) => {
      const query = items.query<{ kind: string; deliveries?: Delivery[] }>('SELECT * FROM c', {
        partitionKey: reference,
      });
      return (await query.fetchAll()).resources.flatMap(({ deliveries }) => deliveries ?? []);
    },
    close: async () => {
      client.dispose();
      await store.close();
      await local.close();
    },
  };
}

function edges(
  clock: { readonly ms: number },
  log: Log,
  sendTimeoutMs = 5000,
): Pick<Ports, 'poster' | 'mailer' | 'machine' | 'matchKeysOf' | 'log'> {
  const machine: Machine = {
    now: () => new Date(clock.ms).toISOString(),
    nowMs: () => clock.ms,
    bytes: (count) => new Uint8Array(randomBytes(count)),
  };
  const options = {
    mode: 'local',
    appId: '',
    tenantId,
    appType: 'UserAssignedMSI',
    allowedTenants: [],
    sendTimeoutMs,
  } as const;
  const poster = createPoster(options, channelEdge(options), log);
  const mailer: Ports['mailer'] = { send: async ({ id }) => ({ ok: true, activity: id }) };
  return { poster, mailer, machine, matchKeysOf: () => [], log };
}

/** The outbox, and until when each of its notices was put off. */
function watched(outbox: Ports['outbox']): {
  readonly outbox: Ports['outbox'];
  readonly waiting: Map<string, number>;
  readonly claims: () => number;
} {
  const waiting = new Map<string, number>();
  let claims = 0;
  return {
    waiting,
    claims: () => claims,
    outbox: {
      ...outbox,
      claim: async (...args) => {
        const claimed = await outbox.claim(...args);
        claims += claimed.length;
        return claimed;
      },
      postpone: async (claimed, visibleAt, ended) => {
        waiting.set(`${claimed.value.about.matter} ${claimed.value.key}`, visibleAt);
        return outbox.postpone(claimed, visibleAt, ended);
      },
      finish: async (claimed, ended) => {
        waiting.delete(`${claimed.value.about.matter} ${claimed.value.key}`);
        return outbox.finish(claimed, ended);
      },
    },
  };
}

/** The worker's own timer is real; its rule is kept here: at its beat, and sooner when something is due sooner. */
async function run(
  worker: Worker,
  waiting: ReadonlyMap<string, number>,
  clock: { ms: number },
  untilMs: number,
  enough: () => boolean,
): Promise<void> {
  let isIdle = false;
  while (clock.ms <= untilMs && !enough()) {
    const taken = await worker.tick();
    // Resolves when what followed from it, such as news of trouble, has been told as well.
    await worker.stop();
    const next = Math.min(...waiting.values());
    if (taken === 0 && next > untilMs) {
      // What the last round left for a partition of its own is found at the next beat.
      if (isIdle) return;
      isIdle = true;
      clock.ms += beatMs;
      continue;
    }
    isIdle = false;
    // With something due within the beat the worker wakes for it; the beats before that find nothing.
    const wait = taken >= perRound || next > untilMs ? 0 : next - clock.ms;
    clock.ms += wait <= beatMs ? Math.max(soonestMs, wait) : Math.floor(wait / beatMs) * beatMs;
  }
}
