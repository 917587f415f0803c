// The fictional records: a picture that shows something, and a record on which an agency acts.
import assert from 'node:assert/strict';
import { readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/database.ts';
import { bea, ravi } from '../../src/demo/cast.ts';
import { putIn } from '../../src/demo/put.ts';
import { entityOf } from '../../src/demo/seed.ts';
import type { Instant } from '../../src/domain/time/calendar.ts';
import { createMatching } from '../../src/machine/matching.ts';
import { inferredIn } from '../../src/pages/around/inferred.ts';
import { whereAndWhen } from '../../src/pages/around/where-and-when.ts';
import { aroundFor, type Around } from '../../src/reading/links/around.ts';
import type { CosmosStore } from '../../src/store/cosmos.ts';
import { linkingOn, secret } from '../casework/links/on-store.ts';
import { newFolder } from '../journeys/people/data-folder.ts';
import { directory, must } from '../people/builders.ts';
import { embeddedInProcess } from '../worlds/in-process.ts';

describe('The fictional records', () => {
  const now: Instant = '2027-01-11T10:30:00.000Z';
  const flat = entityOf('flat');
  let database: Awaited<ReturnType<typeof openDatabase>>;
  let store: CosmosStore;
  let around: Around;
  before(async () => {
    database = await openDatabase(readConfig({ DATA_DIR: await newFolder() }), {
      syncsEachWrite: false,
      carrier: embeddedInProcess,
    });
    ({ store } = database);
    await store.directories.replace(directory, 'test');
    const machine = { now: () => now, nowMs: () => Date.parse(now) };
    await putIn({ ...store, matchKeysOf: createMatching(secret) }, directory, machine);
    const { reader } = linkingOn({ store: () => store, directory, now: () => now });
    around = must(await aroundFor(reader(), { record: flat }));
  });
  after(() => database.close());

  it('have a picture with cases, people, places and things, and lines of each kind', () => {
    const { dots, lines, left } = around;
    const shapes = Map.groupBy(dots, ({ shape }) => shape);
    assert.deepEqual([...shapes].map(([shape, { length }]) => `${shape} ${length}`).toSorted(), [
      'case 6',
      'person 3',
      'place 3',
      'thing 4',
    ]);
    assert.deepEqual(new Set(lines.map(({ sure }) => sure)), new Set(['confirmed', 'said']));
    assert.ok(lines.some(({ notFamily }) => notFamily));
    assert.equal(inferredIn(lines, flat).length, 2);
    assert.equal(left, 0);
  });

  it('say where and when, in more than one month', () => {
    const { months, rows } = whereAndWhen(around.dots, around.lines);
    assert.ok(months.length > 1, months.join());
    assert.equal(must(rows[0]).place.id, flat);
    assert.ok(rows.every(({ place }) => place.area !== undefined));
  });

  it('hold what housing and the police are asked to do about the flat', async () => {
    const actions = await store.entities.parts(flat, 'action');
    assert.deepEqual(
      actions.map(({ id, subType, agency, owner }) => [id, subType, agency, owner?.objectId]),
      [
        ['A1', 'tenancy', bea.agency, bea.objectId],
        ['A2', 'closure', ravi.agency, ravi.objectId],
      ],
    );
  });
});
