// The decisions of the two meetings, and all that is to be known of each (docs/process.md P7.2, P7.3), once: another decision
// is its name among the DecisionNames and a row here.
import type { LeadsChosen } from '../state/raises.ts';
import { asReturned } from '../now/returned.ts';
import { refOf } from '../../people/actor.ts';
import { localDate, type Instant } from '../../time/calendar.ts';
import type { Due } from '../../time/clocks.ts';
import { choicesOf, type Choice } from '../../kernel/fields.ts';
import { given } from '../../kernel/given.ts';
import type { MeetingId } from '../../meeting/meeting.ts';
import type { FactMeta } from '../../matter/step.ts';
import { timeOf, type Rungs } from '../clock.ts';
import type { Ending } from '../owed/duty.ts';
import { isOpenCase, stageOf } from '../state/stage-table.ts';
import { transferOf, type Case, type Stage } from '../state/stages.ts';
import { keptOfReview, type ReviewKept, type ReviewSet } from '../state/next-review.ts';
import { consentedTo } from '../triage/triage.ts';
import type {
  Consented,
  DecisionName,
  DecisionWords,
  MeetingDecision,
  Open,
  Transition,
} from '../state/since-consent.ts';

export interface DecisionData {
  readonly decided: Omit<MeetingDecision, 'by' | 'at'>;
  /** Which of those whom it names are colleagues. */
  readonly leads?: LeadsChosen;
  readonly panel?: MeetingId;
  /** Those of the pre-MSET, and the agencies that are core to the panel. */
  readonly invited?: readonly string[];
  readonly review?: ReviewSet;
  /** Of a closure: until when the referrer, the child and the family hear of it. */
  readonly feedbackDue?: Due;
  readonly strategyDue?: Due;
  /** Of a referral that is returned. */
  readonly returnedRungs?: Rungs;
  readonly seniorDue?: Due;
  /** Of the answer to so many reviews running at Significant. */
  readonly seniorsDue?: Due;
  /** Until when it may be held, or it is said how the other plan ended. */
  readonly until?: Instant;
  /** Of a decision between meetings, where no meeting is planned that could be told of it. */
  readonly lookAgain?: Instant;
  /** Of one that was stored in form 2: to close and to transfer ended the case at once. */
  readonly atOnce?: true;
}

/** A recorded decision: the case before it, and what of that stays whatever was decided. */
interface Recorded {
  readonly before: Case;
  readonly rest: Consented;
  readonly data: DecisionData;
  readonly meta: FactMeta;
}

/** What a decision may have to say besides why. */
export type WordName = keyof DecisionWords;

export interface DecisionRow {
  readonly title: string;
  /** At which stages of the case it is offered, and so at which of the two meetings. */
  readonly from: readonly Stage[];
  /** What it must say. */
  readonly needs?: readonly WordName[];
  /** What else belongs to it, and may stay empty. */
  readonly also?: readonly WordName[];
  /** How soon the case is reviewed: by the risk band, which a person sets with its reason, or as if it were moderate. */
  readonly review?: 'band' | 'moderate';
  /** The band it sets, beside the one before. */
  readonly sets?: 'lower' | 'notLower';
  /** Whether an inquorate meeting may record it: it keeps a child safe and no more (5.1). */
  readonly inquorate: boolean;
  /** Nothing is decided yet about the child: it goes on to another meeting, or back to be completed. */
  readonly goesOn?: true;
  /** It leaves the case where it was: it comes again as what it was. */
  readonly stays?: true;
  /** How the case leaves those who work on it: what is owed bars it (docs/process.md P2.7). */
  readonly ends?: Ending;
  /** It ends nothing: until what it proposes has been done, the case stays as it is, with every clock. In a line. */
  readonly proposes?: string;
  /** Only a meeting takes it: between meetings a case that waits for the next one is held already. */
  readonly inMeeting?: true;
  /** The case after it. */
  readonly after: (recorded: Recorded) => Case;
}

const beforePanel: readonly Stage[] = ['listed', 'held'];
const newToPanel: readonly Stage[] = ['toPanel'];
const followed: readonly Stage[] = ['open', 'review', 'transition', 'closing', 'transferWaiting'];

const opened: DecisionRow['after'] = (recorded) => {
  const { before, rest, data } = recorded;
  const { lead = '', plan, band } = data.decided;
  const old = isOpenCase(before) ? before : undefined;
  const kept = { band, lead: lead === '' ? (old?.lead ?? '') : lead, ...given({ plan: plan ?? old?.plan }) };
  const stage = { ...rest, ...kept, ...reviewed(recorded) };
  switch (before.stage) {
    case 'transition':
      return { ...stage, stage: 'transition', ...given({ adultLead: before.adultLead }) };
    // The panel goes on with it: what was proposed is over.
    case 'closing':
      return before.was === undefined && rest.turning?.since === undefined
        ? { ...stage, stage: 'open' }
        : { ...stage, stage: 'transition', ...given({ adultLead: rest.adult?.adultLead ?? before.adultLead }) };
    // It waits for the other council all the same.
    case 'transferWaiting': {
      const { was, adultLead, transfer, remindAt } = before;
      return { ...stage, ...given({ was, adultLead, remindAt }), stage: 'transferWaiting', transfer };
    }
    default:
      // Seventeen and a half before the panel opened it.
      return stillWaiting(
        rest.turning?.since === undefined
          ? { ...stage, stage: 'open' }
          : { ...stage, stage: 'transition', ...given({ adultLead: rest.adult?.adultLead }) },
      );
  }
};
/** Opened while another council is asked to take it over: it waits for that council as any open case does. */
function stillWaiting({ transferring, ...childCase }: Open | Transition): Case {
  if (transferring === undefined) return childCase;
  const { remindAt, consent: _lapsed, ...transfer } = transferring;
  const { stage, ...rest } = childCase;
  const was = stage === 'transition' ? { was: stage } : {};
  return { ...rest, ...was, ...given({ remindAt }), stage: 'transferWaiting', transfer };
}
const otherPlan: DecisionRow['after'] = ({ rest, data: { decided, until } }) => ({
  ...rest,
  ...given({ outcomeBy: until }),
  stage: 'otherPlan',
  plan: decided.plan ?? '',
  ...given({ lead: decided.lead }),
});
/** From the first meeting that held it. */
const heldFrom = (before: Case, until: Instant | undefined, { at }: FactMeta) =>
  before.stage === 'held'
    ? given({ heldSince: before.heldSince, heldUntil: until ?? before.heldUntil })
    : given({ heldSince: at, heldUntil: until });
const stays: DecisionRow['after'] = ({ before, rest }) => ({ ...before, ...rest });
/** When it is reviewed, and the clock that looks whether it was. */
const reviewed = ({ data, meta }: Recorded): Partial<ReviewKept> & Pick<ReviewKept, 'reviewOn'> =>
  data.review === undefined
    ? { reviewOn: localDate(meta.at), reviewBy: localDate(meta.at) }
    : keptOfReview(data.review);

/** In the order in which a meeting offers them. */
export const decisions: { readonly [D in DecisionName]: DecisionRow } = {
  toPanel: {
    title: 'To full panel',
    from: beforePanel,
    inquorate: true,
    goesOn: true,
    after: ({ before, rest, data: { panel: meeting, invited } }) =>
      meeting === undefined ? before : { ...rest, ...given({ invited }), stage: 'toPanel', meeting },
  },
  hold: {
    title: 'Hold with actions',
    from: beforePanel,
    inquorate: true,
    goesOn: true,
    inMeeting: true,
    after: ({ before, rest, data: { decided, until }, meta }) =>
      decided.meeting === undefined
        ? before
        : {
            ...rest,
            stage: 'held',
            meeting: decided.meeting,
            ...heldFrom(before, until, meta),
          },
  },
  open: {
    title: 'Open with plan',
    from: newToPanel,
    needs: ['lead'],
    also: ['plan'],
    review: 'band',
    inquorate: false,
    after: opened,
  },
  otherPlan: {
    title: 'Other plan with a named lead',
    from: [...beforePanel, ...newToPanel],
    needs: ['plan', 'lead'],
    inquorate: false,
    ends: 'otherPlan',
    after: otherPlan,
  },
  returned: {
    title: 'Return for information',
    from: beforePanel,
    needs: ['missing'],
    inquorate: true,
    goesOn: true,
    ends: 'return',
    after: ({ before, rest, data, meta }) => ({
      ...rest,
      ...given({ remindAt: timeOf(data.returnedRungs, 'returned') }),
      stage: 'returned',
      answers: asReturned(before),
      sent: { answers: asReturned(before), notKnown: before.notKnown },
      returned: { by: refOf(meta.by), at: meta.at, reasons: ['missingItem'], note: data.decided.missing ?? '' },
      consentedTo: consentedTo(before.answers),
    }),
  },
  strategy: {
    title: 'Urgent strategy discussion',
    from: beforePanel,
    inquorate: true,
    stays: true,
    after: ({ before, rest: { urgentEnded: _again, ...rest }, data: { strategyDue: due, decided }, meta }) => ({
      ...before,
      ...rest,
      ...(due !== undefined && {
        strategy: { by: refOf(meta.by), at: meta.at, due, reason: decided.rationale },
      }),
    }),
  },
  decline: {
    title: 'Decline (below the threshold)',
    from: beforePanel,
    needs: ['plan', 'lead'],
    inquorate: false,
    ends: 'otherPlan',
    after: otherPlan,
  },
  continue: {
    title: 'Continue',
    from: followed,
    also: ['plan', 'lead'],
    review: 'band',
    inquorate: false,
    after: opened,
  },
  stepUp: {
    title: 'Step up (senior or strategy meeting)',
    from: followed,
    also: ['plan', 'lead'],
    review: 'band',
    sets: 'notLower',
    inquorate: false,
    after: (recorded) => {
      const { data, meta } = recorded;
      const childCase = opened(recorded);
      if (data.seniorDue === undefined || !isOpenCase(childCase)) return childCase;
      return {
        ...childCase,
        senior: { by: refOf(meta.by), at: meta.at, due: data.seniorDue },
      };
    },
  },
  stepDown: {
    title: 'Step down',
    from: followed,
    needs: ['plan'],
    also: ['lead'],
    review: 'band',
    sets: 'lower',
    inquorate: false,
    after: opened,
  },
  close: {
    title: 'Close',
    from: followed,
    inquorate: false,
    inMeeting: true,
    ends: 'close',
    after: ({ before, rest, data }) => {
      if (data.atOnce) return { ...rest, stage: 'closed', plan: data.decided.plan ?? '' };
      if (before.stage !== 'closing') return { ...before, ...rest };
      const { closure, signed } = before;
      const { feedbackDue: due } = data;
      return {
        ...rest,
        stage: 'closed',
        plan: closure.plan,
        closure,
        ...given({ signed, feedback: due && { due } }),
      };
    },
  },
  transition: {
    title: 'Transition to adult services',
    from: [...newToPanel, 'open', 'review'],
    needs: ['adultLead'],
    also: ['plan', 'lead'],
    review: 'moderate',
    inquorate: false,
    after: (recorded) => {
      const { before, rest, data } = recorded;
      const { adultLead, plan, lead } = data.decided;
      const old = isOpenCase(before) ? before : undefined;
      return stillWaiting({
        ...rest,
        stage: 'transition',
        band: old?.band ?? 'emerging',
        lead: lead ?? old?.lead ?? adultLead ?? '',
        ...given({ plan: plan ?? old?.plan, adultLead }),
        ...reviewed(recorded),
      });
    },
  },
  transfer: {
    title: 'Transfer to another council',
    from: [...beforePanel, ...newToPanel, ...followed],
    needs: ['council'],
    inquorate: false,
    stays: true,
    proposes: 'Transfer proposed. The case stays here until that council has accepted it in writing.',
    after: (recorded) => {
      const { rest, data } = recorded;
      return data.atOnce ? { ...rest, stage: 'transferred', council: data.decided.council ?? '' } : stays(recorded);
    },
  },
  // On the next panel's agenda again, by its review date or its listing.
  noDecision: {
    title: 'No decision (inquorate)',
    from: [...newToPanel, ...followed],
    inquorate: true,
    stays: true,
    after: stays,
  },
};

const decisionNames = Object.keys(decisions) as readonly DecisionName[]; // each of a closed union
/** A decision as a form sent it. */
export const isDecision = (name: string): name is DecisionName => Object.hasOwn(decisions, name);
/** As it was stored: one that no program wrote must not open a case. */
export function decisionNamed(name: string): DecisionRow {
  if (!isDecision(name)) throw new Error(`No such decision: ${name}`);
  return decisions[name];
}
/** What may be decided about a case at one of these stages. */
export const decisionsAt = (...stages: readonly Stage[]): readonly Choice[] =>
  namesAt(stages).map((name) => ({ value: name, title: decisions[name].title }));
export const namesAt = (stages: readonly Stage[]): readonly DecisionName[] =>
  decisionNames.filter((name) => decisions[name].from.some((stage) => stages.includes(stage)));
/** Whether it may be decided between meetings. */
export const fitsBetween = (name: string): boolean => isDecision(name) && decisions[name].inMeeting !== true;
/** Whether an urgent case is as urgent as before: nothing has been decided yet about what made it so. */
export const keepsUrgent = (name: DecisionName): boolean =>
  decisions[name].stays === true || decisions[name].goesOn === true;
/** What a decision is called. */
export const sayDecision = (name: string): string => (isDecision(name) ? decisions[name].title : name);

/** What the last decision about a case proposes, while it is not done: a line. */
export function proposalIn(childCase: Case): string | undefined {
  const isDone = isOver(childCase) || transferOf(childCase) !== undefined;
  const last = isDone || !('decisions' in childCase) ? undefined : childCase.decisions?.at(-1);
  return last === undefined ? undefined : decisionNamed(last.decision).proposes;
}
const isOver = ({ stage }: Case): boolean => stageOf({ stage }).phase === 'over';

export const bands = choicesOf({ significant: 'Significant', moderate: 'Moderate', emerging: 'Emerging' });
export const sayBand = (band: string): string => bands.find(({ value }) => value === band)?.title ?? band;

/** Highest first. */
const steps = bands.map(({ value }) => value);
/** The lowest that a panel sets. */
export const lowestBand = 'emerging';
/** Whether a band is lower than another. */
export const isLower = (band: string, than: string): boolean => steps.indexOf(band) > steps.indexOf(than);
