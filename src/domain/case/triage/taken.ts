// What a merge takes along from the case that ends: everything that protects the child (docs/process.md P5.8). It is kept with
// the fact, because the other case is another matter.
import type { Instant } from '../../time/calendar.ts';
import type { Reference } from '../../kernel/ids.ts';
import { given } from '../../kernel/given.ts';
import { refOf, type PersonRef } from '../../people/actor.ts';
import type { Directory } from '../../people/directory.ts';
import { asksForStrategy, none } from '../state/episodes.ts';
import { owedMarks } from '../owed/owed.ts';
import { employersOfBoth, withEmployers, type TakenEmployers } from '../concern/employers.ts';
import { concernSaid } from '../concern/concern.ts';
import { familyOfBoth, type Relative } from '../state/family.ts';
import type { Now } from '../state/held.ts';
import { withInvitation, type Invitation } from '../state/invitations.ts';
import { takenFrom } from '../state/now.ts';
import type { Received } from '../state/since-consent.ts';
import type { KindName } from '../state/onward-kinds.ts';
import { shutOutFrom, withShutOut, type ShutOut } from '../state/kept-out.ts';
import type { Grounds } from '../state/raises.ts';
import {
  harmAfter,
  leadOf,
  type Harm,
  type LegalHold,
  type Missing,
  type RestrictionGround,
} from '../state/stage-parts.ts';
import { hasDied, isUrgent, type Case, type ConsentedCase, type OwedMark } from '../state/stages.ts';

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
  /** What of NRM, LADO and the others was recorded there: no one is asked for it again. */
  readonly onward?: readonly KindName[];
  readonly hold?: LegalHold;
  readonly harm?: Harm;
  readonly repeated?: NonNullable<Missing['repeated']>;
  /** Positive NRM grounds; their record stays with the other case. */
  readonly nrm?: Grounds;
  /** Who is invited there, and here not or not for so long. */
  readonly invitations?: readonly Invitation[];
  /** The family's side of both. */
  readonly family?: readonly Relative[];
}

const sooner = (theirs: Instant | undefined, own: Instant | undefined): boolean =>
  theirs !== undefined && (own === undefined || theirs < own);

/** Where the LADO was told of someone, another is told of by the case that ends: the report is owed there. */
export const takesLado = ({ onward }: Pick<Case, 'onward'>): boolean => onward?.includes('lado') !== true;

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
  // What the LADO was told there is of someone else, where it is owed here.
  const onward = (ends.onward ?? []).filter(
    (kind) => kept.onward?.includes(kind) !== true && (kind !== 'lado' || kept.concern === undefined),
  );
  const { employers, invitations } = employersOfBoth(kept, ends, directory);
  return given({
    now: Object.keys(now).length === 0 ? undefined : now,
    ...shutOutFrom(kept, ends, ends.reference),
    restricted: kept.restricted === undefined ? ends.restricted : undefined,
    named: named.length === 0 ? undefined : named,
    urgent: isUrgent(ends) && !isUrgent(kept) ? (true as const) : undefined,
    triageBy: soonerTriage(kept, ends),
    concern: takesLado(kept) ? ends.concern : undefined,
    employers,
    onward: onward.length === 0 ? undefined : onward,
    ...harmAlong(kept, ends),
    repeated: asksForStrategy(ends) && !asksForStrategy(kept) ? ends.missing?.repeated : undefined,
    nrm: kept.nrm === undefined && ends.nrm !== undefined ? takenGrounds(ends.nrm, ends.reference) : undefined,
    invitations: invitations.length === 0 ? undefined : invitations,
    family: familyOfBoth(kept.family ?? [], ends.family ?? [], ends.reference),
  });
}

const takenGrounds = (nrm: Grounds, from: Reference): Grounds => ({
  ...nrm,
  id: nrm.id.includes('/') ? nrm.id : `${from}/${nrm.id}`,
});

/** A death goes along to a case with a hold for serious harm as well: what that one still owes stays owed. */
function harmAlong(kept: Case, ends: Case): Pick<TakenAlong, 'hold' | 'harm'> {
  if (kept.hold === undefined) return given({ hold: ends.hold, harm: ends.harm });
  return hasDied(ends) && !hasDied(kept) ? given({ hold: { ...kept.hold, died: true as const }, harm: ends.harm }) : {};
}

/** The case with it. */
export function withTaken<C extends ConsentedCase>(before: C, from: Reference, taken: TakenAlong): C {
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
    onward = [],
    hold,
    harm,
    repeated,
    nrm,
    invitations = [],
    family,
  } = taken;
  const { urgentEnded: _ended, ...rest } = before;
  const urgentAgain = urgent === undefined ? before : ({ ...rest, urgentFrom: from } as C); // without what is optional
  const all: C = {
    ...withShutOut(urgentAgain, given({ excluded, keptOut })),
    ...(before.stage === 'received' && triageBy !== undefined && triageFrom(before, triageBy)),
    ...given({
      now: now === undefined ? before.now : { ...before.now, ...now },
      family: family ?? before.family,
      restricted: before.restricted ?? restricted,
      named: named.length === 0 ? before.named : [...(before.named ?? []), ...named],
      onward: onward.length === 0 ? before.onward : [...(before.onward ?? []), ...onward],
      hold: hold ?? before.hold,
      harm: harm === undefined ? before.harm : harmAfter(harm, before.harm),
      missing: repeated === undefined ? before.missing : { ...(before.missing ?? none), repeated },
      concern: concern === undefined ? before.concern : concernSaid(before.concern, from, concern),
      nrm: nrm ?? before.nrm,
      invitations: invitations.reduce(withInvitation, before.invitations),
    }),
  };
  return employers === undefined ? all : withEmployers(all, employers, employers);
}
