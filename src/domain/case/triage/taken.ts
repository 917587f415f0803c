// What a merge takes along from the case that ends, and that only a press in the case that goes on changes from then on: who may
// not know, what is urgent, who is invited (docs/process.md P5.8). What the facts of that one say of the child is not copied: src/domain/case/ended/took.ts.
import type { Instant } from '../../time/calendar.ts';
import type { Reference } from '../../kernel/ids.ts';
import { given } from '../../kernel/given.ts';
import { refOf, type PersonRef } from '../../people/actor.ts';
import type { Directory } from '../../people/directory.ts';
import { none } from '../state/episodes.ts';
import { owedMarks } from '../owed/owed.ts';
import { employersOfBoth, withEmployers, type TakenEmployers } from '../concern/employers.ts';
import { concernOfBoth, toTell } from '../concern/concern.ts';
import type { Relative } from '../state/family.ts';
import type { Now } from '../state/held.ts';
import { withInvitation, type Invitation } from '../state/invitations.ts';
import { takenFrom } from '../state/now.ts';
import type { Received } from '../state/since-consent.ts';
import type { KindName } from '../state/onward-kinds.ts';
import type { Took } from '../state/stage-parts.ts';
import { shutOutFrom, withShutOut, type ShutOut } from '../state/kept-out.ts';
import type { Grounds } from '../state/raises.ts';
import { leadOf, type Harm, type LegalHold, type Missing, type RestrictionGround } from '../state/stage-parts.ts';
import { isUrgent, type Case, type ConsentedCase, type OwedMark } from '../state/stages.ts';

export interface TakenAlong extends ShutOut {
  /** What is true of the child, where the other case says more or says it later. */
  readonly now?: Now;
  readonly restricted?: RestrictionGround;
  readonly named?: readonly PersonRef[];
  readonly urgent?: true;
  /** When its triage is due, or called for again, where that is sooner. */
  readonly triageBy?: Instant;
  /** That the LADO is to be told. */
  readonly concern?: NonNullable<Case['concern']>;
  /** For whom they work. */
  readonly employers?: TakenEmployers;
  /** Who is invited there, and here not or not for so long. */
  readonly invitations?: readonly Invitation[];
}
/** What was copied of the child before form 10: it is known of that reference, as it was then. */
interface Copied {
  readonly onward?: readonly KindName[];
  readonly hold?: LegalHold;
  readonly harm?: Harm;
  readonly repeated?: NonNullable<Missing['repeated']>;
  readonly nrm?: Grounds;
  readonly family?: readonly Relative[];
}

const sooner = (theirs: Instant | undefined, own: Instant | undefined): boolean =>
  theirs !== undefined && (own === undefined || theirs < own);

const triageOf = (one: Case): OwedMark | undefined => owedMarks(one).find(({ name }) => name === 'triage');
/** When triage of the case that ends is due, or is called for again, where that is before people are called for the other. */
function soonerTriage(kept: Case, ends: Case): Instant | undefined {
  const [own, theirs] = [triageOf(kept), triageOf(ends)];
  const time = own?.next === own?.due ? theirs?.due : theirs?.next;
  return own !== undefined && sooner(time, own.next) ? time : undefined;
}
/** Triage is due then, and people are called for it then, if neither is sooner already. */
function triageFrom(before: Case, time: Instant): Partial<Received> {
  const { due = time } = triageOf(before) ?? {};
  const { triage, ...called } = before.called ?? {};
  return {
    triageBy: time < due ? time : due,
    ...(triage !== undefined && {
      called: { ...called, triage: { ...triage, next: time < triage.next ? time : triage.next } },
    }),
  };
}

/** The lead worker of the case that is kept, where what it takes along shuts them out: someone else must lead it. */
export function leadShutOut(kept: Case, ends: Case): PersonRef | undefined {
  const lead = leadOf(kept);
  return ends.excluded.includes(lead.objectId) ? refOf(lead) : undefined;
}

/** What the case that is kept has not already. */
export function takenAlong(kept: Case, ends: Case, directory: Directory): TakenAlong {
  const now = takenFrom(kept, ends);
  const named = (ends.named ?? []).filter(({ objectId }) => !kept.named?.some((one) => one.objectId === objectId));
  const { employers, invitations } = employersOfBoth(kept, ends, directory);
  return given({
    now: Object.keys(now).length === 0 ? undefined : now,
    ...shutOutFrom(kept, ends, ends.reference),
    restricted: kept.restricted === undefined ? ends.restricted : undefined,
    named: named.length === 0 ? undefined : named,
    urgent: isUrgent(ends) && !isUrgent(kept) ? (true as const) : undefined,
    triageBy: soonerTriage(kept, ends),
    concern: ends.concern && { ...ends.concern, toTell: toTell(ends) },
    employers,
    invitations: invitations.length === 0 ? undefined : invitations,
  });
}

/** What is known of a reference that was taken over by copies, until the clock has taken it again. */
export const tookOfCopies = (from: Reference, { hold, harm, repeated, nrm, onward, family }: Copied): Took =>
  given({
    from,
    facts: 0,
    hold,
    harm,
    nrm,
    onward,
    family,
    missing: repeated && { ...none, repeated },
  });

/** The case with it. */
export function withTaken<C extends ConsentedCase>(
  before: C,
  from: Reference,
  taken: TakenAlong & Pick<Copied, 'onward'>,
): C {
  const {
    now,
    excluded,
    keptOut,
    restricted,
    named = [],
    urgent,
    triageBy,
    concern,
    employers,
    invitations = [],
  } = taken;
  const { urgentEnded: _ended, ...rest } = before;
  const urgentAgain = urgent === undefined ? before : ({ ...rest, urgentFrom: from } as C); // without what is optional
  const all: C = {
    ...withShutOut(urgentAgain, given({ excluded, keptOut })),
    ...(before.stage === 'received' && triageBy !== undefined && triageFrom(before, triageBy)),
    ...given({
      now: now === undefined ? before.now : { ...before.now, ...now },
      restricted: before.restricted ?? restricted,
      named: named.length === 0 ? before.named : [...(before.named ?? []), ...named],
      concern: concernOfBoth(before, given({ concern, onward: taken.onward }), from),
      invitations: invitations.reduce(withInvitation, before.invitations),
    }),
  };
  return employers === undefined ? all : withEmployers(all, employers, employers);
}
