// Three teams name one number, each in the case of their own child: the co-ordinator finds it under Links, and each team reads its
// own entry only, before and after it is said to be the same (docs/process.md 22).
import assert from 'node:assert/strict';
import type { Person } from '../../src/domain/people/actor.ts';
import { mintReference, type Reference } from '../../src/domain/kernel/ids.ts';
import {
  colin,
  consented,
  directory,
  filledIn,
  greta,
  kestrel,
  moira,
  must,
  noConflict,
  noor,
  priya,
  ravi,
  submitted,
  tess,
} from '../people/builders.ts';
import { everybody, type World } from '../worlds/harness.ts';
import { toldOf } from './people/by-reference.ts';
import { journey } from './journey.ts';
import { listed, plans } from './people/s11-deeds.ts';

const bea: Person = must(directory.people.find(({ name }) => name === 'Bea Stub'));
const names = [
  ['Wren', 'Pretend', 'T-2001', '1 Sample Row'],
  ['Robin', 'Notreal', 'T-2002', '2 Sample Row'],
  ['Finch', 'Invented', 'T-2003', '3 Sample Row'],
] as const;
const cases = names.map(([forenames, surname, caseSystemId, address], place) => ({
  reference: mintReference(Buffer.alloc(8, 71 + place)),
  answers: { ...kestrel, forenames, surname, caseSystemId, address, dateOfBirth: `1${place}/3/2011` },
}));
const [wren, robin, finch] = cases.map(({ reference }) => reference) as [Reference, Reference, Reference];
const numbers = ['07700 900123', '+44 (0)7700 900 123', '00447700900123'] as const;
const how = [
  'He was given a phone with this number.',
  'It rings her at night.',
  'It is on a note in his bag.',
] as const;
const owners = [priya, noor, priya] as const;

/** Opens the case in the chat and what it names of people and places. */
async function peopleAndPlaces(world: World, who: Person, reference: Reference): Promise<string> {
  const window = world.windowOf(who);
  await window.says(`case ${reference}`);
  await window.opens({ on: reference });
  return window.presses('People and places', { on: reference });
}
async function addsPhone(world: World, who: Person, place: 0 | 1 | 2): Promise<string> {
  const reference = must(cases[place]).reference;
  await peopleAndPlaces(world, who, reference);
  const window = world.windowOf(who);
  await window.presses('Phone A number: add one');
  const second = await window.presses('Next', {
    on: 'Add phone',
    fill: { Number: numbers[place], 'How and when it is connected with the child': how[place] },
  });
  assert.match(second, /page 2 of 2/);
  return window.presses('Add', { on: 'page 2 of 2', fill: { 'How do you know?': 'The child told me' } });
}

journey(
  'Three teams name one number: one line for the co-ordinator, and nothing for the teams',
  'links-one-number',
  [
    [
      'three children are received, of two teams; nobody has named anything',
      async (world) => {
        for (const [place, { reference, answers }] of cases.entries()) {
          const by = owners[place] ?? priya;
          const manager = by === noor ? greta : colin;
          await world.has(
            reference,
            filledIn(by, { ...answers, ...(by === noor && { consenter: greta.objectId }) }),
            submitted(by),
            noConflict(manager),
            consented(manager),
          );
        }
        assert.match(await peopleAndPlaces(world, priya, wren), /# Add person or place/);
      },
    ],
    [
      'Priya adds the number, on two pages; Next asks for what is missing first',
      async (world) => {
        const window = world.windowOf(priya);
        await window.presses('Phone A number: add one');
        assert.match(await window.presses('Next', { on: 'Add phone' }), /× Number: this is needed/);
        await window.presses('Next', {
          on: 'Add phone',
          fill: { Number: numbers[0], 'How and when it is connected with the child': how[0] },
        });
        const back = await window.presses('Back', { on: 'page 2 of 2' });
        assert.match(back, /Number: ‹07700 900123›/);
        await window.presses('Next', { on: 'page 1 of 2' });
        const added = await window.presses('Add', {
          on: 'page 2 of 2',
          fill: {
            'How do you know?': 'The child told me',
            'Do not tell family': 'Keep it out of letters and of what the family is told',
          },
        });
        assert.match(
          added,
          /✓ Added: phone[^]*▲ Do not tell the family what is marked so here\.[^]*07700 900123 · phone/,
        );
      },
    ],
    [
      'Noor and Priya name it in two more cases, each written otherwise',
      async (world) => {
        assert.match(await addsPhone(world, noor, 1), /✓ Added: phone/);
        assert.match(await addsPhone(world, priya, 2), /✓ Added: phone/);
      },
    ],
    [
      'Moira opens the received case: the line stands there, and Links has the number once for each two',
      async (world) => {
        const window = world.windowOf(moira);
        await window.says(`case ${wren}`);
        const opened = await window.opens({ on: wren });
        assert.match(opened, /\*\*Links: 2 to look at\*\* · 2 other cases name the same number/);
        for (const one of [robin, finch]) assert.ok(!opened.includes(one), 'nothing of which');
        await window.says('links');
        assert.match(window.reads(), /# Links[^]*Surely the same/);
      },
    ],
    [
      'she compares them, confirms the one and the other, and tells nobody',
      async (world) => {
        const window = world.windowOf(moira);
        const posts = [priya, noor].map((who) => world.windowOf(who).messages().length);
        await window.says(`case ${wren}`);
        await window.opens({ on: wren });
        await window.presses('compare', { on: 'Links: 2 to look at' });
        const compared = await window.presses('compare', { on: '1 to compare' });
        assert.match(compared, /# The same phone\?[^]*1 more after this|1 more after this/);
        assert.match(compared, /\+44 \(0\)7700 900 123|00447700900123/);
        const then = await window.presses('The same: confirm', { on: 'The same phone?' });
        assert.match(then, /✓ Said to be the same[^]*The same phone\?/);
        await window.presses('The same: confirm', { on: 'The same phone?' });
        assert.deepEqual(
          [priya, noor].map((who) => world.windowOf(who).messages().length),
          posts,
          'nobody is told',
        );
      },
    ],
    [
      'each team reads its own entry only, as before',
      async (world) => {
        for (const [place, one] of [wren, robin, finch].entries()) {
          const who = owners[place] ?? priya;
          const read = await peopleAndPlaces(world, who, one);
          assert.ok(read.includes(numbers[place] ?? ''), read);
          for (const other of how.filter((text) => text !== how[place])) assert.ok(!read.includes(other), read);
          for (const hint of ['same', 'Links', 'confirm']) assert.ok(!read.includes(hint), `${hint} in ${read}`);
          const history = await world.windowOf(who).presses('Back', { on: 'People and places' });
          assert.ok(!history.includes('Links'));
        }
        const told = await toldOf(world.windowOf(noor), wren);
        assert.match(told, /not available to you/);
      },
    ],
    [
      'nothing is left to compare; one of them can be looked at again, and taken apart',
      async (world) => {
        const window = world.windowOf(moira);
        await peopleAndPlaces(world, moira, wren);
        const entry = await window.presses('open', { on: 'People and places' });
        assert.match(entry, /# Said to be the same[^]*Phone/);
      },
    ],
    [
      'the police name a car for the police only: Priya finds neither it nor a gap, Moira its kind and whose it is',
      async (world) => {
        await plans(world);
        await world.has(wren, listed('police'));
        await world.has(wren, [
          ravi,
          1,
          'addVehicle',
          {
            plate: 'ZZ10 ABC',
            looks: '',
            how: 'Seen outside.',
            seen: '',
            source: 'record',
            mark: 'police',
            agencies: '',
            family: '',
          },
        ] as never);
        const hers = await peopleAndPlaces(world, priya, wren);
        assert.ok(!/ehicle|ZZ10/.test(hers), hers);
        const moiras = await peopleAndPlaces(world, moira, wren);
        assert.match(moiras, /\*\*Vehicle\*\*\nnamed by Northumbria Police/);
        assert.ok(!moiras.includes('ZZ10'), moiras);
        await world.windowOf(priya).presses('Back', { on: 'People and places' });
        const history = await world.windowOf(priya).steps({ on: wren });
        assert.match(history, /Phone named/);
        assert.doesNotMatch(history, /vehicle named/i);
      },
    ],
  ],
  directory,
  [...everybody, tess, bea],
);
