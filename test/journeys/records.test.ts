// Records of people and places: a shop is reported without a child; three teams name one man, each in the case of their own child,
// and each reads its own entry only, before and after they are said to be the same (docs/process.md 23).
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
import { pagesOver } from '../web/people/page-world.ts';
import { journey } from './journey.ts';

const named = (name: string): Person => must(directory.people.find((one) => one.name === name));
const [bea, ada] = [named('Bea Stub'), named('Nurse Ada Dummy')];
const entityIn = (text: string): `ENT-${string}-${string}` => {
  const found = /ENT-\w{4}-\w{4}/.exec(text)?.[0] ?? '';
  return `ENT-${found.slice(4, 8)}-${found.slice(9)}`;
};
const worry = 'Young people go in after midnight and come out with bags.';
const view = 'Likely used to hand out vapes: two agencies see the same.';

journey(
  'A shop is reported without a child: taken up, an agency asked, and asked again half a year later whether it is needed',
  'record-reported',
  [
    [
      'Bea of Housing reports it from Home, on two pages; what is missing is asked for first',
      async (world) => {
        const beas = world.windowOf(bea);
        await beas.says('home');
        const chooses = await beas.presses('Report a place or business');
        assert.match(chooses, /# Report a place or business[^]*Without a child/);
        await beas.presses('Business, school or organisation A takeaway, a hotel, a taxi firm: write');
        assert.match(await beas.presses('Next', { on: 'Report a business' }), /× Name or description: this is needed/);
        const fill = { 'Name or description': 'Quayside Takeaway', 'Address (optional)': '3 Sample Row' };
        await beas.presses('Next', { on: 'Report a business', fill });
        const sends = {
          'What worries you about it': `${worry} See MSET-4F7K-24.`,
          'How do you know?': 'I saw or heard it myself',
        };
        const refused = await beas.presses('Report it', { on: 'page 2 of 2', fill: sends });
        assert.match(refused, /names a case or a record[^]*Delete it/i);
        const done = await beas.presses('Report it', {
          on: 'page 2 of 2',
          fill: { ...sends, 'What worries you about it': worry },
        });
        assert.match(done, /✓ Reported: business, school or organisation[^]*Told:\*\* Moira Example/);
        assert.ok(done.includes(worry), done);
      },
    ],
    [
      'Moira is told that there is one, and nothing of what; she reads it and takes it up',
      async (world) => {
        const moiras = world.windowOf(moira);
        const { stored, summary } = moiras.card('Place reported');
        assert.doesNotMatch(JSON.stringify(stored), /Quayside|Sample Row|midnight/);
        assert.match(summary, /^MSET: a report to accept/);
        await moiras.says('home');
        assert.match(moiras.reads(), /> 1 · record to accept or review/);
        const read = await moiras.presses('Read and answer', { on: 'Place reported' });
        assert.match(read, /Quayside Takeaway[^]*What was said \(1\)[^]*Bea Stub saw or heard it/);
        const taken = await moiras.presses('Accept', { on: 'Quayside Takeaway' });
        assert.match(taken, /✓ Taken up[^]*Told:\*\* Bea Stub[^]*whether it is still needed/);
      },
    ],
    [
      'Bea is told; of the record she reads her own words and that it was taken up, and nothing else',
      async (world) => {
        const moiras = world.windowOf(moira);
        await moiras.presses('Write what we make of it', { on: 'Quayside Takeaway' });
        const written = await moiras.presses('Write it down', {
          on: 'Write what we make of it',
          fill: { 'What we make of it': view },
        });
        assert.match(written, /✓ Written: what we make of it[^]*What we make of it[^]*not said by anyone/);
        const beas = world.windowOf(bea);
        const { stored } = beas.card('Report taken up');
        assert.doesNotMatch(JSON.stringify(stored), /Quayside|midnight|vapes/);
        const read = await beas.presses('Read', { on: 'Report taken up' });
        assert.match(read, /# Your report[^]*Taken up|Taken up[^]*Your report/);
        assert.ok(read.includes(worry) && !read.includes(view), read);
      },
    ],
    [
      'Ravi of the police finds no record by its id, until his agency is asked; Priya never does',
      async (world) => {
        const id = entityIn(world.windowOf(moira).reads());
        const pages = pagesOver(world.ports);
        assert.equal(await pages.read(ravi, 'record', { id }), undefined);
        const moiras = world.windowOf(moira);
        await moiras.presses('Ask agencies about it', { on: 'Quayside Takeaway' });
        const asked = await moiras.presses('Ask agencies about it', {
          on: 'Which agencies',
          fill: { 'Which agencies': 'Northumbria Police' },
        });
        assert.match(asked, /✓ The agencies are asked[^]*Asked: Northumbria Police until/);
        const read = must(await pages.read(ravi, 'record', { id }));
        assert.deepEqual([read.called, read.views.map(({ words }) => words)], ['Quayside Takeaway', [view]]);
        assert.ok(!read.steps.some(({ verb }) => verb === 'entity.review'), 'he keeps no records');
        assert.equal(read.around, undefined, 'no case names it: there is nothing to draw');
        assert.equal(await pages.read(priya, 'record', { id }), undefined);
        assert.equal(await pages.read(priya, 'records'), undefined);
        const hers = world.windowOf(priya);
        await hers.says('records');
        assert.match(hers.reads(), /This list is not available to you/);
      },
    ],
    [
      'half a year later Moira is asked whether it is still needed; she closes it, and it is in no list any more',
      async (world) => {
        world.clock.at('2027-07-06T09:30:00Z');
        await world.settled();
        const moiras = world.windowOf(moira);
        const asks = await moiras.presses('Read and decide', { on: 'Is this record still needed?' });
        assert.match(asks, /Is it still needed\?/);
        await moiras.presses('Still needed?', { on: 'Quayside Takeaway' });
        const fill = { 'Is this record still needed?': 'No, close it', Why: 'The shop has closed.' };
        const closed = await moiras.presses('Record the answer', { on: 'Is this record still needed?', fill });
        assert.match(closed, /✓ The record is closed/);
        await moiras.says('records');
        assert.match(moiras.reads(), /No record is open/);
      },
    ],
  ],
  directory,
  [...everybody, tess, bea, ada],
);

const children = [
  ['Wren', 'Pretend', 'T-2001', '1 Sample Row', priya],
  ['Robin', 'Notreal', 'T-2002', '2 Sample Row', noor],
  ['Finch', 'Invented', 'T-2003', '3 Sample Row', priya],
] as const;
const cases = children.map(([forenames, surname, caseSystemId, address], place) => ({
  reference: mintReference(Buffer.alloc(8, 81 + place)),
  answers: { ...kestrel, forenames, surname, caseSystemId, address, dateOfBirth: `1${place}/3/2011` },
}));
const [wren, robin, finch] = cases.map(({ reference }) => reference) as [Reference, Reference, Reference];
const said = [
  'Gave her a phone in October.',
  'Waits by the bridge on Fridays.',
  'Drove him to the flat twice.',
] as const;
const adds = (by: Person, how: string) =>
  [
    by,
    1,
    'addPerson',
    {
      name: 'Dale Unreal',
      alias: '',
      birth: '1998',
      child: 'no',
      how,
      works: 'no',
      seen: '',
      source: 'childTold',
      mark: 'case',
      agencies: '',
      family: '',
    },
  ] as const;

/** What this person reads of people and places of their case, in the chat. */
async function peopleAndPlaces(world: World, who: Person, reference: Reference): Promise<string> {
  const window = world.windowOf(who);
  await window.says(`case ${reference}`);
  await window.opens({ on: reference });
  return window.presses('People and places', { on: reference });
}

journey(
  'Three teams name one man: said to be the same he is of a record, and each team reads its own entry only',
  'record-three-teams',
  [
    [
      'three children are received, of two teams, and each case names him',
      async (world) => {
        for (const [place, { reference, answers }] of cases.entries()) {
          const by = children[place]?.[4] ?? priya;
          const manager = by === noor ? greta : colin;
          await world.has(
            reference,
            filledIn(by, { ...answers, ...(by === noor && { consenter: greta.objectId }) }),
            submitted(by),
            noConflict(manager),
            consented(manager),
            adds(by, said[place] ?? ''),
          );
        }
        await world.settled();
      },
    ],
    [
      'Moira compares two and says why they are the same: a record is open, of those two cases',
      async (world) => {
        const moiras = world.windowOf(moira);
        await moiras.says(`case ${wren}`);
        await moiras.opens({ on: wren });
        await moiras.presses('compare', { on: 'Links: 2 to look at' });
        await moiras.presses('compare', { on: '1 to compare' });
        await moiras.presses('The same: confirm', { on: 'The same person of concern?' });
        const fill = { 'Why they are the same': 'Name, year and the bridge.' };
        const next = await moiras.presses('The same: confirm', { on: 'Why they are the same', fill });
        assert.match(next, /✓ Said to be the same[^]*It is of the record ENT-/);
      },
    ],
    [
      'the third is compared with the record, and is of it from then on',
      async (world) => {
        const moiras = world.windowOf(moira);
        await moiras.says('links');
        const list = moiras.reads();
        assert.match(list, /in a record/);
        const beside = await moiras.presses('compare', { on: 'Surely the same' });
        assert.match(beside, /The same person of concern\?[^]*ENT-/);
        await moiras.presses('The same: confirm', { on: 'The same person of concern?' });
        const fill = { 'Why it is the same': 'The same name and year.' };
        const done = await moiras.presses('The same: confirm', { on: 'Why it is the same', fill });
        assert.match(done, /✓ Said to be the same/);
        const opened = await moiras.presses('Open the record', { on: 'ENT-' });
        assert.match(opened, /Dale Unreal[^]*Two cases or more name it[^]*What was said \(3\)/);
        for (const how of said) assert.ok(opened.includes(how), how);
      },
    ],
    [
      'each team reads its own entry only, finds no record, and was told nothing',
      async (world) => {
        const id = entityIn(world.windowOf(moira).reads());
        const pages = pagesOver(world.ports);
        for (const [place, reference] of [wren, robin, finch].entries()) {
          const who = children[place]?.[4] ?? priya;
          const read = await peopleAndPlaces(world, who, reference);
          assert.ok(read.includes(said[place] ?? ''), read);
          for (const other of said.filter((text) => text !== said[place])) assert.ok(!read.includes(other), read);
          assert.doesNotMatch(read, /ENT-|record|same|Links/);
          assert.equal(await pages.read(who, 'record', { id }), undefined);
        }
        for (const who of [priya, noor]) {
          const all = JSON.stringify(world.windowOf(who).messages());
          assert.ok(!all.includes('ENT-'), who.name);
        }
        const chairs = must(await pages.read(tess, 'record', { id }));
        assert.equal(chairs.said?.length, 3);
        assert.equal(chairs.around, `around/${id}`);
        const moiras = world.windowOf(moira);
        await peopleAndPlaces(world, moira, robin);
        const entry = await moiras.presses('open', { on: 'People and places' });
        assert.match(entry, /\[ Open the record \]/);
        await moiras.presses('Open the record', { on: 'Person of concern' });
      },
    ],
    [
      'one is not the same after all: it is of its case again, as it was typed',
      async (world) => {
        const moiras = world.windowOf(moira);
        await moiras.presses('open', { on: 'What was said (3)', ref: robin });
        await moiras.presses('Not the same after all', { on: 'The same, because' });
        const fill = { 'Why it is not the same': 'Another man of that name.' };
        const out = await moiras.presses('Not the same after all', { on: 'Why it is not the same', fill });
        assert.match(out, /✓ Said not to be the same[^]*What was said \(2\)/);
      },
    ],
    [
      'a case is restricted: who is not named for it finds neither its entry nor a gap in the record',
      async (world) => {
        const id = entityIn(world.windowOf(moira).reads());
        const pages = pagesOver(world.ports);
        const before = must(await pages.read(tess, 'record', { id }));
        assert.equal(before.said?.length, 2);
        const other = cases.find(({ reference }) => JSON.stringify(before.said).includes(reference));
        await world.has(must(other).reference, [
          moira,
          1,
          'restrict',
          { ground: 'riskToLife', reason: 'He knows where she lives.' },
        ]);
        const after = must(await pages.read(tess, 'record', { id }));
        assert.equal(after.said?.length, 1);
        assert.ok(!JSON.stringify(after).includes(must(other).reference));
        assert.equal(must(await pages.read(moira, 'record', { id })).said?.length, 2);
      },
    ],
  ],
  directory,
  [...everybody, tess, bea, ada],
);
