// What a case asks of a person, as the card in their chat says it: the words of each duty that has its own, and one way of saying
// all others.
import { beginLow } from '../../../domain/kernel/begins.ts';
import { sayBy, type Standing } from '../../../cards/base-card.ts';
import { taskOf, type Asked } from '../../../domain/case/asked/asked.ts';
import type { DutyName } from '../../../domain/case/owed/owed.ts';
import { rowOf } from '../../../domain/case/owed/row.ts';
import type { Life } from '../../../domain/case/state/life.ts';
import { isUrgent } from '../../../domain/case/state/stages.ts';
import { given } from '../../../domain/kernel/given.ts';
import type { Situation } from '../situation.ts';
import { managerToChoose, triageStanding } from './coordinator.ts';
import { consentNeeded, lateReview } from './manager.ts';
import { strategyLine, whereNow } from './news.ts';
import { harmStanding, interviewStanding, missingStanding, rapidStanding, turningStanding } from './pressing.ts';
import { forReferrer } from './referrer.ts';
import { seniorAnswer, seniorDecision } from './senior.ts';
import { workButtons } from './work.ts';
import { challengedStanding, feedbackStanding, lateTriage, panelNeeded, returnedStanding } from './tasks.ts';

/** By whom the closure is about. */
const heard: Readonly<Record<Life, string>> = {
  child: 'Have the referrer, the child and the family all heard? Then record it.',
  adult: 'Have the referrer and the young person heard? Then record it.',
  died: 'Has someone spoken with the family, and told the referrer? Then record it.',
};

type Said = (situation: Situation, asked: Asked) => Standing | undefined;

/** To the lead worker what is asked is told as all else of their case is. */
const toLead =
  (others: Said): Said =>
  (situation, asked) =>
    situation.relation === 'referrer' ? forReferrer(situation) : others(situation, asked);

const own: Readonly<Partial<Record<DutyName, Said>>> = {
  missing: missingStanding,
  // Of tonight no card that stays in a chat says anything, nor a notification (docs/process.md P3.7).
  safety: (situation, asked) => ({
    ...recordStanding(situation, asked),
    label: 'Something to record',
    preview: `something to record${byWhen(situation, asked)}`,
  }),
  interview: interviewStanding,
  strategy: (situation, asked) => ({
    ...recordStanding(situation, asked),
    label: 'Strategy discussion',
    preview: `strategy discussion${byWhen(situation, asked)}`,
    ...given({ line: strategyLine(situation) }),
  }),
  notice: harmStanding,
  rapidReview: rapidStanding,
  challenge: challengedStanding,
  consent: ({ case: childCase, ...situation }, { due }) => {
    if (childCase.stage !== 'awaitingConsent') return undefined;
    return situation.relation === 'coordinator'
      ? managerToChoose(childCase, due, situation.now)
      : consentNeeded(childCase, { case: childCase, ...situation });
  },
  triage: (situation, asked) => {
    const { case: childCase } = situation;
    return asked.own && childCase.stage === 'received'
      ? triageStanding(childCase, situation)
      : lateTriage(situation, asked);
  },
  returned: toLead(returnedStanding),
  prepare: toLead(lateReview),
  review: (situation, asked) => panelNeeded(situation) ?? recordStanding(situation, asked),
  feedback: toLead((situation, asked) => {
    const { case: childCase } = situation;
    if (childCase.stage !== 'closed') return undefined;
    const standing = feedbackStanding(childCase, heard, situation);
    return standing && { ...standing, buttons: workButtons(childCase, asked) };
  }),
  senior: seniorDecision,
  seniors: seniorAnswer,
  adultLead: turningStanding,
  adultLeadLate: turningStanding,
  route: turningStanding,
  transfer: (situation, asked) => ({
    ...recordStanding(situation, asked),
    label: 'Transfer waiting for acceptance',
    preview: `a transfer is waiting${byWhen(situation, asked)}`,
  }),
};

const byWhen = ({ now }: Situation, { due }: Asked): string => (due === undefined ? '' : sayBy(due, now));

/** What this case asks of them first. */
export const askedStanding = (situation: Situation, asked: Asked): Standing =>
  own[asked.name]?.(situation, asked) ?? recordStanding(situation, asked);

function recordStanding(situation: Situation, asked: Asked): Standing {
  const { case: childCase, consented } = situation;
  const label = taskOf(rowOf(childCase), asked, situation);
  const line = consented === undefined ? '' : whereNow(situation);
  return {
    label,
    preview: `${beginLow(label)}${byWhen(situation, asked)}`,
    asks: true,
    urgent: isUrgent(childCase),
    ...given({ due: asked.due, line: line === '' ? undefined : line }),
    buttons: workButtons(childCase, asked),
  };
}
