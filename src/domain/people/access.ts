import type { Person } from './actor.ts';
import { addDays, localDate, type Instant } from '../time/calendar.ts';
import { coordinatorPicks, mayDecide } from '../case/consent/consenters.ts';
import { rowOf } from '../case/row.ts';
import { comesOn, hasConsent, stageOf, type Relation } from '../case/stage-table.ts';
import { isUrgent, type Case, type CaseRow } from '../case/stages.ts';
import { reportsTo, type Directory } from './directory.ts';
import { may } from './roles.ts';

/** What somebody may see. `identity` is name and birth year, enough to answer the conflict question. */
export type Sight = 'full' | 'identity' | 'none';

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
  return stageOf(one).readBy.includes(relation) ? 'full' : 'none';
}

/** Days for which an agency sees a case after its meeting, and before its review [P] (domain.md 2.7). */
export const daysAfterMeeting = 28;
export const daysBeforeReview = 7;

/** Whether somebody's agency was invited to a meeting about the case that is to come, or was not long ago. */
function isInvited(one: CaseRow, person: Person, directory: Directory, now: Instant): boolean {
  if (!hasConsent(one)) return false;
  const theirs = one.invited?.some((agency) => isOfAgency(person, agency, directory)) === true;
  if (!theirs) return false;
  const coming = comesOn(one);
  const today = localDate(now);
  if (coming !== undefined && (coming.by !== 'review' || coming.on <= addDays(today, daysBeforeReview))) return true;
  const { decidedAt } = one;
  return decidedAt !== undefined && addDays(localDate(decidedAt), daysAfterMeeting) >= today;
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
