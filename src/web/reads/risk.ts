// The risk assessment on a page of its own: the draft that this person may fill in, what the newest version says, and the
// versions as they are drawn.
import { z } from 'zod';
import { firstPrimary, stepsOn } from '../../desk/case/buttons.ts';
import { buttonOf } from '../../desk/form/replies.ts';
import { saidOf } from '../../desk/assessment/pages.ts';
import { resultButtons } from '../../desk/assessment/result.ts';
import { mint, type Scene } from '../../desk/scene/scene.ts';
import { previewOf } from '../../domain/case/assessment/assess.ts';
import type { AnswersRead } from '../../domain/case/assessment/answers.ts';
import { marks } from '../../domain/link/handling.ts';
import { assessmentsFor, readersSaid } from '../../reading/case/marked.ts';
import { completedOf, type Assessment, type AssessmentDraft } from '../../domain/case/assessment/assessment.ts';
import { formCodes } from '../../domain/risk-tool/tool.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { given } from '../../domain/kernel/given.ts';
import { sayClock, sayWhen } from '../../domain/time/calendar.ts';
import { warningSections } from '../../reading/case/warnings.ts';
import { instantShape, lineShape, linesOf, sectionShape } from '../../reading/lines.ts';
import { see } from '../../reading/reader.ts';
import { assessmentsOf, draftTold, informs, newestTold, pairsBeside } from '../../reading/assessment/story.ts';
import { riskVersionShape, versionsOf } from '../../reading/assessment/versions.ts';
import type { Told } from '../../reading/told.ts';
import { buttonShape } from '../tab/api.ts';
import { buttonFor } from './button.ts';
import { byReference, readAt } from './read.ts';

/** What an assessment comes to, strengths first. */
const toldShape = z.object({
  title: z.string(),
  /** "Significant risk", "up from Moderate, Wed 2 Sep". */
  band: z.object({ state: z.enum(['late', 'today', 'you', 'info']), word: z.string(), when: z.string() }),
  line: z.string(),
  strengths: z.string(),
  /** What no one may overlook. */
  banners: z.array(z.string()),
  pairs: z.array(lineShape),
  /** What weighs most, heaviest first: "6", "up 2". */
  weighs: z.array(z.object({ sign: z.string(), points: z.string(), change: z.string() })),
  /** Sign by sign, since the version before. */
  changes: z.array(z.string()),
  informs: z.string(),
});
export type RiskTold = Told<typeof toldShape>;
const signShape = z.object({
  grade: z.enum(['E', 'S', 'R', 'ER', 'H', 'N', 'U']),
  /** Ticked in chat, and no one has said how sure and how recent. */
  ungraded: z.literal(true).exactOptional(),
  line: z.string().exactOptional(),
  source: z.string().exactOptional(),
});
const answersShape = z.object({
  signs: z.record(z.string(), signShape),
  strengths: z.record(z.string(), z.enum(['0', '1', '2', 'U'])),
  forms: z.array(z.enum(formCodes)),
  /** Who may read what backs a sign, where that is not all who read the assessment. */
  marks: z.record(z.string(), z.object({ mark: z.enum(marks), agencies: z.array(z.string()) })).exactOptional(),
  /** Signs of which what backs them is not for this person, each with whom it is for. */
  closed: z.record(z.string(), z.string()).exactOptional(),
});
const draftShape = z.object({
  id: z.string(),
  version: z.number(),
  /** Why the version before is put right. */
  corrects: z.string().optional(),
  answers: answersShape,
  /** As it was answered last time, and when. */
  last: answersShape.extend({ when: z.string() }).optional(),
  /** Who may read what backs a sign, by its code: "the lead worker and health". */
  readers: z.record(z.string(), z.string()).exactOptional(),
  /** Signs that the referral answered. */
  prefilled: z.array(z.string()),
  /** What the referral says of strengths. */
  said: z.array(lineShape),
  /** Who saved it last: "Priya Testworth, 10:02". */
  saved: z.string(),
  /** What it comes to, as answered. */
  told: toldShape,
  save: buttonShape,
  complete: buttonShape,
});
const shape = z.object({
  now: instantShape,
  reference: z.string(),
  /** What no one may overlook about this child: above everything else. */
  warnings: z.array(sectionShape),
  /** Oldest first. */
  versions: z.array(riskVersionShape),
  /** What the newest version says. */
  newest: toldShape.optional(),
  /** What this person may fill in. */
  draft: draftShape.optional(),
  steps: z.array(buttonShape),
});
export type RiskPage = Told<typeof shape>;

export const risk = readAt({
  path: '/cases/:reference/risk',
  says: 'The risk assessment of a case',
  asks: byReference,
  answer: shape,
  read: async (scene, { reference }) => {
    const seen = await see(scene, reference, 'risk', 'Open on a page');
    if (seen?.reads('risk') !== true) return undefined;
    const { case: childCase } = seen;
    const stored = await assessmentsOf(scene.ports.cases, childCase);
    const all = assessmentsFor(childCase, stored, scene);
    const newest = completedOf(all).at(-1);
    const told = newestTold(all, childCase, scene);
    const draft = seen.reads('risk', 'write') ? all.find((each) => each.state === 'draft') : undefined;
    return {
      now: scene.now,
      reference: childCase.reference,
      warnings: warningSections(childCase, seen.reads, scene),
      versions: versionsOf(all, scene.now),
      ...given({ newest: told && toldFor(told), draft: draft && draftFor(scene, childCase, all, draft) }),
      steps: firstPrimary([
        ...stepsOn(scene, seen).filter(({ verb }) => verb === 'risk.begin'),
        ...(newest === undefined ? [] : resultButtons(scene, childCase, newest)),
      ]).map(buttonFor),
    };
  },
});

const toldFor = ({ pairs, weighs, ...told }: ReturnType<typeof draftTold>): RiskTold => ({
  ...told,
  pairs: linesOf(pairsBeside(pairs)),
  weighs: [...weighs],
  informs,
});

/** Who marked them, and who could read them before, is on the card that puts it right. */
function answersShown({ signs, strengths, forms, marks: kept, closed }: Assessment & AnswersRead) {
  const entries = Object.entries(kept ?? {}).filter(([, { mark }]) => mark !== 'case');
  const marks = Object.fromEntries(entries.map(([code, { mark, agencies }]) => [code, { mark, agencies }]));
  return { signs, strengths, forms, ...given({ marks: entries.length === 0 ? undefined : marks, closed }) };
}

function draftFor(
  scene: Scene,
  childCase: Case,
  all: readonly Assessment[],
  draft: AssessmentDraft,
): Told<typeof draftShape> {
  const { id, version, corrects, prefilled, saved, from } = draft;
  const last = completedOf(all).find((each) => each.id === from);
  const about = (): object => ({ risk: id, command: mint(scene) });
  return {
    id,
    version,
    ...given({
      corrects: corrects?.reason,
      last: last && { ...answersShown(last), when: sayWhen(last.completed.at, scene.now) },
    }),
    answers: answersShown(draft),
    ...given({ readers: readersSaid(draft, scene) }),
    prefilled,
    said: linesOf(saidOf(childCase)),
    saved: `${saved.by.name}, ${sayClock(saved.at, scene.now)}`,
    // That it is not completed yet the band says.
    told: {
      ...toldFor(draftTold(all, draft, previewOf({ case: childCase, assessment: draft }, scene))),
      line: `version ${version}`,
    },
    save: buttonFor(buttonOf('Save', 'risk.autosave', childCase, { ...about() })),
    complete: buttonFor(buttonOf('Complete assessment', 'risk.complete', childCase, { ...about() })),
  };
}
