// Any people taking any steps on an action at any time: what always holds. The seed is in each test's name.
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { hostOf } from '../../../../src/domain/case/action/host.ts';
import { isOpen, isRunning, type Action } from '../../../../src/domain/case/action/action.ts';
import { seesAction } from '../../../../src/domain/case/action/who.ts';
import { clockActor, type Person } from '../../../../src/domain/people/actor.ts';
import { localDate } from '../../../../src/domain/time/calendar.ts';
import { caseMatter, type Fact } from '../../../../src/domain/case/whole/case.ts';
import type { Directory } from '../../../../src/domain/people/directory.ts';
import {
  commandIn,
  actionIn,
  caseOf,
  colin,
  factOf,
  later,
  moira,
  must,
  ola,
  pip,
  priya,
  ravi,
  sol,
  tess,
  type StoryRow,
} from '../../../people/builders.ts';
import {
  a1,
  accepted,
  acting,
  actingRestricted,
  added,
  blocked,
  cal,
  cancelled,
  council,
  described,
  disputed,
  markedDone,
  notDone,
  prompted,
  settled,
  signed,
  timeAnswered,
  timeAsked,
  unblocked,
  verified,
  nextDue,
} from './action-story.ts';
import { deepFreeze } from '../../scenario.ts';

const seed = randomInt(2 ** 31);
const people = [
  ola,
  cal,
  pip,
  ravi,
  sol,
  moira,
  tess,
  priya,
  colin,
  must(council.people.find(({ agency }) => agency === 'health')),
];
/** The council as it is, without the owner, and with the lead in another agency. */
const councils: readonly Directory[] = [
  council,
  { ...council, people: council.people.filter(({ objectId }) => objectId !== ola.objectId) },
  {
    ...council,
    people: council.people.map((one) => (one.objectId === cal.objectId ? { ...one, agency: 'health' } : one)),
  },
];

const typed = fc.constantFrom(
  '5/1/2027',
  '20/1/2027',
  '1/2/2027',
  '1 March 2027',
  '31/12/2028',
  '1/1/2040',
  'soon',
  '',
);
const agencies = fc.constantFrom('police', 'health', 'housing', 'nowhere', '');
const somebody = fc.constantFrom(...people, moira, tess);
type Act = (by: Person) => StoryRow;
const acts: readonly fc.Arbitrary<Act>[] = [
  fc.constantFrom<Act>(accepted, disputed, unblocked, markedDone, verified, notDone, signed),
  fc.constantFrom<Act>(accepted, accepted, unblocked, disputed, notDone),
  typed.map(
    (until): Act =>
      (by) =>
        blocked(until, by),
  ),
  typed.map(
    (until): Act =>
      (by) =>
        timeAsked(until, by),
  ),
  fc.constantFrom<'yes' | 'no'>('yes', 'no').map(
    (agreed): Act =>
      (by) =>
        timeAnswered(agreed, by),
  ),
  agencies.map(
    (agency): Act =>
      (by) =>
        settled(agency, by),
  ),
  fc.constantFrom('', ola.objectId, cal.objectId, 'nobody').map(
    (deputy): Act =>
      (by) =>
        described({ deputy }, by),
  ),
];
/** Seldom: nothing comes after it. */
const ends = fc.constant<Act>(cancelled);
const press = fc.record({
  by: somebody,
  act: fc.oneof(
    ...acts.flatMap((one) => [one, one, one]),
    ends,
    fc.constant<Act>(() => prompted),
    fc.constant<Act>(() => prompted),
  ),
  /** Which of the likely next deeds is done instead; undefined: none. */
  likely: fc.option(fc.nat(), { nil: undefined }),
  /** Up to six weeks later. */
  minutes: fc.oneof(
    fc.integer({ min: 0, max: 600 }),
    fc.integer({ min: 0, max: 14_400 }),
    fc.integer({ min: 0, max: 60_000 }),
  ),
  council: fc.constantFrom(...councils, council, council),
});
const story = fc.record({
  restricted: fc.boolean(),
  input: fc.record({
    priority: fc.constantFrom('immediate', 'high', 'normal', 'long'),
    due: fc.constantFrom('', '', '5/1/2027', '18/1/2027', '27/3/2027'),
    subType: fc.constantFrom('cawn', 'licensing'),
  }),
  presses: fc.array(press, { maxLength: 40, size: 'max' }),
});
type Story = typeof story extends fc.Arbitrary<infer T> ? T : never;

/** What people would do next: without it few stories get far. */
const likelyNext: Readonly<Record<Action['state']['is'], readonly StoryRow[]>> = {
  proposed: [
    accepted(ravi),
    accepted(cal),
    disputed(sol),
    timeAsked('1/4/2027', ola),
    timeAnswered('yes', moira),
    prompted,
    signed(tess),
  ],
  accepted: [
    markedDone(ravi),
    blocked('1/3/2027', ravi),
    timeAsked('1/4/2027', pip),
    disputed(ravi),
    prompted,
    prompted,
  ],
  disputed: [settled('police', moira), settled('health', tess)],
  blocked: [unblocked(ravi), prompted, timeAnswered('yes', moira), timeAnswered('no', tess), signed(tess)],
  done: [notDone(moira), notDone(tess), notDone(sol), verified(moira), verified(sol)],
  verified: [],
  cancelled: [],
};

interface Moment {
  readonly before: Action;
  readonly now: string;
  readonly fact: Fact | string;
  readonly after: Action;
  readonly actor: Person;
  readonly facts: readonly Fact[];
  readonly directory: Directory;
}

function live({ restricted, input, presses }: Story): {
  readonly facts: readonly Fact[];
  readonly moments: readonly Moment[];
} {
  const facts = [...(restricted ? actingRestricted : acting)(added(input))].map(deepFreeze);
  const moments: Moment[] = [];
  let now = must(facts.at(-1)).at;
  let action = deepFreeze(must(actionIn(facts, a1)));
  let childCase = caseOf(facts);
  for (const { by, act, likely, minutes, council: directory } of presses) {
    now = later(now, minutes);
    const next = likely === undefined ? [] : likelyNext[action.state.is];
    const deed = next[(likely ?? 0) % Math.max(1, next.length)] ?? act(by);
    const actor =
      deed[0] === clockActor
        ? clockActor
        : (directory.people.find((it) => it.objectId === deed[0].objectId) ?? deed[0]);
    const [before, known] = [action, [...facts]];
    const fact = factOf(facts, deepFreeze(commandIn(deed)), { actor, now, directory });
    if (typeof fact !== 'string') {
      facts.push(deepFreeze(fact));
      const after = caseMatter.evolve({ root: childCase, part: action }, fact);
      if (after.part !== undefined && 'priority' in after.part) action = deepFreeze(after.part);
      childCase = after.root;
    }
    moments.push({ before, now, fact, after: action, actor, facts: known, directory });
  }
  return { facts, moments };
}

const always = (that: string, holds: (lived: ReturnType<typeof live>) => void, numRuns = 100): void => {
  it(`${that} (seed ${seed})`, () => {
    fc.assert(
      fc.property(story, (one) => holds(live(one))),
      { seed, numRuns },
    );
  });
};

describe('Any people, any steps on an action, any time', () => {
  always(
    'Replaying the facts gives the action, and so does replaying them after a way through JSON',
    ({ facts, moments }) => {
      const again: readonly Fact[] = JSON.parse(JSON.stringify(facts));
      const last = moments.at(-1)?.after ?? actionIn(facts, a1);
      assert.deepEqual(actionIn(facts, a1), last);
      assert.equal(JSON.stringify(actionIn(again, a1)), JSON.stringify(last));
      assert.equal(caseOf(facts).facts, facts.length);
    },
  );

  always('An accepted action has one owner, who accepted it', ({ moments }) => {
    for (const { after } of moments) {
      if (after.state.is === 'accepted') assert.ok(after.accepted !== undefined);
      if (after.accepted !== undefined) assert.deepEqual(after.owner, after.accepted.by);
    }
  });

  always('Nobody is prompted while the clock stands, nor before a block ends, nor early, nor twice', ({ moments }) => {
    for (const { before, now, fact, after } of moments) {
      if (typeof fact === 'string' || fact.step !== 'promptAction') continue;
      assert.ok(isRunning(before), before.state.is);
      if (before.state.is === 'blocked') assert.ok(localDate(now) >= before.state.until);
      assert.ok(must(nextDue(before)) <= now);
      assert.ok(fact.data.to.length > 0);
      assert.equal(new Set(fact.data.to).size, fact.data.to.length);
      const next = nextDue(after);
      assert.ok(next === undefined || next > now);
    }
  });

  always('An action that runs has a next prompt, or has come to the chair', ({ moments }) => {
    for (const { after } of moments) {
      if (isRunning(after)) assert.ok(nextDue(after) !== undefined || after.escalatedAt !== undefined);
      else assert.equal(nextDue(after), undefined);
    }
  });

  always('A verified or cancelled action never changes again, and nobody verifies their own', ({ moments }) => {
    for (const { before, after, fact, actor } of moments) {
      if (typeof fact !== 'string' && fact.step === 'verifyAction')
        assert.notEqual(before.owner?.objectId, actor.objectId);
      if (!isOpen(before) && before.state.is !== 'done') assert.equal(after, before);
    }
  });

  always(
    'Only those who see an action change it, and whoever does not is told nothing of it',
    ({ moments }) => {
      for (const { before, now, fact, actor, facts, directory } of moments) {
        if (actor === clockActor) continue;
        const sees = seesAction({ host: hostOf(caseOf(facts)), action: before }, actor, directory, now);
        if (!sees)
          assert.ok(fact === 'notAvailable' || fact === 'unchanged', typeof fact === 'string' ? fact : fact.step);
      }
    },
    50,
  );

  it('The presses of these stories take every step there is on an action', () => {
    const taken = new Set<string>();
    fc.assert(
      fc.property(story, (one) =>
        live(one).moments.forEach(({ fact }) => typeof fact !== 'string' && taken.add(fact.step)),
      ),
      { seed: 1, numRuns: 200 },
    );
    const wanted = [accepted, disputed, unblocked, markedDone, verified, notDone, cancelled, signed].map(
      (act) => commandIn(act(ola)).step,
    );
    const more = ['blockAction', 'askForTime', 'answerTime', 'settleDispute', 'describeAction', 'promptAction'];
    assert.deepEqual(
      [...wanted, ...more].filter((step) => !taken.has(step)),
      [],
    );
  });
});
