// A manager with a conflict of interest (docs/process.md P4.9).
import assert from 'node:assert/strict';
import { colin, filledIn, greta, hal, kestrelReference, moira, priya, submitted } from '../people/builders.ts';
import { readsAll } from './people/deeds.ts';
import { journey } from './journey.ts';

const start = filledIn();

journey('A manager knows the family: the next one decides, and the case is closed to the first', 'conflict', [
  [
    'Colin says that he has a conflict and sends it on to Greta',
    async (world) => {
      await world.has(kestrelReference, start, submitted());
      const colins = world.windowOf(colin);
      await colins.opens({ on: 'Management consent needed' });
      await colins.presses('Yes, another manager should decide');
      await colins.presses('Send on', {
        fill: { 'Is a member of staff concerned?': 'No', 'Next manager': greta.name },
      });
      const childCase = await world.caseOf(kestrelReference);
      assert.equal(childCase.restricted, 'managerConflict');
      assert.deepEqual(childCase.excluded, [colin.objectId]);
    },
  ],
  [
    'his card, his list and the reference tell him nothing more',
    async (world) => {
      const colins = world.windowOf(colin);
      assert.ok(!colins.reads().includes(kestrelReference), colins.reads());
      await colins.says('to consent');
      assert.match(colins.reads(), /Nothing is waiting for your consent/);
      await colins.says(`case ${kestrelReference}`);
      assert.match(colins.reads(), /This case is not available to you/);
      await colins.says('home');
      assert.match(colins.reads(), /✓ Nothing is waiting for you\n\[ Report a place or business \]\n[^\n]*$/);
    },
  ],
  [
    'Greta is asked; Hal, above her, is not let in, for the case is restricted; Moira is',
    async (world) => {
      await world.windowOf(hal).says(`case ${kestrelReference}`);
      assert.match(world.windowOf(hal).reads(), /This case is not available to you/);
      await world.windowOf(moira).says(`case ${kestrelReference}`);
      assert.ok(world.windowOf(moira).card('With manager'));
      await readsAll(world.windowOf(greta));
      await world.windowOf(greta).presses('Give consent');
      assert.equal((await world.caseOf(kestrelReference)).stage, 'received');
    },
  ],
  [
    'Colin hears nothing of the decision',
    async (world) => {
      const before = world.windowOf(colin).messages().length;
      await world.settled();
      assert.equal(world.windowOf(colin).messages().length, before);
      assert.ok(!world.windowOf(colin).reads().includes('Consent given'));
    },
  ],
]);

journey('A member of staff is concerned: the co-ordinator picks who decides', 'conflict-staff', [
  [
    'Colin says that staff are concerned: Moira is called, nobody else is asked',
    async (world) => {
      await world.has(kestrelReference, start, submitted());
      const colins = world.windowOf(colin);
      await colins.opens({ on: 'Management consent needed' });
      await colins.presses('Yes, another manager should decide');
      await colins.presses('Send on', { fill: { 'Is a member of staff concerned?': 'Yes' } });
      const childCase = await world.caseOf(kestrelReference);
      assert.ok(childCase.stage === 'awaitingConsent');
      assert.equal(childCase.submission.consenter, undefined);
      assert.ok(world.windowOf(moira).card('A consenting manager must be chosen'));
      assert.ok(!world.windowOf(greta).reads().includes(kestrelReference));
    },
  ],
  [
    'Priya learns that somebody is being chosen, and no more',
    async (world) => {
      await world.windowOf(priya).says(`case ${kestrelReference}`);
      const answer = await world.windowOf(priya).opens({ on: 'With manager' });
      assert.match(answer, /The co-ordinator chooses who decides/);
      assert.ok(!answer.includes('conflict'));
    },
  ],
  [
    'Moira picks Greta, who is asked',
    async (world) => {
      const moiras = world.windowOf(moira);
      await moiras.opens({ on: 'A consenting manager must be chosen' });
      const form = await moiras.presses('Choose manager');
      assert.ok(!form.includes(colin.name), 'Colin is not offered');
      await moiras.presses('Choose manager', { on: 'Consenting manager', fill: { 'Consenting manager': greta.name } });
      assert.ok(world.windowOf(greta).card('Management consent needed'));
      const childCase = await world.caseOf(kestrelReference);
      assert.ok(childCase.stage === 'awaitingConsent');
      assert.equal(childCase.submission.consenter?.name, greta.name);
    },
  ],
]);
