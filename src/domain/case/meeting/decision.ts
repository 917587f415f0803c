// A decision of a pre-MSET or panel about one case: one fact, with quorum and attendance inside (domain.md 2.4, 5.3).
import { sightOf } from '../../people/access.ts';
import { refOf, type PersonRef } from '../../people/actor.ts';
import { addDays, localDate, sayClock } from '../../time/calendar.ts';
import type { IsoDate } from '../../time/dates.ts';
import {
  isThere,
  meetingIdOf,
  panelDateAfter,
  sayMeeting,
  type Meeting,
  type MeetingId,
} from '../../meeting/meeting.ts';
import { isQuorate, missingFor } from '../../meeting/quorum.ts';
import { runsMeetings } from '../../meeting/steps.ts';
import { incomplete, notAvailable, refuse, type Context, type FactMeta, type Step } from '../../step.ts';
import { withRung } from '../clock.ts';
import {
  banded,
  decisionFields,
  detailFor,
  ending,
  inquorateMay,
  isDecisionName,
  panelDecisions,
  preMsetDecisions,
} from './decisions.ts';
import type { Consented, MeetingDecision } from './since-consent.ts';
import { consentedOf, stageLabels, type Case } from '../stages.ts';
import { consentedTo, strategyDue } from '../triage/triage.ts';
import type { Due } from '../../time/clocks.ts';

export interface DecisionInput {
  readonly meeting: string;
  readonly decision: string;
  readonly rationale: string;
  readonly detail: string;
  readonly band: string;
  readonly bandRationale: string;
  readonly dissent: string;
  /** Whether the case has an open action, or they are set right after; the server looks. */
  readonly actions: 'open' | 'follow' | 'none';
  /** The panel it goes to, where another than a week later is planned. */
  readonly panel?: MeetingId;
}
export interface DecisionData {
  readonly decided: Omit<MeetingDecision, 'by' | 'at'>;
  readonly panel?: MeetingId;
  readonly reviewOn?: IsoDate;
  readonly strategyDue?: Due;
}
type Bar = ReturnType<typeof refuse> | undefined;

export const decisionsOf = ({ type }: Pick<Meeting, 'type'>) => (type === 'panel' ? panelDecisions : preMsetDecisions);

/**
 * Whether a meeting is to decide about a case: one listed for it or for an earlier one that did not come to it, one held
 * at an earlier one, or one due for review by then. Ids of one type sort by their date.
 */
export function isOnAgenda(one: Case, meeting: Pick<Meeting, 'id' | 'type' | 'date'>): boolean {
  if (meeting.type === 'preMset') {
    return (one.stage === 'listed' && one.meeting <= meeting.id) || (one.stage === 'held' && one.meeting < meeting.id);
  }
  if (one.stage === 'toPanel') return one.meeting <= meeting.id;
  return (one.stage === 'open' || one.stage === 'transition') && one.reviewOn <= meeting.date;
}

/** What this meeting has decided about the case, if it has. */
export const decisionAt = (one: Case, meeting: MeetingId): MeetingDecision | undefined =>
  'decisions' in one ? one.decisions?.find((decision) => decision.meeting === meeting) : undefined;

/** Why somebody may not record a decision here and now; undefined when they may. */
function barToRecord(one: Case, meeting: Meeting, { actor, now }: Context): Bar {
  const before = decisionAt(one, meeting.id);
  if (before !== undefined) {
    const choice = decisionsOf(meeting).find(({ value }) => value === before.decision);
    return refuse(
      'alreadyDecided',
      `Already recorded by ${before.by.name} at ${sayClock(before.at, now)}: ${choice?.title ?? before.decision}.`,
      'Open the agenda to go on.',
    );
  }
  if (!isOnAgenda(one, meeting)) {
    return refuse(
      'notNow',
      `This case is not on the agenda any more: ${stageLabels[one.stage]}.`,
      'Go on with the next one.',
    );
  }
  if (meeting.state !== 'started') {
    return refuse('notNow', `${sayMeeting(meeting, now)} is not under way.`, 'Decisions are recorded in the meeting.');
  }
  return isThere(meeting, actor.objectId)
    ? undefined
    : refuse('notThere', 'You are not recorded at this meeting.', 'Press I am here first.');
}

/** What the decision still needs. */
function barToDecision(input: DecisionInput, meeting: Meeting, { directory }: Context): Bar {
  const bar = incomplete(decisionFields(decisionsOf(meeting)), input);
  if (bar !== undefined) return bar;
  const detail = detailFor[input.decision];
  if (detail !== undefined && input.detail === '') {
    return refuse('incomplete', `Still needed: ${detail}.`, 'Write it under "Plan, lead or council".');
  }
  if (meeting.type === 'panel' && banded.has(input.decision) && (input.band === '' || input.bandRationale === '')) {
    return refuse('incomplete', 'Still needed: the risk band, and why this band.', 'A person sets it, with a reason.');
  }
  if (input.decision === 'hold' && input.actions === 'none') {
    return refuse('needsAction', 'Hold with actions needs at least one open action.', 'Press Save, then actions.');
  }
  if (input.panel !== undefined && (!input.panel.startsWith('panel-') || input.panel.slice(6) <= meeting.date)) {
    return refuse('notEligible', 'The panel comes after the pre-MSET.', 'Plan a panel for a later day.');
  }
  const missing = missingFor(meeting, directory);
  const mayNot = meeting.type === 'panel' ? !inquorateMay.has(input.decision) : ending.has(input.decision);
  return missing.length > 0 && mayNot
    ? refuse(
        'inquorate',
        `The meeting is not quorate. Missing: ${missing.join(', ')}. It cannot decide this.`,
        'Record who has joined, or choose a decision that keeps the case going.',
      )
    : undefined;
}

export const recordDecision: Step<DecisionInput, DecisionData, Case, Case> = {
  title: 'Save and next',
  fact: 'decision recorded',
  decide: (before, input, context) => {
    const { actor, directory, now, meeting } = context;
    if (!runsMeetings(actor) || sightOf(before, actor, directory, now) !== 'full') return notAvailable;
    if (meeting === undefined || meeting.id !== input.meeting) return notAvailable;
    const bar = barToRecord(before, meeting, context) ?? barToDecision(input, meeting, context);
    if (bar !== undefined) return bar;
    const { meeting: _meeting, actions: _actions, panel, decision, ...given } = input;
    if (!isDecisionName(decision)) return notAvailable;
    // Whoever has a conflict sits in the meeting, but takes no part in this item.
    const present: readonly PersonRef[] = meeting.attendance
      .map(({ person }) => person)
      .filter(({ objectId }) => !before.excluded.includes(objectId));
    const reviewOn = reviewDate(input, meeting, context);
    return {
      data: {
        decided: { decision, ...given, meeting: meeting.id, quorate: isQuorate(meeting, directory), present },
        ...(decision === 'toPanel' && {
          panel: panel ?? meetingIdOf('panel', panelDateAfter(meeting.date)),
        }),
        ...(reviewOn !== undefined && { reviewOn }),
        ...(decision === 'strategy' && { strategyDue: strategyDue({ ...context, now }) }),
      },
    };
  },
  evolve: (before, data, meta) => {
    const decision: MeetingDecision = { ...data.decided, by: refOf(meta.by), at: meta.at };
    const consented = consentedOf(before);
    const kept = {
      ...consented,
      decisions: [...(consented.decisions ?? []), decision],
      facts: meta.number,
      changedAt: meta.at,
    };
    return stageAfter(before, kept, data, meta);
  },
};

/** By the band, from the day of the meeting (domain.md 5.6). */
function reviewDate(input: DecisionInput, meeting: Meeting, { directory }: Context): IsoDate | undefined {
  const weeks: Readonly<Record<string, number>> = directory.settings.reviewWeeks;
  const after = (count: number): IsoDate => addDays(meeting.date, count * 7);
  if (banded.has(input.decision)) return after(weeks[input.band] ?? weeks['emerging'] ?? 12);
  return input.decision === 'transition' ? after(weeks['moderate'] ?? 8) : undefined;
}

function returnedWith(note: string, kept: Consented, meta: FactMeta): Case {
  const returned = { by: refOf(meta.by), at: meta.at, reasons: ['missingItem'], note };
  const { ladder: _clock, reminded: _reminders, challenge: _challenge, ...rest } = kept;
  return { ...rest, stage: 'returned', returned, consentedTo: consentedTo(kept.answers) };
}

/** A fact is read as it was stored: one that no program wrote must not open a case. */
function noSuchDecision(decision: never): never {
  throw new Error(`No such decision: ${String(decision)}`);
}

/** Every decision has its stage. */
function stageAfter(before: Case, kept: Consented, data: DecisionData, meta: FactMeta): Case {
  const { decision, detail, band, rationale } = data.decided;
  const reviewOn = data.reviewOn ?? localDate(meta.at);
  const was = before.stage === 'open' || before.stage === 'transition' ? before : { band: 'emerging', lead: detail };
  switch (decision) {
    case 'toPanel':
      return data.panel === undefined ? before : { ...kept, stage: 'toPanel', meeting: data.panel };
    case 'hold':
      return { ...kept, stage: 'held', meeting: data.decided.meeting };
    case 'strategy':
      // It stays where it is, and comes to the next meeting again.
      return {
        ...before,
        ...kept,
        ...(data.strategyDue !== undefined && {
          strategy: { by: refOf(meta.by), at: meta.at, due: data.strategyDue, reason: rationale },
          ladder: withRung(kept.ladder, { rung: 'strategy', at: data.strategyDue.at }, meta.number),
        }),
      };
    case 'otherPlan':
    case 'decline':
      return { ...kept, stage: 'otherPlan', plan: detail };
    case 'returned':
      return returnedWith(detail, kept, meta);
    case 'transfer':
      return { ...kept, stage: 'transferred', council: detail };
    case 'close':
      return { ...kept, stage: 'closed', plan: detail };
    case 'transition':
      return { ...kept, stage: 'transition', band: was.band, lead: detail, reviewOn };
    case 'noDecision':
      // On the next panel's agenda again, by its review date or its listing.
      return { ...before, ...kept };
    case 'open':
    case 'continue':
    case 'stepUp':
    case 'stepDown':
      return { ...kept, stage: 'open', band, lead: decision === 'open' ? detail : was.lead, reviewOn };
    default:
      return noSuchDecision(decision);
  }
}
