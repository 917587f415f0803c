// What a case is opened with: of each kind of its parts the newest and what is open, all in one request. What else there is
// is read where it is asked for (docs/design.md 8).
import type { PartsOf } from '../../casework/ports/matter-ports.ts';
import type { Ports } from '../../casework/ports/ports.ts';
import { wholeOf } from '../../domain/case/decision/decision.ts';
import { newestOf, updatesOf } from '../../domain/case/review/review.ts';
import type { DecisionLine, MeetingDecision } from '../../domain/case/state/since-consent.ts';
import { decisionsOf, type Case } from '../../domain/case/state/stages.ts';
import { caseParts, type CaseTypes } from '../../domain/case/whole/case.ts';
import { countOf, openOf } from '../../domain/kernel/counted.ts';
import type { Instant } from '../../domain/time/calendar.ts';

type Kind = keyof CaseTypes['parts'];
export interface AtHand extends Omit<PartsOf<CaseTypes>, 'decision'> {
  /** The newest decisions with all that was said, the last one last. */
  readonly decided: readonly MeetingDecision[];
}

/** How many of a kind are at hand besides those that are open. */
const usual = 5;
const newest: Readonly<Partial<Record<Kind, number>>> = { review: 6, episode: 2, onward: 8, assessment: 3 };
const newestDecisions = 2;

type Cases = Pick<Ports['cases'], 'partsNamed' | 'parts' | 'decisionsOf'>;

/**
 * These kinds of them; a case without any of these is not asked for them. `missedSince`: also the missing episodes since
 * then.
 */
export async function atHand(
  cases: Cases,
  childCase: Case,
  kinds: readonly Kind[],
  missedSince?: Instant,
): Promise<AtHand> {
  const { reference } = childCase;
  const missed = missedSince === undefined || !kinds.includes('episode') ? [] : episodesSince(childCase, missedSince);
  const ids = [...new Set([...kinds.flatMap((kind) => idsOf(childCase, kind)), ...missed])];
  const toVerify = kinds.includes('action') && countOf(childCase, 'action') > openOf(childCase, 'action').length;
  if (ids.length === 0) return { decided: [] };
  const { decision = [], ...parts } = await cases.partsNamed(reference, ids, toVerify);
  const lines = kinds.includes('decision') ? newestLines(childCase) : [];
  const found = lines.flatMap((line) => decision.find(({ id, at }) => id === line.id && at === line.at) ?? []);
  // An earlier form holds them in the case.
  const made = found.length === lines.length ? found : await cases.decisionsOf([{ reference, lines }]);
  return {
    ...parts,
    ...(await reviewsAtHand(cases, childCase, parts)),
    decided: lines.flatMap((line) => {
      const one = made.find(({ id }) => id === line.id);
      return one === undefined ? [] : [wholeOf(line, one)];
    }),
  };
}

const newestLines = (childCase: Case): readonly DecisionLine[] => decisionsOf(childCase).slice(-newestDecisions);

function idsOf(childCase: Case, kind: Kind): readonly string[] {
  if (kind === 'decision') return newestLines(childCase).map(({ id }) => id);
  const count = countOf(childCase, kind);
  const name = caseParts[kind].next(childCase).replace(/\d+$/, '');
  const last = Array.from(
    { length: Math.min(newest[kind] ?? usual, count) },
    (_none, back) => `${name}${count - back}`,
  );
  return [...openOf(childCase, kind), ...last];
}

/** Those that had not ended by then, as the case keeps them. */
const episodesSince = ({ missing }: Case, at: Instant): readonly string[] =>
  (missing?.spans ?? []).filter(({ until }) => until === undefined || until >= at).map(({ id }) => id);

/** The newest reviews, as far back as two that were prepared and everything new since the last decision: seldom, all. */
async function reviewsAtHand(
  cases: Cases,
  childCase: Case,
  { review = [] }: PartsOf<CaseTypes>,
): Promise<Pick<AtHand, 'review'>> {
  const isAll = review.length === 0 || review.length === countOf(childCase, 'review');
  const older = review.slice(
    0,
    review.findLastIndex((one) => one === newestOf(review)),
  );
  const reachesBack = newestOf(older) !== undefined && updatesOf(childCase, review).length < review.length;
  return { review: isAll || reachesBack ? review : await cases.parts(childCase.reference, 'review') };
}
