// How someone stands to a case, and so what of it they read (docs/process.md P10.5): every list, card, page and step asks
// here, and nothing else says who may read. The table by which it is answered is `people/reads.ts`.
import { leadOf } from '../state/stage-parts.ts';
import type { Person } from '../../people/actor.ts';
import { addDays, localDate, type Instant } from '../../time/calendar.ts';
import { coordinatorPicks, mayDecide, standsInFor } from './consenters.ts';
import { missingNow } from '../state/missing.ts';
import { countOf } from '../../kernel/counted.ts';
import { rowOf } from '../state/row.ts';
import { comesOn, hasConsent, stageOf } from '../state/stage-table.ts';
import {
  awaitsNotice,
  awaitsOutcome,
  awaitsSenior,
  awaitsSeniors,
  isLetIn,
  isUrgent,
  type Case,
  type CaseRow,
} from '../state/stages.ts';
import type { ObjectId } from '../../kernel/ids.ts';
import { personIn, reportsTo, type Directory } from '../../people/directory.ts';
import { may } from '../../people/roles.ts';
import type { CaseRelation } from '../../people/reads.ts';
import { type Datum, reads, type Reads } from '../../people/reads.ts';
import { represents, isSenior } from '../../people/agencies.ts';

/** How this person stands to this case now; a stage may be closed to them nevertheless. */
export const relationOf = (one: Case, person: Person, directory: Directory, now: Instant): CaseRelation =>
  relationOfRow(rowOf(one), person, directory, now);

function relationOfRow(one: CaseRow, person: Person, directory: Directory, now: Instant): CaseRelation {
  if (one.excluded.includes(person.objectId)) return 'none';
  const relation = standingRelation(one, person, directory, now);
  return relation === 'none' && decided(one, person) ? 'delegate' : relation;
}

function standingRelation(one: CaseRow, person: Person, directory: Directory, now: Instant): CaseRelation {
  if (person.objectId === leadOf(one).objectId) return 'referrer';
  const decides = decidesAs(one, person, directory, now);
  if (decides !== undefined) return decides;
  if (may(person, 'triage')) return 'coordinator';
  if (!isLetIn(one, person.objectId)) return 'none';
  const second = one.alsoReferred?.some(({ objectId }) => objectId === person.objectId) === true;
  if (second && one.restricted === undefined) return 'alsoReferred';
  if (awaitsSenior(one) && may(person, 'decideSenior')) return 'senior';
  if (awaitsSeniors(one) && isSenior(person, directory)) return 'senior';
  if (one.restricted === undefined && isAbove(one, person, directory)) return 'managerAbove';
  if (may(person, 'chairMeetings')) return 'chair';
  if (may(person, 'minute')) return 'minutes';
  // Named: as long as it is restricted, whatever their agency or their line would let them see.
  if (one.restricted !== undefined) return 'named';
  if (isInvited(one, person, directory, now)) return 'invited';
  if (hearsOfLateTriage(one, person)) return 'waiting';
  if (may(person, 'audit')) return 'audits';
  return may(person, 'hearOfStaff') && isInvitedNow(one, now) ? 'staffOfficer' : 'none';
}

/** Told of a death or serious harm: by reference, whatever else they may see of the case (docs/process.md P17.7). */
export const hearsOfHarm = (
  { hold, excluded }: Pick<CaseRow, 'hold' | 'excluded'>,
  person: Pick<Person, 'roles' | 'objectId'>,
): boolean => hold !== undefined && may(person, 'hearOfHarm') && !excluded.includes(person.objectId);

/** Triage is late, and they were told so: service managers and the deputies of the co-ordinators. */
export const hearsOfLateTriage = ({ stage, reminded = [] }: CaseRow, { objectId }: Person): boolean =>
  stage === 'received' && reminded.some(({ rung, to }) => rung !== 'triage' && to.includes(objectId));

/** How this person stands to a case that its stage opens to them: the rows of the stage table, then this one. */
function openRelation(one: CaseRow, person: Person, directory: Directory, now: Instant): CaseRelation {
  const relation = relationOfRow(one, person, directory, now);
  const needed = relation === 'coordinator' && coordinatorIsNeeded(one, directory);
  // A referral that no one can send or follow any more is its managers'.
  const inherited =
    relation === 'managerAbove' &&
    (one.stage === 'draft' || one.stage === 'awaitingConsent') &&
    hasLeft(one, directory);
  if (needed || inherited || stageOf(one).readBy.includes(relation)) return relation;
  return hearsOfHarm(one, person) ? 'waiting' : 'none';
}

/** Whether the lead worker has left the directory. */
export const hasLeft = (one: Pick<CaseRow, 'referrer' | 'leadWorker'>, directory: Directory): boolean =>
  personIn(directory, leadOf(one).objectId) === undefined;

/** Of the managers above a lead worker who has left the nearest who is still there: the line goes on from them. */
export const nearestLeft = ({ line = [] }: Pick<CaseRow, 'line'>, directory: Directory): ObjectId | undefined =>
  line.find((id) => personIn(directory, id) !== undefined);

/** A lead worker who has left has no line any more: the one of the day counts on which it was begun, last sent or handed over. */
export function isAbove(
  one: Pick<CaseRow, 'referrer' | 'leadWorker' | 'line'>,
  { objectId }: Person,
  directory: Directory,
): boolean {
  if (!hasLeft(one, directory)) return reportsTo(directory, leadOf(one).objectId, objectId);
  const nearest = nearestLeft(one, directory);
  return nearest !== undefined && (nearest === objectId || reportsTo(directory, nearest, objectId));
}

/** What this person reads of this case now: asked for each kind of content. */
export const readerOf = (one: Case, person: Person, directory: Directory, now: Instant): Reads =>
  readerOfRow(rowOf(one), person, directory, now);

/** The same by the row of a case. */
export function readerOfRow(one: CaseRow, person: Person, directory: Directory, now: Instant): Reads {
  const relation = openRelation(one, person, directory, now);
  return (datum, least) => reads(datum, relation, least);
}

/**
 * What this person reads of a referral that was merged into a case: of a child there is one case, and anyone who reads that
 * reads all that was referred (docs/process.md P5.8).
 */
export const readerThrough = (one: Case, goesOn: Case, person: Person, directory: Directory, now: Instant): Reads =>
  one.stage === 'merged' &&
  one.into === goesOn.reference &&
  one.restricted === undefined &&
  !one.excluded.includes(person.objectId)
    ? readerOf(goesOn, person, directory, now)
    : readerOf(one, person, directory, now);

/** Whether this person reads all of it of this case now. */
export const mayRead = (datum: Datum, one: Case, person: Person, directory: Directory, now: Instant): boolean =>
  readerOf(one, person, directory, now)(datum);

/** What someone may see of a case, in short. `identity` is name and birth year. */
export type Sight = 'full' | 'identity' | 'none';

/** What this person may see of this case now. */
export const sightOf = (one: Case, person: Person, directory: Directory, now: Instant): Sight =>
  sightOfRow(rowOf(one), person, directory, now);

/** The same by the row of a case: lists leave out by it what someone may not see. */
export function sightOfRow(one: CaseRow, person: Person, directory: Directory, now: Instant): Sight {
  const relation = openRelation(one, person, directory, now);
  return reads('referral', relation) ? 'full' : reads('name', relation) ? 'identity' : 'none';
}

/** Days for which an agency sees a case after its meeting, and before its review (docs/process.md P10.8). */
export const daysAfterMeeting = 28;
export const daysBeforeReview = 7;

/** Whether someone's agency was invited to a meeting about the case that is to come, or was not long ago. */
function isInvited(one: CaseRow, person: Person, directory: Directory, now: Instant): boolean {
  return one.invited?.some((agency) => represents(person, agency, directory)) === true && isInvitedNow(one, now);
}
function isInvitedNow(one: CaseRow, now: Instant): boolean {
  if (!hasConsent(one) || (one.invited ?? []).length === 0) return false;
  const coming = comesOn(one);
  const today = localDate(now);
  if (coming !== undefined && (coming.by !== 'review' || coming.on <= addDays(today, daysBeforeReview))) return true;
  const { decidedAt } = one;
  return decidedAt !== undefined && addDays(localDate(decidedAt), daysAfterMeeting) >= today;
}

const decided = (one: CaseRow, { objectId }: Person): boolean =>
  one.stage !== 'awaitingConsent' && one.decider === objectId;

/**
 * Who may decide, before and after they have said that they have no conflict; and who did, for good or while they stand in
 * for the manager.
 */
function decidesAs(one: CaseRow, person: Person, directory: Directory, now: Instant): 'asked' | 'decider' | undefined {
  const { submission } = one;
  if (decided(one, person)) {
    const { decidedFor } = one;
    const still = decidedFor === undefined || standsInFor(directory, decidedFor, person.objectId, now);
    return still ? 'decider' : undefined;
  }
  if (one.stage !== 'awaitingConsent') return undefined;
  if (submission === undefined || !mayDecide({ ...one, submission }, person, directory, now)) return undefined;
  return submission.clear.includes(person.objectId) ? 'decider' : 'asked';
}

/** Whether a case waits in the co-ordinator's queue. */
export const waitsForCoordinator = (one: CaseRow): boolean =>
  one.stage === 'received' ||
  (hasConsent(one) && missingNow(one) !== undefined) ||
  isForgotten(one) ||
  (stageOf(one).phase === 'active' && awaitsOutcome(one)) ||
  (one.stage === 'awaitingConsent' && (coordinatorPicks(one) || isUrgent(one))) ||
  awaitsNotice(one) ||
  isChallenged(one);

/** A returned referral that no one has sent again, although its lead worker and their manager were reminded. */
const isForgotten = ({ stage, reminded = [] }: CaseRow): boolean =>
  stage === 'returned' && reminded.some(({ rung }) => rung === 'returnedTop');

/** Whether a decision is challenged and no one has answered yet. */
export const isChallenged = ({ challenge }: CaseRow): boolean =>
  challenge !== undefined && challenge.answer === undefined;

/**
 * Before consent the co-ordinator sees a case only to pick the manager, or an urgent, restricted or challenged one
 * (docs/process.md P10.4); and one that came back to the referrer after it, or was withdrawn and has actions; also one
 * whose lead worker has left and that no one of their line may read any more.
 */
const coordinatorIsNeeded = (one: CaseRow, directory: Directory): boolean =>
  (one.restricted !== undefined && one.stage !== 'draft') ||
  (hasLeft(one, directory) && (one.restricted !== undefined || nearestLeft(one, directory) === undefined)) ||
  (one.stage === 'awaitingConsent' && (coordinatorPicks(one) || isUrgent(one))) ||
  (one.stage === 'notAuthorised' && one.challenge !== undefined) ||
  (one.stage === 'returned' && (one.consentAt !== undefined || isForgotten(one))) ||
  (one.stage === 'withdrawn' && countOf(one, 'action') > 0);
