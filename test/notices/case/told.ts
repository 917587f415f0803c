// What facts of a case and its actions tell, with the calls before them counted as the write path counts them.
import type { Action } from '../../../src/domain/case/action/action.ts';
import { evolve, evolveAction, isActionFact, type Fact } from '../../../src/domain/case/case.ts';
import type { Case } from '../../../src/domain/case/stages.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import { toldOfAction } from '../../../src/notices/action/rows.ts';
import { toldBy, type Told } from '../../../src/notices/case/rows.ts';
import { must } from '../../people/builders.ts';

export interface FactTold {
  readonly fact: Fact;
  readonly told: readonly Told[];
}

/** Each fact with what it tells; `change` holds for the case at the last of them. */
export function allTold(facts: readonly Fact[], directory: Directory, change: Partial<Case> = {}): readonly FactTold[] {
  const called = new Set<string>();
  const actions = new Map<string, Action>();
  let one: Case | undefined;
  return facts.map((fact, place) => {
    const evolved = evolve(one, fact);
    const after = (place === facts.length - 1 ? { ...evolved, ...change } : evolved) as Case; // flags only
    const told = isActionFact(fact) ? ofAction(fact, after) : toldBy(one, after, fact, directory);
    for (const { key, rings } of told) if (rings) called.add(key);
    one = after;
    return { fact, told };
  });

  function ofAction(fact: Extract<Fact, { data: { action: Action['id'] } }>, after: Case): readonly Told[] {
    const before = actions.get(fact.data.action);
    const action = evolveAction(after, before, fact);
    actions.set(action.id, action);
    return toldOfAction({ case: after, before, after: action, fact, directory, called: [...called] });
  }
}

/** What the last of these facts tells. */
export const lastTold = (...of: Parameters<typeof allTold>): FactTold => must(allTold(...of).at(-1));
