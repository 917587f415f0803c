// A missing episode: since when, what the police know, when and how the child came back, and the return interview
// (docs/process.md P17.8).
import type { ObjectId, Reference } from '../../kernel/ids.ts';
import type { MayBeMarked } from '../../link/handling.ts';
import type { PersonRef } from '../../people/actor.ts';
import type { Instant } from '../../time/calendar.ts';
import type { Due, Ladder } from '../../time/clocks.ts';
import type { IsoDate } from '../../time/dates.ts';
import type { DeclinedInterview } from '../state/episodes.ts';
import type { ReviewSet } from '../state/next-review.ts';
import type { Case } from '../state/stages.ts';

/** Numbered within its case, from M1. */
export type EpisodeId = `M${number}`;
/** Its id as it came back with a press, or undefined for anything else. */
export const toEpisodeId = (text: string): EpisodeId | undefined =>
  /^M[1-9]\d{0,3}$/.test(text) ? (text as EpisodeId) : undefined; // brands what has just been checked

/**
 * `still`: is the child still missing? Then the return interview: in good time, in the middle, on its last hours, and late.
 * At the return itself the fact calls.
 */
export type EpisodeRung = 'still' | 'second' | 'third' | 'last' | 'late';

interface Told {
  readonly by: PersonRef;
  readonly at: Instant;
}
/** A grade of the police, as the settings named it when it was recorded. */
export interface PoliceGrade {
  readonly id: string;
  readonly title: string;
  readonly high: boolean;
}
/** What the police know. */
export interface Police {
  readonly reported: string;
  readonly policeReference: string;
  readonly grade?: PoliceGrade;
}
/** Since when a child is missing. `sinceKnown`: only the day is known, and the moment is the earliest of it. */
export interface MissingSince {
  readonly since: Instant;
  readonly sinceKnown?: 'day';
}
export interface Missed extends Police, MissingSince {
  readonly category: string;
  readonly lastSeen: string;
  readonly what: string;
}
/** What became known while the child was missing. */
export interface EpisodeUpdate extends Police, MissingSince {
  readonly news: string;
}
export interface Return {
  readonly returnedAt: Instant;
  /** Only the day is known: the moment is the earliest that it can have been, so that the interview is due no later. */
  readonly returnedKnown?: 'day';
  readonly how: string;
  readonly safe: string;
  readonly found: string;
  readonly harm: string;
  /** The police's prevention interview. */
  readonly prevention?: IsoDate;
}
/** An interview that was offered: held, declined or attempted. */
export interface Interview extends MayBeMarked {
  readonly offeredOn: IsoDate;
  readonly outcome: 'done' | 'declined' | 'attempted';
  /** When it was held, or tried. */
  readonly when?: Instant;
  readonly byWhom: string;
  readonly independent: string;
  /** Of the adult whom the child chose: when an independent one was offered, and the child’s choice in their words. */
  readonly independentOn?: IsoDate;
  readonly childsWords?: string;
  readonly learned: string;
  /** Held later than within the hours of the rule. */
  readonly late?: true;
  /** Declined, and yet to be offered again by someone independent; of what was recorded before the rule, never. */
  readonly offerAgain?: true;
}

export interface Episode extends Missed {
  readonly id: EpisodeId;
  readonly reference: Reference;
  readonly recorded: Told;
  readonly updates: readonly (Told & Pick<EpisodeUpdate, 'news'>)[];
  readonly returned?: Told & Return;
  readonly interviews: readonly (Told & Interview)[];
  /** Why the case is reviewed early, and the fact that says so. */
  readonly early?: Told & { readonly review: ReviewSet; readonly fact: number };
  /** So many episodes in so many days: it asks for a strategy discussion. */
  readonly repeated?: { readonly at: Instant; readonly episodes: number; readonly days: number };
  /** Until when the return interview is to be held, from the return on. */
  readonly due?: Due;
  /** Whom the clock has called about the interview. */
  readonly called: readonly ObjectId[];
  readonly ladder: Ladder<EpisodeRung>;
}

/** An episode, none yet when it is recorded, with its case. */
export interface OnEpisode {
  readonly case: Case;
  readonly episode: Episode | undefined;
  readonly id: EpisodeId;
}

/**
 * One that does not count leaves the clock as it is: tried only, held by someone who looks after the child and whom the child
 * did not choose, or declined and to be offered again.
 */
export const settlesInterview = (interview: Counted): boolean =>
  (interview.outcome === 'declined' && interview.offerAgain !== true) ||
  (interview.outcome === 'done' && (interview.independent === 'yes' || isByChoice(interview)));
type Counted = Pick<Interview, 'outcome' | 'independent' | 'offerAgain' | 'independentOn' | 'childsWords'>;
/** Held by the adult of the child’s choice: an independent one was offered, and the child’s words say so. */
export const isByChoice = ({ outcome, independent, independentOn, childsWords }: Counted): boolean =>
  outcome === 'done' && independent === 'chosen' && independentOn !== undefined && childsWords !== undefined;
/** A child’s no ends the clock where it is the second, on another day, and to someone independent. */
export const declinesForGood = (
  { interviews }: Pick<Episode, 'interviews'>,
  { offeredOn, independent }: Pick<Interview, 'offeredOn' | 'independent'>,
): boolean =>
  independent === 'yes' && interviews.some((one) => one.outcome === 'declined' && one.offeredOn < offeredOn);
/** The child is back, and no interview that counts was held or declined: by when it is due. */
export const interviewDueAt = ({ due, interviews }: Pick<Episode, 'due' | 'interviews'>): Instant | undefined =>
  interviews.some(settlesInterview) ? undefined : due?.at;

/** The offers that the child declined since an interview was last held, whatever episode they are of, oldest first. */
export const declinesRunning = (
  episodes: readonly Pick<Episode, 'id' | 'interviews'>[],
): readonly DeclinedInterview[] => {
  const offers = episodes
    .flatMap(({ id, interviews }) => interviews.map(({ offeredOn, outcome, at }) => ({ id, offeredOn, outcome, at })))
    .filter(({ outcome }) => outcome !== 'attempted')
    .toSorted((a, b) => (`${a.offeredOn} ${a.at}` < `${b.offeredOn} ${b.at}` ? -1 : 1));
  const held = offers.findLastIndex(({ outcome }) => outcome === 'done');
  return offers.slice(held + 1).map(({ id, offeredOn }) => ({ id, offeredOn }));
};
