// What is owed once a meeting or a person has decided: the strategy discussion, seniors, a challenge, reviews, an end that is
// to be followed up.
import { hoursAfter } from '../../time/clocks.ts';
import { addWorkingDays, type Instant } from '../../time/calendar.ts';
import { openOf } from '../../kernel/counted.ts';
import { reviewAgain } from '../state/next-review.ts';
import { isOpenCase, stageOf } from '../state/stage-table.ts';
import {
  awaitsFeedback,
  awaitsMeeting,
  awaitsOutcome,
  awaitsReport,
  awaitsSenior,
  awaitsSeniors,
  challengedDecider,
  decisionsOf,
  transferOf,
  type Case,
} from '../state/stages.ts';
import { afterDays, daily, everyEnding, nextDay, owedSince, type DutyRows } from './duty.ts';

const decidedAt = (childCase: Case): Instant => decisionsOf(childCase).at(-1)?.at ?? childCase.changedAt;
/** Since when nothing is asked of MSET about it any more. */
const endedAt = (childCase: Case): Instant | undefined =>
  stageOf(childCase).phase === 'over' ? (stageOf(childCase).since?.(childCase) ?? childCase.changedAt) : undefined;

export const ofDecisions = {
  putRight: {
    words: 'a second person’s word on what is to be put right',
    task: 'Confirm what is to be put right, or say that it stays',
    counted: ['correction to confirm', 'corrections to confirm'],
    raised: ({ righting }) => righting && owedSince(righting.at, undefined, nextDay(righting.at)),
    calls: [['owed.putRight', 'secondPersons']],
    again: daily,
    by: ['putRight'],
    atDeath: 'stays',
    opens: [],
    // The slip can be taken back in its own case alone.
    bars: ['merge'],
  },
  strike: {
    words: 'a second person’s word on words to be struck out',
    task: 'Say whether words are struck out',
    counted: ['words to strike out', 'words to strike out'],
    raised: ({ strike }) =>
      strike === undefined || strike.agreed !== undefined
        ? undefined
        : owedSince(strike.at, undefined, nextDay(strike.at)),
    calls: [['owed.strike', 'coordinators', 'leadsManager']],
    again: daily,
    by: ['settleStrike'],
    atDeath: 'stays',
    opens: [],
    // The words stand in the facts of their own case alone.
    bars: ['merge'],
  },
  strategy: {
    words: 'the outcome of the strategy discussion',
    task: 'Strategy discussion',
    counted: ['strategy discussion to follow', 'strategy discussions to follow'],
    danger: 3,
    raised: (childCase) =>
      childCase.strategy !== undefined && awaitsOutcome(childCase)
        ? owedSince(childCase.strategy.at, childCase.strategy.due)
        : undefined,
    calls: [['strategy', 'coordinators', 'chairs']],
    // Plain hours, as its own due time: a child in danger does not wait for the office.
    again: ({ now, directory: { settings } }) => hoursAfter(now, settings.strategyHours),
    by: ['recordStrategyOutcome'],
    atDeath: 'stays',
    opens: ['coordinator', 'chair'],
    bars: everyEnding,
  },
  senior: {
    words: 'the senior decision',
    task: 'Record the senior decision',
    counted: ['senior decision to record', 'senior decisions to record'],
    raised: (childCase) =>
      childCase.senior !== undefined && awaitsSenior(childCase)
        ? owedSince(childCase.senior.at, childCase.senior.due)
        : undefined,
    calls: [['senior', 'coordinators', 'seniors']],
    again: daily,
    by: ['recordSeniorDecision'],
    atDeath: 'stays',
    opens: ['senior', 'coordinator', 'chair'],
    bars: everyEnding,
  },
  seniors: {
    words: 'the answer of the seniors',
    task: 'Record the senior answer',
    counted: ['senior answer to record', 'senior answers to record'],
    raised: (childCase) =>
      childCase.seniors !== undefined && awaitsSeniors(childCase)
        ? owedSince(childCase.seniors.at, childCase.seniors.due)
        : undefined,
    calls: [['seniors', 'coordinators', 'agencySeniors']],
    again: daily,
    by: ['recordSeniorAnswer'],
    atDeath: 'stays',
    opens: ['senior', 'coordinator', 'chair'],
    bars: everyEnding,
  },
  challenge: {
    words: 'the answer to the challenge',
    task: 'Answer the challenge',
    counted: ['challenge to answer', 'challenges to answer'],
    never: (childCase) => challengedDecider(childCase)?.objectId,
    raised: ({ challenge }) =>
      challenge === undefined || challenge.answer !== undefined ? undefined : owedSince(challenge.at, challenge.due),
    calls: [['challenge', 'answerers']],
    again: daily,
    by: ['answerChallenge'],
    atDeath: 'stays',
    opens: [],
    bars: ['withdraw', 'return', 'merge'],
  },
  meeting: {
    words: 'a meeting to be planned',
    task: 'Plan a meeting',
    counted: ['case waits for a meeting', 'cases wait for a meeting'],
    raised: (childCase) =>
      childCase.lookAgain !== undefined && (awaitsMeeting(childCase) || awaitsReport(childCase))
        ? owedSince(childCase.lookAgain, undefined)
        : undefined,
    // The lead worker hears of the day; that there is none, those who plan meetings.
    calls: [['meeting', 'planners', 'leadOfMeeting']],
    again: daily,
    by: [],
    atDeath: 'stays',
    opens: [],
    bars: [],
  },
  held: {
    words: 'a decision on a case that is held',
    task: 'Decide on a case that is held',
    counted: ['held case to decide', 'held cases to decide'],
    raised: (childCase) =>
      childCase.stage !== 'held' || childCase.heldUntil === undefined
        ? undefined
        : {
            ...owedSince(childCase.heldSince ?? childCase.heldUntil, { at: childCase.heldUntil }),
            from: childCase.heldUntil,
          },
    calls: [['held', 'coordinators', 'chairs']],
    again: (context) => afterDays(context, 7),
    by: ['recordDecision', 'decideNow'],
    atDeath: 'stays',
    opens: [],
    bars: [],
  },
  /** Ten working days before its panel the lead worker; the papers closed, their manager too; then up, a working day each. */
  prepare: {
    words: 'the preparation of the review',
    task: 'Prepare the review',
    counted: ['review to prepare', 'reviews to prepare'],
    raised: (childCase) => {
      if (!isOpenCase(childCase) || childCase.prepared !== undefined) return undefined;
      const { prepareFrom, prepareBy, early } = childCase;
      if (prepareBy === undefined) return undefined;
      return prepareFrom === undefined
        ? { since: early?.at ?? prepareBy, first: prepareBy, due: prepareBy, called: 1 }
        : { since: prepareFrom, first: prepareFrom, due: prepareBy };
    },
    calls: [
      ['reviewDue', 'leadWorker'],
      ['reviewLate', 'leadWorker', 'leadsManager'],
      ['reviewUp', 'leadWorker', 'leadsManager', 'coordinators'],
      ['reviewChair', 'leadWorker', 'leadsManager', 'coordinators', 'chairs'],
    ],
    again: (context, childCase, times) => {
      const prepareBy = (isOpenCase(childCase) ? childCase.prepareBy : undefined) ?? '';
      return times === 1 && prepareBy > context.now ? prepareBy : daily(context, childCase, times);
    },
    by: ['finishReview'],
    atDeath: 'rests',
    opens: [],
    bars: [],
  },
  /** No panel is planned for it, or the one it came to did not decide. */
  review: {
    words: 'a panel that decides about it',
    task: 'Put it to a panel',
    counted: ['panel to plan', 'panels to plan'],
    raised: (childCase) =>
      isOpenCase(childCase) && childCase.lookOn !== undefined
        ? owedSince(childCase.missedSince ?? childCase.lookOn, undefined, childCase.lookOn)
        : undefined,
    calls: [['review', 'coordinators', 'chairs']],
    again: (context, childCase) =>
      reviewAgain(childCase, context.panels ?? [], context.now, context.directory)?.at ?? afterDays(context, 7),
    by: ['recordDecision'],
    atDeath: 'stays',
    opens: [],
    bars: [],
  },
  transfer: {
    words: 'the other council’s acceptance',
    task: 'Record the other council’s acceptance',
    counted: ['transfer waiting for acceptance', 'transfers waiting for acceptance'],
    asks: ['coordinators'],
    raised: (childCase) => {
      const transfer = transferOf(childCase);
      return transfer && owedSince(transfer.at, { at: transfer.remindAt ?? nextDay(transfer.at) });
    },
    calls: [['transfer', 'coordinators', 'chairs']],
    again: ({ now, directory: { settings } }) =>
      addWorkingDays(now, settings.transferWorkingDays, settings.officeHours),
    by: ['recordAcceptance', 'stopTransfer'],
    atDeath: 'stays',
    // Also where the consent to it has lapsed: who begins a transfer ends it.
    opens: ['coordinator'],
    bars: ['withdraw', 'merge', 'otherPlan', 'close'],
  },
  outcome: {
    words: 'how the other plan ended',
    task: 'Record how the plan ended',
    counted: ['outcome of the plan to record', 'outcomes of the plan to record'],
    raised: (childCase) =>
      childCase.stage !== 'otherPlan' || childCase.outcome !== undefined || childCase.outcomeBy === undefined
        ? undefined
        : { ...owedSince(decidedAt(childCase), { at: childCase.outcomeBy }), from: childCase.outcomeBy },
    calls: [['outcome', 'leadWorker', 'coordinators']],
    again: (context) => afterDays(context, 7),
    by: ['recordOutcome'],
    atDeath: 'stays',
    opens: [],
    bars: [],
  },
  feedback: {
    words: 'the feedback after the closure',
    task: 'Give the feedback, and record it',
    counted: ['feedback to give', 'feedbacks to give'],
    raised: (childCase) =>
      childCase.stage === 'closed' && childCase.feedback !== undefined && awaitsFeedback(childCase)
        ? owedSince(decidedAt(childCase), childCase.feedback.due)
        : undefined,
    calls: [['feedback', 'leadWorker', 'coordinators']],
    again: daily,
    by: ['recordFeedback'],
    atDeath: 'stays',
    opens: [],
    bars: [],
  },
  /** The case has ended, and agencies still have something to do for the child. */
  actions: {
    words: 'actions that are open although the case has ended',
    task: 'See to the actions that are still open',
    counted: ['ended case with open actions', 'ended cases with open actions'],
    raised: (childCase) => {
      const ended = endedAt(childCase);
      return ended === undefined || openOf(childCase, 'action').length === 0
        ? undefined
        : owedSince(ended, undefined, nextDay(ended));
    },
    calls: [['owed.actions', 'coordinators']],
    again: (context) => afterDays(context, context.directory.settings.owedAgain.actionsDays),
    by: ['markDone', 'cancelAction'],
    atDeath: 'stays',
    opens: ['coordinator'],
    bars: [],
  },
} as const satisfies DutyRows;
