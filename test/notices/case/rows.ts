// Who is told what: for each step of a case, whose card changes silently and who gets a new one.
import { clockActor } from '../../../src/domain/people/actor.ts';
import type { Directory } from '../../../src/domain/people/directory.ts';
import {
  answersOn,
  challenged,
  chosen,
  colin,
  conflicted,
  consented,
  dana,
  declined,
  filledIn,
  greta,
  hal,
  kestrel,
  moira,
  noConflict,
  noorManages,
  priya,
  resubmitted,
  returned,
  saved,
  sparrow,
  submitted,
  withDelegate,
  saidWhatWasDone,
  withdrawn,
  withdrawnUnsafe,
  type StoryRow,
} from '../../people/builders.ts';
import { decided, listed, sentBack } from '../../people/meeting-builders.ts';
import { sinceConsent } from './rows-since-consent.ts';
import type { CaseStepName } from '../../../src/domain/case/whole/case.ts';
import type { Row } from './row.ts';

export const asked = [filledIn(), submitted()];
const danaStandsIn = withDelegate(colin, dana, '2027-01-04', '2027-01-08');
const twoStandIn: Directory = {
  ...withDelegate(colin, noorManages, '2027-01-04', '2027-01-08'),
  delegations: [
    ...danaStandsIn.delegations,
    ...withDelegate(colin, noorManages, '2027-01-04', '2027-01-08').delegations,
  ],
};
export const urgent = [filledIn(priya, sparrow), submitted()];

const reminded = (at: string): StoryRow => [clockActor, at, 'remindConsent', {}];

/** At least one row for every step of a case itself; those of its actions are in action/action-rows.ts. */
export const rows: Readonly<Record<CaseStepName, readonly Row[]>> = {
  start: [{ that: 'No one at a draft', deeds: [filledIn().slice(0, 1)] }],
  warnDraft: [
    {
      that: 'Its writer, a week before it ends',
      deeds: [filledIn(), [clockActor, '2027-03-30T03:00:00.000Z', 'warnDraft', {}]],
      rings: ['priya'],
    },
  ],
  savePage: [
    { that: 'No one at a saved page', deeds: [filledIn()] },
    { that: 'No one at a page saved after a return', deeds: [...asked, noConflict(), returned(), saved('6', {})] },
  ],
  submit: [
    {
      that: 'The manager is rung, the referrer’s card says so',
      deeds: asked,
      tells: ['priya'],
      rings: ['colin', 'teamChannel'],
    },
    {
      that: 'The delegate is rung instead of the manager who is away (S9)',
      deeds: asked,
      council: danaStandsIn,
      tells: ['priya'],
      rings: ['dana', 'teamChannel'],
    },
    {
      that: 'Each of two delegates',
      deeds: asked,
      council: twoStandIn,
      tells: ['priya'],
      rings: ['dana', 'noor', 'teamChannel'],
    },
    {
      that: 'Of an urgent one the deputy and the co-ordinator as well, before consent (docs/process.md P4.7)',
      deeds: urgent,
      tells: ['priya'],
      rings: ['colin', 'dana', 'moira', 'teamChannel'],
    },
  ],
  resubmit: [
    {
      that: 'The manager is rung again',
      deeds: [...asked, noConflict(), returned(), resubmitted()],
      tells: ['priya'],
      rings: ['colin', 'teamChannel'],
    },
    {
      that: 'The co-ordinator who returned it, because the consent stands',
      deeds: [...asked, noConflict(), consented(), sentBack(), resubmitted()],
      tells: ['priya', 'colin'],
      rings: ['moira'],
    },
    {
      that: 'The manager again where the types have changed since',
      deeds: [
        ...asked,
        noConflict(),
        consented(),
        sentBack(),
        saved('5', answersOn('5', { ...kestrel, types: 'missingOnly' })),
        resubmitted(),
      ],
      tells: ['priya'],
      rings: ['colin', 'teamChannel'],
    },
  ],
  withdraw: [
    {
      that: 'After consent by the manager who gave it: the referrer is rung',
      deeds: [...asked, noConflict(), consented(), withdrawn(colin)],
      tells: ['colin', 'moira'],
      rings: ['priya'],
    },
    {
      that: 'Nobody but the referrer of a draft that nobody saw',
      deeds: [filledIn(), withdrawn()],
      tells: ['priya', 'moira', 'teamChannel'],
    },
    {
      that: 'Whoever was asked, silently',
      deeds: [...asked, withdrawn()],
      tells: ['priya', 'colin', 'moira', 'teamChannel'],
    },
    {
      that: 'The referrer is rung where somebody else withdraws it',
      deeds: [...asked, noConflict(), consented(), listed(), withdrawn(moira)],
      tells: ['colin', 'moira'],
      rings: ['priya'],
    },
  ],
  sayWhatWasDone: [
    {
      that: 'Those who were called for it, and the referrer',
      deeds: [...asked, withdrawnUnsafe(), saidWhatWasDone()],
      tells: ['priya', 'moira'],
    },
  ],
  remindConsent: [
    {
      that: 'Whoever was asked is rung again; the referrer’s card stays true',
      deeds: [...asked, reminded('2027-01-04T14:30:00.000Z')],
      tells: ['priya'],
      rings: ['colin'],
    },
    {
      that: 'His deputy is rung after a day, his own card changes silently',
      deeds: [...asked, reminded('2027-01-04T14:30:00.000Z'), reminded('2027-01-05T11:00:00.000Z')],
      tells: ['priya', 'colin'],
      rings: ['dana'],
    },
    {
      that: 'At the top of the line the co-ordinator is rung; after a standstill everybody is, once',
      deeds: [...asked, reminded('2027-01-25T10:00:00.000Z')],
      tells: ['priya'],
      rings: ['colin', 'dana', 'greta', 'hal', 'moira'],
    },
  ],
  declareConflict: [
    { that: 'No one at "no conflict"', deeds: [...asked, noConflict()] },
    {
      that: 'The next manager is rung; the one with the conflict loses the card',
      deeds: [...asked, conflicted(colin, greta)],
      tells: ['priya', 'colin', 'moira', 'teamChannel'],
      rings: ['greta'],
    },
    {
      that: 'The co-ordinator is rung where staff are concerned',
      deeds: [...asked, conflicted(colin)],
      tells: ['priya', 'colin', 'teamChannel'],
      rings: ['moira'],
    },
    {
      that: 'Whoever was asked beside the one with the conflict hears that it is no longer theirs',
      deeds: [...asked, conflicted(dana, greta)],
      council: twoStandIn,
      tells: ['priya', 'dana', 'noor', 'moira', 'teamChannel'],
      rings: ['greta'],
    },
    {
      that: 'So does the chosen manager when somebody above has the conflict',
      deeds: [...asked, conflicted(greta)],
      tells: ['priya', 'colin', 'greta', 'teamChannel'],
      rings: ['moira'],
    },
  ],
  chooseManager: [
    {
      that: 'The picked manager is rung',
      deeds: [...asked, conflicted(colin), chosen(hal)],
      tells: ['priya', 'moira'],
      rings: ['hal'],
    },
  ],
  askInstead: [
    {
      that: 'Who decides while the manager is away is rung; the manager is not',
      council: withDelegate(colin, dana, '2027-01-05', '2027-01-08'),
      deeds: [...asked, [clockActor, '2027-01-05T09:00:00.000Z', 'askInstead', {}]],
      tells: ['priya', 'colin', 'moira'],
      rings: ['dana'],
    },
  ],
  giveConsent: [
    {
      that: 'Referrer, co-ordinator and mailbox are rung; the manager’s card says it',
      deeds: [...asked, noConflict(), consented()],
      tells: ['colin', 'teamChannel'],
      rings: ['priya', 'moira', 'mailbox'],
    },
    {
      that: 'Decided from above, both managers’ cards say it',
      deeds: [...asked, noConflict(hal), consented(hal)],
      tells: ['colin', 'hal', 'teamChannel'],
      rings: ['priya', 'moira', 'mailbox'],
    },
    {
      that: 'Decided by a delegate, the manager who is away is not bothered (S9)',
      deeds: [...asked, noConflict(dana), consented(dana)],
      council: danaStandsIn,
      tells: ['dana', 'teamChannel'],
      rings: ['priya', 'moira', 'mailbox'],
    },
    {
      that: 'Decided by one delegate, the other’s card says it',
      deeds: [...asked, noConflict(dana), consented(dana)],
      council: twoStandIn,
      tells: ['dana', 'noor', 'teamChannel'],
      rings: ['priya', 'moira', 'mailbox'],
    },
    {
      that: 'Whoever had the conflict is told nothing any more',
      deeds: [...asked, conflicted(colin, greta), noConflict(greta), consented(greta)],
      tells: ['greta', 'teamChannel'],
      rings: ['priya', 'moira', 'mailbox'],
    },
  ],
  returnForInformation: [
    {
      that: 'The referrer is rung',
      deeds: [...asked, noConflict(), returned()],
      tells: ['colin', 'moira', 'teamChannel'],
      rings: ['priya'],
    },
    {
      that: 'The co-ordinator, who may hold a card of it, is told silently',
      deeds: [...asked, conflicted(colin), chosen(hal), noConflict(hal), returned(hal)],
      tells: ['hal', 'moira', 'teamChannel'],
      rings: ['priya'],
    },
  ],
  doNotAuthorise: [
    {
      that: 'The referrer is rung',
      deeds: [...asked, noConflict(), declined()],
      tells: ['colin', 'moira', 'teamChannel'],
      rings: ['priya'],
    },
    {
      that: 'The co-ordinator, who may hold a card of it, is told silently',
      deeds: [...asked, conflicted(colin), chosen(hal), noConflict(hal), declined(hal)],
      tells: ['hal', 'moira', 'teamChannel'],
      rings: ['priya'],
    },
  ],
  challenge: [
    {
      that: 'The next manager up and the co-ordinator are rung',
      deeds: [...asked, noConflict(), declined(), challenged()],
      tells: ['priya', 'colin'],
      rings: ['greta', 'moira'],
    },
    {
      that: 'At the top of the line the co-ordinator alone',
      deeds: [
        filledIn(priya, { ...kestrel, consenter: hal.objectId }),
        submitted(),
        noConflict(hal),
        declined(hal),
        challenged(),
      ],
      tells: ['priya', 'hal'],
      rings: ['moira'],
    },
    {
      that: 'Nobody with a conflict, and of a restricted case nobody above',
      deeds: [...asked, conflicted(greta, colin), noConflict(), declined(), challenged()],
      tells: ['priya', 'colin'],
      rings: ['moira'],
    },
    {
      that: 'Of a meeting’s decision the co-ordinator and the chair',
      deeds: [...asked, noConflict(), consented(), listed(), decided('otherPlan'), challenged()],
      tells: ['priya', 'colin'],
      rings: ['moira', 'tess'],
    },
  ],
  ...sinceConsent,
};
