// No stage is a dead end: 10,000 steps of any people in any order, and of the clock, always leave someone with something due,
// or a case that has ended (docs/process.md P2.7). The seed is in the test's name.
import type { CaseContext } from '../../src/domain/case/context.ts';
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { clockActor } from '../../src/domain/people/actor.ts';
import { caseMatter, type Command, type Fact } from '../../src/domain/case/whole/case.ts';
import { ladderOf } from '../../src/domain/case/clock.ts';
import { hearers } from '../../src/domain/case/whole/hearers.ts';
import { dutyOf, type DutyClock } from '../../src/domain/case/whole/stage-duties.ts';
import { leadOf } from '../../src/domain/case/state/stage-parts.ts';
import { stageOf } from '../../src/domain/case/state/stage-table.ts';
import type { Case, Stage } from '../../src/domain/case/state/stages.ts';
import { digestsFor } from '../../src/notices/digest/counts.ts';
import { addDays, isWorkingDay, localDate, momentOn, type Instant } from '../../src/domain/time/calendar.ts';
import { caseOf, factOf, later, must, panels } from '../people/builders.ts';
import {
  caseReminded,
  decided,
  listed,
  nextPreMset,
  outcomeRecorded,
  planned,
  untilReceived,
} from '../people/meeting-builders.ts';
import { given, moira, priya, tess } from '../people/builders.ts';
import { council, live, story } from './random-story.ts';

const seed = randomInt(2 ** 31);
const wanted = 10_000;

const atClock = (now: Instant): CaseContext => ({ actor: clockActor, now, directory: council, panels });
const remind: Readonly<Partial<Record<Stage, Command>>> = { awaitingConsent: { step: 'remindConsent', input: {} } };

/** The case once the clock has run at `now`. */
function clocked(childCase: Case, now: Instant): Case {
  const command = remind[childCase.stage] ?? ({ step: 'remindCase', input: {} } as const);
  const decision = caseMatter.decide({ root: childCase }, command, atClock(now));
  if (!('data' in decision)) return childCase;
  const meta = { number: childCase.facts + 1, at: now, by: clockActor };
  return caseMatter.evolve({ root: childCase }, caseMatter.factOf({ root: childCase }, command, decision.data, meta))
    .root;
}

const isOf = (clocks: readonly DutyClock[], rung: string): boolean =>
  clocks.some((clock) => clock === rung || (clock === 'up' && rung.startsWith('up')));
/** Who was told of it so far, or will be by a clock that runs. */
function isTold(childCase: Case, clocks: readonly DutyClock[], now: Instant): boolean {
  const of = 'submission' in childCase && childCase.stage === 'awaitingConsent' ? childCase.submission : childCase;
  const reminded = ('reminded' in of && of.reminded) || [];
  const rungs = ('ladder' in of && of.ladder?.rungs) || ladderOf(childCase)?.rungs || [];
  return (
    reminded.some(({ rung, to }) => isOf(clocks, rung) && to.length > 0) ||
    rungs.some(({ rung, at }) => isOf(clocks, rung) && at > now)
  );
}
/** The morning on which the digest next counts it. */
function digestCounts(childCase: Case, now: Instant): boolean {
  let day = addDays(localDate(now), 1);
  while (!isWorkingDay(day)) day = addDays(day, 1);
  const digests = digestsFor({ cases: [childCase], actions: [] }, council, momentOn(day, '08:30'));
  return digests.has(leadOf(childCase).objectId);
}

/** Fails where no one has anything to do about it, and it has not ended. */
function isOwed(before: Case, now: Instant): void {
  const childCase = clocked(before, now);
  const duty = dutyOf(childCase);
  const what = `${childCase.stage} at ${now}`;
  if (duty === undefined) return assert.equal(stageOf(childCase).phase, 'over', what);
  const next = duty.next(childCase, { now, settings: council.settings });
  if (next === undefined)
    return assert.ok(
      childCase.stage === 'closed' || (childCase.stage === 'otherPlan' && childCase.outcome !== undefined),
      what,
    );
  assert.ok(hearers[duty.holds].who(childCase, atClock(now)).length > 0, `${what}: no one holds it`);
  if (duty.clocks.includes('digest')) return assert.ok(digestCounts(childCase, now), `${what}: no digest counts it`);
  // Of a meeting that no one starts the meeting's own clock tells.
  if (next < now && !duty.clocks.includes('missed'))
    assert.ok(isTold(childCase, duty.clocks, now), `${what}: no one is told`);
}

const told = (facts: readonly Fact[]) => must(facts.at(-1));

describe('Every stage has someone, a next date, and people who hear when it passes', () => {
  it(`after any ${wanted} steps there is something due, or the case has ended (seed ${seed})`, () => {
    const seen = new Set<Stage>();
    let steps = 0;
    for (let round = 0; steps < wanted; round += 1) {
      for (const one of fc.sample(story, { seed: seed + round, numRuns: 100 })) {
        for (const { before, now, fact } of live(one).took) {
          steps += 1;
          if (before === undefined && typeof fact === 'string') continue;
          const after = typeof fact === 'string' ? must(before) : caseMatter.evolve({ root: before }, fact).root;
          seen.add(after.stage);
          // Now, in a month, and in half a year in which no one does anything.
          const ahead = typeof fact === 'string' ? [0] : [0, 30, 180];
          for (const days of ahead) isOwed(after, later(now, 60 * 24 * days));
        }
      }
    }
    assert.ok(
      ['draft', 'awaitingConsent', 'received', 'listed', 'held', 'toPanel', 'open', 'otherPlan'].every((stage) =>
        seen.has(stage as Stage),
      ),
    );
  });

  describe('a held case', () => {
    const held = [...untilReceived, listed(), decided('hold')];

    it('is told to co-ordinators and chairs after twelve weeks, and every week until a meeting decides', () => {
      const facts = given(...held, caseReminded('2027-04-06T08:00:00.000Z'));
      assert.equal(told(given(...held)).step, 'recordDecision');
      const first = told(facts);
      assert.ok(first.step === 'remindCase' && first.data.rungs.join() === 'held');
      assert.deepEqual(new Set(first.data.to), new Set([moira.objectId, tess.objectId]));
      assert.deepEqual(first.data.left, [{ rung: 'held', at: '2027-04-13T08:00:00.000Z' }]);
      const april = planned('2027-04-13');
      const after = caseOf(given(...held, caseReminded('2027-04-06T08:00:00.000Z'), decided('toPanel', april)));
      assert.ok(ladderOf(after)?.rungs.every(({ rung }) => rung !== 'held'));
    });

    it('keeps its twelve weeks when another meeting holds it again', () => {
      const again = caseOf(given(...held, decided('hold', nextPreMset)));
      assert.deepEqual(ladderOf(again)?.rungs, ladderOf(caseOf(given(...held)))?.rungs);
    });
  });

  it('how another plan ended is asked of referrer and co-ordinators after twelve weeks, weekly, until it is recorded', () => {
    const plan = [...untilReceived, listed(), decided('otherPlan')];
    const late = must(given(...plan, caseReminded('2027-04-06T08:00:00.000Z')).at(-1));
    assert.ok(late.step === 'remindCase' && late.data.rungs.join() === 'outcome');
    assert.deepEqual(new Set(late.data.to), new Set([priya.objectId, moira.objectId]));
    assert.equal(late.data.left[0]?.at, '2027-04-13T08:00:00.000Z');
    const recorded = given(...plan, outcomeRecorded());
    assert.deepEqual(ladderOf(caseOf(recorded))?.rungs, []);
    assert.equal(factOf(recorded, { step: 'remindCase', input: {} }, atClock('2027-05-04T08:00:00.000Z')), 'unchanged');
  });
});
