// The index: which terms a document has, and how they change.
import type { Container } from '../data/containers.ts';
import type { Database } from '../data/database.ts';
import { valueAt, type Json, type JsonObject } from '../json.ts';

/** One value of one indexed path of a document, typed, because no comparison crosses types. */
export interface Term {
  readonly path: number;
  readonly type: number;
  readonly value: string | number;
}

/** A scalar as the index stores it; undefined for what has no term (objects, arrays). */
export function typed(value: Json | undefined): Pick<Term, 'type' | 'value'> | undefined {
  if (value === null) return { type: 1, value: 0 };
  if (typeof value === 'boolean') return { type: 2, value: Number(value) };
  if (typeof value === 'number') return { type: 3, value };
  if (typeof value === 'string') return { type: 4, value: value.toWellFormed() }; // As the table stores it.
  return undefined;
}

/** The terms of a document by their key: two equal elements of an array are one term. */
export function termsOf(container: Container, body: JsonObject): Map<string, Term> {
  const terms = new Map<string, Term>();
  for (const [path, { names, elements }] of container.paths.entries()) {
    const found = valueAt(body, names);
    const values = elements ? (Array.isArray(found) ? found : []) : [found];
    for (const value of values) {
      const term = typed(value);
      if (term !== undefined) terms.set(`${path} ${term.type} ${term.value}`, { path, ...term });
    }
  }
  return terms;
}

/** What the service charges for: an included path costs a term even where the document lacks it. */
export function chargedTerms(container: Container, terms: ReadonlyMap<string, Term>): number {
  const present = new Set([...terms.values()].map((term) => term.path));
  return terms.size + container.paths.length - present.size;
}

/** Makes the index say `after` where it said `before`; answers how many terms changed. */
export function updateTerms(
  db: Database,
  container: Container,
  doc: number,
  before: ReadonlyMap<string, Term>,
  after: ReadonlyMap<string, Term>,
): number {
  let changed = 0;
  const remove = db.statement('DELETE FROM terms WHERE container=? AND path=? AND type=? AND value=? AND doc=?');
  const add = db.statement('INSERT INTO terms VALUES(?, ?, ?, ?, ?)');
  for (const [statement, terms, others] of [
    [remove, before, after],
    [add, after, before],
  ] as const) {
    for (const [key, { path, type, value }] of terms) {
      if (others.has(key)) continue;
      statement.run(container.number, path, type, value, doc);
      changed += 1;
    }
  }
  return changed;
}
