import assert from 'node:assert/strict';
import { accountIt, docsOf, openTarget, raw, type Target } from './target.ts';

interface Doc {
  id: string;
  pk: string;
  [name: string]: unknown;
}

/** Every kind of value under `v`, one of them missing; `m` and `M` are different properties. */
const documents: Doc[] = [
  { id: 'number', pk: 'p1', kind: 'k', v: 5, n: 5, deep: { er: 'x', est: 1 }, case: { order: 1 }, m: 'Mixed' },
  { id: 'zero', pk: 'p2', kind: 'k', v: 0, n: 0, list: [] },
  { id: 'text', pk: 'p3', kind: 'k', v: '5', s: 'Police', list: ['a', 'b'], M: 'Mixed' },
  { id: 'lower', pk: 'p4', kind: 'k', v: 'a', s: 'police', list: ['A', 1, null, true] },
  { id: 'null', pk: 'p5', kind: 'k', v: null, list: 'a' },
  { id: 'true', pk: 'p6', kind: 'k', v: true },
  { id: 'false', pk: 'p7', kind: 'k', v: false },
  { id: 'object', pk: 'p8', kind: 'other', v: { a: 1 } },
  { id: 'array', pk: 'p9', kind: 'other', v: [5] },
  { id: 'missing', pk: 'p10', kind: 'other' },
];

const parts = (count: number, word: string): string => Array.from({ length: count }, () => 'c.v = 1').join(word);
const nested = (depth: number): string => `${'('.repeat(depth)}c.v = 5${')'.repeat(depth)}`;

describe('protocol: what a query selects', () => {
  let target: Target;
  before(async () => {
    target = await openTarget();
    for (const document of documents) await target.container.items.create(document);
  });
  after(() => target.close());

  const select = async (where: string, values: Record<string, unknown> = {}): Promise<string> => {
    const parameters = Object.entries(values).map(([name, value]) => ({ name: `@${name}`, value: value as never }));
    const query = { query: `SELECT c.id FROM c WHERE ${where}`, parameters };
    const { resources } = await target.container.items.query<Doc>(query).fetchAll();
    return resources
      .map(({ id }) => id)
      .toSorted()
      .join(' ');
  };

  // SQLite takes 500 terms in one compound SELECT; the other 598 of the values are of no document.
  accountIt('600 values of an indexed path, in an IN or between ORs, across partitions and in one', async () => {
    const values = ['Police', ...Array.from({ length: 598 }, (_, i) => `none ${i}`), 'police'];
    const quoted = values.map((value) => `'${value}'`);
    assert.equal(await select(`c.s IN (${quoted.join()})`), 'lower text');
    assert.equal(await select(`c.kind = 'other' OR c.s IN (${quoted.join()})`), 'array lower missing object text');
    const query = `SELECT c.id FROM c WHERE c.s IN (${quoted.join()})`;
    const { resources } = await target.container.items.query<Doc>(query, { partitionKey: 'p3' }).fetchAll();
    assert.deepEqual(
      resources.map(({ id }) => id),
      ['text'],
    );
  });

  const cases: [where: string, values: Record<string, unknown>, selected: string][] = [
    ['c.v = 5', {}, 'number'],
    ['c.v = @v', { v: '5' }, 'text'],
    ['c.v = null', {}, 'null'],
    ['c.v = true', {}, 'true'],
    ['c.v = @v', { v: false }, 'false'],
    ['c.v > -1', {}, 'number zero'],
    ['c.v >= 5', {}, 'number'],
    ['c.v > 5', {}, ''],
    ['c.v < 5', {}, 'zero'],
    ['c.v <= 0', {}, 'zero'],
    ["c.v > ''", {}, 'lower text'],
    ["c.v >= 'a'", {}, 'lower'],
    ['c.v < 1e3', {}, 'number zero'],
    ['c.v IN (5, @v, null)', { v: 'a' }, 'lower null number'],
    ['c.v = 5 OR c.missing = 1', {}, 'number'],
    ["c.kind = 'other' OR c.v = 5 AND c.n = 6", {}, 'array missing object'],
    ["(c.kind = 'other' OR c.v = 5) AND c.n = 5", {}, 'number'],
    ['c.v in (5, null) and c.deep.er = "x"', {}, 'number'],
    ["c.deep.er = 'x'", {}, 'number'],
    ['c["deep"]["est"] = 1', {}, 'number'],
    ["c.deep = 'x'", {}, ''],
    ["ARRAY_CONTAINS(c.list, 'a')", {}, 'text'],
    ['ARRAY_CONTAINS(c.list, @v)', { v: 1 }, 'lower'],
    ["ARRAY_CONTAINS(c.list, 'a') AND ARRAY_CONTAINS(c.list, 'b')", {}, 'text'],
    ["c.list = 'a'", {}, 'null'],
    ['c.n > 0 AND c.n < 5', {}, ''],
    ['ARRAY_CONTAINS(c.list, null)', {}, 'lower'],
    ['ARRAY_CONTAINS(c.list, true)', {}, 'lower'],
    // Neither names nor values are folded to lower case.
    ["c.m = 'Mixed'", {}, 'number'],
    ["c.M = 'Mixed'", {}, 'text'],
    ["c.m = 'mixed'", {}, ''],
    ["c.s = 'Police'", {}, 'text'],
    ['c.constructor = 1', {}, ''],
    [`c.s = 'it''s' OR c.v = 5`.replace("''", String.raw`\'`), {}, 'number'],
  ];
  for (const [where, values, selected] of cases) {
    accountIt(`${where} ${Object.keys(values).length > 0 ? JSON.stringify(values) : ''}`.trimEnd(), async () => {
      assert.equal(await select(where, values), selected);
    });
  }

  accountIt('a projection keeps the last name of each path and leaves out what is missing', async () => {
    const { resources } = await target.container.items
      .query("SELECT c.n, c.deep.er, c.absent FROM c WHERE c.id = 'number'")
      .fetchAll();
    assert.deepEqual(resources, [{ n: 5, er: 'x' }]);
  });

  accountIt('a projection is of the document as it is now', async () => {
    const { items } = target.container;
    const query = "SELECT c.step FROM c WHERE c.id = 'changing' AND c.pk = 'p1'";
    for (const step of [1, 2]) {
      await items.upsert({ id: 'changing', pk: 'p1', step });
      assert.deepEqual((await items.query(query).fetchAll()).resources, [{ step }]);
    }
    await target.container.item('changing', 'p1').delete();
  });

  accountIt('a property whose name is a reserved word is reached in brackets only', async () => {
    const selected = await target.container.items
      .query('SELECT c["case"]["order"] FROM c WHERE c["case"]["order"] = 1')
      .fetchAll();
    assert.deepEqual(selected.resources, [{ order: 1 }]);
    for (const query of [
      'SELECT c.case.pk FROM c',
      'SELECT * FROM c WHERE c.Value = 1',
      'SELECT * FROM c WHERE c.n = 1 OR c["case"].ORDER = 1',
      'SELECT * FROM value',
    ]) {
      await assert.rejects(target.container.items.query(query).fetchAll(), { code: 400 }, query);
    }
  });

  accountIt('SELECT * gives the document with the properties of the system', async () => {
    const { resources } = await target.container.items.query<Doc>("select * from x where x.id = 'number'").fetchAll();
    const read = await target.container.item('number', 'p1').read();
    assert.deepEqual(resources, [read.resource]);
  });

  accountIt('a parameter without a value is an error', async () => {
    await assert.rejects(select('c.v = @nobody'), { code: 400 });
  });

  const status = async (where: string): Promise<number> => {
    const headers = { 'x-ms-documentdb-isquery': 'true', 'x-ms-documentdb-query-enablecrosspartition': 'true' };
    const body = { query: `SELECT c.id FROM c WHERE ${where}` };
    return (await raw(target, { method: 'POST', path: docsOf(target), headers, body })).status;
  };
  accountIt('a query larger than an account takes is 400', async () => {
    for (const where of [
      parts(502, ' OR '),
      parts(502, ' AND '),
      `c.v IN (${Array.from({ length: 16_001 }, (_, i) => i).join()})`,
      nested(129),
      nested(20_000),
      `c.s = '${'x'.repeat(262_144)}'`,
    ]) {
      assert.equal(await status(where), 400, where.slice(0, 40));
    }
    for (const where of [parts(501, ' OR '), nested(100)]) assert.equal(await status(where), 200, where.slice(0, 40));
  });

  accountIt('a query that is no query is 400', async () => {
    for (const query of [
      'SELEC * FROM c',
      'SELECT * FROM c WHERE',
      'SELECT * FROM c WHERE (c.v = 5',
      "SELECT * FROM c WHERE c.s = 'x",
      'SELECT * FROM c WHERE c.v = 05',
      'SELECT * FROM c WHERE c.v = @1',
      'SELECT * FROM c WHERE c.v = 5x',
    ]) {
      await assert.rejects(target.container.items.query(query).fetchAll(), { code: 400 }, query);
    }
  });
});
