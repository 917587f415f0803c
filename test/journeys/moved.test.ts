// A listed case is moved to another meeting, and back as a late item that the chair takes off again (docs/process.md P6.25, P6.26).
import assert from 'node:assert/strict';
import type { MeetingRow } from '../../src/demo/story.ts';
import {
  consented,
  filledIn,
  kestrel,
  kestrelReference,
  moira,
  noConflict,
  priya,
  ravi,
  submitted,
  tess,
} from '../people/builders.ts';
import { listed, preMset } from '../people/meeting-builders.ts';
import { everybody, type World } from '../worlds/harness.ts';
import { journey } from './journey.ts';

const plan = (date: string): MeetingRow => [
  moira,
  1,
  'planMeeting',
  { type: 'preMset', date, time: '14:00', chair: tess.objectId },
];
/** The form of Move, as this person comes to it. */
async function asks(world: World, who: typeof moira): Promise<string> {
  const window = world.windowOf(who);
  await window.says(`case ${kestrelReference}`);
  await window.opens({ on: kestrelReference });
  await window.presses('More', { on: kestrelReference });
  return window.presses('Move to another meeting');
}
const moves = 'Move to another meeting';

journey(
  'A case is moved to another meeting',
  'moved',
  [
    [
      'Kestrel is listed for 12 January, his school cannot come: Moira moves him to 9 February, and Priya is told',
      async (world) => {
        await world.meets('preMset-2027-01-12', plan('2027-01-12'));
        await world.meets('preMset-2027-02-09', plan('2027-02-09'));
        await world.has(
          kestrelReference,
          filledIn(priya, kestrel),
          submitted(),
          noConflict(),
          consented(),
          listed(preMset, 'police'),
        );
        assert.match(await asks(world, moira), /Pre-MSET, Tue 9 Feb 14:00; papers until Tue 2 Feb 17:00/);
        const window = world.windowOf(moira);
        const none = await window.presses(moves, { on: 'Why it is moved', fill: { 'Move to': 'preMset-2027-02-09' } });
        assert.match(none, /Why it is moved: this is needed/);
        const done = await window.presses(moves, {
          on: 'Why it is moved',
          fill: { 'Why it is moved': 'His school cannot come on that day.' },
        });
        assert.match(done, /✓ Moved to Pre-MSET on Tuesday 9 February 2027/);
        assert.match(world.windowOf(priya).reads(), /Moved from the Pre-MSET on Tuesday 12 January 2027/);
      },
    ],
    [
      'he is hurt, and the papers of 12 January have closed: moved back, it is asked why it cannot wait; the police hear of it',
      async (world) => {
        await world.passesTo('2027-01-06T10:30:00Z');
        await asks(world, moira);
        const window = world.windowOf(moira);
        const asked = await window.presses(moves, {
          on: 'Why it is moved',
          fill: { 'Move to': 'preMset-2027-01-12', 'Why it is moved': 'He was hurt, and the school sends a note.' },
        });
        assert.match(asked, /Why it cannot wait for the next meeting/);
        const done = await window.presses(moves, {
          on: 'Why it cannot wait',
          after: 1100,
          fill: { 'Why it cannot wait for the next meeting': 'He was hurt last night.' },
        });
        assert.match(done, /heard as a late item/);
        assert.match(world.windowOf(ravi).reads(), /On the agenda of Pre-MSET on Tuesday 12 January 2027/);
      },
    ],
    [
      'its agenda says so, and why; Tess, who chairs it, takes it off to the next',
      async (world) => {
        const window = world.windowOf(tess);
        await window.says('meetings');
        await window.opens({ on: 'Meetings', ref: preMset.id });
        assert.match(await window.presses('Open agenda'), /Late item: He was hurt last night\./);
        await asks(world, tess);
        const done = await window.presses(moves, {
          on: 'Why it is moved',
          fill: { 'Move to': 'preMset-2027-02-09', 'Why it is moved': 'He is safe with his aunt: it can wait.' },
        });
        assert.match(done, /✓ Moved to Pre-MSET on Tuesday 9 February 2027/);
      },
    ],
    [
      'once that meeting is under way nothing is moved any more, and it is said what to do',
      async (world) => {
        await world.passesTo('2027-02-09T14:00:00Z');
        await world.meets('preMset-2027-02-09', [moira, '2027-02-09T14:00:00.000Z', 'startMeeting', {}]);
        assert.match(await asks(world, moira), /Pre-MSET, Tue 9 Feb 14:00 is under way\.\n. Record a decision there/);
      },
    ],
  ],
  undefined,
  [...everybody, tess],
);
