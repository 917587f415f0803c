import { type Person } from './actor.ts';
import { addDays, localDate, type Instant } from '../time/calendar.ts';
import { coordinatorPicks, mayDecide } from '../case/consent/consenters.ts';
import { rowOf } from '../case/row.ts';
import { hasConsent, isUrgent, type Case, type CaseRow, type Stage } from '../case/stages.ts';
import { reportsTo, type Directory } from './directory.ts';
import { may } from './roles.ts';

/** How a person stands to a case; the first that fits. */
export type Relation = 'referrer' | 'decider' | 'coordinator' | 'managerAbove' | 'chair' | 'invited' | 'none';

/** What somebody may see. `identity` is name and birth year, enough to answer the conflict question. */
export type Sight = 'full' | 'identity' | 'none';

const fromConsentOn: Readonly<Record<Relation, Sight>> = {
  referrer: 'full',
  decider: 'full',
  coordinator: 'full',
  managerAbove: 'full',
  chair: 'full',
  invited: 'full',
  none: 'none',
};

/**
 * Who sees a case at each stage (domain.md 2.7, with the stages of 2.3). A restricted case drops managers above;
 * an excluded person sees nothing, at any stage, in any role.
 */
const sightTable: Readonly<Record<Stage, Readonly<Record<Relation, Sight>>>> = {
  draft: {
    referrer: 'full',
    decider: 'none',
    coordinator: 'none',
    managerAbove: 'none',
    chair: 'none',
    invited: 'none',
    none: 'none',
  },
  awaitingConsent: {
    referrer: 'full',
    decider: 'full',
    coordinator: 'none',
    managerAbove: 'none',
    chair: 'none',
    invited: 'none',
    none: 'none',
  },
  returned: {
    referrer: 'full',
    decider: 'full',
    coordinator: 'none',
    managerAbove: 'full',
    chair: 'none',
    invited: 'none',
    none: 'none',
  },
  notAuthorised: {
    referrer: 'full',
    decider: 'full',
    coordinator: 'none',
    managerAbove: 'full',
    chair: 'none',
    invited: 'none',
    none: 'none',
  },
  withdrawn: {
    referrer: 'full',
    decider: 'none',
    coordinator: 'none',
    managerAbove: 'full',
    chair: 'none',
    invited: 'none',
    none: 'none',
  },
  received: { ...fromConsentOn, invited: 'none' },
  listed: fromConsentOn,
  held: fromConsentOn,
  toPanel: fromConsentOn,
  otherPlan: fromConsentOn,
  open: fromConsentOn,
  transition: fromConsentOn,
  closed: fromConsentOn,
  transferred: fromConsentOn,
  merged: fromConsentOn,
};

/** How this person stands to this case now. */
export const relationOf = (one: Case, person: Person, directory: Directory, now: Instant): Relation =>
  relationOfRow(rowOf(one), person, directory, now);

function relationOfRow(one: CaseRow, person: Person, directory: Directory, now: Instant): Relation {
  if (one.excluded.includes(person.objectId)) return 'none';
  if (person.objectId === one.referrer.objectId) return 'referrer';
  if (isDecider(one, person, directory, now)) return 'decider';
  if (may(person, 'triage')) return 'coordinator';
  const above = reportsTo(directory, one.referrer.objectId, person.objectId);
  if (one.restricted !== undefined) return 'none';
  if (above) return 'managerAbove';
  if (may(person, 'chairMeetings') || may(person, 'minute')) return 'chair';
  return isInvited(one, person, directory, now) ? 'invited' : 'none';
}

/** What this person may see of this case now. */
export const sightOf = (one: Case, person: Person, directory: Directory, now: Instant): Sight =>
  sightOfRow(rowOf(one), person, directory, now);

/** The same by the row of a case: lists leave out by it what somebody may not see. */
export function sightOfRow(one: CaseRow, person: Person, directory: Directory, now: Instant): Sight {
  const relation = relationOfRow(one, person, directory, now);
  if (relation === 'decider' && one.stage === 'awaitingConsent') {
    return one.submission?.clear.includes(person.objectId) === true ? 'full' : 'identity';
  }
  if (relation === 'coordinator' && coordinatorIsNeeded(one)) return 'full';
  return sightTable[one.stage][relation];
}

/** Days for which an agency sees a case after its meeting, and before its review [P] (domain.md 2.7). */
export const daysAfterMeeting = 28;
export const daysBeforeReview = 7;

/** Whether somebody's agency was invited to a meeting about the case that is to come, or was not long ago. */
function isInvited(one: CaseRow, person: Person, directory: Directory, now: Instant): boolean {
  if (!hasConsent(one)) return false;
  const theirs = one.invited?.some((agency) => isOfAgency(person, agency, directory)) === true;
  if (!theirs) return false;
  if (one.stage === 'listed' || one.stage === 'held' || one.stage === 'toPanel') return true;
  const { decidedAt, reviewOn } = one;
  const today = localDate(now);
  const reviewed = (one.stage === 'open' || one.stage === 'transition') && reviewOn !== undefined;
  const soon = reviewed && reviewOn <= addDays(today, daysBeforeReview);
  return soon || (decidedAt !== undefined && addDays(localDate(decidedAt), daysAfterMeeting) >= today);
}

const isOfAgency = (person: Person, agency: string, { agencies }: Directory): boolean => {
  const one = agencies.find(({ id }) => id === agency);
  return person.agency === agency || [one?.lead, one?.deputy, one?.senior].includes(person.objectId);
};

function isDecider(one: CaseRow, person: Person, directory: Directory, now: Instant): boolean {
  const { submission } = one;
  return one.stage === 'awaitingConsent'
    ? submission !== undefined && mayDecide({ ...one, submission }, person, directory, now)
    : one.decider === person.objectId;
}

/** Whether a case waits in the co-ordinator's queue. */
export const waitsForCoordinator = (one: CaseRow): boolean =>
  one.stage === 'received' ||
  (one.stage === 'awaitingConsent' && (coordinatorPicks(one) || isUrgent(one))) ||
  isChallenged(one);

/** Whether a decision is challenged and nobody has answered yet. */
export const isChallenged = ({ challenge }: CaseRow): boolean =>
  challenge !== undefined && challenge.answer === undefined;

/**
 * Before consent the co-ordinator sees a case only to pick the manager, or an urgent, restricted or challenged one
 * (design.md 6.1, 7); and one that came back to the referrer after it.
 */
const coordinatorIsNeeded = (one: CaseRow): boolean =>
  (one.restricted !== undefined && one.stage !== 'draft') ||
  (one.stage === 'awaitingConsent' && (coordinatorPicks(one) || isUrgent(one))) ||
  (one.stage === 'notAuthorised' && one.challenge !== undefined) ||
  (one.stage === 'returned' && one.consentAt !== undefined);
