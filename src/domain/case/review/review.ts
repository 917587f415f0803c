// What people say of a child between its panels: an update, or the review that the lead worker prepares
// (docs/process.md P17.1, P17.2).
import type { Reference } from '../../kernel/ids.ts';
import type { MayBeMarked } from '../../link/handling.ts';
import type { PersonRef } from '../../people/actor.ts';
import type { Instant } from '../../time/calendar.ts';
import type { ReviewSet } from '../state/next-review.ts';
import type { TrueChanged } from '../state/held.ts';
import { decisionsOf, type Case } from '../state/stages.ts';

/** Numbered within its case, from R1. */
export type ReviewId = `R${number}`;
/** Its id as it came back with a press, or undefined for anything else. */
export const toReviewId = (text: string): ReviewId | undefined =>
  /^R[1-9]\d{0,3}$/.test(text) ? (text as ReviewId) : undefined; // brands what has just been checked

/** The first page of a review. */
export interface Changes {
  readonly changed: string;
  readonly childsWords: string;
  readonly obtained: string;
  readonly familyView: string;
}
/** The second. */
export interface Proposal {
  readonly strengths: string;
  readonly trustedAdult: string;
  readonly helped: string;
  readonly proposal: string;
}
export interface News {
  readonly news: string;
  /** Whether it changes the risk: yes, no, notSure. */
  readonly risk: string;
}

interface Said {
  /** What they said with it of what is true now. */
  readonly now?: TrueChanged;
  readonly id: ReviewId;
  readonly reference: Reference;
  readonly by: PersonRef;
  readonly at: Instant;
}
/** It changes the risk: the review comes early. */
export type Update = Said & News & MayBeMarked & { readonly is: 'update'; readonly early?: ReviewSet };
export type Begun = Said & Changes & { readonly is: 'begun' };
export type Prepared = Said & Changes & Proposal & { readonly is: 'prepared' };
export type Review = Update | Begun | Prepared;

/** The newest that was prepared to its end. */
export const newestOf = (reviews: readonly Review[]): Prepared | undefined =>
  reviews.findLast((one): one is Prepared => one.is === 'prepared');
const decidedAt = (childCase: Case): Instant => decisionsOf(childCase).at(-1)?.at ?? '';
/** What is new since the last decision: no panel has read it yet. */
export const updatesOf = (childCase: Case, reviews: readonly Review[]): readonly Update[] =>
  reviews.filter((review): review is Update => review.is === 'update' && review.at >= decidedAt(childCase));
/** What was begun or prepared for the review that is to come: nothing of the one before is put in again. */
export function forThisReview(childCase: Case, reviews: readonly Review[]): Begun | Prepared | undefined {
  const last = reviews.findLast((review): review is Begun | Prepared => review.is !== 'update');
  return last !== undefined && last.at > decidedAt(childCase) ? last : undefined;
}
