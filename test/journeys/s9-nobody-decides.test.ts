// S9 of docs/process.md 19 without a delegation: a nudge, the deputy, the managers above, and at the top the co-ordinator.
import assert from 'node:assert/strict';
import { colin, dana, greta, hal, kestrel, moira, priya } from '../people/builders.ts';
import { readsAll, refers } from './people/deeds.ts';
import { readable } from './people/readable.ts';
import { journey } from './journey.ts';

let reference = '';

journey('S9: the manager is away and nobody was asked to stand in', 's9-nobody-decides', [
  [
    'Priya submits to Colin on Monday at 16:00, and he alone has the card',
    async (world) => {
      world.clock.at('2027-01-04T16:00:00Z');
      reference = await refers(world.windowOf(priya), kestrel);
      assert.ok(world.windowOf(colin).card('Management consent needed'));
      assert.ok(!world.windowOf(dana).reads().includes(reference));
    },
  ],
  [
    'a minute before four office hours are over nothing happens; then he is reminded, once',
    async (world) => {
      const cards = world.windowOf(colin).messages().length;
      await world.passesTo('2027-01-05T11:59:00Z');
      assert.equal(
        world
          .windowOf(colin)
          .messages()
          .filter(({ stored }) => readable(stored).includes(reference)).length,
        1,
      );
      await world.passesTo('2027-01-05T12:00:00Z');
      await world.passesTo('2027-01-05T12:30:00Z');
      const now = world.windowOf(colin).messages();
      assert.equal(now.filter(({ stored }) => readable(stored).includes(reference)).length, 1, 'the older one goes');
      assert.equal(now.length, cards + 1, 'beside it the digest of the day');
    },
  ],
  [
    'after a working day Dana, his deputy, is asked; after two Greta above him, and after three Hal',
    async (world) => {
      await world.passesTo('2027-01-05T16:00:00Z');
      assert.match(world.windowOf(dana).reads(), /You decide for Colin Fixture/);
      assert.ok(!world.windowOf(greta).reads().includes(reference));
      await world.passesTo('2027-01-06T16:00:00Z');
      assert.match(world.windowOf(greta).reads(), /Colin Fixture has not decided yet; you may/);
      await world.passesTo('2027-01-07T16:00:00Z');
      assert.match(world.windowOf(hal).reads(), /Management consent needed/);
      assert.ok(!world.windowOf(moira).reads().includes('must be chosen'));
    },
  ],
  [
    'at the top of the line the co-ordinator has it, and the clock goes on until it is decided',
    async (world) => {
      await world.passesTo('2027-01-08T16:00:00Z');
      assert.match(world.windowOf(moira).reads(), /No one who was asked has decided in time/);
      await world.passesTo('2027-01-11T16:00:00Z');
      assert.equal((await world.ports.cases.fallenDue('2027-01-12T16:00:00.000Z')).length, 1);
    },
  ],
  [
    'Dana consents for Colin, and everybody who was asked sees that it is settled',
    async (world) => {
      const window = world.windowOf(dana);
      await readsAll(window);
      await window.presses('Give consent');
      const childCase = await world.caseOf(reference);
      assert.ok(childCase.stage === 'received');
      assert.deepEqual([childCase.consent.by.name, childCase.consent.onBehalfOf?.name], [dana.name, colin.name]);
      for (const person of [colin, greta, hal]) {
        assert.match(world.windowOf(person).reads(), /Consent given by Dana Sandbox for Colin Fixture/, person.name);
      }
    },
  ],
]);
