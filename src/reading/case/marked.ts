// What a reader may read of the updates, the return interviews and the evidence of a case that carry a mark: what they read of
// the case, then the mark. Where parts of a case are read for someone, they come through here (docs/process.md P22.10).
import { sayReaders } from '../../cards/say-marks.ts';
import { beginLow } from '../../domain/kernel/begins.ts';
import { handledOf, markOf, type Marked } from '../../domain/link/handling.ts';
import { evidenceClosedTo } from '../../domain/case/assessment/marks.ts';
import type { Assessment } from '../../domain/case/assessment/assessment.ts';
import type { AnswersRead, Sign, Signs } from '../../domain/case/assessment/answers.ts';
import { interviewsRead } from '../../domain/case/episode/marks.ts';
import type { Episode } from '../../domain/case/episode/episode.ts';
import { updatesRead } from '../../domain/case/review/marks.ts';
import type { Review } from '../../domain/case/review/review.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { isSetAside } from '../../domain/kernel/counted.ts';
import type { Directory } from '../../domain/people/directory.ts';
import type { Viewer } from '../reader.ts';

/** What stands in place of what this person may not read. */
const notForThem = (part: Partial<Marked>, directory: Directory): string =>
  `Not for you to read. Who may: ${beginLow(sayReaders(part, directory))}.`;

/** The reviews, and of the updates those that this person may know of; in short without what is new. */
export const reviewsFor = (
  childCase: Case,
  all: readonly Review[],
  { person, directory, now }: Viewer,
): readonly Review[] =>
  all.flatMap((one): readonly Review[] => {
    if (one.is !== 'update' || markOf(one).mark === 'case') return [one];
    const level = updatesRead.level(childCase, handledOf(one), person, directory, now);
    if (level === 'none') return [];
    return [level === 'full' ? one : { ...one, news: notForThem(one, directory), risk: '' }];
  });

/** The episodes, without what their interviews told to others. */
export const episodesFor = (
  childCase: Case,
  all: readonly Episode[],
  { person, directory, now }: Viewer,
): readonly Episode[] =>
  all.map((episode) => ({
    ...episode,
    interviews: episode.interviews.map((one) =>
      markOf(one).mark === 'case' || interviewsRead.level(childCase, handledOf(one), person, directory, now) === 'full'
        ? one
        : { ...one, learned: notForThem(one, directory) },
    ),
  }));

/** The assessments, without what backs signs where that is for others: `closed` says of which, and who may read it. */
export function assessmentsFor<One extends Assessment>(
  childCase: Case,
  all: readonly One[],
  { person, directory, now }: Viewer,
): readonly (One & Pick<AnswersRead, 'closed'>)[] {
  const marks = evidenceClosedTo(childCase, { actor: person, directory, now });
  if (marks.size === 0) return all;
  const closed = Object.fromEntries(
    [...marks].map(([code, mark]) => [code, `for ${beginLow(sayReaders(mark, directory))}`]),
  );
  return all.map((one) => ({ ...one, signs: withoutEvidence(one.signs, closed), closed }));
}
/** Who may read what backs a sign, by its code, where that is not all who read the assessment: "the lead worker and health". */
export function readersSaid(
  { marks = {} }: AnswersRead,
  { directory }: Pick<Viewer, 'directory'>,
): Readonly<Record<string, string>> | undefined {
  const entries = Object.entries(marks).filter(([, { mark }]) => mark !== 'case');
  if (entries.length === 0) return undefined;
  return Object.fromEntries(entries.map(([code, mark]) => [code, beginLow(sayReaders(mark, directory))]));
}
/** In its place is said whom it is for. How sure and how recent a sign is, all read who read the assessment: it is counted. */
export const withoutEvidence = (signs: Signs, closed: Readonly<Record<string, string>>): Signs =>
  Object.fromEntries(
    Object.entries(signs).map(([code, sign]): [string, Sign] => {
      const { line, source, ...graded } = sign;
      const whose = closed[code];
      if (whose === undefined) return [code, sign];
      return [code, (line ?? source) === undefined ? graded : { ...graded, source: whose }];
    }),
  );

/** The updates of which this person is not told that they are there, as the case itself keeps them: no part is read for it. */
export const unreadUpdates = (childCase: Case, { person, directory, now }: Viewer): ReadonlySet<string> =>
  new Set(
    (childCase.forSome ?? [])
      .filter((one) => !isSetAside(childCase, 'review', one.id))
      .filter((one) => updatesRead.level(childCase, one, person, directory, now) === 'none')
      .map(({ id }) => id),
  );
