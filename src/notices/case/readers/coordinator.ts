// What a case is to the co-ordinators: a triage, a manager to be chosen, a challenge, a transfer, feedback.
import { coordinatorPicks } from '../../../domain/case/consent/consenters.ts';
import { triageAt } from '../../../domain/case/clock.ts';
import { isUrgent, type AwaitingConsent, type Case } from '../../../domain/case/stages.ts';
import { given } from '../../../domain/given.ts';
import { sayWhen } from '../../../domain/time/calendar.ts';
import { sayBy, type Standing } from '../../../cards/base-card.ts';
import type { Situation } from '../situation.ts';
import { againLine, settledLine, settledStanding } from './manager.ts';
import { consentedStanding, joined, openButton, whereNow } from './news.ts';
import { challengedStanding, feedbackStanding, returnedStanding } from './tasks.ts';

export function forCoordinator(situation: Situation): Standing | undefined {
  const { case: theCase, now, isChallenged, told } = situation;
  switch (theCase.stage) {
    case 'received':
      return triageStanding(theCase, situation);
    case 'awaitingConsent':
      return coordinatorPicks(theCase) ? managerToChoose(theCase) : withManager(theCase);
    case 'notAuthorised':
      return isChallenged ? challengedStanding(situation) : undefined;
    case 'returned':
      return told.returned ? returnedStanding(situation) : settledStanding(settledLine(theCase, now));
    case 'withdrawn':
      return settledStanding(settledLine(theCase, now));
    case 'draft':
      return undefined;
    default:
      if (isChallenged) return challengedStanding(situation);
  }
  const standing = consentedStanding(theCase, situation);
  if (theCase.stage === 'transferWaiting') {
    return { ...standing, asks: true, buttons: [openButton(theCase, 'Record acceptance')] };
  }
  const heard = 'Have the referrer, the child and the family all heard? Then record it.';
  return theCase.stage === 'closed' ? (feedbackStanding(theCase, heard, situation) ?? standing) : standing;
}

/** The time of the triage stays, also once someone was reminded that it is late. */
function triageStanding(theCase: Extract<Case, { stage: 'received' }>, situation: Situation): Standing {
  const { now } = situation;
  const due = triageAt(theCase);
  return {
    label: 'Referral received',
    preview: `new referral, triage${due === undefined ? '' : sayBy(due, now)}`,
    asks: true,
    urgent: isUrgent(theCase),
    ...given({ due }),
    line:
      joined(
        `Received ${sayWhen(theCase.consent.at, now)}.`,
        theCase.strategy === undefined ? undefined : whereNow(situation),
        againLine(theCase),
      ) ?? '',
    buttons: [openButton(theCase, 'Read and triage')],
  };
}

const managerToChoose = (theCase: AwaitingConsent): Standing => ({
  label: 'A consenting manager must be chosen',
  preview: 'choose who decides on a referral',
  asks: true,
  line:
    theCase.submission.consenter === undefined
      ? 'The line of managers ends, or a member of staff is concerned.'
      : 'No one who was asked has decided in time. Ring them, or choose someone else.',
  urgent: isUrgent(theCase),
  buttons: [openButton(theCase, 'Choose who decides')],
});

const withManager = (theCase: AwaitingConsent): Standing => ({
  label: 'With manager',
  preview: 'a referral is waiting for consent',
  word: isUrgent(theCase) ? 'Urgent, waiting' : 'Waiting',
  due: theCase.submission.due.at,
  urgent: isUrgent(theCase),
  line: 'Shown to you before consent. Nothing is needed yet.',
  buttons: [openButton(theCase)],
});
