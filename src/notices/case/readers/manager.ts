// What a case is to managers: those asked for consent, the manager who decided, and the managers above.
import { onBehalfOf } from '../../../domain/case/consent/consenters.ts';
import { decisionOn } from '../../../domain/case/consent/consent.ts';
import { stageLabels } from '../../../domain/case/stage-table.ts';
import { leadOf, sayConsent, sayDecider } from '../../../domain/case/stage-parts.ts';
import { isUrgent, type AwaitingConsent, type Case } from '../../../domain/case/stages.ts';
import { sayWhen, type Instant } from '../../../domain/time/calendar.ts';
import { sayBy, type Standing } from '../../../cards/base-card.ts';
import type { Situation } from '../situation.ts';
import { joined, openButton } from './news.ts';
import { challengedStanding, lateReviewLabel, lateTriage, returnedStanding, reviewDue } from './tasks.ts';

export const readAndDecide = 'Read and decide';

/** Consent first; then what they were told is late; else that the case is settled. */
export function forManager(situation: Situation): Standing | undefined {
  const { case: theCase, consented, isChallenged, told } = situation;
  if (theCase.stage === 'awaitingConsent') return consentNeeded(theCase, situation);
  const answers = theCase.stage === 'notAuthorised' || theCase.restricted !== undefined;
  if (answers && isChallenged) return challengedStanding(situation);
  if (told.triage) return lateTriage(situation);
  if (told.returned) return returnedStanding(situation);
  if (told.review && consented !== undefined) {
    return {
      ...reviewDue(consented, situation),
      label: lateReviewLabel,
      line: `${leadOf(theCase).name} prepares it: see that it is done, or prepare it yourself.`,
      preview: 'a review is late',
    };
  }
  return afterDecision(situation);
}

const consentNeeded = (theCase: AwaitingConsent, situation: Situation): Standing => ({
  label: 'Management consent needed',
  preview: `consent needed${sayBy(theCase.submission.due.at, situation.now)}`,
  asks: true,
  due: theCase.submission.due.at,
  urgent: isUrgent(theCase),
  line: joined(`${leadOf(theCase).name} asks.`, againLine(theCase), whyYou(theCase, situation)) ?? '',
  buttons: [openButton(theCase, readAndDecide)],
});

/** A referral that was returned does not look like a new one. */
export const againLine = (theCase: Case): string | undefined =>
  'submission' in theCase && theCase.submission?.again !== undefined
    ? 'Resubmitted after it was returned: the first card says what changed.'
    : undefined;

/** Why this reaches someone other than the chosen manager: they stand in, or it has come up the line. */
function whyYou(theCase: AwaitingConsent, { person, directory, now }: Situation): string | undefined {
  const behalf = onBehalfOf(theCase, person, directory, now);
  if (behalf !== undefined) return `You decide for ${behalf.name}.`;
  const chosen = theCase.submission.consenter;
  if (chosen === undefined || chosen.objectId === person.objectId) return undefined;
  return `${chosen.name} has not decided yet; you may.`;
}

/** One line and no button: what was decided, by whom, when (docs/design.md 6.10). */
export function afterDecision({ case: theCase, consented, now }: Situation): Standing | undefined {
  if (consented !== undefined) return settledStanding(sayConsent(consented.consent, now));
  return theCase.stage === 'draft' || theCase.stage === 'awaitingConsent'
    ? undefined
    : settledStanding(settledLine(theCase, now));
}

export const settledStanding = (label: string): Standing => ({
  label,
  preview: 'settled, nothing is needed from you',
  done: true,
  buttons: [],
});

/** What was decided, by whom, when: "Withdrawn by Colin Fixture, Mon 4 Jan 10:42". */
export function settledLine(theCase: Case, now: Instant): string {
  const decision = decisionOn(theCase);
  if (decision === undefined) return stageLabels[theCase.stage];
  return theCase.stage === 'withdrawn'
    ? `Withdrawn by ${decision.by.name}, ${sayWhen(decision.at, now)}`
    : `${stageLabels[theCase.stage]} by ${sayDecider(decision)}, ${sayWhen(decision.at, now)}`;
}
