// What several readers may be asked for: a challenge to answer, a late triage, a returned referral, a review, feedback.
import { isConsented, isOpenCase } from '../../../domain/case/state/stage-table.ts';
import { lifeOf, type Life } from '../../../domain/case/state/life.ts';
import { leadOf } from '../../../domain/case/state/stage-parts.ts';
import {
  challengedDecider,
  isUrgent,
  type Case,
  type ConsentedCase,
  type OwedMark,
} from '../../../domain/case/state/stages.ts';
import { given } from '../../../domain/kernel/given.ts';
import { sayDate, sayWhen } from '../../../domain/time/calendar.ts';
import { sayBy, type Standing } from '../../../cards/base-card.ts';
import type { Situation } from '../situation.ts';
import { workButtons } from './work.ts';
import { consentedStanding, joined, openButton, strategyLine, turningLine, whereNow } from './news.ts';

export const readAndAnswer = 'Read and answer';

/** The person who decided reads it, and does not answer it. */
export function challengedStanding({ case: childCase, person, now }: Situation): Standing {
  const due = 'challenge' in childCase ? childCase.challenge?.due?.at : undefined;
  const decided = challengedDecider(childCase)?.objectId === person.objectId;
  return {
    label: 'A decision has been challenged',
    asks: !decided,
    preview:
      decided || due === undefined ? 'a decision has been challenged' : `a challenge to answer${sayBy(due, now)}`,
    ...given({ due }),
    line: decided ? 'You made the decision, so someone else answers.' : 'Read it, then answer the challenge.',
    buttons: [openButton(childCase, decided ? 'Read' : readAndAnswer)],
  };
}

/** For those above the co-ordinator: that it waits, and nothing of what. */
export const lateTriage = ({ case: childCase, now }: Situation, { due }: Pick<OwedMark, 'due'>): Standing => ({
  label: 'Triage is late',
  preview: `triage is late, see that it is done${due === undefined ? '' : sayBy(due, now)}`,
  asks: true,
  ...given({ due }),
  urgent: isUrgent(childCase),
  line: `${isConsented(childCase) ? `Received ${sayWhen(childCase.consent.at, now)}. ` : ''}Ring the co-ordinator, or make sure someone else does the triage.`,
  buttons: [],
});

/** A referral was returned and not sent again (docs/process.md P4.14). */
export const returnedStanding = ({ case: childCase }: Situation): Standing => ({
  label: 'Returned, not resubmitted',
  asks: true,
  preview: 'a returned referral is waiting',
  line: `Speak with ${leadOf(childCase).name}, or press Open and Hand over.`,
  buttons: [openButton(childCase)],
});

export const lateReviewLabel = 'The review is late';

/** A review is to be prepared before its panel (docs/process.md P17.1). */
export function reviewDue(childCase: ConsentedCase, situation: Situation): Standing {
  const { now } = situation;
  const due = 'prepareBy' in childCase ? childCase.prepareBy : undefined;
  return {
    ...consentedStanding(childCase, situation),
    label: due !== undefined && due <= now ? lateReviewLabel : 'Review due',
    preview: `prepare a review${due === undefined ? '' : sayBy(due, now)}`,
    asks: true,
    ...given({ due }),
    line: childCase.stage === 'review' ? toReview(childCase, situation) : whereNow(situation),
    buttons: workButtons(childCase, { name: 'prepare', own: true }),
  };
}

/** To those who plan meetings, where no panel is planned by the limit of its review. */
export function panelNeeded(situation: Situation): Standing | undefined {
  const { consented } = situation;
  if (consented === undefined || !isOpenCase(consented) || consented.unplanned !== true) return undefined;
  const by = sayDate(consented.reviewBy ?? consented.reviewOn);
  return {
    ...consentedStanding(consented, situation),
    label: 'A panel is needed',
    preview: 'a panel to plan',
    asks: true,
    line: `No panel is planned by ${by}, the latest for its review: plan one, or an additional one.`,
    buttons: [{ title: 'Meetings', verb: 'meetings' }, openButton(consented)],
  };
}

/** The band says by when. */
const toReview = (childCase: Extract<Case, { stage: 'review' }>, situation: Situation): string =>
  joined(
    strategyLine(situation),
    turningLine(situation),
    childCase.unplanned ? 'No panel is planned before it is due.' : `The panel is on ${sayDate(childCase.reviewOn)}.`,
  ) ?? '';

/** Closed, and no one has recorded that the referrer, the child and the family heard of it (docs/process.md P17.3). */
export function feedbackStanding(
  childCase: Extract<Case, { stage: 'closed' }>,
  says: Readonly<Record<Life, string>>,
  situation: Situation,
): Standing | undefined {
  const { feedback } = childCase;
  if (feedback === undefined || feedback.given !== undefined) return undefined;
  const line = says[lifeOf(childCase, situation.now)];
  return {
    ...consentedStanding(childCase, situation),
    preview: `feedback after a closure${sayBy(feedback.due.at, situation.now)}`,
    asks: true,
    done: false,
    due: feedback.due.at,
    line,
    buttons: workButtons(childCase, { name: 'feedback', own: true }),
  };
}
