// What is asked of an agency about a record, over the real store: who has it in their lists, what is told of it, what paper and
// exports and checks of the database know of it (docs/process.md P23.9).
import assert from 'node:assert/strict';
import { createAsk } from '../../../src/casework/read/ask.ts';
import { act, type Outcome } from '../../../src/casework/write/act.ts';
import { entities } from '../../../src/casework/write/matters.ts';
import { verify } from '../../../src/casework/check/verify.ts';
import type { EntityTypes } from '../../../src/domain/entity/table.ts';
import { mintCommandId } from '../../../src/domain/kernel/ids.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { actionsFor, actionsForChannel } from '../../../src/reading/action/list.ts';
import { seeEntity } from '../../../src/reading/entity/entities.ts';
import type { Reader } from '../../../src/reading/reader.ts';
import { commandIn, directory, greta, moira, must, pip, priya, ravi, tess } from '../../people/builders.ts';
import { entityId, opens, type EntityRow } from '../../people/entity-builders.ts';
import { ada } from '../../people/meeting-builders.ts';
import { readable } from '../../journeys/people/readable.ts';
import { everybody, openWorld, type World } from '../../worlds/harness.ts';
import { pagesOver } from './page-world.ts';

const asks = {
  text: 'Serve a closure notice on the premises.',
  owner: `police|${ravi.objectId}`,
  subType: 'patrol',
  priority: 'normal',
  due: '',
  needToKnow: 'Ask the neighbours first.',
};
const adds: EntityRow = [moira, 1, 'addAction', asks];
const restricts: EntityRow = [moira, 1, 'restrictEntity', { ground: 'highProfile', why: 'A councillor.' }];
/** What the record and its action say: of no post, mail, address or log. */
const secrets = /laundrette|Sample Street|closure notice|neighbours/i;

interface Checked {
  readonly audit: Parameters<typeof verify>[0];
}

describe('Actions on a record', () => {
  let world: World;
  let presses = 0;
  beforeEach(async () => {
    world = await openWorld({ people: [...everybody, tess] });
  });
  afterEach(() => world.stop());

  const press = async (row: EntityRow): Promise<Outcome<EntityTypes>> => {
    const { ports, clock } = world;
    presses += 1;
    return act(ports, entities, {
      id: entityId,
      command: commandIn(row),
      commandId: mintCommandId(clock.nowMs(), new Uint8Array(8).fill(presses)),
      context: { actor: row[0], now: new Date(clock.nowMs()).toISOString(), directory },
    });
  };
  const has = async (...rows: readonly EntityRow[]): Promise<void> => {
    for (const row of rows) {
      const outcome = await press(row);
      assert.equal(outcome.kind, 'done', `${row[2]} ${JSON.stringify(outcome)}`);
    }
  };
  const reader = (person: Person): Reader => {
    const { ports, clock } = world;
    const now = new Date(clock.nowMs()).toISOString();
    return { ports, ask: createAsk(ports), person, directory, now };
  };
  const listOf = async (person: Person) => {
    const { listed, outside } = await actionsFor(reader(person));
    return [listed.map(({ action }) => action.reference), outside.length];
  };
  const problems = async (): Promise<readonly string[]> => {
    const said: string[] = [];
    const { audit } = world.ports as typeof world.ports & Checked; // they are those of a store
    await verify(audit, world.clock.nowMs(), ({ reference, kind, what }) => {
      said.push(`${reference} ${kind}: ${what}`);
    });
    return said;
  };

  it('are in the list of those who carry them out, and of no one else; the channel has them', async () => {
    await has(opens(), adds);
    for (const person of [ravi, pip]) assert.deepEqual(await listOf(person), [[entityId], 0], person.name);
    for (const person of [priya, greta, ada]) assert.deepEqual(await listOf(person), [[], 0], person.name);
    assert.equal((await actionsForChannel(reader(ravi), ['police'])).length, 1);
  });

  it('of a restricted record: their owner has it, the agency knows that there is one, and its channel nothing', async () => {
    await has(opens(), adds, restricts);
    assert.deepEqual(await listOf(ravi), [[entityId], 0]);
    assert.deepEqual(await listOf(pip), [[], 1]);
    assert.equal((await actionsForChannel(reader(ravi), ['police'])).length, 0);
  });

  it('are read with it by the keeper and the chair; with a conflict by neither, and no list has them', async () => {
    await has(opens(), adds);
    for (const person of [moira, tess]) {
      const seen = await seeEntity(reader(person), entityId, 'record', 'Open');
      assert.deepEqual(
        seen?.actions?.map(({ action }) => action.id),
        ['A1'],
        person.name,
      );
    }
    for (const person of [priya, ravi, pip]) {
      assert.equal(await seeEntity(reader(person), entityId, 'record', 'Open'), undefined, person.name);
    }
    await has([tess, 1, 'conflictOverEntity', { why: 'My brother.' }]);
    assert.equal(await seeEntity(reader(tess), entityId, 'record', 'Open'), undefined);
    assert.deepEqual(await listOf(tess), [[], 0]);
  });

  it('are asked for on its page, which has what is asked first and More; in that the others are in groups', async () => {
    await has(opens());
    const { steps, called, kind } = must(await pagesOver(world.ports).read(moira, 'record', { id: entityId }));
    assert.deepEqual(
      [kind, called, ...steps.map(({ title }) => title)],
      ['Place', 'Flat over the laundrette', 'Write what we make of it', 'Add action', 'More'],
    );
    const more = readable(must((await world.windowOf(moira).sends('entity.more', { entity: entityId })).card));
    const [whole, dangers = ''] = more.split('Seldom, and hard to take back');
    assert.match(String(whole), /^# More\nPlace · ENT-/);
    assert.match(String(whole), /About the record[^]*With others[^]*Who reads it/);
    assert.doesNotMatch(more, /laundrette/);
    for (const title of ['Merge into', 'Keep person out', 'I have a conflict']) {
      assert.ok(dangers.includes(title), `${title}: ${more}`);
      assert.ok(!String(whole).includes(title), title);
    }
  });

  it('on paper they stand with what the record says, for those who read all of it', async () => {
    await has(opens(), adds);
    const pages = pagesOver(world.ports);
    const print = must(await pages.read(moira, 'printRecord', { id: entityId }));
    const [actions] = print.sections.filter(({ title }) => title === 'Actions');
    assert.match(JSON.stringify(actions), /ENT-\w{4}-\w{4}\/A1.*closure notice.*Ravi/);
    for (const person of [priya, ravi, pip]) {
      assert.equal(await pages.read(person, 'printRecord', { id: entityId }), undefined, person.name);
    }
  });

  it('stopped after the write: the bot that starts again tells the owner once, without a word of what it is about', async () => {
    await has(opens());
    await world.settled();
    await has(adds);
    await world.restart();
    await world.settled();
    await world.restart();
    await world.settled();
    const cards = world.teams.calls
      .map((call) => JSON.stringify(call))
      .filter((text) => text.includes(`${entityId}/A1`));
    assert.equal(cards.length, 1);
    for (const call of world.teams.calls) assert.doesNotMatch(JSON.stringify(call), secrets);
    for (const line of world.log) assert.doesNotMatch(line, secrets);
    for (const { text } of await world.mails()) assert.doesNotMatch(text, secrets);
    assert.deepEqual(await problems(), []);
  });
});
