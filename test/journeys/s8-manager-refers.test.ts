// S8 of docs/process.md 19: the manager is the referrer.
import assert from 'node:assert/strict';
import {
  onLastPage,
  at,
  colin,
  dana,
  filledIn,
  greta,
  hal,
  heron,
  kestrelReference,
  monday10,
  must,
  submitted,
  withDelegate,
} from '../people/builders.ts';
import { openWorld } from '../worlds/harness.ts';
import { fillsIn } from './people/deeds.ts';
import { journey } from './journey.ts';
import { inputsIn, readable } from './people/readable.ts';

let reference = '';

journey('S8: a manager refers, and no one consents to their own referral', 's8-manager-refers', [
  [
    'Colin refers Heron: he is offered neither himself nor Dana, who reports to him',
    async (world) => {
      const colins = world.windowOf(colin);
      reference = await fillsIn(colins, heron);
      const consenter = inputsIn(colins.card('Page 9 of 9').card).find(({ id }) => id === 'consenter');
      assert.deepEqual(
        must(consenter?.choices).map(({ title }) => title),
        [greta.name, hal.name],
      );
      assert.equal(consenter?.value, greta.objectId);
    },
  ],
  [
    'he is told that Heron is over 17 and a half',
    async (world) => {
      const colins = world.windowOf(colin);
      await colins.presses('Read it through');
      await colins.presses('Change page 2');
      assert.match(await colins.presses('Next', { on: 'Page 2 of 9' }), /Over 17 and a half: plan the move to adult/);
      for (const page of ['3', '4', '5', '6', '7', '8']) await colins.presses('Next', { on: `Page ${page} of 9` });
    },
  ],
  [
    'a press that names himself or Dana all the same is not sent',
    async (world) => {
      const colins = world.windowOf(colin);
      for (const { objectId } of [colin, dana]) {
        world.clock.passes(1500);
        const { verb, data } = colins.sending('Submit for consent');
        const { card } = await colins.sends(verb, { ...data, consenter: objectId });
        assert.match(JSON.stringify(card), /no one consents to their own referral/);
        assert.equal((await world.caseOf(reference)).stage, 'draft');
      }
    },
  ],
  [
    'it goes to Greta, and the record names the rule',
    async (world) => {
      await world.windowOf(colin).presses('Submit for consent', { fill: onLastPage(heron) });
      const childCase = await world.caseOf(reference);
      assert.ok(childCase.stage === 'awaitingConsent');
      assert.equal(childCase.submission.consenter?.name, greta.name);
      const sent = (await world.ports.cases.facts(childCase.reference)).find((fact) => fact.step === 'submit');
      assert.match(sent?.step === 'submit' ? sent.data.rule : '', /never the referrer or their own reports/);
      assert.ok(world.windowOf(greta).card('Management consent needed'));
      assert.ok(!world.windowOf(dana).reads().includes(reference));
    },
  ],
  [
    'neither Colin nor Dana can give consent by a forged press',
    async (world) => {
      for (const person of [colin, dana]) {
        await world.windowOf(person).sends('consent.clear', { ref: reference });
        await world.windowOf(person).sends('consent.give', { ref: reference });
      }
      assert.equal((await world.caseOf(reference)).stage, 'awaitingConsent');
    },
  ],
]);

describe('S8: the manager who is asked is away', () => {
  for (const standIn of [colin, dana]) {
    const who = standIn === colin ? 'the referrer' : 'somebody who reports to the referrer';
    it(`${who} stands in, and yet Greta is asked herself, and the stand-in may not decide`, async () => {
      const world = await openWorld({ council: withDelegate(greta, standIn, '2027-01-04', '2027-01-08') });
      try {
        await world.has(kestrelReference, filledIn(colin, heron), at(monday10, submitted(colin)));
        assert.ok(world.windowOf(greta).card('Management consent needed'));
        assert.ok(!world.windowOf(standIn).reads().includes('Management consent needed'));
        await world.windowOf(standIn).says('to consent');
        assert.ok(world.windowOf(standIn).card('Nothing is waiting for your consent'));
        for (const verb of ['consent.clear', 'consent.give']) {
          const { card } = await world.windowOf(standIn).sends(verb, { ref: kestrelReference });
          assert.match(readable(must(card)), /not available to you/, verb);
        }
      } finally {
        await world.stop();
      }
    });
  }
});
