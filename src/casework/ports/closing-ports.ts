// Matters that are about a case or a record: each time one is read that is asked who must not hear of it (docs/process.md P10.14, P25.9).
import { given } from '../../domain/kernel/given.ts';
import type { MatterTypes } from '../../domain/matter/matter.ts';
import { closedOf, mattersOf, type AboutThese, type Shut } from '../../domain/register/shut.ts';
import type { MatterCommit, MatterStore } from './matter-ports.ts';

/** Who must not hear of each of these now. */
export type ReadShut = (ids: Iterable<string>) => Promise<Shut>;

/** The same with who must not hear of each now. */
export const closedBy =
  (shut: ReadShut) =>
  async <Of extends AboutThese>(all: readonly Of[]): Promise<readonly Of[]> => {
    const about = all.flatMap(mattersOf);
    if (about.length === 0) return all;
    const known = await shut(about);
    return all.map((one) => ({ ...one, ...given({ closedTo: closedOf(one, known) }) }));
  };

interface ClosingTypes extends MatterTypes {
  readonly root: AboutThese & MatterTypes['root'];
}
/** The store of such a matter: who must not hear of it now is read with it, and never written. */
export function closing<T extends ClosingTypes>(store: MatterStore<T>, shut: ReadShut): MatterStore<T>;
export function closing(store: MatterStore<ClosingTypes>, shut: ReadShut): MatterStore<ClosingTypes> {
  const closed = closedBy(shut);
  const asStored = (commit: MatterCommit<ClosingTypes>): MatterCommit<ClosingTypes> => {
    const { closedTo: _now, ...root } = commit.record.root;
    return { ...commit, record: { ...commit.record, root } };
  };
  return {
    ...store,
    load: async (id) => {
      const found = await store.load(id);
      const [root] = found === undefined ? [] : await closed([found.value.root]);
      return found && root && { ...found, value: { ...found.value, root } };
    },
    commit: async (commit, nowMs) => store.commit(asStored(commit), nowMs),
    holds: (commit) => store.holds(asStored(commit)),
  };
}
