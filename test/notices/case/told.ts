// What facts of a case and its actions tell, with the calls before them counted as the write path counts them.
import { caseMatter, type CaseTypes, type Fact } from '../../../src/domain/case/whole/case.ts';
import type { AnyPartIn } from '../../../src/domain/matter/matter.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import { caseTells } from '../../../src/notices/tables.ts';
import type { NewNotice } from '../../../src/notices/told.ts';
import { must } from '../../people/builders.ts';

export interface FactTold {
  readonly fact: Fact;
  readonly told: readonly NewNotice[];
}

/** Each fact with what it tells; `change` holds for the case at the last of them. */
export function allTold(facts: readonly Fact[], directory: Directory, change: Partial<Case> = {}): readonly FactTold[] {
  const called = new Set<string>();
  const parts = new Map<string, AnyPartIn<CaseTypes>>();
  let childCase: Case | undefined;
  return facts.map((fact, place) => {
    const before = fact.part === undefined ? undefined : parts.get(fact.part);
    const evolved = caseMatter.evolve({ root: childCase, part: before }, fact);
    const after = (place === facts.length - 1 ? { ...evolved.root, ...change } : evolved.root) as Case; // flags only
    const { part } = evolved;
    const happened = { before: { root: childCase, part: before }, after: { root: after, part }, fact, directory };
    const told = caseTells.notices({ ...happened, called: [...called] });
    for (const { key, rings } of told) if (rings) called.add(key);
    if (part !== undefined) parts.set(part.id, part);
    childCase = after;
    return { fact, told };
  });
}

/** What the last of these facts tells. */
export const lastTold = (...of: Parameters<typeof allTold>): FactTold => must(allTold(...of).at(-1));
