import type { Person } from './actor.ts';
import type { Instant } from './calendar.ts';
import { coordinatorPicks, mayDecide } from './case/consenters.ts';
import { isUrgent, type Case, type Stage } from './case/stages.ts';
import { reportsTo, type Directory } from './directory.ts';

/** How a person stands to a case; the first that fits. */
export type Relation = 'referrer' | 'decider' | 'coordinator' | 'managerAbove' | 'chair' | 'none';

/** What somebody may see. `identity` is name and birth year, enough to answer the conflict question. */
export type Sight = 'full' | 'identity' | 'none';

/**
 * Who sees a case at each stage (domain.md 2.7, with the stages of 2.3). A restricted case drops managers above;
 * an excluded person sees nothing, at any stage, in any role.
 */
const sightTable: Readonly<Record<Stage, Readonly<Record<Relation, Sight>>>> = {
  draft: { referrer: 'full', decider: 'none', coordinator: 'none', managerAbove: 'none', chair: 'none', none: 'none' },
  awaitingConsent: {
    referrer: 'full',
    decider: 'full',
    coordinator: 'none',
    managerAbove: 'none',
    chair: 'none',
    none: 'none',
  },
  returned: {
    referrer: 'full',
    decider: 'full',
    coordinator: 'none',
    managerAbove: 'full',
    chair: 'none',
    none: 'none',
  },
  notAuthorised: {
    referrer: 'full',
    decider: 'full',
    coordinator: 'none',
    managerAbove: 'full',
    chair: 'none',
    none: 'none',
  },
  withdrawn: {
    referrer: 'full',
    decider: 'none',
    coordinator: 'none',
    managerAbove: 'full',
    chair: 'none',
    none: 'none',
  },
  received: {
    referrer: 'full',
    decider: 'full',
    coordinator: 'full',
    managerAbove: 'full',
    chair: 'full',
    none: 'none',
  },
};

/** How this person stands to this case now. */
export function relationOf(one: Case, person: Person, directory: Directory, now: Instant): Relation {
  if (one.excluded.includes(person.objectId)) return 'none';
  if (person.objectId === one.referrer.objectId) return 'referrer';
  if (isDecider(one, person, directory, now)) return 'decider';
  if (person.roles.includes('coordinator')) return 'coordinator';
  const above = reportsTo(directory, one.referrer.objectId, person.objectId);
  if (one.restricted !== undefined) return 'none';
  return above ? 'managerAbove' : person.roles.includes('chair') ? 'chair' : 'none';
}

/** What this person may see of this case now. */
export function sightOf(one: Case, person: Person, directory: Directory, now: Instant): Sight {
  const relation = relationOf(one, person, directory, now);
  if (relation === 'decider' && one.stage === 'awaitingConsent') {
    return one.submission.clear.includes(person.objectId) ? 'full' : 'identity';
  }
  if (relation === 'coordinator' && coordinatorIsNeeded(one)) return 'full';
  return sightTable[one.stage][relation];
}

function isDecider(one: Case, person: Person, directory: Directory, now: Instant): boolean {
  if (one.stage === 'awaitingConsent') return mayDecide(one, person, directory, now);
  const decided =
    one.stage === 'received'
      ? one.consent.by
      : one.stage === 'returned'
        ? one.returned.by
        : one.stage === 'notAuthorised'
          ? one.declined.by
          : undefined;
  return decided?.objectId === person.objectId;
}

/** Whether a case waits in the co-ordinator's queue. */
export const waitsForCoordinator = (one: Case): boolean =>
  one.stage === 'received' ||
  (one.stage === 'awaitingConsent' && (coordinatorPicks(one) || isUrgent(one))) ||
  (one.stage === 'notAuthorised' && one.challenge !== undefined);

/**
 * Before consent the co-ordinator sees a case only to pick the manager, or an urgent, restricted or challenged one
 * (design.md 6.1, 7).
 */
const coordinatorIsNeeded = (one: Case): boolean =>
  (one.restricted !== undefined && one.stage !== 'draft') ||
  (one.stage === 'awaitingConsent' && (coordinatorPicks(one) || isUrgent(one))) ||
  (one.stage === 'notAuthorised' && one.challenge !== undefined);
