// Reads the rows that a condition may fit, by the index where it helps.
import type { SQLInputValue } from 'node:sqlite';
import type { Bound } from './bind.ts';
import type { Container } from '../data/containers.ts';
import type { Position } from './continuation.ts';
import type { Database } from '../data/database.ts';
import type { Row } from '../data/row.ts';
import { candidates, countLimit, docsIn, isOneEquality, type Candidates, type Fragment } from './where-to-sql.ts';

/** A stretch of documents: one partition, or one partition key range. */
export interface Scope extends Position {
  readonly partitionKey?: string;
}

export interface Rows {
  /** In the order in which the documents were made; may hold some that do not satisfy the condition. */
  readonly rows: Iterable<Row>;
  /** True where no index helped: every document of the scope is read, and the service would charge for it. */
  readonly scan: boolean;
}

const columns = 'docs.doc, docs.pk, docs.id, docs.body, docs.etag, docs.ts';

/** The rows among which those satisfying the condition are, found by the cheapest index there is. */
export function readRows(db: Database, container: Container, scope: Scope, where: Bound | undefined): Rows {
  const found = where === undefined ? undefined : candidates(db, container, where, scope.partitionKey);
  if (found !== undefined && (scope.partitionKey === undefined || found.count < partitionSize(db, container, scope))) {
    return {
      rows: iterate(db, isOneEquality(found) ? inOrder(container, found, scope) : listed(container, found, scope)),
      scan: false,
    };
  }
  const [sql, value] = placeOf(scope);
  const text = `SELECT ${columns} FROM docs WHERE container=? AND ${sql} AND doc>? ORDER BY doc`;
  return {
    rows: iterate(db, { sql: text, values: [container.number, value, scope.after] }),
    scan: scope.partitionKey === undefined,
  };
}

/** Straight along the index: an equality's terms are in the order of the documents. */
function inOrder(container: Container, { stretches }: Candidates, scope: Scope): Fragment {
  const [found] = stretches.map((stretch) => docsIn(container, stretch));
  if (found === undefined) throw new Error('an equality has one stretch');
  const [place, value] = placeOf(scope);
  const sql = `SELECT ${columns} FROM (${found.sql} AND doc>?) AS found
    CROSS JOIN docs ON docs.doc=found.doc WHERE +docs.${place} ORDER BY found.doc`;
  return { sql, values: [...found.values, scope.after, value] };
}

/** `+` keeps SQLite from choosing another index than the list of candidates. */
function listed(container: Container, { stretches }: Candidates, scope: Scope): Fragment {
  const parts = stretches.map((stretch) => docsIn(container, stretch));
  const [place, value] = placeOf(scope);
  const sql = `SELECT ${columns} FROM docs WHERE +${place} AND doc>? AND doc IN (
    ${parts.map((part) => part.sql).join(' UNION ALL ')}) ORDER BY doc`;
  return { sql, values: [value, scope.after, ...parts.flatMap((part) => part.values)] };
}

function placeOf({ partitionKey, range }: Scope): [sql: string, value: SQLInputValue] {
  return partitionKey === undefined ? ['range=?', range] : ['pk=?', partitionKey];
}

function partitionSize(db: Database, container: Container, { partitionKey = '' }: Scope): number {
  const sql = `SELECT COUNT(*) AS n FROM (SELECT 1 FROM docs WHERE container=? AND pk=? LIMIT ${countLimit})`;
  return Number(db.statement(sql).get(container.number, partitionKey)?.['n']);
}

function iterate(db: Database, { sql, values }: Fragment): Iterable<Row> {
  // The columns are those of the table this program made.
  return db.statement(sql).iterate(...values) as Iterable<Row>;
}
