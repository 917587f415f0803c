// A meeting is cancelled: its cases go to the next one, and those who referred them hear of it (docs/process.md P6.11).
import type { MeetingRow } from '../../src/demo/story.ts';
import assert from 'node:assert/strict';
import {
  consented,
  filledIn,
  kestrel,
  kestrelReference,
  moira,
  noConflict,
  priya,
  submitted,
  tess,
} from '../people/builders.ts';
import { listed } from '../people/meeting-builders.ts';
import { everybody } from '../worlds/harness.ts';
import { journey } from './journey.ts';

const plan = (date: string): MeetingRow => [
  moira,
  1,
  'planMeeting',
  { type: 'preMset', date, time: '14:00', chair: tess.objectId },
];

journey(
  'A meeting is cancelled',
  'meeting-cancelled',
  [
    [
      'Kestrel is listed for 12 January; Moira cancels that meeting, and no other is planned: she, Tess and Priya are told',
      async (world) => {
        await world.meets('preMset-2027-01-12', plan('2027-01-12'));
        await world.has(kestrelReference, filledIn(priya, kestrel), submitted(), noConflict(), consented(), listed());
        const window = world.windowOf(moira);
        await window.says('meetings');
        await window.opens({ on: 'Meetings' });
        await window.presses('Cancel meeting');
        await window.presses('Cancel meeting', { on: '‹', fill: { Reason: 'The chair is ill.' } });
        await world.passesTo('2027-01-05T10:30:00Z');
        for (const person of [priya, moira, tess]) {
          assert.match(
            world.windowOf(person).reads(),
            /12 January 2027 was cancelled\. No other is planned yet/,
            person.name,
          );
        }
      },
    ],
    [
      'the next working day nobody has planned one, and those who plan meetings are told again',
      async (world) => {
        await world.passesTo('2027-01-06T10:30:00Z');
        assert.match(world.windowOf(moira).reads(), /was cancelled\. No other is planned yet/);
      },
    ],
    [
      'Moira plans 9 February: the next morning Priya is told the day',
      async (world) => {
        await world.meets('preMset-2027-02-09', plan('2027-02-09'));
        await world.passesTo('2027-01-07T10:30:00Z');
        assert.match(
          world.windowOf(priya).reads(),
          /was cancelled\. On the agenda of Pre-MSET on Tuesday 9 February 2027/,
        );
        await world.passesTo('2027-01-12T10:30:00Z');
      },
    ],
    [
      'a meeting that is cancelled while another is planned: one card says both',
      async (world) => {
        await world.meets('preMset-2027-02-02', plan('2027-02-02'));
        await world.meets('preMset-2027-02-09', [moira, 1, 'cancelMeeting', { reason: 'Strike.' }]);
        await world.passesTo('2027-01-12T10:31:00Z');
        assert.match(
          world.windowOf(priya).reads(),
          /9 February 2027 was cancelled\. On the agenda of Pre-MSET on Tuesday 2 February 2027/,
        );
      },
    ],
  ],
  undefined,
  [...everybody, tess],
);
