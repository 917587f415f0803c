// S1 of docs/process.md 19 from Received to Open: a pre-MSET and its panel, in the meeting's own chat and in people's own.
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
import { groupChat } from './people/group-chat.ts';
import { journey } from './journey.ts';
import { action, decides } from './people/deeds.ts';

const named = (name: string): Person => must(directory.people.find((person) => person.name === name));
const [ada, lee, joss] = [named('Nurse Ada Dummy'), named('Mr Lee Placeholder'), named('Joss Sample')];
const people = [priya, colin, moira, ravi, ada, lee, joss, tess];
const chat = '19:meeting_mset@thread.v2';
const meetingOf = async (world: World, id: 'preMset-2027-01-12' | 'panel-2027-01-19') =>
  must(await world.ports.meetings.load(id)).value.root;

journey(
  'A pre-MSET and its panel',
  'meeting-cycle',
  [
    [
      'Moira plans the pre-MSET of 12 January and links the meeting’s chat',
      async (world) => {
        await world.has(kestrelReference, filledIn(priya, kestrel), submitted(), noConflict(), consented());
        await world.windowOf(moira).says('meetings');
        await world.windowOf(moira).presses('New meeting');
        const fill = { Date: '12/1/2027', Chair: 'Tess Gavel' };
        const answer = await world.windowOf(moira).presses('New meeting', { on: '‹', fill });
        assert.match(answer, /Pre-MSET is planned[^]*Tue 12 Jan 14:00/);
        await groupChat(world, chat).says(moira, 'link pre-MSET');
        await groupChat(world, chat).says(moira, 'link panel');
        assert.match(groupChat(world, chat).reads().join(), /now linked to Full panel meetings/);
      },
    ],
    [
      'she lists Kestrel for it',
      async (world) => {
        const window = world.windowOf(moira);
        await window.opens({ on: 'Referral received' });
        await window.presses('List for pre-MSET');
        await window.presses('List for pre-MSET', { on: '‹' });
        assert.equal((await world.caseOf(kestrelReference)).stage, 'listed');
      },
    ],
    [
      'Teams tells that the meeting began, because Tess joined: the chat has its post, and people say that they are there',
      async (world) => {
        world.clock.at('2027-01-12T14:00:00Z');
        const here = groupChat(world, chat);
        await here.tells(tess, 'Start');
        await here.tells(tess, 'Start');
        assert.equal((await meetingOf(world, 'preMset-2027-01-12')).facts, 2, 'repeated events do nothing more');
        assert.match(here.reads().at(-1) ?? '', /● Under way\n# Pre-MSET[^]*confidential[^]*I am here/);
        const posts = world.teams.chat(chat).length;
        for (const who of [tess, ravi, ada]) assert.match(await here.presses(who, 'I am here'), /recorded as present/);
        assert.equal(world.teams.chat(chat).length, posts, 'the shared post does not change');
      },
    ],
    [
      'Moira records Colin, who is in the room, and opens the agenda from the chat: hers is in her own',
      async (world) => {
        const here = groupChat(world, chat);
        await here.presses(moira, 'I am here');
        await world.windowOf(moira).says('meetings');
        await world.windowOf(moira).opens({ on: 'Meetings' });
        await world.windowOf(moira).presses('Record attendance');
        const fill = {
          'Needed for the quorum': colin.objectId,
          How: 'In the room',
          'Have they accepted the confidentiality statement?': 'Yes',
        };
        const answer = await world.windowOf(moira).presses('Record attendance', { on: '‹', fill });
        assert.match(answer, /\*\*✓ Quorate\*\* · under way/);
        assert.match(await here.presses(moira, 'Open agenda'), /in your own chat/);
        const agenda = world.windowOf(moira).card('Agenda, Pre-MSET');
        assert.ok(!JSON.stringify(agenda.stored).includes('Madeup'));
      },
    ],
    [
      'she records “to full panel” with an action in two presses, and the panel is planned',
      async (world) => {
        const window = world.windowOf(moira);
        await window.presses('Next item');
        const fill = { Decision: 'To full panel', Rationale: 'Two new phones and three missing episodes.' };
        assert.match(await decides(window, 'Save, then actions', fill), /Full panel on Tuesday 19 January 2027/);
        const visit = action('Visit the takeaway.', `police|${ravi.objectId}`);
        assert.match(await window.presses('Next item', { on: 'What is to be done', fill: visit }), /A1 is set/);
        assert.equal((await meetingOf(world, 'panel-2027-01-19')).state, 'planned');
        assert.equal((await world.caseOf(kestrelReference)).stage, 'toPanel');
      },
    ],
    [
      'Teams tells that it ended: the post says so, once',
      async (world) => {
        world.clock.at('2027-01-12T15:00:00Z');
        const here = groupChat(world, chat);
        await here.tells(priya, 'End');
        assert.equal((await meetingOf(world, 'preMset-2027-01-12')).state, 'started', 'Priya runs no meetings');
        await here.tells(tess, 'End');
        await here.tells(tess, 'End');
        const ended = await meetingOf(world, 'preMset-2027-01-12');
        assert.ok(ended.state === 'ended');
        assert.ok(ended.quorate);
        assert.deepEqual(ended.absent, [], 'of those invited');
        assert.match(here.reads().at(-1) ?? '', /This meeting has ended/);
      },
    ],
    [
      'the panel of 19 January opens the case with three more actions and a review',
      async (world) => {
        world.clock.at('2027-01-19T14:00:00Z');
        const here = groupChat(world, chat);
        await here.tells(tess, 'Start');
        for (const who of [tess, ravi, ada, lee, colin]) await here.presses(who, 'I am here');
        await here.presses(tess, 'Open agenda');
        const window = world.windowOf(tess);
        await window.presses('Next item', { on: 'Full panel' });
        const fill = {
          Decision: 'Open with plan',
          Rationale: 'Significant worry: county lines.',
          'Who leads it': 'Priya Testworth (lead worker)',
          'Risk band': 'Significant',
          'Why this band': 'Score 23; two new phones.',
        };
        await decides(window, 'Save, then actions', fill);
        const health = action('Offer a health assessment.', `health|${ada.objectId}`);
        await window.presses('Another', { on: 'What is to be done', fill: health });
        await window.presses('Another', { fill: action('Agree a full timetable.', `education|${lee.objectId}`) });
        const cawn = action('Check whether a CAWN can be served.', `police|${ravi.objectId}`);
        assert.match(await window.presses('Next item', { on: 'What is to be done', fill: cawn }), /A4 is set/);
        const childCase = await world.caseOf(kestrelReference);
        assert.ok(childCase.stage === 'open');
        // No panel is planned by then: it comes to the first that is, and people are told.
        assert.deepEqual([childCase.reviewBy, childCase.unplanned], ['2027-02-16', true]);
        assert.equal((await world.ports.cases.parts(kestrelReference, 'action')).length, 4);
        assert.match(
          world.windowOf(priya).reads(),
          /A review is due by Tuesday 16 February 2027, and no panel is planned before then/,
        );
      },
    ],
    [
      'Tess ends it after seeing what is undecided, reads the minutes and approves them',
      async (world) => {
        const window = world.windowOf(tess);
        await window.presses('Open the meeting');
        assert.match(await window.presses('End meeting'), /Everything is decided/);
        await window.presses('End meeting', { on: 'End meeting?' });
        assert.match(
          await window.presses('Minutes'),
          /Grounds for escalation[^]*Open with plan[^]*Check whether a CAWN/,
        );
        assert.match(await window.presses('Extract'), /this child only/);
        await window.presses('Back');
        assert.match(await window.presses('Approve the minutes'), /Minutes approved/);
      },
    ],
  ],
  directory,
  people,
);
