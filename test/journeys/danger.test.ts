// S4 of docs/process.md 19, first run: a child in danger now is no matter for a queue.
import assert from 'node:assert/strict';
import { answersOn, must, priya, sparrow } from '../people/builders.ts';
import { journey } from './journey.ts';
import { answersPage } from './people/deeds.ts';

const { planTonight = '', ...tonight } = answersOn('1', sparrow);
const dangerNow = { ...tonight, urgency: 'danger' };
let reference = '';

journey('S4: a child is in danger now', 'danger', [
  [
    'page 1 stops the form and gives the numbers; the draft is kept',
    async (world) => {
      const priyas = world.windowOf(priya);
      await priyas.says('refer');
      reference = must(/MSET-\S+/.exec(priyas.reads())?.[0]);
      await priyas.presses('Start', { on: 'Nine short pages' });
      await answersPage(priyas, 'Before the nine pages', answersOn('s47', sparrow));
      const page = await priyas.presses('Next', { fill: dangerNow });
      for (const number of ['999', '101', '0345 2000 109']) assert.ok(page.includes(number), number);
      const [, fact] = await world.ports.cases.facts((await world.caseOf(reference)).reference);
      assert.ok(fact?.step === 'savePage' && fact.data.emergencyShown === true, 'that it was shown is on record');
      assert.ok(page.includes('Your draft is kept'));
    },
  ],
  [
    'whatever she comes back with, it stands there until the danger is dealt with',
    async (world) => {
      const priyas = world.windowOf(priya);
      await priyas.presses('Save and close');
      assert.match(await priyas.presses('Continue', { on: reference }), /Ring for help first/);
      const { card } = await priyas.sends('refer.submit', { ref: reference, page: '9' });
      assert.match(JSON.stringify(card), /Ring for help first/);
      assert.equal((await world.caseOf(reference)).stage, 'draft');
    },
  ],
  [
    '"The danger has been dealt with" goes back to page 1, urgent but no emergency, where the plan for tonight is asked',
    async (world) => {
      const page = await world.windowOf(priya).presses('The danger has been dealt with');
      assert.match(page, /Page 1 of 9/);
      assert.match(page, /Is the child safe tonight\?: ‹Not sure›[^]*Plan for tonight: ‹›/);
      await world.windowOf(priya).presses('Next', { on: 'Page 1 of 9', fill: { planTonight } });
      const { answers } = await world.caseOf(reference);
      assert.equal(answers['urgency'], 'beforePreMset');
      assert.equal(answers['planTonight'], planTonight);
    },
  ],
]);
