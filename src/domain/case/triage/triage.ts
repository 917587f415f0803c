// What the co-ordinator does with a received referral (docs/process.md 5).
import { employerFields, employersIn, withEmployers, type EmployersSaid } from '../concern/employers.ts';
import { inviteeOf } from '../state/invitations.ts';
import { asReturned } from '../now/returned.ts';
import type { CaseContext } from '../context.ts';
import { leadOf, type LateItem } from '../state/stage-parts.ts';
import { activeStages, isConsented, stageLabels } from '../state/stage-table.ts';
import { refOf, type PersonRef } from '../../people/actor.ts';
import { given } from '../../kernel/given.ts';
import { sayWhen, type Instant } from '../../time/calendar.ts';
import type { Answers, Choice, Field } from '../../kernel/fields.ts';
import type { Reference } from '../../kernel/ids.ts';
import { sayMeeting, type Meeting, type MeetingId, type MeetingType } from '../../meeting/meeting.ts';
import { incomplete, notAvailable, refuse, type FactMeta } from '../../matter/step.ts';
import { caseIs, caseStep, leadWorker } from '../making.ts';
import type { ShutOut } from '../state/kept-out.ts';
import { openSpan } from '../state/episodes.ts';
import {
  episodeAlong,
  episodeLeft,
  withEpisode,
  withoutOpen,
  type EpisodeAlong,
  type MergeContext,
} from './missing.ts';
import { followMerged, tookOver, withTookOver, type TookOver } from './follow.ts';
import { takenAlong, tookOfCopies, withTaken, type TakenAlong } from './taken.ts';
import { barToEnd } from '../owed/bars.ts';
import { returnFields } from '../consent/consent.ts';
import type { Held, Listed, OtherPlan, Received } from '../state/since-consent.ts';
import { returnedRungs, timeOf, type Rungs } from '../clock.ts';
import { consentedOf, isUrgent, type Case, type ConsentedCase } from '../state/stages.ts';

export interface ListInput {
  readonly meeting: string;
  /** Agencies that are invited, by id and comma. */
  readonly invited: string;
  /** Cases that the co-ordinator was shown as alike when pressing. */
  readonly alike: readonly Reference[];
  /** Why it cannot wait, where the papers of that meeting have closed. */
  readonly lateReason?: string;
  /** For whom a person of concern works: asked of a case in which one works with children. */
  readonly employer?: string;
  readonly employerName?: string;
  readonly employerWhy?: string;
}
export interface ListedData {
  readonly meeting: MeetingId;
  readonly invited: readonly string[];
  readonly alike: readonly Reference[];
  /** The meeting's invitation went out before: the agencies hear of this case on its own. */
  readonly late?: true;
  /** Its papers had closed: why it is heard all the same. */
  readonly lateReason?: string;
  readonly employers?: EmployersSaid;
}
export interface CoordinatorReturn {
  readonly reason: string;
  readonly note: string;
}
interface SentBack extends CoordinatorReturn {
  readonly rungs?: Rungs;
}
export interface MergeInput {
  readonly into: Reference;
  readonly reason: string;
}
interface MergePress extends MergeInput {
  /** How many facts it had when the other case took it over; absent: it does not matter. */
  readonly seen?: number;
}

export const mergeFields = (cases: readonly Choice[]): readonly Field[] => [
  { name: 'into', title: 'The case to keep', kind: 'choice', need: 'always', choices: cases },
  { name: 'reason', title: 'How you know it is the same child', kind: 'long', need: 'always' },
];
export const outcomeFields: readonly Field[] = [
  { name: 'outcome', title: 'How the plan ended', kind: 'long', need: 'always' },
];

type Bar = ReturnType<typeof refuse> | undefined;
/** Before a meeting has decided. */
export type BeforeMeeting = Received | Listed | Held;
const beforeMeeting = ['received', 'listed', 'held'] as const;

/** The co-ordinator's. */
export const triages = [{ role: 'triage', reads: 'status' }] as const;
/** Someone was first, or it is not yet time. */
export const hasMoved = (childCase: Case): ReturnType<typeof refuse> =>
  caseIs(childCase, 'Open it to see what happened.', 'alreadyDecided');

/** Asked where the papers of the meeting have closed: it stands on its agenda (docs/process.md P6.26). */
export const lateField: Field = {
  name: 'lateReason',
  title: 'Why it cannot wait for the next meeting',
  kind: 'text',
  prose: true,
  need: 'optional',
  most: 150,
  help: 'It is heard as a late item, and the agenda says why. No names.',
};
/**
 * Papers close five working days before [P]; an urgent case is listed until the meeting starts, and so is one that a person says
 * cannot wait (`late`).
 */
export function barToMeeting(
  meeting: Meeting | undefined,
  type: MeetingType,
  { urgent = false, late = '' }: { readonly urgent?: boolean; readonly late?: string | undefined },
  now: string,
): Bar {
  if (meeting === undefined)
    return refuse('notEligible', 'That meeting is not planned.', 'Choose one of the meetings offered.');
  if (meeting.type !== type || meeting.state !== 'planned') {
    return refuse('notEligible', `${sayMeeting(meeting, now)} cannot take any more cases.`, 'Choose another meeting.');
  }
  return isAfterPapers(meeting, urgent, now) && late.trim() === ''
    ? refuse(
        'tooLate',
        `Papers for ${sayMeeting(meeting, now)} closed ${sayWhen(meeting.papersDue, now)}.`,
        'Say why it cannot wait: it is then heard as a late item. Or choose a later meeting.',
      )
    : undefined;
}
/** Whether what is put on its agenda now is late: an urgent case is not. */
export const isAfterPapers = ({ papersDue }: Pick<Meeting, 'papersDue'>, urgent: boolean, now: Instant): boolean =>
  now > papersDue && !urgent;
/** What the case keeps of it; undefined where it came in time. */
export const lateItemOf = (
  { meeting, lateReason }: { readonly meeting: MeetingId; readonly lateReason?: string },
  { by, at }: Pick<FactMeta, 'by' | 'at'>,
): LateItem | undefined => (lateReason === undefined ? undefined : { meeting, reason: lateReason, by: refOf(by), at });

/** Listed with the duplicate check done: what looked alike is on the record. */
const listCase = caseStep<ListInput, ListedData, Received>({
  title: 'List for pre-MSET',
  fact: 'listed for pre-MSET',
  dataSince: { lateReason: 7 },
  may: triages,
  from: ['received'],
  elsewhere: hasMoved,
  record: (before, input, context: CaseContext) => {
    const { meeting: id, invited, alike, lateReason: late } = input;
    if (!id) return refuse('incomplete', 'Still needed: Meeting.', 'Choose one of the meetings offered.');
    const { meeting, now } = context;
    const urgent = isUrgent(before);
    const closed = barToMeeting(meeting?.id === id ? meeting : undefined, 'preMset', { urgent, late }, now);
    if (closed !== undefined || meeting === undefined) return closed ?? notAvailable;
    const chosen = invited.split(',');
    const agencies = context.directory.agencies.map((agency) => agency.id).filter((agency) => chosen.includes(agency));
    if (agencies.length === 0) {
      return refuse('incomplete', 'Still needed: Agencies invited.', 'Choose at least one agency.');
    }
    const lets = agencies.map(inviteeOf);
    const unsaid = incomplete(
      employerFields({ before, directory: context.directory }, () => lets),
      input,
    );
    if (unsaid !== undefined) return unsaid;
    const { employer = '', employerName = '', employerWhy = '' } = input;
    return {
      data: {
        meeting: meeting.id,
        invited: agencies,
        alike,
        ...given({ employers: employersIn(before, { employer, employerName, employerWhy }, lets, context) }),
        ...(meeting.invitedAt !== undefined && { late: true }),
        ...(isAfterPapers(meeting, urgent, now) && given({ lateReason: late })),
      },
    };
  },
  evolve: (before, { invited, alike, employers, ...listed }, meta) => ({
    ...consentedOf(withEmployers(before, employers, meta)),
    stage: 'listed',
    meeting: listed.meeting,
    invited,
    checked: { by: refOf(meta.by), at: meta.at, alike },
    ...given({ lateItem: lateItemOf(listed, meta) }),
  }),
});

/** Consent still holds: sent again it comes back to the co-ordinator, unless the child or the type changed (docs/process.md P5.6). */
const returnFromTriage = caseStep<CoordinatorReturn, SentBack, BeforeMeeting>({
  title: 'Return for information',
  fact: 'returned by the co-ordinator',
  may: triages,
  from: beforeMeeting,
  elsewhere: hasMoved,
  bar: (before, { now }) => barToEnd(before, 'return', now),
  asks: () => returnFields,
  record: (_before, input, context) => ({ data: { ...input, rungs: returnedRungs(context) } }),
  evolve: (before, { reason, note, rungs }, meta) => ({
    ...consentedOf(before),
    ...given({ remindAt: timeOf(rungs, 'returned') }),
    stage: 'returned',
    answers: asReturned(before),
    sent: { answers: asReturned(before), notKnown: before.notKnown },
    consentedTo: consentedTo(before.answers),
    returned: { by: refOf(meta.by), at: meta.at, reasons: reason.split(','), note },
  }),
});

/** The child and the types, as the manager consented to them: a change of these asks for consent again (docs/process.md P5.6). */
export const consentedTo = (answers: Answers): Answers =>
  Object.fromEntries(
    ['caseSystemId', 'surname', 'forenames', 'dateOfBirth', 'types'].map((name) => [name, answers[name] ?? '']),
  );

/** The same child twice: this referral ends in the other case (docs/process.md P5.8). */
const mergeCase = caseStep<MergePress, MergedData, BeforeMeeting>({
  title: 'Merge',
  fact: 'merged into another case',
  dataSince: { shut: 5 },
  may: triages,
  from: beforeMeeting,
  elsewhere: hasMoved,
  bar: (before, { now }) => barToEnd(before, 'merge', now) ?? barByMeeting(before, now),
  record: (before, { seen, ...input }, { about }: CaseContext) => {
    // What was recorded in it meanwhile has not gone along.
    if (seen !== undefined && before.facts !== seen) {
      return refuse(
        'notNow',
        `${before.reference} was changed at this moment.`,
        'Press again: what is new goes along.',
      );
    }
    if (input.into === before.reference) {
      return refuse('notEligible', 'A case cannot be merged into itself.', 'Choose the other one.');
    }
    // The other way round was begun, perhaps at this moment by someone else: of two such presses one goes on.
    if (before.merged?.includes(input.into) === true && before.reference > input.into) {
      return refuse(
        'notEligible',
        `${input.into} is being merged into this case.`,
        'Choose this one as the case to keep.',
      );
    }
    const choices = [{ value: input.into, title: input.into }];
    const kept = about?.reference === input.into ? about : undefined;
    const ladoMoved = kept !== undefined;
    const shut = (kept?.excluded ?? []).filter((id) => !before.excluded.includes(id));
    return (
      incomplete(mergeFields(choices), input) ?? {
        data: { ...input, ...(ladoMoved && { ladoMoved }), ...(shut.length > 0 && { shut: { excluded: shut } }) },
      }
    );
  },
  evolve: (before, { into, reason, ladoMoved }) => {
    const { concern, missing, ...kept } = consentedOf(before);
    return {
      ...kept,
      ...given({ concern: ladoMoved === true ? undefined : concern, missing: missing && withoutOpen(missing) }),
      stage: 'merged',
      into,
      reason,
    };
  },
});

/** No one comes to a meeting about a child by a case that is over, and reads there what the other one knows better. */
function barByMeeting({ gatherings = [] }: Case, now: Instant): ReturnType<typeof refuse> | undefined {
  const one = gatherings.find(({ waits }) => waits === 'meeting');
  return one === undefined
    ? undefined
    : refuse(
        'notNow',
        `A meeting about the child is planned in this case: ${sayWhen(one.startsAt, now)}.`,
        'Keep this case instead. Or plan the meeting in the other one, and cancel it here; where it has been held, record it.',
      );
}

interface MergedData extends MergeInput {
  /** That the LADO is to be told is owed by the case that is kept. */
  readonly ladoMoved?: true;
  /** Who may not read the case that is kept: their card of this one goes. Of who reads it that one is asked. */
  readonly shut?: Pick<ShutOut, 'excluded'>;
}
interface TakenOver {
  readonly from: Reference;
  /** Who made that referral, and those that were merged into it. */
  readonly referrers?: readonly PersonRef[];
}
interface Taken extends TakenOver, Partial<TookOver> {
  /** The episode of a child who is missing, as it goes on here. */
  readonly episode?: EpisodeAlong;
  /** What protects the child, from the case that ends. */
  readonly along?: TakenAlong & Parameters<typeof tookOfCopies>[1];
}
/** The other half: the case that goes on knows which referral was merged into it. */
const takeMerged = caseStep<TakenOver, Taken, ConsentedCase>({
  title: 'Take over',
  fact: 'another referral of the child merged into this case',
  since: 10,
  may: triages,
  from: activeStages,
  elsewhere: (before) => {
    if (before.stage === 'merged') return caseIs(before, '', 'notEligible');
    if (!isConsented(before)) {
      return refuse('notEligible', 'That case has no management consent yet.', 'Merge the other way round.');
    }
    // A new worry about a child whose case is over is a referral of its own (docs/process.md P2.5).
    const over = `${before.reference} is over: ${stageLabels[before.stage]}.`;
    return refuse('notEligible', over, 'Carry on with this referral separately.');
  },
  record: (before, { from, referrers }, context: MergeContext) => {
    const { about, missing, now, directory } = context;
    const ends = about?.reference === from ? about : undefined;
    const along = ends === undefined ? {} : takenAlong(before, ends, directory);
    const isMissing = ends !== undefined && openSpan(ends) !== undefined && openSpan(before) === undefined;
    const episode = isMissing ? episodeAlong(before, ends, missing, now, directory.settings) : undefined;
    if (isMissing && episode === undefined)
      return refuse('notNow', `${from} was changed at this moment.`, 'Press again: what is new goes along.');
    const over = ends && tookOver(before, ends, context, episode);
    // Taken over and not ended yet: what is new there goes along.
    const isTaken = before.merged?.includes(from) === true;
    const isSame = Object.keys(along).length === 0 && episode === undefined && over === undefined;
    if (isTaken && (about?.stage === 'merged' || isSame)) return { unchanged: true };
    return {
      data: { from, ...given({ referrers, episode }), ...over, ...(Object.keys(along).length > 0 && { along }) },
    };
  },
  evolve: (before, { from, referrers = [], along = {}, episode, took, ...over }, meta) => ({
    ...withTookOver(
      withEpisode(withTaken(before, from, along), episode),
      { took: took ?? tookOfCopies(from, along), ...given({ repeated: over.repeated, early: over.early }) },
      meta,
    ),
    merged: [...new Set([...(before.merged ?? []), from])],
    ...alsoReferred(before, referrers),
  }),
  leaves: (after, { episode }) => episode && episodeLeft(after.reference, episode),
});

/** Each once, and no one beside themselves. */
function alsoReferred(before: Case, more: readonly PersonRef[]): Pick<Case, 'alsoReferred'> {
  const known = [...(before.alsoReferred ?? []), ...more];
  const each = known.filter(
    ({ objectId }, place) =>
      objectId !== leadOf(before).objectId && known.findIndex((one) => one.objectId === objectId) === place,
  );
  return each.length === 0 ? {} : { alsoReferred: each };
}

/** A diverted case is followed up: what came of the plan (docs/process.md P7.6). */
const recordOutcome = caseStep<{ readonly outcome: string }, { readonly outcome: string }, OtherPlan>({
  title: 'Record outcome',
  fact: 'outcome of the other plan',
  may: [
    { own: leadWorker, reads: 'decisions' },
    { role: 'triage', reads: 'decisions' },
  ],
  from: ['otherPlan'],
  elsewhere: () => refuse('notNow', 'This case has no other plan to report on.', 'Open it to see where it stands.'),
  asks: () => outcomeFields,
  record: (_before, { outcome }) => ({ data: { outcome } }),
  evolve: (before, { outcome }, meta) => ({
    ...before,
    outcome: { by: refOf(meta.by), at: meta.at, text: outcome },
  }),
});

/** Its steps on a case. */
export const triageSteps = { listCase, returnFromTriage, mergeCase, takeMerged, followMerged, recordOutcome } as const;
