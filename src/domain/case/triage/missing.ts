// The episode of a child who is missing goes along in a merge: who works with the case that is kept must know it at once
// (docs/process.md P5.8, P17.8).
import { counted } from '../../kernel/counted.ts';
import type { Reference } from '../../kernel/ids.ts';
import type { Settings } from '../../people/settings.ts';
import type { Instant } from '../../time/calendar.ts';
import type { RungAt } from '../../time/clocks.ts';
import type { CaseContext } from '../context.ts';
import { rungsOfMissing } from '../episode/clock.ts';
import type { Episode, EpisodeRung } from '../episode/episode.ts';
import { keptOf } from '../episode/keep.ts';
import { episodePart } from '../episode/table.ts';
import { openSpan } from '../state/episodes.ts';
import type { Missing } from '../state/stage-parts.ts';
import type { Case, ConsentedCase } from '../state/stages.ts';

/** What Merge is decided with besides: the open episode of the case that ends, whose child is missing. */
export interface MergeContext extends CaseContext {
  readonly missing?: Episode;
}

/** As it was recorded, under the number that it has from then on, with a clock of its own. */
export interface EpisodeAlong extends Omit<Episode, 'reference' | 'ladder' | 'early' | 'repeated' | 'returned'> {
  readonly rungs: readonly RungAt<EpisodeRung>[];
}

/** The open episode of the case that ends, for the other; undefined where what was read of it is not that. */
export function episodeAlong(
  kept: Case,
  ends: Case,
  episode: Episode | undefined,
  now: Instant,
  settings: Settings,
): EpisodeAlong | undefined {
  if (episode === undefined || episode.reference !== ends.reference || episode.id !== openSpan(ends)?.id)
    return undefined;
  const { reference: _of, ladder: _clock, early: _early, repeated: _often, returned, ...rest } = episode;
  return returned === undefined
    ? { ...rest, id: episodePart.next(kept), rungs: rungsOfMissing(now, settings) }
    : undefined;
}

/** The same as a part of the case that is kept: its first clock. */
export const episodeLeft = (reference: Reference, { rungs, ...episode }: EpisodeAlong): Episode => ({
  ...episode,
  reference,
  ladder: { set: 0, rungs },
});

/** The case with it counted among its own. */
export const withEpisode = <C extends ConsentedCase>(before: C, along: EpisodeAlong | undefined): C =>
  along === undefined
    ? before
    : counted({ ...before, missing: keptOf(before, episodeLeft(before.reference, along)) }, 'episode', {
        id: along.id,
        isOpen: true,
        isNew: true,
      });

/** What a case keeps that has ended in another: who is missing is missing there. */
export const withoutOpen = ({ spans, ...rest }: Missing): Missing => ({
  ...rest,
  spans: spans.filter(({ until }) => until !== undefined),
});
