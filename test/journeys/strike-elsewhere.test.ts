// Strike out of a record of a person or place, and of minutes (docs/process.md P33.5, P33.6): what is typed says of which; two
// people, one alone is refused; the officer hears where else the words are. What is stored holds together, and the words are nowhere.
import assert from 'node:assert/strict';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { EntityId } from '../../src/domain/kernel/ids.ts';
import type { Person } from '../../src/domain/people/actor.ts';
import { directory, ife, moira, must, ravi, someone, tess, withPeople } from '../people/builders.ts';
import { everybody, openWorld, type World } from '../worlds/harness.ts';
import { walked } from './journey.ts';
import { folderWith, runs } from './people/data-folder.ts';
import { readable } from './people/readable.ts';

const bea = must(directory.people.find(({ name }) => name === 'Bea Stub'));
/** An officer who is a co-ordinator as well: one person, and not two. */
const both = someone(204, 'Bo Both', { roles: ['dpo', 'coordinator'] });
const council = withPeople(both);
const people = [...everybody, tess, ife, both];
const meeting = 'panel-2027-01-19';

const asks = async (world: World, who: Person, about: string, words: string, instead = ''): Promise<string> => {
  const window = world.windowOf(who);
  await window.says('strike out');
  const put = instead === '' ? {} : { 'Put instead (optional)': instead };
  return window.presses('Ask for it', {
    on: 'Words to strike out',
    fill: {
      'Of which case, record or meeting?': about,
      'Words to strike out': words,
      ...put,
      Ground: 'It is another person’s',
    },
  });
};
const yes = { 'Strike them out?': 'Yes: they go, for good' };
const minuteLater = async (world: World): Promise<void> =>
  world.passesTo(new Date(Date.parse(world.clock.now()) + 60_000).toISOString());
const idIn = async ({ ports }: World): Promise<EntityId> => must((await ports.entities.open())[0]).id;
let copies = 0;
/** Everything that is stored, as text; it holds together. */
async function stored(world: World): Promise<string> {
  copies += 1;
  const copy = path.join(world.folder, `copy-${copies}.sqlite`);
  world.backup(copy);
  const { code, out } = await runs('verify', await folderWith(copy));
  assert.equal(code, 0, out);
  const database = new DatabaseSync(copy);
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
  const all = tables.map(({ name }) => JSON.stringify(database.prepare(`SELECT * FROM "${String(name)}"`).all()));
  database.close();
  return all.join('\n');
}

walked(
  'Strike out: a name in a record of a place, and in minutes',
  'strike-elsewhere',
  [
    [
      'Bea reports a place that she calls after a stranger; a panel leaves it undecided, and its minutes are corrected with the name',
      async (world) => {
        const beas = world.windowOf(bea);
        await beas.says('home');
        await beas.presses('Report a place or business');
        await beas.presses('Business, school or organisation A takeaway, a hotel, a taxi firm: write');
        const fill = { 'Name or description': 'Saga Otherfamily’s shop', 'Address (optional)': '3 Sample Row' };
        await beas.presses('Next', { on: 'Report a business', fill });
        const says = {
          'What worries you about it': 'Saga Otherfamily lets young people in after midnight.',
          'How do you know?': 'I saw or heard it myself',
        };
        await beas.presses('Report it', { on: 'page 2 of 2', fill: says });
        const moiras = world.windowOf(moira);
        await moiras.presses('Read and answer', { on: 'Place reported' });
        await moiras.presses('Accept', { on: 'Saga Otherfamily' });
        const plan = { type: 'panel', date: '2027-01-19', time: '14:00', chair: tess.objectId };
        await world.meets(meeting, [moira, 1, 'planMeeting', plan]);
        await world.passesTo('2027-01-19T14:05:00Z');
        const undecidedRecords = [await idIn(world)];
        await world.meets(
          meeting,
          [moira, 1, 'startMeeting', {}],
          ...[moira, tess, ravi].map((who) => [who, 1, 'attendMeeting', {}] as const),
          [moira, 1, 'endMeeting', { undecided: [], undecidedRecords }],
          [ravi, 1, 'correctMinutes', { text: 'Saga Otherfamily was not asked.' }],
        );
        assert.match(await stored(world), /Saga Otherfamily/);
      },
    ],
    [
      'Ife asks for the name to be struck out of the minutes; she reads neither, and hears that the record has it too',
      async (world) => {
        const id = await idIn(world);
        assert.match(await asks(world, ife, 'panel 20/1/2027', 'Saga'), /There is no such meeting/);
        assert.match(await asks(world, ife, 'the last panel', 'Saga'), /It looks mistyped/);
        const asked = await asks(world, ife, 'panel 19/1/2027', 'Saga Otherfamily', 'The owner');
        assert.match(asked, new RegExp(`✓ Asked for: 1 place[^]*They are also in ${id}: ask again for each`));
        assert.doesNotMatch(asked, /Saga|midnight/, 'the officer does not read it');
        assert.match(await asks(world, ife, id, 'Nobody Atall'), /stand nowhere in this record/);
        const more = await asks(world, ife, id.toLowerCase(), 'saga otherfamily', 'The owner');
        assert.match(more, /✓ Asked for: \d places[^]*They are also in Full panel on Tuesday 19 January 2027/);
        assert.doesNotMatch(more, /Saga|midnight/);
      },
    ],
    [
      'Ravi, who was there and is neither chair nor co-ordinator, is offered nothing, and refused',
      async (world) => {
        const id = await idIn(world);
        const ravis = world.windowOf(ravi);
        for (const data of [{ meeting }, { entity: id }]) {
          const shown = readable(must((await ravis.sends('strike.settle', data)).card));
          assert.match(shown, /not available to you/);
          const sent = await ravis.sends('strike.settle.go', { ...data, how: 'agreed', why: '', command: '' });
          assert.match(readable(must(sent.card)), /not available to you/);
        }
        assert.match(await stored(world), /Saga Otherfamily/);
      },
    ],
    [
      'Tess, who chaired, reads the words and agrees; Moira is asked again the next day, and says that those of the record stay',
      async (world) => {
        const tesss = world.windowOf(tess);
        const form = await tesss.presses('Decide on strike out', { on: 'Are words to be struck out?' });
        assert.match(form, /Words: Saga Otherfamily\nPut instead: The owner/);
        assert.match(await tesss.presses('Save', { on: 'Strike them out?', fill: yes }), /The words are struck out/);
        await minuteLater(world);
        const { root } = must(await world.ports.meetings.load(meeting)).value;
        assert.ok(root.state === 'ended');
        assert.equal(root.corrections[0]?.text, 'The owner was not asked.');
        const minutes = readable(must((await tesss.sends('minutes.open', { meeting })).card));
        assert.match(minutes, /Struck out: words in 1 place, [^]*agreed by Tess Gavel/);
        await world.passesTo('2027-01-20T15:00:00Z');
        const moiras = world.windowOf(moira);
        await moiras.presses('Decide on strike out', { on: 'Are words to be struck out?' });
        const stays = { 'Strike them out?': 'No: they stay', 'If they stay, why?': 'It is what the shop is called.' };
        assert.match(await moiras.presses('Save', { on: 'Strike them out?', fill: stays }), /The words stay/);
        const end = await world.windowOf(ife).presses('See what came of it', { on: 'The words you named stay' });
        assert.match(end, /The words stay[^]*Decided by: Moira Example[^]*Why: It is what the shop is called/);
      },
    ],
    [
      'Bo asks again, is a co-ordinator too, and cannot agree; Moira does, and the name is nowhere any more',
      async (world) => {
        const id = await idIn(world);
        await asks(world, both, id, 'Saga Otherfamily', 'The owner');
        const bos = world.windowOf(both);
        await bos.sends('entity.open', { entity: id });
        assert.match(
          readable(must((await bos.sends('strike.settle', { entity: id })).card)),
          /Words: Saga Otherfamily/,
        );
        const own = await bos.sends('strike.settle.go', { entity: id, how: 'agreed', why: '', command: '' });
        assert.match(readable(must(own.card)), /You asked for this/);
        const moiras = world.windowOf(moira);
        await moiras.presses('Decide on strike out', { on: 'Are words to be struck out?' });
        const agreed = await moiras.presses('Save', { on: 'Strike them out?', fill: yes });
        assert.match(agreed, /The words are struck out[^]*within a minute/);
        await minuteLater(world);
        assert.doesNotMatch(await stored(world), /Saga|otherfamily/i);
        const { root } = must(await world.ports.entities.load(id)).value;
        assert.equal(root.name, 'The owner’s shop');
        const opened = readable(must((await moiras.sends('entity.open', { entity: id })).card));
        assert.match(opened, /The owner lets young people in[^]*/);
        assert.match(opened, /Struck out: words in \d places, [^]*agreed by Moira Example/);
      },
    ],
  ],
  async () => openWorld({ council, people, faults: true }),
);
