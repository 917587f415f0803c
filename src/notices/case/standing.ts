// What a case is to each person who hears of it: the label, the line and the buttons of the card in their chat. First what
// comes before everything else, then what the person is to the case. What is true is named in situation.ts; the words are in
// readers/.
import type { Standing } from '../../cards/base-card.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { askedOf } from '../../domain/case/owed/asked.ts';
import { rowOf } from '../../domain/case/owed/row.ts';
import type { Person } from '../../domain/people/actor.ts';
import type { Directory } from '../../domain/people/directory.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import { forCoordinator } from './readers/coordinator.ts';
import { afterDecision, forManager } from './readers/manager.ts';
import { forInvited, forMeeting } from './readers/meeting.ts';
import { askedStanding } from './readers/asked.ts';
import { harmStanding } from './readers/pressing.ts';
import { forReferrer, forSecondReferrer } from './readers/referrer.ts';
import { situationOf, type Situation } from './situation.ts';
import type { CaseRelation } from '../../domain/people/reads.ts';

/**
 * What a case is to this person now: the label, the line and the buttons of the card in their chat.
 * Undefined when it is nothing to them (any more).
 */
export function standingOf(childCase: Case, person: Person, directory: Directory, now: Instant): Standing | undefined {
  const situation = situationOf(childCase, person, directory, now);
  if (!situation.hears) return undefined;
  const [first] = askedOf(rowOf(childCase), person, directory, now);
  if (first !== undefined) return askedStanding(situation, first);
  const standing = harmStanding(situation) ?? standings[situation.relation](situation);
  // What they may do and are not asked for, no band calls them for.
  const isNews = standing?.asks === true && childCase.stage !== 'draft' && childCase.stage !== 'notAuthorised';
  return isNews ? { ...standing, asks: false } : standing;
}

const forOnceAsked = (situation: Situation): Standing | undefined =>
  situation.wasAsked ? afterDecision(situation) : undefined;

const standings: Readonly<Record<CaseRelation, (situation: Situation) => Standing | undefined>> = {
  referrer: forReferrer,
  alsoReferred: forSecondReferrer,
  coordinator: forCoordinator,
  asked: forManager,
  decider: forManager,
  managerAbove: forManager,
  chair: forMeeting,
  minutes: forMeeting,
  senior: forInvited,
  waiting: forOnceAsked,
  invited: forInvited,
  named: forInvited,
  delegate: forOnceAsked,
  audits: forOnceAsked,
  staffOfficer: forOnceAsked,
  none: forOnceAsked,
};
