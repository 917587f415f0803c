// Every step on a risk assessment, as people take it.
import { caseMatter, type Command } from '../../domain/case/case.ts';
import {
  answersOf,
  completedOf,
  toAssessmentId,
  type Assessment,
  type AssessmentId,
} from '../../domain/case/risk/assessment.ts';
import { riskSteps, type RiskTypes } from '../../domain/case/risk/table.ts';
import { given } from '../../domain/given.ts';
import { notAvailable } from '../../domain/step.ts';
import type { Case } from '../../domain/case/stages.ts';
import { assessmentsOf } from '../../reading/risk/story.ts';
import type { Presses, Room } from '../form/room.ts';
import { notAvailableReply, refusedReply, sayRefusal } from '../form/replies.ts';
import { aboutCase } from '../form/step-form.ts';
import { refIn, see, take, textIn, type Scene } from '../scene.ts';
import { autosaveRisk } from './autosave.ts';
import {
  beginRisk,
  carryOn,
  completeRisk,
  nextRisk,
  openRisk,
  previousRisk,
  saveRiskAndClose,
  showRiskPage,
} from './pages.ts';
import { gatherInformation, openResult, showResult } from './result.ts';

type RiskStepName = keyof RiskTypes['steps'];

/** A case with all its assessments, and the one that the pressed card is about. */
export interface OnRisks {
  readonly case: Case;
  readonly all: readonly Assessment[];
  readonly assessment?: Assessment | undefined;
}

/** One form is many cards, and what was ticked on one decides what the next one asks (docs/decisions/0049). */
const byHand = 'filled in page by page, by tick and grade';
const presses: Presses<RiskTypes['steps'], OnRisks, Assessment> = {
  assessRisk: {
    byHand,
    verb: 'risk.begin',
    verbs: [
      ['risk.begin', beginRisk],
      ['risk.open', openRisk],
      ['risk.result', openResult],
      ['risk.gather', gatherInformation],
    ],
  },
  saveSigns: {
    byHand,
    verbs: [
      ['risk.next', nextRisk],
      ['risk.back', previousRisk],
      ['risk.save', saveRiskAndClose],
      ['risk.show', showRiskPage],
      ['risk.autosave', autosaveRisk],
    ],
  },
  completeAssessment: { byHand, verbs: [['risk.complete', completeRisk]] },
  correctAssessment: {
    verb: 'risk.correct',
    intro: 'No version is changed: this begins the next one, with what was answered in this one.',
    done: 'Correction begun',
  },
  changeBand: {
    verb: 'risk.band',
    intro:
      'Up is free. Down is one band, and never below a floor. The lead worker and the co-ordinator are called to read why.',
    done: 'The band is changed',
  },
};

const idIn = (pressed: Pick<Scene, 'data'>): AssessmentId | undefined => toAssessmentId(textIn(pressed, 'risk'));
/** What begins a version has no part yet, and begins with the newest; the others are about the one that was pressed. */
function commandOf(
  step: RiskStepName,
  { all, assessment }: Pick<OnRisks, 'all' | 'assessment'>,
  input: object,
): Command {
  const begins = step === 'assessRisk' || step === 'correctAssessment';
  const newest = completedOf(all).at(-1);
  const last = newest && { id: newest.id, answers: answersOf(newest) };
  // The step's name, and what its form read: that these fit is tested for every row.
  return (
    begins ? { step, input: { ...input, ...given({ last }) } } : { step, part: assessment?.id, input }
  ) as Command;
}

export const riskRoom: Room<RiskStepName, OnRisks, Assessment> = {
  steps: riskSteps,
  presses,
  see: async (scene, _name, why) => {
    const seen = await see(scene, refIn(scene), 'case', why);
    if (seen?.reads('risk') !== true) return notAvailableReply();
    const all = await assessmentsOf(scene.ports.cases, seen.case);
    const assessment = all.find(({ id }) => id === idIn(scene));
    return { before: { case: seen.case, all, assessment }, doc: assessment };
  },
  decide: ({ person: actor, directory, now }, step, input, { before }) =>
    caseMatter.decide({ root: before.case, part: before.assessment }, commandOf(step, before, input), {
      actor,
      directory,
      now,
    }),
  take: async (scene, step, input, opened) => {
    if (opened === undefined) return { kind: 'refused', ...notAvailable, now: undefined };
    const { before } = opened;
    const outcome = await take(scene, before.case.reference, commandOf(step, before, input));
    const now = assessmentIn(outcome.part);
    if (outcome.kind === 'refused') return { kind: 'refused', refusal: outcome.refusal, now };
    return now === undefined ? { kind: 'refused', ...notAvailable, now: undefined } : { ...outcome, now };
  },
  of: ({ case: one }) => one,
  about: (pressed) => {
    const [reference, id] = [refIn(pressed), idIn(pressed)];
    if (reference === undefined) return undefined;
    const about = aboutCase(reference);
    return id === undefined ? about : { ...about, data: { ...about.data, risk: id }, back: { verb: 'risk.result' } };
  },
  onForm: (_scene, _name, refusal) => (refusal.code === 'notAvailable' ? undefined : sayRefusal(refusal)),
  barred: (scene, _name, refusal) => {
    const reference = refIn(scene);
    return refusedReply(refusal, reference && { reference });
  },
  answer: async (scene, name, { after }, { title }) => {
    const one = (await scene.ports.cases.load(after.reference))?.value.root;
    if (one === undefined) return notAvailableReply();
    const at = { case: one, all: await assessmentsOf(scene.ports.cases, one) };
    return name === 'correctAssessment' ? carryOn(scene, at, true, [`${title}.`]) : showResult(scene, at, `${title}.`);
  },
};

const assessmentIn = (part: object | undefined): Assessment | undefined =>
  part !== undefined && 'signs' in part ? (part as Assessment) : undefined; // no other part of a case has signs
