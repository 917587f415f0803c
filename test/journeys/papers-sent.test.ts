// Health sends papers for the police only by mistake: put right, with who could read them meanwhile; sent again after papers had
// closed they are late; the item, the end of the meeting and its minutes say whose came and whose did not (docs/process.md 24).
import assert from 'node:assert/strict';
import type { Person } from '../../src/domain/people/actor.ts';
import {
  consented,
  directory,
  filledIn,
  kestrelReference,
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
import { decided, id, listed, plans, starts } from './people/s11-deeds.ts';

const personNamed = (wanted: string): Person => must(directory.people.find(({ name }) => name === wanted));
const [ada, lee] = [personNamed('Nurse Ada Dummy'), personNamed('Mr Lee Placeholder')];
const knows = 'Seen twice in A&E since May, both times at night.';

/** The item of the case, from the agenda. */
async function item(world: World, who: Person): Promise<string> {
  const window = world.windowOf(who);
  await window.says('meetings');
  await window.opens({ on: 'Meetings' });
  await window.presses('Open agenda');
  return window.opens({ on: 'Agenda', ref: kestrelReference });
}
/** What agencies sent, from the case. */
async function papers(world: World, who: Person): Promise<string> {
  const window = world.windowOf(who);
  await window.says(`case ${kestrelReference}`);
  await window.opens({ on: kestrelReference });
  return window.presses('What agencies sent', { on: kestrelReference });
}

journey(
  'Health sends papers for the police only by mistake, and puts that right',
  'papers-sent',
  [
    [
      'the meeting tells Ada how many papers her agency has to send, the agenda of which child',
      async (world) => {
        await plans(world);
        await world.has(kestrelReference, filledIn(), submitted(), noConflict(), consented());
        await world.has(kestrelReference, listed('police,health,education'));
        const window = world.windowOf(ada);
        await window.says('meetings');
        assert.match(await window.opens({ on: 'Meetings' }), /Papers of your agency: 0 of 1 sent/);
        assert.match(await window.presses('Open agenda'), /papers to send/);
        const shown = await window.opens({ on: 'Agenda', ref: kestrelReference });
        assert.ok(!shown.includes('What agencies sent'), 'papers have not closed, and there are none');
      },
    ],
    [
      'she sends them on two pages, asked first for what is missing',
      async (world) => {
        const window = world.windowOf(ada);
        assert.match(await window.presses('Send papers', { on: kestrelReference }), /Papers close Tue 5 Jan 17:00/);
        assert.match(await window.presses('Next', { on: 'Send papers' }), /What we know: this is needed/);
        const second = await window.presses('Next', {
          on: 'Send papers',
          fill: { 'Does your agency know this child?': 'Yes, as written below', 'What we know': knows },
        });
        assert.match(second, /page 2 of 2/);
        const sent = await window.presses('Send', {
          on: 'page 2 of 2',
          fill: { 'Our view of the risk': 'Moderate', 'Who may read it': 'Police only' },
        });
        assert.match(sent, /✓ Papers of Health sent[^]*Read by: police only/);
        assert.match(await window.presses('Agenda', { on: 'What agencies sent' }), /your papers sent/);
      },
    ],
    [
      'the chair and the lead worker are told that there are some, and for whom; the co-ordinator their view; the police read them',
      async (world) => {
        for (const [who, line] of [
          [tess, 'papers for the police only'],
          [moira, 'Moderate'],
        ] as const) {
          const shown = await item(world, who);
          assert.ok(shown.includes(`Papers of Health: ${line}`), shown);
          assert.match(shown, /No papers from: Northumbria Police, Education/);
          assert.ok(!shown.includes(knows), who.name);
        }
        assert.match(await papers(world, priya), /Health[^]*papers for the police only/);
        await papers(world, ravi);
        const read = await world.windowOf(ravi).presses('open', { on: 'What agencies sent' });
        assert.ok(read.includes(knows), read);
      },
    ],
    [
      'Ada puts the mark right, and reads who could have read them meanwhile',
      async (world) => {
        const window = world.windowOf(ada);
        await papers(world, ada);
        await window.presses('open', { on: 'What agencies sent' });
        await window.presses('Put mark right', { on: 'Papers of Health' });
        const right = await window.presses('Put mark right', {
          on: 'Put mark right',
          fill: { 'Who may read it': 'The lead worker and health', Reason: 'The wrong one was ticked.' },
        });
        assert.match(right, /✓ Who may read the papers is put right[^]*Could read them until now: [^\n]*Sgt Ravi Mock/);
        const one = await window.presses('open', { on: 'What agencies sent' });
        assert.match(one, /Who could read it before[^]*police only\. Could read it by that alone: [^\n]*Sgt Ravi Mock/);
      },
    ],
    [
      'now the lead worker reads their view, the police only that there are some',
      async (world) => {
        assert.match(await papers(world, priya), /Health[^]*Moderate/);
        const ravis = await papers(world, ravi);
        assert.match(ravis, /papers for the lead worker and health/);
        for (const hint of ['Moderate', knows]) assert.ok(!ravis.includes(hint), hint);
        await world.windowOf(priya).presses('Back', { on: 'What agencies sent' });
        const history = await world.windowOf(priya).steps({ on: kestrelReference });
        assert.match(history, /Papers of Health sent[^]*Who may read papers put right|Who may read papers put right/);
      },
    ],
    [
      'the day after papers closed she sends them again for all: they are taken, and marked as late',
      async (world) => {
        world.clock.at('2027-01-06T10:00:00Z');
        const window = world.windowOf(ada);
        await item(world, ada);
        const again = await window.presses('Send papers', { on: kestrelReference });
        assert.ok(again.includes(knows), 'what was sent before stands in the form');
        await window.presses('Next', { on: 'Send papers', fill: { 'What we know': `${knows} Again on Sunday.` } });
        const sent = await window.presses('Send', {
          on: 'page 2 of 2',
          fill: { 'Our view of the risk': 'Significant', 'Who may read it': 'All who may read the case' },
        });
        assert.match(sent, /They are marked as late/);
        const read = await window.presses('open', { on: 'What agencies sent' });
        assert.match(read, /Again on Sunday\.[^]*late · [^]*Sent before; the newest counts/);
      },
    ],
    [
      'the item says it to everyone in the room; the end names who sent none, and the minutes each agency’s view',
      async (world) => {
        await starts(world, ada, lee);
        assert.match(
          await item(world, tess),
          /Papers of Health: Significant, late[^]*No papers from: Northumbria Police, Education/,
        );
        await world.has(kestrelReference, decided('Early help', 'Vic Demo'));
        const window = world.windowOf(tess);
        await window.presses('Back to agenda');
        await window.presses('Open the meeting');
        assert.match(await window.presses('End meeting'), /No papers came from (?![^.]*Health)[^.]*Northumbria Police/);
        await window.presses('End meeting', { on: 'End' });
        const minutes = await window.presses('Minutes');
        assert.match(minutes, /Papers received from: Health/);
        assert.match(minutes, /Papers of Health: Significant, late\nNo papers from: Northumbria Police, Education/);
        for (const hint of [knows, 'Again on Sunday']) assert.ok(!minutes.includes(hint), hint);
        assert.equal((await world.ports.meetings.load(id))?.value.root.state, 'ended');
      },
    ],
  ],
  directory,
  [...everybody, tess, ada, lee],
);
