// How the parts of a case are stored: a row for each kind.
import type { CaseTypes } from '../../domain/case/case.ts';
import { actionShape } from './action.ts';
import { episodeShape } from './episode.ts';
import { onwardShape } from './onward.ts';
import { assessmentShape } from './assessment.ts';
import { reviewShape } from './review.ts';
import type { PartShape } from '../matters/matter-store.ts';

export const caseParts: { readonly [K in keyof CaseTypes['parts']]: PartShape<CaseTypes['parts'][K]> } = {
  action: actionShape,
  review: reviewShape,
  episode: episodeShape,
  onward: onwardShape,
  assessment: assessmentShape,
};
