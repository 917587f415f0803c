// Who is told of a fact about a record, and whose card it changes (docs/process.md P23.3).
import assert from 'node:assert/strict';
import { bea } from '../../../src/demo/cast.ts';
import { entityMatter } from '../../../src/domain/entity/table.ts';
import { entityNotices } from '../../../src/notices/entity/rows.ts';
import { entityCardKey } from '../../../src/notices/keys.ts';
import { directory, later, moira, monday10, ravi } from '../../people/builders.ts';
import { accepts, entityAfter, entityFact, reports, views, type EntityRow } from '../../people/entity-builders.ts';

/** Who is told of the last of these, once the reporter and the co-ordinator have a card. */
function toldOf(
  last: EntityRow,
  ...before: readonly EntityRow[]
): { readonly rings: unknown; readonly changes: unknown } {
  const root = entityAfter(before);
  const fact = entityFact(root, last, later(monday10, 60));
  assert.ok(typeof fact !== 'string', 'it may be taken');
  const called = [bea, moira].map(({ objectId }) => entityCardKey(objectId));
  const all = entityNotices({ before: { root }, after: entityMatter.evolve({ root }, fact), fact, directory, called });
  const of = (rings: boolean) => all.filter((one) => one.rings === rings).map(({ person }) => person);
  return { rings: of(true), changes: of(false) };
}

describe('A record that was reported', () => {
  it('calls the person who reported it once it is taken up', () => {
    assert.deepEqual(toldOf(accepts(), reports()), { rings: [bea.objectId], changes: [moira.objectId] });
  });

  it('tells that person nothing of what is made of it, nor who is asked: their card says neither', () => {
    const asks: EntityRow = [moira, 1, 'askAgencies', { agencies: 'police' }];
    for (const step of [views(), asks]) {
      const { rings, changes } = toldOf(step, reports(), accepts());
      assert.deepEqual(changes, [moira.objectId], step[2]);
      assert.equal(JSON.stringify(rings).includes(ravi.objectId), step === asks, step[2]);
      assert.ok(!JSON.stringify(rings).includes(bea.objectId), step[2]);
    }
  });
});
