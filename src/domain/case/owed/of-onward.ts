// What is owed of a route outside MSET: what is awaited of each record, whose own clock calls for it (docs/process.md P17.12).
import { opensOn } from '../../time/calendar.ts';
import { onwardAtDeath } from '../state/life.ts';
import type { KindName } from '../state/onward-kinds.ts';
import type { Case } from '../state/stages.ts';
import { daily, officeHours, owedSince, type DutyRow, type DutyRows, type Raised } from './duty.ts';

/** What of these entries is awaited first. */
function awaitedOf(childCase: Case, entry: string): Raised | undefined {
  const [first] = (childCase.awaited ?? [])
    .flatMap((one) => {
      const due = one.due === undefined ? undefined : { at: opensOn(one.due, officeHours) };
      const from = one.ask ?? due?.at;
      // Of an older record nothing says by when: no clock calls for it.
      return one.entry !== entry || from === undefined ? [] : [{ since: one.since, from, due }];
    })
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return first && { ...owedSince(first.since, first.due, first.from), from: first.from };
}
const awaits = <Entry extends string>(
  kind: KindName,
  words: string,
  entry: Entry,
): Omit<DutyRow, 'by'> & { readonly by: readonly [Entry] } => ({
  words,
  // That there is one, and not which: the lists and cards of many people show it.
  task: 'Record what is due outside MSET',
  counted: ['record outside MSET to make', 'records outside MSET to make'],
  asks: ['leadWorker', 'coordinators'],
  raised: (childCase) => awaitedOf(childCase, entry),
  calls: [],
  again: daily,
  by: [entry],
  atDeath: onwardAtDeath[kind],
  opens: [],
  bars: [],
});

export const ofOnward = {
  nrmConsidered: awaits('nrm', 'whether the child is referred to the NRM', 'recordNrm'),
  nrmReasonable: awaits('nrm', 'the NRM’s reasonable grounds decision', 'recordReasonable'),
  nrmConclusive: awaits('nrm', 'the NRM’s conclusive grounds decision', 'recordConclusive'),
  nrmReconsidered: awaits('nrm', 'the outcome of the NRM’s reconsideration', 'recordReconsidered'),
  cawnEnd: awaits('cawn', 'the end or review of a CAWN', 'endCawn'),
  ladoOutcome: awaits('lado', 'the LADO’s outcome', 'recordLadoOutcome'),
  prevent: awaits('prevent', 'the outcome of the Prevent referral', 'recordPreventOutcome'),
  section45: awaits('section45', 'what became of the section 45 defence', 'recordDefenceOutcome'),
} as const satisfies DutyRows;
