// A decision of a pre-MSET or panel about one case: one fact, with quorum and attendance inside (docs/process.md P7.1).
import type { CaseContext } from '../context.ts';
import { given } from '../../kernel/given.ts';
import { barToEnd } from '../owed/bars.ts';
import { returnedRungs } from '../clock.ts';
import { stageLabels, comesOn, stageNames } from '../state/stage-table.ts';
import { mayRead } from '../access/access.ts';
import { refOf, type PersonRef } from '../../people/actor.ts';
import { addDays, addWorkingDays, localDate, opensOn, sayClock, type Instant } from '../../time/calendar.ts';
import type { Due } from '../../time/clocks.ts';
import type { IsoDate } from '../../time/dates.ts';
import {
  isThere,
  meetingIdOf,
  panelDateAfter,
  sayMeeting,
  stillThere,
  type Meeting,
  type MeetingId,
} from '../../meeting/meeting.ts';
import { isQuorate, missingFor } from '../../meeting/quorum.ts';
import { incomplete, notAvailable, refuse, type FactMeta } from '../../matter/step.ts';
import { decisionFields, wordsIn } from './decision-fields.ts';
import {
  decisionNamed,
  decisions,
  isDecision,
  isLower,
  keepsUrgent,
  sayBand,
  sayDecision,
  type DecisionData,
  type DecisionRow,
} from './decisions.ts';
import { lateReasonAt, type PutRight } from '../state/stage-parts.ts';
import { agenciesInvited } from '../state/invitations.ts';
import { expectedFor, sentFor, type SentLine } from '../state/sent.ts';
import { limitOf, setReview } from '../state/next-review.ts';
import type { DecisionLine, DecisionName, DecisionWords, MeetingDecision } from '../state/since-consent.ts';
import { lineOf, madeOf, nextDecision, withDecision, type DecisionMade } from '../decision/decision.ts';
import { consentedOf, decisionsOf, isUrgent, type Case } from '../state/stages.ts';
import { barsToClose, feedbackDue, sayCannotClose } from '../ends/closure.ts';
import { barToDecidedBand } from '../assessment/decided.ts';
import { seniorsDue, withSeniors } from '../review/seniors.ts';
import { strategyDue } from '../triage/urgent.ts';
import { personIn, type Directory } from '../../people/directory.ts';
import { belongsTo } from '../../people/agencies.ts';
import { coreAgencies, mayAttend } from '../../meeting/who.ts';
import { mayAdd } from '../concern/employers.ts';
import { caseStep } from '../making.ts';
import { leadNames, leadsIn, withLeads } from '../lead/named.ts';
import { asSent } from '../../people/person-field.ts';

/** Who is chosen, beside the words for someone outside MSET. */
export interface LeadsSent {
  readonly leadIs?: string;
  readonly adultLeadIs?: string;
}
export interface DecisionInput extends DecisionWords, LeadsSent {
  readonly meeting: string;
  readonly decision: string;
  readonly rationale: string;
  readonly band: string;
  readonly bandRationale: string;
  readonly dissent: string;
  /** Whether the case has an open action; the server looks. */
  readonly actions: 'open' | 'none';
  /** The panel it goes to, where another than a week later is planned. */
  readonly panel?: MeetingId;
}
type Bar = ReturnType<typeof refuse> | undefined;

/**
 * Whether a meeting is to decide about a case: one listed for it or for an earlier one that did not come to it, one held
 * at an earlier one, or one due for review by then.
 */
export function isOnAgenda(childCase: Case, meeting: Pick<Meeting, 'type' | 'date'>): boolean {
  const coming = comesOn(childCase);
  if (coming?.to !== meeting.type) return false;
  return coming.by === 'held' ? coming.on < meeting.date : coming.on <= meeting.date;
}

/** What was decided between meetings and this meeting is told of, if there is such a thing. */
export const reportedAt = (childCase: Case, meeting: MeetingId): DecisionLine | undefined =>
  decisionsOf(childCase).findLast(({ reportTo }) => reportTo === meeting);

/** What this meeting has decided about the case, if it has. */
export const decisionAt = (childCase: Case, meeting: MeetingId): DecisionLine | undefined =>
  decisionsOf(childCase).find((decision) => decision.meeting === meeting);

/** What this meeting decided about the case and was put right since: its minutes keep it. */
export const putRightAt = (childCase: Case, meeting: MeetingId): readonly PutRight[] =>
  (childCase.aside ?? []).filter((one) => one.meeting === meeting);

/** Why someone may not record a decision here and now; undefined when they may. */
function barToRecord(childCase: Case, meeting: Meeting, { actor, now }: CaseContext): Bar {
  const before = decisionAt(childCase, meeting.id);
  if (before !== undefined) {
    return refuse(
      'alreadyDecided',
      `Already recorded by ${before.by.name} at ${sayClock(before.at, now)}: ${sayDecision(before.decision)}.`,
      'Open the agenda to go on.',
    );
  }
  if (!isOnAgenda(childCase, meeting)) {
    return refuse(
      'notNow',
      `This case is not on the agenda any more: ${stageLabels[childCase.stage]}.`,
      'Go on to the next one.',
    );
  }
  if (meeting.state !== 'started') {
    return refuse('notNow', `${sayMeeting(meeting, now)} is not under way.`, 'Decisions are recorded in the meeting.');
  }
  return isThere(meeting, actor.objectId)
    ? undefined
    : refuse(
        'notThere',
        'You are not recorded at this meeting.',
        'Go to the meeting’s card first: I am here is on it.',
      );
}

/**
 * Who takes part in this item: anyone who has a conflict sits in the meeting, but not in it; and of a restricted case those it
 * is open to, for the others leave the room (docs/process.md P6.16).
 */
const partIn = (
  childCase: Case,
  meeting: Meeting,
  { directory, now }: Pick<CaseContext, 'directory' | 'now'>,
): Meeting['attendance'] =>
  stillThere(meeting).filter(({ person: { objectId } }) => {
    if (childCase.excluded.includes(objectId)) return false;
    const person = personIn(directory, objectId);
    // Who takes part in meetings by no role came for the cases that they are invited to.
    const all = childCase.restricted === undefined && (person === undefined || mayAttend(person, directory));
    return all || (person !== undefined && mayRead('decisions', childCase, person, directory, now));
  });

/**
 * The agencies that were invited to it and have no one in the room now; of a restricted case none, for those it is closed to
 * leave the room (docs/process.md P6.10, P6.16).
 */
function absentFor(childCase: Case, meeting: Meeting, directory: Directory): readonly string[] | undefined {
  if (childCase.restricted !== undefined) return undefined;
  const there = stillThere(meeting).flatMap(({ person }) => personIn(directory, person.objectId) ?? []);
  return expectedFor(childCase, meeting, directory).filter(
    (agency) => !there.some((person) => belongsTo(person, agency, directory)),
  );
}

/** The agencies that are invited to it, by its listing or by an invitation of their own; undefined for none. */
export const invitedTo = (childCase: Case, day: IsoDate): readonly string[] | undefined => {
  const agencies = agenciesInvited(childCase, day);
  return agencies.length === 0 ? undefined : agencies;
};

/** The papers that agencies sent for it; undefined for none. */
function papersSent(childCase: Case, { id }: Meeting): readonly SentLine[] | undefined {
  const papers = sentFor(childCase, id);
  return papers.length === 0 ? undefined : papers;
}

/** Only those who take part in the item make its quorum. */
const quorumOf = (childCase: Case, meeting: Meeting, context: Pick<CaseContext, 'directory' | 'now'>): Meeting => ({
  ...meeting,
  attendance: partIn(childCase, meeting, context),
});

/** What a meeting may be asked to decide about a case now: that it is not quorate only where it is not. */
export const isOffered = (
  name: string,
  childCase: Case,
  meeting: Meeting,
  context: Pick<CaseContext, 'directory' | 'now'>,
): boolean => name !== 'noDecision' || missingFor(quorumOf(childCase, meeting, context), context.directory).length > 0;

/** Why the quorum is not there, and what to do about it. */
function inquorateSince(childCase: Case, missing: string, quorateWithAll: boolean): Bar {
  if (childCase.restricted !== undefined) {
    return refuse(
      'inquorate',
      `With the people let in to this restricted case, the meeting is not quorate. Missing: ${missing}. It cannot decide this.`,
      'Press Name person on the case to let in who is needed, or choose a decision that keeps the case going.',
    );
  }
  return refuse(
    'inquorate',
    quorateWithAll
      ? `Without those who have a conflict, the meeting is not quorate for this item. Missing: ${missing}. It cannot decide this.`
      : `The meeting is not quorate. Missing: ${missing}. It cannot decide this.`,
    'Record who has joined, or choose a decision that keeps the case going.',
  );
}

/** What the decision still needs. */
function barToDecision(
  before: Case,
  input: DecisionInput,
  decision: DecisionRow,
  meeting: Meeting,
  context: CaseContext,
): Bar {
  const { sets } = decision;
  if (sets !== undefined && 'band' in before && isLower(input.band, before.band) !== (sets === 'lower')) {
    return refuse(
      'incomplete',
      sets === 'lower'
        ? `A step down needs a band below ${sayBand(before.band)}.`
        : `A step up cannot have a band below ${sayBand(before.band)}.`,
      'Choose another band, or Continue.',
    );
  }
  const unheld = barToDecidedBand(before, decision.review === 'band' ? input.band : '');
  if (unheld !== undefined) return unheld;
  if (input.decision === 'hold' && input.actions === 'none') {
    return refuse(
      'needsAction',
      'Hold with actions needs at least one open action.',
      'Write it below, and say who does it.',
    );
  }
  if (input.panel !== undefined && (!input.panel.startsWith('panel-') || input.panel.slice(6) <= meeting.date)) {
    return refuse('notEligible', 'The panel must be after the pre-MSET.', 'Plan a panel for a later day.');
  }
  return barToChoose(before, input.decision, meeting, context);
}

/** Why this meeting cannot take a decision about a case, whatever is written with it: said before anyone writes. */
export function barToChoose(before: Case, name: string, meeting: Meeting, context: CaseContext): Bar {
  const bars = name === 'close' ? barsToClose(before) : [];
  if (bars.length > 0) {
    return refuse(
      'notEligible',
      sayCannotClose(bars),
      'Choose Continue, or another decision that keeps the case open.',
    );
  }
  const { directory, now } = context;
  const { ends } = decisionNamed(name);
  const owed = ends && barToEnd(before, ends, now);
  if (owed !== undefined) return owed;
  const missing = missingFor(quorumOf(before, meeting, context), directory);
  if (missing.length === 0 || decisionNamed(name).inquorate) return undefined;
  return inquorateSince(before, missing.join(', '), isQuorate(meeting, directory));
}

export const recordDecision = caseStep<DecisionInput, DecisionData>({
  title: 'Save and next',
  fact: 'decision recorded',
  may: [{ role: 'runMeetings', reads: 'decisions' }],
  // The meeting says which: a case that left its agenda is told so there.
  from: stageNames,
  dataSince: { leads: 9 },
  record: (before, input, context: CaseContext) => {
    const { directory, now, meeting } = context;
    if (meeting === undefined || meeting.id !== input.meeting) return notAvailable;
    const { panel, decision, rationale, band, bandRationale, dissent } = input;
    const bar =
      barToRecord(before, meeting, context) ??
      incomplete(decisionFields([before.stage], asSent(input, leadNames)), input);
    if (bar !== undefined || !isDecision(decision)) return bar ?? notAvailable;
    const unmet = barToDecision(before, input, decisions[decision], meeting, context);
    if (unmet !== undefined) return unmet;
    const named = leadsIn(before, input, context);
    if ('refusal' in named) return named;
    const present: readonly PersonRef[] = partIn(before, meeting, context).map(({ person }) => person);
    const by = reviewBy(decision, input.band, meeting, directory);
    const review = by === undefined ? undefined : setReview(by, meeting, context.panels ?? [], now, directory);
    return {
      data: {
        decided: {
          decision,
          rationale,
          ...wordsIn({ ...input, ...named.words }),
          band,
          bandRationale,
          dissent,
          meeting: meeting.id,
          quorate: isQuorate(quorumOf(before, meeting, context), directory),
          present,
          ...given({
            invited: invitedTo(before, meeting.date),
            absent: absentFor(before, meeting, directory),
            papers: papersSent(before, meeting),
            lateReason: lateReasonAt(before, meeting.id),
          }),
        },
        ...(decision === 'toPanel' && {
          panel: panel ?? meetingIdOf('panel', panelDateAfter(meeting.date, directory.settings.officeHours)),
          invited: [
            ...new Set([...(consentedOf(before).invited ?? []), ...mayAdd(before, coreAgencies('panel', directory))]),
          ],
        }),
        ...given({ leads: named.leads }),
        ...given({ review, until: untilWhen(decision, before, context) }),
        ...(decision === 'close' && { feedbackDue: feedbackDue(context) }),
        ...(decision === 'stepUp' && { seniorDue: seniorDue(context) }),
        ...given({ seniorsDue: seniorsDue(before, decision, band, context) }),
        ...(decision === 'returned' && { returnedRungs: returnedRungs(context) }),
        ...(decision === 'strategy' && { strategyDue: strategyDue({ ...context, now }) }),
      },
    };
  },
  evolve: (before, data, meta) => afterDecision(before, data, meta),
  leaves: decisionLeft,
});

/** The part with all that was said: of the line that the case now ends its decisions with. */
export function decisionLeft(after: Parameters<typeof decisionsOf>[0], { decided }: DecisionData): DecisionMade {
  const line = decisionsOf(after).at(-1);
  if (line === undefined) throw new Error('a decision that the case does not keep');
  return madeOf(line.id, after.reference, { ...decided, by: line.by, at: line.at });
}

/** What a decision makes of a case, no matter who took it. */
export function afterDecision(before: Case, data: DecisionData, meta: FactMeta): Case {
  const decision: MeetingDecision = { ...data.decided, by: refOf(meta.by), at: meta.at };
  const { leads: _before, ...kept } = consentedOf(before);
  const rest = {
    ...withDecision(kept),
    decisions: [...decisionsOf(before), lineOf(nextDecision(before), decision)],
    ...(isUrgent(before) && !keepsUrgent(decision.decision) && { urgentEnded: { by: decision.by, at: meta.at } }),
    facts: meta.number,
    changedAt: meta.at,
    ...leadsAfter(before, data, meta),
  };
  const after = decisionNamed(decision.decision).after({ before, rest, data, meta });
  return withSeniors(after, data.seniorsDue, meta);
}

/** Those that it says: the others are as before. */
const leadsAfter = (before: Case, { decided, leads }: DecisionData, { at }: FactMeta): Pick<Case, 'leads'> =>
  given({
    leads: withLeads(
      before.leads,
      leadNames.filter((name) => (decided[name] ?? '') !== ''),
      leads,
      at,
    ),
  });

/**
 * How long a case is held, from the first meeting that held it, and until when someone says how another plan ended
 * (docs/process.md P7.10, P7.6).
 */
export function untilWhen(
  decision: DecisionName,
  { stage }: Case,
  { now, directory: { settings } }: Pick<CaseContext, 'now' | 'directory'>,
): Instant | undefined {
  const weeks = (count: number): Instant => opensOn(addDays(localDate(now), 7 * count), settings.officeHours);
  if (decision === 'hold') return stage === 'held' ? undefined : weeks(settings.heldWeeks);
  return decision === 'otherPlan' || decision === 'decline' ? weeks(settings.outcomeWeeks) : undefined;
}

const seniorDue = ({ now, directory: { settings } }: CaseContext): Due => ({
  at: addWorkingDays(now, settings.seniorWorkingDays, settings.officeHours),
  rule: 'senior.decision',
  ruleVersion: 1,
});

/** Whether a decision goes by the meetings that are planned: the case comes to one of them. */
export const goesByMeetings = (name: string): boolean =>
  isDecision(name) && (name === 'toPanel' || decisions[name].review !== undefined);

/** By the band, from the day of the meeting (docs/process.md P7.5). */
function reviewBy(decision: DecisionName, band: string, { date }: Meeting, directory: Directory): IsoDate | undefined {
  const { review } = decisions[decision];
  return review && limitOf(review === 'band' ? band : review, date, directory);
}
