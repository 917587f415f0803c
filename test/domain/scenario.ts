import assert from 'node:assert/strict';
import { caseMatter, type Fact } from '../../src/domain/case/whole/case.ts';
import type { Directory } from '../../src/domain/people/directory.ts';
import { commandIn, directory, later, monday10, replay, factOf, type StoryRow } from '../people/builders.ts';

/** Given facts, when somebody takes a step, then what it leaves behind: a fact, a refusal, or nothing. */
export interface Scenario {
  /** A sentence about the domain. */
  readonly that: string;
  readonly given: readonly Fact[];
  /** A minute after the last fact unless it says `at`. */
  readonly when: StoryRow;
  readonly council?: Directory;
  readonly leaves:
    | 'unchanged'
    | { readonly refused: string; readonly message?: string }
    /** At least these of the fact's data and of the case it makes; and answers that are gone. */
    | { readonly data?: object; readonly makes?: object; readonly without?: readonly string[] };
}

/** One mocha test for each scenario. */
export function check(scenarios: readonly Scenario[]): void {
  for (const scenario of scenarios) it(scenario.that, () => play(scenario));
}

function play({ given, when, council = directory, leaves }: Scenario): void {
  const [, moment] = when;
  const now = typeof moment === 'string' ? moment : later(given.at(-1)?.at ?? monday10, moment);
  const context = { actor: when[0], now, directory: council };
  const before = replay(given);
  if (leaves === 'unchanged') {
    assert.equal(factOf(given, commandIn(when), context), 'unchanged');
  } else if ('refused' in leaves) {
    const decision = caseMatter.decide({ root: before }, commandIn(when), context);
    assert.ok('refusal' in decision, `not refused: ${JSON.stringify(decision)}`);
    assert.equal(decision.refusal.code, leaves.refused);
    assert.ok(decision.refusal.next.length > 0, 'a refusal says what to do next');
    if (leaves.message !== undefined) assert.equal(decision.refusal.message, leaves.message);
  } else {
    const fact = factOf(given, commandIn(when), context);
    if (typeof fact === 'string') assert.fail(`refused: ${fact}`);
    const after = caseMatter.evolve({ root: before }, fact).root;
    assertHas(fact.data, leaves.data ?? {});
    assertHas(after, leaves.makes ?? {});
    for (const name of leaves.without ?? []) assert.ok(!(name in after.answers), `${name} is still answered`);
  }
}

/** At least what is expected: an object may hold more, a list holds exactly this. */
export function assertHas(actual: unknown, expected: unknown): void {
  assert.deepEqual(trimmedTo(actual, expected), expected);
}

function trimmedTo(actual: unknown, expected: unknown): unknown {
  if (Array.isArray(actual) && Array.isArray(expected) && actual.length === expected.length) {
    return actual.map((one, place) => trimmedTo(one, expected[place]));
  }
  if (!isRecord(actual) || !isRecord(expected)) return actual;
  const wanted = Object.entries(expected).filter(([name]) => name in actual);
  return Object.fromEntries(wanted.map(([name, value]) => [name, trimmedTo(actual[name], value)]));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same, and whoever changes it throws. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
