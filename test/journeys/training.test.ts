// Training from the offer to the certificate: a full course, a waiting list, a cancellation, a reminder.
import assert from 'node:assert/strict';
import type { TrainingId } from '../../src/domain/kernel/ids.ts';
import { colin, directory, moira, must, noor, priya, ravi } from '../people/builders.ts';
import type { World } from '../worlds/harness.ts';
import { journey } from './journey.ts';
import { pagesOver } from '../web/people/page-world.ts';

const title = 'Exploitation basics';
const offer = {
  Title: title,
  Date: '12/1/2027',
  'Start time': '10:00',
  'Place, or link to join': 'Example House, room 2',
  Places: '2',
  'For whom (optional)': 'Practitioner; Manager; Agency lead',
};
const opens = async (world: World, person: typeof priya): Promise<string> => {
  const window = world.windowOf(person);
  await window.says('training');
  return window.opens({ on: title });
};
const idOf = async (world: World): Promise<TrainingId> => must((await world.ports.trainings.from('2027-01-01'))[0]).id;

journey('Training: offered, full, given up, moved up, reminded, recorded, certified', 'training', [
  [
    'Moira offers a training; a date that is over comes back on the same form',
    async (world) => {
      const moiras = world.windowOf(moira);
      await moiras.says('training');
      await moiras.presses('Offer training');
      const again = await moiras.presses('Offer training', { on: 'Title', fill: { ...offer, Date: '3/1/2027' } });
      assert.match(again, /Example House[^]*That time is over\. Give a later date or time\./);
      const done = await moiras.presses('Offer training', { on: 'Title', fill: offer });
      assert.match(done, /Training is offered/);
      assert.match(done, /2 of 2 free/);
    },
  ],
  [
    'Priya finds it under training and signs up',
    async (world) => {
      await opens(world, priya);
      const done = await world.windowOf(priya).presses('Sign up');
      assert.match(done, /You have a place/);
      assert.doesNotMatch(done, /Have a place:|Waiting:/);
    },
  ],
  [
    'Ravi, of the police, takes the last place',
    async (world) => {
      await opens(world, ravi);
      assert.match(await world.windowOf(ravi).presses('Sign up'), /You have a place/);
    },
  ],
  [
    'Noor and Colin are put on the waiting list, each told their number',
    async (world) => {
      await opens(world, noor);
      assert.match(
        await world.windowOf(noor).presses('Sign up'),
        /✓ You are number 1 on the waiting list[^]*\*\*Next:\*\* it is full\./,
      );
      await opens(world, colin);
      assert.match(await world.windowOf(colin).presses('Sign up'), /You are number 2 on the waiting list/);
    },
  ],
  [
    'Priya cannot come and gives up her place: Noor has it without doing anything, and her phone says so',
    async (world) => {
      assert.match(
        await world.windowOf(priya).presses('Cancel my place', { on: title }),
        /You have given up your place/,
      );
      const { stored, summary } = world.windowOf(noor).card('You have a place');
      assert.equal(summary, 'MSET: your training is on Tue 12 Jan 10:00');
      assert.match(JSON.stringify(stored), /Exploitation basics/);
      assert.ok(!world.windowOf(colin).reads().includes('You have a place'));
    },
  ],
  [
    'The working day before, those with a place are reminded; who waits is not',
    async (world) => {
      const before = world.windowOf(colin).messages().length;
      await world.passesTo('2027-01-11T09:05:00.000Z');
      for (const person of [ravi, noor]) assert.ok(world.windowOf(person).card('You have a place'));
      assert.equal(world.windowOf(colin).messages().length, before);
    },
  ],
  [
    'The day after, Moira is asked who came, and ticks Ravi and Colin, who came all the same',
    async (world) => {
      await world.passesTo('2027-01-13T09:05:00.000Z');
      const moiras = world.windowOf(moira);
      await moiras.presses('Record who came', { on: 'Who came?' });
      const fill = { 'Who came (optional)': `${ravi.name}; ${colin.name}` };
      assert.match(await moiras.presses('Record who came', { on: 'Tick everyone', fill }), /Recorded: 2 came/);
    },
  ],
  [
    'Both are told that their certificate is ready; Noor, who did not come, is not',
    async (world) => {
      for (const person of [ravi, colin]) {
        assert.equal(world.windowOf(person).card('Training done').summary, 'MSET: your certificate is ready');
      }
      assert.ok(!world.windowOf(noor).reads().includes('certificate'));
    },
  ],
  [
    'Ravi prints his certificate, and reads when it is due again; Noor has none to print',
    async (world) => {
      const { read } = pagesOver(world.ports);
      const training = await idOf(world);
      const certificate = must(await read(ravi, 'printCertificate', { training }));
      assert.equal(certificate.title, 'Certificate of attendance');
      const told = JSON.stringify(certificate.sections);
      for (const part of [ravi.name, title, 'Tuesday 12 January 2027']) assert.ok(told.includes(part), part);
      assert.equal(await read(noor, 'printCertificate', { training }), undefined);
      await world.windowOf(ravi).says('training');
      assert.match(world.windowOf(ravi).reads(), /Due again from Friday 12 January 2029/);
      const counted = must(await read(moira, 'figures')).tables.find(({ title: of }) => of.startsWith('Training'));
      const police = must(directory.agencies.find(({ id }) => id === ravi.agency)).name;
      assert.deepEqual(
        new Map(counted?.rows.map(({ label, values }) => [label.split(',')[0], values])),
        new Map([
          [police, ['1', '1']],
          ['The council', ['1', '1']],
        ]),
      );
      assert.equal(await read(priya, 'figures'), undefined);
    },
  ],
]);
