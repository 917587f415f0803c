// One container through the SDK: four ways in, each bounded in time, each failing as a StoreFault.
import {
  ErrorResponse,
  type Container,
  type CosmosDiagnostics,
  type FeedOptions,
  type ItemResponse,
  type OperationInput,
  type SqlParameter,
} from '@azure/cosmos';
import { mostOperations } from '../../casework/ports/commit-ports.ts';
import type { Labels, Telemetry } from '../../casework/ports/telemetry-ports.ts';
import { given } from '../../domain/kernel/given.ts';
import { readFault, statusFault, StoreFault, writeFault } from './faults.ts';
import { withPlan } from './no-plans.ts';
import type { AcrossQuery, PartitionQuery, WholeQuery } from './query.ts';

/** How long to wait for the database, and how often to try again. */
export interface Patience {
  /** For one request with the SDK's own retries, in milliseconds. */
  readonly deadlineMs: number;
  /** Before the second try, the third, … */
  readonly pausesMs: readonly number[];
  readonly pause: (ms: number) => Promise<unknown>;
}

/** What every request needs. */
interface Way extends Patience {
  readonly container: Container;
  readonly telemetry: Telemetry;
  readonly heard: () => string | undefined;
}

export interface Found {
  readonly raw: unknown;
  readonly version: string;
}

export type StoredDocument = { readonly id: string; readonly pk: string } & Readonly<Record<string, unknown>>;
export type Operation =
  | { readonly does: 'create'; readonly document: StoredDocument }
  | { readonly does: 'upsert'; readonly document: StoredDocument }
  | { readonly does: 'replace'; readonly document: StoredDocument; readonly version: string }
  | { readonly does: 'remove'; readonly id: string; readonly version: string };

export type Written =
  | { readonly written: true; readonly versions: readonly string[] }
  /** An operation found what it must not (409), not its version (412) or nothing (404): nothing was written. */
  | { readonly written: false; readonly code: Conflict };
type Conflict = 404 | 409 | 412;

type Parameters = Readonly<Record<`@${string}`, string | number>>;

export interface Items {
  read(partition: string, id: string): Promise<Found | undefined>;
  /** 'same' when the version is still the one in hand. */
  readUnless(partition: string, id: string, version: string): Promise<Found | 'same' | undefined>;
  inPartition(query: PartitionQuery, partition: string, parameters?: Parameters): Promise<readonly unknown[]>;
  across(query: AcrossQuery, parameters: Parameters, most?: number): Promise<readonly unknown[]>;
  /** The whole container in large pages, some of them empty; nothing is tried again but by the SDK. */
  pages(query: WholeQuery, parameters?: Parameters): AsyncIterable<readonly unknown[]>;
  /** All or nothing. Throws `unknownOutcome` when it may have happened. */
  write(partition: string, operations: readonly Operation[]): Promise<Written>;
  /** For writes that may happen twice; `repeated`: a refusal may come from an earlier try of this very write. */
  writeAgain(partition: string, operations: readonly Operation[]): Promise<Written & { readonly repeated: boolean }>;
}

const pageSize = 100;
const largePageSize = 1000;
const notModified = 304;
const notFound = 404;
const failedBecauseOfAnother = 424;

/** `heard`: the network's word for what it waits for, where there is one. */
export function itemsOf(
  container: Container,
  patience: Patience,
  telemetry: Telemetry,
  heard: () => string | undefined = () => undefined,
): Items {
  const way: Way = { ...patience, container, telemetry, heard };
  const items: Items = {
    read: async (partition, id) => {
      const found = await tryTwice(patience, () => read(way, partition, id));
      return found === 'same' ? undefined : found;
    },
    readUnless: (partition, id, version) => tryTwice(patience, () => read(way, partition, id, version)),
    inPartition: (query, partition, parameters = {}) =>
      tryTwice(patience, () => ask(way, query, { partitionKey: partition }, parameters)),
    across: (query, parameters, most) => tryTwice(patience, () => ask(way, query, {}, parameters, most)),
    pages: (query, parameters = {}) =>
      pagesOf(way, query, { maxItemCount: query.page ?? largePageSize }, givenIn(parameters)),
    write: (partition, operations) => write(way, partition, operations),
    writeAgain: async (partition, operations) => {
      for (const [tries, wait] of [...patience.pausesMs, undefined].entries()) {
        try {
          return { ...(await items.write(partition, operations)), repeated: tries > 0 };
        } catch (error) {
          if (wait === undefined || !(error instanceof StoreFault) || error.reason !== 'unknownOutcome') throw error;
          await patience.pause(wait);
        }
      }
      throw new StoreFault('unknownOutcome', 'A write was never tried');
    },
  };
  return items;
}

async function read(way: Way, partition: string, id: string, unless?: string): Promise<Found | 'same' | undefined> {
  checkId(id);
  const stop = new AbortController();
  const condition = unless !== undefined && { accessCondition: { type: 'IfNoneMatch', condition: unless } };
  const options = { abortSignal: stop.signal, ...condition };
  const what = `Reading from ${way.container.id}`;
  const sent = {
    stop,
    labels: { verb: 'read' },
    send: () => way.container.item(id, partition).read<Record<string, unknown>>(options),
    faultOf: (error: unknown) => readFault(what, error),
  };
  const answer = await request(way, sent);
  if (answer.statusCode === notModified) return 'same';
  // A 404 with a substatus is not about the document: the database is missing, or the replica lags too far.
  if (answer.statusCode === notFound && answer.substatus) throw readFault(what, { code: notFound });
  const raw: unknown = answer.resource;
  return raw === undefined ? undefined : { raw, version: answer.etag };
}

async function ask(
  way: Way,
  query: PartitionQuery | AcrossQuery,
  scope: { readonly partitionKey?: string },
  parameters: Parameters,
  most = Number.POSITIVE_INFINITY,
): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  const options = { ...scope, maxItemCount: Math.min(most, query.page ?? pageSize) };
  for await (const page of pagesOf(way, query, options, givenIn(parameters))) {
    found.push(...page);
    if (found.length >= most) break;
  }
  return found.slice(0, most);
}

const givenIn = (parameters: Parameters): SqlParameter[] =>
  Object.entries(parameters).map(([name, value]) => ({ name, value }));

/** A page may be empty and still not be the last. */
async function* pagesOf(
  way: Way,
  query: PartitionQuery | AcrossQuery | WholeQuery,
  options: FeedOptions,
  parameters: SqlParameter[] = [],
): AsyncGenerator<readonly unknown[]> {
  const stop = new AbortController();
  const asked = { query: query.text, parameters };
  const pages = way.container.items.query<unknown>(asked, { ...options, abortSignal: stop.signal });
  Object.assign(pages, withPlan);
  while (pages.hasMoreResults()) {
    const page = await request(way, {
      stop,
      labels: { verb: 'query', step: query.name },
      send: () => pages.fetchNext(),
      faultOf: (error) => readFault(`The query ${query.name}`, error),
    });
    yield page.resources ?? [];
  }
}

async function write(way: Way, partition: string, operations: readonly Operation[]): Promise<Written> {
  const [only, ...others] = operations;
  if (only !== undefined && others.length === 0) return writeOne(way, partition, only);
  checkBatch(operations);
  const stop = new AbortController();
  const what = `Writing to ${way.container.id}`;
  const batch = operations.map(toBatch);
  const answer = await request(way, {
    stop,
    labels: { verb: 'write' },
    // What was written is known here: only its versions are wanted back.
    send: () =>
      way.container.items.batch(batch, partition, { abortSignal: stop.signal, contentResponseOnWriteEnabled: false }),
    faultOf: (error) => writeFault(what, error),
  });
  // A failed batch is an answer, not an error: one operation says why, the others 424.
  const results = answer.result ?? [];
  const failed = results.find((one) => one.statusCode >= 400 && one.statusCode !== failedBecauseOfAnother)?.statusCode;
  if (failed === 404 || failed === 409 || failed === 412) return { written: false, code: failed };
  if (failed !== undefined || results.length !== operations.length) throw statusFault(what, failed);
  return writtenAs(
    what,
    operations,
    results.map(({ eTag }) => eTag),
  );
}

/** Without its version a document would be replaced whatever its version is: such an answer says nothing. */
function writtenAs(what: string, operations: readonly Operation[], answered: readonly (string | undefined)[]): Written {
  // What the service leaves out may also come as null or as an empty text.
  const versions = answered.map((version) => version || '');
  if (versions.some((version, place) => version === '' && operations[place]?.does !== 'remove'))
    throw new StoreFault('unknownOutcome', `${what}: an answer without versions`);
  return { written: true, versions };
}

const mostBatchBytes = 2 * 1024 * 1024;

/**
 * The last guard, beside those who make a batch: what is beyond the limits of the service is refused before it is sent.
 * The SDK throws without a code for too many operations, which would read as a write that may have happened.
 */
function checkBatch(operations: readonly Operation[]): void {
  if (operations.length > mostOperations) {
    throw new StoreFault(
      'tooLarge',
      `A batch would have ${operations.length} operations; ${mostOperations} is the most`,
    );
  }
  const sizes = operations.map((one) => (one.does === 'remove' ? 0 : bytesOf(one.document)));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  if (bytes > mostBatchBytes) {
    throw new StoreFault('tooLarge', `A batch would be ${bytes} bytes large; ${mostBatchBytes} is the most`);
  }
}

const measured = new WeakMap<object, number>();
/** As it is sent. A document is never changed once it is made: it is measured once, for all who ask. */
export function bytesOf(document: object): number {
  const bytes = measured.get(document) ?? Buffer.byteLength(JSON.stringify(document));
  measured.set(document, bytes);
  return bytes;
}

/**
 * One document by the plain request, whose right is documented: a role that may only create is enough for a look. What a
 * batch is checked for is documented nowhere.
 */
async function writeOne(way: Way, partition: string, operation: Operation): Promise<Written> {
  const stop = new AbortController();
  const what = `Writing to ${way.container.id}`;
  const answer = await request(way, {
    stop,
    labels: { verb: 'write' },
    send: async () => {
      try {
        return await sendOne(way.container, partition, operation, stop.signal);
      } catch (error) {
        // As in a batch, a conflict is an answer.
        const conflict = conflictIn(error, operation);
        if (conflict === undefined) throw error;
        return conflict;
      }
    },
    faultOf: (error) => writeFault(what, error),
  });
  return 'conflict' in answer ? { written: false, code: answer.conflict } : writtenAs(what, [operation], [answer.etag]);
}

async function sendOne(
  container: Container,
  partition: string,
  operation: Operation,
  abortSignal: AbortSignal,
): Promise<ItemResponse<Record<string, unknown>>> {
  const id = operation.does === 'remove' ? operation.id : operation.document.id;
  checkId(id);
  if (operation.does === 'create') return container.items.create({ ...operation.document }, { abortSignal });
  if (operation.does === 'upsert') return container.items.upsert({ ...operation.document }, { abortSignal });
  const options = { abortSignal, accessCondition: { type: 'IfMatch', condition: operation.version } };
  const item = container.item(id, partition);
  return operation.does === 'remove' ? item.delete(options) : item.replace({ ...operation.document }, options);
}

interface Refused {
  readonly conflict: Conflict;
  readonly diagnostics: CosmosDiagnostics | undefined;
}

/** What was found instead of what the operation names. A 404 of a create, or with a substatus, is not about the document. */
function conflictIn(error: unknown, { does }: Operation): Refused | undefined {
  if (!(error instanceof ErrorResponse)) return undefined;
  const { code, substatus, diagnostics } = error;
  if (code === 409 || code === 412) return { conflict: code, diagnostics };
  const mayBeGone = !substatus && (does === 'replace' || does === 'remove');
  return code === notFound && mayBeGone ? { conflict: code, diagnostics } : undefined;
}

function toBatch(operation: Operation): OperationInput {
  if (operation.does === 'remove') {
    checkId(operation.id);
    const remove = { operationType: 'Delete', id: operation.id, ifMatch: operation.version } as const;
    return remove; // the SDK's type leaves out ifMatch here; the service takes it as for any other operation
  }
  checkId(operation.document.id);
  // The SDK asks for a type of its own for JSON; documents are made of JSON values only.
  const resourceBody = operation.document as unknown as Extract<
    OperationInput,
    { operationType: 'Create' }
  >['resourceBody'];
  if (operation.does === 'create') return { operationType: 'Create', resourceBody };
  if (operation.does === 'upsert') return { operationType: 'Upsert', resourceBody };
  return { operationType: 'Replace', id: operation.document.id, resourceBody, ifMatch: operation.version };
}

/** The SDK would read on from a slash, and the service refuses these. */
function checkId(id: string): void {
  if (id === '' || /[/\\?#]/.test(id) || Buffer.byteLength(id) > 1023) {
    throw new StoreFault('badId', 'A document id is empty, too long or has one of / \\ ? #');
  }
}

interface Sent<T> {
  readonly stop: AbortController;
  readonly labels: Labels;
  readonly send: () => Promise<T>;
  readonly faultOf: (error: unknown) => StoreFault;
}

const tooManyRequests = 429;
/** One request of the SDK: in time or not at all, measured, and its failure a StoreFault. */
async function request<T extends { readonly diagnostics?: CosmosDiagnostics | undefined }>(
  { deadlineMs, telemetry, heard }: Way,
  { stop, labels, send, faultOf }: Sent<T>,
): Promise<T> {
  const work = async (): Promise<T> => {
    try {
      const answer = await within({ deadlineMs, heard }, stop, send);
      if (wasThrottled(answer)) telemetry.count('store.throttled');
      return answer;
    } catch (error) {
      const fault = faultOf(error);
      if (fault.code === tooManyRequests) telemetry.count('store.throttled');
      throw fault;
    }
  };
  return telemetry.measure('store', labels, work, () => 'done');
}

/** The SDK waited and asked again on its own, before it had this answer. */
const wasThrottled = ({ diagnostics }: { readonly diagnostics?: CosmosDiagnostics | undefined }): boolean =>
  diagnostics?.clientSideRequestStatistics.retryDiagnostics.failedAttempts.some(
    ({ statusCode }) => statusCode === tooManyRequests,
  ) === true;

/** The SDK repeats a read that timed out 120 times; here the whole of it ends at the deadline. */
async function within<T>(
  { deadlineMs, heard }: Pick<Way, 'deadlineMs' | 'heard'>,
  stop: AbortController,
  work: () => Promise<T>,
): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const trouble = given({ heard: heard() });
    late.reject(new StoreFault('unknownOutcome', `No answer within ${deadlineMs} ms`, 'deadline', trouble));
    stop.abort();
  }, deadlineMs);
  try {
    return await Promise.race([work(), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Reads are tried again where the service asks for it (410, 449, 503); what waited long enough is not (429). */
async function tryTwice<T>({ pausesMs, pause }: Patience, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const fault = error instanceof StoreFault ? error : undefined;
    if (fault?.reason !== 'unavailable' || fault.code === 'deadline' || fault.code === 429) throw error;
    await pause(pausesMs[0] ?? 0);
    return work();
  }
}
