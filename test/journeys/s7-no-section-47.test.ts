// S7 of docs/process.md 19: no determination, then "not needed".
import assert from 'node:assert/strict';
import { onLastPage, kestrel, must, priya } from '../people/builders.ts';
import type { Reference } from '../../src/domain/kernel/ids.ts';
import { fillsIn } from './people/deeds.ts';
import { journey } from './journey.ts';

let reference = '';

journey('S7: no referral without a Section 47 determination; "not needed" is one', 's7-no-section-47', [
  [
    'Priya has no determination: she is told so before she types anything, and whom to ring; nothing is stored',
    async (world) => {
      world.clock.at('2027-01-04T10:30:00Z');
      const priyas = world.windowOf(priya);
      await priyas.says('refer');
      reference = must(/MSET-\S+/.exec(priyas.reads())?.[0]);
      const first = await priyas.presses('Start', { on: 'Nine short pages' });
      assert.match(first, /Section 47 determination/);
      assert.match(await priyas.presses('Next', { on: reference }), /Section 47 determination: answer this before/);
      const fill = { 'Section 47 determination': 'Not yet determined' };
      const answer = await priyas.presses('Next', { on: reference, fill });
      assert.match(answer, /MSET can only take a child after a Section 47 determination/);
      assert.match(answer, /front door, \*\*0345 2000 109\*\* \(Mon to Thu/);
      assert.match(await priyas.presses('Close', { on: reference }), /Nine short pages/);
      assert.equal(await world.ports.cases.load(reference as Reference), undefined);
    },
  ],
  [
    'she begins with one, takes it back on page 4 and submits: it is not sent, and she is told why and where to go',
    async (world) => {
      reference = await fillsIn(world.windowOf(priya), kestrel);
      const priyas = world.windowOf(priya);
      await priyas.presses('Read it through', { on: reference });
      await priyas.presses('Read on', { on: '1 of 3' });
      await priyas.presses('Change page 4', { on: '2 of 3' });
      const fill = { section47: 'notYet', strategyDate: '', section47Date: '' };
      await priyas.presses('Back to check', { on: 'Page 4 of 9', fill });
      const answer = await priyas.presses('Submit for consent', { fill: onLastPage(kestrel) });
      assert.match(answer, /MSET can only take a child after a Section 47 determination/);
      assert.match(answer, /front door about a strategy discussion: 0345 2000 109 /);
      const childCase = await world.caseOf(reference);
      assert.equal(childCase.stage, 'draft');
      assert.equal(childCase.section47MissingAt, '2027-01-04T10:30:00.000Z');
    },
  ],
  [
    'she presses again later: it is counted once',
    async (world) => {
      world.clock.at('2027-01-04T11:00:00Z');
      await world.windowOf(priya).presses('Submit for consent');
      const childCase = await world.caseOf(reference);
      assert.equal(childCase.section47MissingAt, '2027-01-04T10:30:00.000Z');
      const facts = await world.ports.cases.facts(childCase.reference);
      const counted = facts.filter((fact) => 'section47Missing' in fact.data);
      assert.equal(counted.length, 1);
    },
  ],
  [
    'the emergency page still opens on that draft',
    async (world) => {
      const priyas = world.windowOf(priya);
      await priyas.presses('Read it through');
      await priyas.presses('Change page 1');
      const answer = await priyas.presses('Next', {
        on: 'Page 1 of 9',
        fill: { 'How urgent is this?': 'Immediate danger now' },
      });
      assert.match(answer, /ring \*\*999\*\*/);
      const next = await priyas.presses('The danger has been dealt with');
      assert.match(next, /Page 1 of 9/);
      await priyas.presses('Save and close', { on: 'Page 1 of 9' });
    },
  ],
  [
    '"not needed" asks for the date and the reason',
    async (world) => {
      const priyas = world.windowOf(priya);
      await priyas.presses('Continue', { on: reference });
      const fill = { 'Section 47 determination': 'Strategy discussion: not needed' };
      await priyas.presses('Save and close', { on: 'Page 4 of 9', fill });
      await priyas.presses('Continue', { on: reference });
      const whole = await priyas.presses('Save and close', {
        on: 'Page 4 of 9',
        fill: {
          'Date of strategy discussion': '30 December 2026',
          'Why was Section 47 not needed?': 'No sign of significant harm at home; the worry is outside it.',
        },
      });
      assert.match(whole, /Finish your referral/);
      const { answers } = await world.caseOf(reference);
      assert.equal(must(answers['section47']), 'notNeeded');
    },
  ],
  [
    'and is accepted',
    async (world) => {
      const priyas = world.windowOf(priya);
      await priyas.presses('Continue', { on: reference });
      await priyas.presses('Submit for consent');
      assert.equal((await world.caseOf(reference)).stage, 'awaitingConsent');
    },
  ],
]);
