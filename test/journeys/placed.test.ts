// A child of ours is placed in the area of another council: who holds the case, whose police, who interviews; and that council is
// to be notified (docs/process.md P17.15).
import assert from 'node:assert/strict';
import type { Person } from '../../src/domain/people/actor.ts';
import {
  colin,
  consented,
  filledIn,
  kestrelReference as ref,
  moira,
  noConflict,
  priya,
  submitted,
  tess,
} from '../people/builders.ts';
import { listed, preMset } from '../people/meeting-builders.ts';
import { everybody, type World } from '../worlds/harness.ts';
import { journey } from './journey.ts';

/** The questions of where the child is placed, as this person comes to them. */
async function asks(world: World, who: Person): Promise<string> {
  const window = world.windowOf(who);
  await window.says(`case ${ref}`);
  await window.opens({ on: ref });
  await window.presses('More', { on: ref });
  await window.presses('Change what is true now', { on: ref });
  return window.presses('Change it', { ref: 'placed' });
}
const how = 'How you know';

journey(
  'A child is placed with another council',
  'placed',
  [
    [
      'Priya says that Kestrel is placed in Gateshead: our council holds the case, their police, our worker interviews',
      async (world) => {
        await world.meets(preMset.id, [
          moira,
          1,
          'planMeeting',
          { type: 'preMset', date: preMset.date, time: '14:00', chair: tess.objectId },
        ]);
        await world.has(ref, filledIn(), submitted(), noConflict(), consented(), listed());
        await asks(world, priya);
        const window = world.windowOf(priya);
        const half = await window.presses('Save the change', {
          on: how,
          fill: { placedAcross: 'there', [how]: 'I drove him there.' },
        });
        assert.match(half, /Which council\? This is needed/);
        const done = await window.presses('Change what is true now', {
          on: how,
          fill: {
            otherCouncil: 'Gateshead Council',
            heldBy: 'Our council',
            otherPolice: 'Northumbria Police',
            interviewsBy: 'Our return interview worker',
          },
        });
        assert.match(
          done,
          /Placed by or with another council: Ours, placed in another council’s area\. Gateshead Council\. Case held by: Our council/,
        );
      },
    ],
    [
      'no one has notified Gateshead: Priya is called the next working day, then Colin and Moira as well',
      async (world) => {
        await world.passesTo('2027-01-05T10:30:00Z');
        assert.match(world.windowOf(priya).reads(), /Notify another council/);
        assert.doesNotMatch(world.windowOf(colin).reads(), /Notify another council/);
        await world.passesTo('2027-01-06T11:00:00Z');
        for (const person of [priya, colin, moira])
          assert.match(world.windowOf(person).reads(), /notify another council/i, person.name);
      },
    ],
    [
      'a day that is still to come is refused; once it is sent, with when and to whom, no one is called any more',
      async (world) => {
        const window = world.windowOf(priya);
        await window.opens({ on: 'Notify another council' });
        await window.presses('Record it');
        const whom = await window.presses('Save the change', {
          on: how,
          fill: { notifiedOn: '8/1/2027', [how]: 'I wrote to them.' },
        });
        assert.match(whom, /Because the notification was received or sent[^]*From or to whom\?/);
        const early = await window.presses('Change what is true now', {
          on: 'From or to whom?',
          fill: { notifiedWith: 'Una Fakename, duty team' },
        });
        assert.match(early, /still to come\. Leave it empty until it is received or sent/);
        const done = await window.presses('Change what is true now', { on: how, fill: { notifiedOn: '6/1/2027' } });
        assert.match(done, /Case held by: Our council\. Notification: Wednesday 6 January 2027 \(/);
        await world.passesTo('2027-01-08T11:00:00Z');
        assert.doesNotMatch(world.windowOf(priya).reads(), /● [^\n]*\n# Notify another council/);
      },
    ],
    [
      'Moira wants to transfer the case: we look after Kestrel, so the form asks whether responsibility has moved, and leads back here',
      async (world) => {
        const window = world.windowOf(moira);
        await window.says(`case ${ref}`);
        await window.opens({ on: ref });
        await window.presses('More', { on: ref });
        await window.presses('Transfer out', { on: ref });
        const move = {
          'Receiving council': 'Gateshead Council',
          'Contact there': 'Una Fakename, duty manager',
          'Why and when': 'He lives there now.',
          Placement: 'Foster carers.',
        };
        const moved = 'Has responsibility moved to that council?';
        const no = await window.presses('Transfer out', {
          on: 'Ring the other council',
          fill: { ...move, [moved]: 'no' },
        });
        assert.match(no, /stays responsible[^]*Ours, placed in another council’s area/);
        const which = await window.presses('Transfer out', { on: moved, fill: { [moved]: 'agreement' } });
        assert.match(
          which,
          /3 more questions[^]*Which order or agreement\?[^]*Since when\?[^]*Who confirmed it: name and role\?/,
        );
        const ahead = { 'Which order or agreement?': 'Agreed by both councils', 'Since when?': '1/2/2027' };
        const confirmed = { 'Who confirmed it: name and role?': 'Una Fakename, duty manager' };
        const early = await window.presses('Transfer out', {
          on: '3 more questions',
          fill: { ...ahead, ...confirmed },
        });
        assert.match(early, /1 February 2027 is still to come/);
        assert.equal((await world.caseOf(ref)).stage, 'listed');
      },
    ],
    [
      'the meeting reads it on the item',
      async (world) => {
        const window = world.windowOf(tess);
        await window.says('meetings');
        await window.opens({ on: 'Meetings', ref: preMset.id });
        await window.presses('Open agenda');
        const item = await window.opens({ on: 'Agenda, Pre-MSET', ref });
        assert.match(
          item,
          /Placed by or with another council: [^]*From or to: Una Fakename, duty team\. Police: Northumbria Police/,
        );
      },
    ],
  ],
  undefined,
  [...everybody, tess],
);
