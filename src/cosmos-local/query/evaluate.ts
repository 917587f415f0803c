import type { Bound } from './bind.ts';
import { valueAt, type Json, type JsonObject, type Scalar } from '../json.ts';
import type { Comparison } from './query.ts';

/** Cosmos's three values: only `true` selects, and `undefined` stays undefined under NOT. */
type Truth = boolean | undefined;

/** Whether a document satisfies the condition, by the service's rules for missing values and types that differ. */
export function evaluate(condition: Bound, document: JsonObject): Truth {
  switch (condition.kind) {
    case 'and':
      return all(condition.parts.map((part) => evaluate(part, document)));
    case 'or':
      return negate(all(condition.parts.map((part) => negate(evaluate(part, document)))));
    case 'not':
      return negate(evaluate(condition.part, document));
    case 'defined':
      return valueAt(document, condition.path) !== undefined;
    case 'compare':
      return compare(valueAt(document, condition.path), condition.comparison, condition.value);
    case 'in': {
      const found = valueAt(document, condition.path);
      return negate(all(condition.values.map((value) => negate(compare(found, '=', value)))));
    }
    case 'contains': {
      const found = valueAt(document, condition.path);
      return Array.isArray(found) ? found.includes(condition.value) : undefined;
    }
    case 'startsWith': {
      const found = valueAt(document, condition.path);
      if (typeof found !== 'string' || typeof condition.value !== 'string') return undefined;
      return found.startsWith(condition.value);
    }
  }
}

function all(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes(undefined) ? undefined : true;
}

function negate(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}

function compare(found: Json | undefined, comparison: Comparison, wanted: Scalar): Truth {
  if (found === undefined || typeOf(found) !== typeOf(wanted)) return undefined;
  const order = orderOf(found, wanted);
  switch (comparison) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

function typeOf(value: Json): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

/** Strings in the order of their UTF-8 bytes, as the index has them; JavaScript's own order differs beyond U+FFFF. */
function orderOf(found: Json, wanted: Scalar): number {
  if (found === wanted) return 0;
  if (typeof found === 'number' && typeof wanted === 'number') return found - wanted;
  if (typeof found === 'string' && typeof wanted === 'string') {
    return Buffer.compare(Buffer.from(found), Buffer.from(wanted));
  }
  return 1;
}
