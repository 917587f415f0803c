// What the platform turns away or answers wrongly: tried as often as is right, then seen and tried again by a person.
import assert from 'node:assert/strict';
import {
  colin,
  filledIn,
  kestrelReference,
  moira,
  noConflict,
  priya,
  returned,
  submitted,
} from '../people/builders.ts';
import { journey } from './journey.ts';
import { keepLedger, postedTo, postsTo } from './people/platform.ts';

const names = /Kestrel|Madeup|Example Row|T-1001|14 March|football/;

journey('The platform fails: the co-ordinator is told, sees it and tries again', 'delivery-failed', [
  [
    'every attempt to tell Priya is turned away; after eight it is given up, and Moira is told',
    async (world) => {
      await world.has(kestrelReference, filledIn(), submitted(), noConflict());
      world.teams.answers = postsTo(priya, () => ({ status: 429, headers: { 'retry-after': '30' } }));
      const before = postedTo(world, priya);
      await world.has(kestrelReference, returned());
      for (let attempt = 1; attempt <= 8; attempt += 1) {
        assert.equal(postedTo(world, priya), before + attempt, `attempt ${attempt}`);
        world.clock.passes(29_000);
        await world.settled();
        assert.equal(postedTo(world, priya), before + attempt, 'not before the time the platform asked for');
        world.clock.passes(1000);
        await world.settled();
      }
      assert.equal(postedTo(world, priya), before + 8);
      assert.ok(world.windowOf(moira).card('Please tell one person yourself'));
    },
  ],
  [
    'a day later nothing more was tried by itself',
    async (world) => {
      const before = postedTo(world, priya);
      world.clock.at('2027-01-05T10:00:00Z');
      await world.settled();
      assert.equal(postedTo(world, priya), before);
    },
  ],
  [
    'Priya types delivery, and is told that it is not available to her',
    async (world) => {
      world.teams.answers = undefined;
      await world.windowOf(priya).says('delivery');
      assert.match(world.windowOf(priya).reads(), /not available to you/);
      assert.doesNotMatch(world.windowOf(priya).reads(), /Not delivered|Failed/);
      const { card } = await world
        .windowOf(priya)
        .sends('delivery.again', { ref: kestrelReference, to: `card-${priya.objectId}` });
      assert.match(JSON.stringify(card), /not available to you/);
      await world.settled();
      assert.ok(!world.windowOf(priya).reads().includes('More information'), 'and it did nothing');
    },
  ],
  [
    'Moira types delivery, sees it, presses Try again: Priya has her card, Moira knows',
    async (world) => {
      const moiras = world.windowOf(moira);
      await moiras.says('delivery');
      assert.match(
        moiras.reads(),
        /# Failed\n> \*\*Priya Testworth\*\* · Teams asked MSET to slow down\. Try again in a while\. · since Mon 4 Jan 09:55 · tried 8 times/,
      );
      assert.match(moiras.reads(), /tried 8 times/);
      assert.doesNotMatch(moiras.reads(), names);
      const answer = await moiras.presses('Try again');
      assert.match(answer, /tried again now/);
      assert.match(world.windowOf(priya).card('More information').summary, /^MSET: /);
      assert.ok(moiras.card('Now reached: Priya Testworth'));
      assert.match(await moiras.presses('Refresh'), /Everything has been delivered\./);
    },
  ],
]);

let ledger: ReturnType<typeof keepLedger>;
journey('The platform took it and said otherwise: it is repeated once, and marked', 'delivery-ambiguous', [
  [
    'the connection breaks after Colin’s card arrived: it is not repeated at once',
    async (world) => {
      ledger = keepLedger(world);
      await world.has(kestrelReference, filledIn());
      world.teams.answers = postsTo(colin, (nth) => (nth === 1 ? 'reset' : undefined));
      await world.has(kestrelReference, submitted());
      assert.equal(postedTo(world, colin), 2, 'the greeting and the card');
      assert.deepEqual(ledger(colin), ['maybeTwice: unknown ECONNRESET']);
    },
  ],
  [
    'after a pause it is, once, and the ledger says that it may appear twice',
    async (world) => {
      world.clock.passes(10_000);
      await world.settled();
      world.clock.at('2027-01-04T12:00:00Z');
      await world.settled();
      assert.equal(postedTo(world, colin), 3);
      assert.deepEqual(ledger(colin), ['maybeTwice: unknown ECONNRESET', 'posted: may appear twice']);
      assert.ok(!world.windowOf(moira).reads().includes('Not delivered'));
    },
  ],
  [
    'when the repetition breaks too, nobody guesses any more: Moira is told',
    async (world) => {
      world.teams.answers = postsTo(priya, () => 'reset');
      await world.has(kestrelReference, noConflict(), returned());
      world.clock.passes(10_000);
      await world.settled();
      world.clock.at('2027-01-04T15:00:00Z');
      await world.settled();
      assert.deepEqual(ledger(priya).slice(-2), ['maybeTwice: unknown ECONNRESET', 'failed: twice unknown ECONNRESET']);
      assert.ok(world.windowOf(moira).card('Please tell one person yourself'));
    },
  ],
]);
