// A decision told, challenged and answered, and who may read it (S11): over the real store, with what people read.
import assert from 'node:assert/strict';
import type { Person } from '../../../src/domain/people/actor.ts';
import {
  challenged,
  colin,
  declined,
  filledIn,
  greta,
  moira,
  must,
  noConflict,
  noor,
  priya,
  ravi,
  submitted,
  tess,
} from '../../people/builders.ts';
import type { World } from '../../worlds/harness.ts';
import { readable } from '../../journeys/people/readable.ts';
import { ada, decided, nextMeeting, openTriage, plans, received, ref, second, takes } from './triage-office.ts';
let world: World;
const opens = async (person: Person): Promise<string> => {
  await world.windowOf(person).says(`case ${ref}`);
  return world.windowOf(person).opens({ on: ref });
};

describe('After a meeting people read', () => {
  beforeEach(async () => {
    world = await openTriage();
    await world.has(ref, received());
  });
  afterEach(async () => world.stop());

  it('what was decided, why, who leads, what they do and how to challenge; somebody who did not decide answers', async () => {
    await decided(world, 'otherPlan', { plan: 'Early help', lead: 'Vic Demo' });
    const priyas = world.windowOf(priya);
    const opened = await priyas.opens({ on: 'Other plan agreed' });
    assert.match(opened, /Last decision: Other plan with a named lead[^\n]*: His mentor has his trust\./);
    assert.match(opened, /What you need to do: carry on with that plan, and record the outcome/);
    const told = await priyas.presses('History');
    for (const line of [
      'Decision: Other plan with a named lead',
      'By: Pre-MSET on Tuesday 12 January 2027; recorded by Moira Example',
      'Why: His mentor has his trust.',
      'Plan: Early help',
      'Who leads it: Vic Demo',
      'If you disagree, you may challenge this decision: the co-ordinator and the chair see it.',
    ]) {
      assert.ok(told.includes(line), `${line}\n${told}`);
    }
    await priyas.presses('Back', { on: 'Step by step' });
    await priyas.presses('Challenge this decision', { on: 'Other plan agreed' });
    const fill = { 'What is your concern?': 'The phones.', 'What outcome do you want?': 'The full panel.' };
    assert.match(
      await priyas.presses('Challenge this decision', { on: 'What is your concern?', fill }),
      /✓ Decision challenged[^]*\*\*Next:\*\* the co-ordinator and the chair answer it\./,
    );
    const moiras = world.windowOf(moira);
    const hers = await moiras.opens({ on: 'A decision has been challenged' });
    assert.ok(!hers.includes('[ Answer challenge ]'), 'she wrote the decision down');
    assert.match(
      await moiras.presses('History'),
      /Someone who did not make the decision will answer it; an answer is due Tue 19 Jan/,
    );
    const tesss = world.windowOf(tess);
    await tesss.opens({ on: 'A decision has been challenged' });
    const form = await tesss.presses('Answer challenge', { on: ref });
    assert.match(form, /Decision: Other plan[^]*Concern: The phones\.\nOutcome wanted: The full panel\./);
    await tesss.presses('Answer challenge', {
      on: 'Outcome wanted',
      fill: { Answer: 'It goes to the panel of 19 January.' },
    });
    await priyas.opens({ on: 'Other plan agreed' });
    assert.match(await priyas.presses('History'), /Answer by Tess Gavel[^]*It goes to the panel of 19 January\./);
    await priyas.presses('Back', { on: 'Step by step' });
    await moiras.says('queue');
    assert.match(moiras.reads(), /The queue is empty/);
    const history = await priyas.steps({ on: ref });
    for (const line of [
      'Listed for Pre-MSET on Tuesday 12 January 2027',
      'decided: Other plan with a named lead',
      'Decision challenged',
      'Challenge answered',
    ]) {
      assert.ok(history.includes(line), `${line}\n${history}`);
    }
  });

  it('what came of another plan, from the referrer or the co-ordinator', async () => {
    await decided(world, 'otherPlan', { plan: 'Early help', lead: 'Vic Demo' });
    const priyas = world.windowOf(priya);
    await priyas.opens({ on: 'Other plan agreed' });
    assert.match(await priyas.presses('Record outcome', { on: ref }), /Plan: Early help\nLead: Vic Demo/);
    const done = await priyas.presses('Record outcome', {
      on: 'How the plan ended',
      fill: { 'How the plan ended': 'He is back at school.' },
    });
    assert.match(done, /✓ Outcome recorded · .* 14:00/);
    await opens(moira);
    assert.match(
      await world.windowOf(moira).presses('History', { on: ref }),
      /Outcome, recorded by Priya Testworth[^]*He is back at school\./,
    );
  });

  it('for an invited agency the case while it is invited; for another nothing, as if there were no such case (S11)', async () => {
    await plans(world, '2027-01-12');
    for (const person of [ravi, ada]) {
      await world.windowOf(person).says(`case ${ref}`);
      assert.match(world.windowOf(person).reads(), /This case is not available to you/);
    }
    await takes(world, moira, { step: 'listCase', input: { meeting: nextMeeting, invited: 'health', alike: [] } });
    assert.match(await opens(ada), /Listed[^]*Next: Pre-MSET on Tuesday 12 January 2027\./);
    assert.match(await world.windowOf(ada).presses('Read', { on: ref }), /Read 1 of 3/);
    for (const person of [ravi, noor]) {
      const window = world.windowOf(person);
      await window.says(`case ${ref}`);
      const known = readable(must(window.messages().at(-1)).card);
      await window.says('case MSET-0000-00');
      assert.equal(readable(must(window.messages().at(-1)).card), known, 'known and unknown are told alike');
      for (const verb of ['case.open', 'case.read', 'case.history', 'case.more', 'triage.list', 'triage.return']) {
        assert.match(
          JSON.stringify((await window.sends(verb, { ref })).card),
          /not available to you/,
          `${person.name}: ${verb}`,
        );
      }
    }
    await takes(world, moira, { step: 'withdraw', input: { reason: 'Moved away.', childSafe: 'yes' } });
    await world.windowOf(ada).says(`case ${ref}`);
    assert.match(world.windowOf(ada).reads(), /This case is not available to you/);
  });

  it('of a referral that was not authorised: the next manager up answers, once, and the referrer reads it', async () => {
    await world.has(second, filledIn(), submitted(), noConflict(), declined(), challenged());
    const gretas = world.windowOf(greta);
    await gretas.opens({ on: 'A decision has been challenged' });
    await gretas.presses('Answer challenge', { on: second });
    await gretas.presses('Answer challenge', {
      on: 'Outcome wanted',
      fill: { Answer: 'Colin looks at the phones again.' },
    });
    assert.match(
      await world.windowOf(priya).opens({ on: second }),
      /Answer by Greta Specimen[^]*Colin looks at the phones again\./,
    );
    const late = await world.windowOf(moira).sends('triage.answer.go', { ref: second, answer: 'Mine.' });
    assert.match(JSON.stringify(late.card), /not available to you|No challenge is waiting for an answer/);
    const press = await world.windowOf(colin).sends('triage.answer.go', { ref: second, answer: 'Mine.' });
    assert.match(JSON.stringify(press.card), /No challenge is waiting for an answer.*Mine\./);
  });
});
