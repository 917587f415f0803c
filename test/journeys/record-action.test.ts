// A place reported without a child, with an action for Housing on it: set on the record, accepted in the channel, late, done and
// verified. The post names neither the place nor anyone; who carries it out reads what it asks, and nothing of the record; two
// children join later (docs/process.md P23.9).
import assert from 'node:assert/strict';
import type { Person } from '../../src/domain/people/actor.ts';
import { mintReference, type EntityId } from '../../src/domain/kernel/ids.ts';
import {
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
import { everybody, type World } from '../worlds/harness.ts';
import { pagesOver } from '../web/people/page-world.ts';
import { journey } from './journey.ts';

const named = (name: string): Person => must(directory.people.find((one) => one.name === name));
const bea = named('Bea Stub');
const housing = '19:housing@thread.tacv2';
const secrets = /Quayside|Sample Row|midnight|flat above|tenant/i;
const asks = {
  Action: 'Serve notice seeking possession on the flat above the takeaway.',
  Type: 'Tenancy action',
  Priority: 'High',
  'What the owner needs to know': 'The tenant is not seen for weeks; neighbours are willing to be named.',
};
const idIn = async ({ ports }: World): Promise<EntityId> => must((await ports.entities.open())[0]).id;
const actionOf = async (world: World) => must((await world.ports.entities.parts(await idIn(world), 'action'))[0]);

const children = [
  ['Wren', 'Pretend', 'T-2001', '1 Nowhere Street'],
  ['Finch', 'Invented', 'T-2003', '2 Nowhere Street'],
].map(([forenames = '', surname = '', caseSystemId = '', address = ''], place) => ({
  reference: mintReference(Buffer.alloc(8, 91 + place)),
  answers: { ...kestrel, forenames, surname, caseSystemId, address, dateOfBirth: `1${place}/3/2011` },
}));
const adds = [
  priya,
  1,
  'addOrganisation',
  {
    name: 'Quayside Takeaway',
    address: '3 Sample Row',
    postcode: '',
    how: 'Says she waits there at night.',
    seen: '',
    source: 'childTold',
    mark: 'case',
    agencies: '',
    family: '',
  },
] as const;

journey(
  'A place reported without a child, with a housing action: the post names nothing, and the owner reads the action alone',
  'record-action',
  [
    [
      'Bea of Housing links her channel, and Moira takes up what she reported',
      async (world) => {
        await world.channelOf(bea, housing).says('link housing');
        const beas = world.windowOf(bea);
        await beas.says('home');
        await beas.presses('Report a place or business');
        await beas.presses('Business, school or organisation A takeaway, a hotel, a taxi firm: write');
        const fill = { 'Name or description': 'Quayside Takeaway', 'Address (optional)': '3 Sample Row' };
        await beas.presses('Next', { on: 'Report a business', fill });
        const says = {
          'What worries you about it': 'Young people go in after midnight.',
          'How do you know?': 'I saw or heard it myself',
        };
        await beas.presses('Report it', { on: 'page 2 of 2', fill: says });
        const moiras = world.windowOf(moira);
        await moiras.presses('Read and answer', { on: 'Place reported' });
        const taken = await moiras.presses('Accept', { on: 'Quayside Takeaway' });
        assert.match(taken, /✓ Taken up[^]*Add action/);
      },
    ],
    [
      'Moira sets an action on the record: one that names a case is given back; the channel has a post that names nothing',
      async (world) => {
        const moiras = world.windowOf(moira);
        await moiras.presses('Add action', { on: 'Quayside Takeaway' });
        const fill = { ...asks, 'Who does it': 'Housing: Bea Stub' };
        const refused = await moiras.presses('Add action', {
          on: '‹',
          fill: { ...fill, Action: `${asks.Action} See ${kestrelReference}.` },
        });
        assert.match(refused, /names a case or a record[^]*an action of a record names no case/);
        const set = await moiras.presses('Add action', { on: '‹', fill });
        assert.match(set, /✓ Action set[^]*ENT-\w{4}-\w{4}\/A1[^]*without a word about what it is about/);
        const post = JSON.stringify(world.channelOf(bea, housing).card('Action for Housing').stored);
        assert.doesNotMatch(post, secrets);
        assert.match(post, /It is about a business or a place\./);
        const { target, category } = await actionOf(world);
        assert.deepEqual([target, category], ['place', 'disrupt']);
      },
    ],
    [
      'Bea accepts it in the channel; of the record she reads nothing beside her own report',
      async (world) => {
        const channel = world.channelOf(bea, housing);
        const read = await channel.opens();
        assert.match(read, /Serve notice seeking possession/);
        await channel.presses('Accept', { on: 'What is to be done' });
        assert.match(channel.reads(), /Accepted by Bea Stub/);
        const id = await idIn(world);
        assert.equal(await pagesOver(world.ports).read(bea, 'record', { id }), undefined);
        const beas = world.windowOf(bea);
        await beas.says('my actions');
        assert.match(beas.reads(), /Tenancy action[^]*ENT-\w{4}-\w{4}\/A1/);
        await beas.says(`case ${id}/A1`);
        assert.match(beas.reads(), /Your action: Tenancy action/);
        // For all others there is none of that name: the same answer.
        const ravis = world.windowOf(ravi);
        await ravis.says(`case ${id}/A1`);
        const none = ravis.reads();
        await ravis.says('case ENT-0000-0000/A1');
        assert.equal(ravis.reads().split('\n').at(-1), none.split('\n').at(-1));
      },
    ],
    [
      'the chair and the co-ordinator have it on the record; it is late, and its prompts and the digest of the morning say so',
      async (world) => {
        const id = await idIn(world);
        const page = must(await pagesOver(world.ports).read(tess, 'record', { id }));
        assert.deepEqual(
          page.actions?.map(({ name, label }) => [name, label]),
          [[`${id}/A1`, 'Accepted']],
        );
        await world.passesTo('2027-02-01T09:30:00Z');
        const { reminded } = await actionOf(world);
        assert.ok(
          reminded.some(({ rung }) => rung === 'lateOwner'),
          JSON.stringify(reminded),
        );
        assert.match(JSON.stringify(world.windowOf(bea).card('Your action').stored), /working days late/);
      },
    ],
    [
      'a record with an action that is not finished is neither closed nor merged',
      async (world) => {
        const moiras = world.windowOf(moira);
        await moiras.says('records');
        await moiras.presses('Open', { on: 'press a row to open it' });
        await moiras.presses('Still needed?', { on: 'Quayside Takeaway' });
        const fill = { 'Is this record still needed?': 'No, close it', Why: 'The shop has closed.' };
        const refused = await moiras.presses('Record the answer', { on: 'Is this record still needed?', fill });
        assert.match(refused, /The shop has closed[^]*actions that are not finished: A1/);
        await moiras.presses('Close', { on: 'Still needed?' });
      },
    ],
    [
      'Bea says that it is done, and Moira verifies it',
      async (world) => {
        const beas = world.windowOf(bea);
        await beas.presses('Mark done', { on: 'Your action' });
        const fill = {
          'Evidence of completion': 'The notice was served on 29 January.',
          'Did it change the risk?': 'Better',
        };
        await beas.presses('Mark done', { on: 'Evidence', fill });
        const moiras = world.windowOf(moira);
        await moiras.presses('Read and verify');
        await moiras.presses('Verify', { on: 'What is to be done' });
        const came = { 'What came of it?': 'Served or granted', 'Did it change the risk, as you see it?': 'Better' };
        const verified = await moiras.presses('Verify', { on: 'You put your name to it', fill: came });
        assert.match(verified, /✓ Verified/);
        assert.match(await moiras.presses('Open', { on: 'Record' }), /Quayside Takeaway/);
      },
    ],
    [
      'two children join: each case names the shop and is of the record; Bea reads no more of it than before',
      async (world) => {
        const moiras = world.windowOf(moira);
        for (const { reference, answers } of children) {
          await world.has(reference, filledIn(priya, answers), submitted(), noConflict(), consented(), adds);
          await moiras.says(`case ${reference}`);
          await moiras.opens({ on: reference });
          await moiras.presses('compare', { on: 'to look at' });
          await moiras.presses('compare', { on: '1 to compare' });
          await moiras.presses('The same: confirm', { on: 'The same business' });
        }
        const id = await idIn(world);
        const { root } = must(await world.ports.entities.load(id)).value;
        assert.equal(root.members.length, 2);
        const pages = pagesOver(world.ports);
        const [action] = must(await pages.read(moira, 'record', { id })).actions ?? [];
        assert.equal(action?.label, 'Verified: served or granted; risk: better');
        assert.equal(await pages.read(bea, 'record', { id }), undefined);
      },
    ],
  ],
  directory,
  [...everybody, tess, bea],
);
