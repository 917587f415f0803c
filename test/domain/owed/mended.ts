// What the audit of the process and the walk found, and what mends it: each with the case that once showed it. Before, no one
// was called for what it names, or no one might settle it, or an ending left it behind.
import {
  at,
  challenged,
  colin,
  declined,
  greta,
  hal,
  moira,
  noConflict,
  priya,
  resubmitted,
  returned,
  tess,
  withdrawn,
  withdrawnUnsafe,
  type StoryRow,
  type Told,
} from '../../people/builders.ts';
import {
  acceptanceRecorded,
  adultLeadNamed,
  birthCorrected,
  conflictInMeeting,
  decided,
  earlyAsked,
  listed,
  mergedInto,
  nextPreMset,
  nowChanged,
  other,
  planned,
  restrictedByHand,
  routeTaken,
  sentBack,
  strategyCalled,
  transferBegun,
} from '../../people/meeting-builders.ts';
import { added as named } from '../../people/mention-builders.ts';
import { isMissing } from '../../people/episode-builders.ts';
import { added as actionAdded } from '../case/action/action-story.ts';
import type { DutyName } from './account.ts';
import type { Shown } from './shown.ts';
import {
  april,
  closing,
  considered,
  february,
  march,
  ofLado,
  opened,
  openedEmerging,
  received,
  referredToNrm,
  sent,
  thrice,
  turns17half,
  turns17ten,
  turns18,
} from './stories.ts';

const withStaff = named('person', { works: 'yes' });
const saidNow = nowChanged({ trueNow: 'concern', worksWithChildren: 'yes', concernHeight: 'threshold' });

/** It is heard of and may be settled now; or the last row of the story is refused, and says what is owed. */
export interface Mended {
  readonly finding: string;
  readonly duty: DutyName;
  readonly stage: string;
  readonly shown: Shown;
  /** What the refusal names. */
  readonly bars?: RegExp;
}
type Line = readonly [stage: string, shown: Told | Shown];
const of = (finding: string, duty: DutyName, ...lines: readonly Line[]): readonly Mended[] =>
  lines.map(([stage, shown]) => ({ finding, duty, stage, shown: 'told' in shown ? shown : { told: shown } }));
const barring = (finding: string, duty: DutyName, bars: RegExp, ...lines: readonly Line[]): readonly Mended[] =>
  of(finding, duty, ...lines).map((line) => ({ ...line, bars }));

const referred: Told = [...received(), referredToNrm];
const inAFortnight = (...told: readonly (Told | StoryRow)[]): Shown => ({
  told: told.flatMap((rows): Told => (isRow(rows) ? [rows] : rows)),
  days: 14,
});
const isRow = (rows: Told | StoryRow): rows is StoryRow => typeof rows[1] === 'number' || typeof rows[1] === 'string';
/** Sent again ten days later. */
const whileReturned = (...rows: Told): Told => [
  ...referred,
  sentBack(),
  at('2027-01-14T10:00:00.000Z', resubmitted()),
  ...rows,
];
const stepped: Told = [...received(), ...opened, decided('stepUp', february)];
const thirdSignificant: Told = [
  ...received(),
  ...opened,
  decided('continue', february),
  decided('continue', march),
  decided('continue', april),
];
const called: Told = [...received(), ...opened, strategyCalled()];
const restricted = restrictedByHand('personOfConcernIsStaff');
const waitingChallenge: Told = [...received(), listed(), decided('hold'), challenged()];
const panel18May = planned('2027-05-18', 'panel');
const bothConflicted: Told = [conflictInMeeting(moira, february), conflictInMeeting(tess, february)];
const conflictedAtNext: Told = [conflictInMeeting(moira, nextPreMset), conflictInMeeting(tess, nextPreMset)];
const closed: Told = [...closing, decided('close', march)];
const accepted: Told = [transferBegun(), acceptanceRecorded()];
const early: Told = [...received(), ...openedEmerging, earlyAsked()];

const discussion = /the outcome of the strategy discussion/;
const challengeOpen = /the answer to the challenge/;
const route = /the route at 18/;

export const mended: readonly Mended[] = [
  // A merge, and the endings that followed one another.
  ...barring('P-1', 'strategy', discussion, ['merged', [...received(), strategyCalled(), mergedInto(other)]]),
  ...of('P-1', 'lado', ['merged', { told: [...received(ofLado), mergedInto(other)], into: received() }]),
  ...barring('P-1', 'challenge', challengeOpen, ['merged', [...waitingChallenge, mergedInto(other)]]),
  // A child who is missing is missing in the case that is kept, and its people are called for it.
  ...of('P-1', 'missing', ['merged', { told: [...received(), isMissing(), mergedInto(other)], into: received() }]),
  // The LADO clock waited for consent, and died.
  ...of(
    'P-3',
    'lado',
    ['awaitingConsent', sent(ofLado)],
    ['returned', [...sent(ofLado), noConflict(), returned()]],
    ['notAuthorised', [...sent(ofLado), noConflict(), declined()]],
    ['withdrawn', [...sent(ofLado), withdrawn()]],
    ['otherPlan', [...received(ofLado), listed(), decided('otherPlan')]],
    ['closed', [...received(ofLado), ...opened, ...closed]],
    ['transferred', [...received(ofLado), ...opened, ...accepted]],
  ),
  // A case might end with it outstanding.
  ...barring(
    'P-4',
    'strategy',
    discussion,
    ['withdrawn', [...received(), strategyCalled(), withdrawn(moira)]],
    ['otherPlan', [...received(), listed(), strategyCalled(), decided('otherPlan')]],
    ['closed', [...called, ...closed]],
  ),
  ...barring('P-4', 'senior', /the senior decision/, ['closed', [...stepped, ...closed]]),
  ...barring('P-4', 'seniors', /the answer of the seniors/, [
    'closed',
    [...thirdSignificant, ...closing, decided('close', panel18May)],
  ]),
  ...barring('P-4', 'challenge', challengeOpen, [
    'withdrawn',
    [...received(), listed(), decided('transfer'), challenged(), withdrawn(moira)],
  ]),
  ...of('P-4', 'unsafeWithdrawal', ['withdrawn', [...sent(), withdrawnUnsafe()]]),
  // At eighteen.
  ...barring(
    'P-7 a, b',
    'route',
    route,
    ['closed', [...received(turns18), ...opened, ...closed]],
    ['otherPlan', [...received(turns18), listed(), decided('otherPlan', nextPreMset)]],
  ),
  ...of('P-7 c', 'adultLead', [
    'received',
    { told: [...received(turns18), adultLeadNamed(), birthCorrected('20/7/2009')], days: 60 },
  ]),
  ...of('P-7 d', 'adultLead', ['transition', { told: [...received(turns17half), ...opened], days: 60 }]),
  ...of('P-7 d', 'adultLeadLate', ['transition', { told: [...received(turns17ten), ...opened], days: 30 }]),
  // An early review that a panel did not reach slipped on in silence.
  ...of('P-8', 'review', ['review', { told: early, days: 40 }]),
  // Returned was a hole for a child whom MSET had taken.
  ...barring('P-10', 'challenge', challengeOpen, ['returned', [...waitingChallenge, sentBack()]]),
  ...of('P-10', 'adultLead', ['returned', { told: [...received(turns17half), sentBack()], days: 30 }]),
  ...of('P-10', 'adultLeadLate', ['returned', { told: [...received(turns17ten), sentBack()], days: 30 }]),
  ...of('P-10', 'route', ['returned', { told: [...received(turns18), sentBack()], days: 30 }]),
  // Considered, not submitted yet, ended the record.
  ...of('P-11', 'nrmConsidered', ['withdrawn', [...received(), considered, withdrawn(moira)]]),
  // The calls ended while the duty did not.
  ...of('P-19', 'triage', ['received', received()]),
  ...of('P-19', 'consent', ['awaitingConsent', sent()]),
  ...of('P-19', 'returned', ['returned', [...sent(), noConflict(), returned()]]),
  // The lead worker is away, or a conflict keeps out those who would hear.
  ...of('P-21', 'prepare', ['open', { told: [...received(), ...opened], days: 14, gone: [priya, colin, greta, hal] }]),
  ...of('P-21', 'challenge', ['held', [...waitingChallenge, ...conflictedAtNext]]),
  ...of('P-21', 'held', ['held', [...waitingChallenge, ...conflictedAtNext]]),
  ...of('P-21', 'strategy', ['open', [...called, ...bothConflicted]]),
  ...of('P-21', 'transfer', ['transferWaiting', [...received(), ...opened, transferBegun(), ...bothConflicted]]),
  ...of('P-21', 'route', ['open', { told: [...received(turns18), ...opened, ...bothConflicted], days: 7 }]),
  ...of('P-21', 'review', ['open', { told: [...received(), ...opened, ...bothConflicted], days: 7 }]),
  // Recorded, lost by a return, and asked for again.
  ...of('N-1', 'adultLead', ['received', [...received(turns18), adultLeadNamed(), sentBack(), resubmitted()]]),
  ...of('N-1', 'route', ['received', [...received(turns18), routeTaken(), sentBack(), resubmitted()]]),
  // Restricted, no one in the directory might record it.
  ...of('N-2', 'senior', ['restricted', [...stepped, restricted]]),
  ...of('N-2', 'seniors', ['restricted', [...thirdSignificant, restricted]]),
  // Acceptance by another council left it behind.
  ...barring('N-3', 'strategy', discussion, ['transferred', [...called, ...accepted]]),
  ...barring('N-3', 'senior', /the senior decision/, ['transferred', [...stepped, ...accepted]]),
  ...barring('N-3', 'seniors', /the answer of the seniors/, ['transferred', [...thirdSignificant, ...accepted]]),
  // The call at 17 years and ten months went to those who may not name an adult lead.
  ...of('N-4', 'adultLeadLate', ['transition', { told: [...received(turns17ten), ...opened], days: 30 }]),
  // Due while the case is with its referrer, it called no one, and never again.
  ...of(
    'N-5',
    'nrmReasonable',
    ['received', whileReturned()],
    ['listed', whileReturned(listed(nextPreMset))],
    ['held', whileReturned(listed(nextPreMset), decided('hold', nextPreMset))],
    ['returned', inAFortnight(referred, sentBack())],
    ['withdrawn', inAFortnight(referred, withdrawn(moira))],
    ['otherPlan', inAFortnight(referred, listed(), decided('otherPlan'))],
    ['closed', inAFortnight(referred, opened, closed)],
    ['transferred', inAFortnight(referred, opened, accepted)],
    ['merged', { ...inAFortnight(referred, mergedInto(other)), into: received() }],
  ),
  // 18 on 2 February: it could not be sent again, and a child who is missing bars a withdrawal.
  ...of('18 while returned', 'returned', [
    'returned',
    {
      told: [...received(turns18), adultLeadNamed(), sentBack(), at('2027-01-09T10:00:00.000Z', isMissing())],
      days: 40,
    },
  ]),
  // Said under People and places it called no one; said while the referral was returned, it went with sending that again.
  ...of(
    'works with children',
    'lado',
    ['received', [...received(), withStaff]],
    ['awaitingConsent', [...sent(), withStaff]],
    ['received', [...received(), sentBack(), saidNow, resubmitted()]],
    ['merged', { told: [...received(), withStaff, mergedInto(other)], into: received() }],
  ),
  // A third episode asked for a discussion that no one was called for.
  ...of(
    'third episode',
    'thirdEpisode',
    ['awaitingConsent', [...sent(), ...thrice]],
    ['received', [...received(), ...thrice]],
    ['returned', [...received(), ...thrice, sentBack()]],
  ),
  // Called for it were people who may not end an action, where the co-ordinator had left.
  ...of('actions after the end', 'actions', [
    'transferred',
    { told: [...received(), ...opened, actionAdded(), ...accepted], gone: [moira] },
  ]),
  ...barring('third episode', 'thirdEpisode', /a strategy discussion/, [
    'withdrawn',
    [...received(), ...thrice, withdrawn(moira)],
  ]),
];
