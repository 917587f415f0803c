// Reviews (docs/process.md P17.2): one early after an update, and three running at Significant.
import assert from 'node:assert/strict';
import { colin, directory, kestrelReference, moira, noor, priya, ravi, sol, tess } from '../people/builders.ts';
import { ada, decided, decisionInput, lee } from '../people/meeting-builders.ts';
import { accepted, added, markedDone, verified } from '../domain/case/action/action-story.ts';
import { planned } from '../people/meeting-builders.ts';
import type { World } from '../worlds/harness.ts';
import { journey } from './journey.ts';
import { isOpened, panelEnds, panelMeets, preparesReview } from './people/review-deeds.ts';

const people = [priya, colin, moira, tess, ravi, ada, lee, sol];
const ref = kestrelReference;
/** Nothing stored in a chat says what was prepared. */
function tellsNothing(world: World): void {
  const told = JSON.stringify(world.teams.arrived.map(({ activity }) => activity));
  for (const secret of ['football', 'phones', 'coach', 'hired car', 'Kestrel'])
    assert.ok(!told.includes(secret), secret);
}

journey(
  'An early review after an update',
  'review-early',
  [
    [
      'the panel of 19 January has opened the case at Emerging, so that its review is in April',
      async (world) => {
        const input = { ...decisionInput(planned('2027-01-19', 'panel'), 'open'), band: 'emerging' };
        await isOpened(world, [tess, '2027-01-19T14:20:00.000Z', 'recordDecision', input]);
        const childCase = await world.caseOf(ref);
        assert.equal('reviewOn' in childCase && childCase.reviewOn, '2027-04-13');
      },
    ],
    [
      'the police say what is new, and that it changes the risk: the review comes to the next panel, Priya and Moira are called',
      async (world) => {
        world.clock.at('2027-01-27T10:00:00.000Z');
        const window = world.windowOf(ravi);
        await window.says(`case ${ref}`);
        await window.opens({ on: 'Next review' });
        await window.presses('Add update');
        const fill = { 'What is new?': 'He was stopped in a hired car.', 'Does it change the risk?': 'Yes' };
        const answer = await window.presses('Add update', { on: 'What is new?', fill });
        assert.match(
          answer,
          /Told:\*\*[^\n]*Moira Example \(co-ordinator\)[^]*The panel reviews it on Tuesday 16 February 2027/,
        );
        const childCase = await world.caseOf(ref);
        assert.ok(childCase.stage === 'review');
        assert.equal(childCase.reviewOn, '2027-02-16');
        for (const who of [priya, moira])
          assert.match(world.windowOf(who).reads(), /Review due[^]*The panel is on Tuesday 16 February/);
      },
    ],
    [
      'Priya reads what is new and prepares it, and nobody is called any more',
      async (world) => {
        const window = world.windowOf(priya);
        await window.opens({ on: 'Review due' });
        assert.match(await window.presses('History'), /Update by Sgt Ravi Mock[^]*hired car/);
        await window.presses('Back');
        await preparesReview(world);
        await world.passesTo('2027-02-11T17:00:00.000Z');
        for (const who of [priya, colin, moira, tess]) {
          assert.doesNotMatch(world.windowOf(who).reads(), /The review is late/, who.name);
        }
        tellsNothing(world);
      },
    ],
  ],
  directory,
  people,
);

journey(
  'Three reviews running at Significant',
  'review-seniors',
  [
    [
      'the panel has opened the case and reviewed it twice, both at Significant',
      async (world) => {
        await isOpened(world);
        for (const date of ['2027-02-16', '2027-03-16']) {
          await panelMeets(world, date);
          await world.has(ref, decided('continue', planned(date, 'panel')));
          await panelEnds(world, date);
        }
        assert.doesNotMatch(world.windowOf(sol).reads(), /Senior answer/);
      },
    ],
    [
      'the third rings the senior of the police, without a word of why the child is there',
      async (world) => {
        await panelMeets(world, '2027-04-13');
        await world.has(ref, decided('continue', planned('2027-04-13', 'panel')));
        assert.match(world.windowOf(sol).reads(), /Senior answer needed/);
      },
    ],
    [
      'late, she is called again; she reads the case and records the answer, and Priya is told',
      async (world) => {
        await world.passesTo('2027-04-20T14:00:00.000Z');
        const window = world.windowOf(sol);
        await window.opens({ on: 'Senior answer needed' });
        await window.presses('Record senior answer');
        const fill = { Answer: 'Each agency names one person.', 'What follows': 'A joint plan by Friday.' };
        assert.match(await window.presses('Record senior answer', { on: 'Answer', fill }), /recorded/);
        const childCase = await world.caseOf(ref);
        assert.ok('seniors' in childCase && childCase.seniors?.answer !== undefined);
        await world.windowOf(priya).opens({ on: 'Open' });
        assert.match(await world.windowOf(priya).presses('History'), /Senior answer[^]*Each agency names one person/);
      },
    ],
  ],
  directory,
  people,
);

journey(
  'An update by someone who carries out an action, and sees no more of the case',
  'update-by-owner',
  [
    [
      'the panel has opened the case; Noor of another team carries out an action, and the case is not available to her',
      async (world) => {
        await isOpened(world);
        await world.has(ref, added({ owner: `council|${noor.objectId}`, due: '1/3/2027' }), accepted(noor));
        world.clock.at('2027-01-25T10:00:00.000Z');
        await world.windowOf(noor).says(`case ${ref}`);
        assert.match(world.windowOf(noor).reads(), /not available to you/);
      },
    ],
    [
      'from the card of the action she says what is new; what is left empty is asked for',
      async (world) => {
        const window = world.windowOf(noor);
        await window.says(`case ${ref}/A1`);
        await window.opens({ on: `${ref}/A1` });
        await window.presses('Add update');
        const half = { 'What is new?': 'He was stopped in a hired car.' };
        const again = await window.presses('Add update', { on: 'What is new?', fill: half });
        assert.match(again, /hired car/);
        const fill = { 'Does it change the risk?': 'Yes' };
        const done = await window.presses('Add update', { on: 'What is new?', fill });
        assert.match(done, /Update added[^]*Told:\*\*[^\n]*Moira Example \(co-ordinator\)/);
      },
    ],
    [
      'Priya and Moira are called and read it; to Noor the case is as closed as before',
      async (world) => {
        for (const who of [priya, moira]) assert.match(world.windowOf(who).reads(), /Review due/, who.name);
        await world.windowOf(priya).opens({ on: 'Review due' });
        assert.match(await world.windowOf(priya).presses('History'), /Update by Noor Template[^]*hired car/);
        await world.windowOf(noor).says(`case ${ref}`);
        assert.match(world.windowOf(noor).reads(), /not available to you/);
        tellsNothing(world);
      },
    ],
    [
      'once it is verified, she has nothing more to add',
      async (world) => {
        const window = world.windowOf(noor);
        await world.has(ref, markedDone(noor), verified());
        await window.says(`case ${ref}/A1`);
        const opened = await window.opens({ on: `${ref}/A1` });
        assert.ok(!opened.includes('[ Add update ]'), opened);
      },
    ],
  ],
  directory,
  [...people, noor],
);
