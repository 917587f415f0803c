// What a case keeps of what is true of the child now, where it was changed since the referral (now.ts).
import type { Answers } from '../../kernel/fields.ts';
import type { Reference } from '../../kernel/ids.ts';
import type { PersonRef } from '../../people/actor.ts';
import type { Instant } from '../../time/calendar.ts';

/** In the order in which they are said. */
export const trueNames = [
  'tell',
  'tonight',
  'home',
  'school',
  'phone',
  'worker',
  'status',
  'placed',
  'concern',
] as const;
export type TrueName = (typeof trueNames)[number];

/** An answer that was changed since the referral. */
export interface HeldTrue {
  readonly answers: Answers;
  readonly since: Instant;
  readonly by: PersonRef;
  readonly why: string;
  /** It was said of the child in this other case, which was merged. */
  readonly from?: Reference;
}
export type Now = Readonly<Partial<Record<TrueName, HeldTrue>>>;

/** What was changed at once, each with what was true before. */
export type TrueChanges = Readonly<Partial<Record<TrueName, { readonly was: Answers; readonly answers: Answers }>>>;

/** What a person changed, and how they know. */
export interface TrueChanged {
  readonly changes: TrueChanges;
  readonly why: string;
  /** Someone of concern works with children: by when the LADO is told. */
  readonly ladoBy?: Instant;
}

/** What lists know of tonight: the answer, and from when on it is to be asked again. */
export interface Tonight {
  readonly is: string;
  readonly until?: Instant;
}
