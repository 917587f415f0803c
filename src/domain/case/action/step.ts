// What the steps on an action have in common, no matter who takes them.
import type { Field } from '../../fields.ts';
import { incomplete, type Context, type Decision, type FactMeta, type refuse, type Step } from '../../step.ts';
import type { Action, StateName } from './action.ts';
import type { OnAction } from './who.ts';

export type Bar = ReturnType<typeof refuse> | undefined;

/** Why someone may not take a step on an action in its state; undefined when they may. */
type BarTo = (on: OnAction, from: readonly StateName[], context: Context) => Bar;

export const changed = (action: Action, meta: FactMeta, change: Partial<Action>): Action => ({
  ...action,
  ...change,
  changedAt: meta.at,
});

/** One step: who is kept from it, the states it may start in, its fields, and what it records. */
export function actionStep<Input extends object, Data>(
  barTo: BarTo,
  { title, fact, from, fields }: { title: string; fact: string; from: readonly StateName[]; fields: readonly Field[] },
  record: (on: OnAction, input: Input, context: Context) => Decision<Data>,
  evolve: (on: OnAction, data: Data, meta: FactMeta) => Action,
): Step<Input, Data, OnAction, Action> {
  return {
    title,
    fact,
    ...(fields.length > 0 && { asks: () => fields }),
    decide: (on, input, context) => barTo(on, from, context) ?? incomplete(fields, input) ?? record(on, input, context),
    evolve,
  };
}
