// Strike out (docs/process.md 33): what is another family's goes from referral, update, history and print, with two people; one
// alone is refused. What is stored holds together, and the words are nowhere.
import assert from 'node:assert/strict';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Person } from '../../src/domain/people/actor.ts';
import {
  consented,
  filledIn,
  ife,
  kestrel,
  kestrelReference as ref,
  moira,
  must,
  noConflict,
  priya,
  someone,
  submitted,
  withPeople,
} from '../people/builders.ts';
import { updated } from '../people/meeting-builders.ts';
import { everybody, openWorld, type World } from '../worlds/harness.ts';
import { walked } from './journey.ts';
import { folderWith, runs } from './people/data-folder.ts';

/** An officer who is a co-ordinator as well: one person, and not two. */
const both = someone(204, 'Bo Both', { roles: ['dpo', 'coordinator'] });
const council = withPeople(both);
const people = [...everybody, ife, both];
const worries = 'Saga Otherfamily from next door brought two phones. His mother saw saga otherfamily on Friday.';

const asks = async (world: World, who: Person, words: string): Promise<string> => {
  const window = world.windowOf(who);
  await window.says('strike out');
  return window.presses('Ask for it', {
    on: 'Words to strike out',
    fill: { 'Of which case, record or meeting?': ref, 'Words to strike out': words, Ground: 'It is another person’s' },
  });
};
let copies = 0;
/** Everything that is stored, as text. */
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
  'Strike out: a sentence of another family',
  'strike',
  [
    [
      'a referral names a neighbour’s child; Ife, the officer, asks for the name to be struck out, and is told in how many places it stands',
      async (world) => {
        await world.has(ref, filledIn(priya, { ...kestrel, worries }), submitted(), noConflict(), consented());
        assert.match(await stored(world), /Saga Otherfamily/);
        assert.match(await asks(world, ife, 'Nobody Atall'), /stand nowhere in this case/);
        const asked = await asks(world, ife, 'saga otherfamily');
        assert.match(asked, /✓ Asked for: 4 places/);
        assert.doesNotMatch(asked, /Saga|phones/, 'the officer does not read the case');
      },
    ],
    [
      'Moira reads the words where they stand, and says that they stay, with the reason; Ife reads it',
      async (world) => {
        const window = world.windowOf(moira);
        await window.opens({ on: ref });
        const form = await window.presses('Decide on strike out');
        assert.match(form, /Words: Saga Otherfamily\n[^]*Asked for by: Ife Audit/);
        const fill = { 'Strike them out?': 'No: they stay' };
        assert.match(
          await window.presses('Save', { on: 'Strike them out?', fill }),
          /If they stay, why\? This is needed/,
        );
        const stays = { ...fill, 'If they stay, why?': 'The sentence is the worry itself.' };
        assert.match(await window.presses('Save', { on: 'Strike them out?', fill: stays }), /The words stay/);
        assert.match(world.windowOf(ife).reads(), /The words you named stay/);
        const end = await world.windowOf(ife).presses('See what came of it');
        assert.match(end, /The words stay[^]*Decided by: Moira Example[^]*Why: The sentence is the worry itself/);
      },
    ],
    [
      'who asked cannot agree, whatever else they are',
      async (world) => {
        await asks(world, both, 'Saga Otherfamily');
        const window = world.windowOf(both);
        await window.says(`case ${ref}`);
        await window.opens({ on: ref });
        await window.presses('Decide on strike out');
        const fill = { 'Strike them out?': 'Yes: they go, for good' };
        assert.match(await window.presses('Save', { on: 'Strike them out?', fill }), /You asked for this/);
        assert.match(await stored(world), /Saga Otherfamily/);
      },
    ],
    [
      'Moira agrees: within a minute the name is in no document, no history and no print; all holds together',
      async (world) => {
        const window = world.windowOf(moira);
        await window.opens({ on: ref });
        await window.presses('Decide on strike out');
        const fill = { 'Strike them out?': 'Yes: they go, for good' };
        const agreed = await window.presses('Save', { on: 'Strike them out?', fill });
        assert.match(agreed, /The words are struck out[^]*within a minute/);
        const now = world.clock.now();
        await world.passesTo(new Date(Date.parse(now) + 60_000).toISOString());
        assert.doesNotMatch(await stored(world), /Saga|otherfamily/i);
        const { answers } = must(await world.caseOf(ref));
        assert.equal(
          answers['worries'],
          '(struck out) from next door brought two phones. His mother saw (struck out) on Friday.',
        );
        assert.match(world.windowOf(both).reads(), /The words you named are struck out/);
        const history = await window.sends('case.history', { ref });
        assert.match(JSON.stringify(history.card), /Words struck out/);
      },
    ],
    [
      'what is written since is as it was, and may be struck out by itself',
      async (world) => {
        await world.has(ref, updated());
        assert.match(await stored(world), /struck out/);
      },
    ],
  ],
  async () => openWorld({ council, people, faults: true }),
);
