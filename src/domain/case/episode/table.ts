// A missing episode as a part of its case: every step on it, once.
import { counted, countOf, thereOf } from '../../kernel/counted.ts';
import type { CasePart } from '../part.ts';
import { broughtForward } from '../review/early.ts';
import { isOpenCase } from '../state/stage-table.ts';
import { hasDied, type Case } from '../state/stages.ts';
import { promptEpisode } from './clock.ts';
import { interviewDueAt, toEpisodeId, type Episode, type EpisodeId } from './episode.ts';
import { rightInterviewMark } from './marks.ts';
import { recordedSteps } from './steps.ts';
import { keptOf } from './keep.ts';

export const episodeSteps = { ...recordedSteps, rightInterviewMark, promptEpisode } as const;

export interface EpisodeTypes {
  readonly id: EpisodeId;
  readonly doc: Episode;
  readonly steps: typeof episodeSteps;
}

export const episodePart: CasePart<EpisodeTypes> = {
  lane: 'missing',
  steps: episodeSteps,
  toId: toEpisodeId,
  next: (childCase) => `M${countOf(childCase, 'episode') + 1}`,
  subject: (childCase, episode, id) => ({ case: childCase, episode, id }),
  keep: (childCase, id, episode, isNew) => {
    const isOpen = episode.returned === undefined || interviewDueAt(episode) !== undefined;
    const kept = counted({ ...childCase, missing: keptOf(childCase, episode) }, 'episode', { id, isOpen, isNew });
    const { early } = episode;
    // Only the fact that says so brings the review forward.
    return early?.fact === childCase.facts && isOpenCase(kept)
      ? broughtForward(kept, early.review, early.by, early.at)
      : kept;
  },
  clock: ({ id, ladder }) => ({ name: id, ladder, step: 'promptEpisode' }),
  // One that went along in a merge has its clock there.
  rests: (childCase, { returned }) => hasDied(childCase) || (childCase.stage === 'merged' && returned === undefined),
};

/** Whether an episode was ever recorded. */
export const hasEpisodes = (childCase: Pick<Case, 'parts'>): boolean => thereOf(childCase, 'episode') > 0;
