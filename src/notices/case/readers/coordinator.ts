// What a case is to the co-ordinators: a triage, a manager to be chosen, a challenge, a transfer, feedback.
import { isUrgent, type AwaitingConsent, type Case } from '../../../domain/case/state/stages.ts';
import { given } from '../../../domain/kernel/given.ts';
import { sayWhen, type Instant } from '../../../domain/time/calendar.ts';
import { sayBy, type Standing } from '../../../cards/base-card.ts';
import type { Situation } from '../situation.ts';
import { againLine, settledLine, settledStanding } from './manager.ts';
import { consentedStanding, joined, openButton, whereNow } from './news.ts';
import { challengedStanding } from './tasks.ts';

export function forCoordinator(situation: Situation): Standing | undefined {
  const { case: childCase, consented, isChallenged, now } = situation;
  if (childCase.stage === 'draft') return undefined;
  if (childCase.stage === 'awaitingConsent') return withManager(childCase);
  if (isChallenged) return challengedStanding(situation);
  if (consented !== undefined) return consentedStanding(consented, situation);
  return childCase.stage === 'notAuthorised' ? undefined : settledStanding(settledLine(childCase, now));
}

/** The time of the triage stays, also once someone was reminded that it is late. */
export function triageStanding(childCase: Extract<Case, { stage: 'received' }>, situation: Situation): Standing {
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

export const managerToChoose = (childCase: AwaitingConsent, due: Instant | undefined, now: Instant): Standing => ({
  label: 'A consenting manager must be chosen',
  preview: `choose who decides on consent${due === undefined ? '' : sayBy(due, now)}`,
  asks: true,
  ...given({ due }),
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
