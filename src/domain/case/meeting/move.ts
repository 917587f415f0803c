// A case is put to another meeting of its kind than the one it comes to, sooner or later, with the reason
// (docs/process.md P6.25); and what is heard although its papers closed before it was listed: a late item (P6.26).
import type { CaseContext } from '../context.ts';
import { given } from '../../kernel/given.ts';
import type { Field } from '../../kernel/fields.ts';
import { refuse, type Asking } from '../../matter/step.ts';
import type { Own } from '../../matter/making.ts';
import {
  dateOfMeeting,
  meetingIdOf,
  sayMeeting,
  sayTaking,
  sayType,
  type Meeting,
  type MeetingId,
} from '../../meeting/meeting.ts';
import { addDays, localDate, sayDate, type Instant } from '../../time/calendar.ts';
import type { IsoDate } from '../../time/dates.ts';
import { caseIs, caseStep } from '../making.ts';
import { keptOfReview, onPanel, withReview, type ReviewSet } from '../state/next-review.ts';
import { comesOn, isOpenCase, openStages } from '../state/stage-table.ts';
import { sentFor, type SentLine } from '../state/sent.ts';
import { awaitsMeeting, isInReview, isListed, isUrgent, type Case } from '../state/stages.ts';
import { barToMeeting, isAfterPapers, lateField, lateItemOf } from '../triage/triage.ts';

export interface MoveInput {
  /** The meeting that it is to come to. */
  readonly to: string;
  readonly reason: string;
  /** Why it cannot wait, where the papers of that meeting have closed. */
  readonly lateReason?: string;
}
export interface MovedData {
  readonly from: MeetingId;
  readonly meeting: MeetingId;
  readonly reason: string;
  readonly lateReason?: string;
  /** Of an open case. */
  readonly review?: ReviewSet;
  /** What agencies sent for the other meeting, for this one. */
  readonly papers?: readonly SentLine[];
  /** Until when they may read it who were invited until the other. */
  readonly until?: IsoDate;
  /** An invitation to the one or the other went out before: the agencies hear of it. */
  readonly told?: true;
}

/** A case with the meetings of today and later. */
export type WithAhead = Case & { readonly ahead?: readonly Meeting[] };

/** Of what is known: of a form, what was looked up for it; where nothing was, nothing bars. */
const aheadOf = (before: WithAhead, { ahead }: Pick<CaseContext, 'ahead'>): readonly Meeting[] | undefined =>
  ahead ?? before.ahead;

/** The meeting that it comes to as things are: the first that is not over, from the day on that it is set for. */
function currentOf(before: Case, ahead: readonly Meeting[]): Meeting | undefined {
  // It was cancelled, and no one has looked yet whether another is planned.
  if (awaitsMeeting(before)) return undefined;
  const coming = comesOn(before);
  return ahead
    .filter(({ type, state, date }) => type === coming?.to && date >= coming.on && isOn(state))
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))[0];
}
const isOn = (state: Meeting['state']): boolean => state === 'planned' || state === 'started';

/** By when an open case is to be reviewed: no panel after it will do. */
const limitFor = (before: Case): IsoDate | undefined =>
  isOpenCase(before) ? (before.reviewBy ?? before.reviewOn) : undefined;

/** To which it may be moved, soonest first. */
function othersFor(before: Case, ahead: readonly Meeting[], now: Instant): readonly Meeting[] {
  const [coming, limit, current] = [comesOn(before), limitFor(before), currentOf(before, ahead)];
  return ahead
    .filter(
      ({ id, type, state, date }) =>
        type === coming?.to &&
        state === 'planned' &&
        id !== current?.id &&
        date >= localDate(now) &&
        (limit === undefined || date <= limit),
    )
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

/** Its meeting is under way, or there is no other. */
function barToMove(before: WithAhead, context: CaseContext): ReturnType<typeof refuse> | undefined {
  const ahead = aheadOf(before, context);
  if (ahead === undefined) return undefined;
  const { now } = context;
  const current = currentOf(before, ahead);
  if (current?.state === 'started') {
    return refuse(
      'notNow',
      `${sayMeeting(current, now)} is under way.`,
      'Record a decision there. If it does not reach this case, the case comes to the next one.',
    );
  }
  if (othersFor(before, ahead, now).length > 0) return undefined;
  const limit = limitFor(before);
  const kind = sayType(comesOn(before)?.to ?? 'preMset');
  return refuse(
    'notEligible',
    limit === undefined
      ? `No other ${kind} is planned.`
      : `No other ${kind} is planned by ${sayDate(limit)}, when the review is due.`,
    'Type “meetings” and plan one, then move the case.',
  );
}

function moveFields({ before, now }: Asking<WithAhead>): readonly Field[] {
  const ahead = before?.ahead ?? [];
  const others = before === undefined || now === undefined ? [] : othersFor(before, ahead, now);
  const urgent = before !== undefined && isUrgent(before);
  const isClosed = (one: Meeting): boolean => now !== undefined && isAfterPapers(one, urgent, now);
  const closed = others.filter(isClosed).map(({ id }): string => id);
  return [
    {
      name: 'to',
      title: 'Move to',
      kind: 'choice',
      need: 'always',
      choices: now === undefined ? [] : others.map((one) => ({ value: one.id, title: sayTaking(one, now) })),
    },
    { name: 'reason', title: 'Why it is moved', kind: 'text', prose: true, need: 'always', most: 300 },
    {
      ...lateField,
      need: 'always',
      askedWhen: ({ to = '' }) => closed.includes(to),
      because: 'the papers of that meeting have closed',
    },
  ];
}

/** At a panel, or on an agenda although it was late. */
const chairs: Own<Case> = {
  name: 'at a panel, or a late item',
  is: (before) => comesOn(before)?.to === 'panel' || before.lateItem !== undefined,
};

/** Those that were sent for the meeting it leaves count for the other; in time, where its papers are still open. */
const papersAlong = (before: Case, from: MeetingId, to: Meeting, now: Instant): readonly SentLine[] =>
  sentFor(before, from).map(({ late, ...line }) => ({
    ...line,
    meeting: to.id,
    ...(late === true && now > to.papersDue && { late }),
  }));

/** Who was invited until the other meeting is so until this one, as far as that may be. */
function invitedUntil(before: Case, from: IsoDate, to: IsoDate, { now, directory }: CaseContext): IsoDate | undefined {
  const last = addDays(localDate(now), 7 * directory.settings.invitedWeeks);
  const isInvited = (before.invitations ?? []).some(({ until, meeting }) => until === from && meeting === undefined);
  return isInvited ? (to < last ? to : last) : undefined;
}

export const moveCase = caseStep<MoveInput, MovedData>({
  title: 'Move to another meeting',
  fact: 'moved to another meeting',
  since: 7,
  may: [
    { role: 'triage', reads: 'status' },
    { role: 'chairMeetings', own: chairs, reads: 'decisions' },
  ],
  from: ['listed', 'toPanel', ...openStages],
  elsewhere: (before) => {
    if (before.stage === 'received')
      return refuse('notNow', 'This case is not listed yet.', 'Press List for pre-MSET first.');
    return before.stage === 'held'
      ? refuse('notNow', 'A held case comes to the next pre-MSET.', 'That pre-MSET may hold it again.')
      : caseIs(before, 'It comes to no meeting.');
  },
  bar: (before, context: CaseContext) => barToMove(before, context),
  asks: moveFields,
  // The form is read by what was looked up for it; taken, the step looks itself.
  needs: (at) => moveFields(at).filter(({ name }) => name === 'reason'),
  record: (before, { to: id, reason, lateReason }, context: CaseContext) => {
    const { now, directory } = context;
    const ahead = aheadOf(before, context) ?? [];
    const current = currentOf(before, ahead);
    if (current?.id === id) return { unchanged: true };
    if (id === '') return refuse('incomplete', 'Still needed: Move to.', 'Choose one of the meetings offered.');
    const coming = comesOn(before);
    const meeting = ahead.find((one) => one.id === id);
    if (coming === undefined || meeting === undefined || meeting.date < localDate(now))
      return refuse('notEligible', 'That meeting is not planned.', 'Choose one of the meetings offered.');
    const urgent = isUrgent(before);
    const closed = barToMeeting(meeting, coming.to, { urgent, late: lateReason }, now);
    if (closed !== undefined) return closed;
    const limit = limitFor(before);
    if (limit !== undefined && meeting.date > limit) {
      return refuse('notEligible', `The review is due by ${sayDate(limit)}.`, 'Choose a panel until then.');
    }
    const from = current?.id ?? meetingIdOf(coming.to, coming.on);
    const papers = papersAlong(before, from, meeting, now);
    return {
      data: {
        from,
        meeting: meeting.id,
        reason,
        ...(isAfterPapers(meeting, urgent, now) && given({ lateReason })),
        ...(isOpenCase(before) && {
          review: onPanel(meeting.date, limit ?? meeting.date, now, directory.settings),
        }),
        ...(papers.length > 0 && { papers }),
        ...given({ until: invitedUntil(before, current?.date ?? coming.on, meeting.date, context) }),
        ...((current?.invitedAt ?? meeting.invitedAt) !== undefined && { told: true }),
      },
    };
  },
  evolve: (before, data, meta) => {
    const { from, meeting } = data;
    const { lateItem: _before, ...rest } = movedOn(before, data);
    return { ...rest, ...given({ lateItem: lateItemOf(data, meta) }), movedFrom: { meeting: from, to: meeting } };
  },
});

function movedOn(before: Case, { from, meeting, review, papers, until }: MovedData): Case {
  const fromDay = dateOfMeeting(from);
  const along = {
    ...before,
    ...given({
      papers,
      invitations:
        until === undefined
          ? undefined
          : (before.invitations ?? []).map((one) =>
              one.until === fromDay && one.meeting === undefined ? { ...one, until } : one,
            ),
    }),
  };
  if (isListed(along)) {
    const { cancelled: _gone, ...rest } = along;
    return { ...rest, meeting };
  }
  if (review === undefined || !isOpenCase(along)) return along;
  const kept = keptOfReview(review);
  if (!isInReview(along)) return withReview(along, kept);
  // It is being prepared already: no one is asked for that again.
  const { prepareFrom: _before, ...rest } = along;
  const { prepareFrom: _again, ...same } = kept;
  return withReview(rest, same);
}
