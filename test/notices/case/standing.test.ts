// What a case is to each person: the label, the line and the buttons of the card in their chat (docs/design.md 6.10).
import assert from 'node:assert/strict';
import { stageLabels } from '../../../src/domain/case/state/stage-table.ts';
import { standingOf } from '../../../src/notices/case/standing.ts';
import {
  at,
  caseOf,
  challenged,
  colin,
  conflicted,
  consented,
  dana,
  declined,
  directory,
  filledIn,
  given,
  givenIn,
  greta,
  factOf,
  hal,
  kestrel,
  moira,
  noConflict,
  noor,
  priya,
  ravi,
  returned,
  sparrow,
  submitted,
  withDelegate,
  withdrawn,
  type StoryRow,
  commandIn,
} from '../../people/builders.ts';
import type { Fact } from '../../../src/domain/case/whole/case.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { caseReminded, handedOver } from '../../people/meeting-builders.ts';
import { afterwards, checkStandings, type Row } from './standing-rows.ts';

const away = withDelegate(colin, dana, '2027-01-04', '2027-01-08');
const ten42 = (deed: StoryRow): StoryRow => at('2027-01-04T10:42:00.000Z', deed);
const sent = [filledIn(), at('2027-01-04T10:20:00.000Z', submitted())];
const open = ['Open'];
const none: readonly string[] = [];
const due = '2027-01-05T10:20:00.000Z';

const waiting = given(...sent);
const restricted = given(...sent, conflicted(colin));
const sentOn = given(...sent, conflicted(colin, greta));
const received = given(...sent, noConflict(), ten42(consented()));
const byDelegate = givenIn(away, ...sent, noConflict(dana), ten42(consented(dana)));
const back = given(...sent, noConflict(), ten42(returned()));
const no = given(...sent, noConflict(), ten42(declined()));
const challengedFacts = given(...sent, noConflict(), declined(), challenged());
const gone = given(...sent, ten42(withdrawn()));
const urgent = given(filledIn(priya, sparrow), submitted());
const consentLine = 'Consent given by Colin Fixture, Mon 4 Jan 10:42';

const rows: readonly Row[] = [
  {
    that: 'A draft goes on',
    facts: given(filledIn()),
    to: priya,
    is: { label: 'Finish your referral', buttons: ['Continue', 'More'] },
  },
  { that: 'A draft is nothing to the manager', facts: given(filledIn()), to: colin, is: undefined },
  { that: 'A draft is nothing to the co-ordinator', facts: given(filledIn()), to: moira, is: undefined },
  {
    that: 'The referrer sees whose turn it is',
    facts: waiting,
    to: priya,
    is: { label: 'With manager', due, buttons: open },
  },
  {
    that: 'The manager is called',
    facts: waiting,
    to: colin,
    is: { label: 'Management consent needed', due, buttons: ['Read and decide'] },
  },
  {
    that: 'Whoever is above could decide too',
    facts: waiting,
    to: greta,
    is: { label: 'Management consent needed', due, buttons: ['Read and decide'] },
  },
  {
    that: 'The delegate is called',
    facts: waiting,
    to: dana,
    council: away,
    is: { label: 'Management consent needed', due, buttons: ['Read and decide'] },
  },
  { that: 'Waiting for consent, it is nothing to the co-ordinator', facts: waiting, to: moira, is: undefined },
  { that: 'It is nothing to a stranger', facts: waiting, to: ravi, is: undefined },
  {
    that: 'An urgent one says so',
    facts: urgent,
    to: colin,
    is: { label: 'Management consent needed', urgent: true, buttons: ['Read and decide'] },
  },
  {
    that: 'An urgent one is shown to the co-ordinator before consent',
    facts: urgent,
    to: moira,
    is: { label: 'With manager', urgent: true, buttons: open },
  },
  {
    that: 'The co-ordinator must pick',
    facts: restricted,
    to: moira,
    is: { label: 'A consenting manager must be chosen', buttons: ['Choose who decides'] },
  },
  { that: 'Who has the conflict has no card', facts: restricted, to: colin, is: undefined },
  {
    that: 'The referrer is not told of the conflict',
    facts: restricted,
    to: priya,
    is: { label: 'With manager', buttons: open },
  },
  {
    that: 'Sent on, the next manager is called',
    facts: sentOn,
    to: greta,
    is: { label: 'Management consent needed', buttons: ['Read and decide'] },
  },
  {
    that: 'Sent on, the co-ordinator sees that it waits',
    facts: sentOn,
    to: moira,
    is: { label: 'With manager', buttons: open },
  },
  { that: 'Restricted, it is nothing to those above', facts: sentOn, to: hal, is: undefined },
  {
    that: 'The manager’s card says what was decided, and has no button',
    facts: received,
    to: colin,
    is: { label: consentLine, buttons: none },
  },
  { that: 'Those above read the same', facts: received, to: greta, is: { label: consentLine, buttons: none } },
  {
    that: 'The referrer is told by whom',
    facts: received,
    to: priya,
    is: {
      label: 'Your referral has been received',
      line: `${consentLine}. Next: Moira Example checks it by Wed 6 Jan 10:42 and lists it for the next pre-MSET. We’ll tell you here what it decides.`,
      buttons: ['Read it', 'Advice'],
    },
  },
  {
    that: 'The co-ordinator has received it',
    facts: received,
    to: moira,
    is: { label: 'Referral received', buttons: ['Read and triage'] },
  },
  {
    that: 'A delegate’s decision says in whose name (S9)',
    facts: byDelegate,
    to: dana,
    council: away,
    is: { label: 'Consent given by Dana Sandbox for Colin Fixture, Mon 4 Jan 10:42', buttons: none },
  },
  {
    that: 'The other delegate, asked and now without dates, still learns that it is settled',
    facts: givenIn(away, ...sent, noConflict(), at('2027-01-09T10:42:00.000Z', consented())),
    to: dana,
    council: away,
    is: { label: 'Consent given by Colin Fixture, Sat 9 Jan 10:42', buttons: none },
  },
  {
    that: 'The referrer may go on after a return',
    facts: back,
    to: priya,
    is: { label: 'Returned', buttons: ['Continue', 'Read why'] },
  },
  {
    that: 'Who returned it reads so',
    facts: back,
    to: colin,
    is: { label: 'Returned by Colin Fixture, Mon 4 Jan 10:42', buttons: none },
  },
  {
    that: 'The referrer reads the decision',
    facts: no,
    to: priya,
    is: { label: 'Not authorised', buttons: ['Read the decision'] },
  },
  {
    that: 'So does who took it',
    facts: no,
    to: colin,
    is: { label: 'Not authorised by Colin Fixture, Mon 4 Jan 10:42', buttons: none },
  },
  { that: 'Not authorised, it is nothing to the co-ordinator', facts: no, to: moira, is: undefined },
  {
    that: 'Challenged, it calls the next manager up',
    facts: challengedFacts,
    to: greta,
    is: { label: 'A decision has been challenged', buttons: ['Read and answer'] },
  },
  {
    that: 'Challenged, it calls the co-ordinator',
    facts: challengedFacts,
    to: moira,
    is: { label: 'A decision has been challenged', buttons: ['Read and answer'] },
  },
  {
    that: 'The referrer reads that it is withdrawn',
    facts: gone,
    to: priya,
    is: { label: 'Withdrawn', buttons: open },
  },
  {
    that: 'Whoever was asked reads it too',
    facts: gone,
    to: colin,
    is: { label: 'Withdrawn by Priya Testworth, Mon 4 Jan 10:42', buttons: none },
  },
];

const labelOf = (facts: readonly Fact[], person: Person, council = directory): string | undefined =>
  standingOf(caseOf(facts), person, council, '2027-01-06T09:00:00.000Z')?.label;
const nextOf = (facts: readonly Fact[], row: StoryRow): Fact => {
  const fact = factOf(facts, commandIn(row), { actor: row[0], now: '2027-01-05T10:00:00.000Z', directory });
  assert.ok(typeof fact !== 'string');
  return fact;
};

describe('What a case is to each person', () => {
  checkStandings(rows);

  it('Who has a conflict has no card, though they were asked and somebody else has decided', () => {
    const facts = givenIn(away, ...sent, noConflict(), consented());
    const childCase = { ...caseOf(facts), excluded: [dana.objectId] };
    assert.equal(standingOf(childCase, dana, away, afterwards(facts)), undefined);
  });

  it('A decision of last year says the year', () => {
    const label = standingOf(caseOf(received), colin, directory, '2028-02-01T09:00:00.000Z')?.label;
    assert.equal(label, 'Consent given by Colin Fixture, Mon 4 Jan 2027 10:42');
  });

  it('The lead worker is asked for the adult lead, whoever referred; where they have left, their manager', () => {
    const turning = given(
      filledIn(priya, { ...kestrel, dateOfBirth: '6/4/2009' }),
      submitted(),
      noConflict(),
      consented(),
      caseReminded('2027-01-05T09:00:00.000Z'),
    );
    assert.equal(labelOf(turning, priya), 'Adult lead needed');
    assert.notEqual(labelOf(turning, colin), 'Adult lead needed');
    const without = { ...directory, people: directory.people.filter(({ objectId }) => objectId !== priya.objectId) };
    assert.equal(labelOf(turning, colin, without), 'Adult lead needed');
    const over = [...turning, nextOf(turning, handedOver(noor))];
    assert.equal(labelOf(over, noor), 'Adult lead needed');
    assert.notEqual(labelOf(over, priya), 'Adult lead needed');
  });

  it('The label of every stage is one that people know (docs/process.md P2.2)', () => {
    assert.deepEqual(Object.values(stageLabels), [
      'Draft',
      'With manager',
      'Returned',
      'Not authorised',
      'Withdrawn',
      'Received',
      'Listed',
      'Held, next month',
      'Going to panel',
      'Other plan agreed',
      'Open',
      'Review',
      'Transition',
      'Closing',
      'Transfer waiting',
      'Closed',
      'Transferred',
      'Merged',
    ]);
  });
});
