// Who looked, and why: a relative of the same surname is found in the night, asked, answers and is accepted; someone who tries the
// cases of others one after the other goes to the data protection officer (docs/process.md P25.6 to P26.3).
import assert from 'node:assert/strict';
import { mintReference } from '../../src/domain/kernel/ids.ts';
import {
  consented,
  filledIn,
  greta,
  ife,
  kestrel,
  kestrelReference,
  moira,
  noConflict,
  noor,
  priya,
  someone,
  submitted,
  withPeople,
} from '../people/builders.ts';
import { asa } from '../people/register-builders.ts';
import { everybody } from '../worlds/harness.ts';
import { night } from './people/night.ts';
import { wren, wrens } from './people/s11-deeds.ts';
import { journey } from './journey.ts';

/** Kestrel Madeup’s aunt: she reads the case as the manager above Priya’s team. */
const aunt = someone(141, 'Avis Madeup', { roles: ['manager', 'serviceManager'], team: 'Localities' });
const council = withPeople(aunt, asa, { ...greta, manager: aunt.objectId });
const third = mintReference(Buffer.alloc(8, 73));

/** What stays in a chat says neither who looked, nor at what, nor why it is asked. */
const stays = /Madeup|Template|MSET-|surname/i;

journey(
  'Who looked: the aunt of the same surname, asked, answers, accepted',
  'who-looked-aunt',
  [
    [
      'Avis Madeup, two managers above, opens the case of Kestrel Madeup and does nothing',
      async (world) => {
        await world.has(kestrelReference, filledIn(), submitted(), noConflict(), consented());
        const avis = world.windowOf(aunt);
        await avis.says(`case ${kestrelReference}`);
        assert.match(await avis.opens(), /Kestrel Madeup/);
      },
    ],
    [
      'In the night it is found; Asa, the auditor, has a number at home, and not whose',
      async (world) => {
        await night(world, '2027-01-05T04:00:00.000Z');
        await world.passesTo('2027-01-05T09:00:00.000Z');
        const asas = world.windowOf(asa);
        await asas.says('home');
        assert.match(asas.reads(), /1 · look worth a question/);
        await asas.says('who looked');
        for (const { stored } of asas
          .messages()
          .filter(({ card }) => JSON.stringify(card).includes('worth a question')))
          assert.doesNotMatch(JSON.stringify(stored), stays);
      },
    ],
    [
      'She reads who it was and which rule, and asks',
      async (world) => {
        const asas = world.windowOf(asa);
        assert.match(await asas.presses('Read it'), /Avis Madeup[^]*Same surname as the child: MSET-/);
        assert.match(await asas.presses('read it'), /no proof: ask first/);
        assert.match(await asas.presses('Why did you look?'), /✓ Asked[^]*Their surname is the child’s/);
      },
    ],
    [
      'Avis has five working days, and answers',
      async (world) => {
        const avis = world.windowOf(aunt);
        const { stored, summary } = avis.card('Why did you look?');
        assert.doesNotMatch(`${JSON.stringify(stored)} ${summary}`, /Madeup|surname/i);
        assert.match(summary, /please say why you looked by Tue 12 Jan 09:00/);
        await avis.presses('Answer', { on: 'Why did you look?' });
        await avis.presses('Answer');
        const fill = { 'What for?': 'By mistake', Reason: 'He is my nephew. I opened it before I saw the name.' };
        assert.match(await avis.presses('Answer', { fill }), /✓ Answered/);
      },
    ],
    [
      'Asa reads the answer and accepts it; Avis hears that no more is asked of her',
      async (world) => {
        const asas = world.windowOf(asa);
        await asas.says('home');
        assert.match(asas.reads(), /1 · answer to read/);
        assert.match(await asas.presses('Read the answer', { on: 'An answer to read' }), /He is my nephew/);
        assert.match(await asas.presses('Accept'), /✓ Accepted/);
        assert.match(JSON.stringify(world.windowOf(aunt).card('Why did you look?').stored), /No more is asked of you/);
      },
    ],
  ],
  council,
  [...everybody, aunt, asa, ife],
);

journey(
  'Who looked: cases of others, one after the other, and it goes to the data protection officer',
  'who-looked-refused',
  [
    [
      'Noor types the references of three cases that are not open to her, and is shown nothing',
      async (world) => {
        for (const [reference, child] of [
          [kestrelReference, kestrel],
          [wrens, wren],
          [third, { ...wren, caseSystemId: 'T-1007', forenames: 'Dove', surname: 'Invented' }],
        ] as const)
          await world.has(reference, filledIn(undefined, child), submitted(), noConflict(), consented());
        const noors = world.windowOf(noor);
        for (const reference of [kestrelReference, wrens, third]) {
          await noors.says(`case ${reference}`);
          assert.match(noors.reads(), /not available to you, or there is none/);
        }
      },
    ],
    [
      'In the night it is found; Asa asks, and Noor answers that it was not for work',
      async (world) => {
        await night(world, '2027-01-05T04:00:00.000Z');
        await world.passesTo('2027-01-05T09:00:00.000Z');
        const asas = world.windowOf(asa);
        await asas.says('who looked');
        assert.match(await asas.presses('Read it'), /three or more cases in a day that are not open to them/);
        await asas.presses('read it');
        await asas.presses('Why did you look?');
        const noors = world.windowOf(noor);
        await noors.presses('Answer', { on: 'Why did you look?' });
        await noors.presses('Answer');
        const fill = { 'What for?': 'Not for work', Reason: 'I wanted to know who has been referred.' };
        assert.match(await noors.presses('Answer', { fill }), /✓ Answered/);
      },
    ],
    [
      'Asa tells the DPO; Ife settles it, and how is read by auditor and officer alone',
      async (world) => {
        const asas = world.windowOf(asa);
        await asas.presses('Read the answer', { on: 'An answer to read' });
        assert.match(await asas.presses('Tell the DPO'), /✓ Told/);
        const ifes = world.windowOf(ife);
        await ifes.presses('Read and settle', { on: 'A look to settle' });
        await ifes.presses('Settle');
        const fill = { 'How was it settled?': 'Her manager and HR were told, in their own procedure.' };
        assert.match(await ifes.presses('Settle', { fill }), /✓ Settled/);
        const noors = world.windowOf(noor);
        const own = await noors.presses('Read', { on: 'Why did you look?' });
        assert.doesNotMatch(own, /HR/);
        for (const who of [priya, moira]) {
          await world.windowOf(who).says('who looked');
          assert.match(world.windowOf(who).reads(), /This list is not available to you/);
        }
      },
    ],
  ],
  withPeople(asa),
  [...everybody, asa, ife],
);
