// Parts of several kinds in one reading, however many kinds there are.
import assert from 'node:assert/strict';
import type { MatterTypes } from '../../../src/domain/matter/matter.ts';
import { caseMatter } from '../../../src/domain/case/whole/case.ts';
import { partsOf, type Shape } from '../../../src/store/matters/matter-store.ts';
import { kindsAtOnce } from '../../../src/store/queries/queries.ts';
import type { Items } from '../../../src/store/sdk/items.ts';

const kinds = Array.from({ length: 10 }, (_none, place) => `kind${place}`);
/** Two parts of each kind lie in the partition; a query gives those of the kinds that it names. */
const stored = kinds.flatMap((kind) => [2, 1].map((number) => ({ kind, part: { id: `${kind}-${number}` } })));
const asked: string[][] = [];
const items = {
  inPartition: (_query: unknown, _id: string, named: Readonly<Record<string, string>>) => {
    asked.push(Object.values(named).filter((kind) => kind !== ''));
    return Promise.resolve(stored.filter(({ kind }) => Object.values(named).includes(kind)));
  },
} as unknown as Items; // what `partsOf` asks of it
const shape = {
  parts: Object.fromEntries(
    kinds.map((kind) => [kind, { kind, indexed: () => ({}), partIn: (raw: (typeof stored)[number]) => raw.part }]),
  ),
} as unknown as Shape<MatterTypes>; // a matter of ten kinds of parts

describe('Parts of several kinds', () => {
  it('are as many at once as a case has', () => {
    assert.equal(kindsAtOnce, Object.keys(caseMatter.parts).length);
  });

  it('come of ten kinds too, each under its name, none asked for twice', async () => {
    const found: Readonly<Record<string, readonly unknown[] | undefined>> = await partsOf(items, shape, 'X-1', kinds);
    assert.deepEqual(Object.keys(found), kinds);
    for (const kind of kinds) assert.deepEqual(found[kind]?.length, 2, kind);
    assert.deepEqual(asked.flat(), kinds);
  });

  it('of no kind ask nothing', async () => {
    const before = asked.length;
    assert.deepEqual(await partsOf(items, shape, 'X-1', []), {});
    assert.equal(asked.length, before);
  });
});
