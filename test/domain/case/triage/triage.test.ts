// What the co-ordinator does with a received referral, by whom and from where (docs/process.md 5, P3.11).
import { goingOn } from '../../../../src/domain/case/ended/goes-on.ts';
import assert from 'node:assert/strict';
import type { Person } from '../../../../src/domain/people/actor.ts';
import type { Command } from '../../../../src/domain/case/whole/case.ts';
import { callFor, dueOf } from '../../../people/calls.ts';
import type { Case, Stage } from '../../../../src/domain/case/state/stages.ts';
import type { Reference } from '../../../../src/domain/kernel/ids.ts';
import type { Meeting } from '../../../../src/domain/meeting/meeting.ts';
import {
  commandIn,
  colin,
  dana,
  greta,
  hal,
  kestrel,
  kestrelReference,
  moira,
  noor,
  priya,
  ravi,
  resubmitted,
  saved,
  sparrow,
  tess,
} from '../../../people/builders.ts';
import { assertHas } from '../../scenario.ts';
import { strategyHeld } from '../../../people/meeting-builders.ts';
import { after, cases, planned, preMset, reads, receivedOf, stages, tries, tuesday10 } from './triage-story.ts';

const other = 'MSET-0000-00' as Reference;
const later = 'MSET-ZZZZ-ZZ' as Reference;
const list = (meeting: Meeting = preMset, invited = 'police,health'): Command => ({
  step: 'listCase',
  input: { meeting: meeting.id, invited, alike: [other] },
});
const back: Command = { step: 'returnFromTriage', input: { reason: 'voice', note: 'Please ask him.' } };
const strategy: Command = { step: 'sendToStrategy', input: { reason: 'He was hurt last night.' } };
const merge = (into = other): Command => ({ step: 'mergeCase', input: { into, reason: 'The same ID.' } });
const takes = (from = other): Command => ({ step: 'takeMerged', input: { from } });
const withdraw: Command = { step: 'withdraw', input: { reason: 'Moved away.', childSafe: 'yes' } };
const outcome: Command = { step: 'recordOutcome', input: { outcome: 'He is back at school.' } };
const inMeeting = { meeting: preMset };

const people: readonly Person[] = [priya, colin, dana, greta, hal, noor, ravi, tess, moira];
/** Who may, by stage; everybody else and everywhere else is told something, never let through. */
function whoMay(command: Command): Readonly<Partial<Record<Stage, readonly string[]>>> {
  const rows = stages.map((stage) => {
    const may = people.filter((person) => tries(cases[stage], person, command, inMeeting) === 'done');
    return [stage, may.map(({ name }) => name)] as const;
  });
  return Object.fromEntries(rows.filter(([, may]) => may.length > 0));
}
const only = (names: readonly string[], ...where: readonly Stage[]) =>
  Object.fromEntries(where.map((stage) => [stage, names]));

const again = (childCase: Case): Case => after(childCase, priya, commandIn(resubmitted()));
const taken = (reference: Reference, merged: Reference): Case => ({ ...cases.received, reference, merged: [merged] });

describe('Triage is', () => {
  const moiras = ['Moira Example'];
  it('the co-ordinator’s alone, and only before a meeting has decided', () => {
    assert.deepEqual(whoMay(list()), only(moiras, 'received'));
    for (const command of [back, merge()]) {
      assert.deepEqual(whoMay(command), only(moiras, 'received', 'listed', 'held'), command.step);
    }
    assert.deepEqual(
      whoMay(takes()),
      only(
        moiras,
        'received',
        'listed',
        'held',
        'toPanel',
        'open',
        'review',
        'transition',
        'closing',
        'transferWaiting',
      ),
    );
  });
  it('not there for anybody else: not available, whatever they are, and so for a co-ordinator with a conflict', () => {
    for (const command of [list(), back, strategy, merge(), takes()]) {
      for (const person of people.filter((one) => one !== moira)) {
        assert.equal(tries(cases.received, person, command, inMeeting), 'notAvailable', person.name);
      }
      const excluded = { ...cases.received, excluded: [moira.objectId] };
      assert.equal(tries(excluded, moira, command, inMeeting), 'notAvailable');
    }
  });
  it('over when somebody was first, and says where the case stands', () => {
    assert.equal(reads(cases.toPanel, moira, back), 'This case is: Going to panel. Open it to see what happened.');
    assert.equal(tries(cases.listed, moira, list(), inMeeting), 'alreadyDecided');
  });
  it('due within two working days of the consent, and overdue from its reminder on', () => {
    assert.equal(dueOf(cases.received, 'triage')?.slice(0, 10), '2027-01-06');
    assert.equal(callFor(cases.received, 'triage'), dueOf(cases.received, 'triage'));
    assert.equal(dueOf(cases.listed, 'triage'), undefined);
  });
});

describe('A case is listed', () => {
  const closes = '2027-01-05T17:00:00.000Z';
  const minuteLate = { ...inMeeting, now: '2027-01-05T17:01:00.000Z' };
  it('with who is invited and what looked alike; triage is done', () => {
    const childCase = after(cases.received, moira, list(preMset, 'health,nobody,police'), inMeeting);
    assertHas(childCase, { stage: 'listed', meeting: 'preMset-2027-01-12', checked: { alike: [other] } });
    assert.deepEqual([...('invited' in childCase ? (childCase.invited ?? []) : [])].toSorted(), ['health', 'police']);
    assert.equal(callFor(childCase, 'triage'), undefined);
  });
  it('for an agency at least', () =>
    assert.equal(tries(cases.received, moira, list(preMset, 'x'), inMeeting), 'incomplete'));
  it('until papers close; an urgent one until the meeting starts', () => {
    assert.equal(tries(cases.received, moira, list(), { ...inMeeting, now: closes }), 'done');
    assert.equal(
      reads(cases.received, moira, list(), minuteLate),
      'Papers for Pre-MSET, Tue 12 Jan 14:00 closed Tue 5 Jan 17:00. Say why it cannot wait: it is then heard as a late item. Or choose a later meeting.',
    );
    assert.equal(tries(receivedOf(sparrow), moira, list(), minuteLate), 'done');
  });
  it('for a planned pre-MSET that the server has loaded, and no other meeting', () => {
    const panel = planned('2027-01-19', 'panel');
    const at = { startedAt: tuesday10, endedAt: tuesday10 };
    const wrong: readonly Meeting[] = [
      panel,
      { ...preMset, state: 'cancelled', reason: 'Snow.' },
      { ...preMset, state: 'started', ...at },
      { ...preMset, state: 'ended', ...at, absent: [], noPapers: [], quorate: true, undecided: [], corrections: [] },
    ];
    const urgent = receivedOf(sparrow);
    for (const meeting of wrong)
      assert.equal(tries(urgent, moira, list(meeting), { meeting }), 'notEligible', meeting.state);
    assert.equal(tries(urgent, moira, list(planned('2027-02-09')), inMeeting), 'notEligible');
    assert.equal(tries(urgent, moira, list()), 'notEligible');
  });
});

describe('Returned by the co-ordinator and sent again', () => {
  const started = after(after(cases.received, moira, takes()), moira, strategy);
  const held = commandIn(strategyHeld());
  const returned = after(after(started, moira, held), moira, back);
  const answers = { ...kestrel, lawfulBasis: 'publicTask' };
  const change = (field: string, value: string): Case => {
    const page = ['types'].includes(field) ? '5' : ['childsWords'].includes(field) ? '6' : '2';
    return after(returned, priya, commandIn(saved(page, { ...answers, [field]: value })));
  };

  it('goes straight back: the consent stands, triage is due anew, and what was known of it is kept', () => {
    const childCase = again(change('childsWords', '“Football.”'));
    assertHas(childCase, { stage: 'received', consent: { by: { name: 'Colin Fixture' } }, merged: [other] });
    assertHas(childCase, { strategy: { reason: 'He was hurt last night.' } });
    // Urgent by the strategy discussion.
    assert.equal(dueOf(childCase, 'triage'), '2027-01-05T11:00:00.000Z');
  });
  it('is not returned while a strategy discussion waits for its outcome', () => {
    assert.equal(tries(started, moira, back), 'owed');
    assert.match(reads(started, moira, back), /Still to be recorded first: the outcome of the strategy discussion/);
  });
  for (const [field, value] of Object.entries({
    caseSystemId: 'T-2002',
    surname: 'Another',
    forenames: 'Kes',
    dateOfBirth: '15/3/2011',
    types: 'cannabis,countyLines',
  })) {
    it(`asks the manager anew when ${field} changed, and still knows what was merged into it`, () => {
      const changed = change(field, value);
      if (changed === returned) assert.fail('nothing changed');
      assertHas(again(changed), { stage: 'awaitingConsent', submission: { round: 2 }, merged: [other] });
    });
  }
});

describe('A strategy discussion', () => {
  it('is due within 24 plain hours, and makes the case urgent where it stands', () => {
    const friday = '2027-01-08T16:00:00.000Z';
    const childCase = after(cases.listed, moira, strategy, { now: friday });
    assertHas(childCase, {
      stage: 'listed',
      strategy: { due: { at: '2027-01-09T16:00:00.000Z', rule: 'strategy.discussion' } },
    });
    const received = after(cases.received, moira, strategy, { now: tuesday10 });
    assert.equal(dueOf(received, 'strategy'), '2027-01-06T10:00:00.000Z');
  });
  it('needs to say what is new', () =>
    assert.equal(tries(cases.received, moira, { step: 'sendToStrategy', input: { reason: '' } }), 'incomplete'));
});

describe('Two referrals of one child', () => {
  it('become one: it ends here and goes on there, once', () => {
    assertHas(after(cases.received, moira, merge()), { stage: 'merged', into: other, reason: 'The same ID.' });
    const taken = after(cases.open, moira, takes());
    assertHas(taken, { stage: 'open', merged: [other] });
    assert.equal(tries(taken, moira, takes()), 'unchanged');
  });
  it('not into itself, nor without a reason, nor into a case that is over or has no consent', () => {
    assert.equal(tries(cases.received, moira, merge(kestrelReference)), 'notEligible');
    assert.equal(tries(cases.received, moira, { step: 'mergeCase', input: { into: other, reason: '' } }), 'incomplete');
    const over: readonly Stage[] = ['otherPlan', 'closed', 'transferred'];
    for (const stage of over) assert.match(reads(cases[stage], moira, takes()), /is over/, stage);
    assert.match(reads(goingOn(cases.merged, cases.received), moira, takes()), /goes on as/);
  });
  it('one way only, even when two co-ordinators begin both ways at once', () => {
    const [mine, theirs] = [kestrelReference, later];
    assert.equal(tries(taken(mine, theirs), moira, merge(theirs)), 'done');
    assert.equal(
      reads(taken(theirs, mine), moira, merge(mine)),
      'MSET-4F7K-24 is being merged into this case. Choose this one as the case to keep.',
    );
  });
});

describe('After consent', () => {
  it('the manager who gave it or the co-ordinator withdraws, until a meeting has decided; the referrer asks them', () => {
    const before = ['Priya Testworth'];
    const both = ['Colin Fixture', 'Moira Example'];
    assert.deepEqual(whoMay(withdraw), {
      ...only(before, 'draft', 'awaitingConsent', 'returned'),
      ...only(both, 'received', 'listed'),
    });
    assert.match(reads(cases.received, priya, withdraw), /Ask the MSET co-ordinator/);
    assertHas(after(cases.listed, colin, withdraw), {
      stage: 'withdrawn',
      withdrawn: { by: { name: 'Colin Fixture' } },
    });
  });
  it('the referrer or the co-ordinator says what came of another plan', () => {
    assert.deepEqual(whoMay(outcome), only(['Priya Testworth', 'Moira Example'], 'otherPlan'));
  });
});
