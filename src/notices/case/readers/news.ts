// What is said of a case to everyone who may read where it stands: its stage, what is due, and a button that opens it.
import { sayWhen } from '../../../domain/time/calendar.ts';
import { proposalIn } from '../../../domain/case/meeting/decisions.ts';
import { stageLabels, stageOf } from '../../../domain/case/state/stage-table.ts';
import { isUrgent, transferOf, type Case, type ConsentedCase } from '../../../domain/case/state/stages.ts';
import { forInformation, type Standing } from '../../../cards/base-card.ts';
import type { Button } from '../../../cards/blocks.ts';
import type { Situation } from '../situation.ts';

export const caseButton = (title: string, verb: string, childCase: Case): Button => ({
  title,
  verb,
  data: { ref: childCase.reference },
});
/** Opens the case; called by what is done there. */
export const openButton = (childCase: Case, title = 'Open'): Button => caseButton(title, 'case.open', childCase);

/** Sentences in one line; undefined where none is said. */
export const joined = (...parts: readonly (string | undefined)[]): string | undefined =>
  parts.filter((part) => part !== undefined && part !== '').join(' ') || undefined;

/** Where a case is since consent: stage and next date, nothing of why (docs/design.md 6.10). */
export function consentedStanding(childCase: ConsentedCase, situation: Situation): Standing {
  const isOver = stageOf(childCase).phase === 'over';
  return {
    label: stageLabels[childCase.stage],
    preview: newsOfEnd(childCase) ?? forInformation,
    done: isOver,
    urgent: isUrgent(childCase) && !isOver,
    line: `${whereNow(situation)}${situation.isChallenged ? ' The decision has been challenged.' : ''}`,
    buttons: [openButton(childCase)],
  };
}

/** A case that ends otherwise than by what a meeting decided about its referral. */
export const newsOfEnd = (childCase: Case): string | undefined =>
  transferOf(childCase) === undefined ? endNews[childCase.stage] : endNews.transferWaiting;
const endNews: Readonly<Partial<Record<Case['stage'], string>>> = {
  closing: 'a closure has been proposed',
  transferWaiting: 'a transfer is waiting',
  transferred: 'a transfer is complete',
};

/** What is due, what is proposed, and where the case is; '' where nothing is said of it. */
export const whereNow = (situation: Situation): string =>
  joined(
    strategyLine(situation),
    turningLine(situation),
    proposalIn(situation.case),
    // An open case has it as its stage.
    situation.case.transferring === undefined ? undefined : 'Waiting for the other council to accept in writing.',
    stageOf(situation.case).line?.(situation.case, situation.now),
  ) ?? '';

/** Called for, and no one has recorded what came of it. */
export function strategyLine({ strategyDue, now }: Situation): string | undefined {
  if (strategyDue === undefined) return undefined;
  return strategyDue < now
    ? `A strategy discussion was due ${sayWhen(strategyDue, now)}: its outcome is not recorded.`
    : `A strategy discussion is needed by ${sayWhen(strategyDue, now)}.`;
}

const turningLines = {
  route: 'The route at 18 is not recorded yet.',
  adultLead: 'An adult lead is needed.',
} as const;
/** What is asked for on the way into adulthood; never a date, which would give away a birthday. */
export const turningLine = ({ turning }: Situation): string | undefined =>
  turning === undefined ? undefined : turningLines[turning];
