// An action's whole life (docs/process.md 8): set, posted, accepted, late, blocked, more time, done, verified; and its end.
import assert from 'node:assert/strict';
import {
  directory,
  kestrel,
  kestrelReference,
  moira,
  must,
  priya,
  ravi,
  someone,
  withPeople,
  consented,
  filledIn,
  noConflict,
  submitted,
} from '../people/builders.ts';
import { everybody, type World } from '../worlds/harness.ts';
import { journey } from './journey.ts';

const police = '19:police@thread.tacv2';
const named = (name: string) => must(directory.people.find((person) => person.name === name));
const [pip, sol, tess] = [named('Insp Pip Outline'), named('Supt Sol Replica'), named('Tess Gavel')];
/** A constable who is a guest: no chat with the bot. */
const gus = someone(120, 'PC Gus Guestly', { roles: [], agency: 'police' });
const council = withPeople(gus);
const people = [...everybody, pip, sol, tess];
const action = (world: World) => world.ports.cases.parts(kestrelReference, 'action').then((all) => must(all[0]));

const asks = {
  Action: 'Visit the shop and speak to its keeper.',
  Type: 'Patrol',
  Priority: 'High',
  'What the owner needs to know': 'He was seen there with two adults on 20 December.',
};

journey(
  'An action from the channel to its verification',
  'action-life',
  [
    [
      'Kestrel’s referral has been received, and Ravi links the channel of the police',
      async (world) => {
        await world.has(kestrelReference, filledIn(priya, kestrel), submitted(), noConflict(), consented());
        await world.channelOf(ravi, police).says('link police');
        assert.equal((await world.ports.channels.of('agency:police'))?.conversation, police);
      },
    ],
    [
      'Moira sets an action: the channel has a post without content, and Ravi a card',
      async (world) => {
        const window = world.windowOf(moira);
        await window.opens({ on: 'Referral received' });
        await window.presses('More');
        await window.presses('Add action');
        const fill = { ...asks, 'Who does it': 'Northumbria Police: Sgt Ravi Mock' };
        await window.presses('Add action', { on: '‹', fill });
        const post = JSON.stringify(world.channelOf(ravi, police).card('Action for Northumbria Police').stored);
        for (const secret of ['shop', 'Kestrel', 'Madeup', 'December']) assert.ok(!post.includes(secret), secret);
        assert.match(world.windowOf(ravi).reads(), /Not accepted yet[^]*Read and accept/);
      },
    ],
    [
      'the type was wrong: Moira puts it right with the reason, and the channel has the phrase of the right one',
      async (world) => {
        const window = world.windowOf(moira);
        await window.presses('Details');
        await window.presses('Back', { on: 'Category' });
        await window.presses('Put right');
        const unchanged = await window.presses('Put right', { on: 'New due date', fill: { Reason: 'In haste.' } });
        assert.match(unchanged, /In haste[^]*Nothing is different yet/);
        await window.presses('Put right', { on: 'New due date', fill: { Type: 'Patrol', Reason: 'In haste.' } });
        assert.match(world.channelOf(ravi, police).reads(), /Patrol/);
      },
    ],
    [
      'Ravi accepts it in the channel; Pip comes second and is told so',
      async (world) => {
        await world.channelOf(ravi, police).opens();
        await world.channelOf(ravi, police).presses('Accept', { on: 'What is to be done' });
        assert.match(world.channelOf(pip, police).reads(), /Accepted by Sgt Ravi Mock/);
        assert.match(world.windowOf(ravi).reads(), /Accepted by Sgt Ravi Mock/);
      },
    ],
    [
      'the day before, and on the day, he is prompted; once each',
      async (world) => {
        for (const when of ['2027-01-08T09:00:00Z', '2027-01-11T09:00:00Z', '2027-01-11T09:30:00Z']) {
          await world.passesTo(when);
        }
        assert.deepEqual(
          (await action(world)).reminded.map(({ rung }) => rung),
          ['eve', 'day'],
        );
      },
    ],
    [
      'he is blocked until Thursday: nobody is prompted before',
      async (world) => {
        const window = world.windowOf(ravi);
        await window.opens({ on: 'Your action: ' });
        await window.presses('Blocked');
        const fill = { Reason: 'The shop is shut until Thursday.', Until: '14/1/2027' };
        await window.presses('Blocked', { on: 'Until', fill });
        await world.passesTo('2027-01-13T12:00:00Z');
        assert.equal((await action(world)).reminded.length, 2);
        await world.passesTo('2027-01-14T09:00:00Z');
        assert.equal((await action(world)).reminded.at(-1)?.rung, 'day');
      },
    ],
    [
      'he asks for more time, and Moira agrees: it is counted',
      async (world) => {
        const window = world.windowOf(ravi);
        await window.opens({ on: 'Your action: ' });
        await window.presses('Ask for more time');
        await window.presses('Ask for more time', {
          on: 'New due date',
          fill: { Reason: 'The keeper is away.', 'New due date': '20/1/2027' },
        });
        await world.windowOf(moira).opens({ on: 'More time has been asked for' });
        await world.windowOf(moira).presses('Answer');
        await world
          .windowOf(moira)
          .presses('Answer', { on: 'Is more time given?', fill: { 'Is more time given?': 'Yes' } });
        const { extensions, due } = await action(world);
        assert.deepEqual([extensions, due.at], [1, '2027-01-20T17:00:00.000Z']);
      },
    ],
    [
      'it is late: Ravi and his deputy, then his senior, then the chair, who signs an escalation',
      async (world) => {
        for (const when of ['2027-01-21', '2027-01-25', '2027-01-27', '2027-02-03'])
          await world.passesTo(`${when}T09:00:00Z`);
        const { reminded } = await action(world);
        assert.deepEqual(
          reminded
            .slice(-4)
            .map(({ rung, to }) => [rung, to.map((id) => council.people.find((one) => one.objectId === id)?.name)]),
          [
            ['lateOwner', [ravi.name, pip.name]],
            ['lateLead', [sol.name]],
            ['lateSenior', [sol.name]],
            ['lateChair', [tess.name, moira.name]],
          ],
        );
        const window = world.windowOf(tess);
        await window.opens({ on: 'It has been escalated' });
        await window.presses('Sign escalation');
        await window.presses('Sign escalation', {
          on: 'Concern',
          fill: { Concern: 'Nobody has been there.', 'Outcome wanted': 'A visit.', Timescale: 'By Friday.' },
        });
        assert.match(world.windowOf(sol).reads(), /signed an escalation/);
      },
    ],
    [
      'Ravi marks it done, and cannot verify it himself; Moira does, and prompts are over',
      async (world) => {
        const window = world.windowOf(ravi);
        await window.opens({ on: 'signed an escalation' });
        await window.presses('Mark done');
        await window.presses('Mark done', {
          on: 'Evidence of completion',
          fill: {
            'Evidence of completion': 'Visited on 3 February; the keeper was warned.',
            'Did it change the risk?': 'Better',
          },
        });
        const { data } = world.windowOf(moira).sending('Read and verify', { on: 'Marked done' });
        const own = await window.sends('action.verify.go', { ...data, outcome: 'carriedOut', effect: 'better' });
        assert.match(JSON.stringify(own.card), /verified by someone other than its owner/);
        await world.windowOf(moira).opens({ on: 'Marked done' });
        await world.windowOf(moira).presses('Verify');
        await world.windowOf(moira).presses('Verify', {
          on: 'You put your name to it',
          fill: { 'What came of it?': 'Carried out', 'Did it change the risk, as you see it?': 'Better' },
        });
        assert.match(world.channelOf(gus, police).reads(), /Verified by Moira Example/);
        await world.passesTo('2027-03-03T09:00:00Z');
        assert.equal((await action(world)).state.is, 'verified');
      },
    ],
    [
      'a guest without a chat is mentioned below the post, and does everything there',
      async (world) => {
        await world.windowOf(moira).says(`case ${kestrelReference}`);
        await world.windowOf(moira).opens({ on: kestrelReference });
        await world.windowOf(moira).presses('More');
        await world.windowOf(moira).presses('Add action');
        const fill = { ...asks, 'Who does it': 'Northumbria Police: PC Gus Guestly' };
        await world.windowOf(moira).presses('Add action', { on: '‹', fill });
        const window = world.channelOf(gus, police);
        world.clock.passes(3000);
        await world.settled();
        assert.match(JSON.stringify(window.messages().at(-1)?.stored), /<at>PC Gus Guestly<\/at>/);
        await window.opens();
        await window.presses('Accept', { on: 'What is to be done' });
        await window.opens();
        await window.presses('Mark done');
        await window.presses('Mark done', {
          on: 'Evidence of completion',
          fill: { 'Evidence of completion': 'Done.', 'Did it change the risk?': 'No change' },
        });
        assert.equal((await world.ports.cases.parts(kestrelReference, 'action'))[1]?.state.is, 'done');
      },
    ],
  ],
  council,
  people,
);
