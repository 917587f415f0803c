// S9 of docs/process.md 19 as far as delegation goes: Colin is on leave from 4 to 8 January, Dana decides for him.
import assert from 'node:assert/strict';
import { colin, dana, kestrel, priya, withDelegate } from '../people/builders.ts';
import { readsAll, refers } from './people/deeds.ts';
import { journey } from './journey.ts';

let reference = '';
const council = withDelegate(colin, dana, '2027-01-04', '2027-01-08');

journey(
  'S9: the manager is away, and his delegate consents for him',
  'delegate',
  [
    [
      'Priya submits to Colin at 16:00: Dana has the card at once, Colin is left in peace',
      async (world) => {
        world.clock.at('2027-01-04T16:00:00Z');
        reference = await refers(world.windowOf(priya), kestrel);
        assert.ok(world.windowOf(dana).card('Management consent needed'));
        assert.ok(!world.windowOf(colin).reads().includes(reference));
      },
    ],
    [
      'Dana consents: it reads "Dana Sandbox for Colin Fixture" to everybody',
      async (world) => {
        world.clock.at('2027-01-04T16:20:00Z');
        await readsAll(world.windowOf(dana));
        await world.windowOf(dana).presses('Give consent');
        const childCase = await world.caseOf(reference);
        assert.ok(childCase.stage === 'received');
        assert.equal(childCase.consent.onBehalfOf?.name, colin.name);
        await world.windowOf(dana).presses('Close', { on: 'Consent given' });
        for (const person of [priya, dana]) {
          const told = world.windowOf(person).reads();
          assert.match(told, /Consent given by Dana Sandbox for Colin Fixture, Mon 4 Jan 16:20/);
        }
      },
    ],
    [
      'on the day after the delegation a new referral goes to Colin',
      async (world) => {
        world.clock.at('2027-01-11T09:00:00Z');
        const next = await refers(world.windowOf(priya), kestrel);
        assert.ok(world.windowOf(colin).reads().includes(next));
        assert.ok(!world.windowOf(dana).reads().includes(next));
      },
    ],
  ],
  council,
);
