// Any people taking any steps in any order: what always holds. The seed is in each test's name.
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { sightOf } from '../../src/domain/case/access/access.ts';
import { clockActor } from '../../src/domain/people/actor.ts';
import { caseMatter, steps, type Fact, type StepName } from '../../src/domain/case/whole/case.ts';
import { stageLabels } from '../../src/domain/case/state/stage-table.ts';
import type { Case, Stage } from '../../src/domain/case/state/stages.ts';
import type { Step } from '../../src/domain/matter/step.ts';
import { reportsTo } from '../../src/domain/people/directory.ts';
import { caseNotices } from '../../src/notices/case/rows.ts';
import { caseOf, kestrel, kestrelReference, replay } from '../people/builders.ts';
import { commands, contextOf, council, live, people, story } from './random-story.ts';

const seed = randomInt(2 ** 31);
const decisions: readonly StepName[] = ['giveConsent', 'returnForInformation', 'doNotAuthorise'];
/** An officer asks for it of a case that they do not read; what they are told says that there is one. */
const strikes: readonly StepName[] = ['proposeStrike', 'settleStrike', 'strikeOut'];
/** What is no change of the case: its lists and what is owed of it go on as they were. */
const besides: readonly StepName[] = [
  'remindConsent',
  'warnDraft',
  'remindCase',
  'breakGlass',
  'reviewGlass',
  ...strikes,
];
const conflicts: readonly StepName[] = ['declareConflict', 'declareMeetingConflict'];
const over: readonly Stage[] = ['notAuthorised', 'withdrawn', 'otherPlan', 'closed', 'transferred', 'merged'];

const stepsByName: Readonly<Record<string, Pick<Step<unknown, unknown, unknown, unknown>, 'mayTake'>>> = steps;

const runs = { seed, numRuns: 300 };
type Lived = ReturnType<typeof live>;
let walked: readonly Lived[] | undefined;
/** The stories of this run, each walked once for all that is asked of it. */
const stories = (): readonly Lived[] => (walked ??= fc.sample(story, runs).map(live));

const always = (that: string, holds: (lived: Lived) => void): void => {
  it(`${that} (seed ${seed})`, () => {
    try {
      stories().forEach(holds);
    } catch {
      // The same stories again: fast-check finds the shortest that will do.
      fc.assert(
        fc.property(story, (one) => holds(live(one))),
        runs,
      );
      throw new Error('A story that was walked before fails, and walked again it does not.');
    }
  });
};

describe('Any people, any steps, any order', () => {
  always('Facts are numbered from 1 without gaps, and the case knows how many there are', ({ facts }) => {
    facts.forEach((fact, place) => assert.equal(fact.number, place + 1));
    if (facts.length > 0) {
      assert.equal(caseOf(facts).facts, facts.length);
      const changes = facts.filter(({ step }) => !besides.includes(step));
      assert.equal(caseOf(facts).changedAt, changes.at(-1)?.at);
    }
  });

  always('Replaying the facts gives the case, and so does replaying them after a way through JSON', ({ facts }) => {
    const again: readonly Fact[] = JSON.parse(JSON.stringify(facts));
    assert.equal(JSON.stringify(replay(again)), JSON.stringify(replay(facts)));
  });

  always('Deciding again on the same case comes to the same', ({ took }) => {
    for (const { before, earlier, press, now, fact } of took) {
      const context = { ...contextOf(press, now), facts: earlier };
      const again = caseMatter.decide({ root: before }, press.command, context);
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

  always('A meeting decides about a case once, but for what was put right', ({ facts }) => {
    const meetings = new Set<string>();
    const back = new Set(
      facts.flatMap((fact) => (fact.step === 'putRight' && fact.data.is === 'back' ? fact.data.fact : [])),
    );
    for (const fact of facts) {
      if (fact.step !== 'recordDecision' || fact.data.decided.meeting === undefined || back.has(fact.number)) continue;
      assert.ok(!meetings.has(fact.data.decided.meeting), fact.data.decided.meeting);
      meetings.add(fact.data.decided.meeting);
    }
  });

  always('A case that is over stays over, unless what ended it is put right', ({ facts }) => {
    let before: Case | undefined;
    facts.forEach((fact, place) => {
      // Some facts are read with those before them: what was struck out, what was put right.
      const after = replay(facts.slice(0, place + 1));
      if (before !== undefined && over.includes(before.stage) && fact.step !== 'putRight')
        assert.equal(after?.stage, before.stage, fact.step);
      before = after;
    });
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
      const earlier = facts.slice(0, place);
      const after = caseMatter.evolve({ root: before }, fact, earlier).root;
      const out = people.filter((person) => after.excluded.includes(person.objectId));
      for (const person of out) {
        assert.equal(sightOf(after, person, council, fact.at), 'none');
        const happened = {
          before: { root: before },
          after: { root: after },
          fact,
          directory: council,
          called: [],
          earlier,
        };
        const told = caseNotices(happened).find((one) => one.person === person.objectId);
        assert.ok(
          told === undefined ||
            (conflicts.includes(fact.step) && fact.by.objectId === person.objectId && !told.rings) ||
            (fact.step === 'keepOut' && fact.data.person.objectId === person.objectId && !told.rings),
        );
      }
      const letIn = fact.step === 'letIn' ? fact.data.person : undefined;
      const stay = (before?.excluded ?? []).filter((id) => id !== letIn);
      assert.deepEqual(
        after.excluded.filter((id) => stay.includes(id)),
        stay,
      );
    });
  });

  always('Who sees nothing of a case is not told that there is one', ({ took }) => {
    for (const { before, press, now, fact } of took) {
      if (before === undefined || typeof fact !== 'string' || press.by === clockActor) continue;
      if (sightOf(before, press.by, council, now) !== 'none') continue;
      // What someone may do by the reference alone (break glass, the notice of a death, words to strike out) says that there is one.
      if (stepsByName[press.command.step]?.mayTake(before, contextOf(press, now)) === true) continue;
      // Whoever may have been asked learns that it is decided, or that they decide no more; whoever may not refer at all learns that.
      assert.ok(
        ['notAvailable', 'alreadyDecided', 'notAnyMore', 'notReferrer'].includes(fact),
        `${press.command.step}: ${fact}`,
      );
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
      assert.ok(name in kestrel || ['planTonight', 'birthSure'].includes(name), name);
      assert.ok(value.length > 0 && value.length <= 4000);
    }
  });

  it('The presses of these stories take every step there is, and come to every stage', () => {
    const taken = new Set<string>();
    const reached = new Set<string>();
    fc.assert(
      fc.property(story, (one) => {
        // What a story begins with was begun once.
        for (const { step } of one.begins.slice(0, 1)) taken.add(step);
        live(one).took.forEach(({ before, earlier, fact }) => {
          if (typeof fact !== 'string' && fact.step !== 'putRight')
            reached.add(caseMatter.evolve({ root: before }, fact, earlier).root.stage);
          if (typeof fact !== 'string') taken.add(fact.step);
        });
      }),
      { seed: 1, numRuns: 4000 },
    );
    // In no story does a draft lie for three months, nor has what ended in a case another fact.
    const missing = [...Object.keys(commands), ...Object.keys(stageLabels)].filter(
      (name) => name !== 'warnDraft' && name !== 'followMerged' && !taken.has(name) && !reached.has(name),
    );
    assert.deepEqual(missing, []);
  });
});
