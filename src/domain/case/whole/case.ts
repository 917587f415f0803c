// Every step on a case and on its parts, once.
import type { ReviewContext } from '../review/early.ts';
import { clockActor } from '../../people/actor.ts';
import type { Field } from '../../kernel/fields.ts';
import { readReference, type Reference } from '../../kernel/ids.ts';
import { fieldsOfKind, linkKinds } from '../../link/kinds.ts';
import { extraPages } from '../referral/form/extra-pages.ts';
import { basisPage, pages } from '../referral/form/pages.ts';
import { dutyTable, owedClock, type DutyName } from '../owed/owed.ts';
import {
  matterOf,
  nextOf,
  type AnyPartIn,
  type Clock,
  type CommandIn,
  type FactIn,
  type MatterTypes,
  type PartFactIn,
} from '../../matter/matter.ts';
import { refuse, type EarlierFact } from '../../matter/step.ts';
import { typedNames, type Texts } from '../../matter/strike.ts';
import { strikeClock, strikeRules } from '../../matter/striking.ts';
import { sayWhen } from '../../time/calendar.ts';
import { decisionPart, type DecisionTypes } from '../decision/table.ts';
import { actionPart, actionSteps, type ActionTypes } from '../action/table.ts';
import { challengeSteps } from '../consent/challenge.ts';
import { remindConsent } from '../consent/clock.ts';
import { draftSteps } from '../referral/draft-ends.ts';
import { consentSteps } from '../consent/consent.ts';
import { askInstead } from '../consent/instead.ts';
import { referAgain } from '../again/again.ts';
import { assessmentPart, assessmentSteps, type AssessmentTypes } from '../assessment/table.ts';
import { nowSteps } from '../now/change.ts';
import { familySteps } from '../now/family.ts';
import { harmSteps } from '../harm/harm.ts';
import { closureSteps } from '../ends/closure.ts';
import { transferSteps } from '../ends/transfer.ts';
import { recordDecision } from '../meeting/decision.ts';
import { declareMeetingConflict } from '../meeting/conflict.ts';
import type { KeepOutContext } from '../restriction/keep-out.ts';
import { restrictionSteps } from '../restriction/restriction.ts';
import { decideNow } from '../meeting/decide-now.ts';
import { leadSteps } from '../lead/hand-over.ts';
import { moveCase } from '../meeting/move.ts';
import { leaveMeeting } from '../meeting/next-meeting.ts';
import { glassSteps } from '../glass/glass.ts';
import { invitationSteps } from '../invitation/invitation.ts';
import { referralSteps } from '../referral/referral.ts';
import { strikeStepsOf } from '../strike/strike.ts';
import { putRight, takenBackBy } from '../right/right.ts';
import { slipOf } from '../right/slips.ts';
import { unheardOf } from './callees.ts';
import { remindCase } from './remind.ts';
import { goingOn } from '../ended/goes-on.ts';
import { bare, laid } from '../ended/took.ts';
import type { Case } from '../state/stages.ts';
import { askEarlyReview } from '../review/early.ts';
import { recordSeniorAnswer } from '../review/seniors.ts';
import type { CasePart } from '../part.ts';
import { onwardPart, onwardSteps, type OnwardTypes } from '../onward/table.ts';
import { reviewPart, reviewSteps, type ReviewTypes } from '../review/table.ts';
import { gatheringPart, type GatheringTypes } from '../gathering/table.ts';
import { gatheringSteps } from '../gathering/steps.ts';
import { episodePart, episodeSteps, type EpisodeTypes } from '../episode/table.ts';
import { mentionSteps } from '../mention/steps.ts';
import { mentionPart, type MentionTypes } from '../mention/table.ts';
import { statementSteps } from '../statement/steps.ts';
import { statementPart, type StatementTypes } from '../statement/table.ts';
import { contributionSteps } from '../contribution/steps.ts';
import { contributionPart, type ContributionTypes } from '../contribution/table.ts';
import { turningSteps } from '../turning/turning.ts';
import { urgentSteps } from '../triage/urgent.ts';
import type { MergeContext } from '../triage/missing.ts';
import { triageSteps } from '../triage/triage.ts';

let typed: readonly string[] | undefined;
/** What people typed of a case: the answers in words of the referral, of what is named, and of every step. */
export const textsOfCase: Texts = {
  get always() {
    return (typed ??= typedNames([
      ...[...pages, ...extraPages, basisPage].flatMap(({ fields }) => fields),
      ...linkKinds.flatMap(fieldsOfKind),
      ...Object.values<{ asks?(at: object): readonly Field[] }>(steps).flatMap((step) => step.asks?.({}) ?? []),
    ]));
  },
  never: [],
};

/** Every step on a case itself, subject by subject. A new step is in the table of its subject. */
const caseSteps = {
  ...referralSteps,
  remindConsent,
  ...draftSteps,
  ...consentSteps,
  askInstead,
  ...challengeSteps,
  remindCase,
  ...triageSteps,
  ...urgentSteps,
  ...restrictionSteps,
  ...glassSteps,
  declareMeetingConflict,
  recordDecision,
  decideNow,
  leaveMeeting,
  moveCase,
  askEarlyReview,
  recordSeniorAnswer,
  ...closureSteps,
  ...transferSteps,
  ...leadSteps,
  ...turningSteps,
  referAgain,
  ...harmSteps,
  putRight,
  ...strikeStepsOf(textsOfCase),
  ...nowSteps,
  ...invitationSteps,
  ...familySteps,
} as const;

/** The steps on a case and on its parts, by name: for their titles. */
export const steps = {
  ...caseSteps,
  ...actionSteps,
  ...reviewSteps,
  ...onwardSteps,
  ...assessmentSteps,
  ...episodeSteps,
  ...mentionSteps,
  ...contributionSteps,
  ...statementSteps,
  ...gatheringSteps,
} as const;

export interface CaseTypes extends MatterTypes {
  readonly context: ReviewContext & Pick<KeepOutContext, 'owned'> & Pick<MergeContext, 'missing'>;
  readonly id: Reference;
  readonly root: Case;
  readonly steps: typeof caseSteps;
  readonly parts: {
    readonly action: ActionTypes;
    readonly review: ReviewTypes;
    readonly onward: OnwardTypes;
    readonly assessment: AssessmentTypes;
    readonly episode: EpisodeTypes;
    readonly decision: DecisionTypes;
    readonly mention: MentionTypes;
    readonly contribution: ContributionTypes;
    readonly statement: StatementTypes;
    readonly gathering: GatheringTypes;
  };
}
export type Command = CommandIn<CaseTypes>;
export type Fact = FactIn<CaseTypes>;
/** A step on its parts of this kind. */
export type PartCommand<Kind extends keyof CaseTypes['parts']> = Command & {
  readonly step: keyof CaseTypes['parts'][Kind]['steps'];
};
/** A fact about its parts of this kind. */
export type PartFact<Kind extends keyof CaseTypes['parts']> = PartFactIn<CaseTypes, Kind>;
export type StepName = Fact['step'];
export type CaseStepName = keyof CaseTypes['steps'];

/** By which steps what is owed is settled: a duty that names a step that there is not does not compile. */
export const settledBy: Readonly<Record<DutyName, { readonly by: readonly StepName[] }>> = dutyTable;

type PartOf<Kind extends keyof CaseTypes['parts']> = CasePart<CaseTypes['parts'][Kind]>;
export const caseParts: { readonly [Kind in Exclude<keyof CaseTypes['parts'], 'action'>]: PartOf<Kind> } & {
  readonly action: typeof actionPart;
} = {
  action: actionPart,
  review: reviewPart,
  onward: onwardPart,
  assessment: assessmentPart,
  episode: episodePart,
  decision: decisionPart,
  mention: mentionPart,
  contribution: contributionPart,
  statement: statementPart,
  gathering: gatheringPart,
};

/** Whether a part is of this kind: its id says so. */
export const isPart = <Kind extends keyof CaseTypes['parts']>(
  kind: Kind,
  part: AnyPartIn<CaseTypes>,
): part is CaseTypes['parts'][Kind]['doc'] => caseMatter.partNamed(part.id) === kind;

/** Steps that tell by themselves whether they are a change of the case, or tell it never. */
const untold: readonly object[] = [
  mentionSteps,
  contributionSteps,
  statementSteps,
  { addUpdate: reviewSteps.addUpdate, rightUpdateMark: reviewSteps.rightUpdateMark },
];

export const caseMatter = matterOf<CaseTypes>({
  name: 'case',
  plural: 'cases',
  kind: 'case',
  changedMeanwhile: refuse(
    'changedMeanwhile',
    'Someone else changed this case at the same moment.',
    'Look at it as it is now, then try again.',
  ).refusal,
  idOf: ({ reference }) => reference,
  toId: (text) => {
    const read = readReference(text);
    return 'reference' in read ? read.reference : undefined;
  },
  steps: caseSteps,
  parts: caseParts,
  // Reminders are no change that people wait for; and of what only some may read the day of the last change tells nothing.
  touch: (childCase, { by, at }, step) =>
    by.objectId === clockActor.objectId || untold.some((steps) => step in steps)
      ? childCase
      : { ...childCase, changedAt: at },
  clock: clockOf,
  over: { bare, laid, asRead: (root, { goesOn }) => (goesOn === undefined ? root : goingOn(root, goesOn)) },
  righting: { takesBack: takenBackBy, at: ({ stage }) => stage, anywhere: ['keepOut', 'letIn'], builtOn },
  striking: strikeRules(textsOfCase),
  unheard: unheardOf,
});

/** What was built on a slip is put right before it; where that cannot be, the slip stays on record. */
function builtOn({ number, step, at }: EarlierFact): ReturnType<typeof refuse> {
  const said = `“${factNamed(step)}” (${sayWhen(at)}, number ${number} of the history)`;
  return slipOf(step) === undefined
    ? refuse(
        'builtOn',
        `This cannot be taken back any more: ${said} was built on it.`,
        'Let the next meeting decide again, or record what is true now.',
      )
    : refuse('builtOn', 'Something later was built on this.', `First put right ${said}.`);
}
const facts: Readonly<Record<string, { readonly fact: string } | undefined>> = steps;
const factNamed = (step: string): string => facts[step]?.fact ?? step;

/** Of all that is owed; while a manager is asked, that of the consent where it is the sooner. */
function clockOf(childCase: Case): Clock<CaseStepName> | undefined {
  const strike = strikeClock(childCase);
  if (strike?.step === 'strikeOut') return { ...strike, step: strike.step };
  const ladder = owedClock(childCase);
  const owed: Clock<CaseStepName> | undefined = ladder && { name: 'case', ladder, step: 'remindCase' };
  const asked = childCase.stage === 'awaitingConsent' ? childCase.submission.ladder : undefined;
  if (asked === undefined || (nextOf(owed) ?? '9') < (asked.rungs[0]?.at ?? '9')) return owed;
  return { name: 'consent', ladder: asked, step: 'remindConsent' };
}
