// The button of a card does the work that it names: where a duty is settled by one form, it opens that form.
import { interviewDue } from '../../../domain/case/state/episodes.ts';
import type { Case } from '../../../domain/case/state/stages.ts';
import type { Asked } from '../../../domain/case/asked/asked.ts';
import type { DutyName } from '../../../domain/case/owed/owed.ts';
import { steps } from '../../../domain/case/whole/case.ts';
import type { Button } from '../../../cards/blocks.ts';
import { caseButton, openButton } from './news.ts';

interface Work {
  readonly step: keyof typeof steps;
  /** Of the button that shows the form of that step. */
  readonly verb: string;
}
/** The duties that one form settles; a test compares the verbs with those of the steps. */
export const forms: Readonly<Partial<Record<DutyName, Work>>> = {
  interview: { step: 'recordInterview', verb: 'missing.interview' },
  strategy: { step: 'recordStrategyOutcome', verb: 'triage.held' },
  thirdEpisode: { step: 'sendToStrategy', verb: 'triage.strategy' },
  prepare: { step: 'prepareReview', verb: 'review.prepare' },
  transfer: { step: 'recordAcceptance', verb: 'ends.accept' },
  outcome: { step: 'recordOutcome', verb: 'triage.outcome' },
  feedback: { step: 'recordFeedback', verb: 'ends.feedback' },
  unsafeWithdrawal: { step: 'sayWhatWasDone', verb: 'refer.done' },
  adultLead: { step: 'nameAdultLead', verb: 'turn.adult' },
  adultLeadLate: { step: 'nameAdultLead', verb: 'turn.adult' },
  route: { step: 'routeAt18', verb: 'turn.route' },
};

/** The work, by the name of its step, and Read; to those who only see that it is done, and where no one form does it, what opens the case. */
export function workButtons(childCase: Case, { name, own }: Pick<Asked, 'name' | 'own'>): readonly Button[] {
  const work = own ? forms[name] : undefined;
  if (work === undefined) return [openButton(childCase, own ? 'Open and record' : 'Read')];
  const { step, verb } = work;
  const episode = name === 'interview' ? interviewDue(childCase)?.id : undefined;
  const button = caseButton(steps[step].title, verb, childCase);
  return [
    { ...button, data: { ...button.data, ...(episode !== undefined && { episode }) } },
    openButton(childCase, 'Read'),
  ];
}
