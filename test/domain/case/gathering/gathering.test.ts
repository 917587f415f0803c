// Strategy, mapping and daily meetings: who plans which, whom one opens the case to and until when, who answers, records and
// approves, and what the clock calls (docs/process.md P6.27).
import assert from 'node:assert/strict';
import { mayRead, relationOf } from '../../../../src/domain/case/access/access.ts';
import { isSameGathering, sayGathering, type Gathering } from '../../../../src/domain/case/gathering/gathering.ts';
import { caseMatter } from '../../../../src/domain/case/whole/case.ts';
import { invitationsOn } from '../../../../src/domain/case/state/invitations.ts';
import type { Case } from '../../../../src/domain/case/state/stages.ts';
import { clockActor, type Person } from '../../../../src/domain/people/actor.ts';
import {
  caseOf,
  colin,
  commandIn,
  consented,
  directory,
  factOf,
  filledIn,
  given,
  ife,
  later,
  must,
  noConflict,
  noor,
  priya,
  ravi,
  submitted,
  tess,
  moira,
  type StoryRow,
  type Told,
} from '../../../people/builders.ts';
import {
  gatheringAnswered,
  gatheringApproved,
  gatheringCancelled,
  gatheringIn,
  gatheringPlanned,
  gatheringPrompted,
  gatheringRecorded,
} from '../../../people/gathering-builders.ts';
import {
  ada,
  decided,
  invitedToCase,
  keptOut,
  lee,
  listed,
  other,
  panel,
  restrictedByHand,
} from '../../../people/meeting-builders.ts';
import { bea, una } from '../../meeting/meeting-hall.ts';

const received: Told = [filledIn(), submitted(), noConflict(), consented()];
/** Only education is invited to its pre-MSET. */
const onAgenda: Told = [...received, listed(undefined, 'education')];
const before = '2027-01-08T09:00:00.000Z';

/** The refusal's code, `unchanged`, or that it is done. */
function tried(told: Told, row: StoryRow, change: Partial<Case> = {}): string {
  const facts = given(...told);
  const root = { ...caseOf(facts), ...change } as Case; // of the same stage
  const when = row[1];
  const now = typeof when === 'number' ? later(must(facts.at(-1)).at, when) : when;
  const about = row[4];
  const part = about?.part === undefined ? undefined : caseMatter.replay(facts).parts.get(about.part);
  const decision = caseMatter.decide({ root, part }, commandIn(row), { actor: row[0], directory, now });
  if ('refusal' in decision) return decision.refusal.code;
  return 'data' in decision ? 'done' : 'unchanged';
}
const readsIt = (facts: ReturnType<typeof given>, person: Person, now: string): boolean =>
  mayRead('decisions', caseOf(facts), person, directory, now);

const lines = (...told: Told) =>
  caseOf(given(...told)).gatherings?.map(({ id, waits, answered }) => [id, waits, answered.length]);
/** Whom the last reminder called. */
const called = (...told: Told): readonly string[] => {
  const facts = given(...told);
  const last = facts.findLast(({ step }) => step === 'promptGathering');
  assert.ok(last?.step === 'promptGathering');
  return last.data.to.map((id) => must(directory.people.find(({ objectId }) => objectId === id)).name);
};

const policeUntil = (...told: Told) =>
  invitationsOn(caseOf(given(...told)), '2027-01-05').find(({ invitee }) => invitee === 'agency:police')?.until;

describe('Plan a meeting', () => {
  it('keeps when, where, for what, who chairs and who is invited, and says which it is', () => {
    const one = gatheringIn(given(...onAgenda, gatheringPlanned()));
    assert.equal(sayGathering(one, before), 'Strategy meeting, Fri 8 Jan 10:00');
    assert.deepEqual(
      [one.state, one.place, one.purpose, one.chair.name, one.invited.map(({ invitee }) => invitee)],
      [
        'planned',
        'https://teams.microsoft.com/l/meetup-join/1',
        'What keeps him safe.',
        tess.name,
        ['agency:police', 'agency:health'],
      ],
    );
  });

  for (const [who, type, comes] of [
    [moira, 'strategy', 'done'],
    [tess, 'mapping', 'done'],
    [moira, 'daily', 'done'],
    [priya, 'strategy', 'done'],
    [colin, 'strategy', 'done'],
    [priya, 'mapping', 'incomplete'],
    [colin, 'daily', 'incomplete'],
    [noor, 'strategy', 'notAvailable'],
    [ravi, 'strategy', 'notAvailable'],
    [ife, 'strategy', 'notAvailable'],
  ] as const) {
    it(`${type} by ${who.name}: ${comes}`, () => {
      assert.equal(tried(onAgenda, gatheringPlanned({ type, chair: who.objectId }, who)), comes);
    });
  }

  for (const [what, more, code] of [
    ['no type that there is', { type: 'tea' }, 'incomplete'],
    ['a day that is over', { date: '3/1/2027' }, 'badDate'],
    ['an hour that is over', { date: '4/1/2027', time: '9:00' }, 'badDate'],
    ['a day after the longest invitation', { date: '1/6/2027' }, 'badDate'],
    ['a chair who does not read the case', { chair: noor.objectId }, 'incomplete'],
    ['no one who is invited', { invited: 'agency:none' }, 'incomplete'],
    ['a person who is offered to no one', { invited: `person:${ife.objectId}` }, 'incomplete'],
    ['another child of a strategy meeting', { with: other }, 'tooMany'],
    ['what is no reference', { type: 'mapping', with: 'MSET-1' }, 'incomplete'],
  ] as const) {
    it(`refuses ${what}`, () => {
      assert.equal(tried(onAgenda, gatheringPlanned(more)), code);
    });
  }

  it('is for a case that agencies may read', () => {
    assert.equal(tried(received, gatheringPlanned()), 'notNow');
    assert.equal(tried([...onAgenda, decided('hold')], gatheringPlanned({ date: '15/1/2027' })), 'done');
    assert.equal(
      tried([...onAgenda, decided('toPanel'), decided('open', panel)], gatheringPlanned({ date: '22/1/2027' })),
      'done',
    );
    assert.equal(tried([...onAgenda, decided('decline')], gatheringPlanned({ date: '22/1/2027' })), 'notNow');
  });

  it('opens the case to those who are invited until two weeks after, and to no one else', () => {
    const facts = given(...onAgenda, gatheringPlanned({ also: `person:${una.objectId}` }));
    for (const who of [ravi, ada, una]) {
      assert.equal(relationOf(caseOf(facts), who, directory, before), 'invited', who.name);
      assert.ok(readsIt(facts, who, '2027-01-22T20:00:00.000Z'), who.name);
      assert.ok(!readsIt(facts, who, '2027-01-23T08:00:00.000Z'), who.name);
    }
    for (const who of [bea, noor]) assert.ok(!readsIt(facts, who, before), who.name);
  });

  it('leaves a longer invitation as it is', () => {
    const facts = given(...onAgenda, invitedToCase('agency:police', '1/3/2027'), gatheringPlanned());
    assert.deepEqual(
      invitationsOn(caseOf(facts), '2027-01-08').map(({ invitee, until }) => [invitee, until]),
      [
        ['agency:police', '2027-03-01'],
        ['agency:health', '2027-01-22'],
      ],
    );
  });

  it('moves neither the stage of the case nor its meeting, and makes nothing urgent', () => {
    const [was, is] = [caseOf(given(...onAgenda)), caseOf(given(...onAgenda, gatheringPlanned()))];
    const { gatherings, invitations, parts, facts, changedAt, ...rest } = is as Case & Record<string, unknown>;
    const { facts: _facts, changedAt: _at, ...same } = was as Case & Record<string, unknown>;
    assert.deepEqual(rest, { ...same, ...('parts' in rest && { parts }) });
    assert.ok(gatherings && invitations && facts && changedAt);
  });

  it('honours who is kept out: nothing opens it to them, and they cannot be invited in person', () => {
    const facts = given(...onAgenda, keptOut(una), gatheringPlanned());
    assert.ok(!readsIt(facts, una, before));
    const also = gatheringPlanned({ also: `person:${una.objectId}` });
    assert.equal(tried(onAgenda, also), 'done');
    assert.equal(tried([...onAgenda, keptOut(una)], also), 'incomplete');
    const row = gatheringPlanned({ invited: `person:${una.objectId}` });
    assert.equal(tried([...onAgenda, keptOut(una)], row), 'incomplete');
  });

  it('of a restricted case opens it to no one, and is about that child alone', () => {
    const told: Told = [...onAgenda, restrictedByHand()];
    const own = { invited: `person:${moira.objectId}`, chair: moira.objectId };
    assert.equal(tried(told, gatheringPlanned({ ...own, invited: 'agency:police' })), 'incomplete');
    assert.equal(tried(told, gatheringPlanned({ ...own, type: 'mapping', with: other })), 'notNow');
    const facts = given(...told, gatheringPlanned(own));
    assert.deepEqual(gatheringIn(facts).opened, []);
    assert.equal(caseOf(facts).invitations, undefined);
  });

  it('of several children names the others, each of which has its own', () => {
    const one = gatheringIn(given(...onAgenda, gatheringPlanned({ type: 'mapping', with: `${other}, ${other}` })));
    assert.deepEqual(one.others, [other]);
    const same: Gathering = { ...one, reference: other, others: [one.reference] };
    assert.ok(isSameGathering(one, same));
    assert.ok(!isSameGathering(one, { ...same, startsAt: '2027-01-08T11:00:00.000Z' }));
    assert.ok(!isSameGathering(one, { ...same, others: [] }));
  });
});

describe('A meeting about a child', () => {
  const plan: Told = [...onAgenda, gatheringPlanned()];

  it('is answered by those who are invited, the last answer counts, and no one else may', () => {
    for (const who of [ravi, ada]) assert.equal(tried(plan, gatheringAnswered(who)), 'done', who.name);
    for (const who of [lee, bea, noor, moira])
      assert.equal(tried(plan, gatheringAnswered(who)), 'notAvailable', who.name);
    const facts = given(...plan, gatheringAnswered(), gatheringAnswered(ravi, 'no'));
    assert.deepEqual(
      gatheringIn(facts).answers.map(({ person, coming }) => [person.name, coming]),
      [[ravi.name, 'no']],
    );
    assert.equal(tried([...plan, gatheringAnswered()], gatheringAnswered()), 'unchanged');
    const [, , ...rest] = gatheringAnswered();
    assert.equal(tried(plan, [ravi, '2027-01-08T10:00:00.000Z', ...rest] as unknown as StoryRow), 'notNow');
  });

  it('is recorded by those who run it once it has begun, and again until it is approved', () => {
    assert.equal(tried(plan, gatheringRecorded({}, tess, 5)), 'notNow');
    for (const who of [tess, moira]) assert.equal(tried(plan, gatheringRecorded({}, who)), 'done', who.name);
    for (const who of [ravi, priya, noor])
      assert.equal(tried(plan, gatheringRecorded({}, who)), 'notAvailable', who.name);
    assert.equal(tried(plan, gatheringRecorded({ came: noor.objectId })), 'incomplete');
    const facts = given(...plan, gatheringRecorded(), gatheringRecorded({ decided: 'No enquiry.' }, tess, 1));
    const { minutes, state } = gatheringIn(facts);
    assert.equal(state, 'held');
    assert.equal(minutes?.decided, 'No enquiry.');
    assert.deepEqual(
      minutes.came.map(({ name }) => name).toSorted(),
      [ada, ravi, tess].map(({ name }) => name).toSorted(),
    );
    const approved: Told = [...plan, gatheringRecorded(), gatheringApproved()];
    assert.equal(tried(approved, gatheringRecorded({}, tess, 1)), 'notNow');
  });

  it('has its minutes approved by the chair, once', () => {
    const held: Told = [...plan, gatheringRecorded()];
    assert.equal(tried(plan, gatheringApproved()), 'notNow');
    assert.equal(tried(held, gatheringApproved(moira)), 'notYours');
    assert.equal(tried(held, gatheringApproved()), 'done');
    assert.equal(tried([...held, gatheringApproved()], gatheringApproved()), 'alreadyDecided');
    assert.equal(gatheringIn(given(...held, gatheringApproved())).approved?.by.name, tess.name);
  });

  it('that a lead worker planned and chairs is theirs to record and to approve', () => {
    const own: Told = [...onAgenda, gatheringPlanned({ chair: priya.objectId }, priya)];
    const came = { came: ravi.objectId };
    assert.equal(tried(own, gatheringRecorded(came, priya)), 'done');
    assert.equal(tried([...own, gatheringRecorded(came, priya)], gatheringApproved(priya)), 'done');
    assert.equal(tried(own, gatheringRecorded({}, colin)), 'notAvailable');
  });

  it('cancelled closes what it opened, and nothing else', () => {
    const facts = given(...onAgenda, invitedToCase('agency:housing'), gatheringPlanned(), gatheringCancelled());
    assert.equal(gatheringIn(facts).state, 'cancelled');
    assert.deepEqual(
      caseOf(facts).invitations?.map(({ invitee }) => invitee),
      ['agency:housing'],
    );
    assert.ok(!readsIt(facts, ravi, before));
    assert.equal(tried([...plan, gatheringCancelled()], gatheringRecorded()), 'notNow');
    assert.equal(tried([...plan, gatheringRecorded()], gatheringCancelled()), 'notNow');
  });

  it('cancelled leaves an earlier invitation as it was, until its own day', () => {
    const earlier: Told = [...onAgenda, invitedToCase('agency:police', '10/1/2027')];
    assert.equal(policeUntil(...earlier), '2027-01-10');
    assert.ok((policeUntil(...earlier, gatheringPlanned()) ?? '') > '2027-01-10');
    assert.equal(policeUntil(...earlier, gatheringPlanned(), gatheringCancelled()), '2027-01-10');
  });

  it('is kept on the case while something is waited for', () => {
    assert.deepEqual(lines(...plan, gatheringAnswered()), [['G1', 'meeting', 1]]);
    assert.deepEqual(lines(...plan, gatheringRecorded()), [['G1', 'approval', 0]]);
    assert.deepEqual(lines(...plan, gatheringRecorded(), gatheringApproved()), []);
    assert.deepEqual(lines(...plan, gatheringCancelled()), []);
  });
});

describe('The clock of such a meeting', () => {
  const plan: Told = [...onAgenda, gatheringPlanned()];
  const eve = '2027-01-07T09:00:00.000Z';
  const after = '2027-01-11T09:00:00.000Z';

  it('calls those who have not answered on the working day before', () => {
    assert.deepEqual(called(...plan, gatheringPrompted(eve)), [ravi.name, ada.name]);
    assert.deepEqual(called(...plan, gatheringAnswered(), gatheringPrompted(eve)), [ada.name]);
  });

  it('calls chair and planner on the working day after, every working day until it is recorded', () => {
    const told: Told = [...plan, gatheringPrompted(eve), gatheringPrompted(after)];
    assert.deepEqual(called(...told), [tess.name, moira.name]);
    assert.deepEqual(gatheringIn(given(...told)).ladder.rungs, [{ rung: 'record', at: '2027-01-12T09:00:00.000Z' }]);
    assert.deepEqual(gatheringIn(given(...told, gatheringCancelled())).ladder.rungs, []);
  });

  it('calls the chair to approve when corrections are over, and then no one', () => {
    const held: Told = [...plan, gatheringRecorded()];
    assert.deepEqual(gatheringIn(given(...held)).ladder.rungs, [{ rung: 'approve', at: '2027-01-13T09:00:00.000Z' }]);
    assert.deepEqual(called(...held, gatheringPrompted('2027-01-13T09:00:00.000Z')), [tess.name]);
    assert.deepEqual(gatheringIn(given(...held, gatheringApproved())).ladder.rungs, []);
    assert.equal(
      factOf(given(...held), commandIn(gatheringPrompted(after)), { actor: clockActor, directory, now: after }),
      'unchanged',
    );
  });

  it('calls no one who is kept out of the case', () => {
    assert.deepEqual(called(...plan, keptOut(ravi), gatheringPrompted(eve)).includes(ravi.name), false);
  });
});
