// A town as it is judged: the facts folded by another hand, and what the clocks would do if no one did anything.
import { warningKindsOf, type WarningKind } from '../../src/domain/case/whole/warnings.ts';
import { callOf, clockFacts, daysLater, type Call, type File } from '../domain/owed/world.ts';
import { ledgerOf, type Ledger } from './ledger.ts';
import { asRead, endedAsRead, type Town } from './town.ts';

export interface View {
  readonly town: Town;
  readonly ledger: Ledger;
  /** Of what was merged into the case, by itself. */
  readonly endedLedger: Ledger | undefined;
  /** Of which kinds the case warns now. */
  readonly warned: readonly WarningKind[];
  /** Whom the clocks of the case would call for what, in the days to come. */
  readonly calls: readonly Call[];
}
/** So far ahead: a call that comes every four weeks comes. */
const horizonDays = 30;

const callsOf = (file: File, town: Town): readonly Call[] =>
  clockFacts(file, daysLater(town.now, horizonDays), town.world)
    .flatMap((fact) => callOf(fact) ?? [])
    // A meeting about a child is held, and minuted, whatever became of the child.
    .filter(({ part }) => part?.startsWith('G') !== true);

export function viewOf(town: Town): View {
  const { file, ended } = town;
  let calls: readonly Call[] | undefined;
  let warned: readonly WarningKind[] | undefined;
  return {
    town: { ...town, entries: town.entries.map((entry) => asRead(entry, town)) },
    ledger: ledgerOf(file.facts, ended?.facts),
    endedLedger: ended && ledgerOf(ended.facts),
    get warned() {
      warned ??= warningKindsOf(file.root, town.now);
      return warned;
    },
    get calls() {
      calls ??= [file, endedAsRead(town)].flatMap((one) => (one === undefined ? [] : callsOf(one, town)));
      return calls;
    },
  };
}
