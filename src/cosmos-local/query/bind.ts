// Puts the parameters of a query into its condition.
import { Failure, unsupported } from '../failure.ts';
import { isObject, type Scalar } from '../json.ts';
import type { Condition, Operand } from './query.ts';

export type Bound = Condition<Scalar>;
export type Parameters = ReadonlyMap<string, unknown>;

/** The parameters of a query request by name. */
export function readParameters(given: unknown): Parameters {
  if (given === undefined) return new Map();
  if (!Array.isArray(given)) throw new Failure(400, 'The parameters of a query are a list.');
  return new Map(
    given.map((entry: unknown) => {
      if (!isObject(entry) || typeof entry['name'] !== 'string') throw new Failure(400, 'A parameter lacks its name.');
      return [entry['name'], entry['value']] as const;
    }),
  );
}

/** Puts the parameters' values in. What the documentation leaves open about values is refused here, before any row. */
export function bind(condition: Condition<Operand>, parameters: Parameters): Bound {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return { kind: condition.kind, parts: condition.parts.map((part) => bind(part, parameters)) };
    case 'in':
      return { ...condition, values: condition.values.map((value) => scalar(value, parameters)) };
    case 'contains':
      return { ...condition, value: scalar(condition.value, parameters) };
    case 'compare': {
      const value = scalar(condition.value, parameters);
      if (condition.comparison !== '=' && typeof value !== 'string' && typeof value !== 'number') {
        throw unsupported(`${condition.comparison} with a ${value === null ? 'null' : typeof value}`);
      }
      return { ...condition, value };
    }
  }
}

function scalar(operand: Operand, parameters: Parameters): Scalar {
  if ('literal' in operand) return operand.literal;
  const value = parameters.get(operand.parameter);
  if (value === undefined) throw new Failure(400, `The query parameter ${operand.parameter} has no value.`);
  if (value !== null && typeof value === 'object') {
    throw unsupported(`The query parameter ${operand.parameter}, an object or array,`);
  }
  return value as Scalar; // Parsed JSON that is no object.
}
