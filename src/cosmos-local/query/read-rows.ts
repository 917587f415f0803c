// Reads the rows that a condition may fit, by the index where it helps.
import type { SQLInputValue } from 'node:sqlite';
import type { Bound } from './bind.ts';
import type { Container } from '../data/containers.ts';
import type { Position } from './continuation.ts';
import type { Database } from '../data/database.ts';
import type { Shown } from '../data/row.ts';
import { decided } from './exactly.ts';
import {
  candidates,
  countLimit,
  docsIn,
  isOneEquality,
  unionOf,
  type Candidates,
  type Fragment,
} from './where-to-sql.ts';

/** A stretch of documents: one partition, or one partition key range. */
export interface Scope extends Position {
  readonly partitionKey?: string;
}

export interface Rows {
  /** In the order in which the documents were made; may hold some that do not satisfy the condition. */
  readonly rows: Iterable<Shown>;
  /** What of the condition remains to be asked of each document. */
  readonly rest: Bound | undefined;
  /** True where no index helped: every document of the scope is read, and the service would charge for it. */
  readonly scan: boolean;
}

const always: Fragment = { sql: 'TRUE', values: [] };
const columns = 'docs.doc, docs.body, docs.etag, docs.ts';

/** The rows among which those satisfying the condition are, found by the cheapest index there is. */
export function readRows(db: Database, container: Container, scope: Scope, where: Bound | undefined): Rows {
  if (where === undefined) return { rows: iterate(db, all(container, scope)), rest: undefined, scan: false };
  const isWide = scope.partitionKey === undefined;
  const size = isWide ? countLimit : partitionSize(db, container, scope);
  const found = candidates(db, container, where, scope.partitionKey, size);
  if (found === undefined && isWide) return { rows: iterate(db, all(container, scope)), rest: where, scan: true };
  const { sql, rest } = decided(container, where);
  if (found === undefined || (!isWide && found.count >= size))
    return { rows: iterate(db, all(container, scope, sql)), rest, scan: false };
  const read = isOneEquality(found) ? inOrder : listed;
  return { rows: iterate(db, read(container, found, scope, sql)), rest, scan: false };
}

function all(container: Container, scope: Scope, also = always): Fragment {
  const [place, value] = placeOf(scope);
  const sql = `SELECT ${columns} FROM docs WHERE container=? AND ${place} AND doc>? AND ${also.sql} ORDER BY doc`;
  return { sql, values: [container.number, value, scope.after, ...also.values] };
}

/** Straight along the index: an equality's terms are in the order of the documents. */
function inOrder(container: Container, { stretches }: Candidates, scope: Scope, also = always): Fragment {
  const [found] = stretches.map((stretch) => docsIn(container, stretch));
  if (found === undefined) throw new Error('an equality has one stretch');
  const [place, value] = placeOf(scope);
  const sql = `SELECT ${columns} FROM (${found.sql} AND doc>?) AS found
    CROSS JOIN docs ON docs.doc=found.doc WHERE +docs.${place} AND ${also.sql} ORDER BY found.doc`;
  return { sql, values: [...found.values, scope.after, value, ...also.values] };
}

/** `+` keeps SQLite from choosing another index than the list of candidates. */
function listed(container: Container, { stretches }: Candidates, scope: Scope, also = always): Fragment {
  const parts = stretches.map((stretch) => docsIn(container, stretch));
  const [place, value] = placeOf(scope);
  const sql = `SELECT ${columns} FROM docs WHERE +${place} AND doc>? AND doc IN (
    ${unionOf(parts)}) AND ${also.sql} ORDER BY doc`;
  return { sql, values: [value, scope.after, ...parts.flatMap((part) => part.values), ...also.values] };
}

function placeOf({ partitionKey, range }: Scope): [sql: string, value: SQLInputValue] {
  return partitionKey === undefined ? ['range=?', range] : ['pk=?', partitionKey];
}

function partitionSize(db: Database, container: Container, { partitionKey = '' }: Scope): number {
  const sql = `SELECT COUNT(*) AS n FROM (SELECT 1 FROM docs WHERE container=? AND pk=? LIMIT ${countLimit})`;
  return Number(db.statement(sql).get(container.number, partitionKey)?.['n']);
}

function iterate(db: Database, { sql, values }: Fragment): Iterable<Shown> {
  // The columns are those of the table this program made.
  return db.statement(sql).iterate(...values) as Iterable<Shown>;
}
