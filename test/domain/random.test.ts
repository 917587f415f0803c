// Any people taking any steps in any order: what always holds. The seed is in each test's name.
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { sightOf } from '../../src/domain/access.ts';
import type { Person } from '../../src/domain/actor.ts';
import { decide, evolve, type Command, type Fact, type StepName } from '../../src/domain/case/case.ts';
import { pages } from '../../src/domain/case/referral-pages.ts';
import type { Case } from '../../src/domain/case/stages.ts';
import { reportsTo } from '../../src/domain/directory.ts';
import type { Answers } from '../../src/domain/fields.ts';
import { toldBy } from '../../src/notices/table.ts';
import {
  answersOn,
  caseOf,
  challenged,
  colin,
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
  withdrawn,
  type Deed,
} from '../builders.ts';
import { answered, likelyTriage, likelyTurns } from './triage-story.ts';

const seed = randomInt(2 ** 31);
const people = [priya, colin, dana, greta, hal, noor, moira, ravi];
const council = {
  ...directory,
  delegations: [
    { from: colin.objectId, to: dana.objectId, starts: '2027-01-04', ends: '2027-01-06' },
    { from: greta.objectId, to: noor.objectId, starts: '2027-01-05', ends: '2027-01-20' },
  ],
};

const decisions: readonly StepName[] = ['giveConsent', 'returnForInformation', 'doNotAuthorise'];
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
const commands: { readonly [S in StepName]?: fc.Arbitrary<Command & { step: S }> } = {
  start: page.map((input) => ({ step: 'start', input: { ...input, reference: kestrelReference } })),
  savePage: page.map((input) => ({ step: 'savePage', input })),
  submit: fc.constant({ step: 'submit', input: {} }),
  resubmit: fc.constant({ step: 'resubmit', input: {} }),
  withdraw: fc.record({ reason: words, childSafe: words }).map((input) => ({ step: 'withdraw', input })),
  declareConflict: fc
    .record({
      conflict: fc.constantFrom('no', 'no', 'yes'),
      staffConcerned: fc.constantFrom('no', 'no', 'yes'),
      next: somebody,
    })
    .map((input) => ({ step: 'declareConflict', input })),
  chooseManager: somebody.map((manager) => ({ step: 'chooseManager', input: { manager } })),
  giveConsent: fc.constant({ step: 'giveConsent', input: {} }),
  returnForInformation: fc
    .record({ reason: words, note: words })
    .map((input) => ({ step: 'returnForInformation', input })),
  doNotAuthorise: fc
    .record({ reason: words, rationale: words, alternativePlan: words, childSafe: fc.constantFrom('yes', 'yes', 'no') })
    .map((input) => ({ step: 'doNotAuthorise', input })),
  challenge: fc.record({ concern: words, outcomeWanted: words }).map((input) => ({ step: 'challenge', input })),
  answerChallenge: fc.record({ answer: words }).map((input) => ({ step: 'answerChallenge', input })),
  returnFromTriage: fc.record({ reason: words, note: words }).map((input) => ({ step: 'returnFromTriage', input })),
  sendToStrategy: fc.record({ reason: words }).map((input) => ({ step: 'sendToStrategy', input })),
};

interface Press {
  readonly by: Person;
  readonly command: Command;
  readonly minutes: number;
  /** Which of the likely next deeds is done instead; undefined: none. */
  readonly likely: number | undefined;
}
const press: fc.Arbitrary<Press> = fc.record({
  by: fc.constantFrom(...people, priya, colin, moira),
  command: fc.oneof(...Object.values(commands)) as fc.Arbitrary<Command>,
  minutes: fc.integer({ min: 0, max: 400 }),
  likely: fc.option(fc.nat(), { nil: undefined }),
});

/** What people would do next with this case: without it few stories get far. */
function likelyNext(one: Case): readonly Deed[] {
  const referrer = people.find((person) => person.objectId === one.referrer.objectId) ?? priya;
  switch (one.stage) {
    case 'draft':
      return [submitted(referrer), saved('6', { childKnows: 'no' }, referrer)];
    case 'awaitingConsent':
      return [
        ...[colin, dana, greta, noor].flatMap((by) => [noConflict(by), consented(by), returned(by), declined(by)]),
        ...likelyTurns,
        withdrawn(referrer),
      ];
    case 'returned':
      return [resubmitted(referrer), saved('6', answersOn('6', kestrel), referrer)];
    case 'notAuthorised':
      return [challenged(referrer), answered];
    case 'received':
      return likelyTriage;
    default:
      return [];
  }
}
const beginnings = [
  [],
  given(filledIn()),
  given(filledIn(), submitted()),
  given(filledIn(colin, heron), submitted(colin)),
];
const story = fc.record({
  begins: fc.constantFrom(...beginnings),
  presses: fc.array(press, { maxLength: 40 }),
});

/** One press: what it found, and the fact it left, if any. */
interface Took {
  readonly before: Case | undefined;
  readonly press: Press;
  readonly now: string;
  readonly fact: Fact | string;
}

function live({ begins, presses }: { begins: readonly Fact[]; presses: readonly Press[] }): {
  readonly facts: readonly Fact[];
  readonly took: readonly Took[];
} {
  const facts = begins.map(deepFreeze);
  const took: Took[] = [];
  let now = facts.at(-1)?.at ?? monday10;
  for (const planned of presses) {
    now = later(now, planned.minutes);
    const before = deepFreeze(replay(facts));
    const likely = before === undefined || planned.likely === undefined ? [] : likelyNext(before);
    const one = { ...planned, ...likely[(planned.likely ?? 0) % Math.max(1, likely.length)] };
    const fact = factOf(facts, deepFreeze(one.command), { actor: one.by, now, directory: council });
    if (typeof fact !== 'string') facts.push(deepFreeze(fact));
    took.push({ before, press: one, now, fact });
  }
  return { facts, took };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

const always = (that: string, holds: (lived: ReturnType<typeof live>) => void, numRuns = 300): void => {
  it(`${that} (seed ${seed})`, () => {
    fc.assert(
      fc.property(story, (one) => holds(live(one))),
      { seed, numRuns },
    );
  });
};

describe('Any people, any steps, any order', () => {
  always('Facts are numbered from 1 without gaps, and the case knows how many there are', ({ facts }) => {
    facts.forEach((fact, place) => assert.equal(fact.number, place + 1));
    if (facts.length > 0) {
      assert.equal(caseOf(facts).facts, facts.length);
      assert.equal(caseOf(facts).changedAt, facts.at(-1)?.at);
    }
  });

  always('Replaying the facts gives the case, and so does replaying them after a way through JSON', ({ facts }) => {
    const again: readonly Fact[] = JSON.parse(JSON.stringify(facts));
    assert.equal(JSON.stringify(replay(again)), JSON.stringify(replay(facts)));
  });

  always('Deciding again on the same case comes to the same', ({ took }) => {
    for (const { before, press, now, fact } of took) {
      const again = decide(before, press.command, { actor: press.by, now, directory: council });
      if (typeof fact !== 'string') assert.deepEqual(again, { data: fact.data });
    }
  });

  always('There is at most one decision in a round', ({ facts }) => {
    let open = false;
    for (const { step } of facts) {
      if (step === 'submit' || step === 'resubmit') open = true;
      if (!decisions.includes(step)) continue;
      assert.ok(open, `${step} without a submission that waits`);
      open = false;
    }
  });

  always('No referrer decides on their own referral, nor do their reports, nor whoever has a conflict', ({ facts }) => {
    facts.forEach((fact, place) => {
      if (!decisions.includes(fact.step)) return;
      const before = caseOf(facts.slice(0, place));
      assert.notEqual(fact.by.objectId, before.referrer.objectId);
      assert.ok(!reportsTo(council, fact.by.objectId, before.referrer.objectId));
      assert.ok(!before.excluded.includes(fact.by.objectId));
      assert.ok(before.stage === 'awaitingConsent' && before.submission.clear.includes(fact.by.objectId));
    });
  });

  always('Whoever is left out sees nothing, and is told nothing but that they are', ({ facts }) => {
    facts.forEach((fact, place) => {
      const before = replay(facts.slice(0, place));
      const after = evolve(before, fact);
      const out = people.filter((person) => after.excluded.includes(person.objectId));
      for (const person of out) {
        assert.equal(sightOf(after, person, council, fact.at), 'none');
        const told = toldBy(before, after, fact, council).find((one) => one.person === person.objectId);
        assert.ok(
          told === undefined ||
            (fact.step === 'declareConflict' && fact.by.objectId === person.objectId && !told.rings),
        );
      }
      assert.deepEqual(
        after.excluded.filter((id) => before?.excluded.includes(id)),
        before?.excluded ?? [],
      );
    });
  });

  always('Who sees nothing of a case is not told that there is one', ({ took }) => {
    for (const { before, press, now, fact } of took) {
      if (before === undefined || typeof fact !== 'string') continue;
      if (sightOf(before, press.by, council, now) !== 'none') continue;
      // Whoever may have been asked learns that it is decided; whoever may not refer at all learns that.
      assert.ok(['notAvailable', 'alreadyDecided', 'notReferrer'].includes(fact), `${press.command.step}: ${fact}`);
    }
  });

  always('The referrer, the reference and the beginning never change', ({ facts }) => {
    const first = facts[0];
    if (first === undefined) return;
    const { reference, referrer, startedAt } = caseOf(facts);
    assert.deepEqual(
      { reference, referrer, startedAt },
      { reference: kestrelReference, referrer: first.by, startedAt: first.at },
    );
  });

  always('No answer is longer than its field, and none is foreign', ({ facts }) => {
    if (facts.length === 0) return;
    for (const [name, value] of Object.entries(caseOf(facts).answers)) {
      assert.ok(name in kestrel || name === 'planTonight', name);
      assert.ok(value.length > 0 && value.length <= 4000);
    }
  });

  it('The presses of these stories take every one of these steps', () => {
    const taken = new Set<string>();
    fc.assert(
      fc.property(story, (one) =>
        live(one).took.forEach(({ fact }) => typeof fact !== 'string' && taken.add(fact.step)),
      ),
      { seed: 1, numRuns: 400 },
    );
    assert.deepEqual(
      Object.keys(commands).filter((step) => !taken.has(step)),
      [],
    );
  });
});
