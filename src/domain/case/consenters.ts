import type { Person, PersonRef } from '../actor.ts';
import type { Instant } from '../calendar.ts';
import { chainAbove, delegatesOf, reportsTo, type Directory } from '../directory.ts';
import type { ObjectId } from '../ids.ts';
import type { AwaitingConsent, Case } from './stages.ts';

/** Whoever decides is never the referrer, nor anyone who reports to them, nor anyone with a conflict. */
const mayNever = (directory: Directory, referrer: ObjectId, excluded: readonly ObjectId[], id: ObjectId): boolean =>
  id === referrer || excluded.includes(id) || reportsTo(directory, id, referrer);

/**
 * Who may be asked for consent: the line of managers above the referrer, nearest first, each followed by their
 * current delegates (design.md 6.1; domain.md 2.6 "manager is the referrer").
 */
export function eligibleConsenters(
  directory: Directory,
  referrer: ObjectId,
  excluded: readonly ObjectId[],
  now: Instant,
): readonly Person[] {
  const line = chainAbove(directory, referrer).flatMap((boss) => [boss, ...delegatesOf(directory, boss.objectId, now)]);
  return line.filter(
    (person, place) =>
      !mayNever(directory, referrer, excluded, person.objectId) &&
      line.findIndex((other) => other.objectId === person.objectId) === place,
  );
}

/** Whom the co-ordinator may pick when the line has nobody left: any manager without a bar. */
export function pickableConsenters(directory: Directory, one: Case): readonly Person[] {
  return directory.people.filter(
    (person) =>
      (person.roles.includes('manager') || person.roles.includes('serviceManager')) &&
      !mayNever(directory, one.referrer.objectId, one.excluded, person.objectId) &&
      // Where staff are concerned their team is not told (domain.md 2.6).
      !one.excluded.some((excluded) => person.manager === excluded),
  );
}

/**
 * Whether somebody may decide on consent: the chosen manager, their current delegates, anyone above them.
 * A restricted case is for the chosen manager and their delegates only (design.md 6.1).
 */
export function mayDecide(one: AwaitingConsent, person: Person, directory: Directory, now: Instant): boolean {
  const chosen = one.submission.consenter?.objectId;
  const id = person.objectId;
  if (chosen === undefined || mayNever(directory, one.referrer.objectId, one.excluded, id)) return false;
  if (id === chosen || isDelegate(directory, chosen, id, now)) return true;
  return one.restricted === undefined && reportsTo(directory, chosen, id);
}

const isDelegate = (directory: Directory, chosen: ObjectId, id: ObjectId, now: Instant): boolean =>
  delegatesOf(directory, chosen, now).some((delegate) => delegate.objectId === id);

/** On whose behalf a delegate decides; undefined for the chosen manager and for those above. */
export function onBehalfOf(
  one: AwaitingConsent,
  person: Person,
  directory: Directory,
  now: Instant,
): PersonRef | undefined {
  const chosen = one.submission.consenter;
  return chosen !== undefined && isDelegate(directory, chosen.objectId, person.objectId, now) ? chosen : undefined;
}

/** Who gets the consent card: the current delegates if there are any, else the chosen manager (domain.md S9). */
export function askedFor(
  directory: Directory,
  consenter: PersonRef | undefined,
  one: Case,
  now: Instant,
): readonly ObjectId[] {
  if (consenter === undefined) return [];
  const delegates = delegatesOf(directory, consenter.objectId, now)
    .map((delegate) => delegate.objectId)
    .filter((id) => !mayNever(directory, one.referrer.objectId, one.excluded, id));
  return delegates.length > 0 ? delegates : [consenter.objectId];
}
