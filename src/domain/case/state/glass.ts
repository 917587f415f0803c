// Break glass: what a case keeps of those who opened it so, and of those who looked into it (docs/process.md P26.5).
import { choicesOf } from '../../kernel/fields.ts';
import type { ObjectId } from '../../kernel/ids.ts';
import type { Person, PersonRef } from '../../people/actor.ts';
import { may } from '../../people/roles.ts';
import type { Instant } from '../../time/calendar.ts';

const purposes = {
  complaint: 'Complaint',
  audit: 'Audit',
  subjectAccess: 'Subject access',
  riskToLife: 'Risk to life',
} as const;
export type GlassPurpose = keyof typeof purposes;
export const glassPurposes = choicesOf(purposes);
export const isGlassPurpose = (text: string): text is GlassPurpose => Object.hasOwn(purposes, text);
/** "Subject access". */
export const sayPurpose = (purpose: GlassPurpose): string => purposes[purpose];

export interface Glass {
  /** The number of its fact. */
  readonly fact: number;
  readonly by: PersonRef;
  readonly at: Instant;
  readonly until: Instant;
  readonly purpose: GlassPurpose;
  readonly reason: string;
  readonly reviewed?: GlassReview;
}
export interface GlassReview {
  readonly by: PersonRef;
  readonly at: Instant;
  readonly needed: 'yes' | 'no';
  readonly found: string;
}
interface Kept {
  readonly glass?: readonly Glass[];
}

/** Those that no one has reviewed yet, the oldest first. */
export const unreviewed = ({ glass = [] }: Kept): readonly Glass[] =>
  glass.filter(({ reviewed }) => reviewed === undefined);

/**
 * The one by which someone reads a case now: for so many hours, while their role lets them, and never where they are kept out of
 * it or have a conflict.
 */
export const glassOf = (
  { glass = [], excluded }: Kept & { readonly excluded: readonly ObjectId[] },
  person: Pick<Person, 'objectId' | 'roles'>,
  now: Instant,
): Glass | undefined =>
  may(person, 'breakGlass') && !excluded.includes(person.objectId)
    ? glass.findLast(({ by, until }) => by.objectId === person.objectId && now < until)
    : undefined;

/** As many as a case keeps of those that are reviewed: all of them are in its facts. */
const mostReviewed = 10;
export const withGlass = (glass: readonly Glass[], one: Glass): readonly Glass[] => {
  const settled = glass.filter(({ reviewed }) => reviewed !== undefined);
  const gone = new Set(settled.slice(0, Math.max(0, settled.length - mostReviewed)));
  return [...glass.filter((each) => !gone.has(each)), one];
};
