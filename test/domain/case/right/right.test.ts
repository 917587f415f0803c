// A slip is put right by a second fact, and everything that follows from the facts follows (docs/process.md P14.5).
import assert from 'node:assert/strict';
import { owedClock, owedNow } from '../../../../src/domain/case/owed/owed.ts';
import { countOf, openOf, thereOf } from '../../../../src/domain/kernel/counted.ts';
import { mayReferAgain } from '../../../../src/domain/case/again/again.ts';
import { lifeOf } from '../../../../src/domain/case/state/life.ts';
import { stageOf } from '../../../../src/domain/case/state/stage-table.ts';
import { hasLetter } from '../../../../src/reading/case/prints.ts';
import { slipNames, slipOf } from '../../../../src/domain/case/right/slips.ts';
import { missingNow } from '../../../../src/domain/case/state/episodes.ts';
import { decisionsOf, type Case } from '../../../../src/domain/case/state/stages.ts';
import { caseMatter, steps, type Fact } from '../../../../src/domain/case/whole/case.ts';
import { warningKindsOf } from '../../../../src/domain/case/whole/warnings.ts';
import { refOf, type Person } from '../../../../src/domain/people/actor.ts';
import type { Directory } from '../../../../src/domain/people/directory.ts';
import { caseOf, directory, given, greta, later, moira, must, priya, someone, tess } from '../../../people/builders.ts';
import { isBack, isMissing, wasMissing } from '../../../people/episode-builders.ts';
import {
  decided,
  harmRecorded,
  listed,
  noticeRecorded,
  panel,
  planned,
  preMset,
  strategyCalled,
  strategyHeld,
  untilReceived,
} from '../../../people/meeting-builders.ts';
import { accepts, asked } from '../../../casework/partition.ts';

const other = someone(77, 'Other Coordinator', { roles: ['coordinator'] });
const below = someone(78, 'Junior Coordinator', { roles: ['coordinator'], manager: moira.objectId });
const council = { ...directory, people: [...directory.people, other, below] } as Directory;
const opened = [...untilReceived, listed(), decided('toPanel'), decided('open', panel)];

interface Pressed {
  readonly by: Person;
  readonly how?: string;
  readonly why?: string;
}
/** The newest fact of this step, put right; the code of a refusal. As it is written, so it is replayed. */
function right(facts: readonly Fact[], step: string, { by, how = 'back', why = 'The wrong child.' }: Pressed) {
  const { root } = caseMatter.replay(facts);
  const fact = must(facts.findLast((one) => one.step === step));
  const now = later(must(facts.at(-1)).at, 5);
  const command = { step: 'putRight', input: { fact: String(fact.number), how, why } } as const;
  const decision = caseMatter.decide({ root }, command, { actor: by, now, directory: council, facts });
  if (!('data' in decision)) return 'refusal' in decision ? decision.refusal.code : 'unchanged';
  const meta = { number: facts.length + 1, at: now, by: refOf(by) };
  const next = caseMatter.factOf({ root }, command, decision.data, meta);
  const written = caseMatter.evolve({ root }, next, facts);
  const made = caseMatter.replay([...facts, next]);
  assert.deepEqual(written.root, made.root);
  if (written.aside !== undefined) assert.deepEqual(made.aside.get(written.aside.id), written.aside);
  return [...facts, next];
}
function done(came: ReturnType<typeof right>): readonly Fact[] {
  if (typeof came === 'string') assert.fail(came);
  return came;
}
/** Without what says that something was put right. */
function otherwise({ aside: _aside, facts: _facts, changedAt: _at, ...rest }: Case) {
  return rest;
}

const say = (rights: readonly object[]) => rights.map((one) => JSON.stringify(one)).toSorted();

describe('Put right', () => {
  it('a death by mistake takes two people; then every clock is that of the living child before', () => {
    const died = given(...opened, harmRecorded('died'));
    const waits = done(right(died, 'recordHarm', { by: moira }));
    assert.equal(caseOf(waits).hold?.died, true, 'it counts until a second person confirms it');
    assert.equal(caseOf(waits).righting?.by.objectId, moira.objectId);
    const owed = must(owedNow(caseOf(waits), must(waits.at(-1)).at).find(({ name }) => name === 'putRight'));
    assert.equal(owed.next, '2027-01-20T14:26:00.000Z', 'from the next working day');
    assert.equal(right(waits, 'recordHarm', { by: moira }), 'notYours', 'the same person');
    assert.equal(right(waits, 'recordHarm', { by: below }), 'notYours', 'one who reports to the first');
    assert.equal(right(waits, 'recordHarm', { by: tess }), 'notAvailable', 'a chair may not record it');
    const put = done(right(waits, 'recordHarm', { by: greta, why: 'It was another child.' }));
    const [before, after] = [caseOf(given(...opened)), caseOf(put)];
    assert.deepEqual(owedClock(after), owedClock(before));
    assert.deepEqual(otherwise(after), otherwise(before));
    assert.ok(!warningKindsOf(after, must(put.at(-1)).at).includes('legalHold'));
    assert.equal(put.length, died.length + 2, 'the history is whole');
    const fact = must(put.at(-1));
    assert.ok(fact.step === 'putRight');
    assert.deepEqual([fact.by.name, fact.data.first?.by.name], [greta.name, moira.name], 'both are in the fact');
    assert.deepEqual(
      after.aside?.map(({ step, by, first }) => [step, by.name, first?.name]),
      [['recordHarm', greta.name, moira.name]],
    );
    assert.equal(right(put, 'recordHarm', { by: other }), 'alreadyDecided');
  });

  it('a case that was closed for a death that is put right is of a living child: referred again, its notice kept', () => {
    const input = {
      reason: 'died',
      plan: 'Bereavement.',
      carriesOn: 'None.',
      familyView: 'They ask why.',
      outstanding: 'None.',
    };
    const ended = given(
      ...opened,
      harmRecorded('died'),
      noticeRecorded(),
      [priya, 1, 'proposeClosure', input],
      decided('close', planned('2027-02-16', 'panel')),
    );
    const now = later(must(ended.at(-1)).at, 20);
    assert.equal(lifeOf(caseOf(ended), now), 'died');
    const put = caseOf(done(right(done(right(ended, 'recordHarm', { by: moira })), 'recordHarm', { by: greta })));
    assert.ok(put.stage === 'closed');
    assert.equal(lifeOf(put, now), 'child');
    assert.ok(mayReferAgain(put, priya, council, now));
    assert.equal(hasLetter(put), false, 'what was written for the closure is of a child who died');
    assert.match(stageOf(put).next?.(put, now) ?? '', /by mistake. The child is alive: \*\*Refer again/);
  });

  it('a death whose notice went out is put right too: the notice stays in the history', () => {
    const sent = given(...opened, harmRecorded('died'), noticeRecorded());
    const put = done(right(done(right(sent, 'recordHarm', { by: moira })), 'recordHarm', { by: greta }));
    assert.equal(caseOf(put).hold, undefined);
    assert.equal(right(sent, 'recordNotice', { by: moira }), 'notAvailable');
  });

  it('what was asked for stays where the second or the first says so', () => {
    const waits = done(right(given(...opened, harmRecorded('died')), 'recordHarm', { by: moira }));
    for (const by of [moira, greta]) {
      const stays = done(right(waits, 'recordHarm', { by, how: 'stays' }));
      assert.equal(caseOf(stays).righting, undefined);
      assert.equal(caseOf(stays).hold?.died, true);
      assert.equal(caseOf(stays).aside, undefined);
    }
  });

  it('one thing at a time waits for a second person', () => {
    const waits = done(right(given(...opened, harmRecorded('died')), 'recordHarm', { by: moira }));
    assert.equal(right(waits, 'recordDecision', { by: other }), 'notNow');
  });

  it('missing by mistake: no span, no early review, and the next episode has another number', () => {
    const missing = given(...opened, isMissing({ grade: 'high' }));
    const one = caseOf(missing);
    assert.ok('early' in one && one.early !== undefined);
    const put = done(right(missing, 'recordMissing', { by: priya }));
    const after = caseOf(put);
    assert.equal(missingNow(after), undefined);
    assert.ok(!('early' in after));
    assert.deepEqual(after.missing, undefined);
    assert.deepEqual([countOf(after, 'episode'), thereOf(after, 'episode'), openOf(after, 'episode')], [1, 0, []]);
    assert.deepEqual([...caseMatter.replay(put).aside], [['M1', { id: 'M1', aside: missing.length }]]);
    assert.equal(caseMatter.replay(put).parts.get('M1'), undefined);
    assert.equal(caseMatter.parts.episode.next(after), 'M2');
  });

  it('missing by mistake, recorded as returned since: the return goes with it, and no interview is due', () => {
    const back = given(...opened, isMissing(), isBack());
    const after = caseOf(done(right(back, 'recordMissing', { by: priya })));
    assert.equal(after.missing, undefined);
    assert.ok(!owedNow(after, later(must(back.at(-1)).at, 60 * 24 * 10)).some(({ name }) => name === 'interview'));
  });

  it('an NRM record of the wrong child goes with its decisions: K5 and the early review go, and the next is N2', () => {
    const about = { part: 'N1' } as const;
    const recorded = given(
      ...opened,
      [priya, 1, 'recordNrm', { status: 'submitted', on: '4/1/2027', reference: '', note: '' }],
      [priya, 1, 'recordReasonable', { on: '4/1/2027', decision: 'positive', note: '' }, about],
    );
    const one = caseOf(recorded);
    assert.ok('early' in one && one.early !== undefined && one.nrm?.id === 'N1');
    assert.equal(right(recorded, 'recordReasonable', { by: priya }), 'notAvailable', 'one entry alone');
    const after = caseOf(done(right(recorded, 'recordNrm', { by: priya })));
    assert.ok(!('early' in after));
    assert.deepEqual([after.nrm, after.awaited, after.onward], [undefined, undefined, undefined]);
    assert.equal(caseMatter.parts.onward.next(after), 'N2');
  });
  it('a past episode that was none: nothing is left of it, and no interview is due', () => {
    const added = given(...opened, wasMissing());
    const after = caseOf(done(right(added, 'addPastEpisode', { by: priya })));
    assert.equal(after.missing, undefined);
    assert.ok(!owedNow(after, later(must(added.at(-1)).at, 60 * 24 * 10)).some(({ name }) => name === 'interview'));
  });

  it('an action on the wrong case is set aside there, with what its owner did', () => {
    const set = given(...opened, asked(), accepts('A1'));
    const { number } = must(set.find(({ step }) => step === 'addAction'));
    const put = done(right(set, 'addAction', { by: moira }));
    const after = caseOf(put);
    assert.deepEqual([thereOf(after, 'action'), openOf(after, 'action')], [0, []]);
    assert.deepEqual([...caseMatter.replay(put).aside.values()], [{ id: 'A1', aside: number }]);
  });

  it('a decision no one built on is taken back by two: the case is what it was', () => {
    const before = given(...untilReceived, listed());
    const decidedOn = given(...untilReceived, listed(), decided('toPanel'));
    const put = done(right(done(right(decidedOn, 'recordDecision', { by: moira })), 'recordDecision', { by: tess }));
    const after = caseOf(put);
    assert.equal(after.stage, 'listed');
    assert.deepEqual(decisionsOf(after), []);
    const { parts: _counted, ...rest } = otherwise(after);
    assert.deepEqual({ ...rest }, otherwise(caseOf(before)));
    assert.deepEqual([...caseMatter.replay(put).aside.values()], [{ id: 'D1', aside: decidedOn.length }]);
    assert.deepEqual(
      after.aside?.map(({ meeting }) => meeting),
      ['preMset-2027-01-12'],
    );
    assert.equal(caseMatter.parts.decision.next(after), 'D2');
  });

  it('a decision that a later one was built on is refused, by its line and number', () => {
    const facts = given(...opened);
    const first = must(facts.find(({ step }) => step === 'recordDecision'));
    const { root } = caseMatter.replay(facts);
    const input = { fact: String(first.number), how: 'back', why: 'Wrong.' };
    const context = { now: later(must(facts.at(-1)).at, 1), directory: council, facts };
    const press = (on: Case | undefined, by: Person, all: readonly Fact[]) =>
      caseMatter.decide({ root: on }, { step: 'putRight', input }, { ...context, actor: by, facts: all });
    const asks = press(root, moira, facts);
    assert.ok('data' in asks);
    const meta = { number: facts.length + 1, at: context.now, by: refOf(moira) };
    const all = [...facts, caseMatter.factOf({ root }, { step: 'putRight', input }, asks.data, meta)];
    const decision = press(caseOf(all), tess, all);
    assert.ok('refusal' in decision);
    assert.equal(decision.refusal.code, 'builtOn');
    assert.equal(decision.refusal.message, 'Something later was built on this.');
    assert.match(
      decision.refusal.next,
      new RegExp(`^First put right “.+” \\(.+, number ${facts.length} of the history\\)\\.$`),
    );
  });

  it('put right one after the other, the last first, the case is back where it was', () => {
    let facts = given(...opened);
    for (let turn = 0; turn < 2; turn += 1) {
      const open = facts.filter(
        ({ number, step }) => step === 'recordDecision' && !caseOf(facts).aside?.some((one) => one.fact === number),
      );
      const last = must(open.at(-1));
      const press = (by: Person) => {
        const { root } = caseMatter.replay(facts);
        const input = { fact: String(last.number), how: 'back', why: 'Wrong.' };
        const now = later(must(facts.at(-1)).at, 1);
        const came = caseMatter.decide(
          { root },
          { step: 'putRight', input },
          { actor: by, now, directory: council, facts },
        );
        assert.ok('data' in came, JSON.stringify(came));
        const meta = { number: facts.length + 1, at: now, by: refOf(by) };
        facts = [...facts, caseMatter.factOf({ root }, { step: 'putRight', input }, came.data, meta)];
      };
      press(moira);
      press(tess);
    }
    assert.equal(caseOf(facts).stage, 'listed');
    assert.deepEqual([...caseMatter.replay(facts).aside.keys()].toSorted(), ['D1', 'D2']);
  });

  it('what a person did to the case at another stage bars it; what the clock did does not', () => {
    const listedThen = given(...untilReceived, listed());
    const put = done(right(listedThen, 'listCase', { by: moira }));
    assert.equal(caseOf(put).stage, 'received');
    assert.equal(right(given(...untilReceived, listed(), decided('toPanel')), 'listCase', { by: moira }), 'builtOn');
  });

  it('an agency that was invited by mistake sees the case no more, at whatever stage', () => {
    const facts = given(...untilReceived, listed(preMset, 'police,health'), decided('toPanel'));
    const put = done(right(facts, 'listCase', { by: moira, how: 'agency:health' }));
    const after = caseOf(put);
    assert.ok('invited' in after);
    assert.ok(!after.invited?.includes('health'));
    assert.ok(after.invited?.includes('police'));
    assert.equal(after.stage, 'toPanel');
    assert.equal(right(facts, 'listCase', { by: moira, how: 'agency:nobody' }), 'incomplete');
  });

  it('the outcome of a strategy discussion is asked for again', () => {
    const facts = given(...opened, strategyCalled(), strategyHeld());
    const put = done(right(facts, 'recordStrategyOutcome', { by: tess }));
    const after = caseOf(put);
    assert.ok('strategy' in after);
    assert.equal(after.strategy?.outcome, undefined);
    assert.deepEqual(owedClock(after), owedClock(caseOf(given(...opened, strategyCalled()))));
  });

  it('a reason is needed, and only what is in the table may be put right', () => {
    const facts = given(...opened);
    assert.equal(right(facts, 'recordDecision', { by: moira, why: '' }), 'incomplete');
    for (const step of ['giveConsent', 'submit', 'start'])
      assert.equal(right(facts, step, { by: moira }), 'notAvailable');
    assert.equal(slipOf('giveConsent'), undefined);
    for (const never of ['declareConflict', 'declareMeetingConflict', 'mergeCase', 'takeMerged', 'recordNotice'])
      assert.equal(slipOf(never), undefined, never);
  });

  it('may be done by those who may take the step itself', () => {
    const named: Readonly<Record<string, { readonly may: readonly object[] }>> = { ...steps };
    for (const step of slipNames) {
      const own = must(named[step]).may;
      // Who takes the minutes sets actions while the meeting is under way, and at no other time.
      const usual = step === 'addAction' ? own.slice(0, 1) : own;
      // Who was there for an item is known only where its meeting is at hand (docs/process.md P27.4).
      const runMeetings = [{ role: 'runMeetings', reads: 'decisions' }];
      assert.deepEqual(say(must(slipOf(step)).may), say(step === 'correctItem' ? runMeetings : usual), step);
    }
  });
});
