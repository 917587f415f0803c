// The referrer takes a referral back before consent: one that the manager has, and a draft (docs/process.md P3.11).
import assert from 'node:assert/strict';
import { colin, filledIn, kestrelReference, moira, priya, submitted } from '../people/builders.ts';
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
      const empty = await priyas.presses('Withdraw', { on: 'Is the child safe tonight?' });
      assert.match(empty, /Reason: this is needed/);
      const fill = { Reason: 'He has moved to another council.', 'Is the child safe tonight?': 'No' };
      const done = await priyas.presses('Withdraw', { on: 'Is the child safe tonight?', fill });
      assert.match(done, /0345 2000 109/);
      assert.equal((await world.caseOf(kestrelReference)).stage, 'withdrawn');
    },
  ],
  [
    'Colin’s card asks for no consent any more but for what was done, and a press of before says so',
    async (world) => {
      const colins = world.windowOf(colin);
      assert.match(colins.reads(), /Say what was done for the child/);
      assert.ok(!colins.reads().includes('Management consent needed'));
      const { card } = await colins.sends('consent.give', { ref: kestrelReference });
      assert.match(JSON.stringify(card), /not available|[Ww]ithdrawn/);
      assert.equal((await world.caseOf(kestrelReference)).stage, 'withdrawn');
    },
  ],
  [
    'the clock calls Colin and Moira at once, by the reference alone, and again the next working day',
    async (world) => {
      for (const time of ['2027-01-04T11:00:00.000Z', '2027-01-05T11:30:00.000Z']) {
        await world.passesTo(time);
        for (const who of [colin, moira]) assert.match(world.windowOf(who).reads(), /Say what was done/, who.name);
      }
      assert.doesNotMatch(world.windowOf(priya).reads(), /Say what was done/);
    },
  ],
  [
    'Colin says what was done, and no one is called any more',
    async (world) => {
      const colins = world.windowOf(colin);
      await colins.presses('Say what was done');
      const fill = {
        'What was done, by whom and when': 'I rang the front door at 11:20; a social worker is with him.',
      };
      const done = await colins.presses('Say what was done', { on: 'What was done', fill });
      assert.match(done, /No one is called for it any more/);
      const childCase = await world.caseOf(kestrelReference);
      assert.equal(childCase.stage === 'withdrawn' && childCase.withdrawn.done?.by.name, colin.name);
      await world.passesTo('2027-01-08T12:00:00.000Z');
      assert.doesNotMatch(world.windowOf(moira).reads(), /Say what was done/);
    },
  ],
]);

journey('A draft is withdrawn in the chat', 'withdraw-draft', [
  [
    'Priya’s draft says Continue and More; behind More she withdraws it, and nothing typed is lost on the way',
    async (world) => {
      await world.has(kestrelReference, filledIn());
      const priyas = world.windowOf(priya);
      await priyas.says(`case ${kestrelReference}`);
      assert.match(priyas.reads(), /\[ Continue \] \[ More \]/);
      await priyas.presses('More', { on: kestrelReference });
      await priyas.presses('Withdraw');
      const half = { Reason: 'His social worker refers him herself.' };
      const asked = await priyas.presses('Withdraw', { on: 'Is the child safe tonight?', fill: half });
      assert.match(asked, /‹His social worker refers him herself\.›[^]*× Is the child safe tonight\? This is needed/);
      const fill = { ...half, 'Is the child safe tonight?': 'Yes' };
      const done = await priyas.presses('Withdraw', { on: 'Is the child safe tonight?', fill });
      assert.match(done, /No one will be asked for consent now/);
      assert.equal((await world.caseOf(kestrelReference)).stage, 'withdrawn');
    },
  ],
  [
    'its card offers it to nobody any more, and nobody else was told of it',
    async (world) => {
      const priyas = world.windowOf(priya);
      assert.match(priyas.reads(), /Withdrawn/);
      assert.doesNotMatch(priyas.reads(), /\[ Continue \]/);
      const more = await priyas.presses('More', { on: 'Withdrawn' });
      assert.match(more, /I shared this with the wrong person/);
      assert.doesNotMatch(more, /\[ (Continue|Withdraw) \]/);
      const { card } = await priyas.sends('refer.withdraw', { ref: kestrelReference });
      assert.match(JSON.stringify(card), /[Ww]ithdrawn|not available|no longer/);
      const others = [colin, moira].map((who) => world.windowOf(who).reads());
      assert.ok(!others.join(' ').includes(kestrelReference));
    },
  ],
]);
