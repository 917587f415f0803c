// What is true of a case now for one person who hears of it: each fact has its name here, and the rules of what the case is
// to them (standing.ts) are written in these names.
import { isChallenged, isLeadAway, mayRead, relationOf } from '../../domain/case/access/access.ts';
import type { Person } from '../../domain/people/actor.ts';
import type { Directory } from '../../domain/people/directory.ts';
import { isActive, isConsented } from '../../domain/case/state/stage-table.ts';
import {
  awaitsOutcome,
  hasDied,
  isInReview,
  isToPrepare,
  type Case,
  type ConsentedCase,
} from '../../domain/case/state/stages.ts';
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
  /** A review is to be prepared, and by when. */
  readonly reviewToPrepare: boolean;
  readonly reviewBy: Instant | undefined;
  /** The lead worker has left or is away: the co-ordinator may do for them what a review and a closure ask. */
  readonly leadAway: boolean;
  /** The risk band fell, nothing has happened since, and they are to read why. */
  readonly readsFall: boolean;
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
  const turning = active === undefined ? undefined : turningOf(active);
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
    reviewToPrepare: isReviewToPrepare(childCase),
    reviewBy: 'prepareBy' in childCase ? childCase.prepareBy : undefined,
    leadAway: isLeadAway(childCase, directory, now),
    readsFall:
      consented !== undefined && consented.risk?.latest?.fell === consented.changedAt && tellsOfFall.has(relation),
  };
}

/** Whom the fall of a risk band calls. */
const tellsOfFall: ReadonlySet<CaseRelation> = new Set(['coordinator', 'managerAbove', 'decider', 'chair']);

/** A child who has died needs neither. */
function turningOf(childCase: ConsentedCase): Situation['turning'] {
  const { since, routeAsked } = childCase.turning ?? {};
  if (hasDied(childCase) || childCase.route !== undefined) return undefined;
  if (routeAsked !== undefined) return 'route';
  return since === undefined || childCase.adult !== undefined ? undefined : 'adultLead';
}

const isReviewToPrepare = (childCase: Case): boolean => isInReview(childCase) && isToPrepare(childCase);
