// Who may be asked for management consent, and who may decide.
import { leadOf } from '../state/stage-parts.ts';
import type { Person, PersonRef } from '../../people/actor.ts';
import type { Instant } from '../../time/calendar.ts';
import {
  chainAbove,
  delegatesOf,
  managersAbove,
  peopleBelow,
  personIn,
  reportsTo,
  type Directory,
} from '../../people/directory.ts';
import type { ObjectId } from '../../kernel/ids.ts';
import type { Submission } from '../state/stage-parts.ts';
import type { AwaitingConsent, Case } from '../state/stages.ts';
import { may } from '../../people/roles.ts';

/** What says of a referral who may never decide about it. */
type Referred = Pick<Case, 'referrer' | 'leadWorker' | 'excluded'>;
/**
 * The person who decides is a manager as long as their role says so; never the referrer nor the lead worker, nor anyone who reports
 * to that one, nor anyone with a conflict (docs/process.md P4.2).
 */
const mayNever = (directory: Directory, one: Referred, person: Person): boolean =>
  !may(person, 'consent') ||
  person.objectId === one.referrer.objectId ||
  person.objectId === leadOf(one).objectId ||
  one.excluded.includes(person.objectId) ||
  reportsTo(directory, person.objectId, leadOf(one).objectId);

/**
 * Who may be asked for consent: the line of managers above the lead worker, nearest first, each followed by their
 * current delegates (docs/process.md P4.1, P4.2).
 */
export function eligibleConsenters(directory: Directory, one: Referred, now: Instant): readonly Person[] {
  const line = managersAbove(directory, leadOf(one).objectId).flatMap((boss) => [
    boss,
    ...delegatesOf(directory, boss.objectId, now),
  ]);
  return line.filter(
    (person, place) =>
      !mayNever(directory, one, person) && line.findIndex((other) => other.objectId === person.objectId) === place,
  );
}

/** Whom the co-ordinator may pick when the line has no one left: any manager without a bar. */
export function pickableConsenters(directory: Directory, childCase: Case): readonly Person[] {
  return directory.people.filter(
    (person) =>
      !mayNever(directory, childCase, person) &&
      // Where staff are concerned their team is not told (docs/process.md P4.3).
      !childCase.excluded.some((excluded) => person.manager === excluded),
  );
}

/** What says of a case that waits for consent who may decide. */
type Asked = Referred &
  Pick<Case, 'restricted'> & {
    readonly submission: Pick<Submission, 'consenter' | 'standIns'>;
  };

/**
 * Whether someone may decide on consent: the chosen manager, their current delegates, anyone above them.
 * A restricted case is for the chosen manager and their delegates only (docs/process.md P4.4).
 */
export function mayDecide(one: Asked, person: Person, directory: Directory, now: Instant): boolean {
  const chosen = one.submission.consenter?.objectId;
  const id = person.objectId;
  if (chosen === undefined || mayNever(directory, one, person)) return false;
  if (id === chosen || isDelegate(directory, chosen, id, now)) return true;
  if (one.submission.standIns?.includes(id) === true) return true;
  return one.restricted === undefined && reportsTo(directory, chosen, id);
}

/** The same of someone by their id: no one who has left decides. */
export function decides(one: Asked, id: ObjectId, directory: Directory, now: Instant): boolean {
  const person = personIn(directory, id);
  return person !== undefined && mayDecide(one, person, directory, now);
}

/**
 * Of which chosen managers someone may be the one who decides: their own referrals, those of everyone below them, and of
 * those who are away and have it delegated to them. Who else is to stand in is named by the case.
 */
export function decidesFor({ objectId: id }: Person, directory: Directory, now: Instant): readonly ObjectId[] {
  const away = directory.delegations.map(({ from }) => from).filter((from) => isDelegate(directory, from, id, now));
  return [...new Set([id, ...away, ...peopleBelow(directory, id).map(({ objectId }) => objectId)])];
}
/** Who stands in for the chosen manager, while no one has decided. */
export const standInsOf = (childCase: Case): readonly ObjectId[] =>
  childCase.stage === 'awaitingConsent' ? (childCase.submission.standIns ?? []) : [];

const isDelegate = (directory: Directory, chosen: ObjectId, id: ObjectId, now: Instant): boolean =>
  delegatesOf(directory, chosen, now).some((delegate) => delegate.objectId === id);

/** Whether someone stands in for a manager today: a delegate in their days, or the manager's deputy. */
export const standsInFor = (directory: Directory, manager: ObjectId, id: ObjectId, now: Instant): boolean =>
  isDelegate(directory, manager, id, now) || personIn(directory, manager)?.deputy === id;

/** On whose behalf a delegate or deputy decides; undefined for the chosen manager and for those above. */
export function onBehalfOf(
  childCase: AwaitingConsent,
  person: Person,
  directory: Directory,
  now: Instant,
): PersonRef | undefined {
  const chosen = childCase.submission.consenter;
  if (chosen === undefined) return undefined;
  const standsIn = childCase.submission.standIns?.includes(person.objectId) === true;
  return standsIn || isDelegate(directory, chosen.objectId, person.objectId, now) ? chosen : undefined;
}

/**
 * The manager's deputy in the directory, if they may decide on this case. A restricted case stays with the chosen manager
 * and their delegates.
 */
export function deputyFor(childCase: Case, consenter: ObjectId, directory: Directory): ObjectId | undefined {
  const deputy = personIn(directory, personIn(directory, consenter)?.deputy ?? '');
  if (deputy === undefined || childCase.restricted !== undefined) return undefined;
  return mayNever(directory, childCase, deputy) ? undefined : deputy.objectId;
}

/** The next manager above `consenter` who was not asked yet; never for a restricted case. */
export function nextUpFor(
  childCase: Case,
  consenter: ObjectId,
  asked: readonly ObjectId[],
  directory: Directory,
): ObjectId | undefined {
  if (childCase.restricted !== undefined) return undefined;
  return chainAbove(directory, consenter).find(
    (person) => !asked.includes(person.objectId) && !mayNever(directory, childCase, person),
  )?.objectId;
}

/** Current delegates of the manager who may decide on this case. */
export const delegatesFor = (
  childCase: Case,
  consenter: ObjectId,
  directory: Directory,
  now: Instant,
): readonly ObjectId[] =>
  delegatesOf(directory, consenter, now)
    .filter((delegate) => !mayNever(directory, childCase, delegate))
    .map((delegate) => delegate.objectId);

/** Whether the co-ordinator chooses who decides: no one could be asked, or no one of the line decided in time. */
export const coordinatorPicks = ({
  submission,
}: {
  readonly submission?: Pick<Submission, 'consenter' | 'withCoordinator'>;
}): boolean => submission?.consenter === undefined || submission.withCoordinator === true;
