// The council in the store: in force at once on every instance, begun once, taken from its file, and never what no fact vouches for.
import assert from 'node:assert/strict';
import { act } from '../../../src/casework/write/act.ts';
import { hashOf } from '../../../src/casework/write/hashing.ts';
import { councils } from '../../../src/casework/write/matters.ts';
import { verify, verifyDirectory } from '../../../src/casework/check/verify.ts';
import { beginningCouncil } from '../../../src/casework/migrate/council.ts';
import { newestForm } from '../../../src/casework/ports/form-ports.ts';
import { directoryChanged, importDirectory, type DirectoryFile } from '../../../src/casework/read/import-directory.ts';
import { canonical } from '../../../src/domain/kernel/canonical.ts';
import { mostBytes } from '../../../src/domain/matters/matters.ts';
import type { CommandId } from '../../../src/domain/kernel/ids.ts';
import type { Person } from '../../../src/domain/people/actor.ts';
import { personIn, type Directory } from '../../../src/domain/people/directory.ts';
import type { CosmosStore } from '../../../src/store/cosmos.ts';
import { formDocument } from '../../../src/store/form.ts';
import { storyMachine } from '../../specimens/played.ts';
import { dot, command, councilFile } from '../../people/council-builders.ts';
import { monday10, must, priya, someone } from '../../people/builders.ts';
import * as make from '../fixture.ts';
import { faultOf, localIt } from '../fixture.ts';

const machine = { ...storyMachine, now: () => monday10 };
const fileOf = (directory: Directory): DirectoryFile => ({ directory, hash: hashOf(canonical(directory)) });
const inTeam = (file: Directory, { objectId }: Person, team: string): Directory => ({
  ...file,
  people: file.people.map((one) => (one.objectId === objectId ? { ...one, team } : one)),
});

const teamIn = async (on: CosmosStore) => personIn(await on.directories.newest(), priya.objectId)?.team;

const problems = async (on: CosmosStore): Promise<readonly string[]> => {
  const found: string[] = [];
  const tell = ({ reference, kind }: { readonly reference: string; readonly kind: string }) =>
    void found.push(`${reference} ${kind}`);
  await verifyDirectory(on.directories, undefined, newestForm, tell);
  await verify(on.audit, Date.parse(monday10), tell, newestForm);
  return found;
};

const begin = (on: CosmosStore) => beginningCouncil({ ...on, machine })();

const rolesIn = async (on: CosmosStore) => personIn(await on.directories.newest(), priya.objectId)?.roles;

const crowd = (count: number) =>
  Array.from({ length: count }, (_none, n) =>
    someone(10_000 + n, `Fictional Person ${n}`, {
      team: `Locality ${n % 40}`,
      manager: dot.objectId,
      email: `fictional.person.${n}@example.org`,
    }),
  );

describe('The council in the store', () => {
  let target: make.Target;
  let store: CosmosStore;
  let other: CosmosStore;
  let warned: string[];
  let pressed = 0;
  beforeEach(async () => {
    target = await make.openTarget();
    [store, other] = [await target.open(), await target.open()];
    warned = [];
  });
  afterEach(() => target.close());

  const log = { info: () => undefined, warn: (event: string) => void warned.push(event), error: () => undefined };
  const takes = (on: CosmosStore, file?: DirectoryFile) => importDirectory({ ...on, machine }, file, log);
  const press = async (on: CosmosStore, step: string, input: object, actor = dot) => {
    pressed += 1;
    return act({ ...on, machine }, councils, {
      id: 'council',
      command: command(step, input),
      commandId: `press-${pressed}` as CommandId,
      context: { actor, now: monday10, directory: await on.directories.newest() },
      newest: async () => on.directories.newest(),
    });
  };
  const moved = (on: CosmosStore, team: string) => {
    const { roles, ...rest } = priya;
    return press(on, 'changePerson', { ...rest, roles: roles.join(','), team, reason: 'Moved.' });
  };
  const root = async () => must((await target.stored('council')).find(({ id }) => id === 'council'));

  /** Of each read of its document meanwhile: whether it was asked only if it has changed. */
  const ofDocument = async (work: () => Promise<unknown>): Promise<readonly boolean[]> => {
    const before = target.seen.length;
    await work();
    return target.seen
      .slice(before)
      .filter(({ kind, path }) => kind === 'read' && path.at(-1) === 'council')
      .map(({ headers }) => headers['if-none-match'] !== undefined);
  };

  const tampered = async () => {
    const document = await root();
    const record = document['record'] as { readonly root: Directory };
    const people = record.root.people.map((one) =>
      one.objectId === priya.objectId ? { ...one, roles: [...one.roles, 'coordinator'] } : one,
    );
    return { ...document, record: { ...record, root: { ...record.root, people } } };
  };

  it('is begun with the first file, and a change is in force at once on both instances', async () => {
    await takes(store, fileOf(councilFile()));
    assert.deepEqual(await other.directories.newest(), councilFile());
    assert.equal((await moved(store, 'Locality West')).kind, 'done');
    assert.deepEqual([await teamIn(store), await teamIn(other)], ['Locality West', 'Locality West']);
    // What decides is decided by it: on the other instance too.
    assert.equal((await press(other, 'changePerson', {}, priya)).kind, 'refused');
    assert.deepEqual(await problems(store), []);
  });

  localIt('costs one conditional read, and none within two seconds, as a document of its own did', async () => {
    await takes(store, fileOf(councilFile()));
    await store.directories.current();
    assert.deepEqual(await target.requestsOf(() => store.directories.current()), []);
    assert.deepEqual(await target.requestsOf(() => store.directories.newest()), ['read']);
    assert.notEqual(target.seen.at(-1)?.headers['if-none-match'], undefined);
    const same = await store.directories.newest();
    assert.equal(await store.directories.newest(), same);
  });

  localIt('is asked for once by all who ask while it is asked for, after that has ended', async () => {
    await takes(store, fileOf(councilFile()));
    await store.directories.current();
    const all = async () => Promise.all(Array.from({ length: 20 }, async () => store.directories.newest()));
    assert.deepEqual(await target.requestsOf(all), ['read', 'read']);
    const asked = all();
    await moved(other, 'Locality West');
    await asked;
    assert.equal(await teamIn(store), 'Locality West');
  });

  localIt('is read whole once a version: a press that changes it asks whether it is still that', async () => {
    await takes(store, fileOf(councilFile()));
    await store.directories.newest();
    const asked = await ofDocument(() => moved(store, 'Locality West'));
    assert.ok(asked.length >= 2 && asked.every(Boolean), asked.join());
    assert.deepEqual([await teamIn(store), await teamIn(other)], ['Locality West', 'Locality West']);
  });

  it('is begun once, whichever instances start at once; a file taken twice undoes nothing', async () => {
    const file = fileOf(councilFile());
    await Promise.all([takes(store, file), takes(other, file)]);
    await moved(store, 'Locality West');
    await Promise.all([takes(store, file), takes(other, file)]);
    assert.equal(await teamIn(store), 'Locality West');
    const facts = (await target.stored('council')).filter(({ kind }) => kind === 'fact');
    assert.equal(facts.length, 2);
  });

  it('is in force at once where it was changed, also for what is looked up', async () => {
    await takes(store, fileOf(councilFile()));
    const team = async () => personIn(await store.directories.current(), priya.objectId)?.team;
    assert.equal(await team(), priya.team);
    await moved(store, 'Locality West');
    assert.equal(await team(), 'Locality West');
    await takes(store, fileOf(inTeam(councilFile(), priya, 'Locality South')));
    assert.equal(await team(), 'Locality South');
  });

  it('takes what its file changed, and no more', async () => {
    await takes(store, fileOf(councilFile()));
    await moved(store, 'Locality West');
    const next = { ...councilFile(), settings: { ...councilFile().settings, glassHours: 12 } };
    await takes(other, fileOf(next));
    assert.deepEqual(
      [await teamIn(store), (await store.directories.newest()).settings.glassHours],
      ['Locality West', 12],
    );
    assert.equal((await store.directories.stored())?.hash, fileOf(next).hash);
  });

  it('is begun with the stored directory when its form comes, by whoever is first; until then that is the directory', async () => {
    await target.put(formDocument(6), 'directory');
    const [old, beside] = [await target.open(), await target.open()];
    await takes(old, fileOf(councilFile()));
    assert.deepEqual(await target.stored('council'), []);
    assert.deepEqual(await old.directories.newest(), councilFile());
    assert.equal((await press(old, 'changePerson', {})).kind, 'refused');
    await target.put(formDocument(), 'directory');
    assert.deepEqual((await Promise.all([begin(old), begin(beside)])).toSorted()[0], 'begun');
    assert.equal(await begin(old), 'there');
    assert.deepEqual(await beside.directories.newest(), councilFile());
    // The file of that day undoes nothing at the next start.
    await moved(old, 'Locality West');
    await takes(beside, fileOf(councilFile()));
    assert.equal(await teamIn(old), 'Locality West');
    assert.deepEqual([await problems(old), warned], [[], []]);
  });

  it('is not begun with a document that was changed: the file is taken, and it is told', async () => {
    await target.put(formDocument(6), 'directory');
    const old = await target.open();
    await takes(old, fileOf(councilFile()));
    const [document] = await target.stored('directory', 'directory');
    const changed = { ...must(document), directory: inTeam(councilFile(), priya, 'Locality South') };
    await target.put(changed as never, 'directory');
    await target.put(formDocument(), 'directory');
    await old.forms.refresh();
    assert.equal(await beginningCouncil({ ...old, machine })(), 'changed');
    assert.deepEqual(await target.stored('council'), []);
    await takes(old, fileOf(councilFile()));
    assert.deepEqual([await teamIn(old), warned], [priya.team, [directoryChanged]]);
  });

  describe('that was changed in the database', () => {
    beforeEach(async () => {
      await takes(store, fileOf(councilFile()));
      await moved(store, 'Locality West');
    });

    it('is never in force, is told, and is written over by the next fact', async () => {
      await target.put((await tampered()) as never);
      assert.deepEqual(
        [await rolesIn(store), await rolesIn(await target.open())],
        [['practitioner'], ['practitioner']],
      );
      assert.deepEqual(await problems(store), ['directory directory', 'council replay']);
      await takes(store, fileOf(councilFile()));
      assert.deepEqual(warned, [directoryChanged]);
      await moved(other, 'Locality South');
      assert.deepEqual([await rolesIn(store), await teamIn(store)], [['practitioner'], 'Locality South']);
      assert.deepEqual(await problems(store), []);
    });

    it('is not vouched for by a fact that was changed to fit', async () => {
      const document = await tampered();
      const { root: made } = document.record;
      const fact = must((await target.stored('council')).find(({ id }) => id === 'fact-000002'));
      const fits = { ...(fact['fact'] as object), vouches: hashOf(canonical(made)) };
      await target.put({ ...fact, fact: fits } as never);
      await target.put(document as never);
      assert.equal((await faultOf((await target.open()).directories.newest())).reason, 'unreadable');
      assert.ok((await problems(store)).includes('council chain'));
    });

    it('is not what it was before, put back with the fact that vouched for it', async () => {
      const before = await root();
      await moved(store, 'Locality South');
      await target.put(before as never);
      assert.equal(await teamIn(await target.open()), 'Locality South');
      assert.ok((await problems(store)).includes('directory directory'));
    });

    it('is not another directory beside it, once the council is taken away', async () => {
      await target.put({ ...(await root()), record: {} } as never);
      assert.equal(await teamIn(await target.open()), 'Locality West');
      assert.ok((await problems(store)).includes('directory directory'));
    });
  });

  it('of 600 people fits well, and of 5,000', async () => {
    const sizes: number[] = [];
    for (const count of [600, 5000]) {
      await takes(store, fileOf(councilFile(...crowd(count))));
      sizes.push(JSON.stringify(await root()).length);
      assert.equal((await other.directories.newest()).people.length, councilFile().people.length + count);
    }
    await moved(other, 'Locality West');
    assert.equal(await teamIn(store), 'Locality West');
    const most = mostBytes.council;
    assert.ok(must(sizes[0]) < most / 8 && must(sizes[1]) < most, sizes.join());
    assert.deepEqual(
      (await problems(store)).filter((one) => !one.endsWith('large')),
      [],
    );
  });

  it('that would be too large is refused, and the one in force stays', async () => {
    await takes(store, fileOf(councilFile()));
    await assert.rejects(takes(store, fileOf(councilFile(...crowd(7000)))), /not taken: .*holds as much as it can/);
    assert.equal(
      (await other.directories.newest()).people.some(({ name }) => name === dot.name),
      true,
    );
  });
});
