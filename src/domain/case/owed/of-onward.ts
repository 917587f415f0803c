// What is owed of a route outside MSET: what is awaited of each record, whose own clock calls for it (docs/process.md P17.12).
import { opensOn } from '../../time/calendar.ts';
import type { Case } from '../state/stages.ts';
import { daily, officeHours, owedSince, type DutyRow, type DutyRows, type Raised } from './duty.ts';

/** What of these entries is awaited first. */
function awaitedOf(childCase: Case, entry: string): Raised | undefined {
  const [first] = (childCase.awaited ?? [])
    // Of an older record nothing says by when: no clock calls for it.
    .filter((one) => one.entry === entry && one.due !== undefined)
    .toSorted((a, b) => ((a.due ?? '9') < (b.due ?? '9') ? -1 : 1));
  if (first === undefined) return undefined;
  const due = first.due === undefined ? undefined : { at: opensOn(first.due, officeHours) };
  return { ...owedSince(first.since, due), ...(due !== undefined && { from: due.at }) };
}
const awaits = (words: string, entry: string): DutyRow => ({
  words,
  // That there is one, and not which: the lists and cards of many people show it.
  task: 'Record what is due outside MSET',
  counted: ['record outside MSET to make', 'records outside MSET to make'],
  asks: ['leadWorker', 'coordinators'],
  raised: (childCase) => awaitedOf(childCase, entry),
  calls: [],
  again: daily,
  by: [entry],
  opens: [],
  bars: [],
});

export const ofOnward = {
  nrmConsidered: awaits('whether the child is referred to the NRM', 'recordNrm'),
  nrmReasonable: awaits('the NRM’s reasonable grounds decision', 'recordReasonable'),
  nrmConclusive: awaits('the NRM’s conclusive grounds decision', 'recordConclusive'),
  cawnEnd: awaits('the end or review of a CAWN', 'endCawn'),
  ladoOutcome: awaits('the LADO’s outcome', 'recordLadoOutcome'),
  prevent: awaits('the outcome of the Prevent referral', 'recordPreventOutcome'),
  section45: awaits('what became of the section 45 defence', 'recordDefenceOutcome'),
} as const satisfies DutyRows;
