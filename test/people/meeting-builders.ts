/**
 * Meetings that tests start from, and what the co-ordinator and meetings do with a case: deeds as in builders.ts.
 * `given(...received, listed(), decided('hold'))` is a held case's facts.
 */
import { clockActor, type Person } from '../../src/domain/people/actor.ts';
import type { Instant } from '../../src/domain/time/calendar.ts';
import type { ReviewId } from '../../src/domain/case/review/review.ts';
export { ada, lee } from '../../src/demo/cast.ts';
import { ada, lee } from '../../src/demo/cast.ts';
import type { DecisionInput } from '../../src/domain/case/meeting/decision.ts';
import { mintReference, type Reference } from '../../src/domain/kernel/ids.ts';
import type { Meeting } from '../../src/domain/meeting/meeting.ts';
import { meetingMatter, type MeetingCommand } from '../../src/domain/meeting/table.ts';
import { panelDateAfter } from '../../src/domain/meeting/meeting.ts';
import {
  at,
  colin,
  consented,
  directory,
  factOn,
  filledIn,
  later,
  monday10,
  greta,
  ife,
  moira,
  noConflict,
  priya,
  ravi,
  submitted,
  tess,
  type StoryRow,
  type Told,
} from './builders.ts';

/** A meeting after a step, as the write path takes it. Throws where it is refused: then the test is wrong. */
function meets(root: Meeting | undefined, actor: Person, command: MeetingCommand, now: Instant): Meeting {
  const fact = factOn(meetingMatter, { root }, command, { actor, now, directory });
  if (typeof fact === 'string') throw new Error(`${actor.name} may not ${command.step} here: ${fact}`);
  return meetingMatter.evolve({ root }, fact).root;
}

/** A meeting at 14:00, chaired by Tess, as the co-ordinator planned it on Monday 4 January. */
export const planned = (date: string, type: 'preMset' | 'panel' = 'preMset'): Meeting =>
  meets(
    undefined,
    moira,
    { step: 'planMeeting', input: { type, date, time: '14:00', chair: tess.objectId } },
    monday10,
  );

const running = new Map<Meeting, Meeting>();
/** The same under way and quorate. */
export function underWay(meeting: Meeting): Meeting {
  const [start, here] = [{ step: 'startMeeting', input: {} } as const, { step: 'attendMeeting', input: {} } as const];
  const there = [moira, tess, ravi, colin, ada, lee];
  const known = running.get(meeting);
  if (known !== undefined) return known;
  const started = meets(meeting, moira, start, meeting.startsAt);
  const full = there.reduce((before, person) => meets(before, person, here, meeting.startsAt), started);
  running.set(meeting, full);
  return full;
}

/** The same ended, after three hours: its minutes can be read. */
export const ended = (meeting: Meeting): Meeting =>
  meets(underWay(meeting), moira, { step: 'endMeeting', input: { undecided: [] } }, later(meeting.startsAt, 180));

/** Tuesday 12 January; the panel a week later; the pre-MSET of the month after. */
export const preMset = planned('2027-01-12');
export const panel = planned(panelDateAfter(preMset.date), 'panel');
export const nextPreMset = planned('2027-02-09');

/** Another case of the same child. */
export const other: Reference = mintReference(new Uint8Array(8));

/** Priya's referral of Kestrel until the co-ordinator has it. */
export const untilReceived: Told = [filledIn(), submitted(), noConflict(), consented()];

export const listed = (meeting = preMset, invited = 'health,education', by: Person = moira): StoryRow => [
  by,
  1,
  'listCase',
  { meeting: meeting.id, invited, alike: [], employer: '-notKnown' },
  { meeting },
];
/** Moved to that meeting, which is planned; with why it cannot wait, where its papers have closed. */
export const movedTo = (
  meeting: Meeting,
  lateReason = '',
  by: Person = moira,
  after: number | Instant = 1,
): StoryRow => [
  by,
  after,
  'moveCase',
  { to: meeting.id, reason: 'His school cannot come on that day.', lateReason },
  { meeting },
];
export const sentBack = (by: Person = moira): StoryRow => [
  by,
  1,
  'returnFromTriage',
  { reason: 'voice', note: 'Please ask him what he wants.' },
];
export const strategyCalled = (by: Person = moira): StoryRow => [
  by,
  1,
  'sendToStrategy',
  { reason: 'He was hurt last night.' },
];
export const strategyHeld = (by: Person = moira): StoryRow => [
  by,
  1,
  'recordStrategyOutcome',
  { heldOn: '4/1/2027', tookPart: 'Police and health.', outcome: 'section47', follows: 'An enquiry.' },
];
export const calmed = (by: Person = moira): StoryRow => [by, 1, 'noLongerUrgent', { reason: 'He is with his aunt.' }];
export const restrictedByHand = (ground = 'highProfile', by: Person = moira): StoryRow => [
  by,
  1,
  'restrict',
  { ground, reason: 'His father is a councillor.' },
];
export const lifted = (by: Person = moira): StoryRow => [
  by,
  1,
  'liftRestriction',
  { reason: 'Yes was pressed by mistake.' },
];
export const letIn = (person: Person, by: Person = moira): StoryRow => [
  by,
  1,
  'namePerson',
  { person: person.objectId, reason: 'The meeting hears it.' },
];
export const nameRemoved = (person: Person, by: Person = moira): StoryRow => [
  by,
  1,
  'removeName',
  { person: person.objectId, reason: 'The meeting is over.' },
];
/** Kept out, with a successor where one is named. */
export const keptOut = (
  person: Person,
  by: Person = moira,
  successor: Readonly<Record<string, string>> = {},
): StoryRow => [
  by,
  1,
  'keepOut',
  { person: person.objectId, reason: 'She is his aunt, and has not said so.', ...successor },
];
export const letInAgain = (person: Person, by: Person = moira): StoryRow => [
  by,
  1,
  'letIn',
  { person: person.objectId, reason: 'It was another family.' },
];
export const glassBroken = (by: Person = ife): StoryRow => [
  by,
  1,
  'breakGlass',
  { purpose: 'complaint', reason: 'Complaint C-12: why no one answered.' },
];
export const glassReviewed = (glass: number, by: Person = greta): StoryRow => [
  by,
  1,
  'reviewGlass',
  { glass: String(glass), needed: 'yes', found: 'Spoke with the person. The complaint is real.' },
];
export const seniorDecided = (by: Person = tess): StoryRow => [
  by,
  1,
  'recordSeniorDecision',
  { decided: 'A placement is paid for.', follows: 'He moves.' },
];
export const earlyAsked = (by: Person = priya): StoryRow => [
  by,
  1,
  'askEarlyReview',
  { reason: 'He was missing for three nights.' },
];
export const seniorsAnswered = (by: Person = tess): StoryRow => [
  by,
  1,
  'recordSeniorAnswer',
  { answer: 'Each agency names one person.', follows: 'A joint plan.' },
];
export const reviewBegun = (by: Person = priya): StoryRow => [
  by,
  1,
  'prepareReview',
  {
    changed: 'No new phones for a month.',
    childsWords: 'I want football back.',
    obtained: 'Priya, at home, 3 February.',
    familyView: 'His mother sleeps again.',
  },
];
export const reviewFinished = (part: ReviewId = 'R1', by: Person = priya): StoryRow => [
  by,
  1,
  'finishReview',
  {
    strengths: 'He trains twice a week.',
    trustedAdult: 'His coach.',
    helped: 'The mentor helped; letters did not.',
    proposal: 'stepDown',
  },
  { part },
];
export const updated = (risk = 'yes', by: Person = priya): StoryRow => [
  by,
  1,
  'addUpdate',
  { news: 'He was stopped in a hired car.', risk },
];
export const closureProposed = (carriesOn = 'None are open.', by: Person = priya): StoryRow => [
  by,
  1,
  'proposeClosure',
  {
    reason: 'harmEnded',
    plan: 'Early help at school carries on, led by Vic Demo.',
    carriesOn,
    childsWords: 'I am fine now.',
    familyView: 'His mother agrees.',
    outstanding: 'Nothing.',
  },
];
export const overrideSigned = (by: Person = tess): StoryRow => [
  by,
  1,
  'signOverride',
  { reason: 'He has moved away from them.' },
];
export const feedbackGiven = (by: Person = moira): StoryRow => [
  by,
  1,
  'recordFeedback',
  { letter: 'both', said: 'Priya read it with him and his mother.' },
];
export const transferBegun = (by: Person = moira, more: object = {}): StoryRow => [
  by,
  1,
  'transferOut',
  {
    council: 'Gateshead',
    contact: 'Una Fakename, duty manager, 0191 498 0500',
    whyWhen: 'His aunt takes him in on 1 February.',
    placement: 'With his aunt.',
    ...more,
  },
];
/** Of a child whom we look after: the same, once responsibility has moved. */
export const responsibilityMoved = {
  moved: 'order',
  movedBy: 'Care order to Gateshead, Newcastle family court',
  movedOn: '4/1/2027',
  confirmedBy: 'Una Fakename, duty manager',
};
export const acceptanceRecorded = (by: Person = moira, acceptedOn = '19/1/2027', more: object = {}): StoryRow => [
  by,
  1,
  'recordAcceptance',
  { who: 'Una Fakename', acceptedOn, keptWhere: 'Case system, letters', ...more },
];
export const packGiven = (by: Person = moira, givenOn = '19/1/2027'): StoryRow => [
  by,
  1,
  'recordPack',
  { givenOn, givenBy: 'Moira Mocksworth, co-ordinator', givenTo: 'Una Fakename, Gateshead, by secure mail' },
];
export const transferStopped = (by: Person = moira): StoryRow => [
  by,
  1,
  'stopTransfer',
  { reason: 'His aunt cannot take him.' },
];
export const mergedInto = (into: Reference, by: Person = moira): StoryRow => [
  by,
  1,
  'mergeCase',
  { into, reason: 'The same ID.' },
];
export const tookOver = (from: Reference, by: Person = moira): StoryRow => [by, 1, 'takeMerged', { from }];
export const outcomeRecorded = (by: Person = priya): StoryRow => [
  by,
  1,
  'recordOutcome',
  { outcome: 'He is back at school.' },
];
export const handedOver = (to: Person, by: Person = priya): StoryRow => [
  by,
  1,
  'handOver',
  { to: to.objectId, reason: 'She moves to another team.', tells: 'Both of us, at home on Friday.' },
];
export const answered = (by: Person = moira): StoryRow => [
  by,
  1,
  'answerChallenge',
  { answer: 'It comes to the next panel.' },
];
export const adultLeadNamed = (by: Person = priya, more: object = {}): StoryRow => [
  by,
  1,
  'nameAdultLead',
  {
    adultLead: 'Una Fakename, adult social care',
    careAct: 'Needs care and support, and is at risk.',
    wishes: 'I want my own flat.',
    ...more,
  },
];
export const routeTaken = (by: Person = moira): StoryRow => [
  by,
  1,
  'routeAt18',
  { route: 'adultSafeguarding', why: 'The adult lead takes it on.' },
];
export const birthCorrected = (dateOfBirth: string, birthSure = 'exact', by: Person = moira): StoryRow => [
  by,
  1,
  'correctBirth',
  { dateOfBirth, birthSure, reason: 'The birth certificate.' },
];
/** What a person says is true now: of tonight, unless said. */
export const nowChanged = (said: Readonly<Record<string, string>> = notSafeNow, by: Person = moira): StoryRow => [
  by,
  1,
  'changeNow',
  { knownBy: 'The police told me.', ...said },
];
/** Ours, with foster carers in the area of another council, which no one has notified. */
export const placedThere = {
  trueNow: 'placed',
  placedAcross: 'there',
  otherCouncil: 'Gateshead',
  heldBy: 'Our council',
  otherPolice: 'Northumbria Police',
  interviewsBy: 'Our return interview worker',
};
const notSafeNow = { trueNow: 'tonight', safeTonight: 'no', planTonight: 'With her aunt, who is told.' };
/** An agency, or by `person:` and an object id a person, invited to the case until that day; '' for its next meeting. */
export const invitedToCase = (invitee = 'agency:housing', until = '', by: Person = moira): StoryRow => [
  by,
  1,
  'inviteToCase',
  { invitee, until, reason: 'They work with his family.' },
];
export const invitationEnded = (invitee = 'agency:housing', by: Person = moira): StoryRow => [
  by,
  1,
  'endInvitation',
  { invitee, reason: 'They have done what they came for.' },
];
/** Of a mother who was told and asked, unless said. */
export const familyRecorded = (said: Readonly<Record<string, string>> = {}, by: Person = priya): StoryRow => [
  by,
  1,
  'recordFamily',
  { ...motherTold, ...said },
];
export const motherTold = {
  relative: 'new',
  name: 'Ann Madeup',
  relation: 'mother',
  responsibility: 'yes',
  reach: '0191 498 0001',
  interpreter: 'yes',
  speaks: 'Polish',
  told: 'yes',
  what: 'That we ask MSET for help, and who is there.',
  toldOn: '4/1/2027',
  toldBy: 'Priya Testworth',
  asked: 'yes',
  view: 'I want him home at night.',
};
export const harmRecorded = (what = 'harmed', by: Person = moira): StoryRow => [
  by,
  1,
  'recordHarm',
  { what, happenedOn: '4/1/2027', aware: '4/1/2027 09:00', known: 'He fell from a bridge.' },
];
export const noticeRecorded = (by: Person = moira, ground = 'lookedAfter'): StoryRow => [
  by,
  1,
  'recordNotice',
  { sentOn: '4/1/2027', ground, kept: 'The serious incidents folder.' },
];
export const notNotifiable = (by: Person = moira): StoryRow => [
  by,
  1,
  'sayNotNotifiable',
  { decidedOn: '4/1/2027', decidedBy: 'Hal Head, head of service', why: 'An accident; no neglect is suspected.' },
];
export const rapidRecorded = (by: Person = moira): StoryRow => [
  by,
  1,
  'recordRapidReview',
  { sentOn: '4/1/2027', outcome: 'none', kept: 'The serious incidents folder.' },
];
/** The fact of this number is put right; or what else of it is to be done. */
export const rightPut = (fact: number, by: Person = moira, how = 'back', why = 'The wrong child.'): StoryRow => [
  by,
  1,
  'putRight',
  { fact: String(fact), how, why },
];
export const referredAgain = (as: Reference = other, by: Person = priya): StoryRow => [
  by,
  1,
  'referAgain',
  {
    whatIsNew: 'He was missing overnight.',
    section47: 'notNeeded',
    strategyDate: '2/1/2027',
    whyNot47: 'Known.',
    as,
  },
];
/** The clock pressed. */
export const caseReminded = (when: Instant): StoryRow => at(when, [clockActor, 1, 'remindCase', {}]);

/** Everything a decision may need; those that need less leave it aside. */
export const decisionInput = (meeting: Meeting, decision: string): DecisionInput => ({
  meeting: meeting.id,
  decision,
  rationale: 'Two new phones, and he is frightened.',
  plan: 'Early help',
  lead: 'Vic Demo',
  council: 'Gateshead',
  adultLead: 'Una Fakename',
  missing: 'The school’s view.',
  band: 'significant',
  bandRationale: 'Score 23.',
  dissent: '',
  actions: 'open',
});
/** Recorded twenty minutes into the meeting. */
export const decided = (
  decision: string,
  meeting = preMset,
  by: Person = tess,
  band = 'significant',
  more: Partial<DecisionInput> = {},
): StoryRow => [
  by,
  later(meeting.startsAt, 20),
  'recordDecision',
  { ...decisionInput(meeting, decision), band, ...more },
  { meeting: underWay(meeting) },
];
/** Between meetings, by the co-ordinator with Tess, police and a manager of the council. */
export const decidedNow = (decision: string, by: Person = moira, more: object = {}): StoryRow => [
  by,
  1,
  'decideNow',
  {
    decision,
    rationale: 'He was hurt last night.',
    plan: 'Early help',
    lead: 'Vic Demo',
    council: 'Gateshead',
    missing: 'The school’s view.',
    consulted: `${ravi.objectId},${colin.objectId}`,
    chair: tess.objectId,
    ...more,
  },
];
/** The clock, on a case of a meeting that was cancelled. */
export const meetingLeft = (meeting = preMset): StoryRow => [clockActor, 1, 'leaveMeeting', { meeting: meeting.id }];
/** "I have a conflict", ten minutes into the meeting. */
export const conflictInMeeting = (by: Person, meeting = preMset): StoryRow => [
  by,
  later(meeting.startsAt, 10),
  'declareMeetingConflict',
  { meeting: meeting.id },
  { meeting: underWay(meeting) },
];
