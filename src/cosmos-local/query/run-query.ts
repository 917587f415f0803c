// Answers a query, page by page, with its charge.
import { bind, readParameters, type Bound } from './bind.ts';
import { queryCharge, readCharge } from '../http/charge.ts';
import { rangeOf, ranges, type Container } from '../data/containers.ts';
import { markOf, readToken, writeToken, type Position } from './continuation.ts';
import type { Database } from '../data/database.ts';
import { view, type Shown } from '../data/row.ts';
import { evaluate } from './evaluate.ts';
import { Failure } from '../failure.ts';
import { isObject, parseJson, valueAt, type JsonObject } from '../json.ts';
import { parseQuery, type Path, type Query } from './query.ts';
import { readRows, type Scope } from './read-rows.ts';
import { createRemembered, type Remembered } from '../remembered.ts';

/** What a query request asks for besides its text. */
export interface QueryRequest {
  readonly partitionKey: string | undefined;
  readonly crossPartition: boolean;
  readonly maxItems: string | undefined;
  readonly continuation: string | undefined;
}

export interface Page {
  /** The selected documents or values as JSON texts. */
  readonly items: readonly string[];
  readonly continuation?: string;
  readonly charge: number;
}

const pageBytes = 4 * 1024 * 1024;

interface Prepared {
  readonly query: Query;
  readonly where: Bound | undefined;
  /** Made where a token is read or written, which most pages have no need of. */
  readonly mark: () => string;
  /** It may name where a document lies, which is in no stored text. */
  readonly namesPlace: boolean;
}

/** The queries of an application are few: the text of each is read once. */
const readQueries = createRemembered<Query>(200);

/** Runs one page of a query; the text holds the query and its parameters. */
export function runQuery(db: Database, container: Container, request: QueryRequest, text: string): Page {
  const prepared = prepare(text, request.partitionKey);
  if (request.partitionKey !== undefined) {
    return page(db, container, prepared, request, [rangeOf(request.partitionKey)]);
  }
  if (!request.crossPartition) {
    throw new Failure(
      400,
      'Cross partition query is required but disabled: set x-ms-documentdb-query-enablecrosspartition',
    );
  }
  return page(db, container, prepared, request, ranges);
}

function prepare(asked: string, partitionKey: string | undefined): Prepared {
  const body = parseJson(asked);
  if (!isObject(body) || typeof body['query'] !== 'string') throw new Failure(400, 'The query text is missing.');
  const text = body['query'];
  const query = readQueries(text, () => parseQuery(text));
  const parameters = readParameters(body['parameters']);
  const where = query.where === undefined ? undefined : bind(query.where, parameters);
  const mark = once(() => markOf(text, where ?? null, partitionKey ?? null));
  return { query, where, mark, namesPlace: /_rid|_self|_attachments/.test(text) };
}

function page(
  db: Database,
  container: Container,
  { query, where, mark, namesPlace }: Prepared,
  request: QueryRequest,
  targets: readonly number[],
): Page {
  const start = startOf(request, mark, targets);
  const limit = pageSize(request.maxItems);
  const { rows, scan, rest } = readRows(db, container, scopeOf(request, start), where);
  const items: string[] = [];
  let [bytes, charge] = [0, queryCharge];
  let last: number | undefined;
  for (const row of rows) {
    const document = once(() => parsed(container, row, namesPlace));
    const item = rest === undefined || evaluate(rest, document());
    if (item && last !== undefined && (items.length >= limit || bytes + row.body.length > pageBytes)) {
      return { items, continuation: writeToken({ range: start.range, after: last }, mark()), charge };
    }
    if (item || scan) charge += readCharge(Buffer.byteLength(row.body));
    if (!item) continue;
    items.push(query.select === 'all' ? view(container, row) : select(query.select, row, document, !namesPlace));
    bytes += row.body.length;
    last = row.doc;
  }
  // As the service does: a page never mixes ranges, so it may be short, or empty, and still not be the last one.
  const next = targets[targets.indexOf(start.range) + 1];
  if (next === undefined) return { items, charge };
  return { items, continuation: writeToken({ range: next, after: 0 }, mark()), charge };
}

function startOf(request: QueryRequest, mark: () => string, targets: readonly number[]): Position {
  if (request.continuation === undefined) return { range: targets[0] ?? 0, after: 0 };
  const start = readToken(request.continuation, mark());
  if (!targets.includes(start.range)) throw new Failure(400, 'Invalid Continuation Token: of another range');
  return start;
}

function scopeOf(request: QueryRequest, start: Position): Scope {
  return request.partitionKey === undefined ? start : { ...start, partitionKey: request.partitionKey };
}

/** -1 leaves the size to the service; 1,000 is the most it is known to choose. */
function pageSize(maxItems = '100'): number {
  if (maxItems === '-1') return 1000;
  if (!/^[1-9]\d{0,8}$/.test(maxItems)) throw new Failure(400, `x-ms-max-item-count ${maxItems} is invalid.`);
  return Number(maxItems);
}

/** What was selected of a document, by its version: lists ask for the same columns of the same cases all day. */
const selectedBefore = new WeakMap<readonly Path[], Remembered<string>>();
const rememberedRows = 2000;

function select(
  paths: readonly Path[],
  { etag }: Shown,
  document: () => JsonObject,
  isOfVersionAlone: boolean,
): string {
  const made = (): string =>
    JSON.stringify(Object.fromEntries(paths.map((path) => [path.at(-1), valueAt(document(), path)])));
  if (!isOfVersionAlone) return made();
  const before = selectedBefore.get(paths) ?? createRemembered<string>(rememberedRows);
  selectedBefore.set(paths, before);
  return before(etag, made);
}

/** A row is read as JSON where it must be, and then only once. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/**
 * The document with the system's properties, for a condition may name each of them. Its place is made only where it is
 * named: that costs as much as all the rest.
 */
function parsed(container: Container, row: Shown, namesPlace: boolean): JsonObject {
  const document = JSON.parse(namesPlace ? view(container, row) : row.body) as JsonObject; // Only checked documents are stored.
  return Object.assign(document, { _etag: row.etag, _ts: row.ts });
}
