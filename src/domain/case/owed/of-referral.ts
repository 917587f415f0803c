// What is owed of a referral: consent, triage, what was asked for, the LADO, a child who was not safe when it was withdrawn.
import { addOfficeHours, addWorkingDays, type Instant } from '../../time/calendar.ts';
import { toTell } from '../concern/concern.ts';
import { awaitsAssessment } from '../state/grounds.ts';
import { isUrgent, type Case } from '../state/stages.ts';
import { afterDays, daily, isWithMset, later, nextDay, officeHours, owedSince, type DutyRows } from './duty.ts';

const leadDays = 3;

/** The panel wants an assessment (docs/process.md P20.10); positive NRM grounds want a new one (P17.12). */
function assessmentSince(childCase: Case): Instant | undefined {
  if (childCase.stage === 'toPanel' && childCase.risk?.latest === undefined) return childCase.decisions?.at(-1)?.at;
  return isWithMset(childCase) && awaitsAssessment(childCase) ? childCase.nrm?.since : undefined;
}

export const ofReferral = {
  consent: {
    words: 'management consent',
    task: 'Give management consent',
    counted: ['consent for you to decide', 'consents for you to decide'],
    asks: ['asked'],
    to: (childCase) => (childCase.stage === 'awaitingConsent' ? childCase.submission.asked : undefined),
    raised: (childCase) => {
      if (childCase.stage !== 'awaitingConsent') return undefined;
      const { at, due, ladder } = childCase.submission;
      return owedSince(at, due, ladder?.rungs[0]?.at ?? due.at);
    },
    // It climbs the line of managers by a clock of its own: who is asked may decide (consent/clock.ts).
    calls: [],
    again: daily,
    by: ['giveConsent', 'returnForInformation', 'doNotAuthorise', 'chooseManager'],
    atDeath: 'stays',
    opens: [],
    bars: [],
  },
  triage: {
    words: 'triage',
    task: 'Triage',
    counted: ['triage to do', 'triages to do'],
    raised: (childCase) => {
      if (childCase.stage !== 'received') return undefined;
      const { submission, consent, triageBy } = childCase;
      // Returned and sent again, it is called for from the beginning.
      const since = later(later(submission.at, consent.at), submission.again?.returned.at ?? '');
      return owedSince(since, { at: triageBy ?? nextDay(consent.at) });
    },
    calls: [
      ['triage', 'coordinators'],
      ['triageUp', 'coordinators', 'deputies', 'serviceManagers'],
      ['triageChair', 'coordinators', 'deputies', 'serviceManagers', 'chairs'],
    ],
    // Of an urgent one every hour of the office, until the chair has heard; then every day like any other.
    again: (context, childCase, times) => {
      const { officeHours: hours, urgentTriageOfficeHours } = context.directory.settings;
      return isUrgent(childCase) && times < 3
        ? addOfficeHours(context.now, urgentTriageOfficeHours, hours)
        : daily(context, childCase, times);
    },
    by: ['listCase', 'returnFromTriage', 'mergeCase', 'withdraw'],
    atDeath: 'stays',
    opens: [],
    bars: [],
  },
  returned: {
    words: 'what was asked for',
    task: 'Make the changes asked for and resubmit',
    counted: ['referral came back to you', 'referrals came back to you'],
    raised: (childCase) => {
      if (childCase.stage !== 'returned') return undefined;
      const { returned, leadWorker, remindAt } = childCase;
      // Handed over, it is asked for again from the beginning.
      const since = later(returned.at, leadWorker?.since ?? '');
      return owedSince(since, undefined, remindAt ?? addWorkingDays(since, leadDays, officeHours));
    },
    calls: [
      ['returned', 'leadWorker'],
      ['returnedUp', 'leadWorker', 'leadsManager'],
      ['returnedTop', 'leadWorker', 'leadsManager', 'coordinators'],
    ],
    again: ({ now, directory: { settings } }, _one, times) => {
      const { lead, manager, coordinator } = settings.returnedPrompts;
      const wait = times === 1 ? manager - lead : times === 2 ? coordinator - manager : coordinator;
      return addWorkingDays(now, Math.max(wait, 1), settings.officeHours);
    },
    by: ['resubmit', 'withdraw', 'handOver'],
    atDeath: 'stays',
    opens: [],
    bars: [],
  },
  lado: {
    words: 'that the LADO was told',
    task: 'Record what is due outside MSET',
    counted: ['record outside MSET to make', 'records outside MSET to make'],
    asks: ['leadWorker', 'coordinators'],
    // A duty a person: the next is owed once the LADO was told of the one before.
    raised: (childCase) => {
      const [first] = toTell(childCase);
      return first && owedSince(first.at, { at: first.due });
    },
    calls: [['lado', 'leadWorker', 'leadsManager', 'coordinators']],
    again: daily,
    by: ['recordLado'],
    atDeath: 'stays',
    opens: [],
    bars: [],
  },
  unsafeWithdrawal: {
    words: 'what was done for a child who was not safe',
    task: 'Say what was done for the child',
    counted: ['withdrawal to follow up', 'withdrawals to follow up'],
    danger: 2,
    raised: (childCase) =>
      childCase.stage !== 'withdrawn' ||
      childCase.withdrawn.childSafe !== 'no' ||
      childCase.withdrawn.done !== undefined
        ? undefined
        : owedSince(childCase.withdrawn.at, { at: childCase.withdrawn.at }),
    calls: [['owed.unsafeWithdrawal', 'leadsManager', 'coordinators']],
    again: daily,
    by: ['sayWhatWasDone'],
    // A child who is not safe tonight, as an urgent case before consent (docs/process.md P10.4).
    atDeath: 'rests',
    opens: ['coordinator', 'managerAbove'],
    bars: [],
  },
  riskWanted: {
    words: 'the risk assessment',
    task: 'Complete the risk assessment',
    counted: ['risk assessment to complete', 'risk assessments to complete'],
    raised: (childCase) => {
      const since = assessmentSince(childCase);
      return since === undefined ? undefined : owedSince(since, undefined, nextDay(since));
    },
    calls: [['owed.riskWanted', 'leadWorker']],
    again: (context) => afterDays(context, context.directory.settings.owedAgain.riskDays),
    by: ['completeAssessment'],
    atDeath: 'rests',
    opens: [],
    bars: [],
  },
} as const satisfies DutyRows;
