// What is true of a case now for one person who hears of it: each fact has its name here, and the rules of what the case is
// to them (standing.ts) are written in these names.
import { hearsOfLateTriage, isChallenged, isLeadAway, mayRead, relationOf } from '../../domain/case/access/access.ts';
import type { Person } from '../../domain/people/actor.ts';
import type { Directory } from '../../domain/people/directory.ts';
import { interviewDue, missingNow } from '../../domain/case/state/episodes.ts';
import { calledFor, owes, type DutyName } from '../../domain/case/owed/owed.ts';
import { leadWorkerOf } from '../../domain/case/review/review.ts';
import { isActive, isConsented } from '../../domain/case/state/stage-table.ts';
import {
  awaitsOutcome,
  hasDied,
  isInReview,
  isToPrepare,
  type Case,
  type ConsentedCase,
} from '../../domain/case/state/stages.ts';
import { hasAdultLead } from '../../domain/case/state/turning-days.ts';
import { pressingOf } from '../../domain/kernel/counted.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import type { CaseRelation } from '../../domain/people/reads.ts';

/** A case, a person and a moment, with everything the rules ask about them. */
export interface Situation {
  readonly case: Case;
  readonly person: Person;
  readonly directory: Directory;
  readonly now: Instant;
  /** How the person stands to the case. */
  readonly relation: CaseRelation;
  /** The case again, where consent was given. */
  readonly consented: ConsentedCase | undefined;
  /** They were asked for consent, and have declared no conflict. */
  readonly wasAsked: boolean;
  /** They hear of the case at all. A delegate whose dates ran out still learns that the card in their chat is settled. */
  readonly hears: boolean;
  /** A decision is challenged, and no one has answered. */
  readonly isChallenged: boolean;
  /** By when a strategy discussion is needed, while its outcome is not recorded. */
  readonly strategyDue: Instant | undefined;
  /** What is asked for on the way into adulthood. */
  readonly turning: 'route' | 'adultLead' | undefined;
  /** They are the person who names the adult lead: the lead worker; where they have left, the nearest of their managers. */
  readonly namesAdultLead: boolean;
  /** The child is missing, and they hear of it. */
  readonly hearsOfMissing: boolean;
  /** By when the return interview is due that they record. */
  readonly interviewBy: Instant | undefined;
  /** A review is to be prepared. */
  readonly reviewToPrepare: boolean;
  /** No panel is planned in time for its review, and they were called to plan one. */
  readonly needsPanel: boolean;
  /** The lead worker has left or is away: the co-ordinator may do for them what a review and a closure ask. */
  readonly leadAway: boolean;
  /** The risk band fell, nothing has happened since, and they are to read why. */
  readonly readsFall: boolean;
  /** What is awaited from outside MSET, and is theirs to record (docs/process.md P17.12). */
  readonly mustRecord: boolean;
  /** What they were told is late. */
  readonly told: Readonly<Record<'triage' | 'returned' | 'review' | 'lado' | 'adultLead', boolean>>;
}

/** The situation of a case for this person, by the directory, at this moment. */
export function situationOf(childCase: Case, person: Person, directory: Directory, now: Instant): Situation {
  const relation = relationOf(childCase, person, directory, now);
  const consented = isConsented(childCase) ? childCase : undefined;
  const active = consented !== undefined && isActive(consented) ? consented : undefined;
  const wasAsked =
    'submission' in childCase &&
    (childCase.submission?.asked.includes(person.objectId) ?? false) &&
    !childCase.excluded.includes(person.objectId);
  const told = toldLate(childCase, person);
  const turning = active === undefined ? undefined : turningOf(active);
  const interview = consented === undefined ? undefined : interviewDue(consented);
  const records = relation === 'referrer' || relation === 'coordinator';
  return {
    case: childCase,
    person,
    directory,
    now,
    relation,
    consented,
    wasAsked,
    hears: wasAsked || mayRead('status', childCase, person, directory, now),
    isChallenged: isChallenged(childCase),
    strategyDue: active !== undefined && awaitsOutcome(active) ? active.strategy?.due.at : undefined,
    turning,
    namesAdultLead: turning === 'adultLead' && leadWorkerOf(childCase, directory)?.objectId === person.objectId,
    hearsOfMissing: consented !== undefined && missingNow(consented) !== undefined && tellsOfMissing.has(relation),
    interviewBy:
      relation === 'referrer' || interview?.called.includes(person.objectId) === true ? interview?.due : undefined,
    reviewToPrepare: isReviewToPrepare(childCase),
    needsPanel:
      'unplanned' in childCase && childCase.unplanned && calledFor(childCase, person.objectId).includes('review'),
    leadAway: isLeadAway(childCase, directory, now),
    readsFall:
      consented !== undefined && consented.risk?.latest?.fell === consented.changedAt && tellsOfFall.has(relation),
    mustRecord:
      calledFor(childCase, person.objectId).some((name) => !ownStanding.includes(name)) ||
      (records && pressingOf(childCase, 'onward').length > 0),
    told,
  };
}

/** Their readers say themselves what is asked; of anything else that someone was called for, the card says that there is something. */
const ownStanding: readonly DutyName[] = [
  'consent',
  'triage',
  'returned',
  'strategy',
  'senior',
  'seniors',
  'challenge',
  'meeting',
  'held',
  'prepare',
  'review',
  'transfer',
  'outcome',
  'feedback',
  'notice',
  'adultLead',
  'adultLeadLate',
  'route',
];

/** Whom an episode is told to, by reference. */
const tellsOfMissing: ReadonlySet<CaseRelation> = new Set(['referrer', 'coordinator', 'chair']);

/** Whom the fall of a risk band calls. */
const tellsOfFall: ReadonlySet<CaseRelation> = new Set(['coordinator', 'managerAbove', 'decider', 'chair']);

/** A child who has died needs neither. */
function turningOf(childCase: ConsentedCase): Situation['turning'] {
  const { since, routeAsked } = childCase.turning ?? {};
  if (hasDied(childCase) || childCase.route !== undefined) return undefined;
  if (routeAsked !== undefined) return 'route';
  return since === undefined || childCase.adult !== undefined ? undefined : 'adultLead';
}

function toldLate(childCase: Case, person: Person): Situation['told'] {
  const rungs = (childCase.reminded ?? []).filter(({ to }) => to.includes(person.objectId)).map(({ rung }) => rung);
  return {
    triage: hearsOfLateTriage(childCase, person),
    returned: childCase.stage === 'returned' && rungs.some((rung) => rung.startsWith('returned')),
    review: isReviewToPrepare(childCase) && rungs.some((rung) => rung.startsWith('review')),
    lado: owes(childCase, 'lado') && rungs.includes('lado'),
    adultLead: isConsented(childCase) && !hasAdultLead(childCase) && rungs.includes('turningChair'),
  };
}

const isReviewToPrepare = (childCase: Case): boolean => isInReview(childCase) && isToPrepare(childCase);
