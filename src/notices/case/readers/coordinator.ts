// What a case is to the co-ordinators: a triage, a manager to be chosen, a challenge, a transfer, feedback.
import { coordinatorPicks } from '../../../domain/case/access/consenters.ts';
import type { Life } from '../../../domain/case/state/life.ts';
import { leadOf } from '../../../domain/case/state/stage-parts.ts';
import { isUrgent, transferOf, type AwaitingConsent, type Case } from '../../../domain/case/state/stages.ts';
import { given } from '../../../domain/kernel/given.ts';
import { sayWhen } from '../../../domain/time/calendar.ts';
import { sayBy, type Standing } from '../../../cards/base-card.ts';
import type { Situation } from '../situation.ts';
import { againLine, settledLine, settledStanding } from './manager.ts';
import { consentedStanding, joined, openButton, whereNow } from './news.ts';
import { challengedStanding, feedbackStanding, panelNeeded, returnedStanding, reviewDue } from './tasks.ts';

export function forCoordinator(situation: Situation): Standing | undefined {
  const { case: childCase, consented, now, isChallenged, leadAway, told } = situation;
  switch (childCase.stage) {
    case 'received':
      return triageStanding(childCase, situation);
    case 'awaitingConsent':
      return coordinatorPicks(childCase) ? managerToChoose(childCase) : withManager(childCase);
    case 'notAuthorised':
      return isChallenged ? challengedStanding(situation) : undefined;
    case 'returned':
      return told.returned ? returnedStanding(situation) : settledStanding(settledLine(childCase, now));
    case 'withdrawn':
      return settledStanding(settledLine(childCase, now));
    case 'draft':
      return undefined;
    default:
      if (isChallenged) return challengedStanding(situation);
  }
  const standing = consentedStanding(childCase, situation);
  if (transferOf(childCase) !== undefined) {
    return { ...standing, asks: true, buttons: [openButton(childCase, 'Record acceptance')] };
  }
  const panel = panelNeeded(situation);
  if (panel !== undefined) return panel;
  // No one else may be there to do it.
  if (consented !== undefined && told.review && leadAway) {
    return {
      ...reviewDue(consented, situation),
      line: `${leadOf(childCase).name} has left or is away: prepare it, or hand the case over.`,
    };
  }
  return childCase.stage === 'closed' ? (feedbackStanding(childCase, heard, situation) ?? standing) : standing;
}

/** By whom the closure is about. */
const heard: Readonly<Record<Life, string>> = {
  child: 'Have the referrer, the child and the family all heard? Then record it.',
  adult: 'Have the referrer and the young person heard? Then record it.',
  died: 'Has someone spoken with the family, and told the referrer? Then record it.',
};

/** The time of the triage stays, also once someone was reminded that it is late. */
function triageStanding(childCase: Extract<Case, { stage: 'received' }>, situation: Situation): Standing {
  const { now } = situation;
  const due = childCase.triageBy;
  return {
    label: 'Referral received',
    preview: `new referral, triage${due === undefined ? '' : sayBy(due, now)}`,
    asks: true,
    urgent: isUrgent(childCase),
    ...given({ due }),
    line:
      joined(
        `Received ${sayWhen(childCase.consent.at, now)}.`,
        childCase.strategy === undefined ? undefined : whereNow(situation),
        againLine(childCase),
      ) ?? '',
    buttons: [openButton(childCase, 'Read and triage')],
  };
}

const managerToChoose = (childCase: AwaitingConsent): Standing => ({
  label: 'A consenting manager must be chosen',
  preview: 'choose who decides on a referral',
  asks: true,
  line:
    childCase.submission.consenter === undefined
      ? 'The line of managers ends, or a member of staff is concerned.'
      : 'No one who was asked has decided in time. Ring them, or choose someone else.',
  urgent: isUrgent(childCase),
  buttons: [openButton(childCase, 'Choose who decides')],
});

const withManager = (childCase: AwaitingConsent): Standing => ({
  label: 'With manager',
  preview: 'a referral is waiting for consent',
  word: isUrgent(childCase) ? 'Urgent, waiting' : 'Waiting',
  due: childCase.submission.due.at,
  urgent: isUrgent(childCase),
  line: 'Shown to you before consent. Nothing is needed yet.',
  buttons: [openButton(childCase)],
});
