// Who is told what: for each fact, whose card changes silently and who gets a new one.
import assert from 'node:assert/strict';
import { evolve, steps, type Fact, type StepName } from '../../src/domain/case/case.ts';
import type { Directory } from '../../src/domain/directory.ts';
import { cardKey } from '../../src/notices/keys.ts';
import { toldBy, type Told } from '../../src/notices/table.ts';
import {
  challenged,
  chosen,
  colin,
  conflicted,
  consented,
  dana,
  declined,
  directory,
  filledIn,
  givenIn,
  greta,
  hal,
  kestrel,
  moira,
  must,
  noConflict,
  noor,
  priya,
  ravi,
  replay,
  resubmitted,
  returned,
  saved,
  someone,
  sparrow,
  submitted,
  withDelegate,
  withPeople,
  withdrawn,
  type Deed,
} from '../builders.ts';

const people = { priya, colin, dana, greta, hal, noor, moira, ravi };
const asked = [filledIn(), submitted()];
const danaStandsIn = withDelegate(colin, dana, '2027-01-04', '2027-01-08');
const twoStandIn: Directory = {
  ...directory,
  delegations: [...danaStandsIn.delegations, ...withDelegate(colin, noor, '2027-01-04', '2027-01-08').delegations],
};
const urgent = [filledIn(priya, sparrow), submitted()];

interface Row {
  readonly that: string;
  /** The last of these deeds is the fact in question. */
  readonly deeds: readonly (Deed | readonly Deed[])[];
  readonly tells?: readonly (keyof typeof people)[];
  readonly rings?: readonly (keyof typeof people | 'mailbox')[];
  readonly council?: Directory;
}

/** At least one row for every step there is. */
const rows: Readonly<Record<StepName, readonly Row[]>> = {
  start: [{ that: 'Nobody of a draft', deeds: [filledIn().slice(0, 1)] }],
  savePage: [
    { that: 'Nobody of a saved page', deeds: [filledIn()] },
    { that: 'Nobody of a page saved after a return', deeds: [...asked, noConflict(), returned(), saved('6', {})] },
  ],
  submit: [
    { that: 'The manager is rung, the referrer’s card says so', deeds: asked, tells: ['priya'], rings: ['colin'] },
    {
      that: 'The delegate is rung instead of the manager who is away (S9)',
      deeds: asked,
      council: danaStandsIn,
      tells: ['priya'],
      rings: ['dana'],
    },
    { that: 'Each of two delegates', deeds: asked, council: twoStandIn, tells: ['priya'], rings: ['dana', 'noor'] },
    {
      that: 'Of an urgent one the co-ordinator as well, before consent (design.md 7)',
      deeds: urgent,
      tells: ['priya'],
      rings: ['colin', 'moira'],
    },
  ],
  resubmit: [
    {
      that: 'The manager is rung again',
      deeds: [...asked, noConflict(), returned(), resubmitted()],
      tells: ['priya'],
      rings: ['colin'],
    },
  ],
  withdraw: [
    {
      that: 'Nobody but the referrer of a draft that nobody saw',
      deeds: [filledIn(), withdrawn()],
      tells: ['priya', 'moira'],
    },
    { that: 'Whoever was asked, silently', deeds: [...asked, withdrawn()], tells: ['priya', 'colin', 'moira'] },
  ],
  declareConflict: [
    { that: 'Nobody of "no conflict"', deeds: [...asked, noConflict()] },
    {
      that: 'The next manager is rung; the one with the conflict loses the card',
      deeds: [...asked, conflicted(colin, greta)],
      tells: ['priya', 'colin', 'moira'],
      rings: ['greta'],
    },
    {
      that: 'The co-ordinator is rung where staff are concerned',
      deeds: [...asked, conflicted(colin)],
      tells: ['priya', 'colin'],
      rings: ['moira'],
    },
    {
      that: 'Whoever was asked beside the one with the conflict hears that it is no longer theirs',
      deeds: [...asked, conflicted(dana, greta)],
      council: twoStandIn,
      tells: ['priya', 'dana', 'noor', 'moira'],
      rings: ['greta'],
    },
    {
      that: 'So does the chosen manager when somebody above has the conflict',
      deeds: [...asked, conflicted(greta)],
      tells: ['priya', 'colin', 'greta'],
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
  giveConsent: [
    {
      that: 'Referrer, co-ordinator and mailbox are rung; the manager’s card says it',
      deeds: [...asked, noConflict(), consented()],
      tells: ['colin'],
      rings: ['priya', 'moira', 'mailbox'],
    },
    {
      that: 'Decided from above, both managers’ cards say it',
      deeds: [...asked, noConflict(hal), consented(hal)],
      tells: ['colin', 'hal'],
      rings: ['priya', 'moira', 'mailbox'],
    },
    {
      that: 'Decided by a delegate, the manager who is away is not bothered (S9)',
      deeds: [...asked, noConflict(dana), consented(dana)],
      council: danaStandsIn,
      tells: ['dana'],
      rings: ['priya', 'moira', 'mailbox'],
    },
    {
      that: 'Decided by one delegate, the other’s card says it',
      deeds: [...asked, noConflict(dana), consented(dana)],
      council: twoStandIn,
      tells: ['dana', 'noor'],
      rings: ['priya', 'moira', 'mailbox'],
    },
    {
      that: 'Whoever had the conflict is told nothing any more',
      deeds: [...asked, conflicted(colin, greta), noConflict(greta), consented(greta)],
      tells: ['greta'],
      rings: ['priya', 'moira', 'mailbox'],
    },
  ],
  returnForInformation: [
    {
      that: 'The referrer is rung',
      deeds: [...asked, noConflict(), returned()],
      tells: ['colin', 'moira'],
      rings: ['priya'],
    },
    {
      that: 'The co-ordinator, who may hold a card of it, is told silently',
      deeds: [...asked, conflicted(colin), chosen(hal), noConflict(hal), returned(hal)],
      tells: ['hal', 'moira'],
      rings: ['priya'],
    },
  ],
  doNotAuthorise: [
    {
      that: 'The referrer is rung',
      deeds: [...asked, noConflict(), declined()],
      tells: ['colin', 'moira'],
      rings: ['priya'],
    },
    {
      that: 'The co-ordinator, who may hold a card of it, is told silently',
      deeds: [...asked, conflicted(colin), chosen(hal), noConflict(hal), declined(hal)],
      tells: ['hal', 'moira'],
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
  ],
};

function told(facts: readonly Fact[], council: Directory): readonly Told[] {
  const fact = must(facts.at(-1));
  const before = replay(facts.slice(0, -1));
  return toldBy(before, evolve(before, fact), fact, council);
}

const nameOf = (one: Told): string =>
  one.person === undefined
    ? 'mailbox'
    : must(Object.entries(people).find(([, person]) => person.objectId === one.person))[0];

describe('Who is told what', () => {
  for (const [step, stepRows] of Object.entries(rows)) {
    for (const { that, deeds, tells = [], rings = [], council = directory } of stepRows) {
      it(`${steps[step as StepName].fact}: ${that}`, () => {
        const facts = givenIn(council, ...deeds);
        assert.equal(facts.at(-1)?.step, step);
        const found = told(facts, council);
        const sorted = (rung: boolean) =>
          found
            .filter((one) => one.rings === rung)
            .map(nameOf)
            .toSorted();
        assert.deepEqual(
          { tells: sorted(false), rings: sorted(true) },
          { tells: tells.toSorted(), rings: rings.toSorted() },
        );
      });
    }
  }

  it('Nobody is told of one fact twice, and each card has its person in its key', () => {
    for (const { deeds, council = directory } of Object.values(rows).flat()) {
      const found = told(givenIn(council, ...deeds), council);
      assert.equal(new Set(found.map((one) => one.key)).size, found.length);
      for (const one of found) assert.equal(one.key, one.person === undefined ? 'mail-received' : cardKey(one.person));
    }
  });

  it('Of an urgent case every notice is urgent, of another none', () => {
    for (const notice of told(givenIn(directory, ...urgent), directory)) assert.ok(notice.urgent);
    for (const notice of told(givenIn(directory, ...asked), directory)) assert.ok(!notice.urgent);
  });

  it('Every co-ordinator is rung of what is received', () => {
    const cora = someone(105, 'Cora Second', { roles: ['coordinator'] });
    const council = withPeople(cora);
    const found = told(givenIn(council, ...asked, noConflict(), consented()), council);
    const rung = found.filter((one) => one.rings).map((one) => one.person);
    assert.ok(rung.includes(cora.objectId) && rung.includes(moira.objectId));
  });

  it('A co-ordinator with a conflict is not told', () => {
    const council = withPeople({ ...greta, roles: ['manager', 'coordinator'] });
    const facts = givenIn(council, ...asked, conflicted(greta, colin), noConflict(), consented());
    assert.ok(!told(facts, council).some((one) => one.person === greta.objectId));
  });
});
