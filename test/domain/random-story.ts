// Any people taking any steps in any order, on cases at any stage: the stories that random.test.ts goes through.
import type { CaseContext } from '../../src/domain/case/context.ts';
import fc from 'fast-check';
import { clockActor, type Person } from '../../src/domain/people/actor.ts';
import { owedClock } from '../../src/domain/case/owed/owed.ts';
import type { CaseStepName, Command, Fact } from '../../src/domain/case/whole/case.ts';
import { isOnAgenda } from '../../src/domain/case/meeting/decision.ts';
import { invitingStages, isOpenCase, stageNames } from '../../src/domain/case/state/stage-table.ts';
import { decisionsAt } from '../../src/domain/case/meeting/decisions.ts';
import { leadOf } from '../../src/domain/case/state/stage-parts.ts';
import { pages } from '../../src/domain/case/referral/form/pages.ts';
import type { Case, OpenCase } from '../../src/domain/case/state/stages.ts';
import type { Answers } from '../../src/domain/kernel/fields.ts';
import { dateOfMeeting, type Meeting } from '../../src/domain/meeting/meeting.ts';
import {
  answersOn,
  challenged,
  chosen,
  colin,
  conflicted,
  consented,
  dana,
  declined,
  directory,
  factOf,
  filledIn,
  given,
  greta,
  hal,
  heron,
  kestrel,
  kestrelReference,
  later,
  moira,
  monday10,
  noConflict,
  noor,
  priya,
  ravi,
  replay,
  resubmitted,
  returned,
  saved,
  sparrow,
  submitted,
  withFact,
  tess,
  saidWhatWasDone,
  withdrawn,
  withdrawnUnsafe,
  type StoryRow,
  commandIn,
} from '../people/builders.ts';
import { strikeProposed, strikeSettled } from '../people/strike-builders.ts';
import {
  ada,
  adultLeadNamed,
  glassBroken,
  glassReviewed,
  birthCorrected,
  harmRecorded,
  nowChanged,
  noticeRecorded,
  notNotifiable,
  rapidRecorded,
  invitedToCase,
  invitationEnded,
  packGiven,
  referredAgain,
  routeTaken,
  answered,
  caseReminded,
  conflictInMeeting,
  earlyAsked,
  decided,
  letIn,
  lifted,
  acceptanceRecorded,
  closureProposed,
  decidedNow,
  feedbackGiven,
  overrideSigned,
  transferBegun,
  transferStopped,
  meetingLeft,
  listed,
  movedTo,
  mergedInto,
  other,
  outcomeRecorded,
  rightPut,
  handedOver,
  planned,
  nameRemoved,
  restrictedByHand,
  sentBack,
  calmed,
  seniorDecided,
  seniorsAnswered,
  strategyCalled,
  strategyHeld,
  tookOver,
  underWay,
  untilReceived,
  keptOut,
  letInAgain,
} from '../people/meeting-builders.ts';
import { remind } from './case/consent/consent-story.ts';
import { deepFreeze } from './scenario.ts';

export const people = [priya, colin, dana, greta, hal, noor, moira, ravi, tess, ada];
export const council = {
  ...directory,
  delegations: [
    { from: colin.objectId, to: dana.objectId, starts: '2027-01-04', ends: '2027-01-06' },
    { from: greta.objectId, to: noor.objectId, starts: '2027-01-05', ends: '2027-01-20' },
    { from: colin.objectId, to: hal.objectId, starts: '2027-01-05', ends: '2027-01-20' },
  ],
};

const employer = fc.constant('-notKnown');
const words = fc.constantFrom('', 'yes', 'no', 'notKnown', 'voice', 'Some words.', 'x'.repeat(9000));
const somebody = fc.constantFrom(...people.map((person) => person.objectId), 'nobody');
const answers: fc.Arbitrary<Answers> = fc.oneof(
  fc.constantFrom(
    kestrel,
    heron,
    sparrow,
    { ...kestrel, consenter: greta.objectId },
    { ...kestrel, knowsFamily: 'yes' },
  ),
  fc.dictionary(fc.constantFrom(...Object.keys(kestrel), '__proto__', 'stage'), words),
);
const page = fc
  .record({ page: fc.constantFrom(...pages.map(({ id }) => id), '99'), answers })
  .map(({ page, answers: all }): { page: string; answers: Answers } => ({
    page,
    answers: page === '99' ? all : answersOn(page, all),
  }));
export const preMsets = ['2027-01-12', '2027-02-09', '2027-03-09'].map((date) => planned(date));
export const panels = ['2027-01-19', '2027-02-16', '2027-03-16', '2027-04-13'].map((date) => planned(date, 'panel'));
const meetingId = fc.constantFrom(...[...preMsets, ...panels].map(({ id }) => id));
const choices = decisionsAt(...stageNames).map(({ value }) => value);
const reference = fc.constantFrom(kestrelReference, other);
/** Steps on an action are in action/random.test.ts. */
export const commands: { readonly [S in CaseStepName]: fc.Arbitrary<Command & { step: S }> } = {
  start: fc
    .oneof(
      page,
      answers.map((all) => ({ page: 's47', answers: answersOn('s47', all) })),
    )
    .map((input) => ({ step: 'start', input: { ...input, reference: kestrelReference } })),
  savePage: page.map((input) => ({ step: 'savePage', input })),
  submit: fc.constant({ step: 'submit', input: {} }),
  resubmit: words.map((unchangedBecause) => ({ step: 'resubmit', input: { unchangedBecause } })),
  sayWhatWasDone: words.map((done) => ({ step: 'sayWhatWasDone', input: { done } })),
  withdraw: fc.record({ reason: words, childSafe: words }).map((input) => ({ step: 'withdraw', input })),
  declareConflict: fc
    .record({
      conflict: fc.constantFrom('no', 'no', 'yes'),
      staffConcerned: fc.constantFrom('no', 'no', 'yes'),
      next: somebody,
    })
    .map((input) => ({ step: 'declareConflict', input })),
  remindConsent: fc.constant({ step: 'remindConsent', input: {} }),
  warnDraft: fc.constant({ step: 'warnDraft', input: {} }),
  askInstead: fc.constant({ step: 'askInstead', input: {} }),
  chooseManager: somebody.map((manager) => ({ step: 'chooseManager', input: { manager } })),
  giveConsent: fc.constant({ step: 'giveConsent', input: {} }),
  returnForInformation: fc
    .record({ reason: words, note: words })
    .map((input) => ({ step: 'returnForInformation', input })),
  doNotAuthorise: fc
    .record({ reason: words, rationale: words, alternativePlan: words, childSafe: fc.constantFrom('yes', 'yes', 'no') })
    .map((input) => ({ step: 'doNotAuthorise', input })),
  challenge: fc.record({ concern: words, outcomeWanted: words }).map((input) => ({ step: 'challenge', input })),
  answerChallenge: words.map((answer) => ({ step: 'answerChallenge', input: { answer } })),
  remindCase: fc.constant({ step: 'remindCase', input: {} }),
  listCase: fc
    .record({
      meeting: meetingId,
      invited: words,
      alike: fc.constant([]),
      employer,
    })
    .map((input) => ({ step: 'listCase', input })),
  moveCase: fc
    .record({ to: meetingId, reason: words, lateReason: words })
    .map((input) => ({ step: 'moveCase', input })),
  returnFromTriage: fc.record({ reason: words, note: words }).map((input) => ({ step: 'returnFromTriage', input })),
  recordStrategyOutcome: fc
    .record({
      heldOn: fc.constantFrom('4/1/2027', 'soon'),
      tookPart: words,
      outcome: fc.constantFrom('section47', ''),
      follows: words,
    })
    .map((input) => ({ step: 'recordStrategyOutcome', input })),
  noLongerUrgent: words.map((reason) => ({ step: 'noLongerUrgent', input: { reason } })),
  recordSeniorDecision: fc
    .record({ decided: words, follows: words })
    .map((input) => ({ step: 'recordSeniorDecision', input })),
  askEarlyReview: words.map((reason) => ({ step: 'askEarlyReview', input: { reason } })),
  recordSeniorAnswer: fc
    .record({ answer: words, follows: words })
    .map((input) => ({ step: 'recordSeniorAnswer', input })),
  proposeClosure: fc
    .record({
      reason: fc.constantFrom('harmEnded', 'reduced', ''),
      plan: words,
      carriesOn: fc.constantFrom('None are open.', 'A1, A2 and A3: Kim Hale', ''),
      childsWords: words,
      familyView: words,
      outstanding: words,
    })
    .map((input) => ({ step: 'proposeClosure', input })),
  signOverride: words.map((reason) => ({ step: 'signOverride', input: { reason } })),
  recordFeedback: fc
    .record({ letter: fc.constantFrom('both', 'none', ''), said: words })
    .map((input) => ({ step: 'recordFeedback', input })),
  transferOut: fc
    .record({ council: words, contact: words, whyWhen: words, placement: words })
    .map((input) => ({ step: 'transferOut', input })),
  recordPack: fc
    .record({ givenOn: fc.constantFrom('4/1/2027', '1/1/2030', 'soon'), givenBy: words, givenTo: words })
    .map((input) => ({ step: 'recordPack', input })),
  recordAcceptance: fc
    .record({ who: words, acceptedOn: fc.constantFrom('4/1/2027', '1/1/2030', 'soon'), keptWhere: words })
    .map((input) => ({ step: 'recordAcceptance', input })),
  stopTransfer: words.map((reason) => ({ step: 'stopTransfer', input: { reason } })),
  sendToStrategy: words.map((reason) => ({ step: 'sendToStrategy', input: { reason } })),
  restrict: fc
    .record({ ground: fc.constantFrom('highProfile', 'riskToLife', ''), reason: words })
    .map((input) => ({ step: 'restrict', input })),
  liftRestriction: words.map((reason) => ({ step: 'liftRestriction', input: { reason } })),
  namePerson: fc.record({ person: somebody, reason: words }).map((input) => ({ step: 'namePerson', input })),
  removeName: fc.record({ person: somebody, reason: words }).map((input) => ({ step: 'removeName', input })),
  keepOut: fc
    .record({ person: somebody, reason: words, to: somebody, manager: somebody, tells: words })
    .map((input) => ({ step: 'keepOut', input })),
  letIn: fc.record({ person: somebody, reason: words }).map((input) => ({ step: 'letIn', input })),
  breakGlass: fc
    .record({ purpose: fc.constantFrom('complaint', 'riskToLife', ''), reason: words })
    .map((input) => ({ step: 'breakGlass', input })),
  reviewGlass: fc
    .record({ glass: fc.constantFrom('7', '8', '9', ''), needed: fc.constantFrom('yes', 'no', ''), found: words })
    .map((input) => ({ step: 'reviewGlass', input })),
  mergeCase: fc.record({ into: reference, reason: words }).map((input) => ({ step: 'mergeCase', input })),
  followMerged: reference.map((from) => ({ step: 'followMerged', input: { from } })),
  takeMerged: reference.map((from) => ({ step: 'takeMerged', input: { from } })),
  declareMeetingConflict: meetingId.map((meeting) => ({ step: 'declareMeetingConflict', input: { meeting } })),
  recordDecision: fc
    .record({
      meeting: meetingId,
      decision: fc.constantFrom(...choices, ''),
      rationale: words,
      plan: words,
      lead: words,
      council: words,
      adultLead: words,
      missing: words,
      band: fc.constantFrom('', 'significant'),
      bandRationale: words,
      dissent: words,
      actions: fc.constantFrom('open', 'none'),
    })
    .map((input) => ({ step: 'recordDecision', input })),
  decideNow: fc
    .record({
      decision: fc.constantFrom(...choices, ''),
      rationale: words,
      plan: words,
      lead: words,
      council: words,
      missing: words,
      consulted: fc.constantFrom(ravi.objectId, `${ravi.objectId},${colin.objectId}`, ''),
      chair: fc.constantFrom(tess.objectId, ''),
    })
    .map((input) => ({ step: 'decideNow', input })),
  leaveMeeting: meetingId.map((meeting) => ({ step: 'leaveMeeting', input: { meeting } })),
  recordOutcome: words.map((outcome) => ({ step: 'recordOutcome', input: { outcome } })),
  handOver: fc.record({ to: somebody, reason: words, tells: words }).map((input) => ({ step: 'handOver', input })),
  nameAdultLead: fc
    .record({ adultLead: words, careAct: words, wishes: words })
    .map((input) => ({ step: 'nameAdultLead', input })),
  routeAt18: fc
    .record({ route: fc.constantFrom('policeOnly', 'none', ''), why: words })
    .map((input) => ({ step: 'routeAt18', input })),
  correctBirth: fc
    .record({
      dateOfBirth: fc.constantFrom('29/2/2012', '2/5/2009', '14/3/2011', '2010', 'soon', '1/1/2030'),
      birthSure: fc.constantFrom('exact', 'estimated', 'disputed', ''),
      reason: words,
    })
    .map((input) => ({ step: 'correctBirth', input })),
  changeNow: fc
    .record({
      trueNow: fc.constantFrom(
        'tell',
        'tonight',
        'home,school',
        'phone',
        'worker',
        'status',
        'concern',
        'tell,tonight',
        '',
        'other',
      ),
      mustNotBeTold: fc.constantFrom('yes', 'no', 'notKnown', ''),
      toldWho: words,
      toldWhy: words,
      safeTonight: fc.constantFrom('yes', 'no', 'notSure', ''),
      planTonight: words,
      livesAt: fc.constantFrom('foster', 'sofa', ''),
      address: words,
      school: words,
      phone: words,
      worker: words,
      careStatus: fc.constantFrom('cin', 'lookedAfter', ''),
      legalStatus: fc.constantFrom('section31', ''),
      worksWithChildren: fc.constantFrom('yes', 'no', 'notKnown', ''),
      concernHeight: fc.constantFrom('threshold', 'low', ''),
      knownBy: words,
    })
    .map((input) => ({ step: 'changeNow', input })),
  inviteToCase: fc
    .record({
      invitee: fc.oneof(
        somebody.map((id) => `person:${id}`),
        fc.constantFrom('agency:housing', 'agency:health', 'agency:', 'person:', ''),
      ),
      until: fc.constantFrom('', '2/2/2027', 'soon', '4/1/2026', '4/1/2030'),
      reason: words,
      employer,
    })
    .map((input) => ({ step: 'inviteToCase', input })),
  endInvitation: fc
    .record({ invitee: fc.constantFrom('agency:housing', 'agency:health', ''), reason: words })
    .map((input) => ({ step: 'endInvitation', input })),
  recordFamily: fc
    .record({
      relative: fc.constantFrom('new', 'F1', 'F2'),
      name: fc.constantFrom('Ann Madeup', 'Bob Madeup', 'ann  madeup'),
      relation: fc.constantFrom('mother', 'father'),
      responsibility: fc.constantFrom('yes', 'no', 'notKnown'),
      interpreter: fc.constantFrom('no', 'notKnown'),
      told: fc.constantFrom('yes', 'no'),
      what: fc.constantFrom('That MSET helps.', ''),
      toldOn: fc.constantFrom('4/1/2027', '1/1/2040'),
      toldBy: fc.constantFrom('Priya Testworth'),
      notTold: fc.constantFrom('planned', 'risk'),
      isWarnedOf: fc.constantFrom('other', 'knows'),
      done: fc.constantFrom('The police are told.'),
      asked: fc.constantFrom('yes', 'declined', 'notYet'),
      view: fc.constantFrom('I want him home.'),
    })
    .map((input) => ({ step: 'recordFamily', input })),
  referAgain: fc
    .record({ whatIsNew: words, section47: fc.constantFrom('notNeeded', 'notYet', ''), whyNot47: words, as: reference })
    .map((input) => ({ step: 'referAgain', input: { ...input, strategyDate: '2/1/2027' } })),
  recordHarm: fc
    .record({
      what: fc.constantFrom('died', 'harmed', ''),
      happenedOn: fc.constantFrom('4/1/2027', 'soon', '4/1/2030'),
      aware: fc.constantFrom('4/1/2027 09:00', '3/1/2027 22:30', 'soon'),
      known: words,
    })
    .map((input) => ({ step: 'recordHarm', input })),
  recordNotice: fc
    .record({
      sentOn: fc.constantFrom('4/1/2027', 'soon'),
      ground: fc.constantFrom('abuse', 'lookedAfter', 'careLeaver', ''),
      kept: words,
    })
    .map((input) => ({ step: 'recordNotice', input })),
  sayNotNotifiable: fc
    .record({ decidedOn: fc.constantFrom('4/1/2027', 'soon'), decidedBy: words, why: words })
    .map((input) => ({ step: 'sayNotNotifiable', input })),
  recordRapidReview: fc
    .record({
      sentOn: fc.constantFrom('4/1/2027', 'soon'),
      outcome: fc.constantFrom('local', 'none', 'national', ''),
      kept: words,
    })
    .map((input) => ({ step: 'recordRapidReview', input })),
  proposeStrike: fc
    .record({
      words: fc.constantFrom('Kestrel', 'home', 'nowhere at all'),
      instead: fc.constantFrom('', 'Sample'),
      ground: fc.constantFrom('inaccurate', 'another', ''),
    })
    .map((input) => ({ step: 'proposeStrike', input })),
  settleStrike: fc
    .record({ how: fc.constantFrom('agreed', 'stays', ''), why: words })
    .map((input) => ({ step: 'settleStrike', input })),
  strikeOut: fc.constant({ step: 'strikeOut', input: {} }),
  putRight: fc
    .record({
      fact: fc.nat({ max: 60 }).map(String),
      how: fc.constantFrom('', 'back', 'stays', 'agency:health'),
      why: words,
    })
    .map((input) => ({ step: 'putRight', input })),
};

export interface Press {
  readonly by: Person;
  readonly command: Command;
  readonly minutes: number;
  /** Which of the likely next deeds is done instead; undefined: none. */
  readonly likely: number | undefined;
  readonly meeting: Meeting | undefined;
}
const press: fc.Arbitrary<Press> = fc.record({
  by: fc.constantFrom(...people, priya, colin, moira, clockActor),
  command: fc.oneof(...Object.values<fc.Arbitrary<Command>>(commands)),
  minutes: fc.integer({ min: 0, max: 400 }),
  likely: fc.option(fc.nat(), { nil: undefined }),
  meeting: fc.option(fc.constantFrom(...preMsets, ...[...preMsets, ...panels].map(underWay)), { nil: undefined }),
});

/** What people would do next with this case: without it few stories get far. */
export function likelyNext(childCase: Case): readonly StoryRow[] {
  const referrer = people.find((person) => person.objectId === leadOf(childCase).objectId) ?? priya;
  switch (childCase.stage) {
    case 'draft':
      return [handedOver(noor, referrer), submitted(referrer), saved('6', { childKnows: 'no' }, referrer)];
    case 'awaitingConsent':
      return [
        ...[colin, dana, greta, noor].flatMap((by) => [noConflict(by), consented(by), returned(by), declined(by)]),
        conflicted(colin, greta),
        conflicted(greta, hal),
        conflicted(greta),
        chosen(hal),
        chosen(dana),
        withdrawn(referrer),
        withdrawnUnsafe(referrer),
        remind,
        [clockActor, '2027-01-05T09:00:00.000Z', 'askInstead', {}],
      ];
    case 'returned':
      return [resubmitted(referrer), saved('6', answersOn('6', kestrel), referrer)];
    case 'notAuthorised':
      return [challenged(referrer), answered(greta), answered(), ...clock(childCase)];
    case 'withdrawn':
      return [saidWhatWasDone(), saidWhatWasDone(moira), ...clock(childCase)];
    default:
      return [
        ...sinceConsent(childCase, referrer),
        challenged(referrer),
        answered(),
        answered(tess),
        ...clock(childCase),
      ];
  }
}
/** Since consent: triage, the meeting whose agenda it is on, and the end. */
function sinceConsent(childCase: Case, referrer: Person): readonly StoryRow[] {
  const meeting = [...preMsets, ...panels].find((held) => isOnAgenda(childCase, held));
  const decidable =
    meeting === undefined ? [] : decisionsAt(childCase.stage).map(({ value }) => decided(value, meeting));
  const conflicts = meeting === undefined ? [] : [ada, tess].map((by) => conflictInMeeting(by, meeting));
  const turning = [
    nowChanged(),
    nowChanged({ trueNow: 'tell', mustNotBeTold: 'no' }, tess),
    adultLeadNamed(referrer),
    routeTaken(),
    birthCorrected('29/2/2012'),
  ];
  const harmed = [harmRecorded('harmed'), harmRecorded('died'), noticeRecorded(), referredAgain(other, referrer)];
  const urgent = [...turning, strategyCalled(), strategyHeld(), calmed(), seniorDecided(), ...harmed];
  const restriction =
    childCase.restricted === undefined ? [restrictedByHand()] : [letIn(tess), letIn(hal), nameRemoved(tess), lifted()];
  const now = ['toPanel', 'otherPlan', 'returned'].map((decision) => decidedNow(decision));
  // The newest fact, where that is a slip; and what waits for a second person.
  const righted = [tess, hal].map((by) => rightPut(childCase.righting?.fact ?? childCase.facts, by));
  const cancelled = 'meeting' in childCase ? [meetingLeft(planned(dateOfMeeting(childCase.meeting)))] : [];
  const triage = [...restriction, sentBack(), ...urgent, mergedInto(other), tookOver(other), withdrawn(colin)];
  return [
    ...(childCase.stage === 'received' ? preMsets.map((held) => listed(held)) : []),
    ...triage,
    handedOver(noor, referrer),
    handedOver(priya, moira),
    ...(childCase.stage === 'otherPlan' ? [outcomeRecorded(referrer), outcomeRecorded(moira)] : []),
    ...decidable,
    ...(isOpenCase(childCase) ? [earlyAsked(referrer), seniorsAnswered(), ...ends(childCase, referrer)] : []),
    ...(childCase.stage === 'closed' ? [feedbackGiven(), feedbackGiven(referrer)] : []),
    ...conflicts,
    ...(childCase.keptOut ?? []).flatMap(({ person: { objectId } }) =>
      people.filter((one) => one.objectId === objectId).flatMap((one) => [letInAgain(one), letInAgain(one, greta)]),
    ),
    ...righted,
    ...now,
    ...cancelled,
  ];
}
/** What comes rarely, and settles nothing that the walks of what is owed do not settle by rows of their own. */
function rarelyNext(childCase: Case): readonly StoryRow[] {
  const invites = invitingStages.some((stage) => stage === childCase.stage);
  const toMove = childCase.stage === 'listed' ? preMsets : panels;
  return [
    ...toMove.slice(1, 2).map((held) => movedTo(held, 'His school comes to that one.')),
    ...(invites ? [invitedToCase(), invitedToCase(`person:${ada.objectId}`)] : []),
    ...(childCase.invitations ?? []).map(({ invitee }) => invitationEnded(invitee)),
    ...(childCase.hold === undefined ? [] : [noticeRecorded(moira, 'abuse'), notNotifiable(), rapidRecorded()]),
    ...(childCase.stage === 'transferWaiting' ? [packGiven()] : []),
    ...(childCase.struck === undefined ? strikesNext(childCase) : []),
    ...(childCase.glass === undefined ? [glassBroken(), glassBroken(greta)] : []),
    ...(childCase.glass ?? []).flatMap(({ fact }) => [glassReviewed(fact), glassReviewed(fact, greta)]),
  ];
}
const strikesNext = ({ strike }: Case): readonly StoryRow[] => {
  if (strike === undefined) return [strikeProposed()];
  return strike.agreed === undefined
    ? [strikeSettled('agreed'), strikeSettled('stays')]
    : [[clockActor, 1, 'strikeOut', {}]];
};
/** Closure with its signatures, transfer with its acceptance. */
const ends = (childCase: OpenCase, referrer: Person): readonly StoryRow[] =>
  childCase.stage === 'transferWaiting'
    ? [acceptanceRecorded(), transferStopped()]
    : [closureProposed(undefined, referrer), overrideSigned(), overrideSigned(ada), transferBegun()];
/** The clock pressed when the next rung falls due. */
const clock = (childCase: Case): readonly StoryRow[] =>
  (owedClock(childCase)?.rungs ?? []).slice(0, 1).map(({ at }) => caseReminded(at));
const opened = [...untilReceived, listed(), decided('toPanel'), decided('open', panels[0])];
export const beginnings = [
  [],
  given(filledIn()),
  given(filledIn(), submitted()),
  given(filledIn(colin, heron), submitted(colin)),
  given(...untilReceived),
  given(...untilReceived, listed()),
  given(...untilReceived, listed(), decided('toPanel')),
  given(...untilReceived, restrictedByHand(), letIn(tess)),
  given(...untilReceived, listed(), keptOut(tess), keptOut(ravi, greta)),
  given(...untilReceived, strategyCalled(), strategyHeld()),
  given(...untilReceived, listed(), strategyCalled()),
  given(...untilReceived, listed(), decided('toPanel'), decided('open', panels[0]), decided('stepUp', panels[1])),
  given(
    ...untilReceived,
    listed(),
    decided('toPanel'),
    decided('open', panels[0]),
    ...panels.slice(1).map((held) => decided('continue', held)),
  ),
  given(...opened, transferBegun()),
  given(...opened, closureProposed()),
  given(...opened, closureProposed(), overrideSigned(), overrideSigned(ada)),
  given(...opened, closureProposed(), overrideSigned(), overrideSigned(ada), decided('close', panels[1])),
];
export const story = fc.record({
  begins: fc.constantFrom(...beginnings),
  presses: fc.array(press, { maxLength: 40 }),
});

/** One press: what it found, and the fact it left, if any. */
export interface Took {
  readonly before: Case | undefined;
  readonly earlier: readonly Fact[];
  readonly press: Press;
  readonly now: string;
  readonly fact: Fact | string;
}

const pressOf = (row: StoryRow): Pick<Press, 'by' | 'command'> & Partial<Press> => ({
  by: row[0],
  command: commandIn(row),
  ...(typeof row[4]?.meeting === 'object' && { meeting: row[4].meeting }),
});
export const contextOf = ({ by, meeting }: Press, now: string): CaseContext => ({
  actor: by,
  now,
  directory: council,
  panels: panels.map(({ date }) => date),
  ahead: [...preMsets, ...panels],
  ...(meeting !== undefined && { meeting }),
});

export function live({ begins, presses }: { begins: readonly Fact[]; presses: readonly Press[] }): {
  readonly facts: readonly Fact[];
  readonly took: readonly Took[];
} {
  const facts = begins.map(deepFreeze);
  const took: Took[] = [];
  let now = facts.at(-1)?.at ?? monday10;
  for (const pressed of presses) {
    now = later(now, pressed.minutes);
    const before = deepFreeze(replay(facts));
    const likely =
      before === undefined || pressed.likely === undefined ? [] : [...likelyNext(before), ...rarelyNext(before)];
    const row = likely[(pressed.likely ?? 0) % Math.max(1, likely.length)];
    const one = row === undefined ? pressed : { ...pressed, ...pressOf(row) };
    if (typeof row?.[1] === 'string' && row[1] > now) now = row[1];
    const context = contextOf(one, now);
    const fact = factOf(facts, deepFreeze(one.command), context);
    const earlier = facts.slice();
    if (typeof fact !== 'string') facts.splice(0, facts.length, ...withFact(facts, fact).map(deepFreeze));
    took.push({ before, earlier, press: one, now, fact });
  }
  return { facts, took };
}
