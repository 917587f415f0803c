// Reviews (docs/process.md P17.2): one prepared late, one early after an update, three at Significant, and S12 up to its closure.
import assert from 'node:assert/strict';
import type { Prepared } from '../../src/domain/case/review/picture.ts';
import { colin, directory, kestrelReference, moira, must, priya, ravi, sol, tess } from '../people/builders.ts';
import { ada, decided, lee } from '../people/meeting-builders.ts';
import { planned } from '../people/meeting-builders.ts';
import type { World } from '../worlds/harness.ts';
import { journey } from './journey.ts';
import { isOpened, panelEnds, panelMeets } from './people/review-deeds.ts';

const people = [priya, colin, moira, tess, ravi, ada, lee, sol];
const ref = kestrelReference;
const first = {
  'What has changed?': 'No new phones for a month.',
  'The child’s own words now': 'I want football back.',
  'How obtained': 'Priya, at home, 11 February.',
  'Family’s view': 'His mother sleeps again.',
};
const second = {
  'Strengths now': 'He trains twice a week.',
  'Trusted adult now': 'His coach.',
  'What helped, what did not': 'The mentor helped; letters did not.',
  'Proposed next step': 'Step down',
};
async function prepares(world: World): Promise<void> {
  const window = world.windowOf(priya);
  await window.presses('Prepare review');
  await window.presses('Prepare review', { on: 'Page 1 of 2', fill: first });
  assert.match(await window.presses('Finish review', { on: 'Page 2 of 2', fill: second }), /Review prepared/);
}
async function reviews(world: World, date: string, fill: Readonly<Record<string, string>>): Promise<string> {
  const window = world.windowOf(tess);
  await window.says('meetings');
  await window.opens({ on: 'Meetings', ref: `panel-${date}` });
  await window.presses('Open agenda');
  const item = await window.opens({ on: 'Agenda', ref });
  await window.presses('Save and next', { fill: { Rationale: 'Fewer episodes; he trains again.', ...fill } });
  return item;
}
const pictures = async (world: World) => world.ports.cases.parts(ref, 'review');
/** Nothing stored in a chat says what was prepared. */
function tellsNothing(world: World): void {
  const told = JSON.stringify(world.teams.arrived.map(({ activity }) => activity));
  for (const secret of ['football', 'phones', 'coach', 'hired car', 'Kestrel'])
    assert.ok(!told.includes(secret), secret);
}

journey(
  'A review prepared late, and two lower ones running',
  's12-reviews',
  [
    ['the panel of 19 January has opened the case at Significant', async (world) => isOpened(world)],
    [
      'ten working days before the panel of 16 February Priya is asked for the review, and the case is in review',
      async (world) => {
        await world.passesTo('2027-02-01T09:00:00.000Z');
        assert.equal((await world.caseOf(ref)).stage, 'open');
        await world.passesTo('2027-02-02T09:00:00.000Z');
        assert.equal((await world.caseOf(ref)).stage, 'review');
        assert.match(
          world.windowOf(priya).reads(),
          /by Tue 9 Feb 17:00\n# Review due\nThe panel is on Tuesday 16 February 2027\./,
        );
      },
    ],
    [
      'when the papers close it is late: Colin is told, a day later Moira, a day later Tess',
      async (world) => {
        await world.passesTo('2027-02-09T17:00:00.000Z');
        assert.match(world.windowOf(colin).reads(), /The review is late/);
        await world.passesTo('2027-02-10T17:00:00.000Z');
        assert.match(world.windowOf(moira).reads(), /The review is late/);
        await world.passesTo('2027-02-11T17:00:00.000Z');
        assert.match(world.windowOf(tess).reads(), /The review is late/);
      },
    ],
    [
      'Priya prepares it; “not seen” without why is not enough, and nothing typed is lost',
      async (world) => {
        const window = world.windowOf(priya);
        await window.opens({ on: 'The review is late' });
        await window.presses('Prepare review');
        const fill = { ...first, 'The child’s own words now': 'Not seen.' };
        const again = await window.presses('Prepare review', { on: 'Page 1 of 2', fill });
        assert.match(again, /not seen, because …/);
        assert.match(again, /No new phones for a month\.[^]*Not seen\./);
        await window.presses('Prepare review', { on: 'Page 1 of 2', fill: first });
        assert.match(await window.presses('Finish review', { on: 'Page 2 of 2', fill: second }), /Review prepared/);
        assert.equal((must((await pictures(world)).at(-1)) as Prepared).proposal, 'stepDown');
        await window.opens();
        assert.match(
          window.reads(),
          /# Now\nStrengths: He trains[^]*I want football back\.[^]*Decision: Open with plan/,
        );
      },
    ],
    [
      'the panel reads the newest picture first, and steps down to Moderate; the case is open again',
      async (world) => {
        await panelMeets(world, '2027-02-16');
        const item = await reviews(world, '2027-02-16', {
          Decision: 'Step down',
          Plan: 'Mentoring goes on.',
          'Risk band': 'Moderate',
          'Why this band': 'Score 13.',
        });
        assert.match(item, /Review/);
        assert.match(
          item,
          /# Now\nStrengths: [^]*football back[^]*Proposed next step: Step down[^]*Last decision[^]*Risk band: Significant\n/,
        );
        const one = await world.caseOf(ref);
        assert.ok(one.stage === 'open');
        assert.deepEqual([one.band, one.reviewOn], ['moderate', '2027-04-13']);
        assert.doesNotMatch(world.windowOf(tess).reads(), /The review is late/, 'no card says so when it is over');
        await panelEnds(world, '2027-02-16');
      },
    ],
    [
      'the second review is prepared in time, from empty pages, and steps down to Emerging: two lower ones running',
      async (world) => {
        await world.passesTo('2027-03-30T08:00:00.000Z');
        await world.windowOf(priya).opens({ on: 'Review due' });
        await prepares(world);
        await world.passesTo('2027-04-07T16:00:00.000Z');
        await panelMeets(world, '2027-04-13');
        await reviews(world, '2027-04-13', {
          Decision: 'Step down',
          Plan: 'The school leads.',
          'Risk band': 'Emerging',
          'Why this band': 'Score 8.',
        });
        const one = await world.caseOf(ref);
        assert.ok(one.stage === 'open');
        assert.deepEqual(one.decisions?.map(({ band }) => band).slice(-3), ['significant', 'moderate', 'emerging']);
        tellsNothing(world);
      },
    ],
  ],
  directory,
  people,
);

journey(
  'An early review after an update',
  'review-early',
  [
    [
      'the panel of 19 January has opened the case at Emerging, so that its review is in April',
      async (world) => {
        const open = decided('open');
        assert.ok(open.command.step === 'recordDecision');
        const input = { ...open.command.input, meeting: 'panel-2027-01-19', band: 'emerging' };
        await isOpened(world, { by: tess, at: '2027-01-19T14:20:00.000Z', command: { step: 'recordDecision', input } });
        const one = await world.caseOf(ref);
        assert.equal('reviewOn' in one && one.reviewOn, '2027-04-13');
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
        assert.match(answer, /The co-ordinator is told[^]*The panel reviews it on Tuesday 16 February 2027/);
        const one = await world.caseOf(ref);
        assert.ok(one.stage === 'review');
        assert.equal(one.reviewOn, '2027-02-16');
        for (const who of [priya, moira])
          assert.match(world.windowOf(who).reads(), /Review due[^]*The panel is on Tuesday 16 February/);
      },
    ],
    [
      'Priya reads what is new and prepares it, and nobody is called any more',
      async (world) => {
        const window = world.windowOf(priya);
        await window.opens({ on: 'Review due' });
        assert.match(window.reads(), /Update by Sgt Ravi Mock[^]*hired car/);
        await prepares(world);
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
        const one = await world.caseOf(ref);
        assert.ok('seniors' in one && one.seniors?.answer !== undefined);
        await world.windowOf(priya).opens({ on: 'Open' });
        assert.match(world.windowOf(priya).reads(), /Senior answer[^]*Each agency names one person/);
      },
    ],
  ],
  directory,
  people,
);
