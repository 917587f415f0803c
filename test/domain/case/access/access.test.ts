// Who sees what, stage by stage (docs/process.md P10.4): a cell for everybody, and a row for every stage there is.
import { byItself } from '../../../../src/domain/case/ended/goes-on.ts';
import assert from 'node:assert/strict';
import { sightOf, type Sight } from '../../../../src/domain/case/access/access.ts';
import { roles, type Person } from '../../../../src/domain/people/actor.ts';
import type { Fact } from '../../../../src/domain/case/whole/case.ts';
import { stageLabels } from '../../../../src/domain/case/state/stage-table.ts';
import { personIn } from '../../../../src/domain/people/directory.ts';
import {
  caseOf,
  challenged,
  chosen,
  colin,
  conflicted,
  consented,
  declined,
  filledIn,
  givenIn,
  greta,
  hal,
  kestrel,
  later,
  moira,
  noConflict,
  noorManages as noor,
  priya,
  ravi,
  returned,
  sparrow,
  someone,
  submitted,
  tess,
  withDelegate,
  withPeople,
  withdrawn,
} from '../../../people/builders.ts';
import {
  ada,
  conflictInMeeting,
  decided,
  listed,
  mergedInto,
  other,
  panel,
  preMset,
  sentBack,
} from '../../../people/meeting-builders.ts';

const junior = someone(101, 'Robin Junior', { manager: priya.objectId });
const otherCoordinator = someone(105, 'Cora Second', { roles: ['coordinator'] });
const minutes = someone(108, 'Min Utes', { roles: ['minutes'] });
const carer = someone(109, 'Ned Nurse', { roles: [], agency: 'health' });
const matron = someone(110, 'Matron Meets', { roles: ['panelMember'], agency: 'health' });
const council = {
  ...withPeople(junior, otherCoordinator, minutes, carer, matron, noor),
  // Nobody is invited but those whom the co-ordinator chose.
  settings: { ...withPeople().settings, panelAgencies: [] },
  delegations: withDelegate(colin, noor, '2027-01-04', '2027-01-08').delegations,
};

/**
 * priya refers, colin is asked, noor stands in for him, greta and hal are above; moira co-ordinates, tess chairs; ada leads
 * an agency that is invited, and a matron sits at its meetings; a nurse merely carries its id. ravi's agency is not invited.
 */
const people = { priya, colin, noor, greta, hal, moira, tess, minutes, ada, matron, carer, junior, ravi };
type Seen = Readonly<Record<keyof typeof people, Sight>>;

const nobodyElse: Seen = {
  priya: 'full',
  colin: 'none',
  noor: 'none',
  greta: 'none',
  hal: 'none',
  moira: 'none',
  tess: 'none',
  minutes: 'none',
  ada: 'none',
  matron: 'none',
  carer: 'none',
  junior: 'none',
  ravi: 'none',
};
/** The line of managers sees their teams' cases once they are decided. */
const line: Partial<Seen> = { colin: 'full', greta: 'full', hal: 'full' };
const askedToDecide: Partial<Seen> = { colin: 'identity', noor: 'identity', greta: 'identity', hal: 'identity' };
const asked = [filledIn(), submitted()];
const known = [filledIn(priya, { ...kestrel, knowsFamily: 'yes' }), submitted()];
const rerouted = [...asked, conflicted(colin, greta)];
/** With consent the co-ordinator and the chair see it; with the listing those who are invited. */
const withConsent: Partial<Seen> = { ...line, moira: 'full', tess: 'full', minutes: 'full' };
const inMeetings: Partial<Seen> = { ...withConsent, ada: 'full', matron: 'full' };
const received = [...asked, noConflict(), consented()];
const onAgenda = [...received, listed(preMset, 'health')];
const atPanel = [...onAgenda, decided('toPanel')];
const restricted = [...rerouted, noConflict(greta), consented(greta), listed(preMset, 'health')];

const rows: readonly (readonly [where: string, facts: readonly Fact[], seen: Partial<Seen>])[] = [
  ['draft', givenIn(council, filledIn()), {}],
  ['awaitingConsent', givenIn(council, ...asked), askedToDecide],
  ['awaitingConsent, read by colin', givenIn(council, ...asked, noConflict()), { ...askedToDecide, colin: 'full' }],
  ['awaitingConsent, read by noor', givenIn(council, ...asked, noConflict(noor)), { ...askedToDecide, noor: 'full' }],
  [
    'awaitingConsent, urgent: the co-ordinator sees it before consent (docs/process.md P4.7)',
    givenIn(council, filledIn(priya, sparrow), submitted()),
    { ...askedToDecide, moira: 'full' },
  ],
  ['awaitingConsent, the co-ordinator picks', givenIn(council, ...asked, conflicted(colin)), { moira: 'full' }],
  ['awaitingConsent, restricted and sent on', givenIn(council, ...rerouted), { greta: 'identity', moira: 'full' }],
  [
    'awaitingConsent, picked',
    givenIn(council, ...asked, conflicted(colin), chosen(hal)),
    { hal: 'identity', moira: 'full' },
  ],
  [
    'awaitingConsent, the referrer knows the family',
    givenIn(council, ...known),
    { colin: 'identity', noor: 'identity', moira: 'full' },
  ],
  ['returned', givenIn(council, ...asked, noConflict(), returned()), line],
  ['returned by noor', givenIn(council, ...asked, noConflict(noor), returned(noor)), { ...line, noor: 'full' }],
  [
    'returned, restricted by a conflict: referrer, deciding manager, co-ordinator (docs/process.md P10.7)',
    givenIn(council, ...rerouted, noConflict(greta), returned(greta)),
    { greta: 'full', moira: 'full' },
  ],
  ['notAuthorised', givenIn(council, ...asked, noConflict(), declined()), line],
  [
    'notAuthorised, challenged',
    givenIn(council, ...asked, noConflict(), declined(), challenged()),
    { ...line, moira: 'full' },
  ],
  [
    'notAuthorised, restricted by a conflict',
    givenIn(council, ...rerouted, noConflict(greta), declined(greta)),
    { greta: 'full', moira: 'full' },
  ],
  ['withdrawn', givenIn(council, ...asked, withdrawn()), line],
  ['withdrawn, restricted by a conflict', givenIn(council, ...rerouted, withdrawn()), { moira: 'full' }],
  ['received', givenIn(council, ...received), withConsent],
  [
    'received by noor’s decision',
    givenIn(council, ...asked, noConflict(noor), consented(noor)),
    { ...withConsent, noor: 'full' },
  ],
  [
    'received, restricted by a conflict',
    givenIn(council, ...rerouted, noConflict(greta), consented(greta)),
    { greta: 'full', moira: 'full' },
  ],
  [
    'received, the referrer knows the family',
    givenIn(council, ...known, noConflict(), consented()),
    { colin: 'full', moira: 'full' },
  ],
  [
    'returned by the co-ordinator: whoever co-ordinates still sees it',
    givenIn(council, ...received, sentBack()),
    { ...line, moira: 'full' },
  ],
  ['listed', givenIn(council, ...onAgenda), inMeetings],
  ['listed, no agency of theirs invited', givenIn(council, ...received, listed(preMset, 'housing')), withConsent],
  [
    'listed, restricted by a conflict: no meeting, and nobody invited',
    givenIn(council, ...restricted),
    { greta: 'full', moira: 'full' },
  ],
  ['held', givenIn(council, ...onAgenda, decided('hold')), inMeetings],
  [
    'returned by a meeting',
    givenIn(council, ...onAgenda, decided('returned')),
    { ...line, moira: 'full', tess: 'full' },
  ],
  ['toPanel', givenIn(council, ...atPanel), inMeetings],
  ['otherPlan', givenIn(council, ...onAgenda, decided('otherPlan')), inMeetings],
  ['open', givenIn(council, ...atPanel, decided('open', panel)), inMeetings],
  ['transition', givenIn(council, ...atPanel, decided('transition', panel)), inMeetings],
  ['merged before it was listed', givenIn(council, ...received, mergedInto(other)), withConsent],
];

function seenAt(facts: readonly Fact[], person: Person): Sight {
  const now = later(facts.at(-1)?.at ?? '', 1);
  return sightOf(caseOf(facts), personIn(council, person.objectId) ?? person, council, now);
}

/** Whether the lead of an invited agency sees it in the first minute of these days. */
const daysSeen = (facts: readonly Fact[], ...days: readonly string[]): readonly string[] =>
  days.filter((day) => sightOf(caseOf(facts), ada, council, `${day}T00:00:00.000Z`) === 'full');

describe('Who sees what', () => {
  for (const [where, facts, seen] of rows) {
    it(where, () => {
      const found = Object.entries(people).map(([name, person]) => [name, seenAt(facts, person)]);
      assert.deepEqual(Object.fromEntries(found), { ...nobodyElse, ...seen });
    });
  }

  it('Every stage up to consent has a row; those since are in access-since-consent.test.ts', () => {
    const since = [
      'listed',
      'held',
      'toPanel',
      'otherPlan',
      'open',
      'review',
      'transition',
      'closing',
      'transferWaiting',
      'closed',
      'transferred',
      'merged',
    ];
    const here = rows.map(([, facts]) => caseOf(facts).stage);
    assert.deepEqual(new Set([...here, ...since]), new Set(Object.keys(stageLabels)));
  });

  it('Every co-ordinator sees what one sees', () => {
    for (const [where, facts, seen] of rows) {
      assert.equal(seenAt(facts, otherCoordinator), seen.moira ?? 'none', where);
    }
  });

  it('Whoever has a conflict sees nothing, at any stage and in any role', () => {
    for (const [where, facts] of rows) {
      for (const person of Object.values(people).filter((one) => one !== priya)) {
        const childCase = { ...caseOf(facts), excluded: [person.objectId] };
        const powerful: Person = { ...person, roles: ['manager', 'serviceManager', 'coordinator', 'admin', 'auditor'] };
        assert.equal(
          sightOf(childCase, powerful, council, later(childCase.changedAt, 1)),
          'none',
          `${where}: ${person.name}`,
        );
      }
    }
  });

  it('Who merely carries the id of an invited agency sees nothing, whatever they do elsewhere', () => {
    const listedOne = givenIn(council, ...onAgenda);
    const seen = (roles: Person['roles']): Sight =>
      seenAt(listedOne, someone(111, 'Idris Carries', { agency: 'health', roles }));
    for (const role of roles) {
      const all = ['coordinator', 'chair', 'minutes', 'panelMember', 'agencyLead'].includes(role);
      assert.equal(seen([role]), all ? 'full' : 'none', role);
    }
    const heads = { ...council, agencies: council.agencies.map((one) => ({ ...one, deputy: carer.objectId })) };
    assert.equal(
      sightOf(caseOf(listedOne), carer, heads, later(listedOne.at(-1)?.at ?? '', 1)),
      'full',
      'a named deputy',
    );
  });

  it('The administrator and the analyst see no case', () => {
    const others = [someone(106, 'Ada Admin', { roles: ['admin'] }), someone(107, 'Ana Lyst', { roles: ['analyst'] })];
    for (const [where, facts] of rows) for (const one of others) assert.equal(seenAt(facts, one), 'none', where);
  });

  it('An agency that was invited sees a case until four weeks after its last meeting', () => {
    const closed = givenIn(council, ...atPanel, decided('otherPlan', panel));
    assert.deepEqual(daysSeen(closed, '2027-01-20', '2027-02-16', '2027-02-17', '2027-06-01'), [
      '2027-01-20',
      '2027-02-16',
    ]);
  });

  it('and of an open one again from ten working days before its review; a core agency meanwhile where it stands', () => {
    const open = givenIn(council, ...atPanel, decided('open', panel, tess));
    const childCase = caseOf(open);
    assert.ok(childCase.stage === 'open');
    const { reviewOn } = childCase;
    // Reviewed after the four weeks: a band that is looked at more rarely.
    const rare = { ...childCase, reviewOn: '2027-03-16' };
    const seen = (day: string): string => sightOf(rare, ada, council, `${day}T00:00:00.000Z`);
    assert.equal(reviewOn, '2027-02-16');
    const days = ['2027-02-16', '2027-02-17', '2027-03-01', '2027-03-02', '2027-03-16'];
    assert.deepEqual(days.map(seen), ['full', 'identity', 'identity', 'full', 'full']);
  });

  it('Merged, an agency sees it as it sees the case that goes on', () => {
    assert.equal(seenAt(givenIn(council, ...onAgenda, mergedInto(other)), ada), 'full');
    const alone = byItself(caseOf(givenIn(council, ...onAgenda, mergedInto(other))));
    assert.equal(sightOf(alone, ada, council, alone.changedAt), 'none', 'no one sees it where that one is not at hand');
  });

  it('Who says in a meeting that they have a conflict sees nothing of the case again; the others still do', () => {
    const facts = givenIn(council, ...onAgenda, conflictInMeeting(ada), decided('toPanel'));
    assert.deepEqual(
      [ada, matron, tess].map((person) => seenAt(facts, person)),
      ['none', 'full', 'full'],
    );
  });

  it('The next round is not open to who read the last one', () => {
    const facts = givenIn(council, ...asked, noConflict(), returned(), [
      priya,
      1,
      'resubmit',
      { unchangedBecause: 'Nothing to add.' },
    ]);
    assert.equal(seenAt(facts, colin), 'identity');
  });
});
