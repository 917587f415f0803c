// S12 whole (docs/process.md 19): a case is opened at Significant, two reviews find it lower, the panel closes it, the family has
// its letter; three months later the child is missing for a night and comes back with a banner, counted.
import assert from 'node:assert/strict';
import { rungsOf } from '../people/calls.ts';
import { flagsOf } from '../../src/reading/lines.ts';
import { rowOf } from '../../src/domain/case/owed/row.ts';
import type { Prepared } from '../../src/domain/case/review/review.ts';
import type { Reference } from '../../src/domain/kernel/ids.ts';
import { toMeetingId } from '../../src/domain/meeting/meeting.ts';
import {
  answersOn,
  colin,
  consented,
  directory,
  kestrel,
  kestrelReference,
  moira,
  must,
  noConflict,
  priya,
  ravi,
  saved,
  submitted,
  tess,
} from '../people/builders.ts';
import { ada, lee } from '../people/meeting-builders.ts';
import type { World } from '../worlds/harness.ts';
import { journey } from './journey.ts';
import { closes, itemOf, proposesClosure } from './people/closure-deeds.ts';
import {
  changes,
  isOpened,
  panelEnds,
  panelIsPlanned,
  panelMeets,
  preparesReview,
  proposal,
  reviews,
} from './people/review-deeds.ts';

const people = [priya, colin, moira, tess, ravi, ada, lee];
const ref = kestrelReference;
const pictures = async (world: World) => world.ports.cases.parts(ref, 'review');
let again: Reference;
/** The determination is of last December: that it still holds is said, with why. */
const still47 = { still47: 'yes', whyStill47: 'The same older boys; the enquiry was about them.' };
const rest = () =>
  ['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((page) =>
    saved(
      page,
      answersOn(page, {
        ...kestrel,
        ...still47,
        referredBefore: 'yes',
        whatIsNew: 'Missing overnight on 18 September.',
      }),
    ),
  );
/** Nothing stored in a chat says who it is, what was prepared, or why. */
function tellsNothing(world: World): void {
  const told = JSON.stringify(world.teams.arrived.map(({ activity }) => activity));
  for (const secret of ['football', 'phones', 'coach', 'mentor', 'relieved', 'Kestrel', 'overnight'])
    assert.ok(!told.includes(secret), secret);
}

journey(
  'S12: two lower reviews, closure, and back after three months',
  's12',
  [
    [
      'the panel of 19 January has opened the case at Significant; panels are planned until June',
      async (world) => {
        await isOpened(world);
        await panelIsPlanned(world, '2027-06-15');
      },
    ],
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
        const fill = { ...changes, 'The child’s own words now': 'Not seen.' };
        const again = await window.presses('Save, then page 2', { on: 'Page 1 of 2', fill });
        assert.match(again, /not seen, because …/);
        assert.match(again, /No new phones for a month\.[^]*Not seen\./);
        await window.presses('Save, then page 2', { on: 'Page 1 of 2', fill: changes });
        assert.match(await window.presses('Finish review', { on: 'Page 2 of 2', fill: proposal }), /Review prepared/);
        assert.equal((must((await pictures(world)).at(-1)) as Prepared).proposal, 'stepDown');
        assert.match(
          await window.presses('History'),
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
        const childCase = await world.caseOf(ref);
        assert.ok(childCase.stage === 'open');
        assert.deepEqual([childCase.band, childCase.reviewOn], ['moderate', '2027-04-13']);
        assert.doesNotMatch(world.windowOf(tess).reads(), /The review is late/, 'no card says so when it is over');
        await panelEnds(world, '2027-02-16');
      },
    ],
    [
      'the second review is prepared in time, from empty pages, and steps down to Emerging: two lower ones running',
      async (world) => {
        await world.passesTo('2027-03-30T08:00:00.000Z');
        await world.windowOf(priya).opens({ on: 'Review due' });
        await preparesReview(world);
        await world.passesTo('2027-04-07T16:00:00.000Z');
        await panelMeets(world, '2027-04-13');
        await reviews(world, '2027-04-13', {
          Decision: 'Step down',
          Plan: 'The school leads.',
          'Risk band': 'Emerging',
          'Why this band': 'Score 8.',
        });
        const childCase = await world.caseOf(ref);
        assert.ok(childCase.stage === 'open');
        assert.deepEqual(childCase.decisions?.map(({ band }) => band).slice(-3), [
          'significant',
          'moderate',
          'emerging',
        ]);
        await panelEnds(world, '2027-04-13');
        tellsNothing(world);
      },
    ],
    [
      'Priya is asked for the review of June, and proposes closure; nothing is in the way',
      async (world) => {
        await world.passesTo('2027-06-01T09:00:00.000Z');
        assert.match(world.windowOf(priya).reads(), /Review due/);
        assert.match(await proposesClosure(world), /Closure proposed[^]*A quorate panel can close it/);
        const childCase = await world.caseOf(ref);
        assert.ok(childCase.stage === 'closing');
        assert.equal(childCase.inReview, true, 'its review is still to be prepared');
        for (const who of [moira, tess]) assert.match(world.windowOf(who).reads(), /Closing[^]*Closure proposed\./);
        tellsNothing(world);
      },
    ],
    [
      'the panel reads it first, and closes; the case has no review any more, and Priya is told',
      async (world) => {
        await panelMeets(world, '2027-06-15');
        assert.match(await itemOf(world, '2027-06-15'), /Nothing is in the way[^]*I want football back/);
        await closes(world);
        const childCase = await world.caseOf(ref);
        assert.ok(childCase.stage === 'closed');
        assert.deepEqual(rungsOf(childCase), ['feedback']);
        await panelEnds(world, '2027-06-15');
        assert.match(world.windowOf(priya).reads(), /by Tue 22 Jun[^]*Give the child and family their letter/);
        await world.windowOf(priya).says('home');
        assert.match(world.windowOf(priya).reads(), /1 · feedback to give/);
        await world.windowOf(priya).says('my cases');
        assert.match(
          world.windowOf(priya).reads(),
          /For you[^]*Closed[^]*give the feedback, and record it due Tue 22 Jun 15:00/,
        );
      },
    ],
    [
      'after five working days without feedback Priya and Moira are called, and a day later again',
      async (world) => {
        await world.passesTo('2027-06-22T14:00:00.000Z');
        await world.passesTo('2027-06-23T15:00:00.000Z');
        for (const who of [priya, moira])
          assert.match(world.windowOf(who).reads(), /Late[^]*(their letter|all heard|Give the feedback)/);
      },
    ],
    [
      'Priya has read the letter with him, and records it; nobody is called any more',
      async (world) => {
        const window = world.windowOf(priya);
        await window.presses('Record feedback', { on: 'their letter' });
        const fill = {
          'The letter': 'Given to the child and the family',
          'Who told whom, when and how': 'Read with him and his mother at home on 23 June.',
        };
        assert.match(await window.presses('Record feedback', { on: 'The letter', fill }), /Feedback recorded/);
        await world.passesTo('2027-07-30T15:00:00.000Z');
        const childCase = await world.caseOf(ref);
        assert.ok(childCase.stage === 'closed');
        assert.deepEqual(rungsOf(childCase), []);
        assert.doesNotMatch(world.windowOf(moira).reads(), /all heard/);
        tellsNothing(world);
      },
    ],
    [
      'three months later he is missing for a night, and Priya refers again: what is new is asked, and who the child is stands there already',
      async (world) => {
        world.clock.at('2027-09-20T09:00:00.000Z');
        const window = world.windowOf(priya);
        await window.says(`case ${ref}`);
        await window.presses('Open', { on: 'Closed' });
        await window.presses('Refer again');
        const fill = { 'What is new?': 'Missing overnight on 18 September.', ...answersOn('s47', kestrel) };
        const { 'What is new?': _silent, ...half } = fill;
        assert.match(await window.presses('Refer again', { on: 'What is new?', fill: half }), /What is new\?/);
        assert.match(await window.presses('Refer again', { on: 'What is new?', fill }), /A new referral is begun/);
        again = must((await world.caseOf(ref)).referredAgain?.[0]);
        const draft = await world.caseOf(again);
        assert.deepEqual([draft.stage, draft.answers['surname'], draft.again?.of], ['draft', kestrel['surname'], ref]);
        assert.equal(draft.answers['worries'], undefined);
        assert.match(await window.presses('Continue', { on: 'A new referral is begun' }), /Page 1 of 9/);
      },
    ],
    [
      'she writes the rest, Colin consents, and Moira reads at triage how the last case ended',
      async (world) => {
        await world.has(again, rest(), submitted(), noConflict(), consented());
        const window = world.windowOf(moira);
        await window.presses('Read and triage', { on: 'Referral received' });
        assert.match(
          window.reads(),
          /Referred before: MSET-4F7K-24[^]*Ended: Closed[^]*Last band: Emerging[^]*Outcome: Close[^]*re-referral within 12 months/,
        );
        assert.ok(flagsOf(rowOf(await world.caseOf(again)), undefined).includes('again'));
      },
    ],
    [
      'so does the chair on its item of the pre-MSET; the police, invited to the new case alone, do not',
      async (world) => {
        const id = must(toMeetingId('preMset-2027-09-28'));
        const plan = { type: 'preMset', date: '2027-09-28', time: '14:00', chair: tess.objectId } as const;
        const meeting = await world.meets(id, [moira, 1, 'planMeeting', plan]);
        const list = { meeting: id, invited: 'police', alike: [] };
        await world.has(again, [moira, 1, 'listCase', list, { meeting }]);
        const window = world.windowOf(tess);
        await window.says('meetings');
        await window.presses('Open', { on: 'Meetings', ref: id });
        await window.presses('Open agenda');
        const item = await window.presses('Open', { on: 'Agenda', ref: again });
        assert.match(item, /Referred before: MSET-4F7K-24[^]*Last band: Emerging/);
        const police = world.windowOf(ravi);
        await police.says(`case ${again}`);
        await police.presses('Open', { on: 'Listed' });
        assert.doesNotMatch(police.reads(), /Referred before|Emerging/);
      },
    ],
    [
      'the case that ended names the new one',
      async (world) => {
        const window = world.windowOf(priya);
        await window.says(`case ${ref}`);
        await window.presses('Open', { on: 'Closed' });
        assert.ok(window.reads().includes(`The child has been referred again: ${again}.`));
        tellsNothing(world);
      },
    ],
  ],
  directory,
  people,
);
