import assert from 'node:assert/strict';
import fc from 'fast-check';
import { localIt, openTarget, type Target } from './target.ts';

type Value = null | boolean | number | string;
interface Row {
  id: string;
  pk: string;
  kind?: Value;
  n?: Value;
  s?: Value;
  list?: Value | Value[];
}

const value = fc.constantFrom<Value>(null, true, false, -1, 0, 1, 2.5, '', 'a', 'ab', 'b', 'ä', '\u{ffff}', '😀');
const row = fc.record(
  { kind: value, n: value, s: value, list: fc.oneof(fc.array(value, { maxLength: 3 }), value) },
  { requiredKeys: [] },
);
const quoted = value.map((given) => JSON.stringify(given));
const ordered = fc.constantFrom('0', '1', '2.5', '"a"', '"ab"', '"ä"', '"😀"');
const path = fc.constantFrom('c.kind', 'c.n', 'c.s', 'c.list', 'c.pk');
const predicate = fc.oneof(
  fc.tuple(path, quoted).map(([name, given]) => `${name} = ${given}`),
  fc.tuple(path, fc.constantFrom('<', '<=', '>', '>='), ordered).map((parts) => parts.join(' ')),
  fc.tuple(path, fc.array(quoted, { minLength: 1, maxLength: 3 })).map(([name, list]) => `${name} IN (${list.join()})`),
  fc.tuple(path, quoted).map(([name, given]) => `ARRAY_CONTAINS(${name}, ${given})`),
  quoted.map((given) => `ARRAY_CONTAINS(c.list, ${given})`),
);
const condition: fc.Arbitrary<string> = fc.letrec<{ all: string; joined: string }>((tie) => ({
  all: fc.oneof({ maxDepth: 3 }, predicate, tie('joined')),
  joined: fc
    .tuple(fc.constantFrom(' AND ', ' OR '), fc.array(tie('all'), { minLength: 2, maxLength: 3 }))
    .map(([word, parts]) => `(${parts.join(word)})`),
})).all;

const ids = async (target: Target, where: string, partitionKey: string | undefined): Promise<string[]> => {
  const options = { maxItemCount: 7, ...(partitionKey !== undefined && { partitionKey }) };
  const query = `SELECT c.id FROM c WHERE ${where}`;
  const { resources } = await target.container.items.query<{ id: string }>(query, options).fetchAll();
  return resources.map(({ id }) => id).toSorted();
};

describe('protocol: the index changes no answer', () => {
  let withIndex: Target;
  let without: Target;
  before(async () => {
    withIndex = await openTarget();
    without = await openTarget({ definition: { partitionKey: { paths: ['/pk'] } } });
    const rows = fc.sample(row, { numRuns: 80, seed: 7 });
    for (const [i, given] of rows.entries()) {
      for (const { container } of [withIndex, without]) {
        const document: Row = { ...given, id: `r${i}`, pk: `p${i % 5}` };
        // Every third document becomes what it is by a replacement, every fifth is deleted again.
        if (i % 3 === 0) await container.items.create({ ...rows[i + 1], id: document.id, pk: document.pk });
        await container.items.upsert(document);
        if (i % 5 === 4) await container.item(document.id, document.pk).delete();
      }
    }
  });
  after(async () => {
    await withIndex.close();
    await without.close();
  });

  it('random conditions select the same documents with and without it', async () => {
    const partition = fc.option(fc.constantFrom('p0', 'p3'), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(condition, partition, async (where, partitionKey) => {
        assert.deepEqual(await ids(withIndex, where, partitionKey), await ids(without, where, partitionKey));
      }),
      { numRuns: 150, seed: 11 },
    );
  });
});

const at = (second: number): number => Date.parse('2031-05-06T07:08:00Z') / 1000 + second;
const costSince = async ({ container }: Target, since: number): Promise<number> => {
  const query = { query: 'SELECT c.id FROM c WHERE c._ts >= @since', parameters: [{ name: '@since', value: since }] };
  return (await container.items.query(query).fetchAll()).requestCharge;
};

describe('protocol: the time of the last write', () => {
  const reason = 'the clock of _ts is given';
  let target: Target;
  let second = 0;
  before(async () => {
    target = await openTarget({ local: { now: () => at(second) * 1000 + 999 } });
    for (let i = 0; i < 20; i += 1)
      await target.container.items.create({ id: `old${i}`, pk: `p${i}`, kind: 'k', n: 1 });
    second = 10;
    await target.container.items.create({ id: 'new', pk: 'p1', kind: 'k', n: 2 });
    await target.container.items.create({ id: 'other', pk: 'p2', kind: 'other', n: 2 });
    second = 20;
    await target.container.items.upsert({ id: 'old3', pk: 'p3', kind: 'k', n: 1 });
  });
  after(() => target.close());

  const selects: readonly (readonly [where: string, selected: readonly string[]])[] = [
    [`c._ts >= ${at(10)}`, ['new', 'old3', 'other']],
    [`c._ts > ${at(10)}`, ['old3']],
    [`c._ts = ${at(10)}`, ['new', 'other']],
    [`c._ts > ${at(0)} AND c._ts < ${at(20)}`, ['new', 'other']],
    [`c.kind IN ('k', 'x') AND c._ts >= ${at(10)}`, ['new', 'old3']],
    [`c.n = 2 OR c._ts = ${at(20)}`, ['new', 'old3', 'other']],
    [`c._ts >= '${at(10)}'`, []],
    [`c._ts >= ${at(21)}`, []],
  ];
  for (const [where, selected] of selects) {
    localIt(`${where} selects ${selected.join(' and ') || 'nothing'}`, reason, async () => {
      assert.deepEqual(await ids(target, where, undefined), selected);
    });
  }

  localIt('a clock that is set back puts no write before what was seen', reason, async () => {
    second = -3600;
    await target.container.items.create({ id: 'afterwards', pk: 'p1' });
    assert.deepEqual(await ids(target, `c._ts >= ${at(20)}`, undefined), ['afterwards', 'old3']);
    await target.container.item('afterwards', 'p1').delete();
  });

  it('is indexed though the policy does not name it: what was not written since costs nothing', async () => {
    assert.ok((await costSince(target, at(0) + 1e9)) < (await costSince(target, 0)) / 2);
  });
});
