// Who is told what of a case that has its consent: triage, meetings, challenges and the clock.
import { groundsFound, referredToNrm } from '../../domain/owed/stories.ts';
import type { Case } from '../../../src/domain/case/state/stages.ts';
import { clockActor } from '../../../src/domain/people/actor.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import {
  about,
  caseOf,
  challenged,
  colin,
  conflicted,
  consented,
  declined,
  filledIn,
  given,
  directory,
  givenIn,
  greta,
  ife,
  kestrel,
  moira,
  noConflict,
  noor,
  ola,
  priya,
  ravi,
  submitted,
  tess,
  type StoryRow,
} from '../../people/builders.ts';
import {
  ada,
  adultLeadNamed,
  birthCorrected,
  familyRecorded,
  harmRecorded,
  invitationEnded,
  invitedToCase,
  nowChanged,
  noticeRecorded,
  notNotifiable,
  rapidRecorded,
  referredAgain,
  routeTaken,
  answered,
  acceptanceRecorded,
  calmed,
  closureProposed,
  feedbackGiven,
  overrideSigned,
  packGiven,
  transferBegun,
  transferStopped,
  caseReminded,
  conflictInMeeting,
  decided,
  letIn,
  lifted,
  decidedNow,
  meetingLeft,
  listed,
  movedTo,
  mergedInto,
  nameRemoved,
  other,
  outcomeRecorded,
  rightPut,
  handedOver,
  panel,
  planned as meetingOn,
  restrictedByHand,
  sentBack,
  earlyAsked,
  seniorDecided,
  seniorsAnswered,
  strategyCalled,
  strategyHeld,
  tookOver,
  glassBroken,
  glassReviewed,
  keptOut,
  letInAgain,
} from '../../people/meeting-builders.ts';
import type { CaseStepName } from '../../../src/domain/case/whole/case.ts';
import { added } from '../../people/mention-builders.ts';
import { strikeProposed, strikeSettled } from '../../people/strike-builders.ts';
import type { Row } from './row.ts';

const asked = [filledIn(), submitted()];
const received = [...asked, noConflict(), consented()];
/** The number of the fact that comes next. */
const afterReceived = given(...received).length + 1;
const onAgenda = [...received, listed()];
/** Housing is invited, and it is said that a person of concern works for this agency. */
const invitedBeside = (employer: string): StoryRow => [
  moira,
  1,
  'inviteToCase',
  { invitee: 'agency:housing', until: '', reason: 'They work with his family.', employer },
];
const opened = [...onAgenda, decided('toPanel'), decided('open', panel)];
const february = meetingOn('2027-02-16', 'panel');
const declinedThen = [...asked, noConflict(), declined(), challenged()];
const planned = [...onAgenda, decided('otherPlan'), challenged()];
/** Restricted: greta decides instead of colin; no chair sees it. */
const restricted = [...asked, conflicted(colin, greta), noConflict(greta), consented(greta)];

const shutCase: Case = { ...caseOf(given(...received)), reference: other, restricted: 'highProfile' };

const caseOfOther = (...deeds: Row['deeds']): Case => ({ ...caseOf(given(...received, ...deeds)), reference: other });
const followed: StoryRow = [clockActor, 1, 'followMerged', { from: other }];
/** A reference that has ended in this case since. */
const endedAs = (...deeds: Row['deeds']): Case => caseOfOther(...deeds, mergedInto(third));
const third = 'MSET-9K2M-X2' as typeof other;
const keptFrom = (person: Person): Case => caseOfOther(keptOut(person));

type SinceConsent = Extract<
  CaseStepName,
  | 'answerChallenge'
  | 'remindCase'
  | 'listCase'
  | 'returnFromTriage'
  | 'sendToStrategy'
  | 'recordStrategyOutcome'
  | 'noLongerUrgent'
  | 'recordSeniorDecision'
  | 'proposeClosure'
  | 'signOverride'
  | 'recordFeedback'
  | 'transferOut'
  | 'recordPack'
  | 'recordAcceptance'
  | 'stopTransfer'
  | 'restrict'
  | 'liftRestriction'
  | 'namePerson'
  | 'removeName'
  | 'keepOut'
  | 'letIn'
  | 'breakGlass'
  | 'reviewGlass'
  | 'proposeStrike'
  | 'settleStrike'
  | 'strikeOut'
  | 'mergeCase'
  | 'takeMerged'
  | 'followMerged'
  | 'declareMeetingConflict'
  | 'recordDecision'
  | 'askEarlyReview'
  | 'recordSeniorAnswer'
  | 'recordOutcome'
  | 'handOver'
  | 'decideNow'
  | 'leaveMeeting'
  | 'moveCase'
  | 'nameAdultLead'
  | 'routeAt18'
  | 'correctBirth'
  | 'referAgain'
  | 'changeNow'
  | 'inviteToCase'
  | 'endInvitation'
  | 'recordFamily'
  | 'recordHarm'
  | 'recordNotice'
  | 'sayNotNotifiable'
  | 'recordRapidReview'
  | 'putRight'
>;
const thirdSignificant: Row['deeds'] = [
  ...onAgenda,
  decided('toPanel'),
  decided('open', panel),
  ...['2027-02-16', '2027-03-16', '2027-04-13'].map((date) => decided('continue', meetingOn(date, 'panel'))),
];
/** Of a child of 17 years and 8 months. */
const nearly18: Row['deeds'] = [
  filledIn(priya, { ...kestrel, dateOfBirth: '2/5/2009' }),
  submitted(),
  noConflict(),
  consented(),
  listed(),
];
export const sinceConsent: Readonly<Record<SinceConsent, readonly Row[]>> = {
  nameAdultLead: [
    {
      that: 'The co-ordinator of an adult lead',
      deeds: [...nearly18, adultLeadNamed()],
      tells: ['priya', 'colin', 'tess'],
      rings: ['moira'],
    },
    {
      that: 'The colleague who is named as adult lead',
      deeds: [...nearly18, adultLeadNamed(priya, { adultLeadIs: ada.objectId, adultLead: '' })],
      tells: ['priya', 'colin', 'tess'],
      rings: ['moira', 'ada'],
    },
  ],
  routeAt18: [
    {
      that: 'The lead worker of the route at 18',
      deeds: [...nearly18, routeTaken()],
      tells: ['moira', 'tess', 'colin'],
      rings: ['priya'],
    },
  ],
  correctBirth: [
    {
      that: 'The lead worker of a date of birth that was put right',
      deeds: [...onAgenda, birthCorrected('2/5/2010')],
      tells: ['moira', 'colin', 'tess'],
      rings: ['priya'],
    },
  ],
  referAgain: [{ that: 'No one on the case that ended', deeds: [...onAgenda, decided('otherPlan'), referredAgain()] }],
  changeNow: [
    {
      that: 'Everyone who works on the case of what is true now',
      deeds: [...onAgenda, nowChanged()],
      tells: ['colin'],
      rings: ['priya', 'moira', 'tess'],
    },
  ],
  inviteToCase: [
    {
      that: 'The lead of an agency that is invited',
      deeds: [...onAgenda, invitedToCase()],
      tells: ['moira', 'tess'],
      rings: ['bea'],
    },
    {
      that: 'Who speaks for the employer of a person of concern loses the card, silently',
      deeds: [...onAgenda, added('person', { works: 'yes' }), invitedBeside('health')],
      tells: ['moira', 'tess', 'ada'],
      rings: ['bea'],
    },
    {
      that: 'A person who is invited',
      deeds: [...onAgenda, invitedToCase(`person:${ola.objectId}`)],
      tells: ['moira', 'tess'],
      rings: ['ola'],
    },
    {
      that: 'Where the lead is kept out, the next who speaks for the agency',
      deeds: [...onAgenda, keptOut(ravi), invitedToCase('agency:police')],
      tells: ['moira', 'tess'],
      rings: ['pip'],
    },
  ],
  endInvitation: [
    {
      that: 'The same when it is over, silently',
      deeds: [...onAgenda, invitedToCase(), invitationEnded()],
      tells: ['moira', 'tess', 'bea'],
      rings: [],
    },
  ],
  recordFamily: [
    {
      that: 'No one is called because the family was told: cards change silently',
      deeds: [...onAgenda, familyRecorded()],
      tells: ['priya', 'moira'],
      rings: [],
    },
    {
      that: 'The lead worker, co-ordinator and chair of someone who knows and must not',
      deeds: [
        ...onAgenda,
        nowChanged({ trueNow: 'tell', mustNotBeTold: 'yes', toldWho: 'Her uncle', toldWhy: 'He hits.' }),
        familyRecorded({ isWarnedOf: 'knows', done: 'The police are told.' }),
      ],
      tells: ['colin'],
      rings: ['priya', 'moira', 'tess'],
    },
  ],
  recordHarm: [
    {
      that: 'Head of service, data protection officer and chair of a death; and everyone who might visit or ring',
      deeds: [...received, harmRecorded('died')],
      rings: ['priya', 'colin', 'moira', 'tess', 'greta', 'hal', 'ife'],
    },
    {
      that: 'The same, and who speaks for an agency that may read it',
      deeds: [...received, listed(undefined, 'health'), harmRecorded('died')],
      rings: ['priya', 'colin', 'moira', 'tess', 'greta', 'hal', 'ife', 'ada'],
    },
    {
      that: 'Head of service, data protection officer and chair of serious harm, and no one else',
      deeds: [...received, harmRecorded()],
      tells: ['priya', 'colin'],
      rings: ['moira', 'tess', 'greta', 'hal', 'ife'],
    },
  ],
  recordNotice: [
    {
      that: 'The same when the national panel has its notice, silently',
      deeds: [...received, harmRecorded(), noticeRecorded()],
      tells: ['priya', 'colin', 'moira', 'tess', 'greta', 'hal', 'ife'],
    },
  ],
  sayNotNotifiable: [
    {
      that: 'The same when it is decided that no notice is due',
      deeds: [...received, harmRecorded(), notNotifiable()],
      tells: ['priya', 'colin', 'moira', 'tess', 'greta', 'hal', 'ife'],
    },
  ],
  recordRapidReview: [
    {
      that: 'The same when the rapid review is sent',
      deeds: [...received, harmRecorded(), noticeRecorded(moira, 'abuse'), rapidRecorded()],
      tells: ['priya', 'colin', 'moira', 'tess', 'greta', 'hal', 'ife'],
    },
  ],
  putRight: [
    {
      that: 'Everyone who was told of a death that was none',
      deeds: [...received, harmRecorded('died'), rightPut(afterReceived), rightPut(afterReceived, greta)],
      rings: ['priya', 'colin', 'moira', 'tess', 'hal', 'ife'],
    },
    {
      that: 'Co-ordinators and referrer, silently, that someone is to confirm it',
      deeds: [...received, harmRecorded('died'), rightPut(afterReceived)],
      tells: ['moira', 'priya'],
    },
  ],
  answerChallenge: [
    {
      that: 'The referrer is rung; whoever else had it reads that it is answered',
      deeds: [...declinedThen, answered(greta)],
      tells: ['colin', 'greta', 'moira', 'tess'],
      rings: ['priya'],
    },
    {
      that: 'The same of a meeting’s decision',
      deeds: [...planned, answered()],
      tells: ['colin', 'moira', 'tess'],
      rings: ['priya'],
    },
  ],
  remindCase: [
    {
      that: 'The co-ordinator of triage',
      deeds: [...received, caseReminded('2027-01-06T12:00:00.000Z')],
      rings: ['moira'],
    },
    {
      that: 'The chair as well of a strategy discussion',
      deeds: [...received, listed(), strategyCalled(), caseReminded('2027-01-05T10:30:00.000Z')],
      rings: ['moira', 'tess'],
    },
    {
      that: 'Of a challenge those who may answer it: of a refusal the next manager up, and no chair',
      deeds: [...declinedThen, caseReminded('2027-01-12T09:00:00.000Z')],
      rings: ['greta', 'moira'],
    },
  ],
  listCase: [
    { that: 'The referrer’s card says it, silently', deeds: onAgenda, tells: ['priya', 'moira'] },
    {
      that: 'After the invitation went out the agencies are told of the case by itself',
      deeds: [...received, listed({ ...meetingOn('2027-01-12'), invitedAt: '2027-01-04T09:00:00.000Z' }, 'health')],
      tells: ['priya', 'moira'],
      rings: ['ada'],
    },
  ],
  moveCase: [
    {
      that: 'The referrer is rung; those who run meetings read it on their cards',
      deeds: [...onAgenda, movedTo(meetingOn('2027-02-09'))],
      tells: ['moira', 'tess', 'colin'],
      rings: ['priya'],
    },
    {
      that: 'After an invitation went out the agencies too, and who is invited to the case',
      deeds: [
        ...received,
        listed(meetingOn('2027-01-12'), 'health'),
        invitedToCase(),
        movedTo({ ...meetingOn('2027-02-09'), invitedAt: '2027-01-04T09:00:00.000Z' }),
      ],
      tells: ['moira', 'tess', 'colin'],
      rings: ['priya', 'ada', 'bea'],
    },
  ],
  returnFromTriage: [
    {
      that: 'What follows is told to the new lead worker alone',
      deeds: [...received, handedOver(noor), sentBack()],
      tells: ['moira', 'colin'],
      rings: ['noor'],
    },
    {
      that: 'The referrer is rung, the manager’s card says it',
      deeds: [...received, sentBack()],
      tells: ['colin', 'moira'],
      rings: ['priya'],
    },
  ],
  recordStrategyOutcome: [
    {
      that: 'The referrer is rung; the co-ordinator’s, the chair’s and the manager’s cards say so',
      deeds: [...received, strategyCalled(), strategyHeld()],
      tells: ['colin', 'moira', 'tess'],
      rings: ['priya'],
    },
  ],
  noLongerUrgent: [
    {
      that: 'It calls nobody; every card says so',
      deeds: [...received, strategyCalled(), strategyHeld(), calmed()],
      tells: ['priya', 'colin', 'moira', 'tess'],
    },
  ],
  recordSeniorDecision: [
    {
      that: 'The referrer and the co-ordinator are rung',
      deeds: [
        ...onAgenda,
        decided('toPanel'),
        decided('open', panel),
        decided('stepUp', meetingOn('2027-02-16', 'panel')),
        seniorDecided(),
      ],
      tells: ['colin', 'greta', 'hal', 'tess'],
      rings: ['priya', 'moira'],
    },
  ],
  sendToStrategy: [
    {
      that: 'The referrer and the chair are rung',
      deeds: [...received, strategyCalled()],
      tells: ['colin', 'moira'],
      rings: ['priya', 'tess'],
    },
  ],
  restrict: [
    {
      that: 'It calls the data protection officer alone; whose card it was reads what is left to them',
      deeds: [...onAgenda, restrictedByHand()],
      tells: ['priya', 'colin', 'greta', 'hal', 'moira', 'tess'],
      rings: ['ife'],
    },
  ],
  liftRestriction: [
    {
      that: 'The same, and whoever was let in',
      deeds: [...onAgenda, restrictedByHand(), letIn(ravi), lifted()],
      tells: ['priya', 'colin', 'greta', 'hal', 'moira', 'ravi', 'tess'],
      rings: ['ife'],
    },
  ],
  namePerson: [
    {
      that: 'Who is let in is rung',
      deeds: [...onAgenda, restrictedByHand(), letIn(tess)],
      tells: ['moira'],
      rings: ['tess'],
    },
  ],
  removeName: [
    {
      that: 'Who is not let in any more loses the card, silently',
      deeds: [...onAgenda, restrictedByHand(), letIn(tess), nameRemoved(tess)],
      tells: ['tess', 'moira'],
    },
  ],
  keepOut: [
    {
      that: 'Who is kept out loses the card, silently, and no one else hears of it',
      deeds: [...onAgenda, keptOut(tess)],
      tells: ['tess'],
    },
    {
      that: 'Who leads it now is rung',
      deeds: [...onAgenda, keptOut(priya, moira, { to: noor.objectId, tells: 'Noor, on Friday.' })],
      tells: ['priya', 'colin', 'moira'],
      rings: ['noor'],
    },
  ],
  letIn: [{ that: 'Nobody', deeds: [...onAgenda, keptOut(tess), letInAgain(tess, greta)] }],
  proposeStrike: [
    {
      that: 'The co-ordinators and the manager of the lead worker are rung',
      deeds: [...received, strikeProposed()],
      rings: ['moira', 'colin'],
    },
  ],
  settleStrike: [
    {
      that: 'Agreed, no one is rung until it is done',
      deeds: [...received, strikeProposed(), strikeSettled('agreed')],
      tells: ['moira', 'colin'],
    },
    {
      that: 'They stay: the officer who asked is rung',
      deeds: [...received, strikeProposed(), strikeSettled('stays')],
      tells: ['moira', 'colin'],
      rings: ['ife'],
    },
  ],
  strikeOut: [
    {
      that: 'Done, the officer who asked is rung',
      deeds: [...received, strikeProposed(), strikeSettled('agreed'), [clockActor, 1, 'strikeOut', {}]],
      tells: ['moira', 'colin'],
      rings: ['ife'],
    },
  ],
  breakGlass: [
    {
      that: 'The co-ordinator is rung, and where the one data protection officer did it the service managers',
      deeds: [...onAgenda, glassBroken()],
      rings: ['moira', 'greta', 'hal'],
    },
    {
      that: 'The data protection officer is rung where another did it',
      deeds: [...onAgenda, restrictedByHand(), glassBroken(greta)],
      rings: ['moira', 'ife'],
    },
    {
      that: 'No one hears of it who is kept out of the case',
      deeds: [...onAgenda, restrictedByHand(), keptOut(ife), glassBroken(greta)],
      rings: ['moira'],
    },
  ],
  reviewGlass: [
    {
      that: 'The card of the co-ordinator says so no more',
      deeds: [...onAgenda, glassBroken(), glassReviewed(givenIn(directory, ...onAgenda).length + 1)],
      tells: ['moira', 'greta', 'hal'],
    },
  ],
  mergeCase: [
    {
      that: 'The referrer is rung',
      deeds: [...received, mergedInto(other)],
      tells: ['colin', 'greta', 'hal', 'moira', 'tess'],
      rings: ['priya'],
    },
    {
      that: 'Who is kept out of the case that goes on loses the card of this one, silently',
      deeds: [...received, about(keptFrom(ravi), mergedInto(other))],
      tells: ['colin', 'greta', 'hal', 'moira', 'ravi', 'tess'],
      rings: ['priya'],
    },
  ],
  takeMerged: [
    {
      that: 'The referrer of the case that goes on is rung',
      deeds: [...received, tookOver(other)],
      tells: ['moira'],
      rings: ['priya'],
    },
    {
      that: 'A restriction that comes along: whose card it was reads what is left to them',
      deeds: [...received, about(shutCase, tookOver(other))],
      tells: ['colin', 'greta', 'hal', 'moira', 'tess'],
      rings: ['priya'],
    },
    {
      that: 'and so does who is invited to this one',
      deeds: [...onAgenda, invitedToCase(), about(shutCase, tookOver(other))],
      tells: ['colin', 'greta', 'hal', 'moira', 'tess', 'bea'],
      rings: ['priya'],
    },
    {
      that: 'Who is kept out of that one loses the card of this one, silently, invited or not',
      deeds: [...onAgenda, invitedToCase(`person:${ola.objectId}`), about(keptFrom(ola), tookOver(other))],
      tells: ['colin', 'greta', 'hal', 'moira', 'ola', 'tess'],
      rings: ['priya'],
    },
    {
      that: 'and is not called as invited there',
      deeds: [
        ...received,
        about(caseOfOther(listed(), invitedToCase(`person:${ola.objectId}`), keptOut(ola)), tookOver(other)),
      ],
      tells: ['colin', 'greta', 'hal', 'moira', 'ola', 'tess'],
      rings: ['priya'],
    },
  ],
  followMerged: [
    {
      that: 'Positive NRM grounds in what ended bring the review forward: the lead worker is rung',
      deeds: [...opened, tookOver(other), about(endedAs(referredToNrm, groundsFound), followed)],
      tells: ['moira', 'tess'],
      rings: ['priya'],
    },
    {
      that: 'A death there calls those whom it calls here, and nothing else of it does',
      deeds: [...received, tookOver(other), about(endedAs(harmRecorded('died'), noticeRecorded()), followed)],
      tells: ['priya', 'moira', 'tess'],
    },
  ],
  declareMeetingConflict: [
    {
      that: 'The one with the conflict loses the card, the co-ordinator’s says it',
      deeds: [...onAgenda, conflictInMeeting(ada)],
      tells: ['ada', 'moira'],
    },
    {
      that: 'Of what is decided afterwards they are told nothing',
      deeds: [...onAgenda, conflictInMeeting(moira)],
      tells: ['moira'],
    },
  ],
  askEarlyReview: [
    {
      that: 'The lead worker is rung to prepare it, and the co-ordinator',
      deeds: [...onAgenda, decided('toPanel'), decided('open', panel), earlyAsked(ada)],
      rings: ['priya', 'moira'],
    },
  ],
  recordSeniorAnswer: [
    {
      that: 'The referrer and the co-ordinator are rung, those who were asked see it',
      deeds: [...thirdSignificant, seniorsAnswered()],
      tells: ['colin', 'greta', 'hal', 'sol', 'tess'],
      rings: ['priya', 'moira'],
    },
  ],
  proposeClosure: [
    {
      that: 'The co-ordinator and the chair are rung',
      deeds: [...opened, closureProposed()],
      tells: ['priya', 'colin'],
      rings: ['moira', 'tess'],
    },
  ],
  signOverride: [
    {
      that: 'No one is rung: the cards that are there say so',
      deeds: [...opened, closureProposed(), overrideSigned()],
      tells: ['priya', 'moira', 'tess'],
    },
  ],
  recordFeedback: [
    {
      that: 'The referrer and the co-ordinator see it',
      deeds: [
        ...opened,
        closureProposed(),
        overrideSigned(),
        overrideSigned(ada),
        decided('close', february),
        feedbackGiven(),
      ],
      tells: ['priya', 'moira'],
    },
  ],
  transferOut: [
    {
      that: 'The same day the referrer, the co-ordinator and the chair are rung',
      deeds: [...opened, transferBegun()],
      tells: ['colin'],
      rings: ['priya', 'moira', 'tess'],
    },
  ],
  recordPack: [
    {
      that: 'That the pack was given calls no one',
      deeds: [...opened, transferBegun(), packGiven()],
      tells: ['colin', 'priya', 'moira', 'tess'],
      rings: [],
    },
  ],
  recordAcceptance: [
    {
      that: 'They are rung again when it ends',
      deeds: [...opened, transferBegun(), acceptanceRecorded()],
      tells: ['colin'],
      rings: ['priya', 'moira', 'tess'],
    },
  ],
  stopTransfer: [
    {
      that: 'And when it does not',
      deeds: [...opened, transferBegun(), transferStopped()],
      tells: ['colin'],
      rings: ['priya', 'moira', 'tess'],
    },
  ],
  recordDecision: [
    {
      that: 'The third review running at Significant rings the seniors of the agencies and the service managers',
      deeds: thirdSignificant,
      tells: ['colin', 'moira'],
      rings: ['priya', 'greta', 'hal', 'sol', 'tess'],
    },
    {
      that: 'The referrer is rung; the manager who gave consent reads it',
      deeds: [...onAgenda, decided('toPanel')],
      tells: ['colin', 'moira', 'tess'],
      rings: ['priya'],
    },
    {
      that: 'Of the panel as well',
      deeds: [...onAgenda, decided('toPanel'), decided('open', panel)],
      tells: ['colin', 'moira', 'tess'],
      rings: ['priya'],
    },
    {
      that: 'The colleague who is named as lead is rung',
      deeds: [
        ...onAgenda,
        decided('toPanel'),
        decided('open', panel, tess, 'significant', { leadIs: ravi.objectId, lead: '' }),
      ],
      tells: ['colin', 'moira', 'tess'],
      rings: ['priya', 'ravi'],
    },
    {
      that: 'A co-ordinator who has a conflict is not told',
      deeds: [...onAgenda, conflictInMeeting(moira), decided('toPanel')],
      tells: ['colin', 'tess'],
      rings: ['priya'],
    },
    {
      that: 'Of a restricted case whoever gave consent instead',
      deeds: [...restricted, listed(), decided('hold', undefined, moira)],
      tells: ['greta', 'moira'],
      rings: ['priya'],
    },
  ],
  decideNow: [
    {
      that: 'The referrer is rung, and the chair in whose name it is recorded',
      deeds: [...onAgenda, strategyCalled(), strategyHeld(), decidedNow('otherPlan')],
      tells: ['colin', 'moira'],
      rings: ['priya', 'tess'],
    },
    {
      that: 'And the colleague who is named as lead',
      deeds: [
        ...onAgenda,
        strategyCalled(),
        strategyHeld(),
        decidedNow('otherPlan', moira, { leadIs: ada.objectId, lead: '' }),
      ],
      tells: ['colin', 'moira'],
      rings: ['priya', 'tess', 'ada'],
    },
  ],
  leaveMeeting: [
    {
      that: 'The referrer is rung; where no other is planned also those who plan meetings',
      deeds: [...onAgenda, meetingLeft()],
      tells: ['colin'],
      rings: ['priya', 'moira', 'tess'],
    },
  ],
  handOver: [
    {
      that: 'The new lead worker is rung; the card of the one before changes, and the co-ordinator’s',
      deeds: [...received, handedOver(noor)],
      tells: ['priya', 'colin', 'moira'],
      rings: ['noor'],
    },
    {
      that: 'Of a draft the one before and the new one',
      deeds: [filledIn(), handedOver(noor)],
      tells: ['priya', 'moira'],
      rings: ['noor'],
    },
  ],
  recordOutcome: [
    {
      that: 'The co-ordinator is rung',
      deeds: [...onAgenda, decided('otherPlan'), outcomeRecorded()],
      tells: ['priya'],
      rings: ['moira'],
    },
  ],
};
