// An urgent case that cannot wait for its meeting: Decide now, and the pre-MSET that is told of it (docs/process.md P7.9).
import type { MeetingType } from '../../src/domain/meeting/meeting.ts';
import type { MeetingRow } from '../../src/demo/story.ts';
import assert from 'node:assert/strict';
import {
  colin,
  consented,
  filledIn,
  kestrelReference,
  moira,
  noConflict,
  priya,
  ravi,
  sparrow,
  submitted,
  tess,
} from '../people/builders.ts';
import { everybody } from '../worlds/harness.ts';
import { journey } from './journey.ts';

const preMset = 'preMset-2027-01-12';
const plan = (type: MeetingType, date: string): MeetingRow => [
  moira,
  1,
  'planMeeting',
  { type, date, time: '14:00', chair: tess.objectId },
];
const consulted = { 'Who was consulted': `${ravi.objectId},${colin.objectId}` };

journey(
  'An urgent case is decided between meetings',
  'decide-now',
  [
    [
      'Moira lists the urgent referral and presses Decide now; with police alone nothing can be ended, and nothing typed is lost',
      async (world) => {
        await world.meets(preMset, plan('preMset', '2027-01-12'));
        await world.has(kestrelReference, filledIn(priya, sparrow), submitted(), noConflict(), consented());
        const window = world.windowOf(moira);
        await window.opens({ on: 'Referral received' });
        await window.presses('List for pre-MSET');
        await window.presses('List for pre-MSET', { on: '‹' });
        await window.presses('Decide now');
        const more = await window.presses('Next', {
          on: '‹',
          fill: {
            Decision: 'Other plan with a named lead',
            Rationale: 'She was seen with the same adult again last night.',
          },
        });
        assert.match(more, /● Because of the decision[^]*Plan: ‹›/);
        assert.doesNotMatch(more, /×/);
        await window.presses('Next', {
          on: '‹',
          fill: {
            Plan: 'A child protection plan goes on, with a safety plan for each evening.',
            'Who leads it': 'Someone outside MSET: asks who',
          },
        });
        await window.presses('Next', { on: '‹', fill: { 'Who leads it: name and service': 'Vic Demo' } });
        const refused = await window.presses('Decide now', {
          on: 'page 2 of 2',
          fill: { 'Who was consulted': ravi.objectId, 'The chair who decided': 'Tess Gavel' },
        });
        assert.match(refused, /Missing: a manager of the council/);
        assert.match(await window.presses('Back', { on: 'page 2 of 2' }), /safety plan for each evening/);
      },
    ],
    [
      'To full panel needs one that is planned; she plans it and sends the case there, and the referrer and the chair are told',
      async (world) => {
        const window = world.windowOf(moira);
        await window.presses('Next', { on: 'page 1 of 2', fill: { Decision: 'To full panel' } });
        const fill = consulted;
        assert.match(await window.presses('Decide now', { on: 'page 2 of 2', fill }), /No panel is planned/);
        await world.meets('panel-2027-01-08', plan('panel', '2027-01-08'));
        const done = await window.presses('Decide now', { on: '‹' });
        assert.match(done, /Decided between meetings: To full panel/);
        const childCase = await world.caseOf(kestrelReference);
        assert.ok(childCase.stage === 'toPanel');
        assert.equal(childCase.meeting, 'panel-2027-01-08');
        assert.match(world.windowOf(priya).reads(), /On the agenda of Full panel on Friday 8 January 2027/);
        assert.match(world.windowOf(tess).reads(), /Going to panel/);
      },
    ],
    [
      'Priya reads who decided, why, and with whom',
      async (world) => {
        await world.windowOf(priya).opens({ on: 'Full panel' });
        const answer = await world.windowOf(priya).presses('History');
        assert.match(answer, /decided between meetings by Tess Gavel; recorded by Moira/);
        assert.match(answer, /Sgt Ravi Mock, Colin Fixture/);
      },
    ],
    [
      'the pre-MSET of 12 January has it on its agenda, for noting, and nothing to decide',
      async (world) => {
        const window = world.windowOf(tess);
        await window.says('meetings');
        await window.opens({ on: 'Meetings', ref: preMset });
        const agenda = await window.presses('Open agenda');
        assert.match(agenda, /Decided between meetings, for noting[^]*decided/);
        assert.match(agenda, /Everything is decided/);
        const item = await window.presses('Open', { on: kestrelReference });
        assert.match(item, /decided between meetings by Tess Gavel/);
      },
    ],
  ],
  undefined,
  [...everybody, tess],
);
