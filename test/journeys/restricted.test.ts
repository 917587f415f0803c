// A restricted case (docs/process.md P10.7, P6.16): one by a slip, which is lifted; and one that a panel hears with those let in.
import assert from 'node:assert/strict';
import { lastDecided } from '../../src/reading/case/decided.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import {
  colin,
  consented,
  directory,
  filledIn,
  kestrel,
  kestrelReference as ref,
  moira,
  must,
  noConflict,
  priya,
  ravi,
  submitted,
  tess,
} from '../people/builders.ts';
import { everybody, type World } from '../worlds/harness.ts';
import { journey } from './journey.ts';
import { groupChat } from './people/group-chat.ts';
import { readable } from './people/readable.ts';
import { action, decides } from './people/deeds.ts';

const named = (name: string): Person => must(directory.people.find((person) => person.name === name));
const [ada, lee, joss] = [named('Nurse Ada Dummy'), named('Mr Lee Placeholder'), named('Joss Sample')];
const people = [...everybody, tess, ada, lee, joss];
const panel = 'panel-2027-01-19';
const chat = '19:meeting_mset@thread.v2';
const unavailable = /This case is not available to you/;

/** What a person reads when they type the reference. */
const asks = async (world: World, who: Person): Promise<string> => {
  const window = world.windowOf(who);
  await window.says(`case ${ref}`);
  return window.reads();
};
/** Opens the case, then a button of it, behind More if need be. */
const chooses = async (world: World, who: Person, title: string): Promise<string> => {
  const window = world.windowOf(who);
  await window.says(`case ${ref}`);
  await window.opens({ on: ref });
  await window.presses('More', { on: ref });
  return window.presses(title, { on: ref });
};

/** Moira lets somebody in. */
const names = async (world: World, who: Person): Promise<void> => {
  await chooses(world, moira, 'Name person');
  const fill = { Person: who.name, 'Why they need to see it': 'The panel hears it.' };
  const done = await world.windowOf(moira).presses('Name person', { on: 'Why they need', fill });
  assert.match(done, new RegExp(`✓ Let in: ${who.name}`));
};
/** Opens the agenda from the meeting's chat: it is posted in the person's own. */
const agenda = async (world: World, who: Person): Promise<string> => {
  await groupChat(world, chat).presses(who, 'Open agenda');
  return readable(world.windowOf(who).card('Agenda, Full panel').stored);
};
const readsOf = async (world: World, who: Person, verb: string, data: object): Promise<string> =>
  readable(must((await world.windowOf(who).sends(verb, { meeting: panel, ...data })).card));
const opened = {
  Decision: 'Open with plan',
  Rationale: 'Significant worry: county lines.',
  'Who leads it': 'Priya Testworth (lead worker)',
  'Risk band': 'Significant',
  'Why this band': 'Score 23; two new phones.',
};

journey(
  'Restricted by a slip, and put right',
  'restricted-slip',
  [
    [
      'Priya presses Yes where she meant No, and sends it: neither the managers above nor the chair see the case',
      async (world) => {
        await world.has(
          ref,
          filledIn(priya, { ...kestrel, knowsFamily: 'yes' }),
          submitted(),
          noConflict(),
          consented(),
        );
        assert.equal((await world.caseOf(ref)).restricted, 'referrerKnowsFamily');
        assert.match(await asks(world, tess), unavailable);
      },
    ],
    [
      'Moira rings her, and lifts the restriction; the reason is asked for',
      async (world) => {
        const window = world.windowOf(moira);
        await chooses(world, moira, 'Lift restriction');
        assert.match(await window.presses('Lift restriction', { on: 'Reason' }), /Reason: this is needed/);
        const fill = { Reason: 'Priya pressed Yes by mistake. Neither she nor her team knows the family.' };
        assert.match(await window.presses('Lift restriction', { on: 'Reason', fill }), /The restriction is lifted/);
        assert.equal((await world.caseOf(ref)).restricted, undefined);
      },
    ],
    [
      'the chair sees the case, and the history says who lifted it',
      async (world) => {
        await asks(world, tess);
        const opened = await world.windowOf(tess).opens({ on: ref });
        assert.ok(!opened.includes('Restricted'), opened);
        assert.match(
          await world.windowOf(tess).steps({ on: ref }),
          /Moira Example\. Restriction lifted\.\nReason: Priya pressed Yes by mistake\./,
        );
      },
    ],
  ],
  directory,
  people,
);

journey(
  'A restricted case is heard at a panel by those let in',
  'restricted-panel',
  [
    [
      'the pre-MSET sent Kestrel on; then the family turns out to be a councillor’s, and Moira restricts the case',
      async (world) => {
        await world.has(ref, filledIn(), submitted(), noConflict(), consented());
        await world.meets('preMset-2027-01-12', [
          moira,
          1,
          'planMeeting',
          { type: 'preMset', date: '2027-01-12', time: '14:00', chair: tess.objectId },
        ]);
        await world.meets('panel-2027-01-19', [
          moira,
          1,
          'planMeeting',
          { type: 'panel', date: '2027-01-19', time: '14:00', chair: tess.objectId },
        ]);
        await world.has(ref, [
          moira,
          1,
          'listCase',
          { meeting: 'preMset-2027-01-12', invited: 'police,health', alike: [] },
        ]);
        world.clock.at('2027-01-12T14:00:00Z');
        const there = [moira, tess, ravi, colin].map(({ objectId }) => objectId);
        await world.meets(
          'preMset-2027-01-12',
          [moira, 1, 'startMeeting', {}],
          [moira, 1, 'recordAttendance', { people: there, way: 'room', confidential: 'yes' }],
        );
        const words = {
          rationale: 'Two new phones.',
          band: '',
          bandRationale: '',
          dissent: '',
          actions: 'none',
        } as const;
        await world.has(ref, [
          tess,
          1,
          'recordDecision',
          { meeting: 'preMset-2027-01-12', decision: 'toPanel', ...words },
        ]);
        world.clock.at('2027-01-13T09:00:00Z');
        await chooses(world, moira, 'Restrict');
        const fill = { Ground: 'High profile', Reason: 'His father is a councillor.' };
        const done = await world.windowOf(moira).presses('Restrict', { on: 'Ground', fill });
        assert.match(done, /Name person, under More, lets in the chair/);
      },
    ],
    [
      'the chair, the police and education are told “not available”, like anybody for whom there is no such case',
      async (world) => {
        for (const who of [tess, ravi, lee]) assert.match(await asks(world, who), unavailable, who.name);
      },
    ],
    [
      'Moira lets in the chair, the police and health; each has a card that says nothing of why',
      async (world) => {
        for (const who of [tess, ravi, ada]) {
          await names(world, who);
          const opened = await world.windowOf(who).opens({ on: 'Going to panel' });
          assert.match(opened, /Restricted: only the people named for this case see it/, who.name);
          const stored = JSON.stringify(
            world
              .windowOf(who)
              .messages()
              .map((message) => message.stored),
          );
          assert.doesNotMatch(stored, /estricted/, 'what stays in the chat does not say it');
        }
      },
    ],
    [
      'at the panel Lee’s agenda has a restricted item and a time; the chair’s has the case',
      async (world) => {
        world.clock.at('2027-01-19T14:00:00Z');
        const here = groupChat(world, chat);
        await here.says(moira, 'link panel');
        await here.tells(tess, 'Start');
        for (const who of [tess, ravi, colin, ada, lee, joss, moira]) await here.presses(who, 'I am here');
        const lees = await agenda(world, lee);
        assert.match(lees, /\*\*A restricted item\*\*\n14:00\nheard by the people named for it\n/);
        assert.ok(!lees.includes(ref));
        assert.ok((await agenda(world, tess)).includes(ref));
      },
    ],
    [
      'those let in are not quorate to open the case: the answer says who is missing, and nothing typed is lost',
      async (world) => {
        const window = world.windowOf(tess);
        await window.presses('Next item', { on: 'Agenda, Full panel' });
        const answer = await window.presses('Go on', { fill: { Decision: opened.Decision } });
        assert.match(
          answer,
          /With the people let in to this restricted case, the meeting is not quorate\. Missing: Education or /,
        );
      },
    ],
    [
      'Moira lets in youth justice, and the case is opened, with an action for Lee, who was not in the room',
      async (world) => {
        await names(world, joss);
        const window = world.windowOf(tess);
        await agenda(world, tess);
        await window.presses('Next item', { on: 'Agenda, Full panel' });
        await decides(window, 'Save, then actions', opened);
        const fill = action('Agree a full timetable.', `education|${lee.objectId}`);
        assert.match(await window.presses('Next item', { on: 'What is to be done', fill }), /A1 is set/);
        const childCase = await world.caseOf(ref);
        const last = must(await lastDecided(world.ports.cases, childCase));
        assert.deepEqual(
          [childCase.stage, last.quorate, last.present.map(({ name }) => name)],
          ['open', true, [tess, ravi, colin, ada, joss, moira].map(({ name }) => name)],
        );
      },
    ],
    [
      'Lee reads his own action, and nothing else of the case',
      async (world) => {
        const window = world.windowOf(lee);
        const action = await window.opens({ on: 'Your action' });
        assert.match(action, /Agree a full timetable\./);
        assert.doesNotMatch(action, /county lines|Two new phones/);
        assert.match(await asks(world, lee), unavailable);
      },
    ],
    [
      'his minutes have a restricted item; the chair’s extract says who was in the room',
      async (world) => {
        await world.meets(panel, [tess, 1, 'endMeeting', { undecided: [] }]);
        const lees = await readsOf(world, lee, 'minutes.open', { from: 0 });
        assert.match(lees, /A restricted item is minuted for the people named for it only\./);
        assert.match(await readsOf(world, lee, 'minutes.extract', { ref }), unavailable);
        const extract = await readsOf(world, tess, 'minutes.extract', { ref });
        assert.match(extract, /Who was present[^]*Nurse Ada Dummy/);
        assert.ok(!extract.includes(`: ${lee.name}\n`), extract);
      },
    ],
  ],
  directory,
  people,
);
