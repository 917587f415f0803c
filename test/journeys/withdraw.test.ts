// The referrer takes a referral back before consent (docs/process.md P3.11).
import assert from 'node:assert/strict';
import { colin, filledIn, kestrelReference, priya, submitted } from '../people/builders.ts';
import { journey } from './journey.ts';

journey('A referral is withdrawn while the manager has it', 'withdraw', [
  [
    'Priya opens it and withdraws it; the child is not safe, so she is told whom to ring',
    async (world) => {
      await world.has(kestrelReference, filledIn(), submitted());
      const priyas = world.windowOf(priya);
      await priyas.says(`case ${kestrelReference}`);
      await priyas.opens({ on: kestrelReference });
      await priyas.presses('Withdraw');
      const empty = await priyas.presses('Withdraw', { on: 'Is the child safe?' });
      assert.match(empty, /Reason: this is needed/);
      const fill = { Reason: 'He has moved to another council.', 'Is the child safe?': 'No' };
      const done = await priyas.presses('Withdraw', { on: 'Is the child safe?', fill });
      assert.match(done, /0345 2000 109/);
      assert.equal((await world.caseOf(kestrelReference)).stage, 'withdrawn');
    },
  ],
  [
    'Colin’s card asks for nothing any more, and his next press says so',
    async (world) => {
      const colins = world.windowOf(colin);
      assert.match(colins.reads(), /Withdrawn by Priya Testworth, Mon 4 Jan/);
      assert.ok(!colins.reads().includes('Management consent needed'));
      const { card } = await colins.sends('consent.give', { ref: kestrelReference });
      assert.match(JSON.stringify(card), /not available|[Ww]ithdrawn/);
      assert.equal((await world.caseOf(kestrelReference)).stage, 'withdrawn');
    },
  ],
]);
