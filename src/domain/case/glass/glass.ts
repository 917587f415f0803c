// Break glass: an auditor, a data protection officer or a service manager reads a case that is not open to them, for some hours and
// on record; someone else looks into it (docs/process.md P26.5 to P26.7). It gives no right to a step.
import { readerOf } from '../access/access.ts';
import { stepBeside } from '../making.ts';
import {
  glassOf,
  glassPurposes,
  isGlassPurpose,
  unreviewed,
  withGlass,
  type Glass,
  type GlassPurpose,
  type GlassReview,
} from '../state/glass.ts';
import { ownStages, stageNames } from '../state/stage-table.ts';
import type { Case } from '../state/stages.ts';
import { yesNo, type Field } from '../../kernel/fields.ts';
import type { Own } from '../../matter/making.ts';
import { notAvailable, refuse } from '../../matter/step.ts';
import { refOf, type Person } from '../../people/actor.ts';
import { reportsTo, type Directory } from '../../people/directory.ts';
import { may } from '../../people/roles.ts';
import { sayWhen, type Instant } from '../../time/calendar.ts';
import { hoursAfter } from '../../time/clocks.ts';

export interface GlassInput {
  readonly purpose: string;
  readonly reason: string;
}
export interface GlassBroken {
  readonly purpose: GlassPurpose;
  readonly reason: string;
  readonly until: Instant;
}
export interface ReviewInput {
  /** The number of the fact that is reviewed. */
  readonly glass: string;
  readonly needed: string;
  readonly found: string;
}
export interface GlassReviewed extends Pick<GlassReview, 'needed' | 'found'> {
  readonly glass: number;
}

const glassFields: readonly Field[] = [
  { name: 'purpose', title: 'For what', kind: 'choice', need: 'always', choices: glassPurposes },
  {
    name: 'reason',
    title: 'Reason',
    kind: 'text',
    need: 'always',
    prose: true,
    most: 300,
    help: 'The co-ordinator and the person who reviews it read it. Name no one.',
  },
];
const reviewFields: readonly Field[] = [
  { name: 'needed', title: 'Was it needed?', kind: 'choice', need: 'always', choices: yesNo },
  {
    name: 'found',
    title: 'What you found',
    kind: 'text',
    need: 'always',
    prose: true,
    most: 300,
    help: 'Whom you asked, and what follows. Auditors and data protection officers read it. Name no child.',
  },
];

const notShutOut: Own<Case> = {
  name: 'of any case that they are not kept out of',
  is: ({ excluded }, { actor }) => !excluded.includes(actor.objectId),
};

/** Why no one need break it: it is open to them so long already, or they read the case by what they are to it. */
function barToBreak(childCase: Case, person: Person, directory: Directory, now: Instant) {
  const open = glassOf(childCase, person, now);
  if (open !== undefined)
    return refuse('alreadyDecided', `You can read this case until ${sayWhen(open.until, now)}.`, 'Press Open.');
  const reads = readerOf(childCase, person, directory, now);
  if (reads('referral')) return refuse('notNow', 'You can read this case as it is.', 'Press Open.');
  return reads.relation === 'asked'
    ? refuse('notNow', 'You are asked to decide on this case.', 'Open it, and answer whether you have a conflict.')
    : undefined;
}

const breakGlass = stepBeside<GlassInput, GlassBroken>({
  title: 'Break glass',
  fact: 'opened by break glass',
  since: 6,
  may: [{ role: 'breakGlass', own: notShutOut }],
  from: ownStages,
  bar: (before, { actor, directory, now }) => barToBreak(before, actor, directory, now),
  asks: () => glassFields,
  record: (_before, { purpose, reason }, { directory, now }) =>
    isGlassPurpose(purpose)
      ? { data: { purpose, reason, until: hoursAfter(now, directory.settings.glassHours) } }
      : notAvailable,
  evolve: (before, { purpose, reason, until }, { number, by, at }) => ({
    ...before,
    glass: withGlass(before.glass ?? [], { fact: number, by: refOf(by), at, until, purpose, reason }),
  }),
});

/** What of a case says who may look into one. */
type Closed = Pick<Case, 'excluded'>;
const mayEver = (childCase: Closed, { by }: Glass, person: Person): boolean =>
  by.objectId !== person.objectId && !childCase.excluded.includes(person.objectId);
const isInLine = (directory: Directory, { by }: Glass, { objectId }: Person): boolean =>
  reportsTo(directory, by.objectId, objectId) || reportsTo(directory, objectId, by.objectId);

/**
 * Whether someone may look into one: a data protection officer who did not do it; where there is none whom the case lets know of
 * it, a service manager who is neither above nor below the person who did.
 */
export function mayReview(childCase: Closed, one: Glass, person: Person, directory: Directory): boolean {
  if (!mayEver(childCase, one, person)) return false;
  if (may(person, 'reviewGlass')) return true;
  const officers = directory.people.some((other) => may(other, 'reviewGlass') && mayEver(childCase, one, other));
  return !officers && may(person, 'reviewGlassInstead') && !isInLine(directory, one, person);
}

/** Those that wait for this person's review, the oldest first. */
export const toReview = (childCase: Case, person: Person, directory: Directory): readonly Glass[] =>
  unreviewed(childCase).filter((one) => mayReview(childCase, one, person, directory));

const reviewer: Own<Case> = {
  name: 'who did not break it',
  is: (childCase, { actor, directory }) =>
    (childCase.glass ?? []).some((one) => mayReview(childCase, one, actor, directory)),
};

const reviewGlass = stepBeside<ReviewInput, GlassReviewed>({
  title: 'Review break glass',
  fact: 'break glass reviewed',
  since: 6,
  may: [
    { role: 'reviewGlass', own: reviewer },
    { role: 'reviewGlassInstead', own: reviewer },
  ],
  from: stageNames,
  asks: () => reviewFields,
  record: (before, { glass, needed, found }, { actor, directory, now }) => {
    const one = before.glass?.find(({ fact }) => String(fact) === glass);
    if (one === undefined || !mayReview(before, one, actor, directory)) return notAvailable;
    if (one.reviewed !== undefined) {
      const { by, at } = one.reviewed;
      return refuse('alreadyDecided', `${by.name} has reviewed it, ${sayWhen(at, now)}.`, 'Who looked says how.');
    }
    return { data: { glass: one.fact, needed: needed === 'yes' ? 'yes' : 'no', found } };
  },
  evolve: (before, { glass, needed, found }, { by, at }) => ({
    ...before,
    glass: (before.glass ?? []).map((one) =>
      one.fact === glass ? { ...one, reviewed: { by: refOf(by), at, needed, found } } : one,
    ),
  }),
});

/** Who reads in the history of a case who broke it, what for and why; others read that it was looked at, and not by whom. */
export const hearsOfGlass = (person: Person): boolean => may(person, 'triage') || may(person, 'reviewGlass');

/** Its steps on a case. */
export const glassSteps = { breakGlass, reviewGlass } as const;
