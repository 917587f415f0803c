// People who may not refer: advice, and nothing else (docs/process.md P1.7).
import assert from 'node:assert/strict';
import { filledIn, kestrelReference, ravi, someone, submitted } from '../people/builders.ts';
import { journey } from './journey.ts';

const stranger = someone(900, 'Nobody Known');

journey('Somebody the directory does not hold gets advice, whatever they press', 'strangers', [
  [
    'a stranger installs the bot and is given the numbers',
    async (world) => {
      await world.windowOf(stranger).installs();
      assert.match(world.windowOf(stranger).reads(), /You are not in the MSET directory/);
      assert.match(world.windowOf(stranger).reads(), /0191 643 5555/);
    },
  ],
  [
    'and the same for every word',
    async (world) => {
      const window = world.windowOf(stranger);
      for (const word of ['refer', 'my cases', 'queue', `case ${kestrelReference}`, 'something else']) {
        await window.says(word);
      }
      const cards = new Set(window.messages().map(({ card }) => JSON.stringify(card)));
      assert.equal(cards.size, 1, 'one card, whatever was typed');
    },
  ],
]);

journey('An agency lead gets advice instead of a form', 'agency-lead', [
  [
    'Ravi types refer, and is sent to the front door',
    async (world) => {
      await world.has(kestrelReference, filledIn(), submitted());
      await world.windowOf(ravi).says('refer');
      const reads = world.windowOf(ravi).reads();
      assert.match(reads, /Only council practitioners and managers may refer/);
      assert.ok(!reads.includes('Start'));
      assert.ok(!reads.includes('New referral'));
    },
  ],
  [
    'he asks for advice',
    async (world) => {
      const ravis = world.windowOf(ravi);
      await ravis.presses('Home');
      assert.match(await ravis.presses('Advice'), /0191 643 5555/);
    },
  ],
]);
