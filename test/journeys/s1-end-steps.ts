// The end of S1 of docs/process.md 19: four actions of the panel, three of them verified, and a sixteenth birthday in between.
import assert from 'node:assert/strict';
import type { Person } from '../../src/domain/people/actor.ts';
import {
  colin,
  consented,
  directory,
  filledIn,
  kestrel,
  kestrelReference,
  moira,
  must,
  noConflict,
  priya,
  ravi,
  submitted,
  tess,
} from '../people/builders.ts';
import type { World } from '../worlds/harness.ts';
import type { Step } from './journey.ts';
import { finderOf, outflowOf } from './people/traces.ts';
import { action, decides } from './people/deeds.ts';

const named = (name: string): Person => must(directory.people.find((person) => person.name === name));
const [ada, lee, vic] = [named('Nurse Ada Dummy'), named('Mr Lee Placeholder'), named('Vic Demo')];
const police = '19:police@thread.tacv2';
const [preMset, panel] = ['preMset-2027-01-12', 'panel-2027-01-19'] as const;
const asked = {
  cawn: 'Check whether a CAWN can be served on the man of the takeaway.',
  health: 'Offer him a dentist; his jaw was hurt in the autumn.',
  education: 'Agree a full timetable with his head of year.',
  voluntary: 'Take him back to the football ground on Thursdays.',
};
const done = {
  ada: 'Seen by the dentist on 28 January; two teeth repaired.',
  lee: 'The timetable is full from the first of February.',
  vic: 'He trained with the under-sixteens three times.',
};
const needed = 'Served before, in 2025, on the same man by another force.';
const waits = 'The licensing officer is away until the middle of March.';
const stateOf = async (world: World): Promise<readonly string[]> =>
  (await world.ports.cases.parts(kestrelReference, 'action')).map(({ id, state }) => `${id} ${state.is}`);

/** Somebody of an agency opens their action, wherever its card stands, and marks it done. */
async function marksDone(world: World, who: Person, action: string, evidence: string): Promise<void> {
  const window = world.windowOf(who);
  await window.opens({ on: `${kestrelReference}/${action}` });
  await window.presses('Mark done');
  const fill = { 'Evidence of completion': evidence, 'Did it change the risk?': 'Better' };
  await window.presses('Mark done', { on: 'Evidence of completion', fill });
}
const opened = async (world: World): Promise<string> => {
  const window = world.windowOf(ravi);
  await window.says('my actions');
  return window.opens({ on: 'My actions' });
};

export const endTitle = 'S1, the end: four actions, and a birthday';

export const endSteps: readonly Step[] = [
  [
    'Kestrel is at the panel, and the police have a channel',
    async (world) => {
      await world.channelOf(ravi, police).says('link police');
      await world.has(kestrelReference, filledIn(), submitted(), noConflict(), consented());
      for (const [id, type, date] of [
        [preMset, 'preMset', '2027-01-12'],
        [panel, 'panel', '2027-01-19'],
      ] as const) {
        const input = { type, date, time: '14:00', chair: tess.objectId };
        await world.meets(id, [moira, 1, 'planMeeting', input]);
      }
      const invited = 'police,health,education,voluntary';
      await world.has(kestrelReference, [moira, 1, 'listCase', { meeting: preMset, invited, alike: [] }]);
      const starts = async (id: typeof preMset | typeof panel, when: string): Promise<void> => {
        world.clock.at(when);
        const people = [moira, tess, ravi, colin, ada, lee, vic].map(({ objectId }) => objectId);
        await world.meets(
          id,
          [tess, 1, 'startMeeting', {}],
          [tess, 1, 'recordAttendance', { people, way: 'room', confidential: 'yes' }],
        );
      };
      await starts(preMset, '2027-01-12T14:00:00Z');
      const rest = { band: '', bandRationale: '', dissent: '', actions: 'none' } as const;
      const input = { meeting: preMset, decision: 'toPanel', rationale: 'Two new phones.', ...rest };
      await world.has(kestrelReference, [tess, 1, 'recordDecision', input]);
      await world.meets(preMset, [tess, 1, 'endMeeting', { undecided: [] }]);
      await starts(panel, '2027-01-19T14:00:00Z');
    },
  ],
  [
    'Tess records “open with plan” and four actions: he is 15, so nothing is to be heeded before a CAWN',
    async (world) => {
      const window = world.windowOf(tess);
      await window.says('meetings');
      await window.opens({ on: 'Meetings', ref: panel });
      await window.presses('Open agenda');
      await window.presses('Next item', { on: 'Full panel' });
      const decision = {
        Decision: 'Open with plan',
        Rationale: 'Serious worry: county lines.',
        'Who leads it': 'Priya Testworth (lead worker)',
        'Risk band': 'Significant',
        'Why this band': 'Score 23; two new phones.',
      };
      await decides(window, 'Save, then actions', decision);
      await window.presses('Another', { fill: action(asked.cawn, `police|${ravi.objectId}`) });
      await window.presses('Another', { fill: action(asked.health, `health|${ada.objectId}`) });
      const third = action(asked.education, `education|${lee.objectId}`);
      const told = await window.presses('Next item', { on: 'What is to be done', fill: third });
      assert.match(told, /A3 is set[^]*Everything is decided/);
      await window.opens({ on: 'Agenda, Full panel', ref: kestrelReference });
      await window.presses('Add actions');
      const fourth = action(asked.voluntary, `voluntary|${vic.objectId}`);
      await window.presses('Next item', { on: 'What is to be done', fill: fourth });
      await world.meets(panel, [tess, 1, 'endMeeting', { undecided: [] }]);
      const [first, second] = await world.ports.cases.parts(kestrelReference, 'action');
      assert.deepEqual([first?.subType, first?.cawn, second?.subType], ['cawn', { legalStatus: 'notKnown' }, 'other']);
      const childCase = await world.caseOf(kestrelReference);
      assert.ok(childCase.stage === 'open');
      assert.equal(childCase.reviewBy, '2027-02-16');
    },
  ],
  [
    'all four are accepted: Ravi’s in the channel, whose post says nothing of the child',
    async (world) => {
      const windows = [world.channelOf(ravi, police), ...[ada, lee, vic].map((who) => world.windowOf(who))];
      for (const window of windows) {
        await window.opens({ on: 'Read it, then accept it' });
        await window.presses('Accept', { on: 'What is to be done' });
      }
      assert.deepEqual(await stateOf(world), ['A1 accepted', 'A2 accepted', 'A3 accepted', 'A4 accepted']);
      assert.match(world.channelOf(ravi, police).reads(), /Accepted by Sgt Ravi Mock/);
    },
  ],
  [
    'three are done; none of the three verifies their own, and Moira verifies them',
    async (world) => {
      // The receipt of Accept goes first, as it does two minutes after it was read.
      await world.passesTo(new Date(world.clock.nowMs() + 180_000).toISOString());
      world.clock.at('2027-02-04T10:00:00Z');
      await marksDone(world, ada, 'A2', done.ada);
      await marksDone(world, lee, 'A3', done.lee);
      await marksDone(world, vic, 'A4', done.vic);
      for (const [who, action] of [
        [ada, 'A2'],
        [lee, 'A3'],
        [vic, 'A4'],
      ] as const) {
        const { data } = world.windowOf(moira).sending('Read and verify', { on: `${kestrelReference}/${action}` });
        const own = await world.windowOf(who).sends('action.verify.go', data);
        assert.match(JSON.stringify(own.card), /verified by someone other than its owner/);
        const window = world.windowOf(moira);
        await window.opens({ on: `${kestrelReference}/${action}` });
        await window.presses('Verify', { on: `${kestrelReference}/${action}` });
        await window.presses('Verify', { on: 'You put your name to it' });
      }
      assert.deepEqual(await stateOf(world), ['A1 accepted', 'A2 verified', 'A3 verified', 'A4 verified']);
      const verifiers = (await world.ports.cases.parts(kestrelReference, 'action')).flatMap(({ state, owner }) =>
        state.is === 'verified' ? [[owner?.name, state.by.name]] : [],
      );
      assert.deepEqual(
        verifiers,
        [ada, lee, vic].map(({ name }) => [name, moira.name]),
      );
    },
  ],
  [
    'Ravi asks for more time, and Moira gives it: now his birthday comes before it is due, which both read',
    async (world) => {
      world.clock.at('2027-02-05T10:00:00Z');
      const window = world.windowOf(ravi);
      assert.ok(!(await opened(world)).includes('CAWN:'), 'due before his birthday');
      await window.presses('Ask for more time');
      const fill = { Reason: waits, 'New due date': '16/3/2027' };
      await window.presses('Ask for more time', { on: 'New due date', fill });
      const moiras = world.windowOf(moira);
      await moiras.opens({ on: 'More time has been asked for' });
      await moiras.presses('Answer');
      const given = { 'Is more time given?': 'Yes' };
      const answer = await moiras.presses('Answer', { on: 'Is more time given?', fill: given });
      for (const told of [answer, await opened(world)]) {
        assert.match(told, /CAWN: the child turns 16 on Sunday 14 March 2027, before this is due/);
      }
    },
  ],
  [
    'on the eve of his birthday it says so still; on the day that a notice now needs an order, and nothing is blocked',
    async (world) => {
      await world.passesTo('2027-03-09T09:00:00Z');
      await world.passesTo('2027-03-13T23:30:00Z');
      assert.match(await opened(world), /CAWN: the child turns 16 on Sunday 14 March 2027/);
      await world.passesTo('2027-03-14T00:30:00Z');
      const told = await opened(world);
      assert.match(
        told,
        /CAWN: the child is 16\. From 16 a notice needs a care order \(an interim one counts\)\. Check whether there is/,
      );
      assert.match(told, /\[ Mark done \]/);
    },
  ],
  [
    'on the day of the next panel Moira thinks of another one, and is warned as it is set; an order ends the warning',
    async (world) => {
      await world.passesTo('2027-03-15T09:00:00Z');
      await world.passesTo('2027-03-16T10:00:00Z');
      const window = world.windowOf(moira);
      await window.says(`case ${kestrelReference}`);
      await window.opens({ on: kestrelReference });
      await window.presses('Add action', { on: kestrelReference });
      const fill = {
        Action: asked.cawn,
        'Who does it': 'Northumbria Police: Sgt Ravi Mock',
        Type: 'Child Abduction Warning Notice (CAWN)',
        'What the owner needs to know': needed,
      };
      const told = await window.presses('Add action', { on: '‹', fill });
      assert.match(told, /CAWN: the child is 16\. From 16 a notice needs a care order \(an interim one counts\)/);
      await window.presses('Details', { on: 'CAWN: the child is 16' });
      const status = { 'Legal status of the child': 'Section 31 (care order)' };
      const saved = await window.presses('Details', { on: 'Legal status', fill: status });
      assert.ok(!saved.includes('CAWN:'), saved);
      const states = ['A1 accepted', 'A2 verified', 'A3 verified', 'A4 verified', 'A5 proposed'];
      assert.deepEqual(await stateOf(world), states);
    },
  ],
  [
    'and nothing that was posted, mailed or logged on the way holds anything of the child or of what was asked',
    async (world) => {
      const told = [...Object.values(asked), ...Object.values(done), needed, waits, 'Serious worry: county lines.'];
      const tracesIn = finderOf(kestrel, told);
      const outflow = await outflowOf(world);
      assert.ok(outflow.some(({ way }) => way === 'mail'));
      const posts = world.teams.arrived.filter(({ conversation }) => conversation.startsWith(police));
      assert.ok(posts.length >= 5, 'the channel has its posts');
      for (const text of told.slice(0, -1)) assert.ok(tracesIn(text).includes('narrative'), text);
      const found = outflow.flatMap(({ way, text }) =>
        tracesIn(text).map((kind) => `${kind} in a ${way}: ${text.slice(0, 300)}`),
      );
      assert.deepEqual(found, []);
      const stored = world
        .channelOf(ravi, police)
        .messages()
        .map((one) => JSON.stringify([one.stored, one.summary]));
      assert.deepEqual(stored.flatMap(tracesIn), []);
    },
  ],
];

/** Who has a chat with the bot. */
export const endPeople: readonly Person[] = [priya, colin, moira, ravi, ada, lee, vic, tess];
