// What happened in a case, line by line, and what changed between the versions that were submitted.
import { changesBetween, type HistoryLine } from '../../cards/case/case-card.ts';
import type { StoredFact } from '../../casework/ports/ports.ts';
import { caseMatter, caseParts, type Fact, type StepName } from '../../domain/case/whole/case.ts';
import { sayBand } from '../../domain/case/meeting/decisions.ts';
import type { DecisionName } from '../../domain/case/state/since-consent.ts';
import { agencyName } from '../../domain/people/agencies.ts';
import { sayWhen } from '../../domain/time/calendar.ts';
import { clockActor } from '../../domain/people/actor.ts';
import type { Answers } from '../../domain/kernel/fields.ts';
import type { Directory } from '../../domain/people/directory.ts';
import type { Reads } from '../../domain/people/reads.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import { given } from '../../domain/kernel/given.ts';
import { hearsOfGlass } from '../../domain/case/glass/glass.ts';
import { readsKeptOut } from '../../domain/case/restriction/keep-out.ts';
import type { Viewer } from '../reader.ts';
import { reasonFor, saidIn, sayBesides, sayFact } from './words.ts';

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
  readonly button?: LineButton;
  readonly kind: HistoryKind;
  /** The risk band that was set. */
  readonly band?: string;
}

/** The lane of a fact on the drawn line of time; what is not named here is of the referral. Another kind is a row. */
const lanes: Readonly<Partial<Record<HistoryKind, ReadonlySet<StepName>>>> = {
  meeting: new Set<StepName>([
    'listCase',
    'moveCase',
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
    'recordPack',
    'recordAcceptance',
    'stopTransfer',
    'nameAdultLead',
    'routeAt18',
    'recordHarm',
    'recordNotice',
    'sayNotNotifiable',
    'recordRapidReview',
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

/** By the number of a fact that was taken back, or of one about a part that went with it: the fact that did so. */
type Righted = (fact: StoredFact) => RightFact | undefined;
type RightFact = Extract<StoredFact, { step: 'putRight' }>;
function rightedIn(facts: readonly StoredFact[]): Righted {
  const rights = facts.filter((fact): fact is RightFact => fact.step === 'putRight' && fact.data.is === 'back');
  const byNumber = new Map(rights.map((right) => [right.data.fact, right]));
  const byPart = new Map(rights.flatMap((right) => (right.data.part === undefined ? [] : [[right.data.part, right]])));
  return ({ number, part }) => byNumber.get(number) ?? (part === undefined ? undefined : byPart.get(part));
}
/** Who put it right, when and why; where two did, both. */
export function sayRighted({ at, by, data: { why, first } }: RightFact, now: Instant): string {
  const who = first === undefined ? by.name : `${first.by.name} and ${by.name}`;
  const both = first === undefined || first.why === why ? why : `${first.why} ${why}`;
  return `Put right on ${sayWhen(at, now)} by ${who}: ${both}`;
}

/** What was done about another fact, in the words of that one. */
function sayRight({ data }: RightFact, facts: readonly StoredFact[], directory: Directory, now: Instant): string {
  const about = facts.find(({ number }) => number === data.fact);
  const what = about === undefined ? '' : `“${sayFact(about, directory, now)}” of ${sayWhen(about.at, now)}`;
  switch (data.is) {
    case 'asked':
      return `asked to take back ${what}: a second person confirms`;
    case 'back':
      return `put right: ${what} is taken back`;
    case 'stays':
      return `looked at again: ${what} stays`;
    case 'agency':
      return `put right: ${agencyName(directory, data.agency ?? '')} was invited by mistake`;
  }
}

/** The button of a line that its reader may put right. */
interface LineButton {
  readonly title: string;
  readonly verb: string;
  readonly data: Readonly<Record<string, string>>;
}
export type ButtonAt = (fact: StoredFact) => LineButton | undefined;
const noButton: ButtonAt = () => undefined;

/** `reads`: what its reader reads of the case. Saved pages are left out: the submissions say what came of them. Oldest first. */
export function historyOf(
  facts: readonly StoredFact[],
  { person, directory, now }: Viewer,
  reads: Reads,
  buttonAt: ButtonAt = noButton,
): readonly HistoryEvent[] {
  let version: Answers | undefined;
  let versions = 0;
  const righted = rightedIn(facts);
  const isClosed = (fact: Fact): boolean =>
    ((fact.step === 'keepOut' || fact.step === 'letIn') && !readsKeptOut(person)) ||
    ((fact.step === 'breakGlass' || fact.step === 'reviewGlass') && !hearsOfGlass(person));
  return facts.flatMap((fact): readonly HistoryEvent[] => {
    if (fact.step === 'savePage' || fact.step === 'saveSigns') return [];
    const closed = isClosed(fact);
    // Others read only what it changed besides.
    const besides = closed ? sayBesides(fact) : undefined;
    if (closed && besides === undefined) return [];
    const right = righted(fact);
    const line = {
      at: fact.at,
      what:
        besides ?? (fact.step === 'putRight' ? sayRight(fact, facts, directory, now) : sayFact(fact, directory, now)),
      who: fact.by.name,
      kind: kindOf(fact),
      ...given({
        why: closed ? undefined : reasonFor(fact, reads),
        said: saidIn(fact),
        band: right === undefined ? bandIn(fact) : undefined,
        righted: right && sayRighted(right, now),
        button: right === undefined ? buttonAt(fact) : undefined,
      }),
    };
    if (fact.step !== 'submit' && fact.step !== 'resubmit') return [line];
    const before = version;
    version = fact.data.answers;
    versions += 1;
    const what = `${line.what} (version ${versions})`;
    return [before === undefined ? { ...line, what } : { ...line, what, changed: changesBetween(before, version) }];
  });
}
