// What is owed of a route outside MSET: what is awaited of each record, whose own clock calls for it (docs/process.md P17.12).
import { defaultSettings } from '../../people/settings.ts';
import { addDays, opensOn, type Instant } from '../../time/calendar.ts';
import { birthOf } from '../state/birth.ts';
import { nrmBy } from '../state/grounds.ts';
import { onwardAtDeath } from '../state/life.ts';
import type { KindName } from '../state/onward-kinds.ts';
import type { Case } from '../state/stages.ts';
import { turningDays } from '../state/turning-days.ts';
import {
  asAwaited,
  daily,
  later,
  nextDay,
  officeHours,
  owedSince,
  type DutyRow,
  type DutyRows,
  type Raised,
} from './duty.ts';

const opens = (date: string): Instant => opensOn(date, officeHours);

/** What of these entries is awaited first. */
function awaitedOf(childCase: Case, entry: string): Raised | undefined {
  const [first] = (childCase.awaited ?? [])
    .flatMap((one) => {
      const due = one.due === undefined ? undefined : { at: opens(one.due) };
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

/** The referral says that it was submitted, or is considered, and nothing is recorded: MSET presumes neither. */
function saidOfNrm(childCase: Case): Raised | undefined {
  const { answers, onward = [] } = childCase;
  if (!('consent' in childCase) || childCase.consent === undefined || onward.includes('nrm')) return undefined;
  const { at: since } = childCase.consent;
  if (answers['nrm'] === 'submitted') return owedSince(since, { at: nextDay(since) });
  const { submission } = childCase;
  if (answers['nrm'] !== 'considered' || submission === undefined) return undefined;
  const due = submission.nrmBy ?? nrmBy(submission.at, defaultSettings);
  const from = later(due, since);
  return { ...owedSince(since, { at: due }, from), from };
}
/** Called for so many days after the decision, and so many before its time for reconsideration is over. */
const reconsiderCalls = { after: 10, before: 5 };
/** Of the negative decision whose time is over first. */
function timesOf({ refused = [] }: Case) {
  const [one] = refused.toSorted((a, b) => (a.until < b.until ? -1 : 1));
  if (one === undefined) return undefined;
  const { on, until, since } = one;
  const [first, last] = [addDays(on, reconsiderCalls.after), addDays(until, -reconsiderCalls.before)];
  return { since, first: opens(first), last: opens(last), due: opens(until), over: opens(addDays(until, 1)) };
}
function toReconsider(childCase: Case): Raised | undefined {
  const times = timesOf(childCase);
  if (times === undefined) return undefined;
  const { since, first, due, over } = times;
  // Later it may be asked for in exceptional circumstances only: no one is called any more.
  return { ...owedSince(since, { at: due }, later(first, since)), until: over };
}
const decidedOutside: ReadonlySet<string> = new Set(['recordReasonable', 'recordConclusive', 'recordReconsidered']);
/** In the NRM when they turn 18: whether they agree to stay in it. */
function at18(childCase: Case): Raised | undefined {
  const birth = birthOf(childCase.answers);
  const running = childCase.awaited?.find(({ entry }) => decidedOutside.has(entry));
  if (birth === undefined || running === undefined) return undefined;
  if (['yes', 'no'].includes(childCase.nrmAt18?.answer ?? '')) return undefined;
  const days = turningDays(birth.date);
  const since = opens(days.chair);
  return owedSince(since, { at: opens(days.birthday) }, later(since, running.since));
}

export const ofOnward = {
  nrmReferred: {
    ...awaits('nrm', 'whether the child is referred to the NRM, as the referral says', 'recordNrm'),
    raised: saidOfNrm,
    calls: [['owed.nrmReferred', 'leadWorker', 'coordinators']],
    again: asAwaited,
  },
  nrmReconsider: {
    ...awaits('nrm', 'whether a reconsideration by the NRM is asked for', 'recordReconsideration'),
    raised: toReconsider,
    calls: [
      ['owed.nrmReconsider', 'leadWorker', 'coordinators'],
      ['owed.nrmReconsiderLast', 'leadWorker', 'leadsManager', 'coordinators'],
    ],
    again: (context, childCase, times) => {
      const refused = timesOf(childCase);
      if (refused === undefined) return daily(context, childCase, times);
      return times === 1 ? later(refused.last, nextDay(context.now)) : refused.over;
    },
  },
  nrmAt18: {
    ...awaits('nrm', 'whether the young person agrees to stay in the NRM at 18', 'recordAt18'),
    raised: at18,
    calls: [['owed.nrmAt18', 'leadWorker', 'coordinators']],
    again: asAwaited,
  },
  guardian: awaits('guardian', 'the answer about an independent guardian', 'recordGuardianName'),
  nrmConsidered: awaits('nrm', 'whether the child is referred to the NRM', 'recordNrm'),
  nrmReasonable: awaits('nrm', 'the NRM’s reasonable grounds decision', 'recordReasonable'),
  nrmConclusive: awaits('nrm', 'the NRM’s conclusive grounds decision', 'recordConclusive'),
  nrmReconsidered: awaits('nrm', 'the outcome of the NRM’s reconsideration', 'recordReconsidered'),
  cawnEnd: awaits('cawn', 'the end or review of a CAWN', 'endCawn'),
  ladoOutcome: awaits('lado', 'the LADO’s outcome', 'recordLadoOutcome'),
  prevent: awaits('prevent', 'the outcome of the Prevent referral', 'recordPreventOutcome'),
  section45: awaits('section45', 'what became of the section 45 defence', 'recordDefenceOutcome'),
} as const satisfies DutyRows;
