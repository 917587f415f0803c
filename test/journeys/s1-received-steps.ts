// S1 of docs/process.md 19 up to "Received": in the local run, and with everything as it is set up in production.
import assert from 'node:assert/strict';
import { colin, kestrel, moira, priya } from '../people/builders.ts';
import { readsAll, refers } from './people/deeds.ts';
import type { Step } from './journey.ts';

let reference = '';

export const receivedTitle = 'S1: a referral is consented to and received';

export const receivedSteps: readonly Step[] = [
  [
    'Priya refers Kestrel and submits at 10:00',
    async (world) => {
      reference = await refers(world.windowOf(priya), kestrel);
      await world.windowOf(priya).presses('Close', { on: 'Sent for consent' });
      assert.match(world.windowOf(priya).card('With manager').summary, /^MSET: your referral is waiting for consent$/);
      const childCase = await world.caseOf(reference);
      assert.ok(childCase.stage === 'awaitingConsent');
      // To the minute: against the built app (MSET_APP) time goes on.
      assert.match(childCase.submission.at, /^2027-01-04T10:00/);
      assert.match(childCase.submission.due.at, /^2027-01-05T10:00/);
    },
  ],
  [
    'Colin has a card with the reference only, and reads the referral after saying that there is no conflict',
    async (world) => {
      world.clock.at('2027-01-04T11:20:00Z');
      const { summary, stored } = world.windowOf(colin).card('Management consent needed');
      assert.equal(summary, 'MSET: consent needed by Tue 5 Jan 10:00');
      assert.ok(JSON.stringify(stored).includes(reference));
      await readsAll(world.windowOf(colin));
    },
  ],
  [
    'Colin consents at 11:30; the mailbox, Moira and Priya are told',
    async (world) => {
      world.clock.at('2027-01-04T11:30:00Z');
      await world.windowOf(colin).presses('Give consent');
      const mails = await world.mails();
      assert.equal(mails.length, 1);
      assert.ok(mails[0]?.text.includes(`case ${reference}`), 'the mail says how to open it');
      await world.windowOf(colin).presses('Close', { on: 'Consent given' });
      assert.match(world.windowOf(colin).reads(), /Consent given by Colin Fixture, Mon 4 Jan 11:30\nMSET-\S+$/);
      assert.match(world.windowOf(priya).reads(), /Consent given by Colin Fixture, Mon 4 Jan 11:30/);
    },
  ],
  [
    'Moira opens it, reads it and finds it in the queue',
    async (world) => {
      world.clock.at('2027-01-05T09:15:00Z');
      const moiras = world.windowOf(moira);
      await moiras.opens({ on: 'Referral received' });
      await moiras.presses('Read');
      await moiras.presses('Close');
      await moiras.says('queue');
      assert.match(moiras.reads(), new RegExp(`Received\\*\\* · .*${reference}`));
      await moiras.presses('Show names');
    },
  ],
];
