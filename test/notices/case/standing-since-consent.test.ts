// What a case is to each person since consent: triage, the meetings, and what came of it (docs/design.md 6.10).
import type { Fact } from '../../../src/domain/case/whole/case.ts';
import { activeStages, isConsented } from '../../../src/domain/case/state/stage-table.ts';
import assert from 'node:assert/strict';
import { standingOf } from '../../../src/notices/case/standing.ts';
import {
  at,
  caseOf,
  challenged,
  colin,
  conflicted,
  consented,
  directory,
  filledIn,
  given,
  greta,
  moira,
  noConflict,
  priya,
  ravi,
  sparrow,
  submitted,
  tess,
} from '../../people/builders.ts';
import {
  ada,
  answered,
  caseReminded,
  conflictInMeeting,
  acceptanceRecorded,
  closureProposed,
  decided,
  feedbackGiven,
  keptOut,
  overrideSigned,
  transferBegun,
  listed,
  mergedInto,
  other,
  outcomeRecorded,
  panel,
  planned,
  sentBack,
  strategyCalled,
} from '../../people/meeting-builders.ts';
import { afterwards, checkStandings, type Row } from './standing-rows.ts';

const february = planned('2027-02-16', 'panel');
const ten42 = '2027-01-04T10:42:00.000Z';
const received = [filledIn(), submitted(), noConflict(), at(ten42, consented())];
const onAgenda = [...received, listed()];
const atPanel = [...onAgenda, decided('toPanel')];
const opened = [...atPanel, decided('open', panel)];
const closed = [...opened, closureProposed(), overrideSigned(), overrideSigned(ada), decided('close', february)];
const restricted = [filledIn(), submitted(), conflicted(colin, greta), noConflict(greta), consented(greta), listed()];
const open = ['Open'];
const none: readonly string[] = [];
const consent = 'Consent given by Colin Fixture, Mon 4 Jan 10:42';
const onPreMset = 'On the agenda of Pre-MSET on Tuesday 12 January 2027.';
const onPanel = 'On the agenda of Full panel on Tuesday 19 January 2027.';
const ends = 'Open says what was decided, and why.';

const rows: readonly Row[] = [
  {
    that: 'Received, it is due for triage within two working days',
    facts: given(...received),
    to: moira,
    is: {
      label: 'Referral received',
      due: '2027-01-06T10:42:00.000Z',
      line: 'Received Mon 4 Jan 10:42.',
      buttons: ['Read and triage'],
    },
  },
  {
    that: 'Late and reminded of, it still says since when',
    facts: given(...received, caseReminded('2027-01-06T10:42:00.000Z')),
    to: moira,
    is: {
      label: 'Referral received',
      due: '2027-01-06T10:42:00.000Z',
      line: 'Received Mon 4 Jan 10:42.',
      buttons: ['Read and triage'],
    },
  },
  {
    that: 'The chair reads that it is received',
    facts: given(...received),
    to: tess,
    is: { label: 'Received', line: consent, buttons: open },
  },
  {
    that: 'A strategy discussion makes it urgent, and says by when',
    facts: given(...received, at('2027-01-04T11:00:00.000Z', strategyCalled())),
    to: priya,
    is: {
      label: 'Received',
      line: 'A strategy discussion is needed by Tue 5 Jan 11:00.',
      urgent: true,
      buttons: open,
    },
  },
  {
    that: 'So reads the co-ordinator',
    facts: given(...received, at('2027-01-04T11:00:00.000Z', strategyCalled())),
    to: moira,
    is: {
      label: 'Strategy discussion',
      line: 'A strategy discussion is needed by Tue 5 Jan 11:00. Also for you: referral received.',
      urgent: true,
      buttons: ['Record strategy outcome', 'Read'],
    },
  },
  ...[priya, moira, tess, ada].map((to): Row => ({
    that: `Listed, ${to.name} reads where it is dealt with`,
    facts: given(...onAgenda),
    to,
    is: { label: 'Listed', line: onPreMset, buttons: open },
  })),
  { that: 'It is nothing to an agency that is not invited', facts: given(...onAgenda), to: ravi, is: undefined },
  {
    that: 'The manager’s card still says what was decided, and has no button',
    facts: given(...onAgenda),
    to: colin,
    is: { label: consent, buttons: none },
  },
  { that: 'Restricted, it is nothing to the chair', facts: given(...restricted), to: tess, is: undefined },
  {
    that: 'Who says in the meeting that they have a conflict has no card',
    facts: given(...onAgenda, conflictInMeeting(ada)),
    to: ada,
    is: undefined,
  },
  {
    that: 'A colleague who is named as lead reads that first',
    facts: given(...atPanel, decided('open', panel, tess, 'significant', { leadIs: ada.objectId, lead: '' })),
    to: ada,
    is: {
      label: 'Open',
      line: 'You are named as the lead of the plan. Next review by Tuesday 16 February 2027.',
      buttons: open,
    },
  },
  {
    that: 'Kept out since, they have no card, whatever they were named as',
    facts: given(
      ...atPanel,
      decided('open', panel, tess, 'significant', { leadIs: ada.objectId, lead: '' }),
      keptOut(ada),
    ),
    to: ada,
    is: undefined,
  },
  {
    that: 'Held, it says that it comes again',
    facts: given(...onAgenda, decided('hold')),
    to: priya,
    is: { label: 'Held, next month', line: 'It goes back to the next pre-MSET.', buttons: open },
  },
  {
    that: 'Going to panel, its lead worker is asked for the risk assessment',
    facts: given(...atPanel),
    to: priya,
    is: { label: 'Complete the risk assessment', line: onPanel, buttons: ['Open and record'] },
  },
  {
    that: 'Open, it says when it is reviewed: four weeks after the panel',
    facts: given(...atPanel, decided('open', panel)),
    to: priya,
    is: { label: 'Open', line: 'Next review by Tuesday 16 February 2027.', buttons: open },
  },
  {
    that: 'In transition as well',
    facts: given(...atPanel, decided('transition', panel)),
    to: moira,
    is: { label: 'Transition', line: 'Next review by Tuesday 16 March 2027.', buttons: open },
  },
  {
    that: 'A transfer that is proposed leaves the case where it is, and says so',
    facts: given(...onAgenda, decided('transfer')),
    to: priya,
    is: {
      label: 'Listed',
      line: 'Transfer proposed. The case stays here until that council has accepted it in writing. On the agenda of Pre-MSET on Tuesday 12 January 2027.',
      buttons: open,
    },
  },
  {
    that: 'A closure that is proposed as well: the review stays',
    facts: given(...opened, closureProposed()),
    to: moira,
    is: { label: 'Closing', line: 'Closure proposed. Next review by Tuesday 16 February 2027.', buttons: open },
  },
  {
    that: 'Closed, feedback and the letter are due in five working days',
    facts: given(...closed),
    to: moira,
    is: {
      label: 'Closed',
      due: '2027-02-23T14:20:00.000Z',
      line: 'Have the referrer, the child and the family all heard? Then record it.',
      buttons: ['Record feedback', 'Read'],
    },
  },
  {
    that: 'Once they are recorded nothing is due',
    facts: given(...closed, feedbackGiven()),
    to: moira,
    is: { label: 'Closed', line: 'Open says what was decided, and why.', buttons: open },
  },
  {
    that: 'A transfer waits for the other council, and the review stays',
    facts: given(...opened, transferBegun()),
    to: priya,
    is: {
      label: 'Transfer waiting',
      line: 'Waiting for the other council to accept in writing. Next review by Tuesday 16 February 2027.',
      buttons: open,
    },
  },
  {
    that: 'It is for the co-ordinator to record',
    facts: given(...opened, transferBegun()),
    to: moira,
    is: {
      label: 'Transfer waiting for acceptance',
      due: '2027-01-26T14:21:00.000Z',
      line: 'Waiting for the other council to accept in writing. Next review by Tuesday 16 February 2027.',
      buttons: ['Record acceptance', 'Read'],
    },
  },
  {
    that: 'Accepted, it is over',
    facts: given(...opened, transferBegun(), acceptanceRecorded()),
    to: priya,
    is: { label: 'Transferred', line: 'Open says what was decided, and why.', buttons: open },
  },
  {
    that: 'Another plan is told behind Open',
    facts: given(...onAgenda, decided('otherPlan')),
    to: priya,
    is: { label: 'Other plan agreed', line: 'Open says which plan, and who leads it.', buttons: open },
  },
  {
    that: 'and that its outcome is recorded',
    facts: given(...onAgenda, decided('otherPlan'), outcomeRecorded()),
    to: moira,
    is: { label: 'Other plan agreed', line: 'The outcome is recorded.', buttons: open },
  },
  ...([['Merged', given(...received, mergedInto(other))]] as const).map(([label, facts]): Row => ({
    that: 'At the end it says nothing of why',
    facts,
    to: priya,
    is: { label, line: ends, buttons: open },
  })),
  {
    that: 'What the co-ordinator returned reads so to the manager',
    facts: given(...received, at('2027-01-04T11:00:00.000Z', sentBack())),
    to: colin,
    is: { label: 'Returned by Moira Example, Mon 4 Jan 11:00', buttons: none },
  },
  {
    that: 'and the referrer may go on',
    facts: given(...received, sentBack()),
    to: priya,
    is: { label: 'Returned', buttons: ['Continue', 'Read why'] },
  },
  {
    that: 'A challenged decision calls the co-ordinator',
    facts: given(...onAgenda, decided('otherPlan'), challenged()),
    to: moira,
    is: {
      label: 'A decision has been challenged',
      due: '2027-01-19T14:21:00.000Z',
      line: 'Read it, then answer the challenge.',
      buttons: ['Read and answer'],
    },
  },
  {
    that: 'The chair who decided reads it, and does not answer it',
    facts: given(...onAgenda, decided('otherPlan'), challenged()),
    to: tess,
    is: {
      label: 'A decision has been challenged',
      line: 'You made the decision, so someone else answers.',
      buttons: ['Read'],
    },
  },
  {
    that: 'The referrer’s card says that it is challenged, until it is answered',
    facts: given(...onAgenda, decided('otherPlan'), challenged()),
    to: priya,
    is: {
      label: 'Other plan agreed',
      line: 'Open says which plan, and who leads it. The decision has been challenged.',
      buttons: open,
    },
  },
  {
    that: 'Answered, it calls nobody any more',
    facts: given(...onAgenda, decided('otherPlan'), challenged(), answered()),
    to: moira,
    is: { label: 'Other plan agreed', line: 'Open says which plan, and who leads it.', buttons: open },
  },
];

describe('What a case is to each person since consent', () => {
  checkStandings(rows);

  it('An urgent case is urgent until a decision about the child, and no longer', () => {
    const first = [filledIn(priya, sparrow), submitted(), noConflict(), consented()];
    const stories: readonly (readonly Fact[])[] = [
      given(...first, listed()),
      given(...first, listed(), decided('hold')),
      given(...first, listed(), decided('toPanel')),
      given(...first, listed(), decided('otherPlan')),
      given(...first, mergedInto(other)),
    ];
    for (const facts of stories) {
      const childCase = caseOf(facts);
      assert.ok(isConsented(childCase));
      const active = activeStages.some((stage) => stage === childCase.stage);
      assert.equal(standingOf(childCase, priya, directory, afterwards(facts))?.urgent, active, childCase.stage);
    }
  });
});
