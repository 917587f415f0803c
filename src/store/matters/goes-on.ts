// A case that ended in another comes with that one, by which it is read: one read more for each, and none of any other case.
import type { MatterCommit, MatterStore } from '../../casework/ports/matter-ports.ts';
import { byItself, goingOn } from '../../domain/case/ended/goes-on.ts';
import type { Case, CaseRow } from '../../domain/case/state/stages.ts';
import type { CaseTypes } from '../../domain/case/whole/case.ts';
import type { Reference } from '../../domain/kernel/ids.ts';

type Loading = Pick<MatterStore<CaseTypes>, 'load' | 'commit' | 'holds'>;

const itself = (commit: MatterCommit<CaseTypes>): MatterCommit<CaseTypes> => ({
  ...commit,
  record: { ...commit.record, root: byItself(commit.record.root) },
});

/** The store of cases, each with what it goes on in; what is written is the case by itself. */
export function goingOnIn<Store extends Loading>(store: Store): Store {
  const load = async (id: Reference, passed: readonly Reference[]): ReturnType<Loading['load']> => {
    const found = await store.load(id);
    const root = found?.value.root;
    if (found === undefined || root?.stage !== 'merged' || passed.includes(root.into)) return found;
    const goesOn = (await load(root.into, [...passed, id]))?.value.root;
    return goesOn === undefined ? found : { ...found, value: { ...found.value, root: goingOn(root, goesOn) } };
  };
  return {
    ...store,
    load: async (id: Reference) => load(id, []),
    commit: async (commit: MatterCommit<CaseTypes>, nowMs: number) => store.commit(itself(commit), nowMs),
    holds: (commit: MatterCommit<CaseTypes>) => store.holds(itself(commit)),
  };
}

/** The same of what a list found: those that ended in another ask for the rows of these, once for all, but for what was found too. */
export async function allGoingOn<Found extends Case | CaseRow>(
  found: readonly Found[],
  rows: (references: readonly Reference[]) => Promise<readonly CaseRow[]>,
): Promise<readonly Found[]> {
  const known = new Map<Reference, Case | CaseRow>(found.map((one) => [one.reference, one]));
  const asks = (all: Iterable<Case | CaseRow>): readonly Reference[] => [
    ...new Set([...all].flatMap((one) => intoOf(one) ?? []).filter((into) => !known.has(into))),
  ];
  for (let into = asks(found); into.length > 0;) {
    const kept = await rows(into);
    for (const one of kept) known.set(one.reference, one);
    into = asks(kept);
  }
  const read = (one: Case | CaseRow, passed: readonly Reference[]): Case | CaseRow => {
    const into = intoOf(one);
    const goesOn = into === undefined || passed.includes(into) ? undefined : known.get(into);
    return goesOn === undefined ? one : goingOn(one, read(goesOn, [...passed, one.reference]));
  };
  return found.map((one) => {
    const into = intoOf(one);
    const goesOn = into === undefined ? undefined : known.get(into);
    return goesOn === undefined ? one : goingOn(one, read(goesOn, [one.reference]));
  });
}
const intoOf = (one: Case | CaseRow): Reference | undefined => (one.stage === 'merged' ? one.into : undefined);
