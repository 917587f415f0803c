// A decision of a pre-MSET or panel about one case: one fact, with quorum and attendance inside (docs/process.md P7.1).
import { given } from '../../given.ts';
import { stageLabels, comesOn } from '../stage-table.ts';
import { mayRead } from '../../people/access.ts';
import { refOf, type PersonRef } from '../../people/actor.ts';
import { addWorkingDays, sayClock } from '../../time/calendar.ts';
import type { Due } from '../../time/clocks.ts';
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
import { incomplete, notAvailable, refuse, type Context, type Step } from '../../step.ts';
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
import { limitOf, setReview } from './review.ts';
import type { DecisionName, DecisionWords, MeetingDecision } from './since-consent.ts';
import { consentedOf, isUrgent, type Case } from '../stages.ts';
import { seniorsDue, withSeniors } from '../review/seniors.ts';
import { strategyDue } from '../triage/urgent.ts';
import type { Directory } from '../../people/directory.ts';
import { may } from '../../people/roles.ts';
import { coreAgencies } from '../../meeting/who.ts';

export interface DecisionInput extends DecisionWords {
  readonly meeting: string;
  readonly decision: string;
  readonly rationale: string;
  readonly band: string;
  readonly bandRationale: string;
  readonly dissent: string;
  /** Whether the case has an open action, or they are set right after; the server looks. */
  readonly actions: 'open' | 'follow' | 'none';
  /** The panel it goes to, where another than a week later is planned. */
  readonly panel?: MeetingId;
}
type Bar = ReturnType<typeof refuse> | undefined;

/**
 * Whether a meeting is to decide about a case: one listed for it or for an earlier one that did not come to it, one held
 * at an earlier one, or one due for review by then.
 */
export function isOnAgenda(one: Case, meeting: Pick<Meeting, 'type' | 'date'>): boolean {
  const coming = comesOn(one);
  if (coming?.to !== meeting.type) return false;
  return coming.by === 'held' ? coming.on < meeting.date : coming.on <= meeting.date;
}

/** What this meeting has decided about the case, if it has. */
export const decisionAt = (one: Case, meeting: MeetingId): MeetingDecision | undefined =>
  'decisions' in one ? one.decisions?.find((decision) => decision.meeting === meeting) : undefined;

/** Why somebody may not record a decision here and now; undefined when they may. */
function barToRecord(one: Case, meeting: Meeting, { actor, now }: Context): Bar {
  const before = decisionAt(one, meeting.id);
  if (before !== undefined) {
    return refuse(
      'alreadyDecided',
      `Already recorded by ${before.by.name} at ${sayClock(before.at, now)}: ${sayDecision(before.decision)}.`,
      'Open the agenda to go on.',
    );
  }
  if (!isOnAgenda(one, meeting)) {
    return refuse(
      'notNow',
      `This case is not on the agenda any more: ${stageLabels[one.stage]}.`,
      'Go on to the next one.',
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
function barToDecision(
  before: Case,
  input: DecisionInput,
  decision: DecisionRow,
  meeting: Meeting,
  { directory }: Context,
): Bar {
  const { sets, inquorate } = decision;
  if (sets !== undefined && 'band' in before && isLower(input.band, before.band) !== (sets === 'lower')) {
    return refuse(
      'incomplete',
      sets === 'lower'
        ? `A step down needs a band below ${sayBand(before.band)}.`
        : `A step up cannot have a band below ${sayBand(before.band)}.`,
      'Choose another band, or Continue.',
    );
  }
  if (input.decision === 'hold' && input.actions === 'none') {
    return refuse('needsAction', 'Hold with actions needs at least one open action.', 'Press Save, then actions.');
  }
  if (input.panel !== undefined && (!input.panel.startsWith('panel-') || input.panel.slice(6) <= meeting.date)) {
    return refuse('notEligible', 'The panel must be after the pre-MSET.', 'Plan a panel for a later day.');
  }
  const missing = missingFor(meeting, directory);
  return missing.length > 0 && !inquorate
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
    if (!may(actor, 'runMeetings') || !mayRead('decisions', before, actor, directory, now)) return notAvailable;
    if (meeting === undefined || meeting.id !== input.meeting) return notAvailable;
    const { panel, decision, rationale, band, bandRationale, dissent } = input;
    const bar = barToRecord(before, meeting, context) ?? incomplete(decisionFields(before.stage), input);
    if (bar !== undefined || !isDecision(decision)) return bar ?? notAvailable;
    const unmet = barToDecision(before, input, decisions[decision], meeting, context);
    if (unmet !== undefined) return unmet;
    // Whoever has a conflict sits in the meeting, but takes no part in this item.
    const present: readonly PersonRef[] = meeting.attendance
      .map(({ person }) => person)
      .filter(({ objectId }) => !before.excluded.includes(objectId));
    const by = reviewBy(decision, input.band, meeting, directory);
    const review = by === undefined ? undefined : setReview(by, meeting, context.panels ?? [], now, directory);
    return {
      data: {
        decided: {
          decision,
          rationale,
          ...wordsIn(input),
          band,
          bandRationale,
          dissent,
          meeting: meeting.id,
          quorate: isQuorate(meeting, directory),
          present,
          ...given({ invited: consentedOf(before).invited }),
        },
        ...(decision === 'toPanel' && {
          panel: panel ?? meetingIdOf('panel', panelDateAfter(meeting.date)),
          invited: [...new Set([...(consentedOf(before).invited ?? []), ...coreAgencies('panel', directory)])],
        }),
        ...(review !== undefined && { review }),
        ...(decision === 'stepUp' && { seniorDue: seniorDue(context) }),
        ...given({ seniorsDue: seniorsDue(before, decision, band, context) }),
        ...(decision === 'strategy' && { strategyDue: strategyDue({ ...context, now }) }),
      },
    };
  },
  evolve: (before, data, meta) => {
    const decision: MeetingDecision = { ...data.decided, by: refOf(meta.by), at: meta.at };
    const consented = consentedOf(before);
    const rest = {
      ...consented,
      decisions: [...(consented.decisions ?? []), decision],
      ...(isUrgent(before) && !keepsUrgent(decision.decision) && { urgentEnded: { by: decision.by, at: meta.at } }),
      facts: meta.number,
      changedAt: meta.at,
    };
    return withSeniors(decisionNamed(decision.decision).after({ before, rest, data, meta }), data.seniorsDue, meta);
  },
};

const seniorDue = ({ now, directory: { settings } }: Context): Due => ({
  at: addWorkingDays(now, settings.seniorWorkingDays, settings.officeHours),
  rule: 'senior.decision',
  ruleVersion: 1,
});

/** By the band, from the day of the meeting (docs/process.md P7.5). */
function reviewBy(decision: DecisionName, band: string, { date }: Meeting, directory: Directory): IsoDate | undefined {
  const { review } = decisions[decision];
  return review && limitOf(review === 'band' ? band : review, date, directory);
}
