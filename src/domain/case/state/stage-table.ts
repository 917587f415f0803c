// What is to be known of each stage besides its own fields, once: another stage is its type and a row here.
import { localDate, sayDate, sayWhen, type Instant } from '../../time/calendar.ts';
import type { IsoDate } from '../../time/dates.ts';
import { dateOfMeeting, meetingIdOf, sayMeetingId, type MeetingId, type MeetingType } from '../../meeting/meeting.ts';
import { sayConsent, type MovedFrom } from './stage-parts.ts';
import { isClosedByMistake, lifeOf, type Life } from './life.ts';
import { awaitsOutcome, hasDied } from './stages.ts';
import type { Case, CaseRow, ConsentedCase, OpenCase, Stage } from './stages.ts';
import type { CaseRung } from './rungs.ts';
import type { CaseRelation } from '../../people/reads.ts';

/** The usual way of a case. Other ends follow the station that they leave from. */
export const stations = [
  'Referral',
  'Management consent',
  'Triage',
  'Pre-MSET',
  'Full panel',
  'Open, reviewed',
  'Closed',
] as const;

type CaseAt<S extends Stage> = Extract<Case, { readonly stage: S }>;
type Words<S extends Stage> = (file: CaseAt<S>, now: Instant) => string;

/** Which meetings a case comes to, and whether it is listed for one, was held at one or comes for its review. */
interface Comes<By extends 'listing' | 'held' | 'review' = 'listing' | 'held' | 'review'> {
  readonly to: MeetingType;
  readonly by: By;
}
interface Coming extends Comes {
  readonly on: IsoDate;
}
/** An open case comes for its review, and no other case does. */
type StageRow<S extends Stage> = Row<S> &
  (S extends OpenCase['stage'] ? { readonly comes: Comes<'review'> } : { readonly comes?: Comes<'listing' | 'held'> });
interface Row<S extends Stage> {
  /** What people read for it (docs/process.md P2.2). */
  readonly label: string;
  /** Not sent yet; with the managers; something is asked of MSET; nothing is asked any more. */
  readonly phase: 'draft' | 'referred' | 'active' | 'over';
  readonly consented: S extends ConsentedCase['stage'] ? true : false;
  /** Where My cases lists it: what asks something of the referrer first, what is over last. */
  readonly place: number;
  /** To whom such a case is open; how much of it each of them reads is said in people/reads.ts. */
  readonly readBy: readonly CaseRelation[];
  readonly station?: (typeof stations)[number];
  /** The stage says more than its station: "Pre-MSET: held, next month". */
  readonly saysMore?: true;
  /** When a case came here, where that is not its last change: an action done meanwhile moves nothing. */
  readonly since?: (file: CaseAt<S>) => Instant;
  /** The line of its card in a chat: nothing of why. */
  readonly line?: Words<S>;
  /** What comes next. */
  readonly next?: Words<S>;
  /** What the referrer does meanwhile (docs/process.md P9.1). */
  readonly does?: Words<S>;
}

const decided = ({ decisions, changedAt }: ConsentedCase): Instant => decisions?.at(-1)?.at ?? changedAt;
const wasToldOf = ({ reminded }: ConsentedCase, late: CaseRung): boolean =>
  (reminded ?? []).some(({ rung }) => rung === late);
const why = (): string => 'Open says what was decided, and why.';
/** The meeting that it comes to, and one before that was cancelled. */
interface Listing {
  readonly meeting: MeetingId;
  readonly cancelled?: MeetingId;
  readonly movedFrom?: MovedFrom;
}
const cancelledLine = ({ cancelled, meeting, movedFrom }: Listing): string =>
  cancelled === undefined ? movedLine(meeting, movedFrom) : `${sayMeetingId(cancelled)} was cancelled. `;
/** Until something else moves it again. */
const movedLine = (meeting: MeetingId, moved: MovedFrom | undefined): string =>
  moved?.to === meeting ? `Moved from the ${sayMeetingId(moved.meeting)}. ` : '';
const nonePlanned = ({ meeting, cancelled }: Listing): string | undefined =>
  cancelled === meeting ? 'No other is planned yet: this card says so when one is.' : undefined;
const nextMeeting = (one: Listing): string =>
  cancelledLine(one) + (nonePlanned(one) ?? `Next: ${sayMeetingId(one.meeting)}.`);
const onAgenda = (one: Listing): string =>
  cancelledLine(one) + (nonePlanned(one) ?? `On the agenda of ${sayMeetingId(one.meeting)}.`);
const keepsRecord =
  'keep every record, and be ready for the review of the death. The co-ordinator says what is asked of you.';
const followsPlan = (one: Pick<CaseRow, 'hold'>): string =>
  hasDied(one) ? keepsRecord : 'carry on with the plan and with your own actions.';
interface Reviewed {
  readonly prepareBy?: Instant;
  readonly prepared?: object;
  readonly inReview?: true;
  readonly reviewOn: IsoDate;
  readonly reviewBy?: IsoDate;
  readonly unplanned?: true;
  readonly movedFrom?: MovedFrom;
  readonly hold?: CaseRow['hold'];
}
const movedReview = ({ reviewOn, movedFrom }: Reviewed): string => movedLine(meetingIdOf('panel', reviewOn), movedFrom);
const noPanel = ({ reviewOn, reviewBy = reviewOn, unplanned }: Reviewed): string | undefined =>
  unplanned && `A review is due by ${sayDate(reviewBy)}, and no panel is planned before then.`;
const panelDecides = ({ reviewOn }: Reviewed): string => `The case is on the panel’s agenda by ${sayDate(reviewOn)}.`;
const reviewed = (one: Reviewed): string =>
  movedReview(one) +
  (hasDied(one) ? panelDecides(one) : (noPanel(one) ?? `Next: a review by ${sayDate(one.reviewOn)}.`));
/** Where its preparation stands, and the panel. */
const beingReviewed = (one: Reviewed, now: Instant): string => {
  const { prepared, prepareBy, reviewOn, unplanned } = one;
  const panel = unplanned ? noPanel(one) : `${movedReview(one)}The panel is on ${sayDate(reviewOn)}.`;
  if (prepared !== undefined) return `The review is prepared. ${panel}`;
  // No one is asked to prepare one of a child who has died (docs/process.md P17.7).
  if (hasDied(one)) return panel ?? '';
  if (prepareBy === undefined) return `Review due. ${panel}`;
  const by = sayWhen(prepareBy, now);
  return `${prepareBy <= now ? `The review is late: it was due ${by}.` : `Review due: prepare it by ${by}.`} ${panel}`;
};
const preparing = (one: Reviewed): string => {
  if (hasDied(one)) return 'be ready to tell the panel about the child.';
  return one.prepared === undefined
    ? 'prepare the review: what has changed, the child’s own words now, and what you propose.'
    : 'be ready to tell the panel about the child. Add an update if something is new.';
};
const nextReview = (one: Reviewed): string =>
  movedReview(one) + (hasDied(one) ? panelDecides(one) : (noPanel(one) ?? `Next review by ${sayDate(one.reviewOn)}.`));

/** Who checks a referral that was received, by when, and the pre-MSET that was planned at its consent. */
export function checkedBy(
  { triageBy, consent: { preMset } }: Pick<CaseAt<'received'>, 'triageBy' | 'consent'>,
  who: string,
): string {
  const by = triageBy === undefined ? '' : ` by ${sayWhen(triageBy)}`;
  const on = preMset === undefined ? '' : `, planned for ${sayDate(preMset)}`;
  return `${who} checks it${by} and lists it for the next pre-MSET${on}.`;
}

/** After a closure: how it stands, what is asked by when, and what the lead worker does; by whom it is about. */
const closedWords: Readonly<
  Record<Life | 'byMistake', { readonly stands: string; readonly asked: (by: string) => string; readonly does: string }>
> = {
  child: {
    stands: 'Closed. The plan carries on outside MSET.',
    asked: (by) => `The child and family are given their letter by ${by}. Record the feedback when they have it.`,
    does: 'carry on with that plan. If there is a new worry, refer again.',
  },
  adult: {
    stands: 'Closed. The young person is 18, and the plan carries on with adult services.',
    asked: (by) => `They are given their letter by ${by}. Record the feedback when they have it.`,
    does: 'carry on with that plan. A new worry about them goes to adult services.',
  },
  died: {
    stands: 'Closed: the child has died. The legal hold stays.',
    asked: (by) => `Someone speaks with the family by ${by}. Record the feedback when that is done.`,
    does: keepsRecord,
  },
  byMistake: {
    stands: 'Closed because a death was recorded by mistake. The child is alive: **Refer again** if MSET is to go on.',
    asked: (by) => `Someone speaks with the family by ${by}. Record the feedback when that is done.`,
    does: 'see that the child has a plan, and refer again if MSET is to go on.',
  },
};
const closedAs = (childCase: CaseAt<'closed'>, now: Instant): (typeof closedWords)[Life] =>
  closedWords[isClosedByMistake(childCase) ? 'byMistake' : lifeOf(childCase, now)];

const untilConsent: readonly CaseRelation[] = [
  'referrer',
  'alsoReferred',
  'decider',
  'delegate',
  'managerAbove',
  'named',
];
const atTriage: readonly CaseRelation[] = [...untilConsent, 'coordinator', 'chair', 'minutes', 'audits'];
const sinceTriage: readonly CaseRelation[] = [...atTriage, 'invited', 'staffOfficer'];
const sinceOpening: readonly CaseRelation[] = [...sinceTriage, 'core', 'senior'];

/** In the order of the process. */
const stages: { readonly [S in Stage]: StageRow<S> } = {
  draft: {
    label: 'Draft',
    phase: 'draft',
    consented: false,
    place: 2,
    readBy: ['referrer'],
    station: 'Referral',
    since: ({ startedAt }) => startedAt,
    next: () => 'Not sent yet. Continue when you are ready; everything is saved.',
  },
  awaitingConsent: {
    label: 'With manager',
    phase: 'referred',
    consented: false,
    place: 3,
    readBy: ['referrer', 'alsoReferred', 'asked', 'decider', 'named'],
    station: 'Management consent',
    next: ({ submission: { consenter, due } }, now) =>
      consenter === undefined
        ? 'The co-ordinator chooses who decides.'
        : `With ${consenter.name} for management consent, ${due.at <= now ? 'which was due' : 'due'} ${sayWhen(due.at, now)}.`,
  },
  returned: {
    label: 'Returned',
    phase: 'referred',
    consented: false,
    place: 1,
    readBy: untilConsent,
    station: 'Referral',
    saysMore: true,
    since: ({ returned }) => returned.at,
    line: () => 'More information is needed: read why, then continue.',
    // Returned after consent, it goes straight back to the co-ordinator (docs/process.md P5.6).
    next: ({ consent }) =>
      consent === undefined
        ? 'Next: press **Continue**, make the changes asked for, and resubmit. The deadline starts again.'
        : 'Next: press **Continue**, make the changes asked for, and resubmit. Consent still holds, and it goes straight back to the co-ordinator, unless you change who the child is or the types of exploitation.',
  },
  notAuthorised: {
    label: 'Not authorised',
    phase: 'over',
    consented: false,
    place: 14,
    readBy: untilConsent,
    since: ({ declined }) => declined.at,
  },
  withdrawn: {
    label: 'Withdrawn',
    phase: 'over',
    consented: false,
    place: 18,
    readBy: ['referrer', 'alsoReferred', 'managerAbove', 'named'],
    since: ({ withdrawn }) => withdrawn.at,
  },
  received: {
    label: 'Received',
    phase: 'active',
    consented: true,
    place: 4,
    readBy: [...atTriage, 'waiting'],
    station: 'Triage',
    // Submitted again after the co-ordinator returned it, consent still holds.
    since: ({ submission, consent }) => (submission.at > consent.at ? submission.at : consent.at),
    line: (childCase, now) => (awaitsOutcome(childCase) ? '' : sayConsent(childCase.consent, now)),
    next: (childCase) => `Next: ${checkedBy(childCase, 'the co-ordinator')}`,
    does: () => 'nothing now.',
  },
  listed: {
    label: 'Listed',
    phase: 'active',
    consented: true,
    place: 5,
    readBy: sinceTriage,
    station: 'Pre-MSET',
    comes: { to: 'preMset', by: 'listing' },
    line: onAgenda,
    next: nextMeeting,
    does: () => 'nothing now. The co-ordinator may ask you to speak about the child at the meeting.',
  },
  held: {
    label: 'Held, next month',
    phase: 'active',
    consented: true,
    place: 6,
    readBy: sinceTriage,
    station: 'Pre-MSET',
    saysMore: true,
    comes: { to: 'preMset', by: 'held' },
    line: (childCase) =>
      `${wasToldOf(childCase, 'held') ? 'Held for too long. ' : ''}It goes back to the next pre-MSET.`,
    next: () => 'Next: it goes back to the next pre-MSET; its actions carry on meanwhile.',
    does: followsPlan,
  },
  toPanel: {
    label: 'Going to panel',
    phase: 'active',
    consented: true,
    place: 7,
    readBy: sinceTriage,
    station: 'Full panel',
    comes: { to: 'panel', by: 'listing' },
    line: onAgenda,
    next: nextMeeting,
    does: () => 'be ready to tell the panel about the child. The co-ordinator will tell you how to join.',
  },
  otherPlan: {
    label: 'Other plan agreed',
    phase: 'over',
    consented: true,
    place: 13,
    readBy: sinceTriage,
    since: decided,
    line: (childCase) =>
      childCase.outcome === undefined
        ? `${wasToldOf(childCase, 'outcome') ? 'How it ended is not recorded yet. ' : ''}Open says which plan, and who leads it.`
        : 'The outcome is recorded.',
    next: ({ outcome }) =>
      outcome === undefined
        ? 'The plan carries on outside MSET. Its outcome is recorded here.'
        : 'Nothing more is needed here.',
    does: (childCase) => {
      if (hasDied(childCase)) return keepsRecord;
      return childCase.outcome === undefined
        ? 'carry on with that plan, and record the outcome when you know how it ended.'
        : '';
    },
  },
  open: {
    label: 'Open',
    phase: 'active',
    consented: true,
    place: 9,
    readBy: sinceOpening,
    station: 'Open, reviewed',
    comes: { to: 'panel', by: 'review' },
    line: nextReview,
    next: reviewed,
    does: followsPlan,
  },
  review: {
    label: 'Review',
    phase: 'active',
    consented: true,
    place: 8,
    readBy: sinceOpening,
    station: 'Open, reviewed',
    saysMore: true,
    comes: { to: 'panel', by: 'review' },
    line: beingReviewed,
    next: (childCase, now) =>
      `Next: the panel ${hasDied(childCase) ? 'decides about' : 'reviews'} it. ${beingReviewed(childCase, now)}`,
    does: preparing,
  },
  transition: {
    label: 'Transition',
    phase: 'active',
    consented: true,
    place: 10,
    readBy: sinceOpening,
    station: 'Open, reviewed',
    saysMore: true,
    comes: { to: 'panel', by: 'review' },
    line: (childCase, now) => (childCase.inReview === true ? beingReviewed(childCase, now) : nextReview(childCase)),
    next: (childCase, now) => (childCase.inReview === true ? beingReviewed(childCase, now) : reviewed(childCase)),
    does: (childCase) =>
      childCase.inReview === true
        ? preparing(childCase)
        : hasDied(childCase)
          ? keepsRecord
          : 'carry on with the plan, together with the adult lead.',
  },
  closing: {
    label: 'Closing',
    phase: 'active',
    consented: true,
    place: 11,
    readBy: sinceOpening,
    station: 'Open, reviewed',
    saysMore: true,
    comes: { to: 'panel', by: 'review' },
    line: (childCase, now) =>
      `Closure proposed. ${childCase.inReview === true ? beingReviewed(childCase, now) : nextReview(childCase)}`,
    next: (childCase, now) =>
      `Next: the panel decides whether to close. Until then it stays open. ${childCase.inReview === true ? beingReviewed(childCase, now) : nextReview(childCase)}`,
    does: (childCase) => (childCase.inReview === true ? preparing(childCase) : followsPlan(childCase)),
  },
  transferWaiting: {
    label: 'Transfer waiting',
    phase: 'active',
    consented: true,
    place: 12,
    readBy: sinceOpening,
    station: 'Open, reviewed',
    saysMore: true,
    comes: { to: 'panel', by: 'review' },
    line: (childCase, now) =>
      `Waiting for the other council to accept in writing. ${childCase.inReview === true ? beingReviewed(childCase, now) : nextReview(childCase)}`,
    next: (childCase, now) =>
      `Until the other council has accepted in writing, we remain responsible. ${childCase.inReview === true ? beingReviewed(childCase, now) : nextReview(childCase)}`,
    does: (childCase) =>
      childCase.inReview === true
        ? preparing(childCase)
        : 'carry on with the plan until the other council has taken over.',
  },
  closed: {
    label: 'Closed',
    phase: 'over',
    consented: true,
    place: 15,
    readBy: [...sinceTriage, 'core'],
    station: 'Closed',
    since: decided,
    line: why,
    next: (childCase, now) => {
      const { stands, asked } = closedAs(childCase, now);
      const { feedback } = childCase;
      return feedback === undefined || feedback.given !== undefined
        ? stands
        : `${stands} ${asked(sayWhen(feedback.due.at, now))}`;
    },
    does: (childCase, now) => closedAs(childCase, now).does,
  },
  transferred: {
    label: 'Transferred',
    phase: 'over',
    consented: true,
    place: 16,
    readBy: [...sinceTriage, 'core'],
    since: decided,
    line: why,
    next: () => 'That council takes over.',
    does: () => 'pass on what you know.',
  },
  merged: {
    label: 'Merged',
    phase: 'over',
    consented: true,
    place: 17,
    readBy: sinceTriage,
    line: why,
    next: ({ into }) => `Continues as ${into}: open that one. What was referred here stays on record.`,
  },
};

/** What is to be known of the stage of this case. */
export const stageOf = <S extends Stage>({ stage }: { readonly stage: S }): StageRow<S> => stages[stage];

export const stageNames = Object.keys(stages) as readonly Stage[]; // each of a closed union
/** Where a case is itself what goes on with the child: of one that ended in another that one is, and all is pressed there. */
export const ownStages: readonly Stage[] = stageNames.filter((stage) => stage !== 'merged');
export const stageLabels = Object.fromEntries(stageNames.map((stage) => [stage, stages[stage].label])) as Readonly<
  Record<Stage, string>
>;
export const stagesThat = (fit: (row: StageRow<Stage>) => boolean): readonly Stage[] =>
  stageNames.filter((stage) => fit(stageOf<Stage>({ stage })));
/** Stages of a case that management consent was given to. */
export const consentedStages = stageNames.filter((stage): stage is ConsentedCase['stage'] => stages[stage].consented);
/** Stages of a case that the panel opened, and follows. */
export const openStages = stageNames.filter(
  (stage): stage is OpenCase['stage'] => stages[stage].comes?.by === 'review',
);
export const isOpenCase = (childCase: Case): childCase is OpenCase =>
  openStages.some((stage) => stage === childCase.stage);
/** Stages in which something is still asked of MSET. */
export const activeStages = consentedStages.filter((stage) => stages[stage].phase === 'active');
/** Those of them in which agencies see a case: others may be invited to it. */
export const invitingStages = activeStages.filter((stage) => stages[stage].readBy.includes('invited'));
/** Whether anything is asked of MSET about it. */
export const isActive = (file: { readonly stage: Stage }): boolean => stageOf<Stage>(file).phase === 'active';
/** Since when nothing is asked of anyone about it; undefined while something is. */
export const endedOn = (childCase: Case): IsoDate | undefined =>
  stageOf(childCase).phase === 'over'
    ? localDate(stageOf(childCase).since?.(childCase) ?? childCase.changedAt)
    : undefined;
/** Stages in which something is asked of the lead worker, or may be. */
export const ledStages = stagesThat(({ phase }) => phase !== 'over');
/** The same of a case: it is in one of them, or an answer to its challenge is to come. */
export const isLed = (row: Pick<CaseRow, 'stage' | 'challenge'>): boolean =>
  ledStages.includes(row.stage) || (row.challenge !== undefined && row.challenge.answer === undefined);
/** And those before that others than the referrer follow. */
export const followedStages = stagesThat(({ phase }) => phase === 'referred' || phase === 'active');

export const hasConsent = (file: { readonly stage: Stage }): boolean => stageOf(file).consented;
export const isConsented = (file: Case): file is ConsentedCase => hasConsent(file);

/** To which meetings a case comes, and from which day on: that of its meeting, of the one that held it, of its review. */
export function comesOn(row: Pick<CaseRow, 'stage' | 'meeting' | 'reviewOn'>): Coming | undefined {
  const { comes } = stageOf(row);
  const on = comes?.by === 'review' ? row.reviewOn : row.meeting && dateOfMeeting(row.meeting);
  return comes === undefined || on === undefined ? undefined : { ...comes, on };
}
