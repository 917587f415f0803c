// The risk assessment on a page of its own: the draft that this person may fill in, what the newest version says, and the
// versions as they are drawn.
import { stepsOn } from '../../desk/case/buttons.ts';
import { buttonOf } from '../../desk/form/replies.ts';
import { saidOf } from '../../desk/risk/pages.ts';
import { resultButtons } from '../../desk/risk/result.ts';
import { mint, type Scene } from '../../desk/scene.ts';
import { previewOf } from '../../domain/case/risk/assess.ts';
import { answersOf, completedOf, type Assessment, type AssessmentDraft } from '../../domain/case/risk/assessment.ts';
import type { RiskAnswers } from '../../domain/case/risk/answers.ts';
import type { Case } from '../../domain/case/stages.ts';
import { given } from '../../domain/given.ts';
import { sayClock, sayWhen } from '../../domain/time/calendar.ts';
import { warningSections } from '../../reading/case/warnings.ts';
import { linesOf } from '../../reading/lines.ts';
import { see } from '../../reading/reader.ts';
import { assessmentsOf, draftTold, informs, newestTold, type RiskTold } from '../../reading/risk/story.ts';
import { versionsOf } from '../../reading/risk/versions.ts';
import type { RiskPage } from '../tab/api.ts';
import { buttonFor } from './button.ts';
import type { Read } from './read.ts';

export const risk: Read<'risk'> = async (scene, { reference }) => {
  const seen = await see(scene, reference, 'risk', 'Open on a page');
  if (seen?.reads('risk') !== true) return undefined;
  const { case: one } = seen;
  const all = await assessmentsOf(scene.ports.cases, one);
  const newest = completedOf(all).at(-1);
  const told = newestTold(all, one, scene);
  const draft = seen.reads('risk', 'write') ? all.find((each) => each.state === 'draft') : undefined;
  return {
    now: scene.now,
    reference: one.reference,
    warnings: warningSections(one, seen.reads),
    versions: versionsOf(all, scene.now),
    ...given({ newest: told && toldFor(told), draft: draft && draftFor(scene, one, all, draft) }),
    steps: [
      ...stepsOn(scene, seen).filter(({ verb }) => verb === 'risk.begin'),
      ...(newest === undefined ? [] : resultButtons(scene, one, newest)),
    ].map(buttonFor),
  };
};

const toldFor = ({ pairs, banners, changes, ...told }: RiskTold) => ({
  ...told,
  banners: [...banners],
  pairs: linesOf(pairs),
  changes: [...changes],
  informs,
});

const answersFor = ({ signs, strengths, forms }: RiskAnswers) => ({ signs, strengths, forms: [...forms] });

function draftFor(
  scene: Scene,
  one: Case,
  all: readonly Assessment[],
  draft: AssessmentDraft,
): NonNullable<RiskPage['draft']> {
  const { id, version, corrects, prefilled, saved, from } = draft;
  const last = completedOf(all).find((each) => each.id === from);
  const about = (): object => ({ risk: id, command: mint(scene) });
  return {
    id,
    version,
    ...given({
      corrects: corrects?.reason,
      last: last && { ...answersFor(answersOf(last)), when: sayWhen(last.completed.at, scene.now) },
    }),
    answers: answersFor(draft),
    prefilled: [...prefilled],
    said: linesOf(saidOf(one)),
    saved: `${saved.by.name}, ${sayClock(saved.at, scene.now)}`,
    told: toldFor(draftTold(all, draft, previewOf({ case: one, assessment: draft }, scene))),
    save: buttonFor(buttonOf('Save', 'risk.autosave', one, { ...about() })),
    complete: buttonFor(buttonOf('Complete assessment', 'risk.complete', one, { ...about() })),
  };
}
