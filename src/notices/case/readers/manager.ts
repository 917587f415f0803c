// What a case is to managers: those asked for consent, the manager who decided, and the managers above.
import { onBehalfOf } from '../../../domain/case/access/consenters.ts';
import { decisionOn } from '../../../domain/case/consent/consent.ts';
import { stageLabels } from '../../../domain/case/state/stage-table.ts';
import { leadOf, sayConsent, sayDecider } from '../../../domain/case/state/stage-parts.ts';
import { isUrgent, type AwaitingConsent, type Case } from '../../../domain/case/state/stages.ts';
import { sayWhen, type Instant } from '../../../domain/time/calendar.ts';
import { sayBy, type Standing } from '../../../cards/base-card.ts';
import type { Situation } from '../situation.ts';
import { joined, openButton } from './news.ts';
import { workButtons } from './work.ts';
import { challengedStanding, lateReviewLabel, reviewDue } from './tasks.ts';

export const readAndDecide = 'Read and decide';

/** A consent that they may decide on; a challenge of what they decided; else that the case is settled. */
export function forManager(situation: Situation): Standing | undefined {
  const { case: childCase, isChallenged } = situation;
  if (childCase.stage === 'awaitingConsent') return consentNeeded(childCase, situation);
  const answers = childCase.stage === 'notAuthorised' || childCase.restricted !== undefined;
  return answers && isChallenged ? challengedStanding(situation) : afterDecision(situation);
}

/** To those above the lead worker, and to those who were called for it. */
export const lateReview = (situation: Situation): Standing | undefined =>
  situation.consented && {
    ...reviewDue(situation.consented, situation),
    label: lateReviewLabel,
    buttons: workButtons(situation.consented, { name: 'prepare', own: situation.leadAway }),
    line: situation.leadAway
      ? `${leadOf(situation.case).name} has left or is away: prepare it, or hand the case over.`
      : `${leadOf(situation.case).name} prepares it: see that it is done, or prepare it yourself.`,
    preview: `a review is late${situation.reviewBy === undefined ? '' : sayBy(situation.reviewBy, situation.now)}`,
  };

export const consentNeeded = (childCase: AwaitingConsent, situation: Situation): Standing => ({
  label: 'Management consent needed',
  preview: `consent needed${sayBy(childCase.submission.due.at, situation.now)}`,
  asks: true,
  due: childCase.submission.due.at,
  urgent: isUrgent(childCase),
  line: joined(`${leadOf(childCase).name} asks.`, againLine(childCase), whyYou(childCase, situation)) ?? '',
  buttons: [openButton(childCase, readAndDecide)],
});

/** A referral that was returned does not look like a new one. */
export const againLine = (childCase: Case): string | undefined =>
  'submission' in childCase && childCase.submission?.again !== undefined
    ? 'Resubmitted after it was returned: the first card says what changed.'
    : undefined;

/** Why this reaches someone other than the chosen manager: they stand in, or it has come up the line. */
function whyYou(childCase: AwaitingConsent, { person, directory, now }: Situation): string | undefined {
  const behalf = onBehalfOf(childCase, person, directory, now);
  if (behalf !== undefined) return `You decide for ${behalf.name}.`;
  const chosen = childCase.submission.consenter;
  if (chosen === undefined || chosen.objectId === person.objectId) return undefined;
  return `${chosen.name} has not decided yet; you may.`;
}

/** One line and no button: what was decided, by whom, when (docs/design.md 6.10). */
export function afterDecision({ case: childCase, consented, now }: Situation): Standing | undefined {
  if (consented !== undefined) return settledStanding(sayConsent(consented.consent, now));
  return childCase.stage === 'draft' || childCase.stage === 'awaitingConsent'
    ? undefined
    : settledStanding(settledLine(childCase, now));
}

export const settledStanding = (label: string): Standing => ({
  label,
  preview: 'settled, nothing is needed from you',
  done: true,
  buttons: [],
});

/** What was decided, by whom, when: "Withdrawn by Colin Fixture, Mon 4 Jan 10:42". */
export function settledLine(childCase: Case, now: Instant): string {
  const decision = decisionOn(childCase);
  if (decision === undefined) return stageLabels[childCase.stage];
  return childCase.stage === 'withdrawn'
    ? `Withdrawn by ${decision.by.name}, ${sayWhen(decision.at, now)}`
    : `${stageLabels[childCase.stage]} by ${sayDecider(decision)}, ${sayWhen(decision.at, now)}`;
}
