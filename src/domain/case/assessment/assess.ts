// Assessing a child: begun, saved at every press, completed; put right by a new version (docs/process.md P20.7, P20.8).
import { given } from '../../kernel/given.ts';
import { refOf } from '../../people/actor.ts';
import { incomplete, refuse, type Context, type FactMeta } from '../../matter/step.ts';
import { localDate, type Instant } from '../../time/calendar.ts';
import { ageOn, type IsoDate } from '../../time/dates.ts';
import type { Field } from '../../kernel/fields.ts';
import { birthOf } from '../state/birth.ts';
import { hasDied, type Case, type Stage } from '../state/stages.ts';
import { begun, made } from '../../matter/making.ts';
import { agedSince, isTicked, type Signs } from './answers.ts';
import type { DeclinedInterview } from '../state/episodes.ts';
import {
  answersOf,
  type AssessedAnswers,
  type Assessment,
  type AssessmentDraft,
  type AssessmentId,
} from './assessment.ts';
import { higherOf, isRiskBand, resultOf, type LastTime, type Result } from './bands.ts';
import { panelBands } from '../panel-bands.ts';
import { evidenceClosedTo, withHealth } from './marks.ts';
import { riskGaps } from './pages.ts';
import { isOfMissing, prefilledFrom, signOfDeclined, signOfMissing, signOfNrm } from './prefill.ts';
import { signsSaved, withSaved, type SignsInput, type SignsSaved } from './saving.ts';
import type { RiskTool } from '../../risk-tool/settings.ts';
import { assesses, making, there, type RiskBar, type OnRisk } from './step.ts';

/** The newest version with its answers; read by the server, never sent. */
export interface LastVersion {
  readonly id: AssessmentId;
  readonly answers: AssessedAnswers;
}
export interface AssessInput {
  readonly last?: LastVersion;
  /** The return interviews that the child declined running; read by the server, too. */
  readonly declined?: readonly DeclinedInterview[];
}
export interface CorrectionInput extends AssessInput {
  readonly reason: string;
}
interface AssessmentBegun {
  readonly version: number;
  readonly answers: AssessedAnswers;
  readonly prefilled: readonly string[];
  readonly from?: AssessmentId;
  readonly corrects?: NonNullable<AssessmentDraft['corrects']>;
}

/** Of a living child (docs/process.md P17.7), and one draft at a time. */
function unlessBegun({ case: childCase }: OnRisk): RiskBar {
  const draft = childCase.risk?.draft;
  if (hasDied(childCase))
    return refuse(
      'notNow',
      'The child has died: no risk is assessed any more.',
      'Open the case to read what is recorded.',
    );
  return (
    draft &&
    refuse('alreadyDecided', `${draft.by.name} has begun an assessment.`, 'Carry it on: press Carry on assessment.')
  );
}
/** What is put in is the newest. */
const unlessNewer = ({ case: childCase }: OnRisk, last: LastVersion | undefined): RiskBar =>
  childCase.risk?.latest?.id === last?.id
    ? undefined
    : refuse('changedMeanwhile', 'A newer version was completed meanwhile.', 'Open the case to read it.');

/** When the referral said it. */
const saidAt = (childCase: Case): string =>
  ('submission' in childCase ? childCase.submission?.at : undefined) ?? childCase.startedAt;

function beginning(
  childCase: Case,
  { last, declined = [] }: AssessInput,
  now: Instant,
  corrects?: AssessmentDraft['corrects'],
): AssessmentBegun {
  const latest = childCase.risk?.latest;
  const version = (latest?.version ?? 0) + 1;
  const ready = { ...signOfMissing(childCase), ...signOfNrm(childCase, localDate(now)) };
  if (last !== undefined) {
    const aged = signsSince(last.answers.signs, localDate(latest?.at ?? now), localDate(now));
    const seen = { ...(isTicked(aged['C11']) ? {} : signOfDeclined(declined, now)), ...ready };
    const answers = { ...last.answers, signs: { ...aged, ...seen } };
    return { version, answers, prefilled: Object.keys(seen), from: last.id, ...given({ corrects }) };
  }
  const said = prefilledFrom(childCase, saidAt(childCase));
  const answers = { ...said, signs: { ...said.signs, ...signOfDeclined(declined, now), ...ready } };
  return { version, answers, prefilled: Object.keys(answers.signs) };
}
/** The answers of the last version: what is too old for its grade is asked again, and so is a child’s being missing then. */
const signsSince = (signs: Signs, on: IsoDate, today: IsoDate): Signs =>
  Object.fromEntries(
    Object.entries(signs).map(([code, sign]) => [
      code,
      isOfMissing(code, sign) ? { ...sign, grade: 'U', ungraded: true } : agedSince(sign, on, today),
    ]),
  );
const draftOf = (
  { case: childCase, id }: OnRisk,
  { answers, ...rest }: AssessmentBegun,
  meta: FactMeta,
): AssessmentDraft => {
  const told = { by: refOf(meta.by), at: meta.at };
  return { ...answers, ...rest, state: 'draft', id, reference: childCase.reference, begun: told, saved: told };
};

export const assessRisk = begun<AssessInput, AssessmentBegun, OnRisk, Assessment, Stage>(making, {
  title: 'Assess risk',
  fact: 'risk assessment begun',
  ...assesses,
  bar: unlessBegun,
  record: (on, input, { now }) => unlessNewer(on, input.last) ?? { data: beginning(on.case, input, now) },
  evolve: draftOf,
});

const reasonFields: readonly Field[] = [
  { name: 'reason', title: 'What was wrong, and how you know', kind: 'long', need: 'always', most: 500 },
];

/** A version is never changed: what puts it right is the next one. */
export const correctAssessment = begun<CorrectionInput, AssessmentBegun, OnRisk, Assessment, Stage>(making, {
  title: 'Correct assessment',
  fact: 'correction of the risk assessment begun',
  ...assesses,
  bar: unlessBegun,
  asks: () => reasonFields,
  // Which version it puts right comes first: without one there is nothing to give a reason for.
  needs: () => [],
  record: (on, { reason, ...input }, { now }) => {
    const { last } = input;
    const newer = unlessNewer(on, last);
    if (newer !== undefined) return newer;
    if (last === undefined) return refuse('notNow', 'There is no assessment to correct.', 'Press Assess risk.');
    return incomplete(reasonFields, { reason }) ?? { data: beginning(on.case, input, now, { id: last.id, reason }) };
  },
  evolve: draftOf,
});

const draftIn = (assessment: Assessment | undefined): AssessmentDraft | undefined =>
  assessment?.state === 'draft' ? assessment : undefined;
const alreadyCompleted = (assessment: Assessment | undefined): { refusal: ReturnType<typeof refuse>['refusal'] } =>
  refuse(
    'alreadyDecided',
    assessment?.state === 'completed'
      ? `Completed by ${assessment.completed.by.name} already.`
      : 'This assessment is completed.',
    'To change it, press Correct assessment.',
  );

/** A page, or one field of it. */
export const saveSigns = made<SignsInput, SignsSaved, OnRisk, Assessment, Stage>(making, {
  title: 'Save',
  fact: 'risk assessment saved',
  savesAgain: true,
  ...assesses,
  bar: ({ assessment }) => (draftIn(assessment) === undefined ? alreadyCompleted(assessment) : undefined),
  record: ({ case: childCase, assessment }, input, context) => {
    const closed = evidenceClosedTo(childCase, context);
    const saved = signsSaved(there(assessment), input, (code) => closed.has(code));
    return saved === undefined ? { unchanged: true } : { data: saved };
  },
  evolve: ({ assessment }, saved, meta) => {
    const before = there(assessment);
    const { marks: _said, ...answers } = withSaved(before, saved);
    const by = refOf(meta.by);
    const marks = withHealth(before.marks, saved.forHealth ?? [], by);
    return { ...before, ...answers, ...given({ marks }), saved: { by, at: meta.at } };
  },
});

/**
 * What it is compared with: the last version, and the highest band of completed versions and of panels since a panel last set
 * one. A correction is compared with what the version was compared with that it puts right; of a first version, with that one.
 */
export function comparedWith({
  case: childCase,
  assessment,
}: Pick<OnRisk, 'case' | 'assessment'>): LastTime | undefined {
  const latest = childCase.risk?.latest;
  if (latest === undefined) return undefined;
  const corrects = assessment?.corrects !== undefined;
  const { band, score } = (corrects ? latest.before : undefined) ?? latest;
  const panel = panelBands(childCase).at(-1);
  // What the last version was compared with is the highest before it, since the same decision.
  const earlier = corrects || panel === undefined || panel.at < latest.at ? latest.before : undefined;
  const highest = [earlier?.highest, earlier?.band, panel?.band]
    .filter((one) => one !== undefined && isRiskBand(one))
    .reduce(higherOf, band);
  return { band, score, ...(highest !== band && { highest }) };
}

/** What the tool says of this draft, were it completed today. */
export function previewOf(
  at: Pick<OnRisk, 'case' | 'assessment'>,
  { directory, now }: Pick<Context, 'directory' | 'now'>,
): Result {
  const birth = birthOf(at.case.answers);
  const underThirteen = birth !== undefined && ageOn(birth.date, localDate(now)) < 13;
  return resultOf(answersOf(at.assessment).signs, { underThirteen }, directory.settings.riskTool, comparedWith(at));
}

interface AssessmentCompleted {
  readonly result: Result;
  readonly tool: RiskTool;
  readonly before?: LastTime;
}
export const completeAssessment = made<object, AssessmentCompleted, OnRisk, Assessment, Stage>(making, {
  title: 'Complete assessment',
  fact: 'risk assessment completed',
  ...assesses,
  bar: ({ assessment }) => (draftIn(assessment) === undefined ? alreadyCompleted(assessment) : undefined),
  record: (at, _input, context) => {
    const gaps = riskGaps(there(at.assessment), localDate(context.now));
    if (gaps.length > 0) {
      const pages = gaps.map(({ page, codes }) => `${page.title} (${codes.join(', ')})`).join('; ');
      const closed = evidenceClosedTo(at.case, context);
      const others = gaps.flatMap(({ codes }) => codes).filter((code) => closed.has(code));
      return refuse(
        'incomplete',
        `Still needed: ${pages}.`,
        others.length === 0
          ? 'Answer it, then press the button again. Not known is an answer.'
          : `What backs ${others.join(', ')} is not for you to read: ask the lead worker to answer it.`,
      );
    }
    return {
      data: {
        result: previewOf(at, context),
        tool: context.directory.settings.riskTool,
        ...given({ before: comparedWith(at) }),
      },
    };
  },
  evolve: ({ assessment }, { result, tool, before }, meta) => {
    const { state: _draft, ...rest } = there(assessment);
    const completed = { by: refOf(meta.by), at: meta.at };
    return { ...rest, state: 'completed', completed, result, tool, ...given({ before }), changes: [] };
  },
});
