// Conditions that the database decides by itself, so that no document is read for them.
import type { Bound } from './bind.ts';
import type { Container } from '../data/containers.ts';
import type { Scalar } from '../json.ts';
import type { Path } from './query.ts';
import { typed } from './terms.ts';
import { indexOf, type Fragment } from './where-to-sql.ts';

/**
 * What the database decides of a condition, and what remains to be asked of each document that it gives: of an AND each part
 * by itself.
 */
export function decided(container: Container, condition: Bound): { sql?: Fragment; rest?: Bound } {
  const parts = (condition.kind === 'and' ? condition.parts : [condition]).map(
    (part) => [part, exactly(container, part)] as const,
  );
  const exact = parts.flatMap(([, sql]) => sql ?? []);
  const sql = joined('and', exact);
  const others = sql === undefined ? parts : parts.filter(([, one]) => one === undefined);
  const [first, ...more] = others.map(([part]) => part);
  const rest: Bound | undefined = first && more.length > 0 ? { kind: 'and', parts: [first, ...more] } : first;
  return { ...(sql && { sql }), ...(rest && { rest }) };
}

/** What a condition says of a row of `docs`, in SQL; undefined where the index cannot tell, or not without a search. */
function exactly(container: Container, condition: Bound): Fragment | undefined {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const parts = condition.parts.map((part) => exactly(container, part));
      return parts.every((part) => part !== undefined) ? joined(condition.kind, parts) : undefined;
    }
    case 'in':
      return isOneOf(container, condition.path, false, condition.values);
    case 'contains':
      return isOneOf(container, condition.path, true, [condition.value]);
    case 'compare':
      return condition.comparison === '=' ? isOneOf(container, condition.path, false, [condition.value]) : undefined;
  }
}

/** SQLite takes no expression of any size. */
const mostValues = 200;

function joined(sign: string, parts: readonly Fragment[]): Fragment | undefined {
  const values = parts.flatMap((part) => part.values);
  if (parts.length === 0 || values.length > mostValues) return undefined;
  return { sql: `(${parts.map(({ sql }) => sql).join(` ${sign} `)})`, values };
}

function isOneOf(container: Container, path: Path, elements: boolean, values: readonly Scalar[]): Fragment | undefined {
  if (!values.every(isAsStored)) return undefined;
  if (path.join('/') === 'id' && !elements) {
    const ids = values.filter((value) => typeof value === 'string');
    return ids.length === values.length ? { sql: `docs.id IN (${places(ids)})`, values: ids } : undefined;
  }
  const index = indexOf(container, path, elements);
  if (index < 0) return undefined;
  const types = Map.groupBy(
    values.map(typed).filter((term) => term !== undefined),
    ({ type }) => type,
  );
  const parts = [...types].map(([type, terms]) => ({
    sql: `(SELECT 1 FROM terms WHERE container=? AND path=? AND type=? AND value IN (${places(terms)}) AND doc=docs.doc)`,
    values: [container.number, index, type, ...terms.map(({ value }) => value)],
  }));
  return joined('OR', parts);
}

const places = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

/** The tables have a sign of their own for half a character, and so cannot tell one from the other, or from that sign. */
const isAsStored = (value: Scalar): boolean =>
  typeof value !== 'string' || (value.isWellFormed() && !value.includes('\uFFFD'));
