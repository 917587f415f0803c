// O15: a correction on a restricted item is read by those named for the case alone, who disagreed by fewer still, and it lies
// with the case (docs/process.md 27).
import assert from 'node:assert/strict';
import type { Person } from '../../src/domain/people/actor.ts';
import {
  colin,
  consented,
  directory,
  filledIn,
  kestrelReference as ref,
  moira,
  must,
  noConflict,
  priya,
  ravi,
  submitted,
  tess,
} from '../people/builders.ts';
import { pagesOver } from '../web/people/page-world.ts';
import { everybody, type World } from '../worlds/harness.ts';
import { journey } from './journey.ts';
import { readable } from './people/readable.ts';

const named = (name: string): Person => must(directory.people.find((person) => person.name === name));
const [ada, lee, joss] = [named('Nurse Ada Dummy'), named('Mr Lee Placeholder'), named('Joss Sample')];
const preMset = 'preMset-2027-01-12';
const panel = 'panel-2027-01-19';
const said = { aunt: 'It was the aunt who rang, not the mother.', dissent: 'It was Health that disagreed.' };
const unavailable = /This case is not available to you/;

const readsOf = async (world: World, who: Person, verb: string, data: object = {}): Promise<string> =>
  readable(must((await world.windowOf(who).sends(verb, { meeting: panel, ref, ...data })).card));
const comes = (people: readonly Person[]) => people.map(({ objectId }) => objectId);
const plans = (type: string, date: string) =>
  [moira, 1, 'planMeeting', { type, date, time: '14:00', chair: tess.objectId }] as const;
const decides = (meeting: string, decision: string) =>
  [
    tess,
    1,
    'recordDecision',
    {
      meeting,
      decision,
      rationale: 'The mother rang: two new phones.',
      lead: 'Priya Testworth',
      band: decision === 'open' ? 'moderate' : '',
      bandRationale: decision === 'open' ? 'Score 12.' : '',
      dissent: decision === 'open' ? 'Education disagreed.' : '',
      actions: 'none',
    },
  ] as const;

journey(
  'What the minutes say of a restricted item is put right',
  'item-correction',
  [
    [
      'the panel hears a restricted case with those let in, and ends',
      async (world) => {
        await world.has(ref, filledIn(), submitted(), noConflict(), consented());
        await world.meets(preMset, plans('preMset', '2027-01-12'));
        await world.meets(panel, plans('panel', '2027-01-19'));
        await world.has(ref, [moira, 1, 'listCase', { meeting: preMset, invited: 'police,health', alike: [] }]);
        world.clock.at('2027-01-12T14:00:00Z');
        const here = { way: 'room', confidential: 'yes' };
        await world.meets(
          preMset,
          [moira, 1, 'startMeeting', {}],
          [moira, 1, 'recordAttendance', { people: comes([moira, tess, ravi, colin]), ...here }],
        );
        await world.has(ref, decides(preMset, 'toPanel'));
        await world.has(ref, [moira, 1, 'restrict', { ground: 'highProfile', reason: 'His father is a councillor.' }]);
        for (const { objectId: person } of [tess, ravi, ada, joss])
          await world.has(ref, [moira, 1, 'namePerson', { person, reason: 'The panel hears it.' }]);
        world.clock.at('2027-01-19T14:00:00Z');
        await world.meets(
          panel,
          [moira, 1, 'startMeeting', {}],
          [moira, 1, 'recordAttendance', { people: comes([moira, tess, ravi, colin, ada, lee, joss]), ...here }],
        );
        await world.has(ref, decides(panel, 'open'));
        await world.meets(panel, [tess, 60, 'endMeeting', { undecided: [] }]);
        assert.equal((await world.caseOf(ref)).stage, 'open');
      },
    ],
    [
      'Ada writes in Correct the minutes what is about a case: it is taken to its item, and nothing is typed again',
      async (world) => {
        world.clock.at('2027-01-20T10:00:00Z');
        const window = world.windowOf(ada);
        await window.says('meetings');
        await window.opens({ on: 'Full panel', ref: panel });
        await window.presses('Minutes');
        await window.presses('Correct the minutes');
        const led = await window.presses('Correct the minutes', {
          on: 'Correction',
          fill: { Correction: `${ref}: ${said.aunt}` },
        });
        assert.match(led, /Correct this item[^]*Only people who may read this case can read it/);
        assert.match(
          led,
          /Minutes of: Full panel on Tuesday 19 January 2027\nDecision: Open with plan\nRationale: The mother rang: two new phones\.\nWho disagreed: Education disagreed\./,
        );
        const fill = { 'What is put right?': 'What was said, decided and why', Correction: said.aunt };
        const done = await window.presses('Save correction', { fill });
        assert.match(
          done,
          /The correction is at its item[^]*Correction of the item of Full panel on Tuesday 19 January 2027 by Nurse Ada Dummy, Wed 20 Jan 10:0\d: It was the aunt/,
        );
      },
    ],
    [
      'she puts right who disagreed from the extract',
      async (world) => {
        const window = world.windowOf(ada);
        await window.presses('Correct this item');
        const fill = { 'What is put right?': 'Who disagreed, and why', Correction: said.dissent };
        assert.match(
          await window.presses('Save correction', { fill }),
          /Correction of the item of Full panel on Tuesday 19 January 2027, about who disagreed, by Nurse Ada Dummy/,
        );
      },
    ],
    [
      'the chair reads both at the item and on paper; Priya, who leads the case, reads the first alone',
      async (world) => {
        for (const text of Object.values(said)) {
          assert.ok((await readsOf(world, tess, 'minutes.open', { from: 0 })).includes(text));
          const print = await pagesOver(world.ports).read(tess, 'printExtract', { meeting: panel, reference: ref });
          assert.ok(JSON.stringify(print).includes(text));
        }
        const { picture } = must(await pagesOver(world.ports).read(tess, 'case', { reference: ref }));
        const decided = picture.filter(({ of }) => of === 'decided').map(({ title }) => title);
        assert.equal(decided.at(-1), 'Statements and corrections', 'beneath the decision that is put right');
        const window = world.windowOf(priya);
        await window.says(`case ${ref}`);
        await window.opens();
        const story = await window.presses('History');
        assert.ok(story.includes(said.aunt));
        assert.ok(!story.includes(said.dissent) && !story.includes('Education disagreed'));
      },
    ],
    [
      'Lee was in the building and not in the room: for him there is no such correction, and none that he could write',
      async (world) => {
        const minutes = await readsOf(world, lee, 'minutes.open', { from: 0 });
        assert.match(minutes, /A restricted item is minuted for the people named for it only\./);
        assert.doesNotMatch(minutes, /aunt|Health that disagreed|MSET-/);
        for (const verb of ['minutes.extract', 'item.correct'])
          assert.match(await readsOf(world, lee, verb), unavailable);
        assert.match(await readsOf(world, lee, 'item.correct.go', { about: 'decision', text: 'No.' }), unavailable);
        const back = await readsOf(world, lee, 'minutes.correct.go', { text: `${ref}: was it decided?` });
        const other = await readsOf(world, lee, 'minutes.correct.go', { text: 'MSET-0000-1Y: was it decided?' });
        assert.equal(back.replaceAll(ref, ''), other.replaceAll('MSET-0000-1Y', ''), 'as of any other reference');
        const names = await readsOf(world, lee, 'minutes.correct.go', { text: 'Madeup came at three.' });
        assert.doesNotMatch(names, /a child of the meeting/, 'a name that he guesses is not confirmed');
      },
    ],
    [
      'it lies with the case, and nowhere in the meeting; who is kept out of the case finds it no more',
      async (world) => {
        const words = /aunt who rang|Health that disagreed/;
        const [meeting, facts] = await Promise.all([
          world.ports.meetings.load(panel),
          world.ports.meetings.facts(panel),
        ]);
        assert.doesNotMatch(JSON.stringify([meeting, facts]), words);
        assert.match(JSON.stringify(await world.ports.cases.parts(ref, 'statement')), words);
        assert.match(await readsOf(world, joss, 'minutes.extract'), words);
        await world.has(ref, [moira, 1, 'keepOut', { person: joss.objectId, reason: 'His cousin.' }]);
        assert.match(await readsOf(world, joss, 'minutes.extract'), unavailable);
        assert.doesNotMatch(await readsOf(world, joss, 'minutes.open', { from: 0 }), /aunt|MSET-|estricted/);
      },
    ],
    [
      'once the chair has approved the minutes, an item is corrected no more',
      async (world) => {
        await world.meets(panel, [tess, 1, 'approveMinutes', {}]);
        assert.doesNotMatch(await readsOf(world, ada, 'minutes.extract'), /Correct this item/);
        assert.match(await readsOf(world, ada, 'item.correct'), /approved by Tess Gavel/);
      },
    ],
    [
      'Priya writes down what the boy says of the decision: it stands beside it, and changes nothing of it',
      async (world) => {
        const window = world.windowOf(priya);
        await window.says(`case ${ref}`);
        await window.opens();
        await window.presses('More');
        await window.presses('Add a statement');
        const first = { 'Whose words are they?': 'The child', 'When did they say it?': '20/1/2027' };
        await window.presses('Next', { fill: first });
        const fill = {
          'What is it about?': 'Open with plan, Full panel on Tuesday 19 January 2027',
          'What they say': 'No one asked me about the phones.',
        };
        assert.match(await window.presses('Save statement', { fill }), /The statement is added/);
        assert.match(
          await readsOf(world, tess, 'minutes.extract'),
          /The child, Wednesday 20 January 2027; written down by Priya/,
        );
        const ofAll = { whose: 'child', name: '', saidOn: '20/1/2027', about: 'case', text: 'You are too many.' };
        await world.has(ref, [priya, 1, 'addStatement', ofAll]);
        const { picture } = must(await pagesOver(world.ports).read(priya, 'case', { reference: ref }));
        const open = picture.find(({ lines }) => lines.some(({ value }) => value === ofAll.text));
        assert.deepEqual([open?.title, open?.of], ['Statements and corrections', undefined], 'in no fold of the page');
      },
    ],
  ],
  directory,
  [...everybody, tess, ada, lee, joss],
);
