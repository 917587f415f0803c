// How someone stands to a case, and so what of it they read (docs/process.md P10.5): every list, card, page and step asks
// here, and nothing else says who may read. The table by which it is answered is `people/reads.ts`.
import { leadOf } from '../state/stage-parts.ts';
import type { Person } from '../../people/actor.ts';
import { addDays, localDate, shiftWorkingDays, type Instant } from '../../time/calendar.ts';
import type { IsoDate } from '../../time/dates.ts';
import type { Settings } from '../../people/settings.ts';
import { coordinatorPicks, mayDecide, standsInFor } from './consenters.ts';
import { thereOf } from '../../kernel/counted.ts';
import { calledFor, openFor } from '../owed/owed.ts';
import { isWhole, rowOf } from '../owed/row.ts';
import { comesOn, hasConsent, stageOf } from '../state/stage-table.ts';
import { glassOf } from '../state/glass.ts';
import { isInvitedToCase } from '../state/invitations.ts';
import { awaitsSenior, awaitsSeniors, isLetIn, isUrgent, type Case, type CaseRow } from '../state/stages.ts';
import { delegatesOf, personIn, reportsTo, type Directory } from '../../people/directory.ts';
import { standsBy } from '../../people/readers.ts';
import { may, type Capability } from '../../people/roles.ts';
import type { CaseRelation } from '../../people/reads.ts';
import { type Datum, reads, readsAs, type ReadsAs } from '../../people/reads.ts';
import { represents, isSenior } from '../../people/agencies.ts';
import { mayAttend } from '../../meeting/who.ts';

/** How this person stands to this case now; a stage may be closed to them nevertheless. */
export const relationOf = (childCase: Case, person: Person, directory: Directory, now: Instant): CaseRelation =>
  relationOfRow(rowOf(childCase), person, directory, now);

function relationOfRow(childCase: CaseRow, person: Person, directory: Directory, now: Instant): CaseRelation {
  if (childCase.excluded.includes(person.objectId)) return 'none';
  // Of a child there is one case: what ended in another is read as that one is, by no one where that is not at hand.
  if (childCase.stage === 'merged')
    return childCase.goesOn === undefined ? 'none' : openRelation(childCase.goesOn, person, directory, now);
  if (childCase.readByGlass === person.objectId) return 'glass';
  const relation = standingRelation(childCase, person, directory, now);
  return relation === 'none' && decided(childCase, person) ? 'delegate' : relation;
}

function standingRelation(childCase: CaseRow, person: Person, directory: Directory, now: Instant): CaseRelation {
  if (leads(childCase, person)) return 'referrer';
  const decides = decidesAs(childCase, person, directory, now);
  if (decides !== undefined) return decides;
  if (standsBy('coordinator', person)) return 'coordinator';
  if (!isLetIn(childCase, person.objectId)) return 'none';
  const second = childCase.alsoReferred?.some(({ objectId }) => objectId === person.objectId) === true;
  if (second && childCase.restricted === undefined && may(person, 'refer')) return 'alsoReferred';
  if (awaitsSenior(childCase) && standsBy('senior', person)) return 'senior';
  if (awaitsSeniors(childCase) && isSenior(person, directory)) return 'senior';
  if (childCase.restricted === undefined && isAbove(childCase, person, directory)) return 'managerAbove';
  if (standsBy('chair', person)) return 'chair';
  if (standsBy('minutes', person)) return 'minutes';
  // Named: as long as it is restricted, whatever their agency or their line would let them see.
  if (childCase.restricted !== undefined) return mayAttend(person, directory) ? 'named' : 'none';
  if (isInvited(childCase, person, directory, now)) return 'invited';
  if (hasConsent(childCase) && isInvitedToCase(childCase, person, directory, now)) return 'invited';
  if (isCore(childCase, person, directory, now)) return 'core';
  if (hearsOfLateTriage(childCase, person)) return 'waiting';
  if (standsBy('audits', person)) return 'audits';
  return standsBy('staffOfficer', person) && isInvitedNow(childCase, directory, now) ? 'staffOfficer' : 'none';
}

/** Told of a death or serious harm: by reference, whatever else they may see of the case (docs/process.md P17.7). */
export const hearsOfHarm = (
  { hold, excluded }: Pick<CaseRow, 'hold' | 'excluded'>,
  person: Pick<Person, 'roles' | 'objectId'>,
): boolean => hold !== undefined && mayHearOfHarm({ excluded }, person);
/** Is told of one wherever it happens. */
export const mayHearOfHarm = (
  { excluded }: Pick<CaseRow, 'excluded'>,
  person: Pick<Person, 'roles' | 'objectId'>,
): boolean => may(person, 'hearOfHarm') && !excluded.includes(person.objectId);

/** Triage is late, and they were told so: service managers and the deputies of the co-ordinators. */
export const hearsOfLateTriage = ({ stage, reminded = [] }: CaseRow, { objectId }: Person): boolean =>
  stage === 'received' && reminded.some(({ rung, to }) => rung !== 'triage' && to.includes(objectId));

/** How this person stands to a case that its stage opens to them: the rows of the stage table, then this one. */
function openRelation(childCase: CaseRow, person: Person, directory: Directory, now: Instant): CaseRelation {
  const relation = relationOfRow(childCase, person, directory, now);
  if (relation === 'glass' || childCase.stage === 'merged') return relation;
  const needed = relation === 'coordinator' && coordinatorIsNeeded(childCase, directory);
  // A referral that no one can send or follow any more is its managers'.
  const inherited =
    relation === 'managerAbove' &&
    (childCase.stage === 'draft' || childCase.stage === 'awaitingConsent') &&
    hasLeft(childCase, directory);
  if (needed || inherited || stageOf(childCase).readBy.includes(relation)) return relation;
  // What they owe they may read and record, at whatever stage.
  if (openFor(childCase, now).includes(relation) && (relation !== 'chair' || hasConsent(childCase))) return relation;
  // Anyone who was called for what is owed hears of it by reference.
  return hearsOfHarm(childCase, person) || isCalled(childCase, person) ? 'waiting' : 'none';
}

/** A restriction shuts out those who were called before it as well: the case may be restricted because of them. */
const isCalled = (childCase: CaseRow, { objectId }: Person): boolean =>
  !childCase.excluded.includes(objectId) && isLetIn(childCase, objectId) && calledFor(childCase, objectId).length > 0;

type Led = Pick<CaseRow, 'referrer' | 'leadWorker'>;
/** Whether someone leads a case: as long as they are of those who may refer. */
export const leads = (childCase: Led, person: Pick<Person, 'objectId' | 'roles'>): boolean =>
  person.objectId === leadOf(childCase).objectId && may(person, 'refer');

/** Whether the lead worker has left: the directory, or those who may refer and lead (docs/process.md P10.3). */
export function hasLeft(childCase: Led, directory: Directory): boolean {
  const lead = personIn(directory, leadOf(childCase).objectId);
  return lead === undefined || !leads(childCase, lead);
}

/** Whether the lead worker has left, or is away: others stand in for them on that day. */
export const isLeadAway = (childCase: Led, directory: Directory, now: Instant): boolean =>
  hasLeft(childCase, directory) || delegatesOf(directory, leadOf(childCase).objectId, now).length > 0;

/** Of the managers above a lead worker who has left the nearest who is still one: the line goes on from them. */
const nearestLeft = ({ line = [] }: Pick<CaseRow, 'line'>, directory: Directory): Person | undefined =>
  line.flatMap((id) => personIn(directory, id) ?? []).find((person) => may(person, 'consent'));

/**
 * A manager above the lead worker, by their role. A lead worker who has left has no line any more: the one of the day counts on
 * which it was begun, last sent or handed over.
 */
export function isAbove(childCase: Led & Pick<CaseRow, 'line'>, person: Person, directory: Directory): boolean {
  const { objectId } = person;
  if (!may(person, 'consent')) return false;
  if (!hasLeft(childCase, directory)) return reportsTo(directory, leadOf(childCase).objectId, objectId);
  const nearest = nearestLeft(childCase, directory)?.objectId;
  return nearest !== undefined && (nearest === objectId || reportsTo(directory, nearest, objectId));
}

/** The lead worker; when they have left, the nearest of their managers who is still one, unless a restriction shuts managers out. */
export function leadWorkerOf(
  childCase: Led & Pick<CaseRow, 'line' | 'restricted'>,
  directory: Directory,
): Person | undefined {
  if (!hasLeft(childCase, directory)) return personIn(directory, leadOf(childCase).objectId);
  return childCase.restricted === undefined ? nearestLeft(childCase, directory) : undefined;
}

/** What this person reads of this case now: asked for each kind of content. */
export const readerOf = (childCase: Case, person: Person, directory: Directory, now: Instant): ReadsAs =>
  readerOfRow(rowOf(childCase), person, directory, now);

/** The same by the row of a case. */
export function readerOfRow(childCase: CaseRow, person: Person, directory: Directory, now: Instant): ReadsAs {
  return readsAs(openRelation(childCase, person, directory, now));
}

/**
 * A case as this person may read it: by break glass where nothing else opens it to them, and then all that is read of it goes by that
 * (docs/process.md P26.6). Steps, lists and notices are decided on the case as it is stored, which knows nothing of it. A person
 * who is asked to decide answers first whether they have a conflict.
 */
export function asReadBy(childCase: Case, person: Person, directory: Directory, now: Instant): Case {
  const { goesOn } = childCase;
  // By a list no one reads by break glass.
  const isAtHand = goesOn !== undefined && isWhole(goesOn);
  const before = isAtHand ? { ...childCase, goesOn: asReadBy(goesOn, person, directory, now) } : childCase;
  if (glassOf(childCase, person, now) === undefined) return before;
  const { relation } = readerOf(before, person, directory, now);
  return relation === 'asked' || reads('referral', relation) ? before : { ...before, readByGlass: person.objectId };
}
/** The same without. A case that no one reads so stays the same object: what was worked out of it is known by that. */
export function asStored(childCase: Case): Case {
  const { readByGlass, goesOn, ...stored } = childCase;
  if (readByGlass === undefined && goesOn === undefined) return childCase;
  if (goesOn === undefined) return stored;
  return { ...stored, goesOn: isWhole(goesOn) ? asStored(goesOn) : goesOn };
}
/** Whether it is read by break glass: then nothing is offered but to read it. */
export const isReadByGlass = ({ readByGlass }: Case): boolean => readByGlass !== undefined;

/** Whether this person reads all of it of this case now. */
export const mayRead = (datum: Datum, childCase: Case, person: Person, directory: Directory, now: Instant): boolean =>
  readerOf(childCase, person, directory, now)(datum);

/** What someone may see of a case, in short. `identity` is name and birth year. */
export type Sight = 'full' | 'identity' | 'none';

/** What this person may see of this case now. */
export const sightOf = (childCase: Case, person: Person, directory: Directory, now: Instant): Sight =>
  sightOfRow(rowOf(childCase), person, directory, now);

/** The same by the row of a case: lists leave out by it what someone may not see. */
export function sightOfRow(childCase: CaseRow, person: Person, directory: Directory, now: Instant): Sight {
  const relation = openRelation(childCase, person, directory, now);
  return reads('referral', relation) ? 'full' : reads('name', relation) ? 'identity' : 'none';
}

/** The last day on which a meeting may be that agencies may read a case for today (docs/process.md P10.8). */
export function readsForMeetingsTo(now: Instant, { agenciesRead }: Settings): IsoDate {
  const [today, days] = [localDate(now), agenciesRead.beforeMeetingWorkingDays];
  // Asked of every row of a list, by one setting on one day.
  if (reach?.today !== today || reach.days !== days) reach = { today, days, to: shiftWorkingDays(today, days) };
  return reach.to;
}
let reach: { readonly today: IsoDate; readonly days: number; readonly to: IsoDate } | undefined;

/** Whether someone's agency was invited to a meeting about the case that is to come, or was not long ago. */
function isInvited(childCase: CaseRow, person: Person, directory: Directory, now: Instant): boolean {
  return (
    childCase.invited?.some((agency) => represents(person, agency, directory)) === true &&
    isInvitedNow(childCase, directory, now)
  );
}
function isInvitedNow(childCase: CaseRow, { settings }: Directory, now: Instant): boolean {
  if (!hasConsent(childCase) || (childCase.invited ?? []).length === 0) return false;
  const coming = comesOn(childCase);
  if (coming !== undefined && coming.on <= readsForMeetingsTo(now, settings)) return true;
  return isSince(childCase.decidedAt, settings.agenciesRead.afterMeetingDays, now);
}
const isSince = (at: Instant | undefined, days: number, now: Instant): boolean =>
  at !== undefined && addDays(localDate(at), days) >= localDate(now);

/** Whether someone speaks for an invited agency that is core to the case, while it is open and for some weeks after. */
function isCore(childCase: CaseRow, person: Person, directory: Directory, now: Instant): boolean {
  const { settings } = directory;
  const isOpen =
    comesOn(childCase)?.by === 'review' || isSince(childCase.endedAt, settings.agenciesRead.afterEndDays, now);
  return (
    isOpen &&
    childCase.invited?.some(
      (agency) => isCoreAgency(agency, childCase, settings) && represents(person, agency, directory),
    ) === true
  );
}
const isCoreAgency = (agency: string, { livesInHome }: CaseRow, settings: Settings): boolean =>
  settings.coreAgencies.includes(agency) || (livesInHome === true && settings.homeAgencies.includes(agency));

const decided = (childCase: CaseRow, { objectId }: Person): boolean =>
  childCase.stage !== 'awaitingConsent' && childCase.decider === objectId;

/**
 * Who may decide, before and after they have said that they have no conflict; and who did, for good or while they stand in
 * for the manager.
 */
function decidesAs(
  childCase: CaseRow,
  person: Person,
  directory: Directory,
  now: Instant,
): 'asked' | 'decider' | undefined {
  const { submission } = childCase;
  if (decided(childCase, person)) {
    const { decidedFor } = childCase;
    const still = decidedFor === undefined || standsInFor(directory, decidedFor, person.objectId, now);
    return still && may(person, decidesBy(childCase)) ? 'decider' : undefined;
  }
  if (childCase.stage !== 'awaitingConsent') return undefined;
  if (submission === undefined || !mayDecide({ ...childCase, submission }, person, directory, now)) return undefined;
  return submission.clear.includes(person.objectId) ? 'decider' : 'asked';
}

/** By which of their roles someone decided: as a manager; since consent a referral is returned by MSET. */
const decidesBy = ({ stage, consentAt }: CaseRow): Capability =>
  stage === 'returned' && consentAt !== undefined ? 'runMeetings' : 'consent';

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
const coordinatorIsNeeded = (childCase: CaseRow, directory: Directory): boolean =>
  (childCase.restricted !== undefined && childCase.stage !== 'draft') ||
  (hasLeft(childCase, directory) &&
    (childCase.restricted !== undefined || nearestLeft(childCase, directory) === undefined)) ||
  (childCase.stage === 'awaitingConsent' && (coordinatorPicks(childCase) || isUrgent(childCase))) ||
  (childCase.stage === 'notAuthorised' && childCase.challenge !== undefined) ||
  (childCase.stage === 'returned' && (childCase.consentAt !== undefined || isForgotten(childCase))) ||
  (childCase.stage === 'withdrawn' && thereOf(childCase, 'action') > 0);
