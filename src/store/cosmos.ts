// The ports of casework on Azure Cosmos DB; the same code for the service, an emulator and the local server.
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { HttpClient } from '@azure/core-rest-pipeline';
import { CosmosClient, type CosmosClientOptions, type IndexingPolicy } from '@azure/cosmos';
import { z } from 'zod';
import type { Audit } from '../casework/ports/audit-ports.ts';
import type { Migrating } from '../casework/ports/migrate-ports.ts';
import type { FigureStore } from '../casework/ports/figure-ports.ts';
import type { DaySeals } from '../casework/ports/seal-ports.ts';
import type { LookEnds } from '../casework/ports/look-end-ports.ts';
import type { KeptPapers } from '../casework/ports/paper-ports.ts';
import type { Changes } from '../casework/ports/commit-ports.ts';
import type { StorePorts, WhoLooked } from '../casework/ports/ports.ts';
import { mattersOn } from './matters/stores.ts';
import { noTelemetry, type Telemetry } from '../casework/ports/telemetry-ports.ts';
import { auditOn } from './audit.ts';
import { changesOn } from './changes.ts';
import { channelsOn } from './tell/channels.ts';
import { contactsOn } from './tell/contacts.ts';
import { digestsOn } from './tell/digests.ts';
import { sendingsOn } from './tell/sending.ts';
import { troublesOn } from './tell/troubles.ts';
import { directoriesOn } from './directories.ts';
import { figuresOn } from './figures.ts';
import { fitOf, formsOn, type Fit, type Opener } from './form.ts';
import { migratingOn } from './migrating.ts';
import type { BatchLimits } from './sdk/batches.ts';
import { StoreFault, writeFault } from './sdk/faults.ts';
import { firstTry } from './sdk/first-try.ts';
import { createHearing, type Hearing } from './sdk/hearing.ts';
import { itemsOf, type Items, type Patience } from './sdk/items.ts';
import { withoutPlans } from './sdk/no-plans.ts';
import { signedWith } from './sdk/signing.ts';
import { saysOn } from './says.ts';
import type { Destroying } from '../casework/ports/destroy-ports.ts';
import { destroyingOn } from './destroying.ts';
import { daySealsOn } from './day-seals.ts';
import { lookEndsOn } from './look-ends.ts';
import { whoLookedOn } from './looked.ts';
import { looksOn } from './looks.ts';
import { committedBy } from './tell/committed.ts';
import { outboxOn } from './tell/outbox.ts';
import { papersOn } from './papers.ts';
import { wholeOn, type Whole } from './whole.ts';

export interface CosmosOptions {
  readonly endpoint: string;
  /** For an emulator or the local server; absent: the managed identity. */
  readonly key?: string | undefined;
  /** The managed identity's client id, where a machine may have several. */
  readonly identity?: string | undefined;
  readonly database: string;
  /** Stands before the names of the containers, so that a test run has its own. */
  readonly prefix?: string | undefined;
  /** Only with a key: an identity may not create containers, infra does. */
  readonly createMissing: boolean;
  /** The parsed content of infra/containers.json; needed to create what is missing. */
  readonly definitions?: unknown;
  readonly patience?: Partial<Patience>;
  readonly telemetry?: Telemetry | undefined;
  /** What carries requests to the database; by HTTP unless said. */
  readonly httpClient?: HttpClient | undefined;
  /** The clock of what may be two seconds old, the directory and where people are reached; of the process unless said. */
  readonly freshBy?: (() => number) | undefined;
  /** How much is written at once where a matter is brought over to another form. */
  readonly batchLimits?: BatchLimits | undefined;
}

export interface CosmosStore extends StorePorts {
  /** For the programs that check and export; no press uses it. */
  readonly audit: Audit;
  readonly keptPapers: KeptPapers;
  readonly figures: FigureStore;
  readonly daySeals: DaySeals;
  readonly destroying: Destroying;
  readonly lookEnds: LookEnds;
  readonly whoLooked: WhoLooked;
  /** For pages that are left open. */
  readonly changes: Changes;
  /** For the program that brings it over to another form. */
  readonly migrating: Migrating;
  /** For the programs that copy all of it, and put a copy back. */
  readonly whole: Whole;
  /** Whether this program may serve what is stored, or why not. */
  fit(opener: Opener): Promise<Fit>;
  close(): Promise<void>;
}

export const containerNames = ['cases', 'directory', 'looks'] as const;
const path = z.object({ path: z.string() });
const definitionsShape = z.object({
  containers: z.array(
    z.looseObject({
      id: z.string(),
      partitionKey: z.object({ paths: z.array(z.string()) }).and(z.looseObject({})),
      indexingPolicy: z.looseObject({ includedPaths: z.array(path), excludedPaths: z.array(path) }),
    }),
  ),
});
const defaultPatience: Patience = { deadlineMs: 3000, pausesMs: [50, 200], pause };

/** Opens the store. Throws at once when the options contradict each other. */
export async function openCosmosStore(options: CosmosOptions): Promise<CosmosStore> {
  const { database: databaseId, prefix = '', createMissing, telemetry = noTelemetry } = options;
  const patience = { ...defaultPatience, ...options.patience };
  const hearing = createHearing();
  const client = new CosmosClient(await clientOptions(options, patience, hearing));
  if (createMissing) await createIn(client, options);
  const database = client.database(databaseId);
  const container = (name: (typeof containerNames)[number]) => database.container(prefix + name);
  const on = (name: (typeof containerNames)[number]): Items =>
    itemsOf(container(name), patience, telemetry, () => hearing.last());
  const stored = on('cases');
  const sendings = sendingsOn(stored);
  const committed = committedBy(stored, sendings);
  const cases = committed.items;
  const directory = on('directory');
  const looks = on('looks');
  const forms = formsOn(directory);
  const { forget, ...directories } = directoriesOn({ cases, directory }, forms, options.freshBy);
  const { council, ...matters } = mattersOn(cases, patience);
  return {
    ...matters,
    council: {
      ...council,
      commit: async (...of) => {
        const written = await council.commit(...of);
        forget();
        return written;
      },
    },
    outbox: outboxOn(stored, sendings, committed),
    looks: looksOn(looks, forms),
    contacts: contactsOn(directory, options.freshBy),
    channels: channelsOn(directory, options.freshBy),
    digests: digestsOn(cases),
    troubles: troublesOn(cases),
    says: saysOn(directory),
    directories,
    keptPapers: papersOn(directory),
    figures: figuresOn(stored, directory),
    daySeals: daySealsOn(looks, stored),
    destroying: destroyingOn(stored, options.batchLimits?.operations),
    whoLooked: whoLookedOn(looks),
    lookEnds: lookEndsOn(looks, stored),
    audit: auditOn(cases, looks),
    changes: changesOn(cases),
    forms,
    migrating: migratingOn({ cases: stored, directory }, containerNames.map(container), options.batchLimits),
    whole: wholeOn({ cases: stored, directory, looks }),
    fit: async (opener) => {
      const fit = await fitOf(directory, cases, opener);
      await forms.refresh();
      return fit;
    },
    close: async () => {
      hearing.end();
      client.dispose();
    },
  };
}

export async function clientOptions(
  { endpoint, key, identity, createMissing, httpClient }: CosmosOptions,
  { deadlineMs }: Patience,
  hearing: Hearing,
): Promise<CosmosClientOptions> {
  // The SDK's own retries of 429 must fit into the deadline.
  const retryOptions = {
    maxRetryAttemptCount: Math.ceil(deadlineMs / 600),
    fixedRetryIntervalInMilliseconds: 0,
    maxWaitTimeInSeconds: Math.max(1, Math.floor(deadlineMs / 1000) - 1),
  };
  const connectionPolicy = { requestTimeout: deadlineMs, retryOptions };
  // Said aloud, for otherwise the SDK sends no session token and an instance may not see what it has just written.
  const common = {
    endpoint,
    connectionPolicy,
    consistencyLevel: 'Session',
    httpClient: hearing.client(withoutPlans(httpClient)),
    // What carries requests otherwise carries all of them.
    ...(httpClient === undefined && { plugins: firstTry(hearing) }),
  } as const;
  if (key !== undefined) return { ...common, tokenProvider: signedWith(key) };
  if (createMissing)
    throw new StoreFault('refused', 'Without COSMOS_KEY containers are not created here: infra does it');
  // Loaded only where it is needed: it is large, and no local run needs it.
  const { DefaultAzureCredential } = await import('@azure/identity');
  const named = identity === undefined ? {} : { managedIdentityClientId: identity };
  return { ...common, aadCredentials: hearing.credential(new DefaultAzureCredential(named)) };
}

/** What the SDK throws holds the request: it stays here. */
async function createIn(client: CosmosClient, options: CosmosOptions): Promise<void> {
  try {
    await create(client, options);
  } catch (error) {
    client.dispose();
    throw writeFault('making the containers', error);
  }
}

async function create(client: CosmosClient, { database: id, prefix = '', definitions }: CosmosOptions): Promise<void> {
  const { containers } = definitionsShape.parse(definitions);
  const { database } = await client.databases.createIfNotExists({ id });
  for (const one of containers) {
    // Only the database can say whether the rest of a definition is right.
    const { container, resource } = await database.containers.createIfNotExists({ ...one, id: prefix + one.id });
    const { partitionKey, indexingPolicy } = one;
    if (isIndexed(resource?.indexingPolicy, indexingPolicy)) continue;
    // One that is there already was made with the policy of its day.
    await container.replace({ id: prefix + one.id, partitionKey, indexingPolicy });
  }
}

/** Whether the container has the index that it is to have. */
const isIndexed = (has: IndexingPolicy | undefined, wanted: IndexingPolicy | undefined): boolean =>
  isDeepStrictEqual(pathsIn(has), pathsIn(wanted));
const pathsIn = ({ includedPaths = [] }: IndexingPolicy = {}): readonly string[] =>
  includedPaths.map(({ path }) => path ?? '').toSorted();
