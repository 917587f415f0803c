// A disruption from the form to the figures (docs/process.md P8.19, P8.20): a closure order that the court does not grant.
import assert from 'node:assert/strict';
import { countsOf } from '../../src/domain/figures/counts.ts';
import { eventsOfCase } from '../../src/domain/figures/events.ts';
import { sayingOf, tellFigures } from '../../src/domain/figures/told.ts';
import { sayMeasure } from '../../src/reading/figures/page.ts';
import {
  consented,
  directory,
  filledIn,
  kestrel,
  kestrelReference,
  moira,
  must,
  noConflict,
  priya,
  ravi,
  submitted,
} from '../people/builders.ts';
import type { World } from '../worlds/harness.ts';
import { journey } from './journey.ts';

const action = (world: World) => world.ports.cases.parts(kestrelReference, 'action').then((all) => must(all[0]));
const asks = {
  Action: 'Ask the court to close the flat above the laundrette.',
  'Who does it': 'Northumbria Police: Sgt Ravi Mock',
  Type: 'Closure notice or order',
  Priority: 'High',
  'What the owner needs to know': 'Young people are taken there at night.',
};

journey('A closure order is not granted, and that is what counts', 'disruption', [
  [
    'Moira sets it by its type',
    async (world) => {
      await world.has(kestrelReference, filledIn(priya, kestrel), submitted(), noConflict(), consented());
      const window = world.windowOf(moira);
      await window.opens({ on: 'Referral received' });
      await window.presses('More');
      await window.presses('Add action');
      await window.presses('Add action', { on: '‹', fill: asks });
      const { subType, category, target } = await action(world);
      assert.deepEqual([subType, category, target], ['closure', 'disrupt', 'place']);
    },
  ],
  [
    'Ravi accepts it, and marks it done',
    async (world) => {
      const window = world.windowOf(ravi);
      await window.presses('Read and accept');
      await window.presses('Accept');
      await window.opens({ on: 'Accepted by' });
      await window.presses('Mark done', { on: 'Ask the court' });
      await window.presses('Mark done', {
        on: 'Evidence of completion',
        fill: { 'Evidence of completion': 'Heard on 4 January; FICT/3001.', 'Did it change the risk?': 'Better' },
      });
    },
  ],
  [
    'Moira verifies it: nothing is answered for her, and without an answer nothing is recorded',
    async (world) => {
      const window = world.windowOf(moira);
      await window.opens({ on: 'Marked done' });
      await window.presses('Verify');
      const asked = await window.presses('Verify', { on: 'You put your name to it' });
      assert.match(
        asked,
        /× What came of it\? This is needed\.[^]*× Did it change the risk, as you see it\? This is needed\.[^]*2 answers to look at again, each marked ×\. Nothing/,
      );
      const done = await window.presses('Verify', {
        on: 'You put your name to it',
        fill: {
          'What came of it?': 'Not granted',
          'Did it change the risk, as you see it?': 'No change',
          'Note (optional)': 'The landlord has changed the locks instead.',
        },
      });
      assert.match(
        done,
        /Did it change the risk\? Better\nWhat came of it: Not granted\nDid it change the risk, as verified: No/,
      );
    },
  ],
  [
    'the list of the case says it, and the figures count it',
    async (world) => {
      const list = await world.windowOf(moira).sends('case.actions', { ref: kestrelReference });
      assert.match(JSON.stringify(list.card), /Verified: not granted; risk: no change/);
      const facts = await world.ports.cases.facts(kestrelReference);
      const counts = must(countsOf(eventsOfCase(facts))['2027-01']);
      const say = sayingOf(tellFigures(counts, false), false);
      assert.equal(sayMeasure(say, 'disruption', { directory, period: '2027-01' }), '1');
      assert.deepEqual(
        [
          say.values('disruption', 'disruption'),
          say.values('disruption', 'outcome'),
          say.values('disruption', 'effect'),
          say.values('disruption', 'host'),
        ],
        [['closure'], ['notGranted'], ['noChange'], ['case']],
      );
    },
  ],
]);
