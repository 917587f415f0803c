// Everybody, every standing of a case and one command of every step: what case.test.ts goes through.
import { clockActor, type Person } from '../../src/domain/people/actor.ts';
import type { CaseStepName, Command, Fact } from '../../src/domain/case/whole/case.ts';
import type { Stage } from '../../src/domain/case/state/stages.ts';
import type { Meeting } from '../../src/domain/meeting/meeting.ts';
import {
  commandIn,
  challenged,
  colin,
  conflicted,
  consented,
  declined,
  directory,
  factOf,
  filledIn,
  givenIn,
  greta,
  kestrelReference,
  later,
  moira,
  monday10,
  noConflict,
  panels,
  priya,
  ravi,
  returned,
  someone,
  submitted,
  tess,
  withdrawn,
  noor,
} from '../people/builders.ts';
import {
  ada,
  adultLeadNamed,
  birthCorrected,
  familyRecorded,
  harmRecorded,
  nowChanged,
  noticeRecorded,
  notNotifiable,
  rapidRecorded,
  referredAgain,
  routeTaken,
  acceptanceRecorded,
  packGiven,
  calmed,
  closureProposed,
  feedbackGiven,
  overrideSigned,
  transferBegun,
  transferStopped,
  caseReminded,
  decided,
  decidedNow,
  decisionInput,
  earlyAsked,
  handedOver,
  letIn,
  lifted,
  listed,
  mergedInto,
  other,
  nameRemoved,
  invitationEnded,
  invitedToCase,
  nextPreMset,
  panel,
  planned,
  preMset,
  restrictedByHand,
  seniorDecided,
  seniorsAnswered,
  sentBack,
  strategyCalled,
  strategyHeld,
  underWay,
  glassBroken,
  glassReviewed,
  keptOut,
  letInAgain,
} from '../people/meeting-builders.ts';

const robin = someone(101, 'Robin Junior', { manager: priya.objectId });
const dee = someone(102, 'Dee Stand-in', { roles: ['manager'] });
const council = {
  ...directory,
  people: [...directory.people, { ...robin, roles: [...robin.roles] }, { ...dee, roles: [...dee.roles] }],
  // Nobody is invited but those whom the co-ordinator chose.
  settings: { ...directory.settings, panelAgencies: [] },
  delegations: [{ from: colin.objectId, to: dee.objectId, starts: '2027-01-04', ends: '2027-01-08' }],
};

export type Who =
  | 'referrer'
  | 'manager'
  | 'delegate'
  | 'above'
  | 'report'
  | 'coordinator'
  | 'chair'
  | 'invited'
  | 'stranger'
  | 'clock';
export const people: Readonly<Record<Who, Person>> = {
  referrer: priya,
  manager: colin,
  delegate: dee,
  above: greta,
  report: robin,
  coordinator: moira,
  chair: tess,
  invited: ada,
  stranger: ravi,
  clock: clockActor,
};

/** Every stage, before there is a case, and those in which a step depends on more than the stage. */
export type Standing =
  | Stage
  | 'nothing'
  | 'inStrategy'
  | 'strategyHeld'
  | 'steppedUp'
  | 'toBeChosen'
  | 'challenged'
  | 'returnedByTriage'
  | 'decisionChallenged'
  | 'toClose';
/** The stage of a standing that is not named after one. */
export const stageOf: Readonly<Partial<Record<Standing, Stage>>> = {
  toBeChosen: 'awaitingConsent',
  challenged: 'notAuthorised',
  returnedByTriage: 'returned',
  decisionChallenged: 'open',
  inStrategy: 'received',
  strategyHeld: 'received',
  steppedUp: 'open',
  toClose: 'closing',
};
const asked = [filledIn(), submitted(), noConflict(colin), noConflict(dee), noConflict(greta)];
const received = [...asked, consented()];
const february = planned('2027-02-16', 'panel');
const onAgenda = [...received, listed()];
const atPanel = [...onAgenda, decided('toPanel')];
const opened = [...atPanel, decided('open', panel)];
export const standings: Readonly<Record<Standing, readonly Fact[]>> = {
  nothing: [],
  draft: givenIn(council, filledIn()),
  awaitingConsent: givenIn(council, ...asked),
  toBeChosen: givenIn(council, filledIn(), submitted(), conflicted(colin)),
  returned: givenIn(council, ...asked, returned()),
  notAuthorised: givenIn(council, ...asked, declined()),
  challenged: givenIn(council, ...asked, declined(), challenged()),
  withdrawn: givenIn(council, ...asked, withdrawn()),
  received: givenIn(council, ...received),
  inStrategy: givenIn(council, ...received, strategyCalled()),
  strategyHeld: givenIn(council, ...received, strategyCalled(), strategyHeld()),
  returnedByTriage: givenIn(council, ...received, sentBack()),
  listed: givenIn(council, ...onAgenda),
  held: givenIn(council, ...onAgenda, decided('hold')),
  toPanel: givenIn(council, ...atPanel),
  otherPlan: givenIn(council, ...onAgenda, decided('otherPlan')),
  open: givenIn(council, ...atPanel, decided('open', panel)),
  decisionChallenged: givenIn(council, ...atPanel, decided('open', panel), challenged()),
  review: givenIn(council, ...atPanel, decided('open', panel), caseReminded('2027-02-02T09:00:00.000Z')),
  steppedUp: givenIn(council, ...atPanel, decided('open', panel), decided('stepUp', february)),
  transition: givenIn(council, ...atPanel, decided('transition', panel)),
  toClose: givenIn(council, ...opened, closureProposed(), overrideSigned(), overrideSigned(ada)),
  closing: givenIn(council, ...opened, closureProposed()),
  transferWaiting: givenIn(council, ...opened, transferBegun()),
  closed: givenIn(
    council,
    ...opened,
    closureProposed(),
    overrideSigned(),
    overrideSigned(ada),
    decided('close', february),
  ),
  transferred: givenIn(council, ...opened, transferBegun(), acceptanceRecorded()),
  merged: givenIn(council, ...received, mergedInto(other)),
};

/** The meeting at which a case is to be decided about next, under way; after all decisions the panel of March. */
const march = planned('2027-03-16', 'panel');
const underWayFor: Readonly<Partial<Record<Standing, Meeting>>> = {
  listed: underWay(preMset),
  held: underWay(nextPreMset),
  toPanel: underWay(panel),
};
const meetingFor = (step: CaseStep, standing: Standing): Meeting =>
  step === 'listCase' ? preMset : (underWayFor[standing] ?? underWay(march));

/** To which a case is moved: the pre-MSET of February, or a panel before its review is due. */
const [soon, late] = [planned('2027-02-09', 'panel'), planned('2027-03-09', 'panel')];
const ahead = [preMset, nextPreMset, panel, soon, february, late, march];
function moveTo(standing: Standing): Meeting {
  if (standing === 'listed') return nextPreMset;
  return standing === 'steppedUp' ? late : soon;
}

/** Steps on an action have a table of their own in action/action.test.ts. */
export type CaseStep = CaseStepName;
const firstSave = { page: '1', answers: { urgency: 'routine' } };
const commands: { readonly [S in CaseStep]: Command & { step: S } } = {
  start: {
    step: 'start',
    input: { page: 's47', answers: { section47: 'notNeeded' }, reference: kestrelReference },
  },
  savePage: { step: 'savePage', input: firstSave },
  submit: { step: 'submit', input: {} },
  resubmit: { step: 'resubmit', input: { unchangedBecause: 'He has nothing to add.' } },
  withdraw: { step: 'withdraw', input: { reason: 'He has moved.', childSafe: 'yes' } },
  sayWhatWasDone: { step: 'sayWhatWasDone', input: { done: 'Rung the front door.' } },
  remindConsent: { step: 'remindConsent', input: {} },
  warnDraft: { step: 'warnDraft', input: {} },
  askInstead: { step: 'askInstead', input: {} },
  declareConflict: { step: 'declareConflict', input: { conflict: 'no' } },
  chooseManager: { step: 'chooseManager', input: { manager: greta.objectId } },
  giveConsent: { step: 'giveConsent', input: {} },
  returnForInformation: { step: 'returnForInformation', input: { reason: 'voice', note: 'Ask him.' } },
  doNotAuthorise: {
    step: 'doNotAuthorise',
    input: { reason: 'other', rationale: 'Below.', alternativePlan: 'Early help.', childSafe: 'yes' },
  },
  challenge: { step: 'challenge', input: { concern: 'The phones.', outcomeWanted: 'Screening.' } },
  answerChallenge: { step: 'answerChallenge', input: { answer: 'It comes to the panel.' } },
  remindCase: { step: 'remindCase', input: {} },
  listCase: { step: 'listCase', input: { meeting: preMset.id, invited: 'health', alike: [] } },
  returnFromTriage: { step: 'returnFromTriage', input: { reason: 'voice', note: 'Ask him.' } },
  recordStrategyOutcome: commandIn(strategyHeld()) as Command & { step: 'recordStrategyOutcome' },
  noLongerUrgent: commandIn(calmed()) as Command & { step: 'noLongerUrgent' },
  recordSeniorDecision: commandIn(seniorDecided()) as Command & { step: 'recordSeniorDecision' },
  askEarlyReview: commandIn(earlyAsked()) as Command & { step: 'askEarlyReview' },
  recordSeniorAnswer: commandIn(seniorsAnswered()) as Command & { step: 'recordSeniorAnswer' },
  proposeClosure: commandIn(closureProposed()) as Command & { step: 'proposeClosure' },
  signOverride: commandIn(overrideSigned()) as Command & { step: 'signOverride' },
  recordFeedback: commandIn(feedbackGiven()) as Command & { step: 'recordFeedback' },
  transferOut: commandIn(transferBegun()) as Command & { step: 'transferOut' },
  recordPack: commandIn(packGiven()) as Command & { step: 'recordPack' },
  recordAcceptance: commandIn(acceptanceRecorded()) as Command & { step: 'recordAcceptance' },
  stopTransfer: commandIn(transferStopped()) as Command & { step: 'stopTransfer' },
  sendToStrategy: { step: 'sendToStrategy', input: { reason: 'He was hurt.' } },
  restrict: commandIn(restrictedByHand()) as Command & { step: 'restrict' },
  liftRestriction: commandIn(lifted()) as Command & { step: 'liftRestriction' },
  namePerson: commandIn(letIn(tess)) as Command & { step: 'namePerson' },
  removeName: commandIn(nameRemoved(tess)) as Command & { step: 'removeName' },
  keepOut: commandIn(keptOut(noor)) as Command & { step: 'keepOut' },
  letIn: commandIn(letInAgain(noor)) as Command & { step: 'letIn' },
  breakGlass: commandIn(glassBroken()) as Command & { step: 'breakGlass' },
  reviewGlass: commandIn(glassReviewed(1)) as Command & { step: 'reviewGlass' },
  mergeCase: { step: 'mergeCase', input: { into: other, reason: 'The same ID.' } },
  followMerged: { step: 'followMerged', input: { from: other } },
  takeMerged: { step: 'takeMerged', input: { from: other } },
  declareMeetingConflict: { step: 'declareMeetingConflict', input: { meeting: '' } },
  recordDecision: { step: 'recordDecision', input: decisionInput(preMset, 'hold') },
  decideNow: commandIn(decidedNow('toPanel')) as Command & { step: 'decideNow' },
  leaveMeeting: { step: 'leaveMeeting', input: { meeting: preMset.id } },
  moveCase: { step: 'moveCase', input: { to: nextPreMset.id, reason: 'His school cannot come.' } },
  recordOutcome: { step: 'recordOutcome', input: { outcome: 'He is back at school.' } },
  handOver: commandIn(handedOver(robin)) as Command & { step: 'handOver' },
  nameAdultLead: commandIn(adultLeadNamed()) as Command & { step: 'nameAdultLead' },
  routeAt18: commandIn(routeTaken()) as Command & { step: 'routeAt18' },
  correctBirth: commandIn(birthCorrected('1/2/2010')) as Command & { step: 'correctBirth' },
  referAgain: commandIn(referredAgain()) as Command & { step: 'referAgain' },
  changeNow: commandIn(nowChanged()) as Command & { step: 'changeNow' },
  inviteToCase: commandIn(invitedToCase()) as Command & { step: 'inviteToCase' },
  endInvitation: commandIn(invitationEnded()) as Command & { step: 'endInvitation' },
  recordFamily: commandIn(familyRecorded()) as Command & { step: 'recordFamily' },
  recordHarm: commandIn(harmRecorded()) as Command & { step: 'recordHarm' },
  recordNotice: commandIn(noticeRecorded()) as Command & { step: 'recordNotice' },
  sayNotNotifiable: commandIn(notNotifiable()) as Command & { step: 'sayNotNotifiable' },
  recordRapidReview: commandIn(rapidRecorded()) as Command & { step: 'recordRapidReview' },
  // What may be put right depends on the fact: test/domain/case/right.
  proposeStrike: { step: 'proposeStrike', input: { words: 'Sample', instead: '', ground: 'another' } },
  settleStrike: { step: 'settleStrike', input: { how: 'agreed', why: '' } },
  strikeOut: { step: 'strikeOut', input: {} },
  putRight: { step: 'putRight', input: { fact: '1', how: '', why: 'The wrong child.' } },
};

/** The command, in the meeting that it would be taken in. */
function commandAt(step: CaseStep, standing: Standing, meeting: Meeting, decision: string | undefined): Command {
  switch (step) {
    case 'savePage':
      // At every stage there is something to change, so that "unchanged" hides no refusal.
      return { step, input: { page: '5', answers: { worries: `New: ${standing}` } } };
    case 'declareMeetingConflict':
      return { step, input: { meeting: meeting.id } };
    case 'moveCase':
      return { step, input: { ...commands.moveCase.input, to: moveTo(standing).id } };
    case 'recordDecision':
      return { step, input: decisionInput(meeting, decision ?? usual(standing, meeting)) };
    default:
      return commands[step];
  }
}

/**
 * What a step leaves behind: a fact, `unchanged` or the refusal's code. A minute after the last fact, or in the meeting;
 * `decision` is another one than the usual.
 */
export function takenAt(step: CaseStep, standing: Standing, who: Who, decision?: string): Fact | string {
  const facts = standings[standing];
  const after = later(facts.at(-1)?.at ?? monday10, 1);
  const meeting = meetingFor(step, standing);
  const now = meeting.state === 'started' && step in inMeetings ? later(meeting.startsAt, 30) : after;
  const context = { actor: people[who], now, directory: council, meeting, panels, ahead };
  return factOf(facts, commandAt(step, standing, meeting, decision), context);
}
const usual = (standing: Standing, { type }: Meeting): string =>
  standing === 'toPanel' ? 'open' : type === 'panel' ? 'continue' : 'hold';
const inMeetings = { recordDecision: true, declareMeetingConflict: true };
