// A strategy meeting about one child with the police and health, a mapping meeting about two, and what is refused
// (docs/process.md P6.27).
import assert from 'node:assert/strict';
import {
  colin,
  consented,
  filledIn,
  greta,
  heron,
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
import { mintReference } from '../../src/domain/kernel/ids.ts';
import { ada, listed, other } from '../people/meeting-builders.ts';
import { journey } from './journey.ts';
import type { PersonWindow } from './people/person-window.ts';

const received: Told = [filledIn(priya, kestrel), submitted(), noConflict(), consented()];
/** Only education is invited to the pre-MSET of either child. */
const onAgenda: Told = [...received, listed(undefined, 'education')];
const othersCase: Told = [
  filledIn(priya, heron),
  submitted(),
  noConflict(greta),
  consented(greta),
  listed(undefined, 'education'),
];
const plan = {
  'Meeting type': 'strategy',
  'What it is for': 'What keeps him safe this week',
  Date: '8/1/2027',
  'Start time': '10:00',
  'Place, or link to join': 'https://teams.microsoft.com/l/meetup-join/19',
  Chair: tess.objectId,
};

/** Of no case that there is: to Moira the same as of one that she may not read. */
const unknown = mintReference(new Uint8Array(8).fill(77));
let sent: ReturnType<PersonWindow['sending']>;
journey(
  'A strategy meeting about one child, and a mapping meeting about two',
  'gathering',
  [
    [
      'Kestrel and Heron are on the agenda of a pre-MSET that neither the police nor health is invited to',
      async (world) => {
        const window = world.windowOf(moira);
        await window.says('meetings');
        await window.presses('New meeting');
        await window.presses('New meeting', { on: '‹', fill: { Date: '12/1/2027', Chair: 'Tess Gavel' } });
        await world.has(ref, ...onAgenda);
        await world.has(other, ...othersCase);
        assert.equal((await world.caseOf(ref)).stage, 'listed');
        await world.windowOf(ravi).says(`case ${ref}`);
        assert.match(world.windowOf(ravi).reads(), /not available to you/);
      },
    ],
    [
      'Noor, who works with another child, is offered no meeting; Priya, the lead worker, a strategy meeting alone',
      async (world) => {
        await world.windowOf(noor).says(`case ${ref}`);
        assert.match(world.windowOf(noor).reads(), /not available to you/);
        const window = world.windowOf(priya);
        await window.says(`case ${ref}`);
        await window.opens({ on: ref });
        await window.presses('More', { on: ref });
        const form = await window.presses('Plan a meeting', { on: 'More' });
        assert.match(form, /Strategy meeting/);
        assert.doesNotMatch(form, /Mapping meeting/);
      },
    ],
    [
      'Moira plans one with the police and health for Friday; the case stays where it is',
      async (world) => {
        const window = world.windowOf(moira);
        await window.says(`case ${ref}`);
        await window.opens({ on: ref });
        await window.presses('More', { on: ref });
        await window.presses('Plan a meeting', { on: 'More' });
        await window.presses('Next', { on: '‹', fill: plan });
        const press = { on: '‹', fill: { 'Who is invited': 'agency:police,agency:health' } };
        sent = window.sending('Plan a meeting', press);
        const done = await window.presses('Plan a meeting', press);
        assert.match(done, /✓ Planned: Strategy meeting, Fri 8 Jan 10:00/);
        assert.match(done, /Northumbria Police, [^\n]* can open the case until Friday 22 January 2027/);
        const childCase = await world.caseOf(ref);
        assert.equal(childCase.stage, 'listed');
        assert.equal(childCase.strategy, undefined);
      },
    ],
    [
      'pressed again it is planned once',
      async (world) => {
        await world.windowOf(moira).sends(sent.verb, sent.data);
        assert.equal((await world.caseOf(ref)).parts?.['gathering']?.count, 1);
      },
    ],
    [
      'Ravi and Ada are asked by reference, read the case and answer: one comes, one sends apologies',
      async (world) => {
        for (const [who, coming, said] of [
          [ravi, 'yes', /✓ You are coming/],
          [ada, 'no', /✓ Your apologies are recorded/],
        ] as const) {
          const window = world.windowOf(who);
          const stored = window.reads();
          assert.match(stored, /Strategy meeting, Fri 8 Jan 10:00: you are invited/);
          assert.doesNotMatch(stored, /Kestrel|Madeup|keeps him safe/);
          assert.match(await window.opens({ on: 'Strategy meeting' }), /Kestrel Madeup/);
          await window.presses('Answer the invitation', { on: ref });
          assert.match(
            await window.presses('Answer the invitation', { on: '‹', fill: { 'Are you coming?': coming } }),
            said,
          );
        }
      },
    ],
    [
      'it stands among the meetings, by reference',
      async (world) => {
        await world.windowOf(moira).says('meetings');
        const list = world.windowOf(moira).reads();
        assert.match(list, /Strategy meeting/);
        assert.doesNotMatch(list, /Kestrel/);
      },
    ],
    [
      'on the day Tess records who was there and what was decided, and an action of the case follows',
      async (world) => {
        await world.passesTo('2027-01-08T11:00:00.000Z');
        const window = world.windowOf(tess);
        await window.says(`case ${ref}`);
        await window.opens({ on: ref });
        await window.presses('Record meeting', { on: ref });
        const done = await window.presses('Record meeting', {
          on: '‹',
          fill: {
            'Who was there': [ravi, tess].map(({ objectId }) => objectId).join(','),
            'Who else was there': 'PC Invented Example, Northumbria Police',
            'What was shared and decided about this child': 'Section 47 enquiry by the team; police visit the flat.',
            'Next meeting': 'Friday 15 January, 10:00',
          },
        });
        assert.match(done, /✓ The meeting is recorded[^]*Add action/);
        await window.presses('Add action');
        const asks = {
          Action: 'Visit the flat with the team',
          'Who does it': 'Northumbria Police: Sgt Ravi Mock',
          Type: 'Other',
          'What the owner needs to know': 'Agreed at the strategy meeting.',
        };
        assert.match(await window.presses('Add action', { on: 'Who does it', fill: asks }), /✓/);
        assert.match(world.windowOf(ravi).reads(), /Read and accept/);
      },
    ],
    [
      'Ravi reads the minutes on the case, and cannot approve them; Tess does',
      async (world) => {
        const guest = world.windowOf(ravi);
        assert.match(guest.reads(), /its minutes are in draft/);
        await guest.says(`case ${ref}`);
        assert.match(await guest.opens({ on: ref }), /Kestrel Madeup/);
        const story = await guest.presses('History', { on: ref });
        assert.match(story, /Section 47 enquiry by the team; police visit the flat/);
        assert.doesNotMatch(story, /Approve minutes/);
        await world.passesTo('2027-01-13T09:30:00.000Z');
        const window = world.windowOf(tess);
        assert.match(window.reads(), /its minutes are waiting for your approval/);
        await window.opens({ on: 'waiting for your approval' });
        assert.match(await window.presses('Approve minutes', { on: ref }), /✓ The minutes are approved/);
        assert.deepEqual((await world.caseOf(ref)).gatherings, []);
      },
    ],
    [
      'a mapping meeting that names a child whom no one may read is refused, and nothing is planned by half',
      async (world) => {
        const window = world.windowOf(moira);
        await window.says(`case ${ref}`);
        await window.opens({ on: ref });
        await window.presses('More', { on: ref });
        await window.presses('Plan a meeting', { on: 'More' });
        const fill = { ...plan, 'Meeting type': 'mapping', Date: '15/1/2027', Chair: moira.objectId };
        await window.presses('Next', { on: '‹', fill });
        const who = { 'Who is invited': 'agency:police', 'Other children of this meeting': `${other} ${unknown}` };
        const wrong = await window.presses('Plan a meeting', { on: '‹', fill: who });
        assert.match(wrong, new RegExp(`${unknown} is not available to you`));
        for (const one of [ref, other])
          assert.equal((await world.ports.cases.parts(one, 'gathering')).length, one === ref ? 1 : 0);
        const done = await window.presses('Plan a meeting', {
          on: '‹',
          fill: { ...who, 'Other children of this meeting': other },
        });
        assert.match(done, /✓ Planned: Mapping meeting, Fri 15 Jan 10:00/);
        for (const one of [ref, other]) {
          assert.equal((await world.caseOf(one)).gatherings?.length, 1, one);
        }
      },
    ],
    [
      'each child has a meeting of its own, which says with whom to those alone who read both',
      async (world) => {
        const [first] = await world.ports.cases.parts(other, 'gathering');
        assert.deepEqual(must(first).others, [ref]);
        const window = world.windowOf(moira);
        await window.says(`case ${other}`);
        await window.opens({ on: other });
        assert.match(await window.presses('History', { on: other }), new RegExp(`Together with: ${ref}`));
      },
    ],
    [
      'cancelled for one it is cancelled for both, and closed again to the police',
      async (world) => {
        const window = world.windowOf(moira);
        await window.says(`case ${other}`);
        await window.opens({ on: other });
        await window.presses('More', { on: other });
        await window.presses('Cancel this meeting', { on: 'More' });
        const done = await window.presses('Cancel this meeting', {
          on: '‹',
          fill: { Reason: 'The school maps it first.' },
        });
        assert.match(done, /✓ The meeting is cancelled/);
        for (const one of [ref, other]) assert.deepEqual((await world.caseOf(one)).gatherings, [], one);
        await world.windowOf(ravi).says(`case ${other}`);
        assert.match(world.windowOf(ravi).reads(), /not available to you/);
      },
    ],
  ],
  undefined,
  [priya, colin, moira, tess, ravi, noor, ada],
);
