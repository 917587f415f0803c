// How many presses a referral takes in the chat: a text 1, a choice or tick 1, a list to open 2, a button 1.
import assert from 'node:assert/strict';
import { pages } from '../../../src/domain/case/referral/form/pages.ts';
import type { Answers } from '../../../src/domain/kernel/fields.ts';
import { answersOn, colin, must, nrmConsidered, onLastPage, priya } from '../../people/builders.ts';
import type { PersonWindow } from '../../journeys/people/person-window.ts';
import { elementsOf, textOf } from '../../cards/inside.ts';
import type { Card } from '../../../src/cards/blocks.ts';
import { openWorld, type World } from '../../worlds/harness.ts';

/** One tick in each list: how many are ticked is the child's matter, not the form's. */
const whole: Answers = { ...nrmConsidered, types: 'countyLines', disruption: 'patrol', ask: 'plan' };

describe('The presses of a referral', () => {
  let world: World;
  let priyas: PersonWindow;
  beforeEach(async () => {
    world = await openWorld({ people: [priya, colin] });
    priyas = world.windowOf(priya);
    await priyas.says('refer');
    await priyas.presses('Start', { on: 'Nine short pages' });
  });
  afterEach(async () => world.stop());

  /** Fills in what is not there yet and presses; says how many presses that is. */
  async function fills(title: string, on: string, fill: Answers): Promise<number> {
    const card = must(priyas.messages().at(-1)).card as Card;
    const inputs = elementsOf(card).map(({ part }) => part);
    const costs = Object.keys(fill).map((id) => {
      const input = must(inputs.find((part) => part['id'] === id));
      const there = textOf(input, 'value') === fill[id];
      return there ? 0 : input['style'] === 'compact' ? 2 : 1;
    });
    await priyas.presses(title, { on, fill });
    return costs.reduce<number>((sum, cost) => sum + cost, 1);
  }

  it('are at most 49 where everything is known', async () => {
    let presses = await fills('Next', 'Before the nine pages', answersOn('s47', whole));
    for (const { id } of pages.slice(0, -1)) presses += await fills('Next', `Page ${id} of 9`, answersOn(id, whole));
    presses += await fills('Submit for consent', 'Page 9 of 9', onLastPage(whole));
    assert.match(priyas.reads(), /With manager/);
    assert.ok(presses <= 49, `${presses} presses`);
  });

  it('are at most 31 where 17 answers are not known yet', async () => {
    const left =
      'caseSystemId postcode school educationStatus needs otherPlans missingEpisodes childKnows childsWords trustedAdult parentsKnow parentsViews strengths workDone nrm ask safetyPlan'.split(
        ' ',
      );
    assert.equal(left.length, 17);
    const known = Object.fromEntries(Object.entries(whole).filter(([name]) => !left.includes(name)));
    let presses = await fills('Next', 'Before the nine pages', answersOn('s47', known));
    for (const { id, fields } of pages.slice(0, -1)) {
      const title = fields.some(({ name }) => left.includes(name)) ? 'Rest not known' : 'Next';
      presses += await fills(title, `Page ${id} of 9`, answersOn(id, known));
    }
    presses += await fills('Submit for consent', 'Page 9 of 9', { ...onLastPage(known), why: 'Seen once.' });
    assert.match(priyas.reads(), /With manager/);
    assert.ok(presses <= 31, `${presses} presses`);
  });
});
