// What ended in a case stays true of it: what the facts of that reference say of the child is taken again by each new one of them
// (docs/process.md P5.8).
import type { CaseContext } from '../context.ts';
import { caseStep } from '../making.ts';
import { broughtForward, comesEarly } from '../review/early.ts';
import { episodesAround, none } from '../state/episodes.ts';
import type { ReviewSet } from '../state/next-review.ts';
import { consentedStages, isOpenCase } from '../state/stage-table.ts';
import type { Case, ConsentedCase } from '../state/stages.ts';
import { bare, isSameTook, laid, newSpans, tookFrom, withTook } from '../ended/took.ts';
import type { MissingSpan, Took } from '../state/stage-parts.ts';
import { given } from '../../kernel/given.ts';
import type { Reference } from '../../kernel/ids.ts';
import { clock } from '../../matter/making.ts';
import type { FactMeta } from '../../matter/step.ts';
import { refOf } from '../../people/actor.ts';

/** What is taken over, with what follows from it in the case that goes on. */
export interface TookOver {
  readonly took: Took;
  /** With the nights of both there are so many episodes in so many days: a strategy discussion is asked for. */
  readonly repeated?: { readonly episodes: number; readonly days: number };
  /** Positive NRM grounds are new here: the review comes early. */
  readonly early?: ReviewSet;
}

/** What is new of what ends, or has ended, in this case; undefined where the case knows it already. `along`: the open episode that goes on here. */
export function tookOver(
  before: ConsentedCase,
  ends: Case,
  context: CaseContext,
  along?: Pick<MissingSpan, 'id' | 'since'>,
): TookOver | undefined {
  const said = tookFrom(ends);
  // The fact by which it ends is its next, and says no more of the child.
  const took = ends.stage === 'merged' ? said : { ...said, facts: said.facts + 1 };
  const known = before.took?.find(({ from }) => from === took.from);
  if (known !== undefined && known.facts >= took.facts) return undefined;
  if (known !== undefined && known.facts > 0 && isSameTook(known, took)) return undefined;
  const after = laid(withTook(bare(before), took), before);
  const { settings } = context.directory;
  const { repeat } = settings.missing;
  // The episode that goes on here is one of them.
  const counts = [
    ...newSpans(before, took).map((span) => [span, { missing: took.missing ?? none }] as const),
    ...(along === undefined ? [] : [[along, ends] as const]),
  ].map(([span, own]) => ({
    all: episodesAround(after, span, settings),
    alone: episodesAround(own, span, settings),
  }));
  const most = Math.max(0, ...counts.flatMap(({ all, alone }) => (alone < repeat.episodes ? all : [])));
  const isNewly = before.nrm === undefined && after.nrm !== undefined;
  return {
    took,
    ...(most >= repeat.episodes && { repeated: { episodes: most, days: repeat.days } }),
    ...given({ early: isNewly ? comesEarly(before, context) : undefined }),
  };
}

export function withTookOver<C extends ConsentedCase>(before: C, over: TookOver, meta: Pick<FactMeta, 'at' | 'by'>): C;
export function withTookOver(
  before: ConsentedCase,
  { took, repeated, early }: TookOver,
  { at, by }: Pick<FactMeta, 'at' | 'by'>,
): object {
  const after = withTook(before, took);
  const asked =
    repeated === undefined
      ? after
      : { ...after, missing: { ...(after.missing ?? none), repeated: { at, ...repeated } } };
  return early === undefined || !isOpenCase(asked) ? asked : broughtForward(asked, early, refOf(by), at);
}

interface FollowInput {
  readonly from: Reference;
}
/** The clock's: that reference has a new fact. Of the same nothing is written again. */
export const followMerged = caseStep<FollowInput, TookOver & FollowInput, ConsentedCase>({
  title: 'Follow',
  fact: 'what ended in this case has changed',
  since: 10,
  may: [{ own: clock }],
  from: consentedStages,
  elsewhere: () => ({ unchanged: true }),
  record: (before, { from }, context: CaseContext) => {
    const { about } = context;
    if (about?.reference !== from || about.stage !== 'merged' || before.merged?.includes(from) !== true)
      return { unchanged: true };
    const over = tookOver(before, about, context);
    return over === undefined ? { unchanged: true } : { data: { from, ...over } };
  },
  evolve: (before, { from: _reference, ...over }, meta) => withTookOver(before, over, meta),
});
