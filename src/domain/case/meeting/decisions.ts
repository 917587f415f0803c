// The decisions of the two meetings, and all that is to be known of each (domain.md 5.3, 5.6, 3.9), once: another decision
// is its name among the DecisionNames and a row here.
import { refOf } from '../../people/actor.ts';
import { localDate } from '../../time/calendar.ts';
import type { Due } from '../../time/clocks.ts';
import type { IsoDate } from '../../time/dates.ts';
import { choicesOf, type Choice, type Field } from '../../fields.ts';
import type { Meeting, MeetingId, MeetingType } from '../../meeting/meeting.ts';
import type { FactMeta } from '../../step.ts';
import { withRung } from '../clock.ts';
import type { Case } from '../stages.ts';
import { consentedTo } from '../triage/triage.ts';
import type { Consented, DecisionName, MeetingDecision } from './since-consent.ts';

export interface DecisionData {
  readonly decided: Omit<MeetingDecision, 'by' | 'at'>;
  readonly panel?: MeetingId;
  /** Those of the pre-MSET, and the agencies that are core to the panel. */
  readonly invited?: readonly string[];
  readonly reviewOn?: IsoDate;
  readonly strategyDue?: Due;
}

/** A recorded decision: the case before it, and what of that stays whatever was decided. */
interface Recorded {
  readonly before: Case;
  readonly rest: Consented;
  readonly data: DecisionData;
  readonly meta: FactMeta;
}

export interface DecisionRow {
  readonly title: string;
  /** Which meetings offer it. */
  readonly offeredBy: readonly MeetingType[];
  /** What the line "Plan, lead or council" has to hold; otherwise it may stay empty. */
  readonly needs?: string;
  /** How soon the case is reviewed: by the risk band, which a person sets with its reason, or as if it were moderate. */
  readonly review?: 'band' | 'moderate';
  /** Whether an inquorate meeting may record it: a pre-MSET ends nothing; a panel keeps a child safe and no more (5.1). */
  readonly inquorate: boolean;
  /** It leaves the case where it was: it comes again as what it was. */
  readonly stays?: true;
  /** The case after it. */
  readonly after: (recorded: Recorded) => Case;
}

const preMset = ['preMset'] as const;
const panel = ['panel'] as const;

const opened =
  (lead: (recorded: Recorded) => string): DecisionRow['after'] =>
  (recorded) => {
    const { rest, data } = recorded;
    return { ...rest, stage: 'open', band: data.decided.band, lead: lead(recorded), reviewOn: reviewOn(recorded) };
  };
const goesOn = opened((recorded) => planBefore(recorded).lead);
const otherPlan: DecisionRow['after'] = ({ rest, data }) => ({
  ...rest,
  stage: 'otherPlan',
  plan: data.decided.detail,
});
const reviewOn = ({ data, meta }: Recorded): IsoDate => data.reviewOn ?? localDate(meta.at);
const planBefore = ({ before, data }: Recorded): { readonly band: string; readonly lead: string } =>
  before.stage === 'open' || before.stage === 'transition' ? before : { band: 'emerging', lead: data.decided.detail };

/** In the order in which a meeting offers them. */
export const decisions: { readonly [D in DecisionName]: DecisionRow } = {
  toPanel: {
    title: 'To full panel',
    offeredBy: preMset,
    inquorate: true,
    after: ({ before, rest, data: { panel: meeting, invited } }) =>
      meeting === undefined
        ? before
        : { ...rest, ...(invited !== undefined && { invited }), stage: 'toPanel', meeting },
  },
  hold: {
    title: 'Hold with actions',
    offeredBy: preMset,
    inquorate: true,
    after: ({ rest, data }) => ({ ...rest, stage: 'held', meeting: data.decided.meeting }),
  },
  otherPlan: {
    title: 'Other plan with a named lead',
    offeredBy: preMset,
    needs: 'the plan that goes on, and who leads it',
    inquorate: false,
    after: otherPlan,
  },
  returned: {
    title: 'Return for information',
    offeredBy: preMset,
    needs: 'what is missing',
    inquorate: true,
    after: ({
      before,
      rest: { ladder: _clock, reminded: _reminders, challenge: _challenge, ...rest },
      data,
      meta,
    }) => ({
      ...rest,
      stage: 'returned',
      returned: { by: refOf(meta.by), at: meta.at, reasons: ['missingItem'], note: data.decided.detail },
      consentedTo: consentedTo(before.answers),
    }),
  },
  strategy: {
    title: 'Urgent strategy discussion',
    offeredBy: preMset,
    inquorate: true,
    stays: true,
    after: ({ before, rest, data: { strategyDue: due, decided }, meta }) => ({
      ...before,
      ...rest,
      ...(due !== undefined && {
        strategy: { by: refOf(meta.by), at: meta.at, due, reason: decided.rationale },
        ladder: withRung(rest.ladder, { rung: 'strategy', at: due.at }, meta.number),
      }),
    }),
  },
  decline: {
    title: 'Decline (below the threshold)',
    offeredBy: preMset,
    needs: 'the plan that goes on instead, and who leads it',
    inquorate: false,
    after: otherPlan,
  },
  open: {
    title: 'Open with plan',
    offeredBy: panel,
    needs: 'the lead agency or worker',
    review: 'band',
    inquorate: false,
    after: opened(({ data }) => data.decided.detail),
  },
  continue: { title: 'Continue', offeredBy: panel, review: 'band', inquorate: true, after: goesOn },
  stepUp: {
    title: 'Step up (senior or strategy meeting)',
    offeredBy: panel,
    needs: 'who is to meet',
    review: 'band',
    inquorate: true,
    after: goesOn,
  },
  stepDown: { title: 'Step down', offeredBy: panel, review: 'band', inquorate: false, after: goesOn },
  close: {
    title: 'Close',
    offeredBy: panel,
    needs: 'the plan that goes on, and who leads it',
    inquorate: false,
    after: ({ rest, data }) => ({ ...rest, stage: 'closed', plan: data.decided.detail }),
  },
  transition: {
    title: 'Transition to adult services',
    offeredBy: panel,
    needs: 'the adult lead',
    review: 'moderate',
    inquorate: false,
    after: (recorded) => ({
      ...recorded.rest,
      stage: 'transition',
      band: planBefore(recorded).band,
      lead: recorded.data.decided.detail,
      reviewOn: reviewOn(recorded),
    }),
  },
  transfer: {
    title: 'Transfer to another council',
    offeredBy: ['preMset', 'panel'],
    needs: 'the council that takes it over',
    inquorate: false,
    after: ({ rest, data }) => ({ ...rest, stage: 'transferred', council: data.decided.detail }),
  },
  // On the next panel's agenda again, by its review date or its listing.
  noDecision: {
    title: 'No decision (inquorate)',
    offeredBy: panel,
    inquorate: true,
    stays: true,
    after: ({ before, rest }) => ({ ...before, ...rest }),
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
/** What a meeting may decide. */
export const decisionsOf = ({ type }: Pick<Meeting, 'type'>): readonly Choice[] =>
  decisionNames
    .filter((name) => decisions[name].offeredBy.includes(type))
    .map((name) => ({ value: name, title: decisions[name].title }));
/** What a decision is called. */
export const sayDecision = (name: string): string => (isDecision(name) ? decisions[name].title : name);

export const bands = choicesOf({ significant: 'Significant', moderate: 'Moderate', emerging: 'Emerging' });
export const sayBand = (band: string): string => bands.find(({ value }) => value === band)?.title ?? band;

/** One item of the agenda on one screen. */
export const decisionFields = (decisions: readonly Choice[]): readonly Field[] => [
  { name: 'decision', title: 'Decision', kind: 'choice', need: 'always', choices: decisions },
  { name: 'rationale', title: 'Rationale', kind: 'long', need: 'always', most: 1500 },
  {
    name: 'detail',
    title: 'Plan, lead or council',
    kind: 'text',
    need: 'optional',
    help: 'Where the decision needs one: who leads which plan, which council, what is missing.',
  },
  { name: 'band', title: 'Risk band', kind: 'choice', need: 'optional', choices: bands },
  { name: 'bandRationale', title: 'Why this band', kind: 'text', need: 'optional', most: 500 },
  { name: 'dissent', title: 'Who disagreed, and why', kind: 'text', need: 'optional', most: 500 },
];
