// What happened in a case, line by line, and what changed between the versions that were submitted.
import { changesBetween, type HistoryLine } from '../../cards/case/case-card.ts';
import type { StoredFact } from '../../casework/ports/ports.ts';
import { caseMatter, caseParts, type Fact, type StepName } from '../../domain/case/whole/case.ts';
import { sayBand } from '../../domain/case/meeting/decisions.ts';
import type { DecisionName } from '../../domain/case/state/since-consent.ts';
import { clockActor } from '../../domain/people/actor.ts';
import type { Answers } from '../../domain/kernel/fields.ts';
import type { Directory } from '../../domain/people/directory.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import { given } from '../../domain/kernel/given.ts';
import { reasonFor, sayFact } from './words.ts';

/** What kind of thing happened, for those who look at many of them at once. */
export const historyKinds = [
  'referral',
  'meeting',
  'action',
  'review',
  'missing',
  'risk',
  'ending',
  'reminder',
] as const;
type HistoryKind = (typeof historyKinds)[number];

/** A line of the history, with what a page draws of it beside its words. */
export interface HistoryEvent extends HistoryLine {
  readonly kind: HistoryKind;
  /** The risk band that was set. */
  readonly band?: string;
}

/** The lane of a fact on the drawn line of time; what is not named here is of the referral. Another kind is a row. */
const lanes: Readonly<Partial<Record<HistoryKind, ReadonlySet<StepName>>>> = {
  meeting: new Set<StepName>([
    'listCase',
    'recordDecision',
    'decideNow',
    'recordOutcome',
    'declareMeetingConflict',
    'recordStrategyOutcome',
    'recordSeniorDecision',
  ]),
  review: new Set<StepName>(['askEarlyReview', 'recordSeniorAnswer']),
  ending: new Set<StepName>([
    'proposeClosure',
    'signOverride',
    'recordFeedback',
    'transferOut',
    'recordAcceptance',
    'stopTransfer',
    'nameAdultLead',
    'routeAt18',
    'recordHarm',
    'recordNotice',
  ]),
};
const lanesInOrder = Object.entries(lanes) as readonly (readonly [HistoryKind, ReadonlySet<StepName>])[];

function kindOf(fact: Fact): HistoryKind {
  if (fact.by.objectId === clockActor.objectId) return 'reminder';
  const part = caseMatter.partOf(fact.step);
  if (part !== undefined) return caseParts[part].lane;
  if (ends(fact)) return 'ending';
  return lanesInOrder.find(([, steps]) => steps.has(fact.step))?.[0] ?? 'referral';
}

const decidedIn = (fact: Fact) =>
  fact.step === 'recordDecision' || fact.step === 'decideNow' ? fact.data.decided : undefined;
/** Decisions that end it, or begin to. */
const endings: ReadonlySet<DecisionName> = new Set<DecisionName>([
  'otherPlan',
  'decline',
  'close',
  'transfer',
  'transition',
]);
const ends = (fact: Fact): boolean => {
  const decided = decidedIn(fact);
  return decided !== undefined && endings.has(decided.decision);
};
/** A pre-MSET sets no band. */
const bandIn = (fact: Fact): string | undefined => {
  const { meeting, band = '' } = decidedIn(fact) ?? {};
  return band === '' || meeting?.startsWith('panel') !== true ? undefined : sayBand(band);
};

/** Saved pages are left out: the submissions say what came of them. Oldest first. */
export function historyOf(facts: readonly StoredFact[], directory: Directory, now: Instant): readonly HistoryEvent[] {
  let version: Answers | undefined;
  let versions = 0;
  return facts.flatMap((fact): readonly HistoryEvent[] => {
    if (fact.step === 'savePage' || fact.step === 'saveSigns') return [];
    const line = {
      at: fact.at,
      what: sayFact(fact, directory, now),
      who: fact.by.name,
      kind: kindOf(fact),
      ...given({ why: reasonFor(fact), band: bandIn(fact) }),
    };
    if (fact.step !== 'submit' && fact.step !== 'resubmit') return [line];
    const before = version;
    version = fact.data.answers;
    versions += 1;
    const what = `${line.what} (version ${versions})`;
    return [before === undefined ? { ...line, what } : { ...line, what, changed: changesBetween(before, version) }];
  });
}
