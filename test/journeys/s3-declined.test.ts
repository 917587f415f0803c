// S3 of docs/process.md 19: not authorised, with rationale and another plan, and challenged.
import assert from 'node:assert/strict';
import { colin, greta, kestrelReference, moira, priya, filledIn, submitted } from '../people/builders.ts';
import { readsAll } from './people/deeds.ts';
import { journey } from './journey.ts';

journey('S3: a referral is not authorised, and the decision is challenged', 's3-declined', [
  [
    'Colin may not decline without rationale and alternative plan',
    async (world) => {
      await world.has(kestrelReference, filledIn(), submitted());
      const colins = world.windowOf(colin);
      await readsAll(colins);
      await colins.presses('Do not authorise');
      const fill = { Reason: 'Met by early help', 'The child is safe': 'Yes' };
      const answer = await colins.presses('Do not authorise', { on: 'Alternative plan', fill });
      assert.match(answer, /Rationale: this is needed/);
      assert.match(answer, /Alternative plan: this is needed/);
      assert.equal((await world.caseOf(kestrelReference)).stage, 'awaitingConsent');
    },
  ],
  [
    'nor while the child is not safe',
    async (world) => {
      const fill = {
        Rationale: 'Below threshold.',
        'Alternative plan': 'Early help plan, TAF lead Vic Demo.',
        'The child is safe': 'No',
      };
      const answer = await world.windowOf(colin).presses('Do not authorise', { on: 'Alternative plan', fill });
      assert.match(answer, /safe/);
      assert.match(answer, /Below threshold\./);
      assert.equal((await world.caseOf(kestrelReference)).stage, 'awaitingConsent');
    },
  ],
  [
    'the child is safe: it is declined, and Priya is told the same day',
    async (world) => {
      const fill = { 'The child is safe': 'Yes' };
      await world.windowOf(colin).presses('Do not authorise', { on: 'Alternative plan', fill });
      const childCase = await world.caseOf(kestrelReference);
      assert.ok(childCase.stage === 'notAuthorised');
      assert.equal(childCase.declined.alternativePlan, 'Early help plan, TAF lead Vic Demo.');
      assert.match(
        world.windowOf(colin).reads(),
        /✓ Not authorised · Mon 4 Jan 10:00\n\| \*\*Told:\*\* Priya Testworth\.\n/,
      );
      const told = await world.windowOf(priya).opens({ on: 'Not authorised' });
      assert.match(told, /Rationale: Below threshold\.\nAlternative plan: Early help plan, TAF lead Vic Demo\./);
    },
  ],
  [
    'the co-ordinator sees nothing of it',
    async (world) => {
      await world.windowOf(moira).says(`case ${kestrelReference}`);
      assert.match(world.windowOf(moira).reads(), /This case is not available to you/);
    },
  ],
  [
    'Priya challenges it: Greta and Moira are called',
    async (world) => {
      const priyas = world.windowOf(priya);
      await priyas.presses('Challenge this decision');
      const empty = await priyas.presses('Challenge this decision', { on: 'What is your concern?' });
      assert.match(empty, /This is needed/);
      const fill = {
        'What is your concern?': 'The two phones were not considered.',
        'What outcome do you want?': 'MSET screens this.',
      };
      await priyas.presses('Challenge this decision', { on: 'What is your concern?', fill });
      for (const person of [greta, moira]) {
        assert.ok(world.windowOf(person).card('A decision has been challenged'), person.name);
      }
    },
  ],
  [
    'both read the decision and the challenge; Priya may not challenge twice',
    async (world) => {
      for (const person of [greta, moira]) {
        const seen = await world.windowOf(person).opens({ on: 'A decision has been challenged' });
        assert.match(seen, /Concern: The two phones were not considered\.\nOutcome wanted: MSET screens this\./);
      }
      await world.windowOf(priya).presses('Close', { on: 'Decision challenged' });
      const mine = await world.windowOf(priya).opens({ on: 'Not authorised' });
      assert.ok(!mine.includes('[ Challenge this decision ]'), 'it is challenged already');
    },
  ],
]);
