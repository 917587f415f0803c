// Checks one document against a condition.
import type { Bound } from './bind.ts';
import { valueAt, type Json, type JsonObject, type Scalar } from '../json.ts';
import type { Comparison } from './query.ts';

/** Whether a document satisfies the condition. What is missing, or of another type, satisfies no comparison. */
export function evaluate(condition: Bound, document: JsonObject): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.parts.every((part) => evaluate(part, document));
    case 'or':
      return condition.parts.some((part) => evaluate(part, document));
    case 'compare':
      return compare(valueAt(document, condition.path), condition.comparison, condition.value);
    case 'in': {
      const found = valueAt(document, condition.path);
      return condition.values.some((value) => value === found);
    }
    case 'contains': {
      const found = valueAt(document, condition.path);
      return Array.isArray(found) && found.includes(condition.value);
    }
  }
}

function compare(found: Json | undefined, comparison: Comparison, wanted: Scalar): boolean {
  if (comparison === '=') return found === wanted;
  const order = orderOf(found, wanted);
  if (order === undefined) return false;
  switch (comparison) {
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

/** Strings in the order of their UTF-8 bytes, as the index has them; JavaScript's own order differs beyond U+FFFF. */
function orderOf(found: Json | undefined, wanted: Scalar): number | undefined {
  if (typeof found === 'number' && typeof wanted === 'number') return found - wanted;
  if (typeof found !== 'string' || typeof wanted !== 'string') return undefined;
  return Buffer.compare(Buffer.from(found), Buffer.from(wanted));
}
