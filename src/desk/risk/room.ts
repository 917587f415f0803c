// Every step on a risk assessment, as people take it.
import { caseMatter, type Command } from '../../domain/case/case.ts';
import { toAssessmentId, type Assessment, type AssessmentId } from '../../domain/case/risk/assessment.ts';
import { riskSteps, type RiskTypes } from '../../domain/case/risk/table.ts';
import { given } from '../../domain/given.ts';
import { notAvailable } from '../../domain/step.ts';
import type { Case } from '../../domain/case/stages.ts';
import { assessmentsOf } from '../../reading/risk/story.ts';
import type { Presses, Room } from '../form/room.ts';
import { closeButton, doneReply, notAvailableReply, openButton, refusedReply, sayRefusal } from '../form/replies.ts';
import { aboutCase } from '../form/step-form.ts';
import { refIn, see, take, textIn, type Scene } from '../scene.ts';

type RiskStepName = keyof RiskTypes['steps'];

/** A case with all its assessments, and the one that the pressed card is about. */
export interface OnRisks {
  readonly case: Case;
  readonly all: readonly Assessment[];
  readonly assessment?: Assessment | undefined;
}

const byHand = 'filled in page by page, by tick and grade';
const presses: Presses<RiskTypes['steps'], OnRisks, Assessment> = {
  assessRisk: { byHand },
  correctAssessment: { byHand },
  saveSigns: { byHand },
  completeAssessment: { byHand },
  changeBand: { byHand },
};

const idIn = (pressed: Pick<Scene, 'data'>): AssessmentId | undefined => toAssessmentId(textIn(pressed, 'risk'));
/** The step's name, and what its form read: that these fit is tested for every row. */
const commandOf = (step: RiskStepName, part: AssessmentId | undefined, input: object): Command =>
  ({ step, input, ...given({ part }) }) as Command;

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
  decide: ({ person: actor, directory, now }, step, input, { before: { case: root, assessment } }) =>
    caseMatter.decide({ root, part: assessment }, commandOf(step, assessment?.id, input), { actor, directory, now }),
  take: async (scene, step, input) => {
    const reference = refIn(scene);
    if (reference === undefined) return { kind: 'refused', ...notAvailable, now: undefined };
    const outcome = await take(scene, reference, commandOf(step, idIn(scene), input));
    const now = assessmentIn(outcome.part);
    if (outcome.kind === 'refused') return { kind: 'refused', refusal: outcome.refusal, now };
    return now === undefined ? { kind: 'refused', ...notAvailable, now: undefined } : { ...outcome, now };
  },
  of: ({ case: one }) => one,
  about: (pressed) => {
    const reference = refIn(pressed);
    return reference && aboutCase(reference);
  },
  onForm: (_scene, _name, refusal) => (refusal.code === 'notAvailable' ? undefined : sayRefusal(refusal)),
  barred: (scene, _name, refusal) => {
    const reference = refIn(scene);
    return refusedReply(refusal, reference && { reference });
  },
  answer: (_scene, _name, { after }, { title, lines }) =>
    doneReply(title, lines, [openButton(after), closeButton(after)]),
};

const assessmentIn = (part: object | undefined): Assessment | undefined =>
  part !== undefined && 'signs' in part ? (part as Assessment) : undefined; // no other part of a case has signs
