// A person who is kept out of a record finds nothing of it, over the real store: not on cards, pages, lists, pictures, in what is
// told, and not in who looked; nor of those that were merged into it before (docs/process.md P23.15).
import assert from 'node:assert/strict';
import { createAsk } from '../../../src/casework/read/ask.ts';
import { act } from '../../../src/casework/write/act.ts';
import { entities } from '../../../src/casework/write/matters.ts';
import type { Ports } from '../../../src/casework/ports/ports.ts';
import { tabCaller } from '../../../src/desk/tab-caller.ts';
import { mintCommandId, mintEntityId, type EntityId } from '../../../src/domain/kernel/ids.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { looksShown } from '../../../src/reading/looked/looked.ts';
import { aroundFor } from '../../../src/reading/links/around.ts';
import { entityTelling } from '../../../src/notices/entity/telling.ts';
import { commandIn, moira, must, ravi, someone, tess, withPeople } from '../../people/builders.ts';
import { opens, type EntityRow } from '../../people/entity-builders.ts';
import { openWorld, everybody, type World } from '../../worlds/harness.ts';
import { pagesOver, type PageWorld } from './page-world.ts';

const second = someone(450, 'Second Coordinator', { roles: ['coordinator'] });
const auditor = someone(451, 'Only Auditor', { roles: ['auditor', 'chair'] });
const council = withPeople(second, auditor);
const [stays, gone, unknown] = [1, 2, 3].map((n) => mintEntityId(new Uint8Array(8).fill(n))) as [
  EntityId,
  EntityId,
  EntityId,
];
const name = /laundrette|Sample Street/;
const named = (row: EntityRow, id: EntityId): EntityRow => [row[0], row[1], row[2], { ...row[3], id }] as EntityRow;

describe('Kept out of a record', () => {
  let world: World;
  let ports: Ports;
  let on: Pick<PageWorld, 'desk' | 'read'>;
  let presses = 0;
  beforeEach(async () => {
    world = await openWorld({ people: [...everybody, tess] });
    const { directories, machine } = world.ports;
    ports = {
      ...world.ports,
      // No one presses too much in too short a time.
      machine: { ...machine, nowMs: () => machine.nowMs() + 2000 * presses++ },
      directories: { ...directories, current: async () => council, newest: async () => council },
    };
    on = pagesOver(ports);
    await has(named(opens(), stays), stays);
    await has(named(opens(), gone), gone);
  });
  afterEach(() => world.stop());

  async function has(row: EntityRow, id: EntityId): Promise<void> {
    const outcome = await act(ports, entities, {
      id,
      command: commandIn(row),
      commandId: mintCommandId(world.clock.nowMs(), new Uint8Array(8).fill((presses += 1))),
      context: { actor: row[0], now: world.clock.now(), directory: council },
    });
    assert.equal(outcome.kind, 'done', `${row[2]} ${JSON.stringify(outcome)}`);
  }
  const press = async (who: Person, verb: string, data: Readonly<Record<string, string>>): Promise<string> =>
    JSON.stringify(
      await on.desk.press(tabCaller(who.objectId), verb, {
        ...data,
        command: mintCommandId(world.clock.nowMs() - 60_000, new Uint8Array(8).fill((presses += 1))),
      }),
    );
  const rootOf = async (id: EntityId) => must(await ports.entities.load(id)).value.root;
  const keepOut = (who: Person, id = stays, by = moira) =>
    press(by, 'entity.keep-out.go', { entity: id, person: who.objectId, why: 'Her cousin lives there.' });
  const merge = () => press(moira, 'entity.merge.into.go', { entity: gone, into: stays, why: 'One flat.' });
  const reader = (person: Person) => ({
    ports,
    ask: createAsk(ports),
    person,
    directory: council,
    now: world.clock.now(),
  });

  /** Nothing of it: the same as of a record that is not there. */
  async function findsNothing(who: Person, ids: readonly EntityId[]): Promise<void> {
    const blank = async (verb: string, id: EntityId) =>
      (await press(who, verb, { entity: id, into: unknown, mention: '' }))
        .replaceAll(id, 'ID')
        .replaceAll(/"command":"[^"]*"/g, '');
    for (const id of ids) {
      for (const verb of [
        'entity.open',
        'entity.close',
        'entity.actions',
        'entity.more',
        'entity.merge',
        'entity.view',
        'entity.keep-out',
        'entity.review',
      ])
        assert.equal(await blank(verb, id), await blank(verb, unknown), `${who.name} ${verb} ${id}`);
      assert.equal(await on.read(who, 'record', { id }), undefined);
      assert.equal(await aroundFor(reader(who), { record: id }), undefined);
      const telling = entityTelling({ root: await rootOf(id), directory: council, now: world.clock.now() });
      assert.equal(telling.cardFor(who, undefined), undefined);
      const looks = [{ reference: id }, { reference: unknown }];
      assert.deepEqual(await looksShown({ person: who }, ports, looks), [{ reference: unknown }], `looks at ${id}`);
    }
    const lists = [await press(who, 'entities', {}), JSON.stringify((await on.read(who, 'records')) ?? '')].join();
    for (const id of ids) assert.ok(!lists.includes(id), `${who.name} lists ${id}`);
  }
  async function finds(who: Person, id: EntityId): Promise<void> {
    assert.match(await press(who, 'entity.open', { entity: id }), name, `${who.name} ${id}`);
    assert.equal((await on.read(who, 'record', { id }))?.id, id);
    assert.deepEqual(await looksShown({ person: who }, ports, [{ reference: id }]), [{ reference: id }]);
  }

  it('there is no such record, for a chair and for a co-ordinator', async () => {
    for (const who of [tess, second]) {
      await finds(who, stays);
      assert.match(await keepOut(who), /Kept out/);
      await findsNothing(who, [stays]);
      await finds(moira, stays);
    }
  });

  it('nor those that were merged into it before, whichever was first', async () => {
    assert.match(await merge(), /Merged/);
    await keepOut(second);
    await findsNothing(second, [stays, gone]);
  });

  it('nor those that are merged into it since', async () => {
    await keepOut(second);
    assert.match(await merge(), /Merged/);
    await findsNothing(second, [stays, gone]);
  });

  it('old looks at the earlier number are closed with the record that it became a part of', async () => {
    await merge();
    await finds(auditor, stays);
    // A conflict that is declared after the merge is said of the record that stays alone.
    assert.match(await press(auditor, 'entity.conflict.go', { entity: stays, why: 'My cousin.' }), /conflict/i);
    assert.deepEqual((await rootOf(gone)).excluded, []);
    assert.deepEqual(await looksShown({ person: auditor }, ports, [{ reference: gone }, { reference: stays }]), []);
  });

  it('another person lets them in again, and everywhere', async () => {
    await merge();
    await keepOut(tess);
    const letIn = { entity: stays, person: tess.objectId, why: 'Another family.' };
    assert.match(await press(moira, 'entity.let-in', { entity: stays }), /someone else lets them in/);
    await press(moira, 'entity.let-in.go', letIn);
    assert.deepEqual((await rootOf(stays)).excluded, [tess.objectId]);
    assert.match(await press(second, 'entity.let-in.go', letIn), /Let in again/);
    await finds(tess, stays);
    assert.deepEqual([(await rootOf(stays)).excluded, (await rootOf(gone)).excluded], [[], []]);
  });

  it('what was merged into it and takes no press is named, and the same press again goes on', async () => {
    await merge();
    const all = ports.entities;
    const stops = (isStopped: boolean): void => {
      ports = {
        ...ports,
        entities: {
          ...ports.entities,
          load: async (id) => {
            const found = await all.load(id);
            return found && id === gone && isStopped
              ? { ...found, value: { ...found.value, moving: 'stopped' } }
              : found;
          },
        },
      };
      on = pagesOver(ports);
    };
    const left = new RegExp(`${gone}, merged into this record, could not be changed`);
    stops(true);
    assert.match(await keepOut(tess), left);
    assert.deepEqual([(await rootOf(stays)).excluded, (await rootOf(gone)).excluded], [[tess.objectId], []]);
    stops(false);
    assert.doesNotMatch(await keepOut(tess), left);
    assert.deepEqual((await rootOf(gone)).excluded, [tess.objectId]);
    const letIn = { entity: stays, person: tess.objectId, why: 'Another family.' };
    stops(true);
    assert.match(await press(second, 'entity.let-in.go', letIn), left);
    stops(false);
    await keepOut(tess);
    assert.doesNotMatch(await press(second, 'entity.let-in.go', letIn), left);
    assert.deepEqual((await rootOf(gone)).excluded, []);
  });

  it('not while they own an action of it', async () => {
    const asks = {
      text: 'Serve a closure notice.',
      owner: `police|${ravi.objectId}`,
      subType: 'patrol',
      priority: 'normal',
      due: '',
      needToKnow: 'Ask the neighbours.',
    };
    await has([moira, 1, 'addAction', asks], stays);
    assert.match(await keepOut(ravi), /owns A1/);
    assert.deepEqual((await rootOf(stays)).excluded, []);
  });
});
