// What a case is to each person who hears of it: the label, the line and the buttons of the card in their chat. First what
// comes before everything else, then what the person is to the case. What is true is named in situation.ts; the words are in
// readers/.
import type { Standing } from '../../cards/base-card.ts';
import type { Case } from '../../domain/case/state/stages.ts';
import { given } from '../../domain/kernel/given.ts';
import type { Person } from '../../domain/people/actor.ts';
import type { Directory } from '../../domain/people/directory.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import { withChange } from './changed.ts';
import { forCoordinator } from './readers/coordinator.ts';
import { afterDecision, forManager } from './readers/manager.ts';
import { forInvited, forMeeting } from './readers/meeting.ts';
import { openButton } from './readers/news.ts';
import { harmStanding, missingStanding, turningStanding } from './readers/pressing.ts';
import { forReferrer, forSecondReferrer } from './readers/referrer.ts';
import { forSenior } from './readers/senior.ts';
import { lateTriage } from './readers/tasks.ts';
import { situationOf, type Situation } from './situation.ts';
import type { CaseRelation } from '../../domain/people/reads.ts';

/**
 * What a case is to this person now: the label, the line and the buttons of the card in their chat.
 * Undefined when it is nothing to them (any more).
 */
export function standingOf(childCase: Case, person: Person, directory: Directory, now: Instant): Standing | undefined {
  const situation = situationOf(childCase, person, directory, now);
  if (!situation.hears) return undefined;
  const standing =
    harmStanding(situation) ??
    missingStanding(situation) ??
    turningStanding(situation) ??
    standings[situation.relation](situation);
  const isToRecord = situation.mustRecord && standing !== undefined && standing.asks !== true;
  const stands = isToRecord ? recordStanding(standing, situation) : standing;
  return stands && situation.relation !== 'waiting' ? withChange(stands, childCase, now) : stands;
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
  senior: forSenior,
  waiting: lateTriage,
  invited: forInvited,
  named: forInvited,
  delegate: forOnceAsked,
  audits: forOnceAsked,
  staffOfficer: forOnceAsked,
  none: forOnceAsked,
};

/** What is to be recorded no stored card says; of the LADO, since when it is late. */
const recordStanding = (standing: Standing, { case: childCase, told }: Situation): Standing => ({
  ...standing,
  label: 'Something to record',
  preview: 'something to record on a case',
  asks: true,
  ...given({ due: told.lado ? childCase.concern?.due : undefined }),
  line: 'Open the case to see what is due.',
  buttons: [openButton(childCase, 'Open and record')],
});
