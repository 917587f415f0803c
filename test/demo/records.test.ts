// The fictional records: a picture that shows something, and a record on which an agency acts.
import assert from 'node:assert/strict';
import type { Database } from '../../src/database.ts';
import { bea, ravi } from '../../src/demo/cast.ts';
import { entityOf } from '../../src/demo/seed.ts';
import type { Instant } from '../../src/domain/time/calendar.ts';
import { inferredIn } from '../../src/pages/around/inferred.ts';
import { whereAndWhen } from '../../src/pages/around/where-and-when.ts';
import { aroundFor, type Around } from '../../src/reading/links/around.ts';
import type { CosmosStore } from '../../src/store/cosmos.ts';
import { linkingOn } from '../casework/links/on-store.ts';
import { directory, must } from '../people/builders.ts';
import { madeOn, openIn } from './made.ts';

describe('The fictional records', () => {
  const now: Instant = '2027-01-11T10:30:00.000Z';
  const flat = entityOf('flat');
  let database: Database;
  let store: CosmosStore;
  let around: Around;
  before(async () => {
    database = await openIn((await madeOn(now)).folder);
    ({ store } = database);
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
