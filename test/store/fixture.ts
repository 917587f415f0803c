/** The store under test: on a local server in memory, or on whatever COSMOS_ENDPOINT and COSMOS_KEY name. */
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { CosmosClient } from '@azure/cosmos';
import { openCosmosLocal, type CosmosLocalOptions } from '../../src/cosmos-local/open.ts';
import { dataRights } from '../../src/database.ts';
import type { MatterCommit, MatterRecord } from '../../src/casework/ports/matter-ports.ts';
import type { CaseTypes } from '../../src/domain/case/whole/case.ts';
import type { Delivery, Ended, Notice, Posted, StoredFact } from '../../src/casework/ports/ports.ts';
import { isOfCase, type Action, type ActionState } from '../../src/domain/case/action/action.ts';
import type { AwaitingConsent, Draft } from '../../src/domain/case/state/stages.ts';
import { mintReference, toObjectId, type ObjectId, type Reference } from '../../src/domain/kernel/ids.ts';
import { openCosmosStore, type CosmosStore } from '../../src/store/cosmos.ts';
import { StoreFault } from '../../src/store/sdk/faults.ts';
import { quick } from './quick.ts';
import type { Patience } from '../../src/store/sdk/items.ts';

const remote = process.env['COSMOS_ENDPOINT'];
const definitions: unknown = JSON.parse(readFileSync(new URL('../../infra/containers.json', import.meta.url), 'utf8'));
const containerNames = ['cases', 'directory', 'looks'] as const;

type Hook = NonNullable<CosmosLocalOptions['fault']>;
export type ServerRequest = Parameters<Hook>[0];
export type ServerFault = NonNullable<ReturnType<Hook>>;

export type { Reference };

export interface Target {
  readonly endpoint: string;
  readonly key: string;
  /** Another instance of the program on the same containers. */
  open(patience?: Partial<Patience>): Promise<CosmosStore>;
  /** Every document of a partition as it is stored, without what the database adds. */
  stored(partition: string, container?: string): Promise<readonly Record<string, unknown>[]>;
  /** What a query over the whole container finds, as a person asks it. */
  ask(query: string, container?: string): Promise<readonly unknown[]>;
  put(document: { id: string; pk: string; [name: string]: unknown }, container?: string): Promise<void>;
  /** Kinds of the requests that the work sent (local server only). */
  requestsOf(work: () => Promise<unknown>): Promise<readonly string[]>;
  readonly seen: readonly ServerRequest[];
  /** What befalls the next writes, one each, in order (local server only). */
  failWrites(...faults: (ServerFault | undefined)[]): void;
  failReads(...faults: (ServerFault | undefined)[]): void;
  forgetFaults(): void;
  close(): Promise<void>;
}

/** Opens the endpoint with fresh containers of this run alone; `close` deletes them. */
export async function openTarget(local: Partial<CosmosLocalOptions> = {}): Promise<Target> {
  const key = process.env['COSMOS_KEY'] ?? randomBytes(64).toString('base64');
  const prefix = `t-${randomUUID()}-`;
  // The rights name the containers of an installation, these are those of this run.
  const rights = dataRights.map(({ container, actions }) => ({
    container: container === '*' ? container : prefix + container,
    actions,
  }));
  const seen: ServerRequest[] = [];
  const planned: Record<'write' | 'read', (ServerFault | undefined)[]> = { write: [], read: [] };
  const fault: Hook = ({ kind, path }) =>
    path[4] === 'docs' && kind !== 'query' ? planned[kind === 'read' ? 'read' : 'write'].shift() : undefined;
  const hooks = { fault, onRequest: (request: ServerRequest): unknown => seen.push(request) };
  const server = remote === undefined ? await openCosmosLocal({ ...hooks, rights, ...local, key }) : undefined;
  const endpoint = server?.endpoint ?? remote ?? '';
  const database = process.env['COSMOS_DATABASE'] ?? 'mset-test';
  const client = new CosmosClient({ endpoint, key });
  const container = (name: string) => client.database(database).container(prefix + name);
  const opened: CosmosStore[] = [];
  const target: Target = {
    endpoint,
    key,
    seen,
    open: async (patience = {}) => {
      const settings = { ...quick, ...patience };
      const createMissing = opened.length === 0;
      const store = await openCosmosStore({
        endpoint,
        key,
        database,
        prefix,
        createMissing,
        definitions,
        patience: settings,
      });
      opened.push(store);
      return store;
    },
    stored: async (partition, name = 'cases') => {
      const query = container(name).items.query<Record<string, unknown>>('SELECT * FROM c', {
        partitionKey: partition,
      });
      return (await query.fetchAll()).resources.map(withoutSystem);
    },
    ask: async (query, name = 'cases') => (await container(name).items.query(query).fetchAll()).resources,
    put: async (document, name = 'cases') => {
      await container(name).items.upsert(document);
    },
    requestsOf: async (work) => {
      const before = seen.length;
      await work();
      // How documents are told apart the SDK asks once a process and container, before it makes the first of them.
      return seen.slice(before).flatMap(({ kind }) => (kind === 'read-container' ? [] : [kind]));
    },
    failWrites: (...faults) => planned.write.push(...faults),
    failReads: (...faults) => planned.read.push(...faults),
    forgetFaults: () => {
      planned.write = [];
      planned.read = [];
    },
    close: async () => {
      for (const store of opened) await store.close();
      if (server === undefined) for (const name of containerNames) await container(name).delete();
      client.dispose();
      await server?.close();
    },
  };
  return target;
}

const system = new Set(['_rid', '_self', '_etag', '_ts', '_attachments']);
const withoutSystem = (document: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(document).filter(([name]) => !system.has(name)));

let skipped = 0;
after(() => {
  if (skipped > 0)
    console.log(`      ${skipped} tests skipped: faults and counts can be had from the local server only`);
});

/** A test of what only the local server can show: what the program does when replies are lost, and what it costs. */
export function localIt(title: string, test: () => Promise<void>): void {
  if (remote === undefined) {
    it(title, test);
    return;
  }
  skipped += 1;
  it.skip(`${title} (needs the local server)`, test);
}

export const someReference = (): Reference => mintReference(randomBytes(5));
export function somePerson(): ObjectId {
  const id = toObjectId(randomUUID());
  if (id === undefined) throw new Error('randomUUID makes GUIDs');
  return id;
}

export const at = '2027-01-04T10:00:00.000Z';
export const nowMs = 1_800_000_000_000;
export const secret = 'Secretname of a child';

export function draft(reference: Reference, referrer = somePerson(), facts = 1): Draft {
  return {
    stage: 'draft',
    reference,
    referrer: { objectId: referrer, name: 'Rosa Fixture' },
    startedAt: at,
    facts,
    changedAt: at,
    answers: { surname: secret },
    notKnown: { fields: [], why: '' },
    excluded: [],
  };
}

export function awaitingConsent(reference: Reference, referrer: ObjectId, consenter: ObjectId): AwaitingConsent {
  const due = { at: '2027-01-05T10:00:00.000Z', rule: 'consent', ruleVersion: 1 };
  const ladder = { set: 1, rungs: [{ rung: 'nudge', at: '2027-01-04T14:00:00.000Z' } as const] };
  const asked = { consenter: { objectId: consenter, name: 'Colin' }, asked: [], clear: [] };
  const submission = { round: 1, at, due, ...asked, ladder };
  return { ...draft(reference, referrer), stage: 'awaitingConsent', submission };
}

/** An action for the police that Rosa set; `due` is when its clock falls due first. */
export function actionOf(reference: Reference, id: Action['id'], more: Partial<Action> = {}, due = at): Action {
  const by = { objectId: somePerson(), name: 'Rosa Fixture' };
  return {
    id,
    reference,
    added: { by, at },
    source: 'outOfCycle',
    text: secret,
    category: 'disrupt',
    subType: 'licensing',
    target: 'place',
    agency: 'police',
    owner: { objectId: somePerson(), name: 'Ravi' },
    priority: 'high',
    due: { at: due, rule: 'action.high', ruleVersion: 1 },
    needToKnow: secret,
    state: { is: 'proposed' },
    extensions: 0,
    ladder: { set: 1, rungs: [{ rung: 'day', at: due }] },
    reminded: [],
    changedAt: at,
    ...more,
  };
}

export type CaseCommit = MatterCommit<CaseTypes>;

/** The numberth commit of a case; everything in it tells it from any other. */
export function commitOf(reference: Reference, number: number, more: Partial<CaseCommit> = {}): CaseCommit {
  const tag = randomUUID();
  const record: MatterRecord<CaseTypes> = {
    root: draft(reference, undefined, number),
    lastHash: tag,
    calls: { [tag]: number },
  };
  // Its data does not matter to the store.
  const fact = {
    number,
    at,
    by: { objectId: somePerson(), name: 'Rosa Fixture' },
    step: 'savePage',
    data: { page: 2, answers: { surname: secret } },
    previous: 'before',
    hash: tag,
  } as unknown as StoredFact;
  const marker = { id: `marker-${tag}`, fact: number, at, inputHash: tag };
  return { id: reference, before: undefined, record, fact, marker, notices: [], ...more };
}

/** The next commit of a case with one of its actions, on the versions there are now. */
export async function nextOf(store: CosmosStore, value: Action, more: Partial<CaseCommit> = {}): Promise<CaseCommit> {
  const { reference, id } = value;
  if (!isOfCase(reference)) throw new Error('an action of a case is stored here');
  const [one, action] = await Promise.all([store.cases.load(reference), store.cases.part(reference, 'action', id)]);
  const number = (one?.value.root.facts ?? 0) + 1;
  const part = { kind: 'action', before: action?.version, value };
  return commitOf(reference, number, { before: one?.version, part, ...more });
}
/** Stores these actions as they are, each by a commit. */
export async function give(store: CosmosStore, ...actions: readonly Action[]): Promise<void> {
  for (const action of actions) {
    const result = await store.cases.commit(await nextOf(store, action), nowMs);
    if (result !== 'done') throw new Error(`the action ${action.id} could not be stored`);
  }
}

const deed = { by: { objectId: somePerson(), name: 'Ravi' }, at };
const done = { ...deed, evidence: 'Visited.', effect: 'better' };
export const doneState: ActionState = { is: 'done', ...done };
/** One of every state in which something is still to be done, and of those in which nothing is. */
export const activeStates: readonly ActionState[] = [
  { is: 'proposed' },
  { is: 'accepted' },
  { is: 'disputed', ...deed, reason: 'Not ours.' },
  { is: 'blocked', ...deed, reason: 'Closed.', until: '2027-02-01' },
  doneState,
];
export const verifiedState: ActionState = { is: 'verified', ...deed, done, note: '' };
export const cancelledState: ActionState = { is: 'cancelled', ...deed, reason: 'No longer needed.' };

export const cardFor = (person: ObjectId, more: Partial<Notice> = {}): Notice => ({
  key: `card-${person}`,
  person,
  ...more,
});

export const postedAs = (key: string, more: Partial<Posted> = {}): Posted => ({
  key,
  conversation: 'a:1',
  activity: 'activity-1',
  call: 1,
  shown: 'hash of the card',
  changedMs: nowMs,
  ...more,
});

export const deliveryOf = (key: string, more: Partial<Delivery> = {}): Delivery => ({
  id: randomUUID(),
  key,
  at,
  attempt: 1,
  result: 'posted',
  ...more,
});

/** The version a case has now. */
export async function versionOf(store: CosmosStore, reference: Reference): Promise<string> {
  const found = await store.cases.load(reference);
  if (found === undefined) throw new Error('the case is not there');
  return found.version;
}

/** The fault the work ends with; fails when it does not, and when the fault tells what it must not. */
export async function faultOf(work: Promise<unknown>): Promise<StoreFault> {
  const outcome = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(outcome instanceof StoreFault)) throw new Error(`expected a StoreFault, got ${inspect(outcome)}`);
  const own = Reflect.ownKeys(outcome).filter(
    (name) => !['stack', 'message', 'name', 'reason', 'code', 'trouble'].includes(String(name)),
  );
  const { substatus, action, address, heard, ...more } = outcome.trouble;
  own.push(...Object.keys(more));
  if (
    [action, address, heard].some((one) => one !== undefined && !/^[\w./:*]{1,160}$/.test(one)) ||
    Number.isNaN(substatus)
  )
    own.push('trouble');
  if (own.length > 0) throw new Error(`the fault carries more than it may: ${own.map(String).join()}`);
  const told = inspect(outcome, { depth: 9, showHidden: true });
  if (told.includes(secret) || told.includes('sig%3D')) throw new Error(`the fault tells too much: ${told}`);
  return outcome;
}

/** The end of an attempt, as it is written. */
export const ended = (delivery: Delivery, posted?: Posted): Ended => ({ delivery, posted, nowMs });
