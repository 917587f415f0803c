// What was shared with the wrong person: said on Friday evening, contained, decided by Monday evening, and no print meanwhile.
import assert from 'node:assert/strict';
import {
  consented,
  directory,
  filledIn,
  ife,
  kestrelReference,
  moira,
  must,
  noConflict,
  priya,
  ravi,
  submitted,
} from '../people/builders.ts';
import { pagesOver } from '../web/people/page-world.ts';
import { everybody } from '../worlds/harness.ts';
import { journey } from './journey.ts';

const title = 'I shared this with the wrong person';
const whom = 'The school office of the other academy, 0191 498 0000';
/** Nothing of what was shared, of the child or of the case. */
const words = /academy|Kestrel|MSET-/;

journey(
  'Shared with the wrong person: on Friday at 18:00, and due on Monday at 18:00',
  'wrong-person',
  [
    [
      'Friday, 18:00: Moira sent a mail to the wrong school, and says so on the case in two presses',
      async (world) => {
        await world.has(kestrelReference, filledIn(), submitted(), noConflict(), consented());
        world.clock.at('2027-01-08T18:00:00Z');
        for (const person of [ife, priya]) await world.windowOf(person).says('home');
        const moiras = world.windowOf(moira);
        await moiras.says(`case ${kestrelReference}`);
        await moiras.opens();
        await moiras.presses('More');
        const form = await moiras.presses(title);
        assert.match(form, /No one is blamed/);
        assert.ok(form.includes(kestrelReference));
        const fill = { 'What was shared?': 'A mail or a message', 'With whom?': whom, 'Do they still have it?': 'Yes' };
        const reads = await moiras.presses('Tell the DPO now', { fill });
        assert.match(reads, /✓ Reported[^]*Ife Audit \(data protection officer\)[^]*decides by Mon 11 Jan 18:00/);
        assert.match(reads, /Ask them to delete it/);
      },
    ],
    [
      'Ife is called at once, without a word of it; Priya is asked whether the child is at risk',
      async (world) => {
        await world.settled();
        for (const [person, label] of [
          [ife, 'Shared with the wrong person'],
          [priya, 'Is the child at risk?'],
        ] as const) {
          const { stored, summary } = world.windowOf(person).card(label);
          assert.match(summary, /^MSET URGENT: /);
          assert.doesNotMatch(`${JSON.stringify(stored)} ${summary}`, words);
        }
      },
    ],
    [
      'Nothing of the case can be printed',
      async (world) => {
        const print = must(
          await pagesOver(world.ports).read(moira, 'printChronology', { reference: kestrelReference }),
        );
        assert.equal(print.held, true);
        assert.match(JSON.stringify(print.sections), /not contained yet/);
      },
    ],
    [
      'To those who may not know of the case the print is not there',
      async (world) => {
        assert.equal(
          await pagesOver(world.ports).read(ravi, 'printChronology', { reference: kestrelReference }),
          undefined,
        );
      },
    ],
    [
      'Priya answers: he is not, and why',
      async (world) => {
        const priyas = world.windowOf(priya);
        await priyas.presses('Read and answer', { on: 'Is the child at risk?' });
        await priyas.presses('Say whether the child is at risk');
        const fill = {
          'Is the child at risk by it?': 'No',
          'Why, and what have you done about it?': 'They know no one of the family. I have rung his mother.',
        };
        assert.match(await priyas.presses('Say whether the child is at risk', { fill }), /✓ Answered/);
      },
    ],
    [
      'Saturday, 18:00: the weekend counts; Ife is reminded, and her home says until when',
      async (world) => {
        await world.passesTo('2027-01-09T18:00:00.000Z');
        const ifes = world.windowOf(ife);
        await ifes.says('home');
        assert.match(ifes.reads(), /1 · breach to deal with · by Mon 11 Jan 18:00/);
      },
    ],
    [
      'It is deleted and confirmed: contained. The case can be printed again',
      async (world) => {
        const ifes = world.windowOf(ife);
        await ifes.presses('Read and contain', { on: 'Shared with the wrong person' });
        await ifes.presses('Contained');
        const fill = { 'How was it contained?': 'The school deleted it unread, and wrote so.' };
        assert.match(await ifes.presses('Contained', { fill }), /✓ Contained/);
        const print = must(
          await pagesOver(world.ports).read(moira, 'printChronology', { reference: kestrelReference }),
        );
        assert.equal(print.held, undefined);
        assert.equal(print.report?.title, title);
      },
    ],
    [
      'Monday morning: the Commissioner is not told, because; the reason is in the register',
      async (world) => {
        await world.passesTo('2027-01-11T09:00:00.000Z');
        const ifes = world.windowOf(ife);
        await ifes.presses('Read and decide', { on: 'Shared with the wrong person' });
        await ifes.presses('Decide who is told');
        const sure = {
          'How likely is it that people come to harm by it?': 'Unlikely',
          'Is the Information Commissioner told?': 'No',
          'Are the people concerned told?': 'No',
        };
        const asked = await ifes.presses('Decide who is told', { fill: sure });
        assert.match(asked, /Because the Commissioner is not told/);
        const why = { 'Why not the Commissioner?': 'Deleted unread.', 'Why not the people?': 'His mother knows.' };
        const reads = await ifes.presses('Decide who is told', { fill: why });
        assert.match(reads, /✓ Decided[^]*No: Deleted unread\./);
      },
    ],
    [
      'It is closed with what changes; Moira hears that it is dealt with, and reads nothing of the decision',
      async (world) => {
        const ifes = world.windowOf(ife);
        await ifes.presses('Close the breach');
        const fill = { 'What changes because of it?': 'Two people read the address.' };
        assert.match(await ifes.presses('Close the breach', { fill }), /✓ Closed/);
        const reads = await world.windowOf(moira).presses('Open', { on: 'Shared with the wrong person' });
        assert.match(reads, /Contained/);
        assert.doesNotMatch(reads, /Deleted unread|Two people/);
      },
    ],
  ],
  directory,
  [...everybody, ife],
);
