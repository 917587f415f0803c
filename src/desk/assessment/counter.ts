// Every step on a risk assessment, as people take it.
import { completedOf, toAssessmentId, type Assessment } from '../../domain/case/assessment/assessment.ts';
import type { DeclinedInterview } from '../../domain/case/state/episodes.ts';
import type { AssessmentTypes } from '../../domain/case/assessment/table.ts';
import { sayRiskBand } from '../../domain/case/assessment/bands.ts';
import { isOpenCase } from '../../domain/case/state/stage-table.ts';
import { sayWhen } from '../../domain/time/calendar.ts';
import { lines } from '../../cards/blocks.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { assessmentsOf } from '../../reading/assessment/story.ts';
import { evidenceIn } from '../../domain/case/assessment/marks.ts';
import { lastRighted, sayRighted } from '../../cards/say-marks.ts';
import { markValues } from '../form/marks.ts';
import { aboutPart, afterPart, partCounter } from '../form/part-counter.ts';
import { notAvailableReply } from '../form/replies.ts';
import type { Presses } from '../form/counter.ts';
import { refIn, textIn } from '../scene/scene.ts';
import { autosaveRisk } from './autosave.ts';
import {
  beginRisk,
  beginsWith,
  carryOn,
  completeRisk,
  declinedOf,
  nextRisk,
  openRisk,
  previousRisk,
  saveRiskAndClose,
  showRiskPage,
} from './pages.ts';
import { gatherInformation, openResult, showResult } from './result.ts';

/** A case with all its assessments, the interviews that the child declined running, and what the pressed card is about. */
export interface OnRisks {
  readonly case: Case;
  readonly all: readonly Assessment[];
  readonly declined: readonly DeclinedInterview[];
  readonly assessment?: Assessment | undefined;
}

/** One form is many cards, and what was ticked on one decides what the next one asks (docs/decisions/0052). */
const byHand = 'filled in page by page, by tick and grade';
const presses: Presses<AssessmentTypes['steps'], OnRisks, Assessment> = {
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
    intro: ({ before }) =>
      `You may raise the band as far as you like, and lower it by one band, never below a floor. The lead worker and the co-ordinator are called to read why.${
        before !== undefined && isOpenCase(before.case)
          ? ' The panel has opened this case: a lower band holds once someone of another agency presses Agree lower band.'
          : ''
      }`,
    done: ({ before, after }) =>
      isProposed(after) && before !== undefined ? 'A lower band is proposed' : 'The band is changed',
  },
  agreeBand: {
    verb: 'risk.agree',
    intro: 'The chair proposes a lower band. It holds with your agreement; what the tool says stays beside it.',
    shows: ({ assessment }, now) => {
      const { lowering, result } = completedOf(assessment === undefined ? [] : [assessment])[0] ?? {};
      return lowering === undefined || result === undefined
        ? []
        : [
            lines(
              [
                ['The tool says', sayRiskBand(result.band)],
                ['Proposed', `${sayRiskBand(lowering.band)}, by ${lowering.by.name}, ${sayWhen(lowering.at, now)}`],
                ['Why', lowering.reason],
              ],
              1600,
            ),
          ];
    },
    done: 'You agreed: the band is lower now',
  },
  rightEvidenceMark: {
    verb: 'risk.mark',
    intro: 'Who could read it until now is kept, and named here. It holds in all versions.',
    back: { verb: 'marks.list', data: {} },
    values: (on) => {
      const all = evidenceOf(on);
      return all.length === 1 ? markValues(all[0]) : {};
    },
    done: 'Who may read it is put right',
    says: ({ after, directory }) => sayRighted(lastRighted(Object.values(after.marks ?? {})), directory),
  },
};

const evidenceOf = ({ case: childCase, assessment }: OnRisks): ReturnType<typeof evidenceIn> =>
  assessment === undefined ? [] : evidenceIn({ case: childCase, assessment, id: assessment.id });
/** It holds once another agency agrees. */
const isProposed = (assessment: Assessment): boolean =>
  assessment.state === 'completed' && assessment.lowering !== undefined;

export const assessmentCounter = partCounter<'assessment', OnRisks>({
  kind: 'assessment',
  datum: 'risk',
  look: 'case',
  carries: 'risk',
  presses,
  open: async (scene, root) => {
    const all = await assessmentsOf(scene.ports.cases, root);
    const assessment = all.find(({ id }) => id === textIn(scene, 'risk'));
    const declined = await declinedOf(scene, root);
    return { before: { case: root, all, declined, assessment }, doc: assessment };
  },
  begunWith: ({ all, declined }) => beginsWith(all, declined),
  own: {
    about: (pressed) => {
      const [reference, id] = [refIn(pressed), toAssessmentId(textIn(pressed, 'risk'))];
      if (reference === undefined) return undefined;
      const about = aboutPart(reference, 'risk', id);
      return id === undefined ? about : { ...about, back: { verb: 'risk.result' } };
    },
    answer: async (scene, name, { after }, said) => {
      if (name === 'rightEvidenceMark') return afterPart(scene, after, said);
      const { receipt } = said;
      const childCase = (await scene.ports.cases.load(after.reference))?.value.root;
      if (childCase === undefined) return notAvailableReply();
      const at = { case: childCase, all: await assessmentsOf(scene.ports.cases, childCase) };
      const shown = name === 'correctAssessment' ? carryOn(scene, at, true) : showResult(scene, at);
      return { ...shown, receipt };
    },
  },
});
