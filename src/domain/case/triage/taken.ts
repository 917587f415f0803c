// What a merge takes along from the case that ends: everything that protects the child (docs/process.md P5.8). It is kept with
// the fact, because the other case is another matter.
import type { Instant } from '../../time/calendar.ts';
import type { ObjectId, Reference } from '../../kernel/ids.ts';
import { given } from '../../kernel/given.ts';
import type { PersonRef } from '../../people/actor.ts';
import { asksForStrategy, none } from '../state/episodes.ts';
import { owedMarks } from '../owed/owed.ts';
import { familyOfBoth, type Relative } from '../state/family.ts';
import type { Now } from '../state/held.ts';
import { takenFrom } from '../state/now.ts';
import type { Received } from '../state/since-consent.ts';
import type { KindName } from '../state/onward-kinds.ts';
import type { Harm, LegalHold, Missing, RestrictionGround } from '../state/stage-parts.ts';
import { hasDied, isUrgent, type Case, type ConsentedCase, type OwedMark } from '../state/stages.ts';

export interface TakenAlong {
  /** What is true of the child, where the other case says more or says it later. */
  readonly now?: Now;
  readonly excluded?: readonly ObjectId[];
  readonly restricted?: RestrictionGround;
  readonly named?: readonly PersonRef[];
  readonly urgent?: true;
  /** When its triage is due, or called for again, where that is sooner. */
  readonly triageBy?: Instant;
  /** That the LADO is to be told, where that is due sooner. */
  readonly concern?: NonNullable<Case['concern']>;
  /** What of NRM, LADO and the others was recorded there: no one is asked for it again. */
  readonly onward?: readonly KindName[];
  readonly hold?: LegalHold;
  readonly harm?: Harm;
  readonly repeated?: NonNullable<Missing['repeated']>;
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

/** What the case that is kept has not already. */
export function takenAlong(kept: Case, ends: Case): TakenAlong {
  const now = takenFrom(kept, ends);
  const excluded = ends.excluded.filter((id) => !kept.excluded.includes(id));
  const named = (ends.named ?? []).filter(({ objectId }) => !kept.named?.some((one) => one.objectId === objectId));
  // What the LADO was told there is of someone else, where it is owed here.
  const onward = (ends.onward ?? []).filter(
    (kind) => kept.onward?.includes(kind) !== true && (kind !== 'lado' || kept.concern === undefined),
  );
  return given({
    now: Object.keys(now).length === 0 ? undefined : now,
    excluded: excluded.length === 0 ? undefined : excluded,
    restricted: kept.restricted === undefined ? ends.restricted : undefined,
    named: named.length === 0 ? undefined : named,
    urgent: isUrgent(ends) && !isUrgent(kept) ? (true as const) : undefined,
    triageBy: soonerTriage(kept, ends),
    concern: takesLado(kept) && sooner(ends.concern?.due, kept.concern?.due) ? ends.concern : undefined,
    onward: onward.length === 0 ? undefined : onward,
    ...harmAlong(kept, ends),
    repeated: asksForStrategy(ends) && !asksForStrategy(kept) ? ends.missing?.repeated : undefined,
    family: familyOfBoth(kept.family ?? [], ends.family ?? [], ends.reference),
  });
}

/** A death goes along to a case with a hold for serious harm as well: what that one still owes stays owed. */
function harmAlong(kept: Case, ends: Case): Pick<TakenAlong, 'hold' | 'harm'> {
  if (kept.hold === undefined) return given({ hold: ends.hold, harm: ends.harm });
  return hasDied(ends) && !hasDied(kept) ? given({ hold: { ...kept.hold, died: true as const }, harm: ends.harm }) : {};
}

/** The case with it. */
export function withTaken<C extends ConsentedCase>(before: C, from: Reference, taken: TakenAlong): C {
  const {
    now,
    excluded = [],
    restricted,
    named = [],
    urgent,
    triageBy,
    concern,
    onward = [],
    hold,
    harm,
    repeated,
    family,
  } = taken;
  const { urgentEnded: _ended, ...rest } = before;
  const urgentAgain = urgent === undefined ? before : ({ ...rest, urgentFrom: from } as C); // without what is optional
  return {
    ...urgentAgain,
    ...(before.stage === 'received' && triageBy !== undefined && triageFrom(before, triageBy)),
    excluded: [...before.excluded, ...excluded],
    ...given({
      now: now === undefined ? before.now : { ...before.now, ...now },
      family: family ?? before.family,
      restricted: before.restricted ?? restricted,
      named: named.length === 0 ? before.named : [...(before.named ?? []), ...named],
      onward: onward.length === 0 ? before.onward : [...(before.onward ?? []), ...onward],
      hold: hold ?? before.hold,
      harm: harm ?? before.harm,
      missing: repeated === undefined ? before.missing : { ...(before.missing ?? none), repeated },
      concern: concern ?? before.concern,
    }),
  };
}
