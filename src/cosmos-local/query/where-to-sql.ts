// Turns a condition into SQL over the index table.
import type { SQLInputValue } from 'node:sqlite';
import type { Bound } from './bind.ts';
import type { Container } from '../data/containers.ts';
import type { Database } from '../data/database.ts';
import type { Comparison, Path } from './query.ts';
import { typed } from './terms.ts';

type Bounds = readonly (readonly [sign: Comparison, value: string | number])[];

/** A stretch of the index table: terms of one path and type within bounds. */
interface Stretch {
  /** `ts`, `id`: the time of the last write, and the id, which the service indexes whatever the policy says. */
  readonly path: number | 'ts' | 'id';
  readonly type: number;
  readonly bounds: Bounds;
  /** A document has at most one term here, so bounds from two conditions can be met by one stretch. */
  readonly single: boolean;
  /** Of ids: they are found in a partition. */
  readonly partition?: string;
}

/** Where the documents that can satisfy a condition are found: more may be listed than do, none is missing. */
export interface Candidates {
  readonly stretches: readonly Stretch[];
  /** How many terms there are, counted up to a limit. */
  readonly count: number;
}

export interface Fragment {
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
}

export const countLimit = 5000;

/**
 * The cheapest way into the index for this condition, which matters up to `most` terms; undefined where only reading every
 * document will do.
 */
export function candidates(
  db: Database,
  container: Container,
  condition: Bound,
  partition: string | undefined,
  most: number,
): Candidates | undefined {
  return cheapest(db, container, ways(db, container, condition, partition), most);
}

/** Counts a few at first: the cheapest way is often nearly empty, while the dearest has every document. */
function cheapest(
  db: Database,
  container: Container,
  alternatives: readonly Stretch[][],
  most = countLimit,
): Candidates | undefined {
  for (const limit of counts) {
    const counted = alternatives.map((stretches) => ({ stretches, count: countIn(db, container, stretches, limit) }));
    const [best] = counted.toSorted((one, other) => one.count - other.count);
    if (best === undefined || best.count < limit || limit >= most) return best;
  }
  return undefined;
}
const counts = [16, 256, countLimit];

function countIn(db: Database, container: Container, stretches: readonly Stretch[], limit: number): number {
  // Each is looked into at least.
  if (stretches.length >= limit) return limit;
  const parts = stretches.map((stretch) => docsIn(container, stretch));
  // As a parameter the limit would make SQLite plan the statement again each time.
  const sql = `SELECT COUNT(*) AS n FROM (${unionOf(parts)} LIMIT ${limit})`;
  return Number(db.statement(sql).get(...parts.flatMap(({ values }) => values))?.['n']);
}

/** The documents of all these stretches in one statement. */
export function unionOf(parts: readonly Fragment[]): string {
  const selects = parts.map(({ sql }) => sql);
  if (selects.length <= mostTerms) return selects.join(' UNION ALL ');
  const pieces = Array.from({ length: Math.ceil(selects.length / mostTerms) }, (_, at) =>
    selects.slice(at * mostTerms, (at + 1) * mostTerms),
  );
  return pieces.map((piece) => `SELECT doc FROM (${piece.join(' UNION ALL ')})`).join(' UNION ALL ');
}
/** SQLite takes no more in one compound SELECT. */
const mostTerms = 500;

/** One equality: its terms lie in the order of the documents, so pages can be read straight from the index. */
export function isOneEquality({ stretches }: Candidates): boolean {
  return stretches.length === 1 && stretches[0]?.bounds.length === 1 && stretches[0].bounds[0]?.[0] === '=';
}

/** Selects the column `doc` of the documents in a stretch; further conditions may follow. */
export function docsIn(container: Container, { path, type, bounds, partition }: Stretch): Fragment {
  const column = typeof path === 'string' ? path : 'value';
  const within = bounds.map(([sign]) => ` AND ${column}${sign}?`).join('');
  const values = bounds.map(([, value]) => value);
  if (typeof path === 'number') {
    const sql = `SELECT doc FROM terms WHERE container=? AND path=? AND type=?${within}`;
    return { sql, values: [container.number, path, type, ...values] };
  }
  const place = partition === undefined ? { sql: '', values: [] } : { sql: ' AND pk=?', values: [partition] };
  return {
    sql: `SELECT doc FROM docs WHERE container=?${place.sql}${within}`,
    values: [container.number, ...place.values, ...values],
  };
}

/** Each way is a list of stretches whose union holds every document that satisfies the condition. */
function ways(db: Database, container: Container, condition: Bound, partition: string | undefined): Stretch[][] {
  switch (condition.kind) {
    case 'and':
      return joined(condition.parts.flatMap((part) => ways(db, container, part, partition)));
    case 'or': {
      const parts = condition.parts.map((part) => {
        const alternatives = ways(db, container, part, partition);
        return alternatives.length > 1 ? cheapest(db, container, alternatives)?.stretches : alternatives[0];
      });
      return parts.every((part) => part !== undefined) ? [parts.flat()] : [];
    }
    case 'in': {
      const parts = [...new Set(condition.values)].map((value) =>
        stretchOf(container, condition.path, false, value, '=', partition),
      );
      return parts.every((part) => part !== undefined) ? [parts] : [];
    }
    case 'contains':
      return listed(stretchOf(container, condition.path, true, condition.value, '=', partition));
    case 'compare':
      return listed(stretchOf(container, condition.path, false, condition.value, condition.comparison, partition));
  }
}

/** `date >= a AND date < b` is one stretch, not the better of two halves. */
function joined(alternatives: readonly Stretch[][]): Stretch[][] {
  const merged = new Map<string, Stretch>();
  const others: Stretch[][] = [];
  for (const way of alternatives) {
    const [stretch] = way;
    if (stretch === undefined || way.length > 1 || !stretch.single) {
      others.push(way);
      continue;
    }
    const key = `${stretch.path} ${stretch.type}`;
    const before = merged.get(key);
    merged.set(key, before === undefined ? stretch : { ...before, bounds: [...before.bounds, ...stretch.bounds] });
  }
  return [...[...merged.values()].map((stretch) => [stretch]), ...others];
}

function stretchOf(
  container: Container,
  path: Path,
  elements: boolean,
  value: Parameters<typeof typed>[0],
  sign: Comparison,
  partition: string | undefined,
): Stretch | undefined {
  const term = typed(value);
  if (path.join('/') === 'id' && partition !== undefined && !elements) {
    return typeof value === 'string'
      ? { path: 'id', type: term?.type ?? 0, bounds: [[sign, value]], single: true, partition }
      : undefined;
  }
  if (path.join('/') === '_ts') {
    // A column of its own: it holds numbers only, and SQLite would make one of a text.
    return typeof value === 'number' && !elements
      ? { path: 'ts', type: term?.type ?? 0, bounds: [[sign, value]], single: true }
      : undefined;
  }
  const index = indexOf(container, path, elements);
  if (index < 0 || term === undefined) return undefined;
  return { path: index, type: term.type, bounds: [[sign, term.value]], single: !elements };
}

/** The number of a path in the index table; -1 where it is not in it. */
export function indexOf({ paths }: Container, path: Path, elements: boolean): number {
  return paths.findIndex(
    ({ names, elements: ofElements }) => ofElements === elements && names.join('/') === path.join('/'),
  );
}

function listed(stretch: Stretch | undefined): Stretch[][] {
  return stretch === undefined ? [] : [[stretch]];
}
