// Someone is invited to a case that is open, until a day; and who leaves a meeting counts for nothing that comes after
// (docs/process.md P6.22, P6.23).
import assert from 'node:assert/strict';
import {
  colin,
  consented,
  filledIn,
  kestrel,
  kestrelReference as ref,
  moira,
  must,
  noConflict,
  noor,
  priya,
  ravi,
  submitted,
  tess,
  type Told,
} from '../people/builders.ts';
import { una } from '../domain/meeting/meeting-hall.ts';
import { journey } from './journey.ts';
import { decides } from './people/deeds.ts';

const received: Told = [filledIn(priya, kestrel), submitted(), noConflict(), consented()];

journey(
  'The LADO is invited, and the police leave early',
  'invited',
  [
    [
      'Kestrel is listed for the pre-MSET of 12 January',
      async (world) => {
        await world.has(ref, ...received);
        await world.windowOf(moira).says('meetings');
        await world.windowOf(moira).presses('New meeting');
        await world
          .windowOf(moira)
          .presses('New meeting', { on: '‹', fill: { Date: '12/1/2027', Chair: 'Tess Gavel' } });
        const window = world.windowOf(moira);
        await window.opens({ on: 'Referral received' });
        await window.presses('List for pre-MSET');
        await window.presses('List for pre-MSET', { on: '‹' });
        assert.equal((await world.caseOf(ref)).stage, 'listed');
      },
    ],
    [
      'to Una, the LADO, it is not there; Moira invites her, with the reason, until the meeting',
      async (world) => {
        await world.windowOf(una).says(`case ${ref}`);
        const window = world.windowOf(moira);
        await window.opens({ on: ref });
        await window.presses('More', { on: ref });
        await window.presses('Invite to this case', { on: ref });
        const refused = await window.presses('Invite to this case', { on: '‹', fill: { 'Until when': '1/6/2027' } });
        assert.match(refused, /Who is invited/);
        const fill = {
          'Who is invited': `person:${una.objectId}`,
          'Until when': '',
          'Why they need to see it': 'A coach who knows him works with children.',
        };
        const done = await window.presses('Invite to this case', { on: '‹', fill });
        assert.match(done, /Una Fakename can open the case until Tuesday 12 January 2027/);
        assert.match(done, /Also invited: Una Fakename until Tuesday 12 January 2027/);
      },
    ],
    [
      'Una is told by reference, and reads the case; Noor, who is not invited, does not',
      async (world) => {
        const stored = world.windowOf(una).reads();
        assert.match(stored, /You are invited to this case until Tuesday 12 January 2027/);
        assert.doesNotMatch(stored, /Kestrel|Madeup|coach/);
        assert.match(await world.windowOf(una).opens({ on: 'invited to this case' }), /Kestrel Madeup/);
        await world.windowOf(noor).says(`case ${ref}`);
        assert.match(world.windowOf(noor).reads(), /not available to you/);
      },
    ],
    [
      'in the meeting Ravi leaves before the item: it is not quorate, and cannot be ended',
      async (world) => {
        await world.passesTo('2027-01-12T14:00:00.000Z');
        const window = world.windowOf(moira);
        await window.says('meetings');
        await window.opens({ on: 'Meetings' });
        await window.presses('Start meeting');
        await window.presses('I am here');
        await window.presses('Record attendance');
        const people = [tess, ravi, colin].map(({ objectId }) => objectId).join(',');
        const accepted = { How: 'In the room', 'Have they accepted the confidentiality statement?': 'Yes' };
        assert.match(
          await window.presses('Record attendance', {
            on: '‹',
            fill: { 'Needed for the quorum': people, ...accepted },
          }),
          /✓ Quorate/,
        );
        await world.passesTo('2027-01-12T14:20:00.000Z');
        await window.presses('Left');
        const left = await window.presses('Left', { on: 'Who has left', fill: { 'Who has left': ravi.objectId } });
        assert.match(left, /Leaving is recorded: Sgt Ravi Mock[^]*Not quorate yet[^]*missing: Northumbria Police/);
        assert.match(left, /Sgt Ravi Mock \(until 14:20\)/);
        await window.presses('Open agenda');
        await window.presses('Next item');
        const told = await window.presses('Go on', { on: 'Decision:', fill: { Decision: 'decline' } });
        assert.match(told, /not quorate\. Missing: Northumbria Police/);
      },
    ],
    [
      'Una arrives for it by telephone, and it goes to the panel without the police; the minutes say who was there for it',
      async (world) => {
        const window = world.windowOf(moira);
        await world.passesTo('2027-01-12T14:30:00.000Z');
        await window.says('meetings');
        await window.opens({ on: 'Meetings' });
        await window.presses('Arrived');
        const fill = {
          'Who has come': una.objectId,
          How: 'On the phone',
          'Have they accepted the confidentiality statement?': 'Yes',
        };
        await window.presses('Arrived', { on: '‹', fill });
        await window.presses('Open agenda');
        await window.presses('Next item');
        await decides(window, 'Save and next', { Decision: 'toPanel', Rationale: 'Two new phones.' });
        await window.presses('Open the meeting');
        await window.presses('End meeting');
        await window.presses('End meeting', { on: 'End meeting?' });
        const minutes = await window.presses('Minutes');
        assert.match(minutes, /Quorum: quorate; an item that was decided without a quorum says so/);
        assert.match(minutes, /There for it: everyone under Attendance but Sgt Ravi Mock\n/);
        assert.match(minutes, /Not there for it: [^\n]*Northumbria Police/);
        const { value } = must(await world.ports.meetings.load('preMset-2027-01-12'));
        assert.ok(value.root.state === 'ended');
        assert.deepEqual(
          value.root.missedItems?.map(({ agency }) => agency),
          ['police'],
        );
      },
    ],
    [
      'the day after, Una does not read it any more',
      async (world) => {
        await world.passesTo('2027-01-13T10:00:00.000Z');
        await world.windowOf(una).says(`case ${ref}`);
        assert.match(world.windowOf(una).reads(), /not available to you/);
      },
    ],
  ],
  undefined,
  [priya, colin, moira, tess, ravi, noor, una],
);
