// What a case is opened with: of each kind of its parts the newest and what is open, all in one request. What else there is
// is read where it is asked for (docs/design.md 8).
import type { PartsOf } from '../../casework/ports/matter-ports.ts';
import type { Ports } from '../../casework/ports/ports.ts';
import type { Seen } from '../../casework/read/ask.ts';
import { wholeOf } from '../../domain/case/decision/decision.ts';
import { updatesOf, type Review } from '../../domain/case/review/review.ts';
import type { Mention } from '../../domain/case/mention/mention.ts';
import type { DecisionLine, MeetingDecision } from '../../domain/case/state/since-consent.ts';
import { decisionsOf, type Case } from '../../domain/case/state/stages.ts';
import { caseParts, type CaseTypes } from '../../domain/case/whole/case.ts';
import type { Datum, Reads } from '../../domain/people/reads.ts';
import { decidedIn } from './decided.ts';
import { assessmentsFor, episodesFor, reviewsFor } from './marked.ts';
import { mostOnCard } from './review.ts';
import { given } from '../../domain/kernel/given.ts';
import type { Viewer } from '../reader.ts';
import { asideOf, countOf, openOf, thereOf } from '../../domain/kernel/counted.ts';
import type { Instant } from '../../domain/time/calendar.ts';

type Kind = keyof CaseTypes['parts'];
export interface AtHand extends Omit<PartsOf<CaseTypes>, 'decision'> {
  /** The newest decisions with all that was said, the last one last. */
  readonly decided: readonly MeetingDecision[];
}

/** Where they are told: on the card of the case; on its page and to a panel, which compare and count. */
type Where = 'card' | 'page';
/** How many of a kind are at hand besides those that are open. */
const usual = 5;
const newest: Readonly<Record<Where, Readonly<Partial<Record<Kind, number>>>>> = {
  card: {
    action: 0,
    review: 3,
    episode: 2,
    onward: 0,
    assessment: 1,
    mention: 0,
    contribution: 0,
    statement: 6,
    gathering: 2,
  },
  page: { statement: 12, mention: 12, review: 6, episode: 2, onward: 8, assessment: 3 },
};
export const newestDecisions = 2;
/** Reviews that are told on a page go back to so many that were prepared. */
const prepared: Readonly<Record<Where, number>> = { card: 1, page: 2 };
/** So many reviews more are asked for where those do not reach back, before all of them. */
const moreReviews = 12;

type Cases = Pick<Ports['cases'], 'partsNamed' | 'parts' | 'decisionsOf'>;
/** Who reads them, and from where. */
type For = Viewer & { readonly ports: { readonly cases: Cases } };

/** What someone reads of a case to read parts of a kind. Any other kind is read where it is told. */
const datums: readonly (readonly [Kind, Datum])[] = [
  ['decision', 'decisions'],
  ['action', 'actions'],
  ['review', 'reviews'],
  ['review', 'ownUpdates'],
  ['episode', 'missing'],
  ['onward', 'onward'],
  ['assessment', 'risk'],
  ['mention', 'mention'],
  ['mention', 'mentionOfPerson'],
  ['contribution', 'papers'],
  ['statement', 'statement'],
  ['gathering', 'decisions'],
];
/** Who reads these in short has them at hand as well: each says itself who reads it. */
const inShort: readonly Kind[] = ['mention', 'contribution'];
const kindsFor = (reads: Reads): readonly Kind[] => [
  ...new Set(
    datums.flatMap(([kind, datum]) => (reads(datum, inShort.includes(kind) ? 'summary' : undefined) ? [kind] : [])),
  ),
];

/** What this person has at hand of a case that they open. */
export const openedWith = (reader: For, { case: childCase, reads }: Seen, where: Where): Promise<AtHand> =>
  atHand(reader, childCase, kindsFor(reads), where);

/** The same, and all that the case names in the same request, for who is told what it is linked with. */
export const openedWithNamed = (
  reader: For,
  { case: childCase, reads }: Seen,
  where: Where,
): Promise<{ readonly hand: AtHand; readonly named: readonly Mention[] }> =>
  handAndNamed(reader, childCase, { kinds: kindsFor(reads), where, named: thereOf(childCase, 'mention') > 0 });

/** All of it, for what is given away whole. */
export async function everythingOf(reader: For, { case: childCase, reads }: Seen): Promise<AtHand> {
  const { cases } = reader.ports;
  const parts = kindsFor(reads).map(async (kind) => {
    const has = thereOf(childCase, kind) > 0;
    return [kind, has && kind !== 'decision' ? await cases.parts(childCase.reference, kind) : []] as const;
  });
  const { decision: _lines, ...all }: PartsOf<CaseTypes> = Object.fromEntries(await Promise.all(parts));
  return markedFor(reader, childCase, { ...all, decided: reads('decisions') ? await decidedIn(cases, childCase) : [] });
}

/** Of what carries a mark as much as its reader may read. */
const markedFor = (reader: For, childCase: Case, hand: AtHand): AtHand => ({
  ...hand,
  ...given({
    review: hand.review && reviewsFor(childCase, hand.review, reader),
    episode: hand.episode && episodesFor(childCase, hand.episode, reader),
    assessment: hand.assessment && assessmentsFor(childCase, hand.assessment, reader),
  }),
});

/**
 * These kinds of them; a case without any of these is not asked for them. `missedSince`: also the missing episodes since
 * then.
 */
export async function atHand(
  reader: For,
  childCase: Case,
  kinds: readonly Kind[],
  where: Where,
  missedSince?: Instant,
): Promise<AtHand> {
  return (await handAndNamed(reader, childCase, { kinds, where, missedSince })).hand;
}

interface Wanted {
  readonly kinds: readonly Kind[];
  readonly where: Where;
  readonly missedSince?: Instant | undefined;
  /** Also all that the case names, beside what of it is at hand. */
  readonly named?: boolean;
}
async function handAndNamed(
  reader: For,
  childCase: Case,
  { kinds, where, missedSince, named = false }: Wanted,
): Promise<{ readonly hand: AtHand; readonly named: readonly Mention[] }> {
  const { cases } = reader.ports;
  const { reference } = childCase;
  const missed = missedSince === undefined || !kinds.includes('episode') ? [] : episodesSince(childCase, missedSince);
  const ids = [
    ...new Set([...kinds.flatMap((kind) => idsOf(childCase, kind, newest[where][kind] ?? usual)), ...missed]),
  ];
  const toVerify = kinds.includes('action') && thereOf(childCase, 'action') > openOf(childCase, 'action').length;
  if (ids.length === 0 && !named) return { hand: { decided: [] }, named: [] };
  const {
    decision = [],
    mention = [],
    ...others
  } = await cases.partsNamed(reference, ids, toVerify, named ? 'mention' : undefined);
  const parts = { ...others, mention: mention.filter(({ id }) => ids.includes(id)) };
  const lines = kinds.includes('decision') ? newestLines(childCase) : [];
  const found = lines.flatMap((line) => decision.find(({ id, at }) => id === line.id && at === line.at) ?? []);
  const hand = markedFor(reader, childCase, {
    ...parts,
    ...(kinds.includes('review') && { review: await reviewsAtHand(cases, childCase, parts.review ?? [], where) }),
    decided: lines.flatMap((line) => {
      const one = found.find(({ id }) => id === line.id);
      return one === undefined ? [] : [wholeOf(line, one)];
    }),
  });
  return { hand, named: mention };
}

const newestLines = (childCase: Case): readonly DecisionLine[] => decisionsOf(childCase).slice(-newestDecisions);

function idsOf(childCase: Case, kind: Kind, most: number): readonly string[] {
  if (kind === 'decision') return newestLines(childCase).map(({ id }) => id);
  // Which of them the co-ordinator has not looked at yet is nothing to those who open the case.
  if (kind === 'mention' && most === 0) return [];
  // Of each agency the papers that count.
  if (kind === 'contribution') return most === 0 ? [] : (childCase.papers ?? []).map(({ id }) => id);
  const count = countOf(childCase, kind);
  const name = caseParts[kind].next(childCase).replace(/\d+$/, '');
  const open = kind === 'mention' ? [] : openOf(childCase, kind);
  const gone = [...open, ...asideOf(childCase, kind)];
  const last = Array.from({ length: Math.min(most + gone.length, count) }, (_none, back) => `${name}${count - back}`);
  return [...open, ...last.filter((id) => !gone.includes(id)).slice(0, most)];
}

/** Those that had not ended by then, as the case keeps them. */
const episodesSince = ({ missing }: Case, at: Instant): readonly string[] =>
  (missing?.spans ?? [])
    .filter(({ id, until }) => !id.includes('/') && (until === undefined || until >= at))
    .map(({ id }) => id);

/** The newest reviews, as far back as what was prepared and everything new since the last decision; seldom all of them. */
async function reviewsAtHand(
  cases: Cases,
  childCase: Case,
  found: readonly Review[],
  where: Where,
): Promise<readonly Review[]> {
  const decidedAt = decisionsOf(childCase).at(-1)?.at ?? '';
  const hasNews = (some: readonly Review[]): boolean =>
    some.some(({ at }) => at < decidedAt) || (where === 'card' && updatesOf(childCase, some).length >= mostOnCard);
  const isEnough = (some: readonly Review[]): boolean =>
    some.length === countOf(childCase, 'review') ||
    (some.filter(({ is }) => is === 'prepared').length >= prepared[where] && hasNews(some));
  if (isEnough(found)) return found;
  const ids = idsOf(childCase, 'review', found.length + moreReviews);
  const { review = [] } = await cases.partsNamed(childCase.reference, ids, false);
  return isEnough(review) ? review : cases.parts(childCase.reference, 'review');
}
